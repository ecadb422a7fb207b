#include "desktop/ui/meter.h"

#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#include <inttypes.h>

#define BELIEF_CELLS 7

static int32_t along(const struct view_meter *meter, int64_t value,
                     int32_t length)
{
    int64_t range = (int64_t)meter->max - meter->min;
    int64_t at = value - meter->min;
    if (range <= 0 || at < 0)
        return 0;
    return (int32_t)(at >= range ? length : at * length / range);
}

const char *meter_words(struct page *page, const struct view_meter *meter)
{
    int32_t change = meter->value - meter->before;
    const char *band = meter->band;
    const char *now =
        meter->scale == SCALE_LIKELIHOOD
            ? page_format(page, "%s", band)
            : page_format(page, "%" PRId32 " of %" PRId32 " to %" PRId32 "%s%s",
                          meter->value, meter->min, meter->max,
                          band[0] != '\0' ? ", " : "", band);
    if (change == 0)
        return now;
    return page_format(page, "%s, %s by %" PRId32, now,
                       change > 0 ? "up" : "down",
                       change > 0 ? change : -change);
}

/* Pips --------------------------------------------------------------------- */

int32_t meter_pips_width(const struct view_mark *mark, int32_t pitch)
{
    if (mark->exact)
        return 26;
    int32_t count = mark->unknown || mark->size < 1 ? 1 : mark->size;
    return count * pitch;
}

static color pip_color(struct page *page, const struct view_mark *mark)
{
    return page_color(page, part_tone(mark->colour));
}

void meter_pips(struct page *page, struct spot at, const struct view_mark *mark,
                int32_t pitch)
{
    enum token tone = part_tone(mark->colour);
    struct spot label = {at.x, at.y + 5, 30};
    if (mark->unknown) {
        page_label(page, label, "?", style(TYPE_NOTE_STRONG, TOKEN_TEXT2));
        return;
    }
    if (mark->exact) {
        page_label(page, label, part_number(page, mark->amount, true),
                   style(TYPE_NOTE_STRONG, tone));
        return;
    }
    int32_t count = mark->size < 1 ? 1 : mark->size;
    for (int32_t i = 0; i < count; i++) {
        struct spot centre = {at.x + i * pitch + 5, at.y, 0};
        if (mark->way == 0)
            page_circle(page, box(centre.x, centre.y, 0, 0), 3 * DRAW_SUB, 24,
                        pip_color(page, mark));
        else
            part_triangle(page, centre, 9, mark->way, pip_color(page, mark));
    }
}

/* A row -------------------------------------------------------------------- */

/* From and to of what a mark's size stands for. */
static void expected(const struct view_mark *mark, int32_t *least,
                     int32_t *most)
{
    static const int32_t from[] = {0, 1, 6, 13};
    static const int32_t to[] = {0, 5, 12, 20};
    *least = mark->exact ? mark->amount : mark->way * from[mark->size & 3];
    *most = mark->exact ? mark->amount : mark->way * to[mark->size & 3];
    if (*least > *most) {
        int32_t low = *most;
        *most = *least;
        *least = low;
    }
}

static void forecast_bar(struct page *page, struct rect bar,
                         const struct view_meter *meter,
                         const struct view_mark *mark)
{
    int32_t least, most;
    if (mark->unknown || (mark->way == 0 && !mark->exact))
        return;
    expected(mark, &least, &most);
    int32_t from = along(meter, (int64_t)meter->value + least, bar.w);
    int32_t to = along(meter, (int64_t)meter->value + most, bar.w);
    if (to - from < 6)
        to = from + 6;
    if (to > bar.w) {
        from -= to - bar.w;
        to = bar.w;
    }
    page_fill(page, box(bar.x + from, bar.y - 1, to - from, 6), 3,
              page_color(page, TOKEN_FOCUS));
}

static void row_bar(struct page *page, struct rect bar,
                    const struct view_meter *meter,
                    const struct view_mark *mark)
{
    int32_t value = along(meter, meter->value, bar.w);
    page_fill(page, bar, 2, page_color(page, TOKEN_BG3));
    if (value > 0)
        page_fill(page, box(bar.x, bar.y, value < 3 ? 3 : value, bar.h), 2,
                  page_color(page, TOKEN_TEXT2));
    if (mark != NULL)
        forecast_bar(page, bar, meter, mark);
}

static void row_change(struct page *page, struct rect rect,
                       const struct view_meter *meter)
{
    int32_t change = meter->value - meter->before;
    enum token tone = change == 0
                          ? TOKEN_MUTED
                          : part_tone(change > 0 ? meter->goal : -meter->goal);
    page_label(page, (struct spot){rect.x + 150, rect.y + 16, 44},
               part_number(page, change, true),
               style_right(TYPE_NOTE_STRONG, tone));
    if (change != 0)
        part_triangle(page, (struct spot){rect.x + 157, rect.y + 12, 0}, 9,
                      change, page_color(page, tone));
}

