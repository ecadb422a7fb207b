/* One turn. The only code that changes a world.
 *
 * step_apply() is pure: the same model, world and moves give the same next
 * world on every machine. It allocates nothing but ledger entries. */
#ifndef ENGINE_STEP_H
#define ENGINE_STEP_H

#include "engine/ledger.h"
#include "engine/moves.h"
#include "engine/world.h"

/* Steps 4 to 9 of the turn `from` waits in, then steps 1 to 3 of the next
 * unless the play is over. `from` is left alone; `to` is another block of
 * world_size(). `ledger` may be NULL and then costs nothing. `moves` must be
 * legal: each choice one of moves_list(), -1 exactly where that is empty. */
void step_apply(const struct model *model, const int32_t *from,
                const struct moves *moves, int32_t *to, struct ledger *ledger);

/* Its two halves, in place, for those who ask in between. */
void step_resolve(const struct model *model, int32_t *world,
                  const struct moves *moves, struct ledger *ledger);
void step_begin(const struct model *model, int32_t *world,
                struct ledger *ledger);

/* Turn 0: world_init(), and the ending where no scene is the first. */
void step_zero(const struct model *model, struct start start, int32_t *world,
               struct ledger *ledger);

/* step_zero() and the first step_begin(): a play at its first decision
 * point, or over at once. */
void step_start(const struct model *model, struct start start, int32_t *world,
                struct ledger *ledger);

#endif
