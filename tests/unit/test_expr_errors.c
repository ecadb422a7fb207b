/* Every finding about an expression, with its words and its column. */
#include "unit/expr_model.h"

struct wrong_case {
    const char *text;
    enum expr_type type;
    int32_t column;
    const char *message;
};

static void check_findings(const struct wrong_case *cases, size_t count,
                           enum diag_code code)
{
    for (size_t i = 0; i < count; i++) {
        struct expr_model m;
        struct expr expr = {1, 2, 3};
        const struct diag_place place = {"t.json", "/when", 3, 7};
        expr_model_open(&m);
        if (expr_compile(&m.env, cases[i].text, cases[i].type, &place, &expr))
            fail_msg("%s compiles", cases[i].text);
        assert_int_equal(expr.constant, 0);
        assert_true(expr_is_constant(&expr));
        assert_int_equal(m.diags.count, 1);
        assert_string_equal(m.diags.items[0].message, cases[i].message);
        assert_int_equal(m.diags.items[0].place.column, cases[i].column);
        assert_int_equal(m.diags.items[0].code, code);
        expr_model_close(&m);
    }
}

#define CHECK(cases, code) check_findings(cases, COUNT(cases), CODE_##code)

static const struct wrong_case syntax[] = {
    {"", EXPR_TRUTH, 1,
     "the expression ends here, expected a number, a name or '('"},
    {"   ", EXPR_TRUTH, 4,
     "the expression ends here, expected a number, a name or '('"},
    {"tension >", EXPR_TRUTH, 10,
     "the expression ends here, expected a number, a name or '('"},
    {"> tension", EXPR_TRUTH, 1, "found '>', expected a number, a name or '('"},
    {"tension tension", EXPR_TRUTH, 9,
     "found 'tension', expected an operator or the end"},
    {"named nad named", EXPR_TRUTH, 7,
     "found 'nad', expected an operator or the end; did you mean 'and'?"},
    {"tension > 3 4", EXPR_TRUTH, 13,
     "found '4', expected an operator or the end"},
    {"(tension > 3", EXPR_TRUTH, 1, "'(' is not closed"},
    {"((tension > 3)", EXPR_TRUTH, 1, "'(' is not closed"},
    {"tension > 3)", EXPR_TRUTH, 12, "')' without its '('"},
    {"tension > (3, 4)", EXPR_TRUTH, 13,
     "found ',', expected an operator or the end"},
    {"min(1, 2", EXPR_NUMBER, 1, "'(' is not closed"},
    {"min(1 2)", EXPR_NUMBER, 7, "found '2', expected an operator or the end"},
    {"1,2", EXPR_NUMBER, 2,
     "found ',', expected an operator or the end; numbers are whole, without a "
     "decimal comma; shares are in percent"},
    {"1, 2", EXPR_NUMBER, 2, "found ',', expected an operator or the end"},
    {"taken ask", EXPR_NUMBER, 7,
     "found 'ask', expected an operator or the end; what a function is asked "
     "of stands in parentheses, as in taken(id)"},
    {"+5", EXPR_NUMBER, 1,
     "found '+', expected a number, a name or '('; a number has no '+' before "
     "it; what stands in \"effects\" is added anyway"},
    {"()", EXPR_TRUTH, 2, "found ')', expected a number, a name or '('"},
    {"1 if named", EXPR_NUMBER, 3,
     "'if' without its 'else'; write 'a if condition else b'"},
    {"1 else 2", EXPR_NUMBER, 3,
     "'else' without an 'if' before it; write 'a if condition else b'"},
    {"1 if named 2", EXPR_NUMBER, 12,
     "found '2', expected an operator or the end"},
    {"1 if named if sent else 2 else 3", EXPR_NUMBER, 12,
     "found 'if', expected 'else' (a choice inside a condition stands in "
     "parentheses)"},
    {"(1 if named) else 2", EXPR_NUMBER, 4,
     "'if' without its 'else'; write 'a if condition else b'"},
    {"min(1 if named, 2)", EXPR_NUMBER, 7,
     "'if' without its 'else'; write 'a if condition else b'"},
    {"named == not sent", EXPR_TRUTH, 10,
     "'not' must stand in parentheses after this operator, as in a == (not b)"},
    {"-not named", EXPR_NUMBER, 2,
     "'not' must stand in parentheses after this operator, as in a == (not b)"},
    {"3.5", EXPR_NUMBER, 1,
     "found '3.5'; numbers are whole, and shares are in percent"},
    {"3.", EXPR_NUMBER, 1,
     "found '3.'; numbers are whole, and shares are in percent"},
    {"3x", EXPR_NUMBER, 1,
     "found '3x'; a number is digits alone, an id begins with a letter"},
    {"Tension", EXPR_NUMBER, 1,
     "found 'Tension'; ids are lower-case letters, digits and '_', a letter "
     "first; did you mean 'tension'?"},
    {"Tensoin > 3", EXPR_TRUTH, 1,
     "found 'Tensoin'; ids are lower-case letters, digits and '_', a letter "
     "first; did you mean 'tension'?"},
    {"Xyzzy", EXPR_TRUTH, 1,
     "found 'Xyzzy'; ids are lower-case letters, digits and '_', a letter "
     "first"},
    {"named AND sent", EXPR_TRUTH, 7, "found 'AND'; write 'and'"},
    {"NOT sent", EXPR_TRUTH, 1, "found 'NOT'; write 'not'"},
    {"cause is proxy", EXPR_TRUTH, 7,
     "found 'is', expected an operator or the end; write '==' to compare"},
    {"if named then 1 else 2", EXPR_NUMBER, 1,
     "found 'if', expected a number, a name or '('; write 'a if condition "
     "else b'"},
    {"tension > 60%", EXPR_TRUTH, 14,
     "the expression ends here, expected a number, a name or '('; '%' is the "
     "rest of a division; for percent write the number alone"},
    {"tension > 60% and named", EXPR_TRUTH, 15,
     "found 'and', expected a number, a name or '('; '%' is the rest of a "
     "division; for percent write the number alone"},
    {"meters.tension", EXPR_NUMBER, 7,
     "found '.'; an id stands alone, with no other word and '.' before or "
     "after it"},
    {"tension \xe2\x89\xa5 60", EXPR_TRUTH, 9,
     "found '\xe2\x89\xa5'; write '>='"},
    {"cause == \xe2\x80\x9cproxy", EXPR_TRUTH, 10,
     "found '\xe2\x80\x9c'; ids stand without quotes"},
    {"_x", EXPR_NUMBER, 1,
     "found '_x'; ids are lower-case letters, digits and '_', a letter first"},
    {"tension = 3", EXPR_TRUTH, 9, "found '='; write '==' to compare"},
    {"named && sent", EXPR_TRUTH, 7, "found '&'; write 'and'"},
    {"named || sent", EXPR_TRUTH, 7, "found '|'; write 'or'"},
    {"!named", EXPR_TRUTH, 1, "found '!'; write 'not' or '!='"},
    {"tension ** 2", EXPR_NUMBER, 9,
     "found '**'; there are no powers; multiply with '*'"},
    {"tension // 2", EXPR_NUMBER, 9,
     "found '//'; write '/', which drops the rest"},
    {"tension <> 2", EXPR_TRUTH, 9, "found '<>'; write '!='"},
    {"tension => 2", EXPR_TRUTH, 9, "found '=>'; write '>='"},
    {"cause == 'proxy'", EXPR_TRUTH, 10, "found '''; ids stand without quotes"},
    {"{tension} > 3", EXPR_TRUTH, 1, "found '{'; ids stand without braces"},
    {"gap ? 1 : 2", EXPR_NUMBER, 5, "found '?'; write 'a if condition else b'"},
    {"\xc3\xa9"
     " + 1",
     EXPR_NUMBER, 1,
     "found '\xc3\xa9"
     "'; it has no meaning in an expression"},
    {"#", EXPR_NUMBER, 1, "found '#'; it has no meaning in an expression"},
    {"abs()", EXPR_NUMBER, 5, "found ')', expected a number, a name or '('"},
};

