#include "desktop/sdl/fonts.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "desktop/sdl/font_files.h"
#include "platform/paths.h"

#include <string.h>

#define WIDTHS  16384 /* a power of two */
#define PX_MOST 400

static void say_missing(const char *font_dir, struct strbuf *problem)
{
    if (font_dir != NULL) {
        strbuf_format(problem,
                      "no font in %s: Inter-Regular.otf (or .ttf) was "
                      "expected there; the package fonts-inter has it",
                      font_dir);
        return;
    }
    strbuf_text(problem,
                "no font was found: install the package fonts-inter (sudo "
                "apt-get install fonts-inter), or name a folder that holds "
                "Inter-Regular.otf with --font-dir");
}

bool fonts_open(struct fonts *fonts, const char *font_dir,
                struct strbuf *problem)
{
    memset(fonts, 0, sizeof *fonts);
    fonts->font_dir = font_dir;
    const char *assets = paths_data(&fonts->arena, "assets");
    if (assets != NULL) {
        fonts->assets = paths_join(&fonts->arena, assets, "fonts");
    }
    if (TTF_Init() != 0) {
        strbuf_format(problem, "text cannot be drawn: %s", TTF_GetError());
        return false;
    }
    int32_t family = 0;
    int32_t last = font_dir == NULL ? FONT_FAMILIES : FONT_FAMILIES_INTER;
    while (family < last && !font_files_there(fonts, family)) {
        family++;
    }
    if (family == last) {
        say_missing(font_dir, problem);
        return false;
    }
    fonts->main_family = family;
    fonts->widths = mem_resize(NULL, WIDTHS * sizeof *fonts->widths);
    memset(fonts->widths, 0, WIDTHS * sizeof *fonts->widths);
    return true;
}

static void drop_ready(struct fonts *fonts)
{
    for (int32_t i = 0; i < fonts->ready_count; i++) {
        TTF_CloseFont(fonts->ready[i].font);
    }
    fonts->ready_count = 0;
}

void fonts_close(struct fonts *fonts)
{
    drop_ready(fonts);
    mem_free(fonts->widths);
    strbuf_clear(&fonts->run);
    arena_clear(&fonts->arena);
    if (TTF_WasInit()) {
        TTF_Quit();
    }
    memset(fonts, 0, sizeof *fonts);
}

/* NULL where the library cannot read the file. */
static TTF_Font *open_face(const struct font_file *file, int32_t px)
{
    SDL_RWops *stream = SDL_RWFromConstMem(file->bytes, (int)file->length);
    TTF_Font *font =
        stream == NULL ? NULL : TTF_OpenFontRW(stream, SDL_TRUE, px);
    if (font != NULL) {
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    }
    return font;
}

/* A face is kept at each size: changing the size of one would throw its
 * glyphs away. After a change of scale all are new, so all old ones go. */
static TTF_Font *font_at(struct fonts *fonts, int32_t family, enum face face,
                         int32_t px)
{
    px = px < 1 ? 1 : px > PX_MOST ? PX_MOST : px;
    for (int32_t i = 0; i < fonts->ready_count; i++) {
        const struct font_ready *ready = &fonts->ready[i];
        if (ready->px == px && ready->family == family && ready->face == face) {
            return ready->font;
        }
    }
    TTF_Font *font = open_face(font_files_face(fonts, family, face), px);
    if (font == NULL) {
        return NULL;
    }
    if (fonts->ready_count == FONTS_READY) {
        drop_ready(fonts);
    }
    fonts->ready[fonts->ready_count++] =
        (struct font_ready){font, px, (uint8_t)family, (uint8_t)face};
    return font;
}

/* Pieces in one family ---------------------------------------------------- */

/* Steers text or joins letters; a line of ours needs none of them, and a
 * font may show them as boxes. */
static bool takes_no_room(uint32_t point)
{
    return point < 0x20 || (point >= 0x7f && point < 0xa0) ||
           (point >= 0x200b && point <= 0x200f) ||
           (point >= 0x2028 && point <= 0x202e) ||
           (point >= 0x2060 && point <= 0x206f) || point == 0xfeff;
}

static bool has_point(struct fonts *fonts, int32_t family, uint32_t point)
{
    if (family == fonts->main_family && point < 0x7f) {
        return true;
    }
    if (!font_files_there(fonts, family)) {
        return false;
    }
    TTF_Font *font = font_at(fonts, family, FACE_REGULAR, 16);
    return font != NULL && TTF_GlyphIsProvided32(font, point) != 0;
}

/* The main family also shows what nobody has, as a box. */
static int32_t family_of(struct fonts *fonts, uint32_t point)
{
    if (has_point(fonts, fonts->main_family, point)) {
        return fonts->main_family;
    }
    for (int32_t i = 0; i < FONT_FAMILIES; i++) {
        if (i != fonts->main_family && has_point(fonts, i, point)) {
            return i;
        }
    }
    return fonts->main_family;
}

struct pieces {
    const char *text;
    size_t length, at;
    int32_t family; /* of the piece found last; its text is fonts->run */
};

static size_t take_point(const struct pieces *pieces, uint32_t *point)
{
    size_t size = utf8_decode(pieces->text + pieces->at,
                              pieces->length - pieces->at, point);
    if (size == 0) {
        *point = 0xfffd;
        return 1;
    }
    return size;
}

/* Puts a point into the piece; false where it begins another. Blanks go with
 * the piece before them, so that words stay together. */
