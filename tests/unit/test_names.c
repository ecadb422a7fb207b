#include "base/names.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

static void finds_what_was_added(void **state)
{
    struct arena arena = {0};
    struct names names;
    char text[20];
    int i;

    (void)state;
    names_init(&names, &arena);
    assert_int_equal(names_find(&names, "id0"), -1);
    for (i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "id%d", i);
        assert_true(names_add(&names, arena_text(&arena, text), i * 2));
        assert_int_equal(names_find(&names, "missing"), -1);
    }
    assert_int_equal(names.count, 3000);
    for (i = 0; i < 3000; i++) {
        snprintf(text, sizeof text, "id%d", i);
        assert_int_equal(names_find(&names, text), i * 2);
        snprintf(text, sizeof text, "di%d", i);
        assert_int_equal(names_find(&names, text), -1);
    }
    assert_int_equal(names_find(&names, ""), -1);
    assert_int_equal(names_find(&names, "id"), -1);
    arena_clear(&arena);
}

static void the_first_one_stays(void **state)
{
    struct arena arena = {0};
    struct names names;

    (void)state;
    names_init(&names, &arena);
    assert_true(names_add(&names, "leak", 4));
    assert_false(names_add(&names, "leak", 5));
    assert_int_equal(names_find(&names, "leak"), 4);
    assert_int_equal(names.count, 1);
    arena_clear(&arena);
}

/* All lengths, so that texts end within a word of the hash and at its end. */
static void finds_a_part_of_a_text(void **state)
{
    static const char text[] = "abcdefghijklmnopqrstuvwxyz";
    struct arena arena = {0};
    struct names names;

    (void)state;
    names_init(&names, &arena);
    for (size_t length = 0; length <= 26; length++)
        assert_true(names_add(&names, arena_copy(&arena, text, length),
                              (int32_t)length));
    for (size_t length = 0; length <= 26; length++)
        assert_int_equal(names_find_part(&names, text, length), length);
    assert_int_equal(names_find_part(&names, text + 1, 5), -1);
    assert_int_equal(names_find_part(&names, "acc", 3), -1);
    arena_clear(&arena);
}

static void alike(void **state)
{
    struct arena arena = {0};
    struct names names;

    (void)state;
    names_init(&names, &arena);
    assert_null(names_alike(&names, "reply"));
    names_add(&names, "reply", 0);
    names_add(&names, "report", 1);
    names_add(&names, "us", 2);
    assert_string_equal(names_alike(&names, "replies"), "reply");
    assert_string_equal(names_alike(&names, "reply_later"), "reply");
    assert_string_equal(names_alike(&names, "repo"), "report");
    assert_string_equal(names_alike(&names, "rep"), "reply");
    assert_null(names_alike(&names, "use"));
    assert_null(names_alike(&names, "remote"));
    arena_clear(&arena);
}

/* Wherever they lie in the table: of those that share as much, the first. */
static void the_first_is_alike(void **state)
{
    (void)state;
    for (int first = 0; first < 26; first++) {
        struct arena arena = {0};
        struct names names;
        char ids[26][8];

        names_init(&names, &arena);
        for (int i = 0; i < 26; i++) {
            snprintf(ids[i], sizeof ids[i], "reply_%c", 'a' + (first + i) % 26);
            names_add(&names, ids[i], i);
        }
        assert_string_equal(names_alike(&names, "reply_9"), ids[0]);
        arena_clear(&arena);
    }
}

static void lists(void **state)
{
    static const int32_t range[2] = {2, 9};
    struct arena arena = {0};
    struct strbuf out = {0};
    struct names names;

    (void)state;
    names_init(&names, &arena);
    assert_int_equal(names_list(&names, range, 3, &out), 0);
    names_add(&names, "late", 9);
    names_add(&names, "low", 1);
    names_add(&names, "early", 2);
    names_add(&names, "high", 10);
    names_add(&names, "mid", 5);
    assert_int_equal(names_list(&names, range, 2, &out), 3);
    assert_string_equal(strbuf_get(&out), "");
    assert_int_equal(names_list(&names, range, 3, &out), 3);
    assert_string_equal(strbuf_get(&out), "early, mid, late");
    strbuf_clear(&out);
    arena_clear(&arena);
}

#define A_LONG_WORD                                                            \
    "a_word_that_is_longer_than_any_id_that_somebody_would_care_to_write_out_" \
    "in_full_"

