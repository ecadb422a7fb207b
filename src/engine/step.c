/* The steps are numbered as in the scenario language: 1 time, 2 waiting
 * consequences, 3 the scene's block, 4 decisions, 5 moves, 6 rules, 7 events,
 * 8 early endings, 9 the next scene. */
#include "engine/step.h"

#include "engine/block.h"
#include "engine/pick.h"

#include <assert.h>
#include <string.h>

/* Steps 4 and 5 ------------------------------------------------------------ */

static struct cause facilitator(void)
{
    return (struct cause){-1, CAUSE_FACILITATOR};
}

static void take_orders(const struct step *step, const struct moves *moves)
{
    for (int32_t i = 0; i < moves->order_count; i++) {
        const struct order *order = &moves->orders[i];

        if (order->kind == ORDER_CAP)
            step->world[WORLD_CAP] = order->a;
        if (step->ledger != NULL) {
            struct ledger_entry *entry =
                block_entry(step, LEDGER_ORDER, facilitator());

            entry->before = order->kind;
            entry->target = order->a;
            entry->after = order->b;
        }
    }
}

static bool counts(const struct taken_slot *slot, int32_t identity,
                   int32_t actor)
{
    return slot->identity == identity &&
           (slot->actor < 0 || slot->actor == actor);
}

static void record_move(const struct step *step, int32_t option)
{
    const struct model *model = step->model;
    int32_t identity = model->options[option].identity;
    int32_t actor = step->actor;
    int32_t *world = step->world;

    for (int32_t i = 0; i < model->taken_slots_count; i++)
        if (counts(&model->taken_slots[i], identity, actor))
            world[model->layout.taken + i]++;
    for (int32_t i = 0; i < model->since_slots_count; i++)
        if (counts(&model->since_slots[i], identity, actor))
            world[model->layout.since + i] = world[WORLD_TURN];
    /* Whoever decides has a slot. */
    world[model->layout.last + model->last_slot[actor]] = option + 1;
    if (model->layout.has_moved) {
        int32_t *word = &world[model->layout.moved + actor / 32];
        *word |= (int32_t)(UINT32_C(1) << (actor % 32));
    }
}

static void record_choice(struct step *step, int32_t decision, int32_t option)
{
    struct cause cause = {option, CAUSE_OPTION};

    if (option < 0)
        cause =
            (struct cause){step->model->decisions[decision].scene, CAUSE_SCENE};
    step->actor = step->model->decisions[decision].actor;
    if (option >= 0)
        record_move(step, option);
    if (step->ledger != NULL) {
        struct ledger_entry *entry = block_entry(
            step, option >= 0 ? LEDGER_MOVE : LEDGER_SKIPPED, cause);

        entry->target = option;
        entry->before = decision;
    }
}

/* The outcome that follows a move, -1 if none can. */
static int32_t draw_outcome(const struct step *step, int32_t index)
{
    const struct model *model = step->model;
    const struct option *option = &model->options[index];
    struct chance chance = {.key = {.seed = world_seed(step->world),
                                    .actor = model->actors[step->actor].hash,
                                    .thing = option->hash,
                                    .turn = step->world[WORLD_TURN],
                                    .what = DICE_OUTCOME},
                            .draws = step->draws};
    struct picked picked =
        pick_outcome(model, step->world, option->outcomes, &chance);

    if (step->ledger != NULL && option->outcomes.count > 0) {
        struct cause cause = {picked.outcome, CAUSE_OUTCOME};
        struct ledger_entry *entry;

        if (picked.outcome < 0)
            cause = (struct cause){index, CAUSE_OPTION};
        entry = block_entry(step, LEDGER_OUTCOME, cause);
        entry->target = picked.outcome;
        entry->before = (int32_t)picked.weight;
        entry->amount = picked.sum;
    }
    return picked.outcome;
}

/* What the moves of a turn asked to go to: the first decides, unless it is
 * `back` with nothing waiting. */
struct targets {
    int32_t to[2 * LIMIT_DECISIONS];
    int32_t count;
};

static void add_target(struct targets *targets, int32_t to)
{
    if (to != GO_NOWHERE)
        targets->to[targets->count++] = to;
}

static void resolve_choice(struct step *step, int32_t decision, int32_t index,
                           struct targets *targets)
{
    const struct model *model = step->model;
    const struct option *option = &model->options[index];
    int32_t outcome;

    step->actor = model->decisions[decision].actor;
    block_run(step, &option->block, (struct cause){index, CAUSE_OPTION});
    outcome = draw_outcome(step, index);
    if (outcome >= 0) {
        block_run(step, &model->outcomes[outcome].block,
                  (struct cause){outcome, CAUSE_OUTCOME});
        add_target(targets, model->outcomes[outcome].go_to);
    }
    add_target(targets, option->go_to);
}

