/* Ranges of expressions, and how large and deep they may be. */
#include "unit/expr_model.h"

#include <stdio.h>

/* Ranges ------------------------------------------------------------------- */

struct range_case {
    const char *text;
    int64_t low, high;
};

static const struct range_case ranges[] = {
    {"5", 5, 5},
    {"tension", 0, 100},
    {"belief", 1, 99},
    {"turn", 0, EXPR_TURN_CAP},
    {"since(ask)", 0, EXPR_TURN_CAP},
    {"day", 0, INT64_MAX},
    {"taken(ask)", 0, INT64_MAX},
    {"visited(cable)", 0, INT64_MAX},
    {"rung(aldra)", 0, INT64_MAX},
    {"tension + trust", -50, 150},
    {"tension - trust", -50, 150},
    {"tension * trust", -5000, 5000},
    {"trust * trust", -2500, 2500},
    {"debt * debt", 1, 100},
    {"-trust", -50, 50},
    {"-debt", 1, 10},
    {"-gap", -10, -1},
    {"abs(trust)", 0, 50},
    {"abs(debt)", 1, 10},
    {"abs(gap)", 1, 10},
    {"abs(trust - 40)", 0, 90},
    {"tension / gap", 0, 100},
    {"tension / debt", -100, 0},
    {"trust / gap", -50, 50},
    {"trust / (gap + 4)", -10, 10},
    {"(tension + 40) / gap", 4, 140},
    {"(tension + 40) / debt", -140, -4},
    {"tension % gap", 0, 9},
    {"trust % gap", -9, 9},
    {"(trust - 60) % gap", -9, 0},
    {"gap % 100", 0, 10},
    {"tension % -7", 0, 6},
    {"max(1, trust)", 1, 50},
    {"min(1, trust)", -50, 1},
    {"max(trust, tension, 60)", 60, 100},
    {"clamp(trust, 3, 4)", 3, 4},
    {"clamp(gap, 0, 4)", 1, 4},
    {"1 if named else gap", 1, 10},
    {"trust if named else 90", -50, 90},
    {"1 if tension > 0 else tension", 0, 100},
    {"taken(ask) + 1", 1, INT64_MAX},
    {"taken(ask) * -2", INT64_MIN, 0},
    {"9223372036854775807 + tension", INT64_MAX, INT64_MAX},
    {"-9223372036854775807 - 1 - tension", INT64_MIN, INT64_MIN},
    {"-(-9223372036854775807 - 1 + tension)", INT64_C(9223372036854775708),
     INT64_MAX},
};

static void ranges_are_worked_out_bottom_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ranges); i++) {
        struct expr_model m;
        expr_model_open(&m);
        struct expr expr = expr_model_compile(&m, ranges[i].text, EXPR_NUMBER);
        struct expr_range range = expr_range(&m.model, &expr);
        if (range.low != ranges[i].low || range.high != ranges[i].high)
            fail_msg("%s: %lld to %lld", ranges[i].text, (long long)range.low,
                     (long long)range.high);
        expr_model_close(&m);
    }
}

static void truth_values_are_0_or_1(void **state)
{
    static const char *const texts[] = {"named", "tension > 3",
                                        "cause == proxy", "not named and sent"};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct expr_model m;
        expr_model_open(&m);
        struct expr expr = expr_model_compile(&m, texts[i], EXPR_TRUTH);
        struct expr_range range = expr_range(&m.model, &expr);
        assert_int_equal(range.low, 0);
        assert_int_equal(range.high, 1);
        expr_model_close(&m);
    }
}

/* Bounds ------------------------------------------------------------------- */

/* True if it compiles; else `*code` is that of its only finding. */
static bool compiles(const char *text, enum expr_type type,
                     enum diag_code *code, char message[256])
{
    struct expr_model m;
    struct expr expr;
    struct diag_place place = {"t.json", "/x", 1, 1};
    expr_model_open(&m);
    bool good = expr_compile(&m.env, text, type, &place, &expr);
    if (!good) {
        assert_int_equal(m.diags.count, 1);
        *code = m.diags.items[0].code;
        snprintf(message, 256, "%s", m.diags.items[0].message);
    }
    expr_model_close(&m);
    return good;
}

/* "1 + gap + 1 + gap ...": `nodes` of them, an odd number, one level. */
static char *chain(struct arena *arena, int nodes)
{
    char *text = arena_alloc(arena, (size_t)nodes * 8);
    strcpy(text, "gap");
    for (int i = 1; i < nodes; i += 2)
        strcat(text, i % 4 == 1 ? "+1" : "+gap");
    return text;
}

