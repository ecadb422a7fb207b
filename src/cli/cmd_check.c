#include "cli/commands.h"
#include "cli/record.h"

#include "analysis/expect.h"
#include "app/sidecar.h"
#include "platform/paths.h"
#include "report/findings.h"

#include <inttypes.h>
#include <string.h>

/* More would only overflow: it is longer than anybody waits. */
#define EFFORT_MOST UINT64_C(1000000000000)

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF };

struct check_options {
    enum format format;
    uint64_t effort;
    const char *witness; /* folder, NULL: none are written */
    bool require_proof;
};

static void write_count(struct sink *out, size_t count, const char *noun)
{
    sink_format(out, "%lu %s%s", (unsigned long)count, noun,
                count == 1 ? "" : "s");
}

/* A file that can be played has errors only in what it claims, and in the
 * translations beside it. */
static void what_fails(const struct findings_file *file, struct sink *out)
{
    bool claims = file->refuted > 0;
    bool others = file->diags->errors > (size_t)file->refuted;
    if (claims) {
        sink_text(out, ", but not all it claims is true");
    }
    if (others) {
        sink_format(out, "%s a translation of it has errors",
                    claims ? ", and" : ", but");
    }
    sink_text(out, "\n");
}

static void summary(const struct findings_file *file, struct sink *out)
{
    sink_escaped_line(out, file->file);
    sink_text(out, ": ");
    write_count(out, diag_count(file->diags, DIAG_ERROR), "error");
    sink_text(out, ", ");
    write_count(out, diag_count(file->diags, DIAG_WARNING), "warning");
    sink_text(out, ", ");
    write_count(out, diag_count(file->diags, DIAG_NOTICE), "notice");
    sink_text(out, file->id == NULL ? "; it cannot be played\n"
                                    : "; it can be played");
    if (file->id != NULL) {
        what_fails(file, out);
    }
}

static void tell_claims(const struct findings_file *file, struct sink *out)
{
    if (file->claims == 0) {
        return;
    }
    sink_escaped_line(out, file->file);
    sink_text(out, ": ");
    write_count(out, (size_t)file->claims, "claim");
    sink_format(out,
                " of expect: %" PRId32 " proved, %" PRId32 " refuted, %" PRId32
                " undecided; %" PRIu64 " turns were looked at\n",
                file->proved, file->refuted, file->undecided, file->turns);
}

/* Those that dice can play; the others are told in words. */
static enum exit_code write_witnesses(const struct expect *expect,
                                      const char *folder, struct sink *out)
{
    const struct model *model = expect->model;
    enum exit_code code = EXIT_FINE;
    for (int32_t i = 0; i < model->expectations_count; i++) {
        const struct witness *witness = expect->claims.list[i].witness;
        struct arena arena = {0};
        struct strbuf name = {0};
        if (witness == NULL || !witness->seeded || code != EXIT_FINE) {
            continue;
        }
        strbuf_format(&name, "%s-expect-%" PRId32 ".play", model->id, i);
        const char *path = paths_join(&arena, folder, strbuf_get(&name));
        code = record_witness(model, witness, path);
        if (code == EXIT_FINE) {
            sink_escaped_line(out, path);
            sink_format(out, ": a play for /expect/%" PRId32 "\n", i);
        }
        strbuf_clear(&name);
        arena_clear(&arena);
    }
    return code;
}

/* A file that was looked at, and what its findings need. */
struct checked {
    struct loaded loaded;
    struct findings_file found;
};

/* The claims of a file that can be played; they end as its findings do. */
static enum exit_code judge(struct checked *checked,
                            const struct check_options *options,
                            struct sink *note)
{
    struct arena arena = {0};
    struct expect expect;
    struct effort effort = {options->effort, options->witness != NULL};
    struct loaded *loaded = &checked->loaded;
    struct findings_file *found = &checked->found;
    enum exit_code code = EXIT_FINE;
    expect_decide(&expect, loaded->model, effort, &arena);
    expect_report(&expect, found->file, &loaded->diags);
    if (loaded->path != NULL) {
        sidecar_check(loaded->model, found->file, (struct sidecar_scope){0},
                      &loaded->diags);
    }
    diag_sort(&loaded->diags);
    found->id = loaded->model->id;
    found->claims = loaded->model->expectations_count;
    found->proved = expect.count[VERDICT_PROVED];
    found->refuted = expect.count[VERDICT_REFUTED];
    found->undecided = expect.count[VERDICT_UNDECIDED];
    found->turns = expect.turns;
    if (options->require_proof && found->undecided > 0) {
        code = EXIT_FINDINGS;
    }
    if (options->witness != NULL) {
        enum exit_code wrote = write_witnesses(&expect, options->witness, note);
        code = wrote > code ? wrote : code;
    }
    arena_clear(&arena);
    return code;
}

static enum exit_code check(struct checked *checked, const char *path,
                            const struct check_options *options,
                            struct sink *note)
{
    struct loaded *loaded = &checked->loaded;
    enum exit_code code = EXIT_FINE;
    if (strcmp(path, "-") == 0) {
        loaded_open_input(loaded);
    } else {
        loaded_open(loaded, path);
    }
    checked->found =
        (struct findings_file){.file = loaded->file, .diags = &loaded->diags};
    if (loaded->model != NULL) {
        code = judge(checked, options, note);
    }
    if (loaded->unreadable) {
        return EXIT_USAGE;
    }
    return code == EXIT_FINE && loaded->diags.errors > 0 ? EXIT_FINDINGS : code;
}