static void what_cannot_be_read(void **state)
{
    (void)state;
    CHECK(syntax, EXPR_SYNTAX);
}

static const struct wrong_case names[] = {
    {"tensoin + 1", EXPR_NUMBER, 1,
     "'tensoin' is no meter, flag or unknown of this scenario; did you mean "
     "'tension'?"},
    {"named and snet", EXPR_TRUTH, 11,
     "'snet' is no meter, flag or unknown of this scenario; did you mean "
     "'sent'?"},
    {"ture", EXPR_TRUTH, 1,
     "'ture' is no meter, flag or unknown of this scenario; did you mean "
     "'true'?"},
    {"xyzzy", EXPR_NUMBER, 1,
     "'xyzzy' is no meter, flag or unknown of this scenario"},
    {"date", EXPR_NUMBER, 1,
     "'date' has no value; 'day' is how many days have passed since start"},
    {"turn < end", EXPR_TRUTH, 8, "'end' is a reserved word and has no value"},
    {"tens(1)", EXPR_NUMBER, 1,
     "'tens' is no function; there are abs, min, max, clamp, taken, since, "
     "moved, last, rung, means, signal, visited, ended"},
    {"tken(ask)", EXPR_NUMBER, 1,
     "'tken' is no function; did you mean 'taken'?"},
    {"taken(aks)", EXPR_NUMBER, 7, "'aks' is no option; did you mean 'ask'?"},
    {"taken(ask, bor)", EXPR_NUMBER, 12, "'bor' is no actor"},
    {"taken(ask, boreel)", EXPR_NUMBER, 12,
     "'boreel' is no actor; did you mean 'boreal'?"},
    {"taken(ask, tension)", EXPR_NUMBER, 12,
     "'tension' is a meter; here the id of an actor is wanted"},
    {"taken(ask, named)", EXPR_NUMBER, 12,
     "'named' is a flag; here the id of an actor is wanted"},
    {"taken(ask, cause)", EXPR_NUMBER, 12,
     "'cause' is an unknown; here the id of an actor is wanted"},
    {"since(tension)", EXPR_NUMBER, 7,
     "'tension' is a meter; here the id of an option is wanted"},
    {"taken(aldra, ask)", EXPR_NUMBER, 7,
     "'aldra' is an actor; the option stands first: write taken(ask, aldra)"},
    {"taken(cable)", EXPR_NUMBER, 7,
     "'cable' is a scene; here the id of an option is wanted; did you mean "
     "visited(cable)?"},
    {"visited(ask)", EXPR_NUMBER, 9,
     "'ask' is an option; here the id of a scene is wanted; did you mean "
     "taken(ask)?"},
    {"moved(brink)", EXPR_TRUTH, 7,
     "'brink' is an ending; here the id of an actor is wanted"},
    {"cable", EXPR_TRUTH, 1,
     "'cable' is a scene, which has no value; write visited(cable), how often "
     "it came, as in visited(cable) > 0"},
    {"ask and named", EXPR_TRUTH, 1,
     "'ask' is an option, which has no value; write taken(ask), how often it "
     "came, as in taken(ask) > 0"},
    {"named and proxy", EXPR_TRUTH, 11,
     "'proxy' is a value of the unknown 'cause'; write 'cause == proxy'"},
    {"visited(cabel)", EXPR_NUMBER, 9,
     "'cabel' is no scene; did you mean 'cable'?"},
    {"cause == proxi", EXPR_TRUTH, 10,
     "'proxi' is no value of the unknown 'cause'; did you mean 'proxy'?"},
    {"cause == xyz", EXPR_TRUTH, 10,
     "'xyz' is no value of the unknown 'cause'"},
    {"nobody == x", EXPR_TRUTH, 11, "'x' is no value of the unknown 'nobody'"},
    {"last(aldra) == aks", EXPR_TRUTH, 16,
     "'aks' is no option; did you mean 'ask'?"},
    {"means(aldra) == cybr", EXPR_TRUTH, 17,
     "'cybr' is no means (none, verbal, legal, economic, cyber, show, force); "
     "did you mean 'cyber'?"},
    {"signal(aldra) == secret", EXPR_TRUTH, 18,
     "'secret' is no signal (public, private, deniable)"},
    {"tensoin / 0", EXPR_NUMBER, 1,
     "'tensoin' is no meter, flag or unknown of this scenario; did you mean "
     "'tension'?"},
};

