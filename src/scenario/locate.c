#include "scenario/locate.h"

#include <stdbool.h>
#include <string.h>

/* Marks stand this far apart, so that a file of one long line with many
 * findings is not read once for each of them, and so that what is counted
 * between two of them fits a byte: bytes are added fastest. */
#define MARK_BYTES 255

struct locator_mark { /* the position of a byte */
    int32_t line, column;
};

void locator_init(struct locator *locator, const char *bytes, size_t length)
{
    *locator = (struct locator){.bytes = bytes, .length = length};
    if (length >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0)
        locator->start = 3;
}

void locator_clear(struct locator *locator)
{
    mem_free(locator->marks);
    *locator = (struct locator){0};
}

static uint8_t count_lines(const char *bytes, size_t from, size_t to)
{
    uint8_t count = 0;
    size_t i;

    for (i = from; i < to; i++)
        count = (uint8_t)(count + (bytes[i] == '\n'));
    return count;
}

/* One for each byte that does not continue a code point. */
static uint8_t count_columns(const char *bytes, size_t from, size_t to)
{
    uint8_t count = 0;
    size_t i;

    for (i = from; i < to; i++)
        count = (uint8_t)(count + (((unsigned char)bytes[i] & 0xc0) != 0x80));
    return count;
}

static int32_t sum(uint8_t (*count)(const char *bytes, size_t from, size_t to),
                   const char *bytes, size_t from, size_t to)
{
    int32_t all = 0;

    for (; to - from > MARK_BYTES; from += MARK_BYTES)
        all += count(bytes, from, from + MARK_BYTES);
    return all + count(bytes, from, to);
}

/* Moves `at` past the bytes [from, to). */
static void advance(const struct locator *locator, size_t from, size_t to,
                    struct locator_mark *at)
{
    const char *bytes = locator->bytes;
    int32_t lines = sum(count_lines, bytes, from, to);

    if (lines > 0) {
        size_t last = to - 1;

        while (bytes[last] != '\n')
            last--;
        from = last + 1;
        at->line += lines;
        at->column = 1;
    }
    at->column += sum(count_columns, bytes, from, to);
}

static void make_marks(struct locator *locator)
{
    size_t count = (locator->length - locator->start) / MARK_BYTES + 1;
    struct locator_mark at = {1, 1};
    size_t i;

    locator->marks = mem_resize(NULL, count * sizeof at);
    for (i = 0; i < count; i++) {
        size_t from = locator->start + i * MARK_BYTES;

        locator->marks[i] = at;
        if (i + 1 < count)
            advance(locator, from, from + MARK_BYTES, &at);
    }
}

/* Counts on from the place that was asked for last, or from the beginning.
 * False once that has read as much as the whole file: whoever asks so much is
 * better served by marks, which take longer to make. */
static bool count_on(struct locator *locator, size_t offset,
                     struct locator_mark *at)
{
    size_t from = locator->last;

    *at = (struct locator_mark){locator->last_line, locator->last_column};
    if (offset < from || from == 0) {
        from = locator->start;
        *at = (struct locator_mark){1, 1};
    }
    if (offset - from > locator->length - locator->counted)
        return false;
    locator->counted += offset - from;
    advance(locator, from, offset, at);
    locator->last = offset;
    locator->last_line = at->line;
    locator->last_column = at->column;
    return true;
}

static struct locator_mark from_mark(const struct locator *locator,
                                     size_t offset)
{
    size_t mark = (offset - locator->start) / MARK_BYTES;
    struct locator_mark at = locator->marks[mark];

    advance(locator, locator->start + mark * MARK_BYTES, offset, &at);
    return at;
}

void locator_find(struct locator *locator, size_t offset, int32_t *line,
                  int32_t *column)
{
    struct locator_mark at;

    if (offset > locator->length)
        offset = locator->length;
    if (offset < locator->start)
        offset = locator->start;
    if (locator->marks || !count_on(locator, offset, &at)) {
        if (!locator->marks)
            make_marks(locator);
        at = from_mark(locator, offset);
    }
    *line = at.line;
    *column = at.column;
}
