#include "analysis/facts.h"

#include "scenario/expr_bounds.h"
#include "scenario/expr_build.h"

uint32_t facts_bit(const struct facts *facts, int32_t kind, int32_t index)
{
    for (int32_t i = 0; i < facts->count; i++)
        if (facts->list[i].kind == kind && facts->list[i].index == index)
            return UINT32_C(1) << i;
    return 0;
}

/* False where there is no room. */
static bool add(struct facts *facts, int32_t kind, int32_t index)
{
    if (facts_bit(facts, kind, index) != 0)
        return true;
    if (facts->count == FACTS_MOST)
        return false;
    facts->list[facts->count++] = (struct fact_read){kind, index};
    return true;
}

static void add_read(struct facts *facts, const struct expr *expr)
{
    const int32_t *pc;

    if (expr->code == 0)
        return;
    for (pc = facts->model->code + expr->code; *pc != OP_END;
         pc += 1 + op_table[*pc].operands)
        if (*pc == OP_FLAG || *pc == OP_VISITED || *pc == OP_TAKEN)
            (void)add(facts, *pc, pc[1]);
}

void facts_add_claim(struct facts *facts, const struct expr *claim)
{
    const struct model *model = facts->model;
    const int32_t *pc;

    add_read(facts, claim);
    if (claim->code == 0)
        return;
    for (pc = model->code + claim->code; *pc != OP_END;
         pc += 1 + op_table[*pc].operands)
        if (*pc == OP_ENDED)
            add_read(facts, &model->endings[pc[1]].when);
}

bool facts_touched(const struct facts *facts, const struct block *block)
{
    const struct model *model = facts->model;

    for (int32_t i = 0; i < block->sets.count; i++) {
        const struct assign *assign = &model->assigns[block->sets.first + i];

        if (assign->kind == TARGET_FLAG &&
            facts_bit(facts, OP_FLAG, assign->target) != 0)
            return true;
    }
    for (int32_t i = 0; i < block->later.count; i++)
        if (facts_bit(facts, FACT_SENT,
                      model->later_refs[block->later.first + i]) != 0)
            return true;
    return false;
}

/* One consequence may be sent by another's landing, before or after it in the
 * file. */
bool facts_add_sent(struct facts *facts)
{
    const struct model *model = facts->model;
    int32_t before;
    bool room = true;

    do {
        before = facts->count;
        for (int32_t i = 0; i < model->consequences_count; i++)
            if (facts_touched(facts, &model->consequences[i].block))
                room = add(facts, FACT_SENT, i) && room;
    } while (facts->count > before);
    return room;
}

static bool is_counted(const struct facts *facts, const struct option *option)
{
    for (int32_t i = 0; i < facts->count; i++)
        if (facts->list[i].kind == OP_TAKEN &&
            facts->model->taken_slots[facts->list[i].index].identity ==
                option->identity)
            return true;
    return false;
}

static bool option_touches(const struct facts *facts,
                           const struct option *option)
{
    bool touches =
        facts_touched(facts, &option->block) || is_counted(facts, option);

    for (int32_t i = 0; i < option->outcomes.count && !touches; i++)
        touches = facts_touched(
            facts, &facts->model->outcomes[option->outcomes.first + i].block);
    return touches;
}

static void add_option_guards(struct facts *facts)
{
    const struct model *model = facts->model;
    struct facts now = *facts; /* what is added now guards, not is guarded */

    for (int32_t i = 0; i < model->options_count; i++) {
        const struct option *option = &model->options[i];

        if (!option_touches(&now, option))
            continue;
        add_read(facts, &option->when);
        for (int32_t k = 0; k < option->outcomes.count; k++)
            add_read(facts, &model->outcomes[option->outcomes.first + k].when);
    }
}

void facts_add_guards(struct facts *facts)
{
    const struct model *model = facts->model;
    struct facts now = *facts;

    add_option_guards(facts);
    for (int32_t i = 0; i < model->assigns_count; i++)
        if (model->assigns[i].kind == TARGET_FLAG &&
            facts_bit(&now, OP_FLAG, model->assigns[i].target) != 0)
            add_read(facts, &model->assigns[i].value);
    for (int32_t i = 0; i < model->rules_count; i++)
        if (facts_touched(&now, &model->rules[i].block))
            add_read(facts, &model->rules[i].when);
    for (int32_t i = 0; i < model->events_count; i++)
        if (facts_touched(&now, &model->events[i].block))
            add_read(facts, &model->events[i].when);
    for (int32_t i = 0; i < model->nexts_count; i++)
        add_read(facts, &model->nexts[i].when);
    for (int32_t i = 0; i < model->scenes_count; i++)
        add_read(facts, &model->scenes[i].when);
}

/* Bounds ---------------------------------------------------------------------
 */

static struct expr_range exactly(int64_t value)
{
    return (struct expr_range){value, value};
}

struct standpoint {
    const struct facts *facts;
    const struct facts_point *point;
};

static struct expr_range read_bounds(const void *context, const int32_t *pc)
{
    const struct standpoint *at = context;
    uint32_t bit = facts_bit(at->facts, pc[0], pc[1]);
    bool set = (at->point->bits & bit) != 0;

    if (pc[0] == OP_TURN)
        return exactly(at->point->turn);
    if (pc[0] == OP_ENDED)
        return exactly(at->point->ending == pc[1]);
    if (bit == 0)
        return range_of_read(at->facts->model, pc[0], pc[1]);
    if (pc[0] == OP_FLAG)
        return exactly(set);
    return (struct expr_range){set ? 1 : 0, set ? INT64_MAX : 0};
}

struct bounds facts_bounds(const struct facts *facts, const struct expr *expr,
                           const struct facts_point *point)
{
    struct standpoint at = {facts, point};
    struct expr_range range = expr_bounds(
        facts->model, expr, &(struct bounds_reader){read_bounds, &at});

    return (struct bounds){range.low, range.high};
}

enum truth facts_truth(const struct facts *facts, const struct expr *expr,
                       const struct facts_point *point)
{
    struct bounds bounds = facts_bounds(facts, expr, point);

    if (bounds.low == 0 && bounds.high == 0)
        return TRUTH_NO;
    return bounds.low > 0 || bounds.high < 0 ? TRUTH_YES : TRUTH_MAYBE;
}
