/* One code point after another out of a JSON string, for the scanner. */
#ifndef SCENARIO_SCAN_STRING_H
#define SCENARIO_SCAN_STRING_H

#include "base/diag.h"
#include "base/strbuf.h"

/* Where a reader stands in the bytes of a file. */
struct scan_cursor {
    const char *bytes;
    size_t length; /* of the file */
    size_t at;     /* of the next byte; below length */
};

/* The code point at the cursor, unescaped, and moves on by at least one
 * byte. The cursor stands inside a string, not on its closing quote.
 * `*problem` becomes CODE_COUNT, or what is wrong here; U+FFFD then stands
 * for what was there. */
uint32_t scan_point(struct scan_cursor *cursor, enum diag_code *problem);

/* The string whose opening quote stands at `offset`, unescaped, as one part
 * of a JSON pointer: `~` and `/` escaped as RFC 6901 has it. */
void scan_pointer_part(const char *bytes, size_t length, size_t offset,
                       struct strbuf *out);

/* Moves past bytes that stand for themselves: printable ASCII but quotes and
 * backslashes. */
void scan_plain(struct scan_cursor *cursor);

/* The text from the cursor to its closing quote, unescaped, in UTF-8. */
void scan_unescape(struct scan_cursor cursor, struct strbuf *out);

#endif
