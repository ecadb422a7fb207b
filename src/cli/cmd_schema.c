#include "cli/commands.h"

#include "report/schema.h"

#include <string.h>

static bool read_format(const char *word, bool *markdown)
{
    struct diag_list diags = {0};
    *markdown = strcmp(word, "markdown") == 0;
    bool fine = *markdown || strcmp(word, "json") == 0;
    if (!fine) {
        diag_add(&diags, CODE_USE_VALUE, NULL,
                 "--format takes json or markdown, not %s", word);
        command_findings(&diags);
        diag_clear(&diags);
    }
    return fine;
}

enum exit_code cmd_schema(struct words words)
{
    const char *format = "json";
    const struct option_row rows[] = {
        {.name = "format",
         .value = "WORD",
         .help = "json (if not given) or markdown: a page for authors.",
         .text = &format},
    };
    const struct option_table table = {
        .command = "schema",
        .arguments = "[--format WORD]",
        .summary = "Writes what a scenario file may hold, with the meaning of "
                   "each key: as a JSON\nSchema (2020-12), by which editors "
                   "complete and explain, or as a page.",
        .rows = rows,
        .row_count = 1,
        .least = 0,
        .most = 0,
    };
    struct words files;
    enum exit_code code;
    bool markdown;
    struct sink out = command_out();
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    if (!read_format(format, &markdown)) {
        return EXIT_USAGE;
    }
    if (markdown) {
        schema_write_keys(&out);
    } else {
        schema_write(&out);
    }
    return EXIT_FINE;
}
