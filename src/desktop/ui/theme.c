#include "desktop/ui/theme.h"

#include <stddef.h>

const struct type_face type_faces[TYPE_COUNT] = {
    [TYPE_NOTE] = {13, 18, FACE_REGULAR},
    [TYPE_NOTE_STRONG] = {13, 18, FACE_SEMIBOLD},
    [TYPE_LABEL] = {13, 18, FACE_SEMIBOLD},
    [TYPE_CARD] = {14, 19, FACE_REGULAR},
    [TYPE_CARD_MEDIUM] = {14, 19, FACE_MEDIUM},
    [TYPE_CARD_STRONG] = {14, 19, FACE_SEMIBOLD},
    [TYPE_BADGE] = {14, 19, FACE_BOLD},
    [TYPE_BRIEF] = {15, 22, FACE_REGULAR},
    [TYPE_BRIEF_STRONG] = {15, 22, FACE_SEMIBOLD},
    [TYPE_OPTION] = {16, 19, FACE_SEMIBOLD},
    [TYPE_BAR] = {16, 22, FACE_SEMIBOLD},
    [TYPE_BODY] = {18, 27, FACE_REGULAR},
    [TYPE_VALUE] = {18, 24, FACE_SEMIBOLD},
    [TYPE_HEADLINE] = {20, 26, FACE_SEMIBOLD},
    [TYPE_QUESTION] = {26, 32, FACE_SEMIBOLD},
    [TYPE_SCREEN] = {32, 40, FACE_SEMIBOLD},
    [TYPE_NAME] = {56, 64, FACE_SEMIBOLD},
};

static const color colors[PALETTE_COUNT][TOKEN_COUNT] = {
    [PALETTE_DARK] = {0x0B1220FF, 0x111B2DFF, 0x1A2840FF, 0x243554FF,
                      0x22324FFF, 0x2B3F63FF, 0xF2F5FAFF, 0xC9D3E3FF,
                      0x9DAEC7FF, 0x6EC1F5FF, 0xFF9466FF, 0xFFD166FF,
                      0x0B1220FF, 0x6F83A3FF, 0x2C3C58FF, 0x8E9EB8FF},
    [PALETTE_LIGHT] = {0xE9EDF3FF, 0xFFFFFFFF, 0xF4F6FAFF, 0xE4EAF3FF,
                       0xEDF1F7FF, 0xDCE4EFFF, 0x101828FF, 0x344054FF,
                       0x4E5C72FF, 0x0B66A8FF, 0xB23A00FF, 0x1D4ED8FF,
                       0xFFFFFFFF, 0x6B7A90FF, 0xCBD4E1FF, 0x5A667AFF},
    [PALETTE_CONTRAST] = {0x000000FF, 0x000000FF, 0x000000FF, 0x262626FF,
                          0x262626FF, 0x3A3A3AFF, 0xFFFFFFFF, 0xFFFFFFFF,
                          0xE0E0E0FF, 0x7FD4FFFF, 0xFFB000FF, 0xFFFF00FF,
                          0x000000FF, 0xFFFFFFFF, 0x8C8C8CFF, 0xA8A8A8FF},
};

#define RAMP_STEPS 8

static const color ramps[2][RAMP_STEPS] = {
    {0x4A6FA5FF, 0x5B8DB8FF, 0x7FA8A0FF, 0xB9A95CFF, 0xE0A030FF, 0xF08A3CFF,
     0xF4703FFF, 0xFF5A4FFF},
    {0x3B5F95FF, 0x2F6F9FFF, 0x3F7A70FF, 0x7A6A1EFF, 0x8F6200FF, 0xA8540EFF,
     0xB23F12FF, 0xB02020FF},
};

static const color series_colors[2][4] = {
    {0x56B4E9FF, 0xCC79A7FF, 0xE69F00FF, 0x4FC9A4FF},
    {0x0B66A8FF, 0x9C3E77FF, 0x8F6200FF, 0x0B7A5CFF},
};

#define SCALE_ONE   65536
#define SCALE_LEAST (SCALE_ONE * 3 / 4)
#define SCALE_MOST  (SCALE_ONE * 6)
#define TEXT_NORMAL 100

