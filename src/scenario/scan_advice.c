/* What to do about a sign that stands where another should: what the scanner
 * guesses of the slip behind it. All of this runs once, when a scan stops. */
#include "scenario/scan_parts.h"

#include "base/utf8.h"

#include <string.h>

/* Where the last sign before the cursor stands that is no blank; the start
 * of the text where there is none. */
static size_t sign_before(const struct scanner *s)
{
    size_t at = s->in.at;

    while (at > s->text->start + 1 &&
           strchr(" \t\r\n", s->in.bytes[at - 1]) != NULL)
        at--;
    return at > s->text->start ? at - 1 : at;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

struct opener {
    size_t offset;
    size_t indent; /* of its line, in blanks */
};

/* The closing quote of the string that begins at `at`. */
static size_t string_end(const struct scan_cursor *in, size_t at)
{
    for (at++; at < in->length && in->bytes[at] != '"'; at++)
        at += in->bytes[at] == '\\';
    return at;
}

/* Where a bracket is missing one is still open, but not always the one that
 * lacks it: each that follows may have closed the one before. The first
 * bracket that begins a line further left than the line of what it closes
 * gives that away. Offset of what it closes; that of the cursor where all
 * before it is laid out well. */
static size_t left_open(const struct scan_cursor *in, size_t at)
{
    struct opener open[LIMIT_DEPTH];
    size_t line = at;
    size_t indent = 0;
    bool begun = false; /* a sign of the line stands before */
    int depth = 0;

    for (; at < in->at; at++) {
        char c = in->bytes[at];
        bool first = !begun;

        begun = c != '\n' && (begun || strchr(" \t\r", c) == NULL);
        line = c == '\n' ? at + 1 : line;
        indent = first && begun ? at - line : indent;
        if (c == '"')
            at = string_end(in, at);
        else if ((c == '{' || c == '[') && depth < LIMIT_DEPTH)
            open[depth++] = (struct opener){at, indent};
        else if ((c == '}' || c == ']') && depth > 0 &&
                 open[--depth].indent > indent && first)
            return open[depth].offset;
    }
    return in->at;
}

static void add_still_open(const struct scanner *s, struct strbuf *out)
{
    const struct frame *last = &s->stack[s->depth > 0 ? s->depth - 1 : 0];
    size_t at = left_open(&s->in, s->text->start);
    bool laid_out_well = at >= s->in.at;
    int32_t line;
    int32_t column;

    if (s->depth == 0)
        return;
    if (laid_out_well)
        at = (size_t)s->out->nodes[last->node].offset;
    locator_find(s->text, at, &line, &column);
    strbuf_format(out, "; %sthe '%c' of line %d, column %d %s",
                  laid_out_well ? "" : "as the lines are indented, ",
                  s->in.bytes[at], (int)line, (int)column,
                  laid_out_well ? "is still open" : "was not closed");
}

static void add_comma(const struct scanner *s, size_t before,
                      struct strbuf *out)
{
    int32_t line;
    int32_t column;

    if (memchr(s->in.bytes + before, '\n', s->in.at - before) == NULL) {
        strbuf_text(out, "; is a comma missing before this?");
        return;
    }
    locator_find(s->text, before, &line, &column);
    strbuf_format(out, "; is a comma missing at the end of line %d?",
                  (int)line);
}

static void advise_after_value(const struct scanner *s, struct strbuf *out)
{
    char c = s->in.bytes[s->in.at];
    size_t before = sign_before(s);
    bool apart = memchr(s->in.bytes + before, '\n', s->in.at - before) != NULL;
    bool quoted = s->in.bytes[before] == '"' && !apart;

    if (c == '}' || c == ']' || (c == ':' && !s->stack[s->depth - 1].object))
        add_still_open(s, out);
    else if (c == '%')
        strbuf_text(out, "; write the number alone");
    else if (c == ')')
        strbuf_text(out, s->stack[s->depth - 1].object
                             ? "; an object ends with }"
                             : "; a list ends with ]");
    else if (quoted && (c != '"' || s->in.at == before + 1) && c != '{' &&
             c != '[' && c != ';' && c != ':')
        strbuf_text(out, "; is a quotation mark missing before this, or does "
                         "one stand within the text? Write \\\" there");
    else if (c == ';' || c == '=')
        strbuf_text(out, "; entries are parted by commas");
    else if (c == ':')
        strbuf_text(out, "; is a comma, or a quotation mark, missing before "
                         "this?");
    else if (is_letter(c) || strchr("\"{[-0123456789", c) != NULL)
        add_comma(s, before, out);
}

/* 0,3 where a key would follow a comma. */
static bool is_decimal_comma(const struct scanner *s)
{
    const char *at = s->in.bytes + s->in.at;

    return s->in.at >= 2 && at[0] >= '0' && at[0] <= '9' && at[-1] == ',' &&
           at[-2] >= '0' && at[-2] <= '9';
}

static void advise_key(const struct scanner *s, struct strbuf *out)
{
    char c = s->in.bytes[s->in.at];

    if (c == '}')
        strbuf_text(out, "; is there a comma too many before it?");
    else if ((c == '{' || c == '[') && s->in.bytes[sign_before(s)] == '{')
        strbuf_text(out, "; a list of values begins with [, and ends with ]");
    else if (c == '{' || c == '[' || c == ']')
        add_still_open(s, out);
    else if (is_decimal_comma(s))
        strbuf_text(out, "; is the sign before it a decimal comma? Numbers "
                         "have none, and here they are whole");
    else if (is_letter(c))
        strbuf_text(out, "; is a quotation mark missing before this?");
    else if (c == ',')
        strbuf_text(out, "; is there a comma too many?");
}

static void advise_after_key(const struct scanner *s, struct strbuf *out)
{
    char c = s->in.bytes[s->in.at];

    if (c == '=')
        strbuf_text(out, "; write ':' in its place");
    else if (c == ',' || c == '}' || c == ']')
        strbuf_text(out, "; in { } each key has a value, as in \"key\": 1, "
                         "and a list stands in [ ]");
    else if (is_letter(c) && s->in.bytes[s->in.at - 1] == '"')
        strbuf_text(out, "; is a quotation mark missing at the end of this "
                         "key, or does one stand within it?");
    else
        strbuf_text(out, "; is a ':' missing before this?");
}

static void advise_value(const struct scanner *s, struct strbuf *out)
{
    char c = s->in.bytes[s->in.at];
    bool object = s->depth > 0 && s->stack[s->depth - 1].object;

    if (c == 'T' || c == 'F' || c == 'N')
        strbuf_text(out, "; the words are true, false and null, and a text "
                         "stands in double quotes");
    else if (is_letter(c))
        strbuf_text(out, "; is a quotation mark missing before this?");
    else if (object && (c == ',' || c == '}' || c == ']'))
        strbuf_text(out, "; the key before it has no value");
    else if (c == ',' || c == ']')
        strbuf_text(out, "; is there a comma too many?");
    else if (c == '}')
        add_still_open(s, out);
}

/* Whether a quotation mark begins here as word processors set it. */
static bool is_curly(const char *bytes, size_t length)
{
    static const uint32_t quotes[] = {0x2018, 0x2019, 0x201a, 0x201c,
                                      0x201d, 0x201e, 0x201f, 0x2032,
                                      0x2033, 0xab,   0xbb};
    uint32_t point = 0;
    size_t i;

    if (utf8_decode(bytes, length, &point) == 0)
        return false;
    for (i = 0; i < sizeof quotes / sizeof quotes[0]; i++)
        if (quotes[i] == point)
            return true;
    return false;
}

/* Advice that holds wherever the sign stands; NULL where there is none. */
static const char *advice_for_sign(const char *bytes, size_t length)
{
    if (*bytes == '\'')
        return "; strings stand in double quotes";
    if (*bytes == '/' || *bytes == '#')
        return "; JSON has no comments, use a key that begins with x-";
    if (is_curly(bytes, length))
        return "; this is a typographic quotation mark, and strings stand in "
               "straight ones: \"";
    if (length > 1 && memcmp(bytes, "\xc2\xa0", 2) == 0)
        return "; put a plain space in its place";
    return NULL;
}

void scan_advise(const struct scanner *s, struct strbuf *out)
{
    size_t left = s->in.length - s->in.at;
    const char *advice =
        left > 0 ? advice_for_sign(s->in.bytes + s->in.at, left) : NULL;

    if (left == 0) {
        add_still_open(s, out);
        return;
    }
    if (advice != NULL)
        strbuf_text(out, advice);
    if (advice != NULL || s->depth == 0)
        return;
    switch (s->state) {
    case AFTER_VALUE:
        advise_after_value(s, out);
        return;
    case KEY:
    case FIRST_KEY:
        advise_key(s, out);
        return;
    case AFTER_KEY:
        advise_after_key(s, out);
        return;
    case VALUE:
    case FIRST_VALUE:
    case FINISHED:
        advise_value(s, out);
        return;
    }
}
