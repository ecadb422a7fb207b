/* Manual pages, written as roff from the tables that read the command line
 * and from some prose: demarche(1), demarche-cli(1) and one page a command,
 * demarche-cli-check(1). */
#ifndef APP_MANUAL_H
#define APP_MANUAL_H

#include "app/usage.h"
#include "base/sink.h"

/* What the tables do not say of a command. */
struct manual_prose {
    const char *command;     /* "check"; "" for the program itself */
    const char *description; /* paragraphs with an empty line between; or "" */
    /* Lines that begin with "$ " are commands, run in the folder of the
     * sources; others say what the next command does. */
    const char *examples;
};

struct manual {
    const struct usage_program *program;
    const struct manual_prose *prose;
    int32_t prose_count;
    const char *see_also; /* pages of other programs: "demarche(1)" */
};

/* The page of one of the program's commands, or of the program itself where
 * `command` is NULL. */
void manual_write(const struct manual *manual,
                  const struct usage_command *command, struct sink *sink);

#endif
