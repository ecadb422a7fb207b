#include "unit/expr_model.h"

/* An expression on a world, to be changed from that of turn 0. */
struct play {
    struct expr_model m;
    struct expr expr;
};

static void play_open(struct play *p, const char *text, enum expr_type type)
{
    expr_model_open(&p->m);
    p->m.env.in_expect = true;
    p->expr = expr_model_compile(&p->m, text, type);
    expr_model_world(&p->m);
}

static void play_close(struct play *p)
{
    expr_model_close(&p->m);
}

static int64_t play_eval(const struct play *p)
{
    return eval(&p->m.model, p->m.world, &p->expr);
}

static void set_word(struct play *p, int32_t at, int32_t value)
{
    p->m.world[at] = value;
}

static const struct layout *layout_of(const struct play *p)
{
    return &p->m.model.layout;
}

static void a_constant_needs_no_world(void **state)
{
    struct expr expr = expr_constant(-7);
    (void)state;
    assert_int_equal(eval(NULL, NULL, &expr), -7);
}

static void meters_are_read(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "trust * 100 + tension", EXPR_NUMBER);
    set_word(&p, layout_of(&p)->meters + TENSION, 42);
    set_word(&p, layout_of(&p)->meters + TRUST, -7);
    assert_int_equal(play_eval(&p), -658);
    play_close(&p);
}

static void flags_are_bits(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "flag31 and flag32 and not flag30 and not flag33",
              EXPR_TRUTH);
    assert_int_equal(play_eval(&p), 0);
    set_word(&p, layout_of(&p)->flags, INT32_MIN); /* bit 31 */
    assert_int_equal(play_eval(&p), 0);
    set_word(&p, layout_of(&p)->flags + 1, 1);
    assert_int_equal(play_eval(&p), 1);
    set_word(&p, layout_of(&p)->flags + 1, 3);
    assert_int_equal(play_eval(&p), 0);
    play_close(&p);
}

static void unknowns_are_compared(void **state)
{
    struct play p;
    (void)state;
    play_open(&p,
              "(1 if attacker == insider else 0) + (2 if cause != proxy "
              "else 0)",
              EXPR_NUMBER);
    assert_int_equal(play_eval(&p), 2);
    set_word(&p, layout_of(&p)->unknowns + ATTACKER, 1);
    assert_int_equal(play_eval(&p), 3);
    set_word(&p, layout_of(&p)->unknowns + CAUSE, 1);
    assert_int_equal(play_eval(&p), 1);
    set_word(&p, layout_of(&p)->unknowns + ATTACKER, -1);
    assert_int_equal(play_eval(&p), 0);
    play_close(&p);
}

static void turn_and_day_are_read(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "turn * 1000 + day", EXPR_NUMBER);
    set_word(&p, WORLD_TURN, 4);
    set_word(&p, WORLD_DAY, 17);
    assert_int_equal(play_eval(&p), 4017);
    /* With a clock of seconds the day follows the meter at once. */
    p.m.model.clock = TENSION;
    p.m.model.start_minute = 23 * 60 + 58;
    set_word(&p, layout_of(&p)->meters + TENSION, 119);
    assert_int_equal(play_eval(&p), 4000);
    set_word(&p, layout_of(&p)->meters + TENSION, 120);
    assert_int_equal(play_eval(&p), 4001);
    play_close(&p);
}

static void counts_have_words_of_their_own(void **state)
{
    struct play p;
    (void)state;
    play_open(&p,
              "taken(ask) + 10 * taken(ask, boreal) + 100 * taken(deny) + 1000 "
              "* visited(answer)",
              EXPR_NUMBER);
    assert_int_equal(play_eval(&p), 0);
    for (int32_t i = 0; i < 3; i++)
        set_word(&p, layout_of(&p)->taken + i, i + 3);
    set_word(&p, layout_of(&p)->visited, 2);
    assert_int_equal(play_eval(&p), 2543);
    play_close(&p);
}

static void since_is_the_cap_if_never(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "since(deny)", EXPR_NUMBER);
    set_word(&p, WORLD_TURN, 5);
    assert_int_equal(play_eval(&p), EXPR_TURN_CAP);
    set_word(&p, layout_of(&p)->since, 5);
    assert_int_equal(play_eval(&p), 0);
    set_word(&p, layout_of(&p)->since, 1);
    assert_int_equal(play_eval(&p), 4);
    play_close(&p);
}

