/* Arithmetic on rectangles: cutting a page into panels and rows. Units are
 * the caller's; nothing here can fail, and sizes never fall below 0. */
#ifndef DESKTOP_UI_BOX_H
#define DESKTOP_UI_BOX_H

#include "desktop/ui/ui.h"

struct rect box(int32_t x, int32_t y, int32_t w, int32_t h);

/* `by` off every side; negative grows it. */
struct rect box_inset(struct rect from, int32_t by);

/* Cuts a strip off one side of `*from`, which keeps the rest. */
struct rect box_cut_top(struct rect *from, int32_t height);
struct rect box_cut_bottom(struct rect *from, int32_t height);
struct rect box_cut_left(struct rect *from, int32_t width);
struct rect box_cut_right(struct rect *from, int32_t width);

/* Cell `index` of a grid of columns and rows with `gap` between them; the
 * cells fill `from` exactly. */
struct grid {
    int32_t columns, rows, gap;
};
struct rect box_cell(struct rect from, struct grid grid, int32_t index);

bool box_holds(struct rect box, int32_t x, int32_t y);
bool box_inside(struct rect inner, struct rect outer);
bool box_overlaps(struct rect a, struct rect b);
struct rect box_common(struct rect a, struct rect b);

/* The smallest that holds both; one of width 0 counts as nothing. */
struct rect box_union(struct rect a, struct rect b);

int32_t box_right(struct rect box);
int32_t box_bottom(struct rect box);

#endif
