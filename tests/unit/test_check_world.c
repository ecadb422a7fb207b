/* What checks take to be possible holds whatever is played: every condition,
 * amount and read of a scenario, asked in the worlds of random plays, comes
 * out within what was said beforehand of any play. */
#include "unit/load_fixture.h"

#include "engine/eval.h"
#include "engine/playout.h"
#include "scenario/check_world.h"
#include "scenario/ops.h"

#include <string.h>

#define PLAYS 60

static const char *const files[] = {"scenarios/meridia/scenario.json",
                                    "scenarios/sony_2014/scenario.json",
                                    "tests/scenarios/strait.json"};

/* Every expression of a model once. */
struct asked {
    struct expr *exprs;
    int32_t count;
};

static void ask(struct asked *asked, struct expr expr)
{
    if (!expr_is_constant(&expr))
        asked->exprs[asked->count++] = expr;
}

static struct asked ask_all(const struct model *model, struct arena *arena)
{
    struct asked asked = {0};
    int32_t i;

    asked.exprs =
        arena_array(arena, (size_t)model->code_count, sizeof *asked.exprs);
    for (i = 0; i < model->pieces_count; i++)
        ask(&asked, model->pieces[i].when);
    for (i = 0; i < model->scenes_count; i++)
        ask(&asked, model->scenes[i].when);
    for (i = 0; i < model->options_count; i++) {
        ask(&asked, model->options[i].when);
        ask(&asked, model->options[i].weight);
    }
    for (i = 0; i < model->outcomes_count; i++) {
        ask(&asked, model->outcomes[i].when);
        ask(&asked, model->outcomes[i].weight);
    }
    for (i = 0; i < model->rules_count; i++)
        ask(&asked, model->rules[i].when);
    for (i = 0; i < model->events_count; i++) {
        ask(&asked, model->events[i].when);
        ask(&asked, model->events[i].chance);
    }
    for (i = 0; i < model->endings_count; i++)
        ask(&asked, model->endings[i].when);
    for (i = 0; i < model->consequences_count; i++)
        ask(&asked, model->consequences[i].cancel_if);
    return asked;
}

/* In one world: the value of an expression is one that was foreseen. */
static void check_within(struct world *world, const struct moment *moment,
                         const struct expr *expr, const int32_t *play,
                         int64_t work)
{
    int64_t value = eval(world->model, play, expr);
    struct expr_range range;

    world->work = work;
    range = world_range(world, moment, expr);
    if (value < range.low || value > range.high)
        fail_msg("%s is %lld in turn %d, foreseen %lld to %lld",
                 world->model->expr_text + expr->source, (long long)value,
                 (int)play[WORLD_TURN], (long long)range.low,
                 (long long)range.high);
    if ((world_can(world, moment, expr) & (value ? CAN_HOLD : CAN_FAIL)) == 0)
        fail_msg("%s is %lld in turn %d, against what was foreseen",
                 world->model->expr_text + expr->source, (long long)value,
                 (int)play[WORLD_TURN]);
}

/* Whatever work is left: with less the answer is no other, but coarser. */
static void check_expr(struct world *world, const struct moment *moment,
                       const struct expr *expr, const int32_t *play)
{
    static const int64_t works[] = {CHECK_WORK, 40, 0};

    for (size_t i = 0; i < COUNT(works); i++)
        check_within(world, moment, expr, play, works[i]);
}

static void check_all(struct world *world, const struct asked *asked,
                      const int32_t *play, bool before)
{
    struct moment moment = {play[WORLD_TURN], play[WORLD_TURN], before};
    int32_t i;

    for (i = 0; i < asked->count; i++)
        check_expr(world, &moment, &asked->exprs[i], play);
}

static void check_scene(const struct world *world, const int32_t *play)
{
    const struct scene_turns *turns = &world->turns[play[WORLD_SCENE]];

    assert_true(turns->first > 0);
    assert_in_range(play[WORLD_TURN], turns->first, turns->last);
    assert_true(turns->steps > 0 && turns->steps <= play[WORLD_TURN]);
}

static void play_once(struct world *world, const struct asked *asked,
                      int32_t *play, struct start start)
{
    const struct model *model = world->model;
    uint8_t policies[LIMIT_ACTORS];
    struct playout playout = {.model = model, .policies = policies};

    memset(policies, POLICY_UNIFORM, sizeof policies);
    world_init(model, start, play, NULL);
    step_begin(model, play, NULL);
    while (!world_over(play)) {
        struct moves moves;

        check_scene(world, play);
        check_all(world, asked, play, true);
        playout_moves(&playout, play, (struct move){-1, -1}, &moves);
        step_resolve(model, play, &moves, NULL);
        check_all(world, asked, play, false);
        step_begin(model, play, NULL);
    }
    assert_true(play[WORLD_TURN] <= world->last_turn);
}

static void test_plays(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof files / sizeof files[0]; i++) {
        struct strbuf path = {0};
        struct strbuf text = {0};
        struct load load;
        struct arena arena = {0};
        struct world world;
        struct asked asked;
        int32_t *play;

        strbuf_format(&path, DEMARCHE_SOURCE "/%s", files[i]);
        assert_true(load_fixture_read(strbuf_get(&path), &text));
        load_open(&load, strbuf_get(&text), text.length);
        assert_non_null(load.model);
        world_open(&world, load.model, NULL, &arena);
        asked = ask_all(load.model, &arena);
        assert_true(asked.count > 5);
        play = arena_alloc(&arena, world_size(load.model));
        for (uint64_t seed = 0; seed < PLAYS; seed++)
            play_once(&world, &asked, play,
                      (struct start){.seed = seed, .as_it_was = seed % 4 == 0});
        arena_clear(&arena);
        load_close(&load);
        strbuf_clear(&text);
        strbuf_clear(&path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
