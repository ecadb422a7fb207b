/* A turn costs no memory: after a play's blocks are there, deciding and
 * stepping without a ledger ask for none. Every floor below `desktop`
 * allocates through base/arena.h, whose source of memory is counted here. */
#include "unit/load_fixture.h"

#include "engine/playout.h"

#include <stdlib.h>

struct counter {
    long resized, released;
};

static void *count_resize(void *context, void *old, size_t size)
{
    struct counter *counter = context;
    counter->resized++;
    return realloc(old, size);
}

static void count_release(void *context, void *block)
{
    struct counter *counter = context;
    counter->released++;
    free(block);
}

static void count_start(struct counter *counter)
{
    struct mem_source source = {count_resize, count_release, counter};
    *counter = (struct counter){0, 0};
    mem_set_source(&source);
}

static void count_stop(void)
{
    mem_set_source(NULL);
}

/* A scenario of the project with all that a play needs. */
struct bench {
    struct load load;
    const struct model *model;
    int32_t *world, *next;
    void *scratch;
    uint8_t policies[LIMIT_ACTORS];
};

static void bench_open(struct bench *b, const char *path, enum policy policy)
{
    struct strbuf bytes = {0};
    struct arena *arena = &b->load.arena;
    if (!load_fixture_read(path, &bytes))
        fail_msg("%s cannot be read", path);
    load_open(&b->load, strbuf_get(&bytes), bytes.length);
    strbuf_clear(&bytes);
    b->model = b->load.model;
    if (b->model == NULL)
        fail_msg("%s", load_findings(&b->load));
    b->world = arena_alloc(arena, world_size(b->model));
    b->next = arena_alloc(arena, world_size(b->model));
    b->scratch = arena_alloc(arena, policy_scratch(b->model));
    for (int i = 0; i < LIMIT_ACTORS; i++)
        b->policies[i] = (uint8_t)policy;
}

static void bench_close(struct bench *b)
{
    load_close(&b->load);
}

/* Plays to the end by single steps; returns the turns. */
static int32_t play_once(struct bench *b, uint64_t seed, struct ledger *ledger)
{
    struct playout playout = {
        .model = b->model, .policies = b->policies, .scratch = b->scratch};
    const struct move none = {-1, -1};
    int32_t turns = 0;
    step_start(b->model, (struct start){.seed = seed}, b->world, ledger);
    for (; !world_over(b->world); turns++) {
        struct moves moves;
        playout_moves(&playout, b->world, none, &moves);
        moves.orders = NULL;
        moves.order_count = 0;
        step_apply(b->model, b->world, &moves, b->next, ledger);
        int32_t *old = b->world;
        b->world = b->next;
        b->next = old;
    }
    return turns;
}

static const char *const paths[] = {
    DEMARCHE_SOURCE "/scenarios/meridia/scenario.json",
    DEMARCHE_SOURCE "/scenarios/sony_2014/scenario.json",
};

static void check_policy(const char *path, enum policy policy, int plays)
{
    struct bench b;
    struct counter counter;
    int64_t turns = 0;
    bench_open(&b, path, policy);
    count_start(&counter);
    for (int i = 0; i < plays; i++)
        turns += play_once(&b, (uint64_t)i, NULL);
    count_stop();
    assert_true(turns >= plays);
    assert_int_equal(counter.resized, 0);
    assert_int_equal(counter.released, 0);
    bench_close(&b);
}

static void a_step_without_a_ledger_allocates_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(paths); i++)
        check_policy(paths[i], POLICY_UNIFORM, 500);
}

static void no_policy_allocates(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(paths); i++)
        for (int policy = 0; policy < POLICY_COUNT; policy++)
            check_policy(paths[i], (enum policy)policy, 3);
}

/* That the counter counts: a ledger's first entries need room, and a ledger
 * that was reset does not ask again for the same play. */
static void a_ledger_allocates_and_keeps_its_memory(void **state)
{
    struct bench b;
    struct counter counter;
    struct ledger ledger = {0};
    (void)state;
    bench_open(&b, paths[0], POLICY_UNIFORM);
    count_start(&counter);
    play_once(&b, 7, &ledger);
    assert_true(counter.resized > 0);
    ledger_reset(&ledger);
    counter.resized = 0;
    play_once(&b, 7, &ledger);
    assert_int_equal(counter.resized, 0);
    count_stop();
    ledger_clear(&ledger);
    bench_close(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_without_a_ledger_allocates_nothing),
        cmocka_unit_test(no_policy_allocates),
        cmocka_unit_test(a_ledger_allocates_and_keeps_its_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
