#include "scenario/translate.h"

#include "base/markup.h"
#include "base/sort.h"
#include "scenario/letters.h"

#include <string.h>

/* One entry against its source text. */
struct judge {
    const struct string *string;
    const struct po_entry *entry;
    struct diag_place place;
    struct diag_list *diags; /* NULL: nobody is told */
    bool fits;
};

static void say(struct judge *judge, enum diag_code code, const char *message)
{
    if (diag_code_info(code)->severity == DIAG_ERROR)
        judge->fits = false;
    if (judge->diags)
        diag_add(judge->diags, code, &judge->place, "%s: %s",
                 judge->string->name, message);
}

/* Markup ------------------------------------------------------------------- */

struct open { /* what has begun */
    bool emphasis, strong, link;
};

/* What is wrong at a piece of markup, NULL where nothing is. */
static const char *step_markup(struct open *open, enum markup kind,
                               const char *at, size_t bytes)
{
    switch (kind) {
    case MARKUP_WRONG:
        return "a '{' or '}' without its partner; write {{ or }} for the sign "
               "itself";
    case MARKUP_STAR:
        if (bytes == 2)
            open->strong = !open->strong;
        else
            open->emphasis = !open->emphasis;
        return NULL;
    case MARKUP_OPEN:
        if (open->link)
            return "a '[' within a link; write \\[ for the sign itself";
        open->link = true;
        return NULL;
    case MARKUP_TARGET:
        open->link = false;
        return NULL;
    case MARKUP_NONE:
        if (*at == ']' && open->link)
            return "a link is [word](codex:id); write \\[ for the sign itself";
        return NULL;
    case MARKUP_NAME:
    case MARKUP_PAIR:
    default:
        return NULL;
    }
}

static void check_markup(struct judge *judge)
{
    const char *at = judge->entry->text[0];
    struct open open = {0};
    size_t bytes;

    for (; *at != '\0'; at += bytes) {
        enum markup kind = markup_at(at, &bytes);
        const char *wrong = step_markup(&open, kind, at, bytes);

        if (wrong) {
            say(judge, CODE_TRANSLATION_MARKUP, wrong);
            return;
        }
    }
    if (open.link)
        say(judge, CODE_TRANSLATION_MARKUP,
            "'[' is left open; a link is [word](codex:id)");
    else if (open.emphasis || open.strong)
        say(judge, CODE_TRANSLATION_MARKUP,
            "'*' is left open; write \\* for the sign itself");
}

/* Placeholders and links --------------------------------------------------- */

struct token {
    const char *at;
    size_t bytes;
};

struct tokens {
    struct token *items;
    size_t count, capacity;
};

static int compare_tokens(const void *a, const void *b)
{
    const struct token *left = a;
    const struct token *right = b;

    /* None begins another: each ends with what it holds nowhere else. */
    return memcmp(left->at, right->at,
                  left->bytes < right->bytes ? left->bytes : right->bytes);
}

static void find_tokens(struct tokens *tokens, const char *text)
{
    size_t bytes;

    for (; *text != '\0'; text += bytes) {
        enum markup kind = markup_at(text, &bytes);

        if (kind != MARKUP_NAME && kind != MARKUP_TARGET)
            continue;
        tokens->items = mem_grow(tokens->items, tokens->count,
                                 &tokens->capacity, sizeof *tokens->items);
        tokens->items[tokens->count++] = (struct token){text, bytes};
    }
    sort_stable(tokens->items, tokens->count, sizeof *tokens->items,
                compare_tokens);
}

/* "{tension}", or "the link to codex:ladder". */
static void add_token(struct strbuf *out, const struct token *token)
{
    if (token->at[0] == '{')
        strbuf_add(out, token->at, token->bytes);
    else
        strbuf_format(out, "the link to %.*s", (int)token->bytes - 3,
                      token->at + 2);
}

static void say_token(struct judge *judge, enum diag_code code,
                      const struct token *token)
{
    struct strbuf message = {0};

    add_token(&message, token);
    strbuf_text(&message, code == CODE_TRANSLATION_NAME
                              ? " does not stand in the source text; use what "
                                "stands there"
                              : " of the source text is left out");
    say(judge, code, strbuf_get(&message));
    strbuf_clear(&message);
}

/* Says once of each token that only one side has. */
static void compare(struct judge *judge, const struct tokens *source,
                    const struct tokens *text)
{
    size_t i = 0;
    size_t k = 0;

    while (i < source->count || k < text->count) {
        int order = i == source->count ? 1
                    : k == text->count
                        ? -1
                        : compare_tokens(&source->items[i], &text->items[k]);
        const struct token *token =
            order > 0 ? &text->items[k] : &source->items[i];

        if (order > 0)
            say_token(judge, CODE_TRANSLATION_NAME, token);
        else if (order < 0)
            say_token(judge, CODE_TRANSLATION_LESS, token);
        while (i < source->count &&
               compare_tokens(&source->items[i], token) == 0)
            i++;
        while (k < text->count && compare_tokens(&text->items[k], token) == 0)
            k++;
    }
}