static void distances(void **state)
{
    static const struct {
        const char *a;
        const char *b;
        int distance;
    } rows[] = {
        {"", "", 0},
        {"same", "same", 0},
        {"", "abc", 3},
        {"tension", "tenson", 1},
        {"tension", "tensiton", 1},
        {"tension", "tensign", 1},
        {"tension", "tenison", 1},
        {"ab", "ba", 1},
        {"kitten", "sitting", 3},
        {"ca", "abc", 3},
        {"flaw", "lawn", 2},
        {"abcd", "badc", 2},
        {A_LONG_WORD "tension", A_LONG_WORD "tenison", 1},
        {"x" A_LONG_WORD, A_LONG_WORD "x", 2},
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++) {
        int expected = rows[i].distance;

        assert_int_equal(names_distance(rows[i].a, rows[i].b, 9), expected);
        assert_int_equal(names_distance(rows[i].b, rows[i].a, 9), expected);
        assert_int_equal(names_distance(rows[i].a, rows[i].b, expected),
                         expected);
        if (expected > 0)
            assert_int_equal(names_distance(rows[i].a, rows[i].b, expected - 1),
                             expected);
    }
    assert_int_equal(names_distance("completely", "otherwise!", 2), 3);
    assert_int_equal(names_distance("same", "same", -1), 0);
}

/* All pairs of words up to four letters of three: the limit never changes
 * an answer at or below it. */
static void word_of(unsigned number, char word[5])
{
    size_t length = 0;

    while (number > 0) {
        word[length++] = "abc"[(number - 1) % 3];
        number = (number - 1) / 3;
    }
    word[length] = '\0';
}

static void the_limit_only_cuts(void **state)
{
    unsigned i, j;
    int limit;

    (void)state;
    for (i = 0; i < 121; i++)
        for (j = 0; j < 121; j++) {
            char a[5], b[5];
            int distance;

            word_of(i, a);
            word_of(j, b);
            distance = names_distance(a, b, 100);
            assert_int_equal(distance, names_distance(b, a, 100));
            assert_true((distance == 0) == (i == j));
            for (limit = 0; limit < 5; limit++)
                assert_int_equal(names_distance(a, b, limit),
                                 distance <= limit ? distance : limit + 1);
        }
}

static void expect_nearest(const struct names *names, const char *id,
                           const char *expected)
{
    const char *found = names_nearest(names, id);

    if (expected) {
        assert_non_null(found);
        assert_string_equal(found, expected);
    } else {
        assert_null(found);
    }
}

static void nearest_helps_but_does_not_guess(void **state)
{
    static const char *const ids[] = {
        "tension",  "attention", "trust",           "ask",
        "sanction", "sanctions", "abcdefghijklmnop"};
    struct arena arena = {0};
    struct names names;
    size_t i;

    (void)state;
    names_init(&names, &arena);
    expect_nearest(&names, "tension", NULL);
    for (i = 0; i < COUNT(ids); i++)
        assert_true(names_add(&names, ids[i], (int32_t)i));
    expect_nearest(&names, "tenson", "tension");
    expect_nearest(&names, "tension", "tension");
    expect_nearest(&names, "turst", "trust");
    expect_nearest(&names, "sk", NULL); /* a third of two letters is 0 */
    expect_nearest(&names, "akk", "ask");
    expect_nearest(&names, "xyz", NULL);
    expect_nearest(&names, "", NULL);
    /* three edits at most, however long the word */
    expect_nearest(&names, "abcdefghijklmxxx", "abcdefghijklmnop");
    expect_nearest(&names, "abcdefghijklxxxx", NULL);
    arena_clear(&arena);
}

static void ties_go_to_the_first(void **state)
{
    char order[2][8][8] = {{"rat", "cat", "bat", "hat"},
                           {"hat", "bat", "cat", "rat"}};
    size_t i, j;

    (void)state;
    for (i = 0; i < 2; i++) {
        struct arena arena = {0};
        struct names names;

        names_init(&names, &arena);
        for (j = 0; j < 4; j++)
            names_add(&names, order[i][j], (int32_t)j);
        expect_nearest(&names, "zat", order[i][0]);
        arena_clear(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_was_added),
        cmocka_unit_test(the_first_one_stays),
        cmocka_unit_test(finds_a_part_of_a_text),
        cmocka_unit_test(alike),
        cmocka_unit_test(the_first_is_alike),
        cmocka_unit_test(lists),
        cmocka_unit_test(distances),
        cmocka_unit_test(the_limit_only_cuts),
        cmocka_unit_test(nearest_helps_but_does_not_guess),
        cmocka_unit_test(ties_go_to_the_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
