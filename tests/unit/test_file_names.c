/* fork, mkfifo and seteuid are hidden by -std=c11 without this. */
#define _XOPEN_SOURCE 700

#include "unit/file_fixture.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

/* New files and old ones --------------------------------------------------- */

static void test_add_never_replaces(void **state)
{
    assert_int_equal(file_add("a.bad", "one", 3), FILE_OK);
    assert_int_equal(file_add("a.bad", "two", 3), FILE_TAKEN);
    place_holds(*state, "a.bad", "one");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(symlink("nowhere", "link"), 0);
    assert_int_equal(file_add("folder", "x", 1), FILE_TAKEN);
    assert_int_equal(file_add("pipe", "x", 1), FILE_TAKEN);
    assert_int_equal(file_add("link", "x", 1), FILE_TAKEN);
    assert_int_equal(file_add("none/a", "x", 1), FILE_MISSING);
    assert_string_equal(place_names(*state, "."), "a.bad folder link pipe ");
}

/* The rename says it too, where the file came after the look. */
static enum file_result none_open(const char *path, int *file, size_t *size)
{
    (void)path;
    (void)file;
    (void)size;
    return FILE_MISSING;
}

static void test_add_loses_a_race_with_grace(void **state)
{
    struct file_calls calls = file_system;
    calls.open = none_open;
    place_put("a", "first", 5);
    assert_int_equal(file_add_with(&calls, "a", "x", 1), FILE_TAKEN);
    place_holds(*state, "a", "first");
    assert_string_equal(place_names(*state, "."), "a ");
}

static enum file_result cannot_rename_new(const char *from, const char *to)
{
    (void)from;
    (void)to;
    return FILE_DENIED;
}

static void test_add_where_nothing_can_be_linked(void **state)
{
    struct file_calls calls = file_system;
    calls.rename_new = cannot_rename_new;
    assert_int_equal(file_add_with(&calls, "a", "one", 3), FILE_OK);
    place_holds(*state, "a", "one");
    calls.open = none_open;
    assert_int_equal(file_add_with(&calls, "a", "two", 3), FILE_TAKEN);
    place_holds(*state, "a", "one");
    assert_string_equal(place_names(*state, "."), "a ");
}

static void test_remove(void **state)
{
    place_put("a", "x", 1);
    place_put("b", "x", 1);
    assert_int_equal(file_remove("a"), FILE_OK);
    assert_string_equal(place_names(*state, "."), "b ");
    assert_int_equal(file_remove("a"), FILE_MISSING);
    assert_int_equal(file_remove("none/a"), FILE_MISSING);
}

static void test_tidy_takes_what_a_killed_program_left(void **state)
{
    static const char *const names[] = {
        "a",       "a.new0",  "a.new42", "a.new100", "a.new",
        "a.new1x", "a.newly", "aa.new0", "b.new0",   "a.lock"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        place_put(names[i], "x", 1);
    }
    file_tidy("a");
    assert_string_equal(
        place_names(*state, "."),
        "a a.lock a.new a.new100 a.new1x a.newly aa.new0 b.new0 ");
    file_tidy("./b");
    assert_string_equal(place_names(*state, "."),
                        "a a.lock a.new a.new100 a.new1x a.newly aa.new0 ");
    file_tidy("none/a"); /* nothing to do, nothing to say */
}

static void test_a_hundred_left_files_are_too_many(void **state)
{
    char name[32];
    for (int i = 0; i < FILE_TEMPORARY_MOST; i++) {
        snprintf(name, sizeof(name), "a.new%d", i);
        place_put(name, "x", 1);
    }
    assert_int_equal(file_replace("a", "x", 1), FILE_BUSY);
    file_tidy("a");
    assert_string_equal(place_names(*state, "."), "");
    assert_int_equal(file_replace("a", "x", 1), FILE_OK);
}

/* Folders ------------------------------------------------------------------ */

static int mode_of(const char *path)
{
    struct stat about;
    assert_int_equal(stat(path, &about), 0);
    return (int)(about.st_mode & 0777);
}

static void test_folders_are_made_with_those_above(void **state)
{
    struct test_place *place = *state;
    assert_int_equal(folder_make("a/b//c/"), FILE_OK);
    assert_int_equal(mode_of("a"), 0700);
    assert_int_equal(mode_of("a/b/c"), 0700);
    assert_int_equal(folder_make("a/b/c"), FILE_OK);
    assert_int_equal(folder_make("./a/./d/../e"), FILE_OK);
    assert_string_equal(place_names(place, "a"), "b d e ");
    assert_int_equal(folder_make("/"), FILE_OK);
    assert_int_equal(folder_make("."), FILE_OK);
    assert_int_equal(folder_make(""), FILE_MISSING);

    char here[4096];
    char path[4200];
    assert_non_null(getcwd(here, sizeof(here)));
    snprintf(path, sizeof(path), "%s//x/y", here);
    assert_int_equal(folder_make(path), FILE_OK);
    assert_int_equal(mode_of("x/y"), 0700);
}

static void test_a_folder_keeps_its_rights(void **state)
{
    (void)state;
    assert_int_equal(mkdir("a", 0755), 0);
    assert_int_equal(chmod("a", 0755), 0);
    assert_int_equal(folder_make("a/b"), FILE_OK);
    assert_int_equal(mode_of("a"), 0755);
}

