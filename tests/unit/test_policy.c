/* A test a sentence of "Policies for seats without a person". */
#include "unit/fixture.h"

#include <string.h>

/* How often each option of the first decision is taken over many seeds. */
static void shares(struct fixture *f, enum policy policy, int32_t slot,
                   int32_t *counts)
{
    struct span span = f->model->scenes[0].decisions;
    int32_t decision = span.first + slot;
    const struct decision *d = &f->model->decisions[decision];
    void *scratch = arena_alloc(&f->arena, policy_scratch(f->model));
    struct turn_point turn = {.model = f->model, .world = f->world};

    memset(counts, 0, sizeof *counts * (size_t)d->options.count);
    for (uint64_t seed = 0; seed < 1000; seed++) {
        int32_t option;

        world_set_seed(f->world, seed);
        option = policy_choose(&turn, decision, policy, scratch);
        for (int32_t i = 0; i < d->options.count; i++)
            counts[i] += f->model->option_refs[d->options.first + i] == option;
    }
}

/* One world in which each policy differs from the other five. b has just
 * made an act of rung 2. The options: p (rung 0, light), q (rung 1, heavy),
 * r (rung 2, no weight), s (rung 3, the best goal), t (rung 4). */
#define SIX                                                                    \
    "'actors':[{'id':'a','name':'A','goal':'g'},{'id':'b','name':'B'}],"       \
    "'meters':[{'id':'g','name':'G'},{'id':'l','name':'L','max':9}],"          \
    "'ladder':{'meter':'l','rungs':[{'from':0,'name':'0'},"                    \
    "{'from':1,'name':'1'},{'from':2,'name':'2'},{'from':3,'name':'3'},"       \
    "{'from':4,'name':'4'}]},"                                                 \
    "'scenes':[{'id':'two','title':'T','when':'taken(act) > 0','actor':'a',"   \
    "'options':[{'id':'p','label':'L','weight':10},"                           \
    "{'id':'q','label':'L','rung':1,'weight':90},"                             \
    "{'id':'r','label':'L','rung':2,'weight':0},"                              \
    "{'id':'s','label':'L','rung':3,'weight':0,'effects':{'g':50}},"           \
    "{'id':'t','label':'L','rung':4,'weight':0}]},"                            \
    "{'id':'one','title':'T','actor':'b','next':'two','options':["             \
    "{'id':'act','label':'L','rung':2}]}]"

static void six_policies_differ(void **state)
{
    struct fixture f;
    int32_t n[6];

    (void)state;
    fixture_open(&f, SIX);
    fixture_turn(&f, "act");
    shares(&f, POLICY_WEIGHTS, 0, n);
    assert_int_equal(n[2] + n[3] + n[4], 0);
    assert_in_range(n[0], 60, 140);
    assert_in_range(n[1], 860, 940);
    shares(&f, POLICY_UNIFORM, 0, n);
    for (int i = 0; i < 5; i++)
        assert_in_range(n[i], 150, 250);
    shares(&f, POLICY_HAWK, 0, n);
    assert_int_equal(n[4], 1000);
    shares(&f, POLICY_DOVE, 0, n);
    assert_int_equal(n[0], 1000);
    shares(&f, POLICY_TIT_FOR_TAT, 0, n);
    assert_int_equal(n[2], 1000);
    shares(&f, POLICY_PLANNER, 0, n);
    assert_int_equal(n[3], 1000);
    fixture_close(&f);
}

/* "weights (the options' own weights, evenly if all are 0; the default)" */
static void weights_are_even_if_all_are_zero(void **state)
{
    struct fixture f;
    int32_t n[3];

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'meters':[{'id':'m','name':'M'}],"
                     "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                     "{'id':'x','label':'L','weight':0},"
                     "{'id':'y','label':'L','weight':'m - 5'},"
                     "{'id':'z','label':'L','weight':0,'when':'m > 0'}]}]");
    assert_int_equal(f.model->actors[0].policy, POLICY_WEIGHTS);
    shares(&f, POLICY_WEIGHTS, 0, n);
    assert_in_range(n[0], 420, 580);
    assert_int_equal(n[0] + n[1], 1000);
    fixture_close(&f);
}

