#include "many/roll.h"

#include "base/hash.h"
#include "engine/world.h"

#include <inttypes.h>
#include <stdio.h>

int32_t roll(struct roll *dice, int32_t sides)
{
    dice->state = hash_mix(dice->state + HASH_START);
    return sides > 0 ? (int32_t)(dice->state % (uint64_t)sides) : 0;
}

static struct order roll_cap(struct roll *dice, const struct model *model)
{
    int32_t rung = roll(dice, model->rungs_count + 1);

    return (struct order){.kind = ORDER_CAP,
                          .a = rung == model->rungs_count ? RUNG_UNCAPPED
                                                          : rung};
}

struct order roll_order(struct roll *dice, const struct model *model)
{
    int32_t kind = roll(dice, 3);
    int32_t actor = roll(dice, model->actors_count);
    int32_t option = roll(dice, model->options_count);

    if (kind == ORDER_INJECT && model->events_count > 0)
        return (struct order){.kind = ORDER_INJECT,
                              .a = roll(dice, model->events_count)};
    if (kind == ORDER_VETO && model->actors_count > 0 &&
        model->options_count > 0)
        return (struct order){.kind = ORDER_VETO,
                              .a = actor,
                              .b = model->options[option].identity};
    return roll_cap(dice, model);
}

void roll_violation(const struct model *model, uint64_t seed, int32_t turn,
                    const struct strbuf *what)
{
    printf("%s, seed %" PRIu64 ", turn %" PRId32 ": %s\n", model->id, seed,
           turn, strbuf_get(what));
}