static void names_that_mean_nothing(void **state)
{
    (void)state;
    CHECK(names, EXPR_NAME);
}

static const struct wrong_case types[] = {
    {"cause", EXPR_NUMBER, 1,
     "the unknown 'cause' can stand only beside '==' or '!=' with one of its "
     "values"},
    {"aldra + 1", EXPR_NUMBER, 1,
     "'aldra' is an actor, which has no value; write rung(aldra), moved(aldra) "
     "or the like"},
    {"abs(named)", EXPR_NUMBER, 5,
     "'abs' wants a number here, found a truth value"},
    {"named + 1", EXPR_NUMBER, 1,
     "'+' wants a number here, found a truth value"},
    {"1 + (tension > 3)", EXPR_NUMBER, 6,
     "'+' wants a number here, found a truth value"},
    {"tension and named", EXPR_TRUTH, 1,
     "'and' wants a truth value here, found a number"},
    {"not tension", EXPR_TRUTH, 5,
     "'not' wants a truth value here, found a number"},
    {"1 if tension else 2", EXPR_NUMBER, 6,
     "'if' wants a truth value here, found a number"},
    {"1 if named else sent", EXPR_NUMBER, 3,
     "the two results of 'if' differ: a number before it, a truth value after "
     "'else'"},
    {"last(aldra)", EXPR_TRUTH, 1,
     "last(), means() and signal() stand only beside '==' or '!='"},
    {"last(aldra) + 1", EXPR_NUMBER, 1,
     "'+' wants a number here, found last(), which stands only beside '==' or "
     "'!='"},
    {"means(aldra)", EXPR_NUMBER, 1,
     "last(), means() and signal() stand only beside '==' or '!='"},
    {"signal(aldra) if named else 2", EXPR_NUMBER, 1,
     "'if' wants a number or a truth value here, found signal(), which stands "
     "only beside '==' or '!='"},
    {"cause and named", EXPR_TRUTH, 1,
     "the unknown 'cause' can stand only beside '==' or '!=' with one of its "
     "values"},
};

