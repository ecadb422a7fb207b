/* Textures by key, least recently used ones dropped: text and shapes are
 * drawn once and then only copied. */
#ifndef DESKTOP_SDL_CACHE_H
#define DESKTOP_SDL_CACHE_H

#include <SDL.h>
#include <stddef.h>
#include <stdint.h>

#define CACHE_MOST 2048 /* pictures; a screen shows about 300 */

/* A white picture with its shape in the alpha channel. */
struct cached {
    SDL_Texture *texture; /* NULL: nothing to see */
    int32_t x, y;         /* pixels from the drawn thing's anchor */
    int32_t w, h;
};

struct cache_entry;

struct cache {
    struct cache_entry *entries; /* CACHE_MOST of them */
    int32_t *buckets;
    size_t bytes, limit;    /* of pixels; the limit may be passed by one */
    int32_t count;          /* entries ever used */
    int32_t spare;          /* first of those that are free again; -1: none */
    int32_t newest, oldest; /* ends of the list by time of use; -1: none */
};

/* `limit` in bytes of pixels. cache_free() frees the textures too, so it
 * must come before the renderer goes. */
void cache_init(struct cache *cache, size_t limit);
void cache_free(struct cache *cache);

/* The picture of `key`, now the newest; NULL if it is not there. Valid until
 * the next cache_add(). */
const struct cached *cache_find(struct cache *cache, const void *key,
                                size_t length);

/* Takes over the texture. `key` is copied and must not be there yet. */
const struct cached *cache_add(struct cache *cache, const void *key,
                               size_t length, const struct cached *picture);

#endif
