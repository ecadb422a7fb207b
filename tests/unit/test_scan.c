/* The strict JSON scanner: what it takes, what it refuses, and where. */
#include "unit/unit.h"

#include "scenario/scan.h"

#include <stdlib.h>
#include <string.h>

struct scanned {
    struct locator text;
    struct scan scan;
    struct diag_list diags;
    char *bytes; /* of just that size */
    bool clean;
};

static void scan_bytes(struct scanned *s, const char *bytes, size_t length)
{
    *s = (struct scanned){.bytes = malloc(length > 0 ? length : 1)};
    assert_non_null(s->bytes);
    if (length > 0)
        memcpy(s->bytes, bytes, length);
    locator_init(&s->text, s->bytes, length);
    s->clean = scan_json("t.json", &s->text, &s->scan, &s->diags);
    assert_true(s->clean == (s->diags.count == 0));
}

static void scan_free(struct scanned *s)
{
    scan_clear(&s->scan);
    locator_clear(&s->text);
    diag_clear(&s->diags);
    free(s->bytes);
}

static void test_accepts(void **state)
{
    static const char *const texts[] = {
        "{}",
        "[]",
        "0",
        "-0",
        "\"\"",
        " \t\r\n[1 , 2]\n",
        "[-0.5e+10, 1E-2, 12, 0.0]",
        "{\"a\":{\"a\":[]},\"b\":[{\"a\":1},{\"a\":2}]}",
        "[true, false, null]",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
        "\"\\ud83d\\ude00 \xf0\x9f\x98\x80\"",
        "\"\x7f\xc2\x80\xef\xbf\xbf\"",
        "[1e-99999, 0e99999, 1e307, 0.00001e312]",
        "\xef\xbb\xbf{}",
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(texts); i++) {
        struct scanned s;

        scan_bytes(&s, texts[i], strlen(texts[i]));
        if (!s.clean)
            fail_msg("refused: %s", texts[i]);
        scan_free(&s);
    }
}

struct refusal {
    const char *text;
    enum diag_code code;
    int32_t line, column;
};

static const struct refusal refusals[] = {
    {"", CODE_SYNTAX_EMPTY, 1, 1},
    {" \n ", CODE_SYNTAX_EMPTY, 2, 2},
    {"\xef\xbb\xbf", CODE_SYNTAX_EMPTY, 1, 1},
    {"{", CODE_SYNTAX_UNFINISHED, 1, 2},
    {"[1,", CODE_SYNTAX_UNFINISHED, 1, 4},
    {"{\"a\"", CODE_SYNTAX_UNFINISHED, 1, 5},
    {"{\"a\":", CODE_SYNTAX_UNFINISHED, 1, 6},
    {"-", CODE_SYNTAX_UNFINISHED, 1, 1},
    {"\"abc", CODE_SYNTAX_UNFINISHED, 1, 1},
    {"\"abc\\\"", CODE_SYNTAX_UNFINISHED, 1, 1},
    {"[1 2]", CODE_SYNTAX, 1, 4},
    {"[1,]", CODE_SYNTAX, 1, 4},
    {"[,1]", CODE_SYNTAX, 1, 2},
    {"{,}", CODE_SYNTAX, 1, 2},
    {"{\"a\":1,}", CODE_SYNTAX, 1, 8},
    {"{\"a\" 1}", CODE_SYNTAX, 1, 6},
    {"{a:1}", CODE_SYNTAX, 1, 2},
    {"{1:1}", CODE_SYNTAX, 1, 2},
    {"[1}", CODE_SYNTAX, 1, 3},
    {"{\"a\":1]", CODE_SYNTAX, 1, 7},
    {"nul", CODE_SYNTAX, 1, 1},
    {"nulls", CODE_SYNTAX_TRAILING, 1, 5},
    {"True", CODE_SYNTAX, 1, 1},
    {"NaN", CODE_SYNTAX, 1, 1},
    {"'a'", CODE_SYNTAX, 1, 1},
    {"\v[]", CODE_SYNTAX, 1, 1},
    {"[\xc2\xa0]", CODE_SYNTAX, 1, 2},
    {"{} x", CODE_SYNTAX_TRAILING, 1, 4},
    {"{}{}", CODE_SYNTAX_TRAILING, 1, 3},
    {"[]]", CODE_SYNTAX_TRAILING, 1, 3},
    {"01", CODE_SYNTAX_NUMBER, 1, 1},
    {"-01", CODE_SYNTAX_NUMBER, 1, 1},
    {"[1.]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[.5]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[+1]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[1e]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[1e+]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[1e308]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[-1e999]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[0.1e999]", CODE_SYNTAX_NUMBER, 1, 2},
    {"[0x10]", CODE_SYNTAX, 1, 3},
    {"\"\n\"", CODE_SYNTAX_CONTROL, 1, 2},
    {"\"\x1f\"", CODE_SYNTAX_CONTROL, 1, 2},
    {"\"\\x\"", CODE_SYNTAX_ESCAPE, 1, 2},
    {"\"\\u12\"", CODE_SYNTAX_ESCAPE, 1, 2},
    {"\"\\u12g4\"", CODE_SYNTAX_ESCAPE, 1, 2},
    {"\"\\u0000\"", CODE_SYNTAX_NUL, 1, 2},
    {"\"\\ud800\"", CODE_SYNTAX_SURROGATE, 1, 2},
    {"\"\\udc00\"", CODE_SYNTAX_SURROGATE, 1, 2},
    {"\"\\ud800\\ud800\"", CODE_SYNTAX_SURROGATE, 1, 2},
    {"\"\\ud800x\"", CODE_SYNTAX_SURROGATE, 1, 2},
    {"\"\x80\"", CODE_SYNTAX_UTF8, 1, 2},
    {"\"\xc3\"", CODE_SYNTAX_UTF8, 1, 2},
    {"\"\xc0\x80\"", CODE_SYNTAX_UTF8, 1, 2},
    {"\"\xed\xa0\x80\"", CODE_SYNTAX_UTF8, 1, 2},
    {"\"\xf4\x90\x80\x80\"", CODE_SYNTAX_UTF8, 1, 2},
    {"{\"a\":1,\"a\":2}", CODE_SYNTAX_TWICE, 1, 8},
    {"{\"a\":1,\"\\u0061\":2}", CODE_SYNTAX_TWICE, 1, 8},
    {"{\"\":1,\n\"\":2}", CODE_SYNTAX_TWICE, 2, 1},
    {"[\n  1,\n  \xc3\xa9\n]", CODE_SYNTAX, 3, 3},
    {"[\"\xc3\xa9\xf0\x9f\x98\x80\", x]", CODE_SYNTAX, 1, 8},
    {"\xef\xbb\xbf[x]", CODE_SYNTAX, 1, 2},
};

