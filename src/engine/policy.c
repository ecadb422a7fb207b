#include "engine/policy.h"

#include "engine/pick.h"
#include "engine/playout.h"

#include <string.h>

/* What a policy chooses from. */
struct choice {
    const struct turn_point *turn;
    const int32_t *open; /* options as used */
    void *scratch;
    int32_t count; /* of open, above 0 */
    int32_t decision;
};

static int32_t actor_of(const struct choice *choice)
{
    return choice->turn->model->decisions[choice->decision].actor;
}

static const struct option *option_at(const struct choice *choice, int32_t i)
{
    return &choice->turn->model->options[choice->open[i]];
}

static struct dice_key policy_key(const struct choice *choice)
{
    const struct model *model = choice->turn->model;
    const int32_t *world = choice->turn->world;

    return (struct dice_key){.seed = world_seed(world),
                             .actor = model->actors[actor_of(choice)].hash,
                             .thing = model->scenes[world[WORLD_SCENE]].hash,
                             .turn = world[WORLD_TURN],
                             .what = DICE_POLICY};
}

/* Draws among the options marked in `among` by their weights, evenly if all
 * of those are 0. */
static int32_t draw_among(const struct choice *choice, uint32_t among)
{
    struct dice_key key = policy_key(choice);
    int32_t weights[LIMIT_OPTIONS] = {0};
    int32_t even[LIMIT_OPTIONS] = {0};
    int32_t picked;

    for (int32_t i = 0; i < choice->count; i++)
        if (among >> i & 1) {
            weights[i] = pick_weight(choice->turn->model, choice->turn->world,
                                     &option_at(choice, i)->weight);
            even[i] = 1;
        }
    picked = pick_weighted(&key, weights, choice->count);
    return picked >= 0 ? picked : pick_weighted(&key, even, choice->count);
}

static uint32_t all_open(const struct choice *choice)
{
    return choice->count == 32 ? UINT32_MAX
                               : (UINT32_C(1) << choice->count) - 1;
}

static int32_t by_weights(const struct choice *choice)
{
    return draw_among(choice, all_open(choice));
}

static int32_t by_uniform(const struct choice *choice)
{
    struct dice_key key = policy_key(choice);

    return (int32_t)dice_below(&key, (uint32_t)choice->count);
}

/* The options with the highest score; ties are drawn by weight. */
static int32_t by_score(const struct choice *choice, const int64_t *score)
{
    int64_t best = score[0];
    uint32_t among = 0;

    for (int32_t i = 1; i < choice->count; i++)
        if (score[i] > best)
            best = score[i];
    for (int32_t i = 0; i < choice->count; i++)
        if (score[i] == best)
            among |= UINT32_C(1) << i;
    return draw_among(choice, among);
}

static int32_t by_rung(const struct choice *choice, int32_t sign)
{
    int64_t score[LIMIT_OPTIONS];

    for (int32_t i = 0; i < choice->count; i++)
        score[i] = sign * (int64_t)option_at(choice, i)->rung;
    return by_score(choice, score);
}

static int32_t by_hawk(const struct choice *choice)
{
    return by_rung(choice, 1);
}

static int32_t by_dove(const struct choice *choice)
{
    return by_rung(choice, -1);
}

/* Whether `actor` knows of another's move: whose deniable one was is known
 * to its maker alone. */
static bool knows_of(const struct option *option, int32_t actor)
{
    if (option->signal == SIGNAL_PRIVATE)
        return option->to >> actor & 1;
    return option->signal == SIGNAL_PUBLIC;
}

/* The highest rung among the other actors' last moves that it may see. */
static int32_t rung_against(const struct choice *choice)
{
    const struct model *model = choice->turn->model;
    int32_t actor = actor_of(choice);
    int32_t highest = 0;

    for (int32_t i = 0; i < model->actors_count; i++) {
        int32_t last = world_last(model, choice->turn->world, i);

        if (i != actor && last >= 0 && knows_of(&model->options[last], actor) &&
            model->options[last].rung > highest)
            highest = model->options[last].rung;
    }
    return highest;
}

static int32_t by_tit_for_tat(const struct choice *choice)
{
    int64_t score[LIMIT_OPTIONS];
    int32_t rung = rung_against(choice);

    for (int32_t i = 0; i < choice->count; i++) {
        int32_t far = option_at(choice, i)->rung - rung;
        score[i] = far < 0 ? far : -far;
    }
    return by_score(choice, score);
}

/* Planner --------------------------------------------------------------- */

#define PLANNER_PLAYS 64
/* Goals beyond this count as this, so that 64 of them can be added. */
#define GOAL_MOST (INT64_MAX / PLANNER_PLAYS)

static const uint8_t all_by_weights[LIMIT_ACTORS]; /* POLICY_WEIGHTS is 0 */

static int64_t goal_value(const struct choice *choice, const int32_t *world)
{
    const struct model *model = choice->turn->model;
    int64_t value = eval(model, world, &model->actors[actor_of(choice)].goal);

    if (value > GOAL_MOST)
        return GOAL_MOST;
    return value < -GOAL_MOST ? -GOAL_MOST : value;
}

/* The sum of goals at the end of 64 imagined plays that begin with an
 * option. The worlds imagined are the same for each option. */
static int64_t planned_goal(const struct choice *choice, int32_t option)
{
    const struct model *model = choice->turn->model;
    struct playout playout = {.model = model, .policies = all_by_weights};
    struct move fixed = {choice->decision, option};
    int32_t *world = choice->scratch;
    int64_t sum = 0;

    for (int32_t i = 0; i < PLANNER_PLAYS; i++) {
        foresight_world(model, choice->turn->world, actor_of(choice), i, world);
        playout_turn(&playout, world, fixed);
        playout_run(&playout, world);
        sum += goal_value(choice, world);
    }
    return sum;
}

static int32_t by_planner(const struct choice *choice)
{
    int64_t score[LIMIT_OPTIONS];

    if (!choice->turn->model->actors[actor_of(choice)].has_goal)
        return by_weights(choice);
    for (int32_t i = 0; i < choice->count; i++)
        score[i] = planned_goal(choice, choice->open[i]);
    return by_score(choice, score);
}

/* One row a policy, in the order of enum policy. */
static int32_t (*const policies[POLICY_COUNT])(const struct choice *) = {
    [POLICY_WEIGHTS] = by_weights,
    [POLICY_UNIFORM] = by_uniform,
    [POLICY_HAWK] = by_hawk,
    [POLICY_DOVE] = by_dove,
    [POLICY_TIT_FOR_TAT] = by_tit_for_tat,
    [POLICY_PLANNER] = by_planner,
};

size_t policy_scratch(const struct model *model)
{
    return world_size(model);
}

int32_t policy_choose(const struct turn_point *turn, int32_t decision,
                      enum policy policy, void *scratch)
{
    int32_t open[LIMIT_OPTIONS];
    struct choice choice = {turn, open, scratch, 0, decision};

    choice.count = moves_list(turn, decision, open);
    return choice.count == 0 ? -1 : open[policies[policy](&choice)];
}

int32_t policy_find(const char *word)
{
    for (int32_t i = 0; i < POLICY_COUNT; i++)
        if (strcmp(policy_words[i], word) == 0)
            return i;
    return -1;
}
