/* Calls whose arguments are names: taken(option, actor) and its like. */
#include "scenario/expr_build.h"

#include <string.h>

static void call_error(struct expr_builder *builder,
                       const struct function *function, int32_t column)
{
    builder_error(builder, CODE_EXPR_CALL, column, "%s() takes %s",
                  function->name, function->takes);
    builder->stopped = true;
}

/* The index of an actor, -1 with a finding. */
static int32_t find_actor(struct expr_builder *builder, const char *word,
                          int32_t column)
{
    const struct names *things = &builder->env->model->things;
    int32_t thing = names_find(things, word);
    if (thing >= 0 && thing / THING_STRIDE == THING_ACTOR)
        return thing % THING_STRIDE;
    if (!advice_other_kind(builder, column, word, "an actor"))
        name_error(builder, column, word, "no actor",
                   name_nearest(builder, things, word));
    return -1;
}

static int32_t find_in(struct expr_builder *builder, const struct names *names,
                       const struct token *token, const char *kind)
{
    const char *word = builder_word(builder, token->start, token->length);
    int32_t index = names_find(names, word);
    struct strbuf what = {0};
    if (index >= 0 || advice_other_kind(builder, token->start + 1, word, kind))
        return index;
    strbuf_format(&what, "no %s", strchr(kind, ' ') + 1);
    name_error(builder, token->start + 1, word, strbuf_get(&what),
               name_nearest(builder, names, word));
    strbuf_clear(&what);
    return index;
}

/* The index of what an argument names, -1 with a finding. */
static int32_t find_argument(struct expr_builder *builder, int kind,
                             const struct token *token)
{
    const struct model *model = builder->env->model;
    switch (kind) {
    case ARGUMENT_OPTION:
        return find_in(builder, &model->option_names, token, "an option");
    case ARGUMENT_SCENE:
        return find_in(builder, &model->scene_names, token, "a scene");
    case ARGUMENT_ENDING:
        return find_in(builder, &model->ending_names, token, "an ending");
    default:
        return find_actor(builder,
                          builder_word(builder, token->start, token->length),
                          token->start + 1);
    }
}

/* Reads "name, name)" after the "("; returns how many names, 0 where it
 * reads otherwise. */
static int32_t read_names(struct expr_builder *builder, struct token names[2])
{
    int32_t count = 0;
    while (builder->token.kind == TOKEN_WORD && count < 2) {
        names[count++] = builder->token;
        builder_next(builder);
        if (builder->token.kind == TOKEN_CLOSE) {
            builder_next(builder);
            return count;
        }
        if (builder->token.kind != TOKEN_COMMA)
            return 0;
        builder_next(builder);
    }
    return 0;
}

/* The node of a call whose arguments are known. last(), means() and signal()
 * get theirs from the word they are compared with. */
static void set_node(struct expr_builder *builder,
                     const struct function *function, struct operand *operand,
                     const int32_t arguments[2])
{
    struct expr_env *env = builder->env;
    struct node node = {.op = function->op, .a = arguments[0]};
    if (function->op == OP_TAKEN)
        node.a = slot_taken(env, arguments[0], arguments[1]);
    else if (function->op == OP_SINCE)
        node.a = slot_since(env, arguments[0]);
    else if (function->op == OP_VISITED)
        node.a = slot_visited(env, arguments[0]);
    else if (function->op == OP_MOVED)
        env->model->layout.has_moved = true;
    else if (function->argument == ARGUMENT_ACTOR)
        expr_need_last(env, arguments[0]);
    operand->actor = arguments[0];
    operand->range = range_of_read(env->model, node.op, node.a);
    builder->nodes[operand->node] = node;
}

void name_call(struct expr_builder *builder, const struct function *function,
               int32_t column)
{
    struct token names[2];
    int32_t count = read_names(builder, names);
    if (builder->stopped)
        return;
    if (count < function->least || count > function->most) {
        call_error(builder, function, column);
        return;
    }
    if (function->op == OP_ENDED && !builder->env->in_expect)
        builder_error(builder, CODE_EXPR_CALL, column,
                      "ended() has a meaning only in 'expect'; nothing in a "
                      "play can ask how it will close");
    int32_t arguments[2] = {-1, -1};
    bool known = true;
    if (count == 2 && advice_swapped(builder, function, names))
        known = false;
    for (int32_t i = 0; i < count && known; i++) {
        int kind = i == 0 ? function->argument : ARGUMENT_ACTOR;
        arguments[i] = find_argument(builder, kind, &names[i]);
        known = known && arguments[i] >= 0;
    }
    struct operand *operand =
        builder_leaf(builder, known ? function->result : OPERAND_WRONG, column);
    operand->depth = 2; /* its names are nodes below it */
    if (known)
        set_node(builder, function, operand, arguments);
}
