/* A test a sentence of "Dice", on whole plays. The statistics of the draws
 * themselves are in test_dice_statistics.c. */
#include "unit/fixture.h"

#include "base/hash.h"

#include <string.h>

#define SCENES                                                                 \
    "'scenes':[{'id':'s','title':'T','next':'s','decisions':["                 \
    "{'actor':'a','options':[{'id':'x','label':'L','outcomes':["               \
    "{'id':'p','effects':{'m':1}},{'id':'q','effects':{'m':2}},"               \
    "{'id':'r','effects':{'m':4}}]},{'id':'y','label':'L','outcomes':["        \
    "{'effects':{'m':1}},{'effects':{'m':2}},{'effects':{'m':4}}]}]},"         \
    "{'actor':'b','options':[{'id':'z','label':'L'},"                          \
    "{'id':'w','label':'L'}]}]}]"
#define PEOPLE                                                                 \
    "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"                  \
    "'meters':[{'id':'m','name':'M','max':999999}],"                           \
    "'unknowns':[{'id':'u','question':'Q?','values':["                         \
    "{'id':'one','weight':1},{'id':'two','weight':1}]}],"
#define EVENT(id) "{'id':'" id "','name':'E','chance':30,'once':false}"

/* Adds an entry that tells of a draw. `skip` further events stand before the
 * ones that count in the file. */
static uint64_t add_draw(uint64_t hash, const struct ledger_entry *entry,
                         int32_t skip)
{
    int32_t target = entry->target;

    if (entry->kind == LEDGER_EVENT)
        target -= skip;
    else if (entry->kind != LEDGER_UNKNOWN && entry->kind != LEDGER_MOVE &&
             entry->kind != LEDGER_OUTCOME)
        return hash;
    if (target < 0)
        return hash;
    hash = hash_value(hash, (uint64_t)target);
    hash = hash_value(hash, (uint64_t)entry->kind);
    return hash_value(hash, (uint64_t)entry->after);
}

/* Everything that is drawn in a play, as one hash: unknowns, policies'
 * choices, outcomes, and which events happen. */
static uint64_t draws(struct fixture *f, uint64_t seed, int32_t skip)
{
    uint64_t hash = HASH_START;

    fixture_start(f, seed);
    while (!world_over(f->world)) {
        for (size_t i = 0; i < f->ledger.count; i++)
            hash = add_draw(hash, &f->ledger.entries[i], skip);
        fixture_turn(f, NULL);
    }
    return hash;
}

/* "There is no generator state. So adding an event does not reshuffle the
 * rest" */
static void adding_an_event_reshuffles_nothing(void **state)
{
    struct fixture plain, more;

    (void)state;
    fixture_open(&plain,
                 PEOPLE "'events':[" EVENT("e") "," EVENT("f") "]," SCENES);
    fixture_open(&more, PEOPLE "'events':[" EVENT("new") "," EVENT(
                            "e") "," EVENT("f") "]," SCENES);
    for (uint64_t seed = 1; seed <= 100; seed++)
        assert_true(draws(&plain, seed, 0) == draws(&more, seed, 1));
    fixture_close(&plain);
    fixture_close(&more);
}

/* "A draw is a pure function of (seed, turn, actor …": the same play twice
 * is the same, another seed another. */
static void the_seed_decides(void **state)
{
    struct fixture f;
    int32_t differ = 0;

    (void)state;
    fixture_open(&f, PEOPLE "'events':[" EVENT("e") "]," SCENES);
    for (uint64_t seed = 1; seed <= 50; seed++) {
        uint64_t first = draws(&f, seed, 0);

        assert_true(draws(&f, seed, 0) == first);
        differ += draws(&f, seed + 1000, 0) != first;
    }
    assert_in_range(differ, 45, 50);
    fixture_close(&f);
}

/* "the same seed compares two choices fairly": what b does in a turn does
 * not depend on what a chose before. */
static void a_choice_leaves_other_draws_alone(void **state)
{
    struct fixture f;
    int32_t after[2];

    (void)state;
    fixture_open(&f, PEOPLE "'events':[" EVENT("e") "]," SCENES);
    for (uint64_t seed = 1; seed <= 50; seed++) {
        for (int way = 0; way < 2; way++) {
            fixture_start(&f, seed);
            fixture_turn(&f, way == 0 ? "x z" : "y w");
            fixture_turn(&f, "x z");
            after[way] = fixture_meter(&f, "m") -
                         world_meter(f.model, f.before, 0) +
                         100 * fixture_count(&f, LEDGER_EVENT);
        }
        assert_int_equal(after[0], after[1]);
    }
    fixture_close(&f);
}

/* "Unknowns are drawn in turn 0", by weight; those without values never. */
static void unknowns_are_drawn_in_turn_0(void **state)
{
    struct fixture f;
    int32_t ones = 0;

    (void)state;
    fixture_open(&f, "'unknowns':[{'id':'u','question':'Q?','values':["
                     "{'id':'one','weight':30},{'id':'no','weight':0},"
                     "{'id':'two','weight':70}]},"
                     "{'id':'v','question':'Q?'}],"
                     "'scenes':[{'id':'s','title':'T'}]");
    for (uint64_t seed = 1; seed <= 1000; seed++) {
        fixture_start(&f, seed);
        assert_int_not_equal(world_unknown(f.model, f.world, 0), 1);
        assert_int_equal(world_unknown(f.model, f.world, 1), -1);
        ones += world_unknown(f.model, f.world, 0) == 0;
        assert_int_equal(fixture_count(&f, LEDGER_UNKNOWN), 1);
        assert_int_equal(f.ledger.entries[0].turn, 0);
    }
    assert_in_range(ones, 300 - 58, 300 + 58); /* 4 sigma */
    fixture_close(&f);
}

/* Shares of outcomes and of an event over many plays, to 4 sigma. */
static void outcomes_and_events_follow_their_weights(void **state)
{
    struct fixture f;
    int32_t counts[3] = {0};
    int32_t events = 0;

    (void)state;
    fixture_open(&f, PEOPLE "'events':[" EVENT("e") "]," SCENES);
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        fixture_start(&f, seed);
        fixture_turn(&f, "x z");
        counts[fixture_meter(&f, "m") / 2]++;
        events += fixture_count(&f, LEDGER_EVENT);
    }
    for (int i = 0; i < 3; i++)
        assert_in_range(counts[i], 1000 - 103, 1000 + 103);
    assert_in_range(events, 900 - 100, 900 + 100);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(adding_an_event_reshuffles_nothing),
        cmocka_unit_test(the_seed_decides),
        cmocka_unit_test(a_choice_leaves_other_draws_alone),
        cmocka_unit_test(unknowns_are_drawn_in_turn_0),
        cmocka_unit_test(outcomes_and_events_follow_their_weights),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
