#include "cli/commands.h"

#include <inttypes.h>

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
    if (loaded->model != NULL && loaded->model->expectations_count > 0) {
        command_name(out, path);
        sink_format(out,
                    ": %" PRId32 " claims of expect were read, none is "
                    "decided yet\n",
                    loaded->model->expectations_count);
    }
}

static enum exit_code check(const char *path, struct sink *out)
{
    struct loaded loaded;
    loaded_open(&loaded, path);
    diag_write_all(&loaded.diags, COMMAND_FINDINGS_MOST, out);
    summary(path, &loaded, out);
    enum exit_code code = EXIT_FINE;
    if (loaded.unreadable) {
        code = EXIT_USAGE;
    } else if (loaded.model == NULL || loaded.diags.errors > 0) {
        code = EXIT_FINDINGS;
    }
    loaded_clear(&loaded);
    return code;
}

/* The worst of its files decides how it ends. */
enum exit_code cmd_check(struct words words)
{
    const struct option_table table = {
        .command = "check",
        .arguments = "FILE...",
        .summary = "Says what is wrong in scenario files: each finding with "
                   "its line, column and\ncode. Ends with 1 where there is "
                   "an error, with 2 where a file cannot be read.",
        .least = 1,
        .most = INT32_MAX,
    };
    struct words files;
    struct sink out = command_out();
    enum exit_code worst;
    if (!command_options(&table, words, &files, &worst)) {
        return worst;
    }
    for (int32_t i = 0; i < files.count; i++) {
        enum exit_code code = check(files.items[i], &out);
        worst = code > worst ? code : worst;
    }
    return worst;
}
