/* Shapes with soft edges, as alpha masks. FreeType's rasteriser makes them
 * from fixed-point outlines: no floating point, so every compiler and machine
 * gets the same bytes. No SDL here. */
#ifndef DESKTOP_SDL_SHAPES_H
#define DESKTOP_SDL_SHAPES_H

#include "desktop/ui/ui.h"

struct shapes; /* the rasteriser */

struct shapes *shapes_new(void);
void shapes_free(struct shapes *shapes);

#define MASK_SIDE 8192 /* pixels; a longer shape has no mask */

/* Coverage 0 to 255, row by row from the top, no gap between rows. */
struct mask {
    uint8_t *pixels; /* mem_free() it; NULL: nothing to see */
    int32_t x, y;    /* of its top left pixel, from the anchor */
    int32_t w, h;
};

/* Lengths are in sixteenths of a pixel. The anchor is the point 0, 0. */

/* A disc around the anchor, or a ring with its outer edge at `radius`. */
struct mask shapes_circle(struct shapes *shapes, int32_t radius, int32_t width);

/* The four corners of a rounded rectangle, as one of the smallest size that
 * holds them: 2 * `corner` pixels square, `radius` outside. `width` 0 is
 * filled, else the frame's thickness. The anchor is its top left corner. */
struct mask shapes_corners(struct shapes *shapes, int32_t corner,
                           int32_t radius, int32_t width);

/* The inside of a closed line, nonzero winding. */
struct mask shapes_polygon(struct shapes *shapes, const struct point *points,
                           int32_t count);

/* A line with round joins; round ends without dashes, straight ones with:
 * `dash` is the length of a dash and of a gap, 0: none. */
struct mask shapes_line(struct shapes *shapes, const struct point *points,
                        int32_t count, int32_t width, int32_t dash);

#endif
