/* Options of a command as a table: it is read from the words of a command
 * line, and its help is written from it. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "base/diag.h"

#define OPTION_LIST_MOST 64

struct option_list {
    const char *items[OPTION_LIST_MOST];
    int32_t count;
};

/* Exactly one of the pointers is set: it says what the option is. */
struct option_row {
    const char *name;  /* "seed", given as --seed N or --seed=N */
    const char *value; /* "N" in the help; NULL for a flag */
    const char *help;
    bool *flag;
    const char **text;
    uint64_t *number; /* decimal, or hexadecimal after 0x */
    struct option_list *list;
    const char *const *words; /* what a value may be, ends with NULL; NULL:
                                 `value` says it, as "text|json" or "FILE" */
};

struct option_table {
    const char *command;   /* "play" */
    const char *arguments; /* "FILE" */
    const char *summary;
    const struct option_row *rows;
    int32_t row_count;
    int32_t least, most;      /* how many files */
    const char *const *words; /* what the first may be; NULL: anything */
};

/* Whoever wants a command's table rather than have it run. */
struct option_reader {
    void (*read)(void *context, const struct option_table *table);
    void *context;
};

/* The words of a command line after the command; those that are no options
 * come back in `files`, in order. */
struct words {
    char **items;
    int32_t count;
    const struct option_reader *reader; /* NULL: the command runs */
};

/* False with at least one finding in `diags`. `*help`: --help was asked for;
 * nothing else is then looked at. After "--" every word is a file; "-" is one
 * too. `files` holds room for all words. */
bool options_read(const struct option_table *table, struct words words,
                  struct words *files, bool *help, struct diag_list *diags);

void options_help(const struct option_table *table, struct sink *sink);

/* A decimal number, or 0x and hexadecimal digits; false for anything else. */
bool options_number(const char *text, uint64_t *number);

#endif
