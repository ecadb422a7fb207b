/* What the strip and the whole map are both made of. Private to map*.c. */
#ifndef DESKTOP_UI_MAP_PARTS_H
#define DESKTOP_UI_MAP_PARTS_H

#include "desktop/ui/map.h"
#include "desktop/ui/map_labels.h"

#define MAP_DOT      4  /* radius of a dot, units */
#define MAP_DOT_FINE 72 /* the same in sixteenths: 4.5 */

/* A spot in units to sixteenths of a pixel, and a length back. */
struct point map_fine(const struct page *page, int32_t x, int32_t y);
int32_t map_units(const struct page *page, int32_t sixteenths);

/* Width of the world as the scenario wants it: that of the grid at 100
 * percent. */
int32_t map_usual_world(const struct page *page);

/* Makes the world smaller until a place is at most `x`, `y` (sixteenths of a
 * pixel) from the middle. */
void map_fit_place(struct map_frame *frame, const struct view_place *place,
                   int32_t x, int32_t y);

/* The land of a frame; of `look`, only tints and fade count. */
void map_land_add(struct page *page, const struct map_frame *frame,
                  struct draw_land look);

/* The places with their names, the weightiest first: the marked one (-1:
 * none), then those of one's own side, of other seats, of the others; each
 * in the file's order. */
struct map_marks {
    struct map_label labels[MAP_LABELS_MOST];
    int32_t places[MAP_LABELS_MOST]; /* index in the view */
    int32_t count;
};
void map_marks_add(struct page *page, const struct map_frame *frame,
                   int32_t marked, struct map_marks *marks);

int32_t map_plate_width(struct page *page, const char *text);

void map_dot(struct page *page, const struct map_label *label, bool marked);
void map_name(struct page *page, struct rect plate, const char *name,
              enum token ink);

#endif
