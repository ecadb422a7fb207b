#include "desktop/ui/map_bow.h"

#define FLAT 6 /* the bow rises by this part of its length */

static int32_t size_of(int32_t number)
{
    return number < 0 ? -number : number;
}

/* Within an eighth of the true length, which is all that is needed here. */
static int32_t length(struct point a, struct point b)
{
    int32_t x = size_of(b.x - a.x);
    int32_t y = size_of(b.y - a.y);

    return x > y ? x + y * 3 / 8 : y + x * 3 / 8;
}

/* The point that far from `from` on the way to `to`. */
static struct point on_way(struct point from, struct point to, int32_t far)
{
    int64_t whole = length(from, to);

    if (whole == 0)
        return from;
    return (struct point){
        (int32_t)(from.x + (int64_t)(to.x - from.x) * far / whole),
        (int32_t)(from.y + (int64_t)(to.y - from.y) * far / whole)};
}

static struct point at_step(struct point a, struct point b, int32_t step)
{
    int64_t rise = length(a, b) / FLAT;
    int64_t left = MAP_BOW_STEPS - step;
    int64_t up =
        rise * 4 * step * left / ((int64_t)MAP_BOW_STEPS * MAP_BOW_STEPS);

    return (struct point){
        (int32_t)(a.x + (int64_t)(b.x - a.x) * step / MAP_BOW_STEPS),
        (int32_t)(a.y + (int64_t)(b.y - a.y) * step / MAP_BOW_STEPS - up)};
}

/* The tip lies where the line would end, the line ends in the head's foot. */
static void add_head(struct map_bow *bow, struct point end, int32_t clear,
                     int32_t head)
{
    struct point last = bow->points[bow->count - 1];
    struct point tip = on_way(end, last, clear);
    struct point foot = on_way(end, last, clear + head);
    int32_t x = (tip.x - foot.x) / 2;
    int32_t y = (tip.y - foot.y) / 2;

    bow->head[0] = tip;
    bow->head[1] = (struct point){foot.x - y, foot.y + x};
    bow->head[2] = (struct point){foot.x + y, foot.y - x};
    bow->points[bow->count++] = foot;
}

struct map_bow map_bow_make(struct point from, struct point to, int32_t clear,
                            int32_t head)
{
    struct map_bow bow = {.middle = at_step(from, to, MAP_BOW_STEPS / 2)};

    for (int32_t i = 0; i < MAP_BOW_STEPS; i++) {
        struct point at = at_step(from, to, i);

        if (length(from, at) >= clear && length(at, to) > clear + head)
            bow.points[bow.count++] = at;
    }
    if (bow.count < 2)
        bow.count = 0;
    else
        add_head(&bow, to, clear, head);
    return bow;
}
