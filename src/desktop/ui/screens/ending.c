#include "desktop/ui/chart.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

static const char *tone_words(uint8_t tone)
{
    return tone == TONE_GRAVE     ? "a grave ending"
           : tone == TONE_HOPEFUL ? "a hopeful ending"
                                  : "a sober ending";
}

static void undo_button(struct page *page, struct rect rect)
{
    part_button(page, &(struct button){.id = "undo",
                                       .label = "Take back",
                                       .key = "Z",
                                       .rect = rect,
                                       .action = ACT_UNDO,
                                       .locked = page->ui->view->can_undo
                                                     ? ""
                                                     : "nothing was decided"});
}

void screen_ending(struct page *page)
{
    const struct view *view = page->ui->view;
    struct rect rect = box(page->w / 2 - 400, 84, 800, page->h - 84 - 100);
    part_top_bar(page, NULL, NULL);
    struct rect in = page_panel(page, "ending", view->ending.title, rect, 40);
    int32_t y = page_scroll_begin(page, "ending.text", view->ending.title,
                                  box(in.x, in.y, in.w + 20, in.h));
    y += page_text(page, box(in.x, y, in.w, 0),
                   page_format(page, "%s, %s", view->date,
                               tone_words(view->ending.tone)),
                   style(TYPE_BRIEF, TOKEN_MUTED)) +
         8;
    y += page_text(page, box(in.x, y, in.w, 0), view->ending.title,
                   style(TYPE_SCREEN, TOKEN_TEXT)) +
         20;
    int32_t width = in.w < 660 ? in.w : 660;
    y += part_prose(page, box(in.x, y, width, 0), view->ending.text,
                    style(TYPE_BODY, TOKEN_TEXT2));
    page_scroll_end(page, y);
    page_end(page);
    undo_button(page, box(rect.x, box_bottom(rect) + 20, 150, 48));
    part_button(page,
                &(struct button){.id = "next",
                                 .label = "Next: what lay behind it",
                                 .key = "Enter",
                                 .rect = box(box_right(rect) - 340,
                                             box_bottom(rect) + 20, 340, 48),
                                 .action = ACT_NEXT,
                                 .main = true});
}

/* Debrief --------------------------------------------------------------------
 */

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
    return range > 0 ? (int32_t)((int64_t)(high - low) * 1000 / range) : 0;
}

static bool same_range(const struct view_meter *a, const struct view_meter *b)
{
    return a->min == b->min && a->max == b->max;
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
            count += same_range(&view->meters.items[i], &view->meters.items[k])
                         ? 1
                         : 0;
        if (count > most) {
            most = count;
            best = &view->meters.items[i];
        }
    }
    return best;
}

static void own_decisions(const struct view *view, struct chart_lines *lines)
{
    for (int32_t i = 0; i < view->history.count; i++) {
        const struct view_happening *item = &view->history.items[i];
        if (item->kind == VIEW_OWN_MOVE &&
            lines->decision_count < CHART_DECISIONS)
            lines->decisions[lines->decision_count++] =
                (struct chart_decision){item->turn, item->title};
    }
}

/* The three meters that moved most, and what this seat decided. */
static struct chart_lines most_moved(const struct view *view)
{
    struct chart_lines lines = {.count = 0};
    const struct view_meter *usual = usual_range(view);
    for (int32_t need = 1000; need >= 0 && lines.count < 3; need -= 20) {
        for (int32_t i = 0; i < view->meters.count && lines.count < 3; i++) {
            const struct view_meter *meter = &view->meters.items[i];
            int32_t moved = moved_by(meter);
            if (moved >= need && moved < need + 20 && same_range(meter, usual))
                lines.meters[lines.count++] = meter;
        }
    }
    own_decisions(view, &lines);
    return lines;
}

static void chart_panel(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct chart_lines lines = most_moved(view);
    struct rect in = page_panel(page, "way", "The way", rect, 20);
    page_label(page, (struct spot){in.x, in.y + 16, 500},
               "What moved most, turn by turn", style(TYPE_BAR, TOKEN_TEXT));
    if (lines.count > 0)
        page_label(page, (struct spot){in.x + 500, in.y + 16, in.w - 500},
                   page_format(page,
                               "%" PRId32 " to %" PRId32 ", after each turn",
                               lines.meters[0]->min, lines.meters[0]->max),
                   style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 36);
    chart_large(page, in, &lines);
    page_end(page);
}

static int32_t record_row(struct page *page, struct rect at,
                          const struct view_record *record)
{
    struct style words = style(TYPE_CARD, TOKEN_TEXT2);
    int32_t width = (at.w - 56 - 28) / 2;
    struct rect fact = box(at.x + 60, at.y, width, 0);
    struct rect play = box(at.x + 60 + width + 20, at.y, width, 0);
    int32_t date = page_text(page, box(at.x, at.y, 56, 0), record->date,
                             style(TYPE_NOTE_STRONG, TOKEN_TEXT));
    int32_t left = page_text(page, fact, record->in_fact, words);
    const char *mine = record->same
                           ? page_format(page, "The same: %s", record->in_play)
                           : record->in_play;
    int32_t right = page_text(page, play, mine, style(TYPE_CARD, TOKEN_TEXT));
    int32_t most = left > right ? left : right;
    return (most > date ? most : date) + 8;
}

