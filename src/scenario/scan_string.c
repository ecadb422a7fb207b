#include "scenario/scan_string.h"

#include "base/utf8.h"
#include "base/word8.h"

#define REPLACEMENT 0xfffdu

/* The value of four hex digits at `at`, -1 where they are not. */
static int32_t hex_four(const struct scan_cursor *cursor, size_t at)
{
    int32_t value = 0;
    size_t i;

    if (cursor->length < 4 || at > cursor->length - 4)
        return -1;
    for (i = at; i < at + 4; i++) {
        char c = cursor->bytes[i];
        int32_t digit;

        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        else
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* The low half that must follow a high one, -1 where it does not. */
static int32_t low_half(const struct scan_cursor *cursor)
{
    int32_t low;

    if (cursor->length - cursor->at < 6 || cursor->bytes[cursor->at] != '\\' ||
        cursor->bytes[cursor->at + 1] != 'u')
        return -1;
    low = hex_four(cursor, cursor->at + 2);
    return low >= 0xdc00 && low <= 0xdfff ? low : -1;
}

/* After `\u`. */
static uint32_t unicode_escape(struct scan_cursor *cursor,
                               enum diag_code *problem)
{
    int32_t value = hex_four(cursor, cursor->at);
    int32_t low;

    if (value < 0) {
        *problem = CODE_SYNTAX_ESCAPE;
        return REPLACEMENT;
    }
    cursor->at += 4;
    if (value == 0)
        *problem = CODE_SYNTAX_NUL;
    if (value < 0xd800 || value > 0xdfff)
        return (uint32_t)value;
    low = value <= 0xdbff ? low_half(cursor) : -1;
    if (low < 0) {
        *problem = CODE_SYNTAX_SURROGATE;
        return REPLACEMENT;
    }
    cursor->at += 6;
    return 0x10000u + ((uint32_t)(value - 0xd800) << 10) +
           (uint32_t)(low - 0xdc00);
}

/* After the backslash. */
static uint32_t escape(struct scan_cursor *cursor, enum diag_code *problem)
{
    static const char letters[] = "\"\\/bfnrt";
    static const char meanings[] = "\"\\/\b\f\n\r\t";
    char c;
    int i;

    if (cursor->at >= cursor->length) {
        *problem = CODE_SYNTAX_ESCAPE;
        return REPLACEMENT;
    }
    c = cursor->bytes[cursor->at];
    for (i = 0; letters[i] != '\0'; i++) {
        if (c == letters[i]) {
            cursor->at++;
            return (uint32_t)meanings[i];
        }
    }
    if (c != 'u') {
        *problem = CODE_SYNTAX_ESCAPE;
        return REPLACEMENT;
    }
    cursor->at++;
    return unicode_escape(cursor, problem);
}

uint32_t scan_point(struct scan_cursor *cursor, enum diag_code *problem)
{
    unsigned char c = (unsigned char)cursor->bytes[cursor->at];
    uint32_t point = c;
    size_t size;

    *problem = CODE_COUNT;
    if (c == '\\') {
        cursor->at++;
        return escape(cursor, problem);
    }
    if (c >= 0x20 && c < 0x80) {
        cursor->at++;
        return c;
    }
    if (c < 0x20) {
        cursor->at++;
        *problem = c == 0 ? CODE_SYNTAX_NUL : CODE_SYNTAX_CONTROL;
        return c == 0 ? REPLACEMENT : c;
    }
    size = utf8_decode(cursor->bytes + cursor->at, cursor->length - cursor->at,
                       &point);
    cursor->at += size > 0 ? size : 1;
    if (size == 0)
        *problem = CODE_SYNTAX_UTF8;
    return size > 0 ? point : REPLACEMENT;
}

/* Whether the cursor stands on a string's end. */
static bool at_end(const struct scan_cursor *cursor)
{
    return cursor->at >= cursor->length || cursor->bytes[cursor->at] == '"';
}

void scan_pointer_part(const char *bytes, size_t length, size_t offset,
                       struct strbuf *out)
{
    struct scan_cursor cursor = {bytes, length, offset + 1};

    while (!at_end(&cursor)) {
        enum diag_code problem;
        uint32_t point = scan_point(&cursor, &problem);
        char utf8[4];

        if (point == '~')
            strbuf_text(out, "~0");
        else if (point == '/')
            strbuf_text(out, "~1");
        else
            strbuf_add(out, utf8, utf8_encode(point, utf8));
    }
}

void scan_unescape(struct scan_cursor cursor, struct strbuf *out)
{
    while (!at_end(&cursor)) {
        enum diag_code problem;
        uint32_t point = scan_point(&cursor, &problem);
        char utf8[4];

        strbuf_add(out, utf8, utf8_encode(point, utf8));
    }
}

/* Marks, as word8.h has it, what does not stand for itself. */
static uint64_t marks_of(uint64_t word)
{
    return ((word | (word + WORD8_EACH(1))) & WORD8_HIGHS) | /* from DEL on */
           word8_below(word, 0x20) | word8_equal(word, '"') |
           word8_equal(word, '\\');
}

static bool is_plain(char c)
{
    return (unsigned char)c >= 0x20 && (unsigned char)c < 0x7f && c != '"' &&
           c != '\\';
}

void scan_plain(struct scan_cursor *cursor)
{
    const char *bytes = cursor->bytes;
    size_t length = cursor->length;
    size_t at = cursor->at;

    for (; length - at >= 8; at += 8) {
        uint64_t marks = marks_of(word8_load(bytes + at));

        if (marks != 0) {
            cursor->at = at + word8_first(marks);
            return;
        }
    }
    while (at < length && is_plain(bytes[at]))
        at++;
    cursor->at = at;
}
