#include "base/dice.h"
#include "base/hash.h"
#include "unit/unit.h"

/* The expected values come from a separate program with big integers. */
static const struct known {
    struct dice_key key;
    uint64_t bits;
    uint32_t below[6]; /* of sides[] */
} knowns[] = {
    {{.seed = 0},
     UINT64_C(0xb3a523f080e922ec),
     {0, 0, 1, 4, 70, UINT32_C(3013944303)}},
    {{.seed = UINT64_MAX,
      .turn = -1,
      .actor = 1,
      .thing = 2,
      .what = -3,
      .number = INT32_MAX},
     UINT64_C(0xe809e25d2acdefd4),
     {0, 0, 1, 5, 90, UINT32_C(3892961884)}},
    {{.seed = 20141219,
      .turn = 7,
      .actor = UINT64_C(13750509254645959321),
      .thing = UINT64_C(4816474349564418143),
      .what = DICE_OUTCOME,
      .number = 1},
     UINT64_C(0x2425d42e08431c2e),
     {0, 0, 0, 0, 14, UINT32_C(606458925)}},
};

static const uint32_t sides[6] = {0, 1, 2, 6, 100, UINT32_MAX};

static void known_values(void **state)
{
    size_t i, j;

    (void)state;
    for (i = 0; i < COUNT(knowns); i++) {
        assert_true(dice_bits(&knowns[i].key) == knowns[i].bits);
        for (j = 0; j < COUNT(sides); j++)
            assert_int_equal(dice_below(&knowns[i].key, sides[j]),
                             knowns[i].below[j]);
    }
}

/* A key from a number: six fields that all differ from row to row. */
static struct dice_key key_of(uint64_t n)
{
    return (struct dice_key){
        .seed = hash_mix(n * 6 + 1),
        .turn = (int32_t)(n % 40),
        .actor = hash_mix(n * 6 + 2),
        .thing = hash_mix(n * 6 + 3),
        .what = (int32_t)(n % 5) + 1,
        .number = (int32_t)(n % 9),
    };
}

enum { FIELDS = 6 };

/* Flips bit `bit` of field `field`. */
static struct dice_key flipped(struct dice_key key, int field, int bit)
{
    uint64_t wide = UINT64_C(1) << bit;
    uint32_t narrow = UINT32_C(1) << bit % 32;

    if (field == 0)
        key.seed ^= wide;
    else if (field == 1)
        key.actor ^= wide;
    else if (field == 2)
        key.thing ^= wide;
    else if (field == 3)
        key.turn = (int32_t)((uint32_t)key.turn ^ narrow);
    else if (field == 4)
        key.what = (int32_t)((uint32_t)key.what ^ narrow);
    else
        key.number = (int32_t)((uint32_t)key.number ^ narrow);
    return key;
}

enum { ROUNDS = 2000 };

/* One input bit of one field turns each output bit in half of the keys:
 * 1000 of 2000, with a standard deviation of 22; 6 of them are allowed, as
 * 64 * 288 counts are looked at. */
static void one_bit_turns_half(int field, int bit)
{
    int turned[64] = {0};
    uint64_t n;
    int out;

    for (n = 0; n < ROUNDS; n++) {
        struct dice_key key = key_of(n);
        struct dice_key other = flipped(key, field, bit);
        uint64_t change = dice_bits(&key) ^ dice_bits(&other);

        for (out = 0; out < 64; out++)
            turned[out] += (int)(change >> out & 1);
    }
    for (out = 0; out < 64; out++)
        assert_in_range(turned[out], ROUNDS / 2 - 134, ROUNDS / 2 + 134);
}

static void each_field_avalanches(void **state)
{
    int field, bit;

    (void)state;
    for (field = 0; field < FIELDS; field++)
        for (bit = 0; bit < (field < 3 ? 64 : 32); bit++)
            one_bit_turns_half(field, bit);
}

/* Fields are not simply added up: the same numbers in other places draw
 * otherwise. */
static void fields_cannot_be_swapped(void **state)
{
    struct dice_key a = {.seed = 1, .turn = 2, .number = 3, .what = 4};
    struct dice_key b = {.seed = 2, .turn = 1, .number = 3, .what = 4};
    struct dice_key c = {.seed = 1, .turn = 2, .number = 4, .what = 3};
    struct dice_key d = {.seed = 1, .actor = 5, .thing = 6};
    struct dice_key e = {.seed = 1, .actor = 6, .thing = 5};

    (void)state;
    assert_true(dice_bits(&a) != dice_bits(&b));
    assert_true(dice_bits(&a) != dice_bits(&c));
    assert_true(dice_bits(&d) != dice_bits(&e));
}

/* A hundred-sided die at seed s and s + 1, or turn t and t + 1, agree as
 * often as chance has it: 1 % of 200,000 pairs, 45 either way. */
static int32_t agreements(int field)
{
    int32_t same = 0;
    int32_t n;

    for (n = 0; n < 200000; n++) {
        struct dice_key a = {.seed = 1, .what = DICE_OUTCOME, .thing = 99};
        struct dice_key b;

        if (field == 0)
            a.seed = (uint64_t)n;
        else
            a.turn = n;
        b = a;
        b.seed += field == 0;
        b.turn += field == 1;
        b.number += field == 2;
        same += dice_below(&a, 100) == dice_below(&b, 100);
    }
    return same;
}

static void neighbours_are_strangers(void **state)
{
    int field;

    (void)state;
    for (field = 0; field < 3; field++)
        assert_in_range(agreements(field), 2000 - 225, 2000 + 225);
}

/* The upper word of a product of 64 and 32 bits, bit by bit. */
static uint32_t upper_word(uint64_t bits, uint32_t factor)
{
    uint64_t high = 0, low = 0;
    int i;

    for (i = 31; i >= 0; i--) {
        high = high << 1 | low >> 63;
        low <<= 1;
        if (factor >> i & 1) {
            low += bits;
            high += low < bits;
        }
    }
    return (uint32_t)high;
}

static void below_is_the_upper_word(void **state)
{
    uint64_t n;

    (void)state;
    for (n = 0; n < 20000; n++) {
        struct dice_key key = key_of(n);
        uint32_t most = (uint32_t)hash_mix(n);

        assert_int_equal(dice_below(&key, most),
                         upper_word(dice_bits(&key), most));
    }
}

static void stays_below(void **state)
{
    uint64_t n;

    (void)state;
    for (n = 0; n < 100000; n++) {
        struct dice_key key = key_of(n);
        uint32_t most = (uint32_t)hash_mix(n) | 1;

        assert_true(dice_below(&key, most) < most);
        assert_int_equal(dice_below(&key, 1), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_values),
        cmocka_unit_test(each_field_avalanches),
        cmocka_unit_test(fields_cannot_be_swapped),
        cmocka_unit_test(neighbours_are_strangers),
        cmocka_unit_test(below_is_the_upper_word),
        cmocka_unit_test(stays_below),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
