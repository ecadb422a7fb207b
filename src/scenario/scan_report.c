#include "scenario/scan_parts.h"

#include "base/utf8.h"

#include <string.h>

#define MOST_FINDINGS 64 /* of one scan: beyond it a file is no scenario */

static void write_pointer(const struct scanner *s, struct strbuf *pointer)
{
    int i;

    for (i = 0; i < s->depth; i++) {
        const struct frame *frame = &s->stack[i];

        if (frame->object && frame->key < 0)
            return;
        strbuf_char(pointer, '/');
        if (frame->object)
            scan_pointer_part(s->in.bytes, s->in.length, (size_t)frame->key,
                              pointer);
        else
            strbuf_format(pointer, "%d", (int)frame->place);
    }
}

void scan_report(struct scanner *s, enum diag_code code, size_t offset,
                 const char *message)
{
    struct strbuf pointer = {0};
    struct diag_place place = {.file = s->file};

    if (s->findings >= MOST_FINDINGS) {
        s->stopped = true;
        return;
    }
    s->findings++;
    write_pointer(s, &pointer);
    place.pointer = strbuf_get(&pointer);
    locator_find(s->text, offset, &place.line, &place.column);
    diag_add(s->diags, code, &place, "%s", message);
    strbuf_clear(&pointer);
}

void scan_stop(struct scanner *s, enum diag_code code, size_t offset,
               const char *message)
{
    scan_report(s, code, offset, message);
    s->stopped = true;
}

/* The sign at the cursor, or what it is called. */
static void describe(const struct scanner *s, struct strbuf *out)
{
    const char *bytes = s->in.bytes + s->in.at;
    uint32_t point = (unsigned char)*bytes;
    size_t size = utf8_decode(bytes, s->in.length - s->in.at, &point);

    if (size == 0)
        strbuf_text(out, "a byte that is not UTF-8");
    else if (point == 0xa0)
        strbuf_text(out, "a non-breaking space (U+00A0)");
    else if (point > 0xa0 && point != 0xfeff && point != 0x200b)
        strbuf_format(out, "'%.*s'", (int)size, bytes);
    else if (point > 0x20 && point < 0x7f)
        strbuf_format(out, "'%c'", *bytes);
    else
        strbuf_format(out, "the character U+%04X", (unsigned)point);
}

/* Whether a string that a line break cut, which has its finding, ends just
 * before the cursor: what follows it then says nothing new. */
static bool follows_broken(const struct scanner *s)
{
    const char *bytes = s->in.bytes;
    size_t at = s->in.at;
    const char *quote;

    if (s->broken == 0)
        return false;
    quote = memchr(bytes + s->broken, '"', at - s->broken);
    if (quote == NULL)
        return false;
    while (bytes[at - 1] == ' ')
        at--;
    return quote == bytes + at - 1;
}

/* Between two items the place is in what holds them, not in the last. */
static bool is_between(const struct scanner *s)
{
    return s->depth > 0 && (s->state == AFTER_VALUE || s->state == KEY ||
                            s->state == FIRST_KEY);
}

static void stop_at_cursor(struct scanner *s, enum diag_code code,
                           const char *message)
{
    int depth = s->depth;

    s->depth -= is_between(s);
    scan_stop(s, code, s->in.at, message);
    s->depth = depth;
}

void scan_unexpected(struct scanner *s, const char *expected)
{
    struct strbuf message = {0};
    bool end = s->in.at >= s->in.length;

    if (!end && follows_broken(s)) {
        s->stopped = true;
        return;
    }
    strbuf_text(&message, end ? "the file ends here" : "found ");
    if (!end)
        describe(s, &message);
    strbuf_format(&message, "%s expected %s", end ? ";" : ",",
                  s->depth == 0 ? "'{', with which a scenario begins"
                                : expected);
    scan_advise(s, &message);
    stop_at_cursor(s, end ? CODE_SYNTAX_UNFINISHED : CODE_SYNTAX,
                   strbuf_get(&message));
    strbuf_clear(&message);
}

/* Of a string ---------------------------------------------------------------
 */

static void control_message(char c, struct strbuf *out)
{
    if (c == '\n' || c == '\r')
        strbuf_text(out, "a line break in a string: is its closing quotation "
                         "mark missing? A line break that is meant is written "
                         "\\n");
    else if (c == '\t')
        strbuf_text(out, "a tab in a string; write a space, or \\t");
    else
        strbuf_format(out,
                      "the control character U+%04X in a string; remove it, "
                      "or write \\u%04x",
                      (unsigned)c, (unsigned)c);
}

/* `next` is the sign after the backslash, of a string in a JSON text. */
static void escape_message(char next, struct strbuf *out)
{
    if (next == 'u')
        strbuf_text(out, "\\u wants four hex digits after it, as in \\u00e9");
    else if (next == '\'')
        strbuf_text(out, "found \\', which JSON does not know; an apostrophe "
                         "needs no backslash");
    else if (next == '*' || next == '[' || next == ']' || next == '{' ||
             next == '}')
        strbuf_format(out,
                      "found \\%c, which JSON does not know; for the sign "
                      "itself write \\\\%c in JSON",
                      next, next);
    else if (next > 0x20 && next < 0x7f)
        strbuf_format(out,
                      "found \\%c, an unknown escape; JSON has \\\" \\\\ \\/ "
                      "\\b \\f \\n \\r \\t and \\u with four hex digits; a "
                      "backslash itself is written \\\\",
                      next);
    else
        strbuf_text(out, "an unknown escape; JSON has \\\" \\\\ \\/ \\b \\f "
                         "\\n \\r \\t and \\u with four hex digits; a "
                         "backslash itself is written \\\\");
}

static void string_message(const struct scanner *s, enum diag_code problem,
                           size_t at, struct strbuf *out)
{
    bool more = at + 1 < s->in.length;

    switch ((int)problem) {
    case CODE_SYNTAX_ESCAPE:
        escape_message((char)(more ? s->in.bytes[at + 1] : ' '), out);
        break;
    case CODE_SYNTAX_NUL:
        strbuf_text(out, "the character U+0000 cannot stand in a scenario; "
                         "remove it");
        break;
    case CODE_SYNTAX_SURROGATE:
        strbuf_text(out, "half of a surrogate pair; write \\ud83d\\ude00, both "
                         "halves, or the sign itself");
        break;
    case CODE_SYNTAX_CONTROL:
        control_message(s->in.bytes[at], out);
        break;
    default:
        strbuf_text(out, "these bytes are not valid UTF-8; save the file as "
                         "UTF-8");
        break;
    }
}

void scan_report_string(struct scanner *s, enum diag_code problem, size_t at)
{
    struct strbuf message = {0};
    char c = s->in.bytes[at];

    if (problem == CODE_SYNTAX_CONTROL && (c == '\n' || c == '\r'))
        s->broken = at;
    if (c == '\n' && at > 0 && s->in.bytes[at - 1] == '\r')
        return; /* one line break, as Windows has it */
    string_message(s, problem, at, &message);
    scan_report(s, problem, at, strbuf_get(&message));
    strbuf_clear(&message);
}
