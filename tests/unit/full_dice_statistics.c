/* A million draws along each way in which two draws of a play can be
 * neighbours. Fixed keys, so a pass is a pass for ever; whole numbers only. */
#include "base/dice.h"
#include "base/hash.h"
#include "unit/unit.h"

#include <stdbool.h>
#include <stdio.h>

enum { DRAWS = 1000000, MOST_SIDES = 100, SIGMAS = 4 };

/* The n-th key of a walk; n and n + 1 are neighbours. */
struct walk {
    const char *name;
    struct dice_key (*key)(int32_t n);
};

static struct dice_key base_key(void)
{
    return (struct dice_key){.seed = 20141124,
                             .actor = hash_text(HASH_START, "aldra"),
                             .thing = hash_text(HASH_START, "ask"),
                             .turn = 3,
                             .what = DICE_OUTCOME};
}

static struct dice_key by_seed(int32_t n)
{
    struct dice_key key = base_key();
    key.seed = (uint64_t)n;
    return key;
}

static struct dice_key by_high_seed(int32_t n)
{
    struct dice_key key = base_key();
    key.seed = UINT64_MAX - (uint64_t)n * (UINT64_C(1) << 32);
    return key;
}

/* Plays of 1000 turns, one after the other. */
static struct dice_key by_turn(int32_t n)
{
    struct dice_key key = base_key();
    key.turn = n % 1000;
    key.seed = (uint64_t)(n / 1000);
    return key;
}

static uint64_t id_hash(const char *word, int32_t n)
{
    char id[24];
    snprintf(id, sizeof id, "%s%d", word, (int)n);
    return hash_text(HASH_START, id);
}

static struct dice_key by_thing(int32_t n)
{
    struct dice_key key = base_key();
    key.thing = id_hash("event", n);
    key.what = DICE_EVENT;
    return key;
}

static struct dice_key by_actor(int32_t n)
{
    struct dice_key key = base_key();
    key.actor = id_hash("a", n);
    key.what = DICE_POLICY;
    return key;
}

static struct dice_key by_number(int32_t n)
{
    struct dice_key key = base_key();
    key.number = n;
    return key;
}

/* What is drawn, then the next turn: all that one thing draws in a play. */
static struct dice_key by_what(int32_t n)
{
    struct dice_key key = base_key();
    key.what = n % 5 + 1;
    key.turn = n / 5 % 100;
    key.seed = (uint64_t)(n / 500);
    return key;
}

/* A seed that rises with the turn: what the fields might cancel out. */
static struct dice_key by_diagonal(int32_t n)
{
    struct dice_key key = base_key();
    key.seed = (uint64_t)n;
    key.turn = n;
    key.number = -n;
    return key;
}

static const struct walk walks[] = {
    {"seed", by_seed},   {"high seed", by_high_seed}, {"turn", by_turn},
    {"thing", by_thing}, {"actor", by_actor},         {"number", by_number},
    {"what", by_what},   {"diagonal", by_diagonal},
};

static uint32_t walk_draw(const struct walk *walk, int32_t n, uint32_t sides)
{
    struct dice_key key = walk->key(n);
    return dice_below(&key, sides);
}

/* `count` of DRAWS at a chance of `part` in `whole`: the distance from what
 * is expected is at most SIGMAS standard deviations. Both sides are
 * multiplied by `whole` and squared. */
static bool share_fits(int64_t count, int64_t part, int64_t whole)
{
    int64_t distance = count * whole - (int64_t)DRAWS * part;
    int64_t variance = (int64_t)DRAWS * part * (whole - part);
    return distance * distance <= SIGMAS * SIGMAS * variance;
}

static void check_shares(const struct walk *walk, uint32_t sides)
{
    int64_t counts[MOST_SIDES] = {0};
    for (int32_t n = 0; n < DRAWS; n++) {
        uint32_t face = walk_draw(walk, n, sides);
        assert_true(face < sides);
        counts[face]++;
    }
    for (uint32_t face = 0; face < sides; face++)
        if (!share_fits(counts[face], 1, sides))
            fail_msg("by %s, %u sides: %u came up %lld times", walk->name,
                     sides, face, (long long)counts[face]);
}

static void every_face_has_its_share(void **state)
{
    static const uint32_t sides[] = {2, 3, 6, 7, 10, MOST_SIDES};
    (void)state;
    for (size_t i = 0; i < COUNT(walks); i++)
        for (size_t j = 0; j < COUNT(sides); j++)
            check_shares(&walks[i], sides[j]);
}

/* A chance of so many percent, as events have. */
static void every_chance_is_kept(void **state)
{
    static const uint32_t chances[] = {1, 5, 33, 50, 67, 95, 99};
    (void)state;
    for (size_t i = 0; i < COUNT(walks); i++) {
        int64_t hits[COUNT(chances)] = {0};
        for (int32_t n = 0; n < DRAWS; n++) {
            uint32_t face = walk_draw(&walks[i], n, 100);
            for (size_t j = 0; j < COUNT(chances); j++)
                hits[j] += face < chances[j];
        }
        for (size_t j = 0; j < COUNT(chances); j++)
            if (!share_fits(hits[j], chances[j], 100))
                fail_msg("by %s: %u percent happened %lld times", walks[i].name,
                         chances[j], (long long)hits[j]);
    }
}

