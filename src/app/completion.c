#include "app/completion_parts.h"

#include <string.h>

static const struct {
    const char *name;
    void (*write)(const struct usage_program *program, struct sink *sink);
} SHELLS[] = {
    {"bash", completion_bash},
    {"zsh", completion_zsh},
    {"fish", completion_fish},
};

bool completion_write(const struct usage_program *program, const char *shell,
                      struct sink *sink)
{
    for (size_t i = 0; i < sizeof SHELLS / sizeof SHELLS[0]; i++) {
        if (strcmp(SHELLS[i].name, shell) == 0) {
            SHELLS[i].write(program, sink);
            return true;
        }
    }
    return false;
}

void completion_name(const struct usage_program *program, struct sink *sink)
{
    for (const char *c = program->name; *c != '\0'; c++) {
        sink_format(sink, "%c", *c == '-' ? '_' : *c);
    }
}

bool completion_has_commands(const struct usage_program *program)
{
    return program->commands[0].name[0] != '\0';
}

void completion_text(const char *text, const char *special, const char *quote,
                     struct sink *sink)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'') {
            sink_text(sink, quote);
        } else if (*text == '\n') {
            sink_text(sink, " ");
        } else {
            bool escapes = strchr(special, *text) != NULL;
            sink_format(sink, "%s%c", escapes ? "\\" : "", *text);
        }
    }
}
