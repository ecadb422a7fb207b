/* From degrees to pixels: the Equal Earth projection around a meridian of
 * choice, in integers, so that every compiler draws the same map. East of
 * the 180th degree from the middle the map goes on into its own beginning. */
#ifndef DESKTOP_UI_MAP_FRAME_H
#define DESKTOP_UI_MAP_FRAME_H

#include "desktop/ui/land.h"
#include "desktop/ui/ui.h"

/* A window on the map. Degrees in hundredths. */
struct map_frame {
    struct rect rect;    /* what is seen, in pixels */
    struct point middle; /* where `lon`, `lat` lies, on screen */
    int32_t lon, lat;
    int32_t world; /* width of the whole world, sixteenths of a pixel */
};

#define MAP_WORLD_MOST (1 << 20) /* of world: 65,536 pixels */

/* Height of a world of that width. */
int32_t map_world_height(int32_t world);

/* Where a place lies on screen. */
struct point map_frame_point(const struct map_frame *frame, int32_t lon,
                             int32_t lat);

/* The same for a longitude counted from the middle, which may be beyond 180
 * degrees. */
struct point map_frame_at(const struct map_frame *frame, int32_t east,
                          int32_t lat);

/* The land as it lies in a frame: closed rings and open lines of points,
 * in sixteenths of a pixel from the frame's corner. What cannot be seen is
 * left out. */
struct map_ring {
    int32_t first, count; /* shape->points */
    int32_t code;         /* of a ring: its country */
};
struct map_shape {
    struct point *points;
    struct map_ring *rings;   /* clockwise; holes the other way */
    struct map_ring *borders; /* between two countries */
    int32_t ring_count, border_count;
    size_t point_count, point_capacity, ring_capacity, border_capacity;
};

/* Makes the shape anew; one of zero bytes is valid and empty. */
void map_shape_make(struct map_shape *shape, const struct land *land,
                    const struct map_frame *frame);
void map_shape_clear(struct map_shape *shape);

#endif
