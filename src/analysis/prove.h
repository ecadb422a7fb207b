/* What can never be, shown without going through every play.
 *
 * A few facts that a claim speaks of, and what decides them, are followed
 * exactly from turn to turn through every scene, option, outcome, rule and
 * event; all else (meters, truths, other flags) is taken to be anything at
 * any time. Whatever can happen in a play can happen here too, so what does
 * not happen here never happens. The other way round nothing follows: then
 * the claim stays open. */
#ifndef ANALYSIS_PROVE_H
#define ANALYSIS_PROVE_H

#include "analysis/budget.h"

/* Tries each open claim. A choice of options looked at counts as a turn. */
void prove_claims(struct claims *claims, struct budget *budget);

#endif
