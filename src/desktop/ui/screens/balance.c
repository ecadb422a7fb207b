/* The right side of the desk: ladder, meters, and one meter's chart. */
#include "desktop/ui/chart.h"
#include "desktop/ui/ladder.h"
#include "desktop/ui/meter.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/desk.h"

#include <inttypes.h>
#include <string.h>

#define CHART_LEAST 30
#define CHART_MOST  150
#define CHART_TALL  72 /* where the page scrolls */

static const struct view_option *shown_option(const struct view *view,
                                              int32_t option)
{
    return option >= 0 && option < view->options.count
               ? &view->options.items[option]
               : NULL;
}

static bool in_list(const struct view_meter *meter)
{
    return meter->scale != SCALE_LIKELIHOOD;
}

/* The meter under pointer or focus, else one that the option moves, else the
 * first; -1 where there is none. */
static int32_t charted(const struct page *page,
                       const struct view_option *option)
{
    const struct view *view = page->ui->view;
    const char *ids[] = {strbuf_get(&page->ui->hover),
                         strbuf_get(&page->ui->focus)};
    int32_t first = -1;
    int32_t moved = -1;
    for (int32_t i = 0; i < view->meters.count; i++) {
        const struct view_meter *meter = &view->meters.items[i];
        if (!in_list(meter))
            continue;
        for (int k = 0; k < 2; k++) {
            if (strncmp(ids[k], "meter.", 6) == 0 &&
                strcmp(ids[k] + 6, meter->id) == 0)
                return i;
        }
        if (first < 0)
            first = i;
        if (moved < 0 && meter_mark(option, i) != NULL)
            moved = i;
    }
    return moved >= 0 ? moved : first;
}

/* A fan costs many play-outs, so it is kept until something else is asked. */
static const struct view_fan *fan_of(struct ui *ui, int32_t option,
                                     int32_t meter)
{
    if (option < 0)
        return NULL;
    if (ui->fan_option != option || ui->fan_meter != meter) {
        arena_clear(&ui->fan_arena);
        ui->fan =
            view_fan(ui->session, ui->view, option, meter, &ui->fan_arena);
        ui->fan_option = option;
        ui->fan_meter = meter;
    }
    return &ui->fan;
}

/* Since when the changes beside the meters count. */
static const char *since_words(struct page *page)
{
    const struct view *view = page->ui->view;
    int32_t before = -1;
    for (int32_t i = 0; i < view->stops.count; i++) {
        if (view->stops.items[i].current)
            before = view->stops.items[i].parent;
    }
    if (before < 0 || before >= view->stops.count)
        return page_word(page, WORD_BALANCE_SINCE_START);
    return page_say(
        page, WORD_BALANCE_SINCE_TURN,
        VALUES(VALUE_NUMBER("turn", view->stops.items[before].turn)));
}

/* A word that is left out where it has no room. */
static void aside(struct page *page, struct spot spot, const char *text,
                  struct style look)
{
    if (page_text_width(page, text, (enum type)look.type) <= spot.width)
        page_label(page, spot, text, look);
}

static void meters_header(struct page *page, struct rect rect, int32_t option)
{
    int32_t base = rect.y + 14;
    int32_t used = page_section(page, (struct spot){rect.x, base, 100},
                                page_word(page, WORD_BALANCE_METERS)) +
                   8;
    aside(page, (struct spot){rect.x + used, base, 194 - used},
          since_words(page), style_right(TYPE_NOTE, TOKEN_MUTED));
    aside(page, (struct spot){rect.x + 196, base, 40},
          page_word(page, WORD_LADDER_NOW),
          style_right(TYPE_NOTE, TOKEN_MUTED));
    if (option < 0)
        return;
    struct spot right = {rect.x + 238, base, rect.w - 238};
    const char *words = page_say(page, WORD_LADDER_OPTION,
                                 VALUES(VALUE_NUMBER("option", option + 1)));
    if (page_text_width(page, words, TYPE_NOTE_STRONG) > right.width)
        words = page_format(page, "%" PRId32, option + 1);
    page_label(page, right, words, style_right(TYPE_NOTE_STRONG, TOKEN_FOCUS));
}

