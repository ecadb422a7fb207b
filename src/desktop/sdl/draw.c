#include "desktop/sdl/draw.h"

#include "desktop/sdl/land.h"

#include <assert.h>
#include <string.h>

/* Three frames' worth of pixels hold a screen with room to spare. */
#define FRAMES_KEPT 3
#define BYTES_MOST  (40 * 1024 * 1024) /* at 3840x2160 a page needs 27 */

static size_t keep_bytes(int32_t width, int32_t height)
{
    size_t bytes = (size_t)width * (size_t)height * 4 * FRAMES_KEPT;
    return bytes < BYTES_MOST ? bytes : BYTES_MOST;
}

void painter_init(struct painter *painter, SDL_Renderer *renderer,
                  struct fonts *fonts, int32_t width, int32_t height)
{
    memset(painter, 0, sizeof *painter);
    painter->renderer = renderer;
    painter->fonts = fonts;
    painter->shapes = shapes_new();
    cache_init(&painter->cache, keep_bytes(width, height));
}

void painter_free(struct painter *painter)
{
    cache_free(&painter->cache);
    shapes_free(painter->shapes);
    strbuf_clear(&painter->key);
    memset(painter, 0, sizeof *painter);
}

void painter_resize(struct painter *painter, int32_t width, int32_t height)
{
    cache_free(&painter->cache);
    cache_init(&painter->cache, keep_bytes(width, height));
}

/* Colours ------------------------------------------------------------------ */

static uint8_t red(color tint)
{
    return (uint8_t)(tint >> 24);
}

static uint8_t green(color tint)
{
    return (uint8_t)(tint >> 16);
}

static uint8_t blue(color tint)
{
    return (uint8_t)(tint >> 8);
}

static uint8_t alpha(color tint)
{
    return (uint8_t)tint;
}

/* `part` sixteenths of the colour's alpha. */
static color thinner(color tint, int32_t part)
{
    uint32_t thin = (uint32_t)alpha(tint) * (uint32_t)part / 16;
    return (tint & ~UINT32_C(0xff)) | thin;
}

/* Pictures ----------------------------------------------------------------- */

static void key_start(struct painter *painter, const struct draw *draw,
                      int32_t a, int32_t b)
{
    int32_t head[4] = {draw->kind, draw->width, a, b};
    strbuf_reset(&painter->key);
    strbuf_add(&painter->key, (const char *)head, sizeof head);
}

static const struct cached *find(struct painter *painter)
{
    return cache_find(&painter->cache, strbuf_get(&painter->key),
                      painter->key.length);
}

static const struct cached *keep(struct painter *painter, SDL_Surface *surface,
                                 struct cached picture)
{
    if (surface != NULL) {
        picture.texture =
            SDL_CreateTextureFromSurface(painter->renderer, surface);
        SDL_SetTextureBlendMode(picture.texture, SDL_BLENDMODE_BLEND);
        picture.w = surface->w;
        picture.h = surface->h;
        SDL_FreeSurface(surface);
    }
    return cache_add(&painter->cache, strbuf_get(&painter->key),
                     painter->key.length, &picture);
}

/* White, with the mask as its alpha; takes over the mask's pixels. */
static const struct cached *keep_mask(struct painter *painter, struct mask mask)
{
    struct cached picture = {.x = mask.x, .y = mask.y};
    SDL_Surface *surface = NULL;
    if (mask.pixels != NULL) {
        surface = SDL_CreateRGBSurfaceWithFormat(0, mask.w, mask.h, 32,
                                                 SDL_PIXELFORMAT_ARGB8888);
    }
    for (int32_t y = 0; surface != NULL && y < mask.h; y++) {
        uint32_t *row = (void *)((char *)surface->pixels +
                                 (size_t)y * (size_t)surface->pitch);
        const uint8_t *from = mask.pixels + (size_t)y * (size_t)mask.w;
        for (int32_t x = 0; x < mask.w; x++) {
            row[x] = (uint32_t)from[x] << 24 | 0xffffff;
        }
    }
    mem_free(mask.pixels);
    return keep(painter, surface, picture);
}

/* `from` NULL: all of it. */
static void copy(struct painter *painter, const struct cached *picture,
                 const SDL_Rect *from, SDL_Point to, color tint)
{
    if (picture->texture == NULL) {
        return;
    }
    SDL_Rect at = {to.x, to.y, picture->w, picture->h};
    if (from != NULL) {
        at.w = from->w;
        at.h = from->h;
    }
    SDL_SetTextureColorMod(picture->texture, red(tint), green(tint),
                           blue(tint));
    SDL_SetTextureAlphaMod(picture->texture, alpha(tint));
    SDL_RenderCopy(painter->renderer, picture->texture, from, &at);
}

