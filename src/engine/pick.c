#include "engine/pick.h"

#include "scenario/limits.h"

/* What is drawn from. `weight` is known wherever an urn is made, so that a
 * compiler puts it into the loops. */
struct urn {
    int32_t (*weight)(const struct urn *urn, int32_t i); /* 0 or more */
    const void *items;
    const struct model *model;
    const int32_t *world;
    int32_t count;
};

/* The roll that leads to the branch which the draws ask for. */
static int64_t roll_of_draws(const struct urn *urn, struct draws *draws)
{
    int32_t branches = 0;
    int32_t before;
    int64_t roll = 0;

    for (int32_t i = 0; i < urn->count; i++)
        branches += urn->weight(urn, i) > 0;
    before = draws_take(draws, branches);
    for (int32_t i = 0; before > 0; i++) {
        int32_t weight = urn->weight(urn, i);

        roll += weight;
        before -= weight > 0;
    }
    return roll;
}

/* Works weights out twice instead of keeping them: their number is bounded
 * by the file's size alone. */
static inline struct picked
pick(const struct urn *urn, const struct dice_key *key, struct draws *draws)
{
    struct picked picked = {0, 0, -1};
    int64_t roll;

    for (int32_t i = 0; i < urn->count; i++)
        picked.sum += urn->weight(urn, i);
    if (picked.sum == 0)
        return picked;
    roll = draws == NULL ? (int64_t)dice_below_wide(key, (uint64_t)picked.sum)
                         : roll_of_draws(urn, draws);
    while (roll >= 0) {
        picked.outcome++;
        picked.weight = urn->weight(urn, picked.outcome);
        roll -= picked.weight;
    }
    return picked;
}

static inline int32_t number_weight(const struct urn *urn, int32_t i)
{
    return ((const int32_t *)urn->items)[i];
}

int32_t pick_weighted(const struct dice_key *key, const int32_t *weights,
                      int32_t count)
{
    const struct urn urn = {
        .weight = number_weight, .items = weights, .count = count};

    return pick(&urn, key, NULL).outcome;
}

static inline int32_t value_weight(const struct urn *urn, int32_t i)
{
    return ((const struct unknown_value *)urn->items)[i].weight;
}

int32_t pick_unknown(const struct model *model, int32_t unknown,
                     const struct chance *chance)
{
    struct span span = model->unknowns[unknown].values;
    struct urn urn = {.weight = value_weight, .count = span.count};

    if (span.count == 0)
        return -1; /* a model without any has no table to point into */
    urn.items = &model->values[span.first];
    return pick(&urn, &chance->key, chance->draws).outcome;
}

int32_t pick_weight(const struct model *model, const int32_t *world,
                    const struct expr *weight)
{
    int64_t value = eval(model, world, weight);

    if (value < 0)
        return 0;
    return value > LIMIT_WEIGHT ? LIMIT_WEIGHT : (int32_t)value;
}

static inline int32_t outcome_weight(const struct urn *urn, int32_t i)
{
    const struct outcome *outcome = (const struct outcome *)urn->items + i;

    return eval(urn->model, urn->world, &outcome->when)
               ? pick_weight(urn->model, urn->world, &outcome->weight)
               : 0;
}

struct picked pick_outcome(const struct model *model, const int32_t *world,
                           struct span outcomes, const struct chance *chance)
{
    struct picked picked = {0, 0, -1};
    struct urn urn = {.weight = outcome_weight,
                      .model = model,
                      .world = world,
                      .count = outcomes.count};

    if (outcomes.count == 0)
        return picked; /* as above */
    urn.items = &model->outcomes[outcomes.first];
    picked = pick(&urn, &chance->key, chance->draws);
    if (picked.outcome >= 0)
        picked.outcome += outcomes.first;
    return picked;
}
