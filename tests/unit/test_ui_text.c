/* Line breaking and markup. */
#include "desktop/ui/text_layout.h"
#include "ui_fixture.h"

static struct arena arena;

static struct text_lines lay(const char *text, int32_t width, int32_t most)
{
    struct text_lines lines;
    struct text_request request = {.text = text,
                                   .width = width,
                                   .px = 10, /* 6 px a letter */
                                   .most = most,
                                   .face = FACE_REGULAR};
    text_layout(&arena, &fixed_measure, &request, &lines);
    return lines;
}

static int clear_arena(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

static void breaks_at_blanks(void **state)
{
    (void)state;
    struct text_lines lines = lay("one two three", 7 * 6, 0);
    assert_int_equal(lines.lines, 2);
    assert_int_equal(lines.count, 2);
    assert_string_equal(lines.runs[0].text, "one two");
    assert_string_equal(lines.runs[1].text, "three");
    assert_int_equal(lines.runs[1].x, 0);
    assert_int_equal(lines.width, 7 * 6);
}

static void folds_blanks_and_keeps_line_ends(void **state)
{
    (void)state;
    struct text_lines lines = lay("  a \t b\nc  ", 600, 0);
    assert_int_equal(lines.lines, 2);
    assert_string_equal(lines.runs[0].text, "a b");
    assert_string_equal(lines.runs[1].text, "c");
    assert_int_equal(lay("", 600, 0).lines, 0);
    assert_int_equal(lay(" \n ", 600, 0).lines, 0);
}

static void marks_become_faces(void **state)
{
    (void)state;
    struct text_lines lines = lay("a **b c** *d* e", 600, 0);
    assert_int_equal(lines.count, 4);
    assert_string_equal(lines.runs[1].text, "b c");
    assert_int_equal(lines.runs[1].face, FACE_SEMIBOLD);
    assert_string_equal(lines.runs[2].text, "d");
    assert_int_equal(lines.runs[2].face, FACE_ITALIC);
    assert_int_equal(lines.runs[3].face, FACE_REGULAR);
    assert_int_equal(lines.runs[1].x, 2 * 6);
    assert_int_equal(lines.runs[2].x, 6 * 6);
    assert_string_equal(lines.plain, "a b c d e");
}

static void a_mark_inside_a_word_keeps_it_whole(void **state)
{
    (void)state;
    struct text_lines lines = lay("xx **bold**ly", 7 * 6, 0);
    assert_int_equal(lines.lines, 2);
    assert_string_equal(lines.runs[1].text, "bold");
    assert_string_equal(lines.runs[2].text, "ly");
    assert_int_equal(lines.runs[2].line, 1);
    assert_int_equal(lines.runs[2].x, 4 * 6);
}

static void links_keep_their_entry(void **state)
{
    (void)state;
    struct text_lines lines =
        lay("see [the long word](codex:rung).", 10 * 6, 0);
    assert_string_equal(lines.plain, "see the long word.");
    assert_null(lines.runs[0].link);
    assert_string_equal(lines.runs[1].link, "rung");
    assert_true(lines.runs[1].link_start);
    assert_string_equal(lines.runs[2].text, "long word");
    assert_string_equal(lines.runs[2].link, "rung");
    assert_false(lines.runs[2].link_start);
    assert_null(lines.runs[3].link);
    assert_string_equal(lines.runs[3].text, ".");
}

static void escapes_and_signs_that_open_nothing(void **state)
{
    (void)state;
    assert_string_equal(lay("2 \\* 3 \\[x]", 600, 0).plain, "2 * 3 [x]");
    assert_string_equal(lay("a [b] c](codex:d)", 600, 0).plain,
                        "a [b] c](codex:d)");
    assert_string_equal(lay("[x](codex:", 600, 0).plain, "[x](codex:");
}

static void a_word_wider_than_the_line_is_broken(void **state)
{
    (void)state;
    struct text_lines lines = lay("abcdefghij", 4 * 6, 0);
    assert_int_equal(lines.lines, 3);
    assert_string_equal(lines.runs[0].text, "abcd");
    assert_string_equal(lines.runs[2].text, "ij");
    assert_int_equal(lay("abc", 1, 0).lines, 3);
}

static void ideographs_break_anywhere(void **state)
{
    (void)state;
    struct text_lines lines =
        lay("\xE5\xA4\x96\xE4\xBA\xA4\xE5\xAE\x98", 2 * 6, 0);
    assert_int_equal(lines.lines, 2);
    assert_string_equal(lines.runs[0].text, "\xE5\xA4\x96\xE4\xBA\xA4");
}

static void too_many_lines_end_in_dots(void **state)
{
    (void)state;
    struct text_lines lines = lay("one two three four", 8 * 6, 2);
    assert_true(lines.cut);
    assert_int_equal(lines.lines, 2);
    assert_string_equal(lines.runs[lines.count - 1].text, "three\xE2\x80\xA6");
    lines = lay("abcdefghijkl", 4 * 6, 1);
    assert_string_equal(lines.runs[0].text, "abc\xE2\x80\xA6");
    assert_int_equal(lines.width, 4 * 6);
    assert_false(lay("one two", 8 * 6, 2).cut);
}

static void hostile_characters_are_dropped_or_shown(void **state)
{
    (void)state;
    assert_string_equal(lay("a\xE2\x80\xAE"
                            "b",
                            600, 0)
                            .plain,
                        "ab");
    assert_string_equal(lay("a\xE2\x80\x8B"
                            "b\x01",
                            600, 0)
                            .plain,
                        "ab");
    assert_string_equal(lay("a\xFF", 600, 0).plain, "a\xEF\xBF\xBD");
}

/* Every run stays within the line, whatever the text. */
static void nothing_leaves_the_line(void **state)
{
    (void)state;
    uint32_t seed = 1;
    static const char *const bits[] = {
        "a",  " ",  "**",           "*",   "[b](codex:c)", "\\*", "long",
        "\n", "\t", "\xE5\xA4\x96", "\xFF"};
    for (int round = 0; round < 2000; round++) {
        char text[400] = "";
        for (int i = 0; i < 30; i++) {
            seed = seed * 1664525U + 1013904223U;
            strcat(text, bits[(seed >> 16) % (sizeof bits / sizeof bits[0])]);
        }
        int32_t width = 6 * (int32_t)(1 + (seed >> 8) % 20);
        struct text_lines lines = lay(text, width, round % 4);
        for (int32_t i = 0; i < lines.count; i++) {
            assert_true(lines.runs[i].x >= 0);
            assert_true(lines.runs[i].x + lines.runs[i].width <= width);
            assert_true(lines.runs[i].line < lines.lines);
        }
        arena_clear(&arena);
    }
}

struct counter {
    int64_t bytes; /* measured in all */
};

static int32_t counting_width(void *context, enum face face, int32_t px,
                              const char *text, size_t length)
{
    ((struct counter *)context)->bytes += (int64_t)length;
    return fixed_width(NULL, face, px, text, length);
}

static int64_t measured_for(const char *text)
{
    struct counter counter = {0};
    struct text_measure measure = fixed_measure;
    struct text_lines lines;
    measure.width = counting_width;
    measure.context = &counter;
    text_layout(
        &arena, &measure,
        &(struct text_request){.text = text, .width = 300, .px = 10, .most = 0},
        &lines);
    return counter.bytes;
}

/* Work grows in proportion to the text, with blanks and without. */
static void long_texts_take_proportional_work(void **state)
{
    (void)state;
    size_t length = 60000;
    char *text = calloc(1, length + 1);
    for (int kind = 0; kind < 2; kind++) {
        for (size_t i = 0; i < length; i++)
            text[i] = kind == 0 && i % 6 == 5 ? ' ' : 'x';
        assert_true(measured_for(text) < 6 * (int64_t)length);
    }
    free(text);
}

/* Real faces: two words together are wider than each alone. */
static int32_t stretching_width(void *context, enum face face, int32_t px,
                                const char *text, size_t length)
{
    int32_t blanks = 0;
    for (size_t i = 0; i < length && length > 1; i++)
        blanks += text[i] == ' ' ? 1 : 0;
    return fixed_width(context, face, px, text, length) + 2 * blanks;
}

static void shaping_across_words_is_allowed_for(void **state)
{
    (void)state;
    struct text_measure measure = fixed_measure;
    measure.width = stretching_width;
    for (int32_t width = 30; width < 200; width++) {
        struct text_lines lines;
        struct text_request request = {
            .text = "a bc def gh i jkl *mno pq* r", .width = width, .px = 10};
        text_layout(&arena, &measure, &request, &lines);
        for (int32_t i = 0; i < lines.count; i++)
            assert_true(lines.runs[i].x + lines.runs[i].width <= width);
        assert_true(lines.width >= lines.runs[0].width);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(breaks_at_blanks, clear_arena),
        cmocka_unit_test_teardown(folds_blanks_and_keeps_line_ends,
                                  clear_arena),
        cmocka_unit_test_teardown(marks_become_faces, clear_arena),
        cmocka_unit_test_teardown(a_mark_inside_a_word_keeps_it_whole,
                                  clear_arena),
        cmocka_unit_test_teardown(links_keep_their_entry, clear_arena),
        cmocka_unit_test_teardown(escapes_and_signs_that_open_nothing,
                                  clear_arena),
        cmocka_unit_test_teardown(a_word_wider_than_the_line_is_broken,
                                  clear_arena),
        cmocka_unit_test_teardown(ideographs_break_anywhere, clear_arena),
        cmocka_unit_test_teardown(too_many_lines_end_in_dots, clear_arena),
        cmocka_unit_test_teardown(hostile_characters_are_dropped_or_shown,
                                  clear_arena),
        cmocka_unit_test_teardown(nothing_leaves_the_line, clear_arena),
        cmocka_unit_test_teardown(shaping_across_words_is_allowed_for,
                                  clear_arena),
        cmocka_unit_test_teardown(long_texts_take_proportional_work,
                                  clear_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
