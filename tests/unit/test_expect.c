/* What is decided of the claims of `expect`: small scenarios whose answers
 * can be told by hand. */
#include "unit/expect_fixture.h"

#include "analysis/odds.h"

#include <string.h>

#define ACTOR "'actors':[{'id':'a','name':'A'}],"
#define METER "'meters':[{'id':'m','name':'M','max':20}],"
#define FLAG  "'flags':[{'id':'got','name':'G'}],"
#define SCENE(options)                                                         \
    "'scenes':[{'id':'s','title':'S','actor':'a','options':[" options "]}]"

#define PLENTY 100000

/* "every draw with a chance" --------------------------------------------- */

#define RARE                                                                   \
    ACTOR FLAG SCENE(                                                          \
        "{'id':'x','label':'X','outcomes':["                                   \
        "{'id':'common','weight':999999},"                                     \
        "{'id':'lucky','weight':1,'set':{'got':true}}]}") ",'expect':[{'"      \
                                                          "reachable':'got'}," \
                                                          "{'never':'got'}]"

static void a_draw_of_one_in_a_million(void **state)
{
    struct bench b;

    (void)state;
    bench_decide(&b, RARE, PLENTY);
    assert_int_equal(b.expect.claims.list[0].verdict, VERDICT_PROVED);
    assert_int_equal(b.expect.claims.list[1].verdict, VERDICT_REFUTED);
    assert_false(b.expect.claims.list[0].witness->seeded);
    assert_string_equal(b.expect.claims.list[0].witness->in_words,
                        "turn 1: a x (outcome lucky)");
    bench_close(&b);
}

static void plays_do_not_find_it(void **state)
{
    struct bench b;
    struct claims claims;
    struct budget budget;

    (void)state;
    bench_decide(&b, RARE, 0);
    assert_int_equal(b.expect.claims.list[0].verdict, VERDICT_UNDECIDED);
    claims_init(&claims, b.f.model, &b.arena);
    budget = budget_of(b.f.model, 2000);
    explore_plays(&claims, &budget, 1);
    assert_int_equal(claims.open_count, 2);
    assert_int_equal(budget.turns, 2000);
    bench_close(&b);
}

static void events_and_their_chance(void **state)
{
    (void)state;
    bench_verdicts(
        "'events':[{'id':'e','name':'E','chance':0,'set':{'got':true}}],"
        "'scenes':[{'id':'s','title':'S'}]," FLAG
        "'expect':[{'never':'got'},{'reachable':'got'}]",
        PLENTY, "pr");
    bench_verdicts(
        "'events':[{'id':'e','name':'E','chance':1,'set':{'got':true}}],"
        "'scenes':[{'id':'s','title':'S'}]," FLAG
        "'expect':[{'never':'got'},{'reachable':'got'}]",
        PLENTY, "rp");
    bench_verdicts(
        "'events':[{'id':'e','name':'E','chance':100,"
        "'set':{'got':true}}],'scenes':[{'id':'s','title':'S'}]," FLAG
        "'expect':[{'never':'got'},{'always':'got or turn == 0'}]",
        PLENTY, "rp");
}

static void a_value_without_weight_is_never_the_truth(void **state)
{
    (void)state;
    bench_verdicts("'unknowns':[{'id':'u','question':'Q?','values':["
                   "{'id':'one','weight':1},{'id':'two','weight':0},"
                   "{'id':'three','weight':999999}]}],"
                   "'scenes':[{'id':'s','title':'S'}],"
                   "'expect':[{'never':'u == two'},{'reachable':'u == one'},"
                   "{'reachable':'u == two'},{'always':'u == three'}]",
                   PLENTY, "pprr");
}

/* "every open option of every seat whatever its policy or weight" ---------- */

static void an_option_of_weight_0(void **state)
{
    (void)state;
    bench_verdicts(
        ACTOR FLAG SCENE("{'id':'x','label':'X','weight':100},"
                         "{'id':'y','label':'Y','weight':0,"
                         "'set':{'got':true}}") ",'expect':[{'reachable':'got'}"
                                                ",{'never':'taken(y) > 0'}]",
        PLENTY, "pr");
}

static void a_closed_option(void **state)
{
    (void)state;
    bench_verdicts(
        ACTOR METER FLAG SCENE(
            "{'id':'x','label':'X','effects':{'m':1}},"
            "{'id':'y','label':'Y','when':'m > 0',"
            "'set':{'got':true}}") ",'expect':[{'reachable':'got'},{'"
                                   "never':'got'},"
                                   "{'always':'m == 1 or turn == 0'}]",
        PLENTY, "rpp");
}

