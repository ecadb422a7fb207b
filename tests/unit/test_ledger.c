/* What the ledger says of a change: cause, amount, inputs, source, and what
 * was told with the values of that moment. */
#include "unit/fixture.h"

#include "base/strbuf.h"
#include "many/telling.h"

#include <string.h>

#define RICH                                                                   \
    "'sources':[{'id':'s1','title':'A paper'}],"                               \
    "'actors':[{'id':'a','name':'Aldra'}],"                                    \
    "'meters':[{'id':'m','name':'M','start':95},{'id':'n','name':'N',"         \
    "'start':7,'drift':{'to':0,'by':2}}],"                                     \
    "'flags':[{'id':'f','name':'F'}],"                                         \
    "'rules':[{'id':'r','name':'R','when':'n > 4','sources':['s1'],"           \
    "'status':'reported','text':'{a} sees {n} and {{m}}',"                     \
    "'effects':{'m':'2 * n + n + (1 if f else 0)'}}],"                         \
    "'scenes':[{'id':'s','title':'T','actor':'a','options':["                  \
    "{'id':'x','label':'L','headline':'News','set':{'f':true},"                \
    "'outcomes':[{'id':'o','weight':3,'text':'Out'}],"                         \
    "'later':[{'id':'l','in':1,'text':'On {date}','effects':{'m':-50}}]}]},"   \
    "{'id':'t','title':'T','days':3}]"

static const struct ledger_entry *find(const struct fixture *f,
                                       enum ledger_kind kind, int32_t number)
{
    for (size_t i = 0; i < f->ledger.count; i++)
        if (f->ledger.entries[i].kind == kind && number-- == 0)
            return &f->ledger.entries[i];
    fail_msg("no such entry");
    return NULL;
}

static void a_change_names_all_of_it(void **state)
{
    struct fixture f;
    const struct ledger_entry *e;
    const struct eval_input *in;
    struct fact fact;
    struct strbuf cause = {0};

    (void)state;
    fixture_open(&f, RICH);
    fixture_turn(&f, "x");
    e = find(&f, LEDGER_CHANGE, 0);
    assert_int_equal(e->target, 0);
    assert_int_equal(e->before, 95);
    assert_int_equal(e->after, 100); /* held to the maximum */
    assert_int_equal(e->amount, 22); /* as asked for */
    assert_int_equal(e->turn, 1);
    assert_int_equal(e->step, 6);
    assert_string_equal(f.model->expr_text + e->expr,
                        "2 * n + n + (1 if f else 0)");
    telling_cause(f.model, e->cause, &cause);
    assert_string_equal(strbuf_get(&cause), "rule r");
    fact = ledger_fact(f.model, e);
    assert_int_equal(fact.status, FACT_REPORTED);
    assert_int_equal(fact.sources.count, 1);
    /* Each input once, in the order of reading, with its value. */
    assert_int_equal(e->inputs.count, 2);
    in = f.ledger.inputs + e->inputs.first;
    assert_int_equal(in[0].op, OP_METER);
    assert_int_equal(in[0].a, 1);
    assert_int_equal(in[0].value, 7);
    assert_int_equal(in[1].op, OP_FLAG);
    assert_int_equal(in[1].value, 1);
    strbuf_clear(&cause);
    fixture_close(&f);
}

static void drift_and_landing_are_changes_too(void **state)
{
    struct fixture f;
    const struct ledger_entry *e;

    (void)state;
    fixture_open(&f, RICH);
    fixture_turn(&f, "x");
    e = find(&f, LEDGER_CHANGE, 1);
    assert_int_equal(e->cause.kind, CAUSE_DRIFT);
    assert_int_equal(e->target, 1);
    assert_int_equal(e->before, 7);
    assert_int_equal(e->after, 5);
    e = find(&f, LEDGER_LANDED, 0);
    assert_int_equal(e->before, 1); /* the turn it was sent */
    assert_int_equal(e->after, 2);
    e = find(&f, LEDGER_CHANGE, 2);
    assert_int_equal(e->cause.kind, CAUSE_CONSEQUENCE);
    assert_int_equal(e->after, 50);
    e = find(&f, LEDGER_SENT, 0);
    assert_int_equal(e->after, 2);
    assert_int_equal(e->actor, 0);
    fixture_close(&f);
}