/* Every bit of the word is even, not only those that dice_below() uses. */
static void every_bit_is_even(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(walks); i++) {
        int64_t set[64] = {0};
        for (int32_t n = 0; n < DRAWS; n++) {
            struct dice_key key = walks[i].key(n);
            uint64_t bits = dice_bits(&key);
            for (int bit = 0; bit < 64; bit++)
                set[bit] += (int64_t)(bits >> bit & 1);
        }
        for (int bit = 0; bit < 64; bit++)
            if (!share_fits(set[bit], 1, 2))
                fail_msg("by %s: bit %d was set %lld times", walks[i].name, bit,
                         (long long)set[bit]);
    }
}

/* The sum over all cells of (count - expected)^2 / expected, which has a mean
 * of `cells` - 1 and a variance of twice that; low is as suspicious as high.
 * The sum is of squares of count * cells - DRAWS, so `cells` may divide DRAWS
 * or not. */
static bool chi_square_fits(const int64_t *counts, int64_t cells)
{
    int64_t sum = 0;
    for (int64_t i = 0; i < cells; i++) {
        int64_t distance = counts[i] * cells - DRAWS;
        sum += distance * distance / DRAWS;
    }
    int64_t freedom = cells - 1;
    int64_t excess = sum / cells - freedom;
    return excess * excess <= SIGMAS * SIGMAS * 2 * freedom;
}

enum { PAIR_SIDES = 20 };

static void check_pairs(const struct walk *walk, int32_t lag)
{
    int64_t counts[PAIR_SIDES * PAIR_SIDES] = {0};
    for (int32_t n = 0; n < DRAWS; n++) {
        uint32_t first = walk_draw(walk, n, PAIR_SIDES);
        uint32_t second = walk_draw(walk, n + lag, PAIR_SIDES);
        counts[first * PAIR_SIDES + second]++;
    }
    if (!chi_square_fits(counts, PAIR_SIDES * PAIR_SIDES))
        fail_msg("by %s: draws %d apart depend on each other", walk->name,
                 (int)lag);
}

static void neighbours_are_independent(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(walks); i++) {
        check_pairs(&walks[i], 1);
        check_pairs(&walks[i], 2);
        check_pairs(&walks[i], 1000);
    }
}

/* The same seed and turn, drawn for two things: a play's own neighbours. */
static void two_things_of_one_turn_are_independent(void **state)
{
    int64_t counts[PAIR_SIDES * PAIR_SIDES] = {0};
    struct dice_key one = base_key(), other = base_key();
    (void)state;
    one.thing = hash_text(HASH_START, "event1");
    other.thing = hash_text(HASH_START, "event2");
    for (int32_t n = 0; n < DRAWS; n++) {
        one.seed = other.seed = (uint64_t)(n / 100);
        one.turn = other.turn = n % 100;
        counts[dice_below(&one, PAIR_SIDES) * PAIR_SIDES +
               dice_below(&other, PAIR_SIDES)]++;
    }
    assert_true(chi_square_fits(counts, PAIR_SIDES * PAIR_SIDES));
}

/* Three in a row, as the months of a crisis are played. */
static void three_in_a_row_are_independent(void **state)
{
    enum { SIDES = 8 };
    (void)state;
    for (size_t i = 0; i < COUNT(walks); i++) {
        int64_t counts[SIDES * SIDES * SIDES] = {0};
        uint32_t cell = 0;
        for (int32_t n = 0; n < DRAWS + 2; n++) {
            cell = (cell * SIDES + walk_draw(&walks[i], n, SIDES)) %
                   (SIDES * SIDES * SIDES);
            counts[cell] += n >= 2;
        }
        if (!chi_square_fits(counts, SIDES * SIDES * SIDES))
            fail_msg("by %s: three in a row depend on each other",
                     walks[i].name);
    }
}

/* The yardsticks themselves: what is plainly uneven does not pass. */
static void uneven_counts_are_found(void **state)
{
    int64_t counts[100];
    (void)state;
    assert_true(share_fits(DRAWS / 2, 1, 2));
    assert_true(share_fits(DRAWS / 2 + 2000, 1, 2));
    assert_false(share_fits(DRAWS / 2 + 2001, 1, 2));
    assert_false(share_fits(DRAWS / 2 - 2001, 1, 2));
    for (int i = 0; i < 100; i++)
        counts[i] = DRAWS / 100;
    assert_false(chi_square_fits(counts, 100)); /* too even to be chance */
    for (int i = 0; i < 100; i++)
        counts[i] = DRAWS / 100 + (i % 2 == 0 ? 100 : -100);
    assert_true(chi_square_fits(counts, 100));
    counts[0] += 800;
    counts[1] -= 800;
    assert_false(chi_square_fits(counts, 100));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_face_has_its_share),
        cmocka_unit_test(every_chance_is_kept),
        cmocka_unit_test(every_bit_is_even),
        cmocka_unit_test(neighbours_are_independent),
        cmocka_unit_test(two_things_of_one_turn_are_independent),
        cmocka_unit_test(three_in_a_row_are_independent),
        cmocka_unit_test(uneven_counts_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