static void parts_of_another_type(void **state)
{
    (void)state;
    CHECK(types, EXPR_TYPE);
}

static const struct wrong_case results[] = {
    {"tension", EXPR_TRUTH, 1,
     "found a number where a truth value is wanted; compare it, as in 'x > 0'"},
    {"named", EXPR_NUMBER, 1,
     "found a truth value where a number is wanted; write '1 if x else 0'"},
};

static void a_result_of_another_type(void **state)
{
    (void)state;
    CHECK(results, EXPR_RESULT);
}

static const struct wrong_case comparisons[] = {
    {"named == 3", EXPR_TRUTH, 7,
     "'==' cannot compare a truth value with a number"},
    {"named == (tension + 1)", EXPR_TRUTH, 7,
     "'==' cannot compare a truth value with a number"},
    {"tension != sent", EXPR_TRUTH, 9,
     "'!=' cannot compare a number with a truth value"},
    {"1 < 2 < 3", EXPR_TRUTH, 7,
     "comparisons do not chain; write 'a < b and b < c'"},
    {"tension == trust == gap", EXPR_TRUTH, 18,
     "comparisons do not chain; write 'a < b and b < c'"},
    {"tension < 3 == named", EXPR_TRUTH, 13,
     "comparisons do not chain; write 'a < b and b < c'"},
    {"cause == insider", EXPR_TRUTH, 1,
     "the unknowns 'cause' and 'insider' cannot be compared with each other, "
     "only each with one of its values"},
    {"cause == attacker", EXPR_TRUTH, 1,
     "the unknowns 'cause' and 'attacker' cannot be compared with each other, "
     "only each with one of its values"},
    {"cause == 3", EXPR_TRUTH, 7,
     "an unknown can be compared only with one of its values"},
    {"(cause == proxy) == cause", EXPR_TRUTH, 18,
     "an unknown can be compared only with one of its values"},
    {"last(aldra) == last(boreal)", EXPR_TRUTH, 13,
     "last() can be compared only with the id of an option"},
    {"last(aldra) == 3", EXPR_TRUTH, 13,
     "last() can be compared only with the id of an option"},
    {"means(aldra) == means(boreal)", EXPR_TRUTH, 14,
     "means() can be compared only with a word such as 'cyber'"},
    {"means(aldra) == 3", EXPR_TRUTH, 14,
     "means() can be compared only with a word such as 'cyber'"},
    {"signal(aldra) == (1 if named else 2)", EXPR_TRUTH, 15,
     "signal() can be compared only with a word such as 'public'"},
    {"last(aldra) == means(aldra)", EXPR_TRUTH, 13,
     "last() can be compared only with the id of an option"},
};

