#include "scenario/check_world.h"

#include "scenario/expr_build.h"
#include "scenario/ops.h"
#include "scenario/saturate.h"

/* Meters --------------------------------------------------------------------
 */

/* Beyond this more makes no difference. */
#define FARTHEST (4 * (int64_t)LIMIT_METER_VALUE)

static int64_t held(int64_t amount)
{
    return amount > FARTHEST ? FARTHEST : amount < 0 ? 0 : amount;
}

/* How far the blocks of one kind move each meter; a block names a meter
 * once. */
struct push {
    int64_t up[LIMIT_METERS], down[LIMIT_METERS];
};

static void note_block(const struct model *model, const struct block *block,
                       bool sum, struct push *push)
{
    for (int32_t i = 0; i < block->effects.count; i++) {
        const struct effect *effect = &model->effects[block->effects.first + i];
        struct expr_range range = expr_range(model, &effect->amount);
        int64_t up = held(range.high);
        int64_t down = range.low < -FARTHEST ? FARTHEST : held(-range.low);
        int32_t m = effect->meter;

        if (m < 0)
            continue;
        if (sum) {
            up += push->up[m];
            down += push->down[m];
        }
        push->up[m] = up > push->up[m] ? up : push->up[m];
        push->down[m] = down > push->down[m] ? down : push->down[m];
    }
}

static int32_t most_decisions(const struct model *model)
{
    int32_t most = 0;

    for (int32_t i = 0; i < model->scenes_count; i++)
        if (model->scenes[i].decisions.count > most)
            most = model->scenes[i].decisions.count;
    return most;
}

/* `times` times what one of a kind does at most. */
static void add_push(struct world *world, const struct push *push,
                     int32_t times)
{
    for (int32_t i = 0; i < world->model->meters_count; i++) {
        world->moves[i].up += times * push->up[i];
        world->moves[i].down += times * push->down[i];
    }
}

/* Of the present scene, of what each of its deciders chose, of one outcome
 * each; and of everything that may come in any turn. */
static void note_pushes(struct world *world)
{
    const struct model *model = world->model;
    struct push common = {0}, scene = {0}, option = {0}, outcome = {0};
    int32_t deciders = most_decisions(model);

    for (int32_t i = 0; i < model->rules_count; i++)
        note_block(model, &model->rules[i].block, true, &common);
    for (int32_t i = 0; i < model->events_count; i++)
        note_block(model, &model->events[i].block, true, &common);
    for (int32_t i = 0; i < model->consequences_count; i++)
        note_block(model, &model->consequences[i].block, true, &common);
    for (int32_t i = 0; i < model->scenes_count; i++)
        note_block(model, &model->scenes[i].block, false, &scene);
    for (int32_t i = 0; i < model->options_count; i++)
        note_block(model, &model->options[i].block, false, &option);
    for (int32_t i = 0; i < model->outcomes_count; i++)
        note_block(model, &model->outcomes[i].block, false, &outcome);
    add_push(world, &common, 1);
    add_push(world, &scene, 1);
    add_push(world, &option, deciders);
    add_push(world, &outcome, deciders);
}

static int64_t meter_low(const struct meter *meter)
{
    return meter->scale == SCALE_LIKELIHOOD ? 1 : meter->min;
}

static int64_t meter_high(const struct meter *meter)
{
    return meter->scale == SCALE_LIKELIHOOD ? 99 : meter->max;
}

/* One that nothing sets is a finding of its own: taken to be set, it makes no
 * others. */
static void note_flags(struct world *world)
{
    const struct model *model = world->model;

    for (int32_t i = 0; i < model->flags_count; i++)
        world->set_true[i] = true;
    for (int32_t i = 0; i < model->assigns_count; i++)
        if (model->assigns[i].kind == TARGET_FLAG)
            world->set_true[model->assigns[i].target] = false;
    for (int32_t i = 0; i < model->flags_count; i++)
        if (doubt_has(world->doubt, DOUBT_FLAG, i, DOUBT_USED | DOUBT_OPEN))
            world->set_true[i] = true;
}

static void note_meters(struct world *world)
{
    const struct model *model = world->model;

    for (int32_t i = 0; i < model->meters_count; i++) {
        const struct meter *meter = &model->meters[i];
        struct meter_moves *moves = &world->moves[i];

        moves->set_low = moves->set_high = meter->start;
        if (meter->drift_by > 0 && meter->drift_to > meter->start)
            moves->up = meter->drift_by;
        if (meter->drift_by > 0 && meter->drift_to < meter->start)
            moves->down = meter->drift_by;
    }
    note_flags(world);
    for (int32_t i = 0; i < model->assigns_count; i++) {
        const struct assign *assign = &model->assigns[i];
        struct expr_range range = expr_range(model, &assign->value);

        if (assign->kind == TARGET_FLAG) {
            world->set_true[assign->target] =
                world->set_true[assign->target] || range.high > 0;
            continue;
        }
        if (assign->target < 0)
            continue;
        struct meter_moves *moves = &world->moves[assign->target];
        moves->set_low =
            range.low < moves->set_low ? range.low : moves->set_low;
        moves->set_high =
            range.high > moves->set_high ? range.high : moves->set_high;
    }
    note_pushes(world);
}

