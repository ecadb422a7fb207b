/* Every text of every screen, in three palettes and at two sizes of window,
 * stands out from the pixels below it by 4.5 to 1; the frame of every control
 * from those around it by 3 to 1. */
#include "contrast.h"

#include "ui_tour.h"

#include <math.h>

#define TEXT_LEAST  4.5
#define FRAME_LEAST 3.0
#define PALETTES    3

static struct fonts fonts;
static struct text_measure real;

static const struct {
    int32_t w, h;
} sizes[] = {{1920, 1080}, {1280, 720}};

#define SIZES (sizeof sizes / sizeof sizes[0])

struct eye {
    struct contrast pages[SIZES];
};

static int open_fonts(void **state)
{
    struct strbuf problem = {0};
    (void)state;
    bool good = fonts_open(&fonts, NULL, &problem);
    if (!good)
        fail_msg("%s", strbuf_get(&problem));
    real = fonts_measure(&fonts);
    strbuf_clear(&problem);
    return 0;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_close(&fonts);
    return 0;
}

static void expect(struct hand *hand, const struct contrast_low *low,
                   double least, const char *where)
{
    if (low->ratio >= least)
        return;
    fail_msg("%s (%s): %s: #%06X on #%06X is only %.2f", ui_screen(hand->ui),
             where, low->what, (unsigned)low->colour, (unsigned)low->below,
             low->ratio);
}

static void look(struct eye *eye, struct hand *hand, size_t size,
                 const char *where)
{
    struct contrast *page = &eye->pages[size];
    hand_settle(hand);
    struct contrast_low low = contrast_of_text(page, ui_draw(hand->ui));
    expect(hand, &low, TEXT_LEAST, where);
    low = contrast_of_frames(page, ui_draw(hand->ui), ui_widgets(hand->ui));
    expect(hand, &low, FRAME_LEAST, where);
}

static void look_at_size(struct eye *eye, struct hand *hand, size_t size,
                         int palette)
{
    char where[64];
    hand_resize(hand, sizes[size].w, sizes[size].h);
    snprintf(where, sizeof where, "%dx%d, palette %d", (int)sizes[size].w,
             (int)sizes[size].h, palette);
    look(eye, hand, size, where);
}

static void look_at_screen(void *context, struct hand *hand)
{
    for (int palette = 0; palette < PALETTES; palette++) {
        for (size_t size = 0; size < SIZES; size++)
            look_at_size(context, hand, size, palette);
        hand_key(hand, KEY_F10);
    }
}

static struct tour eye_open(struct eye *eye)
{
    for (size_t i = 0; i < SIZES; i++)
        contrast_open(&eye->pages[i], &fonts, sizes[i].w, sizes[i].h);
    return (struct tour){
        .measure = &real, .visit = look_at_screen, .context = eye};
}

static void eye_close(struct eye *eye)
{
    for (size_t i = 0; i < SIZES; i++)
        contrast_close(&eye->pages[i]);
}

static void every_screen_is_legible(void **state)
{
    (void)state;
    struct eye eye;
    struct tour tour = eye_open(&eye);
    tour_before_play(&tour);
    tour_error(&tour);
    tour_saves(&tour);
    tour_play(&tour, MERIDIA, "aldra", 0);
    tour_options(&tour, 9, "Say it in public");
    tour_saw_all(&tour);
    eye_close(&eye);
}

static void december_is_legible(void **state)
{
    (void)state;
    struct eye eye;
    struct tour tour = eye_open(&eye);
    tour_play(&tour, SONY, "white_house", 1);
    eye_close(&eye);
}

/* Planted ------------------------------------------------------------------ */

