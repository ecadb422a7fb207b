/* 64-bit arithmetic that stops at the ends of its range instead of wrapping.
 * Folding, ranges and the evaluator share it, so that all three agree.
 * Division truncates towards zero; by zero it gives 0. */
#ifndef SCENARIO_SATURATE_H
#define SCENARIO_SATURATE_H

#include <stdint.h>

static inline int64_t saturate_add(int64_t a, int64_t b)
{
    if (b > 0 && a > INT64_MAX - b)
        return INT64_MAX;
    if (b < 0 && a < INT64_MIN - b)
        return INT64_MIN;
    return a + b;
}

static inline int64_t saturate_sub(int64_t a, int64_t b)
{
    if (b < 0 && a > INT64_MAX + b)
        return INT64_MAX;
    if (b > 0 && a < INT64_MIN + b)
        return INT64_MIN;
    return a - b;
}

static inline int64_t saturate_neg(int64_t a)
{
    return a == INT64_MIN ? INT64_MAX : -a;
}

static inline int64_t saturate_abs(int64_t a)
{
    return a < 0 ? saturate_neg(a) : a;
}

/* The size as an unsigned word, which also holds that of INT64_MIN. */
static inline uint64_t saturate_size(int64_t a)
{
    return a < 0 ? UINT64_C(0) - (uint64_t)a : (uint64_t)a;
}

static inline int64_t saturate_mul(int64_t a, int64_t b)
{
    uint64_t x = saturate_size(a), y = saturate_size(b);
    /* Two halves cannot overflow; that spares the slow division below. */
    if ((x | y) <= INT32_MAX)
        return a * b;
    if (x == 0 || y == 0)
        return 0;
    if (x > (uint64_t)INT64_MAX / y)
        return (a < 0) != (b < 0) ? INT64_MIN : INT64_MAX;
    return a * b;
}

static inline int64_t saturate_div(int64_t a, int64_t b)
{
    if (b == 0)
        return 0;
    return b == -1 ? saturate_neg(a) : a / b;
}

/* The rest has the sign of `a`. INT64_MIN % -1 is undefined in C. */
static inline int64_t saturate_mod(int64_t a, int64_t b)
{
    return b == 0 || b == -1 ? 0 : a % b;
}

#endif
