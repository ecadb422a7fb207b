/* Files are completed by bash itself, which knows how to quote their names.
 * bash parts words at "=", so "--format=te" comes as three. */
#include "app/completion_parts.h"

static const char *const KINDS[] = {
    [USAGE_ANY] = "any",
    [USAGE_FILE] = "file",
    [USAGE_FOLDER] = "folder",
    [USAGE_WORDS] = "words",
};

static void write_kind(enum usage_kind kind, const char *value,
                       const char *const *words, struct sink *sink)
{
    struct arena arena = {0};
    sink_format(sink, "kind=%s", KINDS[kind]);
    if (kind == USAGE_WORDS) {
        sink_format(sink, " list='%s'", usage_words(&arena, value, words));
    }
    sink_text(sink, " ;;\n");
    arena_clear(&arena);
}

static void write_values(const struct usage_command *command, struct sink *sink)
{
    for (int32_t i = 0; i < command->option_count; i++) {
        const struct usage_option *option = &command->options[i];
        if (option->value != NULL) {
            sink_format(sink, "    '%s --%s') ", command->name, option->name);
            write_kind(usage_kind_of(option->value, option->words),
                       option->value, option->words, sink);
        }
    }
}

static void write_arguments(const struct usage_command *command,
                            struct sink *sink)
{
    struct arena arena = {0};
    sink_format(sink, "    '%s') options='", command->name);
    for (int32_t i = 0; i < command->option_count; i++) {
        sink_format(sink, "--%s ", command->options[i].name);
    }
    sink_text(sink, "--help'\n        ");
    write_kind(usage_kind_of_arguments(command),
               usage_first_argument(&arena, command), command->words, sink);
    arena_clear(&arena);
}

static void write_commands(const struct usage_program *program,
                           struct sink *sink)
{
    if (!completion_has_commands(program)) {
        return;
    }
    sink_text(sink, "    if ((COMP_CWORD == 1)); then\n"
                    "        kind=words options='--help --version' list='");
    for (int32_t i = 0; i < program->command_count; i++) {
        sink_format(sink, "%s ", program->commands[i].name);
    }
    sink_text(sink, "help'\n    else\n        command=${COMP_WORDS[1]}\n"
                    "    fi\n");
}

static const char HEAD[] =
    "()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} "
    "option=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    local command= kind= list= options= prefix= i\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=\n"
    "    elif [[ $option == = ]]; then\n"
    "        option=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    elif [[ $cur == --*=* ]]; then\n"
    "        option=${cur%%=*} prefix=${cur%%=*}= cur=${cur#*=}\n"
    "    fi\n";

static const char FOOT[] =
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        [[ ${COMP_WORDS[i]} != -- ]] || options=\n"
    "    done\n"
    "    if [[ $options && ! $prefix && $cur == -* ]]; then\n"
    "        kind=words list=$options\n"
    "    fi\n"
    "    case $kind in\n"
    "    file) return ;;\n"
    "    folder) compopt -o dirnames +o default +o bashdefault; return ;;\n"
    "    words)\n"
    "        mapfile -t COMPREPLY < <(compgen -W \"$list\" -P \"$prefix\" "
    "-- \"$cur\")\n"
    "        ;;\n"
    "    esac\n"
    "    compopt +o default +o bashdefault\n"
    "}\n"
    "\n";

void completion_bash(const struct usage_program *program, struct sink *sink)
{
    sink_format(sink, "# bash completion for %s, written by itself.\n_",
                program->name);
    completion_name(program, sink);
    sink_text(sink, HEAD);
    write_commands(program, sink);
    sink_text(sink, "    [[ $kind ]] || case \"$command $option\" in\n");
    for (int32_t i = 0; i < program->command_count; i++) {
        write_values(&program->commands[i], sink);
    }
    sink_text(sink, "    esac\n    [[ $kind ]] || case $command in\n");
    for (int32_t i = 0; i < program->command_count; i++) {
        write_arguments(&program->commands[i], sink);
    }
    sink_text(sink, "    esac\n");
    sink_text(sink, FOOT);
    sink_text(sink, "complete -o bashdefault -o default -F _");
    completion_name(program, sink);
    sink_format(sink, " %s\n", program->name);
}
