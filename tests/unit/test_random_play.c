/* What must hold in every turn of every play, asked of many random ones:
 *
 *   the ledger balances: for every meter, the old value and the entries give
 *   the new one, and each entry is what its cause's block says, with what
 *   its expression read and with its owner's sources;
 *   step_apply() leaves its input alone, and does the same without a ledger.
 *
 * test_random_play [PLAYS]: so many of each scenario instead of a few. */
#include "unit/unit.h"

#include "app/catalogue.h"
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

/* One play, and the worlds beside it. */
struct check {
    const struct model *model;
    int32_t *from, *kept, *to, *bare;
    struct ledger ledger;
    uint64_t turns, changes, inputs;
};

/* What a meter stood at before each entry, worked out from the entries. */
struct balance {
    int32_t now[LIMIT_METERS];
    int32_t before[LIMIT_METERS]; /* the block that is being read */
    uint64_t changed;             /* by this block: bit i is meter i */
    struct cause cause;
    int32_t actor;
    uint8_t step;
};

/* Owners, found a second time --------------------------------------------- */

static const struct block *block_of(const struct model *model,
                                    struct cause cause)
{
    switch ((enum cause_kind)cause.kind) {
    case CAUSE_SCENE:
        return &model->scenes[cause.index].block;
    case CAUSE_OPTION:
        return &model->options[cause.index].block;
    case CAUSE_OUTCOME:
        return &model->outcomes[cause.index].block;
    case CAUSE_CONSEQUENCE:
        return &model->consequences[cause.index].block;
    case CAUSE_RULE:
        return &model->rules[cause.index].block;
    case CAUSE_EVENT:
        return &model->events[cause.index].block;
    case CAUSE_START:
    case CAUSE_DRIFT:
    case CAUSE_ENDING:
    case CAUSE_FACILITATOR:
        break;
    }
    fail_msg("a cause of kind %d changes no meter", cause.kind);
    return NULL;
}

static struct fact fact_of(const struct model *model, struct cause cause)
{
    switch ((enum cause_kind)cause.kind) {
    case CAUSE_DRIFT:
        return model->meters[cause.index].fact;
    case CAUSE_SCENE:
        return model->scenes[cause.index].fact;
    case CAUSE_OPTION:
        return model->options[cause.index].fact;
    case CAUSE_OUTCOME:
        return model->outcomes[cause.index].fact;
    case CAUSE_CONSEQUENCE:
        return model->consequences[cause.index].fact;
    case CAUSE_RULE:
        return model->rules[cause.index].fact;
    case CAUSE_EVENT:
        return model->events[cause.index].fact;
    case CAUSE_START:
    case CAUSE_ENDING:
    case CAUSE_FACILITATOR:
        break;
    }
    return (struct fact){{0, 0}, FACT_UNMARKED};
}

/* The expression that the block has for a meter; `*sets`: in its `set`. */
static const struct expr *amount_of(const struct model *model,
                                    const struct block *block, int32_t meter,
                                    bool *sets)
{
    for (int32_t i = 0; i < block->effects.count; i++) {
        const struct effect *effect = &model->effects[block->effects.first + i];
        if (effect->meter == meter) {
            *sets = false;
            return &effect->amount;
        }
    }
    for (int32_t i = 0; i < block->sets.count; i++) {
        const struct assign *assign = &model->assigns[block->sets.first + i];
        if (assign->kind == TARGET_METER && assign->target == meter) {
            *sets = true;
            return &assign->value;
        }
    }
    fail_msg("the block of the cause says nothing of meter %s",
             model->meters[meter].id);
    return NULL;
}

/* Entries ----------------------------------------------------------------- */

static int64_t held(const struct meter *meter, int64_t value)
{
    if (value < meter->min) {
        return meter->min;
    }
    return value > meter->max ? meter->max : value;
}

static bool same_block(const struct balance *balance,
                       const struct ledger_entry *entry)
{
    return balance->cause.kind == entry->cause.kind &&
           balance->cause.index == entry->cause.index &&
           balance->actor == entry->actor && balance->step == entry->step &&
           (balance->changed >> entry->target & 1) == 0;
}