static void moved_is_a_bit_an_actor(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "moved(dprk)", EXPR_TRUTH);
    set_word(&p, layout_of(&p)->moved, 1 << ALDRA | 1 << BOREAL);
    assert_int_equal(play_eval(&p), 0);
    set_word(&p, layout_of(&p)->moved, 1 << DPRK);
    assert_int_equal(play_eval(&p), 1);
    /* The 64th actor's is in the second word. */
    p.m.model.code[p.expr.code + 1] = 63;
    assert_int_equal(play_eval(&p), 0);
    set_word(&p, layout_of(&p)->moved + 1, INT32_MIN);
    assert_int_equal(play_eval(&p), 1);
    play_close(&p);
}

struct last_case {
    const char *text;
    int64_t before, ask, deny, loudly; /* values by BOREAL's last move */
};

/* An override is the same option to last(), but counts with its own rung,
 * means and signal. Before any move means is none, last and signal equal
 * nothing. */
static const struct last_case last_cases[] = {
    {"last(boreal) == ask", 0, 1, 0, 1},
    {"last(boreal) != ask", 1, 0, 1, 0},
    {"last(boreal) == deny", 0, 0, 1, 0},
    {"rung(boreal) == 0", 1, 0, 0, 0},
    {"rung(boreal) == 1", 0, 1, 0, 0},
    {"rung(boreal) == 2", 0, 0, 1, 0},
    {"rung(boreal) == 3", 0, 0, 0, 1},
    {"means(boreal) == none", 1, 0, 0, 0},
    {"means(boreal) != none", 0, 1, 1, 1},
    {"means(boreal) == verbal", 0, 1, 0, 0},
    {"means(boreal) == cyber", 0, 0, 1, 0},
    {"means(boreal) == show", 0, 0, 0, 1},
    {"signal(boreal) == public", 0, 0, 0, 1},
    {"signal(boreal) != public", 1, 1, 1, 0},
    {"signal(boreal) == private", 0, 1, 0, 0},
    {"signal(boreal) == deniable", 0, 0, 1, 0},
};

/* The slots come in another order than the actors: a mixed-up one would show.
 */
static void check_last(const struct last_case *test)
{
    struct play p;
    struct strbuf text = {0};
    const int64_t expected[] = {test->before, test->ask, test->deny,
                                test->loudly};
    strbuf_format(&text, "%s and last(aldra) != deny", test->text);
    play_open(&p, strbuf_get(&text), EXPR_TRUTH);
    strbuf_clear(&text);
    for (int32_t option = -1; option < EXPR_OPTIONS; option++) {
        set_word(&p, layout_of(&p)->last, option + 1);
        if (play_eval(&p) != expected[option + 1])
            fail_msg("%s after %d", test->text, (int)option);
    }
    play_close(&p);
}

static void last_moves_are_read(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(last_cases); i++)
        check_last(&last_cases[i]);
}

static void ended_asks_for_one_ending(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "ended(calm)", EXPR_TRUTH);
    assert_int_equal(play_eval(&p), 0);
    set_word(&p, WORLD_ENDING, BRINK);
    assert_int_equal(play_eval(&p), 0);
    set_word(&p, WORLD_ENDING, CALM);
    assert_int_equal(play_eval(&p), 1);
    play_close(&p);
}

struct value_case {
    const char *text;
    enum expr_type type;
    int64_t value;
};

/* tension is 7, trust -7, gap 2, named is true, sent false. */
static const struct value_case value_cases[] = {
    {"tension + trust", EXPR_NUMBER, 0},
    {"tension - trust", EXPR_NUMBER, 14},
    {"tension * trust", EXPR_NUMBER, -49},
    {"tension / gap", EXPR_NUMBER, 3},
    {"trust / gap", EXPR_NUMBER, -3},
    {"tension % gap", EXPR_NUMBER, 1},
    {"trust % gap", EXPR_NUMBER, -1},
    {"tension % -gap", EXPR_NUMBER, 1},
    {"-tension", EXPR_NUMBER, -7},
    {"abs(trust)", EXPR_NUMBER, 7},
    {"min(tension, trust, gap)", EXPR_NUMBER, -7},
    {"max(gap, tension, trust)", EXPR_NUMBER, 7},
    {"clamp(tension, 0, gap)", EXPR_NUMBER, 2},
    {"clamp(trust, 0, gap)", EXPR_NUMBER, 0},
    {"clamp(1, 0, gap)", EXPR_NUMBER, 1},
    {"clamp(tension, 9, gap)", EXPR_NUMBER, 2},
    {"tension if named else trust", EXPR_NUMBER, 7},
    {"tension if sent else trust", EXPR_NUMBER, -7},
    {"1 if sent else 2 if named else 3", EXPR_NUMBER, 2},
    {"named and sent", EXPR_TRUTH, 0},
    {"named and named", EXPR_TRUTH, 1},
    {"named or sent", EXPR_TRUTH, 1},
    {"sent or sent", EXPR_TRUTH, 0},
    {"not named", EXPR_TRUTH, 0},
    {"not sent", EXPR_TRUTH, 1},
    {"named == sent", EXPR_TRUTH, 0},
    {"named != sent", EXPR_TRUTH, 1},
    {"tension == 7", EXPR_TRUTH, 1},
    {"tension != 7", EXPR_TRUTH, 0},
    {"tension < 7", EXPR_TRUTH, 0},
    {"tension <= 7", EXPR_TRUTH, 1},
    {"tension > 7", EXPR_TRUTH, 0},
    {"tension >= 7", EXPR_TRUTH, 1},
    {"trust < gap and trust <= gap", EXPR_TRUTH, 1},
    {"trust > gap or trust >= gap", EXPR_TRUTH, 0},
    {"tension * 9223372036854775807", EXPR_NUMBER, INT64_MAX},
    {"trust * 9223372036854775807", EXPR_NUMBER, INT64_MIN},
    {"9223372036854775807 + tension", EXPR_NUMBER, INT64_MAX},
    {"-9223372036854775807 - tension", EXPR_NUMBER, INT64_MIN},
    {"tension * 4294967296 * gap", EXPR_NUMBER, INT64_C(60129542144)},
};