/* "asked of the start (turn 0) and after step 9 of every turn" --------------
 */

static void at_the_start(void **state)
{
    struct bench b;

    (void)state;
    bench_decide(&b,
                 METER "'scenes':[{'id':'s','title':'S','effects':{'m':3}}],"
                       "'expect':[{'always':'m == 3'},{'reachable':'m == 0'},"
                       "{'always':'turn > 0'}]",
                 PLENTY);
    assert_int_equal(b.expect.count[VERDICT_REFUTED], 2);
    assert_int_equal(b.expect.claims.list[0].hit.world[WORLD_TURN], 0);
    assert_int_equal(b.expect.claims.list[1].verdict, VERDICT_PROVED);
    assert_int_equal(b.expect.claims.list[2].witness->turns, 0);
    assert_true(b.expect.claims.list[2].witness->seeded);
    bench_close(&b);
}

/* The scene's block raises m and the only option takes it back: at decision
 * points it is high, at rest never. */
static void not_at_decision_points(void **state)
{
    (void)state;
    bench_verdicts(
        ACTOR METER
        "'scenes':[{'id':'s','title':'S','effects':{'m':5},'actor':'a',"
        "'options':[{'id':'x','label':'X','effects':{'m':-5}}]},"
        "{'id':'t','title':'T','effects':{'m':7}}],"
        "'expect':[{'never':'m == 5'},{'reachable':'m == 5'},"
        "{'reachable':'m == 7'},{'never':'m == 7 and turn < 2'}]",
        PLENTY, "prpp");
}

static void before_time_passes(void **state)
{
    (void)state;
    bench_verdicts(ACTOR
                   "'meters':[{'id':'m','name':'M','max':20,"
                   "'drift':{'to':0,'by':1}}],"
                   "'scenes':[{'id':'s','title':'S','actor':'a',"
                   "'options':[{'id':'x','label':'X','effects':{'m':4}}]},"
                   "{'id':'t','title':'T'}],"
                   "'expect':[{'reachable':'m == 4 and turn == 1'},"
                   "{'reachable':'m == 3 and turn == 2'},"
                   "{'never':'m == 3 and turn == 1'},{'never':'m == 2'}]",
                   PLENTY, "pppp");
}

static void endings(void **state)
{
    (void)state;
    bench_verdicts(
        ACTOR METER
        "'scenes':[{'id':'s','title':'S','actor':'a','options':["
        "{'id':'x','label':'X','effects':{'m':9}},"
        "{'id':'y','label':'Y'}]},{'id':'t','title':'T'}],"
        "'endings':[{'id':'bad','title':'B','text':['B'],'early':true,"
        "'when':'m > 5'},{'id':'odd','title':'O','text':['O'],"
        "'when':'m == 3'},{'id':'calm','title':'C','text':['C']}],"
        "'expect':[{'reachable':'ended(bad)'},{'reachable':'ended(odd)'},"
        "{'never':'ended(odd)'},{'never':'ended(bad) and turn > 1'},"
        "{'never':'ended(calm) and turn < 2'},{'never':'ended(calm)'}]",
        PLENTY, "prpppr");
}

/* Without a first scene the story is over in turn 0, and asked there. */
static void a_story_that_is_over_at_once(void **state)
{
    (void)state;
    bench_verdicts("'scenes':[{'id':'s','title':'S','when':false}],"
                   "'expect':[{'always':'ended(calm)'},{'never':'turn > 0'},"
                   "{'odds':{'ending':'calm','policy':'dove','min':90}}]",
                   PLENTY, "ppp");
}

static void nobody_orders_anything(void **state)
{
    (void)state;
    bench_verdicts(
        "'events':[{'id':'e','name':'E','when':false,"
        "'set':{'got':true}}],'scenes':[{'id':'s','title':'S'}]," FLAG
        "'expect':[{'never':'got'}]",
        PLENTY, "p");
}

/* Budgets ------------------------------------------------------------------ */

#define WALK                                                                   \
    ACTOR METER                                                                \
        "'limits':{'turns':3},'scenes':[{'id':'s','title':'S','next':'s',"     \
        "'actor':'a','options':[{'id':'x','label':'X','effects':{'m':1}},"     \
        "{'id':'y','label':'Y'}]}],"