/* A block reads the world before it: that is kept where a block begins. */
static void begin_block(struct balance *balance,
                        const struct ledger_entry *entry)
{
    if (!same_block(balance, entry)) {
        memcpy(balance->before, balance->now, sizeof(balance->now));
        balance->changed = 0;
        balance->cause = entry->cause;
        balance->actor = entry->actor;
        balance->step = entry->step;
    }
    balance->changed |= UINT64_C(1) << entry->target;
}

static void check_drift(const struct model *model,
                        const struct ledger_entry *entry)
{
    const struct meter *meter = &model->meters[entry->target];
    int64_t before = llabs((int64_t)meter->drift_to - entry->before);
    int64_t after = llabs((int64_t)meter->drift_to - entry->after);
    assert_int_equal(entry->cause.index, entry->target);
    assert_true(after < before && before - after <= meter->drift_by);
    assert_int_equal(entry->expr, 0);
    assert_int_equal(entry->inputs.count, 0);
}

static void check_inputs(struct check *check, const struct balance *balance,
                         const struct ledger_entry *entry,
                         const struct expr *expr)
{
    struct eval_input read[LIMIT_EXPR_NODES];
    int32_t count = 0;
    if (expr->code != 0) {
        count =
            eval_inputs(check->model, check->to, expr, read, LIMIT_EXPR_NODES);
    }
    assert_int_equal(entry->expr, expr->source);
    assert_int_equal(entry->inputs.count, count);
    for (int32_t i = 0; i < count; i++) {
        const struct eval_input *input =
            &check->ledger.inputs[entry->inputs.first + i];
        assert_int_equal(input->op, read[i].op);
        assert_int_equal(input->a, read[i].a);
        if (input->op == OP_METER) {
            assert_int_equal(input->value, balance->before[input->a]);
        } else if (input->op == OP_TURN) {
            assert_int_equal(input->value, entry->turn);
        }
        check->inputs++;
    }
}

/* An expression that reads meters only is worked out again on the meters
 * before its block. */
static bool reads_meters_only(const struct check *check,
                              const struct ledger_entry *entry)
{
    for (int32_t i = 0; i < entry->inputs.count; i++) {
        if (check->ledger.inputs[entry->inputs.first + i].op != OP_METER) {
            return false;
        }
    }
    return true;
}

static int64_t again(const struct check *check, const struct balance *balance,
                     const struct expr *expr)
{
    memcpy(check->bare, check->to, world_size(check->model));
    memcpy(check->bare + check->model->layout.meters, balance->before,
           (size_t)check->model->meters_count * sizeof(int32_t));
    return eval(check->model, check->bare, expr);
}

static void check_amount(struct check *check, const struct balance *balance,
                         const struct ledger_entry *entry)
{
    bool sets = false;
    const struct expr *expr =
        amount_of(check->model, block_of(check->model, entry->cause),
                  entry->target, &sets);
    check_inputs(check, balance, entry, expr);
    if (reads_meters_only(check, entry)) {
        int64_t amount = again(check, balance, expr);
        assert_int_equal(entry->amount, sets ? amount - entry->before : amount);
    }
}

static void check_change(struct check *check, struct balance *balance,
                         const struct ledger_entry *entry)
{
    const struct model *model = check->model;
    const struct meter *meter = &model->meters[entry->target];
    struct fact fact = ledger_fact(model, entry);
    struct fact expected = fact_of(model, entry->cause);
    begin_block(balance, entry);
    assert_int_equal(entry->before, balance->now[entry->target]);
    if (llabs(entry->amount / 4) < INT64_MAX / 8) {
        assert_int_equal(entry->after,
                         held(meter, entry->before + entry->amount));
    } else {
        assert_int_equal(entry->after,
                         entry->amount < 0 ? meter->min : meter->max);
    }
    balance->now[entry->target] = entry->after;
    assert_memory_equal(&fact.sources, &expected.sources, sizeof(fact.sources));
    assert_int_equal(fact.status, expected.status);
    if (entry->cause.kind == CAUSE_DRIFT) {
        check_drift(model, entry);
    } else {
        check_amount(check, balance, entry);
    }
    check->changes++;
}

static void check_cause(const struct check *check,
                        const struct ledger_entry *entry)
{
    struct strbuf name = {0};
    ledger_cause(check->model, entry->cause, &name);
    assert_true(name.length > 0);
    strbuf_clear(&name);
}

