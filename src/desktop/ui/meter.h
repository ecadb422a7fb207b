/* Meters: a row with its bar and what an option would do to it, marks on a
 * card, and beliefs as seven cells. */
#ifndef DESKTOP_UI_METER_H
#define DESKTOP_UI_METER_H

#include "desktop/ui/page.h"
#include "play/view.h"

#define METER_ROW 28

/* One row. `mark` (may be NULL) is what the previewed option is expected to
 * do; `charted`: its chart stands below. Activating it opens the history. */
struct meter_look {
    const struct view_mark *mark;
    bool charted;
};
void meter_row(struct page *page, struct rect rect,
               const struct view_meter *meter, struct meter_look look);

/* What an option (NULL: none) is expected to do to meter `meter`, NULL. */
const struct view_mark *meter_mark(const struct view_option *option,
                                   int32_t meter);

/* A name for a narrow place: the first words of the meter's that no other
 * meter begins with, "Tokyo" for "Tokyo's patience". */
const char *meter_short(struct page *page, int32_t meter);

/* One to three triangles from x, centred on y: a mark's size and way. A
 * likelihood never shows a number. */
void meter_pips(struct page *page, struct spot at, const struct view_mark *mark,
                int32_t pitch);
int32_t meter_pips_width(struct page *page, const struct view_mark *mark,
                         int32_t pitch);

/* A likelihood meter: name, word, seven cells, those that `mark` (may be
 * NULL) would fill or empty, what it was before, note; returns the height. */
int32_t meter_belief(struct page *page, struct rect rect,
                     const struct view_meter *meter,
                     const struct view_mark *mark);

int32_t meter_belief_height(struct page *page, int32_t width,
                            const struct view_meter *meter);

/* Opens the widget of a meter, in whichever form it is drawn: its name, its
 * words and those of `mark` (may be NULL). Returns its index. */
int32_t meter_begin(struct page *page, struct rect rect,
                    const struct view_meter *meter,
                    const struct view_mark *mark);

/* "31 of 0 to 100, Tense, up by 2"; "likely, was unlikely". */
const char *meter_words(struct page *page, const struct view_meter *meter);

#endif
