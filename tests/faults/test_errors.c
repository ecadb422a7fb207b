/* Every call of every way of writing fails in turn, with every error, once or
 * for good, while writes take all, half or one byte: the true reason is told,
 * what was there before is there as it was, no temporary name and no open
 * file is left, and the next attempt succeeds and outlasts the power. */
#include "disk.h"

#include <setjmp.h> /* cmocka.h wants it */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define NAME   "saves/play.save"
#define FOLDER "saves"
#define OLD    "the old one, which is somewhat longer than the others are"

static const enum file_result errors[] = {FILE_IO,        FILE_FULL,
                                          FILE_READ_ONLY, FILE_NO_HANDLES,
                                          FILE_DENIED,    FILE_TOO_LARGE};

#define ERRORS (sizeof errors / sizeof errors[0])

/* Text of about two and a half pieces, so that a write may be the first, one
 * between, or the last; shorter where each byte is a call. */
static const char *new_text(size_t piece)
{
    static char text[2 * DISK_PIECE + 500];

    for (size_t i = 0; i < sizeof text - 1; i++)
        text[i] = (char)('a' + i % 26);
    text[piece == 1 ? 30 : sizeof text - 1] = '\0';
    return text;
}

/* One way of writing: `before` it, what it does, and what is there after it
 * went well, `names` in all. */
struct job {
    const char *name;
    void (*before)(void);
    enum file_result (*run)(const char *text);
    bool (*done)(const char *text);
    size_t names;
    bool adds; /* a second time it is FILE_TAKEN */
};

static bool is(const char *name, const char *text)
{
    const struct file_bytes *file = disk_file(name);

    if (file == NULL || text == NULL)
        return file == NULL && text == NULL;
    return file->length == strlen(text) &&
           memcmp(file->bytes, text, file->length) == 0;
}

/* The jobs --------------------------------------------------------------- */

static void make_folder(void)
{
    disk_reset();
    assert_int_equal(folder_make_with(&disk_calls, FOLDER, false), FILE_OK);
}

static void make_old(void)
{
    make_folder();
    disk_put(NAME, OLD);
}

static enum file_result replace(const char *text)
{
    return file_replace_with(&disk_calls, NAME, text, strlen(text));
}

static enum file_result rewrite(const char *text)
{
    return file_rewrite_with(&disk_calls, NAME, text, strlen(text));
}

static enum file_result rewrite_found(const char *text)
{
    return file_rewrite_found_with(&disk_calls, NAME, text, strlen(text));
}

static enum file_result add(const char *text)
{
    return file_add_with(&disk_calls, NAME, text, strlen(text));
}

static enum file_result never(const char *from, const char *to)
{
    (void)from;
    (void)to;
    return FILE_DENIED;
}

static enum file_result add_unlinked(const char *text)
{
    struct file_calls calls = disk_calls;

    calls.rename_new = never;
    return file_add_with(&calls, NAME, text, strlen(text));
}

static bool is_new(const char *text)
{
    return is(NAME, text);
}

static enum file_result remove_it(const char *text)
{
    enum file_result result = file_remove_with(&disk_calls, NAME);

    (void)text;
    return result == FILE_MISSING ? FILE_OK : result; /* the second time */
}

static bool is_gone(const char *text)
{
    (void)text;
    return is(NAME, NULL);
}

static enum file_result make_folders(const char *text)
{
    (void)text;
    return folder_make_with(&disk_calls, "saves/of/one", false);
}

static bool has_folders(const char *text)
{
    (void)text;
    return disk_has_folder("saves") && disk_has_folder("saves/of") &&
           disk_has_folder("saves/of/one");
}

static const struct job jobs[] = {
    {"replace nothing", make_folder, replace, is_new, 2, false},
    {"replace a file", make_old, replace, is_new, 2, false},
    {"rewrite a file", make_old, rewrite, is_new, 2, false},
    {"rewrite a file found", make_old, rewrite_found, is_new, 2, false},
    {"add a file", make_folder, add, is_new, 2, true},
    {"add without links", make_folder, add_unlinked, is_new, 2, true},
    {"remove a file", make_old, remove_it, is_gone, 1, false},
    {"make folders", disk_reset, make_folders, has_folders, 3, false},
    {"make folders below", make_folder, make_folders, has_folders, 3, false},
};

#define JOBS (sizeof jobs / sizeof jobs[0])

/* One error ---------------------------------------------------------------- */

struct trial {
    const struct job *job;
    const char *text;
    size_t call;
    enum file_result error;
    bool had_old, for_good;
};

/* A call whose failing changes nothing for the player: a look, what is closed
 * without having been written; a file system that cannot rename without
 * replacing; the removal of a second name when all is done. */
