/* What of a world can still make a difference to the claims: what they read,
 * and what any condition, chance or amount reads on the way there. Two worlds
 * that are equal in that go on equally, so only one needs to be gone on from.
 * Texts, goals and the weights of options read too, but decide nothing that
 * is open. */
#ifndef ANALYSIS_RELEVANT_H
#define ANALYSIS_RELEVANT_H

#include "base/arena.h"
#include "engine/world.h"

struct relevant {
    const struct model *model;
    uint32_t *keep; /* the bits of each word of a world */
};

/* Of all `never`, `always` and `reachable` claims of the model together. */
void relevant_init(struct relevant *relevant, const struct model *model,
                   struct arena *arena);

/* Sets everything else of a world at a decision point to what it is in every
 * world: meters to their start, the rest to 0. The seed too. */
void relevant_reduce(const struct relevant *relevant, int32_t *world);

#endif
