/* The debrief's panel of what each side wanted and what became of it. */
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/debrief.h"
#include "desktop/ui/ui_state.h"
#include "play/wording.h"

#include <inttypes.h>

/* A goal is met, or is not, when it stands more than this from where it
 * began; the same step as one pip. */
#define CLEARLY 5

enum goal_outcome { NOT_MET, IN_PART, MET };

static enum goal_outcome outcome_of(int32_t start, int32_t now)
{
    int64_t by = (int64_t)now - start;
    return by > CLEARLY ? MET : by < -CLEARLY ? NOT_MET : IN_PART;
}

/* Full, half or empty, with its word: never by colour alone. */
static void outcome_mark(struct page *page, struct spot right,
                         enum goal_outcome outcome)
{
    static const enum word outcomes[] = {WORD_GOAL_NOT_MET, WORD_GOAL_IN_PART,
                                         WORD_GOAL_MET};
    const char *word = page_word(page, outcomes[outcome]);
    int32_t width = page_text_width(page, word, TYPE_NOTE_STRONG);
    struct rect centre = box(right.x - width - 14, right.y - 5, 0, 0);
    color ink = page_color(page, TOKEN_TEXT);
    page_label(page, (struct spot){right.x - width, right.y, width + 1}, word,
               style(TYPE_NOTE_STRONG, TOKEN_TEXT));
    page_circle(page, centre, 5 * DRAW_SUB + 8, 24, ink);
    if (outcome == NOT_MET)
        return;
    struct rect left =
        box(centre.x - 7, centre.y - 7, outcome == MET ? 14 : 7, 14);
    draw_clip(page->list, theme_rect(page->theme, left));
    page_circle(page, centre, 5 * DRAW_SUB + 8, 0, ink);
    draw_clip_end(page->list);
}

/* One thing that was wanted: name and outcome, words below. */
static int32_t want_item(struct page *page, struct rect at, const char *name,
                         const char *words)
{
    int32_t y = at.y;
    y += page_text(page, box(at.x, y, at.w - 84, 0), name,
                   style(TYPE_CARD_STRONG, TOKEN_TEXT));
    y += page_text(page, box(at.x, y, at.w, 0), words,
                   style(TYPE_CARD, TOKEN_TEXT2));
    page_rule(page, box(at.x, y + 4, at.w, 0), TOKEN_HAIR);
    return y + 10 - at.y;
}

static int32_t mandate_item(struct page *page, struct rect at,
                            const struct view_seat *seat, int32_t index)
{
    const struct view_mandate *mandate = &seat->mandates.items[index];
    struct spot right = {box_right(at), at.y + 14, 0};
    if (mandate->measured)
        outcome_mark(page, right, outcome_of(mandate->start, mandate->now));
    else
        page_label(page, (struct spot){right.x - 84, right.y, 84},
                   page_word(page, WORD_GOAL_YOU_JUDGE),
                   style_right(TYPE_NOTE, TOKEN_MUTED));
    return want_item(
        page, at,
        page_say(page, WORD_LIST_PAIR,
                 VALUES(VALUE_TEXT("name", part_short(page, seat->name)),
                        VALUE_TEXT("text", mandate->name))),
        mandate->text);
}

/* One's own side first picked among its mandates; of the others all count. */
static int32_t seat_items(struct page *page, struct rect at,
                          const struct view_seat *seat, bool own)
{
    int32_t y = at.y;
    for (int32_t i = 0; i < seat->mandates.count; i++) {
        if (!own || seat->mandates.items[i].picked)
            y += mandate_item(page, box(at.x, y, at.w, 0), seat, i);
    }
    if (seat->wants[0] == '\0')
        return y - at.y;
    outcome_mark(page, (struct spot){box_right(at), y + 14, 0},
                 outcome_of(seat->start, seat->now));
    y += want_item(page, box(at.x, y, at.w, 0), part_short(page, seat->name),
                   seat->wants);
    return y - at.y;
}

