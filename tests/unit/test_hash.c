#include "base/hash.h"
#include "unit/unit.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The expected values come from a separate program with big integers. */
static void mix_known_values(void **state)
{
    (void)state;
    assert_true(hash_mix(0) == 0);
    assert_true(hash_mix(1) == UINT64_C(0x5692161d100b05e5));
    assert_true(hash_mix(2) == UINT64_C(0xdbd238973a2b148a));
    assert_true(hash_mix(UINT64_MAX) == UINT64_C(0xb4d055fcf2cbbd7b));
}

static void text_known_values(void **state)
{
    static const struct {
        const char *text;
        uint64_t hash;
    } rows[] = {
        {"", UINT64_C(0x46b73e79f0c37c00)},
        {"a", UINT64_C(0xbf27901eb0011683)},
        {"abcdefgh", UINT64_C(0x5ab3b3aa21fadb12)},
        {"d\xc3\xa9marche: nine", UINT64_C(0x3a549b0e8e70be0a)},
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++)
        assert_true(hash_text(HASH_START, rows[i].text) == rows[i].hash);
}

static void mix_moves_every_bit(void **state)
{
    int in;

    (void)state;
    for (in = 0; in < 64; in++) {
        uint64_t seen = 0;
        uint64_t value;

        for (value = 0; value < 200; value++)
            seen |= hash_mix(hash_mix(value)) ^
                    hash_mix(hash_mix(value) ^ UINT64_C(1) << in);
        assert_true(seen == UINT64_MAX);
    }
}

static void order_length_and_zeros_matter(void **state)
{
    uint64_t once = hash_value(HASH_START, 0);

    (void)state;
    assert_true(hash_value(once, 0) != once);
    assert_true(hash_value(hash_value(HASH_START, 1), 2) !=
                hash_value(hash_value(HASH_START, 2), 1));
    assert_true(hash_bytes(HASH_START, "a", 1) !=
                hash_bytes(HASH_START, "a\0", 2));
    assert_true(hash_bytes(HASH_START, "", 0) != HASH_START);
}

/* The same bytes at any alignment give the same hash. */
static void alignment_does_not_matter(void **state)
{
    char memory[64];
    uint64_t expected = hash_text(HASH_START, "twenty-one bytes long");
    size_t shift;

    (void)state;
    for (shift = 0; shift < 16; shift++) {
        memcpy(memory + shift, "twenty-one bytes long", 22);
        assert_true(hash_text(HASH_START, memory + shift) == expected);
    }
}

/* Worked out by a second program, in big integers. */
static void file_known_values(void **state)
{
    unsigned char bytes[1000];

    (void)state;
    for (int i = 0; i < 1000; i++)
        bytes[i] = (unsigned char)(i % 251);
    assert_true(hash_file("", 0) == UINT64_C(0x6fd888d8e8c8b561));
    assert_true(hash_file("one word", 8) == UINT64_C(0x5c5476e5c1be31b9));
    assert_true(hash_file("abcdefghijklmnopqrstuvwxyz0123456789", 36) ==
                UINT64_C(0x6aa1d9708175af78));
    assert_true(hash_file(bytes, 1000) == UINT64_C(0xa5fe6d7ea147281c));
}

/* One bit of it changed is another file, wherever it stands. */
static void every_bit_of_a_file_matters(void **state)
{
    unsigned char bytes[139] = {0};
    uint64_t before = hash_file(bytes, sizeof bytes);

    (void)state;
    for (size_t bit = 0; bit < 8 * sizeof bytes; bit++) {
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
        assert_true(hash_file(bytes, sizeof bytes) != before);
        bytes[bit / 8] ^= (unsigned char)(1 << bit % 8);
    }
    assert_true(hash_file(bytes, sizeof bytes - 1) != before);
}

/* Ids that differ in their last letters alone must not meet in the lowest
 * bits, by which tables place them: thrown at random, 256 fall into 201 of 512
 * places. */
static void short_ones_spread(void **state)
{
    static const struct {
        const char *before, *after;
    } forms[] = {
        {"", ""}, {"id_", ""}, {"source_of_all_", ""}, {"", "_and_more"}};

    (void)state;
    for (size_t form = 0; form < sizeof forms / sizeof forms[0]; form++) {
        bool taken[512] = {false};
        int places = 0;

        for (size_t i = 0; i < 256; i++) {
            char id[40];
            int length = snprintf(id, sizeof id, "%s%zu%s", forms[form].before,
                                  i, forms[form].after);
            bool *place = &taken[hash_short(id, (size_t)length) % 512];

            places += !*place;
            *place = true;
        }
        assert_in_range(places, 180, 256);
    }
}

static void hex_goes_there_and_back(void **state)
{
    char hex[17];
    uint64_t value = 0;
    int i;

    (void)state;
    hash_to_hex(UINT64_C(0x00ffab0123456789), hex);
    assert_string_equal(hex, "00ffab0123456789");
    for (i = 0; i < 1000; i++) {
        uint64_t back = 0;

        value = hash_value(value, (uint64_t)i);
        hash_to_hex(value, hex);
        assert_true(hash_from_hex(hex, &back));
        assert_true(back == value);
    }
}

static void hex_refuses_the_rest(void **state)
{
    static const char *const wrong[] = {
        "",
        "0",
        "00ffab012345678",
        "00ffab01234567890",
        "00FFAB0123456789",
        "00ffab012345678g",
        " 0ffab0123456789",
        "0x00ffab01234567",
    };
    uint64_t value = 7;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(wrong); i++)
        assert_false(hash_from_hex(wrong[i], &value));
    assert_true(value == 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mix_known_values),
        cmocka_unit_test(text_known_values),
        cmocka_unit_test(mix_moves_every_bit),
        cmocka_unit_test(order_length_and_zeros_matter),
        cmocka_unit_test(alignment_does_not_matter),
        cmocka_unit_test(file_known_values),
        cmocka_unit_test(every_bit_of_a_file_matters),
        cmocka_unit_test(short_ones_spread),
        cmocka_unit_test(hex_goes_there_and_back),
        cmocka_unit_test(hex_refuses_the_rest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
