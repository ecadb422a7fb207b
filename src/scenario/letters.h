/* The characters of a text: what turns the reading direction round, steers a
 * terminal or cannot be seen is refused, so that what an author, a reviewer
 * and a player read is the same. */
#ifndef SCENARIO_LETTERS_H
#define SCENARIO_LETTERS_H

#include "base/diag.h"

/* The code of the first thing that is wrong in valid UTF-8, with what to say
 * of it added to `message` and which code point it is, from 1, in `*place`;
 * CODE_COUNT where all is well. */
enum diag_code letters_check(const char *text, struct strbuf *message,
                             int32_t *place);

#endif
