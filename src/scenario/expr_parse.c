/* The parser: operands and operators in turn, weighed by precedence. It has
 * two states, before an operand and after one, and two stacks, as
 * expr_build.h says. */
#include "scenario/expr_build.h"

#include <assert.h>

/* Findings and tokens ------------------------------------------------------ */

/* A finding after which the rest of the text cannot be understood. */
static void stop(struct expr_builder *builder, enum diag_code code,
                 int32_t column, const char *message)
{
    builder_error(builder, code, column, "%s", message);
    builder->stopped = true;
}

static const char *token_text(struct expr_builder *builder)
{
    return builder_word(builder, builder->token.start, builder->token.length);
}

static int32_t token_column(const struct expr_builder *builder)
{
    return builder->token.start + 1;
}

static void token_read(struct expr_builder *builder, int32_t at)
{
    builder->token = expr_token(builder->text, at);
    const struct token *token = &builder->token;
    if (token->kind == TOKEN_WRONG)
        advice_token(builder);
    else if (token->kind == TOKEN_TOO_LARGE)
        builder_error(builder, CODE_EXPR_NUMBER, token->start + 1,
                      "the number %s is beyond 64 bits; at most "
                      "9223372036854775807 is allowed",
                      token_text(builder));
    if (token->kind == TOKEN_WRONG || token->kind == TOKEN_TOO_LARGE)
        builder->stopped = true;
}

void builder_next(struct expr_builder *builder)
{
    token_read(builder, builder->token.start + builder->token.length);
}

/* "found 'x', expected WHAT; ADVICE", or what is near; stops. */
static void unexpected(struct expr_builder *builder, const char *expected,
                       const char *advice)
{
    struct strbuf message = {0};
    const char *near = builder->token.kind == TOKEN_WORD && advice == NULL
                           ? expr_word_nearest(token_text(builder))
                           : NULL;
    if (builder->token.kind == TOKEN_END)
        strbuf_format(&message, "the expression ends here, expected %s",
                      expected);
    else
        strbuf_format(&message, "found '%s', expected %s", token_text(builder),
                      expected);
    if (advice != NULL)
        strbuf_format(&message, "; %s", advice);
    else if (near != NULL)
        strbuf_format(&message, "; did you mean '%s'?", near);
    stop(builder, CODE_EXPR_SYNTAX, token_column(builder),
         strbuf_get(&message));
    diag_suggest(builder->env->diags, near);
    strbuf_clear(&message);
}

/* The stacks -----------------------------------------------------------------
 */

static void push_constant(struct expr_builder *builder, enum operand_kind kind)
{
    int64_t value = builder->token.value;
    struct operand *operand =
        builder_leaf(builder, kind, token_column(builder));
    operand->constant = true;
    operand->range = (struct expr_range){value, value};
    builder->nodes[operand->node].value = value;
}

static struct pending *push_pending(struct expr_builder *builder,
                                    enum pending_kind kind, enum op op,
                                    int32_t column)
{
    assert(builder->pending_count < BUILD_PENDING);
    struct pending *pending = &builder->pending[builder->pending_count++];
    *pending = (struct pending){
        .column = column, .count = 1, .kind = (uint8_t)kind, .op = (uint8_t)op};
    return pending;
}

static struct pending *top_pending(struct expr_builder *builder)
{
    return builder->pending_count == 0
               ? NULL
               : &builder->pending[builder->pending_count - 1];
}

/* Lowest first, as in Python. */
enum precedence {
    PRECEDENCE_NONE,
    PRECEDENCE_SELECT,
    PRECEDENCE_OR,
    PRECEDENCE_AND,
    PRECEDENCE_NOT,
    PRECEDENCE_COMPARE,
    PRECEDENCE_SUM,
    PRECEDENCE_TERM,
    PRECEDENCE_NEG
};

static enum precedence precedence(int op)
{
    switch (op) {
    case OP_SELECT:
        return PRECEDENCE_SELECT;
    case OP_OR:
        return PRECEDENCE_OR;
    case OP_AND:
        return PRECEDENCE_AND;
    case OP_NOT:
        return PRECEDENCE_NOT;
    case OP_ADD:
    case OP_SUB:
        return PRECEDENCE_SUM;
    case OP_MUL:
    case OP_DIV:
    case OP_MOD:
        return PRECEDENCE_TERM;
    case OP_NEG:
        return PRECEDENCE_NEG;
    default:
        return PRECEDENCE_COMPARE;
    }
}

