#include "engine/playout.h"

#include "base/hash.h"
#include "base/sort.h"
#include "engine/pick.h"

#include <string.h>

static enum policy policy_of(const struct playout *playout, int32_t actor)
{
    return playout->policies != NULL
               ? (enum policy)playout->policies[actor]
               : (enum policy)playout->model->actors[actor].policy;
}

void playout_moves(const struct playout *playout, const int32_t *world,
                   struct move fixed, struct moves *moves)
{
    const struct model *model = playout->model;
    struct span span = model->scenes[world[WORLD_SCENE]].decisions;
    struct turn_point turn = {.model = model, .world = world};

    moves->orders = NULL;
    moves->order_count = 0;
    moves->draws = NULL;
    for (int32_t i = 0; i < span.count; i++) {
        int32_t decision = span.first + i;
        int32_t actor = model->decisions[decision].actor;

        moves->choice[i] =
            decision == fixed.decision
                ? fixed.option
                : policy_choose(&turn, decision, policy_of(playout, actor),
                                playout->scratch);
    }
}

void playout_turn(const struct playout *playout, int32_t *world,
                  struct move fixed)
{
    struct moves moves;

    playout_moves(playout, world, fixed, &moves);
    /* In place: step_apply() would copy a world a turn for nothing. */
    step_resolve(playout->model, world, &moves, NULL);
    step_begin(playout->model, world, NULL);
}

int32_t playout_run(const struct playout *playout, int32_t *world)
{
    int32_t turns = 0;

    for (; !world_over(world); turns++)
        playout_turn(playout, world, (struct move){-1, -1});
    return turns;
}

/* Foresight ---------------------------------------------------------------- */

bool foresight_shown(const struct show *show, int32_t actor)
{
    if (show->mode == SHOW_ACTORS)
        return actor >= 0 && (show->actors >> actor & 1);
    return show->mode == SHOW_ALWAYS;
}

/* Whether a decision offers `option` to anybody, and to anybody but `actor`:
 * if to nobody else, that seat must have been the maker. */
struct makers {
    bool any, others;
};
static struct makers makers_of(const struct model *model, int32_t option,
                               int32_t actor)
{
    struct makers makers = {false, false};

    for (int32_t i = 0; i < model->decisions_count; i++) {
        const struct decision *d = &model->decisions[i];

        for (int32_t k = 0; k < d->options.count; k++) {
            bool offered = model->option_refs[d->options.first + k] == option;

            makers.any |= offered;
            makers.others |= offered && d->actor != actor;
        }
    }
    return makers;
}

/* Of a deniable move everyone sees the text, but not what it will lead to. */
static bool hides_option(const struct model *model, int32_t option,
                         int32_t actor)
{
    const struct option *o = &model->options[option];
    struct makers makers;

    if (o->signal == SIGNAL_PUBLIC ||
        (o->signal == SIGNAL_PRIVATE && actor >= 0 && (o->to >> actor & 1)))
        return false;
    makers = makers_of(model, option, actor);
    return makers.any && (actor < 0 || makers.others);
}

/* Whether an option, as used, may have run what owns a consequence. A `use`
 * that keeps the library's outcomes or `later` shares them with it. */
static bool may_send(const struct model *model, int32_t option,
                     struct cause owner)
{
    const struct option *o = &model->options[option];
    struct span span = o->outcomes;

    if (owner.kind == CAUSE_OUTCOME)
        return owner.index >= span.first &&
               owner.index < span.first + span.count;
    span = model->options[owner.index].block.later;
    return option == owner.index ||
           (o->identity == model->options[owner.index].identity &&
            o->block.later.first == span.first &&
            o->block.later.count == span.count);
}

bool foresight_told(const struct model *model, int32_t consequence,
                    int32_t actor)
{
    struct cause owner = model->consequences[consequence].owner;

    if (model->consequences[consequence].label.pieces.count == 0)
        return false;
    /* One sent by another's landing is as visible as what sent that. */
    while (owner.kind == CAUSE_CONSEQUENCE)
        owner = model->consequences[owner.index].owner;
    if (owner.kind == CAUSE_SCENE)
        return foresight_shown(&model->scenes[owner.index].show, actor);
    if (owner.kind != CAUSE_OPTION && owner.kind != CAUSE_OUTCOME)
        return true;
    /* The world does not say in which of its forms the option was taken. */
    for (int32_t i = 0; i < model->options_count; i++)
        if (may_send(model, i, owner) && hides_option(model, i, actor))
            return false;
    return true;
}

