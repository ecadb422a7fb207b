/* Lines that somebody types, or that a file of moves holds. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

#define LINE_BYTES   8192      /* a longer one is refused */
#define LINE_ENDLESS (1 << 20) /* bytes after which no end is waited for */

enum line_result {
    LINE_READ,
    LINE_END,
    LINE_LONG,        /* over LINE_BYTES; passed over */
    LINE_BYTES_WRONG, /* not UTF-8, or with a NUL in it */
    LINE_NO_END       /* what comes in is no text: read no more of it */
};

struct lines {
    const char *file;  /* as it was named; NULL: standard input, typed */
    const char *bytes; /* of the file */
    size_t length, at;
    int32_t line; /* of the line read last, from 1 */
};

/* The next line without its end and without blanks around it. */
enum line_result lines_next(struct lines *lines, struct strbuf *line);

/* What is wrong with it, as part of a sentence; "" for the other two. */
const char *lines_problem(enum line_result result);

#endif
