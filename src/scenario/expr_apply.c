/* Joining operands: types, ranges, folding of constants. */
#include "scenario/expr_build.h"
#include "scenario/op_value.h"

#include <inttypes.h>

static const char *kind_text(const struct operand *operand)
{
    switch (operand->kind) {
    case OPERAND_NUMBER:
        return "a number";
    case OPERAND_TRUTH:
        return "a truth value";
    case OPERAND_LAST:
        return "last(), which stands only beside '==' or '!='";
    case OPERAND_MEANS:
        return "means(), which stands only beside '==' or '!='";
    case OPERAND_SIGNAL:
        return "signal(), which stands only beside '==' or '!='";
    default:
        return "a name";
    }
}

static const char *op_text(enum op op)
{
    if (op == OP_NEG)
        return "-";
    return op == OP_SELECT ? "if" : op_table[op].text;
}

/* The kind an operation wants on one of its sides. */
static enum operand_kind wanted(enum op op, int32_t argument)
{
    bool truth = op == OP_NOT || op == OP_AND || op == OP_OR ||
                 (op == OP_SELECT && argument == 1);
    return truth ? OPERAND_TRUTH : OPERAND_NUMBER;
}

/* ==, != and the arms of a choice take either kind, but the same twice. */
static bool takes_any(enum op op, int32_t argument)
{
    return op == OP_EQ || op == OP_NE || (op == OP_SELECT && argument != 1);
}

static bool is_plain(const struct operand *operand)
{
    return operand->kind == OPERAND_NUMBER || operand->kind == OPERAND_TRUTH;
}

/* Whether the other side of a comparison is wrong already: nobody knows then
 * what this word was to be. */
static bool is_beside_wrong(enum op op, int32_t argument,
                            const struct operand *operand)
{
    return (op == OP_EQ || op == OP_NE) && argument == 1 &&
           operand[-1].kind == OPERAND_WRONG;
}

/* False with a finding unless `operand` may be that side of `op`. */
static bool side_fits(struct expr_builder *builder, enum op op,
                      int32_t argument, struct operand *operand)
{
    if (operand->kind == OPERAND_WORD &&
        !is_beside_wrong(op, argument, operand))
        word_resolve(builder, operand);
    if (operand->kind == OPERAND_WORD || operand->kind == OPERAND_WRONG)
        return false;
    if (takes_any(op, argument) ? is_plain(operand)
                                : operand->kind == wanted(op, argument))
        return true;
    const char *expected = "a number or a truth value";
    if (!takes_any(op, argument))
        expected = wanted(op, argument) == OPERAND_TRUTH ? "a truth value"
                                                         : "a number";
    builder_error(builder, CODE_EXPR_TYPE, operand->column,
                  "'%s' wants %s here, found %s", op_text(op), expected,
                  kind_text(operand));
    return false;
}

/* False with a finding where two sides differ that must be of one kind. */
static bool sides_agree(struct expr_builder *builder, enum op op,
                        const struct operand *args, int32_t column)
{
    if (op == OP_SELECT && args[0].kind != args[2].kind) {
        builder_error(builder, CODE_EXPR_TYPE, column,
                      "the two results of 'if' differ: %s before it, %s after "
                      "'else'",
                      kind_text(&args[0]), kind_text(&args[2]));
        return false;
    }
    if ((op == OP_EQ || op == OP_NE) && args[0].kind != args[1].kind) {
        builder_error(builder, CODE_EXPR_COMPARE, column,
                      "'%s' cannot compare %s with %s", op_text(op),
                      kind_text(&args[0]), kind_text(&args[1]));
        return false;
    }
    return true;
}

/* "from -5 to 100", "from 0 up". */
static void range_text(struct strbuf *out, struct expr_range range)
{
    if (range.low == INT64_MIN)
        strbuf_text(out, "from far below 0");
    else
        strbuf_format(out, "from %" PRId64, range.low);
    if (range.high == INT64_MAX)
        strbuf_text(out, " up");
    else
        strbuf_format(out, " to %" PRId64, range.high);
}

