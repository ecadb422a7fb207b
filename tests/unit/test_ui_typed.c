/* A line while it is typed: letters of any length, and a mark among them. */
#include "desktop/ui/typed.h"
#include "unit.h"

#include <string.h>

static void type(struct typed *typed, const char *ascii)
{
    for (; *ascii != '\0'; ascii++)
        typed_add(typed, (unsigned char)*ascii, 60);
}

static void letters_come_before_the_mark(void **state)
{
    struct typed typed = {0};
    (void)state;
    type(&typed, "ac");
    typed_step(&typed, -1);
    type(&typed, "b");
    assert_string_equal(typed_get(&typed), "abc");
    typed_home(&typed);
    typed_add(&typed, 0x2192, 60); /* three bytes */
    assert_string_equal(typed_get(&typed), "\xE2\x86\x92"
                                           "abc");
    typed_step(&typed, -1);
    assert_int_equal(typed.at, 0);
    typed_step(&typed, -1);
    assert_int_equal(typed.at, 0);
    typed_step(&typed, 1);
    assert_int_equal(typed.at, 3);
    typed_end(&typed);
    typed_step(&typed, 1);
    assert_int_equal(typed.at, 6);
    typed_clear(&typed);
}

static void letters_go_whole(void **state)
{
    struct typed typed = {0};
    (void)state;
    typed_set(&typed, "a\xC3\xA9\xF0\x9F\x8C\x8Dz", false);
    typed_step(&typed, -1);
    typed_back(&typed);
    assert_string_equal(typed_get(&typed), "a\xC3\xA9z");
    typed_back(&typed);
    assert_string_equal(typed_get(&typed), "az");
    typed_home(&typed);
    typed_back(&typed);
    assert_string_equal(typed_get(&typed), "az");
    typed_delete(&typed);
    assert_string_equal(typed_get(&typed), "z");
    typed_delete(&typed);
    typed_delete(&typed);
    assert_string_equal(typed_get(&typed), "");
    typed_back(&typed);
    assert_int_equal(typed.at, 0);
    typed_clear(&typed);
}

static void what_is_marked_goes_at_once(void **state)
{
    struct typed typed = {0};
    (void)state;
    typed_set(&typed, "Turn 5", true);
    type(&typed, "x");
    assert_string_equal(typed_get(&typed), "x");
    typed_set(&typed, "Turn 5", true);
    typed_back(&typed);
    assert_string_equal(typed_get(&typed), "");
    typed_set(&typed, "Turn 5", true);
    typed_delete(&typed);
    assert_string_equal(typed_get(&typed), "");
    typed_set(&typed, "Turn 5", true);
    typed_home(&typed); /* a move of the mark keeps it */
    type(&typed, "x");
    assert_string_equal(typed_get(&typed), "xTurn 5");
    typed_set(&typed, "", true);
    assert_false(typed.whole);
    typed_clear(&typed);
}

static void it_has_an_end_in_characters(void **state)
{
    struct typed typed = {0};
    (void)state;
    for (int i = 0; i < 80; i++)
        typed_add(&typed, 0xE9, 60);
    assert_int_equal(strlen(typed_get(&typed)), 120);
    typed_add(&typed, 0xD800, 80); /* no character at all */
    assert_int_equal(strlen(typed_get(&typed)), 120);
    typed_clear(&typed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_come_before_the_mark),
        cmocka_unit_test(letters_go_whole),
        cmocka_unit_test(what_is_marked_goes_at_once),
        cmocka_unit_test(it_has_an_end_in_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
