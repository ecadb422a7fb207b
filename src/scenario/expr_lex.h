/* Words and signs of an expression. Private to expr*.c. */
#ifndef SCENARIO_EXPR_LEX_H
#define SCENARIO_EXPR_LEX_H

#include "scenario/ops.h"

#include <stdbool.h>

enum token_kind {
    TOKEN_END,
    TOKEN_NUMBER,
    TOKEN_TRUTH,    /* true, false; `value` is 1 or 0 */
    TOKEN_WORD,     /* an id or the name of a function */
    TOKEN_OPERATOR, /* with two sides; `op`. Minus is OP_SUB. */
    TOKEN_NOT,
    TOKEN_IF,
    TOKEN_ELSE,
    TOKEN_OPEN,
    TOKEN_CLOSE,
    TOKEN_COMMA,
    TOKEN_TOO_LARGE, /* a number beyond 64 bits */
    TOKEN_WRONG      /* nothing of the language; `advice` says more */
};

struct token {
    int64_t value;
    const char *advice;    /* of TOKEN_WRONG: what to do about it */
    int32_t start, length; /* in bytes of the text */
    uint8_t kind;          /* enum token_kind */
    uint8_t op;            /* enum op */
};

/* The token at or after byte `at`. Tokens before the first wrong one are
 * ASCII, so `start` + 1 is their column. */
struct token expr_token(const char *text, int32_t at);

/* Whether that is an opening parenthesis. */
bool expr_opens(const char *text, int32_t at);

/* The nodes of the whole text: every number, name, operator and call. The
 * text may be wrong; a wrong token ends the count. */
int32_t expr_count_nodes(const char *text);

/* "or", "and", "true" ...: a word that is a token of its own. */
bool expr_keyword(const char *word);

/* The word of an operator, `true` or `false` that is nearest; NULL if none
 * is near. */
const char *expr_word_nearest(const char *word);

#endif
