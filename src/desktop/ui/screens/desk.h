/* The panels that a decision and a scene to read have in common. */
#ifndef DESKTOP_UI_SCREENS_DESK_H
#define DESKTOP_UI_SCREENS_DESK_H

#include "desktop/ui/ui_state.h"

#define DESK_MARGIN 24
#define DESK_TOP    68
#define DESK_LEFT   280
#define DESK_RIGHT  328
#define DESK_GAP    12
#define DESK_WIDE   1280 /* from here on three columns */
#define DESK_BESIDE 840  /* from here on two */

/* The three columns between top bar and time line. */
struct desk {
    struct rect left, centre, right;
};
struct desk desk_columns(const struct page *page);

/* The situation: date, scene, brief; beliefs; what is due. What has no room
 * scrolls; in a rectangle of that height everything has. */
void desk_situation(struct page *page, struct rect rect);
int32_t desk_situation_height(struct page *page, int32_t width);
/* The lower part of it alone: beliefs and what is due, from the foot up;
 * returns the height it takes. */
int32_t desk_standing(struct page *page, struct rect rect);

/* Ladder and meters, with what `option` (-1: none) is expected to do. */
void desk_balance(struct page *page, struct rect rect, int32_t option);
int32_t desk_balance_height(struct page *page);

/* The number of the option that is under the pointer or has the focus, else
 * the one looked at last; -1 where there is none. */
int32_t desk_option(const struct page *page);

#endif
