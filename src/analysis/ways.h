/* Every way that a turn can go: every open option of every decision, whatever
 * its weight, times every draw with a chance. Nobody orders anything.
 *
 *   ways_open(&ways, model, world);
 *   do
 *       ways_take(&ways, to);
 *   while (ways_next(&ways));
 *
 * The number of a way is its place in that order, from 0. */
#ifndef ANALYSIS_WAYS_H
#define ANALYSIS_WAYS_H

#include "engine/step.h"

struct ways {
    const struct model *model;
    const int32_t *world; /* at its decision point; kept by pointer */
    struct moves moves;   /* of the way it stands at */
    struct draws draws;
    uint32_t number;
    int32_t decisions;
    int32_t count[LIMIT_DECISIONS]; /* open options */
    int32_t at[LIMIT_DECISIONS];
    int32_t open[LIMIT_DECISIONS][LIMIT_OPTIONS];
};

/* Stands at the first way. The world must not be over. */
void ways_open(struct ways *ways, const struct model *model,
               const int32_t *world);

/* Goes the way it stands at: `to` comes to rest after step 9. The ledger may
 * be NULL. */
void ways_take(struct ways *ways, int32_t *to, struct ledger *ledger);

/* Turns to the next way; false when that was the last. Only after
 * ways_take(): how many draws there are shows in the step. */
bool ways_next(struct ways *ways);

/* The same for the start, whose ways are those of the unknowns: `draws` of
 * all zero bytes first, then draws_next(). The seed is 0. */
void ways_start(const struct model *model, struct draws *draws, int32_t *to,
                struct ledger *ledger);

#endif
