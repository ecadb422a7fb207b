#include "unit/expr_dump_fixture.h"
#include "unit/expr_model.h"

#include <stdio.h>

/* What expressions compile to --------------------------------------------- */

static char *dump(struct expr_model *m, const struct expr *expr)
{
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    expr_dump(&m->model, expr, &sink);
    for (size_t i = 0; i < text.length; i++)
        if (text.text[i] == '\n')
            text.text[i] = ';';
    char *copy = arena_text(&m->arena, strbuf_get(&text));
    strbuf_clear(&text);
    return copy;
}

struct code_case {
    const char *text;
    enum expr_type type;
    const char *code;
};

static void check_code(const struct code_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct expr_model m;
        expr_model_open(&m);
        m.env.in_expect = true;
        struct expr expr = expr_model_compile(&m, cases[i].text, cases[i].type);
        const char *code = dump(&m, &expr);
        if (strcmp(code, cases[i].code) != 0)
            fail_msg("%s: %s, expected %s", cases[i].text, code, cases[i].code);
        expr_model_close(&m);
    }
}

static void every_name_has_its_operation(void **state)
{
    static const struct code_case cases[] = {
        {"tension", EXPR_NUMBER, "meter tension;end;"},
        {"named", EXPR_TRUTH, "flag named;end;"},
        {"turn", EXPR_NUMBER, "turn;end;"},
        {"day", EXPR_NUMBER, "day;end;"},
        {"cause == proxy", EXPR_TRUTH, "unknown_is cause proxy;end;"},
        {"proxy == cause", EXPR_TRUTH, "unknown_is cause proxy;end;"},
        {"cause != proxy", EXPR_TRUTH, "unknown_is cause proxy;not;end;"},
        {"proxy != cause", EXPR_TRUTH, "unknown_is cause proxy;not;end;"},
        {"taken(ask)", EXPR_NUMBER, "taken ask;end;"},
        {"taken(ask, boreal)", EXPR_NUMBER, "taken ask boreal;end;"},
        {"since(deny)", EXPR_NUMBER, "since deny;end;"},
        {"moved(dprk)", EXPR_TRUTH, "moved dprk;end;"},
        {"last(aldra) == ask", EXPR_TRUTH, "last_is aldra ask;end;"},
        {"ask != last(aldra)", EXPR_TRUTH, "last_is aldra ask;not;end;"},
        {"rung(boreal)", EXPR_NUMBER, "rung boreal;end;"},
        {"means(aldra) == cyber", EXPR_TRUTH, "means_is aldra cyber;end;"},
        {"none == means(aldra)", EXPR_TRUTH, "means_is aldra none;end;"},
        {"signal(aldra) != public", EXPR_TRUTH,
         "signal_is aldra public;not;end;"},
        {"visited(cable)", EXPR_NUMBER, "visited cable;end;"},
        {"ended(brink)", EXPR_TRUTH, "ended brink;end;"},
    };
    (void)state;
    check_code(cases, COUNT(cases));
}

/* A word is looked up only where one is expected: `accident` is a value of
 * `cause` and a meter, `dprk` a value and an actor, `insider` a value and an
 * unknown. */
static void a_word_means_what_its_neighbour_wants(void **state)
{
    static const struct code_case cases[] = {
        {"cause == accident", EXPR_TRUTH, "unknown_is cause accident;end;"},
        {"accident == cause", EXPR_TRUTH, "unknown_is cause accident;end;"},
        {"accident == 3", EXPR_TRUTH, "meter accident;const 3;==;end;"},
        {"accident == tension", EXPR_TRUTH,
         "meter accident;meter tension;==;end;"},
        {"attacker == dprk", EXPR_TRUTH, "unknown_is attacker dprk;end;"},
        {"attacker == insider", EXPR_TRUTH, "unknown_is attacker insider;end;"},
        {"insider == attacker", EXPR_TRUTH, "unknown_is attacker insider;end;"},
        {"insider == yes", EXPR_TRUTH, "unknown_is insider yes;end;"},
        {"(attacker) == ((dprk))", EXPR_TRUTH, "unknown_is attacker dprk;end;"},
    };
    (void)state;
    check_code(cases, COUNT(cases));
}