static void at_most_256_nodes(void **state)
{
    struct arena arena = {0};
    enum diag_code code = CODE_COUNT;
    char message[256], text[2048];
    (void)state;
    assert_true(compiles(chain(&arena, 255), EXPR_NUMBER, &code, message));
    /* A call, an operator, a number: one node each; parentheses none. */
    snprintf(text, sizeof text, "-((%s))", chain(&arena, 255));
    assert_true(compiles(text, EXPR_NUMBER, &code, message));
    snprintf(text, sizeof text, "abs(%s)", chain(&arena, 255));
    assert_true(compiles(text, EXPR_NUMBER, &code, message));
    assert_false(compiles(chain(&arena, 257), EXPR_NUMBER, &code, message));
    assert_int_equal(code, CODE_EXPR_SIZE);
    assert_string_equal(
        message, "found 257 numbers, names, "
                 "operators and calls, at most 256 are allowed; keep a part "
                 "of it in a meter or flag");
    snprintf(text, sizeof text, "--(%s)", chain(&arena, 255));
    assert_false(compiles(text, EXPR_NUMBER, &code, message));
    snprintf(text, sizeof text, "1 if named else %s", chain(&arena, 253));
    assert_true(compiles(text, EXPR_NUMBER, &code, message));
    snprintf(text, sizeof text, "1 if named else -%s", chain(&arena, 253));
    assert_false(compiles(text, EXPR_NUMBER, &code, message));
    snprintf(text, sizeof text, "taken(ask, aldra) + %s", chain(&arena, 251));
    assert_true(compiles(text, EXPR_NUMBER, &code, message));
    snprintf(text, sizeof text, "taken(ask, aldra) + %s", chain(&arena, 253));
    assert_false(compiles(text, EXPR_NUMBER, &code, message));
    arena_clear(&arena);
}

/* `min` of as many values as nodes allow: its operations fit as well. */
static void min_takes_as_many_as_fit(void **state)
{
    struct arena arena = {0};
    enum diag_code code = CODE_COUNT;
    char message[256], text[2048] = "min(gap";
    (void)state;
    for (int i = 0; i < 254; i++)
        strcat(text, ",gap");
    strcat(text, ")");
    assert_true(compiles(text, EXPR_NUMBER, &code, message));
    arena_clear(&arena);
}

/* `inner` below `levels` calls of abs. */
static const char *nest(char text[4096], int levels, const char *inner)
{
    text[0] = '\0';
    for (int i = 0; i < levels; i++)
        strcat(text, "abs(");
    strcat(text, inner);
    for (int i = 0; i < levels; i++)
        strcat(text, ")");
    return text;
}

static void at_most_16_levels(void **state)
{
    enum diag_code code = CODE_COUNT;
    char message[256], text[4096];
    (void)state;
    assert_true(compiles(nest(text, 15, "trust"), EXPR_NUMBER, &code, message));
    assert_false(
        compiles(nest(text, 16, "trust"), EXPR_NUMBER, &code, message));
    assert_int_equal(code, CODE_EXPR_SIZE);
    assert_string_equal(
        message, "found 17 levels of operators "
                 "and calls, at most 16 are allowed; keep a part of it in a "
                 "meter or flag");
}

static void a_chain_is_one_level(void **state)
{
    enum diag_code code = CODE_COUNT;
    char message[256], text[4096];
    static const char *const good[] = {"gap + trust + gap + trust",
                                       "gap - trust - gap - trust",
                                       "(gap + trust) + gap",
                                       "gap * trust * gap",
                                       "1 if named else 2 if sent else 3",
                                       "taken(ask)",
                                       "min(gap, trust, 1, 2)",
                                       "-gap"};
    static const char *const bad[] = {
        "gap + (trust + gap)", "gap + trust - gap",
        "gap * trust + 1",     "(1 if named else 2) if sent else 3",
        "abs(taken(ask))",     "--gap",
        "rung(aldra) + 1"};
    (void)state;
    for (size_t i = 0; i < COUNT(good); i++)
        if (!compiles(nest(text, 14, good[i]), EXPR_NUMBER, &code, message))
            fail_msg("%s: %s", good[i], message);
    for (size_t i = 0; i < COUNT(bad); i++)
        if (compiles(nest(text, 14, bad[i]), EXPR_NUMBER, &code, message))
            fail_msg("%s should be one level too deep", bad[i]);
}

static void parentheses_are_no_level(void **state)
{
    enum diag_code code = CODE_COUNT;
    char message[256], text[4096];
    (void)state;
    memset(text, '(', 1500);
    memcpy(text + 1500, "gap", 3);
    memset(text + 1503, ')', 1500);
    text[3003] = '\0';
    assert_true(compiles(text, EXPR_NUMBER, &code, message));
    text[3002] = '\0';
    assert_false(compiles(text, EXPR_NUMBER, &code, message));
    assert_int_equal(code, CODE_EXPR_SYNTAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranges_are_worked_out_bottom_up),
        cmocka_unit_test(truth_values_are_0_or_1),
        cmocka_unit_test(at_most_256_nodes),
        cmocka_unit_test(min_takes_as_many_as_fit),
        cmocka_unit_test(at_most_16_levels),
        cmocka_unit_test(a_chain_is_one_level),
        cmocka_unit_test(parentheses_are_no_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
