/* mkfifo and seteuid are hidden by -std=c11 without this. */
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

static enum file_result get(struct test_place *place, const char *path,
                            size_t limit, struct file_bytes *out)
{
    return file_read(&place->arena, path, limit, &out->bytes, &out->length);
}

static void test_reads_bytes_as_they_are(void **state)
{
    struct file_bytes out;
    place_put("a", "x\0\r\n\xff", 5);
    assert_int_equal(get(*state, "a", 100, &out), FILE_OK);
    assert_int_equal(out.length, 5);
    assert_memory_equal(out.bytes, "x\0\r\n\xff", 6);
}

static void test_reads_an_empty_file(void **state)
{
    struct file_bytes out;
    place_put("a", "", 0);
    assert_int_equal(get(*state, "a", 0, &out), FILE_OK);
    assert_int_equal(out.length, 0);
    assert_string_equal(out.bytes, "");
}

static void test_limit_is_kept_to_the_byte(void **state)
{
    struct file_bytes out;
    place_put("a", "12345", 5);
    assert_int_equal(get(*state, "a", 6, &out), FILE_OK);
    assert_int_equal(get(*state, "a", 5, &out), FILE_OK);
    assert_int_equal(get(*state, "a", 4, &out), FILE_TOO_LARGE);
    assert_null(out.bytes);
}

static void test_reads_more_than_one_piece(void **state)
{
    struct file_bytes out;
    size_t length = 300000;
    char *bytes = malloc(length);
    for (size_t i = 0; i < length; i++) {
        bytes[i] = (char)(i % 251);
    }
    place_put("a", bytes, length);
    assert_int_equal(get(*state, "a", length, &out), FILE_OK);
    assert_int_equal(out.length, length);
    assert_memory_equal(out.bytes, bytes, length);
    free(bytes);
}

static void test_missing(void **state)
{
    struct file_bytes out;
    place_put("a", "", 0);
    assert_int_equal(get(*state, "none", 10, &out), FILE_MISSING);
    assert_int_equal(get(*state, "a/b", 10, &out), FILE_MISSING);
    assert_int_equal(get(*state, "", 10, &out), FILE_MISSING);
}

static void test_what_is_no_regular_file(void **state)
{
    struct file_bytes out;
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(get(*state, "pipe", 10, &out), FILE_NOT_REGULAR);
    assert_int_equal(get(*state, ".", 10, &out), FILE_NOT_REGULAR);
    assert_int_equal(get(*state, "/dev/zero", 10, &out), FILE_NOT_REGULAR);
    assert_int_equal(symlink("pipe", "link"), 0);
    assert_int_equal(get(*state, "link", 10, &out), FILE_NOT_REGULAR);
}

static void test_links_are_followed_but_not_in_circles(void **state)
{
    struct file_bytes out;
    place_put("a", "x", 1);
    assert_int_equal(symlink("a", "link"), 0);
    place_holds(*state, "link", "x");
    assert_int_equal(symlink("circle", "circle"), 0);
    assert_int_equal(get(*state, "circle", 10, &out), FILE_DENIED);
}

/* What the program found by itself may have been put there by anybody. */
static void test_found_links_are_not_followed(void **state)
{
    static const char *const leads_to[] = {"a", "circle", "nowhere", "pipe",
                                           "folder"};
    struct test_place *place = *state;
    struct file_bytes out;
    place_put("a", "x", 1);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(mkdir("folder", 0777), 0);
    for (size_t i = 0; i < sizeof leads_to / sizeof leads_to[0]; i++) {
        assert_int_equal(symlink(leads_to[i], "circle"), 0);
        assert_int_equal(file_read_found(&place->arena, "circle", 10,
                                         &out.bytes, &out.length),
                         FILE_LINK);
        assert_null(out.bytes);
        assert_int_equal(file_rewrite_found("circle", "y", 1), FILE_LINK);
        assert_int_equal(unlink("circle"), 0);
    }
    assert_int_equal(file_rewrite_found("pipe", "y", 1), FILE_NOT_REGULAR);
    assert_int_equal(file_rewrite_found("none", "y", 1), FILE_MISSING);
    place_holds(place, "a", "x");
    assert_string_equal(place_names(place, "."), "a folder pipe ");
}

