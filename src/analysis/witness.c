#include "analysis/witness.h"

#include "analysis/ways.h"
#include "engine/playout.h"

#include <inttypes.h>
#include <string.h>

/* Going the way of a hit once more ------------------------------------------
 */

struct walk {
    const struct model *model;
    const struct hit *hit;
    int32_t *world, *next;
    struct ledger ledger; /* of the last step */
    struct moves moves;   /* of the last turn */
    struct ways ways;
    struct playout playout;
    uint8_t policies[LIMIT_ACTORS];
};

static void walk_init(struct walk *walk, const struct model *model,
                      const struct hit *hit, struct arena *arena)
{
    *walk = (struct walk){.model = model, .hit = hit};
    memset(walk->policies, POLICY_UNIFORM, sizeof walk->policies);
    walk->playout.model = model;
    walk->playout.policies = walk->policies;
    walk->world = arena_alloc(arena, world_size(model));
    walk->next = arena_alloc(arena, world_size(model));
}

static void walk_start(struct walk *walk)
{
    struct draws draws = {0};

    if (walk->hit->ways == NULL) {
        step_zero(walk->model, (struct start){.seed = walk->hit->seed},
                  walk->world, &walk->ledger);
        return;
    }
    ways_start(walk->model, &draws, walk->world, &walk->ledger);
    for (uint32_t i = 0; i < walk->hit->ways[0]; i++) {
        draws_next(&draws);
        ledger_reset(&walk->ledger);
        ways_start(walk->model, &draws, walk->world, &walk->ledger);
    }
}

/* Only a step shows how many draws there are, so each way before the one that
 * is wanted is gone. */
static void walk_way(struct walk *walk, uint32_t number)
{
    ways_open(&walk->ways, walk->model, walk->world);
    while (walk->ways.number < number) {
        ways_take(&walk->ways, walk->next, NULL);
        ways_next(&walk->ways);
    }
    ways_take(&walk->ways, walk->next, &walk->ledger);
    walk->moves = walk->ways.moves;
}

static void walk_turn(struct walk *walk)
{
    const struct move none = {-1, -1};
    int32_t *world = walk->world;

    step_begin(walk->model, world, NULL);
    ledger_reset(&walk->ledger);
    if (walk->hit->ways != NULL) {
        walk_way(walk, walk->hit->ways[world[WORLD_TURN]]);
    } else {
        playout_moves(&walk->playout, world, none, &walk->moves);
        memcpy(walk->next, world, world_size(walk->model));
        step_resolve(walk->model, walk->next, &walk->moves, &walk->ledger);
    }
    walk->world = walk->next;
    walk->next = world;
}

/* In words ----------------------------------------------------------------- */

static void outcome_word(const struct model *model, int32_t outcome,
                         struct strbuf *out)
{
    const char *id = model->outcomes[outcome].id;

    for (int32_t i = 0; i < model->options_count && id[0] == '\0'; i++) {
        struct span span = model->options[i].outcomes;

        if (outcome < span.first || outcome >= span.first + span.count)
            continue;
        strbuf_format(out, " (outcome no. %" PRId32 ")",
                      outcome - span.first + 1);
        return;
    }
    strbuf_format(out, " (outcome %s)", id);
}

/* What an entry of the ledger tells of moves and draws. Of an unknown that is
 * never told nothing is. */
static void entry_words(const struct model *model,
                        const struct ledger_entry *entry, struct strbuf *out)
{
    const struct unknown *unknown;

    switch (entry->kind) {
    case LEDGER_UNKNOWN:
        unknown = &model->unknowns[entry->target];
        if (!unknown->never_told)
            strbuf_format(
                out, " %s == %s", unknown->id,
                model->values[unknown->values.first + entry->after].id);
        break;
    case LEDGER_MOVE:
        strbuf_format(out, " %s %s", model->actors[entry->actor].id,
                      model->options[entry->target].id);
        break;
    case LEDGER_OUTCOME:
        if (entry->target >= 0)
            outcome_word(model, entry->target, out);
        break;
    case LEDGER_EVENT:
        strbuf_format(out, " event %s", model->events[entry->target].id);
        break;
    default:
        break;
    }
}

