/* Scripts: what a person would do and should then see, one line each.
 *
 *   click ID | click X Y      a widget's middle, or a place in pixels
 *   hover ID | hover X Y      the pointer only
 *   key NAME [TIMES]          "enter", "shift+tab", "ctrl+z", "7" ...
 *   wheel ID NOTCHES          over a widget, up is positive
 *   drop FILE                 a file dropped on the window
 *   size W H                  another size of the window
 *   wait [MS]                 time passes; without MS until nothing moves
 *   motion on|off             animations; off at first
 *   picture FILE              writes a PNG
 *   dump                      prints the widgets as JSON
 *   hash                      prints the world's hash
 *   moves FILE                writes the play's moves so far, as
 *                             `demarche-cli play --moves` reads them
 *   assert screen NAME
 *   assert widget ID [exists|missing|focused|hovered|chosen|locked]
 *   assert text ID WORDS      in the name or value of it or what is in it
 *   assert hash HEX16
 *   quit                      ends here
 *
 * Empty lines and those beginning with # are passed over. FILE is relative
 * to where the program runs, that of `drop` to the script's folder. Time is
 * not the clock's: the interface is told that it passed. */
#ifndef DESKTOP_SDL_SCRIPT_H
#define DESKTOP_SDL_SCRIPT_H

#include "desktop/sdl/desktop.h"

#define SCRIPT_BYTES (256 * 1024) /* more is refused */

/* Does it all, up to the first thing that fails; says that on standard error
 * as FILE:LINE: what was expected, what was found. 0 fine, 1 failed, 2 the
 * script cannot be read or understood. */
int script_run(struct desktop *desktop, const char *path);

#endif
