#include "desktop/ui/debrief_chart.h"

#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#include <inttypes.h>

#define POINTS_MOST 1024

/* What it shows -------------------------------------------------------------
 */

static int32_t size_of(int32_t number)
{
    return number < 0 ? -number : number;
}

static int32_t moved_by(const struct view_meter *meter)
{
    int32_t low = meter->value;
    int32_t high = meter->value;
    for (int32_t i = 0; i < meter->past.count; i++) {
        int32_t value = meter->past.items[i];
        low = value < low ? value : low;
        high = value > high ? value : high;
    }
    int64_t range = (int64_t)meter->max - meter->min;
    return range > 0 ? (int32_t)(((int64_t)high - low) * 1000 / range) : 0;
}

/* A belief is told in words, so it has no place on an axis of numbers. */
static bool fits(const struct view_meter *meter, const struct view_meter *usual)
{
    return meter->scale != SCALE_LIKELIHOOD && meter->min == usual->min &&
           meter->max == usual->max;
}

/* A meter with the range that most meters have: only such as share a range
 * can share an axis. */
static const struct view_meter *usual_range(const struct view *view)
{
    const struct view_meter *best = NULL;
    int32_t most = 0;
    for (int32_t i = 0; i < view->meters.count; i++) {
        int32_t count = 0;
        for (int32_t k = 0; k < view->meters.count; k++)
            count += fits(&view->meters.items[k], &view->meters.items[i]);
        if (count > most) {
            most = count;
            best = &view->meters.items[i];
        }
    }
    return best;
}

/* How far the lines went in the step after a turn. */
static int32_t step_weight(const struct chart_lines *lines, int32_t turn)
{
    int64_t sum = 0;
    for (int32_t i = 0; i < lines->count; i++) {
        const struct view_meter *meter = lines->meters[i];
        if (turn < meter->past.count)
            sum +=
                size_of(meter->past.items[turn] - meter->past.items[turn - 1]);
    }
    return sum > INT32_MAX ? INT32_MAX : (int32_t)sum;
}

static void own_decisions(const struct view *view, struct chart_lines *lines)
{
    for (int32_t i = 0; i < view->history.count; i++) {
        const struct view_happening *item = &view->history.items[i];
        if (item->kind == VIEW_OWN_MOVE && item->turn >= 1 &&
            lines->decision_count < CHART_DECISIONS)
            lines->decisions[lines->decision_count++] =
                (struct chart_decision){item->title, item->day, item->turn,
                                        step_weight(lines, item->turn)};
    }
}

struct chart_lines chart_most_moved(const struct view *view)
{
    struct chart_lines lines = {.count = 0};
    const struct view_meter *usual = usual_range(view);
    for (int32_t need = 1000; need >= 0 && lines.count < 3; need -= 20) {
        for (int32_t i = 0; i < view->meters.count && lines.count < 3; i++) {
            const struct view_meter *meter = &view->meters.items[i];
            int32_t moved = moved_by(meter);
            if (moved >= need && moved < need + 20 && fits(meter, usual))
                lines.meters[lines.count++] = meter;
        }
    }
    own_decisions(view, &lines);
    return lines;
}

static int32_t way_of(const struct view_meter *meter)
{
    return meter->past.count > 0 ? meter->value - meter->past.items[0] : 0;
}

static const char *way_words(struct page *page, const struct view_meter *meter)
{
    int32_t by = way_of(meter);
    if (by == 0)
        return page_say(page, WORD_CHART_CAME_BACK,
                        VALUES(VALUE_TEXT("meter", meter->name)));
    return page_say(
        page, by > 0 ? WORD_CHART_ROSE : WORD_CHART_FELL,
        VALUES(VALUE_TEXT("meter", meter->name),
               VALUE_TEXT("amount", part_number(page, size_of(by), false))));
}

/* Of the two that ended farthest from where they began. */
const char *chart_claim(struct page *page, const struct chart_lines *lines)
{
    int32_t first = 0;
    int32_t second = -1;
    if (lines->count == 0)
        return page_word(page, WORD_CHART_NONE);
    for (int32_t i = 1; i < lines->count; i++) {
        int32_t by = size_of(way_of(lines->meters[i]));
        if (by > size_of(way_of(lines->meters[first]))) {
            second = first;
            first = i;
        } else if (second < 0 || by > size_of(way_of(lines->meters[second]))) {
            second = i;
        }
    }
    if (second < 0 || way_of(lines->meters[second]) == 0)
        return way_words(page, lines->meters[first]);
    return page_say(
        page, WORD_LIST_COMMA,
        VALUES(VALUE_TEXT("first", way_words(page, lines->meters[first])),
               VALUE_TEXT("second", way_words(page, lines->meters[second]))));
}

