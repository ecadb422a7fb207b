#include "engine/eval.h"

#include "scenario/limits.h"
#include "scenario/op_value.h"

#include <assert.h>

static int64_t read_bit(const int32_t *words, int32_t bit)
{
    return (int64_t)(((uint32_t)words[bit / 32] >> (bit % 32)) & 1u);
}

/* The option an actor took last, NULL before any. */
static const struct option *last_option(const struct model *model,
                                        const int32_t *world, int32_t actor)
{
    int32_t slot = model->last_slot[actor];
    int32_t word = world[model->layout.last + slot];
    return word == 0 ? NULL : &model->options[word - 1];
}

/* Turns since the slot's option was taken; the cap if it never was. */
static int64_t turns_since(const struct model *model, const int32_t *world,
                           int32_t slot)
{
    int32_t taken = world[model->layout.since + slot];
    return taken == 0 ? model->turn_cap : world[WORLD_TURN] - taken;
}

/* What an operation reads of an actor's last move. */
static int64_t read_last(const struct model *model, const int32_t *world,
                         const int32_t *pc)
{
    const struct option *last = last_option(model, world, pc[1]);
    switch (pc[0]) {
    case OP_LAST_IS:
        return last != NULL && last->identity == pc[2];
    case OP_RUNG:
        return last == NULL ? 0 : last->rung;
    case OP_MEANS_IS:
        return (last == NULL ? MEANS_NONE : last->means) == pc[2];
    default:
        return last != NULL && last->signal == pc[2];
    }
}

/* What an operation that is not pure pushes. `pc` points at its opcode. */
static inline int64_t read_world(const struct model *model,
                                 const int32_t *world, const int32_t *pc)
{
    const struct layout *layout = &model->layout;
    switch (pc[0]) {
    case OP_CONST:
        return pc[1];
    case OP_WIDE:
        return model->wide[pc[1]];
    case OP_METER:
        return world[layout->meters + pc[1]];
    case OP_TAKEN:
        return world[layout->taken + pc[1]];
    case OP_VISITED:
        return world[layout->visited + pc[1]];
    case OP_FLAG:
        return read_bit(world + layout->flags, pc[1]);
    case OP_UNKNOWN_IS:
        return world[layout->unknowns + pc[1]] == pc[2];
    case OP_TURN:
        return world[WORLD_TURN];
    case OP_DAY:
        return world_day(model, world);
    case OP_SINCE:
        return turns_since(model, world, pc[1]);
    case OP_MOVED:
        return read_bit(world + layout->moved, pc[1]);
    case OP_ENDED:
        return world[WORLD_ENDING] == pc[1];
    default:
        return read_last(model, world, pc);
    }
}

int64_t eval_code(const struct model *model, const int32_t *world, int32_t code)
{
    int64_t stack[LIMIT_EXPR_NODES];
    int64_t *top = stack;
    const int32_t *pc = model->code + code;
    while (*pc != OP_END) {
        /* No operands: the next opcode need not wait for the table. */
        if (*pc >= OP_FIRST_PURE) {
            top -= op_table[*pc].pops;
            *top = op_value(*pc, top);
            pc++;
        } else {
            *top = read_world(model, world, pc);
            pc += 1 + op_table[*pc].operands;
        }
        top++;
    }
    assert(top == stack + 1);
    return stack[0];
}

int32_t eval_text(const struct model *model, const int32_t *world,
                  const struct text *text)
{
    int32_t end = text->pieces.first + text->pieces.count;
    for (int32_t i = text->pieces.first; i < end; i++)
        if (eval(model, world, &model->pieces[i].when) != 0)
            return i;
    return -1;
}

/* The first operation at or after `pc` that reads the world; END at last. */
static const int32_t *next_read(const int32_t *pc)
{
    while (*pc != OP_END &&
           (*pc >= OP_FIRST_PURE || *pc == OP_CONST || *pc == OP_WIDE))
        pc += 1 + op_table[*pc].operands;
    return pc;
}

static struct eval_input input_at(const int32_t *pc)
{
    struct eval_input input = {.op = pc[0]};
    if (op_table[pc[0]].operands > 0)
        input.a = pc[1];
    if (op_table[pc[0]].operands > 1)
        input.b = pc[2];
    return input;
}

static bool input_known(const struct eval_input *inputs, int32_t count,
                        const struct eval_input *input)
{
    for (int32_t i = 0; i < count; i++)
        if (inputs[i].op == input->op && inputs[i].a == input->a &&
            inputs[i].b == input->b)
            return true;
    return false;
}

int32_t eval_inputs(const struct model *model, const int32_t *world,
                    const struct expr *expr, struct eval_input *out,
                    int32_t most)
{
    int32_t count = 0;
    if (expr->code == 0)
        return 0;
    const int32_t *pc = next_read(model->code + expr->code);
    while (*pc != OP_END && count < most) {
        struct eval_input input = input_at(pc);
        input.value = read_world(model, world, pc);
        if (!input_known(out, count, &input))
            out[count++] = input;
        pc = next_read(pc + 1 + op_table[*pc].operands);
    }
    return count;
}

uint32_t eval_unknowns(const struct model *model, const struct expr *expr)
{
    uint32_t set = 0;
    if (expr->code == 0)
        return 0;
    const int32_t *pc = next_read(model->code + expr->code);
    while (*pc != OP_END) {
        if (*pc == OP_UNKNOWN_IS)
            set |= UINT32_C(1) << pc[1];
        pc = next_read(pc + 1 + op_table[*pc].operands);
    }
    return set;
}
