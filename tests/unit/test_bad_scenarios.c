/* Every file of tests/bad_scenarios against the findings written beside it,
 * and every code of the loader against the files. */
#include "unit/load_fixture.h"

#include "analysis/expect.h"

#include <dirent.h>
#include <string.h>

#define FOLDER DEMARCHE_SOURCE "/tests/bad_scenarios/"

/* Codes whose files would be too big to keep: test_limits raises them. */
static const char *const elsewhere[] = {"E401", "E403", "E406", "N412", "E413"};

static bool seen[CODE_COUNT];

/* What is said of the claims of a file that can be played. */
static void judge(const struct model *model, const char *name,
                  struct arena *arena, struct diag_list *diags)
{
    struct expect expect;

    if (model == NULL)
        return;
    expect_decide(&expect, model, (struct effort){EXPECT_EFFORT, false}, arena);
    expect_report(&expect, name, diags);
}

/* What the loader says of a file, and of its claims; one finding a line. */
static void findings(const char *name, const struct strbuf *bytes,
                     struct strbuf *out)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct sink sink = sink_to_strbuf(out);
    size_t i;

    judge(scenario_load(&arena, name, strbuf_get(bytes), bytes->length, &diags),
          name, &arena, &diags);
    diag_sort(&diags);
    diag_write_all(&diags, diags.count, &sink);
    for (i = 0; i < diags.count; i++)
        seen[diags.items[i].code] = true;
    diag_clear(&diags);
    arena_clear(&arena);
}

static bool same_findings(const char *name)
{
    struct strbuf path = {0};
    struct strbuf bytes = {0};
    struct strbuf expected = {0};
    struct strbuf out = {0};
    bool same;

    strbuf_format(&path, FOLDER "%s", name);
    assert_true(load_fixture_read(strbuf_get(&path), &bytes));
    strbuf_reset(&path);
    strbuf_format(&path, FOLDER "%.*s.expect", (int)(strlen(name) - 5), name);
    assert_true(load_fixture_read(strbuf_get(&path), &expected));
    findings(name, &bytes, &out);
    same = strcmp(strbuf_get(&out), strbuf_get(&expected)) == 0;
    if (!same)
        print_error("%s: found\n%sexpected\n%s", name, strbuf_get(&out),
                    strbuf_get(&expected));
    strbuf_clear(&path);
    strbuf_clear(&bytes);
    strbuf_clear(&expected);
    strbuf_clear(&out);
    return same;
}

static bool is_json(const char *name)
{
    size_t length = strlen(name);

    return length > 5 && strcmp(name + length - 5, ".json") == 0;
}

static void test_files(void **state)
{
    DIR *folder = opendir(FOLDER);
    const struct dirent *entry;
    int wrong = 0;
    int count = 0;

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        if (!is_json(entry->d_name))
            continue;
        count++;
        wrong += !same_findings(entry->d_name);
    }
    closedir(folder);
    assert_true(count > 40);
    assert_int_equal(wrong, 0);
}

static bool is_elsewhere(const char *code)
{
    size_t i;

    for (i = 0; i < sizeof elsewhere / sizeof elsewhere[0]; i++)
        if (strcmp(elsewhere[i], code) == 0)
            return true;
    return false;
}

/* Input (9xx) comes from elsewhere, and so do translations (E52x, W54x): see
 * test_po. */
static bool is_of_scenario(const char *code)
{
    return code[1] != '9' && !(code[1] == '5' && code[2] >= '2');
}

static void test_every_code_has_a_file(void **state)
{
    int missing = 0;
    int i;

    (void)state;
    for (i = 0; i < CODE_COUNT; i++) {
        const char *code = diag_code_info((enum diag_code)i)->text;

        if (!is_of_scenario(code) || seen[i] || is_elsewhere(code))
            continue;
        print_error("no file in tests/bad_scenarios raises %s\n", code);
        missing++;
    }
    assert_int_equal(missing, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_files),
        cmocka_unit_test(test_every_code_has_a_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