/* A drift back to where it goes from beyond it stays within. */
static struct expr_range meter_range(const struct world *world, int32_t index,
                                     int32_t turns)
{
    const struct meter *meter = &world->model->meters[index];
    const struct meter_moves *moves = &world->moves[index];

    if (doubt_has(world->doubt, DOUBT_METER, index, DOUBT_OPEN))
        return (struct expr_range){-LIMIT_METER_VALUE, LIMIT_METER_VALUE};
    if (doubt_has(world->doubt, DOUBT_METER, index, DOUBT_USED))
        return (struct expr_range){meter_low(meter), meter_high(meter)};
    int64_t low =
        saturate_sub(moves->set_low, saturate_mul(turns, moves->down));
    int64_t high =
        saturate_add(moves->set_high, saturate_mul(turns, moves->up));

    if (low < meter_low(meter))
        low = meter_low(meter);
    if (high > meter_high(meter))
        high = meter_high(meter);
    return (struct expr_range){low, high};
}

/* Moves ---------------------------------------------------------------------
 */

static void note_option(const struct option *option, struct actor_acts *acts)
{
    acts->means |= UINT64_C(1) << option->means;
    acts->signals |= UINT64_C(1) << option->signal;
    if (option->rung > acts->rung_high)
        acts->rung_high = option->rung;
}

static void note_decision(struct world *world, const struct decision *decision,
                          int32_t times)
{
    const struct model *model = world->model;
    struct actor_acts *acts;

    if (decision->actor < 0)
        return;
    acts = &world->acts[decision->actor];
    acts->decides = true;
    for (int32_t i = 0; i < decision->options.count; i++) {
        int32_t index = model->option_refs[decision->options.first + i];
        const struct option *option;

        if (index < 0)
            continue;
        option = &model->options[index];
        note_option(option, acts);
        world->offered[option->identity] += times;
        world->offerers[option->identity] |= UINT64_C(1) << decision->actor;
    }
}

/* After world_walk(): only what scenes that come offer counts. */
void world_note_offers(struct world *world)
{
    const struct model *model = world->model;

    for (int32_t i = 0; i < model->decisions_count; i++) {
        const struct decision *decision = &model->decisions[i];
        int32_t times = world->turns[decision->scene].count;

        if (times > 0)
            note_decision(world, decision, times);
    }
}

/* What was worked out without knowing when scenes come: they may come in any
 * turn. */
static void suppose_any_turn(struct world *world)
{
    int32_t cap = world->model->turn_cap;

    for (int32_t i = 0; i < world->model->scenes_count; i++)
        world->turns[i] =
            (struct scene_turns){.first = 1, .last = cap, .count = cap};
    world->last_turn = cap;
    world_note_offers(world);
}

static void forget_offers(struct world *world)
{
    const struct model *model = world->model;

    for (int32_t i = 0; i < model->options_count; i++) {
        world->offered[i] = 0;
        world->offerers[i] = 0;
    }
    for (int32_t i = 0; i < model->actors_count; i++)
        world->acts[i] = (struct actor_acts){.rung_high = 0};
}

void world_open(struct world *world, const struct model *model,
                const struct doubt *doubt, struct arena *arena)
{
    *world = (struct world){.model = model, .doubt = doubt, .work = CHECK_WORK};
    world->doubts_moves =
        doubt_any(doubt, DOUBT_OPTION, DOUBT_USED | DOUBT_OPEN);
    world->turns =
        arena_array(arena, (size_t)model->scenes_count, sizeof *world->turns);
    world->ending =
        arena_array(arena, (size_t)model->scenes_count, sizeof *world->ending);
    world->moves =
        arena_array(arena, (size_t)model->meters_count, sizeof *world->moves);
    world->acts =
        arena_array(arena, (size_t)model->actors_count, sizeof *world->acts);
    world->offered = arena_array(arena, (size_t)model->options_count,
                                 sizeof *world->offered);
    world->offerers = arena_array(arena, (size_t)model->options_count,
                                  sizeof *world->offerers);
    note_meters(world);
    suppose_any_turn(world);
    world_walk(world, arena);
    forget_offers(world);
    world_note_offers(world);
}

/* Reads ---------------------------------------------------------------------
 */

