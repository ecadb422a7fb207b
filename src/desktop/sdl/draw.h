/* From a draw list to the screen. Text and shapes are kept as white pictures
 * and tinted when copied, so a theme or a hover costs no new ones. */
#ifndef DESKTOP_SDL_DRAW_H
#define DESKTOP_SDL_DRAW_H

#include "desktop/sdl/cache.h"
#include "desktop/sdl/fonts.h"
#include "desktop/sdl/shapes.h"

#define CLIPS_MOST 16

struct painter {
    SDL_Renderer *renderer;
    struct fonts *fonts;
    struct shapes *shapes;
    struct cache cache;
    struct strbuf key; /* scratch */
    SDL_Rect clips[CLIPS_MOST];
    int32_t clip_count;
};

/* `width` and `height` of what is drawn on decide how much is kept. Neither
 * the renderer nor the fonts become the painter's. */
void painter_init(struct painter *painter, SDL_Renderer *renderer,
                  struct fonts *fonts, int32_t width, int32_t height);
void painter_free(struct painter *painter);

/* Another size of what is drawn on: the old pictures are of no more use. */
void painter_resize(struct painter *painter, int32_t width, int32_t height);

/* Draws all of it on black. Shows nothing: that is SDL_RenderPresent(). */
void painter_draw(struct painter *painter, const struct draw_list *list);

/* The same in steps, for who looks at what lies below a thing: black, then
 * one after the other, then the end. */
void painter_begin(struct painter *painter);
void painter_add(struct painter *painter, const struct draw *draw);
void painter_end(struct painter *painter);

#endif