/* An option may bear the id of an unknown. */
static void a_call_goes_before_an_unknown(void **state)
{
    static const char *const texts[] = {"last(aldra) == cause",
                                        "cause == last(aldra)"};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct expr_model m;
        expr_model_open(&m);
        names_add(&m.model.option_names, "cause", DENY);
        struct expr expr = expr_model_compile(&m, texts[i], EXPR_TRUTH);
        assert_string_equal(dump(&m, &expr), "last_is aldra deny;end;");
        assert_int_equal(m.env.unknowns_read, 0);
        expr_model_close(&m);
    }
}

static void precedence_is_pythons(void **state)
{
    static const struct code_case cases[] = {
        {"tension + trust * gap", EXPR_NUMBER,
         "meter tension;meter trust;meter gap;*;+;end;"},
        {"(tension + trust) * gap", EXPR_NUMBER,
         "meter tension;meter trust;+;meter gap;*;end;"},
        {"tension - trust - gap", EXPR_NUMBER,
         "meter tension;meter trust;-;meter gap;-;end;"},
        {"tension - (trust - gap)", EXPR_NUMBER,
         "meter tension;meter trust;meter gap;-;-;end;"},
        {"tension / gap * trust % gap", EXPR_NUMBER,
         "meter tension;meter gap;/;meter trust;*;meter gap;%;end;"},
        {"-tension * trust", EXPR_NUMBER,
         "meter tension;neg;meter trust;*;end;"},
        {"tension - -trust", EXPR_NUMBER,
         "meter tension;meter trust;neg;-;end;"},
        {"--tension", EXPR_NUMBER, "meter tension;neg;neg;end;"},
        {"not named and sent", EXPR_TRUTH, "flag named;not;flag sent;and;end;"},
        {"not tension > 3", EXPR_TRUTH, "meter tension;const 3;>;not;end;"},
        {"not named == sent", EXPR_TRUTH, "flag named;flag sent;==;not;end;"},
        {"not not named", EXPR_TRUTH, "flag named;not;not;end;"},
        {"named and not sent", EXPR_TRUTH, "flag named;flag sent;not;and;end;"},
        {"named or sent and named", EXPR_TRUTH,
         "flag named;flag sent;flag named;and;or;end;"},
        {"tension + 1 > trust * 2", EXPR_TRUTH,
         "meter tension;const 1;+;meter trust;const 2;*;>;end;"},
        {"tension if named or sent else trust", EXPR_NUMBER,
         "meter tension;flag named;flag sent;or;meter trust;select;end;"},
        {"1 if named else 2 if sent else turn", EXPR_NUMBER,
         "const 1;flag named;const 2;flag sent;turn;select;select;end;"},
        {"1 + gap if named else 2", EXPR_NUMBER,
         "const 1;meter gap;+;flag named;const 2;select;end;"},
        {"named if sent else not named", EXPR_TRUTH,
         "flag named;flag sent;flag named;not;select;end;"},
        {"(1 if named else 2) + gap", EXPR_NUMBER,
         "const 1;flag named;const 2;select;meter gap;+;end;"},
        {"1 if (named if sent else sent) else gap", EXPR_NUMBER,
         "const 1;flag named;flag sent;flag sent;select;meter gap;select;"
         "end;"},
    };
    (void)state;
    check_code(cases, COUNT(cases));
}

