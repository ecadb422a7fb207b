/* What stands to choose from, and what it costs. */
#include "cli/stats.h"

#include "scenario/expr.h"

struct cost {
    const struct model *model;
    int32_t actor; /* who decides */
};

static bool effects_cost(const struct cost *cost, struct span effects)
{
    const struct model *model = cost->model;
    for (int32_t i = 0; i < effects.count; i++) {
        const struct effect *effect = &model->effects[effects.first + i];
        const struct meter *meter = &model->meters[effect->meter];
        struct expr_range range = expr_range(model, &effect->amount);
        bool own = meter->actor < 0 || meter->actor == cost->actor;
        bool worse = (meter->better == BETTER_HIGH && range.low < 0) ||
                     (meter->better == BETTER_LOW && range.high > 0);
        if (own && worse) {
            return true;
        }
    }
    return false;
}

/* A consequence stands in the file before its own, and so does its number:
 * the list of them grows while it is gone through. */
static bool block_costs(const struct cost *cost, const struct block *block,
                        int32_t *list)
{
    const struct model *model = cost->model;
    struct span later = block->later;
    int32_t count = 0, at = 0;
    bool costs = effects_cost(cost, block->effects);
    while (!costs) {
        for (int32_t i = 0; i < later.count; i++) {
            list[count++] = model->later_refs[later.first + i];
        }
        if (at == count) {
            return false;
        }
        block = &model->consequences[list[at++]].block;
        costs = effects_cost(cost, block->effects);
        later = block->later;
    }
    return costs;
}

static bool option_costs(const struct cost *cost, const struct option *option,
                         int32_t *list)
{
    bool costs = block_costs(cost, &option->block, list);
    for (int32_t i = 0; i < option->outcomes.count && !costs; i++) {
        costs = block_costs(
            cost, &cost->model->outcomes[option->outcomes.first + i].block,
            list);
    }
    return costs;
}

/* Bits of what was found of an option. */
enum { OPTION_SEEN = 1, OPTION_COSTS = 2 };

static void add_decision(struct stats_options *stats, const struct model *model,
                         const struct decision *decision, uint8_t *found,
                         int32_t *list)
{
    struct cost cost = {model, decision->actor};
    int32_t count = decision->options.count;
    stats->least =
        stats->decisions == 0 || count < stats->least ? count : stats->least;
    stats->most = count > stats->most ? count : stats->most;
    stats->offered += count;
    stats->decisions++;
    for (int32_t i = 0; i < count; i++) {
        int32_t at = model->option_refs[decision->options.first + i];
        if (option_costs(&cost, &model->options[at], list)) {
            found[at] |= OPTION_COSTS;
        }
        found[at] |= OPTION_SEEN;
    }
}

struct stats_options stats_options(const struct model *model,
                                   struct arena *arena)
{
    struct stats_options stats = {.decisions = 0};
    uint8_t *found = arena_alloc(arena, (size_t)model->options_count);
    int32_t *list = arena_array(arena, (size_t)model->consequences_count + 1,
                                sizeof(*list));
    for (int32_t i = 0; i < model->decisions_count; i++) {
        add_decision(&stats, model, &model->decisions[i], found, list);
    }
    for (int32_t i = 0; i < model->options_count; i++) {
        stats.different += (found[i] & OPTION_SEEN) != 0;
        stats.with_cost += (found[i] & OPTION_COSTS) != 0;
    }
    return stats;
}
