/* Coasts and borders of the world, read from the bytes of
 * assets/map/land.bin; assets/map/make_land.mjs says how that is laid out.
 *
 * An arc is a stretch of line; rings are made of arcs, one after the other,
 * some of them backwards; the longitudes of the next may be a whole turn
 * away. Two countries share the arc between them. */
#ifndef DESKTOP_UI_LAND_H
#define DESKTOP_UI_LAND_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LAND_BYTES_MOST (256 * 1024)
#define LAND_RING_MOST  16000 /* points of a ring */

struct land_point {
    int16_t lon, lat; /* hundredths of a degree; an arc that crosses the
                         180th goes on beyond it */
};

struct land_arc {
    int32_t first, count; /* land->points, from 2 */
    int32_t used;         /* by how many rings; by two: a border */
};

struct land_ring {
    int32_t first, count; /* land->refs, from 1 */
    int32_t code;         /* its country: ISO 3166-1 numeric, 0: none */
};

struct land {
    const struct land_point *points;
    const struct land_arc *arcs;
    const int16_t *refs; /* n: arc n; -1 - n: arc n backwards */
    const struct land_ring *rings;
    int32_t point_count, arc_count, ref_count, ring_count;
};

/* NULL where the bytes are damaged: what is returned holds to all that is
 * said above. Lives in `arena`; keeps none of `bytes`. */
const struct land *land_read(struct arena *arena, const char *bytes,
                             size_t length);

#endif
