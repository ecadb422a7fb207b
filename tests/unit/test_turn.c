/* A test a sentence of "A turn, in order". Each was seen to fail on an engine
 * that does otherwise. */
#include "unit/fixture.h"

#include "many/telling.h"

#include <string.h>

#define ACTORS                                                                 \
    "'actors':[{'id':'a','name':'A','playable':true},{'id':'b','name':'B'}],"
#define METER(id)                                                              \
    "{'id':'" id "','name':'M',"                                               \
    "'min':-9999,'max':9999,'start':0}"
#define OPT(id) "{'id':'" id "','label':'L'}"
#define OPT_ADD(id, amount)                                                    \
    "{'id':'" id "','label':'L','effects':{'m':" amount "}}"

#define ASSERT_SCENE(f, id)        assert_string_equal(fixture_scene(f), id)
#define ASSERT_ENDING(f, id)       assert_string_equal(fixture_ending(f), id)
#define ASSERT_METER(f, id, value) assert_int_equal(fixture_meter(f, id), value)

/* "Every scene is a turn, whoever decides in it." */
static void every_scene_is_a_turn(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, ACTORS
                 "'scenes':[{'id':'s1','title':'T'},"
                 "{'id':'s2','title':'T','actor':'b','options':[" OPT(
                     "x") "]},"
                          "{'id':'s3','title':'T','actor':'a','options':[" OPT(
                              "y") "]}]");
    ASSERT_SCENE(&f, "s1");
    assert_int_equal(f.world[WORLD_TURN], 1);
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "s2");
    assert_int_equal(f.world[WORLD_TURN], 2);
    fixture_turn(&f, "x");
    ASSERT_SCENE(&f, "s3");
    assert_int_equal(f.world[WORLD_TURN], 3);
    fixture_turn(&f, "y");
    ASSERT_ENDING(&f, "calm");
    assert_int_equal(f.world[WORLD_TURN], 3);
    fixture_close(&f);
}

/* "1. From the second turn on time passes: the date moves, then drift." */
static void time_passes_from_the_second_turn(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'meters':[{'id':'m','name':'M','start':10,"
                     "'drift':{'to':0,'by':4}},"
                     "{'id':'seen','name':'M','min':-9,'start':-1}],"
                     "'scenes':[{'id':'s1','title':'T','date':'2030-01-03'},"
                     "{'id':'s2','title':'T','days':2,"
                     "'set':{'seen':'day'}},{'id':'s3','title':'T'},"
                     "{'id':'s4','title':'T','date':'2030-01-04'}]");
    ASSERT_METER(&f, "m", 10);
    assert_int_equal(world_day(f.model, f.world), 2);
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 6);
    ASSERT_METER(&f, "seen", 4); /* the date had moved by step 3 */
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 2);
    assert_int_equal(world_day(f.model, f.world), 4);
    fixture_turn(&f, "");     /* a date already past counts as today */
    ASSERT_METER(&f, "m", 0); /* never past `to` */
    assert_int_equal(world_day(f.model, f.world), 4);
    fixture_close(&f);
}

static void drift_comes_before_what_lands(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 "'meters':[{'id':'m','name':'M','start':10,"
                 "'drift':{'to':0,'by':4}},{'id':'seen','name':'M'}],"
                 "'scenes':[{'id':'s1','title':'T','later':[{'id':'l','in':1,"
                 "'set':{'seen':'m'}}]},{'id':'s2','title':'T'}]");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "seen", 6);
    fixture_close(&f);
}

/* "2. Each waiting consequence, in file order: if its `cancel_if` holds that
 * sending is dropped; else, if due, it lands." */
static void consequences_are_asked_in_file_order(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 "'meters':[" METER(
                     "m") "],'flags':[{'id':'off','name':'F'}],"
                          "'scenes':[{'id':'s1','title':'T','later':["
                          "{'id':'one','in':1,'effects':{'m':'1 + m * 10'},"
                          "'set':{'off':true}},"
                          "{'id':'two','in':1,'effects':{'m':'2 + m * 10'}},"
                          "{'id':'three','in':2,'cancel_if':'off',"
                          "'effects':{'m':500}}]},"
                          "{'id':'s2','title':'T'},{'id':'s3','title':'T'}]");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 1 + 2 + 10);
    assert_int_equal(fixture_count(&f, LEDGER_LANDED), 2);
    assert_int_equal(fixture_count(&f, LEDGER_DROPPED), 1);
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 13);
    fixture_close(&f);
}

