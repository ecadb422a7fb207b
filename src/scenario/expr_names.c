/* What names mean: bare words, words beside == and !=, arguments of calls. */
#include "scenario/expr_build.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct function functions[] = {
    {"abs", "one value", ARGUMENT_VALUE, OP_ABS, OPERAND_NUMBER, 1, 1},
    {"min", "two values or more", ARGUMENT_VALUE, OP_MIN, OPERAND_NUMBER, 2,
     LIMIT_EXPR_NODES},
    {"max", "two values or more", ARGUMENT_VALUE, OP_MAX, OPERAND_NUMBER, 2,
     LIMIT_EXPR_NODES},
    {"clamp", "three values: x, low, high", ARGUMENT_VALUE, OP_CLAMP,
     OPERAND_NUMBER, 3, 3},
    {"taken", "the id of an option and, if wanted, of an actor",
     ARGUMENT_OPTION, OP_TAKEN, OPERAND_NUMBER, 1, 2},
    {"since", "the id of an option", ARGUMENT_OPTION, OP_SINCE, OPERAND_NUMBER,
     1, 1},
    {"moved", "the id of an actor", ARGUMENT_ACTOR, OP_MOVED, OPERAND_TRUTH, 1,
     1},
    {"last", "the id of an actor", ARGUMENT_ACTOR, OP_LAST_IS, OPERAND_LAST, 1,
     1},
    {"rung", "the id of an actor", ARGUMENT_ACTOR, OP_RUNG, OPERAND_NUMBER, 1,
     1},
    {"means", "the id of an actor", ARGUMENT_ACTOR, OP_MEANS_IS, OPERAND_MEANS,
     1, 1},
    {"signal", "the id of an actor", ARGUMENT_ACTOR, OP_SIGNAL_IS,
     OPERAND_SIGNAL, 1, 1},
    {"visited", "the id of a scene", ARGUMENT_SCENE, OP_VISITED, OPERAND_NUMBER,
     1, 1},
    {"ended", "the id of an ending", ARGUMENT_ENDING, OP_ENDED, OPERAND_TRUTH,
     1, 1},
};

static const char *const reserved[] = {"turn", "day", "date", "end", "back"};

const struct function *function_find(const char *name)
{
    for (size_t i = 0; i < COUNT(functions); i++)
        if (functions[i].name[0] == name[0] &&
            strcmp(functions[i].name, name) == 0)
            return &functions[i];
    return NULL;
}

bool expr_reserved(const char *word)
{
    for (size_t i = 0; i < COUNT(reserved); i++)
        if (strcmp(reserved[i], word) == 0)
            return true;
    return function_find(word) != NULL || expr_keyword(word);
}

const char *function_nearest(const char *name)
{
    struct nearest nearest = nearest_to(name);
    for (size_t i = 0; i < COUNT(functions); i++)
        nearest_try(&nearest, functions[i].name);
    return nearest.best;
}

void function_list(struct strbuf *out)
{
    for (size_t i = 0; i < COUNT(functions); i++)
        strbuf_format(out, "%s%s", i > 0 ? ", " : "", functions[i].name);
}

bool builder_may_search(struct expr_builder *builder, int32_t searches)
{
    if (builder->env->searches >= EXPR_SEARCHES)
        return false;
    builder->env->searches += searches;
    return true;
}

const char *name_nearest(struct expr_builder *builder,
                         const struct names *names, const char *word)
{
    return builder_may_search(builder, NAMES_SEARCH(names))
               ? names_nearest(names, word)
               : NULL;
}

void name_error(struct expr_builder *builder, int32_t column, const char *word,
                const char *what, const char *near)
{
    if (near == NULL)
        builder_error(builder, CODE_EXPR_NAME, column, "'%s' is %s", word,
                      what);
    else
        builder_error(builder, CODE_EXPR_NAME, column,
                      "'%s' is %s; did you mean '%s'?", word, what, near);
    diag_suggest(builder->env->diags, near);
}

/* Bare words -------------------------------------------------------------- */

static void word_set(struct expr_builder *builder, struct operand *operand,
                     enum op op, int32_t index)
{
    operand->kind = op == OP_FLAG ? OPERAND_TRUTH : OPERAND_NUMBER;
    operand->range = range_of_read(builder->env->model, (int32_t)op, index);
    builder->nodes[operand->node] =
        (struct node){.op = (int32_t)op, .a = index};
}

/* What the scenario declares comes before words of the language. */
static const char *word_nearest(struct expr_builder *builder, const char *word)
{
    const char *near =
        name_nearest(builder, &builder->env->model->things, word);
    struct nearest own = nearest_to(word);

    if (near == NULL)
        near = expr_word_nearest(word);
    if (strcmp(word, "yes") == 0 || strcmp(word, "no") == 0)
        return word[0] == 'y' ? "true" : "false";
    nearest_try(&own, "turn");
    nearest_try(&own, "day");
    return near != NULL ? near : own.best;
}

