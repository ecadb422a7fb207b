/* Seeded plays to the end, and what a seat can foresee. Forecasts, the
 * planner and play-testing all use these. */
#ifndef ENGINE_PLAYOUT_H
#define ENGINE_PLAYOUT_H

#include "engine/policy.h"
#include "engine/step.h"

/* Plays `world` (in place) to its end: each actor by policies[actor]; where
 * `policies` is NULL by the actor's own. `other` is a second block of
 * world_size(), `scratch` as policy_scratch() says. `visit` (may be NULL) is
 * called with each move set before it is applied. Returns turns played. */
struct playout_visitor {
    void (*visit)(void *context, const int32_t *world,
                  const struct moves *moves);
    void *context;
};
int32_t playout_run(const struct model *model, int32_t *world, int32_t *other,
                    const uint8_t *policies, void *scratch,
                    const struct playout_visitor *visitor);

/* Chooses for every decision of the scene by policy, except that of
 * `fixed_decision` (-1: none), which takes `fixed_option`. */
void playout_moves(const struct model *model, const int32_t *world,
                   const uint8_t *policies, int32_t fixed_decision,
                   int32_t fixed_option, void *scratch, struct moves *moves);

/* The world as `actor` must imagine it, number `number`: unknowns it does
 * not know are redrawn, meters hidden from it stand at their start,
 * consequences it was not told of are left out, and the dice are of a seed
 * that does not depend on the play's. */
void foresight_world(const struct model *model, const int32_t *world,
                     int32_t actor, int32_t number, int32_t *imagined);

/* How a meter may go if `actor` takes `option` in `decision`: over `plays`
 * imagined play-outs (all seats by `weights`), the 10th, 50th and 90th
 * percentile after 1 to `turns` turns. fans[meter * turns + turn - 1]; a
 * play that is over keeps its last value. */
struct fan {
    int32_t low, middle, high;
};
void foresight_fan(const struct model *model, const int32_t *world,
                   int32_t decision, int32_t option, int32_t plays,
                   int32_t turns, struct fan *fans, struct arena *arena);

#endif