static void a_consequence_lands_when_due(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 "'meters':[" METER(
                     "m") "],'scenes':["
                          "{'id':'s1','title':'T','later':[{'id':'l','in':3,"
                          "'effects':{'m':7}}]},"
                          "{'id':'s2','title':'T'},{'id':'s3','title':'T'},"
                          "{'id':'s4','title':'T','effects':{'m':'m * 10'}},"
                          "{'id':'s5','title':'T'}]");
    fixture_turn(&f, "");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 0);
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m",
                 77); /* landed first, then "3. The scene's own block" */
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 77);
    fixture_close(&f);
}

static void cancel_sees_the_new_scene(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 "'meters':[" METER(
                     "m") "],'scenes':["
                          "{'id':'s1','title':'T','later':[{'id':'l','in':1,"
                          "'cancel_if':'visited(s2) > 0 and turn == 2',"
                          "'effects':{'m':7}}]},{'id':'s2','title':'T'}]");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 0);
    assert_int_equal(fixture_count(&f, LEDGER_DROPPED), 1);
    fixture_close(&f);
}

/* "4. Decisions are collected on this one world; nobody sees another's choice
 * in the same scene." */
static void choices_are_made_on_one_world(void **state)
{
    struct fixture f;
    int32_t open[LIMIT_OPTIONS];

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER(
            "m") "],'scenes':[{'id':'s','title':'T',"
                 "'decisions':[{'actor':'a','options':[" OPT_ADD(
                     "x", "5") "]},"
                               "{'actor':'b','options':["
                               "{'id':'y','label':'L','when':'m == 0',"
                               "'effects':{'m':'100 * taken(x)'}},"
                               "{'id':'z','label':'L','when':'m > 0'}]}]}]");
    assert_int_equal(fixture_open_options(&f, 1, open), 1);
    assert_string_equal(f.model->options[open[0]].id, "y");
    /* b's choice stays open although a's effect lands before it resolves. */
    fixture_turn(&f, "x y");
    ASSERT_METER(&f, "m", 105);
    fixture_close(&f);
}

/* A policy for the second decision chooses on the same world: a hawk whose
 * rung depends on what is open must not see the first choice's effect. */
static void policies_choose_on_that_world_too(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER(
            "m") "],'scenes':[{'id':'s','title':'T',"
                 "'decisions':[{'actor':'a','options':[" OPT_ADD(
                     "x", "5") "]},"
                               "{'actor':'b','options':[{'id':'y','label':'L'},"
                               "{'id':'z','label':'L','rung':3,'when':'m > 0',"
                               "'effects':{'m':100}}]}]}]");
    memset(f.policies, POLICY_HAWK, sizeof f.policies);
    fixture_turn(&f, NULL);
    ASSERT_METER(&f, "m", 5);
    fixture_close(&f);
}

/* "A decision with no option open is skipped and said so in the ledger." */
static void a_closed_decision_is_skipped(void **state)
{
    struct fixture f;
    struct strbuf cause = {0};

    (void)state;
    fixture_open(&f, ACTORS "'meters':[" METER(
                         "m") "],'scenes':[{'id':'s','title':'T',"
                              "'decisions':[{'actor':'a','options':["
                              "{'id':'x','label':'L','when':'m > 0'}]},"
                              "{'actor':'b','options':[" OPT_ADD(
                                  "y", "3") "]}]},"
                                            "{'id':'e','title':'T'}]");
    fixture_turn(&f, NULL);
    assert_int_equal(fixture_count(&f, LEDGER_SKIPPED), 1);
    for (size_t i = 0; i < f.ledger.count; i++)
        if (f.ledger.entries[i].kind == LEDGER_SKIPPED) {
            telling_cause(f.model, f.ledger.entries[i].cause, &cause);
            assert_string_equal(strbuf_get(&cause), "scene s");
        }
    strbuf_clear(&cause);
    assert_int_equal(fixture_count(&f, LEDGER_MOVE), 1);
    ASSERT_METER(&f, "m", 3);
    ASSERT_SCENE(&f, "e");
    fixture_close(&f);
}

