/* Any bytes as a file of translations. What is read can be found, is UTF-8,
 * every number has its form, and whatever it says a scenario and the game
 * speak on. */
#include "fuzz/fuzz.h"

#include "base/hash.h"
#include "base/po.h"
#include "base/words_po.h"
#include "fuzz/loading.h"
#include "many/view_text.h"

#include <stdlib.h>

static void judge_entry(const struct po *po, const struct po_entry *entry)
{
    const struct po_entry *found = po_find(po, entry->context);

    fuzz_utf8(entry->context, "a context that is no UTF-8");
    fuzz_utf8(entry->id, "a source text that is no UTF-8");
    fuzz_must(entry->text[0] != NULL, "an entry without a text");
    fuzz_utf8(entry->text[0], "a text that is no UTF-8");
    fuzz_must(found == NULL || (!found->fuzzy && !found->obsolete),
              "a text is found that is not to be shown");
    fuzz_must(found == NULL || found->text[0][0] != '\0',
              "what is found is not translated");
    fuzz_must(po_entry_of(po, entry->context) != NULL || entry->obsolete ||
                  entry->context[0] == '\0',
              "an entry is not found");
}

static void judge_plural(const struct po *po)
{
    static const int64_t NUMBERS[] = {0,   1,   2,       5,         11,
                                      100, 101, 1000000, INT64_MAX, -1};

    for (size_t i = 0; i < sizeof NUMBERS / sizeof NUMBERS[0]; i++) {
        int form = po_plural_form(&po->plural, NUMBERS[i]);

        fuzz_must(form >= 0 && form < PO_PLURALS, "a number without a form");
    }
}

/* As translation of a scenario, and what a player then reads. */
static void judge_scenario(const struct po *po, bool good, uint64_t seed)
{
    const struct fuzz_source *source = fuzz_small();
    struct arena arena = {0};
    struct strbuf text = {0};
    struct seats seats = seats_default(source->model, 0);
    struct session *session = session_new(source->model, 1, &seats);

    fuzz_translation(source, po, good, seed);
    session_translate(session,
                      translate_model(source->model, po, "de", &arena));
    view_text(view_make(session, 0, &arena), true, &text);
    fuzz_utf8(strbuf_get(&text), "a view that is no UTF-8");
    session_free(session);
    strbuf_clear(&text);
    arena_clear(&arena);
}

/* As the words of the game. */
static void judge_words(const struct po *po)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct language *language = arena_alloc(&arena, sizeof *language);

    words_read(language, &arena, po, "de");
    for (int word = 0; word < WORD_COUNT; word++)
        for (int i = 0; i < PO_PLURALS && language->text[word][i]; i++)
            fuzz_utf8(language->text[word][i], "words that are no UTF-8");
    words_check(po, "fuzz.po", &diags);
    diag_clear(&diags);
    arena_clear(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct po po = {0};
    char *text = fuzz_exact(bytes, length);
    struct po_file file = {"fuzz.po", text, length};
    uint64_t seed = hash_bytes(HASH_START, bytes, length);
    bool good = po_read(&po, &arena, &file, &diags);

    free(text); /* nothing of it is kept */
    fuzz_must(good == (diags.errors == 0), "refused without a word");
    for (int32_t i = 0; i < po.count; i++)
        judge_entry(&po, &po.entries[i]);
    judge_plural(&po);
    if (fuzz_seldom(seed, 10))
        judge_scenario(&po, good, seed);
    if (fuzz_seldom(seed, 30))
        judge_words(&po);
    diag_clear(&diags);
    arena_clear(&arena);
    return 0;
}
