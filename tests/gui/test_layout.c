/* Every screen at four sizes with the faces that people see; the rules and
 * the walk are those of tests/unit/test_ui_layout.c. */
#include "app/lexicon.h"
#include "base/pseudo.h"
#include "desktop/sdl/fonts.h"
#include "ui_layout.h"

static struct fonts fonts;
static struct text_measure real;

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

static void every_screen_fits(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&real);
    tour_before_play(&tour);
    tour_error(&tour);
    tour_saves(&tour);
    tour_play(&tour, MERIDIA, "aldra", 0);
    tour_options(&tour, 4, "Say it in public");
    tour_saw_all(&tour);
}

static void plays_fit(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&real);
    tour_play(&tour, MERIDIA, "boreal", 1);
    for (int step = 0; step < 3; step++)
        tour_play(&tour, SONY, "white_house", step);
}

static void any_number_of_options_fits(void **state)
{
    (void)state;
    struct tour tour = layout_tour(&real);
    for (int count = 3; count <= 32; count += count < 12 ? 1 : 10)
        tour_options(&tour, count, "Say it in public");
}

/* Words that are longer, and words with marks on their letters ---------------
 */

static void fits_in(const struct language *words)
{
    struct tour tour = layout_tour_in(&real, words);
    tour_before_play(&tour);
    tour_error(&tour);
    tour_saves(&tour);
    tour_play(&tour, MERIDIA, "aldra", 0);
    tour_play(&tour, SONY, "white_house", 1);
    tour_options(&tour, 4, "Say it in public");
    tour_saw_all(&tour);
}

static void every_screen_fits_in_german(void **state)
{
    struct lexicon lexicon;
    struct diag_list diags = {0};
    (void)state;
    lexicon_open(&lexicon);
    fits_in(lexicon_find(&lexicon, "de", &diags));
    lexicon_close(&lexicon);
}

static void every_screen_fits_in_nobodys_language(void **state)
{
    struct lexicon lexicon;
    struct diag_list diags = {0};
    (void)state;
    lexicon_open(&lexicon);
    fits_in(lexicon_find(&lexicon, PSEUDO_TAG, &diags));
    lexicon_close(&lexicon);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_fits),
        cmocka_unit_test(plays_fit),
        cmocka_unit_test(any_number_of_options_fits),
        cmocka_unit_test(every_screen_fits_in_german),
        cmocka_unit_test(every_screen_fits_in_nobodys_language),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