static bool harmless(const struct trial *trial, enum disk_call hit)
{
    return hit == DISK_OPEN || hit == DISK_CLOSE_READ ||
           hit == DISK_CLOSE_FOLDER ||
           (hit == DISK_RENAME_NEW && trial->error == FILE_DENIED) ||
           (hit == DISK_REMOVE && trial->job->adds);
}

/* A folder that was there need not be ours to sync. */
static bool may_go_on(const struct trial *trial, enum disk_call hit)
{
    return trial->job->before == make_folder && trial->job->names == 3 &&
           (hit == DISK_OPEN_FOLDER || hit == DISK_SYNC_FOLDER) &&
           (trial->error == FILE_DENIED || trial->error == FILE_READ_ONLY);
}

static void check_result(const struct trial *trial, enum disk_call hit,
                         enum file_result result)
{
    bool fine = result == trial->error;

    if (harmless(trial, hit))
        fine = result == FILE_OK || (trial->for_good && fine);
    else if (may_go_on(trial, hit))
        fine = fine || result == FILE_OK;
    if (!fine)
        fail_msg("%s: call %zu (%d) says %d, got %d", trial->job->name,
                 trial->call, (int)hit, (int)trial->error, (int)result);
    if (result == FILE_OK)
        assert_true(trial->job->done(trial->text));
}

/* The file is the old one; where just the sync of its folder failed, it may
 * be the new one, whole, if that cannot be undone. */
static void check_kept(const struct trial *trial, enum disk_call hit)
{
    bool old = is(NAME, trial->had_old ? OLD : NULL);
    bool new = hit == DISK_SYNC_FOLDER && trial->job->done(trial->text) &&
               (!trial->job->adds || trial->for_good);

    if (!old && !new)
        fail_msg("%s: call %zu (%d) with %d: the file is not the old one",
                 trial->job->name, trial->call, (int)hit, (int)trial->error);
}

/* A system that removes nothing leaves the temporary name for later. */
static void check_names(const struct trial *trial, enum disk_call hit)
{
    bool may_stay = hit == DISK_REMOVE || trial->for_good;

    if (disk_file(NAME ".new0") != NULL && !may_stay)
        fail_msg("%s: call %zu (%d) with %d leaves a temporary name",
                 trial->job->name, trial->call, (int)hit, (int)trial->error);
    assert_null(disk_file(NAME ".new1"));
    assert_int_equal(disk_handles(), 0);
    file_tidy_with(&disk_calls, NAME);
    assert_null(disk_file(NAME ".new0"));
}

/* `told`: that it is done, by the attempt that met the error. */
static void check_next(const struct trial *trial, bool told)
{
    bool there = trial->job->adds && disk_file(NAME) != NULL;

    assert_int_equal(trial->job->run(trial->text),
                     there ? FILE_TAKEN : FILE_OK);
    assert_true(trial->job->done(trial->text));
    assert_int_equal(disk_names(), trial->job->names);
    disk_back(NULL, 0, 0);
    file_tidy_with(&disk_calls, NAME); /* to tidy is not synced */
    if (told || !there) {
        assert_int_equal(disk_names(), trial->job->names);
        assert_true(trial->job->done(trial->text));
    }
}

/* False when the job has no call of that number. */
static bool try_error(struct trial *trial)
{
    enum file_result result;
    enum disk_call hit;

    disk_fail(trial->call, trial->error, trial->for_good);
    result = trial->job->run(trial->text);
    hit = disk_failed();
    if (hit == DISK_NONE) {
        assert_int_equal(result, FILE_OK);
        return false;
    }
    check_result(trial, hit, result);
    if (result != FILE_OK)
        check_kept(trial, hit);
    check_names(trial, hit);
    check_next(trial, result == FILE_OK);
    return true;
}

static size_t try_calls(const struct job *job, size_t piece,
                        enum file_result error, bool for_good)
{
    struct trial trial = {.job = job, .error = error, .for_good = for_good};
    bool more = true;

    for (size_t call = 0; more; call++) {
        job->before();
        disk_take(piece);
        trial.call = call;
        trial.text = new_text(piece);
        trial.had_old = disk_file(NAME) != NULL;
        more = try_error(&trial);
    }
    return trial.call;
}

/* With writes of each size, each error, once and for good. Without links a
 * file is written in place, and stays where no call comes through any more. */
static size_t try_job(const struct job *job)
{
    static const size_t pieces[] = {DISK_PIECE, DISK_HALF, 1};
    size_t cases = 0;

    for (size_t i = 0; i < 3 * ERRORS; i++) {
        cases += try_calls(job, pieces[i % 3], errors[i / 3], false);
        if (job->run != add_unlinked)
            cases += try_calls(job, pieces[i % 3], errors[i / 3], true);
    }
    return cases;
}

