#include "scenario/format.h"

#include "base/utf8.h"
#include "scenario/limits.h"
#include "scenario/scan.h"
#include "scenario/scan_string.h"

#include <assert.h>
#include <string.h>

/* A value, or a member of an object with its key, in the order of the file.
 * Offsets and columns are those of the text in which all stands on one line.
 */
struct item {
    size_t start, value, end;
    int32_t start_column, value_column, end_column;
    int32_t next; /* the first item after what is inside this one */
    char kind;    /* its first letter: { [ " or another */
};

struct layout {
    const struct scan *scan;
    struct scan_cursor in;
    struct strbuf line; /* the whole on one line */
    int32_t column;     /* of its end */
    struct item *items;
    int32_t count;
    int32_t open[LIMIT_DEPTH]; /* items that are not closed yet */
    int depth;
    struct strbuf *out;
};

/* All on one line ---------------------------------------------------------- */

static const struct {
    uint32_t first, last;
} UNSEEN[] = {
    {0x00, 0x1f},       {0x7f, 0x9f},     {0xad, 0xad},     {0x61c, 0x61c},
    {0x180e, 0x180e},   {0x200b, 0x200b}, {0x200e, 0x200f}, {0x2028, 0x202e},
    {0x2060, 0x206f},   {0xfdd0, 0xfdef}, {0xfeff, 0xfeff}, {0xfff9, 0xfffb},
    {0xe0000, 0xe007f},
};

static bool is_unseen(uint32_t point)
{
    for (size_t i = 0; i < sizeof UNSEEN / sizeof UNSEEN[0]; i++) {
        if (point >= UNSEEN[i].first && point <= UNSEEN[i].last) {
            return true;
        }
    }
    return (point & 0xfffe) == 0xfffe; /* no characters, in every plane */
}

static void put(struct layout *layout, const char *bytes, size_t length)
{
    strbuf_add(&layout->line, bytes, length);
    layout->column += (int32_t)utf8_points(bytes, length);
}

static void put_escaped(struct layout *layout, uint32_t point)
{
    static const char SHORT[] = "\bb\ff\nn\rr\tt\"\"\\\\";
    const char *at = point > 0x7f ? NULL : SHORT;
    while (at != NULL && *at != '\0' && (uint32_t)*at != point) {
        at += 2;
    }
    struct strbuf escape = {0};
    if (at != NULL && *at != '\0') {
        strbuf_format(&escape, "\\%c", at[1]);
    } else if (point > 0xffff) {
        strbuf_format(&escape, "\\u%04x\\u%04x",
                      (unsigned)(0xd800 + ((point - 0x10000) >> 10)),
                      (unsigned)(0xdc00 + (point & 0x3ff)));
    } else {
        strbuf_format(&escape, "\\u%04x", (unsigned)point);
    }
    put(layout, strbuf_get(&escape), escape.length);
    strbuf_clear(&escape);
}

static void put_string(struct layout *layout)
{
    struct scan_cursor *in = &layout->in;
    in->at++;
    put(layout, "\"", 1);
    while (in->bytes[in->at] != '"') {
        enum diag_code problem;
        char utf8[4];
        uint32_t point = scan_point(in, &problem);
        assert(problem == CODE_COUNT);
        if (point == '"' || point == '\\' || is_unseen(point)) {
            put_escaped(layout, point);
        } else {
            put(layout, utf8, utf8_encode(point, utf8));
        }
    }
    in->at++;
    put(layout, "\"", 1);
}

static void end_item(struct layout *layout, int32_t index)
{
    layout->items[index].end = layout->line.length;
    layout->items[index].end_column = layout->column;
    layout->items[index].next = layout->count;
}

static void put_value(struct layout *layout)
{
    struct scan_cursor *in = &layout->in;
    int32_t index = layout->count++;
    struct item *item = &layout->items[index];
    const char *begin = in->bytes + in->at;
    item->kind = *begin;
    item->value = layout->line.length;
    item->value_column = layout->column;
    if (*begin == '{' || *begin == '[') {
        layout->open[layout->depth++] = index;
        in->at++;
        put(layout, begin, 1);
        return;
    }
    if (*begin == '"') {
        put_string(layout);
    } else {
        while (in->at < in->length &&
               strchr(",]} \t\r\n", in->bytes[in->at]) == NULL) {
            in->at++;
        }
        put(layout, begin, (size_t)(in->bytes + in->at - begin));
    }
    end_item(layout, index);
}

/* A comma, a colon, or the end of what is open. */
static void put_mark(struct layout *layout)
{
    const char *mark = layout->in.bytes + layout->in.at++;
    put(layout, mark, 1);
    if (*mark == ',' || *mark == ':') {
        put(layout, " ", 1);
    } else {
        end_item(layout, layout->open[--layout->depth]);
    }
}

static void begin_item(struct layout *layout)
{
    layout->items[layout->count].start = layout->line.length;
    layout->items[layout->count].start_column = layout->column;
}