static void copy_whole(struct painter *painter, const struct cached *picture,
                       int32_t x, int32_t y, color tint)
{
    SDL_Point to = {x + picture->x, y + picture->y};
    copy(painter, picture, NULL, to, tint);
}

static void fill(struct painter *painter, SDL_Rect rect, color tint)
{
    if (rect.w <= 0 || rect.h <= 0 || alpha(tint) == 0) {
        return;
    }
    /* Blending an opaque colour gives the same and takes many times as long. */
    SDL_SetRenderDrawBlendMode(painter->renderer, alpha(tint) == 255
                                                      ? SDL_BLENDMODE_NONE
                                                      : SDL_BLENDMODE_BLEND);
    SDL_SetRenderDrawColor(painter->renderer, red(tint), green(tint),
                           blue(tint), alpha(tint));
    SDL_RenderFillRect(painter->renderer, &rect);
}

/* Rectangles --------------------------------------------------------------- */

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static void copy_corners(struct painter *painter, const struct draw *draw,
                         int32_t corner, int32_t radius)
{
    key_start(painter, draw, corner, radius);
    const struct cached *picture = find(painter);
    if (picture == NULL) {
        int32_t width = draw->kind == DRAW_BORDER ? draw->width : 0;
        picture = keep_mask(painter, shapes_corners(painter->shapes, corner,
                                                    radius * 16, width));
    }
    for (int i = 0; i < 4; i++) {
        bool right = i % 2 == 1;
        bool low = i / 2 == 1;
        SDL_Rect from = {right ? corner : 0, low ? corner : 0, corner, corner};
        SDL_Point to = {draw->rect.x + (right ? draw->rect.w - corner : 0),
                        draw->rect.y + (low ? draw->rect.h - corner : 0)};
        copy(painter, picture, &from, to, draw->color);
    }
}

/* A rectangle of odd size has room for half a pixel less of a corner. */
static int32_t radius_of(const struct draw *draw)
{
    int32_t half = least(draw->rect.w, draw->rect.h) / 2;
    int32_t radius = least(draw->radius, half);
    return radius > 0 ? radius : 0;
}

static void draw_fill(struct painter *painter, const struct draw *draw)
{
    SDL_Rect all = {draw->rect.x, draw->rect.y, draw->rect.w, draw->rect.h};
    int32_t r = radius_of(draw);
    if (r > 0) {
        copy_corners(painter, draw, r, r);
        SDL_Rect top = {all.x + r, all.y, all.w - 2 * r, r};
        fill(painter, top, draw->color);
        top.y = all.y + all.h - r;
        fill(painter, top, draw->color);
    }
    SDL_Rect middle = {all.x, all.y + r, all.w, all.h - 2 * r};
    fill(painter, middle, draw->color);
}

/* The four straight sides between the corners: strips `thick` wide, `in`
 * pixels from the edge. */
struct sides {
    int32_t corner, in, thick;
    color color;
};

static void draw_sides(struct painter *painter, struct rect rect,
                       const struct sides *sides)
{
    int32_t c = sides->corner;
    int32_t far = sides->in + sides->thick;
    SDL_Rect strip = {rect.x + c, rect.y + sides->in, rect.w - 2 * c,
                      sides->thick};
    fill(painter, strip, sides->color);
    strip.y = rect.y + rect.h - far;
    fill(painter, strip, sides->color);
    strip = (SDL_Rect){rect.x + sides->in, rect.y + c, sides->thick,
                       rect.h - 2 * c};
    fill(painter, strip, sides->color);
    strip.x = rect.x + rect.w - far;
    fill(painter, strip, sides->color);
}

static void draw_border(struct painter *painter, const struct draw *draw)
{
    int32_t radius = radius_of(draw);
    int32_t whole = draw->width / 16;
    int32_t part = draw->width % 16;
    int32_t thick = whole + (part > 0 ? 1 : 0);
    int32_t corner = radius > thick ? radius : thick;
    if (draw->width <= 0) {
        return;
    }
    if (2 * corner > least(draw->rect.w, draw->rect.h)) {
        draw_fill(painter, draw); /* no inside is left */
        return;
    }
    copy_corners(painter, draw, corner, radius);
    struct sides sides = {corner, 0, whole, draw->color};
    draw_sides(painter, draw->rect, &sides);
    if (part > 0) {
        sides = (struct sides){corner, whole, 1, thinner(draw->color, part)};
        draw_sides(painter, draw->rect, &sides);
    }
}

