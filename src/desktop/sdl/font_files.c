#include "desktop/sdl/font_files.h"

#include "platform/fileio.h"
#include "platform/paths.h"

#include <string.h>

#define FONT_BYTES (32 * 1024 * 1024) /* more is no font that we know */

/* In order of FACE_*. */
static const char *const FAMILIES[FONT_FAMILIES][FACE_COUNT] = {
    {"Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf",
     "Inter-Bold.otf", "Inter-Italic.otf"},
    {"Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf",
     "Inter-Bold.ttf", "Inter-Italic.ttf"},
    {"segoeui.ttf", "segoeui.ttf", "seguisb.ttf", "segoeuib.ttf",
     "segoeuii.ttf"},
    {"NotoSans-Regular.ttf", "NotoSans-Regular.ttf", "NotoSans-Bold.ttf",
     "NotoSans-Bold.ttf", "NotoSans-Italic.ttf"},
    {"DejaVuSans.ttf", "DejaVuSans.ttf", "DejaVuSans-Bold.ttf",
     "DejaVuSans-Bold.ttf", "DejaVuSans-Oblique.ttf"},
};

/* Debian's first, then other distributions', Windows, macOS. */
static const char *const FOLDERS[] = {
    "/usr/share/fonts/opentype/inter",
    "/usr/share/fonts/truetype/inter",
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/truetype/dejavu",
    "/usr/share/fonts/rsms-inter-fonts",
    "/usr/share/fonts/google-noto",
    "/usr/share/fonts/dejavu-sans-fonts",
    "/usr/share/fonts/inter",
    "/usr/share/fonts/noto",
    "/usr/share/fonts/OTF",
    "/usr/share/fonts/TTF",
    "/usr/local/share/fonts",
    "C:/Windows/Fonts",
    "/Library/Fonts",
};
#define FOLDER_COUNT ((int32_t)(sizeof FOLDERS / sizeof FOLDERS[0]))

static bool read_face(struct fonts *fonts, const char *folder, int32_t family,
                      enum face face)
{
    struct font_file *file = &fonts->families[family].files[face];
    const char *path =
        paths_join(&fonts->arena, folder, FAMILIES[family][face]);
    char *bytes = NULL;
    if (file_read(&fonts->arena, path, FONT_BYTES, &bytes, &file->length) !=
        FILE_OK) {
        return false;
    }
    file->bytes = bytes;
    return true;
}

static bool try_folder(struct fonts *fonts, const char *folder, int32_t family)
{
    if (folder == NULL || !read_face(fonts, folder, family, FACE_REGULAR)) {
        return false;
    }
    fonts->families[family].folder = folder;
    return true;
}

static void seek(struct fonts *fonts, int32_t family)
{
    bool found = try_folder(fonts, fonts->font_dir, family);
    bool only_there = fonts->font_dir != NULL && family < FONT_FAMILIES_INTER;
    if (found || only_there || try_folder(fonts, fonts->assets, family)) {
        return;
    }
    for (int32_t i = 0; i < FOLDER_COUNT; i++) {
        if (try_folder(fonts, FOLDERS[i], family)) {
            return;
        }
    }
}

bool font_files_there(struct fonts *fonts, int32_t family)
{
    if (!fonts->families[family].sought) {
        fonts->families[family].sought = true;
        seek(fonts, family);
    }
    return fonts->families[family].folder != NULL;
}

/* One file may serve several faces: it is read once. */
const struct font_file *font_files_face(struct fonts *fonts, int32_t family,
                                        enum face face)
{
    struct font_family *from = &fonts->families[family];
    for (int32_t i = 0; i < FACE_COUNT; i++) {
        if (strcmp(FAMILIES[family][i], FAMILIES[family][face]) == 0 &&
            from->files[i].bytes != NULL) {
            from->files[face] = from->files[i];
        }
    }
    if (from->files[face].bytes == NULL &&
        !read_face(fonts, from->folder, family, face)) {
        from->files[face] = from->files[FACE_REGULAR];
    }
    return &from->files[face];
}
