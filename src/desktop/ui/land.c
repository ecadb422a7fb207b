#include "desktop/ui/land.h"

#include <string.h>

#define MAGIC     "DEMLAND1"
#define HEAD      16 /* bytes before the arcs */
#define SUM_BYTES 4
#define LON_MOST  27000 /* room for what crosses the 180th degree */

/* Bytes that have run out read as 0 and leave `short_of` set, so that only
 * the end has to look. */
struct reader {
    const unsigned char *bytes;
    size_t length, at;
    bool short_of;
};

static int32_t take(struct reader *reader)
{
    uint32_t low, high;

    if (reader->length - reader->at < 2) {
        reader->short_of = true;
        return 0;
    }
    low = reader->bytes[reader->at++];
    high = reader->bytes[reader->at++];
    return (int32_t)(high << 8 | low);
}

static int32_t take_signed(struct reader *reader)
{
    int32_t value = take(reader);

    return value < 0x8000 ? value : value - 0x10000;
}

static uint32_t adler(const unsigned char *bytes, size_t length)
{
    uint32_t low = 1, high = 0;

    for (size_t i = 0; i < length; i++) {
        low = (low + bytes[i]) % 65521;
        high = (high + low) % 65521;
    }
    return high << 16 | low;
}

/* Whole, and what was written. */
static bool sound(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    const unsigned char *sum;

    if (length < HEAD + SUM_BYTES || length > LAND_BYTES_MOST ||
        memcmp(text, MAGIC, 8) != 0)
        return false;
    sum = bytes + length - SUM_BYTES;
    return adler(bytes, length - SUM_BYTES) ==
           ((uint32_t)sum[0] | (uint32_t)sum[1] << 8 | (uint32_t)sum[2] << 16 |
            (uint32_t)sum[3] << 24);
}

static bool read_arcs(struct reader *reader, struct arena *arena,
                      struct land *land)
{
    struct land_arc *arcs =
        arena_array(arena, (size_t)land->arc_count, sizeof *arcs);
    int32_t at = 0;

    for (int32_t i = 0; i < land->arc_count; i++) {
        arcs[i].first = at;
        arcs[i].count = take(reader);
        at += arcs[i].count;
        if (arcs[i].count < 2 || at > land->point_count)
            return false;
    }
    land->arcs = arcs;
    return at == land->point_count;
}

static bool read_points(struct reader *reader, struct arena *arena,
                        struct land *land)
{
    struct land_point *points =
        arena_array(arena, (size_t)land->point_count, sizeof *points);

    for (int32_t i = 0; i < land->point_count; i++) {
        int32_t lon = take_signed(reader);
        int32_t lat = take_signed(reader);

        if (lon < -LON_MOST || lon > LON_MOST || lat < -9000 || lat > 9000)
            return false;
        points[i].lon = (int16_t)lon;
        points[i].lat = (int16_t)lat;
    }
    land->points = points;
    return true;
}

/* Rings as they are read; there are at most as many as there are bytes. */
struct rings {
    struct land_arc *arcs;
    struct land_ring *rings;
    int16_t *refs;
};

static bool read_ring(struct reader *reader, struct rings *into,
                      struct land *land, int32_t code)
{
    struct land_ring *ring = &into->rings[land->ring_count++];
    int32_t points = 0;

    *ring = (struct land_ring){land->ref_count, take(reader), code};
    for (int32_t i = 0; i < ring->count && !reader->short_of; i++) {
        int32_t ref = take_signed(reader);
        int32_t arc = ref < 0 ? -1 - ref : ref;

        if (arc >= land->arc_count)
            return false;
        into->refs[land->ref_count++] = (int16_t)ref;
        into->arcs[arc].used++;
        points += into->arcs[arc].count;
        if (points > LAND_RING_MOST)
            return false;
    }
    return ring->count > 0 && !reader->short_of;
}

static bool read_countries(struct reader *reader, struct arena *arena,
                           struct land *land, int32_t count)
{
    size_t most = (reader->length - reader->at) / 2;
    size_t size = (size_t)land->arc_count * sizeof *land->arcs;
    struct rings into = {.arcs = arena_alloc(arena, size),
                         .rings = arena_array(arena, most, sizeof *into.rings),
                         .refs = arena_array(arena, most, sizeof *into.refs)};

    memcpy(into.arcs, land->arcs, size);
    for (int32_t i = 0; i < count; i++) {
        int32_t code = take(reader);
        int32_t rings = take(reader);

        for (int32_t k = 0; k < rings; k++)
            if (!read_ring(reader, &into, land, code))
                return false;
    }
    land->arcs = into.arcs;
    land->rings = into.rings;
    land->refs = into.refs;
    return !reader->short_of && reader->at == reader->length;
}

const struct land *land_read(struct arena *arena, const char *bytes,
                             size_t length)
{
    struct reader reader = {.bytes = (const unsigned char *)bytes, .at = 8};
    struct land *land = arena_alloc(arena, sizeof *land);
    int32_t countries;

    if (!sound(bytes, length))
        return NULL;
    reader.length = length - SUM_BYTES;
    land->arc_count = take(&reader);
    countries = take(&reader);
    land->point_count = take(&reader);
    /* The upper half of the number: more points than 65,535 are none. */
    if (take(&reader) != 0 || (size_t)land->point_count > reader.length / 4)
        return NULL;
    if (!read_arcs(&reader, arena, land) ||
        !read_points(&reader, arena, land) ||
        !read_countries(&reader, arena, land, countries))
        return NULL;
    return land;
}
