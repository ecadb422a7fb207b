/* Who decides for a seat without a person. A table: one row and one function
 * a policy. */
#ifndef ENGINE_POLICY_H
#define ENGINE_POLICY_H

#include "engine/moves.h"

/* Bytes of scratch that policy_choose() needs (the planner's worlds). */
size_t policy_scratch(const struct model *model);

/* The option (as used) that `policy` takes in `decision`, -1 if none is
 * open. A pure function of its arguments: dice are those of the play's seed
 * and turn, keyed by the actor. */
int32_t policy_choose(const struct turn_point *turn, int32_t decision,
                      enum policy policy, void *scratch);

/* The policy named `word`, -1 if there is none. */
int32_t policy_find(const char *word);

#endif
