#include "analysis/worlds.h"

#include <string.h>

void worlds_clear(struct worlds *worlds)
{
    mem_free(worlds->words);
    mem_free(worlds->slots);
    *worlds = (struct worlds){.model = worlds->model};
}

void worlds_reset(struct worlds *worlds)
{
    worlds->count = 0;
    if (worlds->size > 0)
        memset(worlds->slots, 0, worlds->size * sizeof *worlds->slots);
}

const int32_t *worlds_get(const struct worlds *worlds, size_t index)
{
    return worlds->words + index * (size_t)worlds->model->layout.words;
}

size_t worlds_bytes(const struct worlds *worlds)
{
    return worlds->capacity * world_size(worlds->model) +
           worlds->size * sizeof *worlds->slots;
}

/* world_hash() is over all but the seed, and so is this: the hash finds where
 * to look, the words decide. */
static bool equal(const struct worlds *worlds, size_t index,
                  const int32_t *world)
{
    const int32_t *other = worlds_get(worlds, index);
    size_t words = (size_t)(worlds->model->layout.words - WORLD_TURN);

    return memcmp(other + WORLD_TURN, world + WORLD_TURN,
                  words * sizeof *world) == 0;
}

/* Where the world is, or the empty slot where it belongs. */
static size_t find(const struct worlds *worlds, const int32_t *world)
{
    size_t mask = worlds->size - 1;
    size_t at = (size_t)world_hash(worlds->model, world) & mask;

    while (worlds->slots[at] != 0 &&
           !equal(worlds, worlds->slots[at] - 1, world))
        at = (at + 1) & mask;
    return at;
}

/* At most half of the slots are taken. */
static void make_room(struct worlds *worlds)
{
    size_t words = (size_t)worlds->model->layout.words;

    if (worlds->count < worlds->capacity)
        return;
    worlds->words = mem_grow(worlds->words, worlds->count, &worlds->capacity,
                             words * sizeof *worlds->words);
    mem_free(worlds->slots);
    if (worlds->size == 0)
        worlds->size = 16;
    while (worlds->size < 2 * worlds->capacity)
        worlds->size *= 2;
    worlds->slots = mem_resize(NULL, worlds->size * sizeof *worlds->slots);
    memset(worlds->slots, 0, worlds->size * sizeof *worlds->slots);
    for (size_t i = 0; i < worlds->count; i++)
        worlds->slots[find(worlds, worlds_get(worlds, i))] = (uint32_t)i + 1;
}

bool worlds_add(struct worlds *worlds, const int32_t *world)
{
    size_t words = (size_t)worlds->model->layout.words;
    size_t at;

    make_room(worlds);
    at = find(worlds, world);
    if (worlds->slots[at] != 0)
        return false;
    memcpy(worlds->words + worlds->count * words, world, words * sizeof *world);
    worlds->slots[at] = (uint32_t)++worlds->count;
    return true;
}