static void word_unusable(struct expr_builder *builder,
                          const struct operand *operand, const char *word,
                          int32_t thing)
{
    int32_t column = operand->column;
    if (thing >= 0 && thing / THING_STRIDE == THING_UNKNOWN)
        builder_error(builder, CODE_EXPR_TYPE, column,
                      "the unknown '%s' can stand only beside '==' or '!=' "
                      "with one of its values",
                      word);
    else if (thing >= 0)
        builder_error(builder, CODE_EXPR_TYPE, column,
                      "'%s' is an actor, which has no value; write rung(%s), "
                      "moved(%s) or the like",
                      word, word, word);
    else if (function_find(word) != NULL)
        builder_error(builder, CODE_EXPR_CALL, column,
                      "'%s' is a function; it takes %s in parentheses", word,
                      function_find(word)->takes);
    else if (strcmp(word, "date") == 0)
        builder_error(builder, CODE_EXPR_NAME, column,
                      "'date' has no value; 'day' is how many days have passed "
                      "since start");
    else if (expr_reserved(word))
        builder_error(builder, CODE_EXPR_NAME, column,
                      "'%s' is a reserved word and has no value", word);
    else if (!advice_bare(builder, column, word))
        name_error(builder, column, word,
                   "no meter, flag or unknown of this scenario",
                   word_nearest(builder, word));
}

/* The meter, flag, unknown or actor that a word names, -1: none. */
static int32_t word_thing(const struct expr_builder *builder,
                          const struct operand *operand)
{
    return names_find_part(&builder->env->model->things,
                           builder->text + operand->start,
                           (size_t)operand->length);
}

static bool word_is(const struct expr_builder *builder,
                    const struct operand *operand, const char *word)
{
    size_t length = strlen(word);
    return (size_t)operand->length == length &&
           memcmp(builder->text + operand->start, word, length) == 0;
}

void word_resolve(struct expr_builder *builder, struct operand *operand)
{
    int32_t thing = word_thing(builder, operand);
    if (word_is(builder, operand, "turn"))
        word_set(builder, operand, OP_TURN, 0);
    else if (word_is(builder, operand, "day"))
        word_set(builder, operand, OP_DAY, 0);
    else if (thing >= 0 && thing / THING_STRIDE == THING_METER)
        word_set(builder, operand, OP_METER, thing % THING_STRIDE);
    else if (thing >= 0 && thing / THING_STRIDE == THING_FLAG)
        word_set(builder, operand, OP_FLAG, thing % THING_STRIDE);
    else {
        word_unusable(builder, operand,
                      builder_word(builder, operand->start, operand->length),
                      thing);
        operand->kind = OPERAND_WRONG;
    }
}

/* Words beside == and != --------------------------------------------------- */

/* The unknown that a bare word names, -1 if it names something else. */
static int32_t word_unknown(struct expr_builder *builder,
                            const struct operand *operand)
{
    if (operand->kind != OPERAND_WORD)
        return -1;
    int32_t thing = word_thing(builder, operand);
    return thing >= 0 && thing / THING_STRIDE == THING_UNKNOWN
               ? thing % THING_STRIDE
               : -1;
}

/* The index of the value in its unknown, -1 if it has none of that name;
 * `*near` is then the nearest. */
static int32_t value_find(struct expr_builder *builder, int32_t unknown,
                          const struct operand *operand, const char **near)
{
    const struct model *model = builder->env->model;
    struct span values = model->unknowns[unknown].values;
    const char *word = builder_word(builder, operand->start, operand->length);
    const struct unknown_value *value =
        values.count > 0 ? &model->values[values.first] : NULL;
    struct nearest nearest = nearest_to(word);
    for (int32_t i = 0; i < values.count; i++)
        if (strcmp(value[i].id, word) == 0)
            return i;
    int32_t tries =
        builder_may_search(builder, 1 + values.count / 2000) ? values.count : 0;
    for (int32_t i = 0; i < tries; i++)
        nearest_try(&nearest, value[i].id);
    *near = nearest.best;
    return -1;
}

static int32_t list_find(const char *const *list, int32_t count,
                         const char *word, const char **near)
{
    struct nearest nearest = nearest_to(word);
    for (int32_t i = 0; i < count; i++) {
        if (strcmp(list[i], word) == 0)
            return i;
        nearest_try(&nearest, list[i]);
    }
    *near = nearest.best;
    return -1;
}

/* Puts the test in the place of the last two operands. */
static void compare_finish(struct expr_builder *builder, enum op op,
                           struct node test)
{
    struct operand *right = &builder->operands[--builder->operand_count];
    struct operand *left = right - 1;
    left->depth = (left->depth > right->depth ? left->depth : right->depth) + 1;
    left->kind = OPERAND_TRUTH;
    left->chain = (uint8_t)op;
    left->range = (struct expr_range){0, 1};
    builder->node_count = left->node;
    builder->nodes[builder->node_count++] = test;
    if (op == OP_NE)
        builder->nodes[builder->node_count++] = (struct node){.op = OP_NOT};
}

