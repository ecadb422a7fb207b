/* Draws that are decided beforehand instead of by dice, so that every way
 * they can fall is tried once:
 *
 *   struct draws draws = {0};
 *   do
 *       a step that is given the draws
 *   while (draws_next(&draws));
 *
 * The step must be the same each time but for its draws. */
#ifndef ENGINE_DRAWS_H
#define ENGINE_DRAWS_H

#include "scenario/limits.h"

#include <stdbool.h>
#include <stdint.h>

/* The most that one turn draws: an outcome a decision, and every event. The
 * start draws an unknown each, which are fewer. */
#define DRAWS_MOST (LIMIT_DECISIONS + LIMIT_EVENTS)

/* All zero bytes are the first way: every draw takes its first branch. */
struct draws {
    int32_t fixed; /* so many first draws take the branch written below, those
                      after them their first */
    int32_t count; /* draws made by the step; 0 before it */
    int32_t branch[DRAWS_MOST];
    int32_t width[DRAWS_MOST]; /* how many branches each draw had */
};

/* The branch that the next draw takes, below `width`, which is at least 1.
 * Branches are those with a chance, in the order of the file; of an event 0
 * is that it does not happen. What has one branch only is no draw. */
int32_t draws_take(struct draws *draws, int32_t width);

/* Turns to the next way, and to its beginning. False when that was the last;
 * the draws then stand at the first again. */
bool draws_next(struct draws *draws);

#endif
