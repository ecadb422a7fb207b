#include "desktop/sdl/shapes.h"

#include <assert.h>
#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_STROKER_H

/* FreeType counts in 64ths and upwards. */
#define FINE 4 /* 64ths in a sixteenth */
#define POINTS_MOST                                                            \
    16000 /* FreeType counts points in 16 bits; stroking                       \
             about doubles them */

/* Control points of a quarter circle lie at 0.5523 of the radius. */
#define ARC_PART  5523
#define ARC_WHOLE 10000

struct shapes {
    FT_Library library;
    FT_Stroker stroker;
};

struct shapes *shapes_new(void)
{
    struct shapes *shapes = mem_resize(NULL, sizeof *shapes);
    FT_Error error = FT_Init_FreeType(&shapes->library);
    assert(error == 0);
    error = FT_Stroker_New(shapes->library, &shapes->stroker);
    assert(error == 0);
    return shapes;
}

void shapes_free(struct shapes *shapes)
{
    if (shapes == NULL) {
        return;
    }
    FT_Stroker_Done(shapes->stroker);
    FT_Done_FreeType(shapes->library);
    mem_free(shapes);
}

/* Outline to mask --------------------------------------------------------- */

static FT_Pos floor_pixel(FT_Pos value)
{
    return value & ~(FT_Pos)63;
}

static void rasterise(struct shapes *shapes, FT_Outline *outline,
                      const FT_BBox *box, struct mask *mask)
{
    size_t size = (size_t)mask->w * (size_t)mask->h;
    mask->pixels = mem_resize(NULL, size);
    for (size_t i = 0; i < size; i++) {
        mask->pixels[i] = 0;
    }
    FT_Bitmap bitmap = {0};
    bitmap.rows = (unsigned)mask->h;
    bitmap.width = (unsigned)mask->w;
    bitmap.pitch = mask->w;
    bitmap.buffer = mask->pixels;
    bitmap.num_grays = 256;
    bitmap.pixel_mode = FT_PIXEL_MODE_GRAY;
    FT_Outline_Translate(outline, -box->xMin, -box->yMin);
    FT_Outline_Get_Bitmap(shapes->library, outline, &bitmap);
}

static struct mask mask_of(struct shapes *shapes, FT_Outline *outline)
{
    struct mask mask = {0};
    FT_BBox box;
    FT_Outline_Get_CBox(outline, &box);
    box.xMin = floor_pixel(box.xMin);
    box.yMin = floor_pixel(box.yMin);
    box.xMax = floor_pixel(box.xMax + 63);
    box.yMax = floor_pixel(box.yMax + 63);
    mask.x = (int32_t)(box.xMin / 64);
    mask.y = (int32_t)(-box.yMax / 64);
    mask.w = (int32_t)((box.xMax - box.xMin) / 64);
    mask.h = (int32_t)((box.yMax - box.yMin) / 64);
    if (mask.w > 0 && mask.h > 0 && mask.w <= MASK_SIDE &&
        mask.h <= MASK_SIDE) {
        rasterise(shapes, outline, &box, &mask);
    }
    FT_Outline_Done(shapes->library, outline);
    return mask;
}

/* FreeType's only error here is being out of memory or of points. */
static bool outline_new(struct shapes *shapes, int32_t points, int32_t contours,
                        FT_Outline *outline)
{
    if (FT_Outline_New(shapes->library, (FT_UInt)points, (FT_Int)contours,
                       outline) != 0) {
        return false;
    }
    outline->n_points = 0;
    outline->n_contours = 0;
    return true;
}

static void add_point(FT_Outline *outline, FT_Pos x, FT_Pos y, bool on_curve)
{
    outline->points[outline->n_points] = (FT_Vector){x, y};
    outline->tags[outline->n_points] =
        on_curve ? FT_CURVE_TAG_ON : FT_CURVE_TAG_CUBIC;
    outline->n_points++;
}

static void end_contour(FT_Outline *outline)
{
    outline->contours[outline->n_contours] = outline->n_points;
    outline->contours[outline->n_contours]--;
    outline->n_contours++;
}

/* Rounded squares ---------------------------------------------------------- */

#define SQUARE_POINTS 16

/* A square from `from` to `to` (both ways, 64ths), its corners cut by quarter
 * circles. `turn` 1 or -1 is the direction: an inner one must run the other
 * way than the outer one to leave a hole. */
static void add_square(FT_Outline *outline, FT_Pos from, FT_Pos to,
                       FT_Pos radius, int turn)
{
    FT_Pos half = (to - from) / 2;
    FT_Pos middle = from + half;
    FT_Pos flat = half - radius; /* from the middle to where an arc begins */
    FT_Pos bend = flat + radius * ARC_PART / ARC_WHOLE;
    const FT_Vector corner[4] = {
        {half, flat}, {half, bend}, {bend, half}, {flat, half}};
    for (int i = 0; i < SQUARE_POINTS; i++) {
        FT_Vector at = corner[i % 4];
        for (int turns = 0; turns < i / 4; turns++) {
            at = (FT_Vector){-at.y, at.x};
        }
        bool on_curve = i % 4 == 0 || i % 4 == 3;
        add_point(outline, middle + at.x, at.y * turn - middle, on_curve);
    }
    end_contour(outline);
}

/* A filled square, or what is left of it without its inside. */
static struct mask square(struct shapes *shapes, FT_Pos from, FT_Pos to,
                          FT_Pos radius, FT_Pos width)
{
    FT_Outline outline;
    if (!outline_new(shapes, 2 * SQUARE_POINTS, 2, &outline)) {
        return (struct mask){0};
    }
    add_square(&outline, from, to, radius, 1);
    if (width > 0 && to - from > 2 * width) {
        FT_Pos inner = radius > width ? radius - width : 0;
        add_square(&outline, from + width, to - width, inner, -1);
    }
    return mask_of(shapes, &outline);
}