/* Text and free shapes ----------------------------------------------------- */

static void draw_text(struct painter *painter, const struct draw *draw)
{
    if (draw->text == NULL || draw->text[0] == '\0') {
        return;
    }
    enum face face = draw->face;
    key_start(painter, draw, draw->face, draw->px);
    strbuf_text(&painter->key, draw->text);
    const struct cached *picture = find(painter);
    if (picture == NULL) {
        struct cached at = {.y = -fonts_ascent(painter->fonts, face, draw->px)};
        SDL_Surface *line =
            fonts_render(painter->fonts, face, draw->px, draw->text);
        picture = keep(painter, line, at);
    }
    copy_whole(painter, picture, draw->rect.x, draw->rect.y, draw->color);
}

static void draw_circle(struct painter *painter, const struct draw *draw)
{
    key_start(painter, draw, draw->radius, 0);
    const struct cached *picture = find(painter);
    if (picture == NULL) {
        picture = keep_mask(
            painter, shapes_circle(painter->shapes, draw->radius, draw->width));
    }
    copy_whole(painter, picture, draw->rect.x, draw->rect.y, draw->color);
}

/* The whole pixel up and left of all points: the same shape elsewhere then
 * has the same key. */
static SDL_Point corner_of(const struct draw *draw)
{
    struct point low = draw->points[0];
    for (int32_t i = 1; i < draw->point_count; i++) {
        low.x = least(low.x, draw->points[i].x);
        low.y = least(low.y, draw->points[i].y);
    }
    return (SDL_Point){low.x >= 0 ? low.x / 16 : -((15 - low.x) / 16),
                       low.y >= 0 ? low.y / 16 : -((15 - low.y) / 16)};
}

static struct mask mask_points(struct painter *painter, const struct draw *draw,
                               const struct point *points)
{
    if (draw->kind == DRAW_POLYGON) {
        return shapes_polygon(painter->shapes, points, draw->point_count);
    }
    return shapes_line(painter->shapes, points, draw->point_count, draw->width,
                       draw->dash);
}

static void draw_points(struct painter *painter, const struct draw *draw)
{
    if (draw->point_count < 2) {
        return;
    }
    SDL_Point corner = corner_of(draw);
    size_t size = (size_t)draw->point_count * sizeof *draw->points;
    struct point *points = mem_resize(NULL, size);
    for (int32_t i = 0; i < draw->point_count; i++) {
        points[i].x = draw->points[i].x - corner.x * 16;
        points[i].y = draw->points[i].y - corner.y * 16;
    }
    key_start(painter, draw, draw->dash, draw->point_count);
    strbuf_add(&painter->key, (const char *)points, size);
    const struct cached *picture = find(painter);
    if (picture == NULL) {
        picture = keep_mask(painter, mask_points(painter, draw, points));
    }
    mem_free(points);
    copy_whole(painter, picture, corner.x, corner.y, draw->color);
}

/* A map's land --------------------------------------------------------------
 */

static void draw_land(struct painter *painter, const struct draw *draw)
{
    const struct draw_land *land = draw->land;
    const uint32_t look[] = {land->land, land->border,
                             (uint32_t)land->border_width,
                             (uint32_t)land->fade};
    if (draw->rect.w <= 0 || draw->rect.h <= 0) {
        return;
    }
    key_start(painter, draw, draw->rect.w, draw->rect.h);
    strbuf_add(&painter->key, (const char *)&land->view, sizeof land->view);
    strbuf_add(&painter->key, (const char *)look, sizeof look);
    strbuf_add(&painter->key, (const char *)land->tints,
               (size_t)land->tint_count * sizeof *land->tints);
    const struct cached *picture = find(painter);
    if (picture == NULL) {
        struct cached made = {.w = draw->rect.w, .h = draw->rect.h};
        made.texture = land_render(painter->renderer, land, made.w, made.h);
        picture = cache_add(&painter->cache, strbuf_get(&painter->key),
                            painter->key.length, &made);
    }
    copy_whole(painter, picture, draw->rect.x, draw->rect.y, 0xFFFFFFFF);
}

/* Clipping ----------------------------------------------------------------- */