static void meters(struct page *page, struct rect rect,
                   const struct view_option *option, int32_t charted)
{
    const struct view *view = page->ui->view;
    int32_t y = page_scroll_begin(page, "meters",
                                  page_word(page, WORD_BALANCE_METERS), rect);
    for (int32_t i = 0; i < view->meters.count; i++) {
        const struct view_meter *meter = &view->meters.items[i];
        if (!in_list(meter))
            continue;
        struct meter_look look = {meter_mark(option, i), i == charted};
        meter_row(page, box(rect.x + 4, y, rect.w - 16, METER_ROW), meter,
                  look);
        y += METER_ROW;
    }
    page_scroll_end(page, y);
}

static void chart(struct page *page, struct rect rect, int32_t meter,
                  int32_t option)
{
    static const struct view_fan none;
    const struct view *view = page->ui->view;
    const struct view_fan *fan = fan_of(page->ui, option, meter);
    const struct view_meter *shown = &view->meters.items[meter];
    if (shown->past.count < 2 && (fan == NULL || fan->low.count == 0))
        return; /* nothing to draw a line through yet */
    page_rule(page, box(rect.x, rect.y, rect.w, 0), TOKEN_HAIR);
    const char *dashed = chart_threshold(page, shown);
    int32_t right = page_text_width(page, dashed, TYPE_NOTE) + 1;
    if (right > rect.w * 3 / 5)
        right = rect.w * 3 / 5; /* a long name is cut, not the meter's */
    page_label(
        page, (struct spot){rect.x + 4, rect.y + 18, rect.w - right - 20},
        option >= 0 ? page_say(page, WORD_BALANCE_CHART,
                               VALUES(VALUE_TEXT("meter", shown->name),
                                      VALUE_NUMBER("option", option + 1)))
                    : shown->name,
        style(TYPE_NOTE, TOKEN_TEXT2));
    page_label(page,
               (struct spot){box_right(rect) - right - 4, rect.y + 18, right},
               dashed, style(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&rect, 24);
    chart_small(page, box(rect.x + 4, rect.y, rect.w - 8, rect.h - 2), shown,
                fan != NULL ? fan : &none);
}

static void ladder(struct page *page, struct rect *in, int32_t option)
{
    page_section(page, (struct spot){in->x, in->y + 14, 100},
                 page_word(page, WORD_LADDER_NAME));
    page_label(page, (struct spot){in->x + 110, in->y + 14, in->w - 110},
               page_word(page, WORD_BALANCE_QUARREL),
               style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(in, 26);
    box_cut_top(in, ladder_rows(page, *in, option) + 4);
    page_rule(page, box(in->x, in->y, in->w, 0), TOKEN_HAIR);
    box_cut_top(in, 4);
}

static int32_t meters_height(const struct view *view)
{
    int32_t height = 0;
    for (int32_t i = 0; i < view->meters.count; i++)
        height += in_list(&view->meters.items[i]) ? METER_ROW : 0;
    return height;
}

/* What the rows leave, within bounds. */
static int32_t chart_height(const struct view *view, struct rect in)
{
    int32_t left = in.h - 24 - meters_height(view);
    if (left < CHART_LEAST)
        return CHART_LEAST;
    return left < CHART_MOST ? left : CHART_MOST;
}

int32_t desk_balance_height(struct page *page)
{
    const struct view *view = page->ui->view;
    int32_t height = 2 * 12;
    if (view->ladder.count > 0)
        height += 26 + ladder_height(page, DESK_RIGHT - 2 * 12) + 8;
    return height + 20 + meters_height(view) + 24 + CHART_TALL;
}

void desk_balance(struct page *page, struct rect rect, int32_t option)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(page, "balance",
                                page_word(page, WORD_BALANCE_NAME), rect, 12);
    if (view->ladder.count > 0)
        ladder(page, &in, option);
    int32_t meter = charted(page, shown_option(view, option));
    if (meter >= 0) {
        meters_header(page, in, option);
        box_cut_top(&in, 20);
        struct rect foot = box_cut_bottom(&in, chart_height(view, in) + 24);
        meters(page, box(in.x - 4, in.y, in.w + 12, in.h),
               shown_option(view, option), meter);
        chart(page, foot, meter, option);
    }
    page_end(page);
}