static void comparisons_that_cannot_be_made(void **state)
{
    (void)state;
    CHECK(comparisons, EXPR_COMPARE);
}

static const struct wrong_case divisors[] = {
    {"5 / 0", EXPR_NUMBER, 3, "'/' divides by 0, which is not allowed"},
    {"5 % (2 - 2)", EXPR_NUMBER, 3, "'%' divides by 0, which is not allowed"},
    {"5 / tension", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from 0 to 100; hold it above "
     "0, as in max(1, x)"},
    {"5 % trust", EXPR_NUMBER, 3,
     "the divisor of '%' can be 0: its values go from -50 to 50; hold it above "
     "0, as in max(1, x)"},
    {"5 / taken(ask)", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from 0 up; hold it above 0, "
     "as in max(1, x)"},
    {"5 / (turn - 1)", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from -1 to 19; hold it above "
     "0, as in max(1, x)"},
    {"5 / day", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from 0 up; hold it above 0, "
     "as in max(1, x)"},
    {"5 / tension if tension > 0 else 0", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from 0 to 100; hold it above "
     "0, as in max(1, x)"},
    {"5 / (1 if named else 0)", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from 0 to 1; hold it above 0, "
     "as in max(1, x)"},
    {"5 / (trust - taken(ask))", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from far below 0 to 50; hold "
     "it above 0, as in max(1, x)"},
    {"5 / (taken(ask) * (trust + 7))", EXPR_NUMBER, 3,
     "the divisor of '/' can be 0: its values go from far below 0 up; hold it "
     "above 0, as in max(1, x)"},
};

static void divisors_that_can_be_0(void **state)
{
    (void)state;
    CHECK(divisors, EXPR_DIVISOR);
}

static const struct wrong_case numbers[] = {
    {"9223372036854775808", EXPR_NUMBER, 1,
     "the number 9223372036854775808 is beyond 64 bits; at most "
     "9223372036854775807 is allowed"},
    {"99999999999999999999999999", EXPR_NUMBER, 1,
     "the number 99999999999999999999999999 is beyond 64 bits; at most "
     "9223372036854775807 is allowed"},
};

static void numbers_beyond_64_bits(void **state)
{
    (void)state;
    CHECK(numbers, EXPR_NUMBER);
}

static const struct wrong_case calls[] = {
    {"last", EXPR_NUMBER, 1,
     "'last' is a function; it takes the id of an actor in parentheses"},
    {"taken + 1", EXPR_NUMBER, 1,
     "'taken' is a function; it takes the id of an option and, if wanted, of "
     "an actor in parentheses"},
    {"taken()", EXPR_NUMBER, 1,
     "taken() takes the id of an option and, if wanted, of an actor"},
    {"taken(ask, aldra, boreal)", EXPR_NUMBER, 1,
     "taken() takes the id of an option and, if wanted, of an actor"},
    {"since(ask, aldra)", EXPR_NUMBER, 1, "since() takes the id of an option"},
    {"moved(aldra, boreal)", EXPR_TRUTH, 1, "moved() takes the id of an actor"},
    {"last(aldra, boreal) == ask", EXPR_TRUTH, 1,
     "last() takes the id of an actor"},
    {"rung(aldra, boreal)", EXPR_NUMBER, 1, "rung() takes the id of an actor"},
    {"means(aldra, boreal) == force", EXPR_TRUTH, 1,
     "means() takes the id of an actor"},
    {"signal(aldra, boreal) == public", EXPR_TRUTH, 1,
     "signal() takes the id of an actor"},
    {"visited(cable, aldra)", EXPR_NUMBER, 1,
     "visited() takes the id of a scene"},
    {"ended(brink, aldra)", EXPR_TRUTH, 1, "ended() takes the id of an ending"},
    {"taken(3)", EXPR_NUMBER, 1,
     "taken() takes the id of an option and, if wanted, of an actor"},
    {"taken(ask + 1)", EXPR_NUMBER, 1,
     "taken() takes the id of an option and, if wanted, of an actor"},
    {"taken(ask aldra)", EXPR_NUMBER, 1,
     "taken() takes the id of an option and, if wanted, of an actor"},
    {"ended(brink)", EXPR_TRUTH, 1,
     "ended() has a meaning only in 'expect'; nothing in a play can ask how it "
     "will close"},
    {"moved(moved(aldra))", EXPR_TRUTH, 1, "moved() takes the id of an actor"},
    {"abs(1, 2)", EXPR_NUMBER, 1, "abs() takes one value, found 2"},
    {"min(1)", EXPR_NUMBER, 1, "min() takes two values or more, found 1"},
    {"clamp(1, 2)", EXPR_NUMBER, 1,
     "clamp() takes three values: x, low, high, found 2"},
    {"clamp(1, 2, 3, 4)", EXPR_NUMBER, 1,
     "clamp() takes three values: x, low, high, found 4"},
};

