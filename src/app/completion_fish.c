#include "app/completion_parts.h"

/* "complete -c demarche-cli", for lines that have this command. */
static void begin(const struct usage_program *program,
                  const struct usage_command *command, struct sink *sink)
{
    sink_format(sink, "complete -c %s", program->name);
    if (command->name[0] != '\0') {
        sink_format(sink, " -n '__fish_seen_subcommand_from %s'",
                    command->name);
    }
}

static void end(const char *help, struct sink *sink)
{
    sink_text(sink, " -d '");
    completion_text(help, "\\", "\\'", sink);
    sink_text(sink, "'\n");
}

static void write_kind(enum usage_kind kind, const char *value,
                       const char *const *words, struct sink *sink)
{
    static const char *const ACTIONS[] = {
        [USAGE_ANY] = " -x",
        [USAGE_FILE] = " -r -F",
        [USAGE_FOLDER] = " -x -a '(__fish_complete_directories)'"};
    struct arena arena = {0};
    if (kind == USAGE_WORDS) {
        sink_format(sink, " -x -a '%s'", usage_words(&arena, value, words));
    } else {
        sink_text(sink, ACTIONS[kind]);
    }
    arena_clear(&arena);
}

static void write_command(const struct usage_program *program,
                          const struct usage_command *command,
                          struct sink *sink)
{
    struct arena arena = {0};
    enum usage_kind kind = usage_kind_of_arguments(command);
    for (int32_t i = 0; i < command->option_count; i++) {
        const struct usage_option *option = &command->options[i];
        begin(program, command, sink);
        sink_format(sink, " -l %s", option->name);
        if (option->value != NULL) {
            write_kind(usage_kind_of(option->value, option->words),
                       option->value, option->words, sink);
        }
        end(option->help, sink);
    }
    if (kind == USAGE_FILE) {
        begin(program, command, sink);
        sink_text(sink, " -F\n");
    } else if (kind == USAGE_WORDS) {
        begin(program, command, sink);
        sink_format(sink, " -a '%s'\n",
                    usage_words(&arena, usage_first_argument(&arena, command),
                                command->words));
    }
    arena_clear(&arena);
}

void completion_fish(const struct usage_program *program, struct sink *sink)
{
    sink_format(sink,
                "# fish completion for %s, written by itself.\n"
                "complete -c %s -f\n",
                program->name, program->name);
    sink_format(sink, "complete -c %s -l help -d 'Shows its use.'\n",
                program->name);
    for (int32_t i = 0; i < program->command_count; i++) {
        const struct usage_command *command = &program->commands[i];
        if (command->name[0] != '\0') {
            sink_format(sink, "complete -c %s -n '__fish_use_subcommand' -a %s",
                        program->name, command->name);
            end(command->brief, sink);
        }
        write_command(program, command, sink);
    }
    if (completion_has_commands(program)) {
        sink_format(sink,
                    "complete -c %s -n '__fish_use_subcommand' "
                    "-l version -d 'Shows the version.'\n",
                    program->name);
    }
}