static void records(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in =
        page_panel(page, "records", "In fact, in this play", rect, 20);
    int32_t width = (in.w - 56 - 28) / 2;
    page_section(page, (struct spot){in.x + 60, in.y + 14, width}, "In fact");
    page_section(page, (struct spot){in.x + 80 + width, in.y + 14, width},
                 "In this play");
    box_cut_top(&in, 28);
    int32_t y = page_scroll_begin(page, "record.list", "In fact, in this play",
                                  box(in.x, in.y, in.w + 14, in.h));
    for (int32_t i = 0; i < view->records.count; i++)
        y += record_row(page, box(in.x, y, in.w, 0), &view->records.items[i]);
    if (view->records.count == 0)
        y += page_text(page, box(in.x, y, in.w, 0),
                       "This crisis is invented: there is nothing on record.",
                       style(TYPE_CARD, TOKEN_MUTED));
    page_scroll_end(page, y);
    page_end(page);
}

static void told_mark(struct page *page, struct spot at, bool told)
{
    struct rect centre = box(at.x, at.y, 0, 0);
    if (!told) {
        page_circle(page, centre, 8 * DRAW_SUB, 24,
                    page_color(page, TOKEN_LINE));
        page_fill(page, box(at.x - 4, at.y - 1, 9, 2), 0,
                  page_color(page, TOKEN_TEXT2));
        return;
    }
    page_circle(page, centre, 9 * DRAW_SUB, 0, page_color(page, TOKEN_BG3));
    page_label(page, (struct spot){at.x - 9, at.y + 5, 19}, "\xE2\x9C\x93",
               style_centre(TYPE_NOTE_STRONG, TOKEN_TEXT));
}

static void told(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(page, "told", "Now told", rect, 20);
    page_section(page, (struct spot){in.x, in.y + 14, 200}, "Now told");
    box_cut_top(&in, 26);
    int32_t y = page_scroll_begin(page, "told.list", "What was hidden",
                                  box(in.x, in.y, in.w + 14, in.h));
    for (int32_t i = 0; i < view->unknowns.count; i++) {
        const struct view_unknown *unknown = &view->unknowns.items[i];
        told_mark(page, (struct spot){in.x + 9, y + 10, 0}, !unknown->never);
        y += page_text(page, box(in.x + 28, y, in.w - 28, 0), unknown->question,
                       style(TYPE_CARD_STRONG, TOKEN_TEXT));
        const char *answer =
            unknown->never ? "Never told: nobody knows."
            : unknown->invented
                ? page_format(page, "%s (invented for this play)",
                              unknown->answer)
                : unknown->answer;
        y += page_text(page, box(in.x + 28, y, in.w - 28, 0), answer,
                       style(TYPE_CARD, TOKEN_TEXT2)) +
             6;
    }
    if (view->unknowns.count == 0)
        y += page_text(page, box(in.x, y, in.w, 0), "Nothing was hidden.",
                       style(TYPE_CARD, TOKEN_MUTED));
    page_scroll_end(page, y);
    page_end(page);
}

static const char *mandate_words(struct page *page,
                                 const struct view_mandate *mandate)
{
    int32_t by = mandate->now - mandate->start;
    if (!mandate->measured)
        return "for you to judge";
    if (by == 0)
        return "where it began";
    return page_format(page, "%s than at the start (%s)",
                       by > 0 ? "better" : "worse", part_signed(page, by));
}

static int32_t mandate_item(struct page *page, struct rect at,
                            const struct view_mandate *mandate)
{
    int32_t y = at.y;
    int32_t by = mandate->now - mandate->start;
    y += page_text(page, box(at.x, y, at.w, 0), mandate->name,
                   style(TYPE_CARD_STRONG, TOKEN_TEXT));
    if (mandate->measured && by != 0)
        part_triangle(page, (struct spot){at.x + 5, y + 9, 0}, 10, by,
                      page_color(page, part_tone(by)));
    bool arrow = mandate->measured && by != 0;
    y += page_text(page, box(at.x + (arrow ? 18 : 0), y, at.w - 18, 0),
                   mandate_words(page, mandate), style(TYPE_NOTE, TOKEN_TEXT2));
    y += page_text(page, box(at.x, y, at.w, 0), mandate->text,
                   style(TYPE_CARD, TOKEN_MUTED)) +
         8;
    return y - at.y;
}

