#include "many/invariants.h"

#include <inttypes.h>

static bool within(struct invariants *check, const char *what, int64_t value,
                   int64_t low, int64_t high)
{
    if (value >= low && value <= high)
        return true;
    return invariants_wrong(
        check, "%s is %" PRId64 ", outside %" PRId64 " to %" PRId64, what,
        value, low, high);
}

static bool check_meters(struct invariants *check)
{
    const struct model *model = check->model;

    for (int32_t i = 0; i < model->meters_count; i++)
        if (!within(check, model->meters[i].id,
                    world_meter(model, check->to, i), model->meters[i].min,
                    model->meters[i].max))
            return false;
    return true;
}

/* A truth is drawn once, and stands. */
static bool check_unknowns(struct invariants *check, const int32_t *from)
{
    const struct model *model = check->model;

    for (int32_t i = 0; i < model->unknowns_count; i++) {
        const struct unknown *unknown = &model->unknowns[i];
        int32_t value = world_unknown(model, check->to, i);
        int32_t least = unknown->values.count > 0 ? 0 : -1;

        if (!within(check, unknown->id, value, least,
                    unknown->values.count - 1))
            return false;
        if (from != NULL && world_unknown(model, from, i) != value)
            return invariants_wrong(check, "the truth of %s has changed",
                                    unknown->id);
    }
    return true;
}

/* Bits that stand for nothing are never set. */
static bool check_flags(struct invariants *check)
{
    const struct model *model = check->model;
    int32_t rest = model->flags_count % 32;
    uint32_t last;

    if (rest == 0)
        return true;
    last = (uint32_t)check->to[model->layout.flags + model->flags_count / 32];
    return last >> rest == 0 ||
           invariants_wrong(check, "flags that the scenario lacks are set");
}

/* How often the turn took what a slot counts. */
static int32_t taken_now(const struct invariants *check, const int32_t *from,
                         const struct moves *moves,
                         const struct taken_slot *slot)
{
    const struct model *model = check->model;
    struct span span;
    int32_t count = 0;

    if (from == NULL)
        return 0;
    span = model->scenes[from[WORLD_SCENE]].decisions;
    for (int32_t i = 0; i < span.count; i++) {
        int32_t actor = model->decisions[span.first + i].actor;
        int32_t option = moves->choice[i];

        count += option >= 0 &&
                 model->options[option].identity == slot->identity &&
                 (slot->actor < 0 || slot->actor == actor);
    }
    return count;
}

/* What was done stays done. */
static bool check_taken(struct invariants *check, const int32_t *from,
                        const struct moves *moves)
{
    const struct model *model = check->model;

    for (int32_t i = 0; i < model->taken_slots_count; i++) {
        int32_t at = model->layout.taken + i;
        int32_t count = taken_now(check, from, moves, &model->taken_slots[i]) +
                        (from == NULL ? 0 : from[at]);

        if (!within(check, "how often an option was taken", check->to[at],
                    count, count))
            return false;
    }
    for (int32_t i = 0; i < model->since_slots_count; i++) {
        int32_t at = model->layout.since + i;
        int32_t turn = from == NULL ? 0 : from[at];

        if (taken_now(check, from, moves, &model->since_slots[i]) > 0)
            turn = from[WORLD_TURN];
        if (!within(check, "the turn in which an option was last taken",
                    check->to[at], turn, turn))
            return false;
    }
    return true;
}

/* A cap holds until the next. */
static bool check_cap(struct invariants *check, const int32_t *from,
                      const struct moves *moves)
{
    int32_t cap = from == NULL ? RUNG_UNCAPPED : from[WORLD_CAP];

    for (int32_t i = 0; from != NULL && i < moves->order_count; i++)
        if (moves->orders[i].kind == ORDER_CAP)
            cap = moves->orders[i].a;
    return within(check, "the highest rung that is open", check->to[WORLD_CAP],
                  cap, cap);
}

/* A scene follows a scene until an ending, and days only pass. */
static bool check_course(struct invariants *check, const int32_t *from)
{
    const struct model *model = check->model;
    const int32_t *to = check->to;
    bool over = world_over(to);
    int32_t turn = from == NULL ? 1 : from[WORLD_TURN] + (over ? 0 : 1);

    if (!within(check, "the turn", to[WORLD_TURN], over ? turn - 1 : turn,
                turn) ||
        !within(check, "the turn", to[WORLD_TURN], 0, model->turn_cap) ||
        !within(check, "the ending", to[WORLD_ENDING], -1,
                model->endings_count - 1) ||
        !within(check, "the scene", to[WORLD_SCENE], over ? GO_END : 0,
                over ? GO_END : model->scenes_count - 1) ||
        !within(check, "the word that stays free", to[WORLD_SPARE], 0, 0))
        return false;
    return from == NULL || world_day(model, to) >= world_day(model, from) ||
           model->clock >= 0 ||
           invariants_wrong(
               check, "the calendar goes back from day %" PRId32 " to %" PRId32,
               world_day(model, from), world_day(model, to));
}

bool invariants_bounds(struct invariants *check, const int32_t *from,
                       const struct moves *moves)
{
    if (from != NULL && world_seed(from) != world_seed(check->to))
        return invariants_wrong(check, "the seed has changed");
    return check_course(check, from) && check_meters(check) &&
           check_unknowns(check, from) && check_flags(check) &&
           check_cap(check, from, moves) && check_taken(check, from, moves);
}
