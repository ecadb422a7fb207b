/* Each limit of limits.h that a file can meet: at its value the file loads,
 * one beyond it is refused. Those of expressions are in test_expr_bounds. */
#include "unit/load_fixture.h"

#include "scenario/limits.h"

#include <stdio.h>
#include <string.h>

static void expect_fine(const char *members)
{
    struct load load;

    load_open_members(&load, members);
    if (!load.model)
        fail_msg("%s", load_findings(&load));
    load_close(&load);
}

static void expect_refused(const char *members, const char *code)
{
    struct load load;

    load_open_members(&load, members);
    if (load_found(&load, code) != 1)
        fail_msg("expected %s once, found:\n%s", code, load_findings(&load));
    load_close(&load);
}

/* `count` items "\"key\": [item, item]," where %d in `item` is the number. */
static void add_list(struct strbuf *out, const char *key, const char *item,
                     int count)
{
    int i;

    strbuf_format(out, "\"%s\": [", key);
    for (i = 0; i < count; i++) {
        const char *mark = strstr(item, "%d");
        const char *at = item;

        if (i > 0)
            strbuf_char(out, ',');
        for (; mark; at = mark + 2, mark = strstr(at, "%d")) {
            strbuf_add(out, at, (size_t)(mark - at));
            strbuf_format(out, "%d", i);
        }
        strbuf_text(out, at);
    }
    strbuf_text(out, "],");
}

struct list_case {
    const char *before, *key, *item, *after;
    int most;
};

static const char actors[] =
    "\"actors\": [{\"id\": \"us\", \"name\": \"We\"}],";

static const struct list_case lists[] = {
    {"", "actors", "{\"id\": \"a%d\", \"name\": \"A\"}", "", LIMIT_ACTORS},
    {"", "meters", "{\"id\": \"a%d\", \"name\": \"A\"}", "", LIMIT_METERS},
    {"", "flags", "{\"id\": \"a%d\", \"name\": \"A\"}", "", LIMIT_FLAGS},
    {"", "unknowns", "{\"id\": \"a%d\", \"question\": \"A\"}", "",
     LIMIT_UNKNOWNS},
    {"", "scenes", "{\"id\": \"a%d\", \"title\": \"A\"}", "", LIMIT_SCENES},
    {"", "rules", "{\"id\": \"a%d\", \"name\": \"A\"}", "", LIMIT_RULES},
    {"", "events", "{\"id\": \"a%d\", \"name\": \"A\"}", "", LIMIT_EVENTS},
    {actors, "options", "{\"id\": \"o%d\", \"label\": \"A\"}", "",
     LIMIT_OPTIONS_ALL},
    {"\"rules\": [{\"id\": \"r\", \"name\": \"R\",", "later",
     "{\"id\": \"c%d\", \"in\": 1}", "\"once\": true}],", LIMIT_CONSEQUENCES},
    {"\"actors\": [{\"id\": \"us\", \"name\": \"We\"}], \"scenes\": [{\"id\": "
     "\"s\", \"title\": \"S\", \"actor\": \"us\",",
     "options", "{\"id\": \"o%d\", \"label\": \"A\"}", "\"days\": 1}],",
     LIMIT_OPTIONS},
};

static void build_list(struct strbuf *out, const struct list_case *c, int count)
{
    strbuf_text(out, c->before);
    add_list(out, c->key, c->item, count);
    strbuf_text(out, c->after);
}

static void test_lists(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(lists); i++) {
        struct strbuf text = {0};

        build_list(&text, &lists[i], lists[i].most);
        expect_fine(strbuf_get(&text));
        strbuf_reset(&text);
        build_list(&text, &lists[i], lists[i].most + 1);
        expect_refused(strbuf_get(&text), "E405");
        strbuf_clear(&text);
    }
}

