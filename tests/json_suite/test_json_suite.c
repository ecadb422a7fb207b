/* The 318 files of JSONTestSuite through scanner and cJSON together: all 95
 * that must be accepted are accepted as JSON, though four of them break a rule
 * of this language on top; all 188 that must be refused are; where the suite
 * leaves it open the 35 verdicts are fixed here. */
#include "unit/load_fixture.h"

#include "scenario/document.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER DEMARCHE_SHARED "/corpora/json-test-suite/test_parsing/"

/* Duplicate keys and U+0000 are JSON, but no scenario. */
static const char *const refused_by_us[] = {
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
    "y_object_escaped_null_in_key.json", "y_string_null_escape.json"};

static const char *const accepted_by_us[] = {
    "i_number_double_huge_neg_exp.json",
    "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
    "i_structure_UTF-8_BOM_empty_object.json"};

static bool listed(const char *const *list, size_t count, const char *name)
{
    size_t i;

    for (i = 0; i < count; i++)
        if (strcmp(list[i], name) == 0)
            return true;
    return false;
}

static bool wanted(const char *name)
{
    if (name[0] == 'y')
        return !listed(refused_by_us, COUNT(refused_by_us), name);
    return listed(accepted_by_us, COUNT(accepted_by_us), name);
}

/* Whether all that was found is what a scenario, but not JSON, forbids. */
static bool only_ours(const struct diag_list *diags)
{
    size_t i;

    for (i = 0; i < diags->count; i++)
        if (diags->items[i].code != CODE_SYNTAX_TWICE &&
            diags->items[i].code != CODE_SYNTAX_NUL)
            return false;
    return true;
}

static bool accepts(const char *name)
{
    struct strbuf path = {0};
    struct strbuf bytes = {0};
    struct arena lasting = {0};
    struct diag_list diags = {0};
    struct document document;
    char *exact;
    bool fine;

    strbuf_format(&path, FOLDER "%s", name);
    assert_true(load_fixture_read(strbuf_get(&path), &bytes));
    exact = malloc(bytes.length > 0 ? bytes.length : 1);
    memcpy(exact, strbuf_get(&bytes), bytes.length);
    document_init(&document, name, exact, bytes.length);
    fine = document_parse(&document, &lasting, &diags);
    assert_true(fine == (diags.count == 0));
    if (name[0] == 'y')
        assert_true(only_ours(&diags));
    document_clear(&document);
    diag_clear(&diags);
    arena_clear(&lasting);
    strbuf_clear(&bytes);
    strbuf_clear(&path);
    free(exact);
    return fine;
}

static void test_suite(void **state)
{
    DIR *folder = opendir(FOLDER);
    const struct dirent *entry;
    int count = 0;
    int wrong = 0;

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        if (!strchr("yni", entry->d_name[0]) || entry->d_name[1] != '_')
            continue;
        count++;
        if (accepts(entry->d_name) == wanted(entry->d_name))
            continue;
        print_error("%s\n", entry->d_name);
        wrong++;
    }
    closedir(folder);
    assert_int_equal(wrong, 0);
    assert_int_equal(count, 318);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_suite)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
