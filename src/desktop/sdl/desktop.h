/* The running game: window, fonts, interface, and one step of its loop. */
#ifndef DESKTOP_SDL_DESKTOP_H
#define DESKTOP_SDL_DESKTOP_H

#include "desktop/sdl/draw.h"
#include "desktop/sdl/host.h"
#include "desktop/sdl/options.h"
#include "desktop/sdl/window.h"

struct desktop {
    struct window window;
    struct fonts fonts;
    struct painter painter;
    struct host host;
    struct ui *ui;
    uint64_t ticked; /* when the interface last heard of the time, in ms */
    bool running;
    bool stale; /* the window does not show the interface's state */
};

/* Opens window, fonts and the file that `options` name; a bad file is a page
 * of the interface, see desktop->host.failed. False with a sentence where
 * there can be no game. desktop_close() is to be called either way. */
bool desktop_open(struct desktop *desktop, const struct options *options,
                  struct strbuf *problem);
void desktop_close(struct desktop *desktop);

/* One step: waits for input if nothing moves, takes all of it, draws where
 * the picture changed. False when the game is to end. */
bool desktop_frame(struct desktop *desktop);

/* For scripts: takes what waits and returns, without drawing; lets `ms`
 * milliseconds pass for the interface. */
void desktop_take_events(struct desktop *desktop);
void desktop_pass(struct desktop *desktop, int32_t ms);

/* Draws where the picture changed, and writes one that was asked for. */
void desktop_refresh(struct desktop *desktop);

/* Draws and shows; with a `path`, also writes the picture. False where that
 * cannot be written. */
bool desktop_draw(struct desktop *desktop, const char *path);

#endif