/* Far more meters than there may be are still meters to whoever names one. */
static void test_kind_of_too_many(void **state)
{
    struct strbuf text = {0};
    struct load load;

    (void)state;
    add_list(&text, "meters", "{\"id\": \"a%d\", \"name\": \"A\"}", 5000);
    strbuf_text(&text, "\"scenes\": [{\"id\": \"s\", \"title\": \"S\", "
                       "\"actor\": \"a4999\", \"options\": [{\"id\": \"o\", "
                       "\"label\": \"A\"}]}],");
    load_open_members(&load, strbuf_get(&text));
    assert_non_null(strstr(load_findings(&load),
                           "\"a4999\" is a meter, expected an actor"));
    load_close(&load);
    strbuf_clear(&text);
}

/* Overrides count as options. */
static void add_overrides(struct strbuf *out, int scenes)
{
    int i;

    strbuf_text(out, actors);
    add_list(out, "options", "{\"id\": \"o%d\", \"label\": \"A\"}", 32);
    strbuf_text(out, "\"scenes\": [");
    for (i = 0; i < scenes; i++) {
        int k;

        strbuf_format(out,
                      "%s{\"id\":\"s%d\",\"title\":\"S\",\"actor\":\"us\","
                      "\"options\":[",
                      i > 0 ? "," : "", i);
        for (k = 0; k < 32; k++)
            strbuf_format(out, "%s{\"use\":\"o%d\",\"rung\":1}",
                          k > 0 ? "," : "", k);
        strbuf_text(out, "]}");
    }
    strbuf_text(out, "],");
}

static void test_overrides(void **state)
{
    struct strbuf text = {0};

    (void)state;
    add_overrides(&text, 511);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    add_overrides(&text, 512);
    expect_refused(strbuf_get(&text), "E405");
    strbuf_clear(&text);
}

static void add_decisions(struct strbuf *out, int count)
{
    add_list(out, "actors", "{\"id\": \"a%d\", \"name\": \"A\"}", 20);
    strbuf_text(out, "\"scenes\": [{\"id\": \"s\", \"title\": \"S\",");
    add_list(out, "decisions",
             "{\"actor\": \"a%d\", \"options\": [{\"id\": \"o%d\", "
             "\"label\": \"A\"}]}",
             count);
    strbuf_text(out, "\"days\": 1}],");
}

static void test_decisions(void **state)
{
    struct strbuf text = {0};

    (void)state;
    add_decisions(&text, LIMIT_DECISIONS);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    add_decisions(&text, LIMIT_DECISIONS + 1);
    expect_refused(strbuf_get(&text), "E405");
    strbuf_clear(&text);
}

/* Numbers: the text before and after one that may be low to high. */
struct number_case {
    const char *before, *after;
    int64_t low, high;
};

#define METER "\"meters\": [{\"id\": \"m\", \"name\": \"M\", "
#define SCENE "\"scenes\": [{\"id\": \"s\", \"title\": \"S\", "
#define OPTION                                                                 \
    "\"actors\": [{\"id\": \"us\", \"name\": \"We\"}]," SCENE                  \
    "\"actor\": \"us\", \"options\": [{\"id\": \"o\", \"label\": \"O\", "

static const struct number_case numbers[] = {
    {"\"limits\": {\"turns\": ", "},", 1, LIMIT_TURNS},
    {METER "\"max\": ", "}],", 0, LIMIT_METER_VALUE},
    {METER "\"min\": ", "}],", -LIMIT_METER_VALUE, 100},
    {METER "\"start\": ", "}],", 0, 100},
    {METER "\"scale\": \"likelihood\", \"start\": ", "}],", 1, 99},
    {METER "\"drift\": {\"to\": 5, \"by\": ", "}}],", 1, 2 * LIMIT_METER_VALUE},
    {SCENE "\"later\": [{\"id\": \"c\", \"in\": ", "}]}],", 1, LIMIT_LATER},
    {OPTION "\"weight\": ", "}]}],", 0, LIMIT_WEIGHT},
    {OPTION "\"outcomes\": [{\"weight\": ", "}]}]}],", 0, LIMIT_WEIGHT},
    {"\"events\": [{\"id\": \"x\", \"name\": \"X\", \"chance\": ", "}],", 0,
     100},
    {"\"unknowns\": [{\"id\": \"u\", \"question\": \"?\", \"values\": "
     "[{\"id\": \"w\"}, {\"id\": \"v\", \"weight\": ",
     "}]}],", 0, LIMIT_WEIGHT},
};

