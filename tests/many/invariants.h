/* What must hold in every turn of every play:
 *
 *   the ledger balances: for every meter, the old value and the entries give
 *   the new one, and each entry is what its cause's block says, with what
 *   its expression read and with its owner's sources;
 *   every value is within its bounds, and what must not change does not;
 *   the step leaves its input alone, and does the same without a ledger.
 *
 * The reckoning is done a second time here, with as little of the engine as
 * can be. */
#ifndef MANY_INVARIANTS_H
#define MANY_INVARIANTS_H

#include "engine/step.h"

struct invariants {
    const struct model *model;
    struct arena arena;
    struct ledger ledger;
    int32_t *kept, *to, *bare; /* worlds beside the play's own */
    struct strbuf what;        /* the violation, where one was found */
    uint64_t plays, turns, changes, inputs; /* that were looked at */
    uint64_t worlds; /* a hash over the hashes of all of them */
};

void invariants_open(struct invariants *check, const struct model *model);
void invariants_clear(struct invariants *check);

/* Begins a play in `world`, or takes its next turn there; `moves` as
 * step_apply() wants them. False with a sentence in `what` where something
 * does not hold. */
bool invariants_start(struct invariants *check, struct start start,
                      int32_t *world);
bool invariants_turn(struct invariants *check, const struct moves *moves,
                     int32_t *world);

/* For the files of this check. Writes what is wrong; always false. */
bool invariants_wrong(struct invariants *check, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* Whether the ledger of a turn, or of the start, leads from `values` (one a
 * meter) to the world `check->to`. */
bool invariants_balance(struct invariants *check, const int32_t *values);

/* Whether the world `check->to` is one that may be, and remembers what was
 * decided; `from` is that of the turn before, NULL at the start. */
bool invariants_bounds(struct invariants *check, const int32_t *from,
                       const struct moves *moves);

#endif