static void operations_work_on_a_world(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(value_cases); i++) {
        struct play p;
        play_open(&p, value_cases[i].text, value_cases[i].type);
        set_word(&p, layout_of(&p)->meters + TENSION, 7);
        set_word(&p, layout_of(&p)->meters + TRUST, -7);
        set_word(&p, layout_of(&p)->meters + GAP, 2);
        set_word(&p, layout_of(&p)->flags, 1 << NAMED);
        if (play_eval(&p) != value_cases[i].value)
            fail_msg("%s is %lld", value_cases[i].text,
                     (long long)play_eval(&p));
        play_close(&p);
    }
}

/* A world outside its ranges cannot be, but must not end the program. */
static void division_by_zero_gives_0(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "5 / gap + 7 % gap", EXPR_NUMBER);
    set_word(&p, layout_of(&p)->meters + GAP, 0);
    assert_int_equal(play_eval(&p), 0);
    play_close(&p);
}

/* Leaves of the longest expression there can be all wait on the stack. */
static void the_deepest_stack_fits(void **state)
{
    struct play p;
    struct strbuf text = {0};
    (void)state;
    strbuf_text(&text, "max(gap");
    for (int i = 0; i < LIMIT_EXPR_NODES - 2; i++)
        strbuf_text(&text, ",gap");
    strbuf_text(&text, ")");
    play_open(&p, strbuf_get(&text), EXPR_NUMBER);
    set_word(&p, layout_of(&p)->meters + GAP, 9);
    assert_int_equal(play_eval(&p), 9);
    strbuf_clear(&text);
    play_close(&p);
}

static void a_world_is_left_alone(void **state)
{
    struct play p;
    (void)state;
    play_open(&p, "tension + taken(ask) + rung(aldra) + since(deny)",
              EXPR_NUMBER);
    size_t size = (size_t)layout_of(&p)->words * sizeof(int32_t);
    int32_t *before = arena_alloc(&p.m.arena, size);
    memcpy(before, p.m.world, size);
    play_eval(&p);
    assert_memory_equal(before, p.m.world, size);
    play_close(&p);
}

/* Texts ----------------------------------------------------------------------
 */

static void the_first_piece_that_holds_is_shown(void **state)
{
    struct play p;
    struct piece pieces[4];
    struct text text = {{1, 3}}, none = {{1, 2}}, empty = {{0, 0}};
    (void)state;
    play_open(&p, "named", EXPR_TRUTH);
    memset(pieces, 0, sizeof pieces);
    pieces[0].when = expr_constant(1); /* before the text: never asked */
    pieces[1].when = expr_constant(0);
    pieces[2].when = p.expr;
    pieces[3].when = expr_constant(1);
    p.m.model.pieces = pieces;
    assert_int_equal(eval_text(&p.m.model, p.m.world, &text), 3);
    assert_int_equal(eval_text(&p.m.model, p.m.world, &none), -1);
    set_word(&p, layout_of(&p)->flags, 1 << NAMED);
    assert_int_equal(eval_text(&p.m.model, p.m.world, &text), 2);
    assert_int_equal(eval_text(&p.m.model, p.m.world, &none), 2);
    assert_int_equal(eval_text(&p.m.model, p.m.world, &empty), -1);
    play_close(&p);
}