static int errors_with(const struct number_case *c, int64_t number)
{
    struct strbuf text = {0};
    struct load load;
    int errors;

    strbuf_format(&text, "%s%lld%s", c->before, (long long)number, c->after);
    load_open_members(&load, strbuf_get(&text));
    errors = (int)load.diags.errors;
    strbuf_clear(&text);
    load_close(&load);
    return errors;
}

static void test_numbers(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(numbers); i++) {
        const struct number_case *c = &numbers[i];

        if (errors_with(c, c->low) != 0 || errors_with(c, c->high) != 0)
            fail_msg("refused within: %s", c->before);
        if (errors_with(c, c->low - 1) != 1 || errors_with(c, c->high + 1) != 1)
            fail_msg("accepted beyond, or not one error: %s", c->before);
    }
}

/* The file itself --------------------------------------------------------- */

/* A note of so many bytes, signs or values that the file has `size`. */
static void test_file_size(void **state)
{
    static const char head[] =
        "{\"format\": 1, \"id\": \"t\", \"title\": \"T\", \"language\": "
        "\"en\", \"start\": \"2030-01-01\", \"limits\": {\"turns\": 9}, "
        "\"scenes\": [{\"id\": \"s\", \"title\": \"S\"}], \"endings\": "
        "[{\"id\": \"e\", \"title\": \"E\", \"text\": [\"x\"]}]}";
    struct strbuf text = {0};
    struct load load;

    (void)state;
    strbuf_text(&text, head);
    while (text.length < LIMIT_FILE_BYTES)
        strbuf_char(&text, ' ');
    load_open(&load, strbuf_get(&text), text.length);
    assert_non_null(load.model);
    load_close(&load);
    strbuf_char(&text, ' ');
    load_open(&load, strbuf_get(&text), text.length);
    assert_int_equal(load.diags.count, 1);
    assert_int_equal(load_found(&load, "E401"), 1);
    load_close(&load);
    strbuf_clear(&text);
}

static void add_depth(struct strbuf *out, int depth)
{
    int i;

    strbuf_text(out, "\"x-deep\": ");
    for (i = 1; i < depth; i++)
        strbuf_char(out, '[');
    for (i = 1; i < depth; i++)
        strbuf_char(out, ']');
    strbuf_text(out, ", ");
}

static void test_depth(void **state)
{
    struct strbuf text = {0};

    (void)state;
    add_depth(&text, LIMIT_DEPTH);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    add_depth(&text, LIMIT_DEPTH + 1);
    expect_refused(strbuf_get(&text), "E402");
    strbuf_clear(&text);
}

/* The members that load_open_members() puts in hold 18 values; the list is one.
 */
static void test_values(void **state)
{
    struct strbuf text = {0};

    (void)state;
    add_list(&text, "x-many", "0", LIMIT_VALUES - 19);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    add_list(&text, "x-many", "0", LIMIT_VALUES - 18);
    expect_refused(strbuf_get(&text), "E403");
    strbuf_clear(&text);
}

static void add_string(struct strbuf *out, int points, bool key)
{
    int i;

    strbuf_text(out, key ? "\"x-" : "\"summary\": \"");
    for (i = key ? 2 : 0; i < points; i++)
        strbuf_text(out, i % 2 ? "\xf0\x9f\x98\x80" : "\\u00e9");
    strbuf_text(out, key ? "\": 1," : "\",");
}

static void test_strings(void **state)
{
    int key;

    (void)state;
    for (key = 0; key < 2; key++) {
        struct strbuf text = {0};

        add_string(&text, LIMIT_STRING, key);
        expect_fine(strbuf_get(&text));
        strbuf_reset(&text);
        add_string(&text, LIMIT_STRING + 1, key);
        expect_refused(strbuf_get(&text), "E404");
        strbuf_clear(&text);
    }
}

/* Effects ----------------------------------------------------------------- */

