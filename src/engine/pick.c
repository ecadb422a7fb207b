#include "engine/pick.h"

#include "scenario/limits.h"

int32_t pick_weighted(const struct dice_key *key, const int32_t *weights,
                      int32_t count)
{
    uint64_t sum = 0;
    uint64_t roll;
    int32_t i;

    for (i = 0; i < count; i++)
        sum += (uint32_t)weights[i];
    if (sum == 0)
        return -1;
    roll = dice_below_wide(key, sum);
    for (i = 0; roll >= (uint32_t)weights[i]; i++)
        roll -= (uint32_t)weights[i];
    return i;
}

int32_t pick_unknown(const struct model *model, int32_t unknown,
                     const struct dice_key *key)
{
    struct span span = model->unknowns[unknown].values;
    const struct unknown_value *values = model->values + span.first;
    uint64_t sum = 0;
    uint64_t roll;
    int32_t i;

    for (i = 0; i < span.count; i++)
        sum += (uint32_t)values[i].weight;
    if (sum == 0)
        return -1;
    roll = dice_below_wide(key, sum);
    for (i = 0; roll >= (uint32_t)values[i].weight; i++)
        roll -= (uint32_t)values[i].weight;
    return i;
}

int32_t pick_weight(const struct model *model, const int32_t *world,
                    const struct expr *weight)
{
    int64_t value = eval(model, world, weight);

    if (value < 0)
        return 0;
    return value > LIMIT_WEIGHT ? LIMIT_WEIGHT : (int32_t)value;
}

static int32_t outcome_weight(const struct model *model, const int32_t *world,
                              const struct outcome *outcome)
{
    return eval(model, world, &outcome->when)
               ? pick_weight(model, world, &outcome->weight)
               : 0;
}

/* Works weights out twice instead of keeping them: their number is bounded
 * by the file's size alone. */
struct picked pick_outcome(const struct model *model, const int32_t *world,
                           struct span outcomes, const struct dice_key *key)
{
    const struct outcome *first;
    struct picked picked = {0, 0, -1};
    int64_t roll;

    if (outcomes.count == 0)
        return picked; /* a model without any has no table to point into */
    first = &model->outcomes[outcomes.first];
    for (int32_t i = 0; i < outcomes.count; i++)
        picked.sum += outcome_weight(model, world, &first[i]);
    if (picked.sum == 0)
        return picked;
    roll = (int64_t)dice_below_wide(key, (uint64_t)picked.sum);
    for (int32_t i = 0; i < outcomes.count && roll >= 0; i++) {
        picked.weight = outcome_weight(model, world, &first[i]);
        picked.outcome = outcomes.first + i;
        roll -= picked.weight;
    }
    return picked;
}
