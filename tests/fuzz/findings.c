/* What is printed of findings, in every form. */
#include "fuzz/fuzz.h"
#include "fuzz/loading.h"

#include "report/findings.h"
#include "scenario/document.h"

enum { SHOWN = 200 };

struct printed {
    const char *bytes;
    size_t length;
};

static const char *text_of(void *context, const char *file, size_t *length)
{
    const struct printed *text = context;

    (void)file;
    *length = text->length;
    return text->bytes;
}

static void judge_text(struct strbuf *out)
{
    fuzz_utf8(strbuf_get(out), "what is printed is no UTF-8");
    for (size_t i = 0; i < out->length; i++) {
        unsigned char c = (unsigned char)out->text[i];

        fuzz_must(c == '\n' || (c >= 0x20 && c != 0x7f),
                  "a control character in what is printed");
    }
    strbuf_clear(out);
}

static void judge_json(struct strbuf *out)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct document document;

    document_init(&document, "out.json", strbuf_get(out), out->length);
    document_parse(&document, &arena, &diags);
    for (size_t i = 0; i < diags.count; i++) /* as a pointer to a long key */
        fuzz_must(diags.items[i].code == CODE_LIMIT_STRING,
                  "what is written for programs is no JSON");
    document_clear(&document);
    diag_clear(&diags);
    arena_clear(&arena);
    strbuf_clear(out);
}

void fuzz_findings(const struct diag_list *diags, const char *text,
                   size_t length, uint64_t seed)
{
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);
    struct printed printed = {text, length};
    struct findings_texts texts = {text_of, &printed};
    struct findings_file file = {
        .file = "fuzz.json", .id = "fuzz", .diags = diags};
    struct findings_log log = {&file, 1, texts};

    if (fuzz_seldom(seed, 50)) {
        findings_write(diags, SHOWN, &texts, &sink);
        judge_text(&out);
    }
    if (diags->count > SHOWN) /* larger than a scenario may be */
        return;
    if (fuzz_seldom(seed, 98)) {
        findings_write_json(&log, &sink);
        judge_json(&out);
    }
    if (fuzz_seldom(seed, 99)) {
        findings_write_sarif(&log, &sink);
        judge_json(&out);
    }
}
