#include "many/invariants.h"
#include "many/telling.h"

#include "base/hash.h"

#include <string.h>

void invariants_open(struct invariants *check, const struct model *model)
{
    size_t size = world_size(model);

    *check = (struct invariants){.model = model};
    check->kept = arena_alloc(&check->arena, size);
    check->to = arena_alloc(&check->arena, size);
    check->bare = arena_alloc(&check->arena, size);
}

void invariants_clear(struct invariants *check)
{
    ledger_clear(&check->ledger);
    strbuf_clear(&check->what);
    arena_clear(&check->arena);
}

bool invariants_wrong(struct invariants *check, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    strbuf_vformat(&check->what, format, args);
    va_end(args);
    return false;
}

static bool same_world(struct invariants *check, const char *what,
                       const int32_t *a, const int32_t *b)
{
    if (memcmp(a, b, world_size(check->model)) == 0)
        return true;
    strbuf_text(&check->what, what);
    if (!telling_difference(check->model, a, b, &check->what))
        strbuf_text(&check->what, "the seed");
    return false;
}

/* A world that rests says the same to everybody who hashes it. */
static bool take(struct invariants *check, int32_t *world)
{
    uint64_t hash = world_hash(check->model, check->to);

    memcpy(world, check->to, world_size(check->model));
    check->worlds = hash_value(check->worlds, hash);
    return hash == world_hash(check->model, check->bare) ||
           invariants_wrong(check, "equal worlds have two hashes");
}

bool invariants_start(struct invariants *check, struct start start,
                      int32_t *world)
{
    const struct model *model = check->model;
    int32_t values[LIMIT_METERS];

    for (int32_t i = 0; i < model->meters_count; i++)
        values[i] = model->meters[i].start;
    check->plays++;
    ledger_reset(&check->ledger);
    memset(check->to, 0x55, world_size(model));
    step_start(model, start, check->to, &check->ledger);
    if (!invariants_balance(check, values) ||
        !invariants_bounds(check, NULL, NULL))
        return false;
    step_start(model, start, check->bare, NULL);
    return same_world(check,
                      "it starts otherwise without a ledger: ", check->to,
                      check->bare) &&
           take(check, world);
}

bool invariants_turn(struct invariants *check, const struct moves *moves,
                     int32_t *world)
{
    const struct model *model = check->model;
    size_t size = world_size(model);

    check->turns++;
    ledger_reset(&check->ledger);
    memcpy(check->kept, world, size);
    memset(check->to, 0x55, size);
    step_apply(model, world, moves, check->to, &check->ledger);
    if (!same_world(check, "the step changed its input: ", check->kept,
                    world) ||
        !invariants_balance(check, world + model->layout.meters) ||
        !invariants_bounds(check, world, moves))
        return false;
    step_apply(model, world, moves, check->bare, NULL);
    return same_world(check, "another world without a ledger: ", check->to,
                      check->bare) &&
           take(check, world);
}
