/* demarche-cli: for authors, teachers, screen readers and machines. */
#include "cli/commands.h"

#include <stdio.h>
#include <string.h>

static void write_help(struct sink *sink)
{
    sink_text(sink, "demarche-cli COMMAND ...\n\nCommands:\n");
    for (int32_t i = 0; i < command_count; i++) {
        sink_format(sink, "  %-10s %s\n", commands[i].name,
                    commands[i].summary);
    }
    sink_text(sink, "\ndemarche-cli COMMAND --help tells more about one.\n"
                    "demarche-cli --version tells the version.\n\n"
                    "Exit codes: 0 fine, 1 findings or a difference, 2 a wrong "
                    "command line\nor a file that cannot be read, 3 out of "
                    "memory.\n");
}

static const struct command *find(const char *name)
{
    for (int32_t i = 0; i < command_count; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return &commands[i];
        }
    }
    return NULL;
}

static enum exit_code unknown(const char *name)
{
    struct diag_list diags = {0};
    struct nearest near = nearest_to(name);
    for (int32_t i = 0; i < command_count; i++) {
        nearest_try(&near, commands[i].name);
    }
    if (near.best == NULL) {
        diag_add(&diags, CODE_USE_COMMAND, NULL,
                 "there is no command %s; see demarche-cli --help", name);
    } else {
        diag_add(&diags, CODE_USE_COMMAND, NULL,
                 "there is no command %s; did you mean \"%s\"?", name,
                 near.best);
    }
    command_findings(&diags);
    diag_clear(&diags);
    return EXIT_USAGE;
}

/* "help check" is "check --help". */
static enum exit_code help_with(const char *name)
{
    char word[] = "--help";
    char *items[] = {word};
    const struct command *command = find(name);
    return command == NULL
               ? unknown(name)
               : command->run((struct words){.items = items, .count = 1});
}

static enum exit_code run(struct words words)
{
    struct sink out = command_out();
    struct sink err = command_err();
    if (words.count == 0) {
        write_help(&err);
        return EXIT_USAGE;
    }
    const char *name = words.items[0];
    bool help = strcmp(name, "help") == 0;
    if (help && words.count > 1) {
        return help_with(words.items[1]);
    }
    if (help || strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) {
        write_help(&out);
        return EXIT_FINE;
    }
    if (strcmp(name, "--version") == 0) {
        sink_text(&out, "demarche-cli " DEMARCHE_VERSION "\n");
        return EXIT_FINE;
    }
    const struct command *command = find(name);
    return command == NULL
               ? unknown(name)
               : command->run((struct words){.items = words.items + 1,
                                             .count = words.count - 1});
}

/* What could not be written, to a full disk say, must not look like success.
 */
int main(int argc, char **argv)
{
    struct words words = {.items = argv + 1, .count = argc > 0 ? argc - 1 : 0};
    enum exit_code code = run(words);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fputs("demarche-cli: the output could not be written\n", stderr);
        return EXIT_USAGE;
    }
    return (int)code;
}
