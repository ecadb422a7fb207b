/* The line of a file that a finding speaks of, with a mark under the place:
 *
 *      12 |     {"id": "tension", "strat": 46}
 *         |                       ^~~~~~~
 *
 * A long line is cut around the place. What could steer a terminal is shown
 * as sink_escaped_line() does, and so are isolates, a tab as blanks, and the
 * mark reckons with letters that take two columns of a terminal, or none. */
#ifndef REPORT_EXCERPT_H
#define REPORT_EXCERPT_H

#include "base/sink.h"

#include <stdbool.h>
#include <stdint.h>

/* Where in a text the last place was found: the next one is looked for from
 * there. Findings are sorted, so the text is gone through once. */
struct excerpt {
    const char *text;
    size_t length;
    size_t at;            /* of the byte at line and column */
    int32_t line, column; /* from 1, as struct diag_place has them */
};

/* Keeps `text` by pointer. */
struct excerpt excerpt_of(const char *text, size_t length);

/* False, with nothing written, where there is no such place. */
bool excerpt_write(struct excerpt *excerpt, int32_t line, int32_t column,
                   struct sink *sink);

/* What such a mark stands under. */
struct excerpt_mark {
    const char *text; /* of the file, `length` bytes; NULL: no such place */
    size_t length;
    int32_t end; /* the column behind its last sign, in the same line */
};
struct excerpt_mark excerpt_mark(struct excerpt *excerpt, int32_t line,
                                 int32_t column);

#endif
