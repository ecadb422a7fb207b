#include "engine/pick.h"

#include "scenario/limits.h"

int32_t pick_weighted(const struct dice_key *key, const int32_t *weights,
                      int32_t count)
{
    uint32_t sum = 0;
    uint32_t roll;
    int32_t i;

    for (i = 0; i < count; i++)
        sum += (uint32_t)weights[i];
    if (sum == 0)
        return -1;
    roll = dice_below(key, sum);
    for (i = 0; roll >= (uint32_t)weights[i]; i++)
        roll -= (uint32_t)weights[i];
    return i;
}

int32_t pick_unknown(const struct model *model, int32_t unknown,
                     const struct dice_key *key)
{
    struct span span = model->unknowns[unknown].values;
    const struct unknown_value *values = model->values + span.first;
    uint32_t sum = 0;
    uint32_t roll;
    int32_t i;

    for (i = 0; i < span.count; i++)
        sum += (uint32_t)values[i].weight;
    if (sum == 0)
        return -1;
    roll = dice_below(key, sum);
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
