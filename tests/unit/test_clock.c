#include "unit/unit.h"

#include "platform/clock.h"

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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_seeds_differ),
        cmocka_unit_test(test_time_spent_never_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