/* That of the operator on top; NONE for what no operator reaches past. */
static enum precedence top_precedence(struct expr_builder *builder)
{
    const struct pending *top = top_pending(builder);
    if (top == NULL || top->kind != PENDING_OPERATOR)
        return PRECEDENCE_NONE;
    return precedence(top->op);
}

/* Applies every waiting operator that binds as tightly as `least`. */
static void reduce(struct expr_builder *builder, enum precedence least)
{
    while (top_precedence(builder) >= least) {
        struct pending *top = top_pending(builder);
        builder->pending_count--;
        builder_apply(builder, (enum op)top->op, op_table[top->op].pops,
                      top->column);
    }
}

/* Before an operand -------------------------------------------------------- */

static bool open_follows(const struct expr_builder *builder)
{
    int32_t after = builder->token.start + builder->token.length;
    return expr_opens(builder->text, after);
}

/* True if an operand is complete, false if its first argument comes next. */
static bool read_call(struct expr_builder *builder)
{
    int32_t column = token_column(builder);
    const char *name = token_text(builder);
    const struct function *function = function_find(name);
    if (function == NULL) {
        advice_function(builder, column, name);
        return false;
    }
    builder_next(builder); /* the name, then the parenthesis */
    builder_next(builder);
    if (builder->stopped)
        return false;
    if (function->argument != ARGUMENT_VALUE) {
        name_call(builder, function, column);
        return true;
    }
    push_pending(builder, PENDING_CALL, (enum op)function->op, column)
        ->function = function;
    return false;
}

static bool read_word(struct expr_builder *builder)
{
    if (open_follows(builder))
        return read_call(builder);
    struct operand *operand =
        builder_leaf(builder, OPERAND_WORD, token_column(builder));
    operand->start = builder->token.start;
    operand->length = builder->token.length;
    builder_next(builder);
    return true;
}

static void read_not(struct expr_builder *builder)
{
    if (top_precedence(builder) > PRECEDENCE_NOT) {
        stop(builder, CODE_EXPR_SYNTAX, token_column(builder),
             "'not' must stand in parentheses after this operator, as in "
             "a == (not b)");
        return;
    }
    push_pending(builder, PENDING_OPERATOR, OP_NOT, token_column(builder));
    builder_next(builder);
}

static void read_open(struct expr_builder *builder)
{
    struct pending *top = top_pending(builder);
    if (top != NULL && top->kind == PENDING_PAREN)
        top->count++;
    else
        push_pending(builder, PENDING_PAREN, OP_END, token_column(builder));
    builder_next(builder);
}

/* Reads what may stand before an operand, or the operand itself; true once
 * that is complete. */
static bool before_operand(struct expr_builder *builder)
{
    const struct token *token = &builder->token;
    if (token->kind == TOKEN_NUMBER || token->kind == TOKEN_TRUTH) {
        push_constant(builder, token->kind == TOKEN_NUMBER ? OPERAND_NUMBER
                                                           : OPERAND_TRUTH);
        builder_next(builder);
        return true;
    }
    if (token->kind == TOKEN_WORD)
        return read_word(builder);
    if (token->kind == TOKEN_NOT) {
        read_not(builder);
    } else if (token->kind == TOKEN_OPEN) {
        read_open(builder);
    } else if (token->kind == TOKEN_OPERATOR && token->op == OP_SUB) {
        push_pending(builder, PENDING_OPERATOR, OP_NEG, token_column(builder));
        builder_next(builder);
    } else {
        unexpected(builder, "a number, a name or '('", advice_operand(builder));
    }
    return false;
}

/* After an operand --------------------------------------------------------- */

static void read_operator(struct expr_builder *builder)
{
    enum op op = (enum op)builder->token.op;
    enum precedence own = precedence((int)op);
    /* A comparison leaves an equal one standing, to find a chain. */
    reduce(builder, own == PRECEDENCE_COMPARE ? own + 1 : own);
    if (own == PRECEDENCE_COMPARE && top_precedence(builder) == own) {
        stop(builder, CODE_EXPR_COMPARE, token_column(builder),
             "comparisons do not chain; write 'a < b and b < c'");
        return;
    }
    push_pending(builder, PENDING_OPERATOR, op, token_column(builder));
    builder_next(builder);
}