static void check_tokens(struct judge *judge)
{
    struct tokens source = {0};
    struct tokens text = {0};

    find_tokens(&source, judge->string->text);
    find_tokens(&text, judge->entry->text[0]);
    compare(judge, &source, &text);
    mem_free(source.items);
    mem_free(text.items);
}

/* One entry ---------------------------------------------------------------- */

static void check_letters(struct judge *judge)
{
    struct strbuf message = {0};
    int32_t place;

    if (letters_check(judge->entry->text[0], &message, &place) != CODE_COUNT)
        say(judge, CODE_TRANSLATION_LETTER, strbuf_get(&message));
    strbuf_clear(&message);
}

static void check_length(struct judge *judge)
{
    size_t points = markup_points(judge->entry->text[0]);
    struct strbuf message = {0};

    if (judge->string->most == 0 || points <= (size_t)judge->string->most)
        return;
    strbuf_format(&message, "%zu characters; a card has room for %d", points,
                  (int)judge->string->most);
    say(judge, CODE_TRANSLATION_LONG, strbuf_get(&message));
    strbuf_clear(&message);
}

static void judge_entry(struct judge *judge)
{
    check_letters(judge);
    check_length(judge);
    if (judge->string->piece < 0)
        return; /* a plain string: its signs stand for themselves */
    check_markup(judge);
    if (judge->fits)
        check_tokens(judge);
}

bool translate_fits(const struct string *string, const struct po_entry *entry)
{
    struct judge judge = {.string = string, .entry = entry, .fits = true};

    judge_entry(&judge);
    return judge.fits;
}

/* The whole ---------------------------------------------------------------- */

struct checker {
    const struct translation *translation;
    struct diag_list *diags;
    struct translation_count count;
    bool each;
};

static struct diag_place place_of(const struct checker *checker, int32_t line)
{
    return (struct diag_place){.file = checker->translation->file,
                               .line = line,
                               .column = line > 0 ? 1 : 0};
}

static void say_missing(struct checker *checker, const struct string *string,
                        const struct po_entry *entry)
{
    const struct diag_place place =
        place_of(checker, entry && !entry->obsolete ? entry->line : 0);

    checker->count.missing++;
    if (!checker->each)
        return;
    diag_add(checker->diags, CODE_TRANSLATION_MISSING, &place,
             entry && entry->fuzzy && !entry->obsolete
                 ? "%s: the translation is marked fuzzy, so the source text "
                   "is shown; look at it and take the mark away"
                 : "%s has no translation",
             string->name);
}

static void check_string(struct checker *checker, const struct string *string)
{
    const struct po *po = checker->translation->po;
    const struct po_entry *entry = po_find(po, string->name);
    struct judge judge = {.string = string,
                          .entry = entry,
                          .diags = checker->diags,
                          .fits = true};

    if (!entry) {
        say_missing(checker, string, po_entry_of(po, string->name));
        return;
    }
    judge.place = place_of(checker, entry->text_line);
    judge_entry(&judge);
    checker->count.done += judge.fits;
    if (strcmp(entry->id, string->text) == 0)
        return;
    checker->count.stale++;
    if (checker->each)
        say(&judge, CODE_TRANSLATION_STALE,
            "the source text is another by now; merge it anew and look at the "
            "translation");
}

static void check_unknown(struct checker *checker, const struct po_entry *entry)
{
    const struct names *names = &checker->translation->strings->by_name;
    const struct diag_place place = place_of(checker, entry->line);
    const char *near;

    if (entry->obsolete || entry->context[0] == '\0' ||
        names_find(names, entry->context) >= 0)
        return;
    checker->count.unknown++;
    near = checker->count.unknown <= PO_MOST_FINDINGS
               ? names_nearest(names, entry->context)
               : NULL;
    diag_add(checker->diags, CODE_TRANSLATION_UNKNOWN, &place,
             "no text is called \"%s\"%s%s%s", entry->context,
             near ? "; did you mean \"" : "", near ? near : "",
             near ? "\"?" : "");
    diag_suggest(checker->diags, near);
}

/* One finding for all, where not each has its own. */
static void sum_up(struct checker *checker)
{
    const struct diag_place place = place_of(checker, 0);
    const struct translation_count *count = &checker->count;

    if (checker->each)
        return;
    if (count->missing > 0)
        diag_add(checker->diags, CODE_TRANSLATION_MISSING, &place,
                 "%d of %d texts are not translated", (int)count->missing,
                 (int)count->texts);
    if (count->stale > 0)
        diag_add(checker->diags, CODE_TRANSLATION_STALE, &place,
                 "%d of %d translations were made for a source text that is "
                 "another by now",
                 (int)count->stale, (int)count->texts);
}

struct translation_count translate_check(const struct translation *translation,
                                         bool each, struct diag_list *diags)
{
    struct checker checker = {
        .translation = translation, .diags = diags, .each = each};
    int32_t i;

    checker.count.texts = translation->strings->count;
    for (i = 0; i < translation->strings->count; i++)
        check_string(&checker, &translation->strings->items[i]);
    for (i = 0; i < translation->po->count; i++)
        check_unknown(&checker, &translation->po->entries[i]);
    sum_up(&checker);
    return checker.count;
}
