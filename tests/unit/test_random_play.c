/* What must hold in every turn of every play (many/invariants.h), asked of
 * many random ones of two models that go to the ends of what may be. Those
 * that are shipped: many/random_plays.c.
 *
 * test_random_play [PLAYS]: so many of each instead of a few. */
#include "unit/unit.h"

#include "many/invariants.h"

#include "engine/playout.h"
#include "scenario/load.h"

#include <stdlib.h>
#include <string.h>

static uint64_t plays = 1500;

#define ENDINGS                                                                \
    "'endings':[{'id':'high','title':'H','text':['H'],'early':true,"           \
    "'when':'a >= 95 and turn > 2'},"                                          \
    "{'id':'calm','title':'C','text':['C']}]"

#define HEAD(turns)                                                            \
    "{'format':1,'id':'t','title':'T','language':'en',"                        \
    "'start':'2030-01-01','limits':{'turns':" turns "},"

/* Everything that can change a meter, with amounts that meet both ends. */
static const char crowded[] = HEAD(
    "9") "'sources':[{'id':'s1','title':'S1'},"
         "{'id':'s2','title':'S2'}],"
         "'actors':[{'id':'p','name':'P','playable':true},{'id':'q','name':'Q'}"
         "],"
         "'meters':[{'id':'a','name':'A','start':40,'drift':{'to':50,'by':3}},"
         "{'id':'b','name':'B','min':-20,'max':20,'start':0},"
         "{'id':'c','name':'C','max':1000000,'start':500000}],"
         "'flags':[{'id':'f','name':'F'}],"
         "'unknowns':[{'id':'u','question':'?','values':["
         "{'id':'x','weight':3},{'id':'y','weight':1}]}],"
         "'options':["
         "{'id':'up','label':'L','status':'reported','sources':['s1'],"
         "'effects':{'a':'b + 7','c':'100000 if u == x else -100000'},"
         "'outcomes':[{'id':'o1','weight':'a','effects':{'b':-9}},"
         "{'id':'o2','weight':20,'effects':{'b':'a - 50'},'set':{'f':true},"
         "'sources':['s2'],"
         "'later':[{'id':'l1','in':1,'effects':{'a':'-a / 3'},"
         "'later':[{'id':'l2','in':2,'set':{'b':'a % "
         "7'},'status':'model'}]}]}]},"
         "{'id':'down','label':'L','effects':{'a':-30,'b':'min(b, 3) - 2'}},"
         "{'id':'stop','label':'L','when':'f','goto':'end'}],"
         "'scenes':["
         "{'id':'s','title':'S','effects':{'b':'turn'},'decisions':["
         "{'actor':'p','options':['up','down','stop']},"
         "{'actor':'q','options':['up','down',{'use':'stop','when':'a > "
         "70'}]}],"
         "'next':[{'to':'r','when':'turn % 3 == 0'},{'to':'s'}]},"
         "{'id':'r','title':'R','days':2,'next':'s','effects':{'a':5},'set':{'"
         "c':'a * 10'}}],"
         "'rules':[{'id':'r1','name':'R','when':'b > 10','status':'contested',"
         "'sources':['s1','s2'],'effects':{'b':'-b','a':3}},"
         "{'id':'r2','name':'R','once':true,'when':'taken(up) > 2',"
         "'set':{'a':'since(up)','f':false}}],"
         "'events':[{'id':'e1','name':'E','chance':'30 + b','once':false,"
         "'effects':{'a':12},'sources':['s2']},"
         "{'id':'e2','name':'E','chance':20,'goto':'r','effects':{'b':-1}}]"
         "," ENDINGS "}";

/* Amounts far beyond 64 bits: the arithmetic and the meters hold. */
static const char extreme[] = HEAD(
    "6") "'actors':[{'id':'p','name':'P'}],"
         "'meters':[{'id':'a','name':'A','start':1},"
         "{'id':'b','name':'B','min':-1000000,'max':1000000,'start':-1000000}],"
         "'scenes':[{'id':'s','title':'S','next':'s','actor':'p','options':["
         "{'id':'big','label':'L','effects':{"
         "'a':'9000000000 * 9000000000 * (a - 1)','b':'a * 1000000 * "
         "1000000'}},"
         "{'id':'small','label':'L','effects':{"
         "'a':'-9000000000 * 9000000000','b':'-9000000000 * 9000000000 * 3'}},"
         "{'id':'mid','label':'L','effects':{'a':3},'set':{'b':'b / "
         "2'}}]}]," ENDINGS "}";

static void moves_of(const struct playout *playout, const int32_t *world,
                     struct moves *moves)
{
    const struct move none = {-1, -1};

    *moves = (struct moves){.order_count = 0};
    playout_moves(playout, world, none, moves);
}

static void assert_held(const struct invariants *check, bool held,
                        uint64_t seed)
{
    if (!held)
        fail_msg("seed %d, play's turn %d: %s", (int)seed, (int)check->turns,
                 strbuf_get(&check->what));
}

static void play_one(struct invariants *check, const struct playout *playout,
                     uint64_t seed, int32_t *world)
{
    struct moves moves;

    assert_held(check,
                invariants_start(check, (struct start){.seed = seed}, world),
                seed);
    for (int32_t turn = 0; !world_over(world); turn++) {
        assert_true(turn < check->model->turn_cap);
        moves_of(playout, world, &moves);
        assert_held(check, invariants_turn(check, &moves, world), seed);
    }
}

