/* Contrast of text and of the frames of controls against the pixels that are
 * drawn below them, by the formula of WCAG 2. */
#ifndef TESTS_GUI_CONTRAST_H
#define TESTS_GUI_CONTRAST_H

#include "desktop/sdl/draw.h"

/* A page to draw on, and one to see which pixels a text inks. */
struct contrast {
    SDL_Surface *surfaces[2];
    SDL_Renderer *renderers[2];
    struct painter page, ink;
};

void contrast_open(struct contrast *contrast, struct fonts *fonts,
                   int32_t width, int32_t height);
void contrast_close(struct contrast *contrast);

/* 1 to 21, of two colours 0xRRGGBB. */
double contrast_ratio(uint32_t a, uint32_t b);

/* The lowest contrast of anything in a list, and what it is. */
struct contrast_low {
    double ratio;    /* 21 where there is nothing */
    uint32_t colour; /* 0xRRGGBB, as it shows on what lies below */
    uint32_t below;
    char what[100];
};

/* Of every pixel that a text inks (a quarter or more of the pixel) with what
 * lies below it when it is drawn; 1 where something is drawn over a text
 * afterwards. */
struct contrast_low contrast_of_text(struct contrast *contrast,
                                     const struct draw_list *list);

/* Of every frame around a control with the pixels just outside of it. */
struct contrast_low contrast_of_frames(struct contrast *contrast,
                                       const struct draw_list *list,
                                       const struct widget_tree *tree);

#endif
