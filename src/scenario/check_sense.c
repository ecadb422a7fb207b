/* Whether the numbers of a simulation can do what they are there for. */
#include "scenario/check_judge.h"

#include "scenario/expr_bounds.h"
#include "scenario/ops.h"

#include <string.h>

/* The ladder ----------------------------------------------------------------
 */

static bool block_lowers(const struct model *model, const struct block *block)
{
    int32_t ladder = model->ladder_meter;
    int64_t top = model->meters[ladder].max;

    for (int32_t i = 0; i < block->effects.count; i++) {
        const struct effect *effect = &model->effects[block->effects.first + i];

        if (effect->meter == ladder &&
            expr_range(model, &effect->amount).low < 0)
            return true;
    }
    for (int32_t i = 0; i < block->sets.count; i++) {
        const struct assign *assign = &model->assigns[block->sets.first + i];

        if (assign->kind == TARGET_METER && assign->target == ladder &&
            expr_range(model, &assign->value).low < top)
            return true;
    }
    return false;
}

/* What players choose: options, what comes of them, and rules, which answer
 * what was done. Scenes, events and drift come by themselves. */
static bool choices_lower(const struct model *model)
{
    bool lowers = false;
    int32_t i;

    for (i = 0; i < model->options_count && !lowers; i++)
        lowers = block_lowers(model, &model->options[i].block);
    for (i = 0; i < model->outcomes_count && !lowers; i++)
        lowers = block_lowers(model, &model->outcomes[i].block);
    for (i = 0; i < model->consequences_count && !lowers; i++)
        lowers = block_lowers(model, &model->consequences[i].block);
    for (i = 0; i < model->rules_count && !lowers; i++)
        lowers = block_lowers(model, &model->rules[i].block);
    return lowers;
}

/* Whether something broken may do it. */
static bool may_lower(const struct loader *loader)
{
    return doubt_has(loader->doubt, DOUBT_METER, loader->model->ladder_meter,
                     DOUBT_USED | DOUBT_OPEN) ||
           doubt_any(loader->doubt, DOUBT_OPTION, DOUBT_OPEN) ||
           doubt_within(loader, load_field(loader, 0, KEY_rules));
}

static void check_way_down(struct judge *judge)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;

    if (model->option_refs_count > 0 && !choices_lower(model) &&
        !may_lower(loader))
        report_key(&loader->report, CODE_SENSE_NO_WAY_DOWN,
                   load_field(loader, 0, KEY_ladder),
                   "nothing that a player can choose lowers \"%s\": no option, "
                   "outcome, consequence or rule; give those who want to step "
                   "back a way to",
                   model->meters[model->ladder_meter].id);
}

/* Rungs that some option of a decision that comes belongs to, as bits of the
 * first 64. */
static uint64_t rungs_taken(const struct judge *judge)
{
    const struct model *model = judge->loader->model;
    uint64_t taken = 0;

    for (int32_t i = 0; i < model->options_count; i++)
        if (judge->offered[i].last > 0 && model->options[i].rung < 64)
            taken |= UINT64_C(1) << model->options[i].rung;
    return taken;
}

static void check_skipped(struct judge *judge, int32_t rung, uint64_t taken)
{
    struct loader *loader = judge->loader;
    bool below = (taken & ((UINT64_C(1) << rung) - 1)) != 0;
    bool above = taken >> rung > 1;

    if ((taken >> rung & 1) == 0 && below && above &&
        !doubt_any(loader->doubt, DOUBT_OPTION, DOUBT_OPEN))
        report_node(&loader->report, CODE_SENSE_RUNG_SKIPPED,
                    loader->kinds[KIND_RUNG].nodes[rung],
                    "no option belongs to rung %d, \"%s\", though some stand "
                    "below and above it: who goes up has to jump",
                    (int)rung, loader->model->rungs[rung].name);
}

