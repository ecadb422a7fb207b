#include "analysis/odds.h"

#include "engine/playout.h"

#include <assert.h>
#include <string.h>

#define WHOLE 1000 /* tenths of a percent */

/* Whether so many of the plays may come out so where the true share is `p`:
 * (came / plays - p)^2 <= 9 p (1 - p) / plays, without the fractions. */
static bool may_be(uint64_t came, uint64_t plays, uint64_t p)
{
    uint64_t have = came * WHOLE;
    uint64_t want = plays * p;
    uint64_t off = have > want ? have - want : want - have;

    return off * off <= 9 * plays * p * (WHOLE - p);
}

/* Whether the true share is surely not `p`, but above or below it. */
static bool above(uint64_t came, uint64_t plays, uint64_t p)
{
    return plays * p < came * WHOLE && !may_be(came, plays, p);
}

static bool below(uint64_t came, uint64_t plays, uint64_t p)
{
    return plays * p > came * WHOLE && !may_be(came, plays, p);
}

struct share odds_share(uint64_t came, uint64_t plays)
{
    struct share share = {0, WHOLE};

    assert(came <= plays && plays <= ODDS_PLAYS);
    while (above(came, plays, (uint64_t)share.low + 1))
        share.low++;
    while (below(came, plays, (uint64_t)share.high - 1))
        share.high--;
    return share;
}

/* The plays of one policy. */
struct run {
    struct claims *claims;
    struct budget *budget;
    struct playout playout;
    uint8_t policies[LIMIT_ACTORS];
    enum policy policy;
    int32_t *world;
    uint64_t *came; /* by ending */
    uint64_t plays;
};

/* The planner plays 64 times to the end for every option that it looks at;
 * others look at the world as it is. */
static uint64_t turns_behind(const struct run *run)
{
    const struct model *model = run->claims->model;
    struct span span = model->scenes[run->world[WORLD_SCENE]].decisions;
    uint64_t left = (uint64_t)(model->turn_cap - run->world[WORLD_TURN]) + 1;
    uint64_t options = 0;

    if (run->policy != POLICY_PLANNER)
        return 0;
    for (int32_t i = 0; i < span.count; i++)
        options += (uint64_t)model->decisions[span.first + i].options.count;
    return 64 * options * left;
}

static bool take_turn(const struct run *run)
{
    uint64_t behind = turns_behind(run) * run->budget->price;

    if (run->budget->left < behind)
        return false;
    run->budget->left -= behind;
    return budget_take(run->budget, 0);
}

/* False when the budget ends before the play does. The start counts too, for
 * plays that are over there. */
static bool play(struct run *run, uint64_t seed)
{
    if (!budget_take(run->budget, 0))
        return false;
    step_start(run->claims->model, (struct start){.seed = seed}, run->world,
               NULL);
    while (!world_over(run->world)) {
        if (!take_turn(run))
            return false;
        playout_turn(&run->playout, run->world, (struct move){-1, -1});
    }
    run->came[run->world[WORLD_ENDING]]++;
    run->plays++;
    return true;
}

static enum verdict judge(const struct expectation *e, struct share share)
{
    if (share.low >= e->min * 10 && share.high <= e->max * 10)
        return VERDICT_PROVED;
    if (share.low >= e->max * 10 || share.high <= e->min * 10)
        return VERDICT_REFUTED;
    return VERDICT_UNDECIDED;
}

static bool is_of(const struct expectation *e, enum policy policy)
{
    return e->kind == EXPECT_ODDS && e->policy == (uint8_t)policy;
}

static void settle(const struct run *run)
{
    const struct model *model = run->claims->model;

    for (int32_t i = 0; i < model->expectations_count; i++) {
        const struct expectation *e = &model->expectations[i];
        struct claim *claim = &run->claims->list[i];
        struct share share;

        if (!is_of(e, run->policy))
            continue;
        share = odds_share(run->came[e->ending], run->plays);
        claim->plays = run->plays;
        claim->came = run->came[e->ending];
        claim->low = share.low;
        claim->high = share.high;
        claim->verdict = judge(e, share);
    }
}

static void decide_policy(struct claims *claims, enum policy policy,
                          struct budget *budget)
{
    struct arena arena = {0};
    const struct model *model = claims->model;
    struct run run = {.claims = claims, .budget = budget, .policy = policy};

    memset(run.policies, (int)policy, sizeof run.policies);
    run.playout.model = model;
    run.playout.policies = run.policies;
    run.playout.scratch = arena_alloc(&arena, policy_scratch(model));
    run.world = arena_alloc(&arena, world_size(model));
    run.came =
        arena_array(&arena, (size_t)model->endings_count, sizeof *run.came);
    while (run.plays < ODDS_PLAYS && play(&run, run.plays + 1))
        ;
    settle(&run);
    arena_clear(&arena);
}

static bool claimed(const struct model *model, enum policy policy)
{
    for (int32_t i = 0; i < model->expectations_count; i++)
        if (is_of(&model->expectations[i], policy))
            return true;
    return false;
}

void odds_decide(struct claims *claims, struct budget *budget)
{
    uint64_t left = 0;

    for (int32_t p = 0; p < POLICY_COUNT; p++)
        left += claimed(claims->model, (enum policy)p);
    for (int32_t p = 0; p < POLICY_COUNT; p++) {
        struct budget part;

        if (!claimed(claims->model, (enum policy)p))
            continue;
        part = budget_split(budget, 100 / left--, UINT64_MAX);
        decide_policy(claims, (enum policy)p, &part);
        budget_join(budget, &part);
    }
}
