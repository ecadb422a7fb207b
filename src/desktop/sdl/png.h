/* Pictures as PNG files. */
#ifndef DESKTOP_SDL_PNG_H
#define DESKTOP_SDL_PNG_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

/* Rows are asked for one by one from the top: a large picture is never held
 * as a whole. */
struct png_picture {
    /* Puts three bytes a pixel into `rgb`; false: it cannot. */
    bool (*row)(void *context, int32_t y, uint8_t *rgb);
    void *context;
    int32_t width, height; /* from 1 */
};

/* Appends the whole file, or returns false where a row failed. Runs of equal
 * bytes are packed, nothing else: the interface is flat, so that is enough. */
bool png_write(const struct png_picture *picture, struct strbuf *out);

#endif
