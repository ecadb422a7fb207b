/* The fine print of a turn: where two honest readers would differ. */
#include "unit/fixture.h"

#include <string.h>

#define ACTORS                                                                 \
    "'actors':[{'id':'a','name':'A','playable':true},{'id':'b','name':'B'}],"
#define METER(id)                                                              \
    "{'id':'" id "','name':'M',"                                               \
    "'min':-9999,'max':9999,'start':0}"
#define SCENE(id)                  "{'id':'" id "','title':'T'}"
#define ASSERT_SCENE(f, id)        assert_string_equal(fixture_scene(f), id)
#define ASSERT_ENDING(f, id)       assert_string_equal(fixture_ending(f), id)
#define ASSERT_METER(f, id, value) assert_int_equal(fixture_meter(f, id), value)

/* "Step 2 asks only what waited when the turn began." */
static void what_a_landing_sends_is_not_asked_in_its_turn(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f, "'meters':[" METER(
                "m") "],'scenes':["
                     "{'id':'s1','title':'T','later':[{'id':'outer','in':1,"
                     "'effects':{'m':1},'later':[{'id':'inner','in':1,"
                     "'cancel_if':'turn == 2','effects':{'m':10}}]}]}," SCENE(
                         "s2") "," SCENE("s3") "]");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 1);
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 11);
    fixture_close(&f);
}

/* "File order is where the consequence's object stands, an outer one before
 * its own `later`": inner waits two turns and outer is sent again, so that
 * both land in turn 4. */
static void outer_before_inner(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f, "'meters':[" METER(
                "m") "],"
                     "'rules':[{'id':'r','name':'R','when':'turn <= 3',"
                     "'later':[{'id':'outer','in':1,"
                     "'effects':{'m':'1 + m'},'later':[{'id':'inner','in':1,"
                     "'effects':{'m':'m * 9'}}]}]}],"
                     "'scenes':[" SCENE("s1") "," SCENE("s2") "," SCENE(
                         "s3") "," SCENE("s4") "]");
    fixture_turn(&f, ""); /* turn 2: outer lands: 1, sends inner for 3 */
    ASSERT_METER(&f, "m", 1);
    fixture_turn(&f, ""); /* turn 3: outer 1+1+1 = 3, inner 3+27 = 30 */
    ASSERT_METER(&f, "m", 30);
    fixture_close(&f);
}

/* "one waiting for several turns goes earliest first; it may be sent again
 * after a drop; a second sender for the same turn is not kept." */
static void several_sendings_of_one(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 ACTORS "'meters':[" METER(
                     "m") "],'flags':[{'id':'off','name':'F'}],"
                          "'scenes':[{'id':'s','title':'T','next':'s','actor':'"
                          "a','options':["
                          "{'id':'send','label':'L','later':[{'id':'l','in':3,"
                          "'cancel_if':'off','effects':{'m':1}}]},"
                          "{'id':'wait','label':'L','set':{'off':false}},"
                          "{'id':'stop','label':'L','set':{'off':true}}]}]");
    fixture_turn(&f, "send"); /* sent in 1, due 4 */
    fixture_turn(&f, "send"); /* sent in 2, due 5 */
    fixture_turn(&f, "wait"); /* turn 4: the first lands */
    ASSERT_METER(&f, "m", 1);
    fixture_turn(&f, "wait");
    ASSERT_METER(&f, "m", 2);
    fixture_turn(&f, "send");
    fixture_turn(&f, "stop");
    assert_int_equal(fixture_count(&f, LEDGER_DROPPED), 1);
    fixture_turn(&f, "wait");
    fixture_turn(&f, "send"); /* again after a drop */
    fixture_turn(&f, "wait");
    fixture_turn(&f, "wait");
    ASSERT_METER(&f, "m", 3);
    fixture_close(&f);
}

