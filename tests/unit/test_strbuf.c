#include "base/arena.h"
#include "base/strbuf.h"
#include "unit/unit.h"

#include <string.h>

static void empty_is_the_empty_text(void **state)
{
    struct strbuf buf = {0};

    (void)state;
    assert_string_equal(strbuf_get(&buf), "");
    strbuf_reset(&buf);
    strbuf_clear(&buf);
    strbuf_text(&buf, "");
    assert_string_equal(strbuf_get(&buf), "");
    assert_int_equal(buf.length, 0);
    strbuf_clear(&buf);
    assert_null(buf.text);
}

static void pieces_follow_each_other(void **state)
{
    struct strbuf buf = {0};

    (void)state;
    strbuf_text(&buf, "one");
    strbuf_char(&buf, ' ');
    strbuf_add(&buf, "two three", 3);
    strbuf_format(&buf, " %d%s", -3, "!");
    assert_string_equal(strbuf_get(&buf), "one two -3!");
    assert_int_equal(buf.length, 11);
    strbuf_clear(&buf);
}

static void any_bytes(void **state)
{
    struct strbuf buf = {0};

    (void)state;
    strbuf_add(&buf, "a\0b", 3);
    strbuf_char(&buf, '\0');
    assert_int_equal(buf.length, 4);
    assert_memory_equal(buf.text, "a\0b\0", 5);
    strbuf_clear(&buf);
}

static void grows_by_any_step(void **state)
{
    struct strbuf buf = {0};
    char piece[257];
    size_t expected = 0;
    size_t i;

    (void)state;
    for (i = 0; i < 256; i++) {
        memset(piece, 'a' + (int)(i % 26), i);
        piece[i] = '\0';
        strbuf_format(&buf, "%s", piece);
        expected += i;
        assert_int_equal(buf.length, expected);
        assert_int_equal(strlen(buf.text), expected);
        assert_true(buf.capacity > buf.length);
    }
    assert_memory_equal(buf.text + expected - 255, piece, 256);
    strbuf_clear(&buf);
}

static void reset_keeps_the_memory(void **state)
{
    struct strbuf buf = {0};
    const char *memory;
    size_t capacity;

    (void)state;
    strbuf_text(&buf, "a longer text than the first thirty-two bytes hold");
    memory = buf.text;
    capacity = buf.capacity;
    strbuf_reset(&buf);
    assert_string_equal(strbuf_get(&buf), "");
    strbuf_text(&buf, "short");
    assert_ptr_equal(buf.text, memory);
    assert_int_equal(buf.capacity, capacity);
    assert_string_equal(strbuf_get(&buf), "short");
    strbuf_clear(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(empty_is_the_empty_text),
        cmocka_unit_test(pieces_follow_each_other),
        cmocka_unit_test(any_bytes),
        cmocka_unit_test(grows_by_any_step),
        cmocka_unit_test(reset_keeps_the_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
