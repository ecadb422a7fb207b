/* Ids to indices. One table a kind; a lookup is a hash probe, and the order
 * of insertion is the index order. */
#ifndef BASE_NAMES_H
#define BASE_NAMES_H

#include "base/arena.h"
#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

struct names_entry;

struct names {
    struct arena *arena;
    struct names_entry *slots; /* open addressing; size is a power of two */
    uint32_t size;
    uint32_t count;
};

void names_init(struct names *names, struct arena *arena);

/* Adds `id` (kept by pointer) with `value`; false if it is there already. */
bool names_add(struct names *names, const char *id, int32_t value);

/* The value, or -1. */
int32_t names_find(const struct names *names, const char *id);
/* The same for an id of `length` bytes that stands within a text. */
int32_t names_find_part(const struct names *names, const char *text,
                        size_t length);

/* The known id that is nearest to `id` by edit distance (insert, delete,
 * replace, swap neighbours), at most a third of its length away and never
 * more than 3; NULL if none. Ties go to the one added first. */
const char *names_nearest(const struct names *names, const char *id);

/* Where that is NULL: the known id that begins as `id` does, for at least
 * three letters and two thirds of the shorter, and for longest; NULL if none.
 * Ties go to the one added first. */
const char *names_alike(const struct names *names, const char *id);

/* The known ids whose values are low..high in the order of their values, as
 * "a, b, c"; returns their number. Nothing is written where there are more
 * than `most`. */
int32_t names_list(const struct names *names, const int32_t range[2],
                   int32_t most, struct strbuf *out);

/* What that costs: one search is some 2,000 names. */
#define NAMES_SEARCH(names) (1 + (int32_t)((names)->count / 2000))

/* The same over any list of words: try each; the first of equals is kept. */
struct nearest {
    const char *word; /* as it was written */
    const char *best; /* NULL while nothing is near */
    int limit;        /* a candidate must be at most this far away */
};
struct nearest nearest_to(const char *word);
void nearest_try(struct nearest *near, const char *candidate);

/* That distance itself; `limit` + 1 when beyond. */
int names_distance(const char *a, const char *b, int limit);

#endif