/* Values to places on the page ----------------------------------------------
 */

struct axes {
    struct rect plot;  /* units */
    int32_t low, high; /* values at its foot and top */
    int32_t steps;     /* from left to right */
};

static struct point place(const struct axes *axes, int32_t step, int64_t value)
{
    int64_t range = (int64_t)axes->high - axes->low;
    int64_t rise = value - axes->low;
    int32_t steps = axes->steps > 0 ? axes->steps : 1;
    return (struct point){
        axes->plot.x * DRAW_SUB + axes->plot.w * DRAW_SUB * step / steps,
        box_bottom(axes->plot) * DRAW_SUB -
            (int32_t)(rise * axes->plot.h * DRAW_SUB / range)};
}

static struct axes axes_of(struct rect plot, const struct chart_lines *lines)
{
    const struct view_meter *first = lines->meters[0];
    struct axes axes = {.plot = plot,
                        .low = first->value,
                        .high = first->value,
                        .steps = first->past.count - 1};
    for (int32_t i = 0; i < lines->count; i++) {
        const struct view_meter *meter = lines->meters[i];
        for (int32_t k = 0; k < meter->past.count; k++) {
            int32_t value = meter->past.items[k];
            axes.low = value < axes.low ? value : axes.low;
            axes.high = value > axes.high ? value : axes.high;
        }
    }
    int32_t air = (axes.high - axes.low) / 10 + 2;
    axes.low = axes.low - air > first->min ? axes.low - air : first->min;
    axes.high = axes.high + air < first->max ? axes.high + air : first->max;
    if (axes.high <= axes.low)
        axes.high = axes.low + 1;
    return axes;
}

/* Round numbers, at most four of them. */
static int32_t grid_step(const struct axes *axes)
{
    static const int32_t heads[] = {1, 2, 5};
    int64_t range = (int64_t)axes->high - axes->low;
    int64_t ten = 1;
    for (int32_t i = 0;; i++) {
        int64_t step = heads[i % 3] * ten;
        if (range / step <= 3 || step > INT32_MAX / 10)
            return (int32_t)step;
        ten *= i % 3 == 2 ? 10 : 1;
    }
}

static void grid_lines(struct page *page, const struct axes *axes)
{
    int32_t step = grid_step(axes);
    int64_t value = (int64_t)(axes->low / step) * step;
    for (; value <= axes->high; value += step) {
        if (value < axes->low)
            continue;
        int32_t y = place(axes, 0, value).y / DRAW_SUB;
        page_rule(page, box(axes->plot.x, y, axes->plot.w, 0), TOKEN_HAIR);
        page_label(page, (struct spot){axes->plot.x - 56, y + 5, 48},
                   part_number(page, (int32_t)value, false),
                   style_right(TYPE_NOTE, TOKEN_MUTED));
    }
}

/* The series --------------------------------------------------------------- */

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

static void series(struct page *page, const struct axes *axes,
                   const struct chart_lines *lines)
{
    int32_t y[CHART_SERIES];
    int32_t x = box_right(axes->plot) + 14;
    for (int32_t i = 0; i < lines->count; i++)
        past_line(page, axes, lines->meters[i],
                  (struct stroke){.width = 42,
                                  .color = theme_series(page->theme, i)});
    label_places(axes, lines, y);
    for (int32_t i = 0; i < lines->count; i++) {
        const struct view_meter *meter = lines->meters[i];
        marker(page, place(axes, axes->steps, meter->value), i);
        int32_t used = page_label(page, (struct spot){x, y[i] + 6, 56},
                                  part_number(page, meter->value, false),
                                  style(TYPE_VALUE, TOKEN_TEXT));
        page_label(page, (struct spot){x + used + 6, y[i] + 5, 174 - used},
                   meter->name, style(TYPE_CARD_MEDIUM, TOKEN_TEXT2));
    }
}

/* Turns and decisions ------------------------------------------------------ */

static void diamond(struct page *page, int32_t x, int32_t y, int32_t radius)
{
    int32_t r = radius * DRAW_SUB / 2;
    page_polygon(
        page, (struct point[]){{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}},
        4, page_color(page, TOKEN_FOCUS));
}

