/* Conditions case by case. Where an expression asks `heat > 5 and heat < 3`,
 * bounds of each side say nothing; but there are only a few cases of heat
 * that it tells apart, and in each of them it is certain. */
#include "scenario/check_world.h"

#include "scenario/expr_bounds.h"
#include "scenario/ops.h"

#include <assert.h>

#define SUBJECTS_MOST 16
#define CASES_MOST    40 /* of one subject */
#define PRODUCT_MOST  2048

/* What is asked: a meter, a flag, whose last move. The values of a choice
 * exclude each other. */
struct subject {
    int32_t op, operand;
    struct expr_range cases[CASES_MOST]; /* of a choice: the second operand */
    int32_t count;
    int32_t now;  /* the case looked at */
    bool crowded; /* has more cases than there is room for */
};

struct cases {
    const struct world *world;
    const struct moment *moment;
    struct subject subjects[SUBJECTS_MOST];
    int32_t count;
};

static bool is_choice(int32_t op)
{
    return op == OP_UNKNOWN_IS || op == OP_LAST_IS || op == OP_MEANS_IS ||
           op == OP_SIGNAL_IS;
}

static bool has_operand(int32_t op)
{
    return op_table[op].operands > 0;
}

/* The place of what a read asks among the subjects, -1: it is none. */
static int32_t find_subject(const struct cases *cases, const int32_t *pc)
{
    for (int32_t i = 0; i < cases->count; i++)
        if (cases->subjects[i].op == pc[0] &&
            (!has_operand(pc[0]) || cases->subjects[i].operand == pc[1]))
            return i;
    return -1;
}

/* Subjects ------------------------------------------------------------------
 */

static void add_case(struct subject *subject, int64_t low, int64_t high)
{
    if (subject->count == CASES_MOST)
        subject->crowded = true;
    else
        subject->cases[subject->count++] = (struct expr_range){low, high};
}

/* Splits the case that holds `at` into below, at and above. */
static void split(struct subject *subject, int64_t at)
{
    for (int32_t i = 0; i < subject->count; i++) {
        struct expr_range whole = subject->cases[i];

        if (at < whole.low || at > whole.high || whole.low == whole.high)
            continue;
        if (subject->count + 2 > CASES_MOST)
            return;
        subject->cases[i] = (struct expr_range){at, at};
        if (whole.low < at)
            add_case(subject, whole.low, at - 1);
        if (at < whole.high)
            add_case(subject, at + 1, whole.high);
        return;
    }
}

/* One that is chosen of the named ones, or none of them (-1). */
static void add_choice(const struct cases *cases, struct subject *subject,
                       const int32_t *pc)
{
    struct expr_range range = world_read(cases->world, cases->moment, pc);

    if (subject->count == 0)
        add_case(subject, -1, -1);
    for (int32_t i = 0; i < subject->count; i++)
        if (subject->cases[i].low == pc[2])
            return;
    if (range.high > 0)
        add_case(subject, pc[2], pc[2]);
}

static struct subject *add_subject(struct cases *cases, const int32_t *pc)
{
    int32_t found = find_subject(cases, pc);
    struct subject *subject;
    struct expr_range range;

    if (found >= 0)
        return &cases->subjects[found];
    if (cases->count == SUBJECTS_MOST)
        return NULL;
    subject = &cases->subjects[cases->count++];
    subject->op = pc[0];
    subject->operand = has_operand(pc[0]) ? pc[1] : 0;
    subject->count = subject->now = 0;
    subject->crowded = false;
    if (is_choice(pc[0]))
        return subject;
    range = world_read(cases->world, cases->moment, pc);
    subject->cases[subject->count++] = range;
    if (range.high - range.low == 1)
        split(subject, range.low);
    if (pc[0] == OP_TAKEN || pc[0] == OP_VISITED)
        split(subject, 0);
    return subject;
}

static bool is_comparison(int32_t op)
{
    return op >= OP_EQ && op <= OP_GE;
}

