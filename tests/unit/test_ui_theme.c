/* Colours that can be read, and a scale that keeps neighbours neighbours. */
#include "desktop/ui/theme.h"
#include "ui_fixture.h"

/* x to the power 2.4, as the fifth root of x to the twelfth by Newton's
 * method: the mathematics library is not among what tests are linked with. */
static double power_2_4(double x)
{
    double twelfth = x * x * x * x;
    double root = 1;
    twelfth = twelfth * twelfth * twelfth;
    for (int i = 0; i < 60; i++)
        root -= (root - twelfth / (root * root * root * root)) / 5;
    return root;
}

/* Relative luminance and contrast as WCAG 2.2 defines them. */
static double channel(color value, int shift)
{
    double c = (double)(value >> shift & 0xFF) / 255;
    return c <= 0.04045 ? c / 12.92 : power_2_4((c + 0.055) / 1.055);
}

static double luminance(color value)
{
    return 0.2126 * channel(value, 24) + 0.7152 * channel(value, 16) +
           0.0722 * channel(value, 8);
}

static double contrast(color a, color b)
{
    double x = luminance(a);
    double y = luminance(b);
    return ((x > y ? x : y) + 0.05) / ((x > y ? y : x) + 0.05);
}

static void expect(const struct theme *theme, enum token ink, enum token paper,
                   double least)
{
    double found = contrast(theme_color(theme, ink), theme_color(theme, paper));
    if (found < least)
        fail_msg("palette %d: token %d on %d has contrast %.2f, wants %.1f",
                 theme->palette, (int)ink, (int)paper, found, least);
}

static void every_text_can_be_read(void **state)
{
    static const enum token inks[] = {TOKEN_TEXT, TOKEN_TEXT2, TOKEN_MUTED,
                                      TOKEN_FAV,  TOKEN_UNF,   TOKEN_FOCUS};
    static const enum token papers[] = {TOKEN_BG0, TOKEN_BG1,   TOKEN_BG2,
                                        TOKEN_BG3, TOKEN_HOVER, TOKEN_PRESSED};
    (void)state;
    for (int palette = 0; palette < PALETTE_COUNT; palette++) {
        struct theme theme = {.palette = (uint8_t)palette};
        for (size_t i = 0; i < sizeof inks / sizeof inks[0]; i++) {
            for (size_t k = 0; k < sizeof papers / sizeof papers[0]; k++)
                expect(&theme, inks[i], papers[k], 4.5);
        }
        expect(&theme, TOKEN_ON_FOCUS, TOKEN_FOCUS, 4.5);
        expect(&theme, TOKEN_BG0, TOKEN_TEXT, 4.5);
        expect(&theme, TOKEN_DISABLED, TOKEN_BG3, 4.5);
        expect(&theme, TOKEN_LINE, TOKEN_BG1, 3.0);
        expect(&theme, TOKEN_LINE, TOKEN_BG2, 3.0);
    }
}

static void the_ladder_stands_out(void **state)
{
    (void)state;
    for (int palette = 0; palette < PALETTE_COUNT; palette++) {
        struct theme theme = {.palette = (uint8_t)palette};
        for (int32_t i = 0; i < 8; i++)
            assert_true(contrast(theme_ramp(&theme, i, 8),
                                 theme_color(&theme, TOKEN_BG1)) >= 3.0);
        assert_int_equal(theme_ramp(&theme, 0, 4), theme_ramp(&theme, 0, 8));
        assert_int_equal(theme_ramp(&theme, 3, 4), theme_ramp(&theme, 7, 8));
        assert_int_equal(theme_ramp(&theme, 99, 4), theme_ramp(&theme, 7, 8));
    }
}

static void the_scale_follows_the_window(void **state)
{
    struct theme theme = {.palette = PALETTE_DARK};
    (void)state;
    theme_resize(&theme, 1280, 720);
    assert_int_equal(theme_px(&theme, 100), 100);
    theme_resize(&theme, 3840, 2160);
    assert_int_equal(theme_px(&theme, 100), 300);
    assert_int_equal(theme.w, 1280);
    theme_resize(&theme, 2560, 720);
    assert_int_equal(theme_px(&theme, 100), 100);
    assert_int_equal(theme.w, 2560);
    theme_resize(&theme, 100, 100);
    assert_int_equal(theme_px(&theme, 100), 75);
    assert_int_equal(theme.w, 133);
    assert_int_equal(theme.h, 133);
    theme_resize(&theme, 100000, 100000);
    assert_int_equal(theme_px(&theme, 100), 600);
}

static void neighbours_stay_neighbours(void **state)
{
    struct theme theme = {.palette = PALETTE_DARK};
    (void)state;
    for (int32_t width = 960; width < 4000; width += 37) {
        theme_resize(&theme, width, width * 9 / 16);
        for (int32_t x = -40; x < 1280; x += 13) {
            struct rect a = theme_rect(&theme, box(x, 0, 13, 5));
            struct rect b = theme_rect(&theme, box(x + 13, 0, 13, 5));
            assert_int_equal(box_right(a), b.x);
            assert_true(theme_units(&theme, theme_px(&theme, 700)) >= 699);
            assert_true(theme_floor(&theme, theme_units(&theme, b.w)) >= b.w);
        }
    }
}

static void no_type_is_below_thirteen(void **state)
{
    (void)state;
    for (int type = 0; type < TYPE_COUNT; type++) {
        assert_true(type_faces[type].size >= 13);
        assert_true(type_faces[type].line > type_faces[type].size);
    }
}

static void boxes_are_cut_without_gaps(void **state)
{
    struct rect from = {10, 20, 100, 50};
    (void)state;
    assert_int_equal(box_cut_left(&from, 30).w, 30);
    assert_int_equal(from.x, 40);
    assert_int_equal(box_cut_bottom(&from, 20).y, 50);
    assert_int_equal(box_cut_top(&from, 999).h, 30);
    assert_int_equal(from.h, 0);
    struct grid grid = {.columns = 3, .rows = 2, .gap = 12};
    struct rect all = {0, 0, 601, 307};
    for (int32_t i = 0; i < 6; i++) {
        struct rect cell = box_cell(all, grid, i);
        assert_true(box_inside(cell, all));
        assert_int_equal(i % 3 == 2, box_right(cell) == 601);
        assert_int_equal(i / 3 == 1, box_bottom(cell) == 307);
        for (int32_t k = 0; k < i; k++)
            assert_false(box_overlaps(cell, box_cell(all, grid, k)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_can_be_read),
        cmocka_unit_test(the_ladder_stands_out),
        cmocka_unit_test(the_scale_follows_the_window),
        cmocka_unit_test(neighbours_stay_neighbours),
        cmocka_unit_test(no_type_is_below_thirteen),
        cmocka_unit_test(boxes_are_cut_without_gaps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
