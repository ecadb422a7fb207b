#include "scenario/expr_build.h"
#include "scenario/op_value.h"

#include <assert.h>

static struct expr_range exactly(int64_t value)
{
    return (struct expr_range){value, value};
}

static struct expr_range hull(struct expr_range a, struct expr_range b)
{
    return (struct expr_range){op_smaller(a.low, b.low),
                               op_larger(a.high, b.high)};
}

static struct expr_range meter_range(const struct meter *meter)
{
    if (meter->scale == SCALE_LIKELIHOOD)
        return (struct expr_range){1, 99};
    return (struct expr_range){meter->min, meter->max};
}

struct expr_range range_of_read(const struct model *model, int32_t op,
                                int32_t operand)
{
    switch (op) {
    case OP_METER:
        return meter_range(&model->meters[operand]);
    case OP_TURN:
    case OP_SINCE:
        return (struct expr_range){0, model->turn_cap};
    case OP_DAY:
    case OP_TAKEN:
    case OP_VISITED:
    case OP_RUNG:
        return (struct expr_range){0, INT64_MAX};
    default: /* the rest are truth values */
        return (struct expr_range){0, 1};
    }
}

/* Saturating sums, products and quotients by divisors of one sign are
 * monotone in each side, so the corners hold every value. */
static struct expr_range corners(int32_t op, struct expr_range a,
                                 struct expr_range b)
{
    struct expr_range range = exactly(op_value(op, (int64_t[]){a.low, b.low}));
    const int64_t pairs[3][2] = {
        {a.low, b.high}, {a.high, b.low}, {a.high, b.high}};
    for (int i = 0; i < 3; i++)
        range = hull(range, exactly(op_value(op, pairs[i])));
    return range;
}

/* A divisor that may be 0 is refused, but the range of what it gives must
 * hold nevertheless: worked out apart below 0, above 0, and 0 itself. */
static struct expr_range divided(struct expr_range a, struct expr_range b)
{
    if (b.low > 0 || b.high < 0)
        return corners(OP_DIV, a, b);
    struct expr_range range = exactly(0);
    if (b.low < 0)
        range = hull(range, corners(OP_DIV, a, (struct expr_range){b.low, -1}));
    if (b.high > 0)
        range = hull(range, corners(OP_DIV, a, (struct expr_range){1, b.high}));
    return range;
}

/* The rest has the sign of `a` and is smaller than the divisor. */
static struct expr_range rest(struct expr_range a, struct expr_range b)
{
    uint64_t size = saturate_size(b.low);
    if (saturate_size(b.high) > size)
        size = saturate_size(b.high);
    int64_t most = size == 0 ? 0 : (int64_t)(size - 1);
    return (struct expr_range){a.low < 0 ? op_larger(a.low, -most) : 0,
                               a.high > 0 ? op_smaller(a.high, most) : 0};
}

static struct expr_range size_range(struct expr_range a)
{
    if (a.low >= 0)
        return a;
    if (a.high <= 0)
        return (struct expr_range){saturate_neg(a.high), saturate_neg(a.low)};
    return (struct expr_range){0, op_larger(a.high, saturate_neg(a.low))};
}

/* Both ends at once: for operations that only grow with each side. */
static struct expr_range ends(int32_t op, const struct expr_range *args)
{
    int64_t low[3], high[3];
    for (int i = 0; i < op_table[op].pops; i++) {
        low[i] = args[i].low;
        high[i] = args[i].high;
    }
    return (struct expr_range){op_value(op, low), op_value(op, high)};
}

struct expr_range range_of_op(int32_t op, const struct expr_range *args)
{
    switch (op) {
    case OP_ADD:
    case OP_MIN:
    case OP_MAX:
    case OP_CLAMP:
        return ends(op, args);
    case OP_SUB:
    case OP_MUL:
        return corners(op, args[0], args[1]);
    case OP_DIV:
        return divided(args[0], args[1]);
    case OP_MOD:
        return rest(args[0], args[1]);
    case OP_NEG:
        return (struct expr_range){saturate_neg(args[0].high),
                                   saturate_neg(args[0].low)};
    case OP_ABS:
        return size_range(args[0]);
    case OP_SELECT: /* a guard does not help */
        return hull(args[0], args[2]);
    default: /* truth values */
        return (struct expr_range){0, 1};
    }
}

struct expr_range expr_range(const struct model *model, const struct expr *expr)
{
    struct expr_range stack[LIMIT_EXPR_NODES + 1];
    int32_t top = 0;
    if (expr->code == 0)
        return exactly(expr->constant);
    const int32_t *pc = model->code + expr->code;
    for (; *pc != OP_END; pc += 1 + op_table[*pc].operands) {
        assert(top < LIMIT_EXPR_NODES);
        top -= op_table[*pc].pops;
        if (*pc == OP_CONST)
            stack[top] = exactly(pc[1]);
        else if (*pc == OP_WIDE)
            stack[top] = exactly(model->wide[pc[1]]);
        else if (*pc >= OP_FIRST_PURE)
            stack[top] = range_of_op(*pc, stack + top);
        else
            stack[top] = range_of_read(model, *pc, pc[1]);
        top++;
    }
    assert(top == 1);
    return stack[0];
}
