/* random_plays [--sample N] [--first SEED] PLAYS SCENARIO...
 *
 * So many random plays of each scenario, and in every turn of each what must
 * hold: see invariants.h. Every seat goes by a policy or by no rule at all,
 * a facilitator orders at random, truths are drawn or as they were. One play
 * in N (250) is also played as a session, perhaps a class cut, recorded and
 * replayed, saved and loaded, and compared. Prints what was looked at,
 * with a hash over all worlds and all that was kept; ends with 1 at the first
 * violation, and names scenario, seed, turn and what. */
#include "many/invariants.h"
#include "many/roll.h"
#include "many/same.h"

#include "app/catalogue.h"
#include "engine/policy.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LAWLESS POLICY_COUNT /* whatever is open */
#define PLANNED                                                                \
    1024 /* one play in so many may use `planner`, which is slow               \
          */

struct asked {
    uint64_t plays, first, sample;
};

struct play {
    const struct model *model;
    struct arena arena;
    int32_t *world;
    void *scratch;
    struct invariants check;
    struct roll dice;
    struct start start;
    uint8_t players[LIMIT_ACTORS];
    struct order orders[1];
    bool facilitated;
    uint64_t sampled;
};

static void open(struct play *play, const struct model *model)
{
    *play = (struct play){.model = model};
    invariants_open(&play->check, model);
    play->world = arena_alloc(&play->arena, world_size(model));
    play->scratch = arena_alloc(&play->arena, policy_scratch(model));
}

static void close(struct play *play)
{
    invariants_clear(&play->check);
    arena_clear(&play->arena);
}

static uint8_t roll_player(struct play *play)
{
    int32_t player = roll(&play->dice, POLICY_COUNT + 2);

    if (player == POLICY_PLANNER && play->start.seed % PLANNED != 0)
        player = LAWLESS;
    return (uint8_t)(player < LAWLESS ? player : LAWLESS);
}

static void roll_play(struct play *play, uint64_t seed)
{
    play->dice.state = seed;
    play->start =
        (struct start){.seed = seed, .as_it_was = roll(&play->dice, 4) == 0};
    play->facilitated = roll(&play->dice, 4) == 0;
    for (int32_t i = 0; i < play->model->actors_count; i++)
        play->players[i] = roll_player(play);
}

static int32_t choose(struct play *play, const struct turn_point *turn,
                      int32_t decision)
{
    int32_t options[LIMIT_OPTIONS];
    uint8_t player = play->players[play->model->decisions[decision].actor];
    int32_t count;

    if (player != LAWLESS)
        return policy_choose(turn, decision, (enum policy)player,
                             play->scratch);
    count = moves_list(turn, decision, options);
    return count == 0 ? -1 : options[roll(&play->dice, count)];
}

static bool take_turn(struct play *play)
{
    struct span span = play->model->scenes[play->world[WORLD_SCENE]].decisions;
    struct turn_point turn = {
        .model = play->model, .world = play->world, .orders = play->orders};
    struct moves moves = {.orders = play->orders};

    if (play->facilitated && roll(&play->dice, 3) == 0) {
        play->orders[0] = roll_order(&play->dice, play->model);
        turn.order_count = moves.order_count = 1;
    }
    for (int32_t i = 0; i < span.count; i++)
        moves.choice[i] = choose(play, &turn, span.first + i);
    return invariants_turn(&play->check, &moves, play->world);
}

static bool run(struct play *play)
{
    bool good = invariants_start(&play->check, play->start, play->world);

    for (int32_t turn = 0; good && !world_over(play->world); turn++)
        good = turn < play->model->turn_cap
                   ? take_turn(play)
                   : invariants_wrong(&play->check, "the play does not end");
    return good;
}

/* The same seats as a session, which plays by itself. */
static bool sample(struct play *play)
{
    const struct model *model = play->model;
    struct seats seats = seats_default(model, -1);
    struct session *session, *again;
    bool good = true;

    seats.as_it_was = play->start.as_it_was;
    for (int32_t i = 0; i < model->actors_count; i++)
        if (play->players[i] != LAWLESS)
            seats.policy[i] = play->players[i];
    if (model->cuts_count > 0 && roll(&play->dice, 3) == 0)
        seats.cut = &model->cuts[roll(&play->dice, model->cuts_count)];
    session = session_new(model, play->start.seed, &seats);
    for (int tree = 0; good && tree < 2; tree++) {
        again = same_kept(session, tree == 1, &play->check.worlds,
                          &play->check.what);
        good =
            again != NULL &&
            same_play(session, again, (struct same){SAME_ALL_SEATS, tree == 1},
                      &play->check.what);
        session_free(again);
    }
    session_free(session);
    play->sampled++;
    return good;
}

static bool play_one(struct play *play, const struct asked *asked,
                     uint64_t seed)
{
    bool good;

    roll_play(play, seed);
    good = run(play);
    if (good && asked->sample > 0 && seed % asked->sample == 0)
        good = sample(play);
    if (!good)
        roll_violation(play->model, seed, play->world[WORLD_TURN],
                       &play->check.what);
    return good;
}

static bool play_many(const struct model *model, const struct asked *asked)
{
    struct play play;
    bool good = true;

    open(&play, model);
    for (uint64_t i = 0; good && i < asked->plays; i++)
        good = play_one(&play, asked, asked->first + i);
    printf("%s: %" PRIu64 " plays, %" PRIu64 " turns, %" PRIu64
           " changes, %" PRIu64 " inputs, %" PRIu64
           " saved and loaded, hash %016" PRIx64 ": %s\n",
           model->id, play.check.plays, play.check.turns, play.check.changes,
           play.check.inputs, play.sampled, play.check.worlds,
           good ? "0 violations" : "1 violation");
    /* Proof that something was looked at. */
    good = good && play.check.turns >= 2 * asked->plays &&
           play.check.changes > play.check.turns &&
           play.check.inputs > asked->plays;
    close(&play);
    return good;
}

static bool play_file(const char *path, const struct asked *asked)
{
    struct loaded loaded;
    bool good;

    loaded_open(&loaded, path);
    good = loaded.model != NULL;
    if (good)
        good = play_many(loaded.model, asked);
    else
        printf("%s cannot be played\n", path);
    loaded_clear(&loaded);
    return good;
}

/* Reads "NAME N" where it stands; returns the next word. */
static int read_option(char **words, int count, int at, const char *name,
                       uint64_t *value)
{
    if (at + 1 >= count || strcmp(words[at], name) != 0)
        return at;
    *value = strtoull(words[at + 1], NULL, 10);
    return at + 2;
}

int main(int count, char **words)
{
    struct asked asked = {.first = 1, .sample = 250};
    int at = read_option(words, count, 1, "--sample", &asked.sample);

    at = read_option(words, count, at, "--first", &asked.first);
    if (at < count)
        asked.plays = strtoull(words[at++], NULL, 10);
    if (asked.plays == 0 || at >= count) {
        printf("random_plays [--sample N] [--first SEED] PLAYS SCENARIO...\n");
        return 2;
    }
    for (; at < count; at++)
        if (!play_file(words[at], &asked))
            return 1;
    return 0;
}
