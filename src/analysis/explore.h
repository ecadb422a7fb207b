/* Looking for worlds that decide claims: in seeded plays, and in every world
 * that any play can come to. */
#ifndef ANALYSIS_EXPLORE_H
#define ANALYSIS_EXPLORE_H

#include "analysis/budget.h"

/* Plays seeds from `first` on, every seat by `uniform`, until nothing is open
 * or the budget is used up. Returns the seed after the last one played. */
uint64_t explore_plays(struct claims *claims, struct budget *budget,
                       uint64_t first);

/* Turn by turn, from all worlds in which it can begin to all that can follow:
 * every open option, every draw with a chance. Worlds that are equal in all
 * that can matter to a claim (relevant.h) are gone on from once. */
struct explored {
    uint64_t worlds; /* different ones at a decision point */
    bool complete;   /* nothing was left out: what was still open is decided */
};

/* `bytes` is about how much memory may be taken. Stops where nothing is open,
 * or where budget or memory are used up: that is then not complete. */
struct explored explore_all(struct claims *claims, struct budget *budget,
                            size_t bytes);

#endif
