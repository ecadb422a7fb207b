/* Bounds of an expression where something is known of what it reads. */
#ifndef SCENARIO_EXPR_BOUNDS_H
#define SCENARIO_EXPR_BOUNDS_H

#include "scenario/expr.h"

/* Bounds of one read: `pc` is at an operation below OP_FIRST_PURE that is no
 * constant, its operands behind it. Truth values are 0 and 1. */
struct bounds_reader {
    struct expr_range (*read)(const void *context, const int32_t *pc);
    const void *context;
};

/* Bottom up; comparisons, `and`, `or`, `not` and a choice whose condition is
 * certain are as sharp as their sides allow. */
struct expr_range expr_bounds(const struct model *model,
                              const struct expr *expr,
                              const struct bounds_reader *reader);

#endif
