/* The growing tables of the model that expressions write to. */
#include "base/hash.h"
#include "scenario/expr_build.h"

#include <string.h>

/* The items of a table, moved to twice the room where `count` do not fit. The
 * old room stays with the arena; doubling keeps all of it below the new. */
static void *table_hold(struct arena *arena, void *items, int32_t count,
                        size_t *capacity, size_t size)
{
    size_t room = *capacity < 16 ? 16 : *capacity;
    if ((size_t)count <= *capacity)
        return items;
    while (room < (size_t)count)
        room *= 2;
    void *moved = arena_array(arena, room, size);
    if (*capacity > 0)
        memcpy(moved, items, *capacity * size);
    *capacity = room;
    return moved;
}

/* Slots that were given out before ------------------------------------------
 */

/* A stranger's file may hold tens of thousands of calls with as many
 * different options, so slots are found by hashing. */
struct slot_entry {
    uint64_t key; /* 0: empty */
    int32_t slot;
};

enum slot_kind { SLOT_TAKEN, SLOT_SINCE, SLOT_VISITED };

/* Never 0; an actor of -1 is none. */
static uint64_t slot_key(enum slot_kind kind, int32_t index, int32_t actor)
{
    return ((uint64_t)(uint32_t)index << 16 | (uint64_t)(actor + 1) << 2 |
            (uint64_t)kind) +
           1;
}

/* The entry of `key`, or the empty one where it belongs. */
static struct slot_entry *slot_probe(struct slot_entry *entries, uint32_t size,
                                     uint64_t key)
{
    uint32_t at = (uint32_t)hash_mix(key) & (size - 1);
    while (entries[at].key != 0 && entries[at].key != key)
        at = (at + 1) & (size - 1);
    return &entries[at];
}

/* Keeps a quarter of the entries empty. */
static void slot_make_room(struct expr_env *env)
{
    uint32_t size = env->slot_size == 0 ? 64 : env->slot_size * 2;
    if (env->slot_count < env->slot_size / 4 * 3)
        return;
    struct slot_entry *entries =
        arena_array(env->arena, size, sizeof(struct slot_entry));
    for (uint32_t i = 0; i < env->slot_size; i++)
        if (env->slot_entries[i].key != 0)
            *slot_probe(entries, size, env->slot_entries[i].key) =
                env->slot_entries[i];
    env->slot_entries = entries;
    env->slot_size = size;
}

/* The slot of `key`; `next`, which is then new to the caller, if there was
 * none. */
static int32_t slot_of(struct expr_env *env, uint64_t key, int32_t next)
{
    slot_make_room(env);
    struct slot_entry *entry =
        slot_probe(env->slot_entries, env->slot_size, key);
    if (entry->key == 0) {
        *entry = (struct slot_entry){key, next};
        env->slot_count++;
    }
    return entry->slot;
}

int32_t slot_taken(struct expr_env *env, int32_t identity, int32_t actor)
{
    struct model *model = env->model;
    int32_t next = model->taken_slots_count;
    int32_t slot = slot_of(env, slot_key(SLOT_TAKEN, identity, actor), next);
    if (slot < next)
        return slot;
    model->taken_slots =
        table_hold(env->arena, model->taken_slots, next + 1,
                   &env->taken_capacity, sizeof(struct taken_slot));
    model->taken_slots[model->taken_slots_count++] =
        (struct taken_slot){identity, actor};
    return slot;
}

int32_t slot_since(struct expr_env *env, int32_t identity)
{
    struct model *model = env->model;
    int32_t next = model->since_slots_count;
    int32_t slot = slot_of(env, slot_key(SLOT_SINCE, identity, -1), next);
    if (slot < next)
        return slot;
    model->since_slots =
        table_hold(env->arena, model->since_slots, next + 1,
                   &env->since_capacity, sizeof(struct taken_slot));
    model->since_slots[model->since_slots_count++] =
        (struct taken_slot){identity, -1};
    return slot;
}

int32_t slot_visited(struct expr_env *env, int32_t scene)
{
    struct model *model = env->model;
    int32_t next = model->visited_slots_count;
    int32_t slot = slot_of(env, slot_key(SLOT_VISITED, scene, -1), next);
    if (slot < next)
        return slot;
    model->visited_slots =
        table_hold(env->arena, model->visited_slots, next + 1,
                   &env->visited_capacity, sizeof(int32_t));
    model->visited_slots[model->visited_slots_count++] = scene;
    return slot;
}

void expr_need_last(struct expr_env *env, int32_t actor)
{
    struct model *model = env->model;
    if (model->last_slot[actor] < 0)
        model->last_slot[actor] = model->layout.last_slots++;
}

/* Code ----------------------------------------------------------------------
 */

/* For so many words more. */
static void hold_words(struct expr_env *env, int32_t count)
{
    struct model *model = env->model;
    model->code = table_hold(env->arena, model->code, model->code_count + count,
                             &env->code_capacity, sizeof(int32_t));
}

/* One that there is room for. */
static void emit_word(struct expr_env *env, int32_t word)
{
    env->model->code[env->model->code_count++] = word;
}

static int32_t emit_wide(struct expr_env *env, int64_t value)
{
    struct model *model = env->model;
    model->wide = table_hold(env->arena, model->wide, model->wide_count + 1,
                             &env->wide_capacity, sizeof(int64_t));
    model->wide[model->wide_count] = value;
    return model->wide_count++;
}

static int32_t emit_text(struct expr_env *env, const char *text)
{
    struct model *model = env->model;
    int32_t length = (int32_t)strlen(text) + 1;
    model->expr_text =
        table_hold(env->arena, model->expr_text,
                   model->expr_text_count + length + 1, &env->text_capacity, 1);
    /* Offset 0 means a constant, so it holds an empty text. */
    if (model->expr_text_count == 0)
        model->expr_text[model->expr_text_count++] = '\0';
    int32_t at = model->expr_text_count;
    memcpy(model->expr_text + at, text, (size_t)length);
    model->expr_text_count += length;
    return at;
}

#define NODE_WORDS 3 /* at most: an operation and two operands */

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
    hold_words(env, builder->node_count * NODE_WORDS + 2);
    if (model->code_count == 0) /* offset 0 means a constant */
        emit_word(env, OP_END);
    struct expr expr = {.code = model->code_count};
    for (int32_t i = 0; i < builder->node_count; i++)
        emit_node(env, &builder->nodes[i]);
    emit_word(env, OP_END);
    expr.source = emit_text(env, builder->text);
    return expr;
}
