/* The languages that the game itself speaks: English, and those of which a
 * catalogue lies in assets/lang, as de.po. */
#ifndef APP_LEXICON_H
#define APP_LEXICON_H

#include "base/diag.h"
#include "base/words.h"

#define LEXICON_MOST 64 /* languages; more are not looked at */

struct lexicon {
    struct arena arena;
    const struct language *read[LEXICON_MOST]; /* NULL: not yet */
    const char *tags[LEXICON_MOST];            /* by name; the first is "en" */
    int32_t count;
    const char *folder; /* NULL: there are no catalogues */
};

/* Looks which there are; reads none. */
void lexicon_open(struct lexicon *lexicon);
void lexicon_close(struct lexicon *lexicon);

/* The first of `wanted` (as language_list_read() takes it) that there is,
 * English where there is none. It lives as long as the lexicon. Errors in its
 * catalogue are findings; what is wrong there is said in English. */
const struct language *lexicon_find(struct lexicon *lexicon, const char *wanted,
                                    struct diag_list *diags);

/* Adds what is missing, stale or wrong in the catalogue of a language, NULL: in
 * each; true where there is any. */
bool lexicon_check(struct lexicon *lexicon, const char *tag,
                   struct diag_list *diags);

/* The one after `now` in the order of their names; round. */
const struct language *lexicon_next(struct lexicon *lexicon,
                                    const struct language *now,
                                    struct diag_list *diags);

#endif
