#include "base/words.h"

#include "base/arena.h"

#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

const struct language words_english = {.tag = "en",
                                       .plural = {.forms = 2},
                                       .text = {
#define WORD(name, context, text, note)           [WORD_##name] = {text},
#define WORD_MANY(name, context, one, many, note) [WORD_##name] = {one, many},
#include "base/words.def"
#undef WORD
#undef WORD_MANY
                                       }};

static const struct word_entry entries[WORD_COUNT] = {
#define WORD(name, context, text, note)                                        \
    [WORD_##name] = {context, text, NULL, note},
#define WORD_MANY(name, context, one, many, note)                              \
    [WORD_##name] = {context, one, many, note},
#include "base/words.def"
#undef WORD
#undef WORD_MANY
};

const struct word_entry *words_entry(enum word word)
{
    return &entries[word];
}

const char *words_get(const struct language *words, enum word word)
{
    return words->text[word][0];
}

/* Placeholders ------------------------------------------------------------- */

const char *words_placeholder(const char *text, size_t *length)
{
    while (*text != '\0') {
        if ((text[0] == '{' || text[0] == '}') && text[1] == text[0])
            text += 2;
        else if (*text == '{') {
            *length = strcspn(text + 1, "}");
            return text + 1;
        } else
            text++;
    }
    return NULL;
}

static bool is_named(const struct word_value *value, const char *name,
                     size_t length)
{
    return strlen(value->name) == length &&
           strncmp(value->name, name, length) == 0;
}

/* The caller gives a value for each name that its words have. */
static const struct word_value *find(const struct word_value *values,
                                     const char *name, size_t length)
{
    for (;; values++) {
        assert(values->name != NULL);
        if (is_named(values, name, length))
            return values;
    }
}

static void add_value(struct strbuf *out, const struct word_value *value)
{
    if (value->text != NULL)
        strbuf_text(out, value->text);
    else
        strbuf_format(out, "%" PRId64, value->number);
}

/* Handles what begins at a brace; returns how many bytes it takes. */
static size_t add_brace(struct strbuf *out, const char *text,
                        const struct word_value *values)
{
    size_t length;

    if (text[1] == text[0]) {
        strbuf_char(out, text[0]);
        return 2;
    }
    length = strcspn(text + 1, "}");
    add_value(out, find(values, text + 1, length));
    return length + 2;
}

/* Filling ------------------------------------------------------------------ */

/* Every value has its place in the English words, whatever the language does
 * with it. */
static bool are_wanted(enum word word, const struct word_value *values)
{
    const struct word_entry *entry = &entries[word];
    const char *english = entry->many != NULL ? entry->many : entry->one;

    for (; values->name != NULL; values++) {
        size_t length;
        const char *name = words_placeholder(english, &length);

        while (name != NULL && !is_named(values, name, length))
            name = words_placeholder(name + length + 1, &length);
        if (name == NULL)
            return false;
    }
    return true;
}

static const char *form_of(const struct language *words, enum word word,
                           const struct word_value *values)
{
    const struct word_value *number;

    if (entries[word].many == NULL)
        return words->text[word][0];
    number = find(values, "n", 1);
    assert(number->text == NULL);
    return words->text[word][po_plural_form(&words->plural, number->number)];
}

void words_fill(const struct language *words, struct strbuf *out,
                enum word word, const struct word_value *values)
{
    const char *text = form_of(words, word, values);

    assert(are_wanted(word, values));
    while (*text != '\0') {
        size_t length = strcspn(text, "{}");

        strbuf_add(out, text, length);
        text += length;
        if (*text != '\0')
            text += add_brace(out, text, values);
    }
}

const char *words_say(const struct language *words, struct arena *arena,
                      enum word word, const struct word_value *values)
{
    struct strbuf out = {0};
    const char *said;

    words_fill(words, &out, word, values);
    said = arena_copy(arena, strbuf_get(&out), out.length);
    strbuf_clear(&out);
    return said;
}
