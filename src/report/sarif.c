/* SARIF 2.1.0 (OASIS), section numbers as there. A rule stands in the log
 * once its code occurs; its texts are those of `explain`. */
#include "report/explain.h"
#include "report/findings.h"
#include "report/json_out.h"
#include "report/marks.h"

#include <string.h>

#define SCHEMA                                                                 \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"      \
    "sarif-schema-2.1.0.json"

/* The rules of a log: of which code, and the place in the log of each. */
struct rules {
    enum diag_code codes[CODE_COUNT];
    int32_t index[CODE_COUNT]; /* -1: it does not occur */
    int32_t count;
};

static void find_rules(struct rules *rules, const struct findings_file *files,
                       size_t count)
{
    bool occurs[CODE_COUNT] = {false};
    size_t i, k;
    int code;

    rules->count = 0;
    for (i = 0; i < count; i++)
        for (k = 0; k < files[i].diags->count; k++)
            occurs[files[i].diags->items[k].code] = true;
    for (code = 0; code < CODE_COUNT; code++) {
        rules->index[code] = occurs[code] ? rules->count : -1;
        if (occurs[code])
            rules->codes[rules->count++] = (enum diag_code)code;
    }
}

/* 3.58.6: `level`. */
static const char *level_of(const struct diag_code_info *info)
{
    return info->severity == DIAG_NOTICE ? "note"
                                         : diag_severity_word(info->severity);
}

/* 3.11: a message, or a string that may have other forms. */
static void write_message(struct json *json, const char *key, const char *text)
{
    json_object(json, key);
    json_text(json, "text", text);
    json_object_end(json);
}

/* 3.49.7: REF_UNKNOWN is RefUnknown there. */
static void write_name(struct json *json, const char *name)
{
    struct strbuf text = {0};
    bool capital = true;

    for (; *name != '\0'; name++) {
        if (*name != '_')
            strbuf_char(&text, capital ? *name : (char)(*name - 'A' + 'a'));
        capital = *name == '_';
    }
    json_text(json, "name", strbuf_get(&text));
    strbuf_clear(&text);
}

static void write_help(struct json *json, const struct explain *explain)
{
    struct strbuf text = {0};

    strbuf_format(&text, "What to do: %s\n\nWrong:\n%s\nRight:\n%s",
                  explain->todo, explain->wrong, explain->right);
    write_message(json, "help", strbuf_get(&text));
    strbuf_clear(&text);
}

/* 3.49: reportingDescriptor. */
static void write_rule(struct json *json, enum diag_code code)
{
    const struct diag_code_info *info = diag_code_info(code);
    struct arena arena = {0};
    struct explain explain;

    json_object(json, NULL);
    json_text(json, "id", info->text);
    write_name(json, info->name);
    write_message(json, "shortDescription", info->meaning);
    if (explain_find(&explain, code, &arena)) {
        write_message(json, "fullDescription", explain.text);
        write_help(json, &explain);
    }
    json_object(json, "defaultConfiguration");
    json_text(json, "level", level_of(info));
    json_object_end(json);
    json_object(json, "properties");
    json_list(json, "tags");
    json_text(json, NULL, diag_kind_word(info->kind));
    json_list_end(json);
    json_object_end(json);
    json_object_end(json);
    arena_clear(&arena);
}

/* 3.4.3, RFC 3986: every byte that is not unreserved is written as %NN. */
static void write_uri(struct json *json, const char *path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789-._~/";
    struct strbuf uri = {0};

    if (*path == '/')
        strbuf_text(&uri, "file://");
    for (; *path != '\0'; path++) {
        if (strchr(plain, *path))
            strbuf_char(&uri, *path);
        else
            strbuf_format(&uri, "%%%02X", (unsigned)(unsigned char)*path);
    }
    json_object(json, "artifactLocation");
    json_text(json, "uri", strbuf_get(&uri));
    json_object_end(json);
    strbuf_clear(&uri);
}

/* 3.30: region; what ends is in one line. */
static void write_region(struct json *json, const char *key,
                         const struct diag_place *place, int32_t end)
{
    json_object(json, key);
    json_number(json, "startLine", place->line);
    if (place->column > 0)
        json_number(json, "startColumn", place->column);
    if (end > 0) {
        json_number(json, "endLine", place->line);
        json_number(json, "endColumn", end);
    }
    json_object_end(json);
}

