#include "base/sort.h"
#include "base/arena.h"

#include <string.h>

struct merge {
    const char *from;
    char *to;
    size_t size;
    int (*compare)(const void *a, const void *b);
};

/* Two sorted runs [low, middle) and [middle, high) into one. */
static void merge_runs(const struct merge *merge, size_t low, size_t middle,
                       size_t high)
{
    size_t size = merge->size;
    size_t left = low;
    size_t right = middle;
    size_t at;

    for (at = low; at < high; at++) {
        const char *a = merge->from + left * size;
        const char *b = merge->from + right * size;
        /* On a tie the left one goes first: that is what stable means. */
        int take_left =
            left < middle && (right >= high || merge->compare(a, b) <= 0);

        memcpy(merge->to + at * size, take_left ? a : b, size);
        if (take_left)
            left++;
        else
            right++;
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

void sort_stable(void *items, size_t count, size_t size,
                 int (*compare)(const void *a, const void *b))
{
    struct merge merge = {.from = items, .size = size, .compare = compare};
    char *scratch;
    size_t width;

    if (count < 2)
        return;
    scratch = mem_resize(NULL, count * size);
    merge.to = scratch;
    for (width = 1; width < count;) {
        char *swap = merge.to;
        size_t rest = count;
        size_t low = 0;

        while (rest > 0) {
            size_t left = least(width, rest);
            size_t right = least(width, rest - left);

            merge_runs(&merge, low, low + left, low + left + right);
            low += left + right;
            rest -= left + right;
        }
        merge.to = swap == scratch ? items : scratch;
        merge.from = swap;
        if (width > count / 2)
            break;
        width *= 2;
    }
    if (merge.from == scratch)
        memcpy(items, scratch, count * size);
    mem_free(scratch);
}
