/* `odds` claims: how often an ending comes when all seats play by one policy,
 * from seeded plays. */
#ifndef ANALYSIS_ODDS_H
#define ANALYSIS_ODDS_H

#include "analysis/budget.h"

/* Decides every `odds` claim as far as the budget goes: policies share it
 * evenly, claims about one policy share its plays, which have the seeds from
 * 1 up. A play that the budget cuts off does not count. */
void odds_decide(struct claims *claims, struct budget *budget);

/* Between which shares, in tenths of a percent, the true one lies when `came`
 * of `plays` came out so: those from which the plays are not more than three
 * standard errors away (Wilson's interval with z = 3, right in 997 of 1,000
 * cases), rounded outwards. 0 and 1000 where there are no plays. `plays` at
 * most ODDS_PLAYS. */
struct share {
    int32_t low, high;
};
struct share odds_share(uint64_t came, uint64_t plays);

#define ODDS_PLAYS 2000000

#endif
