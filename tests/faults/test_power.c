/* The life of a saved play while the power fails, at every call and in every
 * way: its folder is made, its file locked, saved and saved again, found to be
 * damaged, kept aside and replaced. What is left is the old file or the new
 * one, whole, and the new one as soon as the program was told so; and what was
 * damaged is somewhere. Weaker ways of writing must be caught by the same
 * tests. */
#include "disk.h"

#include <setjmp.h> /* cmocka.h wants it */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER  "home/saves"
#define SAVE    FOLDER "/play.save"
#define BAD     FOLDER "/play.bad"
#define DAMAGED "what the disk made of a save"
#define SAVES   11 /* in a life, and one after the damage */
#define LIVES   40 /* in the good way */
#define FEWER   4  /* in the weaker ones, of which each shows at once */
#define MOST    (24 * 1024) /* bytes of a save */

static const char *const files[] = {SAVE, BAD};

/* A way of writing. */
struct protocol {
    const char *name;
    bool no_sync, no_folder_sync, in_place;
    bool loose_folders; /* made, and those above not synced */
    bool keeps_late;    /* the damaged file, after it was replaced */
    bool torn, lost;    /* what the tests have to find */
};

/* One life under way, and what was found so far. */
struct life {
    const struct protocol *protocol;
    struct file_calls calls;
    char old[MOST + 1], new[MOST + 1];
    bool had_old, told; /* told: the program knows that it is saved */
    bool damaged, kept; /* kept: it knows that a copy is */
    bool unseen;
    size_t states, torn, lost;
};

/* What is found ---------------------------------------------------------- */

static bool is(const struct file_bytes *left, const char *text)
{
    return left != NULL && left->length == strlen(text) &&
           memcmp(left->bytes, text, left->length) == 0;
}

static void look(void *context, const struct file_bytes *const *left)
{
    struct life *life = context;
    const struct file_bytes *save = left[0], *bad = left[1];
    bool old = life->had_old && is(save, life->old);
    bool new = is(save, life->new);
    bool copied = is(bad, DAMAGED);

    life->torn += (save != NULL && !old && !new) || (bad != NULL && !copied);
    life->lost += (save == NULL && life->had_old) || (life->told && !new) ||
                  (life->kept && !copied) ||
                  (life->damaged && !copied && !is(save, DAMAGED));
}

static void after_call(void *context)
{
    struct life *life = context;

    life->states += disk_survivors(files, 2, look, life);
}

static void watch(struct life *life)
{
    disk_watch(life->unseen ? NULL : after_call, life);
}

/* Ways of writing -------------------------------------------------------- */

static enum file_result nothing(int file)
{
    (void)file;
    return FILE_OK;
}

static struct file_calls calls_of(const struct protocol *protocol)
{
    struct file_calls calls = disk_calls;

    if (protocol->no_sync)
        calls.sync = nothing;
    if (protocol->no_folder_sync)
        calls.sync_folder = nothing;
    return calls;
}

static bool overwrite(const char *text)
{
    size_t length = strlen(text);
    int file = disk_overwrite(SAVE);
    bool fine;

    while (length > 0) {
        size_t put = 0;

        disk_calls.write(file, text, length, &put);
        text += put;
        length -= put;
    }
    fine = disk_calls.sync(file) == FILE_OK;
    return disk_calls.close(file) == FILE_OK && fine;
}

static bool replace(const struct life *life)
{
    if (life->protocol->in_place && life->had_old)
        return overwrite(life->new);
    return file_replace_with(&life->calls, SAVE, life->new,
                             strlen(life->new)) == FILE_OK;
}

/* A life ----------------------------------------------------------------- */

/* Text of a save: lines that tell which save it is of, and where. */
static void write_text(char *text, int number)
{
    size_t most = (size_t)(number * 397 % MOST);
    size_t length = 0;

    text[0] = '\0';
    while (length + 24 < most)
        length +=
            (size_t)sprintf(text + length, "save %d at %zu\n", number, length);
}

/* Where the power does not fail, the names do become safe in time. The good
 * way does not need it. */
