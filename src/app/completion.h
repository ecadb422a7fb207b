/* Completion of a program's command line by the shell, written from the
 * tables that read it: a new option is completed by itself. */
#ifndef APP_COMPLETION_H
#define APP_COMPLETION_H

#include "app/usage.h"
#include "base/sink.h"

/* "bash|zsh|fish" */
#define COMPLETION_SHELLS "bash|zsh|fish"

/* Writes the script of a shell, which runs nothing. False for a shell that is
 * not known. */
bool completion_write(const struct usage_program *program, const char *shell,
                      struct sink *sink);

#endif
