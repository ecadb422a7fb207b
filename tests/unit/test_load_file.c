/* The loader and a file as a whole: dates, hashes, findings, damage. */
#include "unit/load_fixture.h"

#include <string.h>

static const struct model *open_fine(struct load *load, const char *members)
{
    load_open_members(load, members);
    if (!load->model)
        fail_msg("%s", load_findings(load));
    return load->model;
}

#define ACTORS                                                                 \
    "'actors': [{'id': 'us', 'name': 'We', 'playable': true},"                 \
    "{'id': 'them', 'name': 'They', 'short': 'Th'}],"

struct date_case {
    const char *text;
    int32_t day, minute;
};

/* Days since 1970-01-01, as python's date.toordinal() - 719163. */
static void test_dates(void **state)
{
    static const struct date_case cases[] = {
        {"1970-01-01", 0, -1},
        {"2031-03-02", 22340, -1},
        {"2000-02-29T23:59", 11016, 1439},
        {"1900-03-01", -25508, -1},
        {"0001-01-01", -719162, -1},
        {"9999-12-31", 2932896, -1},
        {"2014-12-17T09:30:59", 16421, 570},
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(cases); i++) {
        struct strbuf text = {0};
        struct load load;

        strbuf_format(&text,
                      "{\"start\": \"%s\", \"format\": 1, \"id\": \"t\", "
                      "\"title\": \"T\", \"language\": \"en\", \"limits\": "
                      "{\"turns\": 1}, \"scenes\": [{\"id\": \"s\", "
                      "\"title\": \"S\", \"date\": \"1970-01-11T00:01\"}], "
                      "\"endings\": [{\"id\": \"e\", \"title\": \"E\", "
                      "\"text\": \"x\"}]}",
                      cases[i].text);
        load_open(&load, strbuf_get(&text), text.length);
        assert_non_null(load.model);
        assert_int_equal(load.model->start_day, cases[i].day);
        assert_int_equal(load.model->start_minute, cases[i].minute);
        assert_int_equal(load.model->scenes[0].day, 10 - cases[i].day);
        assert_int_equal(load.model->scenes[0].minute, 1);
        load_close(&load);
        strbuf_clear(&text);
    }
}

static void test_wrong_dates(void **state)
{
    static const char *const texts[] = {"",
                                        "2031",
                                        "2031-1-02",
                                        "2031-00-01",
                                        "2031-13-01",
                                        "2031-01-00",
                                        "2031-04-31",
                                        "1900-02-29",
                                        "0000-01-01",
                                        "2031-01-02 ",
                                        "2031-01-02T",
                                        "2031-01-02T24:00",
                                        "2031-01-02T09:60",
                                        "2031-01-02T09:30:60",
                                        "2031-01-02T09:30Z",
                                        "2031-01-02 09:30"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(texts); i++) {
        struct strbuf text = {0};
        struct load load;

        strbuf_format(&text,
                      "\"scenes\": [{\"id\": \"s\", \"title\": \"S\", "
                      "\"date\": \"%s\"}],",
                      texts[i]);
        load_open_members(&load, strbuf_get(&text));
        if (load_found(&load, "E109") != 1)
            fail_msg("accepted: %s", texts[i]);
        load_close(&load);
        strbuf_clear(&text);
    }
}

/* Hashes ------------------------------------------------------------------ */

static uint64_t rules_of(const char *members, uint64_t *file)
{
    struct load load;
    const struct model *model = open_fine(&load, members);
    uint64_t hash = model->rules_hash;

    *file = model->file_hash;
    load_close(&load);
    return hash;
}

#define PLAY(title, more, heat)                                                \
    ACTORS "'meters': [{'id': 'heat', 'name': 'H'" more "}],"                  \
           "'scenes': [{'id': 's', 'title': '" title                           \
           "', 'effects': {'heat': " heat "}}],"

static void test_rules_hash(void **state)
{
    uint64_t files[6];
    uint64_t base = rules_of(PLAY("One", "", "1"), &files[0]);

    (void)state;
    assert_true(base == rules_of(PLAY("Two", "", "1"), &files[1]));
    assert_true(
        base ==
        rules_of(PLAY("One", ", 'x-a': 7, 'better': 'low'", "1"), &files[2]));
    assert_true(base == rules_of(PLAY("One", "", "  1"), &files[3]));
    assert_true(base != rules_of(PLAY("One", "", "2"), &files[4]));
    assert_true(base != rules_of(PLAY("One", ", 'max': 99", "1"), &files[5]));
    assert_true(files[0] != files[1] && files[0] != files[3]);
}

/* A condition on a text that asks for a counter changes every world. */
static void test_counters_are_rules(void **state)
{
    uint64_t file;
    uint64_t plain = rules_of("'scenes': [{'id': 's', 'title': 'S', 'brief': "
                              "[{'text': 'x', 'when': 'turn > 1'}]}],",
                              &file);
    uint64_t count = rules_of("'scenes': [{'id': 's', 'title': 'S', 'brief': "
                              "[{'text': 'x', 'when': 'visited(s) > 1'}]}],",
                              &file);

    (void)state;
    assert_true(plain != count);
}

