/* A tour that holds every screen to the rules of layout at four sizes. */
#ifndef TESTS_UNIT_UI_LAYOUT_H
#define TESTS_UNIT_UI_LAYOUT_H

#include "ui_tour.h"

struct tour layout_tour(const struct text_measure *measure);

/* The same in another language, at the two smaller sizes: no words of the game
 * may be cut with "…", and all are filled in. With larger text, at 1280x720,
 * the rules alone. */
struct tour layout_tour_in(const struct text_measure *measure,
                           const struct language *words);

/* The tour begun last looks at text of its normal size only: with texts of
 * thousands of letters the larger sizes would take minutes. */
void layout_normal_text(void);

#endif