static void every_operator_and_function_compiles(void **state)
{
    static const struct code_case cases[] = {
        {"tension == 1", EXPR_TRUTH, "meter tension;const 1;==;end;"},
        {"tension != 1", EXPR_TRUTH, "meter tension;const 1;!=;end;"},
        {"tension < 1", EXPR_TRUTH, "meter tension;const 1;<;end;"},
        {"tension <= 1", EXPR_TRUTH, "meter tension;const 1;<=;end;"},
        {"tension > 1", EXPR_TRUTH, "meter tension;const 1;>;end;"},
        {"tension >= 1", EXPR_TRUTH, "meter tension;const 1;>=;end;"},
        {"named == true", EXPR_TRUTH, "flag named;const 1;==;end;"},
        {"named != sent", EXPR_TRUTH, "flag named;flag sent;!=;end;"},
        {"(tension > 1) == named", EXPR_TRUTH,
         "meter tension;const 1;>;flag named;==;end;"},
        {"abs(trust)", EXPR_NUMBER, "meter trust;abs;end;"},
        {"min(tension, 3)", EXPR_NUMBER, "meter tension;const 3;min;end;"},
        {"max(1, gap, trust, 2)", EXPR_NUMBER,
         "const 1;meter gap;meter trust;const 2;max;max;max;end;"},
        {"clamp(trust, 0, gap + 1)", EXPR_NUMBER,
         "meter trust;const 0;meter gap;const 1;+;clamp;end;"},
        {"min(max(gap, 2), abs(-trust))", EXPR_NUMBER,
         "meter gap;const 2;max;meter trust;neg;abs;min;end;"},
        {"tension + 5000000000", EXPR_NUMBER,
         "meter tension;wide 5000000000;+;end;"},
        {" \t\r\ntension\n", EXPR_NUMBER, "meter tension;end;"},
        {"tension+trust-gap", EXPR_NUMBER,
         "meter tension;meter trust;+;meter gap;-;end;"},
        {"abs (trust)", EXPR_NUMBER, "meter trust;abs;end;"},
        {"taken ( ask , aldra )", EXPR_NUMBER, "taken ask aldra;end;"},
    };
    (void)state;
    check_code(cases, COUNT(cases));
}

struct constant_case {
    const char *text;
    enum expr_type type;
    int64_t value;
};

static const struct constant_case constants[] = {
    {"42", EXPR_NUMBER, 42},
    {"007", EXPR_NUMBER, 7},
    {"true", EXPR_TRUTH, 1},
    {"false", EXPR_TRUTH, 0},
    {"9223372036854775807", EXPR_NUMBER, INT64_MAX},
    {"-9223372036854775807 - 1", EXPR_NUMBER, INT64_MIN},
    {"2 + 3 * 4", EXPR_NUMBER, 14},
    {"7 / 2", EXPR_NUMBER, 3},
    {"-7 / 2", EXPR_NUMBER, -3},
    {"7 / -2", EXPR_NUMBER, -3},
    {"7 % 3", EXPR_NUMBER, 1},
    {"-7 % 3", EXPR_NUMBER, -1},
    {"7 % -3", EXPR_NUMBER, 1},
    {"-7 % -3", EXPR_NUMBER, -1},
    {"9223372036854775807 + 1", EXPR_NUMBER, INT64_MAX},
    {"-9223372036854775807 - 9", EXPR_NUMBER, INT64_MIN},
    {"-(-9223372036854775807 - 1)", EXPR_NUMBER, INT64_MAX},
    {"abs(-9223372036854775807 - 1)", EXPR_NUMBER, INT64_MAX},
    {"(-9223372036854775807 - 1) / -1", EXPR_NUMBER, INT64_MAX},
    {"(-9223372036854775807 - 1) % -1", EXPR_NUMBER, 0},
    {"9223372036854775807 * 2", EXPR_NUMBER, INT64_MAX},
    {"9223372036854775807 * -2", EXPR_NUMBER, INT64_MIN},
    {"(-9223372036854775807 - 1) * -1", EXPR_NUMBER, INT64_MAX},
    {"(-9223372036854775807 - 1) * 1", EXPR_NUMBER, INT64_MIN},
    {"4294967296 * 2147483648", EXPR_NUMBER, INT64_MAX},
    {"4294967296 * -2147483648", EXPR_NUMBER, INT64_MIN},
    {"3037000500 * 3037000500", EXPR_NUMBER, INT64_MAX},
    {"3037000499 * 3037000499", EXPR_NUMBER, INT64_C(9223372030926249001)},
    {"min(3, 1, 2)", EXPR_NUMBER, 1},
    {"max(3, 1, 2, 9, 4)", EXPR_NUMBER, 9},
    {"clamp(5, 1, 3)", EXPR_NUMBER, 3},
    {"clamp(-5, 1, 3)", EXPR_NUMBER, 1},
    {"clamp(2, 1, 3)", EXPR_NUMBER, 2},
    {"clamp(2, 5, 3)", EXPR_NUMBER, 3},
    {"1 if true else 2", EXPR_NUMBER, 1},
    {"1 if false else 2 if false else 3", EXPR_NUMBER, 3},
    {"not true or false", EXPR_TRUTH, 0},
    {"true and not false", EXPR_TRUTH, 1},
    {"1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3", EXPR_TRUTH, 1},
    {"1 == 1 and 1 != 2 and true == true", EXPR_TRUTH, 1},
    {"true != true", EXPR_TRUTH, 0},
};