/* 156 rules of 64 effects, and `more` effects of the scene: 9,984 + more. */
static void add_effects(struct strbuf *out, int more)
{
    int i;

    add_list(out, "meters", "{\"id\": \"m%d\", \"name\": \"M\"}", 64);
    strbuf_text(out, "\"rules\": [");
    for (i = 0; i < 156; i++) {
        int k;

        strbuf_format(out,
                      "%s{\"id\": \"r%d\", \"name\": \"R\", \"effects\": {",
                      i > 0 ? "," : "", i);
        for (k = 0; k < 64; k++)
            strbuf_format(out, "%s\"m%d\": 1", k > 0 ? "," : "", k);
        strbuf_text(out, "}}");
    }
    strbuf_text(out, "], " SCENE "\"set\": {");
    for (i = 0; i < more; i++)
        strbuf_format(out, "%s\"m%d\": 1", i > 0 ? "," : "", i);
    strbuf_text(out, "}}],");
}

static void test_effects(void **state)
{
    struct strbuf text = {0};

    (void)state;
    add_effects(&text, 16);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    add_effects(&text, 17);
    expect_refused(strbuf_get(&text), "E406");
    strbuf_clear(&text);
}

/* Of a decision the dearest option counts, with its dearest outcome; each
 * consequence counts once. 9,984 of rules, 3 of the option, 2 of the
 * outcome, `more` of the consequence. */
static void add_choice_effects(struct strbuf *out, int more)
{
    static const char scene[] = "], " SCENE "\"set\": {";
    char *end;
    int i;

    add_effects(out, 0);
    end = strstr(out->text, scene);
    assert_non_null(end);
    out->length = (size_t)(end - out->text);
    strbuf_text(out, "], " OPTION
                     "\"effects\": {\"m1\": 1, \"m2\": 1}, \"set\": {\"m3\": "
                     "1}, \"outcomes\": [{\"effects\": {\"m1\": 1}}, "
                     "{\"effects\": {\"m1\": 1, \"m2\": 1}, \"later\": "
                     "[{\"id\": \"c\", \"in\": 2, \"effects\": {");
    for (i = 0; i < more; i++)
        strbuf_format(out, "%s\"m%d\": 1", i > 0 ? "," : "", i);
    strbuf_text(out, "}}]}]}, {\"id\": \"p\", \"label\": \"P\", \"effects\": "
                     "{\"m1\": 1}}]}],");
}

static void test_choice_effects(void **state)
{
    struct strbuf text = {0};

    (void)state;
    add_choice_effects(&text, 11);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    add_choice_effects(&text, 12);
    expect_refused(strbuf_get(&text), "E406");
    strbuf_clear(&text);
}

/* An option without outcomes runs its own effects alone: 9,984 of rules, 15 of
 * the scene, `more` of the option. */
static void add_plain_choice(struct strbuf *out, int more)
{
    add_effects(out, 15);
    out->length -= strlen("}],");
    strbuf_text(out, ", \"actor\": \"us\", \"options\": [{\"id\": \"o\", "
                     "\"label\": \"O\", \"effects\": {");
    for (int i = 0; i < more; i++)
        strbuf_format(out, "%s\"m%d\": 1", i > 0 ? "," : "", i);
    strbuf_format(out, "}}]}], %s", actors);
}

static void test_plain_choice(void **state)
{
    struct strbuf text = {0};

    (void)state;
    add_plain_choice(&text, 1);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    add_plain_choice(&text, 2);
    expect_refused(strbuf_get(&text), "E406");
    strbuf_clear(&text);
}

/* Findings ---------------------------------------------------------------- */

static void test_findings_are_bounded(void **state)
{
    struct strbuf text = {0};
    struct load load;

    (void)state;
    add_list(&text, "scenes", "0", 4000);
    load_open_members(&load, strbuf_get(&text));
    assert_int_equal(load.diags.count, 2001);
    assert_int_equal(load_found(&load, "N412"), 1);
    load_close(&load);
    strbuf_clear(&text);
}

