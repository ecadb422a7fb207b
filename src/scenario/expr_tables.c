/* The growing tables of the model that expressions write to. */
#include "scenario/expr_build.h"

#include <string.h>

/* The items, moved to twice the room where `more` of them do not fit. The
 * old room stays with the arena; doubling keeps that below the new. */
static void *table_grow(struct arena *arena, const void *items, int32_t count,
                        int32_t more, size_t *capacity, size_t size)
{
    size_t needed = (size_t)count + (size_t)more;
    size_t room = *capacity < 16 ? 16 : *capacity;
    while (room < needed)
        room *= 2;
    void *moved = arena_array(arena, room, size);
    if (count > 0)
        memcpy(moved, items, (size_t)count * size);
    *capacity = room;
    return moved;
}

static bool table_full(int32_t count, int32_t more, size_t capacity)
{
    return (size_t)count + (size_t)more > capacity;
}

static int32_t slot_find(const struct taken_slot *slots, int32_t count,
                         struct taken_slot slot)
{
    for (int32_t i = 0; i < count; i++)
        if (slots[i].identity == slot.identity && slots[i].actor == slot.actor)
            return i;
    return -1;
}

int32_t slot_taken(struct expr_env *env, int32_t identity, int32_t actor)
{
    struct model *model = env->model;
    struct taken_slot slot = {identity, actor};
    int32_t found =
        slot_find(model->taken_slots, model->taken_slots_count, slot);
    if (found >= 0)
        return found;
    if (table_full(model->taken_slots_count, 1, env->taken_capacity))
        model->taken_slots =
            table_grow(env->arena, model->taken_slots, model->taken_slots_count,
                       1, &env->taken_capacity, sizeof(struct taken_slot));
    model->taken_slots[model->taken_slots_count] = slot;
    return model->taken_slots_count++;
}

int32_t slot_since(struct expr_env *env, int32_t identity)
{
    struct model *model = env->model;
    struct taken_slot slot = {identity, -1};
    int32_t found =
        slot_find(model->since_slots, model->since_slots_count, slot);
    if (found >= 0)
        return found;
    if (table_full(model->since_slots_count, 1, env->since_capacity))
        model->since_slots =
            table_grow(env->arena, model->since_slots, model->since_slots_count,
                       1, &env->since_capacity, sizeof(struct taken_slot));
    model->since_slots[model->since_slots_count] = slot;
    return model->since_slots_count++;
}

int32_t slot_visited(struct expr_env *env, int32_t scene)
{
    struct model *model = env->model;
    for (int32_t i = 0; i < model->visited_slots_count; i++)
        if (model->visited_slots[i] == scene)
            return i;
    if (table_full(model->visited_slots_count, 1, env->visited_capacity))
        model->visited_slots = table_grow(
            env->arena, model->visited_slots, model->visited_slots_count, 1,
            &env->visited_capacity, sizeof(int32_t));
    model->visited_slots[model->visited_slots_count] = scene;
    return model->visited_slots_count++;
}

void expr_need_last(struct expr_env *env, int32_t actor)
{
    struct model *model = env->model;
    if (model->last_slot[actor] < 0)
        model->last_slot[actor] = model->layout.last_slots++;
}

/* Code ----------------------------------------------------------------------
 */

static void emit_word(struct expr_env *env, int32_t word)
{
    struct model *model = env->model;
    if (table_full(model->code_count, 1, env->code_capacity))
        model->code = table_grow(env->arena, model->code, model->code_count, 1,
                                 &env->code_capacity, sizeof(int32_t));
    model->code[model->code_count++] = word;
}

static int32_t emit_wide(struct expr_env *env, int64_t value)
{
    struct model *model = env->model;
    if (table_full(model->wide_count, 1, env->wide_capacity))
        model->wide = table_grow(env->arena, model->wide, model->wide_count, 1,
                                 &env->wide_capacity, sizeof(int64_t));
    model->wide[model->wide_count] = value;
    return model->wide_count++;
}

static int32_t emit_text(struct expr_env *env, const char *text)
{
    struct model *model = env->model;
    int32_t length = (int32_t)strlen(text) + 1;
    if (table_full(model->expr_text_count, length + 1, env->text_capacity))
        model->expr_text =
            table_grow(env->arena, model->expr_text, model->expr_text_count,
                       length + 1, &env->text_capacity, 1);
    /* Offset 0 means a constant, so it holds an empty text. */
    if (model->expr_text_count == 0)
        model->expr_text[model->expr_text_count++] = '\0';
    int32_t at = model->expr_text_count;
    memcpy(model->expr_text + at, text, (size_t)length);
    model->expr_text_count += length;
    return at;
}

static void emit_node(struct expr_env *env, const struct node *node)
{
    if (node->op == OP_CONST &&
        (node->value > INT32_MAX || node->value < INT32_MIN)) {
        emit_word(env, OP_WIDE);
        emit_word(env, emit_wide(env, node->value));
        return;
    }
    emit_word(env, node->op);
    if (op_table[node->op].operands > 0)
        emit_word(env, node->op == OP_CONST ? (int32_t)node->value : node->a);
    if (op_table[node->op].operands > 1)
        emit_word(env, node->b);
}

struct expr emit_code(struct expr_builder *builder)
{
    struct expr_env *env = builder->env;
    struct model *model = env->model;
    if (builder->node_count == 1 && builder->nodes[0].op == OP_CONST)
        return expr_constant(builder->nodes[0].value);
    if (model->code_count == 0) /* offset 0 means a constant */
        emit_word(env, OP_END);
    struct expr expr = {.code = model->code_count};
    for (int32_t i = 0; i < builder->node_count; i++)
        emit_node(env, &builder->nodes[i]);
    emit_word(env, OP_END);
    expr.source = emit_text(env, builder->text);
    return expr;
}