/* The scanner has found no fault and says where keys and values begin. */
static void put_token(struct layout *layout)
{
    int32_t at = (int32_t)layout->in.at;
    bool more = (size_t)layout->count < layout->scan->count;
    const struct node *next = &layout->scan->nodes[layout->count];
    if (more && next->key_offset == at) {
        begin_item(layout);
        put_string(layout);
    } else if (more && next->offset == at) {
        if (next->key_offset < 0) {
            begin_item(layout);
        }
        put_value(layout);
    } else if (strchr(" \t\r\n", layout->in.bytes[at]) != NULL) {
        layout->in.at++;
    } else {
        put_mark(layout);
    }
}

/* Line by line ------------------------------------------------------------- */

static bool is_open(const struct item *item)
{
    return item->kind == '{' || item->kind == '[';
}

static int32_t columns(const struct item *item)
{
    return item->end_column - item->start_column;
}

static bool is_long_text(const struct item *item)
{
    return item->kind == '"' &&
           item->end_column - item->value_column - 2 > FORMAT_TEXT;
}

static bool has_blank(const struct layout *layout, const struct item *item)
{
    const char *text = strbuf_get(&layout->line) + item->value;
    return memchr(text, ' ', item->end - item->value) != NULL;
}

/* Whether an item may stand on a line with others that are in its list, or in
 * its object. */
static bool may_share(const struct layout *layout, bool in_list,
                      const struct item *item, int32_t indent)
{
    if (indent + columns(item) + 1 > FORMAT_WIDTH || is_long_text(item)) {
        return false;
    }
    return !in_list || (!is_open(item) && !has_blank(layout, item));
}

static void new_line(struct layout *layout, int32_t indent)
{
    strbuf_format(layout->out, "\n%*s", (int)indent, "");
}

static void copy(struct layout *layout, size_t from, size_t to)
{
    strbuf_add(layout->out, strbuf_get(&layout->line) + from, to - from);
}

static void lay(struct layout *layout, int32_t index, int32_t indent);

/* What is inside an item that takes several lines. */
static void lay_inside(struct layout *layout, /* NOLINT(misc-no-recursion) */
                       int32_t index, int32_t indent)
{
    const struct item *parent = &layout->items[index];
    int32_t column = 0; /* of the line that others may share, 0: none */
    for (int32_t at = index + 1; at < parent->next;) {
        const struct item *item = &layout->items[at];
        bool share = may_share(layout, parent->kind == '[', item, indent);
        bool first = at == index + 1;
        if (share && column > 0 &&
            column + 2 + columns(item) + 1 <= FORMAT_WIDTH) {
            strbuf_text(layout->out, ", ");
            column += 2;
        } else {
            strbuf_text(layout->out, first ? "" : ",");
            new_line(layout, indent);
            column = indent;
        }
        lay(layout, at, indent);
        column = share ? column + columns(item) : 0;
        at = item->next;
    }
}

/* Recursion is as deep as a file may be. */
static void lay(struct layout *layout, /* NOLINT(misc-no-recursion) */
                int32_t index, int32_t indent)
{
    const struct item *item = &layout->items[index];
    bool empty = item->next == index + 1;
    if (!is_open(item) || empty || indent + columns(item) + 1 <= FORMAT_WIDTH) {
        copy(layout, item->start, item->end);
        return;
    }
    copy(layout, item->start, item->value + 1);
    lay_inside(layout, index, indent + 2);
    new_line(layout, indent);
    copy(layout, item->end - 1, item->end);
}

/* The whole ---------------------------------------------------------------- */

static bool fits_a_file(const char *file, const struct strbuf *text,
                        struct diag_list *diags)
{
    const struct diag_place place = {.file = file};
    if (text->length <= LIMIT_FILE_BYTES) {
        return true;
    }
    diag_add(diags, CODE_LIMIT_FILE, &place,
             "the layout of this file would take %zu bytes, allowed %d; it is "
             "left as it is",
             text->length, LIMIT_FILE_BYTES);
    return false;
}

static void lay_out(struct layout *layout)
{
    layout->items =
        mem_resize(NULL, layout->scan->count * sizeof *layout->items);
    while (layout->in.at < layout->in.length) {
        put_token(layout);
    }
    assert((size_t)layout->count == layout->scan->count);
    lay(layout, 0, 0);
    strbuf_char(layout->out, '\n');
    mem_free(layout->items);
    strbuf_clear(&layout->line);
}

bool format_json(const char *file, const char *bytes, size_t length,
                 struct strbuf *out, struct diag_list *diags)
{
    struct locator text;
    struct scan scan = {0};
    struct strbuf result = {0};
    locator_init(&text, bytes, length);
    struct layout layout = {.scan = &scan,
                            .in = {text.bytes, text.length, text.start},
                            .out = &result};
    bool fine = scan_json(file, &text, &scan, diags);
    if (fine) {
        lay_out(&layout);
        fine = fits_a_file(file, &result, diags);
    }
    if (fine) {
        strbuf_add(out, strbuf_get(&result), result.length);
    }
    strbuf_clear(&result);
    scan_clear(&scan);
    locator_clear(&text);
    return fine;
}
