/* A test a sentence of what a seat foresees: worlds as it imagines them, what
 * it was told of, and fans. */
#include "unit/fixture.h"

#include "base/hash.h"

#include <string.h>

#define SECRETS                                                                \
    "'actors':[{'id':'a','name':'A','goal':'g'},{'id':'b','name':'B'}],"       \
    "'meters':[{'id':'g','name':'G','start':50},"                              \
    "{'id':'h','name':'H','start':20,'show':['b']},"                           \
    "{'id':'d','name':'D','start':30,'show':'debrief'}],"                      \
    "'unknowns':[{'id':'u','question':'Q?','known_by':['b'],'values':["        \
    "{'id':'yes','weight':50},{'id':'no','weight':50}]}],"                     \
    "'rules':[{'id':'r','name':'R','effects':"                                 \
    "{'g':'(5 if u == yes else -5) + (h - 20) + (d - 30)'}}],"                 \
    "'scenes':[{'id':'s','title':'T','next':'s','actor':'a','options':["       \
    "{'id':'x','label':'L','effects':{'g':1},"                                 \
    "'outcomes':[{'effects':{'g':3}},{'effects':{'g':-3}}]},"                  \
    "{'id':'y','label':'L'}]}]"

/* The fan of a's option x, as one hash. */
static uint64_t fan_hash(struct fixture *f)
{
    struct fan fans[3 * 4];
    struct fan_query query = {.model = f->model,
                              .world = f->world,
                              .move = {0, f->model->option_refs[0]},
                              .plays = 50,
                              .turns = 4};

    foresight_fan(&query, fans, &f->arena);
    /* The first meter is the one that the seat sees change. */
    return hash_bytes(HASH_START, fans, sizeof fans[0] * 4);
}

/* "Foresight … redraws every unknown that the seat does not know, takes
 * meters hidden from it at their start …, and throws its own dice, never the
 * play's: a test shows that a seat's fan is the same whatever the truth is."
 */
static void a_fan_is_the_same_whatever_the_truth(void **state)
{
    struct fixture f;
    uint64_t first;
    bool seen[2] = {false, false};

    (void)state;
    fixture_open(&f, SECRETS);
    first = fan_hash(&f);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        fixture_start(&f, seed);
        seen[world_unknown(f.model, f.world, 0)] = true;
        f.world[f.model->layout.meters + 1] = (int32_t)seed;
        f.world[f.model->layout.meters + 2] = (int32_t)seed + 40;
        assert_true(fan_hash(&f) == first);
    }
    assert_true(seen[0] && seen[1]);
    /* What it does see changes it. */
    f.world[f.model->layout.meters] = 60;
    assert_true(fan_hash(&f) != first);
    fixture_close(&f);
}

static void what_a_seat_knows_stays_as_it_is(void **state)
{
    struct fixture f;
    int32_t *imagined;
    bool redrawn = false;

    (void)state;
    fixture_open(&f, SECRETS);
    imagined = arena_alloc(&f.arena, world_size(f.model));
    f.world[f.model->layout.meters + 1] = 77;
    for (int32_t i = 0; i < 30; i++) {
        foresight_world(f.model, f.world, 1, i, imagined);
        assert_int_equal(world_unknown(f.model, imagined, 0),
                         world_unknown(f.model, f.world, 0));
        assert_int_equal(world_meter(f.model, imagined, 1), 77);
        foresight_world(f.model, f.world, 0, i, imagined);
        redrawn |= world_unknown(f.model, imagined, 0) !=
                   world_unknown(f.model, f.world, 0);
        assert_int_equal(world_meter(f.model, imagined, 1), 20);
    }
    assert_true(redrawn);
    fixture_close(&f);
}

/* "leaves out consequences it was not told of" */
#define SENDS(id, signal, label)                                               \
    "{'id':'o_" id "','label':'L'," signal ",'later':[{'id':'" id              \
    "','in':2" label "}]}"
#define PUBLIC "'signal':'public'"
#define SECRET "'signal':'private'"
#define TO_B   "'signal':'private','to':['b']"
#define LABEL  ",'label':'It falls due.'"

