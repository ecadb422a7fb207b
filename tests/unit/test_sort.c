#include "base/arena.h"
#include "base/hash.h"
#include "base/sort.h"
#include "unit/unit.h"

#include <string.h>

struct item {
    int key;
    int place; /* before sorting */
    char more; /* an odd size on purpose */
};

static int by_key(const void *a, const void *b)
{
    const struct item *left = a;
    const struct item *right = b;

    return (left->key > right->key) - (left->key < right->key);
}

static int by_byte(const void *a, const void *b)
{
    return *(const unsigned char *)a - *(const unsigned char *)b;
}

static void check_sorted(size_t count, uint64_t keys)
{
    struct item *items =
        mem_resize(NULL, (count > 0 ? count : 1) * sizeof *items);
    long sum = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        items[i] = (struct item){.key = (int)(hash_mix(i + count) % keys),
                                 .place = (int)i};
        sum += items[i].key;
    }
    sort_stable(items, count, sizeof *items, by_key);
    for (i = 0; i < count; i++) {
        sum -= items[i].key;
        if (i == 0)
            continue;
        assert_true(items[i - 1].key <= items[i].key);
        if (items[i - 1].key == items[i].key)
            assert_true(items[i - 1].place < items[i].place);
    }
    assert_int_equal(sum, 0);
    mem_free(items);
}

static void every_size_and_many_ties(void **state)
{
    size_t count;

    (void)state;
    for (count = 0; count < 200; count++) {
        check_sorted(count, 1);
        check_sorted(count, 3);
        check_sorted(count, 100000);
    }
    check_sorted(10007, 50);
}

/* A comparator with a total order leaves no choice: the result is known. */
static void bytes(void **state)
{
    char text[] = "the quick brown fox";

    (void)state;
    sort_stable(text, strlen(text), 1, by_byte);
    assert_string_equal(text, "   bcefhiknooqrtuwx");
}

static void sorted_and_reversed(void **state)
{
    unsigned char up[250], down[250];
    size_t i;

    (void)state;
    for (i = 0; i < 250; i++) {
        up[i] = (unsigned char)i;
        down[i] = (unsigned char)(249 - i);
    }
    sort_stable(up, 250, 1, by_byte);
    sort_stable(down, 250, 1, by_byte);
    assert_memory_equal(up, down, 250);
    assert_int_equal(up[249], 249);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_size_and_many_ties),
        cmocka_unit_test(bytes),
        cmocka_unit_test(sorted_and_reversed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
