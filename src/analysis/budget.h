/* How much may be looked at. Counted in turns, never in time, so that the
 * same file gives the same verdicts everywhere.
 *
 * An ordinary turn counts once. One of a scenario so large, or with so many
 * claims, that it takes longer counts as often as it is longer: a budget then
 * bounds the time for every file. */
#ifndef ANALYSIS_BUDGET_H
#define ANALYSIS_BUDGET_H

#include "analysis/claims.h"

struct budget {
    uint64_t left;  /* ordinary turns */
    uint64_t price; /* of a turn of this scenario, in ordinary ones */
    uint64_t turns; /* looked at so far, as they are */
};

struct budget budget_of(const struct model *model, uint64_t turns);

/* Takes a turn after which `asked` claims are asked; false when none is
 * left. */
bool budget_take(struct budget *budget, int32_t asked);

/* A part of what is left: `of` percent, but at most `most` ordinary turns.
 * Given back by budget_join(), which also adds up the turns. */
struct budget budget_split(struct budget *budget, uint64_t of, uint64_t most);
void budget_join(struct budget *budget, const struct budget *part);

#endif
