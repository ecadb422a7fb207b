/* The flat block: what it holds, its hash, and naming a difference. */
#include "unit/fixture.h"

#include "base/strbuf.h"
#include "engine/values.h"
#include "many/telling.h"

#include <stdio.h>
#include <string.h>

#define FULL                                                                   \
    "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"                  \
    "'meters':[{'id':'m','name':'M','start':40},{'id':'n','name':'N'}],"       \
    "'flags':[{'id':'f','name':'F'},{'id':'g','name':'G'}],"                   \
    "'unknowns':[{'id':'u','question':'Q?','values':["                         \
    "{'id':'one','weight':1},{'id':'two','weight':1}]}],"                      \
    "'rules':[{'id':'r','name':'R','once':true,'when':'taken(x, a) + "         \
    "since(y) + visited(t) > 0 and last(a) == x and moved(b)',"                \
    "'set':{'f':true,'g':'u == one'},'effects':{'n':'m'}}],"                   \
    "'scenes':[{'id':'s','title':'T','decisions':["                            \
    "{'actor':'a','options':[{'id':'x','label':'L','effects':{'m':1},"         \
    "'later':[{'id':'late','in':1}]}]},"                                       \
    "{'actor':'b','options':[{'id':'y','label':'L'}]}]},"                      \
    "{'id':'t','title':'T'}]"

static void name_of(const struct fixture *f, int32_t word, const char *name)
{
    struct strbuf out = {0};

    world_word_name(f->model, word, &out);
    assert_string_equal(strbuf_get(&out), name);
    strbuf_clear(&out);
}

static int32_t value_of(const struct fixture *f, const struct value_list *list,
                        const char *name)
{
    for (int32_t i = 0; i < list->count; i++)
        if (strcmp(list->rows[i].name, name) == 0)
            return values_read(f->model, &list->rows[i], f->world);
    fail_msg("there is no value %s", name);
    return 0;
}

static void every_word_has_a_name(void **state)
{
    struct fixture f;
    const struct layout *at;

    (void)state;
    fixture_open(&f, FULL);
    at = &f.model->layout;
    name_of(&f, WORLD_TURN, "turn");
    name_of(&f, WORLD_SCENE, "scene");
    name_of(&f, WORLD_DAY, "day");
    name_of(&f, WORLD_CAP, "rung cap");
    name_of(&f, at->meters + 1, "meter n");
    name_of(&f, at->unknowns, "unknown u");
    name_of(&f, at->flags, "flags from f");
    name_of(&f, at->waiting, "waiting late");
    name_of(&f, at->taken, "taken x by a");
    name_of(&f, at->since, "since y");
    name_of(&f, at->last + f.model->last_slot[1], "last move of b");
    name_of(&f, at->visited, "visits of t");
    name_of(&f, at->done, "marks of rules and events (word 14)");
    fixture_close(&f);
}

/* "the day … of the clock": also before it began, where an author's clock
 * counts down. */
static void a_clock_may_go_below_its_start(void **state)
{
    static const struct {
        int32_t seconds, day, minute;
    } rows[] = {{0, 0, 0},       {59, 0, 0},      {60, 0, 1},
                {86400, 1, 0},   {-1, -1, 1439},  {-60, -1, 1439},
                {-61, -1, 1438}, {-86400, -1, 0}, {-86401, -2, 1439}};
    struct fixture f;

    (void)state;
    fixture_open(&f, "'clock':'c','meters':[{'id':'c','name':'C',"
                     "'min':-200000,'max':200000}],"
                     "'scenes':[{'id':'s','title':'T'}]");
    for (size_t i = 0; i < COUNT(rows); i++) {
        f.world[f.model->layout.meters] = rows[i].seconds;
        assert_int_equal(world_day(f.model, f.world), rows[i].day);
        assert_int_equal(world_minute(f.model, f.world), rows[i].minute);
    }
    fixture_close(&f);
}

/* The time of day of a scene's date holds on that day alone. */
static void a_date_has_its_minute(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'scenes':["
                     "{'id':'r','title':'T','date':'2030-01-03T10:30'},"
                     "{'id':'s','title':'T','days':5},"
                     "{'id':'t','title':'T','date':'2030-01-04T10:30'}]");
    assert_int_equal(world_minute(f.model, f.world), 630);
    fixture_turn(&f, "");
    assert_int_equal(world_minute(f.model, f.world), -1);
    fixture_turn(&f, "");
    assert_int_equal(world_day(f.model, f.world), 7);
    assert_int_equal(world_minute(f.model, f.world), -1);
    fixture_turn(&f, "");
    assert_true(world_over(f.world));
    assert_int_equal(world_minute(f.model, f.world), -1);
    fixture_close(&f);
}