static void constants_fold_to_plain_numbers(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(constants); i++) {
        struct expr_model m;
        expr_model_open(&m);
        struct expr expr =
            expr_model_compile(&m, constants[i].text, constants[i].type);
        assert_true(expr_is_constant(&expr));
        assert_int_equal(expr.source, 0);
        assert_int_equal(m.model.code_count, 0);
        if (expr.constant != constants[i].value)
            fail_msg("%s is %lld", constants[i].text, (long long)expr.constant);
        expr_model_close(&m);
    }
}

static void constant_parts_fold(void **state)
{
    static const struct code_case cases[] = {
        {"tension + 2 * 3", EXPR_NUMBER, "meter tension;const 6;+;end;"},
        {"2 * 3 + tension", EXPR_NUMBER, "const 6;meter tension;+;end;"},
        {"1 if tension > 2 + 3 else -4", EXPR_NUMBER,
         "const 1;meter tension;const 5;>;const -4;select;end;"},
        {"max(gap, min(3, 2, 1))", EXPR_NUMBER, "meter gap;const 1;max;end;"},
    };
    (void)state;
    check_code(cases, COUNT(cases));
}

static void the_text_is_kept_beside_the_code(void **state)
{
    struct expr_model m;
    (void)state;
    expr_model_open(&m);
    struct expr first = expr_model_compile(&m, "tension > 3", EXPR_TRUTH);
    struct expr second = expr_model_compile(&m, "gap+1", EXPR_NUMBER);
    assert_true(first.code > 0 && first.source > 0);
    assert_string_equal(m.model.expr_text + first.source, "tension > 3");
    assert_string_equal(m.model.expr_text + second.source, "gap+1");
    assert_int_equal(m.model.expr_text[0], '\0');
    struct expr plain = expr_constant(-5);
    assert_true(expr_is_constant(&plain));
    assert_false(expr_is_constant(&first));
    assert_string_equal(dump(&m, &plain), "const -5;end;");
    expr_model_close(&m);
}

/* Slots -------------------------------------------------------------------- */

static void slots_exist_only_where_asked_for(void **state)
{
    struct expr_model m;
    (void)state;
    expr_model_open(&m);
    expr_model_compile(&m, "tension > 3 and named", EXPR_TRUTH);
    layout_finish(&m.model, 0);
    assert_int_equal(m.model.taken_slots_count, 0);
    assert_int_equal(m.model.since_slots_count, 0);
    assert_int_equal(m.model.visited_slots_count, 0);
    assert_int_equal(m.model.layout.last_slots, 0);
    assert_false(m.model.layout.has_moved);
    assert_int_equal(m.model.layout.words,
                     WORLD_HEADER + EXPR_METERS + EXPR_UNKNOWNS + 2);
    expr_model_close(&m);
}

