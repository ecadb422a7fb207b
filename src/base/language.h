/* Names of languages: "de", "de_AT", "zh_Hant_TW". What comes from outside is
 * brought into that form or refused, so that a name can be part of a file's
 * name and never lead to another folder. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LANGUAGE_BYTES 24 /* with the NUL */
#define LANGUAGE_MOST  16 /* wanted ones that are looked at */

/* Those that a person wants, most wanted first; after "de_AT" also "de". */
struct language_list {
    char tags[LANGUAGE_MOST][LANGUAGE_BYTES];
    int32_t count;
};

/* What a person asked for: a list as language_list_read() takes it. */
struct language_wish {
    const char *wanted;
    bool asked; /* by an option: then it is said where there is none */
};

/* Reads "de-AT", "de_AT.UTF-8@euro" and the like: two or three letters, then
 * parts of two to eight letters or digits. False for anything else. */
bool language_read(char tag[LANGUAGE_BYTES], const char *text, size_t length);

/* Reads a list with colons between, as LANGUAGE has it; what is no name of a
 * language is left out. "C" and "POSIX" end it. */
void language_list_read(struct language_list *list, const char *text);

/* Whether both are of one language, whatever the region: "de" and "de_AT",
 * "en-GB" and "en". */
bool language_same(const char *a, const char *b);

#endif
