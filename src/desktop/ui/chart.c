#include "desktop/ui/chart.h"

#include "desktop/ui/parts.h"

#include <inttypes.h>

#define POINTS_MOST 1024

/* Values to places on the page. */
struct axes {
    struct rect plot;  /* units */
    int32_t low, high; /* values at its foot and top */
    int32_t steps;     /* from left to right */
};

static struct point place(const struct axes *axes, int32_t step, int64_t value)
{
    int64_t range = (int64_t)axes->high - axes->low;
    int64_t rise = value - axes->low;
    if (rise < 0)
        rise = 0;
    if (rise > range)
        rise = range;
    int32_t steps = axes->steps > 0 ? axes->steps : 1;
    return (struct point){
        (axes->plot.x * DRAW_SUB) + axes->plot.w * DRAW_SUB * step / steps,
        box_bottom(axes->plot) * DRAW_SUB -
            (int32_t)(rise * axes->plot.h * DRAW_SUB / range)};
}

static void stretch(struct axes *axes, int32_t value)
{
    if (value < axes->low)
        axes->low = value;
    if (value > axes->high)
        axes->high = value;
}

/* A little air above and below, and never a range of 0. */
static void pad(struct axes *axes)
{
    int32_t air = (axes->high - axes->low) / 8 + 2;
    axes->low -= air;
    axes->high += air;
}

/* The border of a band that is nearest to the value; its index, -1. */
static int32_t nearest_band(const struct view_meter *meter)
{
    int32_t best = -1;
    int64_t least = 0;
    for (int32_t i = 1; i < meter->bands.count; i++) {
        int64_t off = (int64_t)meter->bands.items[i].from - meter->value;
        off = off < 0 ? -off : off;
        if (best < 0 || off < least) {
            best = i;
            least = off;
        }
    }
    return best;
}

static void threshold(struct page *page, const struct axes *axes,
                      const struct view_band *band)
{
    struct point ends[] = {place(axes, 0, band->from),
                           place(axes, axes->steps, band->from)};
    page_line(page, ends, 2,
              (struct stroke){.width = DRAW_SUB,
                              .dash = 4 * DRAW_SUB,
                              .color = page_color(page, TOKEN_MUTED)});
}

const char *chart_threshold(struct page *page, const struct view_meter *meter)
{
    int32_t band = nearest_band(meter);
    if (band < 0)
        return "";
    return page_format(page, "%s from %" PRId32, meter->bands.items[band].name,
                       meter->bands.items[band].from);
}

#define FAN_MOST 16

static int32_t fan_turns(const struct view_fan *fan)
{
    return fan->low.count < FAN_MOST ? fan->low.count : FAN_MOST;
}

static void wedge(struct page *page, const struct axes *axes,
                  const struct view_meter *meter, const struct view_fan *fan)
{
    struct point edge[2 * FAN_MOST + 2];
    int32_t now = meter->past.count - 1;
    int32_t turns = fan_turns(fan);
    int32_t at = 0;
    edge[at++] = place(axes, now, meter->value);
    for (int32_t i = 0; i < turns; i++)
        edge[at++] = place(axes, now + 1 + i, fan->high.items[i]);
    for (int32_t i = turns; i-- > 0;)
        edge[at++] = place(axes, now + 1 + i, fan->low.items[i]);
    page_polygon(page, edge, at, theme_fade(page_color(page, TOKEN_FOCUS), 65));
    /* The edges too: where all plays agree the wedge itself has no width. */
    edge[at++] = edge[0];
    page_line(
        page, edge, at,
        (struct stroke){.width = 20, .color = page_color(page, TOKEN_FOCUS)});
}

static void past_line(struct page *page, const struct axes *axes,
                      const struct view_meter *meter, struct stroke stroke)
{
    struct point line[POINTS_MOST];
    int32_t count = meter->past.count;
    int32_t skip = count > POINTS_MOST ? count - POINTS_MOST : 0;
    for (int32_t i = skip; i < count; i++)
        line[i - skip] = place(axes, i, meter->past.items[i]);
    page_line(page, line, count - skip, stroke);
}

static void under_line(struct page *page, const struct axes *axes,
                       const struct view_meter *meter)
{
    struct point area[POINTS_MOST + 2];
    int32_t count = meter->past.count;
    int32_t skip = count > POINTS_MOST ? count - POINTS_MOST : 0;
    int32_t at = 0;
    for (int32_t i = skip; i < count; i++)
        area[at++] = place(axes, i, meter->past.items[i]);
    area[at++] = place(axes, count - 1, axes->low);
    area[at++] = place(axes, skip, axes->low);
    page_polygon(page, area, at, theme_fade(page_color(page, TOKEN_FAV), 16));
}