/* A label's room is counted in what a card shows. */
static void test_markup_takes_no_room(void **state)
{
    static const struct {
        const char *label;
        bool fits;
    } cases[] = {
        {"123456789 123456789 1234", true},
        {"123456789 123456789 12345", false},
        {"*123456789* **123456789** 1234", true},
        {"*123456789* **123456789** 12345", false},
        {"[123456789](codex:k) 123456789 1234", true},
        {"[123456789](codex:k) 123456789 12345", false},
        {"123456789 123456789 12\\\\*\\\\[", true},
        {"123456789 123456789 123\\\\*\\\\[", false},
        {"123456789 123456789 12{{}}", true},
        {"123456789 123456789 123{{}}", false},
        {"\xC3\xA4\xC3\xB6\xC3\xBC 6789 123456789 1234", true},
        {"\xC3\xA4\xC3\xB6\xC3\xBC 56789 123456789 12345", false},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf text = {0};
        struct load load;

        strbuf_format(&text,
                      "'codex': [{'id': 'k', 'title': 'K', 'text': ['t']}],"
                      "'options': [{'id': 'o', 'label': '%s'}],",
                      cases[i].label);
        load_open_members(&load, strbuf_get(&text));
        if (load.model == NULL ||
            (load_found(&load, "W504") == 0) != cases[i].fits)
            fail_msg("%s: %s", cases[i].label, load_findings(&load));
        load_close(&load);
        strbuf_clear(&text);
    }
}

/* 2,001 warnings do not hide an error. */
static void test_errors_are_not_left_out(void **state)
{
    struct strbuf text = {0};
    struct load load;

    (void)state;
    add_list(&text, "options",
             "{\"id\": \"o%d\", \"label\": \"123456789 123456789 12345\"}",
             2100);
    strbuf_text(&text, "\"rules\": [{}],");
    load_open_members(&load, strbuf_get(&text));
    assert_int_equal(load_found(&load, "W504"), 2000);
    assert_int_equal(load_found(&load, "E103"), 2);
    assert_int_equal(load_found(&load, "N412"), 1);
    assert_null(load.model);
    load_close(&load);
    strbuf_clear(&text);
}

/* The paragraphs of a rule's text, named "rules/xx…x/text/0" and so on. */
static void add_paragraphs(struct strbuf *out, int count)
{
    int i;

    strbuf_text(out, "\"events\": [{\"name\": \"\", \"id\": \"");
    for (i = 0; i < 64; i++)
        strbuf_char(out, 'x');
    strbuf_text(out, "\", \"later\": [{\"in\": 1, \"id\": \"");
    for (i = 0; i < 64; i++)
        strbuf_char(out, 'y');
    strbuf_text(out, "\", \"text\": [");
    for (i = 0; i < count; i++)
        strbuf_text(out, i > 0 ? ",\"\"" : "\"\"");
    strbuf_text(out, "]}]}],");
}

/* All names together have 8 MiB: as many paragraphs as that has room for.
 * The
 * scene has a title, the ending a title and a text. */
static int paragraphs_within(void)
{
    const size_t most = 8u * 1024 * 1024;
    size_t used = strlen("scenes/s/title") + strlen("endings/e/title") +
                  strlen("endings/e/text");
    size_t each = strlen("events//later//text/") + 2 * 64;
    int count = 0;

    for (;;) {
        char place[16];
        int digits = snprintf(place, sizeof place, "%d", count);

        used += each + (size_t)digits;
        if (used > most)
            return count;
        count++;
    }
}

static void test_names_of_texts(void **state)
{
    static const char ending[] = "\"endings\": [{\"id\": \"e\", \"title\": "
                                 "\"\", \"text\": \"\"}],";
    struct strbuf text = {0};
    int count = paragraphs_within();

    (void)state;
    strbuf_text(&text, ending);
    add_paragraphs(&text, count);
    expect_fine(strbuf_get(&text));
    strbuf_reset(&text);
    strbuf_text(&text, ending);
    add_paragraphs(&text, count + 1);
    expect_refused(strbuf_get(&text), "E413");
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_kind_of_too_many),
        cmocka_unit_test(test_overrides),
        cmocka_unit_test(test_decisions),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_file_size),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_effects),
        cmocka_unit_test(test_choice_effects),
        cmocka_unit_test(test_plain_choice),
        cmocka_unit_test(test_findings_are_bounded),
        cmocka_unit_test(test_markup_takes_no_room),
        cmocka_unit_test(test_errors_are_not_left_out),
        cmocka_unit_test(test_names_of_texts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
