#include "desktop/ui/map_frame.h"

/* Equal Earth (Savric, Patterson, Jenny 2018) at each degree of latitude:
 * what half a turn of longitude spans there, and how far from the equator
 * it lies. The unit is 2^-20 of the equator's half, in both. Between two
 * degrees a straight line is within an eighth of a pixel of the curve on a
 * map of 3840 pixels. */
#define UNIT    (1 << 20)
#define HALF    18000 /* half a turn, in hundredths of a degree */
#define POLE    90
#define HUNDRED 100
static const struct {
    int32_t across, up;
} table[POLE + 1] = {
    {1048576, 0},      {1048500, 7848},   {1048271, 15695},  {1047889, 23539},
    {1047356, 31379},  {1046669, 39215},  {1045831, 47044},  {1044840, 54866},
    {1043698, 62679},  {1042404, 70482},  {1040958, 78273},  {1039361, 86052},
    {1037612, 93817},  {1035714, 101567}, {1033664, 109301}, {1031465, 117017},
    {1029116, 124714}, {1026618, 132390}, {1023971, 140045}, {1021176, 147676},
    {1018233, 155284}, {1015143, 162865}, {1011906, 170420}, {1008523, 177946},
    {1004995, 185442}, {1001322, 192906}, {997504, 200338},  {993543, 207736},
    {989440, 215098},  {985194, 222423},  {980807, 229709},  {976280, 236955},
    {971613, 244159},  {966807, 251320},  {961863, 258436},  {956783, 265506},
    {951566, 272527},  {946214, 279498},  {940729, 286418},  {935110, 293285},
    {929360, 300096},  {923479, 306851},  {917469, 313546},  {911331, 320182},
    {905067, 326754},  {898679, 333262},  {892168, 339704},  {885536, 346077},
    {878787, 352379},  {871922, 358608},  {864944, 364762},  {857857, 370839},
    {850664, 376836},  {843370, 382750},  {835979, 388580},  {828497, 394321},
    {820929, 399973},  {813283, 405532},  {805566, 410994},  {797786, 416358},
    {789953, 421619},  {782077, 426774},  {774169, 431820},  {766243, 436754},
    {758313, 441571},  {750392, 446267},  {742500, 450839},  {734652, 455282},
    {726868, 459591},  {719169, 463763},  {711577, 467791},  {704115, 471672},
    {696808, 475400},  {689680, 478969},  {682758, 482375},  {676069, 485612},
    {669640, 488674},  {663499, 491556},  {657674, 494253},  {652193, 496758},
    {647082, 499066},  {642368, 501173},  {638075, 503073},  {634227, 504761},
    {630846, 506234},  {627950, 507487},  {625556, 508517},  {623679, 509322},
    {622331, 509898},  {621518, 510244},  {621247, 510360},
};

/* The projection ----------------------------------------------------------- */

static int64_t between(int32_t low, int32_t high, int32_t part)
{
    return low + (int64_t)(high - low) * part / HUNDRED;
}

/* Units to sixteenths of a pixel, rounded; a world is two units wide. */
static int32_t scaled(int64_t units, int32_t world)
{
    int64_t twice = units * world + UNIT;
    int64_t whole = 2 * (int64_t)UNIT;

    return (int32_t)(twice >= 0 ? twice / whole
                                : -((whole - 1 - twice) / whole));
}

static int64_t up_at(int32_t lat)
{
    int32_t size = lat < 0 ? -lat : lat;
    int32_t degree = size / HUNDRED < POLE ? size / HUNDRED : POLE - 1;
    int64_t up = between(table[degree].up, table[degree + 1].up,
                         size - degree * HUNDRED);

    return lat < 0 ? -up : up;
}

static int64_t across_at(int32_t lat)
{
    int32_t size = lat < 0 ? -lat : lat;
    int32_t degree = size / HUNDRED < POLE ? size / HUNDRED : POLE - 1;

    return between(table[degree].across, table[degree + 1].across,
                   size - degree * HUNDRED);
}

int32_t map_world_height(int32_t world)
{
    return scaled(2 * (int64_t)table[POLE].up, world);
}

struct point map_frame_at(const struct map_frame *frame, int32_t east,
                          int32_t lat)
{
    int64_t x = across_at(lat) * east / HALF;
    int64_t y = up_at(lat) - up_at(frame->lat);

    return (struct point){frame->middle.x + scaled(x, frame->world),
                          frame->middle.y - scaled(y, frame->world)};
}

struct point map_frame_point(const struct map_frame *frame, int32_t lon,
                             int32_t lat)
{
    int32_t east = (lon - frame->lon) % (2 * HALF);

    if (east > HALF)
        east -= 2 * HALF;
    if (east < -HALF)
        east += 2 * HALF;
    return map_frame_at(frame, east, lat);
}

/* The land ----------------------------------------------------------------- */

/* Points nearer than this to the one before are left out: sixteenths. */
#define NEAR 6

/* Room around the frame that lines may bend in unseen. */
#define MARGIN 32

struct maker {
    struct map_shape *shape;
    const struct land *land;
    const struct map_frame *frame;
    int32_t turn; /* hundredths added to every longitude */
};

struct bounds {
    int32_t left, top, right, bottom;
};