/* A flag beyond the first word is found where it was set. */
static void every_flag_is_a_value(void **state)
{
    enum { FLAGS = 70 };
    struct strbuf json = {0};
    struct fixture f;
    struct value_list list;

    (void)state;
    strbuf_text(&json, "'flags':[");
    for (int i = 0; i < FLAGS; i++)
        strbuf_format(&json, "%s{'id':'f%d','name':'F'}", i > 0 ? "," : "", i);
    strbuf_text(&json, "],'scenes':[{'id':'s','title':'T','set':{");
    for (int i = 0; i < FLAGS; i += 3)
        strbuf_format(&json, "%s'f%d':true", i > 0 ? "," : "", i);
    strbuf_text(&json, "}}]");
    fixture_open(&f, strbuf_get(&json));
    fixture_turn(&f, "");
    list = values_list(f.model, &f.arena);
    for (int i = 0; i < FLAGS; i++) {
        char name[24], id[16];

        snprintf(name, sizeof name, "flag f%d", i);
        snprintf(id, sizeof id, "f%d", i);
        assert_int_equal(value_of(&f, &list, name), i % 3 == 0);
        assert_int_equal(fixture_flag(&f, id), i % 3 == 0);
    }
    fixture_close(&f);
    strbuf_clear(&json);
}

static void a_difference_is_named(void **state)
{
    struct fixture f;
    int32_t *other;
    struct strbuf out = {0};

    (void)state;
    fixture_open(&f, FULL);
    other = arena_alloc(&f.arena, world_size(f.model));
    memcpy(other, f.world, world_size(f.model));
    assert_false(telling_difference(f.model, f.world, other, &out));
    other[f.model->layout.meters] = 42;
    other[f.model->layout.flags] = 1;
    assert_true(telling_difference(f.model, f.world, other, &out));
    assert_string_equal(strbuf_get(&out), "meter m: 40 and 42");
    strbuf_clear(&out);
    fixture_close(&f);
}

/* Each word but the seed's moves the hash; equal worlds hash equal. */
static void the_hash_is_over_every_value(void **state)
{
    struct fixture f;
    uint64_t hash;

    (void)state;
    fixture_open(&f, FULL);
    hash = world_hash(f.model, f.world);
    world_set_seed(f.world, UINT64_C(0x123456789abcdef0));
    assert_true(world_seed(f.world) == UINT64_C(0x123456789abcdef0));
    assert_true(world_hash(f.model, f.world) == hash);
    for (int32_t i = WORLD_TURN; i < f.model->layout.words; i++) {
        f.world[i] ^= 1;
        assert_true(world_hash(f.model, f.world) != hash);
        f.world[i] ^= 1;
    }
    assert_true(world_hash(f.model, f.world) == hash);
    fixture_close(&f);
}

/* The worlds that a play passes through are these, word for word. */
static void words_after_a_turn(void **state)
{
    struct fixture f;
    const struct layout *at;

    (void)state;
    fixture_open(&f, FULL);
    at = &f.model->layout;
    fixture_turn(&f, "x y");
    assert_int_equal(f.world[WORLD_TURN], 2);
    assert_int_equal(f.world[WORLD_SCENE], 1);
    assert_int_equal(f.world[WORLD_NEXT], GO_NOWHERE);
    assert_int_equal(f.world[WORLD_ENDING], -1);
    assert_int_equal(f.world[WORLD_BACK], GO_NOWHERE);
    assert_int_equal(f.world[at->waiting], 0); /* landed in this turn */
    assert_int_equal(f.world[at->taken], 1);
    assert_int_equal(f.world[at->since], 1);
    assert_int_equal(f.world[at->visited], 1);
    assert_int_equal(f.world[at->done], 1);
    assert_int_equal(f.world[at->moved], 0);
    assert_int_equal(fixture_meter(&f, "m"), 41);
    assert_int_equal(fixture_meter(&f, "n"), 41);
    assert_true(fixture_flag(&f, "f"));
    assert_int_equal(fixture_flag(&f, "g"),
                     world_unknown(f.model, f.world, 0) == 0);
    fixture_turn(&f, "");
    assert_int_equal(f.world[WORLD_SCENE], GO_END);
    assert_int_equal(f.world[WORLD_ENDING], 0);
    assert_int_equal(f.world[WORLD_TURN], 2);
    fixture_close(&f);
}

/* "It holds only what this model can read": without the rule there is no
 * word for counters. */
static void what_nothing_reads_has_no_word(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, "'meters':[{'id':'m','name':'M'}],"
                     "'scenes':[{'id':'s','title':'T'}]");
    assert_int_equal(f.model->layout.words, WORLD_HEADER + 1);
    fixture_close(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_word_has_a_name),
        cmocka_unit_test(a_clock_may_go_below_its_start),
        cmocka_unit_test(a_date_has_its_minute),
        cmocka_unit_test(every_flag_is_a_value),
        cmocka_unit_test(a_difference_is_named),
        cmocka_unit_test(the_hash_is_over_every_value),
        cmocka_unit_test(words_after_a_turn),
        cmocka_unit_test(what_nothing_reads_has_no_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
