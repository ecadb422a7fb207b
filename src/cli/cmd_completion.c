#include "cli/commands.h"

#include "app/completion.h"

enum exit_code cmd_completion(struct words words)
{
    const struct option_table table = {
        .command = "completion",
        .arguments = COMPLETION_SHELLS,
        .summary = "Writes a script by which a shell completes commands, "
                   "options and their values.\nAn installed program has it "
                   "already.",
        .least = 1,
        .most = 1,
    };
    struct words files;
    struct arena arena = {0};
    struct usage_program program;
    struct sink out = command_out();
    enum exit_code code;
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    command_usage(&program, &arena);
    if (!completion_write(&program, files.items[0], &out)) {
        struct diag_list diags = {0};
        diag_add(&diags, CODE_USE_VALUE, NULL,
                 "there is no completion for %s, there is one "
                 "for " COMPLETION_SHELLS,
                 files.items[0]);
        command_findings(&diags);
        diag_clear(&diags);
        code = EXIT_USAGE;
    }
    arena_clear(&arena);
    return code;
}
