/* mkdtemp, nftw and alarm are hidden by -std=c11 without this. */
#define _XOPEN_SOURCE 700

#include "unit/file_fixture.h"

#include "base/strbuf.h"

#include <ftw.h>
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

int place_enter(void **state)
{
    struct test_place *place = calloc(1, sizeof(*place));
    strcpy(place->folder, "place-XXXXXX");
    assert_non_null(mkdtemp(place->folder));
    assert_int_equal(chdir(place->folder), 0);
    alarm(60);
    *state = place;
    return 0;
}

static int remove_entry(const char *path, const struct stat *about, int kind,
                        struct FTW *place)
{
    (void)about;
    (void)kind;
    (void)place;
    return remove(path);
}

int place_leave(void **state)
{
    struct test_place *place = *state;
    alarm(0);
    assert_int_equal(chdir(".."), 0);
    assert_int_equal(nftw(place->folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS),
                     0);
    arena_clear(&place->arena);
    free(place);
    return 0;
}

void place_put(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}

void place_holds(struct test_place *place, const char *path, const char *text)
{
    char *bytes;
    size_t length;
    assert_int_equal(file_read(&place->arena, path, 100000, &bytes, &length),
                     FILE_OK);
    assert_int_equal(length, strlen(text));
    assert_string_equal(bytes, text);
}

static void join_name(void *context, const char *name)
{
    strbuf_format(context, "%s ", name);
}

const char *place_names(struct test_place *place, const char *folder)
{
    struct strbuf seen = {0};
    assert_true(file_each(folder, join_name, &seen));
    const char *names = arena_text(&place->arena, strbuf_get(&seen));
    strbuf_clear(&seen);
    return names;
}
