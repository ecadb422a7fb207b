#include "analysis/relevant.h"

#include "scenario/ops.h"

#include <string.h>

/* Marking what an expression reads ------------------------------------------
 */

static void keep_all(const struct relevant *r, int32_t first, int32_t end)
{
    for (int32_t i = first; i < end; i++)
        r->keep[i] = UINT32_MAX;
}

static void keep_word(const struct relevant *r, int32_t word)
{
    r->keep[word] = UINT32_MAX;
}

/* Where a clock rules, `day` reads its meter. */
static void keep_day(const struct relevant *r)
{
    keep_word(r, WORLD_DAY);
    if (r->model->clock >= 0)
        keep_word(r, r->model->layout.meters + r->model->clock);
}

static void keep_read(const struct relevant *r, const int32_t *pc)
{
    const struct layout *at = &r->model->layout;

    switch (pc[0]) {
    case OP_METER:
        keep_word(r, at->meters + pc[1]);
        break;
    case OP_FLAG:
        r->keep[at->flags + pc[1] / 32] |= UINT32_C(1) << (pc[1] % 32);
        break;
    case OP_UNKNOWN_IS:
        keep_word(r, at->unknowns + pc[1]);
        break;
    case OP_TAKEN:
        keep_word(r, at->taken + pc[1]);
        break;
    case OP_SINCE:
        keep_word(r, at->since + pc[1]);
        break;
    case OP_VISITED:
        keep_word(r, at->visited + pc[1]);
        break;
    case OP_MOVED:
        keep_word(r, at->moved + pc[1] / 32);
        break;
    case OP_LAST_IS:
    case OP_RUNG:
    case OP_MEANS_IS:
    case OP_SIGNAL_IS:
        keep_word(r, at->last + r->model->last_slot[pc[1]]);
        break;
    case OP_DAY:
        keep_day(r);
        break;
    default: /* `turn` and `ended` read what is always kept */
        break;
    }
}

static void keep_expr(const struct relevant *r, const struct expr *expr)
{
    const int32_t *pc = r->model->code + expr->code;

    if (expr->code == 0)
        return;
    for (; *pc != OP_END; pc += 1 + op_table[*pc].operands)
        keep_read(r, pc);
}

/* What decides where a play goes ---------------------------------------------
 */

static void keep_conditions(const struct relevant *r)
{
    const struct model *model = r->model;

    for (int32_t i = 0; i < model->scenes_count; i++)
        keep_expr(r, &model->scenes[i].when);
    for (int32_t i = 0; i < model->nexts_count; i++)
        keep_expr(r, &model->nexts[i].when);
    for (int32_t i = 0; i < model->options_count; i++)
        keep_expr(r, &model->options[i].when);
    for (int32_t i = 0; i < model->rules_count; i++)
        keep_expr(r, &model->rules[i].when);
    for (int32_t i = 0; i < model->endings_count; i++)
        keep_expr(r, &model->endings[i].when);
    for (int32_t i = 0; i < model->consequences_count; i++)
        keep_expr(r, &model->consequences[i].cancel_if);
}

static void keep_chances(const struct relevant *r)
{
    const struct model *model = r->model;

    for (int32_t i = 0; i < model->outcomes_count; i++) {
        keep_expr(r, &model->outcomes[i].when);
        keep_expr(r, &model->outcomes[i].weight);
    }
    for (int32_t i = 0; i < model->events_count; i++) {
        keep_expr(r, &model->events[i].when);
        keep_expr(r, &model->events[i].chance);
    }
}

static void keep_claims(const struct relevant *r)
{
    for (int32_t i = 0; i < r->model->expectations_count; i++)
        keep_expr(r, &r->model->expectations[i].claim);
}

/* Amounts matter where what they change does. */
static void keep_amounts(const struct relevant *r)
{
    const struct model *model = r->model;
    const struct layout *at = &model->layout;

    for (int32_t i = 0; i < model->effects_count; i++)
        if (r->keep[at->meters + model->effects[i].meter] != 0)
            keep_expr(r, &model->effects[i].amount);
    for (int32_t i = 0; i < model->assigns_count; i++) {
        const struct assign *assign = &model->assigns[i];
        int32_t word = assign->kind == TARGET_FLAG
                           ? at->flags + assign->target / 32
                           : at->meters + assign->target;

        if (r->keep[word] != 0)
            keep_expr(r, &assign->value);
    }
}

static uint64_t bits_kept(const struct relevant *r)
{
    uint64_t count = 0;

    for (int32_t i = 0; i < r->model->layout.words; i++)
        for (uint32_t bits = r->keep[i]; bits != 0; bits &= bits - 1)
            count++;
    return count;
}

void relevant_init(struct relevant *relevant, const struct model *model,
                   struct arena *arena)
{
    uint64_t before;

    relevant->model = model;
    relevant->keep =
        arena_array(arena, (size_t)model->layout.words, sizeof *relevant->keep);
    keep_all(relevant, WORLD_TURN, WORLD_HEADER);
    relevant->keep[WORLD_DAY] = 0;
    keep_all(relevant, model->layout.done, model->layout.taken);
    keep_conditions(relevant);
    keep_chances(relevant);
    keep_claims(relevant);
    do {
        before = bits_kept(relevant);
        keep_amounts(relevant);
    } while (bits_kept(relevant) > before);
}

void relevant_reduce(const struct relevant *relevant, int32_t *world)
{
    const struct model *model = relevant->model;

    for (int32_t i = 0; i < model->layout.words; i++)
        world[i] = (int32_t)((uint32_t)world[i] & relevant->keep[i]);
    for (int32_t i = 0; i < model->meters_count; i++)
        if (relevant->keep[model->layout.meters + i] == 0)
            world[model->layout.meters + i] = model->meters[i].start;
}