static void compare_wrong(struct expr_builder *builder, enum op op)
{
    compare_finish(builder, op, (struct node){.op = OP_CONST});
    builder->operands[builder->operand_count - 1].kind = OPERAND_WRONG;
}

static void compare_unknown(struct expr_builder *builder, enum op op,
                            int32_t unknown, const struct operand *word)
{
    const char *near = NULL;
    int32_t value = value_find(builder, unknown, word, &near);
    const char *id = builder->env->model->unknowns[unknown].id;
    builder->env->unknowns_read |= UINT32_C(1) << unknown;
    if (value >= 0) {
        compare_finish(
            builder, op,
            (struct node){.op = OP_UNKNOWN_IS, .a = unknown, .b = value});
        return;
    }
    struct strbuf what = {0};
    strbuf_format(&what, "no value of the unknown '%s'", id);
    name_error(builder, word->column,
               builder_word(builder, word->start, word->length),
               strbuf_get(&what), near);
    strbuf_clear(&what);
    compare_wrong(builder, op);
}

/* Tests of an actor's last move: what the word beside the call means. */
static void compare_last(struct expr_builder *builder, enum op op,
                         const struct operand *call,
                         const struct operand *operand)
{
    const struct names *options = &builder->env->model->option_names;
    const char *word = builder_word(builder, operand->start, operand->length);
    const char *near = NULL, *what;
    struct node test = {.a = call->actor};
    if (call->kind == OPERAND_LAST) {
        test.op = OP_LAST_IS;
        test.b = names_find(options, word);
        near = test.b < 0 ? name_nearest(builder, options, word) : NULL;
        what = "no option";
    } else if (call->kind == OPERAND_MEANS) {
        test.op = OP_MEANS_IS;
        test.b = list_find(means_words, MEANS_COUNT, word, &near);
        what = "no means (none, verbal, legal, economic, cyber, show, force)";
    } else {
        test.op = OP_SIGNAL_IS;
        test.b = list_find(signal_words, SIGNAL_COUNT, word, &near);
        what = "no signal (public, private, deniable)";
    }
    if (test.b >= 0) {
        compare_finish(builder, op, test);
        return;
    }
    name_error(builder, operand->column, word, what, near);
    compare_wrong(builder, op);
}

static bool is_call(const struct operand *operand)
{
    return operand->kind == OPERAND_LAST || operand->kind == OPERAND_MEANS ||
           operand->kind == OPERAND_SIGNAL;
}

/* Of two unknowns one may still be meant as a value of the other. */
static void compare_unknowns(struct expr_builder *builder, enum op op,
                             int32_t left_unknown, int32_t right_unknown)
{
    struct operand *right = &builder->operands[builder->operand_count - 1];
    struct operand *left = right - 1;
    const char *near = NULL;
    if (value_find(builder, left_unknown, right, &near) >= 0) {
        compare_unknown(builder, op, left_unknown, right);
        return;
    }
    if (value_find(builder, right_unknown, left, &near) >= 0) {
        compare_unknown(builder, op, right_unknown, left);
        return;
    }
    const struct unknown *unknowns = builder->env->model->unknowns;
    builder_error(builder, CODE_EXPR_COMPARE, left->column,
                  "the unknowns '%s' and '%s' cannot be compared with each "
                  "other, only each with one of its values",
                  unknowns[left_unknown].id, unknowns[right_unknown].id);
    compare_wrong(builder, op);
}

static const char *call_partner(const struct operand *operand)
{
    if (operand->kind == OPERAND_LAST)
        return "last() can be compared only with the id of an option";
    if (operand->kind == OPERAND_MEANS)
        return "means() can be compared only with a word such as 'cyber'";
    if (operand->kind == OPERAND_SIGNAL)
        return "signal() can be compared only with a word such as 'public'";
    return "an unknown can be compared only with one of its values";
}

bool word_compare(struct expr_builder *builder, enum op op, int32_t column)
{
    struct operand *right = &builder->operands[builder->operand_count - 1];
    struct operand *left = right - 1;
    int32_t a = word_unknown(builder, left), b = word_unknown(builder, right);
    bool on_left = is_call(left) || (a >= 0 && !is_call(right));
    const struct operand *subject = on_left ? left : right;
    const struct operand *other = on_left ? right : left;
    if (!is_call(subject) && a < 0 && b < 0)
        return false;
    if (a >= 0 && b >= 0) {
        compare_unknowns(builder, op, a, b);
    } else if (other->kind != OPERAND_WORD) {
        if (other->kind != OPERAND_WRONG)
            builder_error(builder, CODE_EXPR_COMPARE, column, "%s",
                          call_partner(subject));
        compare_wrong(builder, op);
    } else if (is_call(subject)) {
        compare_last(builder, op, subject, other);
    } else {
        compare_unknown(builder, op, on_left ? a : b, other);
    }
    return true;
}