struct mask shapes_circle(struct shapes *shapes, int32_t radius, int32_t width)
{
    FT_Pos r = (FT_Pos)radius * FINE;
    return square(shapes, -r, r, r, (FT_Pos)width * FINE);
}

struct mask shapes_corners(struct shapes *shapes, int32_t corner,
                           int32_t radius, int32_t width)
{
    return square(shapes, 0, (FT_Pos)corner * 2 * 64, (FT_Pos)radius * FINE,
                  (FT_Pos)width * FINE);
}

/* Polygons and lines ------------------------------------------------------- */

static FT_Vector fine(struct point point)
{
    return (FT_Vector){(FT_Pos)point.x * FINE, -(FT_Pos)point.y * FINE};
}

struct mask shapes_polygon(struct shapes *shapes, const struct point *points,
                           int32_t count)
{
    FT_Outline outline;
    if (count < 3 || count > POINTS_MOST ||
        !outline_new(shapes, count, 1, &outline)) {
        return (struct mask){0};
    }
    for (int32_t i = 0; i < count; i++) {
        FT_Vector at = fine(points[i]);
        add_point(&outline, at.x, at.y, true);
    }
    end_contour(&outline);
    return mask_of(shapes, &outline);
}

static struct mask stroked(struct shapes *shapes)
{
    FT_UInt points = 0, contours = 0;
    FT_Outline outline;
    FT_Stroker_GetCounts(shapes->stroker, &points, &contours);
    if (points > 2 * POINTS_MOST ||
        !outline_new(shapes, (int32_t)points, (int32_t)contours, &outline)) {
        return (struct mask){0};
    }
    FT_Stroker_Export(shapes->stroker, &outline);
    return mask_of(shapes, &outline);
}

static void stroke_whole(struct shapes *shapes, const struct point *points,
                         int32_t count)
{
    FT_Vector at = fine(points[0]);
    FT_Stroker_BeginSubPath(shapes->stroker, &at, 1);
    for (int32_t i = 1; i < count; i++) {
        at = fine(points[i]);
        FT_Stroker_LineTo(shapes->stroker, &at);
    }
    FT_Stroker_EndSubPath(shapes->stroker);
}

/* Floor of the square root, bit by bit. */
static int64_t root(int64_t square_of)
{
    int64_t result = 0;
    for (int64_t bit = INT64_C(1) << 30; bit > 0; bit >>= 1) {
        int64_t next = result + bit;
        if (next * next <= square_of) {
            result = next;
        }
    }
    return result;
}

/* Walks along a line, pen down for a dash and up for a gap. */
struct dasher {
    FT_Stroker stroker;
    FT_Vector at;
    int64_t dash, left; /* 64ths; left until the pen changes */
    bool down, drawn;   /* drawn: this dash has a line already */
};

static void dash_to(struct dasher *dasher, FT_Vector to)
{
    bool moved = to.x != dasher->at.x || to.y != dasher->at.y;
    if (dasher->down && moved) {
        FT_Stroker_LineTo(dasher->stroker, &to);
        dasher->drawn = true;
    }
    dasher->at = to;
}

/* FreeType must not be asked to end a path without a line in it. */
static void dash_end(struct dasher *dasher)
{
    if (dasher->down && dasher->drawn) {
        FT_Stroker_EndSubPath(dasher->stroker);
    }
    dasher->drawn = false;
}

static void dash_change(struct dasher *dasher)
{
    dash_end(dasher);
    if (!dasher->down) {
        FT_Stroker_BeginSubPath(dasher->stroker, &dasher->at, 1);
    }
    dasher->down = !dasher->down;
    dasher->left = dasher->dash;
}

static void dash_along(struct dasher *dasher, FT_Vector from, FT_Vector to)
{
    int64_t dx = to.x - from.x;
    int64_t dy = to.y - from.y;
    int64_t length = root(dx * dx + dy * dy);
    int64_t gone = 0;
    while (length - gone > dasher->left) {
        gone += dasher->left;
        FT_Vector at = {from.x + (FT_Pos)(dx * gone / length),
                        from.y + (FT_Pos)(dy * gone / length)};
        dash_to(dasher, at);
        dash_change(dasher);
    }
    dasher->left -= length - gone;
    dash_to(dasher, to);
}

static void stroke_dashes(struct shapes *shapes, const struct point *points,
                          int32_t count, int32_t dash)
{
    struct dasher dasher = {.stroker = shapes->stroker,
                            .at = fine(points[0]),
                            .dash = (int64_t)dash * FINE};
    dash_change(&dasher);
    for (int32_t i = 1; i < count; i++) {
        dash_along(&dasher, fine(points[i - 1]), fine(points[i]));
    }
    dash_end(&dasher);
}

struct mask shapes_line(struct shapes *shapes, const struct point *points,
                        int32_t count, int32_t width, int32_t dash)
{
    if (count < 2 || count > POINTS_MOST || width <= 0) {
        return (struct mask){0};
    }
    FT_Stroker_Rewind(shapes->stroker);
    FT_Stroker_Set(shapes->stroker, (FT_Fixed)width * FINE / 2,
                   dash > 0 ? FT_STROKER_LINECAP_BUTT
                            : FT_STROKER_LINECAP_ROUND,
                   FT_STROKER_LINEJOIN_ROUND, 0);
    if (dash > 0) {
        stroke_dashes(shapes, points, count, dash);
    } else {
        stroke_whole(shapes, points, count);
    }
    return stroked(shapes);
}
