#include "desktop/ui/chart.h"

#include "desktop/ui/parts.h"

#include <inttypes.h>

#define POINTS_MOST 1024

/* Values to places on the page. */
struct axes {
    struct rect plot;  /* units */
    int32_t low, high; /* values at its foot and top */
    int32_t steps;     /* from left to right */
    /* Step `now` stands `split` units from the left; 0: all steps are
     * equally far from each other. */
    int32_t now, split;
};

/* From the left edge, in sixteenths of a unit. */
static int32_t along(const struct axes *axes, int32_t step)
{
    int32_t wide = axes->plot.w * DRAW_SUB;
    int32_t split = axes->split * DRAW_SUB;
    if (split == 0)
        return wide * step / (axes->steps > 0 ? axes->steps : 1);
    if (step <= axes->now)
        return split * step / axes->now;
    return split +
           (wide - split) * (step - axes->now) / (axes->steps - axes->now);
}

static struct point place(const struct axes *axes, int32_t step, int64_t value)
{
    int64_t range = (int64_t)axes->high - axes->low;
    int64_t rise = value - axes->low;
    if (rise < 0)
        rise = 0;
    if (rise > range)
        rise = range;
    return (struct point){
        axes->plot.x * DRAW_SUB + along(axes, step),
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
    return page_say(
        page, WORD_CHART_THRESHOLD,
        VALUES(VALUE_TEXT("band", meter->bands.items[band].name),
               VALUE_NUMBER("value", meter->bands.items[band].from)));
}

#define FAN_MOST 16
#define NOW_AT   76 /* percent of the small chart's width that are past */

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
        (struct stroke){.width = 14, .color = page_color(page, TOKEN_FOCUS)});
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
        .now = meter->past.count - 1,
    };
    if (axes.now > 0 && fan_turns(fan) > 0)
        axes.split = rect.w * NOW_AT / 100;
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
               page_say(page, WORD_CHART_SO_FAR,
                        VALUES(VALUE_TEXT("meter", meter->name))),
               rect);
    page_value(page, "%s",
               page_say(page, WORD_CHART_NOW,
                        VALUES(VALUE_NUMBER("value", meter->value))));
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