static struct contrast_low of_planted(const struct draw *more, size_t count,
                                      const struct widget_tree *tree)
{
    struct contrast page;
    struct draw items[8] = {
        {.kind = DRAW_FILL, .rect = {0, 0, 1280, 720}, .color = 0x111b2dff}};
    struct draw_list list = {.items = items, .count = count + 1};
    memcpy(items + 1, more, count * sizeof *more);
    contrast_open(&page, &fonts, 1280, 720);
    struct contrast_low low = tree == NULL
                                  ? contrast_of_text(&page, &list)
                                  : contrast_of_frames(&page, &list, tree);
    contrast_close(&page);
    return low;
}

#define PLANTED(x, ink)                                                        \
    {                                                                          \
        .kind = DRAW_TEXT, .text = "planted", .rect = {x, 100, 80, 20},        \
        .px = 16, .color = (ink)                                               \
    }

static void the_ratio_is_that_of_wcag(void **state)
{
    (void)state;
    assert_true(fabs(contrast_ratio(0x000000, 0xffffff) - 21.0) < 0.001);
    assert_true(fabs(contrast_ratio(0x777777, 0xffffff) - 4.478) < 0.001);
    assert_true(fabs(contrast_ratio(0xffffff, 0x767676) - 4.542) < 0.001);
}

static void faint_text_is_found(void **state)
{
    (void)state;
    const struct draw good[] = {PLANTED(100, 0x9daec7ff)};
    assert_true(of_planted(good, 1, NULL).ratio > 7);
    const struct draw faint[] = {PLANTED(100, 0x9daec7ff),
                                 PLANTED(300, 0x5a6a84ff)};
    struct contrast_low low = of_planted(faint, 2, NULL);
    assert_true(low.ratio > 2 && low.ratio < TEXT_LEAST);
    assert_non_null(strstr(low.what, "at 300,100"));
    const struct draw thin[] = {PLANTED(100, 0x9daec760)};
    assert_true(of_planted(thin, 1, NULL).ratio < TEXT_LEAST);
}

/* One bright line behind the letters is enough. */
static void a_spot_below_the_text_is_found(void **state)
{
    (void)state;
    const struct draw spot[] = {
        {.kind = DRAW_FILL, .rect = {100, 94, 80, 1}, .color = 0x8899aaff},
        PLANTED(100, 0x9daec7ff)};
    assert_true(of_planted(spot, 2, NULL).ratio < 2);
}

static void what_covers_a_text_is_found(void **state)
{
    (void)state;
    const struct draw cover[] = {
        PLANTED(100, 0x9daec7ff),
        {.kind = DRAW_FILL, .rect = {120, 80, 20, 30}, .color = 0x203040ff}};
    assert_true(of_planted(cover, 2, NULL).ratio <= 1);
    const struct draw cut[] = {
        {.kind = DRAW_CLIP, .rect = {100, 0, 10, 200}},
        PLANTED(100, 0x9daec7ff),
        {.kind = DRAW_CLIP_END},
        {.kind = DRAW_FILL, .rect = {120, 80, 20, 30}, .color = 0x203040ff}};
    assert_true(of_planted(cut, 4, NULL).ratio > 7);
}

static void a_faint_frame_is_found(void **state)
{
    (void)state;
    struct widget button = {
        .id = "planted", .rect = {50, 50, 100, 40}, .focusable = true};
    struct widget_tree tree = {.items = &button, .count = 1};
    struct draw frame = {.kind = DRAW_BORDER,
                         .rect = {50, 50, 100, 40},
                         .width = 16,
                         .color = 0x6f83a3ff};
    assert_true(of_planted(&frame, 1, &tree).ratio > FRAME_LEAST);
    frame.color = 0x2c3c58ff;
    assert_true(of_planted(&frame, 1, &tree).ratio < FRAME_LEAST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_ratio_is_that_of_wcag),
        cmocka_unit_test(faint_text_is_found),
        cmocka_unit_test(a_spot_below_the_text_is_found),
        cmocka_unit_test(what_covers_a_text_is_found),
        cmocka_unit_test(a_faint_frame_is_found),
        cmocka_unit_test(every_screen_is_legible),
        cmocka_unit_test(december_is_legible),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
