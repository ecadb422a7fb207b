/* Whatever is asked of a file, and however wrong it is: each block of memory is
 * given back, also without a sanitizer that looks for lost ones. */
#include "unit/load_fixture.h"

#include "analysis/expect.h"
#include "scenario/format.h"
#include "scenario/strings.h"
#include "scenario/strings_write.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER DEMARCHE_SOURCE "/tests/bad_scenarios/"

static void *count_resize(void *context, void *old, size_t size)
{
    *(long *)context += old == NULL;
    return realloc(old, size);
}

static void count_release(void *context, void *block)
{
    *(long *)context -= block != NULL;
    free(block);
}

static void do_load(struct load *load, const struct strbuf *bytes)
{
    load_open(load, strbuf_get(bytes), bytes->length);
}

static void do_format(struct load *load, const struct strbuf *bytes)
{
    struct strbuf out = {0};

    format_json("t.json", strbuf_get(bytes), bytes->length, &out, &load->diags);
    strbuf_clear(&out);
}

static void do_texts(struct load *load, const struct strbuf *bytes)
{
    struct strbuf out = {0};
    struct sink sink = sink_to_strbuf(&out);
    struct strings strings;
    const struct strings_source source = {load->model, &strings, "t.json",
                                          strbuf_get(bytes), bytes->length};

    strings_list(&strings, load->model, &load->arena);
    if (strings.clash == NULL)
        strings_write_template(&source, &sink);
    strbuf_clear(&out);
}

static void do_claims(struct load *load)
{
    struct expect expect;

    expect_decide(&expect, load->model, (struct effort){EXPECT_EFFORT, false},
                  &load->arena);
    expect_report(&expect, "t.json", &load->diags);
}

/* How many blocks are kept when all is closed. */
static long kept(const struct strbuf *bytes)
{
    long blocks = 0;
    const struct mem_source counted = {count_resize, count_release, &blocks};
    struct load load;

    mem_set_source(&counted);
    do_load(&load, bytes);
    assert_true(blocks > 0);
    do_format(&load, bytes);
    if (load.model != NULL) {
        do_texts(&load, bytes);
        do_claims(&load);
    }
    load_close(&load);
    mem_set_source(NULL);
    return blocks;
}

static void check_file(const char *path)
{
    struct strbuf bytes = {0};
    long blocks;

    assert_true(load_fixture_read(path, &bytes));
    blocks = kept(&bytes);
    if (blocks != 0)
        fail_msg("%s: %ld blocks are not given back", path, blocks);
    strbuf_clear(&bytes);
}

static void test_what_is_wrong(void **state)
{
    DIR *folder = opendir(FOLDER);
    const struct dirent *entry;
    int files = 0;

    (void)state;
    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        const char *dot = strrchr(entry->d_name, '.');
        struct strbuf path = {0};

        if (dot == NULL || strcmp(dot, ".json") != 0)
            continue;
        strbuf_format(&path, FOLDER "%s", entry->d_name);
        check_file(strbuf_get(&path));
        strbuf_clear(&path);
        files++;
    }
    closedir(folder);
    assert_true(files >= 100);
}

static void test_what_is_right(void **state)
{
    (void)state;
    check_file(DEMARCHE_SOURCE "/scenarios/meridia/scenario.json");
    check_file(DEMARCHE_SOURCE "/scenarios/sony_2014/scenario.json");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_wrong),
        cmocka_unit_test(test_what_is_right),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
