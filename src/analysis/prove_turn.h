/* Going from turn to turn with a few facts: see prove.h. */
#ifndef ANALYSIS_PROVE_TURN_H
#define ANALYSIS_PROVE_TURN_H

#include "analysis/budget.h"
#include "analysis/facts.h"

/* Asks `fine` of every world at rest there may be; false when one is not
 * fine, or the budget or the room for states is used up. */
typedef bool prove_fine(const void *context, const struct facts *facts,
                        const struct facts_point *point);
bool prove_turns(const struct facts *facts, prove_fine *fine,
                 const void *context, struct budget *budget);

#endif
