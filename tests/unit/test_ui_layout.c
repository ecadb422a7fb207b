/* Every screen at four sizes: nothing overlaps, nothing is outside its box
 * or off the screen, everything has a name and a turn in the focus order.
 * Here with text of a fixed width, in tests/gui with the real faces. */
#include "ui_layout.h"

static void meridia_fits(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&fixed_measure);
    tour_play(&tour, MERIDIA, "aldra", 0);
    tour_play(&tour, MERIDIA, "boreal", 1);
}

static void sony_fits(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&fixed_measure);
    for (int step = 0; step < 3; step++)
        tour_play(&tour, SONY, "white_house", step);
}

static void every_screen_fits(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&fixed_measure);
    tour_before_play(&tour);
    tour_error(&tour);
    tour_saves(&tour);
    tour_play(&tour, MERIDIA, "aldra", 1);
    tour_options(&tour, 4, "Say it in public");
    tour_saw_all(&tour);
}

/* Scenarios of many options and of texts that nobody expects ----------------
 */

static void any_number_of_options_fits(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&fixed_measure);
    for (int count = 3; count <= 32; count += count < 12 ? 1 : 10)
        tour_options(&tour, count, "Say it in public");
}

static void hostile_texts_fit(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&fixed_measure);
    struct strbuf text = {0};
    layout_normal_text();
    /* Each page is laid out anew at every step of its scrolling: twice the
     * text takes four times as long. */
    for (int i = 0; i < 1200; i++)
        strbuf_char(&text, 'x');
    tour_options(&tour, 9, strbuf_get(&text));
    strbuf_reset(&text);
    for (int i = 0; i < 90; i++)
        strbuf_text(&text, "\xE2\x81\xA7\xD7\x90\xE2\x81\xA9 \xCC\x81\xCC\x81"
                           "\xE2\x80\x8D **b** \xE5\xA4\x96 ");
    tour_options(&tour, 6, strbuf_get(&text));
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_fits),
        cmocka_unit_test(meridia_fits),
        cmocka_unit_test(sony_fits),
        cmocka_unit_test(any_number_of_options_fits),
        cmocka_unit_test(hostile_texts_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
