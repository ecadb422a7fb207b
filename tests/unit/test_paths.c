/* setenv and realpath are hidden by -std=c11 without this. */
#define _XOPEN_SOURCE 700

#include "platform/paths.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

static int clear(void **state)
{
    static struct arena arena;
    arena_clear(&arena);
    *state = &arena;
    return 0;
}

static void test_join(void **state)
{
    assert_string_equal(paths_join(*state, "a", "b"), "a/b");
    assert_string_equal(paths_join(*state, "a/", "b"), "a/b");
    assert_string_equal(paths_join(*state, "/", "b"), "/b");
}

static void test_the_program_lies_in_a_folder(void **state)
{
    const char *folder = paths_program(*state);
    struct stat about;
    assert_true(folder[0] == '/');
    assert_int_equal(folder[strlen(folder) - 1], '/');
    assert_int_equal(stat(paths_join(*state, folder, "test_paths"), &about), 0);
}

static void test_data_beside_the_program_comes_first(void **state)
{
    char name[] = "paths-XXXXXX";
    const char *program = paths_program(*state);
    assert_int_equal(chdir(program), 0);
    assert_non_null(mkdtemp(name));
    const char *found = paths_data(*state, name);
    assert_non_null(found);
    assert_string_equal(found, paths_join(*state, program, name));
    assert_int_equal(rmdir(name), 0);
    assert_null(paths_data(*state, name));
}

static void test_data_of_the_build_is_the_source_folder(void **state)
{
    const char *found = paths_data(*state, "scenarios");
    assert_non_null(found);
    struct stat here, source;
    assert_int_equal(stat(found, &here), 0);
    assert_int_equal(stat(DEMARCHE_SOURCE "/scenarios", &source), 0);
    assert_true(here.st_ino == source.st_ino);
    assert_null(paths_data(*state, "README.md"));
}

static void test_the_user_folder(void **state)
{
    setenv("HOME", "/home/a", 1);
    setenv("XDG_DATA_HOME", "/data", 1);
    assert_string_equal(paths_user(*state), "/data/demarche");
    setenv("XDG_DATA_HOME", "relative", 1);
    assert_string_equal(paths_user(*state), "/home/a/.local/share/demarche");
    setenv("XDG_DATA_HOME", "", 1);
    assert_string_equal(paths_user(*state), "/home/a/.local/share/demarche");
    unsetenv("XDG_DATA_HOME");
    setenv("HOME", "", 1);
    assert_null(paths_user(*state));
    unsetenv("HOME");
    assert_null(paths_user(*state));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_join, clear),
        cmocka_unit_test_setup(test_the_program_lies_in_a_folder, clear),
        cmocka_unit_test_setup(test_data_beside_the_program_comes_first, clear),
        cmocka_unit_test_setup(test_data_of_the_build_is_the_source_folder,
                               clear),
        cmocka_unit_test_setup(test_the_user_folder, clear),
    };
    void *arena = NULL;
    int result = cmocka_run_group_tests(tests, NULL, NULL);
    clear(&arena);
    return result;
}