static void let_time_pass(const struct life *life)
{
    static const char *const folders[] = {".", "home", FOLDER};

    for (size_t i = 0; i < 3 && life->protocol->no_folder_sync; i++) {
        int file;

        disk_watch(NULL, NULL);
        if (disk_calls.open_folder(folders[i], &file) == FILE_OK) {
            disk_calls.sync_folder(file);
            disk_calls.close(file);
        }
    }
}

static bool save(struct life *life, int number)
{
    write_text(life->new, number);
    life->told = false;
    watch(life);
    if (!replace(life))
        return false;
    life->told = true;
    after_call(life);
    let_time_pass(life);
    strcpy(life->old, life->new);
    life->had_old = true;
    return true;
}

/* The save of that time is what the disk made of it, and another one comes:
 * not in its place before there is a copy. */
static bool keep_copy(struct life *life)
{
    watch(life);
    if (file_add_with(&life->calls, BAD, DAMAGED, strlen(DAMAGED)) != FILE_OK)
        return false;
    life->kept = true;
    after_call(life);
    let_time_pass(life);
    return true;
}

static bool mend(struct life *life, int number)
{
    bool late = life->protocol->keeps_late;

    disk_put(SAVE, DAMAGED);
    strcpy(life->old, DAMAGED);
    strcpy(life->new, DAMAGED);
    life->damaged = true;
    return (late || keep_copy(life)) && save(life, number) &&
           (!late || keep_copy(life));
}

static bool begin(struct life *life, struct file_lock **lock)
{
    struct file_calls calls = life->calls;

    if (life->protocol->loose_folders)
        calls.sync_folder = nothing;
    watch(life);
    if (folder_make_with(&calls, FOLDER, false) != FILE_OK)
        return false;
    let_time_pass(life);
    watch(life);
    return file_lock_with(&life->calls, SAVE, lock) == FILE_OK;
}

/* Whether all went well. */
static bool live(struct life *life, int number)
{
    struct file_lock *lock;
    bool fine = begin(life, &lock);

    if (!fine)
        return false;
    file_tidy_with(&life->calls, SAVE);
    for (int i = 0; i < SAVES && fine; i++)
        fine = save(life, number + i);
    fine = fine && mend(life, number + SAVES);
    file_unlock(lock);
    disk_watch(NULL, NULL);
    return fine;
}

static struct life *new_life(const struct protocol *protocol)
{
    struct life *life = calloc(1, sizeof *life);

    assert_non_null(life);
    life->protocol = protocol;
    life->calls = calls_of(protocol);
    disk_reset();
    return life;
}

/* Lives ------------------------------------------------------------------ */

struct found {
    size_t states, torn, lost;
};

static struct found lives(const struct protocol *protocol, int count)
{
    struct found found = {0, 0, 0};

    for (int i = 0; i < count; i++) {
        struct life *life = new_life(protocol);

        assert_true(live(life, 1 + i * (SAVES + 1)));
        found.states += life->states;
        found.torn += life->torn;
        found.lost += life->lost;
        /* Two folders, the save and its copy. */
        assert_int_equal(disk_names(), 4);
        assert_int_equal(disk_handles(), 0);
        free(life);
    }
    disk_reset();
    return found;
}

static const struct protocol good = {.name = "as it is done"};

static void whole_and_kept(void **state)
{
    struct found found = lives(&good, LIVES);

    (void)state;
    print_message("%zu states of a disk without power: %zu torn, %zu lost\n",
                  found.states, found.torn, found.lost);
    assert_true(found.states >= 10000);
    assert_int_equal(found.torn, 0);
    assert_int_equal(found.lost, 0);
}

static void each_weaker_way_is_caught(void **state)
{
    static const struct protocol ways[] = {
        {.name = "overwritten in place", .in_place = true, .torn = true},
        {.name = "renamed without a sync",
         .no_sync = true,
         .torn = true,
         .lost = true},
        {.name = "folder not synced", .no_folder_sync = true, .lost = true},
        {.name = "folders not kept", .loose_folders = true, .lost = true},
        {.name = "copied after it was replaced",
         .keeps_late = true,
         .lost = true},
    };

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct found found = lives(&ways[i], FEWER);

        print_message("%s: of %zu states %zu torn, %zu lost\n", ways[i].name,
                      found.states, found.torn, found.lost);
        assert_int_equal(found.torn > 0, ways[i].torn);
        assert_int_equal(found.lost > 0, ways[i].lost);
    }
}

