#include "base/utf8.h"
#include "unit/unit.h"

#include <string.h>

/* A second opinion, written the other way round: the value first, then all
 * that may be wrong with it. */
static size_t second_opinion(const unsigned char *b, size_t length,
                             uint32_t *point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t size = 0;
    uint32_t value = 0;
    size_t i;

    if (length == 0)
        return 0;
    if ((b[0] & 0x80) == 0) {
        size = 1;
        value = b[0];
    } else if ((b[0] & 0xe0) == 0xc0) {
        size = 2;
        value = b[0] & 31u;
    } else if ((b[0] & 0xf0) == 0xe0) {
        size = 3;
        value = b[0] & 15u;
    } else if ((b[0] & 0xf8) == 0xf0) {
        size = 4;
        value = b[0] & 7u;
    }
    if (size == 0 || size > length)
        return 0;
    for (i = 1; i < size; i++) {
        if ((b[i] & 0xc0) != 0x80)
            return 0;
        value = value * 64 + (b[i] & 63u);
    }
    if (value < least[size] || value / 0x800 == 0x1b || value > 0x10ffff)
        return 0;
    *point = value;
    return size;
}

static void compare(const unsigned char *bytes, size_t length)
{
    uint32_t point = 1, expected = 1;
    size_t size = utf8_decode((const char *)bytes, length, &point);

    assert_int_equal(size, second_opinion(bytes, length, &expected));
    assert_int_equal(point, expected);
}

/* `bytes` with every third byte. */
static void compare_all_thirds(unsigned char bytes[3])
{
    unsigned c;

    for (c = 0; c < 256; c++) {
        bytes[2] = (unsigned char)c;
        compare(bytes, 3);
    }
}

static void all_sequences_up_to_three(void **state)
{
    unsigned a, b;

    (void)state;
    compare((const unsigned char *)"a", 0);
    for (a = 0; a < 256; a++) {
        unsigned char bytes[3] = {(unsigned char)a};

        compare(bytes, 1);
        for (b = 0; b < 256; b++) {
            bytes[1] = (unsigned char)b;
            compare(bytes, 2);
            compare_all_thirds(bytes);
        }
    }
}

/* All first and second bytes, and the borders of the others. */
static void borders_of_four(void **state)
{
    static const unsigned char borders[] = {0x00, 0x7f, 0x80, 0x81,
                                            0xbe, 0xbf, 0xc0, 0xff};
    unsigned a, b, c, d;

    (void)state;
    for (a = 0xe0; a < 256; a++)
        for (b = 0; b < 256; b++)
            for (c = 0; c < 8; c++)
                for (d = 0; d < 8; d++) {
                    unsigned char bytes[4] = {(unsigned char)a,
                                              (unsigned char)b, borders[c],
                                              borders[d]};

                    compare(bytes, 4);
                }
}

static void every_point_goes_there_and_back(void **state)
{
    uint32_t point;
    char bytes[4];

    (void)state;
    for (point = 0; point < 0x110000; point++) {
        uint32_t back = UINT32_MAX;
        size_t size = utf8_encode(point, bytes);

        if (point >= 0xd800 && point <= 0xdfff) {
            assert_int_equal(size, 0);
            continue;
        }
        assert_in_range(size, 1, 4);
        assert_int_equal(utf8_decode(bytes, size, &back), size);
        assert_int_equal(back, point);
    }
    assert_int_equal(utf8_encode(0x110000, bytes), 0);
    assert_int_equal(utf8_encode(UINT32_MAX, bytes), 0);
}

static void known_encodings(void **state)
{
    char bytes[4];

    (void)state;
    assert_int_equal(utf8_encode(0xe9, bytes), 2);
    assert_memory_equal(bytes, "\xc3\xa9", 2);
    assert_int_equal(utf8_encode(0x20ac, bytes), 3);
    assert_memory_equal(bytes, "\xe2\x82\xac", 3);
    assert_int_equal(utf8_encode(0x1f642, bytes), 4);
    assert_memory_equal(bytes, "\xf0\x9f\x99\x82", 4);
}

static void the_point_is_optional(void **state)
{
    (void)state;
    assert_int_equal(utf8_decode("\xe2\x82\xac", 3, NULL), 3);
}

static void prefix_stops_at_the_first_bad_byte(void **state)
{
    static const struct {
        const char *text;
        size_t valid;
    } rows[] = {
        {"", 0},
        {"plain", 5},
        {"\xc3\xa9t\xc3\xa9", 5},
        {"ab\xff", 2},
        {"ab\xc3", 2},
        {"ab\xc0\xaf", 2},
        {"\xed\xa0\x80", 0},
        {"\xe2\x82\xac\xe2\x82", 3},
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++)
        assert_int_equal(utf8_valid_prefix(rows[i].text, strlen(rows[i].text)),
                         rows[i].valid);
    assert_int_equal(utf8_valid_prefix("a\0b", 3), 3);
}

static void points_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_points("", 0), 0);
    assert_int_equal(utf8_points("plain", 5), 5);
    assert_int_equal(utf8_points("\xc3\xa9t\xc3\xa9", 5), 3);
    assert_int_equal(utf8_points("\xf0\x9f\x99\x82\xe2\x82\xac", 7), 2);
}

static void letters_have_capitals(void **state)
{
    static const uint32_t pairs[][2] = {
        {'a', 'A'},     {'z', 'Z'},       {0xe4, 0xc4},     {0xfc, 0xdc},
        {0xff, 0xff},   {0xf7, 0xf7},     {0xdf, 0xdf},     {0x101, 0x100},
        {0x102, 0x102}, {0x100, 0x100},   {0x131, 0x131},   {0x13a, 0x139},
        {0x142, 0x141}, {0x17e, 0x17d},   {0x17f, 0x17f},   {0x3b1, 0x391},
        {0x3c2, 0x3c2}, {0x44f, 0x42f},   {0x451, 0x401},   {'1', '1'},
        {'{', '{'},     {0x2026, 0x2026}, {0x4e2d, 0x4e2d},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(pairs); i++)
        assert_int_equal(utf8_upper(pairs[i][0]), pairs[i][1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(letters_have_capitals),
        cmocka_unit_test(all_sequences_up_to_three),
        cmocka_unit_test(borders_of_four),
        cmocka_unit_test(every_point_goes_there_and_back),
        cmocka_unit_test(known_encodings),
        cmocka_unit_test(the_point_is_optional),
        cmocka_unit_test(prefix_stops_at_the_first_bad_byte),
        cmocka_unit_test(points_are_counted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