static void play_many(const struct model *model)
{
    struct arena arena = {0};
    uint8_t policies[LIMIT_ACTORS];
    const struct playout playout = {.model = model, .policies = policies};
    int32_t *world = arena_alloc(&arena, world_size(model));
    struct invariants check;

    invariants_open(&check, model);
    memset(policies, POLICY_UNIFORM, sizeof(policies));
    for (uint64_t seed = 0; seed < plays; seed++)
        play_one(&check, &playout, seed, world);
    /* Proof that something was looked at. */
    assert_true(check.turns >= 2 * plays);
    assert_true(check.changes > check.turns);
    assert_true(check.inputs > plays);
    invariants_clear(&check);
    arena_clear(&arena);
}

static void print(void *context, const char *bytes, size_t length)
{
    (void)context;
    print_error("%.*s", (int)length, bytes);
}

static const struct model *load(struct arena *arena, const char *members)
{
    struct diag_list diags = {0};
    struct sink sink = {print, NULL};
    char *text = arena_text(arena, members);
    const struct model *model;

    for (char *quote = text; (quote = strchr(quote, '\'')) != NULL;)
        *quote = '"';
    model = scenario_load(arena, "inline.json", text, strlen(text), &diags);
    diag_write_all(&diags, model == NULL ? 20 : 0, &sink);
    assert_non_null(model);
    diag_clear(&diags);
    return model;
}

static void play_text(const char *members)
{
    struct arena arena = {0};

    play_many(load(&arena, members));
    arena_clear(&arena);
}

static void test_crowded(void **state)
{
    (void)state;
    play_text(crowded);
}

static void test_extreme(void **state)
{
    (void)state;
    play_text(extreme);
}

/* Faults in a turn that was good: each is seen. */
static void assert_seen(struct invariants *check, const int32_t *from,
                        const struct moves *moves, const char *what)
{
    bool good = invariants_balance(check, from + check->model->layout.meters) &&
                invariants_bounds(check, from, moves);

    if (good || strstr(strbuf_get(&check->what), what) == NULL)
        fail_msg("expected '%s', found '%s'", what, strbuf_get(&check->what));
    strbuf_reset(&check->what);
}

static struct ledger_entry *first_change(struct invariants *check)
{
    size_t at = 0;

    while (check->ledger.entries[at].kind != LEDGER_CHANGE)
        at++;
    return &check->ledger.entries[at];
}

static void plant_in_ledger(struct invariants *check, const int32_t *from,
                            const struct moves *moves)
{
    struct ledger_entry *entry = first_change(check);
    struct ledger_entry kept = *entry;

    entry->before++;
    assert_seen(check, from, moves, "the entry before left another value");
    *entry = kept;
    entry->amount += 2;
    assert_seen(check, from, moves, "the sum is wrong");
    *entry = kept;
    entry->kind = LEDGER_RULE;
    assert_seen(check, from, moves, "");
    *entry = kept;
    entry->expr++;
    assert_seen(check, from, moves, "");
    *entry = kept;
}

static void plant_in_world(struct invariants *check, const int32_t *from,
                           const struct moves *moves)
{
    const struct layout *at = &check->model->layout;
    const struct {
        int32_t word;
        const char *what;
    } words[] = {{at->meters, "its entries give"},
                 {at->unknowns, "u"},
                 {WORLD_TURN, "the turn is"},
                 {WORLD_SEED_LOW, "the seed has changed"},
                 {WORLD_CAP, "the highest rung that is open"},
                 {WORLD_SPARE, "the word that stays free"},
                 {at->taken, "how often an option was taken"},
                 {at->since, "the turn in which an option was last taken"}};

    for (size_t i = 0; i < COUNT(words); i++) {
        int32_t kept = check->to[words[i].word];

        check->to[words[i].word] = kept == INT32_MAX ? 0 : kept + 1;
        assert_seen(check, from, moves, words[i].what);
        check->to[words[i].word] = kept;
    }
    check->to[at->flags] |= 1 << 30;
    assert_seen(check, from, moves, "flags that the scenario lacks");
}

static void test_planted(void **state)
{
    struct arena arena = {0};
    struct invariants check;
    struct moves moves;
    const struct model *model = load(&arena, crowded);
    const struct playout playout = {.model = model};
    int32_t *from = arena_alloc(&arena, world_size(model));
    int32_t *world = arena_alloc(&arena, world_size(model));

    (void)state;
    invariants_open(&check, model);
    assert_true(invariants_start(&check, (struct start){.seed = 1}, world));
    memcpy(from, world, world_size(model));
    moves_of(&playout, world, &moves);
    assert_true(invariants_turn(&check, &moves, world));
    plant_in_ledger(&check, from, &moves);
    plant_in_world(&check, from, &moves);
    invariants_clear(&check);
    arena_clear(&arena);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crowded),
        cmocka_unit_test(test_extreme),
        cmocka_unit_test(test_planted),
    };
    if (argc > 1) {
        plays = strtoull(argv[1], NULL, 10);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