static struct axes small_axes(struct rect rect, const struct view_meter *meter,
                              const struct view_fan *fan)
{
    struct axes axes = {
        .plot = rect,
        .low = meter->value,
        .high = meter->value,
        .steps = meter->past.count - 1 + fan_turns(fan),
    };
    for (int32_t i = 0; i < meter->past.count; i++)
        stretch(&axes, meter->past.items[i]);
    for (int32_t i = 0; i < fan_turns(fan); i++) {
        stretch(&axes, fan->low.items[i]);
        stretch(&axes, fan->high.items[i]);
    }
    int32_t band = nearest_band(meter);
    if (band >= 0)
        stretch(&axes, meter->bands.items[band].from);
    pad(&axes);
    return axes;
}

void chart_small(struct page *page, struct rect rect,
                 const struct view_meter *meter, const struct view_fan *fan)
{
    struct axes axes = small_axes(rect, meter, fan);
    int32_t band = nearest_band(meter);
    int32_t now = meter->past.count - 1;
    page_begin(page, ROLE_CHART, "chart",
               page_format(page, "%s so far", meter->name), rect);
    page_value(page, "now %" PRId32, meter->value);
    if (now > 0)
        under_line(page, &axes, meter);
    if (band >= 0)
        threshold(page, &axes, &meter->bands.items[band]);
    page_rule(page, box(rect.x, box_bottom(rect), rect.w, 0), TOKEN_HAIR);
    if (fan_turns(fan) > 0)
        wedge(page, &axes, meter, fan);
    past_line(
        page, &axes, meter,
        (struct stroke){.width = 35, .color = page_color(page, TOKEN_FAV)});
    struct point at = place(&axes, now, meter->value);
    page_circle(page, box(at.x / DRAW_SUB, at.y / DRAW_SUB, 0, 0), 4 * DRAW_SUB,
                0, page_color(page, TOKEN_FAV));
    page_end(page);
}

/* The debrief's ------------------------------------------------------------ */

static struct axes large_axes(struct rect plot, const struct chart_lines *lines)
{
    const struct view_meter *first = lines->meters[0];
    struct axes axes = {.plot = plot,
                        .low = first->value,
                        .high = first->value,
                        .steps = first->past.count - 1};
    for (int32_t i = 0; i < lines->count; i++) {
        const struct view_meter *meter = lines->meters[i];
        for (int32_t k = 0; k < meter->past.count; k++)
            stretch(&axes, meter->past.items[k]);
    }
    pad(&axes);
    if (axes.low < first->min)
        axes.low = first->min;
    if (axes.high > first->max)
        axes.high = first->max;
    return axes;
}

static void grid_lines(struct page *page, const struct axes *axes)
{
    for (int32_t i = 0; i < 3; i++) {
        int32_t value = axes->low + (axes->high - axes->low) * (2 * i + 1) / 6;
        int32_t y = place(axes, 0, value).y / DRAW_SUB;
        page_rule(page, box(axes->plot.x, y, axes->plot.w, 0), TOKEN_HAIR);
        page_label(page, (struct spot){axes->plot.x - 56, y + 5, 48},
                   part_number(page, value, false),
                   style_right(TYPE_NOTE, TOKEN_MUTED));
    }
}

static void marker(struct page *page, struct point at, int32_t series)
{
    color fill = theme_series(page->theme, series);
    struct spot spot = {at.x / DRAW_SUB, at.y / DRAW_SUB, 0};
    if (series == 0)
        page_circle(page, box(spot.x, spot.y, 0, 0), 6 * DRAW_SUB, 0, fill);
    else if (series == 1)
        page_fill(page, box(spot.x - 5, spot.y - 5, 11, 11), 0, fill);
    else
        part_triangle(page, spot, 13, series == 2 ? 1 : -1, fill);
}