/* "`planner` …; without a `goal`, `weights`" */
static void planner_without_a_goal(void **state)
{
    struct fixture f;
    int32_t planned[2], weighed[2];

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                     "{'id':'x','label':'L','weight':30},"
                     "{'id':'y','label':'L','weight':70}]}]");
    shares(&f, POLICY_PLANNER, 0, planned);
    shares(&f, POLICY_WEIGHTS, 0, weighed);
    assert_memory_equal(planned, weighed, sizeof planned);
    fixture_close(&f);
}

/* "64 play-outs an option to the end, all seats by `weights`, best mean
 * `goal`": what follows later decides, not what the option does at once. */
static void planner_looks_to_the_end(void **state)
{
    struct fixture f;
    int32_t n[2];

    (void)state;
    fixture_open(
        &f, "'actors':[{'id':'a','name':'A','goal':'g'},"
            "{'id':'b','name':'B','policy':'hawk'}],"
            "'meters':[{'id':'g','name':'G','min':-100},"
            "{'id':'l','name':'L'}],"
            "'scenes':[{'id':'s','title':'T','actor':'a','options':["
            "{'id':'now','label':'L','effects':{'g':5}},"
            "{'id':'later','label':'L','later':[{'id':'c','in':1,"
            "'effects':{'g':9}}]}]},"
            /* As a hawk b would take `hit`; by weights it does not. */
            "{'id':'t','title':'T','actor':'b','options':["
            "{'id':'pass','label':'L'},"
            "{'id':'hit','label':'L','rung':1,'weight':0,'effects':{'g':-90}}]"
            "}],'ladder':{'meter':'l','rungs':[{'from':0,'name':'0'},"
            "{'from':1,'name':'1'}]}");
    shares(&f, POLICY_PLANNER, 0, n);
    assert_int_equal(n[1], 1000);
    fixture_close(&f);
}

/* Goals beyond what 64 plays can add up to are alike, of either sign. */
static void huge_goals_are_ties(void **state)
{
    static const char *const signs[] = {"", "-"};

    (void)state;
    for (size_t i = 0; i < COUNT(signs); i++) {
        struct strbuf json = {0};
        struct fixture f;
        int32_t n[2];

        strbuf_format(&json,
                      "'actors':[{'id':'a','name':'A','goal':'%sg * "
                      "9000000000000000000'}],'meters':[{'id':'g','name':'G',"
                      "'start':50}],'scenes':[{'id':'s','title':'T',"
                      "'actor':'a','options':[{'id':'x','label':'L'},"
                      "{'id':'y','label':'L','effects':{'g':9}}]}]",
                      signs[i]);
        fixture_open(&f, strbuf_get(&json));
        shares(&f, POLICY_PLANNER, 0, n);
        assert_in_range(n[0], 420, 580);
        fixture_close(&f);
        strbuf_clear(&json);
    }
}

/* As many options as a decision may have. */
static void all_of_32_are_drawn(void **state)
{
    struct strbuf json = {0};
    struct fixture f;
    int32_t n[LIMIT_OPTIONS];

    (void)state;
    strbuf_text(&json, "'actors':[{'id':'a','name':'A'}],'scenes':[{'id':'s',"
                       "'title':'T','actor':'a','options':[");
    for (int i = 0; i < LIMIT_OPTIONS; i++)
        strbuf_format(&json, "%s{'id':'o%d','label':'L'}", i > 0 ? "," : "", i);
    strbuf_text(&json, "]}]");
    fixture_open(&f, strbuf_get(&json));
    shares(&f, POLICY_WEIGHTS, 0, n);
    for (int i = 0; i < LIMIT_OPTIONS; i++)
        assert_in_range(n[i], 10, 60);
    fixture_close(&f);
    strbuf_clear(&json);
}

