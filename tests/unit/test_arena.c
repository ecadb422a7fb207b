#ifndef _WIN32
#define _POSIX_C_SOURCE 200809L
#endif
#include "base/arena.h"
#include "base/strbuf.h"
#include "unit/unit.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#ifndef _WIN32
#include <sys/wait.h>
#include <unistd.h>
#endif

static void pieces_are_zeroed_and_apart(void **state)
{
    struct arena arena = {0};
    unsigned char *pieces[600];
    size_t i, j;

    (void)state;
    for (i = 0; i < COUNT(pieces); i++) {
        pieces[i] = arena_alloc(&arena, i);
        for (j = 0; j < i; j++)
            assert_int_equal(pieces[i][j], 0);
        memset(pieces[i], (int)(i & 255), i);
    }
    for (i = 0; i < COUNT(pieces); i++)
        for (j = 0; j < i; j++)
            assert_int_equal(pieces[i][j], i & 255);
    assert_int_equal(arena.used, COUNT(pieces) * (COUNT(pieces) - 1) / 2);
    arena_clear(&arena);
    assert_null(arena.chunks);
    assert_int_equal(arena.used, 0);
}

static void pieces_are_aligned(void **state)
{
    struct arena arena = {0};
    size_t size;

    (void)state;
    for (size = 0; size < 70; size++) {
        uintptr_t at = (uintptr_t)arena_alloc(&arena, size);

        assert_int_equal(at % _Alignof(max_align_t), 0);
    }
    arena_clear(&arena);
}

static void pieces_may_be_big(void **state)
{
    struct arena arena = {0};
    char *small = arena_alloc(&arena, 8);
    char *big = arena_alloc(&arena, 5 * 1024 * 1024);
    int *array = arena_array(&arena, 1000, sizeof *array);

    (void)state;
    memset(big, 1, 5 * 1024 * 1024);
    small[0] = 2;
    assert_int_equal(array[999], 0);
    assert_int_equal(big[0], 1);
    arena_clear(&arena);
}

/* Cleared memory that comes back must be zeroed again. */
static void a_cleared_arena_is_empty(void **state)
{
    struct arena arena = {0};
    int round;

    (void)state;
    for (round = 0; round < 3; round++) {
        unsigned char *piece = arena_alloc(&arena, 1000);
        size_t i;

        for (i = 0; i < 1000; i++)
            assert_int_equal(piece[i], 0);
        memset(piece, 0xff, 1000);
        arena_clear(&arena);
    }
    arena_clear(&arena);
}

/* The memory that it keeps is asked for no more, and zeroed again. */
static void a_reset_arena_keeps_memory(void **state)
{
    struct arena arena = {0};
    unsigned char *first;
    size_t i;

    (void)state;
    arena_reset(&arena);
    for (i = 0; i < 100; i++)
        memset(arena_alloc(&arena, 1000), 0xff, 1000);
    arena_reset(&arena);
    assert_int_equal(arena.used, 0);
    first = arena_alloc(&arena, 1000);
    for (i = 0; i < 1000; i++)
        assert_int_equal(first[i], 0);
    arena_reset(&arena);
    assert_ptr_equal(arena_alloc(&arena, 1000), first);
    arena_clear(&arena);
}

static void copies_leave_no_gap(void **state)
{
    struct arena arena = {0};
    const char *one = arena_text(&arena, "one");
    const char *two = arena_text(&arena, "two");
    int64_t *number;

    (void)state;
    assert_ptr_equal(two, one + 4);
    number = arena_alloc(&arena, sizeof *number);
    assert_int_equal((uintptr_t)number % _Alignof(max_align_t), 0);
    assert_string_equal(one, "one");
    arena_clear(&arena);
}

static void copies_end_in_nul(void **state)
{
    struct arena arena = {0};
    char *copy = arena_copy(&arena, "abc\0def", 5);

    (void)state;
    assert_memory_equal(copy, "abc\0d", 6);
    assert_string_equal(arena_copy(&arena, NULL, 0), "");
    assert_string_equal(arena_text(&arena, "word"), "word");
    arena_clear(&arena);
}

