/* Reads expressions from standard input, one a line, and says of each what
 * the parser says: "ok", or the code of the finding that tells most about
 * whether it could be read. Each is read as whichever type it has. */
#include "unit/expr_model.h"

#include <stdio.h>

#define LINE_SIZE 8192

static bool has_code(const struct diag_list *diags, enum diag_code code)
{
    for (size_t i = 0; i < diags->count; i++) {
        if (diags->items[i].code == code) {
            return true;
        }
    }
    return false;
}

/* After most findings the parser reads on; it stops at what it cannot read,
 * at a call that is none, and at a function that there is not. */
static enum diag_code telling(const struct diag_list *diags)
{
    static const enum diag_code order[] = {CODE_EXPR_SYNTAX, CODE_EXPR_CALL,
                                           CODE_EXPR_NAME};
    for (size_t i = 0; i < COUNT(order); i++) {
        if (has_code(diags, order[i])) {
            return order[i];
        }
    }
    return diags->items[0].code;
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
        code = diag_code_info(telling(&model.diags))->text;
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