/* What an expression read -----------------------------------------------------
 */

static void check_input(const struct eval_input *input, enum op op, int32_t a,
                        int64_t value)
{
    assert_int_equal(input->op, op);
    assert_int_equal(input->a, a);
    assert_int_equal(input->value, value);
}

static void inputs_come_in_order_each_once(void **state)
{
    struct play p;
    struct eval_input inputs[8];
    (void)state;
    play_open(&p,
              "5000000000 * trust + tension * 3 - trust + turn + (1 if "
              "attacker == insider and attacker != dprk and named else "
              "taken(ask)) + tension",
              EXPR_NUMBER);
    set_word(&p, layout_of(&p)->meters + TENSION, 42);
    set_word(&p, layout_of(&p)->meters + TRUST, -7);
    set_word(&p, layout_of(&p)->unknowns + ATTACKER, 1);
    set_word(&p, layout_of(&p)->taken, 3);
    set_word(&p, WORLD_TURN, 6);
    assert_int_equal(eval_inputs(&p.m.model, p.m.world, &p.expr, inputs, 8), 7);
    check_input(&inputs[0], OP_METER, TRUST, -7);
    check_input(&inputs[1], OP_METER, TENSION, 42);
    check_input(&inputs[2], OP_TURN, 0, 6);
    check_input(&inputs[3], OP_UNKNOWN_IS, ATTACKER, 1);
    assert_int_equal(inputs[3].b, 1);
    check_input(&inputs[4], OP_UNKNOWN_IS, ATTACKER, 0);
    assert_int_equal(inputs[4].b, 0);
    check_input(&inputs[5], OP_FLAG, NAMED, 0);
    check_input(&inputs[6], OP_TAKEN, 0, 3);
    play_close(&p);
}

static void inputs_stop_at_the_room_there_is(void **state)
{
    struct play p;
    struct eval_input inputs[3] = {{0}, {0}, {77, 77, 77, 77}};
    (void)state;
    play_open(&p, "tension + trust + gap + debt", EXPR_NUMBER);
    assert_int_equal(eval_inputs(&p.m.model, p.m.world, &p.expr, inputs, 2), 2);
    assert_int_equal(inputs[2].value, 77);
    assert_int_equal(eval_inputs(&p.m.model, p.m.world, &p.expr, inputs, 0), 0);
    struct expr plain = expr_constant(4);
    assert_int_equal(eval_inputs(&p.m.model, p.m.world, &plain, inputs, 2), 0);
    play_close(&p);
}

static void what_is_read_is_a_set(void **state)
{
    struct play p;
    (void)state;
    play_open(&p,
              "tension + belief + tension + (1 if insider == no else 2) + (1 "
              "if yes != insider else turn)",
              EXPR_NUMBER);
    assert_int_equal(eval_unknowns(&p.m.model, &p.expr), 1 << INSIDER);
    struct expr plain = expr_constant(4);
    assert_int_equal(eval_unknowns(&p.m.model, &plain), 0);
    play_close(&p);
}

/* The last unknown that a model may have is the top bit. */
static void a_set_holds_the_highest_index(void **state)
{
    int32_t code[] = {OP_END, OP_METER, 63, OP_UNKNOWN_IS, 31, 0, OP_END};
    struct model model = {.code = code};
    struct expr expr = {.code = 1};
    (void)state;
    assert_true(eval_unknowns(&model, &expr) == UINT32_C(1) << 31);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_constant_needs_no_world),
        cmocka_unit_test(meters_are_read),
        cmocka_unit_test(flags_are_bits),
        cmocka_unit_test(unknowns_are_compared),
        cmocka_unit_test(turn_and_day_are_read),
        cmocka_unit_test(counts_have_words_of_their_own),
        cmocka_unit_test(since_is_the_cap_if_never),
        cmocka_unit_test(moved_is_a_bit_an_actor),
        cmocka_unit_test(last_moves_are_read),
        cmocka_unit_test(ended_asks_for_one_ending),
        cmocka_unit_test(operations_work_on_a_world),
        cmocka_unit_test(division_by_zero_gives_0),
        cmocka_unit_test(the_deepest_stack_fits),
        cmocka_unit_test(a_world_is_left_alone),
        cmocka_unit_test(the_first_piece_that_holds_is_shown),
        cmocka_unit_test(inputs_come_in_order_each_once),
        cmocka_unit_test(inputs_stop_at_the_room_there_is),
        cmocka_unit_test(what_is_read_is_a_set),
        cmocka_unit_test(a_set_holds_the_highest_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
