/* Faces: finding the font files, measuring and rendering one line of text.
 * Needs no window, so layout tests can use it too.
 *
 * A code point that the first family does not have is taken from the next
 * one that has it. Control and formatting characters take no room; bytes
 * that are not UTF-8 show as U+FFFD. Text runs from left to right. */
#ifndef DESKTOP_SDL_FONTS_H
#define DESKTOP_SDL_FONTS_H

#include "base/arena.h"
#include "base/strbuf.h"
#include "desktop/ui/ui.h"

#include <SDL_ttf.h>

#define FONT_FAMILIES 5
#define FONTS_READY   64 /* faces and sizes ready at a time */

struct font_file {
    const char *bytes; /* NULL: not there */
    size_t length;
};

struct font_family {
    struct font_file files[FACE_COUNT]; /* read when first used */
    const char *folder;                 /* NULL: not there */
    bool sought;
};

struct font_ready {
    TTF_Font *font;
    int32_t px;
    uint8_t family, face;
};

struct font_width {
    uint64_t key; /* hash of face, size and text; 0: free */
    int32_t width;
};

struct fonts {
    struct arena arena; /* the files, each read once and kept */
    struct font_family families[FONT_FAMILIES];
    struct font_ready ready[FONTS_READY];
    struct font_width *widths;
    struct strbuf run; /* scratch: the piece being measured or drawn */
    const char *font_dir, *assets; /* NULL: none */
    int32_t ready_count, width_count;
    int32_t main_family; /* what text is set in */
};

/* Looks for Inter in `font_dir` (NULL: not given), the assets beside the
 * program and the system's folders, then for what can stand in for it. False
 * with a sentence in `problem` that names the package to install; where
 * `font_dir` is given, Inter must be there. fonts_close() is to be called
 * either way. `font_dir` must outlive the fonts. */
bool fonts_open(struct fonts *fonts, const char *font_dir,
                struct strbuf *problem);
void fonts_close(struct fonts *fonts);

/* Sizes in pixels; px is held to 1..400. The fonts must outlive it. */
struct text_measure fonts_measure(struct fonts *fonts);

int32_t fonts_ascent(struct fonts *fonts, enum face face, int32_t px);

/* The line in white, its baseline fonts_ascent() below the top. NULL where
 * there is nothing to see. The caller frees it. */
SDL_Surface *fonts_render(struct fonts *fonts, enum face face, int32_t px,
                          const char *text);

#endif
