#include "analysis/prove.h"

#include "analysis/prove_turn.h"

/* What is followed grows by what guards it; cheap proofs come first. */
enum round { ROUND_CLAIM, ROUND_GUARDS, ROUNDS };

/* Whether the claim is as it should be wherever the point is true. */
static bool fine(const void *context, const struct facts *facts,
                 const struct facts_point *point)
{
    const struct expectation *e = context;
    enum truth truth = facts_truth(facts, &e->claim, point);

    return truth == (e->kind == EXPECT_ALWAYS ? TRUTH_YES : TRUTH_NO);
}

/* Follows what a round does; false where that is nothing new, or a landing
 * would change a fact unseen. */
static bool choose_facts(struct facts *facts, const struct expectation *e,
                         enum round round)
{
    int32_t before =
        -1; /* the claim alone is always new, if it reads nothing */

    facts_add_claim(facts, &e->claim);
    if (round >= ROUND_GUARDS) {
        before = facts->count;
        facts_add_guards(facts);
    }
    return facts->count > before && facts_add_sent(facts);
}

static bool prove(const struct model *model, const struct expectation *e,
                  enum round round, struct budget *budget)
{
    struct facts facts = {.model = model};

    return choose_facts(&facts, e, round) &&
           prove_turns(&facts, fine, e, budget);
}

static void settle(struct claim *claim, const struct expectation *e)
{
    claim->verdict =
        e->kind == EXPECT_REACHABLE ? VERDICT_REFUTED : VERDICT_PROVED;
    claim->reasoned = true;
}

/* One round with the open claims, those for `reachable` or the others. */
static void prove_round(struct claims *claims, enum round round, bool reachable,
                        struct budget *budget)
{
    int32_t still = 0;

    for (int32_t i = 0; i < claims->open_count; i++) {
        int32_t index = claims->open[i];
        const struct expectation *e = &claims->model->expectations[index];

        if ((e->kind == EXPECT_REACHABLE) == reachable &&
            prove(claims->model, e, round, budget))
            settle(&claims->list[index], e);
        else
            claims->open[still++] = index;
    }
    claims->open_count = still;
}

/* What should be reachable mostly is, so that is tried last. */
void prove_claims(struct claims *claims, struct budget *budget)
{
    for (int32_t round = 0; round < ROUNDS; round++)
        prove_round(claims, (enum round)round, false, budget);
    for (int32_t round = 0; round < ROUNDS; round++)
        prove_round(claims, (enum round)round, true, budget);
}
