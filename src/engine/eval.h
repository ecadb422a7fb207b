/* Bytecode on a world. Total: every expression of a checked model has a
 * value in every world. */
#ifndef ENGINE_EVAL_H
#define ENGINE_EVAL_H

#include "engine/world.h"
#include "scenario/ops.h"

int64_t eval_code(const struct model *model, const int32_t *world,
                  int32_t code);

static inline int64_t eval(const struct model *model, const int32_t *world,
                           const struct expr *expr)
{
    return expr->code == 0 ? expr->constant
                           : eval_code(model, world, expr->code);
}

/* The index of the first piece that holds, -1 if none does. */
int32_t eval_text(const struct model *model, const int32_t *world,
                  const struct text *text);

/* What an expression read, in the order it reads, each once. */
struct eval_input {
    int64_t value;
    int32_t op;   /* enum op: METER, FLAG, UNKNOWN_IS, TURN, ... */
    int32_t a, b; /* its operands */
};
int32_t eval_inputs(const struct model *model, const int32_t *world,
                    const struct expr *expr, struct eval_input *out,
                    int32_t most);

/* The unknowns it reads: bit i is unknown i. */
uint32_t eval_unknowns(const struct model *model, const struct expr *expr);

#endif
