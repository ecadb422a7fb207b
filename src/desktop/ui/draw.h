/* Builders of the draw list. Everything here is in pixels of the window,
 * lengths marked so in sixteenths; texts and points are copied. */
#ifndef DESKTOP_UI_DRAW_H
#define DESKTOP_UI_DRAW_H

#include "desktop/ui/ui.h"

#define DRAW_SUB 16 /* parts of a pixel */

/* Empties the list and keeps its array. */
void draw_reset(struct draw_list *list);
void draw_clear(struct draw_list *list); /* frees it */

void draw_fill(struct draw_list *list, struct rect rect, int32_t radius,
               color fill);

/* `width` in sixteenths, drawn inside the rectangle. */
void draw_border(struct draw_list *list, struct rect rect, int32_t radius,
                 int32_t width, color line);

/* `at` is x, baseline, and the measured width and height. */
struct draw_words {
    const char *text;
    struct rect at;
    enum face face;
    int32_t px;
    color color;
};
void draw_text(struct draw_list *list, const struct draw_words *words);

/* A line through the points, or with `dash` a broken one; width and dash in
 * sixteenths. */
struct draw_stroke {
    const struct point *points;
    int32_t count;
    int32_t width, dash;
    color color;
};
void draw_line(struct draw_list *list, const struct draw_stroke *stroke);

void draw_polygon(struct draw_list *list, const struct point *points,
                  int32_t count, color fill);

/* Centre in pixels; radius and width in sixteenths; width 0: filled. */
struct draw_round {
    int32_t x, y;
    int32_t radius, width;
    color color;
};
void draw_circle(struct draw_list *list, const struct draw_round *round);

/* `look` and its tints are copied, its shape is not. */
void draw_land(struct draw_list *list, struct rect rect,
               const struct draw_land *look);

void draw_clip(struct draw_list *list, struct rect rect);
void draw_clip_end(struct draw_list *list);

/* Moves what was added from item `from` on. */
void draw_move(struct draw_list *list, size_t from, int32_t dx, int32_t dy);

#endif
