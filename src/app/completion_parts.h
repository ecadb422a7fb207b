/* Private to completion*.c. */
#ifndef APP_COMPLETION_PARTS_H
#define APP_COMPLETION_PARTS_H

#include "app/completion.h"

/* Each writes a whole script. */
void completion_bash(const struct usage_program *program, struct sink *sink);
void completion_zsh(const struct usage_program *program, struct sink *sink);
void completion_fish(const struct usage_program *program, struct sink *sink);

/* "demarche_cli": the program's name as part of a function's. */
void completion_name(const struct usage_program *program, struct sink *sink);

/* Whether the first word of a line is a command. */
bool completion_has_commands(const struct usage_program *program);

/* A text on one line, each letter of `special` behind a backslash, and each '
 * as `quote`. */
void completion_text(const char *text, const char *special, const char *quote,
                     struct sink *sink);

#endif
