/* How a meter's numbers are told. */
#include "base/words.h"
#include "play/wording.h"

#include "unit/unit.h"

#include <string.h>

static void numbers_are_told_as_they_are(void **state)
{
    struct arena arena = {0};
    const struct view_meter meter = {.scale = SCALE_NUMBER};

    (void)state;
    assert_string_equal(wording_value(&words_english, &arena, &meter, 39),
                        "39");
    assert_string_equal(wording_value(&words_english, &arena, &meter, -5),
                        "\xe2\x88\x92"
                        "5");
    assert_string_equal(wording_way(&words_english, &arena, &meter, 31, 39),
                        "31 \xe2\x86\x92 39");
    assert_string_equal(wording_amount(&words_english, &arena, &meter, 8),
                        "+8");
    assert_string_equal(wording_amount(&words_english, &arena, &meter, -8),
                        "\xe2\x88\x92"
                        "8");
    assert_string_equal(wording_amount(&words_english, &arena, &meter, 0), "0");
    arena_clear(&arena);
}

static void likelihoods_are_told_in_words(void **state)
{
    struct arena arena = {0};
    const struct view_meter meter = {.scale = SCALE_LIKELIHOOD};
    static const struct {
        int32_t by;
        const char *words;
    } amounts[] = {{0, "as likely as before"},   {1, "a little more likely"},
                   {5, "a little more likely"},  {6, "more likely"},
                   {12, "more likely"},          {13, "much more likely"},
                   {-5, "a little less likely"}, {-12, "less likely"},
                   {-13, "much less likely"},    {98, "much more likely"}};

    (void)state;
    assert_string_equal(wording_value(&words_english, &arena, &meter, 60),
                        "likely");
    assert_string_equal(wording_way(&words_english, &arena, &meter, 30, 50),
                        "unlikely \xe2\x86\x92 roughly even");
    assert_string_equal(wording_way(&words_english, &arena, &meter, 60, 70),
                        "still likely");
    for (size_t i = 0; i < sizeof amounts / sizeof amounts[0]; i++)
        assert_string_equal(
            wording_amount(&words_english, &arena, &meter, amounts[i].by),
            amounts[i].words);
    arena_clear(&arena);
}

/* No digit at all, whatever the numbers are. */
static void no_percent_is_ever_told(void **state)
{
    struct arena arena = {0};
    const struct view_meter meter = {.scale = SCALE_LIKELIHOOD};

    (void)state;
    for (int32_t a = 1; a <= 99; a++) {
        for (int32_t b = 1; b <= 99; b++) {
            const char *way = wording_way(&words_english, &arena, &meter, a, b);
            const char *by =
                wording_amount(&words_english, &arena, &meter, b - a);

            assert_int_equal(strcspn(way, "0123456789%+"), strlen(way));
            assert_int_equal(strcspn(by, "0123456789%+"), strlen(by));
        }
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_told_as_they_are),
        cmocka_unit_test(likelihoods_are_told_in_words),
        cmocka_unit_test(no_percent_is_ever_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
