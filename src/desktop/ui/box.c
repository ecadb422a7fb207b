#include "desktop/ui/box.h"

static int32_t at_least_0(int32_t value)
{
    return value > 0 ? value : 0;
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

struct rect box(int32_t x, int32_t y, int32_t w, int32_t h)
{
    return (struct rect){x, y, at_least_0(w), at_least_0(h)};
}

struct rect box_inset(struct rect from, int32_t by)
{
    return box(from.x + by, from.y + by, from.w - 2 * by, from.h - 2 * by);
}

struct rect box_cut_top(struct rect *from, int32_t height)
{
    int32_t h = smaller(at_least_0(height), from->h);
    struct rect cut = {from->x, from->y, from->w, h};
    from->y += h;
    from->h -= h;
    return cut;
}

struct rect box_cut_bottom(struct rect *from, int32_t height)
{
    int32_t h = smaller(at_least_0(height), from->h);
    from->h -= h;
    return (struct rect){from->x, from->y + from->h, from->w, h};
}

struct rect box_cut_left(struct rect *from, int32_t width)
{
    int32_t w = smaller(at_least_0(width), from->w);
    struct rect cut = {from->x, from->y, w, from->h};
    from->x += w;
    from->w -= w;
    return cut;
}

struct rect box_cut_right(struct rect *from, int32_t width)
{
    int32_t w = smaller(at_least_0(width), from->w);
    from->w -= w;
    return (struct rect){from->x + from->w, from->y, w, from->h};
}

/* Where cell `index` of `count` begins. Worked out from the whole, so that
 * rounding never adds up. */
static int32_t cell_start(int32_t length, int32_t gap, int32_t count,
                          int32_t index)
{
    return (int32_t)(((int64_t)length + gap) * index / count);
}

struct rect box_cell(struct rect from, struct grid grid, int32_t index)
{
    int32_t column = index % grid.columns;
    int32_t row = index / grid.columns;
    int32_t x = cell_start(from.w, grid.gap, grid.columns, column);
    int32_t y = cell_start(from.h, grid.gap, grid.rows, row);
    int32_t x2 = cell_start(from.w, grid.gap, grid.columns, column + 1);
    int32_t y2 = cell_start(from.h, grid.gap, grid.rows, row + 1);
    return box(from.x + x, from.y + y, x2 - x - grid.gap, y2 - y - grid.gap);
}

bool box_holds(struct rect from, int32_t x, int32_t y)
{
    return x >= from.x && y >= from.y && x < from.x + from.w &&
           y < from.y + from.h;
}

bool box_inside(struct rect inner, struct rect outer)
{
    return inner.x >= outer.x && inner.y >= outer.y &&
           box_right(inner) <= box_right(outer) &&
           box_bottom(inner) <= box_bottom(outer);
}

bool box_overlaps(struct rect a, struct rect b)
{
    return a.x < box_right(b) && b.x < box_right(a) && a.y < box_bottom(b) &&
           b.y < box_bottom(a);
}

struct rect box_common(struct rect a, struct rect b)
{
    int32_t x = larger(a.x, b.x);
    int32_t y = larger(a.y, b.y);
    return box(x, y, smaller(box_right(a), box_right(b)) - x,
               smaller(box_bottom(a), box_bottom(b)) - y);
}

struct rect box_union(struct rect a, struct rect b)
{
    if (a.w == 0)
        return b;
    if (b.w == 0)
        return a;
    int32_t x = smaller(a.x, b.x);
    int32_t y = smaller(a.y, b.y);
    return box(x, y, larger(box_right(a), box_right(b)) - x,
               larger(box_bottom(a), box_bottom(b)) - y);
}

int32_t box_right(struct rect from)
{
    return from.x + from.w;
}

int32_t box_bottom(struct rect from)
{
    return from.y + from.h;
}