static void test_found_files_may_lie_in_a_linked_folder(void **state)
{
    struct test_place *place = *state;
    struct file_bytes out;
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(symlink("folder", "link"), 0);
    place_put("folder/a", "x", 1);
    assert_int_equal(chmod("folder/a", 0640), 0);
    assert_int_equal(
        file_read_found(&place->arena, "link/a", 10, &out.bytes, &out.length),
        FILE_OK);
    assert_string_equal(out.bytes, "x");
    assert_int_equal(file_rewrite_found("link/a", "new", 3), FILE_OK);
    place_holds(place, "folder/a", "new");
    struct stat about;
    assert_int_equal(stat("folder/a", &about), 0);
    assert_int_equal(about.st_mode & 0777, 0640);
}

/* Another program makes the name a file and a link by turns: between looking
 * at it and opening it as well. */
static void swap_for_ever(void)
{
    for (;;) {
        if (symlink("secret", "link") != 0 || rename("link", "a") != 0 ||
            link("file", "link") != 0 || rename("link", "a") != 0) {
            _exit(1);
        }
    }
}

static void test_a_link_between_two_looks_is_not_read(void **state)
{
    struct test_place *place = *state;
    struct file_bytes out;
    int read = 0;
    int wrong = 0;
    place_put("secret", "mine", 4);
    place_put("file", "x", 1);
    pid_t other = fork();
    if (other == 0) {
        swap_for_ever();
    }
    for (int i = 0; i < 50000; i++) {
        enum file_result result =
            file_read_found(&place->arena, "a", 10, &out.bytes, &out.length);
        read += result == FILE_OK;
        wrong += result == FILE_OK && strcmp(out.bytes, "x") != 0;
        arena_clear(&place->arena);
    }
    assert_int_equal(kill(other, SIGKILL), 0);
    assert_int_equal(waitpid(other, NULL, 0), other);
    assert_true(read > 0);
    assert_int_equal(wrong, 0);
}

/* The name becomes a link after it was looked at. */
static enum file_result swap_and_sync(int file)
{
    assert_int_equal(unlink("a"), 0);
    assert_int_equal(symlink("secret", "a"), 0);
    return file_system.sync(file);
}

static void test_a_link_that_comes_late_is_not_written_through(void **state)
{
    struct file_calls calls = file_system;
    calls.sync = swap_and_sync;
    place_put("a", "old", 3);
    place_put("secret", "mine", 4);
    assert_int_equal(file_rewrite_found_with(&calls, "a", "new", 3), FILE_OK);
    place_holds(*state, "secret", "mine");
    place_holds(*state, "a", "new");
}

static enum file_result swap_and_create(const char *path, int *file)
{
    enum file_result result = file_system.create(path, file);
    assert_int_equal(unlink("a"), 0);
    assert_int_equal(symlink("secret", "a"), 0);
    return result;
}

/* Nor does it lend its rights. */
static void test_a_link_that_comes_early_lends_no_rights(void **state)
{
    struct file_calls calls = file_system;
    calls.create = swap_and_create;
    place_put("a", "old", 3);
    place_put("secret", "mine", 4);
    assert_int_equal(file_rewrite_found_with(&calls, "a", "new", 3), FILE_LINK);
    place_holds(*state, "secret", "mine");
    assert_string_equal(place_names(*state, "."), "a secret ");
}

/* Root may read everything, so it plays somebody else for a moment. */
static void test_denied(void **state)
{
    struct file_bytes out;
    uid_t self = geteuid();
    place_put("a", "x", 1);
    assert_int_equal(chmod("a", 0), 0);
    assert_int_equal(chmod(".", 0755), 0);
    if (self == 0) {
        assert_int_equal(seteuid(65534), 0);
    }
    enum file_result read = get(*state, "a", 10, &out);
    enum file_result write =
        self == 0 ? file_replace("b", "x", 1) : FILE_DENIED;
    assert_int_equal(seteuid(self), 0);
    assert_int_equal(read, FILE_DENIED);
    assert_int_equal(write, FILE_DENIED);
}

static void test_replace_makes_and_replaces(void **state)
{
    assert_int_equal(file_replace("a", "one", 3), FILE_OK);
    place_holds(*state, "a", "one");
    assert_int_equal(file_replace("./a", "second", 6), FILE_OK);
    place_holds(*state, "a", "second");
    assert_int_equal(file_replace("a", "", 0), FILE_OK);
    place_holds(*state, "a", "");
}

