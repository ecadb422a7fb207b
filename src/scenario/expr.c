#include "scenario/expr_build.h"

#include <assert.h>
#include <string.h>

void builder_error(struct expr_builder *builder, enum diag_code code,
                   int32_t column, const char *format, ...)
{
    struct strbuf message = {0};
    va_list args;
    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    struct diag_place place = *builder->place;
    place.column = column;
    diag_add(builder->env->diags, code, &place, "%s", strbuf_get(&message));
    strbuf_clear(&message);
    builder->failed = true;
}

const char *builder_word(struct expr_builder *builder, int32_t start,
                         int32_t length)
{
    strbuf_reset(&builder->word);
    strbuf_add(&builder->word, builder->text + start, (size_t)length);
    return strbuf_get(&builder->word);
}

struct operand *builder_leaf(struct expr_builder *builder,
                             enum operand_kind kind, int32_t column)
{
    assert(builder->operand_count < LIMIT_EXPR_NODES);
    assert(builder->node_count < BUILD_NODES);
    struct operand *operand = &builder->operands[builder->operand_count++];
    *operand = (struct operand){.node = builder->node_count,
                                .depth = 1,
                                .column = column,
                                .actor = -1,
                                .kind = (uint8_t)kind,
                                .chain = OP_END};
    builder->nodes[builder->node_count++] = (struct node){.op = OP_CONST};
    return operand;
}

static void check_depth(struct expr_builder *builder)
{
    int32_t depth = builder->operands[0].depth;
    if (depth > LIMIT_EXPR_DEPTH)
        builder_error(builder, CODE_EXPR_SIZE, 1,
                      "found %d levels of operators and calls, at most %d are "
                      "allowed; keep a part of it in a meter or flag",
                      (int)depth, LIMIT_EXPR_DEPTH);
}

static void check_result(struct expr_builder *builder, enum expr_type type)
{
    struct operand *result = &builder->operands[0];
    if (result->kind == OPERAND_WORD)
        word_resolve(builder, result);
    if (result->kind == OPERAND_WRONG)
        return;
    if (result->kind == OPERAND_LAST || result->kind == OPERAND_MEANS ||
        result->kind == OPERAND_SIGNAL)
        builder_error(builder, CODE_EXPR_TYPE, result->column,
                      "last(), means() and signal() stand only beside '==' or "
                      "'!='");
    else if (type == EXPR_TRUTH && result->kind == OPERAND_NUMBER)
        builder_error(builder, CODE_EXPR_RESULT, result->column,
                      "found a number where a truth value is wanted; compare "
                      "it, as in 'x > 0'");
    else if (type == EXPR_NUMBER && result->kind == OPERAND_TRUTH)
        builder_error(builder, CODE_EXPR_RESULT, result->column,
                      "found a truth value where a number is wanted; write "
                      "'1 if x else 0'");
}

/* A node takes a byte at least, so most texts need not be counted. */
static int32_t count_nodes(const char *text)
{
    return strlen(text) > LIMIT_EXPR_NODES ? expr_count_nodes(text) : 0;
}

static void compile(struct expr_builder *builder, enum expr_type type)
{
    int32_t nodes = count_nodes(builder->text);
    if (nodes > LIMIT_EXPR_NODES) {
        builder_error(builder, CODE_EXPR_SIZE, 1,
                      "found %d numbers, names, operators and calls, at most "
                      "%d are allowed; keep a part of it in a meter or flag",
                      (int)nodes, LIMIT_EXPR_NODES);
        return;
    }
    parse_all(builder);
    if (builder->stopped)
        return;
    check_depth(builder);
    check_result(builder, type);
}

bool expr_compile(struct expr_env *env, const char *text, enum expr_type type,
                  const struct diag_place *place, struct expr *out)
{
    struct expr_builder builder;
    builder.env = env;
    builder.text = text;
    builder.place = place;
    builder.word = (struct strbuf){0};
    builder.failed = builder.stopped = false;
    builder.node_count = builder.operand_count = builder.pending_count = 0;
    env->unknowns_read = 0;
    compile(&builder, type);
    *out = builder.failed ? expr_constant(0) : emit_code(&builder);
    strbuf_clear(&builder.word);
    return !builder.failed;
}

struct expr expr_constant(int64_t value)
{
    return (struct expr){.constant = value};
}

bool expr_is_constant(const struct expr *expr)
{
    return expr->code == 0;
}