static bool imagines(struct fixture *f, const char *id, int32_t actor)
{
    int32_t *imagined = arena_alloc(&f->arena, world_size(f->model));
    int32_t at = fixture_index(&f->model->consequence_names, id);

    foresight_world(f->model, f->world, actor, 0, imagined);
    assert_true(f->world[f->model->layout.waiting + at] != 0);
    return imagined[f->model->layout.waiting + at] != 0;
}

static void untold_consequences_are_left_out(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'},"
                 "{'id':'c','name':'C'}],"
                 "'scenes':[{'id':'s1','title':'T','actor':'a','next':'s1',"
                 "'options':[" SENDS("told", PUBLIC, LABEL) "," SENDS(
                     "dark", PUBLIC,
                     "") "," SENDS("own", SECRET,
                                   LABEL) "," SENDS("pair", TO_B, LABEL) "]}]");
    fixture_turn(&f, "o_told");
    assert_true(imagines(&f, "told", 1));
    fixture_start(&f, 1);
    fixture_turn(&f, "o_dark");
    assert_false(imagines(&f, "dark", 0)); /* without a label nobody is told */
    fixture_start(&f, 1);
    fixture_turn(&f, "o_own");
    assert_true(imagines(&f, "own", 0));
    assert_false(imagines(&f, "own", 1));
    fixture_start(&f, 1);
    fixture_turn(&f, "o_pair");
    assert_true(imagines(&f, "pair", 1));
    assert_false(imagines(&f, "pair", 2));
    fixture_close(&f);
}

/* What an outcome or a landing sends is as visible as the move before it;
 * a scene's own as the scene. */
static void untold_down_the_line(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f,
                 "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'},"
                 "{'id':'c','name':'C'}],"
                 "'scenes':[{'id':'s1','title':'T','show':['a','b'],'later':["
                 "{'id':'scenic','in':3" LABEL "}],'actor':'a','options':["
                 "{'id':'plain','label':'L'},"
                 "{'id':'x','label':'L'," TO_B ",'outcomes':[{'later':["
                 "{'id':'drawn','in':1" LABEL ",'later':["
                 "{'id':'chained','in':3" LABEL "}]}]}]}]},"
                 "{'id':'s2','title':'T','next':'s2'}]");
    assert_true(imagines(&f, "scenic", 0));
    assert_true(imagines(&f, "scenic", 1));
    assert_false(imagines(&f, "scenic", 2));
    fixture_turn(&f, "x");
    assert_true(imagines(&f, "chained", 0));
    assert_true(imagines(&f, "chained", 1));
    assert_false(imagines(&f, "chained", 2));
    assert_false(foresight_told(
        f.model, fixture_index(&f.model->consequence_names, "drawn"), 2));
    assert_true(foresight_told(
        f.model, fixture_index(&f.model->consequence_names, "drawn"), 1));
    fixture_close(&f);
}

/* A private option that two actors may take is told only to its receivers:
 * the world does not say which of the two it was. */
static void a_private_option_of_two_makers(void **state)
{
    struct fixture f;
    int32_t at;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
                     "'options':[{'id':'x','label':'L'," SECRET ",'later':["
                     "{'id':'l','in':1" LABEL "}]}],"
                     "'scenes':[{'id':'s1','title':'T','decisions':["
                     "{'actor':'a','options':['x']},"
                     "{'actor':'b','options':['x']}]}]");
    at = fixture_index(&f.model->consequence_names, "l");
    assert_false(foresight_told(f.model, at, 0));
    assert_false(foresight_told(f.model, at, 1));
    fixture_close(&f);
}

/* Its receivers are told, whoever of the two it was and whichever actor they
 * are. */