/* All moves are recorded before the first resolves. */
static void resolve_moves(struct step *step, const struct moves *moves,
                          struct targets *targets)
{
    struct span decisions =
        step->model->scenes[step->world[WORLD_SCENE]].decisions;

    step->number = 4;
    take_orders(step, moves);
    step->number = 5;
    for (int32_t i = 0; i < decisions.count; i++)
        record_choice(step, decisions.first + i, moves->choice[i]);
    for (int32_t i = 0; i < decisions.count; i++)
        if (moves->choice[i] >= 0)
            resolve_choice(step, decisions.first + i, moves->choice[i],
                           targets);
    step->actor = -1;
}

/* Steps 6 and 7 ------------------------------------------------------------ */

static bool is_done(const struct step *step, int32_t bit)
{
    const int32_t *done = step->world + step->model->layout.done;

    return bit >= 0 && ((uint32_t)done[bit / 32] >> (bit % 32) & 1) != 0;
}

static void mark_done(const struct step *step, int32_t bit)
{
    int32_t *done = step->world + step->model->layout.done;

    if (bit >= 0)
        done[bit / 32] |= (int32_t)(UINT32_C(1) << (bit % 32));
}

static void run_rules(struct step *step)
{
    const struct model *model = step->model;

    step->number = 6;
    for (int32_t i = 0; i < model->rules_count; i++) {
        const struct rule *rule = &model->rules[i];
        struct cause cause = {i, CAUSE_RULE};

        if (is_done(step, rule->once_bit) ||
            !eval(model, step->world, &rule->when))
            continue;
        mark_done(step, rule->once_bit);
        if (step->ledger != NULL)
            block_entry(step, LEDGER_RULE, cause)->target = i;
        block_run(step, &rule->block, cause);
    }
}

static bool injected(const struct moves *moves, int32_t event)
{
    for (int32_t i = 0; i < moves->order_count; i++)
        if (moves->orders[i].kind == ORDER_INJECT &&
            moves->orders[i].a == event)
            return true;
    return false;
}

static int32_t event_chance(const struct step *step, const struct event *event)
{
    int64_t chance = eval(step->model, step->world, &event->chance);

    if (chance < 0)
        return 0;
    return chance > 100 ? 100 : (int32_t)chance;
}

static bool draw_event(const struct step *step, const struct event *event,
                       int32_t chance)
{
    struct dice_key key = {.seed = world_seed(step->world),
                           .thing = event->hash,
                           .turn = step->world[WORLD_TURN],
                           .what = DICE_EVENT};

    return step->draws == NULL ? dice_below(&key, 100) < (uint32_t)chance
                               : draws_take(step->draws, 2) == 1;
}

static bool happens(const struct step *step, const struct event *event,
                    int32_t chance)
{
    return !is_done(step, event->once_bit) &&
           eval(step->model, step->world, &event->when) && chance > 0 &&
           (chance == 100 || draw_event(step, event, chance));
}

/* An event's goto interrupts: one scene waits at a time, and a further
 * interruption then is not taken. */
static void interrupt(const struct step *step, int32_t index, int32_t *to)
{
    const struct event *event = &step->model->events[index];

    if (event->go_to == GO_NOWHERE)
        return;
    if (*to == GO_NOWHERE && step->world[WORLD_BACK] == GO_NOWHERE)
        *to = event->go_to;
    else if (step->ledger != NULL)
        block_entry(step, LEDGER_NO_BREAK, (struct cause){index, CAUSE_EVENT})
            ->target = index;
}

static void run_event(const struct step *step, int32_t index, bool forced,
                      int32_t *to)
{
    const struct event *event = &step->model->events[index];
    struct cause cause = {index, CAUSE_EVENT};
    int32_t chance = event_chance(step, event);

    if (!forced && !happens(step, event, chance))
        return;
    mark_done(step, event->once_bit);
    if (step->ledger != NULL) {
        struct ledger_entry *entry = block_entry(step, LEDGER_EVENT, cause);

        entry->target = index;
        entry->before = forced;
        entry->after = chance;
    }
    block_run(step, &event->block, cause);
    interrupt(step, index, to);
}

/* Returns where an interruption goes, GO_NOWHERE without one. */
static int32_t run_events(struct step *step, const struct moves *moves)
{
    int32_t to = GO_NOWHERE;

    step->number = 7;
    for (int32_t i = 0; i < step->model->events_count; i++)
        run_event(step, i, injected(moves, i), &to);
    return to;
}

