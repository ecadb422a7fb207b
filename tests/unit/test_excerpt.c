/* The line of a finding, with the mark under its place. */
#include "unit/unit.h"

#include "report/excerpt.h"

#include <string.h>

static void shows_in(struct excerpt *excerpt, int32_t line, int32_t column,
                     const char *expected)
{
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);

    assert_int_equal(excerpt_write(excerpt, line, column, &sink),
                     expected != NULL);
    assert_string_equal(strbuf_get(&out), expected ? expected : "");
    strbuf_clear(&out);
}

static void shows(const char *text, int32_t line, int32_t column,
                  const char *expected)
{
    struct excerpt excerpt = excerpt_of(text, strlen(text));

    shows_in(&excerpt, line, column, expected);
}

static void a_word_a_string_and_a_sign_are_marked(void **state)
{
    (void)state;
    shows("one\ntwo three\n", 2, 5,
          "     2 | two three\n"
          "       |     ^~~~~\n");
    shows("{\"a\": \"b c\", 3}", 1, 2,
          "     1 | {\"a\": \"b c\", 3}\n"
          "       |  ^~~\n");
    shows("{\"a\": \"b \\\" c\", 3}", 1, 7,
          "     1 | {\"a\": \"b \\\" c\", 3}\n"
          "       |       ^~~~~~~~\n");
    shows("[\"b \\\\\", 3]", 1, 2,
          "     1 | [\"b \\\\\", 3]\n"
          "       |  ^~~~~~\n");
    shows("{\"a\": \"b >\", \"c\": 3}", 1, 11, /* the closing quote */
          "     1 | {\"a\": \"b >\", \"c\": 3}\n"
          "       |           ^\n");
    shows("{ , }", 1, 3,
          "     1 | { , }\n"
          "       |   ^\n");
}

static void an_end_has_a_place(void **state)
{
    (void)state;
    shows("{", 1, 2,
          "     1 | {\n"
          "       |  ^\n");
    shows("{\n", 2, 1,
          "     2 | \n"
          "       | ^\n");
    shows("", 1, 1,
          "     1 | \n"
          "       | ^\n");
    shows("{\"a\r\n}", 1, 2,
          "     1 | {\"a\n"
          "       |  ^~\n");
}

static void what_is_not_there_is_not_shown(void **state)
{
    struct excerpt nothing = excerpt_of(NULL, 0);

    (void)state;
    shows("one\n", 3, 1, NULL);
    shows("one\n", 1, 5, NULL);
    shows_in(&nothing, 1, 1, NULL);
}

static void widths_are_reckoned_with(void **state)
{
    (void)state;
    shows("\t\tx", 1, 3,
          "     1 |         x\n"
          "       |         ^\n");
    shows("\"字字\" x", 1, 6,
          "     1 | \"字字\" x\n"
          "       |        ^\n");
    shows("\"字\"", 1, 1,
          "     1 | \"字\"\n"
          "       | ^~~~\n");
    shows("e\xcc\x81 x", 1, 4,
          "     1 | e\xcc\x81 x\n"
          "       |   ^\n");
}

static void nothing_steers_the_terminal(void **state)
{
    (void)state;
    shows("\"\x1b[2J\" x", 1, 8,
          "     1 | \"\\x1b[2J\" x\n"
          "       |           ^\n");
    shows("\"\xff\" x", 1, 5,
          "     1 | \"\\xff\" x\n"
          "       |        ^\n");
    shows("\"\xe2\x80\xae\" x", 1, 5,
          "     1 | \"\\xe2\\x80\\xae\" x\n"
          "       |                ^\n");
    shows("\xe2\x81\xa7 x", 1, 3,
          "     1 | \\xe2\\x81\\xa7 x\n"
          "       |              ^\n");
}

static void a_mark_of_byte_order_is_passed_over(void **state)
{
    (void)state;
    shows("\xef\xbb\xbf{x", 1, 2,
          "     1 | {x\n"
          "       |  ^\n");
}

/* 200 letters, `a` to `z` again and again. */
static void long_line(char text[201])
{
    int i;

    for (i = 0; i < 200; i++)
        text[i] = (char)('a' + i % 26);
    text[200] = '\0';
}

static void a_long_line_is_cut_around_the_place(void **state)
{
    char text[201];

    (void)state;
    long_line(text);
    text[100] = '[';
    shows(text, 1, 101,
          "     1 | …abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuv["
          "xyzabcdefghijklmnopqr…\n"
          "       |                                                  ^\n");
}

/* Findings come sorted, but whoever goes back is served too. */
static void places_come_in_any_order(void **state)
{
    const char *text = "one\ntwo\nthree x\n";
    struct excerpt excerpt = excerpt_of(text, strlen(text));

    (void)state;
    shows_in(&excerpt, 3, 7,
             "     3 | three x\n"
             "       |       ^\n");
    shows_in(&excerpt, 3, 7,
             "     3 | three x\n"
             "       |       ^\n");
    shows_in(&excerpt, 1, 1,
             "     1 | one\n"
             "       | ^~~\n");
    shows_in(&excerpt, 2, 1,
             "     2 | two\n"
             "       | ^~~\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_a_string_and_a_sign_are_marked),
        cmocka_unit_test(an_end_has_a_place),
        cmocka_unit_test(what_is_not_there_is_not_shown),
        cmocka_unit_test(widths_are_reckoned_with),
        cmocka_unit_test(nothing_steers_the_terminal),
        cmocka_unit_test(a_mark_of_byte_order_is_passed_over),
        cmocka_unit_test(a_long_line_is_cut_around_the_place),
        cmocka_unit_test(places_come_in_any_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
