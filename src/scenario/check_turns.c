/* From turn to turn: which scenes can be the present one when. A way is taken
 * wherever nothing certain closes it. */
#include "scenario/check_world.h"

#include "scenario/ops.h"

#include <string.h>

/* Scenes looked at in search of those that lead to no end; beyond, none is
 * found. */
#define ENDS_MOST 4000000

/* The turn that ends; any turn; or whatever conditions say. */
enum { ANY_TURN = -1, WHATEVER = -2 };

/* A condition that is asked in many turns. */
struct asked {
    uint8_t can;  /* in any turn, enum can */
    bool of_turn; /* it reads the turn */
};

struct walk {
    struct world *world;
    const struct model *model;
    struct asked *scenes; /* conditions, one a scene */
    struct asked *nexts;  /* one an entry of next */
    bool *open;           /* one an option: it can be chosen */
    bool *drawn;          /* one an outcome: it can follow */
    bool breaks;          /* some event has a goto, so something may wait */
    /* What a step comes to. */
    bool *present, *fallen; /* scenes; places in the file looked at */
    int32_t *scene_list, *fallen_list;
    int32_t scene_count, fallen_count;
    bool back, end;
    bool astray;    /* some way was left that is broken */
    int64_t looked; /* at scenes, in all steps */
    /* What any step so far came to: it may wait for `back`. */
    bool *waiting;
    bool end_waits;
};

/* Whether something in it is broken. */
static bool is_open(const struct walk *walk, enum doubted kind, int32_t index)
{
    return doubt_has(walk->world->doubt, kind, index, DOUBT_OPEN);
}

/* Conditions ----------------------------------------------------------------
 */

static bool reads_turn(const struct model *model, const struct expr *expr)
{
    const int32_t *pc = model->code + expr->code;

    if (expr->code == 0)
        return false;
    for (; *pc != OP_END; pc += 1 + op_table[*pc].operands)
        if (*pc == OP_TURN)
            return true;
    return false;
}

static struct asked ask(struct walk *walk, const struct expr *when)
{
    struct moment moment = moment_any(walk->world);

    return (struct asked){.can = (uint8_t)world_can(walk->world, &moment, when),
                          .of_turn = reads_turn(walk->model, when)};
}

static enum can can_at(struct walk *walk, const struct expr *when,
                       const struct asked *asked, int32_t turn)
{
    struct moment moment = {.first = turn, .last = turn};

    if (turn == WHATEVER)
        return expr_is_constant(when) ? (enum can)asked->can : CAN_BOTH;
    if (turn == ANY_TURN || !asked->of_turn)
        return (enum can)asked->can;
    return world_can(walk->world, &moment, when);
}

static void ask_option(struct walk *walk, int32_t index)
{
    const struct option *option = &walk->model->options[index];
    struct moment before = moment_any(walk->world);
    struct moment after = before;

    before.before_moves = true;
    walk->open[index] =
        (world_can(walk->world, &before, &option->when) & CAN_HOLD) != 0;
    for (int32_t i = option->outcomes.first;
         i < option->outcomes.first + option->outcomes.count; i++) {
        const struct outcome *outcome = &walk->model->outcomes[i];

        walk->drawn[i] =
            (world_can(walk->world, &after, &outcome->when) & CAN_HOLD) != 0 &&
            world_range(walk->world, &after, &outcome->weight).high > 0;
    }
}

static void ask_all(struct walk *walk)
{
    const struct model *model = walk->model;

    for (int32_t i = 0; i < model->scenes_count; i++)
        walk->scenes[i] = ask(walk, &model->scenes[i].when);
    for (int32_t i = 0; i < model->nexts_count; i++)
        walk->nexts[i] = ask(walk, &model->nexts[i].when);
    for (int32_t i = 0; i < model->options_count; i++)
        ask_option(walk, i);
    for (int32_t i = 0; i < model->events_count; i++)
        walk->breaks = walk->breaks || is_open(walk, DOUBT_EVENT, i) ||
                       model->events[i].go_to != GO_NOWHERE;
}

/* Leaving a scene ------------------------------------------------------------
 */

static void begin_step(struct walk *walk)
{
    for (int32_t i = 0; i < walk->scene_count; i++)
        walk->present[walk->scene_list[i]] = false;
    for (int32_t i = 0; i < walk->fallen_count; i++)
        walk->fallen[walk->fallen_list[i]] = false;
    walk->scene_count = walk->fallen_count = 0;
    walk->end = walk->back = walk->astray = false;
}

static void go(struct walk *walk, int32_t to)
{
    walk->looked++;
    walk->end = walk->end || to == GO_END;
    walk->back = walk->back || to == GO_BACK;
    if (to < 0 || walk->present[to])
        return;
    walk->present[to] = true;
    walk->scene_list[walk->scene_count++] = to;
}

