/* Reads expressions from standard input, one a line, and says of each what
 * the parser says: "ok", or the code of the finding that tells most about
 * whether it could be read. Each is read as whichever type it has. */
#include "unit/expr_model.h"

#include <stdio.h>

#define LINE_SIZE 8192

/* After most findings the parser reads on. It stops at what it cannot read,
 * at a call that is none, at a second comparison, and at a function or a
 * number that there is not: what of these comes first tells most. */
static const char *telling(const struct diag_list *diags)
{
    for (size_t i = 0; i < diags->count; i++) {
        const struct diag *diag = &diags->items[i];
        if (strstr(diag->message, "do not chain") != NULL) {
            return "chain";
        }
        if (diag->code == CODE_EXPR_SYNTAX || diag->code == CODE_EXPR_CALL) {
            return diag_code_info(diag->code)->text;
        }
    }
    for (size_t i = 0; i < diags->count; i++) {
        if (diags->items[i].code == CODE_EXPR_NAME) {
            return diag_code_info(CODE_EXPR_NAME)->text;
        }
    }
    return diag_code_info(diags->items[0].code)->text;
}

static const char *code_as(const char *text, enum expr_type type)
{
    static const struct diag_place place = {"t.json", "/when", 1, 1};
    struct expr_model model;
    struct expr expr;
    const char *code = "ok";
    expr_model_open(&model);
    model.env.in_expect = true;
    if (!expr_compile(&model.env, text, type, &place, &expr)) {
        code = telling(&model.diags);
    }
    expr_model_close(&model);
    return code;
}

int main(void)
{
    char line[LINE_SIZE];
    const char *wrong_type = diag_code_info(CODE_EXPR_RESULT)->text;
    while (fgets(line, sizeof(line), stdin) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        const char *code = code_as(line, EXPR_TRUTH);
        if (strcmp(code, wrong_type) == 0) {
            code = code_as(line, EXPR_NUMBER);
        }
        puts(code);
    }
    return 0;
}