static void what_is_told_keeps_its_moments_values(void **state)
{
    struct fixture f;
    const struct ledger_entry *e;

    (void)state;
    fixture_open(&f, RICH);
    fixture_turn(&f, "x");
    e = find(&f, LEDGER_TOLD, 0);
    assert_int_equal(e->before, 1); /* a headline */
    assert_string_equal(f.model->pieces[e->target].text, "News");
    e = find(&f, LEDGER_TOLD, 1);
    assert_string_equal(f.model->pieces[e->target].text, "Out");
    assert_int_equal(e->cause.kind, CAUSE_OUTCOME);
    e = find(&f, LEDGER_TOLD, 2);
    /* {a} and {n}: chosen and filled in before the block acts. */
    assert_int_equal(e->inputs.count, 2);
    assert_int_equal(f.ledger.inputs[e->inputs.first].op, OP_CONST);
    assert_int_equal(f.ledger.inputs[e->inputs.first + 1].op, OP_METER);
    assert_int_equal(f.ledger.inputs[e->inputs.first + 1].a, 1);
    assert_int_equal(f.ledger.inputs[e->inputs.first + 1].value, 7);
    e = find(&f, LEDGER_TOLD, 3);
    assert_int_equal(f.ledger.inputs[e->inputs.first].op, OP_DAY);
    assert_int_equal(f.ledger.inputs[e->inputs.first].value, 3);
    fixture_close(&f);
}

static void draws_say_their_weights(void **state)
{
    struct fixture f;
    const struct ledger_entry *e;

    (void)state;
    fixture_open(&f, RICH);
    fixture_turn(&f, "x");
    e = find(&f, LEDGER_OUTCOME, 0);
    assert_string_equal(f.model->outcomes[e->target].id, "o");
    assert_int_equal(e->before, 3);
    assert_int_equal(e->amount, 3);
    e = find(&f, LEDGER_FLAG, 0);
    assert_int_equal(e->before, 0);
    assert_int_equal(e->after, 1);
    e = find(&f, LEDGER_MOVE, 0);
    assert_int_equal(e->actor, 0);
    assert_int_equal(e->step, 5);
    fixture_close(&f);
}

/* "at most 1,000,000" */
static void weights_have_a_most(void **state)
{
    struct fixture f;
    const struct ledger_entry *e;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'meters':[{'id':'m','name':'M','start':50}],"
                     "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                     "{'id':'x','label':'L','outcomes':["
                     "{'id':'o','weight':'m * 1000000'},"
                     "{'id':'p','weight':'-m'}]}]}]");
    fixture_turn(&f, "x");
    e = find(&f, LEDGER_OUTCOME, 0);
    assert_int_equal(e->before, 1000000);
    assert_int_equal(e->amount, 1000000);
    fixture_close(&f);
}

/* Of an ending its own; of what nobody wrote, none. */
static void facts_are_the_causes(void **state)
{
    struct fixture f;
    struct ledger_entry e = {.cause = {0, CAUSE_ENDING}};

    (void)state;
    fixture_open(&f, "'sources':[{'id':'s1','title':'A paper'}],"
                     "'scenes':[{'id':'s','title':'T'}],'endings':["
                     "{'id':'e','title':'E','text':['x'],'sources':['s1'],"
                     "'status':'contested'}]");
    assert_int_equal(ledger_fact(f.model, &e).status, FACT_CONTESTED);
    assert_int_equal(ledger_fact(f.model, &e).sources.count, 1);
    e.cause = (struct cause){0, CAUSE_START};
    assert_int_equal(ledger_fact(f.model, &e).status, FACT_UNMARKED);
    e.cause = (struct cause){0, CAUSE_FACILITATOR};
    assert_int_equal(ledger_fact(f.model, &e).sources.count, 0);
    fixture_close(&f);
}

static void orders_are_told(void **state)
{
    struct fixture f;
    struct order veto = {.kind = ORDER_VETO, .a = 3, .b = 7};
    const struct ledger_entry *e;

    (void)state;
    fixture_open(&f, RICH);
    fixture_ordered(&f, "x", &veto, 1);
    e = find(&f, LEDGER_ORDER, 0);
    assert_int_equal(e->before, ORDER_VETO);
    assert_int_equal(e->target, 3);
    assert_int_equal(e->after, 7);
    assert_int_equal(e->cause.kind, CAUSE_FACILITATOR);
    assert_int_equal(e->step, 4);
    fixture_close(&f);
}

/* A play without a ledger is the same play. */
static void the_ledger_changes_nothing(void **state)
{
    struct fixture f;
    struct moves moves = {.choice = {0}};
    int32_t *silent;

    (void)state;
    fixture_open(&f, RICH);
    silent = arena_alloc(&f.arena, world_size(f.model));
    moves.choice[0] = f.model->option_refs[0];
    step_apply(f.model, f.world, &moves, silent, NULL);
    fixture_turn(&f, "x");
    assert_memory_equal(silent, f.world, world_size(f.model));
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_names_all_of_it),
        cmocka_unit_test(drift_and_landing_are_changes_too),
        cmocka_unit_test(what_is_told_keeps_its_moments_values),
        cmocka_unit_test(draws_say_their_weights),
        cmocka_unit_test(weights_have_a_most),
        cmocka_unit_test(facts_are_the_causes),
        cmocka_unit_test(orders_are_told),
        cmocka_unit_test(the_ledger_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