struct moment moment_any(const struct world *world)
{
    return (struct moment){.first = 0, .last = world->last_turn};
}

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static struct expr_range up_to(int64_t most)
{
    return (struct expr_range){0, most < 0 ? 0 : most};
}

/* Whether an actor, -1 for whoever it is, may have made moves of which nothing
 * is known; `option` -1: of any option. */
static bool doubts_moves(const struct world *world, int32_t actor,
                         int32_t option)
{
    const struct doubt *doubt = world->doubt;

    if (actor >= 0 && doubt_has(doubt, DOUBT_ACTOR, actor, DOUBT_USED))
        return true;
    if (option >= 0)
        return doubt_has(doubt, DOUBT_OPTION, option, DOUBT_USED);
    return world->doubts_moves;
}

/* An actor moves once a turn; before it moves, the turns before count. */
static struct expr_range taken_range(const struct world *world,
                                     const struct moment *moment,
                                     const struct taken_slot *slot)
{
    int32_t turns = moment->last - (moment->before_moves ? 1 : 0);
    uint64_t who = world->offerers[slot->identity];
    int64_t most = world->offered[slot->identity];

    if (doubts_moves(world, slot->actor, slot->identity))
        return up_to(turns);
    if (slot->actor >= 0 && (who >> slot->actor & 1) == 0)
        return up_to(0);
    if (slot->actor >= 0)
        most = smaller(most, turns);
    return up_to(turns <= 0 ? 0 : most);
}

static struct expr_range visited_range(const struct world *world,
                                       const struct moment *moment,
                                       int32_t scene)
{
    const struct scene_turns *turns = &world->turns[scene];

    if (turns->first == 0 || turns->first > moment->last)
        return up_to(0);
    return up_to(smaller(turns->count, moment->last));
}

bool world_draws(const struct model *model, int32_t unknown, int32_t value)
{
    const struct unknown *u = &model->unknowns[unknown];

    return value == u->history ||
           model->values[u->values.first + value].weight > 0;
}

static struct expr_range unknown_range(const struct world *world,
                                       const int32_t *pc)
{
    const struct model *model = world->model;
    const struct unknown *unknown = &model->unknowns[pc[1]];

    if (doubt_has(world->doubt, DOUBT_UNKNOWN, pc[1], DOUBT_OPEN))
        return up_to(1);
    for (int32_t i = 0; i < unknown->values.count; i++)
        if (i != pc[2] && world_draws(model, pc[1], i))
            return up_to(world_draws(model, pc[1], pc[2]));
    return (struct expr_range){1, 1};
}

/* Whether an option, the last of an actor, is one that it is offered. */
static bool can_be_last(const struct world *world, const int32_t *pc)
{
    return doubts_moves(world, pc[1], pc[2]) ||
           (world->offerers[pc[2]] >> pc[1] & 1) != 0;
}

static struct expr_range act_range(const struct world *world,
                                   const struct moment *moment,
                                   const int32_t *pc)
{
    const struct actor_acts *acts = &world->acts[pc[1]];
    bool none = moment->last <= (moment->before_moves ? 1 : 0);

    if (*pc != OP_LAST_IS && doubts_moves(world, pc[1], -1))
        return up_to(*pc == OP_RUNG ? INT32_MAX : 1);
    switch (*pc) {
    case OP_MOVED:
        return up_to(acts->decides && !moment->before_moves);
    case OP_LAST_IS:
        return up_to(!none && can_be_last(world, pc));
    case OP_MEANS_IS:
        return up_to(pc[2] == MEANS_NONE ||
                     (!none && (acts->means >> pc[2] & 1) != 0));
    case OP_SIGNAL_IS:
        return up_to(!none && (acts->signals >> pc[2] & 1) != 0);
    default: /* OP_RUNG */
        return up_to(none ? 0 : acts->rung_high);
    }
}

struct expr_range world_read(const struct world *world,
                             const struct moment *moment, const int32_t *pc)
{
    const struct model *model = world->model;

    switch (*pc) {
    case OP_METER:
        return meter_range(world, pc[1], moment->last);
    case OP_FLAG:
        return up_to(world->set_true[pc[1]]);
    case OP_UNKNOWN_IS:
        return unknown_range(world, pc);
    case OP_TURN:
        return (struct expr_range){moment->first, moment->last};
    case OP_TAKEN:
        return taken_range(world, moment, &model->taken_slots[pc[1]]);
    case OP_VISITED:
        return visited_range(world, moment, model->visited_slots[pc[1]]);
    case OP_MOVED:
    case OP_LAST_IS:
    case OP_MEANS_IS:
    case OP_SIGNAL_IS:
    case OP_RUNG:
        return act_range(world, moment, pc);
    default:
        return range_of_read(model, pc[0], pc[1]);
    }
}