/* Of counters of one kind: what one counts is a rule, too, also where the
 * world has as many words. */
static void test_what_is_counted_is_a_rule(void **state)
{
    static const char *const counted[] = {
        "visited(s)",   "visited(t)",     "taken(o)", "taken(p)",
        "taken(o, us)", "taken(o, them)", "since(o)", "since(p)"};
    uint64_t hashes[COUNT(counted)];
    uint64_t file;

    (void)state;
    for (size_t i = 0; i < COUNT(counted); i++) {
        struct strbuf text = {0};

        strbuf_format(&text,
                      ACTORS "'options': [{'id': 'o', 'label': 'O'}, {'id': "
                             "'p', 'label': 'P'}], 'scenes': [{'id': 's', "
                             "'title': 'S', 'actor': 'us', 'options': ['o', "
                             "'p']}, {'id': 't', 'title': 'T', 'actor': "
                             "'them', 'options': ['o', 'p'], 'brief': "
                             "[{'text': 'x', 'when': '%s > 0'}]}],",
                      counted[i]);
        hashes[i] = rules_of(strbuf_get(&text), &file);
        for (size_t k = 0; k < i; k++)
            if (counted[k][0] == counted[i][0] && hashes[k] == hashes[i])
                fail_msg("%s and %s", counted[k], counted[i]);
        strbuf_clear(&text);
    }
}

/* Findings ---------------------------------------------------------------- */

/* The first thing of all, named where one of another kind is expected. */
static void test_another_kind(void **state)
{
    struct load load;

    (void)state;
    load_open_members(
        &load, "'meters': [{'id': 'heat', 'name': 'H'}], 'scenes': [{'id': "
               "'s', 'title': 'S', 'show': ['heat']}],");
    assert_int_equal(load_found(&load, "E602"), 1);
    if (strstr(load_findings(&load),
               "\"heat\" is a meter, expected an actor") == NULL)
        fail_msg("%s", load_findings(&load));
    load_close(&load);
}

/* Syntax, shape, names, types and references of one file in one run. */
static void test_all_findings_in_one_run(void **state)
{
    static const char *const codes[] = {"E101", "E102", "E103", "E203",
                                        "E302", "E112", "E501", "E601"};
    struct load load;
    size_t i;

    (void)state;
    load_open_members(
        &load, "'actors': [{'id': 'us', 'name': 7}, {'id': 'us', 'name': "
               "'W'}], 'scenes': [{'id': 's', 'title': 'a *b', 'next': 'x', "
               "'wehn': true, 'when': 'nothing > 3', 'days': -1}, {}],");
    for (i = 0; i < COUNT(codes); i++)
        if (load_found(&load, codes[i]) == 0)
            fail_msg("%s is missing in\n%s", codes[i], load_findings(&load));
    load_close(&load);
}

/* An expression's finding stands at its string in the file. */
static void test_expressions_have_a_place(void **state)
{
    struct load load;

    (void)state;
    load_open_members(&load, "\n 'rules': [{'id': 'r', 'name': 'R',\n"
                             "  'when': 'heet > 3', 'headline': 'H'}],");
    assert_int_equal(load.diags.count, 1);
    assert_int_equal(load.diags.items[0].place.line, 3);
    assert_int_equal(load.diags.items[0].place.column, 12);
    assert_string_equal(load.diags.items[0].place.pointer, "/rules/0/when");
    assert_string_equal(load.diags.items[0].place.file, "t.json");
    load_close(&load);
}

/* A leading byte order mark is no part of the text. */
static void test_byte_order_mark(void **state)
{
    static const char text[] = "\xef\xbb\xbf{\"format\": 3}";
    struct load load;

    (void)state;
    load_open(&load, text, strlen(text));
    assert_int_equal(load_found(&load, "E108"), 1);
    assert_int_equal(load.diags.items[0].place.line, 1);
    assert_int_equal(load.diags.items[0].place.column, 1);
    load_close(&load);
}

/* Cut off or with a byte changed, a file never breaks the loader. */
static void test_broken_copies(void **state)
{
    struct strbuf text = {0};
    size_t i;

    (void)state;
    assert_true(load_fixture_read(
        DEMARCHE_SOURCE "/scenarios/meridia/scenario.json", &text));
    for (i = 0; i < text.length; i += 97) {
        static const char changes[] = "\"{}[]:,0x\\";
        char before = text.text[i];
        struct load load;

        text.text[i] = changes[i / 97 % (sizeof changes - 1)];
        load_open(&load, text.text, text.length);
        load_close(&load);
        text.text[i] = before;
    }
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_wrong_dates),
        cmocka_unit_test(test_rules_hash),
        cmocka_unit_test(test_counters_are_rules),
        cmocka_unit_test(test_what_is_counted_is_a_rule),
        cmocka_unit_test(test_another_kind),
        cmocka_unit_test(test_all_findings_in_one_run),
        cmocka_unit_test(test_expressions_have_a_place),
        cmocka_unit_test(test_byte_order_mark),
        cmocka_unit_test(test_broken_copies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