static void check_divisor(struct expr_builder *builder, enum op op,
                          const struct operand *divisor, int32_t column)
{
    struct expr_range range = divisor->range;
    struct strbuf text = {0};
    if ((op != OP_DIV && op != OP_MOD) || range.low > 0 || range.high < 0)
        return;
    if (divisor->constant) {
        builder_error(builder, CODE_EXPR_DIVISOR, column,
                      "'%s' divides by 0, which is not allowed", op_text(op));
        return;
    }
    range_text(&text, range);
    builder_error(builder, CODE_EXPR_DIVISOR, column,
                  "the divisor of '%s' can be 0: its values go %s; hold it "
                  "above 0, as in max(1, x)",
                  op_text(op), strbuf_get(&text));
    strbuf_clear(&text);
}

/* How deep the result is: a chain of one operator, on the side on which it
 * grows without parentheses, is one level. */
static int32_t joined_depth(enum op op, const struct operand *args,
                            int32_t count)
{
    int32_t depth = 0;
    int32_t growing = op == OP_SELECT ? 2 : 0;
    bool chains = op == OP_SELECT ||
                  (op_table[op].pops == 2 && op != OP_MIN && op != OP_MAX);
    for (int32_t i = 0; i < count; i++) {
        bool same = chains && i == growing && args[i].chain == (uint8_t)op;
        int32_t level = args[i].depth + (same ? 0 : 1);
        depth = level > depth ? level : depth;
    }
    return depth;
}

/* Of one operation: its value, where all arguments are constants. */
static struct expr_range range_once(enum op op, const struct expr_range *args,
                                    bool constant)
{
    int64_t value;

    if (!constant)
        return range_of_op((int32_t)op, args);
    value = op_value((int32_t)op,
                     (int64_t[]){args[0].low, args[1].low, args[2].low});
    return (struct expr_range){value, value};
}

/* The range of `op` over all arguments, pair by pair where it takes two and
 * there are more. A constant is its own range, so this folds as well. */
static struct expr_range joined_range(enum op op, const struct operand *args,
                                      int32_t count, bool constant)
{
    struct expr_range range[3] = {args[0].range};
    int32_t pops = op_table[op].pops;
    for (int32_t next = 1; next < count;) {
        for (int32_t i = 1; i < pops; i++, next++)
            range[i] = args[next].range;
        range[0] = range_once(op, range, constant);
    }
    return pops == 1 ? range_once(op, range, constant) : range[0];
}

static enum operand_kind joined_kind(enum op op, const struct operand *args)
{
    if (op == OP_SELECT)
        return (enum operand_kind)args[0].kind;
    return op <= OP_GE ? OPERAND_TRUTH : OPERAND_NUMBER;
}

/* The nodes of the result: one constant, or the operation after its
 * arguments. */
static void join_nodes(struct expr_builder *builder, enum op op,
                       const struct operand *args, int32_t count)
{
    if (args[0].constant) {
        builder->node_count = args[0].node;
        builder->nodes[builder->node_count++] =
            (struct node){.op = OP_CONST, .value = args[0].range.low};
        return;
    }
    int32_t times = count > op_table[op].pops ? count - 1 : 1;
    for (int32_t i = 0; i < times; i++)
        builder->nodes[builder->node_count++] =
            (struct node){.op = (int32_t)op};
}

/* Its sign or name stands before all its arguments. */
static bool is_prefix(enum op op)
{
    return op == OP_NOT || (op >= OP_NEG && op != OP_SELECT);
}

void builder_apply(struct expr_builder *builder, enum op op, int32_t count,
                   int32_t column)
{
    if ((op == OP_EQ || op == OP_NE) && word_compare(builder, op, column))
        return;
    struct operand *args = &builder->operands[builder->operand_count - count];
    bool fits = true, constant = true;
    for (int32_t i = 0; i < count; i++) {
        fits = side_fits(builder, op, i, &args[i]) && fits;
        constant = constant && args[i].constant;
    }
    fits = fits && sides_agree(builder, op, args, column);
    if (fits)
        check_divisor(builder, op, &args[count - 1], column);
    struct operand joined = args[0];
    joined.depth = joined_depth(op, args, count);
    joined.chain = (uint8_t)op;
    joined.constant = fits && constant;
    joined.kind = (uint8_t)(fits ? joined_kind(op, args) : OPERAND_WRONG);
    if (fits)
        joined.range = joined_range(op, args, count, constant);
    if (is_prefix(op))
        joined.column = column;
    args[0] = joined;
    builder->operand_count -= count - 1;
    join_nodes(builder, op, args, count);
}
