#include "scenario/strings_write.h"

#include "base/po_write.h"
#include "scenario/locate.h"

#include <string.h>

struct writer {
    const struct strings_source *source;
    struct locator locator;
    struct sink *sink;
};

static void write_one(struct writer *writer, const struct string *string,
                      const struct po_entry *entry)
{
    struct po_origin origin = {.file = writer->source->file};
    struct strbuf about = {0};
    int32_t column;

    strings_about(string, writer->source->model, &about);
    origin.about = strbuf_get(&about);
    locator_find(&writer->locator, (size_t)string->at, &origin.line, &column);
    po_write_entry(writer->sink, entry, &origin);
    strbuf_clear(&about);
}

/* An entry that nobody has translated. */
static struct po_entry fresh(const struct string *string)
{
    return (struct po_entry){
        .context = string->name, .id = string->text, .text = {""}};
}

/* The header ---------------------------------------------------------------
 */

/* As part of a field: a line break would begin another. */
static void add_in_line(struct strbuf *out, const char *text)
{
    for (; *text != '\0'; text++)
        strbuf_char(out, *text == '\n' ? ' ' : *text);
}

static void write_header(const struct writer *writer, const char *language)
{
    const struct model *model = writer->source->model;
    struct strbuf note = {0};
    struct strbuf fields = {0};
    struct sink to_note = sink_to_strbuf(&note);

    strbuf_text(&note, "Texts of the scenario \"");
    sink_escaped_line(&to_note, model->title);
    strbuf_text(&note, "\".");
    if (model->license[0] != '\0')
        strbuf_format(&note, "\nLicence: %s, as the scenario itself.",
                      model->license);
    strbuf_format(&fields, "Project-Id-Version: %s%s", model->id,
                  model->version[0] != '\0' ? " " : "");
    add_in_line(&fields, model->version);
    strbuf_text(&fields, "\nPO-Revision-Date: YEAR-MO-DA HO:MI+ZONE\n"
                         "Last-Translator: FULL NAME <EMAIL@ADDRESS>\n"
                         "Language-Team: LANGUAGE <LL@li.org>\n");
    strbuf_format(&fields, "Language: %s\n", language);
    strbuf_text(&fields, "MIME-Version: 1.0\n"
                         "Content-Type: text/plain; charset=UTF-8\n"
                         "Content-Transfer-Encoding: 8bit\n");
    po_write_header(writer->sink, strbuf_get(&note), strbuf_get(&fields),
                    language[0] == '\0');
    strbuf_clear(&note);
    strbuf_clear(&fields);
}

static void begin(struct writer *writer, const struct strings_source *source,
                  struct sink *sink)
{
    *writer = (struct writer){.source = source, .sink = sink};
    locator_init(&writer->locator, source->bytes, source->length);
}

void strings_write_template(const struct strings_source *source,
                            struct sink *sink)
{
    struct writer writer;
    int32_t i;

    begin(&writer, source, sink);
    write_header(&writer, "");
    for (i = 0; i < source->strings->count; i++) {
        const struct po_entry entry = fresh(&source->strings->items[i]);

        write_one(&writer, &source->strings->items[i], &entry);
    }
    locator_clear(&writer.locator);
}

/* Merging ------------------------------------------------------------------
 */

struct merge {
    struct arena arena;
    struct writer writer;
    const struct po *po;
    struct names orphans; /* entries whose name no text has, by their text */
    bool *used;           /* one an entry */
    struct strings_merged count;
};

static bool is_translated(const struct po_entry *entry)
{
    return entry->text[0] && entry->text[0][0] != '\0';
}

static bool is_orphan(const struct merge *merge, const struct po_entry *entry)
{
    const struct names *names = &merge->writer.source->strings->by_name;

    return names_find(names, entry->context) < 0 && is_translated(entry) &&
           !entry->id_plural;
}

static void find_orphans(struct merge *merge)
{
    int32_t i;

    names_init(&merge->orphans, &merge->arena);
    merge->used =
        arena_array(&merge->arena, (size_t)merge->po->count, sizeof(bool));
    for (i = 0; i < merge->po->count; i++)
        if (is_orphan(merge, &merge->po->entries[i]))
            names_add(&merge->orphans, merge->po->entries[i].id, i);
}

/* The entry of a text that once had another name, -1. */
static int32_t moved_entry(const struct merge *merge,
                           const struct string *string)
{
    int32_t index = names_find(&merge->orphans, string->text);

    return index >= 0 && !merge->used[index] ? index : -1;
}

static struct po_entry merge_one(struct merge *merge,
                                 const struct string *string)
{
    const struct po_entry *old = po_entry_of(merge->po, string->name);
    struct po_entry entry = fresh(string);
    bool same = old && strcmp(old->id, string->text) == 0;

    if (!old || !is_translated(old)) {
        int32_t moved = moved_entry(merge, string);

        if (moved < 0)
            return entry;
        old = &merge->po->entries[moved];
        merge->used[moved] = true;
        merge->count.moved++;
        same = true;
    }
    entry = *old;
    entry.context = string->name;
    entry.id = string->text;
    entry.id_plural = NULL;
    entry.text[1] = NULL;
    entry.obsolete = false;
    if (!same && !(old->fuzzy && old->was_id))
        entry.was_id = old->id;
    entry.fuzzy = old->fuzzy || !same;
    return entry;
}

static void count_one(struct strings_merged *count,
                      const struct po_entry *entry)
{
    count->fuzzy += entry->fuzzy;
    count->done += !entry->fuzzy && is_translated(entry);
}

static void write_orphans(struct merge *merge)
{
    int32_t i;

    for (i = 0; i < merge->po->count; i++) {
        struct po_entry entry = merge->po->entries[i];

        if (merge->used[i] || !is_orphan(merge, &entry))
            continue;
        entry.obsolete = true;
        po_write_entry(merge->writer.sink, &entry, NULL);
        merge->count.obsolete++;
    }
}

static void merge_texts(struct merge *merge)
{
    const struct strings *strings = merge->writer.source->strings;
    int32_t i;

    for (i = 0; i < strings->count; i++) {
        struct po_entry entry = merge_one(merge, &strings->items[i]);

        count_one(&merge->count, &entry);
        write_one(&merge->writer, &strings->items[i], &entry);
    }
}

struct strings_merged strings_merge(const struct strings_source *source,
                                    const struct po *po, const char *language,
                                    struct sink *sink)
{
    struct merge merge = {.po = po};
    struct strings_merged count;

    begin(&merge.writer, source, sink);
    if (po->header && po->header[0] != '\0')
        po_write_header(sink, po->header_note, po->header, false);
    else
        write_header(&merge.writer, language);
    find_orphans(&merge);
    merge_texts(&merge);
    write_orphans(&merge);
    count = merge.count;
    count.texts = source->strings->count;
    locator_clear(&merge.writer.locator);
    arena_clear(&merge.arena);
    return count;
}
