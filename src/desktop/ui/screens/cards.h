/* The options of a decision: cards in a grid, or rows of a list. */
#ifndef DESKTOP_UI_SCREENS_CARDS_H
#define DESKTOP_UI_SCREENS_CARDS_H

#include "desktop/ui/page.h"
#include "play/view.h"

#define CARDS_MOST 9 /* more options are a list */

/* Rows that so many cards take on a page of that width; at least two where
 * they stand three or two beside each other. */
int32_t cards_rows(int32_t count, int32_t width);

/* The height in which the grid shows everything, with room. */
int32_t cards_height(struct page *page, int32_t width);

/* All options within `rect`. */
void cards_grid(struct page *page, struct rect rect);
void cards_list(struct page *page, struct rect rect);
int32_t cards_list_height(int32_t count);

/* A meter's name on the baseline of `at`, and what is expected of it;
 * `brief`: its short name. */
void cards_mark(struct page *page, struct spot at, const struct view_mark *mark,
                bool brief);
int32_t cards_mark_width(struct page *page, const struct view_mark *mark,
                         bool brief);

#endif
