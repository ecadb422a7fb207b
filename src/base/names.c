#include "base/names.h"
#include "base/hash.h"

#include <string.h>

#define NEAR_MOST 3 /* edits beyond which a suggestion is no help */

struct names_entry {
    const char *id; /* NULL: free */
    uint64_t hash;
    int32_t value;
    uint32_t order; /* of insertion */
};

void names_init(struct names *names, struct arena *arena)
{
    *names = (struct names){.arena = arena};
}

/* An id that is looked for. */
struct wanted {
    const char *text;
    size_t length;
    uint64_t hash;
};

static struct wanted want(const char *text, size_t length)
{
    return (struct wanted){text, length, hash_short(text, length)};
}

static bool is_wanted(const struct names_entry *slot,
                      const struct wanted *wanted)
{
    return slot->hash == wanted->hash &&
           strncmp(slot->id, wanted->text, wanted->length) == 0 &&
           slot->id[wanted->length] == '\0';
}

/* The slot that holds an id, or the free one where it belongs. */
static struct names_entry *slot_of(const struct names *names,
                                   const struct wanted *wanted)
{
    uint32_t at = (uint32_t)wanted->hash & (names->size - 1);

    while (names->slots[at].id && !is_wanted(&names->slots[at], wanted))
        at = (at + 1) & (names->size - 1);
    return &names->slots[at];
}

/* No two that are kept are alike. */
static struct names_entry *free_slot(const struct names *names, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & (names->size - 1);

    while (names->slots[at].id)
        at = (at + 1) & (names->size - 1);
    return &names->slots[at];
}

static void grow(struct names *names)
{
    struct names_entry *old = names->slots;
    uint32_t old_size = names->size;
    uint32_t i;

    names->size = old_size > 0 ? old_size * 2 : 16;
    names->slots = arena_array(names->arena, names->size, sizeof *old);
    for (i = 0; i < old_size; i++)
        if (old[i].id)
            *free_slot(names, old[i].hash) = old[i];
}

bool names_add(struct names *names, const char *id, int32_t value)
{
    struct wanted wanted = want(id, strlen(id));
    struct names_entry *slot;

    /* At most half full: probes stay short, and a free slot always ends
     * them. */
    if (names->count >= names->size / 2)
        grow(names);
    slot = slot_of(names, &wanted);
    if (slot->id)
        return false;
    *slot = (struct names_entry){
        .id = id, .hash = wanted.hash, .value = value, .order = names->count};
    names->count++;
    return true;
}

int32_t names_find_part(const struct names *names, const char *text,
                        size_t length)
{
    struct wanted wanted = want(text, length);
    const struct names_entry *slot;

    if (names->count == 0)
        return -1;
    slot = slot_of(names, &wanted);
    return slot->id ? slot->value : -1;
}

int32_t names_find(const struct names *names, const char *id)
{
    return names_find_part(names, id, strlen(id));
}

struct rows { /* of the edit table: this one, the last, the one before */
    int *now;
    int *last;
    int *before;
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

struct words {
    const char *a, *b;
    size_t long_a, long_b;
    int limit;
};

/* Fills row `i` of the table of a's first i letters against b's first j, but
 * for what is further than `limit` from its diagonal: no way there is short
 * enough. Returns the least entry. */
static int fill_row(struct rows *rows, const struct words *w, size_t i)
{
    const char *a = w->a + i - 1;
    size_t reach = (size_t)w->limit;
    size_t first = i > reach ? i - reach : 1;
    size_t last = i + reach < w->long_b ? i + reach : w->long_b;
    int smallest = first > 1 ? w->limit + 1 : (int)i;
    size_t j;

    rows->now[first - 1] = smallest;
    for (j = first; j <= last; j++) {
        const char *b = w->b + j - 1;
        int best = rows->last[j - 1] + (*a != *b);

        best = least(best, rows->last[j] + 1);
        best = least(best, rows->now[j - 1] + 1);
        if (i > 1 && j > 1 && a[0] == b[-1] && a[-1] == b[0])
            best = least(best, rows->before[j - 2] + 1);
        rows->now[j] = best;
        smallest = least(smallest, best);
    }
    rows->now[last + 1] = w->limit + 1; /* the next row looks there */
    return smallest;
}

static void turn_rows(struct rows *rows)
{
    int *oldest = rows->before;

    rows->before = rows->last;
    rows->last = rows->now;
    rows->now = oldest;
}

static int distance_in(struct rows *rows, const struct words *w)
{
    size_t i;

    for (i = 0; i <= w->long_b + 1; i++)
        rows->last[i] = (int)i;
    for (i = 1; i <= w->long_a; i++) {
        int smallest = fill_row(rows, w, i);

        turn_rows(rows);
        if (smallest > w->limit) /* no later row can be nearer */
            return w->limit + 1;
    }
    return least(rows->last[w->long_b], w->limit + 1);
}

#define FEW 72 /* letters of most ids */

int names_distance(const char *a, const char *b, int limit)
{
    struct words w = {a, b, strlen(a), strlen(b), limit};
    size_t apart =
        w.long_a > w.long_b ? w.long_a - w.long_b : w.long_b - w.long_a;
    size_t width = w.long_b + 2;
    int few[3 * FEW];
    int *memory = few;
    struct rows rows;
    int result;

    if (limit < 0 || apart > (size_t)limit)
        return limit + 1;
    if (width > FEW)
        memory = mem_resize(NULL, 3 * width * sizeof *memory);
    rows = (struct rows){memory, memory + width, memory + 2 * width};
    result = distance_in(&rows, &w);
    if (memory != few)
        mem_free(memory);
    return result;
}

struct nearest nearest_to(const char *word)
{
    size_t third = strlen(word) / 3;