static void row_preview(struct page *page, struct rect rect,
                        const struct view_mark *mark)
{
    color dot = page_color(page, TOKEN_MUTED);
    int32_t x = rect.x + 261;
    if (mark != NULL && (mark->exact || mark->unknown)) {
        page_label(page, (struct spot){x, rect.y + 16, 40},
                   mark->unknown ? "?" : part_number(page, mark->amount, true),
                   style(TYPE_NOTE_STRONG, TOKEN_FOCUS));
        return;
    }
    int32_t count = mark == NULL ? 0 : mark->size < 1 ? 1 : mark->size;
    for (int32_t i = 0; i < 3; i++) {
        struct spot at = {x + 5 + i * 14, rect.y + 12, 0};
        if (i >= count)
            page_circle(page, box(at.x, at.y, 0, 0), 20, 0, dot);
        else if (mark->way == 0)
            page_circle(page, box(at.x, at.y, 0, 0), 4 * DRAW_SUB, 24,
                        page_color(page, TOKEN_FOCUS));
        else
            part_triangle(page, at, 9, mark->way,
                          page_color(page, TOKEN_FOCUS));
    }
}

void meter_row(struct page *page, struct rect rect,
               const struct view_meter *meter, const struct view_mark *mark)
{
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_METER,
                                .id = page_format(page, "meter.%s", meter->id),
                                .name = meter->name,
                                .rect = rect,
                                .action = ACT_GO,
                                .number = SCREEN_HISTORY});
    page_value(page, "%s%s%s", meter_words(page, meter),
               mark != NULL ? "; with this option it " : "",
               mark != NULL ? part_mark_words(page, mark) : "");
    uint8_t state = page_state(page, widget);
    if ((state & (STATE_FOCUSED | STATE_HOVERED)) != 0)
        page_fill(page, box_inset(rect, -2), 4, page_color(page, TOKEN_BG2));
    bool still = meter->value == meter->before;
    page_label(page, (struct spot){rect.x, rect.y + 16, still ? 176 : 148},
               meter->name, style(TYPE_CARD_MEDIUM, TOKEN_TEXT));
    row_change(page, rect, meter);
    const char *value = part_number(page, meter->value, false);
    bool long_value = page_text_width(page, value, TYPE_OPTION) > 40;
    page_label(
        page, (struct spot){rect.x + 196, rect.y + 17, 40}, value,
        style_right(long_value ? TYPE_NOTE_STRONG : TYPE_OPTION, TOKEN_TEXT));
    row_preview(page, rect, mark);
    row_bar(page, box(rect.x, rect.y + 22, rect.w, 4), meter, mark);
    if ((state & STATE_FOCUSED) != 0)
        page_ring(page, box_inset(rect, 1), 4);
    page_end(page);
}

/* A belief
 * -------------------------------------------------------------------*/

/* Which of the seven words a percentage stands for, from 1. */
static int32_t likelihood_step(int32_t percent)
{
    static const int32_t above[] = {5, 20, 45, 55, 80, 95};
    int32_t step = 1;
    for (int32_t i = 0; i < 6; i++)
        step += percent > above[i] ? 1 : 0;
    return step;
}

int32_t meter_belief_height(struct page *page, int32_t width,
                            const struct view_meter *meter)
{
    if (meter->note[0] == '\0')
        return 46;
    return 48 + page_text_height(page, width - 20, meter->note,
                                 style(TYPE_NOTE, TOKEN_TEXT2));
}

int32_t meter_belief(struct page *page, struct rect rect,
                     const struct view_meter *meter)
{
    struct style note = style(TYPE_NOTE, TOKEN_TEXT2);
    rect.h = meter_belief_height(page, rect.w, meter);
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_METER,
                                .id = page_format(page, "meter.%s", meter->id),
                                .name = meter->name,
                                .rect = rect,
                                .action = ACT_GO,
                                .number = SCREEN_HISTORY});
    page_value(page, "%s", meter_words(page, meter));
    page_fill(page, rect, 6, page_color(page, TOKEN_BG2));
    page_label(page, (struct spot){rect.x + 10, rect.y + 19, rect.w - 20},
               meter->name, style(TYPE_CARD_STRONG, TOKEN_TEXT));
    int32_t step = likelihood_step(meter->value);
    for (int32_t i = 0; i < BELIEF_CELLS; i++) {
        struct rect cell = box(rect.x + 10 + i * 11, rect.y + 28, 8, 10);
        if (i < step)
            page_fill(page, cell, 2, page_color(page, TOKEN_TEXT2));
        else
            page_border(page, cell, 2, DRAW_SUB, page_color(page, TOKEN_LINE));
    }
    page_label(page, (struct spot){rect.x + 96, rect.y + 38, rect.w - 106},
               meter->band, style_right(TYPE_CARD_STRONG, TOKEN_TEXT));
    page_text(page, box(rect.x + 10, rect.y + 44, rect.w - 20, 0), meter->note,
              note);
    if ((page_state(page, widget) & STATE_FOCUSED) != 0)
        page_ring(page, box_inset(rect, 2), 4);
    page_end(page);
    return rect.h;
}