/* "5. All moves are recorded first (so `taken`, `last`, `rung` count them, for
 * every seat); then each resolves in the order of the decisions" */
static void moves_are_recorded_before_any_resolves(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER("m") "," METER(
            "n") "],"
                 "'scenes':[{'id':'s','title':'T','decisions':["
                 "{'actor':'a','options':[{'id':'x','label':'L','effects':"
                 "{'m':'10 * taken(y) + rung(b) + (100 if last(b) == y else 0)"
                 " + (1000 if moved(b) else 0)'}}]},"
                 "{'actor':'b','options':[{'id':'y','label':'L','rung':4,'"
                 "effects':"
                 "{'n':'m'}}]}]}]");
    fixture_turn(&f, "x y");
    ASSERT_METER(&f, "m", 1114);
    ASSERT_METER(&f, "n", 1114); /* after a's, in the order of decisions */
    fixture_close(&f);
}

/* "the option's block, then one outcome, drawn by weight among those whose
 * `when` holds by then, and its block." */
static void outcomes_are_asked_after_the_options_block(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 ACTORS "'meters':[" METER(
                     "m") "],'scenes':[{'id':'s','title':'T',"
                          "'actor':'a','options':[{'id':'x','label':'L','"
                          "effects':{'m':1},"
                          "'outcomes':[{'when':'m == 0','effects':{'m':10}},"
                          "{'when':'m == 1','effects':{'m':'20 * m'}},"
                          "{'weight':'0 * m','effects':{'m':400}}]}]}]");
    for (uint64_t seed = 1; seed <= 20; seed++) {
        fixture_start(&f, seed);
        fixture_turn(&f, "x");
        ASSERT_METER(&f, "m", 21);
    }
    fixture_close(&f);
}

/* "6. Rules in file order. 7. Events in file order, each with its own chance."
 */
static void rules_then_events_in_file_order(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        "'meters':[" METER(
            "m") "],"
                 "'rules':[{'id':'r1','name':'R','effects':{'m':'1 - m'}},"
                 "{'id':'r2','name':'R','when':'m == 1',"
                 "'effects':{'m':'m * 10'}}],"
                 "'events':[{'id':'e1','name':'E','when':'m == 11',"
                 "'effects':{'m':100}},"
                 "{'id':'e2','name':'E','when':'m == 111','chance':0,"
                 "'effects':{'m':500}},"
                 "{'id':'e3','name':'E','when':'m == 111',"
                 "'effects':{'m':1}}],"
                 "'scenes':[{'id':'s','title':'T'},{'id':'t','title':'T'}]");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 112);
    assert_int_equal(fixture_count(&f, LEDGER_RULE), 2);
    assert_int_equal(fixture_count(&f, LEDGER_EVENT), 2);
    fixture_close(&f);
}

/* Rules always act unless `once`; events once unless "once": false. */
static void once_is_once(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        "'meters':[" METER("m") "," METER(
            "n") "],"
                 "'rules':[{'id':'r1','name':'R','effects':{'m':1}},"
                 "{'id':'r2','name':'R','once':true,'effects':{'m':100}}],"
                 "'events':[{'id':'e1','name':'E','effects':{'n':100}},"
                 "{'id':'e2','name':'E','once':false,'effects':{'n':1}}],"
                 "'scenes':[{'id':'s1','title':'T'},{'id':'s2','title':'T'},"
                 "{'id':'s3','title':'T'}]");
    fixture_turn(&f, "");
    fixture_turn(&f, "");
    fixture_turn(&f, "");
    ASSERT_METER(&f, "m", 103);
    ASSERT_METER(&f, "n", 103);
    fixture_close(&f);
}

