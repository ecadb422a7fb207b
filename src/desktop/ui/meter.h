/* Meters: a row with its bar and what an option would do to it, marks on a
 * card, and beliefs as seven cells. */
#ifndef DESKTOP_UI_METER_H
#define DESKTOP_UI_METER_H

#include "desktop/ui/page.h"
#include "play/view.h"

#define METER_ROW 28

/* One row. `mark` (may be NULL) is what the previewed option is expected to
 * do. Activating it opens the history. */
void meter_row(struct page *page, struct rect rect,
               const struct view_meter *meter, const struct view_mark *mark);

/* One to three triangles from x, centred on y: a mark's size and way. */
void meter_pips(struct page *page, struct spot at, const struct view_mark *mark,
                int32_t pitch);
int32_t meter_pips_width(const struct view_mark *mark, int32_t pitch);

/* A likelihood meter: name, word, seven cells, note; returns the height. */
int32_t meter_belief(struct page *page, struct rect rect,
                     const struct view_meter *meter);

int32_t meter_belief_height(struct page *page, int32_t width,
                            const struct view_meter *meter);

/* "31 of 0 to 100, Tense, rises by 2". */
const char *meter_words(struct page *page, const struct view_meter *meter);

#endif
