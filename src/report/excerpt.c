#include "report/excerpt.h"

#include "base/utf8.h"

#include <string.h>

#define BEFORE 48 /* columns of a terminal shown before the place */
#define WIDTH  70 /* and in all */
#define TAB    4

/* Widths --------------------------------------------------------------------
 */

struct range {
    uint32_t first, last;
};

/* Marks that stand over or under the letter before them, and signs that
 * nobody sees. */
static const struct range nothing[] = {
    {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a},
    {0x064b, 0x065f}, {0x0900, 0x0902}, {0x093c, 0x093c}, {0x0941, 0x0948},
    {0x0e31, 0x0e31}, {0x0e34, 0x0e3a}, {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff},
    {0x1dc0, 0x1dff}, {0x200b, 0x200f}, {0x2060, 0x2069}, {0x20d0, 0x20ff},
    {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}, {0xfeff, 0xfeff}, {0xe0100, 0xe01ef},
};

/* East Asian letters, wide and full, and pictures. */
static const struct range wide[] = {
    {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2e80, 0x303e},
    {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0x9fff},
    {0xa000, 0xa4cf},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
    {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff},
    {0x20000, 0x3fffd},
};

static bool within(uint32_t point, const struct range *ranges, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    return false;
}

/* One letter as it is shown: what it is made of, and how wide it is. */
struct letter {
    size_t size; /* bytes of the text, at least 1 */
    int width;
    bool escaped; /* byte for byte */
};

/* They may stand in a text, but not turn a line of its file. */
static bool isolates(uint32_t point)
{
    return point >= 0x2066 && point <= 0x2069;
}

static struct letter letter_at(const char *at, size_t length)
{
    uint32_t point = 0;
    size_t size = utf8_decode(at, length, &point);

    if (*at == '\t')
        return (struct letter){1, TAB, false};
    if (size == 0 || utf8_steers(point) || isolates(point))
        return (struct letter){1, 4, true};
    if (within(point, nothing, sizeof nothing / sizeof nothing[0]))
        return (struct letter){size, 0, false};
    if (within(point, wide, sizeof wide / sizeof wide[0]))
        return (struct letter){size, 2, false};
    return (struct letter){size, 1, false};
}

/* Places --------------------------------------------------------------------
 */

static size_t text_start(const char *text, size_t length)
{
    return text && length >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

struct excerpt excerpt_of(const char *text, size_t length)
{
    return (struct excerpt){text, length, text_start(text, length), 1, 1};
}

static bool is_rest(const struct excerpt *e, size_t at)
{
    return at < e->length && ((unsigned char)e->text[at] & 0xc0) == 0x80;
}

/* Columns count what is not the rest of a letter, as scenario/locate.h has
 * them. */
static bool go_to(struct excerpt *e, int32_t line, int32_t column)
{
    if (line < e->line || (line == e->line && column < e->column))
        *e = excerpt_of(e->text, e->length);
    while (e->line < line) {
        const char *end = memchr(e->text + e->at, '\n', e->length - e->at);

        if (!end)
            return false;
        e->at = (size_t)(end - e->text) + 1;
        e->line++;
        e->column = 1;
    }
    while (e->column < column) {
        if (e->at >= e->length || e->text[e->at] == '\n')
            return false;
        do
            e->at++;
        while (is_rest(e, e->at));
        e->column++;
    }
    return true;
}

/* Lines ---------------------------------------------------------------------
 */

/* Back by what BEFORE columns hold, or to the beginning of the line. */
static size_t first_shown(const struct excerpt *e)
{
    size_t start = text_start(e->text, e->length);
    size_t at = e->at;
    int width = 0;

    while (at > start && e->text[at - 1] != '\n') {
        size_t before = at - 1;

        while (before > start && is_rest(e, before))
            before--;
        width += letter_at(e->text + before, e->length - before).width;
        if (width > BEFORE)
            break;
        at = before;
    }
    return at;
}

static bool ends_line(const struct excerpt *e, size_t at)
{
    return at >= e->length || e->text[at] == '\n' ||
           (e->text[at] == '\r' && at + 1 < e->length &&
            e->text[at + 1] == '\n');
}

static void write_letter(const char *at, struct letter letter,
                         struct sink *sink)
{
    if (*at == '\t')
        sink_format(sink, "%*s", TAB, "");
    else if (letter.escaped)
        sink_format(sink, "\\x%02x", (unsigned)(unsigned char)*at);
    else
        sink->write(sink->context, at, letter.size);
}

/* From `at` to the end of the line, or as far as there is room; `*before` is
 * the width of what stands before the place. */
static void write_line(const struct excerpt *e, size_t at, int *before,
                       struct sink *sink)
{
    int width = 0;

    *before = 0;
    while (!ends_line(e, at)) {
        struct letter letter = letter_at(e->text + at, e->length - at);

        if (at == e->at)
            *before = width;
        if (width + letter.width > WIDTH) {
            sink_text(sink, "…");
            break;
        }
        write_letter(e->text + at, letter, sink);
        width += letter.width;
        at += letter.size;
    }
    if (at <= e->at)
        *before = width;
    sink_text(sink, "\n");
}

static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '.';
}

