/* Lines and columns of a file, asked for in any order. */
#include "unit/unit.h"

#include "scenario/locate.h"

#include <string.h>

/* One byte after another. */
static void count(const char *bytes, size_t start, size_t offset, int32_t *line,
                  int32_t *column)
{
    *line = *column = 1;
    for (size_t i = start; i < offset; i++) {
        if (bytes[i] == '\n') {
            *line += 1;
            *column = 1;
        } else if (((unsigned char)bytes[i] & 0xc0) != 0x80) {
            *column += 1;
        }
    }
}

static void expect_place(struct locator *locator, size_t offset)
{
    size_t held = offset < locator->start    ? locator->start
                  : offset > locator->length ? locator->length
                                             : offset;
    int32_t line, column, expected_line, expected_column;

    locator_find(locator, offset, &line, &column);
    count(locator->bytes, locator->start, held, &expected_line,
          &expected_column);
    assert_int_equal(line, expected_line);
    assert_int_equal(column, expected_column);
}

/* Lines of 0 to 999 characters, some of two bytes. */
static size_t make_text(char *text, size_t size)
{
    static const size_t lengths[] = {0, 1, 254, 255, 256, 3, 999, 0, 0, 510};
    size_t at = 0;

    for (size_t line = 0; at + 1010 < size; line++) {
        size_t length = lengths[line % 10];

        for (size_t i = 0; i < length; i++) {
            if (i % 50 == 49)
                text[at++] = (char)0xc3;
            text[at++] = i % 50 == 49 ? (char)0xa9 : 'x';
        }
        text[at++] = '\n';
    }
    return at;
}

static char text[40000];

static void in_the_order_of_the_file(void **state)
{
    struct locator locator;
    size_t length = make_text(text, sizeof text);

    (void)state;
    locator_init(&locator, text, length);
    for (size_t offset = 0; offset <= length; offset += 7)
        expect_place(&locator, offset);
    assert_null(locator.marks); /* the file was read once */
    expect_place(&locator, length + 1);
    locator_clear(&locator);
}

static void in_any_order(void **state)
{
    struct locator locator;
    size_t length = make_text(text, sizeof text);

    (void)state;
    locator_init(&locator, text, length);
    for (size_t i = 0; i < 3000; i++)
        expect_place(&locator, i * 7919 % (length + 2));
    assert_non_null(locator.marks);
    locator_clear(&locator);
}

static void after_a_byte_order_mark(void **state)
{
    struct locator locator;

    (void)state;
    for (size_t first = 0; first < 9; first++) {
        locator_init(&locator, "\xef\xbb\xbf{\n \"a\": 1}", 13);
        assert_int_equal(locator.start, 3);
        expect_place(&locator, first);
        for (size_t offset = 0; offset < 15; offset++)
            expect_place(&locator, offset);
        for (size_t offset = 15; offset-- > 0;)
            expect_place(&locator, offset);
        locator_clear(&locator);
    }
}

/* Marks are counted from the first byte behind it. */
static void in_any_order_after_a_byte_order_mark(void **state)
{
    struct locator locator;
    size_t length = 3 + make_text(text + 3, sizeof text - 3);

    (void)state;
    text[0] = '\xef';
    text[1] = '\xbb';
    text[2] = '\xbf';
    locator_init(&locator, text, length);
    for (size_t i = 0; i < 3000; i++)
        expect_place(&locator, i * 7919 % (length + 2));
    assert_non_null(locator.marks);
    for (size_t offset = 0; offset < 5000; offset++)
        expect_place(&locator, offset);
    locator_clear(&locator);
}

static void in_nothing(void **state)
{
    struct locator locator;

    (void)state;
    locator_init(&locator, "", 0);
    expect_place(&locator, 0);
    expect_place(&locator, 1);
    locator_clear(&locator);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_order_of_the_file),
        cmocka_unit_test(in_any_order),
        cmocka_unit_test(after_a_byte_order_mark),
        cmocka_unit_test(in_any_order_after_a_byte_order_mark),
        cmocka_unit_test(in_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
