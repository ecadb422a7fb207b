/* Fonts: measuring and rendering, without a window. */
#include "desktop/sdl/fonts.h"

#include "unit.h"

#include <string.h>

static int32_t width(struct fonts *fonts, const char *text)
{
    struct text_measure measure = fonts_measure(fonts);
    return measure.width(measure.context, FACE_REGULAR, 16, text, strlen(text));
}

static int open_all(void **state)
{
    struct fonts *fonts = mem_resize(NULL, sizeof *fonts);
    struct strbuf problem = {0};
    assert_true(fonts_open(fonts, NULL, &problem));
    *state = fonts;
    return 0;
}

static int close_all(void **state)
{
    fonts_close(*state);
    mem_free(*state);
    return 0;
}

static void test_widths(void **state)
{
    struct fonts *fonts = *state;
    assert_int_equal(width(fonts, ""), 0);
    int32_t one = width(fonts, "mmmm");
    assert_in_range(one, 4 * 8, 4 * 17);
    assert_int_equal(width(fonts, "mmmm"), one); /* now from the cache */
    assert_in_range(width(fonts, "mmmmmmmm"), 2 * one - 2, 2 * one + 2);
    struct text_measure measure = fonts_measure(fonts);
    int32_t part = measure.width(fonts, FACE_REGULAR, 16, "mmmmxxx", 4);
    assert_int_equal(part, one);
    assert_true(measure.width(fonts, FACE_REGULAR, 32, "mmmm", 4) > one);
    assert_true(measure.width(fonts, FACE_BOLD, 16, "mmmm", 4) > one);
}

static void test_heights(void **state)
{
    struct text_measure measure = fonts_measure(*state);
    int32_t ascent = measure.ascent(measure.context, FACE_REGULAR, 20);
    int32_t height = measure.height(measure.context, FACE_REGULAR, 20);
    assert_in_range(ascent, 14, 24);
    assert_in_range(height, ascent + 2, 30);
}

static void test_what_takes_no_room(void **state)
{
    struct fonts *fonts = *state;
    int32_t plain = width(fonts, "ab");
    assert_int_equal(width(fonts, "a\tb"), plain);
    assert_int_equal(width(fonts, "a\xe2\x80\x8b"
                                  "b"),
                     plain); /* zero width space */
    assert_int_equal(width(fonts, "\xe2\x80\xae"
                                  "ab"),
                     plain); /* right-to-left override */
    assert_int_equal(width(fonts, "\n\r\x01"), 0);
}

static void test_bytes_that_are_no_text(void **state)
{
    struct fonts *fonts = *state;
    int32_t sign = width(fonts, "\xef\xbf\xbd");
    assert_true(sign > 0);
    assert_in_range(width(fonts, "\xff\xfe"), 2 * sign - 2, 2 * sign + 2);
    SDL_Surface *line = fonts_render(fonts, FACE_REGULAR, 16, "\xff\xc0\x80");
    assert_non_null(line);
    SDL_FreeSurface(line);
}

static void test_rendering_is_as_wide_as_measured(void **state)
{
    struct fonts *fonts = *state;
    static const char *const texts[] = {
        "The release is cancelled.", "caf\xc3\xa9 \xd0\x94\xd0\xb0 \xce\xb1",
        "star \xe2\x98\x85 here" /* not in Inter */, "\xe4\xb8\xad"};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        SDL_Surface *line = fonts_render(fonts, FACE_REGULAR, 16, texts[i]);
        assert_non_null(line);
        assert_in_range(line->w, width(fonts, texts[i]) - 2,
                        width(fonts, texts[i]) + 2);
        SDL_FreeSurface(line);
    }
    assert_null(fonts_render(fonts, FACE_REGULAR, 16, ""));
    assert_null(fonts_render(fonts, FACE_REGULAR, 16, "\t\xe2\x80\x8b"));
}

static void test_more_sizes_than_are_kept(void **state)
{
    struct fonts *fonts = *state;
    struct text_measure measure = fonts_measure(fonts);
    int32_t last = 0;
    for (int32_t px = 8; px < 8 + 2 * FONTS_READY; px++) {
        int32_t now = measure.width(fonts, FACE_MEDIUM, px, "wide", 4);
        assert_true(now >= last);
        last = now;
    }
    assert_true(fonts->ready_count <= FONTS_READY);
    assert_true(measure.width(fonts, FACE_REGULAR, 0, "a", 1) >= 0);
    assert_true(measure.width(fonts, FACE_REGULAR, 100000, "a", 1) > 0);
}

static void test_more_widths_than_are_kept(void **state)
{
    struct fonts *fonts = *state;
    int32_t first = width(fonts, "word 0");
    char text[32];
    for (int i = 0; i < 20000; i++) {
        snprintf(text, sizeof text, "word %d", i);
        assert_true(width(fonts, text) > 0);
    }
    assert_int_equal(width(fonts, "word 0"), first);
}

static void test_a_folder_without_fonts(void **state)
{
    (void)state;
    struct fonts fonts;
    struct strbuf problem = {0};
    assert_false(fonts_open(&fonts, DEMARCHE_SOURCE, &problem));
    assert_non_null(strstr(strbuf_get(&problem), "fonts-inter"));
    fonts_close(&fonts);
    strbuf_clear(&problem);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_widths),
        cmocka_unit_test(test_heights),
        cmocka_unit_test(test_what_takes_no_room),
        cmocka_unit_test(test_bytes_that_are_no_text),
        cmocka_unit_test(test_rendering_is_as_wide_as_measured),
        cmocka_unit_test(test_more_sizes_than_are_kept),
        cmocka_unit_test(test_more_widths_than_are_kept),
    };
    const struct CMUnitTest alone[] = {
        cmocka_unit_test(test_a_folder_without_fonts),
    };
    int failed = cmocka_run_group_tests(tests, open_all, close_all);
    return failed + cmocka_run_group_tests(alone, NULL, NULL);
}