/* A key for what `actor` imagines in a turn. Nothing of the play's own seed
 * is in it: else the same truth would show through the dice. */
static struct dice_key imagined_key(const struct model *model,
                                    const int32_t *world, int32_t actor,
                                    int32_t number)
{
    return (struct dice_key){.seed = hash_text(model->rules_hash, "foresight"),
                             .actor =
                                 actor >= 0 ? model->actors[actor].hash : 0,
                             .turn = world[WORLD_TURN],
                             .what = DICE_PLAYOUT,
                             .number = number};
}

static bool knows(const struct unknown *unknown, int32_t actor)
{
    return actor >= 0 && (unknown->known_by >> actor & 1);
}

static void imagine_unknowns(const struct model *model,
                             const struct dice_key *key, int32_t actor,
                             int32_t *imagined)
{
    struct chance chance = {.key = *key};

    for (int32_t i = 0; i < model->unknowns_count; i++) {
        if (knows(&model->unknowns[i], actor))
            continue;
        chance.key.thing = model->unknowns[i].hash;
        imagined[model->layout.unknowns + i] = pick_unknown(model, i, &chance);
    }
}

void foresight_world(const struct model *model, const int32_t *world,
                     int32_t actor, int32_t number, int32_t *imagined)
{
    struct dice_key key = imagined_key(model, world, actor, number);
    const struct layout *at = &model->layout;

    memcpy(imagined, world, world_size(model));
    world_set_seed(imagined, dice_bits(&key));
    imagine_unknowns(model, &key, actor, imagined);
    for (int32_t i = 0; i < model->meters_count; i++)
        if (!foresight_shown(&model->meters[i].show, actor))
            imagined[at->meters + i] = model->meters[i].start;
    for (int32_t i = 0; i < model->consequences_count; i++)
        if (imagined[at->waiting + i] != 0 && !foresight_told(model, i, actor))
            imagined[at->waiting + i] = 0;
}

/* Fans ------------------------------------------------------------------- */

/* Values of all plays: values[(meter * turns + turn) * plays + play]. */
struct fan_run {
    const struct fan_query *query;
    const struct playout *playout;
    int32_t *world;
    int32_t *values;
};

static void note_meters(const struct fan_run *run, int32_t turn, int32_t play)
{
    const struct fan_query *q = run->query;

    for (int32_t m = 0; m < q->model->meters_count; m++) {
        size_t at =
            ((size_t)m * (size_t)q->turns + (size_t)turn) * (size_t)q->plays +
            (size_t)play;

        run->values[at] = world_meter(q->model, run->world, m);
    }
}

static void play_fan(const struct fan_run *run, int32_t play)
{
    const struct fan_query *q = run->query;
    struct move fixed = q->move;

    foresight_world(q->model, q->world,
                    q->model->decisions[fixed.decision].actor, play,
                    run->world);
    for (int32_t turn = 0; turn < q->turns; turn++) {
        if (!world_over(run->world))
            playout_turn(run->playout, run->world, fixed);
        note_meters(run, turn, play);
        fixed.decision = -1;
    }
}

static int compare_values(const void *a, const void *b)
{
    int32_t x = *(const int32_t *)a;
    int32_t y = *(const int32_t *)b;

    return (x > y) - (x < y);
}

void foresight_fan(const struct fan_query *query, struct fan *fans,
                   struct arena *arena)
{
    static const uint8_t by_weights[LIMIT_ACTORS]; /* POLICY_WEIGHTS is 0 */
    const struct model *model = query->model;
    size_t plays = (size_t)query->plays;
    size_t cells = (size_t)model->meters_count * (size_t)query->turns;
    struct playout playout = {.model = model, .policies = by_weights};
    struct fan_run run = {.query = query, .playout = &playout};

    run.world = arena_alloc(arena, world_size(model));
    run.values = arena_array(arena, cells * plays, sizeof *run.values);
    for (int32_t i = 0; i < query->plays; i++)
        play_fan(&run, i);
    for (size_t i = 0; i < cells; i++) {
        int32_t *values = run.values + i * plays;

        sort_stable(values, plays, sizeof *values, compare_values);
        fans[i] = (struct fan){values[plays / 10], values[plays / 2],
                               values[plays - 1 - plays / 10]};
    }
}
