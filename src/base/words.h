/* What the game itself says, as one table of whole sentences, and the same
 * table in another language.
 *
 * The table is words_*.def: WORD(NAME, "name", "English", "note") and, where a
 * number decides the form, WORD_MANY(NAME, "name", "one", "many", "note"). The
 * name is what a translation is found by, so that a mended typo orphans none;
 * the note tells a translator what the words alone do not. "{actor}" is filled
 * in by name, in any order; "{{" and "}}" are the signs themselves.
 *
 * There is no global state: whoever speaks is handed a `struct language`, which
 * stays as it is while in use. */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/arena.h"
#include "base/po_plural.h"
#include "base/strbuf.h"

#include <stdint.h>

enum word {
#define WORD(name, context, text, note)           WORD_##name,
#define WORD_MANY(name, context, one, many, note) WORD_##name,
#include "base/words.def"
#undef WORD
#undef WORD_MANY
    WORD_COUNT
};

struct language {
    const char *tag;              /* "en", "de": BCP 47 */
    struct po_plural_rule plural; /* which form goes with a number */
    /* [0] alone for a WORD; of a WORD_MANY as many as the rule has forms. */
    const char *text[WORD_COUNT][PO_PLURALS];
};

extern const struct language words_english;

/* The table itself, for those who write or read catalogues. */
struct word_entry {
    const char *context;
    const char *one;  /* the text of a WORD */
    const char *many; /* NULL for a WORD */
    const char *note; /* "" */
};
const struct word_entry *words_entry(enum word word);

/* What goes in for "{name}": a text, or where `text` is NULL a number. */
struct word_value {
    const char *name;
    const char *text;
    int64_t number;
};
#define VALUE_TEXT(name, text)                                                 \
    {                                                                          \
        (name), (text), 0                                                      \
    }
#define VALUE_NUMBER(name, number)                                             \
    {                                                                          \
        (name), NULL, (number)                                                 \
    }
/* The values of one sentence, for the last parameter below. */
#define VALUES(...) ((const struct word_value[]){__VA_ARGS__, {NULL, NULL, 0}})

/* The words of an entry that nothing is filled into. */
const char *words_get(const struct language *words, enum word word);

/* Appends an entry, filled. Each placeholder of the English entry needs its
 * value: one that is missing or too many is our bug. A WORD_MANY takes its
 * form by the value named "n". */
void words_fill(const struct language *words, struct strbuf *out,
                enum word word, const struct word_value *values);

/* The same as a text of the arena. */
const char *words_say(const struct language *words, struct arena *arena,
                      enum word word, const struct word_value *values);

/* The next placeholder of `text`: where its name begins, and its length; NULL
 * where none comes. */
const char *words_placeholder(const char *text, size_t *length);

#endif
