/* The ladder of rungs: upright beside a decision, small on a result. */
#ifndef DESKTOP_UI_LADDER_H
#define DESKTOP_UI_LADDER_H

#include "desktop/ui/page.h"
#include "play/view.h"

/* Rows, highest on top, with the tokens of the sides' last public acts and
 * a key to them. `option` (from 0, -1: none) is the option that is
 * previewed. Returns the height used. */
int32_t ladder_rows(struct page *page, struct rect rect, int32_t option);
int32_t ladder_height(struct page *page, int32_t width);

/* The plate of the consequence page: bars, the rung now and before. */
void ladder_plate(struct page *page, struct rect rect);

/* Its meter's rung for a value, -1 where there is no ladder. */
int32_t ladder_rung_at(const struct view *view, int32_t value);

#endif