static void earliest_first_within_one(void **state)
{
    struct fixture f;

    (void)state;
    /* The landing of the first makes `cancel_if` hold for the second. */
    fixture_open(&f,
                 "'meters':[" METER(
                     "m") "],"
                          "'rules':[{'id':'r','name':'R','when':'turn <= 2',"
                          "'later':[{'id':'l','in':3,'cancel_if':'m > 0',"
                          "'effects':{'m':1}}]}],"
                          "'scenes':[{'id':'s','title':'T','next':'s'}]");
    fixture_turn(&f, "");
    fixture_turn(&f, "");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 1);
    assert_int_equal(fixture_count(&f, LEDGER_LANDED), 1);
    assert_int_equal(fixture_count(&f, LEDGER_DROPPED), 1);
    fixture_close(&f);
}

static void a_second_for_the_same_turn_is_not_kept(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER(
            "m") "],"
                 "'options':[{'id':'x','label':'L','later':[{'id':'l','in':1,"
                 "'effects':{'m':5}}]}],"
                 "'scenes':[{'id':'s','title':'T','decisions':["
                 "{'actor':'a','options':['x']},"
                 "{'actor':'b','options':['x']}]}," SCENE("t") "]");
    fixture_turn(&f, "x x");
    ASSERT_METER(&f, "m", 5);
    assert_int_equal(fixture_count(&f, LEDGER_NOT_KEPT), 1);
    fixture_close(&f);
}

static void a_wait_of_32_turns(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'limits':{'turns':40},'meters':[" METER(
                         "m") "],"
                              "'scenes':[{'id':'s','title':'T','later':["
                              "{'id':'l','in':32,'effects':{'m':1}}]},"
                              "{'id':'t','title':'T','next':'t'}]");
    for (int i = 0; i < 31; i++)
        fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 0);
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 1);
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 1);
    fixture_close(&f);
}

/* "The first scene is the first in the file whose `when` holds; if none does,
 * the story is over." */
static void the_first_scene(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'meters':[{'id':'m','name':'M','start':3}],'scenes':["
                     "{'id':'s1','title':'T','when':'m < 3'},"
                     "{'id':'s2','title':'T','when':'turn == 0'}]");
    ASSERT_SCENE(&f, "s2");
    fixture_close(&f);
    fixture_open(&f, "'scenes':[{'id':'s','title':'T','when':false}]");
    ASSERT_ENDING(&f, "calm");
    assert_true(world_over(f.world));
    assert_int_equal(f.world[WORLD_TURN], 0);
    fixture_close(&f);
}

/* "`turn` and `visited` count from step 1, so step 2 sees the new scene; step
 * 9, with `next` and scenes' `when`, still sees the turn that ends." */
static void the_choice_of_the_next_sees_the_turn_that_ends(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, ACTORS
                 "'scenes':[{'id':'s','title':'T','actor':'b','options':["
                 "{'id':'x','label':'L'}],"
                 "'next':[{'to':'p','when':'turn == 1 and visited(p) == 0'"
                 "}]},{'id':'q','title':'T'},"
                 "{'id':'p','title':'T','when':false},"
                 "{'id':'r','title':'T','when':'turn == 2 and visited(p) == 1'"
                 "}]");
    fixture_turn(&f, "x");
    ASSERT_SCENE(&f, "p");
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "r");
    fixture_close(&f);
}

/* "Before any move `means` is `none`, `last` and `signal` equal nothing (`!=`
 * holds); `moved` is false until step 5." */
static void before_any_move(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER("m") "," METER(
            "n") "],"
                 "'rules':[{'id':'r','name':'R','when':'moved(a)','effects':{'"
                 "n':1}}],"
                 "'scenes':[{'id':'s','title':'T','effects':{'m':"
                 "'(1 if means(a) == none else 0) + (2 if last(a) != x else 0)"
                 " + (4 if signal(a) != public else 0) + (8 if moved(a) else 0)"
                 " + (16 if rung(a) > 0 else 0) + (32 if since(x) < 12 else "
                 "0)'},"
                 "'actor':'a','options':[{'id':'x','label':'L','means':'legal',"
                 "'rung':2}],'next':'s'}]");
    ASSERT_METER(&f, "m", 1 + 2 + 4);
    fixture_turn(&f, "x");
    ASSERT_METER(&f, "n", 1);
    /* In the next turn's step 3 `moved` is false again. */
    ASSERT_METER(&f, "m", 7 + 16 + 32);
    fixture_close(&f);
}