static struct bounds bounds_of(const struct map_shape *shape,
                               const struct map_ring *ring)
{
    const struct point *at = &shape->points[ring->first];
    struct bounds bounds = {at->x, at->y, at->x, at->y};

    for (int32_t i = 1; i < ring->count; i++) {
        bounds.left = at[i].x < bounds.left ? at[i].x : bounds.left;
        bounds.right = at[i].x > bounds.right ? at[i].x : bounds.right;
        bounds.top = at[i].y < bounds.top ? at[i].y : bounds.top;
        bounds.bottom = at[i].y > bounds.bottom ? at[i].y : bounds.bottom;
    }
    return bounds;
}

static bool in_frame(const struct maker *maker, const struct map_ring *ring)
{
    struct rect rect = maker->frame->rect;
    struct bounds bounds = bounds_of(maker->shape, ring);

    return bounds.right >= -MARGIN && bounds.bottom >= -MARGIN &&
           bounds.left <= rect.w * 16 + MARGIN &&
           bounds.top <= rect.h * 16 + MARGIN;
}

static void add_point(struct map_shape *shape, struct point point)
{
    shape->points = mem_grow(shape->points, shape->point_count,
                             &shape->point_capacity, sizeof *shape->points);
    shape->points[shape->point_count++] = point;
}

static bool is_near(struct point a, struct point b)
{
    int32_t dx = a.x < b.x ? b.x - a.x : a.x - b.x;
    int32_t dy = a.y < b.y ? b.y - a.y : a.y - b.y;

    return dx + dy < NEAR;
}

/* An arc is thinned out the same way from either side, so that neighbours
 * stay neighbours: always from its first point on. */
static void add_arc(struct maker *maker, const struct land_arc *arc,
                    bool backwards)
{
    struct map_shape *shape = maker->shape;
    const struct land_point *points = &maker->land->points[arc->first];
    size_t first = shape->point_count;
    struct point last = {0, 0};

    for (int32_t i = 0; i < arc->count; i++) {
        struct point at = map_frame_at(
            maker->frame, points[i].lon - maker->frame->lon + maker->turn,
            points[i].lat);

        at.x -= maker->frame->rect.x * 16;
        at.y -= maker->frame->rect.y * 16;
        if (i > 0 && i < arc->count - 1 && is_near(last, at))
            continue;
        add_point(shape, at);
        last = at;
    }
    for (size_t a = first, b = shape->point_count; backwards && a + 1 < b;) {
        struct point kept = shape->points[a];

        shape->points[a++] = shape->points[--b];
        shape->points[b] = kept;
    }
}

/* Longitude of an arc's first or last point. */
static int32_t end_lon(const struct land *land, const struct land_arc *arc,
                       bool first)
{
    return land->points[arc->first + (first ? 0 : arc->count - 1)].lon;
}

/* The whole turns in a step from one longitude to another. */
static int32_t turns_to(int32_t step)
{
    if (step > HALF)
        return 2 * HALF;
    return step < -HALF ? -2 * HALF : 0;
}

static void add_ring(struct maker *maker, const struct land_ring *from)
{
    struct map_shape *shape = maker->shape;
    struct map_ring ring = {(int32_t)shape->point_count, 0, from->code};
    int32_t turn = maker->turn, end = 0;

    for (int32_t i = 0; i < from->count; i++) {
        int32_t ref = maker->land->refs[from->first + i];
        const struct land_arc *arc =
            &maker->land->arcs[ref < 0 ? -1 - ref : ref];
        int32_t begin = end_lon(maker->land, arc, ref >= 0);

        if (i > 0)
            maker->turn += turns_to(end - begin - maker->turn);
        add_arc(maker, arc, ref < 0);
        end = end_lon(maker->land, arc, ref < 0) + maker->turn;
    }
    maker->turn = turn;
    ring.count = (int32_t)shape->point_count - ring.first;
    if (!in_frame(maker, &ring)) {
        shape->point_count = (size_t)ring.first;
        return;
    }
    shape->rings = mem_grow(shape->rings, (size_t)shape->ring_count,
                            &shape->ring_capacity, sizeof *shape->rings);
    shape->rings[shape->ring_count++] = ring;
}

static void add_border(struct maker *maker, const struct land_arc *arc)
{
    struct map_shape *shape = maker->shape;
    struct map_ring border = {(int32_t)shape->point_count, 0, 0};

    add_arc(maker, arc, false);
    border.count = (int32_t)shape->point_count - border.first;
    if (!in_frame(maker, &border)) {
        shape->point_count = (size_t)border.first;
        return;
    }
    shape->borders = mem_grow(shape->borders, (size_t)shape->border_count,
                              &shape->border_capacity, sizeof *shape->borders);
    shape->borders[shape->border_count++] = border;
}

void map_shape_make(struct map_shape *shape, const struct land *land,
                    const struct map_frame *frame)
{
    struct maker maker = {shape, land, frame, 0};

    shape->point_count = 0;
    shape->ring_count = shape->border_count = 0;
    for (int32_t turn = -1; turn <= 1; turn++) {
        maker.turn = turn * 2 * HALF;
        for (int32_t i = 0; i < land->ring_count; i++)
            add_ring(&maker, &land->rings[i]);
        for (int32_t i = 0; i < land->arc_count; i++)
            if (land->arcs[i].used > 1)
                add_border(&maker, &land->arcs[i]);
    }
}

void map_shape_clear(struct map_shape *shape)
{
    mem_free(shape->points);
    mem_free(shape->rings);
    mem_free(shape->borders);
    *shape = (struct map_shape){0};
}
