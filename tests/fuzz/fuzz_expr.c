/* Expressions: the first byte says of which type, and whether the rest is
 * text or choices of the grammar. Each gets a finding, or a value within its
 * range. */
#include "fuzz/fuzz.h"

#include "unit/expr_model.h"

#include <stdlib.h>

static const struct diag_place PLACE = {"fuzz.json", "/when", 3, 7};

static void judge_value(struct expr_model *m, const struct expr *expr)
{
    struct expr_range range = expr_range(&m->model, expr);
    int64_t value;

    expr_model_world(m);
    value = eval(&m->model, m->world, expr);
    fuzz_must(range.low <= value && value <= range.high,
              "a value outside its range");
}

static void judge(const char *text, enum expr_type type)
{
    struct expr_model m;
    struct expr expr;
    bool compiled;

    expr_model_open(&m);
    compiled = expr_compile(&m.env, text, type, &PLACE, &expr);
    fuzz_must(compiled == (m.diags.count == 0), "refused without a word");
    fuzz_must(compiled || (expr_is_constant(&expr) && expr.constant == 0),
              "a refused text that left something");
    if (compiled)
        judge_value(&m, &expr);
    expr_model_close(&m);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct choices choices = {.bytes = bytes, .length = length};
    int32_t how = choose(&choices, 4);
    bool truth = (how & 1) != 0;
    struct strbuf text = {0};

    if ((how & 2) != 0)
        grammar_expression(&choices, truth, &text);
    else if (length > 0)
        strbuf_add(&text, (const char *)bytes + 1, length - 1);
    judge(strbuf_get(&text), truth ? EXPR_TRUTH : EXPR_NUMBER);
    strbuf_clear(&text);
    return 0;
}
