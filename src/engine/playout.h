/* Seeded plays to the end, and what a seat can foresee. Forecasts, the
 * planner and play-testing all use these. */
#ifndef ENGINE_PLAYOUT_H
#define ENGINE_PLAYOUT_H

#include "engine/policy.h"
#include "engine/step.h"

/* How to play out. `policies` has one enum policy an actor; NULL: each
 * actor's own. `scratch` as policy_scratch() says (NULL where nobody plays by
 * `planner`). */
struct playout {
    const struct model *model;
    const uint8_t *policies;
    void *scratch;
};

/* Plays one turn in place; `fixed` as in playout_moves(). */
void playout_turn(const struct playout *playout, int32_t *world,
                  struct move fixed);

/* Plays `world` (in place) to its end; returns the turns played. */
int32_t playout_run(const struct playout *playout, int32_t *world);

/* Chooses for every decision of the scene by policy, except `fixed`
 * (decision -1: none), which is taken as it is. */
void playout_moves(const struct playout *playout, const int32_t *world,
                   struct move fixed, struct moves *moves);

/* The world as `actor` (-1: somebody without a seat) must imagine it, number
 * `number`: unknowns it does not know are redrawn, meters hidden from it stand
 * at their start, consequences it was not told of are left out, and the dice
 * are of a seed that does not depend on the play's. */
void foresight_world(const struct model *model, const int32_t *world,
                     int32_t actor, int32_t number, int32_t *imagined);

/* Whether `actor` (-1 as above) was told of a consequence
 * when it was sent: it has a label, and the actor may see what sends it. */
bool foresight_told(const struct model *model, int32_t consequence,
                    int32_t actor);

/* Whether `actor` (-1 as above) may see a meter or scene that is shown so, in
 * play. */
bool foresight_shown(const struct show *show, int32_t actor);

/* How the meters may go if a move is made: over `plays` imagined play-outs
 * (all seats by `weights`), the 10th, 50th and 90th percentile after 1 to
 * `turns` turns. fans[meter * turns + turn - 1]; a play that is over keeps
 * its last value. The seat is that of the move's decision. Scratch comes
 * from `arena`. */
struct fan {
    int32_t low, middle, high;
};
struct fan_query {
    const struct model *model;
    const int32_t *world;
    struct move move;
    int32_t plays, turns;
};
void foresight_fan(const struct fan_query *query, struct fan *fans,
                   struct arena *arena);

#endif
