#include "base/arena.h"

#include <assert.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_FIRST 4096u
#define CHUNK_MOST  (1024u * 1024u)

struct arena_chunk {
    struct arena_chunk *older;
    size_t room; /* bytes of memory[] */
    size_t used;
    _Alignas(max_align_t) unsigned char memory[];
};

static void *library_resize(void *context, void *old, size_t size)
{
    (void)context;
    return realloc(old, size);
}

static void library_release(void *context, void *block)
{
    (void)context;
    free(block);
}

static const struct mem_source library = {.resize = library_resize,
                                          .release = library_release};

/* The one global that changes: tests replace it to count and to refuse. */
static struct mem_source source = {.resize = library_resize,
                                   .release = library_release};

void mem_set_source(const struct mem_source *replacement)
{
    source = replacement ? *replacement : library;
}

static _Noreturn void out_of_memory(void)
{
    fputs("demarche: out of memory\n", stderr);
    exit(3);
}

/* Two numbers below this have a product that fits. */
#define HALF_WIDTH ((size_t)1 << (sizeof(size_t) * CHAR_BIT / 2))

static size_t product(size_t count, size_t size)
{
    /* Nearly all are small, and a division takes longer than the rest. */
    if ((count >= HALF_WIDTH || size >= HALF_WIDTH) && size > 0 &&
        count > SIZE_MAX / size)
        out_of_memory();
    return count * size;
}

void *mem_resize(void *old, size_t size)
{
    /* realloc(p, 0) may free p or not: never ask. */
    void *block = source.resize(source.context, old, size > 0 ? size : 1);

    if (!block)
        out_of_memory();
    return block;
}

void mem_free(void *block)
{
    if (block)
        source.release(source.context, block);
}

void *mem_grow(void *items, size_t count, size_t *capacity, size_t size)
{
    size_t wanted;

    assert(count <= *capacity);
    if (count < *capacity)
        return items;
    if (*capacity > SIZE_MAX / 2)
        out_of_memory();
    wanted = *capacity < 8 ? 8 : *capacity * 2;
    items = mem_resize(items, product(wanted, size));
    *capacity = wanted;
    return items;
}

/* Chunks grow with the arena, so that a big model takes few of them. */
static struct arena_chunk *chunk_new(struct arena *arena, size_t size)
{
    size_t room = CHUNK_FIRST;
    struct arena_chunk *chunk;

    if (arena->chunks)
        room = arena->chunks->room;
    if (room < CHUNK_MOST)
        room *= 2;
    if (room > CHUNK_MOST)
        room = CHUNK_MOST;
    if (room < size)
        room = size;
    if (room > SIZE_MAX - sizeof *chunk)
        out_of_memory();
    chunk = mem_resize(NULL, sizeof *chunk + room);
    chunk->older = arena->chunks;
    chunk->room = room;
    chunk->used = 0;
    arena->chunks = chunk;
    return chunk;
}

void arena_expect(struct arena *arena, size_t size)
{
    if (!arena->chunks && size > CHUNK_FIRST)
        chunk_new(arena, size);
}

/* `size` bytes that are not zeroed, at a multiple of `align`, a power of 2 up
 * to that of max_align_t. */
static void *take(struct arena *arena, size_t size, size_t align)
{
    struct arena_chunk *chunk = arena->chunks;
    size_t at = chunk ? (chunk->used + align - 1) & ~(align - 1) : 0;

    if (!chunk || at > chunk->room || chunk->room - at < size) {
        chunk = chunk_new(arena, size);
        at = 0;
    }
    chunk->used = at + size;
    return chunk->memory + at;
}

void *arena_room(struct arena *arena, size_t count, size_t size)
{
    size_t all = product(count, size);

    arena->used += all;
    return take(arena, all, size == 1 ? 1 : _Alignof(max_align_t));
}

void *arena_alloc(struct arena *arena, size_t size)
{
    /* One of no size still has a place of its own. */
    void *piece = take(arena, size > 0 ? size : 1, _Alignof(max_align_t));

    arena->used += size;
    return memset(piece, 0, size);
}

void *arena_array(struct arena *arena, size_t count, size_t size)
{
    return arena_alloc(arena, product(count, size));
}

char *arena_copy(struct arena *arena, const char *bytes, size_t length)
{
    char *copy;

    if (length == SIZE_MAX)
        out_of_memory();
    copy = take(arena, length + 1, 1);
    arena->used += length + 1;
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

char *arena_text(struct arena *arena, const char *text)
{
    return arena_copy(arena, text, strlen(text));
}

/* Chunks and those after them. */
static void free_chunks(struct arena_chunk *chunk)
{
    while (chunk) {
        struct arena_chunk *older = chunk->older;

        mem_free(chunk);
        chunk = older;
    }
}

void arena_clear(struct arena *arena)
{
    free_chunks(arena->chunks);
    *arena = (struct arena){0};
}

/* The newest chunk is the largest. */
void arena_reset(struct arena *arena)
{
    struct arena_chunk *newest = arena->chunks;

    arena->used = 0;
    if (!newest)
        return;
    free_chunks(newest->older);
    newest->older = NULL;
    newest->used = 0;
}