#define TWO_ENDINGS                                                            \
    "'endings':[{'id':'late','when':'m >= 1','title':'E','text':['x']},"       \
    "{'id':'soon','when':'m >= 2','early':true,'title':'E','text':['x']},"     \
    "{'id':'soon2','when':'m >= 2','early':true,'title':'E','text':['x']},"    \
    "{'id':'rest','title':'E','text':['x']}],"

/* "8. The first `early` ending that holds closes the play" */
static void the_first_early_ending_closes(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, ACTORS TWO_ENDINGS "'meters':[" METER(
                         "m") "],"
                              "'events':[{'id':'e','name':'E','when':'m == 1',"
                              "'effects':{'m':1}}],"
                              "'scenes':[{'id':'s','title':'T','actor':'a','"
                              "options':[" OPT_ADD("x", "0") "," OPT_ADD(
                                  "y", "1") "]},"
                                            "{'id':'t','title':'T'}]");
    fixture_turn(&f, "y"); /* the event makes it hold: asked after step 7 */
    ASSERT_ENDING(&f, "soon");
    assert_true(world_over(f.world));
    fixture_start(&f, 1);
    fixture_turn(&f, "x");
    ASSERT_ENDING(&f, "");
    fixture_turn(&f, ""); /* over: all are asked in order */
    ASSERT_ENDING(&f, "rest");
    fixture_close(&f);
}

static void all_endings_are_asked_in_order_at_the_end(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, TWO_ENDINGS "'meters':[{'id':'m','name':'M','start':1}],"
                                 "'scenes':[{'id':'s','title':'T'}]");
    fixture_turn(&f, "");
    ASSERT_ENDING(&f, "late");
    fixture_close(&f);
}

/* "9. The next scene: the first `goto` of step 5 (an outcome's before its
 * option's; an event's goes before both); else `next` …; else the next in the
 * file whose `when` holds." */
#define PLACES                                                                 \
    "{'id':'p1','title':'T','when':false},"                                    \
    "{'id':'p2','title':'T','when':false,'next':'end'},"                       \
    "{'id':'p3','title':'T'}"

static void goto_of_a_move(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, ACTORS
                 "'scenes':[{'id':'s','title':'T','next':'p3','decisions':["
                 "{'actor':'a','options':[{'id':'x','label':'L','goto':'p1',"
                 "'outcomes':[{'goto':'p2'}]},"
                 "{'id':'x2','label':'L','goto':'p1'}," OPT(
                     "x3") "]},"
                           "{'actor':'b','options':[{'id':'y','label':'L','"
                           "goto':'p2'}," OPT("y2") "]}]}," PLACES "]");
    fixture_turn(&f, "x y2");
    ASSERT_SCENE(&f, "p2"); /* an outcome's before its option's */
    fixture_start(&f, 1);
    fixture_turn(&f, "x2 y");
    ASSERT_SCENE(&f, "p1"); /* the first move's; `when` is not asked */
    fixture_start(&f, 1);
    fixture_turn(&f, "x3 y");
    ASSERT_SCENE(&f, "p2");
    fixture_start(&f, 1);
    fixture_turn(&f, "x3 y2");
    ASSERT_SCENE(&f, "p3"); /* else `next` */
    fixture_close(&f);
}

static void an_events_goto_goes_before_a_moves(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, ACTORS
                 "'events':[{'id':'e','name':'E','goto':'p2'}],"
                 "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                 "{'id':'x','label':'L','goto':'p1'}]}," PLACES "]");
    fixture_turn(&f, "x");
    ASSERT_SCENE(&f, "p2");
    fixture_close(&f);
}

static void next_lists_and_file_order(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER(
            "m") "],"
                 "'scenes':[{'id':'s','title':'T','actor':'a','options':"
                 "[" OPT_ADD("x", "1") "," OPT_ADD("y", "2") "," OPT_ADD(
                     "z", "3") "],'next':[{'to':'p2','when':'m == 1 and "
                               "taken(x) == 1'},"
                               "{'to':'p1','when':'m < "
                               "3'},{'to':'p3','when':'m < 3'}]}," PLACES "]");
    fixture_turn(&f, "x");
    ASSERT_SCENE(&f, "p2");
    fixture_turn(&f, ""); /* its `next` is the target `end` */
    ASSERT_ENDING(&f, "calm");
    fixture_start(&f, 1);
    fixture_turn(&f, "y");
    ASSERT_SCENE(&f, "p1"); /* the first of the list that holds */
    fixture_turn(&f, "");
    ASSERT_SCENE(&f, "p3"); /* p2's `when` does not hold */
    fixture_start(&f, 1);
    fixture_turn(&f, "z");
    ASSERT_SCENE(&f, "p3"); /* none of the list holds: file order */
    fixture_turn(&f, "");
    ASSERT_ENDING(&f, "calm"); /* the last scene ends the story */
    fixture_close(&f);
}

