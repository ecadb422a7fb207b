/* What a program's command line takes, for its shell completion and its
 * manual: filled from the tables that read the line itself. */
#ifndef APP_USAGE_H
#define APP_USAGE_H

#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

struct usage_option {
    const char *name;  /* without the dashes */
    const char *value; /* "FILE", "text|json"; NULL: takes none */
    const char *help;
    /* What a value may be, ends with NULL; NULL where `value` says it. */
    const char *const *words;
    bool repeats; /* may stand several times */
};

struct usage_command {
    const char *name;      /* "check"; "" for a program without commands */
    const char *arguments; /* "FILE... [--effort TURNS]" */
    const char *brief;     /* one line, for lists of commands */
    const char *summary;   /* may hold line ends, which mean nothing */
    const struct usage_option *options;
    int32_t option_count;
    const char *const *words; /* for its first argument, as above */
};

struct usage_program {
    const char *name;  /* "demarche-cli" */
    const char *brief; /* one line */
    const struct usage_command *commands;
    int32_t command_count;
};

/* What may stand somewhere in a line. */
enum usage_kind {
    USAGE_ANY,    /* a number, an id, a text */
    USAGE_FILE,   /* a file or a folder */
    USAGE_FOLDER, /* a folder */
    USAGE_WORDS   /* one of a list */
};

/* What a value like "FILE", "DIR", "N" or "text|json" stands for. */
enum usage_kind usage_kind_of(const char *value, const char *const *words);

/* The words that a value may be, one after another, each behind a blank:
 * those of `words`, or else of a value like "text|json". In `arena`. */
const char *usage_words(struct arena *arena, const char *value,
                        const char *const *words);

/* What the arguments that are no options stand for. */
enum usage_kind usage_kind_of_arguments(const struct usage_command *command);

/* The first argument as it stands in `arguments`: "FILE..." of
 * "FILE... [--x]"; "" where there is none. In `arena`. */
const char *usage_first_argument(struct arena *arena,
                                 const struct usage_command *command);

#endif