/* 3.28: location. */
static void write_location(struct json *json, const char *file,
                           const struct diag_place *place, int32_t end)
{
    json_object(json, NULL);
    json_object(json, "physicalLocation");
    write_uri(json, file);
    if (place->line > 0)
        write_region(json, "region", place, end);
    json_object_end(json);
    if (place->pointer && place->pointer[0]) {
        json_list(json, "logicalLocations");
        json_object(json, NULL);
        json_text(json, "fullyQualifiedName", place->pointer);
        json_object_end(json);
        json_list_end(json);
    }
    json_object_end(json);
}

/* 3.57: replacement, in 3.56: artifactChange. */
static void write_change(struct json *json, const char *file,
                         const struct diag_place *place, int32_t end,
                         const char *text)
{
    json_object(json, NULL);
    write_uri(json, file);
    json_list(json, "replacements");
    json_object(json, NULL);
    write_region(json, "deletedRegion", place, end);
    write_message(json, "insertedContent", text);
    json_object_end(json);
    json_list_end(json);
    json_object_end(json);
}

/* 3.55: fix. */
static void write_fix(struct json *json, const char *file,
                      const struct diag *diag, int32_t end, const char *text)
{
    struct strbuf what = {0};

    strbuf_format(&what, "Write %s here.", text);
    json_list(json, "fixes");
    json_object(json, NULL);
    write_message(json, "description", strbuf_get(&what));
    json_list(json, "artifactChanges");
    write_change(json, file, &diag->place, end, text);
    json_list_end(json);
    json_object_end(json);
    json_list_end(json);
    strbuf_clear(&what);
}

/* What a log is written with. */
struct log {
    struct json json;
    struct rules rules;
    struct marks marks;
};

/* 3.27: result. */
static void write_result(struct log *log, const char *file,
                         const struct diag *diag)
{
    const struct diag_code_info *info = diag_code_info(diag->code);
    struct json *json = &log->json;
    struct strbuf fix = {0};
    int32_t end;

    file = diag->place.file ? diag->place.file : file;
    end = marks_end(&log->marks, file, diag, &fix);
    json_object(json, NULL);
    json_text(json, "ruleId", info->text);
    json_number(json, "ruleIndex", log->rules.index[diag->code]);
    json_text(json, "level", level_of(info));
    write_message(json, "message", diag->message);
    json_list(json, "locations");
    write_location(json, file, &diag->place, end);
    json_list_end(json);
    if (fix.length > 0)
        write_fix(json, file, diag, end, strbuf_get(&fix));
    if (diag->near) {
        json_object(json, "properties");
        json_text(json, "near", diag->near);
        json_object_end(json);
    }
    json_object_end(json);
    strbuf_clear(&fix);
}

static void write_tool(struct json *json, const struct rules *rules)
{
    int32_t i;

    json_object(json, "tool");
    json_object(json, "driver");
    json_text(json, "name", "demarche-cli");
    json_text(json, "version", DEMARCHE_VERSION);
    json_text(json, "semanticVersion", DEMARCHE_VERSION);
    json_list(json, "rules");
    for (i = 0; i < rules->count; i++)
        write_rule(json, rules->codes[i]);
    json_list_end(json);
    json_object_end(json);
    json_object_end(json);
}

void findings_write_sarif(const struct findings_log *findings,
                          struct sink *sink)
{
    struct log log = {.json = {.sink = sink},
                      .marks = {.texts = &findings->texts}};
    struct json *json = &log.json;
    size_t i, k;

    find_rules(&log.rules, findings->files, findings->count);
    json_object(json, NULL);
    json_text(json, "$schema", SCHEMA);
    json_text(json, "version", "2.1.0");
    json_list(json, "runs");
    json_object(json, NULL);
    write_tool(json, &log.rules);
    json_text(json, "columnKind", "unicodeCodePoints");
    json_list(json, "results");
    for (i = 0; i < findings->count; i++)
        for (k = 0; k < findings->files[i].diags->count; k++)
            write_result(&log, findings->files[i].file,
                         &findings->files[i].diags->items[k]);
    json_list_end(json);
    json_object_end(json);
    json_list_end(json);
    json_object_end(json);
}
