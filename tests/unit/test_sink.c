#include "base/sink.h"
#include "unit/unit.h"

static void expect_escaped(const char *text, const char *expected)
{
    struct strbuf buf = {0};
    struct sink sink = sink_to_strbuf(&buf);

    sink_escaped(&sink, text);
    assert_string_equal(strbuf_get(&buf), expected);
    strbuf_clear(&buf);
}

static void text_and_format(void **state)
{
    struct strbuf buf = {0};
    struct sink sink = sink_to_strbuf(&buf);

    (void)state;
    sink_text(&sink, "a\x1b");
    sink_format(&sink, "%d-%s", 5, "b");
    sink_format(&sink, "%s", "");
    assert_string_equal(strbuf_get(&buf), "a\x1b"
                                          "5-b");
    strbuf_clear(&buf);
}

static void harmless_text_passes(void **state)
{
    static const char *const same[] = {
        "", "plain text, two\nlines \\x41",
        "\xc3\xa9\xe2\x82\xac\xf0\x9f\x99\x82",
        "\xc2\xa0", /* U+00A0 is the first after the C1 controls */
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(same); i++)
        expect_escaped(same[i], same[i]);
}

static void steering_bytes_are_shown(void **state)
{
    (void)state;
    expect_escaped("a\x1b[31mred", "a\\x1b[31mred");
    expect_escaped("\r\t\x07\x7f", "\\x0d\\x09\\x07\\x7f");
    expect_escaped("\xc2\x9b"
                   "1m",
                   "\\xc2\\x9b1m");
    expect_escaped("\xc2\x80\xc2\x9f", "\\xc2\\x80\\xc2\\x9f");
    expect_escaped("ok\xff\xc3", "ok\\xff\\xc3");
    expect_escaped("\xed\xa0\x80", "\\xed\\xa0\\x80");
    expect_escaped("\x9b", "\\x9b");
}

static void what_shows_a_line_otherwise_is_shown(void **state)
{
    (void)state;
    expect_escaped("a\xe2\x80\xaez", "a\\xe2\\x80\\xaez");
    expect_escaped("\xe2\x80\xa8\xe2\x80\xa9",
                   "\\xe2\\x80\\xa8\\xe2\\x80\\xa9");
    expect_escaped("\xf3\xa0\x81\x81", "\\xf3\\xa0\\x81\\x81");
    /* Marks and isolates of a text in another direction are its own. */
    expect_escaped("\xe2\x81\xa7\xd7\x90\xe2\x81\xa9\xe2\x80\x8f",
                   "\xe2\x81\xa7\xd7\x90\xe2\x81\xa9\xe2\x80\x8f");
}

static void a_line_stays_one(void **state)
{
    struct strbuf buf = {0};
    struct sink sink = sink_to_strbuf(&buf);

    (void)state;
    sink_escaped_line(&sink, "a\nb\x1b"
                             "c");
    assert_string_equal(strbuf_get(&buf), "a\\x0ab\\x1bc");
    strbuf_clear(&buf);
}

/* Whatever comes in, what goes out cannot steer. */
static void no_byte_slips_through(void **state)
{
    unsigned a, b;

    (void)state;
    for (a = 1; a < 256; a++)
        for (b = 1; b < 256; b++) {
            char text[3] = {(char)a, (char)b, '\0'};
            struct strbuf buf = {0};
            struct sink sink = sink_to_strbuf(&buf);
            size_t i;

            sink_escaped(&sink, text);
            for (i = 0; i < buf.length; i++) {
                unsigned char c = (unsigned char)buf.text[i];

                assert_true(c == '\n' || (c >= 0x20 && c != 0x7f));
                if (c >= 0x80 && c < 0xa0)
                    assert_true(i > 0 && (unsigned char)buf.text[i - 1] > 0xc2);
            }
            strbuf_clear(&buf);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_format),
        cmocka_unit_test(harmless_text_passes),
        cmocka_unit_test(steering_bytes_are_shown),
        cmocka_unit_test(what_shows_a_line_otherwise_is_shown),
        cmocka_unit_test(a_line_stays_one),
        cmocka_unit_test(no_byte_slips_through),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
