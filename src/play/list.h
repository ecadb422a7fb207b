/* A list that grows in an arena. What it leaves behind when it moves stays
 * in the arena, at most as much again. */
#ifndef PLAY_LIST_H
#define PLAY_LIST_H

#include "base/arena.h"

#include <stdint.h>

struct list {
    void *items;
    int32_t count, capacity;
};

/* One more element of `size` bytes, zeroed; valid until the next call. */
void *list_add(struct arena *arena, struct list *list, size_t size);

#endif
