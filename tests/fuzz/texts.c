/* The texts of a scenario, as translators have them. */
#include "fuzz/fuzz.h"
#include "fuzz/loading.h"

#include "base/po_write.h"
#include "base/pseudo.h"
#include "scenario/limits.h"
#include "scenario/strings_write.h"

#include <string.h>

void fuzz_source_open(struct fuzz_source *source, const struct model *model,
                      const char *bytes, size_t length)
{
    *source =
        (struct fuzz_source){.model = model, .bytes = bytes, .length = length};
    strings_list(&source->strings, model, &source->arena);
}

void fuzz_source_clear(struct fuzz_source *source)
{
    arena_clear(&source->arena);
}

static struct strings_source written(const struct fuzz_source *source)
{
    return (struct strings_source){source->model, &source->strings,
                                   "scenario.json", source->bytes,
                                   source->length};
}

/* Reads what the program wrote itself. */
static void read_own(struct po *po, struct arena *arena,
                     const struct strbuf *text)
{
    struct diag_list diags = {0};
    struct po_file file = {"own.po", strbuf_get(text), text->length};

    po_read(po, arena, &file, &diags);
    fuzz_must(diags.count == 0, /* in what was written for translators */
              diags.count == 0 ? "" : diags.items[0].message);
    diag_clear(&diags);
}

static void judge_template(const struct fuzz_source *source,
                           struct arena *arena)
{
    struct strings_source from = written(source);
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);
    struct po po;

    strings_write_template(&from, &sink);
    if (out.length <= PO_MOST_BYTES) {
        read_own(&po, arena, &out);
        fuzz_must(po.count == source->strings.count,
                  "a text is not in the template");
    }
    strbuf_clear(&out);
}

/* Nobody's language -------------------------------------------------------- */

/* A text that would be longer than a translation may be stays as it is. */
static const char *pseudo_of(const struct string *string, struct strbuf *out)
{
    strbuf_reset(out);
    if (strlen(string->text) > LIMIT_STRING / 2)
        strbuf_text(out, string->text);
    else
        pseudo_text(out, string->text, (size_t)string->most);
    return strbuf_get(out);
}

static void write_pseudo(const struct fuzz_source *source, struct sink *sink)
{
    struct strbuf text = {0};

    po_write_header(sink, "",
                    "Language: " PSEUDO_TAG "\n"
                    "Content-Type: text/plain; charset=UTF-8\n",
                    false);
    for (int32_t i = 0; i < source->strings.count; i++) {
        const struct string *string = &source->strings.items[i];
        struct po_entry entry = {.context = string->name,
                                 .id = string->text,
                                 .text = {pseudo_of(string, &text)}};

        po_write_entry(sink, &entry, NULL);
    }
    strbuf_clear(&text);
}

/* Whether a model has the texts that nobody's language has. */
static void judge_spoken(const struct fuzz_source *source,
                         const struct model *model)
{
    struct arena arena = {0};
    struct strings strings;
    struct strbuf text = {0};

    strings_list(&strings, model, &arena);
    fuzz_must(strings.count == source->strings.count,
              "another language has other texts");
    for (int32_t i = 0; i < strings.count; i++)
        fuzz_must(strcmp(strings.items[i].text,
                         pseudo_of(&source->strings.items[i], &text)) == 0,
                  "a text is not what the translation says");
    strbuf_clear(&text);
    arena_clear(&arena);
}

static void judge_whole(const struct fuzz_source *source, const struct po *po,
                        struct arena *arena)
{
    struct translation translation = {&source->strings, po, "own.po"};
    struct diag_list diags = {0};
    struct translation_count count =
        translate_check(&translation, true, &diags);

    fuzz_must(count.done == count.texts && count.stale == 0 &&
                  count.unknown == 0 && diags.errors == 0,
              "nobody's language lacks something");
    diag_clear(&diags);
    judge_spoken(source, translate_model(source->model, po, PSEUDO_TAG, arena));
}

void fuzz_texts(struct fuzz_source *source)
{
    struct arena arena = {0};
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);
    struct po po;

    judge_template(source, &arena);
    write_pseudo(source, &sink);
    if (out.length <= PO_MOST_BYTES) {
        read_own(&po, &arena, &out);
        judge_whole(source, &po, &arena);
    }
    translate_pseudo(source->model, &arena);
    strbuf_clear(&out);
    arena_clear(&arena);
}

/* Any translation ---------------------------------------------------------- */

static void judge_counts(const struct fuzz_source *source, const struct po *po,
                         uint64_t seed)
{
    struct translation translation = {&source->strings, po, "fuzz.po"};
    struct diag_list each = {0};
    struct diag_list all = {0};
    struct translation_count a = translate_check(&translation, true, &each);
    struct translation_count b = translate_check(&translation, false, &all);

    fuzz_must(a.texts == b.texts && a.done == b.done &&
                  a.missing == b.missing && a.stale == b.stale &&
                  a.unknown == b.unknown,
              "a summary counts otherwise");
    fuzz_must(a.done + a.missing <= a.texts && each.count >= (size_t)a.missing,
              "more texts than there are");
    fuzz_findings(&each, NULL, 0, seed);
    diag_clear(&all);
    diag_clear(&each);
}

static void judge_texts(const struct fuzz_source *source, const struct po *po,
                        const struct model *model)
{
    struct arena arena = {0};
    struct strings strings;

    strings_list(&strings, model, &arena);
    fuzz_must(strings.count == source->strings.count,
              "another language has other texts");
    for (int32_t i = 0; i < strings.count; i++) {
        const struct string *string = &source->strings.items[i];
        const struct po_entry *entry = po_find(po, string->name);
        bool fits = entry != NULL && translate_fits(string, entry);

        fuzz_must(strcmp(strings.items[i].text,
                         fits ? entry->text[0] : string->text) == 0,
                  "a text is neither the source's nor the translation's");
    }
    arena_clear(&arena);
}

/* What is merged, and then merged again, is as it was. */
static void judge_merged(const struct fuzz_source *source, const struct po *po)
{
    struct strings_source from = written(source);
    struct arena arena = {0};
    struct strbuf first = {0};
    struct strbuf second = {0};
    struct sink sink = sink_to_strbuf(&first);
    struct sink again = sink_to_strbuf(&second);
    struct po merged;

    strings_merge(&from, po, "de", &sink);
    read_own(&merged, &arena, &first);
    strings_merge(&from, &merged, "de", &again);
    fuzz_must(strcmp(strbuf_get(&first), strbuf_get(&second)) == 0,
              "it is merged otherwise the second time");
    strbuf_clear(&second);
    strbuf_clear(&first);
    arena_clear(&arena);
}

void fuzz_translation(const struct fuzz_source *source, const struct po *po,
                      bool good, uint64_t seed)
{
    struct arena arena = {0};
    const struct model *model =
        translate_model(source->model, po, "de", &arena);

    fuzz_must(model->rules_hash == source->model->rules_hash,
              "another language has other rules");
    judge_counts(source, po, seed);
    judge_texts(source, po, model);
    if (good)
        judge_merged(source, po);
    arena_clear(&arena);
}