/* From something that is broken: to whatever broken parts may name. */
static void go_astray(struct walk *walk)
{
    if (!walk->astray)
        return;
    walk->end = walk->back = true;
    for (int32_t i = 0; i < walk->model->scenes_count; i++)
        if (doubt_has(walk->world->doubt, DOUBT_SCENE, i, DOUBT_USED))
            go(walk, i);
}

/* In file order: each that may be closed leaves the next as well. */
static void fall(struct walk *walk, int32_t from, int32_t turn)
{
    int32_t count = walk->model->scenes_count;

    for (int32_t i = from; i < count && !walk->fallen[i]; i++) {
        walk->looked++;
        enum can can =
            can_at(walk, &walk->model->scenes[i].when, &walk->scenes[i], turn);

        walk->fallen[i] = true;
        walk->fallen_list[walk->fallen_count++] = i;
        if ((can & CAN_HOLD) != 0)
            go(walk, i);
        if ((can & CAN_FAIL) == 0)
            return;
        if (i + 1 == count)
            walk->end = true;
    }
    walk->end = walk->end || from == count;
}

/* Whether it always names a target. */
static bool leave_option(struct walk *walk, int32_t index, int32_t turn)
{
    const struct option *option = &walk->model->options[index];
    bool astray = is_open(walk, DOUBT_OPTION, index);

    if (!walk->open[index] && turn != WHATEVER)
        return true;
    walk->astray = walk->astray || astray;
    for (int32_t i = option->outcomes.first;
         i < option->outcomes.first + option->outcomes.count; i++)
        if (walk->drawn[i] || turn == WHATEVER)
            go(walk, walk->model->outcomes[i].go_to);
    go(walk, option->go_to);
    return !astray && (option->go_to >= 0 || option->go_to == GO_END);
}

/* Whether some choice in it always names a target. */
static bool leave_decision(struct walk *walk, const struct decision *decision,
                           int32_t turn)
{
    bool all = true;
    bool open = false;

    for (int32_t i = 0; i < decision->options.count; i++) {
        int32_t index = walk->model->option_refs[decision->options.first + i];
        const struct expr *when;

        if (index < 0) {
            all = false;
            continue;
        }
        when = &walk->model->options[index].when;
        all = leave_option(walk, index, turn) && all;
        open = open || (expr_is_constant(when) && when->constant != 0);
    }
    return all && open;
}

static void leave_next(struct walk *walk, int32_t index, int32_t turn)
{
    const struct scene *scene = &walk->model->scenes[index];

    for (int32_t i = scene->next.first;
         i < scene->next.first + scene->next.count; i++) {
        const struct next_entry *entry = &walk->model->nexts[i];
        enum can can = can_at(walk, &entry->when, &walk->nexts[i], turn);

        if ((can & CAN_HOLD) != 0)
            go(walk, entry->to);
        if ((can & CAN_FAIL) == 0 && entry->to != GO_BACK &&
            !is_open(walk, DOUBT_SCENE, index))
            return;
    }
    fall(walk, index + 1, turn);
}

static void leave(struct walk *walk, int32_t index, int32_t turn)
{
    const struct scene *scene = &walk->model->scenes[index];
    bool astray = is_open(walk, DOUBT_SCENE, index);
    bool gone = false;

    walk->astray = walk->astray || astray;
    for (int32_t i = 0; i < scene->decisions.count; i++)
        gone = leave_decision(
                   walk, &walk->model->decisions[scene->decisions.first + i],
                   turn) ||
               gone;
    if (!gone || astray)
        leave_next(walk, index, turn);
}

/* Whatever was left: events may interrupt, and `back` goes on with what
 * waits, if anything can. */
static void end_step(struct walk *walk)
{
    const struct model *model = walk->model;

    if (!walk->breaks) {
        go_astray(walk);
        return;
    }
    for (int32_t i = 0; i < model->events_count; i++) {
        go(walk, model->events[i].go_to);
        walk->astray = walk->astray || is_open(walk, DOUBT_EVENT, i);
    }
    go_astray(walk);
    if (!walk->back)
        return;
    walk->end = walk->end || walk->end_waits;
    for (int32_t i = 0; i < model->scenes_count; i++)
        if (walk->waiting[i])
            go(walk, i);
}

static void note_waiting(struct walk *walk)
{
    for (int32_t i = 0; i < walk->scene_count; i++)
        walk->waiting[walk->scene_list[i]] = true;
    walk->end_waits = walk->end_waits || walk->end;
}

/* Turns ---------------------------------------------------------------------
 */

