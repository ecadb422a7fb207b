/* The land of a map as one picture: FreeType's rasteriser fills and strokes
 * it, all in whole numbers. */
#ifndef DESKTOP_SDL_LAND_H
#define DESKTOP_SDL_LAND_H

#include "desktop/ui/map_frame.h"

#include <SDL.h>

/* `width` and `height` in pixels, as the shape was made for; transparent
 * where there is no land. NULL where there is no memory for it. The caller
 * destroys it. */
SDL_Texture *land_render(SDL_Renderer *renderer, const struct draw_land *land,
                         int32_t width, int32_t height);

#endif