/* What it is compared with, directly before or behind it. */
static void split_at_constants(const struct model *model,
                               struct subject *subject, const int32_t *before,
                               const int32_t *pc)
{
    const int32_t *next = pc + 1 + op_table[*pc].operands;

    if (*next == OP_CONST && is_comparison(next[2]))
        split(subject, next[1]);
    if (*next == OP_WIDE && is_comparison(next[2]))
        split(subject, model->wide[next[1]]);
    if (before != NULL && *before == OP_CONST && is_comparison(*next))
        split(subject, before[1]);
}

static void add_subjects(struct cases *cases, const struct expr *expr)
{
    const struct model *model = cases->world->model;
    const int32_t *before = NULL;
    const int32_t *pc = model->code + expr->code;

    if (expr->code == 0)
        return;
    for (; *pc != OP_END; pc += 1 + op_table[*pc].operands) {
        if (*pc < OP_FIRST_PURE && *pc != OP_CONST && *pc != OP_WIDE) {
            struct subject *subject = add_subject(cases, pc);

            if (subject != NULL && is_choice(*pc))
                add_choice(cases, subject, pc);
            else if (subject != NULL)
                split_at_constants(model, subject, before, pc);
        }
        before = pc;
    }
}

/* A choice of which all are drawn, as an unknown whose values are all named,
 * is never none of them. */
static void drop_none(const struct cases *cases, struct subject *subject)
{
    const struct model *model = cases->world->model;
    const struct unknown *unknown;
    int32_t drawn = 0;

    if (subject->op != OP_UNKNOWN_IS ||
        doubt_has(cases->world->doubt, DOUBT_UNKNOWN, subject->operand,
                  DOUBT_OPEN))
        return;
    unknown = &model->unknowns[subject->operand];
    for (int32_t i = 0; i < unknown->values.count; i++)
        drawn += world_draws(model, subject->operand, i);
    if (subject->count - 1 == drawn && drawn > 0)
        subject->cases[0] = subject->cases[--subject->count];
}

/* So many cases in all that they can be gone through: what was found last is
 * taken as a whole, and so is what has more cases than are known. */
static int64_t limit_product(struct cases *cases)
{
    int64_t product = 1;

    for (int32_t i = 0; i < cases->count; i++) {
        struct subject *subject = &cases->subjects[i];

        if (!subject->crowded && product * subject->count <= PRODUCT_MOST) {
            product *= subject->count;
            continue;
        }
        cases->subjects[i--] = cases->subjects[--cases->count];
    }
    return product;
}

/* Only what is used of the subjects is written: there may be many thousand
 * conditions. */
static int64_t prepare(struct cases *cases, const struct expr *const *exprs,
                       int32_t count)
{
    cases->count = 0;
    /* The last is what is asked about; what it reads is gone through fastest,
     * so that a case in which it holds is met early. */
    for (int32_t i = count - 1; i >= 0; i--)
        add_subjects(cases, exprs[i]);
    for (int32_t i = 0; i < cases->count; i++)
        drop_none(cases, &cases->subjects[i]);
    return limit_product(cases);
}

/* Cases ---------------------------------------------------------------------
 */

static struct expr_range read_case(const void *context, const int32_t *pc)
{
    const struct cases *cases = context;
    int32_t found = find_subject(cases, pc);
    const struct subject *subject;
    struct expr_range range;

    if (found < 0)
        return world_read(cases->world, cases->moment, pc);
    subject = &cases->subjects[found];
    range = subject->cases[subject->now];
    if (!is_choice(subject->op))
        return range;
    return (struct expr_range){range.low == pc[2], range.low == pc[2]};
}