/* "An override is the same option to all of them, but counts with its own
 * rung, means and signal." */
static void an_override_is_the_same_option(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER(
            "m") "],"
                 "'options':[{'id':'x','label':'L','rung':1,'means':'verbal'}],"
                 "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                 "{'use':'x','rung':3,'means':'cyber','signal':'deniable'}]},"
                 "{'id':'t','title':'T','effects':{'m':"
                 "'taken(x) + 10 * rung(a) + (100 if last(a) == x else 0)"
                 " + (1000 if means(a) == cyber and signal(a) == deniable else "
                 "0)'}}]");
    fixture_turn(&f, "x");
    ASSERT_METER(&f, "m", 1131);
    fixture_close(&f);
}

/* "`taken(option, actor)`", "`since(option)` turns ago (the turn cap if
 * never)". */
static void counts_of_moves(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER("m") "," METER("n") "," METER(
            "o") "],"
                 "'options':[{'id':'x','label':'L'},{'id':'y','label':'L'}],"
                 "'rules':[{'id':'r','name':'R','set':{'m':"
                 "'taken(x) * 100 + taken(x, a) * 10 + taken(x, b)',"
                 "'n':'since(x)','o':'since(y)'}}],"
                 "'scenes':[{'id':'s','title':'T','next':'s','decisions':["
                 "{'actor':'a','options':['x','y']},"
                 "{'actor':'b','options':['x','y']}]}]");
    fixture_turn(&f, "x x");
    ASSERT_METER(&f, "m", 211);
    ASSERT_METER(&f, "n", 0);
    ASSERT_METER(&f, "o", 12);
    fixture_turn(&f, "x y");
    ASSERT_METER(&f, "m", 321);
    fixture_turn(&f, "y y");
    ASSERT_METER(&f, "n", 1);
    ASSERT_METER(&f, "o", 0);
    fixture_close(&f);
}

/* "`day` … (with `clock`, whole days from midnight of `start`, following the
 * meter at once, also within a turn)" */
static void day_follows_a_clock(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f, ACTORS
        "'start':'1995-01-25T23:00','clock':'c',"
        "'meters':[{'id':'c','name':'C','max':999999}," METER(
            "m") "],'scenes':[{'id':'s','title':'T','actor':'a','options':["
                 "{'id':'x','label':'L','effects':{'c':3600},"
                 "'outcomes':[{'effects':{'m':'day'}}]}]},"
                 "{'id':'t','title':'T','effects':{'m':'day * 10'}}]");
    assert_int_equal(world_day(f.model, f.world), 0);
    assert_int_equal(world_minute(f.model, f.world), 23 * 60);
    fixture_turn(&f, "x");
    ASSERT_METER(&f, "m", 11);
    assert_int_equal(world_minute(f.model, f.world), 0);
    fixture_close(&f);
}

/* "Step 9: an event's `goto` is an interruption: it goes before a move's; the
 * scene that would have followed waits, and the target `back` goes on with
 * it." */
#define INTERRUPTED(back)                                                      \
    "'events':[{'id':'e','name':'E','when':'turn == 1','goto':'i'}],"          \
    "'scenes':[" SCENE("s1") "," SCENE("s2") "," SCENE(                        \
        "s3") ","                                                              \
              "{'id':'i','title':'T','when':false" back "}]"

static void an_interruption_goes_back(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, INTERRUPTED(",'next':'back'"));
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "i");
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "s2");
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "s3");
    fixture_close(&f);
}

static void an_interruption_need_not_go_back(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, INTERRUPTED(""));
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "i");
    fixture_turn(&f, "");
    ASSERT_ENDING(&f, "calm");
    fixture_close(&f);
}

/* "One scene waits at a time; a further interruption then is not taken,
 * though its event has happened (a `goto` to `end` is one like any other)" */
