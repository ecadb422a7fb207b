/* A line of text while it is typed, and the mark where the next letter comes.
 * Zero bytes are a valid one, empty. Text is valid UTF-8 as long as what is
 * set is. */
#ifndef DESKTOP_UI_TYPED_H
#define DESKTOP_UI_TYPED_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

struct typed {
    struct strbuf text;
    size_t at;  /* bytes before the mark */
    bool whole; /* all of it is marked: the next letter takes its place */
};

void typed_clear(struct typed *typed); /* frees; it is empty again */

/* Another text, the mark at its end. */
void typed_set(struct typed *typed, const char *text, bool whole);

/* Puts a character before the mark, while there are fewer than `most`. */
void typed_add(struct typed *typed, uint32_t point, size_t most);

/* Takes away the character before the mark, or after it. */
void typed_back(struct typed *typed);
void typed_delete(struct typed *typed);

/* Moves the mark over a character: to the left (-1) or right (1). */
void typed_step(struct typed *typed, int step);
void typed_home(struct typed *typed);
void typed_end(struct typed *typed);

const char *typed_get(const struct typed *typed);

/* Offset of the character before `at`, 0 at the beginning; after it, the
 * length at the end. */
size_t typed_before(const struct typed *typed, size_t at);
size_t typed_after(const struct typed *typed, size_t at);

#endif
