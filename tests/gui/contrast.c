#include "contrast.h"

#include "desktop/ui/box.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { PAGE, INK };

#define INKED 64 /* of 255: a fainter edge is no part of the letter */

void contrast_open(struct contrast *contrast, struct fonts *fonts,
                   int32_t width, int32_t height)
{
    for (int i = 0; i < 2; i++) {
        contrast->surfaces[i] = SDL_CreateRGBSurfaceWithFormat(
            0, width, height, 32, SDL_PIXELFORMAT_ARGB8888);
        contrast->renderers[i] =
            SDL_CreateSoftwareRenderer(contrast->surfaces[i]);
    }
    painter_init(&contrast->page, contrast->renderers[PAGE], fonts, width,
                 height);
    painter_init(&contrast->ink, contrast->renderers[INK], fonts, width,
                 height);
}

void contrast_close(struct contrast *contrast)
{
    painter_free(&contrast->page);
    painter_free(&contrast->ink);
    for (int i = 0; i < 2; i++) {
        SDL_DestroyRenderer(contrast->renderers[i]);
        SDL_FreeSurface(contrast->surfaces[i]);
    }
}

/* Ratios ------------------------------------------------------------------- */

static double channel(uint32_t colour, int shift)
{
    double part = (double)(colour >> shift & 0xff) / 255;
    return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t colour)
{
    return 0.2126 * channel(colour, 16) + 0.7152 * channel(colour, 8) +
           0.0722 * channel(colour, 0);
}

double contrast_ratio(uint32_t a, uint32_t b)
{
    double one = luminance(a) + 0.05;
    double two = luminance(b) + 0.05;
    return one > two ? one / two : two / one;
}

/* What `ink`, 0xRRGGBBAA, looks like on `below`. */
static uint32_t blend(color ink, uint32_t below)
{
    uint32_t opacity = ink & 0xff;
    uint32_t mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t over = ink >> (shift + 8) & 0xff;
        uint32_t under = below >> shift & 0xff;
        mixed |= (over * opacity + under * (255 - opacity)) / 255 << shift;
    }
    return mixed;
}

/* Pixels ------------------------------------------------------------------- */

static uint32_t pixel(const SDL_Surface *surface, int32_t x, int32_t y)
{
    const char *row = (const char *)surface->pixels + y * surface->pitch;
    uint32_t value;
    memcpy(&value, row + (ptrdiff_t)4 * x, sizeof value);
    return value & 0xffffff;
}

static struct rect whole(const struct contrast *contrast)
{
    return (struct rect){0, 0, contrast->surfaces[0]->w,
                         contrast->surfaces[0]->h};
}

static struct rect shown(const struct contrast *contrast, struct rect rect)
{
    const struct painter *page = &contrast->page;
    struct rect seen = box_common(rect, whole(contrast));
    if (page->clip_count > 0) {
        SDL_Rect clip = page->clips[page->clip_count - 1];
        seen = box_common(seen, (struct rect){clip.x, clip.y, clip.w, clip.h});
    }
    return seen;
}

/* Below the baseline lies what is left of the height. */
static struct rect text_box(struct contrast *contrast, const struct draw *draw)
{
    int32_t up = fonts_ascent(contrast->page.fonts, draw->face, draw->px);
    struct rect all = draw->rect;
    all.y -= up;
    return shown(contrast, all);
}

/* Text --------------------------------------------------------------------- */

static void name(struct contrast_low *low, const struct draw *draw)
{
    snprintf(low->what, sizeof low->what, "'%.40s' at %d,%d, %d px", draw->text,
             (int)draw->rect.x, (int)draw->rect.y, (int)draw->px);
}

/* The last pixel's answer is kept: most have the same neighbour. */
struct memory {
    uint32_t below;
    double ratio; /* 0: none yet */
};

static void compare(struct contrast_low *low, const struct draw *draw,
                    uint32_t below, struct memory *memory)
{
    if (memory->ratio > 0 && memory->below == below)
        return;
    uint32_t colour = blend(draw->color, below);
    memory->below = below;
    memory->ratio = contrast_ratio(colour, below);
    if (memory->ratio < low->ratio) {
        low->ratio = memory->ratio;
        low->colour = colour;
        low->below = below;
        name(low, draw);
    }
}

/* Returns a sum over the pixels, to know again whether they changed. */
static uint64_t look(struct contrast *contrast, const struct draw *draw,
                     struct rect rect, struct contrast_low *low)
{
    struct memory memory = {0};
    uint64_t sum = 0;
    for (int32_t y = rect.y; y < box_bottom(rect); y++) {
        for (int32_t x = rect.x; x < box_right(rect); x++) {
            if ((pixel(contrast->surfaces[INK], x, y) & 0xff) < INKED)
                continue;
            uint32_t below = pixel(contrast->surfaces[PAGE], x, y);
            sum = sum * 31 + below;
            if (low != NULL)
                compare(low, draw, below, &memory);
        }
    }
    return sum;
}