/* "Ties are drawn by weight." */
static void ties_are_drawn_by_weight(void **state)
{
    struct fixture f;
    int32_t n[3];

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A','goal':'3'}],"
                     "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                     "{'id':'x','label':'L','weight':90},"
                     "{'id':'y','label':'L','weight':10},"
                     "{'id':'z','label':'L','weight':0}]}]");
    for (int policy = POLICY_HAWK; policy < POLICY_COUNT; policy++) {
        shares(&f, (enum policy)policy, 0, n);
        assert_in_range(n[0], 860, 940);
        assert_in_range(n[1], 60, 140);
        assert_int_equal(n[2], 0);
    }
    fixture_close(&f);
}

/* "tit_for_tat (nearest to the highest rung among the other actors' last
 * moves that it may see; 0 before any)", "does not see another's deniable
 * move". `signal` and `to` of b's act of rung 3; c's is of rung 1. */
static int32_t answer_to(const char *signal)
{
    struct strbuf text = {0};
    struct fixture f;
    int32_t n[4];
    int32_t rung = -1;

    strbuf_format(
        &text,
        "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'},"
        "{'id':'c','name':'C'}],'meters':[{'id':'l','name':'L'}],"
        "'ladder':{'meter':'l','rungs':[{'from':0,'name':'0'},"
        "{'from':1,'name':'1'},{'from':2,'name':'2'},{'from':3,'name':'3'}]},"
        "'scenes':[{'id':'two','title':'T','when':'taken(act) > 0',"
        "'actor':'a','options':[{'id':'p','label':'L'},"
        "{'id':'q','label':'L','rung':1},{'id':'r','label':'L','rung':2},"
        "{'id':'s','label':'L','rung':3}]},"
        "{'id':'one','title':'T','next':'two','decisions':["
        "{'actor':'b','options':[{'id':'act','label':'L','rung':3,%s}]},"
        "{'actor':'c','options':[{'id':'bit','label':'L','rung':1}]}]}]",
        signal);
    fixture_open(&f, strbuf_get(&text));
    fixture_turn(&f, "act bit");
    shares(&f, POLICY_TIT_FOR_TAT, 0, n);
    for (int32_t i = 0; i < 4; i++)
        if (n[i] == 1000)
            rung = i;
    fixture_close(&f);
    strbuf_clear(&text);
    return rung;
}

static void tit_for_tat_answers_what_it_sees(void **state)
{
    (void)state;
    assert_int_equal(answer_to("'signal':'public'"), 3);
    assert_int_equal(answer_to("'signal':'private','to':['a']"), 3);
    assert_int_equal(answer_to("'signal':'private','to':['c']"), 1);
    assert_int_equal(answer_to("'signal':'deniable'"), 1);
}

static void tit_for_tat_begins_at_zero(void **state)
{
    struct fixture f;
    int32_t n[2];

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A'}],"
                     "'meters':[{'id':'l','name':'L'}],"
                     "'ladder':{'meter':'l','rungs':[{'from':0,'name':'0'},"
                     "{'from':1,'name':'1'}]},"
                     "'scenes':[{'id':'s','title':'T','actor':'a','options':["
                     "{'id':'x','label':'L','rung':1},"
                     "{'id':'y','label':'L','rung':0}]}]");
    shares(&f, POLICY_TIT_FOR_TAT, 0, n);
    assert_int_equal(n[1], 1000);
    fixture_close(&f);
}

static void policies_are_found_by_their_words(void **state)
{
    (void)state;
    assert_int_equal(policy_find("weights"), POLICY_WEIGHTS);
    assert_int_equal(policy_find("planner"), POLICY_PLANNER);
    assert_int_equal(policy_find("hawks"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(six_policies_differ),
        cmocka_unit_test(weights_are_even_if_all_are_zero),
        cmocka_unit_test(planner_without_a_goal),
        cmocka_unit_test(planner_looks_to_the_end),
        cmocka_unit_test(huge_goals_are_ties),
        cmocka_unit_test(all_of_32_are_drawn),
        cmocka_unit_test(ties_are_drawn_by_weight),
        cmocka_unit_test(tit_for_tat_answers_what_it_sees),
        cmocka_unit_test(tit_for_tat_begins_at_zero),
        cmocka_unit_test(policies_are_found_by_their_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
