/* setenv, mkdtemp and mkfifo are hidden by -std=c11 without this. */
#define _XOPEN_SOURCE 700

#include "unit/unit.h"

#include "app/catalogue.h"
#include "scenario/limits.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define GOOD(id, title)                                                        \
    "{\"format\":1,\"id\":\"" id "\",\"title\":\"" title                       \
    "\",\"language\":\"en\",\"start\":\"2030-01-01\","                         \
    "\"limits\":{\"turns\":3},\"summary\":\"Short.\","                         \
    "\"scenes\":[{\"id\":\"one\",\"title\":\"One\"}],"                         \
    "\"endings\":[{\"id\":\"calm\",\"title\":\"Calm\",\"text\":[\"So.\"]}]}"

static int enter(void **state)
{
    static char folder[32];
    strcpy(folder, "catalogue-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    *state = folder;
    return 0;
}

static void remove_below(const char *folder);

static void remove_entry(void *context, const char *name)
{
    char path[512];
    struct stat about;
    snprintf(path, sizeof(path), "%s/%s", (const char *)context, name);
    if (lstat(path, &about) == 0 && S_ISDIR(about.st_mode)) {
        remove_below(path);
    } else {
        remove(path);
    }
}

/* As deep as these tests make folders. */
static void remove_below(const char *folder)
{
    char path[512];
    snprintf(path, sizeof(path), "%s", folder);
    file_each(folder, remove_entry, path);
    rmdir(folder);
}

static int leave(void **state)
{
    if (chdir("..") != 0) {
        return -1;
    }
    remove_below(*state);
    return 0;
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* The one finding of a file that cannot be read. */
static void unreadable(const char *path, enum diag_code code)
{
    struct loaded loaded;
    loaded_open(&loaded, path);
    assert_null(loaded.model);
    assert_true(loaded.unreadable);
    assert_int_equal(loaded.diags.count, 1);
    assert_int_equal(loaded.diags.items[0].code, code);
    assert_string_equal(loaded.diags.items[0].place.file, path);
    loaded_clear(&loaded);
}

static void test_opens_a_scenario(void **state)
{
    struct loaded loaded;
    (void)state;
    put("a.json", GOOD("a", "A"));
    loaded_open(&loaded, "a.json");
    assert_non_null(loaded.model);
    assert_false(loaded.unreadable);
    assert_string_equal(loaded.model->title, "A");
    loaded_clear(&loaded);
    assert_null(loaded.model);
}

static void test_says_what_is_wrong_in_it(void **state)
{
    struct loaded loaded;
    (void)state;
    put("a.json", "{\"scenes\": [{\"id\": 3}],\n \"id\": 3,\n \"format\": 2}");
    loaded_open(&loaded, "a.json");
    assert_null(loaded.model);
    assert_false(loaded.unreadable);
    assert_true(loaded.diags.errors >= 2);
    assert_string_equal(loaded.diags.items[0].place.file, "a.json");
    for (size_t i = 1; i < loaded.diags.count; i++) {
        assert_true(loaded.diags.items[i - 1].place.line <=
                    loaded.diags.items[i].place.line);
    }
    loaded_clear(&loaded);
}

static void test_says_why_it_cannot_be_read(void **state)
{
    (void)state;
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(symlink("circle", "circle"), 0);
    unreadable("none.json", CODE_FILE_MISSING);
    unreadable("circle", CODE_FILE_DENIED);
    unreadable("folder", CODE_FILE_KIND);
    unreadable("pipe", CODE_FILE_KIND);
}

static void test_size_is_held_to_the_byte(void **state)
{
    struct loaded loaded;
    (void)state;
    char *text = malloc(LIMIT_FILE_BYTES + 2);
    memset(text, ' ', LIMIT_FILE_BYTES + 1);
    memcpy(text, GOOD("a", "A"), strlen(GOOD("a", "A")));
    text[LIMIT_FILE_BYTES + 1] = '\0';
    put("over.json", text);
    text[LIMIT_FILE_BYTES] = '\0';
    put("at.json", text);
    free(text);
    unreadable("over.json", CODE_FILE_SIZE);
    loaded_open(&loaded, "at.json");
    assert_non_null(loaded.model);
    loaded_clear(&loaded);
}

static void test_lists_a_folder(void **state)
{
    struct catalogue catalogue = {0};
    (void)state;
    assert_int_equal(mkdir("s", 0777), 0);
    assert_int_equal(mkdir("s/inner", 0777), 0);
    assert_int_equal(mkdir("s/nothing", 0777), 0);
    assert_int_equal(mkdir("s/.hidden", 0777), 0);
    put("s/z.json", GOOD("z", "Alpha"));
    put("s/a.json", "{");
    put("s/inner/scenario.json", GOOD("b", "zeta"));
    put("s/.hidden/scenario.json", GOOD("h", "Hidden"));
    put("s/README.md", "no scenario");
    catalogue_scan_folder(&catalogue, "s");
    catalogue_scan_folder(&catalogue, "none");
    assert_int_equal(catalogue.count, 3);
    assert_string_equal(catalogue.entries[0].title, "Alpha");
    assert_string_equal(catalogue.entries[0].path, "s/z.json");
    assert_string_equal(catalogue.entries[0].id, "z");
    assert_string_equal(catalogue.entries[0].summary, "Short.");
    assert_string_equal(catalogue.entries[0].error, "");
    assert_string_equal(catalogue.entries[1].id, "b");
    assert_string_equal(catalogue.entries[1].path, "s/inner/scenario.json");
    assert_string_equal(catalogue.entries[2].path, "s/a.json");
    assert_non_null(strstr(catalogue.entries[2].error, "error[E"));
    assert_null(strchr(catalogue.entries[2].error, '\n'));
    catalogue_clear(&catalogue);
}

/* A folder that is a link was put there on purpose; a file may have come with
 * somebody's scenario. */
static void test_lists_what_no_link_leads_to(void **state)
{
    struct catalogue catalogue = {0};
    (void)state;
    assert_int_equal(mkdir("k", 0777), 0);
    assert_int_equal(mkdir("k/evil", 0777), 0);
    assert_int_equal(mkdir("elsewhere", 0777), 0);
    put("elsewhere/scenario.json", GOOD("mine", "Mine"));
    put("elsewhere/secret", "{\"secret\": 1}");
    assert_int_equal(symlink("../elsewhere", "k/a"), 0);
    assert_int_equal(symlink("../elsewhere/secret", "k/b.json"), 0);
    assert_int_equal(symlink("../../elsewhere/secret", "k/evil/scenario.json"),
                     0);
    catalogue_scan_folder(&catalogue, "k");
    assert_int_equal(catalogue.count, 3);
    assert_string_equal(catalogue.entries[0].title, "Mine");
    for (size_t i = 1; i < 3; i++) {
        assert_non_null(strstr(catalogue.entries[i].error, "error[E931]"));
        assert_null(strstr(catalogue.entries[i].error, "secret\""));
    }
    catalogue_clear(&catalogue);
}

/* Of a folder that was named, the file in it was not. */
static void test_a_folders_file_is_no_link(void **state)
{
    struct loaded loaded;
    char *bytes;
    size_t length;
    struct arena arena = {0};
    (void)state;
    assert_int_equal(mkdir("named", 0777), 0);
    put("real.json", GOOD("a", "A"));
    assert_int_equal(symlink("real.json", "named.json"), 0);
    assert_int_equal(symlink("../real.json", "named/scenario.json"), 0);
    loaded_open(&loaded, "named");
    assert_null(loaded.model);
    assert_true(loaded.unreadable);
    assert_int_equal(loaded.diags.items[0].code, CODE_FILE_LINK);
    assert_string_equal(loaded.diags.items[0].place.file,
                        "named/scenario.json");
    loaded_clear(&loaded);
    loaded_open(&loaded, "named.json");
    assert_non_null(loaded.model);
    assert_int_equal(loaded_read_again(&loaded, &arena, &bytes, &length),
                     FILE_OK);
    assert_int_equal(length, strlen(GOOD("a", "A")));
    loaded_clear(&loaded);
    arena_clear(&arena);
}

#define TITLE(source, text)                                                    \
    "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"    \
    "msgctxt \"title\"\nmsgid \"" source "\"\nmsgstr \"" text "\"\n"

/* By the titles that are read; a translation that is bad hides none. */
static void test_lists_in_a_language(void **state)
{
    struct catalogue catalogue = {.languages = "fr:de_AT"};
    (void)state;
    assert_int_equal(mkdir("l", 0777), 0);
    assert_int_equal(mkdir("l/one", 0777), 0);
    put("l/one/scenario.json", GOOD("one", "One"));
    put("l/one/de.po", TITLE("One", "Zwei"));
    put("l/one/en.po", TITLE("One", "Uno"));
    put("l/two.json", GOOD("two", "Two"));
    put("l/two.de.po", TITLE("Two", "Eins"));
    put("l/three.json", GOOD("three", "Three"));
    put("l/three.de.po", "msgid");
    put("l/de.po", TITLE("Three", "Drei"));
    catalogue_scan_folder(&catalogue, "l");
    assert_int_equal(catalogue.count, 3);
    assert_string_equal(catalogue.entries[0].title, "Eins");
    assert_string_equal(catalogue.entries[1].title, "Three");
    assert_string_equal(catalogue.entries[2].title, "Zwei");
    catalogue_clear(&catalogue);
}

static void test_looks_in_both_places(void **state)
{
    struct catalogue catalogue;
    char here[4096];
    bool own = false, shipped = false;
    (void)state;
    assert_non_null(getcwd(here, sizeof(here)));
    setenv("XDG_DATA_HOME", here, 1);
    assert_int_equal(mkdir("demarche", 0777), 0);
    assert_int_equal(mkdir("demarche/scenarios", 0777), 0);
    put("demarche/scenarios/own.json", GOOD("own_one", "Own"));
    catalogue_scan(&catalogue, NULL);
    for (size_t i = 0; i < catalogue.count; i++) {
        own = own || strcmp(catalogue.entries[i].id, "own_one") == 0;
        shipped = shipped || strcmp(catalogue.entries[i].id, "meridia") == 0;
    }
    assert_true(own);
    assert_true(shipped);
    catalogue_clear(&catalogue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_opens_a_scenario),
        cmocka_unit_test(test_says_what_is_wrong_in_it),
        cmocka_unit_test(test_says_why_it_cannot_be_read),
        cmocka_unit_test(test_size_is_held_to_the_byte),
        cmocka_unit_test(test_lists_a_folder),
        cmocka_unit_test(test_lists_what_no_link_leads_to),
        cmocka_unit_test(test_a_folders_file_is_no_link),
        cmocka_unit_test(test_lists_in_a_language),
        cmocka_unit_test(test_looks_in_both_places),
    };
    return cmocka_run_group_tests(tests, enter, leave);
}
