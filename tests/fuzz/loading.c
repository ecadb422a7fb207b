#include "fuzz/loading.h"

#include "fuzz/fuzz.h"

#include "scenario/format.h"
#include "scenario/load.h"

static void judge_finding(const struct diag *diag)
{
    const struct diag_place *place = &diag->place;

    fuzz_must(diag->message[0] != '\0', "a finding without a word");
    fuzz_utf8(diag->message, "a finding that is no UTF-8");
    fuzz_must(diag->code < CODE_COUNT, "a code that there is not");
    fuzz_must(place->line >= 0 && place->column >= 0, "a place before all");
}

static void judge_findings(const struct diag_list *diags, const char *text,
                           size_t length, uint64_t seed)
{
    for (size_t i = 0; i < diags->count; i++) {
        judge_finding(&diags->items[i]);
        fuzz_must(i == 0 || diags->items[i].place.line >=
                                diags->items[i - 1].place.line,
                  "findings that are not sorted");
    }
    fuzz_findings(diags, text, length, seed);
}

/* In the canonical layout it is the same scenario, with the same findings.
 * NULL: it did not load. */
static void judge_layout(const char *text, size_t length,
                         const struct model *model, size_t findings)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct strbuf out = {0};
    const struct model *again;

    if (format_json("fuzz.json", text, length, &out, &diags)) {
        again = scenario_load(&arena, "fuzz.json", strbuf_get(&out), out.length,
                              &diags);
        fuzz_must((again == NULL) == (model == NULL) &&
                      (model == NULL || again->rules_hash == model->rules_hash),
                  "its layout makes it another scenario");
        fuzz_must(diags.count == findings, "its layout has other findings");
    }
    strbuf_clear(&out);
    diag_clear(&diags);
    arena_clear(&arena);
}

/* Of long ones fewer are looked at, so that a run costs about the same. */
static bool in_depth(uint64_t seed, size_t length, uint64_t of)
{
    return fuzz_seldom(seed, of + length / 512);
}

static void judge_model(const struct model *model, const char *text,
                        size_t length, uint64_t seed)
{
    struct fuzz_source source;

    fuzz_play(model, seed);
    if (!in_depth(seed, length, 30))
        return;
    fuzz_source_open(&source, model, text, length);
    fuzz_texts(&source);
    fuzz_source_clear(&source);
}

int fuzz_load(const char *text, size_t length, uint64_t seed)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    const struct model *model =
        scenario_load(&arena, "fuzz.json", text, length, &diags);
    int loaded = model != NULL;

    fuzz_must(loaded || diags.errors > 0, "refused without a word");
    fuzz_must(!loaded || diags.errors == 0, "a model in spite of an error");
    judge_findings(&diags, text, length, seed);
    if (in_depth(seed, length, 50))
        judge_layout(text, length, model, diags.count);
    if (loaded)
        judge_model(model, text, length, seed);
    diag_clear(&diags);
    arena_clear(&arena);
    return loaded;
}