/* Whether a string begins at the place: a quotation mark that closes one has
 * an odd number of them before it. No string goes beyond its line. */
static bool opens_string(const struct excerpt *e)
{
    size_t at = e->at;
    bool inside = false;

    if (ends_line(e, at) || e->text[at] != '"')
        return false;
    while (at > 0 && e->text[at - 1] != '\n')
        at--;
    for (; at < e->at; at++) {
        if (e->text[at] == '"')
            inside = !inside;
        else if (e->text[at] == '\\' && inside)
            at++;
    }
    return !inside;
}

/* Behind the {placeholder} at the place, 0: there is none. */
static size_t name_end(const struct excerpt *e)
{
    size_t at = e->at + 1;

    if (e->text[e->at] != '{')
        return 0;
    while (!ends_line(e, at) && in_word(e->text[at]))
        at++;
    return at > e->at + 1 && !ends_line(e, at) && e->text[at] == '}' ? at + 1
                                                                     : 0;
}

/* Behind what stands at the place: a string to its end, a placeholder, a word
 * or a number; else one sign. */
static size_t mark_end(const struct excerpt *e)
{
    bool string = opens_string(e);
    bool escaped = false; /* by a backslash before it */
    size_t at = e->at;

    if (ends_line(e, at))
        return at;
    if (name_end(e) > 0)
        return name_end(e);
    at += letter_at(e->text + at, e->length - at).size;
    if (!string && !in_word(e->text[e->at]))
        return at;
    while (!ends_line(e, at) && (string || in_word(e->text[at]))) {
        char c = e->text[at];

        at += letter_at(e->text + at, e->length - at).size;
        if (string && c == '"' && !escaped)
            break;
        escaped = c == '\\' && !escaped;
    }
    return at;
}

/* How many columns that takes, at least one and at most `room`. */
static int marked(const struct excerpt *e, int room)
{
    size_t end = mark_end(e);
    size_t at = e->at;
    int width = 0;

    while (at < end && width < room) {
        struct letter letter = letter_at(e->text + at, e->length - at);

        width += letter.width;
        at += letter.size;
    }
    return width < 1 ? 1 : width < room ? width : room;
}

struct excerpt_mark excerpt_mark(struct excerpt *excerpt, int32_t line,
                                 int32_t column)
{
    struct excerpt_mark mark = {0};
    size_t at, end;

    if (!excerpt->text || line < 1 || column < 1 ||
        !go_to(excerpt, line, column))
        return mark;
    end = mark_end(excerpt);
    mark.text = excerpt->text + excerpt->at;
    mark.length = end - excerpt->at;
    mark.end = column;
    for (at = excerpt->at; at < end; at++)
        mark.end += !is_rest(excerpt, at);
    return mark;
}

bool excerpt_write(struct excerpt *excerpt, int32_t line, int32_t column,
                   struct sink *sink)
{
    size_t from;
    bool cut;
    int before, i;

    if (!excerpt->text || !go_to(excerpt, line, column))
        return false;
    from = first_shown(excerpt);
    cut = from > text_start(excerpt->text, excerpt->length) &&
          excerpt->text[from - 1] != '\n';
    sink_format(sink, "%6d | %s", (int)line, cut ? "…" : "");
    write_line(excerpt, from, &before, sink);
    sink_format(sink, "       | %*s^", before + cut, "");
    for (i = marked(excerpt, WIDTH - before); i > 1; i--)
        sink_text(sink, "~");
    sink_text(sink, "\n");
    return true;
}
