#include "base/words_po.h"

#include "base/pseudo.h"

#include <string.h>

/* Whether a text can be filled ----------------------------------------------
 */

static bool has_name(const char *text, const char *name, size_t length)
{
    size_t other;
    const char *at = words_placeholder(text, &other);

    while (at != NULL) {
        if (other == length && strncmp(at, name, length) == 0)
            return true;
        at = words_placeholder(at + other + 1, &other);
    }
    return false;
}

/* Every brace is one of a pair, or doubled. */
static bool braces_close(const char *text)
{
    bool open = false;

    for (; *text != '\0'; text++) {
        if (!open && (*text == '{' || *text == '}') && text[1] == *text)
            text++;
        else if (*text == '{' || *text == '}') {
            if (open == (*text == '{'))
                return false;
            open = !open;
        }
    }
    return !open;
}

static const char *full(const struct word_entry *entry)
{
    return entry->many != NULL ? entry->many : entry->one;
}

/* Each name of `text` is one of `source`; `but` may be left out. */
static bool names_are_in(const char *text, const char *source, const char *but)
{
    size_t length;
    const char *at = words_placeholder(text, &length);

    for (; at != NULL; at = words_placeholder(at + length + 1, &length)) {
        bool may_lack = strlen(but) == length && strncmp(at, but, length) == 0;

        if (!may_lack && !has_name(source, at, length))
            return false;
    }
    return true;
}

/* What is wrong with one text of an entry; CODE_COUNT where nothing is. A form
 * may do without its number: "one turn". */
static enum diag_code judge(const struct word_entry *entry, const char *text)
{
    if (!braces_close(text))
        return CODE_TRANSLATION_MARKUP;
    if (!names_are_in(text, full(entry), ""))
        return CODE_TRANSLATION_NAME;
    if (!names_are_in(full(entry), text, entry->many != NULL ? "n" : ""))
        return CODE_TRANSLATION_LESS;
    return CODE_COUNT;
}

static int32_t forms_of(const struct word_entry *entry, const struct po *po)
{
    return entry->many != NULL ? po->plural.forms : 1;
}

static enum diag_code judge_all(const struct word_entry *entry,
                                const struct po *po,
                                const struct po_entry *found)
{
    bool plural = found->id_plural != NULL;

    if (plural != (entry->many != NULL))
        return CODE_PO_PLURAL;
    for (int32_t i = 0; i < forms_of(entry, po); i++) {
        enum diag_code wrong = judge(entry, found->text[i]);

        if (wrong != CODE_COUNT)
            return wrong;
    }
    return CODE_COUNT;
}

/* Reading ------------------------------------------------------------------ */

void words_read(struct language *words, struct arena *arena,
                const struct po *po, const char *tag)
{
    *words = words_english;
    words->tag = arena_text(arena, tag);
    words->plural = po->plural;
    for (int word = 0; word < WORD_COUNT; word++) {
        const struct word_entry *entry = words_entry((enum word)word);
        const struct po_entry *found = po_find(po, entry->context);
        bool fits = found != NULL && judge_all(entry, po, found) == CODE_COUNT;

        /* English, too, in the forms that this language asks for. */
        for (int32_t i = 0; i < forms_of(entry, po); i++)
            words->text[word][i] =
                fits ? arena_text(arena, found->text[i]) : full(entry);
    }
}

/* Checking ----------------------------------------------------------------- */

static void say(struct diag_list *diags, enum diag_code code,
                const struct diag_place *place, const char *context)
{
    static const struct {
        enum diag_code code;
        const char *text;
    } messages[] = {
        {CODE_TRANSLATION_MARKUP, "a '{' or '}' without its partner; write {{ "
                                  "or }} for the sign itself"},
        {CODE_TRANSLATION_NAME,
         "a {name} that the English does not have; use those that it has"},
        {CODE_TRANSLATION_LESS,
         "a {name} of the English is missing; use each of them"},
        {CODE_PO_PLURAL, "one of the two has a plural, the other has none"},
        {CODE_TRANSLATION_STALE,
         "the English reads otherwise by now; look whether it still says the "
         "same, and give it the new msgid"},
        {CODE_TRANSLATION_MISSING, "there is no translation that can be used"},
        {CODE_TRANSLATION_UNKNOWN, "the game has no words of that name"},
    };

    for (size_t i = 0; i < sizeof messages / sizeof messages[0]; i++)
        if (messages[i].code == code)
            diag_add(diags, code, place, "%s: %s", context, messages[i].text);
}

static bool is_stale(const struct word_entry *entry,
                     const struct po_entry *found)
{
    return strcmp(entry->one, found->id) != 0 ||
           (entry->many != NULL && found->id_plural != NULL &&
            strcmp(entry->many, found->id_plural) != 0);
}

static void check_entry(const struct word_entry *entry, const struct po *po,
                        const char *file, struct diag_list *diags)
{
    const struct po_entry *found = po_find(po, entry->context);
    struct diag_place place = {.file = file};
    enum diag_code wrong;

    if (found == NULL) {
        say(diags, CODE_TRANSLATION_MISSING, &place, entry->context);
        return;
    }
    place.line = found->line;
    wrong = judge_all(entry, po, found);
    if (wrong != CODE_COUNT)
        say(diags, wrong, &place, entry->context);
    if (is_stale(entry, found))
        say(diags, CODE_TRANSLATION_STALE, &place, entry->context);
}

static bool is_known(const char *context)
{
    for (int word = 0; word < WORD_COUNT; word++)
        if (strcmp(words_entry((enum word)word)->context, context) == 0)
            return true;
    return false;
}

void words_check(const struct po *po, const char *file, struct diag_list *diags)
{
    for (int word = 0; word < WORD_COUNT; word++)
        check_entry(words_entry((enum word)word), po, file, diags);
    for (int32_t i = 0; i < po->count; i++) {
        const struct diag_place place = {.file = file,
                                         .line = po->entries[i].line};

        if (!po->entries[i].obsolete && !is_known(po->entries[i].context))
            say(diags, CODE_TRANSLATION_UNKNOWN, &place,
                po->entries[i].context);
    }
}

/* Nobody's language -------------------------------------------------------- */

void words_pseudo(struct language *words, struct arena *arena)
{
    *words = words_english;
    words->tag = PSEUDO_TAG;
    for (int word = 0; word < WORD_COUNT; word++)
        for (int i = 0; i < PO_PLURALS && words->text[word][i] != NULL; i++) {
            struct strbuf text = {0};

            pseudo_text(&text, words->text[word][i], 0);
            words->text[word][i] = arena_text(arena, strbuf_get(&text));
            strbuf_clear(&text);
        }
}
