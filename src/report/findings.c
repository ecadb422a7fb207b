#include "report/findings.h"

#include "report/json_out.h"
#include "report/marks.h"

#include <string.h>

/* Text ---------------------------------------------------------------------
 */

static struct excerpt open_text(const struct findings_texts *texts,
                                const char *file)
{
    size_t length = 0;
    const char *text = texts->text(texts->context, file, &length);

    return excerpt_of(text, length);
}

void findings_write(const struct diag_list *diags, size_t most,
                    const struct findings_texts *texts, struct sink *sink)
{
    struct diag_quota quota = diag_quota(diags, most);
    struct excerpt excerpt = excerpt_of(NULL, 0);
    const char *file = NULL;
    size_t i;

    for (i = 0; i < diags->count; i++) {
        const struct diag_place *place = &diags->items[i].place;

        if (!diag_quota_take(&quota, &diags->items[i]))
            continue;
        diag_write(&diags->items[i], sink);
        if (!place->file || place->line == 0 || place->column == 0)
            continue;
        if (!file || strcmp(file, place->file) != 0)
            excerpt = open_text(texts, place->file);
        file = place->file;
        excerpt_write(&excerpt, place->line, place->column, sink);
    }
    diag_write_rest(diags, most, sink);
}

static bool has_code(const struct findings_codes *codes,
                     const struct diag_code_info *info)
{
    size_t i;

    for (i = 0; i < codes->count; i++)
        if (codes->items[i] == info)
            return true;
    return false;
}

static void add_code(struct findings_codes *codes,
                     const struct diag_code_info *info)
{
    size_t at = codes->count;
    size_t i;

    while (at > 0 && codes->items[at - 1]->severity < info->severity)
        at--;
    if (at == FINDINGS_CODES || has_code(codes, info))
        return;
    if (codes->count < FINDINGS_CODES)
        codes->count++;
    for (i = codes->count - 1; i > at; i--)
        codes->items[i] = codes->items[i - 1];
    codes->items[at] = info;
}

void findings_add_codes(struct findings_codes *codes,
                        const struct diag_list *diags)
{
    size_t i;

    for (i = 0; i < diags->count; i++)
        add_code(codes, diag_code_info(diags->items[i].code));
}

void findings_write_hint(const struct findings_codes *codes, struct sink *sink)
{
    size_t i;

    if (codes->count == 0)
        return;
    sink_text(sink, "demarche-cli explain");
    for (i = 0; i < codes->count; i++)
        sink_format(sink, " %s", codes->items[i]->text);
    sink_text(sink, " tells more.\n");
}

/* JSON ---------------------------------------------------------------------
 */

static void write_counts(struct json *json, const struct findings_file *files,
                         size_t count)
{
    static const char *const keys[] = {
        [DIAG_NOTICE] = "notices",
        [DIAG_WARNING] = "warnings",
        [DIAG_ERROR] = "errors",
    };
    int severity;

    for (severity = DIAG_ERROR; severity >= DIAG_NOTICE; severity--) {
        size_t sum = 0;
        size_t i;

        for (i = 0; i < count; i++)
            sum += diag_count(files[i].diags, (enum diag_severity)severity);
        json_number(json, keys[severity], (int64_t)sum);
    }
}

/* A file with too many findings keeps the first of them. */
static bool all_kept(const struct diag_list *diags)
{
    size_t i;

    for (i = 0; i < diags->count; i++)
        if (diags->items[i].code == CODE_LIMIT_FINDINGS)
            return false;
    return true;
}

static void write_file(struct json *json, const struct findings_file *file)
{
    json_object(json, NULL);
    json_text(json, "file", file->file);
    if (file->id)
        json_text(json, "id", file->id);
    json_truth(json, "playable", file->id != NULL);
    write_counts(json, file, 1);
    json_truth(json, "complete", all_kept(file->diags));
    if (file->claims > 0) {
        json_object(json, "claims");
        json_number(json, "proved", file->proved);
        json_number(json, "refuted", file->refuted);
        json_number(json, "undecided", file->undecided);
        json_number(json, "turns", (int64_t)file->turns);
        json_object_end(json);
    }
    json_object_end(json);
}

static void write_place(struct json *json, const struct diag_place *place,
                        int32_t end)
{
    if (place->line > 0)
        json_number(json, "line", place->line);
    if (place->line > 0 && place->column > 0)
        json_number(json, "column", place->column);
    if (end > 0)
        json_number(json, "end", end);
}

static void write_finding(struct json *json, struct marks *marks,
                          const struct findings_file *file,
                          const struct diag *diag)
{
    const struct diag_code_info *info = diag_code_info(diag->code);
    const struct diag_place *place = &diag->place;
    const char *name = place->file ? place->file : file->file;
    struct strbuf fix = {0};
    int32_t end = marks_end(marks, name, diag, &fix);

    json_object(json, NULL);
    json_text(json, "file", name);
    write_place(json, place, end);
    if (place->pointer)
        json_text(json, "pointer", place->pointer);
    json_text(json, "severity", diag_severity_word(info->severity));
    json_text(json, "code", info->text);
    json_text(json, "class", diag_kind_word(info->kind));
    json_text(json, "message", diag->message);
    if (diag->near)
        json_text(json, "near", diag->near);
    if (fix.length > 0)
        json_text(json, "fix", strbuf_get(&fix));
    json_object_end(json);
    strbuf_clear(&fix);
}

void findings_write_json(const struct findings_log *log, struct sink *sink)
{
    const struct findings_file *files = log->files;
    size_t count = log->count;
    struct marks marks = {.texts = &log->texts};
    struct json json = {.sink = sink};
    size_t i, k;

    json_object(&json, NULL);
    json_text(&json, "program", "demarche-cli");
    json_text(&json, "version", DEMARCHE_VERSION);
    json_list(&json, "files");
    for (i = 0; i < count; i++)
        write_file(&json, &files[i]);
    json_list_end(&json);
    json_list(&json, "findings");
    for (i = 0; i < count; i++)
        for (k = 0; k < files[i].diags->count; k++)
            write_finding(&json, &marks, &files[i], &files[i].diags->items[k]);
    json_list_end(&json);
    json_object(&json, "counts");
    write_counts(&json, files, count);
    json_object_end(&json);
    json_object_end(&json);
}
