/* The characters that strings and keys of a scenario may hold: each row of
 * the threat table at its edges, and what real languages need. */
#include "unit/load_fixture.h"

#include "base/utf8.h"

/* E507 to E509 for a summary that holds `text`. */
static int found_in(const char *text)
{
    struct load load;
    struct strbuf members = {0};
    int found;

    strbuf_format(&members, "'summary': 'A%sb',", text);
    load_open_members(&load, strbuf_get(&members));
    found = load_found(&load, "E507") + load_found(&load, "E508") +
            load_found(&load, "E509");
    load_close(&load);
    strbuf_clear(&members);
    return found;
}

static bool refused(uint32_t point)
{
    char bytes[5] = {0};

    assert_true(utf8_encode(point, bytes) > 0);
    return found_in(bytes) > 0;
}

static void test_edges(void **state)
{
    static const uint32_t edges[][2] = {
        {0x7F, 0x9F},       {0x61C, 0x61C},       {0x180E, 0x180E},
        {0x200B, 0x200B},   {0x200E, 0x200F},     {0x2028, 0x202E},
        {0x2060, 0x206F},   {0xFDD0, 0xFDEF},     {0xFEFF, 0xFEFF},
        {0xFFF9, 0xFFFB},   {0xFFFE, 0xFFFF},     {0x1FFFE, 0x1FFFF},
        {0xDFFFE, 0xE007F}, {0x10FFFE, 0x10FFFF},
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof edges / sizeof edges[0]; i++) {
        assert_false(refused(edges[i][0] - 1));
        assert_true(refused(edges[i][0]));
        assert_true(refused(edges[i][1]));
        if (edges[i][1] < 0x10FFFF && edges[i][1] != 0xFFFB)
            assert_false(refused(edges[i][1] + 1));
    }
}

/* C0 only comes as an escape; the scanner refuses it raw. */
static void test_controls(void **state)
{
    uint32_t point;

    (void)state;
    for (point = 1; point < 0x20; point++) {
        struct strbuf escape = {0};

        strbuf_format(&escape, "\\u%04x", (unsigned)point);
        assert_int_equal(found_in(strbuf_get(&escape)) > 0,
                         point != '\n' && point != '\t');
        strbuf_clear(&escape);
    }
}

static void test_isolates(void **state)
{
    (void)state;
    assert_int_equal(found_in("\\u2067x\\u2069"), 0);
    assert_int_equal(found_in("\\u2066a\\u2068b\\u2069\\u2069c"), 0);
    assert_int_equal(found_in("\\u2066a\\u2068b\\u2069c"), 1);
    assert_int_equal(found_in("\\u2069a\\u2067"), 1);
}

static void test_marks(void **state)
{
    static const char mark[] = "\xCC\x81";
    struct strbuf text = {0};
    int i;

    (void)state;
    for (i = 0; i < 8; i++)
        strbuf_text(&text, mark);
    assert_int_equal(found_in(strbuf_get(&text)), 0);
    strbuf_text(&text, mark);
    assert_int_equal(found_in(strbuf_get(&text)), 1);
    strbuf_clear(&text);
}

static void test_languages(void **state)
{
    static const char *const words[] = {
        "\xD9\x85\xDB\x8C\xE2\x80\x8C\xD8\xAE\xD9\x88\xD8\xA7\xD9\x87\xD9\x85",
        "\xE0\xA4\x95\xE0\xA5\x8D\xE2\x80\x8D\xE0\xA4\xB7",
        "\xD7\xA9\xD6\xB8\xD7\x81\xD7\x9C\xD7\x95\xD6\xB9\xD7\x9D",
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x9A\x80\xEF\xB8\x8F",
        "na\xC3\xAFve \xE2\x80\x93 \xE2\x80\xA6",
        "vi\xE1\xBB\x87t co\xC2\xADop",
        "\xE4\xB8\xAD\xE6\x96\x87\xE3\x80\x82 \xED\x95\x9C\xEA\xB5\xAD",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof words / sizeof words[0]; i++)
        assert_int_equal(found_in(words[i]), 0);
}

/* Keys, notes and what is in them are strings too. */
static void test_everywhere(void **state)
{
    struct load load;

    (void)state;
    load_open_members(&load, "'x-n\\u202eote': {'a\\u200bb': ['\\u061c']},");
    assert_int_equal(load_found(&load, "E507"), 3);
    load_close(&load);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_edges),     cmocka_unit_test(test_controls),
        cmocka_unit_test(test_isolates),  cmocka_unit_test(test_marks),
        cmocka_unit_test(test_languages), cmocka_unit_test(test_everywhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