static void too_little_to_tell(void **state)
{
    (void)state;
    bench_verdicts(WALK "'expect':[{'never':'m > 3'},{'always':'m < 4'},"
                        "{'reachable':'m == 4'}]",
                   PLENTY, "ppr");
    bench_verdicts(WALK "'expect':[{'never':'m > 3'},{'always':'m < 4'},"
                        "{'reachable':'m == 4'}]",
                   12, "uuu");
}

static void worlds(const char *members, uint64_t wanted)
{
    struct bench b;
    struct claims claims;
    struct budget budget;
    struct explored explored;

    bench_decide(&b, members, 0);
    claims_init(&claims, b.f.model, &b.arena);
    budget = budget_of(b.f.model, PLENTY);
    explored = explore_all(&claims, &budget, PLENTY);
    assert_true(explored.complete);
    assert_true(claims.list[0].exhausted);
    assert_int_equal(explored.worlds, wanted);
    bench_close(&b);
}

#define TRUTH                                                                  \
    "'unknowns':[{'id':'u','question':'Q?','values':[{'id':'one',"             \
    "'weight':1},{'id':'none','weight':0},{'id':'two','weight':1}]}],"

/* Turn 1 is one world, then m is 0 or 1, then 0, 1 or 2: 1 + 2 + 3. With a
 * truth of two values each comes twice, but only where somebody asks; asking
 * for the last move tells (1 after x) from (1 after y) in turn 3. */
static void how_many_worlds(void **state)
{
    (void)state;
    worlds(WALK "'expect':[{'never':'m > 3'}]", 6);
    worlds(WALK TRUTH "'expect':[{'never':'m > 3'}]", 6);
    worlds(WALK TRUTH "'expect':[{'never':'m > 3 and u == one'}]", 12);
    worlds(WALK "'expect':[{'never':'m > 3 and last(a) == x'}]", 7);
    /* In a turn in which nobody asks for m there is one world. */
    worlds(WALK "'expect':[{'never':'turn > 3'}]", 3);
}

/* Without plays before it: the start is asked, and what an amount reads in a
 * later turn tells worlds apart in an earlier one. */
static void the_search_alone(void **state)
{
    struct bench b;
    struct claims claims;
    struct budget budget;

    (void)state;
    bench_decide(
        &b,
        ACTOR
        "'meters':[{'id':'m','name':'M'},{'id':'k','name':'K'}],"
        "'scenes':[{'id':'s','title':'S','actor':'a','options':["
        "{'id':'x','label':'X'},{'id':'y','label':'Y',"
        "'effects':{'k':4}}]},{'id':'r','title':'R'},{'id':'t','title':'T',"
        "'effects':{'m':'k'}}],"
        "'expect':[{'reachable':'m == 4'},{'always':'turn > 0'},"
        "{'never':'m == 4 and turn < 3'}]",
        0);
    claims_init(&claims, b.f.model, &b.arena);
    budget = budget_of(b.f.model, PLENTY);
    explore_all(&claims, &budget, PLENTY);
    assert_int_equal(claims.list[0].verdict, VERDICT_PROVED);
    assert_int_equal(claims.list[0].hit.ways[1], 1);
    assert_int_equal(claims.list[1].verdict, VERDICT_REFUTED);
    assert_int_equal(claims.list[1].hit.world[WORLD_TURN], 0);
    assert_int_equal(claims.list[2].verdict, VERDICT_PROVED);
    bench_close(&b);
}

static void memory_is_a_budget_too(void **state)
{
    struct bench b;
    struct claims claims;
    struct budget budget;
    struct explored explored;

    (void)state;
    bench_decide(&b, WALK "'expect':[{'never':'m > 3'}]", 0);
    claims_init(&claims, b.f.model, &b.arena);
    budget = budget_of(b.f.model, PLENTY);
    explored = explore_all(&claims, &budget, 100);
    assert_false(explored.complete);
    assert_int_equal(claims.list[0].verdict, VERDICT_UNDECIDED);
    bench_close(&b);
}

/* Witnesses ------------------------------------------------------------------
 */

/* Of the four ways only one choice and one draw lead there, and both can be
 * had of dice: the exhaustive search must find a seed for it. */
