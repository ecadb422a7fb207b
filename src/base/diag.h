/* Findings about somebody's file or input: what, where, and what to do. All
 * findings of a run are collected in a list; nothing here prints.
 *
 * The codes are one table, diag_codes.def: X(NAME, "E101", SEVERITY, KIND,
 * "what it means"). Codes are stable: never reuse a number. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/sink.h"

#include <stdbool.h>
#include <stdint.h>

enum diag_severity { DIAG_NOTICE, DIAG_WARNING, DIAG_ERROR };
#define DIAG_SEVERITIES 3

/* The class of a code, as in the author's guide. */
enum diag_kind {
    DIAG_SYNTAX,
    DIAG_SHAPE,
    DIAG_NAMES,
    DIAG_TYPES,
    DIAG_RANGES,
    DIAG_TEXT,
    DIAG_REFERENCES,
    DIAG_FLOW,
    DIAG_SENSE,
    DIAG_FACTS,
    DIAG_CLASSROOM,
    DIAG_INPUT /* a move, an option of the program, a recording, a file */
};

enum diag_code {
#define X(name, text, severity, kind, meaning) CODE_##name,
#include "base/diag_codes.def"
#undef X
    CODE_COUNT
};

struct diag_code_info {
    const char *text; /* "E101" */
    const char *name; /* "SHAPE_TYPE" */
    const char *meaning;
    enum diag_severity severity;
    enum diag_kind kind;
};

const struct diag_code_info *diag_code_info(enum diag_code code);

/* "error"; "references". */
const char *diag_severity_word(enum diag_severity severity);
const char *diag_kind_word(enum diag_kind kind);

struct diag_place {
    const char *file;    /* as the caller named it; NULL: none */
    const char *pointer; /* JSON pointer (RFC 6901), "" the whole; NULL: none */
    int32_t line;        /* from 1; 0: unknown */
    int32_t column;      /* in code points, from 1; 0: unknown */
};

struct diag {
    struct diag_place place;
    const char *message; /* what was found, what was expected */
    const char *near;    /* what was probably meant; NULL: nothing is near */
    enum diag_code code;
};

struct diag_list {
    struct arena arena; /* owns all strings */
    struct diag *items;
    size_t count;
    size_t capacity;
    size_t errors; /* of severity DIAG_ERROR, those not kept included */
    size_t unkept[DIAG_SEVERITIES]; /* found, but too many to keep */
};

/* A list of all zero bytes is valid and empty. */
void diag_clear(struct diag_list *list);

/* Copies place and message. */
void diag_add(struct diag_list *list, enum diag_code code,
              const struct diag_place *place, const char *format, ...)
    PRINTF_LIKE(4, 5);

/* What the finding added last probably meant, copied; NULL is passed over. Its
 * message says so too: this is for programs. */
void diag_suggest(struct diag_list *list, const char *near);

/* Those of one severity. */
size_t diag_count(const struct diag_list *list, enum diag_severity severity);

/* Counts a finding that is one too many to keep. */
void diag_pass_over(struct diag_list *list, enum diag_code code);

/* By file, line, column; stable. */
void diag_sort(struct diag_list *list);

/* One line: `file:line:col: error[CODE]: message (/pointer)`; parts that are
 * unknown are left out. Escaped for a terminal. */
void diag_write(const struct diag *diag, struct sink *sink);

/* Which findings are shown where not all are: errors before warnings before
 * notices, whatever their place. Ask it of each in the list's order. */
struct diag_quota {
    size_t left[DIAG_SEVERITIES];
};
struct diag_quota diag_quota(const struct diag_list *list, size_t most);
bool diag_quota_take(struct diag_quota *quota, const struct diag *diag);

/* At most `most` lines, as diag_quota() has it, then diag_write_rest(). */
void diag_write_all(const struct diag_list *list, size_t most,
                    struct sink *sink);

/* "... and 3 more: 1 error, 2 warnings", where there are more than `most`,
 * those that were not kept included. */
void diag_write_rest(const struct diag_list *list, size_t most,
                     struct sink *sink);

#endif