/* From the scenes of a turn to those of the next. */
static void step_from(struct walk *walk, int32_t *now, int32_t count,
                      int32_t turn)
{
    note_waiting(walk);
    begin_step(walk);
    for (int32_t i = 0; i < count; i++)
        leave(walk, now[i], turn);
    end_step(walk);
}

static void note_turn(struct walk *walk, int32_t turn)
{
    for (int32_t i = 0; i < walk->scene_count; i++) {
        struct scene_turns *turns = &walk->world->turns[walk->scene_list[i]];

        turns->first = turns->first > 0 ? turns->first : turn;
        turns->last = turn;
        turns->count++;
    }
}

static void walk_turns(struct walk *walk, int32_t *now)
{
    int32_t cap = walk->model->turn_cap;
    int32_t turn = 0;

    begin_step(walk);
    fall(walk, 0, turn);
    while (turn < cap && walk->scene_count > 0) {
        int32_t count = walk->scene_count;

        note_turn(walk, ++turn);
        memcpy(now, walk->scene_list, (size_t)count * sizeof *now);
        step_from(walk, now, count, turn);
    }
    walk->world->last_turn = turn;
}

/* Scenes on the shortest way to each, whatever conditions say. */
static void walk_steps(struct walk *walk, int32_t *now)
{
    struct scene_turns *turns = walk->world->turns;
    int32_t count;

    begin_step(walk);
    fall(walk, 0, WHATEVER);
    for (int32_t step = 1; walk->scene_count > 0; step++) {
        count = 0;
        for (int32_t i = 0; i < walk->scene_count; i++) {
            int32_t scene = walk->scene_list[i];

            if (turns[scene].steps != 0)
                continue;
            turns[scene].steps = step;
            now[count++] = scene;
        }
        step_from(walk, now, count, WHATEVER);
        if (count == 0)
            return;
    }
}

/* Ends ----------------------------------------------------------------------
 */

static bool may_close_early(struct walk *walk, int32_t scene)
{
    const struct scene_turns *turns = &walk->world->turns[scene];
    struct moment moment = {.first = turns->first, .last = turns->last};

    for (int32_t i = 0; i < walk->model->endings_count; i++)
        if (is_open(walk, DOUBT_ENDING, i) ||
            (walk->model->endings[i].early &&
             (world_can(walk->world, &moment, &walk->model->endings[i].when) &
              CAN_HOLD) != 0))
            return true;
    return false;
}

/* Whether a step from the scene gets to an end or to one that does. */
static bool step_ends(struct walk *walk, int32_t scene, const bool *ending)
{
    begin_step(walk);
    leave(walk, scene, ANY_TURN);
    end_step(walk);
    for (int32_t i = 0; i < walk->scene_count && !walk->end; i++)
        if (ending[walk->scene_list[i]])
            return true;
    return walk->end;
}

static void find_ends(struct walk *walk)
{
    bool *ending = walk->world->ending;
    int32_t count = walk->model->scenes_count;
    bool changed = true;

    for (int32_t i = 0; i < count; i++)
        ending[i] =
            walk->world->turns[i].count == 0 || may_close_early(walk, i);
    walk->looked = 0;
    while (changed) {
        changed = false;
        for (int32_t i = count - 1; i >= 0; i--)
            if (!ending[i] &&
                (walk->looked > ENDS_MOST || step_ends(walk, i, ending)))
                ending[i] = changed = true;
    }
}

static void *table(struct arena *arena, int32_t count, size_t size)
{
    return arena_array(arena, (size_t)count, size);
}

void world_walk(struct world *world, struct arena *arena)
{
    const struct model *model = world->model;
    int32_t scenes = model->scenes_count;
    struct walk walk = {.world = world, .model = model};
    int32_t *now = table(arena, scenes, sizeof *now);

    walk.scenes = table(arena, scenes, sizeof *walk.scenes);
    walk.nexts = table(arena, model->nexts_count, sizeof *walk.nexts);
    walk.open = table(arena, model->options_count, sizeof *walk.open);
    walk.drawn = table(arena, model->outcomes_count, sizeof *walk.drawn);
    walk.present = table(arena, scenes, sizeof *walk.present);
    walk.fallen = table(arena, scenes, sizeof *walk.fallen);
    walk.waiting = table(arena, scenes, sizeof *walk.waiting);
    walk.scene_list = table(arena, scenes, sizeof *walk.scene_list);
    walk.fallen_list = table(arena, scenes, sizeof *walk.fallen_list);
    ask_all(&walk);
    for (int32_t i = 0; i < scenes; i++)
        world->turns[i] = (struct scene_turns){0};
    walk_turns(&walk, now);
    find_ends(&walk);
    walk_steps(&walk, now);
}
