#include "scenario/scan_parts.h"

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

static void describe(const struct scanner *s, struct strbuf *out)
{
    unsigned char c = (unsigned char)s->in.bytes[s->in.at];

    if (c > 0x20 && c < 0x7f)
        strbuf_format(out, "'%c'", c);
    else if (c >= 0x80)
        strbuf_text(out, "a letter outside a string");
    else
        strbuf_format(out, "the character U+%04X", c);
}

static const char *advice_for(const struct scanner *s)
{
    switch (s->in.bytes[s->in.at]) {
    case '\'':
        return "; strings stand in double quotes";
    case '/':
    case '#':
        return "; JSON has no comments, use a key that begins with x-";
    case ']':
    case '}':
        return "; is there a comma too many, or another bracket open?";
    case 'T':
    case 'F':
    case 'N':
        return "; the words are true, false and null";
    default:
        return "";
    }
}

void scan_unexpected(struct scanner *s, const char *expected)
{
    struct strbuf message = {0};

    if (s->in.at >= s->in.length) {
        strbuf_format(&message, "the file ends here; expected %s", expected);
        scan_stop(s, CODE_SYNTAX_UNFINISHED, s->in.at, strbuf_get(&message));
    } else {
        strbuf_text(&message, "found ");
        describe(s, &message);
        strbuf_format(&message, ", expected %s%s", expected, advice_for(s));
        scan_stop(s, CODE_SYNTAX, s->in.at, strbuf_get(&message));
    }
    strbuf_clear(&message);
}

const char *scan_string_message(enum diag_code problem)
{
    switch ((int)problem) {
    case CODE_SYNTAX_ESCAPE:
        return "an unknown escape; JSON has \\\" \\\\ \\/ \\b \\f \\n \\r \\t "
               "and \\u with four hex digits";
    case CODE_SYNTAX_NUL:
        return "the character U+0000 cannot stand in a scenario; remove it";
    case CODE_SYNTAX_SURROGATE:
        return "half of a surrogate pair; write \\ud83d\\ude00, both halves, "
               "or the sign itself";
    case CODE_SYNTAX_CONTROL:
        return "a raw control character in a string (is its closing quote "
               "missing?); write \\n, \\t or \\u00XX";
    default:
        return "these bytes are not valid UTF-8; save the file as UTF-8";
    }
}