static void a_slot_is_given_out_once(void **state)
{
    struct expr_model m;
    (void)state;
    expr_model_open(&m);
    for (int i = 0; i < 3; i++) {
        expr_model_compile(
            &m, "taken(ask) + taken(ask, aldra) + taken(deny) + taken(ask)",
            EXPR_NUMBER);
        expr_model_compile(&m, "since(ask) + since(deny) + since(ask)",
                           EXPR_NUMBER);
        expr_model_compile(&m, "visited(answer) + visited(cable)", EXPR_NUMBER);
        expr_model_compile(&m, "last(boreal) == ask or rung(dprk) > 1",
                           EXPR_TRUTH);
        expr_model_compile(&m, "means(boreal) == show or moved(aldra)",
                           EXPR_TRUTH);
    }
    assert_int_equal(m.model.taken_slots_count, 3);
    assert_int_equal(m.model.taken_slots[0].identity, ASK);
    assert_int_equal(m.model.taken_slots[0].actor, -1);
    assert_int_equal(m.model.taken_slots[1].identity, ASK);
    assert_int_equal(m.model.taken_slots[1].actor, ALDRA);
    assert_int_equal(m.model.taken_slots[2].identity, DENY);
    assert_int_equal(m.model.since_slots_count, 2);
    assert_int_equal(m.model.since_slots[1].identity, DENY);
    assert_int_equal(m.model.visited_slots_count, 2);
    assert_int_equal(m.model.visited_slots[0], ANSWER);
    assert_int_equal(m.model.last_slot[ALDRA], -1);
    assert_int_equal(m.model.last_slot[BOREAL], 0);
    assert_int_equal(m.model.last_slot[DPRK], 1);
    assert_int_equal(m.model.layout.last_slots, 2);
    assert_true(m.model.layout.has_moved);
    expr_model_close(&m);
}

static void a_last_move_is_kept_for_whoever_needs_it(void **state)
{
    struct expr_model m;
    (void)state;
    expr_model_open(&m);
    expr_need_last(&m.env, DPRK);
    expr_need_last(&m.env, ALDRA);
    expr_need_last(&m.env, DPRK);
    assert_int_equal(m.model.last_slot[DPRK], 0);
    assert_int_equal(m.model.last_slot[ALDRA], 1);
    assert_int_equal(m.model.last_slot[BOREAL], -1);
    assert_int_equal(m.model.layout.last_slots, 2);
    expr_model_close(&m);
}

/* The tables grow and are found again after they moved. */
static void many_slots_are_told_apart(void **state)
{
    struct expr_model m;
    char id[16], text[64];
    const int options = 3000;
    (void)state;
    expr_model_open(&m);
    for (int i = 0; i < options; i++) {
        snprintf(id, sizeof id, "o%d", i);
        names_add(&m.model.option_names, arena_text(&m.arena, id),
                  EXPR_OPTIONS + i);
    }
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < options; i++) {
            snprintf(text, sizeof text,
                     "taken(o%d, dprk) + since(o%d) * 5000000000", i, i);
            struct expr expr = expr_model_compile(&m, text, EXPR_NUMBER);
            assert_int_equal(m.model.code[expr.code + 1], i);
            assert_int_equal(m.model.code[expr.code + 3], i);
        }
    assert_int_equal(m.model.taken_slots_count, options);
    assert_int_equal(m.model.since_slots_count, options);
    for (int i = 0; i < options; i++) {
        assert_int_equal(m.model.taken_slots[i].identity, EXPR_OPTIONS + i);
        assert_int_equal(m.model.taken_slots[i].actor, DPRK);
        assert_int_equal(m.model.since_slots[i].identity, EXPR_OPTIONS + i);
    }
    expr_model_close(&m);
}

