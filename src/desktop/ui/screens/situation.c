#include "desktop/ui/meter.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/desk.h"
#include "desktop/ui/timeline.h"

#include <inttypes.h>
#include <string.h>

#define DUE_MOST  3
#define PANEL_PAD 16

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

#define HEAD_HEIGHT 38 /* of a part: its rule and its name */

/* A rule, and below it the name of a part with a word at the right; false
 * where that has no room there. */
static bool part_head(struct page *page, struct rect rect, const char *name,
                      const char *aside, struct style look)
{
    int32_t base = rect.y + 27;
    page_rule(page, box(rect.x, rect.y, rect.w, 0), TOKEN_HAIR);
    int32_t used =
        page_section(page, (struct spot){rect.x, base, 150}, name) + 8;
    if (page_text_width(page, aside, (enum type)look.type) > rect.w - used)
        return false;
    page_label(page, (struct spot){rect.x + used, base, rect.w - used}, aside,
               look);
    return true;
}

static int32_t beliefs(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t option = desk_option(page);
    const struct view_option *shown =
        option < 0 ? NULL : &view->options.items[option];
    int32_t y = rect.y + HEAD_HEIGHT;
    part_head(page, rect, page_word(page, WORD_SITUATION_ATTRIBUTION),
              option < 0 ? page_word(page, WORD_SITUATION_LIKELY)
                         : page_say(page, WORD_LADDER_OPTION,
                                    VALUES(VALUE_NUMBER("option", option + 1))),
              style_right(option < 0 ? TYPE_NOTE : TYPE_NOTE_STRONG,
                          option < 0 ? TOKEN_MUTED : TOKEN_FOCUS));
    for (int32_t i = 0; i < view->meters.count; i++) {
        const struct view_meter *meter = &view->meters.items[i];
        if (meter->scale == SCALE_LIKELIHOOD)
            y += 4 + meter_belief(page, box(rect.x, y, rect.w, 0), meter,
                                  meter_mark(shown, i));
    }
    return y;
}

static const char *due_words(struct page *page, const struct view_date *date)
{
    return page_say(page, WORD_SITUATION_DUE,
                    VALUES(VALUE_TEXT("date", date->date)));
}

/* The date of the first stands beside the heading, where it has room. */
static int32_t due_date(struct page *page, struct rect rect,
                        const struct view_date *date, bool first)
{
    const char *words = due_words(page, date);
    int32_t used = 0;
    if (first) {
        used = HEAD_HEIGHT - 2;
        if (part_head(page, rect, page_word(page, WORD_SITUATION_TO_COME),
                      words, style_right(TYPE_NOTE_STRONG, TOKEN_FOCUS)))
            return used;
    }
    rect.y += used;
    return used +
           page_text(page, rect, words, style(TYPE_NOTE_STRONG, TOKEN_FOCUS));
}

/* Whether the date of the first has room beside the heading. */
static bool due_beside(struct page *page, int32_t width,
                       const struct view_date *date)
{
    const char *name = page_word(page, WORD_SITUATION_TO_COME);
    return page_section_width(page, name) + 8 +
               page_text_width(page, due_words(page, date), TYPE_NOTE_STRONG) <=
           width;
}

static int32_t due(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t y = rect.y;
    int32_t shown = 0;
    for (int32_t i = 0; i < view->timeline.count && shown < DUE_MOST; i++) {
        const struct view_date *date = &view->timeline.items[i];
        if (date->when != WHEN_PENDING)
            continue;
        y += due_date(page, box(rect.x, y, rect.w, 0), date, shown++ == 0);
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
    if (belief_count(view) > 0)
        y = beliefs(page, box(rect.x, y, rect.w, rect.h)) + 8;
    if (due_count(view) > 0)
        y = due(page, box(rect.x, y, rect.w, rect.h));
    return y;
}

/* The height of the lower part, worked out from what it will hold. */
static int32_t standing_height(struct page *page, int32_t width)
{
    const struct view *view = page->ui->view;
    int32_t height = belief_count(view) > 0 ? HEAD_HEIGHT + 8 : 0;
    for (int32_t i = 0; i < view->meters.count; i++) {
        const struct view_meter *meter = &view->meters.items[i];
        if (meter->scale == SCALE_LIKELIHOOD)
            height += meter_belief_height(page, width, meter) + 4;
    }
    int32_t most = due_count(view);
    int32_t left = most;
    height += left > 0 ? HEAD_HEIGHT - 2 : 0;
    for (int32_t i = 0; i < view->timeline.count && left > 0; i++) {
        const struct view_date *date = &view->timeline.items[i];
        if (date->when != WHEN_PENDING)
            continue;
        bool beside = left-- == most && due_beside(page, width, date);
        height += beside ? 0 : 18;
        height += page_text_height(page, width, date->text,
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
    int32_t y = page_scroll_begin(page, "standing",
                                  page_word(page, WORD_SITUATION_STANDING), at);
    y = standing(page, box(at.x, y, width, height));
    page_scroll_end(page, y);
    return height + 8;
}

static int32_t brief_height(struct page *page, int32_t width)
{
    const struct view *view = page->ui->view;
    int32_t height = page_text_height(page, width, view->scene,
                                      style(TYPE_HEADLINE, TOKEN_TEXT)) +
                     6 + 4;
    for (int32_t i = 0; i < view->brief.count; i++)
        height += (i > 0 ? 8 : 0) +
                  page_text_height(page, width, view->brief.items[i],
                                   style(TYPE_BRIEF, TOKEN_TEXT2));
    return height;
}

static void brief(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t width = rect.w - PAGE_SCROLL_BAR;
    int32_t y = page_scroll_begin(page, "brief",
                                  page_word(page, WORD_SITUATION_BRIEF), rect);
    y += page_text(page, box(rect.x, y, width, rect.h), view->scene,
                   style(TYPE_HEADLINE, TOKEN_TEXT)) +
         6;
    y += part_prose(page, box(rect.x, y, width, rect.h), view->brief,
                    style(TYPE_BRIEF, TOKEN_TEXT2)) +
         4;
    page_scroll_end(page, y);
}

#define SITUATION_HEAD 26

int32_t desk_situation_height(struct page *page, int32_t width)
{
    int32_t text = width - 2 * PANEL_PAD + 8 - PAGE_SCROLL_BAR;
    int32_t brief = brief_height(page, text);
    int32_t foot = standing_height(page, text);
    /* desk_standing() takes no more than its share of the panel. */
    int32_t all = brief + (foot > 0 ? foot + 8 : 0);
    if (foot * 20 > all * 11)
        all = foot * 20 / 11 + 1;
    return all + SITUATION_HEAD + 2 * PANEL_PAD;
}

void desk_situation(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in =
        page_panel(page, "situation", page_word(page, WORD_SITUATION_NAME),
                   rect, PANEL_PAD);
    int32_t used = page_section(page, (struct spot){in.x, in.y + 13, 94},
                                page_word(page, WORD_SITUATION_NAME)) +
                   4;
    used = used < 92 ? 92 : used;
    page_label(page, (struct spot){in.x + used, in.y + 13, in.w - used},
               view->near, style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, SITUATION_HEAD);
    int32_t foot = desk_standing(page, box(in.x, in.y, in.w + 8, in.h));
    in.h -= foot;
    brief(page, box(in.x, in.y, in.w + 8, in.h));
    page_end(page);
}