static void one_scene_waits_at_a_time(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        "'meters':[" METER(
            "m") "],"
                 "'events':[{'id':'e1','name':'E','when':'turn == 1',"
                 "'goto':'i'},{'id':'e2','name':'E','when':'turn == 1',"
                 "'goto':'j','effects':{'m':1}},"
                 "{'id':'e3','name':'E','when':'turn == 2','goto':'end',"
                 "'effects':{'m':10}}],"
                 "'scenes':[" SCENE("s1") "," SCENE(
                     "s2") ",{'id':'i','title':'T','when':false,'next':'back'},"
                           "{'id':'j','title':'T','when':false}]");
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "i");
    ASSERT_METER(&f, "m", 1);
    assert_int_equal(fixture_count(&f, LEDGER_NO_BREAK), 1);
    fixture_turn(&f, ""); /* e3 happens while s2 waits: not taken */
    ASSERT_SCENE(&f, "s2");
    ASSERT_METER(&f, "m", 11);
    assert_int_equal(fixture_count(&f, LEDGER_NO_BREAK), 1);
    fixture_close(&f);
}

static void an_events_goto_to_end_ends(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'events':[{'id':'e','name':'E','goto':'end'}],"
                     "'scenes':[" SCENE("s1") "," SCENE("s2") "]");
    fixture_turn(&f, "");
    ASSERT_ENDING(&f, "calm");
    fixture_close(&f);
}

/* "`back` where nothing waits counts as no target" */
static void back_to_nothing_is_no_target(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f, ACTORS
        "'scenes':[{'id':'s1','title':'T','actor':'a','options':["
        "{'id':'x','label':'L','goto':'back'}],"
        "'next':[{'to':'back'},{'to':'s3'}]}," SCENE("s2") "," SCENE(
            "s3") ",{'id':'s4','title':'T','next':'back'}," SCENE("s5") "]");
    fixture_turn(&f, "x");
    ASSERT_SCENE(&f, "s3");
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "s4");
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "s5");
    fixture_close(&f);
}

/* "where the story would have ended, the end itself waits and `back` ends the
 * story" */
static void the_end_itself_waits(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'events':[{'id':'e','name':'E','when':'turn == 1',"
                     "'goto':'i'}],"
                     "'scenes':[{'id':'s1','title':'T','next':'end'},"
                     "{'id':'i','title':'T','when':false,'next':'back'}," SCENE(
                         "s2") "]");
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "i");
    fixture_turn(&f, "");
    ASSERT_ENDING(&f, "calm");
    fixture_close(&f);
}

/* "Weights are read at the moment of the draw and held to 0..1,000,000,
 * `chance` to 0..100" */
static void weights_and_chances_are_held(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER("m") "," METER(
            "w") "],"
                 "'events':[{'id':'e1','name':'E','chance':'m * 0 + 900',"
                 "'effects':{'w':100}},"
                 "{'id':'e2','name':'E','chance':'m * 0 - "
                 "5','effects':{'w':1000}}],"
                 "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                 "{'id':'x','label':'L','effects':{'m':-5},'outcomes':["
                 "{'weight':'m','effects':{'w':1}},"
                 "{'weight':'m + 6','effects':{'w':2}}]}]}," SCENE("t") "]");
    for (uint64_t seed = 1; seed < 20; seed++) {
        fixture_start(&f, seed);
        fixture_turn(&f, "x"); /* m is -5 by then: weights 0 and 1 */
        ASSERT_METER(&f, "w", 102);
    }
    fixture_close(&f);
}

/* "where no weight is left, no outcome happens" */
static void no_weight_no_outcome(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER(
            "m") "],"
                 "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                 "{'id':'x','label':'L','effects':{'m':1},'goto':'end',"
                 "'outcomes':[{'weight':0,'effects':{'m':10}},"
                 "{'when':'m == 0','effects':{'m':10}}]}]}," SCENE("t") "]");
    fixture_turn(&f, "x");
    ASSERT_METER(&f, "m", 1);
    ASSERT_ENDING(&f, "calm"); /* the option's own goto still counts */
    fixture_close(&f);
}

/* The facilitator's orders. */
static void an_injected_event_happens_whatever_it_says(void **state)
{
    struct fixture f;
    struct order order = {.kind = ORDER_INJECT, .a = 0};

    (void)state;
    fixture_open(&f, "'meters':[" METER(
                         "m") "],'events':[{'id':'e',"
                              "'name':'E','when':false,'chance':0,"
                              "'effects':{'m':1}}],'scenes':[" SCENE(
                                  "s1") "," SCENE("s2") "," SCENE("s3") "]");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 0);
    fixture_ordered(&f, "", &order, 1);
    ASSERT_METER(&f, "m", 1);
    fixture_ordered(&f, "", &order, 1); /* also a second time */
    ASSERT_METER(&f, "m", 2);
    fixture_close(&f);
}

