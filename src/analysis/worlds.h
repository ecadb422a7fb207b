/* A set of worlds, told apart by every word but the seed. */
#ifndef ANALYSIS_WORLDS_H
#define ANALYSIS_WORLDS_H

#include "engine/world.h"

struct worlds {
    const struct model *model;
    int32_t *words;  /* the worlds, one after the other */
    uint32_t *slots; /* open addressing: index + 1, 0 for empty */
    size_t size;     /* of slots, a power of two */
    size_t count, capacity;
};

/* A set of all zero bytes but for `model` is valid and empty. */
void worlds_clear(struct worlds *worlds);
void worlds_reset(struct worlds *worlds); /* empty, keeps its memory */

/* True when the world was not in the set, which then has a copy of it as its
 * last. */
bool worlds_add(struct worlds *worlds, const int32_t *world);

const int32_t *worlds_get(const struct worlds *worlds, size_t index);

/* Memory that it takes. */
size_t worlds_bytes(const struct worlds *worlds);

#endif