static int32_t all_seats(struct page *page, struct rect at)
{
    const struct view *view = page->ui->view;
    int32_t y = at.y;
    for (int pass = 0; pass < 2; pass++) {
        for (int32_t i = 0; i < view->seats.count; i++) {
            const struct view_seat *seat = &view->seats.items[i];
            bool own = seat->index == view->seat.index;
            if (own == (pass == 0))
                y += seat_items(page, box(at.x, y, at.w, 0), seat, own);
        }
    }
    if (y == at.y)
        y += page_text(page, at, page_word(page, WORD_GOAL_NONE),
                       style(TYPE_CARD, TOKEN_MUTED));
    else
        y += page_text(page, box(at.x, y, at.w, 0),
                       page_word(page, WORD_GOAL_RULE),
                       style(TYPE_NOTE, TOKEN_MUTED));
    return y + 10 - at.y;
}

/* One meter from start to end; a belief in its words. */
static int32_t meter_way(struct page *page, struct rect row,
                         const struct view_meter *meter)
{
    int32_t start = meter->past.count > 0 ? meter->past.items[0] : meter->value;
    int32_t by = meter->value - start;
    bool belief = meter->scale == SCALE_LIKELIHOOD;
    enum token tone =
        by == 0 ? TOKEN_MUTED : part_tone(by > 0 ? meter->goal : -meter->goal);
    const char *way = wording_way(page->ui->words, &page->list->arena, meter,
                                  start, meter->value);
    struct style name = style_most(style(TYPE_CARD, TOKEN_TEXT2), 1);
    row.h = belief ? 42 : 22;
    page_begin(page, ROLE_ITEM, page_format(page, "way.%s", meter->id),
               meter->name, row);
    page_value(page, "%s", way);
    page_label(page,
               (struct spot){row.x, row.y + 16, row.w - (belief ? 0 : 150)},
               meter->name, name);
    if (belief) {
        page_label(page, (struct spot){row.x + 12, row.y + 35, row.w - 12}, way,
                   style(TYPE_CARD_STRONG, TOKEN_TEXT));
        page_end(page);
        return row.h;
    }
    page_label(page, (struct spot){box_right(row) - 140, row.y + 16, 84},
               page_format(page, "%s \xE2\x86\x92 %s",
                           part_number(page, start, false),
                           part_number(page, meter->value, false)),
               style_right(TYPE_CARD_STRONG, TOKEN_TEXT));
    if (by != 0)
        part_triangle(page, (struct spot){box_right(row) - 44, row.y + 12, 0},
                      9, by, page_color(page, tone));
    page_label(page, (struct spot){box_right(row) - 36, row.y + 16, 36},
               part_number(page, by, true),
               style_right(TYPE_NOTE_STRONG, tone));
    page_end(page);
    return row.h;
}

void seats_panel(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in =
        page_panel(page, "wanted", page_word(page, WORD_GOAL_NAME), rect, 20);
    page_section(page, (struct spot){in.x, in.y + 14, 120},
                 page_word(page, WORD_GOAL_SEATS));
    page_label(page, (struct spot){in.x + 120, in.y + 14, in.w - 120},
               page_word(page, WORD_GOAL_ASIDE),
               style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 26);
    int32_t y =
        page_scroll_begin(page, "wanted.list", page_word(page, WORD_GOAL_LIST),
                          box(in.x, in.y, in.w + 14, in.h));
    y += all_seats(page, box(in.x, y, in.w, 0));
    page_section(page, (struct spot){in.x, y + 14, 240},
                 page_word(page, WORD_GOAL_WAY));
    y += 24;
    for (int32_t i = 0; i < view->meters.count; i++)
        y += meter_way(page, box(in.x, y, in.w, 0), &view->meters.items[i]);
    page_scroll_end(page, y);
    page_end(page);
}
