/* A typed line as words, and what is said about words that are wrong. */
#ifndef PLAY_SESSION_LINE_H
#define PLAY_SESSION_LINE_H

#include "play/session_core.h"

#define LINE_WORDS                                                             \
    4 /* one more than any line needs, to see what is too much                 \
       */

struct line {
    struct strbuf copy; /* to be cleared by whoever read the line */
    const char *words[LINE_WORDS];
    const char *rest; /* what follows the first word, in the text given */
    int32_t count;    /* of words, LINE_WORDS at most */
};

/* Splits at blanks; those around the line do not count. */
void line_read(struct line *line, const char *text);

/* Whether there are `words` words; else a finding that shows `expected`. */
bool line_usage(const struct line *line, int32_t words, const char *expected,
                struct diag_list *diags);

/* Up to eight digits and nothing else. */
bool line_number(const char *text, int32_t *number);

/* The index of an actor, or -1 with a finding. */
int32_t line_actor(const struct model *model, const char *id,
                   struct diag_list *diags);

/* A finding that there is no such thing, with the nearest that there is. */
void line_unknown(const struct nearest *near, const char *what,
                  struct diag_list *diags);

/* Whether the play is over, with a finding if so. */
bool session_is_over(const struct session *session, struct diag_list *diags);

/* Reads a facilitator's order; false with a finding. */
bool order_read(const struct session *session, const struct line *line,
                struct order *order, struct diag_list *diags);

#endif
