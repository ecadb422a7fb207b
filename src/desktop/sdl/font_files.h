/* Where the files of a font family are, and reading them. */
#ifndef DESKTOP_SDL_FONT_FILES_H
#define DESKTOP_SDL_FONT_FILES_H

#include "desktop/sdl/fonts.h"

/* The first families are Inter, the others stand in for it. */
#define FONT_FAMILIES_INTER 2

/* True where some folder has the family's regular face. Looks once. */
bool font_files_there(struct fonts *fonts, int32_t family);

/* The file of a face; that of the regular one where it has none. The family
 * must be there. */
const struct font_file *font_files_face(struct fonts *fonts, int32_t family,
                                        enum face face);

#endif
