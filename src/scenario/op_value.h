/* What the pure operations make of their arguments: one meaning for the
 * evaluator and for the folding of constants. */
#ifndef SCENARIO_OP_VALUE_H
#define SCENARIO_OP_VALUE_H

#include "scenario/ops.h"
#include "scenario/saturate.h"

static inline int64_t op_smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static inline int64_t op_larger(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

/* `args` holds as many values as `op` pops, the first one lowest. `op` is
 * OP_FIRST_PURE or above. Where clamp's low is above its high, high wins. */
static inline int64_t op_value(int32_t op, const int64_t *args)
{
    switch (op) {
    case OP_NOT:
        return args[0] == 0;
    case OP_AND:
        return args[0] & args[1];
    case OP_OR:
        return args[0] | args[1];
    case OP_EQ:
        return args[0] == args[1];
    case OP_NE:
        return args[0] != args[1];
    case OP_LT:
        return args[0] < args[1];
    case OP_LE:
        return args[0] <= args[1];
    case OP_GT:
        return args[0] > args[1];
    case OP_GE:
        return args[0] >= args[1];
    case OP_ADD:
        return saturate_add(args[0], args[1]);
    case OP_SUB:
        return saturate_sub(args[0], args[1]);
    case OP_MUL:
        return saturate_mul(args[0], args[1]);
    case OP_DIV:
        return saturate_div(args[0], args[1]);
    case OP_MOD:
        return saturate_mod(args[0], args[1]);
    case OP_NEG:
        return saturate_neg(args[0]);
    case OP_ABS:
        return saturate_abs(args[0]);
    case OP_MIN:
        return op_smaller(args[0], args[1]);
    case OP_MAX:
        return op_larger(args[0], args[1]);
    case OP_CLAMP:
        return op_smaller(op_larger(args[0], args[1]), args[2]);
    case OP_SELECT:
        return args[1] != 0 ? args[0] : args[2];
    default:
        return 0;
    }
}

#endif