static void check_reached(struct judge *judge, int32_t rung)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    const int32_t pc[] = {OP_METER, model->ladder_meter};
    struct moment moment = moment_any(&judge->world);
    struct expr_range range = world_read(&judge->world, &moment, pc);
    bool low = rung + 1 < model->rungs_count &&
               range.low >= model->rungs[rung + 1].from;

    if (!low && range.high >= model->rungs[rung].from)
        return;
    report_node(&loader->report, CODE_SENSE_RUNG_UNREACHED,
                loader->kinds[KIND_RUNG].nodes[rung],
                "no play comes to rung %d, \"%s\": \"%s\" stays within %lld "
                "to %lld",
                (int)rung, model->rungs[rung].name,
                model->meters[model->ladder_meter].id, (long long)range.low,
                (long long)range.high);
}

static void check_ladder(struct judge *judge)
{
    const struct model *model = judge->loader->model;
    uint64_t taken = rungs_taken(judge);

    if (model->ladder_meter < 0)
        return;
    check_way_down(judge);
    if (doubt_within(judge->loader, load_field(judge->loader, 0, KEY_ladder)))
        return;
    for (int32_t i = 0; i < model->rungs_count; i++) {
        if (i < 64)
            check_skipped(judge, i, taken);
        check_reached(judge, i);
    }
}

/* Chances -------------------------------------------------------------------
 */

#define CORNERS_MOST 6 /* things asked for; each lowest and highest */

struct corners {
    const struct judge *judge;
    struct moment moment;
    const int32_t *reads[CORNERS_MOST];
    int32_t count;
    uint32_t high; /* bit i: the i-th at its highest */
};

static int32_t find_read(const struct corners *corners, const int32_t *pc)
{
    int32_t words = 1 + op_table[*pc].operands;

    for (int32_t i = 0; i < corners->count; i++) {
        bool same = true;

        for (int32_t k = 0; k < words; k++)
            same = same && corners->reads[i][k] == pc[k];
        if (same)
            return i;
    }
    return -1;
}

/* False where there are too many, or some that exclude each other. */
static bool find_reads(struct corners *corners, const struct expr *expr)
{
    const int32_t *pc = corners->judge->loader->model->code + expr->code;

    for (; *pc != OP_END; pc += 1 + op_table[*pc].operands) {
        if (*pc >= OP_FIRST_PURE || *pc == OP_CONST || *pc == OP_WIDE ||
            find_read(corners, pc) >= 0)
            continue;
        if (*pc != OP_METER && *pc != OP_FLAG && *pc != OP_TURN)
            return false;
        if (corners->count == CORNERS_MOST)
            return false;
        corners->reads[corners->count++] = pc;
    }
    return corners->count > 0;
}

static struct expr_range read_corner(const void *context, const int32_t *pc)
{
    const struct corners *corners = context;
    struct expr_range range =
        world_read(&corners->judge->world, &corners->moment, pc);
    int32_t at = find_read(corners, pc);
    int64_t value = corners->high >> at & 1 ? range.high : range.low;

    return (struct expr_range){value, value};
}

/* "heat is 99, war is true" */
static void tell_corner(const struct corners *corners, struct strbuf *out)
{
    const struct model *model = corners->judge->loader->model;

    for (int32_t i = 0; i < corners->count; i++) {
        const int32_t *pc = corners->reads[i];
        long long value = (long long)read_corner(corners, pc).low;

        strbuf_text(out, i > 0 ? ", " : "");
        if (*pc == OP_METER)
            strbuf_format(out, "%s is %lld", model->meters[pc[1]].id, value);
        else if (*pc == OP_FLAG)
            strbuf_format(out, "%s is %s", model->flags[pc[1]].id,
                          value != 0 ? "true" : "false");
        else
            strbuf_format(out, "turn is %lld", value);
    }
}