static void the_first_actor_may_be_told(void **state)
{
    struct fixture f;
    int32_t at;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'r','name':'R'},{'id':'a','name':'A'},"
                     "{'id':'b','name':'B'}],"
                     "'options':[{'id':'x','label':'L','signal':'private',"
                     "'to':['r'],'later':[{'id':'l','in':1" LABEL "}]}],"
                     "'scenes':[{'id':'s1','title':'T','decisions':["
                     "{'actor':'a','options':['x']},"
                     "{'actor':'b','options':['x']}]}]");
    at = fixture_index(&f.model->consequence_names, "l");
    assert_true(foresight_told(f.model, at, 0));
    assert_false(foresight_told(f.model, at, 1));
    assert_false(foresight_told(f.model, at, 2));
    fixture_close(&f);
}

/* A form of the option that sends nothing says nothing of who sent it. */
static void only_forms_that_send_hide(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'},"
                     "{'id':'c','name':'C'}],"
                     "'options':[{'id':'x','label':'L'," SECRET "}],"
                     "'scenes':[{'id':'s1','title':'T','decisions':["
                     "{'actor':'a','options':[{'use':'x'," PUBLIC ",'later':["
                     "{'id':'l','in':1" LABEL "}]}]},"
                     "{'actor':'b','options':['x']}]}]");
    for (int32_t actor = 0; actor < 3; actor++)
        assert_true(foresight_told(
            f.model, fixture_index(&f.model->consequence_names, "l"), actor));
    fixture_close(&f);
}

/* Somebody without a seat knows what everybody does. */
static void nobody_knows_what_all_know(void **state)
{
    struct fixture f;
    const struct names *names;
    int32_t *imagined;
    int32_t differ = 0;

    (void)state;
    fixture_open(
        &f, "'actors':[{'id':'a','name':'A'}],"
            "'meters':[{'id':'m','name':'M','start':3,'show':['a']}],"
            "'unknowns':[{'id':'u','question':'Q?',"
            "'known_by':['a'],'values':[{'id':'y','weight':1},"
            "{'id':'n','weight':1}]}],"
            "'scenes':[{'id':'s','title':'T','effects':{'m':4},"
            "'actor':'a','options':[" SENDS("pub", PUBLIC, LABEL) "," SENDS(
                "sec", SECRET, LABEL) "]}]");
    names = &f.model->consequence_names;
    imagined = arena_alloc(&f.arena, world_size(f.model));
    for (int32_t i = 0; i < 20; i++) {
        foresight_world(f.model, f.world, -1, i, imagined);
        differ += world_unknown(f.model, imagined, 0) !=
                  world_unknown(f.model, f.world, 0);
        assert_int_equal(world_meter(f.model, imagined, 0), 3);
    }
    assert_in_range(differ, 1, 19);
    assert_true(foresight_told(f.model, fixture_index(names, "pub"), -1));
    assert_false(foresight_told(f.model, fixture_index(names, "sec"), -1));
    fixture_close(&f);
}

