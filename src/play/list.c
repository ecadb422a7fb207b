#include "play/list.h"

#include <string.h>

void *list_add(struct arena *arena, struct list *list, size_t size)
{
    if (list->count == list->capacity) {
        int32_t capacity = list->capacity > 0 ? list->capacity * 2 : 4;
        void *items = arena_array(arena, (size_t)capacity, size);

        if (list->count > 0)
            memcpy(items, list->items, (size_t)list->count * size);
        list->items = items;
        list->capacity = capacity;
    }
    return (char *)list->items + (size_t)list->count++ * size;
}