/* Whether what the turn allows a meter is within its case. */
static bool consistent(const struct cases *cases)
{
    static const int32_t turn[] = {OP_TURN};
    int32_t found = find_subject(cases, turn);
    struct moment moment = *cases->moment;
    const struct subject *now;

    if (found < 0)
        return true;
    now = &cases->subjects[found];
    moment.first = (int32_t)now->cases[now->now].low;
    moment.last = (int32_t)now->cases[now->now].high;
    for (int32_t i = 0; i < cases->count; i++) {
        const struct subject *subject = &cases->subjects[i];
        struct expr_range range, part = subject->cases[subject->now];
        const int32_t pc[] = {subject->op, subject->operand};

        if (is_choice(subject->op) || subject == now)
            continue;
        range = world_read(cases->world, &moment, pc);
        if (part.high < range.low || part.low > range.high)
            return false;
    }
    return true;
}

/* The next one; false after the last. */
static bool advance(struct cases *cases)
{
    for (int32_t i = 0; i < cases->count; i++) {
        struct subject *subject = &cases->subjects[i];

        if (++subject->now < subject->count)
            return true;
        subject->now = 0;
    }
    return false;
}

static int32_t length(const struct model *model, const struct expr *expr)
{
    const int32_t *pc = model->code + expr->code;

    if (expr->code == 0)
        return 1;
    while (*pc != OP_END)
        pc += 1 + op_table[*pc].operands;
    return (int32_t)(pc - (model->code + expr->code));
}

static int64_t lengths(const struct model *model,
                       const struct expr *const *exprs, int32_t count)
{
    int64_t size = 0;

    for (int32_t i = 0; i < count; i++)
        size += length(model, exprs[i]);
    return size;
}

static enum can can_of(struct expr_range range)
{
    if (range.low == 0 && range.high == 0)
        return CAN_FAIL;
    return range.low > 0 || range.high < 0 ? CAN_HOLD : CAN_BOTH;
}

enum can world_can_all(struct world *world, const struct moment *moment,
                       const struct expr *const *exprs, int32_t count,
                       enum can (*judge)(const enum can *truths, int32_t count))
{
    struct cases cases;
    const struct bounds_reader reader = {read_case, &cases};
    int64_t size;
    enum can truths[LIMIT_OPTIONS + 1];
    unsigned all = 0;

    assert(count <= LIMIT_OPTIONS + 1);
    if (world->work <= 0)
        return CAN_BOTH;
    size = lengths(world->model, exprs, count);
    cases.world = world;
    cases.moment = moment;
    (void)prepare(&cases, exprs, count);
    do {
        world->work -= size;
        if (!consistent(&cases))
            continue;
        for (int32_t i = 0; i < count; i++)
            truths[i] = can_of(expr_bounds(world->model, exprs[i], &reader));
        all |= judge(truths, count);
    } while (all != CAN_BOTH && world->work > 0 && advance(&cases));
    return world->work > 0 ? (enum can)all : CAN_BOTH;
}

static enum can itself(const enum can *truths, int32_t count)
{
    assert(count == 1);
    return truths[0];
}

enum can world_can(struct world *world, const struct moment *moment,
                   const struct expr *expr)
{
    if (expr_is_constant(expr))
        return expr->constant != 0 ? CAN_HOLD : CAN_FAIL;
    return world_can_all(world, moment, &expr, 1, itself);
}

struct expr_range world_range(struct world *world, const struct moment *moment,
                              const struct expr *expr)
{
    struct cases cases;
    const struct bounds_reader reader = {read_case, &cases};
    struct expr_range all = {1, 0};

    if (expr_is_constant(expr))
        return (struct expr_range){expr->constant, expr->constant};
    cases.world = world;
    cases.moment = moment;
    if (world->work > 0)
        world->work -= length(world->model, expr) * prepare(&cases, &expr, 1);
    if (world->work <= 0) /* as a whole, not case by case */
        cases.count = 0;
    do {
        struct expr_range range = expr_bounds(world->model, expr, &reader);

        if (!consistent(&cases))
            continue;
        if (all.low > all.high)
            all = range;
        all.low = range.low < all.low ? range.low : all.low;
        all.high = range.high > all.high ? range.high : all.high;
    } while (advance(&cases));
    return all;
}