static void draw_ink(struct contrast *contrast, const struct draw_list *list)
{
    painter_begin(&contrast->ink);
    for (size_t i = 0; i < list->count; i++) {
        struct draw draw = list->items[i];
        draw.color = 0xffffffff;
        if (draw.kind == DRAW_TEXT || draw.kind == DRAW_CLIP ||
            draw.kind == DRAW_CLIP_END)
            painter_add(&contrast->ink, &draw);
    }
    painter_end(&contrast->ink);
    SDL_RenderFlush(contrast->renderers[INK]);
}

struct looked {
    struct rect rect;
    uint64_t sum;
};

/* Texts are looked at, all else is drawn. */
static void draw_page(struct contrast *contrast, const struct draw_list *list,
                      struct looked *looked, struct contrast_low *low)
{
    painter_begin(&contrast->page);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw *draw = &list->items[i];
        if (draw->kind != DRAW_TEXT) {
            painter_add(&contrast->page, draw);
            continue;
        }
        SDL_RenderFlush(contrast->renderers[PAGE]);
        looked[i].rect = text_box(contrast, draw);
        looked[i].sum = look(contrast, draw, looked[i].rect, low);
    }
    painter_end(&contrast->page);
    SDL_RenderFlush(contrast->renderers[PAGE]);
}

struct contrast_low contrast_of_text(struct contrast *contrast,
                                     const struct draw_list *list)
{
    struct contrast_low low = {.ratio = 21};
    struct looked *looked =
        mem_resize(NULL, (list->count + 1) * sizeof *looked);
    draw_ink(contrast, list);
    draw_page(contrast, list, looked, &low);
    for (size_t i = 0; i < list->count && low.ratio > 1; i++) {
        const struct draw *draw = &list->items[i];
        if (draw->kind == DRAW_TEXT &&
            look(contrast, draw, looked[i].rect, NULL) != looked[i].sum) {
            low = (struct contrast_low){.ratio = 1};
            name(&low, draw);
            snprintf(low.what + strlen(low.what), 16, ", drawn over");
        }
    }
    mem_free(looked);
    return low;
}

/* Frames ------------------------------------------------------------------- */

static const struct widget *framed(const struct widget_tree *tree,
                                   struct rect rect)
{
    for (size_t i = 0; i < tree->count; i++) {
        const struct widget *widget = &tree->items[i];
        if (widget->focusable && memcmp(&widget->rect, &rect, sizeof rect) == 0)
            return widget;
    }
    return NULL;
}

/* A pixel outside the middle of each side, where it can be seen. */
static void look_around(struct contrast *contrast, const struct draw *draw,
                        const char *id, struct contrast_low *low)
{
    struct rect rect = draw->rect;
    const SDL_Point spots[] = {
        {rect.x + rect.w / 2, rect.y - 1},
        {rect.x + rect.w / 2, rect.y + rect.h},
        {rect.x - 1, rect.y + rect.h / 2},
        {rect.x + rect.w, rect.y + rect.h / 2},
    };
    for (size_t i = 0; i < sizeof spots / sizeof spots[0]; i++) {
        struct rect at =
            shown(contrast, (struct rect){spots[i].x, spots[i].y, 1, 1});
        if (at.w == 0 || at.h == 0)
            continue;
        uint32_t below = pixel(contrast->surfaces[PAGE], at.x, at.y);
        uint32_t colour = blend(draw->color, below);
        double ratio = contrast_ratio(colour, below);
        if (ratio < low->ratio) {
            *low = (struct contrast_low){ratio, colour, below, ""};
            snprintf(low->what, sizeof low->what, "frame of '%.60s'", id);
        }
    }
}

struct contrast_low contrast_of_frames(struct contrast *contrast,
                                       const struct draw_list *list,
                                       const struct widget_tree *tree)
{
    struct contrast_low low = {.ratio = 21};
    painter_begin(&contrast->page);
    for (size_t i = 0; i < list->count; i++) {
        const struct draw *draw = &list->items[i];
        const struct widget *widget =
            draw->kind == DRAW_BORDER ? framed(tree, draw->rect) : NULL;
        if (widget != NULL) {
            SDL_RenderFlush(contrast->renderers[PAGE]);
            look_around(contrast, draw, widget->id, &low);
        }
        painter_add(&contrast->page, draw);
    }
    painter_end(&contrast->page);
    return low;
}
