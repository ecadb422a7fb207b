/* Draws by weight. */
#ifndef ENGINE_PICK_H
#define ENGINE_PICK_H

#include "base/dice.h"
#include "engine/draws.h"
#include "engine/eval.h"

/* An index below `count`, drawn by weight; -1 where no weight is left. Each
 * weight is 0 or more. */
int32_t pick_weighted(const struct dice_key *key, const int32_t *weights,
                      int32_t count);

/* What decides a draw. */
struct chance {
    struct dice_key key;
    struct draws *draws; /* NULL: the dice */
};

/* The value an unknown gets: an index into its span, -1 if it has none. */
int32_t pick_unknown(const struct model *model, int32_t unknown,
                     const struct chance *chance);

/* The outcome that follows a move, an index into model->outcomes, drawn by
 * weight among those whose `when` holds; -1 if none can. */
struct picked {
    int64_t weight; /* of the outcome, 0 for none */
    int64_t sum;    /* of all weights */
    int32_t outcome;
};
struct picked pick_outcome(const struct model *model, const int32_t *world,
                           struct span outcomes, const struct chance *chance);

/* A weight at the moment of its draw: held to 0..LIMIT_WEIGHT. */
int32_t pick_weight(const struct model *model, const int32_t *world,
                    const struct expr *weight);

#endif