static void the_layout_has_every_word_once(void **state)
{
    struct expr_model m;
    (void)state;
    expr_model_open(&m);
    expr_model_compile(&m,
                       "taken(ask) + taken(deny) + since(ask) + visited(cable)"
                       " + rung(aldra) + (1 if moved(aldra) else 0)",
                       EXPR_NUMBER);
    m.model.consequences_count = 5;
    layout_finish(&m.model, 33);
    const struct layout *l = &m.model.layout;
    assert_int_equal(l->meters, WORLD_HEADER);
    assert_int_equal(l->unknowns, l->meters + EXPR_METERS);
    assert_int_equal(l->flags, l->unknowns + EXPR_UNKNOWNS);
    assert_int_equal(l->done, l->flags + 2);
    assert_int_equal(l->waiting, l->done + 2);
    assert_int_equal(l->taken, l->waiting + 5);
    assert_int_equal(l->since, l->taken + 2);
    assert_int_equal(l->last, l->since + 1);
    assert_int_equal(l->moved, l->last + 1);
    assert_int_equal(l->visited, l->moved + 2);
    assert_int_equal(l->words, l->visited + 1);
    expr_model_close(&m);
}

static void what_reads_an_unknown_is_said(void **state)
{
    struct expr_model m;
    (void)state;
    expr_model_open(&m);
    expr_model_compile(&m, "cause == proxy or insider == yes", EXPR_TRUTH);
    assert_int_equal(m.env.unknowns_read, 1u << CAUSE | 1u << INSIDER);
    expr_model_compile(&m, "named", EXPR_TRUTH);
    assert_int_equal(m.env.unknowns_read, 0);
    expr_model_compile(&m, "attacker != dprk", EXPR_TRUTH);
    assert_int_equal(m.env.unknowns_read, 1u << ATTACKER);
    expr_model_close(&m);
}

static void some_words_are_reserved(void **state)
{
    static const char *const reserved[] = {
        "turn",  "day",    "date",    "end",   "back",  "true", "false",
        "or",    "and",    "not",     "if",    "else",  "abs",  "min",
        "max",   "clamp",  "taken",   "since", "moved", "last", "rung",
        "means", "signal", "visited", "ended"};
    static const char *const free_words[] = {"tension", "turns", "",
                                             "ends",    "none",  "public"};
    (void)state;
    for (size_t i = 0; i < COUNT(reserved); i++)
        if (!expr_reserved(reserved[i]))
            fail_msg("%s is not reserved", reserved[i]);
    for (size_t i = 0; i < COUNT(free_words); i++)
        assert_false(expr_reserved(free_words[i]));
}

static void words_have_their_values(void **state)
{
    (void)state;
    assert_string_equal(policy_words[POLICY_WEIGHTS], "weights");
    assert_string_equal(policy_words[POLICY_TIT_FOR_TAT], "tit_for_tat");
    assert_string_equal(policy_words[POLICY_PLANNER], "planner");
    assert_string_equal(means_words[MEANS_NONE], "none");
    assert_string_equal(means_words[MEANS_FORCE], "force");
    assert_string_equal(signal_words[SIGNAL_PUBLIC], "public");
    assert_string_equal(signal_words[SIGNAL_DENIABLE], "deniable");
    assert_string_equal(status_words[FACT_UNMARKED], "");
    assert_string_equal(status_words[FACT_MODEL], "model");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_name_has_its_operation),
        cmocka_unit_test(a_word_means_what_its_neighbour_wants),
        cmocka_unit_test(a_call_goes_before_an_unknown),
        cmocka_unit_test(precedence_is_pythons),
        cmocka_unit_test(every_operator_and_function_compiles),
        cmocka_unit_test(constants_fold_to_plain_numbers),
        cmocka_unit_test(constant_parts_fold),
        cmocka_unit_test(the_text_is_kept_beside_the_code),
        cmocka_unit_test(slots_exist_only_where_asked_for),
        cmocka_unit_test(a_slot_is_given_out_once),
        cmocka_unit_test(a_last_move_is_kept_for_whoever_needs_it),
        cmocka_unit_test(many_slots_are_told_apart),
        cmocka_unit_test(the_layout_has_every_word_once),
        cmocka_unit_test(what_reads_an_unknown_is_said),
        cmocka_unit_test(some_words_are_reserved),
        cmocka_unit_test(words_have_their_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