/* At least four calls a job. */
static void every_call_of_every_job(void **state)
{
    size_t all = 0;

    (void)state;
    for (size_t i = 0; i < JOBS; i++) {
        size_t cases = try_job(&jobs[i]);

        print_message("%s: %zu errors\n", jobs[i].name, cases);
        assert_true(cases >= 4 * 2 * ERRORS * 3);
        all += cases;
    }
    print_message("%zu errors in all\n", all);
    assert_true(all >= 3000);
    disk_reset();
}

/* Locks ------------------------------------------------------------------ */

/* A lock whose taking failed is not ours, so its file may be left: it bars
 * nobody, and whoever holds the lock next removes it. */
static void every_call_of_a_lock(void **state)
{
    size_t cases = 0;

    (void)state;
    for (size_t i = 0; i < ERRORS; i++)
        for (size_t call = 0; call < 3; call++) {
            struct file_lock *lock;

            make_folder();
            disk_fail(call, errors[i], false);
            assert_int_equal(file_lock_with(&disk_calls, NAME, &lock),
                             errors[i]);
            assert_int_equal(disk_failed(), DISK_OPEN_LOCK + (int)call);
            assert_null(lock);
            assert_int_equal(disk_handles(), 0);
            assert_int_equal(file_lock_with(&disk_calls, NAME, &lock), FILE_OK);
            file_unlock(lock);
            assert_int_equal(disk_names(), 1);
            cases++;
        }
    assert_int_equal(cases, 3 * ERRORS);
    disk_reset();
}

static void every_call_of_letting_go(void **state)
{
    (void)state;
    for (size_t call = 0; call < 2; call++) {
        struct file_lock *lock;

        make_folder();
        assert_int_equal(file_lock_with(&disk_calls, NAME, &lock), FILE_OK);
        disk_fail(call, FILE_IO, false);
        file_unlock(lock);
        assert_int_equal(disk_failed(),
                         call == 0 ? DISK_REMOVE : DISK_CLOSE_LOCK);
        assert_int_equal(disk_handles(), 0);
        assert_int_equal(file_lock_with(&disk_calls, NAME, &lock), FILE_OK);
        file_unlock(lock);
        assert_int_equal(disk_names(), 1);
    }
    disk_reset();
}

static void every_call_of_tidying(void **state)
{
    (void)state;
    for (size_t call = 0; call < 3; call++) {
        make_old();
        disk_put(NAME ".new0", "left");
        disk_put(NAME ".new7", "left");
        disk_fail(call, FILE_IO, false);
        file_tidy_with(&disk_calls, NAME);
        assert_int_equal(disk_failed(), call == 0 ? DISK_NAMES : DISK_REMOVE);
        assert_int_equal(disk_names(), call == 0 ? 4 : 3);
        assert_true(is(NAME, OLD));
        file_tidy_with(&disk_calls, NAME);
        assert_int_equal(disk_names(), 2);
    }
    disk_reset();
}

/* A sync that failed ------------------------------------------------------- */

static enum file_result sync_twice(int file)
{
    return disk_calls.sync(file) == FILE_OK ? FILE_OK : disk_calls.sync(file);
}

/* The number of the call that syncs the file. */
static size_t sync_call(void)
{
    for (size_t call = 0;; call++) {
        make_old();
        disk_fail(call, FILE_IO, false);
        replace("new");
        if (disk_failed() == DISK_SYNC)
            return call;
    }
}

/* To sync once more says that all is well, and nothing is: the disk in memory
 * shows it, and file_replace() does not do it. */
static void a_failed_sync_is_not_tried_again(void **state)
{
    struct file_calls calls = disk_calls;
    size_t call = sync_call();

    (void)state;
    calls.sync = sync_twice;
    make_old();
    disk_fail(call, FILE_IO, false);
    assert_int_equal(file_replace_with(&calls, NAME, "new", 3), FILE_OK);
    assert_int_equal(disk_failed(), DISK_SYNC);
    disk_back(NULL, 0, 0);
    assert_true(is(NAME, "")); /* neither the old nor the new one */

    make_old();
    disk_fail(call, FILE_IO, false);
    assert_int_equal(replace("new"), FILE_IO);
    assert_int_equal(disk_failed(), DISK_SYNC);
    assert_int_equal(replace("new"), FILE_OK); /* with a new temporary file */
    disk_back(NULL, 0, 0);
    assert_true(is(NAME, "new"));
    disk_reset();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_call_of_every_job),
        cmocka_unit_test(every_call_of_a_lock),
        cmocka_unit_test(every_call_of_letting_go),
        cmocka_unit_test(every_call_of_tidying),
        cmocka_unit_test(a_failed_sync_is_not_tried_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
