#include "desktop/ui/map_labels.h"

#define GAP   4 /* from a dot's edge to its plate */
#define CLEAR 4 /* from another dot's at least */

/* Around the dot, in sixths of how far the plate can go: -6 is left of or
 * above it, 6 right of or below it. */
static const struct {
    int8_t x, y;
} places[] = {{6, 0},  {-6, 0}, {0, -6},  {0, 6},
              {6, -6}, {6, 6},  {-6, -6}, {-6, 6}};

static int64_t distance(const struct map_label *a, const struct map_label *b)
{
    int64_t dx = a->x - b->x;
    int64_t dy = a->y - b->y;

    return dx * dx + dy * dy;
}

/* True where the nearest other dot lies to the left, or there is none. */
static bool rather_right(const struct map_label *labels, int32_t count,
                         int32_t own)
{
    int64_t least = INT64_MAX;
    bool right = true;

    for (int32_t i = 0; i < count; i++) {
        int64_t away = distance(&labels[own], &labels[i]);

        if (i == own || away >= least)
            continue;
        least = away;
        right = labels[i].x <= labels[own].x;
    }
    return right;
}

static struct rect plate_at(const struct map_label *label, size_t place,
                            bool right)
{
    bool corner = places[place].x != 0 && places[place].y != 0;
    int32_t away = label->radius + (corner ? 1 : GAP);
    int32_t side = right ? places[place].x : -places[place].x;
    int32_t x = (label->width / 2 + away) * side / 6;
    int32_t y = (MAP_PLATE / 2 + away) * places[place].y / 6;

    return box(label->x + x - label->width / 2, label->y + y - MAP_PLATE / 2,
               label->width, MAP_PLATE);
}

static struct rect dot_of(const struct map_label *label)
{
    return box_inset(box(label->x, label->y, 0, 0), -label->radius);
}

static bool is_free(const struct map_label *labels, int32_t count, int32_t own,
                    struct rect plate)
{
    for (int32_t i = 0; i < count; i++) {
        if (i != own &&
            box_overlaps(plate, box_inset(dot_of(&labels[i]), -CLEAR)))
            return false;
        if (i < own && labels[i].plate.w > 0 &&
            box_overlaps(plate, labels[i].plate))
            return false;
    }
    return true;
}

static void place(struct map_label *labels, int32_t count, int32_t own,
                  struct rect room)
{
    struct map_label *label = &labels[own];

    bool right = rather_right(labels, count, own);

    if (!box_inside(dot_of(label), room))
        return;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        struct rect plate = plate_at(label, i, right);

        if (box_inside(plate, room) && is_free(labels, count, own, plate)) {
            label->plate = plate;
            return;
        }
    }
}

void map_labels_place(struct map_label *labels, int32_t count, struct rect room)
{
    for (int32_t i = 0; i < count; i++)
        labels[i].plate = box(0, 0, 0, 0);
    if (count > MAP_LABELS_MOST)
        count = MAP_LABELS_MOST;
    for (int32_t i = 0; i < count; i++)
        place(labels, count, i, room);
}
