#include "unit/expect_fixture.h"

#include <string.h>

static bool is_open(const struct model *model, const int32_t *world,
                    int32_t decision, int32_t choice)
{
    const struct turn_point turn = {.model = model, .world = world};
    int32_t open[LIMIT_OPTIONS];
    int32_t count = moves_list(&turn, decision, open);

    for (int32_t i = 0; i < count; i++)
        if (open[i] == choice)
            return true;
    return count == 0 && choice == -1;
}

static void play_turn(const struct model *model, int32_t *world,
                      const int32_t *choices)
{
    struct moves moves = {.order_count = 0};
    struct span decisions;

    step_begin(model, world, NULL);
    assert_false(world_over(world));
    decisions = model->scenes[world[WORLD_SCENE]].decisions;
    for (int32_t i = 0; i < decisions.count; i++)
        assert_true(is_open(model, world, decisions.first + i, choices[i]));
    memcpy(moves.choice, choices, sizeof moves.choice);
    step_resolve(model, world, &moves, NULL);
}

void bench_witness(struct bench *b, int32_t index, const struct witness *w)
{
    const struct model *model = b->f.model;
    const struct expectation *claim = &model->expectations[index];
    int32_t *world = arena_alloc(&b->arena, world_size(model));

    step_zero(model, (struct start){.seed = w->seed}, world, NULL);
    for (int32_t turn = 0; turn < w->turns; turn++)
        play_turn(model, world, w->choices[turn]);
    assert_int_equal(eval(model, world, &claim->claim) != 0,
                     claim->kind != EXPECT_ALWAYS);
}

void bench_decide(struct bench *b, const char *members, uint64_t turns)
{
    const struct effort effort = {turns, true};

    memset(b, 0, sizeof *b);
    fixture_open(&b->f, members);
    expect_decide(&b->expect, b->f.model, effort, &b->arena);
    for (int32_t i = 0; i < b->f.model->expectations_count; i++) {
        const struct witness *w = b->expect.claims.list[i].witness;

        if (w != NULL && w->seeded)
            bench_witness(b, i, w);
        if (w != NULL && !w->seeded)
            assert_non_null(w->in_words);
    }
}

void bench_close(struct bench *b)
{
    arena_clear(&b->arena);
    fixture_close(&b->f);
}

void bench_verdicts(const char *members, uint64_t turns, const char *wanted)
{
    static const char letters[] = {[VERDICT_UNDECIDED] = 'u',
                                   [VERDICT_PROVED] = 'p',
                                   [VERDICT_REFUTED] = 'r'};
    struct bench b;

    bench_decide(&b, members, turns);
    assert_int_equal(b.f.model->expectations_count, strlen(wanted));
    for (size_t i = 0; wanted[i] != '\0'; i++)
        if (letters[b.expect.claims.list[i].verdict] != wanted[i])
            fail_msg("claim %d of %s is not %c", (int)i, members, wanted[i]);
    bench_close(&b);
}