/* Standard input cannot be read once more. */
static const char *input_text(void *context, const char *file, size_t *length)
{
    const struct loaded *loaded = context;
    (void)file;
    *length = loaded->length;
    return loaded->bytes;
}

static void write_findings(struct loaded *loaded, struct sink *out)
{
    const struct findings_texts texts = {input_text, loaded};
    if (loaded->path == NULL) {
        findings_write(&loaded->diags, COMMAND_FINDINGS_MOST, &texts, out);
    } else {
        command_write_findings(&loaded->diags, out);
    }
}

/* One file after the other, told as it comes; what witnesses there are is
 * told after its findings. */
static enum exit_code check_as_text(struct words files,
                                    const struct check_options *options)
{
    struct sink out = command_out();
    enum exit_code worst = EXIT_FINE;
    struct findings_codes codes = {0};
    for (int32_t i = 0; i < files.count; i++) {
        struct checked checked;
        struct strbuf notes = {0};
        struct sink note = sink_to_strbuf(&notes);
        enum exit_code code = check(&checked, files.items[i], options, &note);
        worst = code > worst ? code : worst;
        write_findings(&checked.loaded, &out);
        summary(&checked.found, &out);
        tell_claims(&checked.found, &out);
        sink_text(&out, strbuf_get(&notes));
        findings_add_codes(&codes, checked.found.diags);
        strbuf_clear(&notes);
        loaded_clear(&checked.loaded);
    }
    findings_write_hint(&codes, &out);
    return worst;
}

/* What a log is written from. */
struct log_texts {
    const struct checked *checked;
    size_t count;
    struct arena arena;
};

static const char *log_text(void *context, const char *file, size_t *length)
{
    struct log_texts *texts = context;
    for (size_t i = 0; i < texts->count; i++) {
        const struct loaded *loaded = &texts->checked[i].loaded;
        if (loaded->path == NULL && strcmp(loaded->file, file) == 0) {
            *length = loaded->length;
            return loaded->bytes;
        }
    }
    return command_text(&texts->arena, file, length);
}

static void write_log(enum format format, const struct findings_log *log)
{
    struct sink out = command_out();
    if (format == FORMAT_JSON) {
        findings_write_json(log, &out);
    } else {
        findings_write_sarif(log, &out);
    }
}

/* All of them are one log. */
static enum exit_code check_as_log(struct words files,
                                   const struct check_options *options)
{
    struct arena arena = {0};
    struct sink err = command_err();
    size_t count = (size_t)files.count;
    struct checked *checked = arena_array(&arena, count, sizeof(*checked));
    struct findings_file *found = arena_array(&arena, count, sizeof(*found));
    enum exit_code worst = EXIT_FINE;
    for (size_t i = 0; i < count; i++) {
        enum exit_code code = check(&checked[i], files.items[i], options, &err);
        worst = code > worst ? code : worst;
        found[i] = checked[i].found;
    }
    struct log_texts texts = {checked, count, {0}};
    write_log(options->format,
              &(struct findings_log){found, count, {log_text, &texts}});
    arena_clear(&texts.arena);
    for (size_t i = 0; i < count; i++) {
        loaded_clear(&checked[i].loaded);
    }
    arena_clear(&arena);
    return worst;
}

enum exit_code cmd_check(struct words words)
{
    struct check_options options = {.effort = EXPECT_EFFORT};
    const char *format = "text";
    const struct option_row rows[] = {
        {.name = "format",
         .value = "text|json|sarif",
         .help = "How it is told; text if not given.",
         .text = &format},
        {.name = "effort",
         .value = "TURNS",
         .help = "Turns looked at for the claims; 6000 if not given.",
         .number = &options.effort},
        {.name = "require-proof",
         .help = "Ends with 1 where a claim stays undecided.",
         .flag = &options.require_proof},
        {.name = "witness",
         .value = "DIR",
         .help = "Where plays that decide a claim are written.",
         .text = &options.witness},
    };
    const struct option_table table = {
        .command = "check",
        .arguments = "FILE... [options]",
        .summary =
            "Says what is wrong in scenario files: each finding with its "
            "line, column and\ncode. A folder stands for its scenario.json, - "
            "for standard input. Looks for plays\nthat refute what a file "
            "claims in expect. Ends with 1 where there is an error or\na "
            "claim is refuted, with 2 where a file cannot be read. JSON and "
            "SARIF 2.1.0 hold\nall findings of all files in one log.",
        .rows = rows,
        .row_count = 4,
        .least = 1,
        .most = INT32_MAX,
    };
    static const char *const formats[] = {"text", "json", "sarif", NULL};
    struct words files;
    enum exit_code code;
    int32_t chosen;
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    if (options.effort > EFFORT_MOST) {
        options.effort = EFFORT_MOST;
    }
    if (!command_word("format", format, formats, &chosen)) {
        return EXIT_USAGE;
    }
    options.format = (enum format)chosen;
    return options.format == FORMAT_TEXT ? check_as_text(files, &options)
                                         : check_as_log(files, &options);
}
