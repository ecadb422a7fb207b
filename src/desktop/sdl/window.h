/* The window and its renderer: software, so that every machine shows the
 * same pixels. */
#ifndef DESKTOP_SDL_WINDOW_H
#define DESKTOP_SDL_WINDOW_H

#include "base/strbuf.h"

#include <SDL.h>
#include <stdbool.h>
#include <stdint.h>

struct window {
    SDL_Window *window;
    SDL_Renderer *renderer;
    int32_t width, height; /* of what is drawn on, in pixels */
};

/* `width` and `height` in the units of the system. Where nothing can be
 * seen, `unseen` decides: true draws to nowhere, false refuses. SDL's
 * drivers without a picture are used otherwise only where the environment
 * names them. False with a sentence in `problem`; window_close() is to be
 * called either way. */
bool window_open(struct window *window, int32_t width, int32_t height,
                 bool unseen, struct strbuf *problem);
void window_close(struct window *window);

/* Asks again how many pixels there are; true when that changed. */
bool window_measure(struct window *window);

/* A place in the window's units, in pixels. */
SDL_Point window_pixel(const struct window *window, int32_t x, int32_t y);
/* And back. */
SDL_Point window_unit(const struct window *window, int32_t x, int32_t y);

void window_full_screen(struct window *window); /* on, or off again */

/* Writes what was drawn since the last present as a PNG file; false where
 * that fails. */
bool window_picture(struct window *window, const char *path);

#endif