/* One meter from start to end. */
static void meter_way(struct page *page, struct rect row,
                      const struct view_meter *meter)
{
    int32_t start = meter->past.count > 0 ? meter->past.items[0] : meter->value;
    int32_t by = meter->value - start;
    enum token tone =
        by == 0 ? TOKEN_MUTED : part_tone(by > 0 ? meter->goal : -meter->goal);
    page_begin(page, ROLE_ITEM, page_format(page, "way.%s", meter->id),
               meter->name, row);
    page_value(page, "%" PRId32 " at the start, %" PRId32 " at the end", start,
               meter->value);
    page_label(page, (struct spot){row.x, row.y + 16, row.w - 150}, meter->name,
               style(TYPE_CARD, TOKEN_TEXT2));
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
}

static void mandates(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(
        page, "wanted", "What you wanted, and what became of it", rect, 20);
    page_section(page, (struct spot){in.x, in.y + 14, 240}, "What you wanted");
    box_cut_top(&in, 26);
    int32_t y = page_scroll_begin(page, "wanted.list", "Mandates",
                                  box(in.x, in.y, in.w + 14, in.h));
    int32_t shown = 0;
    for (int32_t i = 0; i < view->seat.mandates.count; i++) {
        if (!view->seat.mandates.items[i].picked)
            continue;
        shown++;
        y += mandate_item(page, box(in.x, y, in.w, 0),
                          &view->seat.mandates.items[i]);
    }
    if (shown == 0)
        y += page_text(page, box(in.x, y, in.w, 0),
                       "You set out without a mandate.",
                       style(TYPE_CARD, TOKEN_MUTED));
    page_rule(page, box(in.x, y + 2, in.w, 0), TOKEN_HAIR);
    y += 8;
    for (int32_t i = 0; i < view->meters.count; i++) {
        meter_way(page, box(in.x, y, in.w, 22), &view->meters.items[i]);
        y += 22;
    }
    page_scroll_end(page, y);
    page_end(page);
}

static void discuss(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(page, "discuss", "To discuss", rect, 20);
    page_section(page, (struct spot){in.x, in.y + 14, 200}, "Discuss");
    box_cut_top(&in, 26);
    int32_t y = page_scroll_begin(page, "discuss.list", "Questions",
                                  box(in.x, in.y, in.w + 14, in.h));
    for (int32_t i = 0; i < view->questions.count; i++) {
        page_label(page, (struct spot){in.x, y + 16, 22},
                   page_format(page, "%" PRId32, i + 1),
                   style(TYPE_BRIEF_STRONG, TOKEN_FOCUS));
        y +=
            page_text(page, box(in.x + 22, y, in.w - 22, 0),
                      view->questions.items[i], style(TYPE_BRIEF, TOKEN_TEXT)) +
            10;
    }
    if (view->questions.count == 0)
        y += page_text(page, box(in.x, y, in.w, 0),
                       "Which move would you make differently, and what would "
                       "you have had to know?",
                       style(TYPE_BRIEF, TOKEN_TEXT));
    page_scroll_end(page, y);
    page_end(page);
}

static void footer(struct page *page)
{
    struct rect bar = box(0, page->h - 56, page->w, 56);
    page_fill(page, bar, 0, page_color(page, TOKEN_BG1));
    page_rule(page, box(0, bar.y, page->w, 0), TOKEN_HAIR);
    part_button(page, &(struct button){.id = "ledger",
                                       .label = "Every change and its cause",
                                       .key = "H",
                                       .rect = box(24, bar.y + 10, 250, 36),
                                       .action = ACT_GO,
                                       .number = SCREEN_HISTORY});
    undo_button(page, box(286, bar.y + 10, 140, 36));
    part_button(page, &(struct button){.id = "title",
                                       .label = "Other scenarios",
                                       .key = "",
                                       .rect = box(438, bar.y + 10, 160, 36),
                                       .action = ACT_TITLE});
    part_button(page, &(struct button){
                          .id = "again",
                          .label = "Play it again",
                          .key = "",
                          .rect = box(page->w - 24 - 272, bar.y + 10, 272, 36),
                          .action = ACT_AGAIN,
                          .main = true});
}

void screen_debrief(struct page *page)
{
    const struct view *view = page->ui->view;
    int32_t body = page->h - 120 - 72 - 16;
    int32_t upper = body * 264 / 512;
    struct rect top = box(24, 120, page->w - 48, upper);
    struct rect low = box(24, 136 + upper, page->w - 48, body - upper);
    struct grid three = {.columns = 3, .rows = 1, .gap = 16};
    part_top_bar(page, NULL, NULL);
    int32_t used =
        page_heading(page, (struct spot){24, 99, 620}, view->ending.title,
                     style(TYPE_SCREEN, TOKEN_TEXT));
    page_label(page, (struct spot){24 + used + 20, 99, page->w - used - 68},
               view->ending.text.count > 0 ? view->ending.text.items[0] : "",
               style(TYPE_BRIEF, TOKEN_TEXT2));
    struct rect right = box_cut_right(&top, top.w * 472 / 1232);
    box_cut_right(&top, 16);
    chart_panel(page, top);
    records(page, right);
    told(page, box_cell(low, three, 0));
    mandates(page, box_cell(low, three, 1));
    discuss(page, box_cell(low, three, 2));
    footer(page);
}