static void arrays_grow(void **state)
{
    int *items = NULL;
    size_t capacity = 0;
    size_t count;

    (void)state;
    for (count = 0; count < 1000; count++) {
        items = mem_grow(items, count, &capacity, sizeof *items);
        assert_true(capacity > count);
        items[count] = (int)count * 3;
    }
    for (count = 0; count < 1000; count++)
        assert_int_equal(items[count], count * 3);
    mem_free(items);
    mem_free(NULL);
}

struct counts {
    int resized;
    int released;
    int left; /* allocations until it refuses; below 0: never */
};

static void *counting_resize(void *context, void *old, size_t size)
{
    struct counts *counts = context;

    counts->resized++;
    /* What no library has; a sanitizer's ends the program. */
    if (counts->left == 0 || size > SIZE_MAX / 4)
        return NULL;
    counts->left -= counts->left > 0;
    return realloc(old, size);
}

static void counting_release(void *context, void *block)
{
    struct counts *counts = context;

    counts->released++;
    free(block);
}

static void use(struct counts *counts)
{
    const struct mem_source source = {counting_resize, counting_release,
                                      counts};

    mem_set_source(&source);
}

static void the_source_sees_all(void **state)
{
    struct counts counts = {.left = -1};
    struct arena arena = {0};
    void *block;

    (void)state;
    use(&counts);
    arena_alloc(&arena, 10);
    arena_alloc(&arena, 10);
    assert_int_equal(counts.resized, 1);
    block = mem_resize(NULL, 0);
    assert_non_null(block);
    mem_free(mem_resize(block, 20));
    arena_clear(&arena);
    mem_free(NULL);
    assert_int_equal(counts.resized, 3);
    assert_int_equal(counts.released, 2);
    mem_set_source(NULL);
    mem_free(mem_resize(NULL, 1));
    assert_int_equal(counts.resized, 3);
}

#ifndef _WIN32
static void refuse_at_once(void)
{
    struct counts counts = {.left = 0};

    use(&counts);
    mem_resize(NULL, 1);
}

static void refuse_the_second(void)
{
    struct counts counts = {.left = 1};
    struct arena arena = {0};

    use(&counts);
    arena_alloc(&arena, 1);
    arena_alloc(&arena, 1 << 20);
}

static void overflow_array(void)
{
    struct arena arena = {0};

    arena_array(&arena, SIZE_MAX / 8 + 1, 16);
}

static void overflow_size(void)
{
    struct arena arena = {0};

    arena_alloc(&arena, SIZE_MAX - 1);
}

static void overflow_copy(void)
{
    struct arena arena = {0};

    arena_copy(&arena, "", SIZE_MAX);
}

static void overflow_text(void)
{
    struct counts counts = {.left = -1};
    struct strbuf text = {0};

    use(&counts);
    strbuf_add(&text, "", SIZE_MAX / 2);
}

static void overflow_growth(void)
{
    size_t capacity = SIZE_MAX / 2 + 1;

    mem_grow(NULL, capacity, &capacity, 1);
}

/* Runs `action` in a child; what it wrote to standard error is in `text`.
 * Returns its exit code. */
static int run_child(void (*action)(void), char text[200])
{
    int ends[2];
    int status = 0;
    size_t length = 0;
    ssize_t got;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        dup2(ends[1], 2);
        close(ends[0]);
        action();
        _exit(77); /* it came back: it must not */
    }
    close(ends[1]);
    while ((got = read(ends[0], text + length, 199 - length)) > 0)
        length += (size_t)got;
    text[length] = '\0';
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void no_memory_ends_with_three(void **state)
{
    void (*const actions[])(void) = {
        refuse_at_once, refuse_the_second, overflow_array, overflow_size,
        overflow_copy,  overflow_text,     overflow_growth};
    char text[200];
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(actions); i++) {
        assert_int_equal(run_child(actions[i], text), 3);
        assert_string_equal(text, "demarche: out of memory\n");
    }
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_are_zeroed_and_apart),
        cmocka_unit_test(pieces_are_aligned),
        cmocka_unit_test(a_reset_arena_keeps_memory),
        cmocka_unit_test(copies_leave_no_gap),
        cmocka_unit_test(pieces_may_be_big),
        cmocka_unit_test(a_cleared_arena_is_empty),
        cmocka_unit_test(copies_end_in_nul),
        cmocka_unit_test(arrays_grow),
        cmocka_unit_test(the_source_sees_all),
#ifndef _WIN32
        cmocka_unit_test(no_memory_ends_with_three),
#endif
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
