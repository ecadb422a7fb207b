/* A line from one place on a map to another: a bow that rises over the
 * straight way, with an arrow's head at its end. */
#ifndef DESKTOP_UI_MAP_BOW_H
#define DESKTOP_UI_MAP_BOW_H

#include "desktop/ui/ui.h"

#define MAP_BOW_STEPS 48

struct map_bow {
    struct point points[MAP_BOW_STEPS + 1];
    struct point head[3];
    struct point middle; /* where its label belongs */
    int32_t count;       /* 0: the ends are too near for a line */
};

/* Sixteenths of a pixel throughout. The line keeps `clear` away from both
 * ends; the head is `head` long. */
struct map_bow map_bow_make(struct point from, struct point to, int32_t clear,
                            int32_t head);

#endif
