#include "desktop/sdl/land.h"

#include <assert.h>
#include <string.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_STROKER_H

/* FreeType counts points in 16 bits: an outline takes as many rings as fit.
 * A ring may have LAND_RING_MOST points. */
#define POINTS_MOST   32000
#define CONTOURS_MOST 8000
/* Stroking makes several points of one. */
#define STROKED_MOST 1500
#define FINE         4 /* 64ths in a sixteenth */

struct canvas {
    char *pixels; /* ARGB; straight into the texture, for one copy of a
                     large picture is enough */
    int32_t pitch, w, h;
    FT_Library library;
    FT_Outline outline;
    color ink;
};

/* Blending ----------------------------------------------------------------- */

static uint32_t mixed(uint32_t ink, uint32_t ground, uint32_t share,
                      uint32_t rest)
{
    return (ink * share + ground * rest) / (share + rest);
}

/* The ink over a pixel, `cover` of 255 of it. Colours are not multiplied by
 * their alpha. */
static uint32_t over(uint32_t pixel, color ink, uint32_t cover)
{
    uint32_t share = cover * (ink & 0xff); /* of 255 * 255 */
    uint32_t ground = pixel >> 24;
    uint32_t rest = ground * (255 * 255 - share) / 255;
    uint32_t alpha = (share + rest + 127) / 255;

    if (share + rest == 0)
        return 0;
    return alpha << 24 |
           mixed(ink >> 24, pixel >> 16 & 0xff, share, rest) << 16 |
           mixed(ink >> 16 & 0xff, pixel >> 8 & 0xff, share, rest) << 8 |
           mixed(ink >> 8 & 0xff, pixel & 0xff, share, rest);
}

static uint32_t *row_of(const struct canvas *canvas, int32_t y)
{
    return (void *)(canvas->pixels + (size_t)y * (size_t)canvas->pitch);
}

/* FreeType's rows go upwards. */
static void take_spans(int y, int count, const FT_Span *spans, void *user)
{
    struct canvas *canvas = user;
    uint32_t *row = row_of(canvas, canvas->h - 1 - y);

    for (int i = 0; i < count; i++)
        for (int x = spans[i].x; x < spans[i].x + spans[i].len; x++)
            row[x] = over(row[x], canvas->ink, spans[i].coverage);
}

static void flush(struct canvas *canvas)
{
    FT_Raster_Params params = {0};

    params.flags =
        FT_RASTER_FLAG_AA | FT_RASTER_FLAG_DIRECT | FT_RASTER_FLAG_CLIP;
    params.gray_spans = take_spans;
    params.user = canvas;
    params.clip_box.xMax = canvas->w;
    params.clip_box.yMax = canvas->h;
    if (canvas->outline.n_points > 0)
        FT_Outline_Render(canvas->library, &canvas->outline, &params);
    canvas->outline.n_points = 0;
    canvas->outline.n_contours = 0;
}

/* Filling ------------------------------------------------------------------ */

static FT_Vector fine(const struct canvas *canvas, struct point point)
{
    return (FT_Vector){(FT_Pos)point.x * FINE,
                       (FT_Pos)canvas->h * 64 - (FT_Pos)point.y * FINE};
}

static void add_ring(struct canvas *canvas, const struct point *points,
                     int32_t count)
{
    FT_Outline *outline = &canvas->outline;

    if (outline->n_points + count > POINTS_MOST ||
        outline->n_contours == CONTOURS_MOST)
        flush(canvas);
    for (int32_t i = 0; i < count; i++) {
        outline->points[outline->n_points] = fine(canvas, points[i]);
        outline->tags[outline->n_points++] = FT_CURVE_TAG_ON;
    }
    outline->contours[outline->n_contours] = outline->n_points;
    outline->contours[outline->n_contours++]--;
}

/* All rings in one outline: there is no seam between neighbours. */
static void fill_rings(struct canvas *canvas, const struct map_shape *shape,
                       color ink, int32_t code)
{
    canvas->ink = ink;
    for (int32_t i = 0; i < shape->ring_count; i++) {
        const struct map_ring *ring = &shape->rings[i];

        if (code < 0 || ring->code == code)
            add_ring(canvas, &shape->points[ring->first], ring->count);
    }
    flush(canvas);
}

/* Borders ------------------------------------------------------------------ */

