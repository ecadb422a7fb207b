#include "analysis/ways.h"

#include <string.h>

static void choose(struct ways *ways, int32_t slot)
{
    ways->moves.choice[slot] =
        ways->count[slot] > 0 ? ways->open[slot][ways->at[slot]] : -1;
}

void ways_open(struct ways *ways, const struct model *model,
               const int32_t *world)
{
    struct turn_point turn = {.model = model, .world = world};
    struct span decisions = model->scenes[world[WORLD_SCENE]].decisions;

    ways->model = model;
    ways->world = world;
    ways->number = 0;
    ways->decisions = decisions.count;
    ways->draws.fixed = ways->draws.count = 0;
    ways->moves.orders = NULL;
    ways->moves.order_count = 0;
    ways->moves.draws = &ways->draws;
    for (int32_t i = 0; i < decisions.count; i++) {
        ways->at[i] = 0;
        ways->count[i] = moves_list(&turn, decisions.first + i, ways->open[i]);
        choose(ways, i);
    }
}

void ways_take(struct ways *ways, int32_t *to, struct ledger *ledger)
{
    memcpy(to, ways->world, world_size(ways->model));
    step_resolve(ways->model, to, &ways->moves, ledger);
}

static bool next_choice(struct ways *ways)
{
    int32_t slot = ways->decisions - 1;

    while (slot >= 0 && ways->at[slot] + 1 >= ways->count[slot]) {
        ways->at[slot] = 0;
        choose(ways, slot);
        slot--;
    }
    if (slot < 0)
        return false;
    ways->at[slot]++;
    choose(ways, slot);
    return true;
}

bool ways_next(struct ways *ways)
{
    ways->number++;
    return draws_next(&ways->draws) || next_choice(ways);
}

void ways_start(const struct model *model, struct draws *draws, int32_t *to,
                struct ledger *ledger)
{
    step_zero(model, (struct start){.draws = draws}, to, ledger);
}