static void test_replace_refuses_what_is_no_file(void **state)
{
    (void)state;
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(file_replace("folder", "x", 1), FILE_NOT_REGULAR);
    assert_int_equal(file_replace("pipe", "x", 1), FILE_NOT_REGULAR);
    assert_int_equal(file_replace("none/a", "x", 1), FILE_MISSING);
}

static void test_replace_passes_by_what_a_killed_program_left(void **state)
{
    place_put("a.new0", "left", 4);
    assert_int_equal(file_replace("a", "x", 1), FILE_OK);
    place_holds(*state, "a", "x");
    place_holds(*state, "a.new0", "left");
}

/* A system whose n-th call from now fails; 0: none does. Calls that take
 * only some of the bytes are allowed and must be gone on with. */
static int fail_at;

static bool fails(void)
{
    return fail_at > 0 && --fail_at == 0;
}

static enum file_result bad_create(const char *path, int *file)
{
    return fails() ? FILE_DENIED : file_system.create(path, file);
}

static ptrdiff_t bad_read(int file, char *bytes, size_t size)
{
    return fails() ? -1 : file_system.read(file, bytes, size < 2 ? size : 2);
}

static enum file_result bad_write(int file, const char *bytes, size_t size,
                                  size_t *put)
{
    return fails() ? FILE_FULL
                   : file_system.write(file, bytes, size < 2 ? size : 2, put);
}

static enum file_result bad_sync(int file)
{
    return fails() ? FILE_IO : file_system.sync(file);
}

static enum file_result bad_close(int file)
{
    enum file_result result = file_system.close(file);
    return fails() ? FILE_FULL : result;
}

static enum file_result bad_rename(const char *from, const char *to)
{
    return fails() ? FILE_READ_ONLY : file_system.rename(from, to);
}

static enum file_result bad_sync_folder(int file)
{
    return fails() ? FILE_IO : file_system.sync_folder(file);
}

static struct file_calls failing(int call)
{
    struct file_calls calls = file_system;
    calls.create = bad_create;
    calls.read = bad_read;
    calls.write = bad_write;
    calls.sync = bad_sync;
    calls.close = bad_close;
    calls.rename = bad_rename;
    calls.sync_folder = bad_sync_folder;
    fail_at = call;
    return calls;
}

/* The calls in order: close of a look at the old file, which may fail;
 * create, write, write, sync, close, rename; then sync of the folder, when
 * the new file is there already but not yet sure to last; close of the
 * folder, which may fail. Each says what it met. */
static void test_a_failing_call_keeps_the_old_file(void **state)
{
    static const enum file_result met[] = {
        FILE_OK,   FILE_DENIED,    FILE_FULL, FILE_FULL, FILE_IO,
        FILE_FULL, FILE_READ_ONLY, FILE_IO,   FILE_OK};
    for (int call = 1; call <= 9; call++) {
        bool new = call == 1 || call >= 8;
        place_put("a", "old", 3);
        struct file_calls calls = failing(call);
        assert_int_equal(file_replace_with(&calls, "a", "new", 3),
                         met[call - 1]);
        place_holds(*state, "a", new ? "new" : "old");
        assert_string_equal(place_names(*state, "."), "a ");
    }
}

static enum file_result lazy_write(int file, const char *bytes, size_t size,
                                   size_t *put)
{
    (void)file;
    (void)bytes;
    (void)size;
    *put = 0;
    return FILE_OK;
}

static void test_a_write_that_takes_nothing_ends(void **state)
{
    struct file_calls calls = file_system;
    calls.write = lazy_write;
    place_put("a", "old", 3);
    assert_int_equal(file_replace_with(&calls, "a", "x", 1), FILE_IO);
    place_holds(*state, "a", "old");
}

static void test_a_failing_read_gives_nothing(void **state)
{
    struct test_place *place = *state;
    place_put("a", "12345", 5);
    for (int call = 1; call <= 4; call++) {
        struct file_bytes out = {NULL, 0};
        struct file_calls calls = failing(call);
        assert_int_equal(file_read_with(&calls, &place->arena, "a", 100, &out),
                         FILE_IO);
        assert_null(out.bytes);
    }
    struct file_bytes out = {NULL, 0};
    struct file_calls calls = failing(0);
    assert_int_equal(file_read_with(&calls, &place->arena, "a", 100, &out),
                     FILE_OK);
    assert_string_equal(out.bytes, "12345");
}

/* A file that grows after its size was asked: the limit still holds, and no
 * more than one byte beyond it is asked for. */
