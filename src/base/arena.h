/* Memory. Everything below `desktop` allocates through this file, so that a
 * test can count allocations or make the k-th one fail.
 *
 * An arena hands out zeroed memory that lives until the arena is cleared;
 * nothing in it is freed alone. mem_* is for the few buffers that must grow.
 * No call returns NULL: on out of memory the program writes one line to
 * standard error and ends with exit code 3. This is the only place below
 * the programs that may end them. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunks; /* newest first */
    size_t used;                /* bytes handed out, for tests and limits */
};

/* An arena of all zero bytes is valid and empty: `struct arena a = {0};` */
void arena_clear(struct arena *arena);
/* Forgets all that it handed out, and keeps memory for as much again. */
void arena_reset(struct arena *arena);

/* Tells an empty arena about how much will be asked of it: it takes that in
 * one piece then, of which only what is used costs memory. */
void arena_expect(struct arena *arena, size_t size);

/* `size` zeroed bytes, aligned for any type. `size` may be 0. */
void *arena_alloc(struct arena *arena, size_t size);

/* `count` zeroed elements of `size` bytes; ends the program on overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size);

/* The same, not zeroed, for what is written in full or grows into it. Of one
 * byte each they are not aligned. */
void *arena_room(struct arena *arena, size_t count, size_t size);

/* A NUL-terminated copy of `length` bytes. */
char *arena_copy(struct arena *arena, const char *bytes, size_t length);
char *arena_text(struct arena *arena, const char *text);

/* Resize as realloc does, `old` NULL for a new block; not zeroed.
 * mem_free(NULL) is allowed. */
void *mem_resize(void *old, size_t size);
void mem_free(void *block);

/* Makes room for one more element in a growing array: returns `items`,
 * moved if needed, and updates `*capacity` (counted in elements). */
void *mem_grow(void *items, size_t count, size_t *capacity, size_t size);

/* For tests: how the two calls above get memory. NULL restores the C
 * library. `resize` may return NULL, which is then out of memory. */
struct mem_source {
    void *(*resize)(void *context, void *old, size_t size);
    void (*release)(void *context, void *block);
    void *context;
};
void mem_set_source(const struct mem_source *source);

#endif
