/* What the worlds of all plays of a model have in common: bounds of all that
 * an expression reads, worked out from the file alone. Whatever a play can
 * come to is within them; the other way round nothing follows. Private to
 * check*.c. */
#ifndef SCENARIO_CHECK_WORLD_H
#define SCENARIO_CHECK_WORLD_H

#include "scenario/doubt.h"
#include "scenario/expr.h"
#include "scenario/limits.h"

/* When a scene can be the present one. */
struct scene_turns {
    int32_t first, last; /* turns; first 0: never */
    int32_t count;       /* of such turns */
    int32_t steps;       /* scenes on the shortest way, its own included,
                            whatever conditions say; 0: there is none */
};

/* How far blocks move a meter. */
struct meter_moves {
    int64_t set_low, set_high; /* the range of all `set`, start included */
    int64_t up, down;          /* in one turn at most, from 0 */
};

/* What an actor can have done, over all its decisions. */
struct actor_acts {
    uint64_t means, signals; /* bit i: of an option that it may choose */
    int32_t rung_high;
    bool decides;
};

/* A part of the work is done only while there is some left, so that no file
 * takes long; where none is left, everything may be. */
#define CHECK_WORK 1500000

struct world {
    const struct model *model;
    const struct doubt *doubt; /* what may be otherwise; NULL: nothing */
    struct scene_turns *turns; /* one a scene */
    struct meter_moves *moves; /* one a meter */
    struct actor_acts *acts;   /* one an actor */
    int32_t *offered;          /* one an option that bears an id: turns in
                                  which a decision may offer it */
    uint64_t *offerers;        /* and to whom, as bits */
    bool set_true[LIMIT_FLAGS];
    bool *ending;      /* one a scene: some way leads from it to an end before
                          the turn cap, or it never comes */
    int32_t last_turn; /* in which some scene can be; 0: none */
    bool doubts_moves; /* nobody knows all that may be chosen */
    int64_t work;      /* left */
};

/* Of a model in which something is broken, `doubt` says what. */
void world_open(struct world *world, const struct model *model,
                const struct doubt *doubt, struct arena *arena);
/* Parts of world_open(): `turns` and `last_turn` out of the rest; what is
 * offered to whom out of `turns`. */
void world_walk(struct world *world, struct arena *arena);
void world_note_offers(struct world *world);

/* Whether a play can have this value: drawn, or on record. */
bool world_draws(const struct model *model, int32_t unknown, int32_t value);

/* When and where something is asked. */
struct moment {
    int32_t first, last; /* turns */
    bool before_moves;   /* of its turn: nobody has moved */
};
/* After every turn, whatever the scene. */
struct moment moment_any(const struct world *world);

/* Bounds of one read in any world at that moment, the turn from `first` to
 * `last`. */
struct expr_range world_read(const struct world *world,
                             const struct moment *moment, const int32_t *pc);

enum can { CAN_NOT = 0, CAN_HOLD = 1, CAN_FAIL = 2, CAN_BOTH = 3 };

/* Whether an expression of truth, or a number as truth, can hold and can
 * fail, case by case of what it reads. */
enum can world_can(struct world *world, const struct moment *moment,
                   const struct expr *expr);

/* The same of several in one world: what `judge` says of their truths (each
 * enum can) in each case, joined. */
enum can world_can_all(struct world *world, const struct moment *moment,
                       const struct expr *const *exprs, int32_t count,
                       enum can (*judge)(const enum can *truths,
                                         int32_t count));

/* The range of a number, case by case. */
struct expr_range world_range(struct world *world, const struct moment *moment,
                              const struct expr *expr);

#endif