    return (struct nearest){
        .word = word, .limit = third < NEAR_MOST ? (int)third : NEAR_MOST};
}

void nearest_try(struct nearest *near, const char *candidate)
{
    int distance = names_distance(near->word, candidate, near->limit);

    if (distance > near->limit)
        return;
    near->best = candidate;
    near->limit = distance - 1; /* ties go to the first */
}

const char *names_nearest(const struct names *names, const char *id)
{
    size_t third = strlen(id) / 3;
    int limit = third < NEAR_MOST ? (int)third : NEAR_MOST;
    const struct names_entry *best = NULL;
    int32_t best_distance = limit + 1;
    uint32_t i;

    for (i = 0; i < names->size; i++) {
        const struct names_entry *slot = &names->slots[i];
        int32_t distance;

        if (!slot->id)
            continue;
        distance = names_distance(id, slot->id, limit);
        if (distance > limit)
            continue;
        limit = distance; /* as near or nearer */
        if (distance < best_distance || slot->order < best->order) {
            best = slot;
            best_distance = distance;
        }
    }
    return best ? best->id : NULL;
}

static size_t common_start(const char *a, const char *b)
{
    size_t length = 0;

    while (a[length] != '\0' && a[length] == b[length])
        length++;
    return length;
}

const char *names_alike(const struct names *names, const char *id)
{
    const struct names_entry *best = NULL;
    size_t longest = 0;
    uint32_t i;

    for (i = 0; i < names->size; i++) {
        const struct names_entry *slot = &names->slots[i];
        size_t common = slot->id ? common_start(id, slot->id) : 0;
        size_t shorter;

        if (common < 3 || common < longest)
            continue;
        shorter = strlen(slot->id);
        shorter = strlen(id) < shorter ? strlen(id) : shorter;
        if (common * 3 < shorter * 2 ||
            (common == longest && slot->order > best->order))
            continue;
        best = slot;
        longest = common;
    }
    return best ? best->id : NULL;
}

/* The entry with the least value above `after`, up to `last`. */
static const struct names_entry *entry_after(const struct names *names,
                                             int64_t after, int32_t last)
{
    const struct names_entry *next = NULL;
    uint32_t i;

    for (i = 0; i < names->size; i++) {
        const struct names_entry *slot = &names->slots[i];

        if (slot->id && slot->value > after && slot->value <= last &&
            (!next || slot->value < next->value))
            next = slot;
    }
    return next;
}

static int32_t count_within(const struct names *names, const int32_t range[2])
{
    int32_t count = 0;
    uint32_t i;

    for (i = 0; i < names->size; i++)
        count += names->slots[i].id && names->slots[i].value >= range[0] &&
                 names->slots[i].value <= range[1];
    return count;
}

int32_t names_list(const struct names *names, const int32_t range[2],
                   int32_t most, struct strbuf *out)
{
    int32_t count = count_within(names, range);
    int64_t after = (int64_t)range[0] - 1;
    int32_t i;

    for (i = 0; i < count && count <= most; i++) {
        const struct names_entry *entry = entry_after(names, after, range[1]);

        strbuf_format(out, "%s%s", i > 0 ? ", " : "", entry->id);
        after = entry->value;
    }
    return count;
}
