#include "fuzz/loading.h"

#include "fuzz/fuzz.h"

#include "scenario/load.h"

static void judge_finding(const struct diag *diag)
{
    const struct diag_place *place = &diag->place;

    fuzz_must(diag->message[0] != '\0', "a finding without a word");
    fuzz_utf8(diag->message, "a finding that is no UTF-8");
    fuzz_must(diag->code < CODE_COUNT, "a code that there is not");
    fuzz_must(place->line >= 0 && place->column >= 0, "a place before all");
}

static void judge_findings(const struct diag_list *diags)
{
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);

    for (size_t i = 0; i < diags->count; i++) {
        judge_finding(&diags->items[i]);
        fuzz_must(i == 0 || diags->items[i].place.line >=
                                diags->items[i - 1].place.line,
                  "findings that are not sorted");
    }
    diag_write_all(diags, 200, &sink);
    for (size_t i = 0; i < out.length; i++) {
        unsigned char c = (unsigned char)out.text[i];

        fuzz_must(c == '\n' || (c >= 0x20 && c != 0x7f),
                  "a control character in what is printed");
    }
    strbuf_clear(&out);
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
    judge_findings(&diags);
    if (loaded)
        fuzz_play(model, seed);
    diag_clear(&diags);
    arena_clear(&arena);
    return loaded;
}
