/* The way to a world that decides a claim, spelled out: the moves, and how
 * the draws must fall, by a seed or in words. */
#ifndef ANALYSIS_WITNESS_H
#define ANALYSIS_WITNESS_H

#include "analysis/budget.h"
#include "base/strbuf.h"

struct witness {
    int32_t turns;                       /* resolved, 0: the start */
    int32_t (*choices)[LIMIT_DECISIONS]; /* of each turn, as struct moves */
    bool seeded;          /* under this seed the moves lead there */
    uint64_t seed;        /* where seeded */
    const char *in_words; /* moves and draws; NULL where seeded */
};

/* Everything of it lives in `arena`. A hit that is no seeded play needs a
 * seed under which its moves decide expectation `index` too: as many are
 * tried as the budget allows. */
const struct witness *witness_make(const struct model *model, int32_t index,
                                   const struct hit *hit, struct budget *budget,
                                   struct arena *arena);

#endif