static int32_t open_count(const struct fixture *f, const struct order *orders,
                          int32_t count)
{
    struct turn_point turn = {.model = f->model,
                              .world = f->world,
                              .orders = orders,
                              .order_count = count};
    int32_t options[LIMIT_OPTIONS];

    return moves_list(&turn,
                      f->model->scenes[f->world[WORLD_SCENE]].decisions.first,
                      options);
}

static void vetoes_and_caps_close_options(void **state)
{
    struct fixture f;
    struct order veto = {.kind = ORDER_VETO, .a = 0, .b = 1};
    struct order cap = {.kind = ORDER_CAP, .a = 1};
    struct order lift = {.kind = ORDER_CAP, .a = RUNG_UNCAPPED};

    (void)state;
    fixture_open(&f, ACTORS
                 "'ladder':{'meter':'t','rungs':[{'from':0,'name':'L'},"
                 "{'from':5,'name':'L'},{'from':9,'name':'L'}]},"
                 "'meters':[{'id':'t','name':'T','max':10}],"
                 "'scenes':[{'id':'s','title':'T','next':'s','actor':'a',"
                 "'options':[{'id':'x','label':'L'},"
                 "{'id':'y','label':'L','rung':1},"
                 "{'id':'z','label':'L','rung':2}]}]");
    assert_int_equal(open_count(&f, NULL, 0), 3);
    assert_int_equal(open_count(&f, &veto, 1), 2);
    assert_int_equal(open_count(&f, &cap, 1), 2);
    fixture_ordered(&f, "x", &veto, 1);
    assert_int_equal(open_count(&f, NULL, 0), 3); /* a veto is for its turn */
    fixture_ordered(&f, "x", &cap, 1);
    assert_int_equal(open_count(&f, NULL, 0), 2); /* a cap stays */
    assert_int_equal(open_count(&f, &lift, 1), 3);
    fixture_ordered(&f, "x", &lift, 1);
    assert_int_equal(open_count(&f, NULL, 0), 3);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_a_landing_sends_is_not_asked_in_its_turn),
        cmocka_unit_test(outer_before_inner),
        cmocka_unit_test(several_sendings_of_one),
        cmocka_unit_test(earliest_first_within_one),
        cmocka_unit_test(a_second_for_the_same_turn_is_not_kept),
        cmocka_unit_test(a_wait_of_32_turns),
        cmocka_unit_test(the_first_scene),
        cmocka_unit_test(the_choice_of_the_next_sees_the_turn_that_ends),
        cmocka_unit_test(before_any_move),
        cmocka_unit_test(an_override_is_the_same_option),
        cmocka_unit_test(counts_of_moves),
        cmocka_unit_test(day_follows_a_clock),
        cmocka_unit_test(an_interruption_goes_back),
        cmocka_unit_test(an_interruption_need_not_go_back),
        cmocka_unit_test(one_scene_waits_at_a_time),
        cmocka_unit_test(an_events_goto_to_end_ends),
        cmocka_unit_test(back_to_nothing_is_no_target),
        cmocka_unit_test(the_end_itself_waits),
        cmocka_unit_test(weights_and_chances_are_held),
        cmocka_unit_test(no_weight_no_outcome),
        cmocka_unit_test(an_injected_event_happens_whatever_it_says),
        cmocka_unit_test(vetoes_and_caps_close_options),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