static void check_ledger(struct check *check, struct balance *balance)
{
    for (size_t i = 0; i < check->ledger.count; i++) {
        const struct ledger_entry *entry = &check->ledger.entries[i];
        check_cause(check, entry);
        if (entry->kind == LEDGER_CHANGE) {
            check_change(check, balance, entry);
        }
    }
    for (int32_t i = 0; i < check->model->meters_count; i++) {
        assert_int_equal(balance->now[i],
                         world_meter(check->model, check->to, i));
    }
}

/* Plays ------------------------------------------------------------------- */

static struct balance balance_of(const struct check *check)
{
    struct balance balance = {.actor = -2};
    for (int32_t i = 0; i < check->model->meters_count; i++) {
        balance.now[i] = world_meter(check->model, check->from, i);
    }
    return balance;
}

static void take_turn(struct check *check, const struct playout *playout)
{
    const struct move none = {-1, -1};
    struct moves moves = {.order_count = 0};
    size_t size = world_size(check->model);
    struct balance balance = balance_of(check);
    playout_moves(playout, check->from, none, &moves);
    ledger_reset(&check->ledger);
    memcpy(check->kept, check->from, size);
    memset(check->to, 0x55, size);
    step_apply(check->model, check->from, &moves, check->to, &check->ledger);
    assert_memory_equal(check->from, check->kept, size);
    step_apply(check->model, check->from, &moves, check->bare, NULL);
    assert_memory_equal(check->to, check->bare, size);
    check_ledger(check, &balance);
    memcpy(check->from, check->to, size);
    check->turns++;
}

static void begin_play(struct check *check, uint64_t seed)
{
    struct balance balance = {.actor = -2};
    for (int32_t i = 0; i < check->model->meters_count; i++) {
        balance.now[i] = check->model->meters[i].start;
    }
    ledger_reset(&check->ledger);
    step_start(check->model, (struct start){.seed = seed}, check->to,
               &check->ledger);
    check_ledger(check, &balance);
    memcpy(check->from, check->to, world_size(check->model));
}

static void play_many(const struct model *model)
{
    struct arena arena = {0};
    size_t size = world_size(model);
    uint8_t policies[LIMIT_ACTORS];
    const struct playout playout = {.model = model, .policies = policies};
    struct check check = {.model = model};
    check.from = arena_alloc(&arena, size);
    check.kept = arena_alloc(&arena, size);
    check.to = arena_alloc(&arena, size);
    check.bare = arena_alloc(&arena, size);
    memset(policies, POLICY_UNIFORM, sizeof(policies));
    for (uint64_t seed = 0; seed < plays; seed++) {
        begin_play(&check, seed);
        for (int32_t turn = 0; !world_over(check.from); turn++) {
            assert_true(turn < model->turn_cap);
            take_turn(&check, &playout);
        }
    }
    /* Proof that something was looked at. */
    assert_true(check.turns >= 2 * plays);
    assert_true(check.changes > check.turns);
    assert_true(check.inputs > plays);
    ledger_clear(&check.ledger);
    arena_clear(&arena);
}

static void print(void *context, const char *bytes, size_t length)
{
    (void)context;
    print_error("%.*s", (int)length, bytes);
}

static void play_text(const char *members)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct sink sink = {print, NULL};
    char *text = arena_text(&arena, members);
    for (char *quote = text; (quote = strchr(quote, '\'')) != NULL;) {
        *quote = '"';
    }
    const struct model *model =
        scenario_load(&arena, "inline.json", text, strlen(text), &diags);
    diag_write_all(&diags, model == NULL ? 20 : 0, &sink);
    assert_non_null(model);
    play_many(model);
    diag_clear(&diags);
    arena_clear(&arena);
}

static void play_file(const char *path)
{
    struct loaded loaded;
    loaded_open(&loaded, path);
    assert_non_null(loaded.model);
    play_many(loaded.model);
    loaded_clear(&loaded);
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

static void test_meridia(void **state)
{
    (void)state;
    play_file(DEMARCHE_SOURCE "/scenarios/meridia/scenario.json");
}

static void test_sony_2014(void **state)
{
    (void)state;
    play_file(DEMARCHE_SOURCE "/scenarios/sony_2014/scenario.json");
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_crowded),
        cmocka_unit_test(test_extreme),
        cmocka_unit_test(test_meridia),
        cmocka_unit_test(test_sony_2014),
    };
    if (argc > 1) {
        plays = strtoull(argv[1], NULL, 10);
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