static size_t bytes_given;

static enum file_result endless_open(const char *path, int *file, size_t *size)
{
    *file = -1;
    *size = strcmp(path, "honest") == 0 ? 300000 : 0;
    return FILE_OK;
}

static ptrdiff_t endless_read(int file, char *bytes, size_t size)
{
    (void)file;
    memset(bytes, 'x', size);
    bytes_given += size;
    return (ptrdiff_t)size;
}

static enum file_result endless_close(int file)
{
    return file == -1 ? FILE_OK : FILE_IO;
}

static void test_an_endless_file_is_left_after_one_byte_more(void **state)
{
    struct test_place *place = *state;
    struct file_bytes out = {NULL, 0};
    const struct file_calls calls = {
        .open = endless_open, .read = endless_read, .close = endless_close};
    bytes_given = 0;
    assert_int_equal(file_read_with(&calls, &place->arena, "a", 200000, &out),
                     FILE_TOO_LARGE);
    assert_int_equal(bytes_given, 200001);
    bytes_given = 0;
    assert_int_equal(
        file_read_with(&calls, &place->arena, "honest", 200000, &out),
        FILE_TOO_LARGE);
    assert_int_equal(bytes_given, 0);
}

static void test_input_is_held_to_its_limit(void **state)
{
    struct test_place *place = *state;
    struct file_bytes out;
    place_put("a", "12345", 5);
    for (size_t limit = 4; limit <= 5; limit++) {
        assert_non_null(freopen("a", "rb", stdin));
        enum file_result result =
            file_read_input(&place->arena, limit, &out.bytes, &out.length);
        assert_int_equal(result, limit == 4 ? FILE_TOO_LARGE : FILE_OK);
    }
    assert_string_equal(out.bytes, "12345");
}

static void nobody(void *context, const char *name)
{
    (void)context;
    fail_msg("there is no %s", name);
}

static void test_folders_come_in_order_of_bytes(void **state)
{
    place_put("b", "", 0);
    place_put("a1", "", 0);
    place_put("B", "", 0);
    place_put(".hidden", "", 0);
    place_put("\xc3\xa9", "", 0);
    assert_string_equal(place_names(*state, "."), ".hidden B a1 b \xc3\xa9 ");
    assert_false(file_each("none", nobody, NULL));
    assert_false(file_each("a1", nobody, NULL));
}

static void test_each_problem_has_words(void **state)
{
    (void)state;
    for (int i = FILE_OK; i <= FILE_LINK; i++) {
        const char *words = file_problem((enum file_result)i);
        assert_true(strlen(words) > 10);
        for (int j = FILE_OK; j < i; j++) {
            assert_string_not_equal(words, file_problem((enum file_result)j));
        }
    }
    assert_string_equal(file_write_problem(FILE_MISSING),
                        "its folder does not exist");
    assert_string_equal(file_write_problem(FILE_FULL), "the disk is full");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_PLACE(test_reads_bytes_as_they_are),
        IN_PLACE(test_reads_an_empty_file),
        IN_PLACE(test_limit_is_kept_to_the_byte),
        IN_PLACE(test_reads_more_than_one_piece),
        IN_PLACE(test_missing),
        IN_PLACE(test_what_is_no_regular_file),
        IN_PLACE(test_links_are_followed_but_not_in_circles),
        IN_PLACE(test_found_links_are_not_followed),
        IN_PLACE(test_found_files_may_lie_in_a_linked_folder),
        IN_PLACE(test_a_link_between_two_looks_is_not_read),
        IN_PLACE(test_a_link_that_comes_late_is_not_written_through),
        IN_PLACE(test_a_link_that_comes_early_lends_no_rights),
        IN_PLACE(test_denied),
        IN_PLACE(test_replace_makes_and_replaces),
        IN_PLACE(test_replace_refuses_what_is_no_file),
        IN_PLACE(test_replace_passes_by_what_a_killed_program_left),
        IN_PLACE(test_a_failing_call_keeps_the_old_file),
        IN_PLACE(test_a_write_that_takes_nothing_ends),
        IN_PLACE(test_a_failing_read_gives_nothing),
        IN_PLACE(test_an_endless_file_is_left_after_one_byte_more),
        IN_PLACE(test_input_is_held_to_its_limit),
        IN_PLACE(test_folders_come_in_order_of_bytes),
        IN_PLACE(test_each_problem_has_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