static void check_chance(struct judge *judge, int32_t index)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    const struct expr *chance = &model->events[index].chance;
    struct corners corners = {.judge = judge,
                              .moment = {1, judge->world.last_turn, false}};
    const struct bounds_reader reader = {read_corner, &corners};
    struct strbuf told = {0};

    if (expr_is_constant(chance) || !find_reads(&corners, chance) ||
        world_range(&judge->world, &corners.moment, chance).high <= 0)
        return;
    for (; corners.high < 1u << corners.count; corners.high++) {
        struct expr_range value = expr_bounds(model, chance, &reader);

        if (value.low >= 0 && value.high <= 100)
            continue;
        tell_corner(&corners, &told);
        report_node(&loader->report, CODE_SENSE_CHANCE,
                    load_field(loader, loader->kinds[KIND_EVENT].nodes[index],
                               KEY_chance),
                    "this chance is %lld where %s; it counts as %d; write "
                    "clamp(..., 0, 100) if that is meant",
                    (long long)value.low, strbuf_get(&told),
                    value.low < 0 ? 0 : 100);
        break;
    }
    strbuf_clear(&told);
}

/* Blocks --------------------------------------------------------------------
 */

/* The next node within an outcome after `at` that is neither its id nor its
 * weight, NULL after the last. Nodes stand in the order of the file, so what
 * is within one follows it. */
static const struct node *next_within(const struct loader *loader,
                                      int32_t outcome, int32_t *at)
{
    while (++*at < loader->document.count &&
           load_node(loader, *at)->parent >= outcome) {
        const struct node *node = load_node(loader, *at);

        if (node->parent != outcome ||
            (node->key_id != KEY_id && node->key_id != KEY_weight))
            return node;
    }
    return NULL;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether there is something within two outcomes, and in both the same. */
static bool are_twins(const struct loader *loader, int32_t one, int32_t other)
{
    int32_t at[2] = {one, other};
    const struct node *a = next_within(loader, one, &at[0]);
    const struct node *b = next_within(loader, other, &at[1]);
    bool some = a != NULL;

    while (a != NULL && b != NULL) {
        if (a->type != b->type || a->number != b->number ||
            a->count != b->count || !same_text(a->key, b->key) ||
            !same_text(a->text, b->text))
            return false;
        a = next_within(loader, one, &at[0]);
        b = next_within(loader, other, &at[1]);
    }
    return some && a == b;
}

static void check_twins(struct loader *loader)
{
    const struct kind_list *list = &loader->kinds[KIND_OUTCOME];

    for (int32_t i = 1; i < list->count; i++) {
        int32_t node = list->nodes[i];

        if (load_node(loader, node)->place > 0 &&
            are_twins(loader, list->nodes[i - 1], node))
            report_node(&loader->report, CODE_SENSE_TWINS, node,
                        "this outcome is the same as the one before it; make "
                        "them differ, or add their weights in one");
    }
}

/* Unknowns ------------------------------------------------------------------
 */

/* What is told when all is over serves something. */
static bool is_told(const struct model *model, const struct unknown *unknown)
{
    for (int32_t i = 0; i < unknown->values.count; i++)
        if (model->values[unknown->values.first + i].text.pieces.count > 0)
            return !unknown->never_told;
    return false;
}

static void check_unknowns(struct loader *loader)
{
    const struct model *model = loader->model;
    uint32_t asked = 0;

    for (int32_t at = 0; at < model->code_count;
         at += 1 + op_table[model->code[at]].operands)
        if (model->code[at] == OP_UNKNOWN_IS)
            asked |= UINT32_C(1) << model->code[at + 1];
    for (int32_t i = 0; i < model->unknowns_count; i++)
        if (model->unknowns[i].values.count > 0 && (asked >> i & 1) == 0 &&
            !doubt_has(loader->doubt, DOUBT_UNKNOWN, i,
                       DOUBT_NAMED | DOUBT_OPEN) &&
            !is_told(model, &model->unknowns[i]))
            report_node(&loader->report, CODE_SENSE_UNKNOWN,
                        loader->kinds[KIND_UNKNOWN].nodes[i],
                        "nothing depends on \"%s\" and nothing tells it: no "
                        "condition or number asks for its values, and they "
                        "have no text for the debrief",
                        model->unknowns[i].id);
}

void check_sense(struct judge *judge)
{
    check_ladder(judge);
    for (int32_t i = 0; i < judge->loader->model->events_count; i++)
        check_chance(judge, i);
    check_amounts(judge->loader);
    check_twins(judge->loader);
    check_unknowns(judge->loader);
}