static void clip_apply(struct painter *painter)
{
    const SDL_Rect *clip = painter->clip_count == 0
                               ? NULL
                               : &painter->clips[painter->clip_count - 1];
    SDL_RenderSetClipRect(painter->renderer, clip);
}

static void clip_push(struct painter *painter, struct rect rect)
{
    assert(painter->clip_count < CLIPS_MOST);
    SDL_Rect all = {rect.x, rect.y, rect.w, rect.h};
    SDL_Rect cut = all;
    if (painter->clip_count > 0 &&
        !SDL_IntersectRect(&painter->clips[painter->clip_count - 1], &all,
                           &cut)) {
        cut = (SDL_Rect){rect.x, rect.y, 0, 0};
    }
    painter->clips[painter->clip_count++] = cut;
    clip_apply(painter);
}

static void clip_pop(struct painter *painter)
{
    assert(painter->clip_count > 0);
    painter->clip_count--;
    clip_apply(painter);
}

static SDL_Rect bounds_of_points(const struct draw *draw)
{
    SDL_Point corner = corner_of(draw);
    int32_t x = corner.x;
    int32_t y = corner.y;
    for (int32_t i = 0; i < draw->point_count; i++) {
        x = most(x, draw->points[i].x / 16);
        y = most(y, draw->points[i].y / 16);
    }
    int32_t out = draw->width / 16 + 2;
    return (SDL_Rect){corner.x - out, corner.y - out, x - corner.x + 2 * out,
                      y - corner.y + 2 * out};
}

/* At least what it inks. Letters may stand out of a text's rectangle, by
 * less than its height. */
static SDL_Rect bounds_of(const struct draw *draw)
{
    SDL_Rect all = {draw->rect.x, draw->rect.y, draw->rect.w, draw->rect.h};
    int32_t out = draw->radius / 16 + 2;
    switch ((enum draw_kind)draw->kind) {
    case DRAW_TEXT:
        out = 2 * draw->px;
        return (SDL_Rect){all.x - out, all.y - out, all.w + 2 * out, 2 * out};
    case DRAW_CIRCLE:
        return (SDL_Rect){all.x - out, all.y - out, 2 * out, 2 * out};
    case DRAW_LINE:
    case DRAW_POLYGON:
        return draw->point_count > 0 ? bounds_of_points(draw) : all;
    case DRAW_FILL:
    case DRAW_BORDER:
    case DRAW_LAND:
    case DRAW_CLIP:
    case DRAW_CLIP_END:
        break;
    }
    return all;
}

/* Most of a long page is scrolled away: to make pictures of it would cost
 * more than all that is seen. */
static bool hidden(const struct painter *painter, const struct draw *draw)
{
    if (painter->clip_count == 0) {
        return false;
    }
    SDL_Rect bounds = bounds_of(draw);
    return !SDL_HasIntersection(&painter->clips[painter->clip_count - 1],
                                &bounds);
}

/* All of them ----------------------------------------------------------------
 */

static void draw_seen(struct painter *painter, const struct draw *draw)
{
    switch ((enum draw_kind)draw->kind) {
    case DRAW_FILL:
        draw_fill(painter, draw);
        break;
    case DRAW_BORDER:
        draw_border(painter, draw);
        break;
    case DRAW_TEXT:
        draw_text(painter, draw);
        break;
    case DRAW_LINE:
    case DRAW_POLYGON:
        draw_points(painter, draw);
        break;
    case DRAW_CIRCLE:
        draw_circle(painter, draw);
        break;
    case DRAW_LAND:
        draw_land(painter, draw);
        break;
    case DRAW_CLIP:
    case DRAW_CLIP_END:
        break;
    }
}

void painter_add(struct painter *painter, const struct draw *draw)
{
    if (draw->kind == DRAW_CLIP) {
        clip_push(painter, draw->rect);
    } else if (draw->kind == DRAW_CLIP_END) {
        clip_pop(painter);
    } else if (!hidden(painter, draw)) {
        draw_seen(painter, draw);
    }
}

void painter_begin(struct painter *painter)
{
    painter->clip_count = 0;
    clip_apply(painter);
    SDL_SetRenderDrawColor(painter->renderer, 0, 0, 0, 255);
    SDL_RenderClear(painter->renderer);
}

void painter_end(struct painter *painter)
{
    painter->clip_count = 0;
    clip_apply(painter);
}

void painter_draw(struct painter *painter, const struct draw_list *list)
{
    painter_begin(painter);
    for (size_t i = 0; i < list->count; i++) {
        painter_add(painter, &list->items[i]);
    }
    painter_end(painter);
}