static bool top_is(struct expr_builder *builder, enum pending_kind kind)
{
    const struct pending *top = top_pending(builder);
    return top != NULL && top->kind == kind;
}

static void read_if(struct expr_builder *builder)
{
    reduce(builder, PRECEDENCE_OR);
    if (top_is(builder, PENDING_IF)) {
        unexpected(builder,
                   "'else' (a choice inside a condition stands in "
                   "parentheses)",
                   NULL);
        return;
    }
    push_pending(builder, PENDING_IF, OP_SELECT, token_column(builder));
    builder_next(builder);
}

static void read_else(struct expr_builder *builder)
{
    reduce(builder, PRECEDENCE_OR);
    if (!top_is(builder, PENDING_IF)) {
        stop(builder, CODE_EXPR_SYNTAX, token_column(builder),
             "'else' without an 'if' before it; write 'a if condition else "
             "b'");
        return;
    }
    top_pending(builder)->kind = PENDING_OPERATOR;
    builder_next(builder);
}

/* A condition that has no `else` when its expression closes; true if so. */
static bool else_missing(struct expr_builder *builder)
{
    if (!top_is(builder, PENDING_IF))
        return false;
    builder_error(builder, CODE_EXPR_SYNTAX, top_pending(builder)->column,
                  "'if' without its 'else'; write 'a if condition else b'");
    builder->stopped = true;
    return true;
}

static void read_comma(struct expr_builder *builder)
{
    reduce(builder, PRECEDENCE_SELECT);
    if (else_missing(builder))
        return;
    if (!top_is(builder, PENDING_CALL)) {
        unexpected(builder, "an operator or the end", advice_operator(builder));
        return;
    }
    top_pending(builder)->count++;
    builder_next(builder);
}

static void close_call(struct expr_builder *builder)
{
    struct pending call = *top_pending(builder);
    const struct function *function = call.function;
    builder->pending_count--;
    if (call.count < function->least || call.count > function->most) {
        builder_error(builder, CODE_EXPR_CALL, call.column,
                      "%s() takes %s, found %d", function->name,
                      function->takes, (int)call.count);
        builder->stopped = true;
        return;
    }
    builder_apply(builder, (enum op)call.op, call.count, call.column);
}

static void read_close(struct expr_builder *builder)
{
    reduce(builder, PRECEDENCE_SELECT);
    if (else_missing(builder))
        return;
    struct pending *top = top_pending(builder);
    if (top == NULL) {
        stop(builder, CODE_EXPR_SYNTAX, token_column(builder),
             "')' without its '('");
        return;
    }
    if (top->kind == PENDING_CALL)
        close_call(builder);
    else if (--top->count == 0)
        builder->pending_count--;
    builder_next(builder);
}

/* Reads what may follow an operand; true if another operand must come. */
static bool after_operand(struct expr_builder *builder)
{
    switch ((enum token_kind)builder->token.kind) {
    case TOKEN_OPERATOR:
        read_operator(builder);
        return true;
    case TOKEN_IF:
        read_if(builder);
        return true;
    case TOKEN_ELSE:
        read_else(builder);
        return true;
    case TOKEN_COMMA:
        read_comma(builder);
        return true;
    case TOKEN_CLOSE:
        read_close(builder);
        return false;
    case TOKEN_END:
    case TOKEN_NUMBER:
    case TOKEN_TRUTH:
    case TOKEN_WORD:
    case TOKEN_NOT:
    case TOKEN_OPEN:
    case TOKEN_TOO_LARGE:
    case TOKEN_WRONG:
    default:
        unexpected(builder, "an operator or the end", advice_operator(builder));
        return false;
    }
}

/* The whole ---------------------------------------------------------------- */

void parse_all(struct expr_builder *builder)
{
    bool complete = false;
    token_read(builder, 0);
    while (!builder->stopped && !(complete && builder->token.kind == TOKEN_END))
        complete = complete ? !after_operand(builder) : before_operand(builder);
    if (builder->stopped)
        return;
    reduce(builder, PRECEDENCE_SELECT);
    if (else_missing(builder))
        return;
    if (builder->pending_count > 0)
        stop(builder, CODE_EXPR_SYNTAX, top_pending(builder)->column,
             "'(' is not closed");
}
