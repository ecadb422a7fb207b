#include "cli/commands.h"
#include "cli/record.h"

#include "analysis/expect.h"
#include "app/sidecar.h"
#include "platform/paths.h"

#include <inttypes.h>

/* More would only overflow: it is longer than anybody waits. */
#define EFFORT_MOST UINT64_C(1000000000000)

struct check_options {
    uint64_t effort;
    const char *witness; /* folder, NULL: none are written */
    bool require_proof;
};

static size_t count_of(const struct diag_list *diags,
                       enum diag_severity severity)
{
    size_t count = 0;
    for (size_t i = 0; i < diags->count; i++) {
        count += diag_code_info(diags->items[i].code)->severity == severity;
    }
    return count;
}

static void write_count(struct sink *out, size_t count, const char *noun)
{
    sink_format(out, "%lu %s%s", (unsigned long)count, noun,
                count == 1 ? "" : "s");
}

static void summary(const char *path, const struct loaded *loaded,
                    struct sink *out)
{
    const struct diag_list *diags = &loaded->diags;
    command_name(out, path);
    sink_text(out, ": ");
    write_count(out, count_of(diags, DIAG_ERROR), "error");
    sink_text(out, ", ");
    write_count(out, count_of(diags, DIAG_WARNING), "warning");
    sink_text(out, ", ");
    write_count(out, count_of(diags, DIAG_NOTICE), "notice");
    sink_text(out, loaded->model == NULL ? "; it cannot be played\n"
                                         : "; it can be played\n");
}

static void tell_claims(const char *path, const struct expect *expect,
                        struct sink *out)
{
    if (expect->model->expectations_count == 0) {
        return;
    }
    command_name(out, path);
    sink_text(out, ": ");
    write_count(out, (size_t)expect->model->expectations_count, "claim");
    sink_format(out,
                " of expect: %" PRId32 " proved, %" PRId32 " refuted, %" PRId32
                " undecided; %" PRIu64 " turns were looked at\n",
                expect->count[VERDICT_PROVED], expect->count[VERDICT_REFUTED],
                expect->count[VERDICT_UNDECIDED], expect->turns);
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
            command_name(out, path);
            sink_format(out, ": a play for /expect/%" PRId32 "\n", i);
        }
        strbuf_clear(&name);
        arena_clear(&arena);
    }
    return code;
}

/* The claims of a file that can be played; they end as its findings do. */
static enum exit_code judge(const char *path, struct loaded *loaded,
                            const struct check_options *options,
                            struct sink *out)
{
    struct arena arena = {0};
    struct expect expect;
    struct effort effort = {options->effort, options->witness != NULL};
    enum exit_code code = EXIT_FINE;
    expect_decide(&expect, loaded->model, effort, &arena);
    expect_report(&expect, path, &loaded->diags);
    sidecar_check(loaded->model, path, (struct sidecar_scope){0},
                  &loaded->diags);
    diag_sort(&loaded->diags);
    diag_write_all(&loaded->diags, COMMAND_FINDINGS_MOST, out);
    summary(path, loaded, out);
    tell_claims(path, &expect, out);
    if (options->require_proof && expect.count[VERDICT_UNDECIDED] > 0) {
        code = EXIT_FINDINGS;
    }
    if (options->witness != NULL) {
        enum exit_code wrote = write_witnesses(&expect, options->witness, out);
        code = wrote > code ? wrote : code;
    }
    arena_clear(&arena);
    return code;
}

static enum exit_code
check(const char *path, const struct check_options *options, struct sink *out)
{
    struct loaded loaded;
    enum exit_code code = EXIT_FINE;
    loaded_open(&loaded, path);
    if (loaded.model != NULL) {
        code = judge(path, &loaded, options, out);
    } else {
        diag_write_all(&loaded.diags, COMMAND_FINDINGS_MOST, out);
        summary(path, &loaded, out);
    }
    if (loaded.unreadable) {
        code = EXIT_USAGE;
    } else if (code == EXIT_FINE && loaded.diags.errors > 0) {
        code = EXIT_FINDINGS;
    }
    loaded_clear(&loaded);
    return code;
}

/* The worst of its files decides how it ends. */
static enum exit_code check_all(struct words files,
                                const struct check_options *options)
{
    struct sink out = command_out();
    enum exit_code worst = EXIT_FINE;
    for (int32_t i = 0; i < files.count; i++) {
        enum exit_code code = check(files.items[i], options, &out);
        worst = code > worst ? code : worst;
    }
    return worst;
}

enum exit_code cmd_check(struct words words)
{
    struct check_options options = {.effort = EXPECT_EFFORT};
    const struct option_row rows[] = {
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
        .arguments = "FILE... [--effort TURNS] [--require-proof] "
                     "[--witness DIR]",
        .summary = "Says what is wrong in scenario files: each finding with "
                   "its line, column and\ncode. Looks for plays that refute "
                   "what a file claims in expect. Ends with 1 where\nthere is "
                   "an error or a claim is refuted, with 2 where a file "
                   "cannot be read.",
        .rows = rows,
        .row_count = 3,
        .least = 1,
        .most = INT32_MAX,
    };
    struct words files;
    enum exit_code code;
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    if (options.effort > EFFORT_MOST) {
        options.effort = EFFORT_MOST;
    }
    return check_all(files, &options);
}