static void export_strokes(struct canvas *canvas, FT_Stroker stroker)
{
    FT_UInt points = 0, contours = 0;

    FT_Stroker_GetCounts(stroker, &points, &contours);
    if (points <= POINTS_MOST && contours <= CONTOURS_MOST)
        FT_Stroker_Export(stroker, &canvas->outline);
    flush(canvas);
    FT_Stroker_Rewind(stroker);
}

/* FreeType must not be asked for a line of no length. */
static void stroke(struct canvas *canvas, FT_Stroker stroker,
                   const struct point *points, int32_t count)
{
    FT_Vector last = fine(canvas, points[0]);
    bool begun = false;

    for (int32_t i = 1; i < count; i++) {
        FT_Vector at = fine(canvas, points[i]);

        if (at.x == last.x && at.y == last.y)
            continue;
        if (!begun)
            FT_Stroker_BeginSubPath(stroker, &last, 1);
        FT_Stroker_LineTo(stroker, &at);
        begun = true;
        last = at;
    }
    if (begun)
        FT_Stroker_EndSubPath(stroker);
}

static void draw_borders(struct canvas *canvas, const struct draw_land *land)
{
    const struct map_shape *shape = land->shape;
    FT_Stroker stroker;
    int32_t waiting = 0;

    if (land->border_width <= 0 ||
        FT_Stroker_New(canvas->library, &stroker) != 0)
        return;
    canvas->ink = land->border;
    FT_Stroker_Set(stroker, (FT_Fixed)land->border_width * FINE / 2,
                   FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
    for (int32_t i = 0; i < shape->border_count; i++) {
        const struct map_ring *line = &shape->borders[i];

        if (waiting + line->count > STROKED_MOST) {
            export_strokes(canvas, stroker);
            waiting = 0;
        }
        stroke(canvas, stroker, &shape->points[line->first], line->count);
        waiting += line->count;
    }
    export_strokes(canvas, stroker);
    FT_Stroker_Done(stroker);
}

/* The picture -------------------------------------------------------------- */

static void fade_foot(const struct canvas *canvas, int32_t fade)
{
    for (int32_t y = canvas->h - fade; y < canvas->h; y++) {
        uint32_t *row = row_of(canvas, y);
        uint32_t left = (uint32_t)(canvas->h - y);

        for (int32_t x = 0; x < canvas->w; x++) {
            uint32_t alpha = (row[x] >> 24) * left / (uint32_t)(fade + 1);

            row[x] = alpha << 24 | (row[x] & 0xffffff);
        }
    }
}

static void paint(struct canvas *canvas, const struct draw_land *land)
{
    FT_Error error = FT_Outline_New(canvas->library, POINTS_MOST, CONTOURS_MOST,
                                    &canvas->outline);

    assert(error == 0);
    canvas->outline.n_points = 0;
    canvas->outline.n_contours = 0;
    fill_rings(canvas, land->shape, land->land, -1);
    for (int32_t i = 0; i < land->tint_count; i++)
        fill_rings(canvas, land->shape, land->tints[i].color,
                   land->tints[i].code);
    draw_borders(canvas, land);
    if (land->fade > 0 && land->fade <= canvas->h)
        fade_foot(canvas, land->fade);
    FT_Outline_Done(canvas->library, &canvas->outline);
}

static void paint_texture(SDL_Texture *texture, const struct draw_land *land,
                          struct canvas *canvas)
{
    void *pixels = NULL;
    int pitch = 0;

    if (SDL_LockTexture(texture, NULL, &pixels, &pitch) != 0)
        return;
    canvas->pixels = pixels;
    canvas->pitch = pitch;
    for (int32_t y = 0; y < canvas->h; y++)
        memset(row_of(canvas, y), 0, (size_t)canvas->w * sizeof(uint32_t));
    paint(canvas, land);
    SDL_UnlockTexture(texture);
}

SDL_Texture *land_render(SDL_Renderer *renderer, const struct draw_land *land,
                         int32_t width, int32_t height)
{
    struct canvas canvas = {.w = width, .h = height};
    FT_Error error = FT_Init_FreeType(&canvas.library);
    SDL_Texture *texture;

    assert(error == 0);
    texture = SDL_CreateTexture(renderer, SDL_PIXELFORMAT_ARGB8888,
                                SDL_TEXTUREACCESS_STREAMING, width, height);
    if (texture != NULL) {
        SDL_SetTextureBlendMode(texture, SDL_BLENDMODE_BLEND);
        paint_texture(texture, land, &canvas);
    }
    FT_Done_FreeType(canvas.library);
    return texture;
}