static void a_seed_is_found(void **state)
{
    struct bench b;
    struct claims claims;
    struct budget budget;
    const struct witness *w;

    (void)state;
    bench_decide(
        &b,
        ACTOR FLAG SCENE(
            "{'id':'x','label':'X'},{'id':'y','label':'Y',"
            "'outcomes':[{'id':'no','weight':3},"
            "{'id':'yes','weight':1,'set':{'got':true}}]}") ",'expect':[{'"
                                                            "never':'got'}]",
        0);
    claims_init(&claims, b.f.model, &b.arena);
    budget = budget_of(b.f.model, PLENTY);
    explore_all(&claims, &budget, PLENTY);
    assert_int_equal(claims.list[0].verdict, VERDICT_REFUTED);
    assert_int_equal(claims.list[0].hit.ways[0], 0);
    assert_int_equal(claims.list[0].hit.ways[1], 2);
    w = witness_make(b.f.model, 0, &claims.list[0].hit, &budget, &b.arena);
    assert_true(w->seeded);
    bench_witness(&b, 0, w);
    bench_close(&b);
}

static void words_name_truths_and_events(void **state)
{
    struct bench b;
    const struct witness *w;

    (void)state;
    bench_decide(
        &b,
        "'unknowns':[{'id':'u','question':'Q?','values':[{'id':'one',"
        "'weight':1000000},{'id':'two','weight':1}]},{'id':'v',"
        "'question':'Q?','reveal':'never','values':[{'id':'p',"
        "'weight':1}]}],'scenes':[{'id':'s','title':'S'},{'id':'t','title':'"
        "T'}],"
        "'events':[{'id':'e','name':'E','chance':1,'when':'u == two',"
        "'set':{'got':true}}]," FLAG "'expect':[{'never':'got'}]",
        PLENTY);
    w = b.expect.claims.list[0].witness;
    assert_false(w->seeded);
    assert_string_equal(w->in_words, "start: u == two; turn 1: event e");
    bench_close(&b);
}

/* Odds ------------------------------------------------------------------------
 */

#define COIN(claim)                                                            \
    ACTOR METER SCENE(                                                         \
        "{'id':'x','label':'X','effects':{'m':1}},"                            \
        "{'id':'y','label':'Y','weight':0}") ",'endings':[{'id':'one','title'" \
                                             ":'O','text':['O'],'when':'m == " \
                                             "1'},"                            \
                                             "{'id':'calm','title':'C','text'" \
                                             ":['C']}],'expect':[{'odds':"     \
                                             "{" claim "}}]"

static void odds_inside_outside_and_between(void **state)
{
    (void)state;
    bench_verdicts(COIN("'ending':'one','policy':'uniform','min':45,'max':55"),
                   PLENTY, "p");
    bench_verdicts(COIN("'ending':'one','policy':'uniform','max':45"), PLENTY,
                   "r");
    bench_verdicts(COIN("'ending':'one','policy':'uniform','min':55"), PLENTY,
                   "r");
    bench_verdicts(COIN("'ending':'one','policy':'uniform','min':45,'max':55"),
                   100, "u");
    bench_verdicts(COIN("'ending':'one','policy':'uniform','max':100"), 0, "p");
}

/* By weights y is never taken; a policy's odds are its own. */
static void odds_are_of_one_policy(void **state)
{
    (void)state;
    bench_verdicts(COIN("'ending':'calm','policy':'weights','max':1"), PLENTY,
                   "p");
    bench_verdicts(COIN("'ending':'calm','policy':'uniform','max':1"), PLENTY,
                   "r");
}

static void planners_cost_what_they_imagine(void **state)
{
    struct bench b;

    (void)state;
    bench_decide(&b, COIN("'ending':'one','policy':'planner'"), 20000);
    assert_true(b.expect.claims.list[0].plays < 20);
    bench_close(&b);
}

/* Wilson's interval for z = 3, worked out with fractions elsewhere. */
static void shares(void **state)
{
    static const struct {
        uint64_t came, plays;
        int32_t low, high;
    } rows[] = {
        {0, 0, 0, 1000},
        {50, 100, 356, 644},
        {0, 100, 0, 83},
        {100, 100, 917, 1000},
        {1, 10000, 0, 2},
        {30, 100, 183, 450},
        {500000, 1000000, 498, 502},
        {2000000, 2000000, 999, 1000},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct share share = odds_share(rows[i].came, rows[i].plays);

        assert_int_equal(share.low, rows[i].low);
        assert_int_equal(share.high, rows[i].high);
    }
}