static void calls_with_other_arguments(void **state)
{
    (void)state;
    CHECK(calls, EXPR_CALL);
}

/* Wrong names and types do not end the reading: all come in one run. */
static void all_findings_come_at_once(void **state)
{
    static const struct {
        const char *text;
        size_t findings;
    } cases[] = {
        {"named < sent", 2},
        {"last(aldra) > ask", 2},
        {"(attacker if named else cause) == dprk", 2},
        {"tensoin + snet", 2},
        {"caus == proxy", 1},
        {"proxy == caus", 1},
        {"cause == proxi", 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct expr_model m;
        struct expr expr;
        const struct diag_place place = {"t.json", "/when", 3, 7};
        expr_model_open(&m);
        assert_false(
            expr_compile(&m.env, cases[i].text, EXPR_TRUTH, &place, &expr));
        if (m.diags.count != cases[i].findings)
            fail_msg("%s: %d findings", cases[i].text, (int)m.diags.count);
        expr_model_close(&m);
    }
}

/* What was meant is said to programs as well. */
static void a_finding_suggests(void **state)
{
    static const struct {
        const char *text, *near;
    } cases[] = {
        {"Tension > 3", "tension"},
        {"named OR sent", "or"},
        {"named nad sent", "and"},
        {"tensoin > 3", "tension"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct expr_model m;
        struct expr expr;
        const struct diag_place place = {0};
        expr_model_open(&m);
        assert_false(
            expr_compile(&m.env, cases[i].text, EXPR_TRUTH, &place, &expr));
        assert_non_null(m.diags.items[0].near);
        assert_string_equal(m.diags.items[0].near, cases[i].near);
        expr_model_close(&m);
    }
}

static void sentences_are_told_from_expressions(void **state)
{
    static const char *const prose[] = {"Defend the sky", "more trust please",
                                        "hold: Keep calm"};
    static const char *const terms[] = {"-belief",
                                        "trust - tension",
                                        "1 if named and not sent else 2",
                                        "min(trust, 3) AND",
                                        "trust = 3",
                                        ""};
    (void)state;
    for (size_t i = 0; i < COUNT(prose); i++)
        assert_true(expr_is_prose(prose[i]));
    for (size_t i = 0; i < COUNT(terms); i++)
        if (expr_is_prose(terms[i]))
            fail_msg("%s", terms[i]);
}

static void a_finding_names_its_place(void **state)
{
    struct expr_model m;
    struct expr expr;
    const struct diag_place place = {"t.json", "/scenes/0/when", 3, 7};
    (void)state;
    expr_model_open(&m);
    assert_false(expr_compile(&m.env, "1 > foo", EXPR_TRUTH, &place, &expr));
    assert_string_equal(m.diags.items[0].place.file, "t.json");
    assert_string_equal(m.diags.items[0].place.pointer, "/scenes/0/when");
    assert_int_equal(m.diags.items[0].place.line, 3);
    assert_int_equal(m.diags.items[0].place.column, 5);
    expr_model_close(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_read),
        cmocka_unit_test(names_that_mean_nothing),
        cmocka_unit_test(parts_of_another_type),
        cmocka_unit_test(a_result_of_another_type),
        cmocka_unit_test(comparisons_that_cannot_be_made),
        cmocka_unit_test(divisors_that_can_be_0),
        cmocka_unit_test(numbers_beyond_64_bits),
        cmocka_unit_test(calls_with_other_arguments),
        cmocka_unit_test(all_findings_come_at_once),
        cmocka_unit_test(a_finding_suggests),
        cmocka_unit_test(sentences_are_told_from_expressions),
        cmocka_unit_test(a_finding_names_its_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