/* Steps 8 and 9 ------------------------------------------------------------ */

static void close_play(const struct step *step, int32_t ending)
{
    step->world[WORLD_ENDING] = ending;
    step->world[WORLD_NEXT] = GO_END;
    if (step->ledger != NULL)
        block_entry(step, LEDGER_ENDING, (struct cause){ending, CAUSE_ENDING})
            ->target = ending;
}

/* The first ending that holds: of the early ones, or of all. -1: none. */
static int32_t find_ending(const struct step *step, bool early)
{
    const struct model *model = step->model;

    for (int32_t i = 0; i < model->endings_count; i++) {
        const struct ending *ending = &model->endings[i];

        if ((!early || ending->early) &&
            eval(model, step->world, &ending->when))
            return i;
    }
    return -1;
}

/* The story is over: all endings are asked in order; the last has no `when`,
 * so one holds. */
static void end_story(const struct step *step)
{
    int32_t ending = find_ending(step, false);

    assert(ending >= 0);
    close_play(step, ending);
}

/* A target as it is meant now: `back` is the scene that waits, or nothing. */
static int32_t resolve_target(const struct step *step, int32_t to)
{
    int32_t waiting = step->world[WORLD_BACK];

    if (to != GO_BACK)
        return to;
    step->world[WORLD_BACK] = GO_NOWHERE;
    return waiting;
}

static int32_t next_by_entries(const struct step *step,
                               const struct scene *scene)
{
    for (int32_t i = 0; i < scene->next.count; i++) {
        const struct next_entry *entry =
            &step->model->nexts[scene->next.first + i];
        int32_t to = GO_NOWHERE;

        if (eval(step->model, step->world, &entry->when))
            to = resolve_target(step, entry->to);
        if (to != GO_NOWHERE)
            return to;
    }
    return GO_NOWHERE;
}

static int32_t next_in_file(const struct step *step)
{
    const struct model *model = step->model;

    for (int32_t i = step->world[WORLD_SCENE] + 1; i < model->scenes_count; i++)
        if (eval(model, step->world, &model->scenes[i].when))
            return i;
    return GO_END;
}

/* What follows when nothing interrupts. */
static int32_t following(const struct step *step, const struct targets *targets)
{
    const struct scene *scene = &step->model->scenes[step->world[WORLD_SCENE]];
    int32_t to = GO_NOWHERE;

    for (int32_t i = 0; i < targets->count && to == GO_NOWHERE; i++)
        to = resolve_target(step, targets->to[i]);
    if (to == GO_NOWHERE)
        to = next_by_entries(step, scene);
    return to == GO_NOWHERE ? next_in_file(step) : to;
}

static void choose_next(struct step *step, const struct targets *targets,
                        int32_t interruption)
{
    int32_t to = following(step, targets);

    step->number = 9;
    if (interruption != GO_NOWHERE) {
        step->world[WORLD_BACK] = to;
        to = interruption;
    }
    if (to == GO_END || step->world[WORLD_TURN] >= step->model->turn_cap)
        end_story(step);
    else
        step->world[WORLD_NEXT] = to;
}

void step_resolve(const struct model *model, int32_t *world,
                  const struct moves *moves, struct ledger *ledger)
{
    struct step step = {.model = model,
                        .world = world,
                        .ledger = ledger,
                        .actor = -1,
                        .number = 4,
                        .draws = moves->draws};
    struct targets targets;
    int32_t interruption;
    int32_t ending;

    assert(!world_over(world) && world[WORLD_SCENE] >= 0);
    targets.count = 0;
    resolve_moves(&step, moves, &targets);
    run_rules(&step);
    interruption = run_events(&step, moves);
    step.number = 8;
    ending = find_ending(&step, true);
    if (ending >= 0)
        close_play(&step, ending);
    else
        choose_next(&step, &targets, interruption);
}

/* Whole turns ----------------------------------------------------------------
 */

void step_apply(const struct model *model, const int32_t *from,
                const struct moves *moves, int32_t *to, struct ledger *ledger)
{
    memcpy(to, from, world_size(model));
    step_resolve(model, to, moves, ledger);
    step_begin(model, to, ledger);
}

void step_zero(const struct model *model, struct start start, int32_t *world,
               struct ledger *ledger)
{
    struct step step = {
        .model = model, .world = world, .ledger = ledger, .actor = -1};

    world_init(model, start, world, ledger);
    if (world[WORLD_NEXT] == GO_END)
        end_story(&step);
}

void step_start(const struct model *model, struct start start, int32_t *world,
                struct ledger *ledger)
{
    step_zero(model, start, world, ledger);
    step_begin(model, world, ledger);
}
