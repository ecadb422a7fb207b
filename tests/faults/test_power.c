/* A file that is replaced while the power fails, at every call and in every
 * way: what is left is the old file or the new one, whole, and the new one as
 * soon as the program was told so. Three ways of writing that are weaker must
 * be caught by the same tests. */
#include "disk.h"

#include <setjmp.h> /* cmocka.h wants it */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define NAME  "folder/play.save"
#define SAVES 400         /* in the good way */
#define FEWER 40          /* in the weaker ones, of which each shows at once */
#define MOST  (24 * 1024) /* bytes of a save */

/* One save under way, and what was found after it so far. */
struct watch {
    char old[MOST + 1], new[MOST + 1];
    bool had_old, told; /* told: the program knows that it is saved */
    size_t states, torn, lost;
};

static bool is(const struct file_bytes *left, const char *text)
{
    return left->length == strlen(text) &&
           memcmp(left->bytes, text, left->length) == 0;
}

static void look(void *context, const struct file_bytes *left)
{
    struct watch *watch = context;
    bool old =
        left == NULL ? !watch->had_old : watch->had_old && is(left, watch->old);
    bool new = left != NULL &&is(left, watch->new);

    watch->torn += !old && !new;
    watch->lost += watch->told && !new;
}

static void after_call(void *context)
{
    struct watch *watch = context;

    watch->states += disk_survivors(NAME, look, watch);
}

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

typedef bool protocol(const char *text);

static bool save_well(const char *text)
{
    return file_replace_with(&disk_calls, NAME, text, strlen(text)) == FILE_OK;
}

static enum file_result nothing(int file)
{
    (void)file;
    return FILE_OK;
}

static bool save_unsynced(const char *text)
{
    struct file_calls calls = disk_calls;

    calls.sync = nothing;
    return file_replace_with(&calls, NAME, text, strlen(text)) == FILE_OK;
}

static bool save_folder_unsynced(const char *text)
{
    struct file_calls calls = disk_calls;

    calls.sync_folder = nothing;
    return file_replace_with(&calls, NAME, text, strlen(text)) == FILE_OK;
}

static bool save_in_place(const char *text)
{
    size_t length = strlen(text);
    int file;

    if (disk_file(NAME) == NULL)
        return save_well(text);
    file = disk_overwrite(NAME);
    while (length > 0) {
        size_t put = 0;

        disk_calls.write(file, text, length, &put);
        text += put;
        length -= put;
    }
    return disk_calls.sync(file) == FILE_OK;
}

static struct watch *run(protocol *save, int saves)
{
    struct watch *watch = calloc(1, sizeof *watch);

    disk_reset();
    for (int i = 1; i <= saves; i++) {
        write_text(watch->new, i);
        watch->told = false;
        disk_watch(after_call, watch);
        assert_true(save(watch->new));
        watch->told = true;
        after_call(watch);
        disk_watch(NULL, NULL);
        /* Where the power does not fail, the names do become safe in time. */
        disk_calls.sync_folder(-1);
        strcpy(watch->old, watch->new);
        watch->had_old = true;
    }
    return watch;
}

static void whole_and_kept(void **state)
{
    struct watch *watch = run(save_well, SAVES);

    (void)state;
    print_message("%zu states of a disk without power: %zu torn, %zu lost\n",
                  watch->states, watch->torn, watch->lost);
    assert_true(watch->states >= 10000);
    assert_int_equal(watch->torn, 0);
    assert_int_equal(watch->lost, 0);
    assert_int_equal(disk_names(), 1); /* no temporary file is left */
    disk_reset();
    free(watch);
}

static void each_weaker_way_is_caught(void **state)
{
    static const struct {
        protocol *save;
        const char *name;
        bool torn, lost;
    } ways[] = {{save_in_place, "overwritten in place", true, false},
                {save_unsynced, "renamed without a sync", true, true},
                {save_folder_unsynced, "folder not synced", false, true}};

    (void)state;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct watch *watch = run(ways[i].save, FEWER);

        print_message("%s: of %zu states %zu torn, %zu lost\n", ways[i].name,
                      watch->states, watch->torn, watch->lost);
        assert_int_equal(watch->torn > 0, ways[i].torn);
        assert_int_equal(watch->lost > 0, ways[i].lost);
        free(watch);
    }
}

/* The power fails after each of the calls; the next program saves again. */
static void the_next_program_saves_again(void **state)
{
    char text[MOST + 1];
    size_t calls = 0, needed;
    bool failed = true;

    (void)state;
    write_text(text, 50);
    /* A new file, its pieces, a sync, a rename, a sync of the folder. */
    needed = 4 + (strlen(text) + DISK_PIECE - 1) / DISK_PIECE;
    for (; failed; calls++) {
        disk_reset();
        assert_true(save_well("the old one"));
        disk_cut(calls);
        assert_int_equal(save_well(text), calls >= needed);
        failed = disk_back();
        assert_true(is(disk_file(NAME), failed ? "the old one" : text));
        assert_true(save_well("the next one"));
        disk_back();
        assert_true(is(disk_file(NAME), "the next one"));
    }
    assert_int_equal(calls, needed + 1);
    disk_reset();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_and_kept),
        cmocka_unit_test(each_weaker_way_is_caught),
        cmocka_unit_test(the_next_program_saves_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
