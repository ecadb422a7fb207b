#include "cli/commands.h"

#include "base/names.h"
#include "cli/prose.h"
#include "platform/fileio.h"
#include "platform/paths.h"

#include <assert.h>
#include <string.h>

static const struct usage_command *find(const struct usage_program *program,
                                        const char *name)
{
    struct diag_list diags = {0};
    struct nearest near = nearest_to(name);
    for (int32_t i = 0; i < program->command_count; i++) {
        if (strcmp(program->commands[i].name, name) == 0) {
            return &program->commands[i];
        }
        nearest_try(&near, program->commands[i].name);
    }
    diag_add(&diags, CODE_USE_COMMAND, NULL, "there is no command %s%s%s%s",
             name, near.best == NULL ? "" : "; did you mean \"",
             near.best == NULL ? "" : near.best,
             near.best == NULL ? "" : "\"?");
    command_findings(&diags);
    diag_clear(&diags);
    return NULL;
}

static struct manual manual_of(const struct usage_program *program)
{
    return (struct manual){program, cli_prose, cli_prose_count, "demarche"};
}

static enum exit_code write_page(const struct usage_program *program,
                                 const char *name)
{
    struct sink out = command_out();
    const struct usage_command *command =
        name == NULL ? NULL : find(program, name);
    const struct manual manual = manual_of(program);
    if (name != NULL && command == NULL) {
        return EXIT_USAGE;
    }
    manual_write(&manual, command, &out);
    return EXIT_FINE;
}

/* "DIR/demarche-cli-check.1"; that of the program itself for NULL. */
static enum exit_code write_file(const struct usage_program *program,
                                 const struct usage_command *command,
                                 const char *folder)
{
    struct arena arena = {0};
    struct strbuf name = {0};
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    const struct manual manual = manual_of(program);
    strbuf_format(&name, "%s%s%s.1", program->name, command == NULL ? "" : "-",
                  command == NULL ? "" : command->name);
    const char *path = paths_join(&arena, folder, strbuf_get(&name));
    manual_write(&manual, command, &sink);
    enum file_result result =
        file_replace(path, strbuf_get(&text), text.length);
    if (result != FILE_OK) {
        struct diag_list diags = {0};
        const struct diag_place place = {.file = path};
        diag_add(&diags, CODE_FILE_IO, &place, "the page cannot be written: %s",
                 file_write_problem(result));
        command_findings(&diags);
        diag_clear(&diags);
    }
    strbuf_clear(&text);
    strbuf_clear(&name);
    arena_clear(&arena);
    return result == FILE_OK ? EXIT_FINE : EXIT_USAGE;
}

static enum exit_code write_files(const struct usage_program *program,
                                  const char *folder)
{
    enum exit_code code = write_file(program, NULL, folder);
    for (int32_t i = 0; i < program->command_count && code == EXIT_FINE; i++) {
        code = write_file(program, &program->commands[i], folder);
    }
    return code;
}

enum exit_code cmd_man(struct words words)
{
    const char *names[64] = {NULL};
    const char *folder = NULL;
    const struct option_row rows[] = {
        {.name = "folder",
         .value = "DIR",
         .help = "Writes all pages there, as files.",
         .text = &folder},
    };
    const struct option_table table = {
        .command = "man",
        .arguments = "[COMMAND] [--folder DIR]",
        .summary = "Writes the manual page of a command, or that of the "
                   "program, as roff: demarche-cli\nman check | man -l - "
                   "shows it. An installed program has its pages already.",
        .rows = rows,
        .row_count = 1,
        .least = 0,
        .most = 1,
        .words = names,
    };
    struct words files;
    struct arena arena = {0};
    struct usage_program program;
    enum exit_code code;
    for (int32_t i = 0; i < command_count; i++) {
        assert(i + 1 < (int32_t)(sizeof(names) / sizeof(names[0])));
        names[i] = commands[i].name;
    }
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    command_usage(&program, &arena);
    code = folder != NULL
               ? write_files(&program, folder)
               : write_page(&program, files.count == 0 ? NULL : files.items[0]);
    arena_clear(&arena);
    return code;
}