static void test_refuses_with_place(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(refusals); i++) {
        const struct refusal *r = &refusals[i];
        struct scanned s;

        scan_bytes(&s, r->text, strlen(r->text));
        if (s.clean)
            fail_msg("accepted: %s", r->text);
        if (s.diags.items[0].code != r->code ||
            s.diags.items[0].place.line != r->line ||
            s.diags.items[0].place.column != r->column)
            fail_msg("%s: found %s at %d:%d", r->text,
                     diag_code_info(s.diags.items[0].code)->text,
                     (int)s.diags.items[0].place.line,
                     (int)s.diags.items[0].place.column);
        scan_free(&s);
    }
}

/* What a slip is probably, by the text before which it becomes plain. */
static const struct advice {
    const char *text, *advice, *pointer;
} advices[] = {
    {"{\"a\": \"A \"white\" x\"}", "Write \\\" there", ""},
    {"{\"a\": \"A, \"b\": 1}", "is a quotation mark missing before", ""},
    {"{\"a\": x\"}", "is a quotation mark missing before this?", "/a"},
    {"{a\": 1}", "is a quotation mark missing before this?", ""},
    {"{\"a: \"x\"}", "missing at the end of this key", "/a: "},
    {"{\"a\": 1 \"b\": 2}", "is a comma missing before this?", ""},
    {"[\n{}\n{}]", "is a comma missing at the end of line 2?", ""},
    {"[\n{\"a\": 1,\n{}]", "the '{' of line 2, column 1 is still", "/0"},
    {"{\"x\": [1}", "the '[' of line 1, column 7 is still open", "/x"},
    {"{\"x\": [\"b\": 1}", "the '[' of line 1, column 7 is still", "/x"},
    {"{\"a\": 1,]", "the '{' of line 1, column 1 is still open", ""},
    {"[{\"a\": 1}", "the '[' of line 1, column 1 is still open", ""},
    {"{\n \"l\": {\n  \"n\": 1,\n \"s\": [\n  \"x\\\"]\"\n ]\n}\n",
     "the '{' of line 2, column 7 was not closed", ""},
    {"{\n \"l\": [\n  1 ],\n \"s\": {\n  }\n",
     "the '{' of line 1, column 1 is still open", ""},
    {"{\"a\": 1,}", "is there a comma too many before it?", ""},
    {"[1,,2]", "is there a comma too many?", "/1"},
    {"{\"a\": }", "the key before it has no value", "/a"},
    {"{\"a\", 1}", "each key has a value", "/a"},
    {"{\"a\" 1}", "is a ':' missing before this?", "/a"},
    {"{\"a\" = 1}", "write ':' in its place", "/a"},
    {"{\"a\": 1; \"b\": 2}", "entries are parted by commas", ""},
    {"{\"a\": \"x\": 3}", "is a comma, or a quotation mark, missing", ""},
    {"{\"a\": True}", "the words are true, false and null", "/a"},
    {"{\xe2\x80\x9c"
     "a\": 1}",
     "found '\xe2\x80\x9c', expected a key", ""},
    {"{\"a\": \xe2\x80\x9e", "this is a typographic quotation mark", "/a"},
    {"{\xc2\xa0}", "put a plain space in its place", ""},
    {"{\xff}", "found a byte that is not UTF-8", ""},
    {"prose", "expected '{', with which a scenario begins", ""},
    {"{\"a\": \"\t\"}", "a tab in a string", "/a"},
    {"{\"a\": \"\n\"}", "a line break in a string", "/a"},
    {"{\"a\": \"\x1f\"}", "the control character U+001F", "/a"},
    {"{\"a\": \"\\*\"}", "write \\\\* in JSON", "/a"},
    {"{\"a\": \"\\[\"}", "write \\\\[ in JSON", "/a"},
    {"{\"a\": \"\\'\"}", "an apostrophe needs no backslash", "/a"},
    {"{\"a\": \"\\u12\"}", "\\u wants four hex digits", "/a"},
    {"{\"a\": \"\\q\"}", "a backslash itself is written \\\\", "/a"},
};

