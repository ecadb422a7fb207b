/* The words, strings and comments of a PO file. Private to po*.c. */
#ifndef BASE_PO_LEX_H
#define BASE_PO_LEX_H

#include "base/po.h"

enum po_token {
    PO_TOKEN_END,
    PO_TOKEN_WORD,   /* msgid and the like; `index` where "[n]" follows */
    PO_TOKEN_STRING, /* one pair of quotes, unescaped */
    PO_TOKEN_COMMENT /* one line; `sign` is what follows the '#' */
};

struct po_lexer {
    const struct po_file *file;
    struct diag_list *diags;
    const char *at, *end;
    const char *line_start;
    const char *token; /* where the present one begins */
    struct strbuf text;
    int32_t line;
    int32_t index;    /* of a word, -1: none */
    int32_t findings; /* so far */
    char sign;        /* of a comment: ' ' '.' ':' ',' or another */
    bool obsolete;    /* the line begins with "#~" */
    bool was;         /* the line begins with "#|" or "#~|" */
};

/* Looks at the bytes as a whole; false with a finding where they cannot be
 * read at all. */
bool po_lex_begin(struct po_lexer *lexer);
enum po_token po_lex_next(struct po_lexer *lexer);

/* A place in a PO file: where a token begins. */
struct po_place {
    int32_t line, column;
};
struct po_place po_lex_place(const struct po_lexer *lexer);

/* A finding at the present token, or at one that was; past PO_MOST_FINDINGS it
 * is dropped and the file counts as at its end. */
void po_lex_report(struct po_lexer *lexer, enum diag_code code,
                   const char *format, ...) PRINTF_LIKE(3, 4);
void po_lex_report_at(struct po_lexer *lexer, enum diag_code code,
                      struct po_place at, const char *format, ...)
    PRINTF_LIKE(4, 5);

#endif
