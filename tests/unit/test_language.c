/* Names of languages, and lists of those that are wanted. */
#include "unit/unit.h"

#include "base/language.h"
#include "base/strbuf.h"

#include <string.h>

static void test_names(void **state)
{
    static const struct {
        const char *text, *tag;
    } rows[] = {
        {"de", "de"},
        {"DE", "de"},
        {"de_AT", "de_AT"},
        {"de-at", "de_AT"},
        {"de_AT.UTF-8", "de_AT"},
        {"de_AT@euro", "de_AT"},
        {"de_AT.UTF-8@euro", "de_AT"},
        {"zh-hant-tw", "zh_Hant_TW"},
        {"es-419", "es_419"},
        {"ast", "ast"},
        {"ca_ES_valencia", "ca_ES_valencia"},
        {"qps", "qps"},
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++) {
        char tag[LANGUAGE_BYTES];

        assert_true(language_read(tag, rows[i].text, strlen(rows[i].text)));
        assert_string_equal(tag, rows[i].tag);
    }
}

/* Nothing that could lead a file's name anywhere. */
static void test_no_names(void **state)
{
    static const char *const rows[] = {"",
                                       "d",
                                       "1e",
                                       "../de",
                                       "de/x",
                                       "de/../x",
                                       "/de",
                                       "de\\x",
                                       "de_",
                                       "de__AT",
                                       "de_A",
                                       "de_/",
                                       "de AT",
                                       "d\xc3\xa4",
                                       "%2e%2e",
                                       "deut",
                                       "C",
                                       "de_..",
                                       "..",
                                       ".po",
                                       "de_123456789",
                                       "de_abcdefgh_abcdefgh_abcdefgh"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++) {
        char tag[LANGUAGE_BYTES];

        if (language_read(tag, rows[i], strlen(rows[i])))
            fail_msg("\"%s\" is taken as %s", rows[i], tag);
    }
}

static void test_longest(void **state)
{
    char tag[LANGUAGE_BYTES];

    (void)state;
    assert_true(language_read(tag, "zh_abcdefgh_abcdefgh_ab", 23));
    assert_int_equal(strlen(tag), LANGUAGE_BYTES - 1);
    assert_false(language_read(tag, "zho_abcdefgh_abcdefgh_ab", 24));
}

static void expect_list(const char *text, const char *wanted)
{
    struct language_list list;
    struct strbuf joined = {0};
    int32_t i;

    language_list_read(&list, text);
    for (i = 0; i < list.count; i++)
        strbuf_format(&joined, "%s%s", i > 0 ? ":" : "", list.tags[i]);
    assert_string_equal(strbuf_get(&joined), wanted);
    strbuf_clear(&joined);
}

static void test_lists(void **state)
{
    (void)state;
    expect_list("", "");
    expect_list("de", "de");
    expect_list("de_AT.UTF-8", "de_AT:de");
    expect_list("de_AT:fr:de", "de_AT:de:fr");
    expect_list("zh_Hant_TW", "zh_Hant_TW:zh_Hant:zh");
    expect_list("../x:de::fr", "de:fr");
    expect_list("C", "");
    expect_list("C.UTF-8", "");
    expect_list("POSIX", "");
    expect_list("posix", "");
    expect_list("fr:C:de", "fr");
    expect_list("ab:ac:ad:ae:af:ag:ah:ai:aj:ak:al:am:an:ao:ap:aq:ar:as",
                "ab:ac:ad:ae:af:ag:ah:ai:aj:ak:al:am:an:ao:ap:aq");
}

static void test_same(void **state)
{
    (void)state;
    assert_true(language_same("de", "de_AT"));
    assert_true(language_same("en-GB", "EN"));
    assert_false(language_same("de", "den"));
    assert_false(language_same("", ""));
    assert_false(language_same("de", "en"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),   cmocka_unit_test(test_no_names),
        cmocka_unit_test(test_longest), cmocka_unit_test(test_lists),
        cmocka_unit_test(test_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
