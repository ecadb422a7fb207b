#include "app/completion_parts.h"

#define IN_BRACKETS "[]:\\"
#define QUOTE       "'\\''"

static void write_kind(enum usage_kind kind, const char *value,
                       const char *const *words, struct sink *sink)
{
    static const char *const ACTIONS[] = {[USAGE_ANY] = " ",
                                          [USAGE_FILE] = "_files",
                                          [USAGE_FOLDER] = "_files -/"};
    struct arena arena = {0};
    completion_text(value, IN_BRACKETS, QUOTE, sink);
    if (kind == USAGE_WORDS) {
        sink_format(sink, ":(%s )", usage_words(&arena, value, words));
    } else {
        sink_format(sink, ":%s", ACTIONS[kind]);
    }
    arena_clear(&arena);
}

static void write_option(const struct usage_option *option, struct sink *sink)
{
    sink_format(sink, " \\\n            '%s--%s%s[", option->repeats ? "*" : "",
                option->name, option->value == NULL ? "" : "=");
    completion_text(option->help, IN_BRACKETS, QUOTE, sink);
    sink_text(sink, "]");
    if (option->value != NULL) {
        sink_text(sink, ":");
        write_kind(usage_kind_of(option->value, option->words), option->value,
                   option->words, sink);
    }
    sink_text(sink, "'");
}

/* Options and arguments of a command; options end with "--". */
static void write_arguments(const struct usage_command *command,
                            struct sink *sink)
{
    struct arena arena = {0};
    const char *first = usage_first_argument(&arena, command);
    sink_text(sink, "        _arguments -S \\\n"
                    "            '(- *)--help[Shows this.]'");
    for (int32_t i = 0; i < command->option_count; i++) {
        write_option(&command->options[i], sink);
    }
    if (first[0] != '\0') {
        sink_text(sink, " \\\n            '*:");
        write_kind(usage_kind_of_arguments(command), first, command->words,
                   sink);
        sink_text(sink, "'");
    }
    sink_text(sink, "\n");
    arena_clear(&arena);
}

static void write_commands(const struct usage_program *program,
                           struct sink *sink)
{
    sink_text(sink, "    local -a commands=(\n");
    for (int32_t i = 0; i < program->command_count; i++) {
        sink_format(sink, "        '%s:", program->commands[i].name);
        completion_text(program->commands[i].brief, IN_BRACKETS, QUOTE, sink);
        sink_text(sink, "'\n");
    }
    sink_text(
        sink,
        "    )\n"
        "    _arguments -C '(- *)--help[Shows the commands.]' \\\n"
        "        '(- *)--version[Shows the version.]' \\\n"
        "        '1:command:->command' '*::argument:->argument'\n"
        "    case $state in\n"
        "    (command) _describe -t commands command commands; return ;;\n"
        "    (argument) ;;\n"
        "    (*) return ;;\n"
        "    esac\n"
        "    case $line[1] in\n");
    for (int32_t i = 0; i < program->command_count; i++) {
        sink_format(sink, "    (%s)\n", program->commands[i].name);
        write_arguments(&program->commands[i], sink);
        sink_text(sink, "        ;;\n");
    }
    sink_text(sink, "    esac\n");
}

void completion_zsh(const struct usage_program *program, struct sink *sink)
{
    sink_format(sink,
                "#compdef %s\n"
                "# zsh completion for %s, written by itself.\n_",
                program->name, program->name);
    completion_name(program, sink);
    sink_text(sink, "()\n{\n"
                    "    local curcontext=\"$curcontext\" state\n"
                    "    local -a line\n");
    if (completion_has_commands(program)) {
        write_commands(program, sink);
    } else {
        write_arguments(&program->commands[0], sink);
    }
    sink_text(sink, "}\n\n_");
    completion_name(program, sink);
    sink_text(sink, " \"$@\"\n");
}
