/* setenv is hidden by -std=c11 without this. */
#define _POSIX_C_SOURCE 200809L

#include "unit/unit.h"

#include "platform/clock.h"

#include <stdlib.h>

static void test_seeds_differ(void **state)
{
    (void)state;
    uint64_t first = clock_seed();
    uint64_t second = clock_seed();
    for (int i = 0; i < 1000 && second == first; i++) {
        second = clock_seed(); /* a coarse clock may stand still for a while */
    }
    assert_true(first != second);
}

static void test_time_spent_never_goes_back(void **state)
{
    (void)state;
    int64_t before = clock_spent();
    assert_true(before >= 0);
    for (int i = 0; i < 100000; i++) {
        int64_t now = clock_spent();
        assert_true(now >= before);
        before = now;
    }
}

static void test_now_is_between_two_years(void **state)
{
    (void)state;
    struct clock_date now = clock_local(clock_now());
    assert_in_range(now.year, 2024, 2200);
    assert_in_range(now.month, 1, 12);
}

static void is(int64_t seconds, struct clock_date date)
{
    struct clock_date got = clock_local(seconds);
    assert_int_equal(got.year, date.year);
    assert_int_equal(got.month, date.month);
    assert_int_equal(got.day, date.day);
    assert_int_equal(got.hour, date.hour);
    assert_int_equal(got.minute, date.minute);
}

/* Zones as POSIX spells them, so that none need be installed. The numbers are
 * from `date -u -d @N`. */
static void test_dates_are_local(void **state)
{
    (void)state;
    assert_int_equal(setenv("TZ", "UTC0", 1), 0);
    is(0, (struct clock_date){1970, 1, 1, 0, 0});
    is(951782400, (struct clock_date){2000, 2, 29, 0, 0});
    is(1418997599, (struct clock_date){2014, 12, 19, 13, 59});
    is(253402300799, (struct clock_date){9999, 12, 31, 23, 59});
    assert_int_equal(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1), 0);
    is(1418997599, (struct clock_date){2014, 12, 19, 14, 59});
    is(1403697600, (struct clock_date){2014, 6, 25, 14, 0});
    assert_int_equal(unsetenv("TZ"), 0);
}

static void test_moments_without_a_date(void **state)
{
    static const int64_t moments[] = {-1, 253402300800, INT64_MAX, INT64_MIN};
    (void)state;
    for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
        is(moments[i], (struct clock_date){0});
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seeds_differ),
        cmocka_unit_test(test_time_spent_never_goes_back),
        cmocka_unit_test(test_now_is_between_two_years),
        cmocka_unit_test(test_dates_are_local),
        cmocka_unit_test(test_moments_without_a_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
