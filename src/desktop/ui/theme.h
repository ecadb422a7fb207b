/* Colours, sizes of type, and the scale from the 1280x720 grid on which
 * screens are designed to the window's pixels. */
#ifndef DESKTOP_UI_THEME_H
#define DESKTOP_UI_THEME_H

#include "desktop/ui/ui.h"

#define GRID_WIDTH  1280
#define GRID_HEIGHT 720

/* Contrast of every text token is at least 4.5 on BG1, BG2 and BG3. */
enum token {
    TOKEN_BG0,      /* canvas */
    TOKEN_BG1,      /* panel */
    TOKEN_BG2,      /* card */
    TOKEN_BG3,      /* track, focused card */
    TOKEN_HOVER,    /* card under the pointer */
    TOKEN_PRESSED,  /* card being pressed */
    TOKEN_TEXT,     /* what is read first */
    TOKEN_TEXT2,    /* running text */
    TOKEN_MUTED,    /* notes */
    TOKEN_FAV,      /* helps; links; section labels */
    TOKEN_UNF,      /* hurts */
    TOKEN_FOCUS,    /* focus and preview */
    TOKEN_ON_FOCUS, /* text on a focus fill */
    TOKEN_LINE,     /* borders of controls */
    TOKEN_HAIR,     /* decoration only */
    TOKEN_DISABLED, /* text of a closed option */
    TOKEN_COUNT
};

/* Size and line height on the grid, and face. Nothing is below 13. */
enum type {
    TYPE_NOTE,         /* 13/18 */
    TYPE_NOTE_STRONG,  /* 13/18 semibold */
    TYPE_LABEL,        /* 13/18 semibold, for labels in capitals */
    TYPE_CARD,         /* 14/19 */
    TYPE_CARD_MEDIUM,  /* 14/19 medium */
    TYPE_CARD_STRONG,  /* 14/19 semibold */
    TYPE_BADGE,        /* 14/19 bold */
    TYPE_BRIEF,        /* 15/22 */
    TYPE_BRIEF_STRONG, /* 15/22 semibold */
    TYPE_OPTION,       /* 16/19 semibold */
    TYPE_BAR,          /* 16/22 semibold */
    TYPE_BODY,         /* 18/27 */
    TYPE_VALUE,        /* 18/24 semibold */
    TYPE_HEADLINE,     /* 20/26 semibold */
    TYPE_QUESTION,     /* 26/32 semibold */
    TYPE_SCREEN,       /* 32/40 semibold */
    TYPE_NAME,         /* 56/64 semibold: the game's name */
    TYPE_COUNT
};

struct type_face {
    int32_t size, line;
    enum face face;
};
extern const struct type_face type_faces[TYPE_COUNT];

enum palette { PALETTE_DARK, PALETTE_LIGHT, PALETTE_CONTRAST, PALETTE_COUNT };

struct theme {
    int32_t scale;   /* pixels a grid unit, 16.16 */
    int32_t w, h;    /* the window in grid units */
    int32_t text;    /* size of all that is read, percent; 0: 100 */
    uint8_t palette; /* enum palette */
};

/* The scale is min(width/1280, height/720), held to 0.75 to 6, times the
 * size of text. */
void theme_resize(struct theme *theme, int32_t width, int32_t height);

/* The size of text after (`step` 1) or before (-1) the one at hand, 0: the
 * normal one; percent. The steps go from 90 to 200. */
int32_t theme_text_step(int32_t percent, int32_t step);
#define THEME_TEXT_LEAST 90
#define THEME_TEXT_MOST  200

color theme_color(const struct theme *theme, enum token token);

/* The colour of rung `rung` of `count`: the eight steps are spread over
 * them. */
color theme_ramp(const struct theme *theme, int32_t rung, int32_t count);

/* Series of a chart, 0 to 3. */
color theme_series(const struct theme *theme, int32_t series);

/* `opacity` in percent. */
color theme_fade(color from, int32_t opacity);

/* Between two colours: 0 is `from`, 1000 `to`. */
color theme_mix(color from, color to, int32_t permille);

/* Grid units to pixels, rounded, or down; and back, rounded up. */
int32_t theme_px(const struct theme *theme, int32_t units);
int32_t theme_floor(const struct theme *theme, int32_t units);
int32_t theme_units(const struct theme *theme, int32_t px);

/* Both edges are rounded, so neighbours stay neighbours. */
struct rect theme_rect(const struct theme *theme, struct rect units);

/* The pixel size of a type. */
int32_t theme_type_px(const struct theme *theme, enum type type);

#endif