/* What no seat sends is hidden from none. */
static void rules_send_in_the_open(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'rules':[{'id':'r','name':'R','later':["
                     "{'id':'l','in':3" LABEL "}]}],"
                     "'scenes':[{'id':'s1','title':'T','next':'s1'}]");
    fixture_turn(&f, "");
    assert_true(imagines(&f, "l", 0));
    fixture_close(&f);
}

/* Percentiles are of the values in order, whatever order they came in. */
static void a_fan_is_in_order(void **state)
{
    struct fixture f;
    struct fan fans[3 * 4];
    struct fan_query query = {.plays = 100, .turns = 4};

    (void)state;
    fixture_open(&f, SECRETS);
    query.model = f.model;
    query.world = f.world;
    query.move = (struct move){0, f.model->option_refs[0]};
    foresight_fan(&query, fans, &f.arena);
    /* After one turn: 50 + 1, 3 either way by the outcome, 5 by the rule. */
    assert_int_equal(fans[0].low, 43);
    assert_int_equal(fans[0].high, 59);
    for (int i = 0; i < 4; i++) {
        assert_true(fans[i].low < fans[i].middle);
        assert_true(fans[i].middle < fans[i].high);
    }
    fixture_close(&f);
}

/* The 10th and the 90th percentile leave out a tenth on each side: of 100
 * values the ten lowest and the ten highest. */
static void a_fan_leaves_out_a_tenth_on_each_side(void **state)
{
    struct fixture f;
    struct fan fans[1];
    struct fan_query query = {.plays = 1000, .turns = 1};

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'meters':[{'id':'g','name':'G','start':50}],"
                     "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                     "{'id':'x','label':'L','outcomes':["
                     "{'weight':5,'effects':{'g':-9}},{'weight':90},"
                     "{'weight':5,'effects':{'g':9}}]}]},"
                     "{'id':'t','title':'T'}]");
    query.model = f.model;
    query.world = f.world;
    query.move = (struct move){0, f.model->option_refs[0]};
    foresight_fan(&query, fans, &f.arena);
    assert_int_equal(fans[0].low, 50);
    assert_int_equal(fans[0].middle, 50);
    assert_int_equal(fans[0].high, 50);
    fixture_close(&f);
}

/* A fan of ten plays: the one lowest and the one highest are left out. */
static void a_fan_of_ten_plays(void **state)
{
    struct fixture f;
    struct fan fans[1];
    struct fan_query query = {.plays = 10, .turns = 1};
    int32_t values[10];
    int32_t *imagined;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'meters':[{'id':'g','name':'G','max':5000}],"
                     "'unknowns':[{'id':'u','question':'Q?','values':["
                     "{'id':'v0','weight':1},{'id':'v1','weight':1},"
                     "{'id':'v2','weight':1},{'id':'v3','weight':1},"
                     "{'id':'v4','weight':1},{'id':'v5','weight':1}]}],"
                     "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                     "{'id':'x','label':'L','effects':{'g':"
                     "'(10 if u == v0 else 0) + (20 if u == v1 else 0) +"
                     " (30 if u == v2 else 0) + (40 if u == v3 else 0) +"
                     " (50 if u == v4 else 0)'}}]},{'id':'t','title':'T'}]");
    query.model = f.model;
    query.world = f.world;
    query.move = (struct move){0, f.model->option_refs[0]};
    foresight_fan(&query, fans, &f.arena);
    imagined = arena_alloc(&f.arena, world_size(f.model));
    for (int32_t i = 0; i < 10; i++) {
        int32_t at = i;
        int32_t value;

        foresight_world(f.model, f.world, 0, i, imagined);
        value = (world_unknown(f.model, imagined, 0) + 1) % 6 * 10;
        for (; at > 0 && values[at - 1] > value; at--)
            values[at] = values[at - 1];
        values[at] = value;
    }
    assert_int_equal(fans[0].low, values[1]);
    assert_int_equal(fans[0].middle, values[5]);
    assert_int_equal(fans[0].high, values[8]);
    fixture_close(&f);
}

static void the_first_actor_may_know_too(void **state)
{
    struct fixture f;
    int32_t *imagined;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'unknowns':[{'id':'u','question':'Q?',"
                     "'known_by':['a'],'values':[{'id':'y','weight':1},"
                     "{'id':'n','weight':1}]}],"
                     "'scenes':[{'id':'s','title':'T'}]");
    imagined = arena_alloc(&f.arena, world_size(f.model));
    for (int32_t i = 0; i < 20; i++) {
        foresight_world(f.model, f.world, 0, i, imagined);
        assert_int_equal(world_unknown(f.model, imagined, 0),
                         world_unknown(f.model, f.world, 0));
    }
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_fan_is_the_same_whatever_the_truth),
        cmocka_unit_test(what_a_seat_knows_stays_as_it_is),
        cmocka_unit_test(untold_consequences_are_left_out),
        cmocka_unit_test(untold_down_the_line),
        cmocka_unit_test(a_private_option_of_two_makers),
        cmocka_unit_test(the_first_actor_may_be_told),
        cmocka_unit_test(only_forms_that_send_hide),
        cmocka_unit_test(nobody_knows_what_all_know),
        cmocka_unit_test(rules_send_in_the_open),
        cmocka_unit_test(a_fan_is_in_order),
        cmocka_unit_test(a_fan_leaves_out_a_tenth_on_each_side),
        cmocka_unit_test(a_fan_of_ten_plays),
        cmocka_unit_test(the_first_actor_may_know_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
