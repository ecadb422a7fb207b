/* Pictures as PNG files. */
#ifndef DESKTOP_SDL_PNG_H
#define DESKTOP_SDL_PNG_H

#include "base/strbuf.h"

#include <stdint.h>

struct png_picture {
    const uint8_t *rgb;    /* three bytes a pixel, rows from the top, no gaps */
    int32_t width, height; /* from 1 */
};

/* Appends the whole file. Runs of equal bytes are packed, nothing else: the
 * interface is flat, so that is enough. */
void png_write(const struct png_picture *picture, struct strbuf *out);

#endif
