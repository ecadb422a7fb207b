#include "desktop/sdl/cache.h"

#include "base/arena.h"
#include "base/hash.h"

#include <string.h>

#define BUCKETS 4096 /* a power of two */
#define NONE    (-1)

struct cache_entry {
    struct cached picture;
    char *key;
    size_t length;
    uint64_t hash;
    int32_t next;         /* in its bucket, or among the free ones */
    int32_t newer, older; /* in the list by time of use */
};

void cache_init(struct cache *cache, size_t limit)
{
    memset(cache, 0, sizeof *cache);
    cache->limit = limit;
    cache->entries = mem_resize(NULL, CACHE_MOST * sizeof *cache->entries);
    cache->buckets = mem_resize(NULL, BUCKETS * sizeof *cache->buckets);
    for (int32_t i = 0; i < BUCKETS; i++) {
        cache->buckets[i] = NONE;
    }
    cache->newest = cache->oldest = cache->spare = NONE;
}

void cache_free(struct cache *cache)
{
    for (int32_t i = cache->newest; i != NONE; i = cache->entries[i].older) {
        mem_free(cache->entries[i].key);
        SDL_DestroyTexture(cache->entries[i].picture.texture);
    }
    mem_free(cache->entries);
    mem_free(cache->buckets);
    memset(cache, 0, sizeof *cache);
}

static int32_t *bucket(struct cache *cache, uint64_t hash)
{
    return &cache->buckets[hash & (BUCKETS - 1)];
}

static size_t bytes_of(const struct cached *picture)
{
    return (size_t)picture->w * (size_t)picture->h * 4;
}

static void list_remove(struct cache *cache, struct cache_entry *entry)
{
    if (entry->newer == NONE) {
        cache->newest = entry->older;
    } else {
        cache->entries[entry->newer].older = entry->older;
    }
    if (entry->older == NONE) {
        cache->oldest = entry->newer;
    } else {
        cache->entries[entry->older].newer = entry->newer;
    }
}

static void list_put_first(struct cache *cache, int32_t index)
{
    struct cache_entry *entry = &cache->entries[index];
    entry->newer = NONE;
    entry->older = cache->newest;
    if (cache->newest == NONE) {
        cache->oldest = index;
    } else {
        cache->entries[cache->newest].newer = index;
    }
    cache->newest = index;
}

const struct cached *cache_find(struct cache *cache, const void *key,
                                size_t length)
{
    uint64_t hash = hash_bytes(HASH_START, key, length);
    int32_t index = *bucket(cache, hash);
    while (index != NONE) {
        struct cache_entry *entry = &cache->entries[index];
        if (entry->hash == hash && entry->length == length &&
            memcmp(entry->key, key, length) == 0) {
            list_remove(cache, entry);
            list_put_first(cache, index);
            return &entry->picture;
        }
        index = entry->next;
    }
    return NULL;
}

static void unchain(struct cache *cache, int32_t index)
{
    int32_t *at = bucket(cache, cache->entries[index].hash);
    while (*at != index) {
        at = &cache->entries[*at].next;
    }
    *at = cache->entries[index].next;
}

static void drop_oldest(struct cache *cache)
{
    int32_t index = cache->oldest;
    struct cache_entry *entry = &cache->entries[index];
    list_remove(cache, entry);
    unchain(cache, index);
    cache->bytes -= bytes_of(&entry->picture);
    mem_free(entry->key);
    SDL_DestroyTexture(entry->picture.texture);
    entry->next = cache->spare;
    cache->spare = index;
}

/* A free place, made by dropping where need be. A picture larger than the
 * limit is still kept, alone: what is drawn now must stay. */
static int32_t take_place(struct cache *cache, size_t bytes)
{
    while (cache->oldest != NONE && cache->bytes + bytes > cache->limit) {
        drop_oldest(cache);
    }
    if (cache->spare == NONE && cache->count == CACHE_MOST) {
        drop_oldest(cache);
    }
    if (cache->spare == NONE) {
        return cache->count++;
    }
    int32_t index = cache->spare;
    cache->spare = cache->entries[index].next;
    return index;
}

const struct cached *cache_add(struct cache *cache, const void *key,
                               size_t length, const struct cached *picture)
{
    int32_t index = take_place(cache, bytes_of(picture));
    struct cache_entry *entry = &cache->entries[index];
    entry->picture = *picture;
    entry->hash = hash_bytes(HASH_START, key, length);
    entry->key = mem_resize(NULL, length);
    memcpy(entry->key, key, length);
    entry->length = length;
    int32_t *head = bucket(cache, entry->hash);
    entry->next = *head;
    *head = index;
    list_put_first(cache, index);
    cache->bytes += bytes_of(picture);
    return &entry->picture;
}