static bool add_to_piece(struct fonts *fonts, struct pieces *pieces,
                         uint32_t point)
{
    bool first = pieces->family < 0;
    if (first || point != ' ') {
        int32_t family = family_of(fonts, point);
        if (!first && family != pieces->family) {
            return false;
        }
        pieces->family = family;
    }
    char bytes[4];
    strbuf_add(&fonts->run, bytes, utf8_encode(point, bytes));
    return true;
}

static bool next_piece(struct fonts *fonts, struct pieces *pieces)
{
    strbuf_reset(&fonts->run);
    pieces->family = -1;
    while (pieces->at < pieces->length) {
        uint32_t point = 0;
        size_t size = take_point(pieces, &point);
        if (!takes_no_room(point) && !add_to_piece(fonts, pieces, point)) {
            return true;
        }
        pieces->at += size;
    }
    return pieces->family >= 0;
}

/* Measuring ---------------------------------------------------------------- */

static int32_t width_of(struct fonts *fonts, enum face face, int32_t px,
                        struct pieces pieces)
{
    int32_t total = 0;
    while (next_piece(fonts, &pieces)) {
        TTF_Font *font = font_at(fonts, pieces.family, face, px);
        int width = 0;
        if (font != NULL &&
            TTF_SizeUTF8(font, strbuf_get(&fonts->run), &width, NULL) == 0) {
            total += width;
        }
    }
    return total;
}

static struct font_width *width_slot(struct fonts *fonts, uint64_t key)
{
    if (fonts->width_count > WIDTHS / 2) {
        memset(fonts->widths, 0, WIDTHS * sizeof *fonts->widths);
        fonts->width_count = 0;
    }
    size_t at = key & (WIDTHS - 1);
    while (fonts->widths[at].key != 0 && fonts->widths[at].key != key) {
        at = (at + 1) & (WIDTHS - 1);
    }
    return &fonts->widths[at];
}

static int32_t measure_width(void *context, enum face face, int32_t px,
                             const char *text, size_t length)
{
    struct fonts *fonts = context;
    uint64_t key = hash_bytes(HASH_START, text, length);
    key = hash_value(key, (uint64_t)face << 32 | (uint32_t)px) | 1;
    struct font_width *slot = width_slot(fonts, key);
    if (slot->key == 0) {
        struct pieces pieces = {text, length, 0, -1};
        slot->width = width_of(fonts, face, px, pieces);
        slot->key = key;
        fonts->width_count++;
    }
    return slot->width;
}

int32_t fonts_ascent(struct fonts *fonts, enum face face, int32_t px)
{
    TTF_Font *font = font_at(fonts, fonts->main_family, face, px);
    return font == NULL ? px : TTF_FontAscent(font);
}

static int32_t measure_ascent(void *context, enum face face, int32_t px)
{
    return fonts_ascent(context, face, px);
}

static int32_t measure_height(void *context, enum face face, int32_t px)
{
    struct fonts *fonts = context;
    TTF_Font *font = font_at(fonts, fonts->main_family, face, px);
    return font == NULL ? px : TTF_FontHeight(font);
}

struct text_measure fonts_measure(struct fonts *fonts)
{
    return (struct text_measure){measure_width, measure_ascent, measure_height,
                                 fonts};
}

/* Rendering ---------------------------------------------------------------- */

static SDL_Surface *blank(int32_t width, int32_t height)
{
    return SDL_CreateRGBSurfaceWithFormat(0, width, height, 32,
                                          SDL_PIXELFORMAT_ARGB8888);
}

/* Puts `piece` right of what is there; takes over both. */
static SDL_Surface *put_beside(SDL_Surface *line, SDL_Surface *piece,
                               int32_t lower)
{
    int32_t top = lower > 0 ? lower : 0;
    int32_t left = line == NULL ? 0 : line->w;
    int32_t height = line == NULL ? 0 : line->h;
    if (piece->h + top > height) {
        height = piece->h + top;
    }
    SDL_Surface *both = blank(left + piece->w, height);
    if (both != NULL && line != NULL) {
        SDL_SetSurfaceBlendMode(line, SDL_BLENDMODE_NONE);
        SDL_BlitSurface(line, NULL, both, NULL);
    }
    if (both != NULL) {
        /* Above the line's top a taller family is cut off, never moved. */
        SDL_Rect at = {left, lower, piece->w, piece->h};
        SDL_SetSurfaceBlendMode(piece, SDL_BLENDMODE_NONE);
        SDL_BlitSurface(piece, NULL, both, &at);
    }
    SDL_FreeSurface(line);
    SDL_FreeSurface(piece);
    return both;
}

static SDL_Surface *render_piece(TTF_Font *font, const char *text)
{
    SDL_Color white = {255, 255, 255, 255};
    return font == NULL ? NULL : TTF_RenderUTF8_Blended(font, text, white);
}

SDL_Surface *fonts_render(struct fonts *fonts, enum face face, int32_t px,
                          const char *text)
{
    struct pieces pieces = {text, strlen(text), 0, -1};
    int32_t ascent = fonts_ascent(fonts, face, px);
    SDL_Surface *line = NULL;
    while (next_piece(fonts, &pieces)) {
        TTF_Font *font = font_at(fonts, pieces.family, face, px);
        SDL_Surface *piece = render_piece(font, strbuf_get(&fonts->run));
        if (piece == NULL) {
            continue;
        }
        bool whole = line == NULL && pieces.at == pieces.length &&
                     pieces.family == fonts->main_family;
        if (whole) {
            return piece;
        }
        line = put_beside(line, piece, ascent - TTF_FontAscent(font));
    }
    return line;
}