/* Against plays
 * ---------------------------------------------------------------- */

/* A scenario out of a number: two seats, a truth, an event, conditions. */
static void make_scenario(struct strbuf *out, uint32_t n)
{
    static const char *const chances[] = {"30", "60", "m * 9", "0"};
    static const char *const whens[] = {"m > 2", "u == one", "not got",
                                        "taken(x) > 0"};
    uint32_t a = n % 4, b = n / 4 % 4, c = n / 16 % 4;

    strbuf_format(
        out,
        "'limits':{'turns':4},'actors':[{'id':'a','name':'A'},"
        "{'id':'b','name':'B'}]," METER FLAG TRUTH
        "'events':[{'id':'e','name':'E','chance':'%s','effects':{'m':%u}}],"
        "'rules':[{'id':'r','name':'R','when':'%s','set':{'got':'m > %u'}}],"
        "'scenes':[{'id':'s','title':'S','next':'s','decisions':["
        "{'actor':'a','options':[{'id':'x','label':'X','effects':{'m':%u}},"
        "{'id':'y','label':'Y','when':'%s','outcomes':[{'weight':'2 - m'},"
        "{'weight':2,'effects':{'m':'%u if got else 1'}}]}]},"
        "{'actor':'b','options':[{'id':'z','label':'Z'},{'id':'w','label':'W',"
        "'later':[{'id':'l','in':2,'effects':{'m':-1},'cancel_if':'%s'}]}]}"
        "]}],'expect':[",
        chances[a], b + 1, whens[c], a + c, b + 1, whens[b], a + 2, whens[a]);
    for (uint32_t m = 0; m < 20; m++)
        strbuf_format(out,
                      "{'reachable':'m == %u and turn > 2'},"
                      "{'reachable':'m == %u and got and u == two'},",
                      m, m);
    strbuf_text(out, "{'never':'m > 19'}]");
}

/* What many plays come across and what can be at all are the same: no draw or
 * choice here is rarer than one in a hundred. Adds how many claims plays came
 * across, and how many not. */
static void compare(uint32_t n, int32_t found[2])
{
    struct strbuf text = {0};
    struct bench b;
    struct claims played;
    struct budget budget;

    make_scenario(&text, n);
    bench_decide(&b, strbuf_get(&text), 60000);
    claims_init(&played, b.f.model, &b.arena);
    budget = budget_of(b.f.model, 100000);
    explore_plays(&played, &budget, 1000);
    for (int32_t i = 0; i < b.f.model->expectations_count - 1; i++) {
        bool hit = played.list[i].hit.world != NULL;

        if (hit != (b.expect.claims.list[i].verdict == VERDICT_PROVED))
            fail_msg("scenario %u, claim %d: played %d", n, i, hit);
        found[hit]++;
    }
    bench_close(&b);
    strbuf_clear(&text);
}

static void as_plays_find_it(void **state)
{
    int32_t found[2] = {0, 0};

    (void)state;
    for (uint32_t n = 0; n < 64; n += 3)
        compare(n, found);
    assert_true(found[0] > 100 && found[1] > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_draw_of_one_in_a_million),
        cmocka_unit_test(plays_do_not_find_it),
        cmocka_unit_test(events_and_their_chance),
        cmocka_unit_test(a_value_without_weight_is_never_the_truth),
        cmocka_unit_test(an_option_of_weight_0),
        cmocka_unit_test(a_closed_option),
        cmocka_unit_test(at_the_start),
        cmocka_unit_test(not_at_decision_points),
        cmocka_unit_test(before_time_passes),
        cmocka_unit_test(endings),
        cmocka_unit_test(a_story_that_is_over_at_once),
        cmocka_unit_test(nobody_orders_anything),
        cmocka_unit_test(too_little_to_tell),
        cmocka_unit_test(how_many_worlds),
        cmocka_unit_test(the_search_alone),
        cmocka_unit_test(memory_is_a_budget_too),
        cmocka_unit_test(a_seed_is_found),
        cmocka_unit_test(words_name_truths_and_events),
        cmocka_unit_test(odds_inside_outside_and_between),
        cmocka_unit_test(odds_are_of_one_policy),
        cmocka_unit_test(planners_cost_what_they_imagine),
        cmocka_unit_test(shares),
        cmocka_unit_test(as_plays_find_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