static void test_advice(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(advices); i++) {
        const struct advice *a = &advices[i];
        struct scanned s;

        scan_bytes(&s, a->text, strlen(a->text));
        assert_int_equal(s.diags.count, 1);
        if (strstr(s.diags.items[0].message, a->advice) == NULL)
            fail_msg("%s: %s", a->text, s.diags.items[0].message);
        assert_string_equal(s.diags.items[0].place.pointer, a->pointer);
        scan_free(&s);
    }
}

/* A file as some editors save it, by either order of bytes, with the mark at
 * its head and without. */
static void test_utf16(void **state)
{
    static const struct {
        char bytes[8];
        size_t length;
        bool utf16;
    } files[] = {
        {"\xff\xfe{\0}\0", 6, true}, {"\xfe\xff\0{\0}", 6, true},
        {"{\0}\0", 4, true},         {"\0{\0}", 4, true},
        {"\xff\xfe", 2, true},       {"\xfe\xff", 2, true},
        {"\xff\xff{}", 4, false},    {"\xfe\xfe{}", 4, false},
        {"\0\0", 2, false},          {"\0", 1, false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(files); i++) {
        struct scanned s;

        scan_bytes(&s, files[i].bytes, files[i].length);
        assert_false(s.clean);
        if ((strstr(s.diags.items[0].message, "save it as UTF-8") != NULL) !=
            files[i].utf16)
            fail_msg("file %zu: %s", i, s.diags.items[0].message);
        scan_free(&s);
    }
}

/* What follows a string that a line break cut says nothing new, and the two
 * bytes that end a line of Windows are one line break. */
static void test_broken_string(void **state)
{
    static const char text[] = "{\"a\": \"x,\r\n \"b\": 1}";
    struct scanned s;

    (void)state;
    scan_bytes(&s, text, strlen(text));
    assert_int_equal(s.diags.count, 1);
    assert_int_equal(s.diags.items[0].code, CODE_SYNTAX_CONTROL);
    scan_free(&s);
    scan_bytes(&s, "[\"\n\", \"x\" y]", 12);
    assert_int_equal(s.diags.count, 2);
    scan_free(&s);
}

static void test_raw_nul(void **state)
{
    struct scanned s;

    (void)state;
    scan_bytes(&s, "\"a\0b\"", 5);
    assert_int_equal(s.diags.items[0].code, CODE_SYNTAX_NUL);
    scan_free(&s);
    scan_bytes(&s, "[1]\0", 4);
    assert_int_equal(s.diags.items[0].code, CODE_SYNTAX_TRAILING);
    scan_free(&s);
}

static void test_several_findings_in_one_run(void **state)
{
    static const char text[] =
        "{\"a\": \"\\x\", \"b\": \"\t\", \"a\": \"\\ud800\"}";
    struct scanned s;

    (void)state;
    scan_bytes(&s, text, strlen(text));
    assert_int_equal(s.diags.count, 4);
    assert_string_equal(s.diags.items[0].place.pointer, "/a");
    assert_string_equal(s.diags.items[1].place.pointer, "/b");
    scan_free(&s);
}

/* A file of nothing but slips must not fill memory. */
static void test_findings_have_an_end(void **state)
{
    char text[2000];
    struct scanned s;

    (void)state;
    memset(text, '\t', sizeof text);
    text[0] = '"';
    scan_bytes(&s, text, sizeof text);
    assert_true(s.diags.count > 1 && s.diags.count < 100);
    scan_free(&s);
}

static void test_pointers(void **state)
{
    static const char text[] = "{\"x\": [0, {\"a/b~\": {\"\\u00e9\": !}}]}";
    struct scanned s;

    (void)state;
    scan_bytes(&s, text, strlen(text));
    assert_string_equal(s.diags.items[0].place.pointer, "/x/1/a~1b~0/\xc3\xa9");
    scan_free(&s);
}

static void test_values_in_order(void **state)
{
    static const char text[] = "{\"a\": [1, \"x\"], \"b\": null}";
    static const int32_t offsets[] = {0, 6, 7, 10, 21};
    static const int32_t keys[] = {-1, 1, -1, -1, 16};
    struct scanned s;
    size_t i;

    (void)state;
    scan_bytes(&s, text, strlen(text));
    assert_int_equal(s.scan.count, COUNT(offsets));
    for (i = 0; i < COUNT(offsets); i++) {
        assert_int_equal(s.scan.nodes[i].offset, offsets[i]);
        assert_int_equal(s.scan.nodes[i].key_offset, keys[i]);
    }
    scan_free(&s);
}

/* Equal and unequal keys in one big object: found once each, and fast. */
static void test_many_keys(void **state)
{
    struct strbuf text = {0};
    struct scanned s;
    int i;

    (void)state;
    strbuf_text(&text, "{\"k777\":0");
    for (i = 0; i < 20000; i++)
        strbuf_format(&text, ",\"k%d\":0", i);
    strbuf_text(&text, "}");
    scan_bytes(&s, strbuf_get(&text), text.length);
    assert_int_equal(s.diags.count, 1);
    assert_string_equal(s.diags.items[0].place.pointer, "/k777");
    scan_free(&s);
    strbuf_clear(&text);
}

/* Cut off anywhere, a good text is refused and nothing beyond it is read:
 * the copy has just the size, so a sanitizer sees it. */
static void test_every_prefix(void **state)
{
    static const char text[] =
        "{\"k\\u00e9\": [1.5e3, \"\\ud83d\\ude00 \xc3\xa9\", true], \"z\": -0}";
    size_t length;

    (void)state;
    for (length = 0; length < strlen(text); length++) {
        struct scanned s;

        scan_bytes(&s, text, length);
        assert_false(s.clean);
        scan_free(&s);
    }
}

/* Findings far into a long line count code points from its start. */
static void test_far_columns(void **state)
{
    struct strbuf text = {0};
    struct scanned s;
    int i;

    (void)state;
    strbuf_text(&text, "\n[");
    for (i = 0; i < 3000; i++)
        strbuf_text(&text, "\"\xc3\xa9\",");
    strbuf_text(&text, "x]");
    scan_bytes(&s, strbuf_get(&text), text.length);
    assert_int_equal(s.diags.items[0].place.line, 2);
    assert_int_equal(s.diags.items[0].place.column, 2 + 3000 * 4);
    scan_free(&s);
    strbuf_clear(&text);
}

/* Beyond the text is its end, within the mark of bytes its beginning. */
static void test_places_outside(void **state)
{
    static const char bytes[] = "\xef\xbb\xbf"
                                "one\ntwo";
    struct locator locator;
    int32_t line, column;

    (void)state;
    locator_init(&locator, bytes, sizeof bytes - 1);
    locator_find(&locator, 99, &line, &column);
    assert_int_equal(line, 2);
    assert_int_equal(column, 4);
    locator_find(&locator, 1, &line, &column);
    assert_int_equal(line, 1);
    assert_int_equal(column, 1);
    locator_clear(&locator);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places_outside),
        cmocka_unit_test(test_accepts),
        cmocka_unit_test(test_refuses_with_place),
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_broken_string),
        cmocka_unit_test(test_raw_nul),
        cmocka_unit_test(test_several_findings_in_one_run),
        cmocka_unit_test(test_findings_have_an_end),
        cmocka_unit_test(test_pointers),
        cmocka_unit_test(test_values_in_order),
        cmocka_unit_test(test_many_keys),
        cmocka_unit_test(test_every_prefix),
        cmocka_unit_test(test_far_columns),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
