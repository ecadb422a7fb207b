#include "analysis/expect.h"

#include "analysis/odds.h"
#include "analysis/prove.h"

/* Parts of an effort, in percent of what is left when its turn comes. The
 * first plays find what is common, with a seed beside it; looking at every
 * world then proves what it can, or leaves off; the rest goes into more
 * plays. Odds have their own part, and what the others did not need. */
#define PART_ODDS  15
#define PART_PLAYS 12
#define PLAYS_MOST 100000 /* turns: who looks long need not wait for these */
#define PART_PROOF 85
#define PROOF_MOST 1000000
#define PART_ALL   60

/* Turns in search of a seed for one witness: where that is not enough, the
 * way is told in words. */
#define SEEDS_MOST 500000

/* Memory for looking at every world: a floor, and what a turn of a scenario
 * of some size may need on top. */
#define BYTES_LEAST  (32u * 1024 * 1024)
#define BYTES_MOST   (1024u * 1024 * 1024)
#define BYTES_A_TURN 64u

static size_t memory_for(uint64_t turns)
{
    return turns > (BYTES_MOST - BYTES_LEAST) / BYTES_A_TURN
               ? BYTES_MOST
               : BYTES_LEAST + BYTES_A_TURN * (size_t)turns;
}

static bool has_odds(const struct model *model)
{
    for (int32_t i = 0; i < model->expectations_count; i++)
        if (model->expectations[i].kind == EXPECT_ODDS)
            return true;
    return false;
}

static void look(struct expect *expect, struct budget *budget)
{
    struct claims *claims = &expect->claims;
    struct budget part = budget_split(budget, PART_PLAYS, PLAYS_MOST);
    uint64_t seed = explore_plays(claims, &part, 1);

    budget_join(budget, &part);
    if (claims->open_count == 0)
        return;
    part = budget_split(budget, PART_PROOF, PROOF_MOST);
    prove_claims(claims, &part);
    budget_join(budget, &part);
    if (claims->open_count == 0)
        return;
    part = budget_split(budget, PART_ALL, UINT64_MAX);
    expect->explored = explore_all(claims, &part, memory_for(expect->effort));
    budget_join(budget, &part);
    explore_plays(claims, budget, seed);
}

static bool wants_witness(const struct claim *claim, struct effort effort)
{
    return claim->hit.world != NULL &&
           (effort.witnesses || claim->verdict == VERDICT_REFUTED);
}

/* What seeds may cost is shared: each takes half of what is left. */
static void spell_out(struct expect *expect, struct effort effort,
                      struct arena *arena)
{
    const struct model *model = expect->model;
    struct budget budget = budget_of(model, effort.turns);
    int32_t told = 0;

    for (int32_t i = 0; i < model->expectations_count; i++) {
        struct claim *claim = &expect->claims.list[i];
        struct budget part;

        if (told == EXPECT_WITNESSES || !wants_witness(claim, effort))
            continue;
        told++;
        part = budget_split(&budget, 50, SEEDS_MOST);
        claim->witness = witness_make(model, i, &claim->hit, &part, arena);
        budget_join(&budget, &part);
    }
}

void expect_decide(struct expect *expect, const struct model *model,
                   struct effort effort, struct arena *arena)
{
    struct budget budget = budget_of(model, effort.turns);
    struct budget odds;

    *expect = (struct expect){.model = model, .effort = effort.turns};
    claims_init(&expect->claims, model, arena);
    odds = budget_split(&budget, has_odds(model) ? PART_ODDS : 0, UINT64_MAX);
    if (expect->claims.open_count > 0)
        look(expect, &budget);
    budget_join(&odds, &budget);
    odds_decide(&expect->claims, &odds);
    expect->turns = odds.turns;
    for (int32_t i = 0; i < model->expectations_count; i++)
        expect->count[expect->claims.list[i].verdict]++;
    spell_out(expect, effort, arena);
}
