/* JSON as text: layout, escapes, and what is no text at all. */
#include "unit/unit.h"

#include "report/json_out.h"

#include <string.h>

static void expect_json(const char *text, const char *expected)
{
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);

    json_string(&sink, text);
    assert_string_equal(strbuf_get(&out), expected);
    strbuf_clear(&out);
}

static void strings_are_escaped(void **state)
{
    (void)state;
    expect_json("", "\"\"");
    expect_json("é 字 \xf0\x9f\x98\x80", "\"é 字 \xf0\x9f\x98\x80\"");
    expect_json("a\"b\\c\nd", "\"a\\\"b\\\\c\\nd\"");
    expect_json("\t\x1b\x7f\xc2\x9b", "\"\\u0009\\u001b\\u007f\\u009b\"");
    expect_json("\xe2\x80\xae\xe2\x80\xa8", "\"\\u202e\\u2028\"");
    expect_json("\xf3\xa0\x81\x81", "\"\\udb40\\udc41\"");
    expect_json("a\xff\xc3", "\"a\\ufffd\\ufffd\"");
}

static void values_stand_in_order(void **state)
{
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);
    struct json json = {.sink = &sink};

    (void)state;
    json_object(&json, NULL);
    json_text(&json, "text", "a");
    json_list(&json, "list");
    json_number(&json, NULL, INT64_MIN);
    json_object(&json, NULL);
    json_object_end(&json);
    json_list(&json, NULL);
    json_list_end(&json);
    json_list_end(&json);
    json_truth(&json, "yes", true);
    json_truth(&json, "no", false);
    json_tenths(&json, "tenths", 34);
    json_object_end(&json);
    assert_string_equal(strbuf_get(&out), "{\n"
                                          "  \"text\": \"a\",\n"
                                          "  \"list\": [\n"
                                          "    -9223372036854775808,\n"
                                          "    {},\n"
                                          "    []\n"
                                          "  ],\n"
                                          "  \"yes\": true,\n"
                                          "  \"no\": false,\n"
                                          "  \"tenths\": 3.4\n"
                                          "}\n");
    strbuf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strings_are_escaped),
        cmocka_unit_test(values_stand_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
