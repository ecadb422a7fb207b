/* Where the names on a map go. */
#ifndef DESKTOP_UI_MAP_LABELS_H
#define DESKTOP_UI_MAP_LABELS_H

#include "desktop/ui/box.h"

#define MAP_LABELS_MOST 64 /* further ones are not shown */
#define MAP_PLATE       20 /* height of a label's plate */

/* A dot with a name. Units are the page's. */
struct map_label {
    int32_t x, y, radius; /* of the dot */
    int32_t width;        /* of the plate */
    struct rect plate;    /* out: where it goes; width 0: nowhere */
};

/* The labels come in order of weight. Each takes the first of eight places
 * around its dot (the side away from the nearest other dot, the other side,
 * above, below, and the corners in the same order) at which its
 * plate lies within `room`, on no plate that was placed before it and on no
 * other dot; where there is none it is left out. Dots beyond `room` have no
 * name either. */
void map_labels_place(struct map_label *labels, int32_t count,
                      struct rect room);

#endif
