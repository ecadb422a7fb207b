/* Byte offsets of a file to lines and columns, for findings alone: nothing
 * is counted until the first question. */
#ifndef SCENARIO_LOCATE_H
#define SCENARIO_LOCATE_H

#include "base/arena.h"

#include <stdint.h>

struct locator_mark;

struct locator {
    const char *bytes;
    size_t length;
    struct locator_mark *marks; /* NULL until asked for much */
    size_t start;               /* of the text: 3 after a byte order mark */
    size_t counted;             /* bytes, so far without marks */
    size_t last;                /* asked for without them, 0: none */
    int32_t last_line, last_column;
};

/* Keeps `bytes` by pointer. */
void locator_init(struct locator *locator, const char *bytes, size_t length);
void locator_clear(struct locator *locator);

/* Both count from 1; the column counts code points. */
void locator_find(struct locator *locator, size_t offset, int32_t *line,
                  int32_t *column);

#endif
