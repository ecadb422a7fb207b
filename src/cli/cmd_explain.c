#include "cli/commands.h"

#include "report/explain_out.h"

static void write_one(struct sink *out, enum diag_code code, bool first)
{
    sink_text(out, first ? "" : "\n");
    explain_write(out, code);
}

/* The code of a word; without one the finding is written. */
static bool read_code(const char *word, enum diag_code *code)
{
    struct diag_list diags = {0};
    enum diag_code near;
    *code = explain_code(word, &near);
    if (*code != CODE_COUNT) {
        return true;
    }
    if (near == CODE_COUNT) {
        diag_add(&diags, CODE_USE_VALUE, NULL,
                 "there is no code %s; demarche-cli explain lists all", word);
    } else {
        diag_add(&diags, CODE_USE_VALUE, NULL,
                 "there is no code %s; did you mean \"%s\"?", word,
                 diag_code_info(near)->text);
    }
    command_findings(&diags);
    diag_clear(&diags);
    return false;
}

static enum exit_code explain_text(struct words codes)
{
    struct sink out = command_out();
    enum exit_code worst = EXIT_FINE;
    bool first = true;
    if (codes.count == 0) {
        explain_write_table(&out);
    }
    for (int32_t i = 0; i < codes.count; i++) {
        enum diag_code code;
        if (read_code(codes.items[i], &code)) {
            write_one(&out, code, first);
            first = false;
        } else {
            worst = EXIT_USAGE;
        }
    }
    return worst;
}

static enum exit_code explain_as_json(struct words codes)
{
    struct sink out = command_out();
    struct json json = {.sink = &out};
    enum exit_code worst = EXIT_FINE;
    json_list(&json, NULL);
    for (int32_t i = 0; codes.count == 0 && i < CODE_COUNT; i++) {
        explain_json(&json, (enum diag_code)i);
    }
    for (int32_t i = 0; i < codes.count; i++) {
        enum diag_code code;
        if (read_code(codes.items[i], &code)) {
            explain_json(&json, code);
        } else {
            worst = EXIT_USAGE;
        }
    }
    json_list_end(&json);
    return worst;
}

enum exit_code cmd_explain(struct words words)
{
    const char *format = "text";
    const struct option_row rows[] = {
        {.name = "format",
         .value = "text|json",
         .help = "How it is told; text if not given.",
         .text = &format},
    };
    const struct option_table table = {
        .command = "explain",
        .arguments = "[CODE...] [--format text|json]",
        .summary = "Explains the code of a finding: what it means, what to do, "
                   "and an example of it,\nwrong and right. Without a code it "
                   "lists all of them. JSON: a list with code,\nseverity, "
                   "class, meaning, text, todo and example.",
        .rows = rows,
        .row_count = 1,
        .least = 0,
        .most = INT32_MAX,
    };
    static const char *const formats[] = {"text", "json", NULL};
    struct words codes;
    enum exit_code code;
    int32_t chosen;
    if (!command_options(&table, words, &codes, &code)) {
        return code;
    }
    if (!command_word("format", format, formats, &chosen)) {
        return EXIT_USAGE;
    }
    return chosen == 0 ? explain_text(codes) : explain_as_json(codes);
}