static void test_a_file_is_in_the_way(void **state)
{
    (void)state;
    place_put("a", "x", 1);
    assert_int_equal(folder_make("a"), FILE_TAKEN);
    assert_int_equal(folder_make("a/b/c"), FILE_TAKEN);
    assert_int_equal(symlink("nowhere", "link"), 0);
    assert_int_equal(folder_make("link"), FILE_MISSING);
}

/* Root may do everything, so it plays somebody else for a moment. */
static void test_a_folder_of_somebody_else(void **state)
{
    uid_t self = geteuid();
    (void)state;
    assert_int_equal(mkdir("a", 0700), 0);
    assert_int_equal(mkdir("a/open", 0700), 0);
    assert_int_equal(chmod("a/open", 0777), 0);
    assert_int_equal(chmod("a", self == 0 ? 0711 : 0500), 0);
    assert_int_equal(chmod(".", 0755), 0);
    if (self == 0) {
        assert_int_equal(seteuid(65534), 0);
    }
    enum file_result made = folder_make("a/b");
    enum file_result there = folder_make("a/open");
    enum file_result below = folder_make("a/open/c");
    assert_int_equal(seteuid(self), 0);
    assert_int_equal(chmod("a", 0700), 0);
    assert_int_equal(made, FILE_DENIED);
    assert_int_equal(there, FILE_OK);
    assert_int_equal(below, FILE_OK);
}

/* Locks -------------------------------------------------------------------- */

static void test_a_lock_bars_others_until_it_is_let_go(void **state)
{
    struct file_lock *lock, *other;
    assert_int_equal(file_lock("a", &lock), FILE_OK);
    assert_int_equal(file_lock("a", &other), FILE_BUSY);
    assert_null(other);
    assert_int_equal(file_lock("b", &other), FILE_OK);
    assert_string_equal(place_names(*state, "."), "a.lock b.lock ");
    file_unlock(lock);
    assert_int_equal(file_lock("a", &lock), FILE_OK);
    file_unlock(lock);
    file_unlock(other);
    file_unlock(NULL);
    assert_string_equal(place_names(*state, "."), "");
}

static void test_no_lock_without_a_folder(void **state)
{
    struct file_lock *lock;
    (void)state;
    assert_int_equal(file_lock("none/a", &lock), FILE_MISSING);
    assert_null(lock);
    assert_int_equal(mkdir("a.lock", 0777), 0);
    assert_int_equal(file_lock("a", &lock), FILE_NOT_REGULAR);
    assert_int_equal(symlink("elsewhere", "b.lock"), 0);
    assert_int_equal(file_lock("b", &lock), FILE_DENIED);
}

/* The child says over the pipe that it holds the lock, and is then killed. */
static void test_the_lock_of_a_killed_program_is_free(void **state)
{
    struct file_lock *lock;
    int ends[2], status;
    char byte;
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        enum file_result result = file_lock("a", &lock);
        if (write(ends[1], result == FILE_OK ? "1" : "0", 1) == 1) {
            pause();
        }
        _exit(1);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(byte, '1');
    assert_int_equal(file_lock("a", &lock), FILE_BUSY);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_string_equal(place_names(*state, "."), "a.lock ");
    assert_int_equal(file_lock("a", &lock), FILE_OK);
    file_unlock(lock);
    assert_string_equal(place_names(*state, "."), "");
    close(ends[0]);
    close(ends[1]);
}

/* Two programs: the first lets go between the other's opening of the file and
 * its taking the lock, so that lock is of a file that has no name any more. A
 * third one has made a new file by then. */
static struct file_lock *first, *third;

static enum file_result late_take(int file)
{
    if (first != NULL) {
        file_unlock(first);
        first = NULL;
        assert_int_equal(file_lock("a", &third), FILE_OK);
    }
    return file_system.take_lock(file);
}

static void test_a_lock_without_a_name_is_none(void **state)
{
    struct file_calls calls = file_system;
    struct file_lock *second;
    (void)state;
    calls.take_lock = late_take;
    assert_int_equal(file_lock("a", &first), FILE_OK);
    assert_int_equal(file_lock_with(&calls, "a", &second), FILE_BUSY);
    assert_null(second);
    file_unlock(third);
    assert_int_equal(file_lock("a", &second), FILE_OK);
    file_unlock(second);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_add_never_replaces),
        IN_PLACE(test_add_loses_a_race_with_grace),
        IN_PLACE(test_add_where_nothing_can_be_linked),
        IN_PLACE(test_remove),
        IN_PLACE(test_tidy_takes_what_a_killed_program_left),
        IN_PLACE(test_a_hundred_left_files_are_too_many),
        IN_PLACE(test_folders_are_made_with_those_above),
        IN_PLACE(test_a_folder_keeps_its_rights),
        IN_PLACE(test_a_file_is_in_the_way),
        IN_PLACE(test_a_folder_of_somebody_else),
        IN_PLACE(test_a_lock_bars_others_until_it_is_let_go),
        IN_PLACE(test_no_lock_without_a_folder),
        IN_PLACE(test_the_lock_of_a_killed_program_is_free),
        IN_PLACE(test_a_lock_without_a_name_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