static void the_turn_cap_ends_the_story(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'limits':{'turns':3},"
                     "'scenes':[{'id':'s','title':'T','next':'s'}]");
    for (int i = 0; i < 3; i++) {
        ASSERT_ENDING(&f, "");
        fixture_turn(&f, "");
    }
    ASSERT_ENDING(&f, "calm");
    fixture_close(&f);
}

/* "A block acts as one: its expressions read the world before it, effects are
 * added, `set` is written, each meter is clamped once, its `later` begin to
 * wait." */
static void a_block_acts_as_one(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'meters':[" METER("m") "," METER(
                         "n") ","
                              "{'id':'p','name':'M','start':95}],"
                              "'flags':[{'id':'f','name':'F'}],"
                              "'scenes':[{'id':'s','title':'T','effects':"
                              "{'m':'n + 1','n':'m + 2'},"
                              "'set':{'f':'m == 0 and n == 0','p':'p + 20'}},"
                              "{'id':'t','title':'T','effects':{'p':-30}}]");
    ASSERT_METER(&f, "m", 1);
    ASSERT_METER(&f, "n", 2);
    assert_true(fixture_flag(&f, "f"));
    ASSERT_METER(&f, "p", 100);
    fixture_turn(&f, "");
    ASSERT_METER(&f, "p", 70);
    fixture_close(&f);
}

/* "`step_apply` leaves `from` alone" is tested here with every kind of change
 * in one turn. */
static void the_world_before_is_left_alone(void **state)
{
    struct fixture f;
    uint64_t hash;

    (void)state;
    fixture_open(
        &f,
        ACTORS "'meters':[" METER(
            "m") "],'flags':[{'id':'f','name':'F'}],"
                 "'rules':[{'id':'r','name':'R','once':true,'set':{'f':true}}],"
                 "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                 "{'id':'x','label':'L','effects':{'m':'1 + "
                 "taken(x)'},'later':["
                 "{'id':'l','in':2}]}]},{'id':'t','title':'T','days':3}]");
    hash = world_hash(f.model, f.world);
    fixture_turn(&f, "x");
    assert_true(world_hash(f.model, f.before) == hash);
    assert_true(world_hash(f.model, f.world) != hash);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_scene_is_a_turn),
        cmocka_unit_test(time_passes_from_the_second_turn),
        cmocka_unit_test(drift_comes_before_what_lands),
        cmocka_unit_test(consequences_are_asked_in_file_order),
        cmocka_unit_test(a_consequence_lands_when_due),
        cmocka_unit_test(cancel_sees_the_new_scene),
        cmocka_unit_test(choices_are_made_on_one_world),
        cmocka_unit_test(policies_choose_on_that_world_too),
        cmocka_unit_test(a_closed_decision_is_skipped),
        cmocka_unit_test(moves_are_recorded_before_any_resolves),
        cmocka_unit_test(outcomes_are_asked_after_the_options_block),
        cmocka_unit_test(rules_then_events_in_file_order),
        cmocka_unit_test(once_is_once),
        cmocka_unit_test(the_first_early_ending_closes),
        cmocka_unit_test(all_endings_are_asked_in_order_at_the_end),
        cmocka_unit_test(goto_of_a_move),
        cmocka_unit_test(an_events_goto_goes_before_a_moves),
        cmocka_unit_test(next_lists_and_file_order),
        cmocka_unit_test(the_turn_cap_ends_the_story),
        cmocka_unit_test(a_block_acts_as_one),
        cmocka_unit_test(the_world_before_is_left_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