static void decision_mark(struct page *page, const struct axes *axes,
                          int32_t step, int32_t foot)
{
    int32_t x = place(axes, step, axes->low).x;
    int32_t y = foot * DRAW_SUB;
    struct point dotted[] = {{x, axes->plot.y * DRAW_SUB},
                             {x, y - 8 * DRAW_SUB}};
    page_line(page, dotted, 2,
              (struct stroke){.width = DRAW_SUB,
                              .dash = 3 * DRAW_SUB,
                              .color = page_color(page, TOKEN_LINE)});
    diamond(page, x, y, 15);
}

/* Stretches of a row of labels that are taken. */
struct taken {
    struct {
        int32_t from, to;
    } items[CHART_DECISIONS + 2];
    int32_t count;
};

static bool take(struct taken *row, int32_t from, int32_t to)
{
    for (int32_t i = 0; i < row->count; i++) {
        if (from < row->items[i].to + 10 && to + 10 > row->items[i].from)
            return false;
    }
    row->items[row->count].from = from;
    row->items[row->count++].to = to;
    return true;
}

/* Centred below its turn, held between the panel's edges. */
static int32_t label_x(const struct axes *axes, int32_t turn, int32_t width)
{
    int32_t x = place(axes, turn - 1, axes->low).x / DRAW_SUB - width / 2;
    int32_t most = box_right(axes->plot) + 20 - width;
    if (x > most)
        x = most;
    return x < axes->plot.x - 40 ? axes->plot.x - 40 : x;
}

static void decision_name(struct page *page, const struct axes *axes,
                          const struct chart_decision *decision,
                          struct taken rows[2], int32_t foot)
{
    int32_t words = page_text_width(page, decision->label, TYPE_NOTE_STRONG);
    int32_t date = page_text_width(page, decision->day, TYPE_NOTE);
    int32_t x = label_x(axes, decision->turn, words);
    int32_t y = foot + 43;
    bool fits = words <= axes->plot.w + 60; /* see label_x() */
    if (fits && take(&rows[1], x, x + words))
        page_label(page, (struct spot){x, y, words + 1}, decision->label,
                   style(TYPE_NOTE_STRONG, TOKEN_TEXT));
    x = label_x(axes, decision->turn, date);
    if (take(&rows[0], x, x + date))
        page_label(page, (struct spot){x, y - 18, date + 1}, decision->day,
                   style(TYPE_NOTE, TOKEN_MUTED));
}

/* The decisions that moved most are named first; what then has no room is
 * left out, the table beside the chart and the history name them all. */
static void decision_names(struct page *page, const struct axes *axes,
                           const struct chart_lines *lines, int32_t foot)
{
    struct taken rows[2] = {{.count = 0}, {.count = 0}};
    bool done[CHART_DECISIONS] = {false};
    for (int32_t k = 0; k < lines->decision_count; k++) {
        int32_t best = -1;
        for (int32_t i = 0; i < lines->decision_count; i++) {
            if (!done[i] && (best < 0 || lines->decisions[i].weight >
                                             lines->decisions[best].weight))
                best = i;
        }
        done[best] = true;
        decision_name(page, axes, &lines->decisions[best], rows, foot);
    }
}

static void key(struct page *page, struct spot at)
{
    diamond(page, (at.x + 6) * DRAW_SUB, (at.y - 5) * DRAW_SUB, 12);
    page_label(page, (struct spot){at.x + 18, at.y, 150},
               page_word(page, WORD_CHART_DECISION),
               style(TYPE_NOTE, TOKEN_MUTED));
    page_circle(page, box(at.x + 6, at.y + 13, 0, 0), 56, 0,
                page_color(page, TOKEN_MUTED));
    page_label(page, (struct spot){at.x + 18, at.y + 18, 150},
               page_word(page, WORD_CHART_TURN), style(TYPE_NOTE, TOKEN_MUTED));
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
    key(page, (struct spot){box_right(axes->plot) + 32, foot + 25, 0});
}

void chart_large(struct page *page, struct rect rect,
                 const struct chart_lines *lines)
{
    struct rect plot = box(rect.x + 44, rect.y + 14, rect.w - 254, rect.h - 80);
    if (lines->count == 0)
        return;
    struct axes axes = axes_of(plot, lines);
    page_begin(page, ROLE_CHART, "chart", page_word(page, WORD_CHART_LARGE),
               rect);
    page_value(page, "%s", chart_claim(page, lines));
    grid_lines(page, &axes);
    turn_axis(page, &axes, lines, box_bottom(plot) + 14);
    series(page, &axes, lines);
    page_end(page);
}
