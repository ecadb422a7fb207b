#include "desktop/ui/meter.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/desk.h"
#include "desktop/ui/timeline.h"

#include <string.h>

#define DUE_MOST 3

struct desk desk_columns(const struct page *page)
{
    struct rect all = box(DESK_MARGIN, DESK_TOP, page->w - 2 * DESK_MARGIN,
                          page->h - DESK_TOP - TIMELINE_HEIGHT - 16);
    struct desk desk;
    desk.left = box_cut_left(&all, DESK_LEFT);
    box_cut_left(&all, DESK_GAP);
    desk.right = box_cut_right(&all, DESK_RIGHT);
    box_cut_right(&all, DESK_GAP);
    desk.centre = all;
    return desk;
}

static int32_t belief_count(const struct view *view)
{
    int32_t count = 0;
    for (int32_t i = 0; i < view->meters.count; i++)
        count += view->meters.items[i].scale == SCALE_LIKELIHOOD ? 1 : 0;
    return count;
}

static int32_t due_count(const struct view *view)
{
    int32_t count = 0;
    for (int32_t i = 0; i < view->timeline.count; i++)
        count += view->timeline.items[i].when == WHEN_PENDING ? 1 : 0;
    return count < DUE_MOST ? count : DUE_MOST;
}

static int32_t beliefs(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t y = rect.y;
    page_section(page, (struct spot){rect.x, y + 27, 130}, "Belief");
    page_label(page, (struct spot){rect.x + 130, y + 27, rect.w - 130},
               "how likely it is", style_right(TYPE_NOTE, TOKEN_MUTED));
    y += 38;
    for (int32_t i = 0; i < view->meters.count; i++) {
        const struct view_meter *meter = &view->meters.items[i];
        if (meter->scale == SCALE_LIKELIHOOD)
            y += 4 + meter_belief(page, box(rect.x, y, rect.w, 0), meter);
    }
    return y;
}

static int32_t due(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t y = rect.y;
    int32_t shown = 0;
    page_section(page, (struct spot){rect.x, y + 27, rect.w}, "To come");
    y += 34;
    for (int32_t i = 0; i < view->timeline.count && shown < DUE_MOST; i++) {
        const struct view_date *date = &view->timeline.items[i];
        if (date->when != WHEN_PENDING)
            continue;
        shown++;
        y += page_text(page, box(rect.x, y, rect.w, 0), date->date,
                       style(TYPE_NOTE_STRONG, TOKEN_FOCUS));
        y += page_text(page, box(rect.x, y, rect.w, 0), date->text,
                       style(TYPE_CARD, TOKEN_TEXT2)) +
             4;
    }
    return y;
}

/* Where the lower part would end if it began at `rect.y`. */
static int32_t standing(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t y = rect.y;
    if (belief_count(view) > 0) {
        page_rule(page, box(rect.x, y, rect.w, 0), TOKEN_HAIR);
        y = beliefs(page, box(rect.x, y, rect.w, rect.h));
    }
    if (due_count(view) > 0) {
        page_rule(page, box(rect.x, y + 4, rect.w, 0), TOKEN_HAIR);
        y = due(page, box(rect.x, y + 4, rect.w, rect.h));
    }
    return y;
}

/* The height of the lower part, worked out from what it will hold. */
static int32_t standing_height(struct page *page, int32_t width)
{
    const struct view *view = page->ui->view;
    int32_t height = belief_count(view) > 0 ? 38 : 0;
    for (int32_t i = 0; i < view->meters.count; i++) {
        const struct view_meter *meter = &view->meters.items[i];
        if (meter->scale == SCALE_LIKELIHOOD)
            height += meter_belief_height(page, width, meter) + 4;
    }
    int32_t left = due_count(view);
    height += left > 0 ? 38 : 0;
    for (int32_t i = 0; i < view->timeline.count && left > 0; i++) {
        const struct view_date *date = &view->timeline.items[i];
        if (date->when != WHEN_PENDING)
            continue;
        left--;
        height += page_text_height(page, width, date->date,
                                   style(TYPE_NOTE_STRONG, TOKEN_FOCUS)) +
                  page_text_height(page, width, date->text,
                                   style(TYPE_CARD, TOKEN_TEXT2)) +
                  4;
    }
    return height;
}

/* From the foot up, at most half of the panel; then it scrolls. */
int32_t desk_standing(struct page *page, struct rect rect)
{
    int32_t width = rect.w - PAGE_SCROLL_BAR;
    int32_t height = standing_height(page, width);
    if (height == 0)
        return 0;
    int32_t most = rect.h * 11 / 20;
    if (height > most)
        height = most;
    struct rect at = box(rect.x, box_bottom(rect) - height, rect.w, height);
    int32_t y =
        page_scroll_begin(page, "standing", "Beliefs and what is due", at);
    y = standing(page, box(at.x, y, width, height));
    page_scroll_end(page, y);
    return height + 8;
}

static void brief(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t width = rect.w - PAGE_SCROLL_BAR;
    int32_t y = page_scroll_begin(page, "brief", "What is known", rect);
    y += page_text(page, box(rect.x, y, width, rect.h), view->scene,
                   style(TYPE_HEADLINE, TOKEN_TEXT)) +
         6;
    y += part_prose(page, box(rect.x, y, width, rect.h), view->brief,
                    style(TYPE_BRIEF, TOKEN_TEXT2)) +
         4;
    page_scroll_end(page, y);
}

/* "Mon 22 Dec, 09:00" of "Mon 22 Dec 2014, 09:00": beside the heading there
 * is no room for both time and year. */
static const char *date_words(struct page *page, const char *date)
{
    const char *comma = strchr(date, ',');
    const char *year = comma;
    while (year != NULL && year > date && *year != ' ')
        year--;
    if (year == NULL || year == date)
        return date;
    return page_format(page, "%.*s%s", (int)(year - date), date, comma);
}

void desk_situation(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(page, "situation", "Situation", rect, 16);
    page_section(page, (struct spot){in.x, in.y + 13, 94}, "Situation");
    page_label(page, (struct spot){in.x + 92, in.y + 13, in.w - 92},
               date_words(page, view->date),
               style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 26);
    int32_t foot = desk_standing(page, box(in.x, in.y, in.w + 8, in.h));
    in.h -= foot;
    brief(page, box(in.x, in.y, in.w + 8, in.h));
    page_end(page);
}
