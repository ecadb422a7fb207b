#include "scenario/expr_bounds.h"

#include "scenario/expr_build.h"
#include "scenario/ops.h"

#include <assert.h>

static struct expr_range exactly(int64_t value)
{
    return (struct expr_range){value, value};
}

/* Both sides as truth values, or as numbers that may or may not be equal. */
static struct expr_range compared(int32_t op, struct expr_range a,
                                  struct expr_range b)
{
    bool one = a.low == a.high && b.low == b.high;
    bool apart = a.high < b.low || b.high < a.low;

    switch (op) {
    case OP_EQ:
        return (struct expr_range){one && !apart, !apart};
    case OP_NE:
        return (struct expr_range){apart, !(one && !apart)};
    case OP_LT:
        return (struct expr_range){a.high < b.low, a.low < b.high};
    case OP_LE:
        return (struct expr_range){a.high <= b.low, a.low <= b.high};
    case OP_GT:
        return (struct expr_range){a.low > b.high, a.high > b.low};
    default:
        return (struct expr_range){a.low >= b.high, a.high >= b.low};
    }
}

static struct expr_range applied(int32_t op, const struct expr_range *args)
{
    switch (op) {
    case OP_NOT:
        return (struct expr_range){args[0].high == 0, args[0].low == 0};
    case OP_AND:
        return (struct expr_range){args[0].low != 0 && args[1].low != 0,
                                   args[0].high != 0 && args[1].high != 0};
    case OP_OR:
        return (struct expr_range){args[0].low != 0 || args[1].low != 0,
                                   args[0].high != 0 || args[1].high != 0};
    case OP_EQ:
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
        return compared(op, args[0], args[1]);
    case OP_SELECT: /* a, c, b */
        if (args[1].low == args[1].high)
            return args[1].low != 0 ? args[0] : args[2];
        return range_of_op(op, args);
    default:
        return range_of_op(op, args);
    }
}

struct expr_range expr_bounds(const struct model *model,
                              const struct expr *expr,
                              const struct bounds_reader *reader)
{
    struct expr_range stack[LIMIT_EXPR_NODES + 1];
    const int32_t *pc = model->code + expr->code;
    int32_t top = 0;

    if (expr->code == 0)
        return exactly(expr->constant);
    for (; *pc != OP_END; pc += 1 + op_table[*pc].operands) {
        top -= op_table[*pc].pops;
        if (*pc == OP_CONST)
            stack[top] = exactly(pc[1]);
        else if (*pc == OP_WIDE)
            stack[top] = exactly(model->wide[pc[1]]);
        else if (*pc >= OP_FIRST_PURE)
            stack[top] = applied(*pc, stack + top);
        else
            stack[top] = reader->read(reader->context, pc);
        top++;
    }
    assert(top == 1);
    return stack[0];
}
