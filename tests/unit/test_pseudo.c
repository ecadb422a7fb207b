/* The language for tests of layout, and the markup that it must not touch. */
#include "unit/unit.h"

#include "base/markup.h"
#include "base/pseudo.h"
#include "base/utf8.h"

#include <string.h>

static void expect(const char *text, size_t most, const char *wanted)
{
    struct strbuf out = {0};

    pseudo_text(&out, text, most);
    assert_string_equal(strbuf_get(&out), wanted);
    strbuf_clear(&out);
}

static void test_marks_every_letter(void **state)
{
    (void)state;
    expect("", 0, "");
    expect("Anchor", 0,
           "\xc3\x84\xc3\x84\xc3\xb1\xc3\xa7h\xc3\xb6\xc3\xb6\xc5\x99");
}

static void test_keeps_markup(void **state)
{
    (void)state;
    expect("{tension} is *now* {{4}} [high](codex:high)", 25,
           "{tension} \xc3\xaf\xc5\xa1 *\xc3\xb1\xc3\xb6w* {{4}} "
           "[h\xc3\xaf\xc4\x9fh](codex:high)");
    expect("\\*a\\[", 3, "\\*\xc3\xa1\\[");
}

static void test_bytes_that_are_no_text(void **state)
{
    size_t bytes = 9;

    (void)state;
    assert_int_equal(markup_at("\xc3", &bytes), MARKUP_NONE);
    assert_int_equal(bytes, 1);
    assert_int_equal(markup_points("\xff*a*\xc3"), 3);
}

static void test_is_two_fifths_longer(void **state)
{
    static const char *const texts[] = {
        "Ask in private", "The cable is dead", "xyz", "12345",
        "A data cable was cut on a holiday weekend. A boat was near."};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(texts); i++) {
        struct strbuf out = {0};
        size_t points = strlen(texts[i]);
        size_t got;

        pseudo_text(&out, texts[i], 0);
        got = utf8_points(strbuf_get(&out), out.length);
        assert_in_range(got, points + (points * 2 + 4) / 5 - 1,
                        points + (points * 2 + 4) / 5);
        assert_int_equal(utf8_valid_prefix(strbuf_get(&out), out.length),
                         out.length);
        strbuf_clear(&out);
    }
}

static void test_holds_to_a_card(void **state)
{
    struct strbuf out = {0};

    (void)state;
    pseudo_text(&out, "Break off the operation", 24);
    assert_in_range(markup_points(strbuf_get(&out)), 23, 24);
    strbuf_reset(&out);
    pseudo_text(&out, "This label is over what a card has room for", 24);
    assert_int_equal(markup_points(strbuf_get(&out)), 43);
    strbuf_clear(&out);
}

static void test_what_begins(void **state)
{
    static const struct {
        const char *at;
        enum markup kind;
        size_t bytes;
    } rows[] = {
        {"a", MARKUP_NONE, 1},
        {"\xc3\xa4", MARKUP_NONE, 2},
        {"{a_b}c", MARKUP_NAME, 5},
        {"{}", MARKUP_NAME, 2},
        {"{{a", MARKUP_PAIR, 2},
        {"}}", MARKUP_PAIR, 2},
        {"{a", MARKUP_WRONG, 1},
        {"{a{b}", MARKUP_WRONG, 1},
        {"}", MARKUP_WRONG, 1},
        {"*a", MARKUP_STAR, 1},
        {"**a", MARKUP_STAR, 2},
        {"\\*", MARKUP_PAIR, 2},
        {"\\[", MARKUP_PAIR, 2},
        {"\\a", MARKUP_NONE, 1},
        {"\\", MARKUP_NONE, 1},
        {"[a", MARKUP_OPEN, 1},
        {"](codex:a)b", MARKUP_TARGET, 10},
        {"](codex:a", MARKUP_NONE, 1},
        {"](x)", MARKUP_NONE, 1},
        {"]", MARKUP_NONE, 1},
    };
    size_t i, bytes;

    (void)state;
    for (i = 0; i < COUNT(rows); i++) {
        assert_int_equal(markup_at(rows[i].at, &bytes), rows[i].kind);
        assert_int_equal(bytes, rows[i].bytes);
    }
}

static void test_counts_what_is_seen(void **state)
{
    (void)state;
    assert_int_equal(markup_points(""), 0);
    assert_int_equal(markup_points("**\xc3\xa4** [b](codex:c) {{ {dd}"), 10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks_every_letter),
        cmocka_unit_test(test_keeps_markup),
        cmocka_unit_test(test_bytes_that_are_no_text),
        cmocka_unit_test(test_is_two_fifths_longer),
        cmocka_unit_test(test_holds_to_a_card),
        cmocka_unit_test(test_what_begins),
        cmocka_unit_test(test_counts_what_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
