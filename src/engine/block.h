/* A block acting on a world, shared by the parts of the step. */
#ifndef ENGINE_BLOCK_H
#define ENGINE_BLOCK_H

#include "engine/ledger.h"

/* What a step works on. */
struct step {
    const struct model *model;
    int32_t *world;
    struct ledger *ledger; /* may be NULL */
    int32_t actor;         /* whose move the current block stems from, -1 */
    uint8_t number;        /* of the turn's steps, 0 to 9 */
    struct draws *draws;   /* NULL: dice */
};

/* Runs a block as one: its expressions read the world before it, effects are
 * added, `set` is written, each meter is clamped once, its `later` begin to
 * wait; what it tells is chosen and filled in on the world before it. */
void block_run(const struct step *step, const struct block *block,
               struct cause cause);

/* A meter's new value, held to its bounds, with its ledger entry. `expr` is
 * the amount's expression or NULL; `inputs` what it read. */
struct meter_change {
    const struct expr *expr;
    struct span inputs;
    int64_t amount; /* as asked for */
    int32_t meter;
};
void block_change(const struct step *step, const struct meter_change *change,
                  struct cause cause);

/* A new entry with turn, step, actor and cause filled in. Call it only where
 * there is a ledger. */
struct ledger_entry *block_entry(const struct step *step, uint8_t kind,
                                 struct cause cause);

#endif