/* The next program ------------------------------------------------------- */

/* A life to where the power fails. */
static void live_until(size_t calls)
{
    struct life *life = new_life(&good);

    life->unseen = true;
    disk_cut(calls);
    live(life, 20); /* of a few pieces each */
    free(life);
}

static void count_ways(void *context, const struct file_bytes *const *left)
{
    (void)context;
    (void)left;
}

static size_t ways_after(size_t calls)
{
    live_until(calls);
    return disk_survivors(files, 2, count_ways, NULL);
}

/* And on from one of the ways that it leaves; false when there is no such
 * failure. */
static bool fail_after(size_t calls, size_t way)
{
    live_until(calls);
    return disk_back(files, 2, way);
}

/* What it was told first that was not FILE_OK. */
static enum file_result next_program(const char *text)
{
    struct file_lock *lock;
    enum file_result result = folder_make_with(&disk_calls, FOLDER, false);

    if (result == FILE_OK)
        result = file_lock_with(&disk_calls, SAVE, &lock);
    if (result == FILE_OK) {
        file_tidy_with(&disk_calls, SAVE);
        file_tidy_with(&disk_calls, BAD);
        result = file_replace_with(&disk_calls, SAVE, text, strlen(text));
        file_unlock(lock);
    }
    return result;
}

static void goes_on(void)
{
    bool bad = disk_file(BAD) != NULL;

    assert_int_equal(next_program("next"), FILE_OK);
    assert_int_equal(disk_names(), bad ? 4 : 3);
    disk_back(files, 2, 0);
    assert_true(is(disk_file(SAVE), "next"));
    assert_true(disk_file(BAD) == NULL || is(disk_file(BAD), DAMAGED));
}

/* The power fails after each of the calls and leaves the disk in each of the
 * ways: the next program finds no lock, no hindrance, and saves. */
static void the_next_program_goes_on(void **state)
{
    size_t calls = 0, cases = 0;

    (void)state;
    for (; fail_after(calls, 0); calls++) {
        size_t ways = ways_after(calls);

        for (size_t way = 0; way < ways; way++) {
            assert_true(fail_after(calls, way));
            goes_on();
        }
        cases += ways;
    }
    print_message("%zu failures at %zu calls: the next one goes on\n", cases,
                  calls);
    assert_true(calls > 100);
    assert_true(cases > 2 * calls);
    disk_reset();
}

/* What the save was, NULL: there was none. */
static char *copy_of_save(void)
{
    const struct file_bytes *save = disk_file(SAVE);
    char *copy = save == NULL ? NULL : malloc(save->length + 1);

    if (copy != NULL)
        memcpy(copy, save->bytes, save->length + 1);
    return copy;
}

/* Fails the next program too, after so many of its calls; false when it has
 * not as many. What it found is as it was, or its own save is there. */
static bool fail_again(size_t calls, size_t way, size_t again)
{
    const struct file_bytes *save;
    bool failed;
    char *found;

    assert_true(fail_after(calls, way));
    found = copy_of_save();
    disk_cut(again);
    next_program("second");
    failed = disk_back(files, 2, 0);
    save = disk_file(SAVE);
    assert_true(save == NULL
                    ? found == NULL
                    : is(save, "second") || (found != NULL && is(save, found)));
    free(found);
    goes_on();
    return failed;
}

static void and_the_one_after_that(void **state)
{
    size_t cases = 0;

    (void)state;
    for (size_t calls = 0; fail_after(calls, 0); calls++) {
        size_t ways = ways_after(calls);

        for (size_t way = 0; way < ways; way++)
            for (size_t again = 0; fail_again(calls, way, again); again++)
                cases++;
    }
    print_message("%zu times the power fails twice: the third one goes on\n",
                  cases);
    assert_true(cases > 2000);
    disk_reset();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_and_kept),
        cmocka_unit_test(each_weaker_way_is_caught),
        cmocka_unit_test(the_next_program_goes_on),
        cmocka_unit_test(and_the_one_after_that),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