/* Labels keep 20 units from each other, in the order of their values. */
static void label_places(const struct axes *axes,
                         const struct chart_lines *lines,
                         int32_t y[CHART_SERIES])
{
    int32_t order[CHART_SERIES];
    for (int32_t i = 0; i < lines->count; i++) {
        int32_t at = i;
        y[i] = place(axes, axes->steps, lines->meters[i]->value).y / DRAW_SUB;
        while (at > 0 && y[order[at - 1]] > y[i]) {
            order[at] = order[at - 1];
            at--;
        }
        order[at] = i;
    }
    for (int32_t i = 1; i < lines->count; i++) {
        if (y[order[i]] < y[order[i - 1]] + 20)
            y[order[i]] = y[order[i - 1]] + 20;
    }
    for (int32_t i = lines->count; i-- > 0;) {
        int32_t most = box_bottom(axes->plot) - 20 * (lines->count - 1 - i);
        if (y[order[i]] > most)
            y[order[i]] = most;
    }
}

static void series_label(struct page *page, const struct view_meter *meter,
                         struct rect at)
{
    const char *number = part_number(page, meter->value, false);
    int32_t used = page_label(page, (struct spot){at.x, at.y + 6, 70}, number,
                              style(TYPE_VALUE, TOKEN_TEXT));
    page_label(page, (struct spot){at.x + used + 8, at.y + 5, at.w - used - 8},
               meter->name, style(TYPE_CARD_MEDIUM, TOKEN_TEXT2));
}

static void decision_mark(struct page *page, const struct axes *axes,
                          int32_t step, int32_t foot)
{
    int32_t x = place(axes, step, axes->low).x;
    int32_t y = foot * DRAW_SUB;
    int32_t r = 7 * DRAW_SUB;
    struct point dotted[] = {{x, axes->plot.y * DRAW_SUB}, {x, y - r}};
    page_line(page, dotted, 2,
              (struct stroke){.width = DRAW_SUB,
                              .dash = 3 * DRAW_SUB,
                              .color = page_color(page, TOKEN_LINE)});
    page_polygon(
        page, (struct point[]){{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}},
        4, page_color(page, TOKEN_FOCUS));
}

/* The names of decisions in two rows, so that neighbours keep apart; one
 * that would still run into the one before it in its row is left out, since
 * the table beside the chart and the history name them all. */
static void decision_names(struct page *page, const struct axes *axes,
                           const struct chart_lines *lines, int32_t foot)
{
    int32_t free_from[2] = {axes->plot.x - 40, axes->plot.x - 40};
    for (int32_t i = 0; i < lines->decision_count; i++) {
        const char *label = lines->decisions[i].label;
        int32_t width = page_text_width(page, label, TYPE_NOTE_STRONG);
        int32_t x =
            place(axes, lines->decisions[i].turn - 1, axes->low).x / DRAW_SUB -
            width / 2;
        int32_t row = x >= free_from[0] ? 0 : 1;
        if (x < free_from[row])
            continue;
        page_label(page, (struct spot){x, foot + 22 + row * 17, width + 1},
                   label, style(TYPE_NOTE_STRONG, TOKEN_TEXT));
        free_from[row] = x + width + 12;
    }
}

static void turn_axis(struct page *page, const struct axes *axes,
                      const struct chart_lines *lines, int32_t foot)
{
    page_fill(page, box(axes->plot.x, foot - 1, axes->plot.w, 2), 0,
              page_color(page, TOKEN_LINE));
    for (int32_t i = 0; i <= axes->steps && axes->steps <= 60; i++)
        page_circle(page,
                    box(place(axes, i, axes->low).x / DRAW_SUB, foot, 0, 0), 56,
                    0, page_color(page, TOKEN_MUTED));
    for (int32_t i = 0; i < lines->decision_count; i++)
        decision_mark(page, axes, lines->decisions[i].turn - 1, foot);
    decision_names(page, axes, lines, foot);
}

void chart_large(struct page *page, struct rect rect,
                 const struct chart_lines *lines)
{
    struct rect plot = box(rect.x + 56, rect.y + 12, rect.w - 250, rect.h - 70);
    int32_t y[CHART_SERIES];
    if (lines->count == 0)
        return;
    struct axes axes = large_axes(plot, lines);
    page_begin(page, ROLE_CHART, "chart", "Meters from start to end", rect);
    grid_lines(page, &axes);
    turn_axis(page, &axes, lines, box_bottom(plot) + 14);
    for (int32_t i = 0; i < lines->count; i++)
        past_line(page, &axes, lines->meters[i],
                  (struct stroke){.width = 42,
                                  .color = theme_series(page->theme, i)});
    label_places(&axes, lines, y);
    for (int32_t i = 0; i < lines->count; i++) {
        marker(page, place(&axes, axes.steps, lines->meters[i]->value), i);
        series_label(page, lines->meters[i],
                     box(box_right(plot) + 14, y[i], 180, 0));
    }
    page_end(page);
}