/* Nothing of a turn in which nothing is chosen or drawn. */
static void turn_words(const struct walk *walk, struct strbuf *out)
{
    int32_t turn = walk->world[WORLD_TURN];
    struct strbuf words = {0};

    for (size_t i = 0; i < walk->ledger.count; i++)
        entry_words(walk->model, &walk->ledger.entries[i], &words);
    if (words.length > 0 && out->length > 0)
        strbuf_text(out, "; ");
    if (words.length > 0 && turn == 0)
        strbuf_format(out, "start:%s", strbuf_get(&words));
    else if (words.length > 0)
        strbuf_format(out, "turn %" PRId32 ":%s", turn, strbuf_get(&words));
    strbuf_clear(&words);
}

/* Seeds -------------------------------------------------------------------- */

static bool is_open(const struct turn_point *turn, int32_t decision,
                    int32_t option)
{
    int32_t open[LIMIT_OPTIONS];
    int32_t count = moves_list(turn, decision, open);

    for (int32_t i = 0; i < count; i++)
        if (open[i] == option)
            return true;
    return count == 0 && option < 0;
}

static bool all_open(const struct model *model, const int32_t *world,
                     const int32_t *choice)
{
    struct turn_point turn = {.model = model, .world = world};
    struct span span = model->scenes[world[WORLD_SCENE]].decisions;

    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        if (i < span.count ? !is_open(&turn, span.first + i, choice[i])
                           : choice[i] >= 0)
            return false;
    return true;
}

/* Plays the choices under a seed, as long as they can be made and the budget
 * allows. True where all were. */
static bool play_choices(const struct model *model, const struct witness *w,
                         uint64_t seed, struct budget *budget, int32_t *world)
{
    struct moves moves = {.order_count = 0};

    step_zero(model, (struct start){.seed = seed}, world, NULL);
    for (int32_t turn = 0; turn < w->turns; turn++) {
        if (world_over(world) || !budget_take(budget, 0))
            return false;
        step_begin(model, world, NULL);
        if (!all_open(model, world, w->choices[turn]))
            return false;
        memcpy(moves.choice, w->choices[turn], sizeof moves.choice);
        step_resolve(model, world, &moves, NULL);
    }
    return true;
}

static bool leads_there(const struct model *model, int32_t index,
                        const struct witness *w, struct budget *budget,
                        int32_t *world)
{
    return play_choices(model, w, w->seed, budget, world) &&
           claims_judge(model, index, world) != VERDICT_UNDECIDED;
}

static void find_seed(const struct model *model, int32_t index,
                      struct witness *w, struct budget *budget, int32_t *world)
{
    while (!w->seeded && budget_take(budget, 0)) {
        w->seed++;
        w->seeded = leads_there(model, index, w, budget, world);
    }
}

/* All of it ---------------------------------------------------------------- */

static void keep_choices(const struct walk *walk, int32_t choice[])
{
    int32_t scene = walk->world[WORLD_SCENE];
    int32_t count = walk->model->scenes[scene].decisions.count;

    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        choice[i] = i < count ? walk->moves.choice[i] : -1;
}

static void tell(struct walk *walk, struct witness *w, struct strbuf *words)
{
    walk_start(walk);
    turn_words(walk, words);
    for (int32_t turn = 0; turn < w->turns; turn++) {
        walk_turn(walk);
        keep_choices(walk, w->choices[turn]);
        turn_words(walk, words);
    }
}

const struct witness *witness_make(const struct model *model, int32_t index,
                                   const struct hit *hit, struct budget *budget,
                                   struct arena *arena)
{
    struct witness *w = arena_alloc(arena, sizeof *w);
    struct arena scratch = {0};
    struct strbuf words = {0};
    struct walk walk;

    w->turns = hit->world[WORLD_TURN];
    w->choices = arena_array(arena, (size_t)w->turns, sizeof *w->choices);
    w->seeded = hit->ways == NULL;
    w->seed = hit->seed;
    walk_init(&walk, model, hit, &scratch);
    tell(&walk, w, &words);
    find_seed(model, index, w, budget, walk.next);
    if (!w->seeded)
        w->in_words = arena_text(arena, strbuf_get(&words));
    strbuf_clear(&words);
    ledger_clear(&walk.ledger);
    arena_clear(&scratch);
    return w;
}
