/* From SDL's events to what the interface understands. */
#ifndef DESKTOP_SDL_INPUT_H
#define DESKTOP_SDL_INPUT_H

#include "desktop/sdl/window.h"
#include "desktop/ui/ui.h"

/* A text event may carry several characters. */
#define INPUTS_MOST SDL_TEXTINPUTEVENT_TEXT_SIZE

/* Writes what `event` means to `inputs` and returns how many; 0 for what
 * does not concern the interface. Closing and full screen are the window's
 * own affair and not among them. A path stays the event's. */
int32_t input_translate(const struct window *window, const SDL_Event *event,
                        struct input inputs[INPUTS_MOST]);

/* The key of a name like "enter", "shift+tab", "ctrl+z" or "7", as SDL would
 * report it: fills key down, key up and, for characters, the text event, and
 * returns how many; 0 for an unknown name. For scripts. */
int32_t input_key_events(const char *name, SDL_Event events[3]);

#endif