void theme_resize(struct theme *theme, int32_t width, int32_t height)
{
    int64_t x = (int64_t)width * SCALE_ONE / GRID_WIDTH;
    int64_t y = (int64_t)height * SCALE_ONE / GRID_HEIGHT;
    int64_t scale = x < y ? x : y;
    if (scale < SCALE_LEAST)
        scale = SCALE_LEAST;
    if (scale > SCALE_MOST)
        scale = SCALE_MOST;
    scale = scale * (theme->text > 0 ? theme->text : TEXT_NORMAL) / 100;
    theme->scale = (int32_t)scale;
    theme->w = (int32_t)((int64_t)width * SCALE_ONE / scale);
    theme->h = (int32_t)((int64_t)height * SCALE_ONE / scale);
}

int32_t theme_text_step(int32_t percent, int32_t step)
{
    static const int32_t steps[] = {
        THEME_TEXT_LEAST, TEXT_NORMAL, 110, 125, 150, 175, THEME_TEXT_MOST};
    int32_t count = (int32_t)(sizeof steps / sizeof steps[0]);
    if (percent == 0)
        percent = TEXT_NORMAL;
    for (int32_t i = 0; step > 0 && i < count; i++) {
        if (steps[i] > percent)
            return steps[i];
    }
    for (int32_t i = count; step < 0 && i-- > 0;) {
        if (steps[i] < percent)
            return steps[i];
    }
    return step == 0 ? TEXT_NORMAL : percent;
}

color theme_color(const struct theme *theme, enum token token)
{
    return colors[theme->palette][token];
}

static size_t light(const struct theme *theme)
{
    return theme->palette == PALETTE_LIGHT ? 1 : 0;
}

color theme_ramp(const struct theme *theme, int32_t rung, int32_t count)
{
    int32_t step = rung;
    if (count > 1 && count != RAMP_STEPS)
        step = rung * (RAMP_STEPS - 1) / (count - 1);
    if (step < 0)
        step = 0;
    if (step >= RAMP_STEPS)
        step = RAMP_STEPS - 1;
    return ramps[light(theme)][step];
}

color theme_series(const struct theme *theme, int32_t series)
{
    return series_colors[light(theme)][series & 3];
}

color theme_fade(color from, int32_t opacity)
{
    return (from & 0xFFFFFF00U) | (uint32_t)(opacity * 255 / 100);
}

static color mix_channel(color from, color to, int shift, int32_t permille)
{
    int32_t a = (int32_t)(from >> shift & 0xFF);
    int32_t b = (int32_t)(to >> shift & 0xFF);
    return (color)(a + (b - a) * permille / 1000) << shift;
}

color theme_mix(color from, color to, int32_t permille)
{
    return mix_channel(from, to, 24, permille) |
           mix_channel(from, to, 16, permille) |
           mix_channel(from, to, 8, permille) |
           mix_channel(from, to, 0, permille);
}

int32_t theme_px(const struct theme *theme, int32_t units)
{
    int64_t scaled = (int64_t)units * theme->scale;
    int64_t half = SCALE_ONE / 2;
    return (int32_t)(scaled >= 0 ? (scaled + half) / SCALE_ONE
                                 : -((half - scaled) / SCALE_ONE));
}

int32_t theme_floor(const struct theme *theme, int32_t units)
{
    return (int32_t)((int64_t)units * theme->scale / SCALE_ONE);
}

int32_t theme_units(const struct theme *theme, int32_t px)
{
    int64_t scaled = (int64_t)px * SCALE_ONE;
    return (int32_t)((scaled + theme->scale - 1) / theme->scale);
}

struct rect theme_rect(const struct theme *theme, struct rect units)
{
    int32_t x = theme_px(theme, units.x);
    int32_t y = theme_px(theme, units.y);
    return (struct rect){x, y, theme_px(theme, units.x + units.w) - x,
                         theme_px(theme, units.y + units.h) - y};
}

int32_t theme_type_px(const struct theme *theme, enum type type)
{
    return theme_px(theme, type_faces[type].size);
}
