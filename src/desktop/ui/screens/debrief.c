/* The debrief: the way it went, what really happened, what was hidden, what
 * each side wanted, and what to talk about. */
#include "desktop/ui/screens/debrief.h"
#include "desktop/ui/debrief_chart.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>
#include <string.h>

static void chart_panel(struct page *page, struct rect rect)
{
    struct chart_lines lines = chart_most_moved(page->ui->view);
    struct rect in =
        page_panel(page, "way", page_word(page, WORD_DEBRIEF_WAY), rect, 20);
    int32_t note = lines.count > 0 ? 170 : 0;
    page_label(page, (struct spot){in.x, in.y + 14, in.w - note - 8},
               chart_claim(page, &lines), style(TYPE_BAR, TOKEN_TEXT));
    if (note > 0)
        page_label(page, (struct spot){box_right(in) - note, in.y + 14, note},
                   page_say(page, WORD_DEBRIEF_RANGE,
                            VALUES(VALUE_NUMBER("min", lines.meters[0]->min),
                                   VALUE_NUMBER("max", lines.meters[0]->max))),
                   style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 32);
    chart_large(page, in, &lines);
    page_end(page);
}

/* What really happened, or what was done ------------------------------------
 */

#define DATE_WIDTH 60

static int32_t record_row(struct page *page, struct rect at,
                          const struct view_record *record)
{
    struct style words = style(TYPE_CARD, TOKEN_TEXT2);
    int32_t width = (at.w - DATE_WIDTH - 20) * 11 / 20;
    struct rect fact = box(at.x + DATE_WIDTH, at.y, width, 0);
    struct rect play = box(box_right(fact) + 20, at.y, 0, 0);
    play.w = at.x + at.w - play.x;
    int32_t date = page_text(page, box(at.x, at.y, DATE_WIDTH - 4, 0),
                             record->date, style(TYPE_NOTE_STRONG, TOKEN_TEXT));
    int32_t left = page_text(page, fact, record->in_fact, words);
    int32_t right = page_text(page, play,
                              record->in_play[0] != '\0'
                                  ? record->in_play
                                  : page_word(page, WORD_DEBRIEF_NOT_OPEN),
                              style(TYPE_CARD_MEDIUM, TOKEN_TEXT));
    if (record->same)
        right += page_text(page, box(play.x, play.y + right, play.w, 0),
                           page_word(page, WORD_DEBRIEF_SAME),
                           style(TYPE_NOTE, TOKEN_MUTED));
    int32_t most = left > right ? left : right;
    return (most > date ? most : date) + 12;
}

static void record_list(struct page *page, struct rect in)
{
    const struct view *view = page->ui->view;
    int32_t fact = (in.w - DATE_WIDTH - 20) * 11 / 20;
    int32_t play = in.x + DATE_WIDTH + fact + 20;
    page_section(page, (struct spot){in.x + DATE_WIDTH, in.y + 14, fact},
                 page_word(page, WORD_DEBRIEF_FACT));
    page_section(page, (struct spot){play, in.y + 14, box_right(in) - play},
                 page_word(page, WORD_DEBRIEF_PLAY));
    page_rule(page, box(play - 11, in.y, 0, in.h), TOKEN_HAIR);
    box_cut_top(&in, 28);
    int32_t y = page_scroll_begin(page, "record.list",
                                  page_word(page, WORD_DEBRIEF_BOTH),
                                  box(in.x, in.y, in.w + 14, in.h));
    for (int32_t i = 0; i < view->records.count; i++)
        y += record_row(page, box(in.x, y, in.w, 0), &view->records.items[i]);
    page_scroll_end(page, y);
}

static int32_t move_row(struct page *page, struct rect at,
                        const struct view_happening *move)
{
    int32_t width = at.w - DATE_WIDTH - 20;
    int32_t y = at.y;
    page_text(page, box(at.x, y, DATE_WIDTH + 12, 0), move->date,
              style_most(style(TYPE_NOTE_STRONG, TOKEN_TEXT2), 1));
    at.x += DATE_WIDTH + 20;
    y += page_text(page, box(at.x, y, width, 0), move->title,
                   style(TYPE_CARD_STRONG, TOKEN_TEXT));
    y += page_text(page, box(at.x, y, width, 0), move->text,
                   style(TYPE_CARD, TOKEN_TEXT2));
    return y + 10 - at.y;
}

/* An invented crisis has no record to stand beside what was done. */
static void move_list(struct page *page, struct rect in)
{
    const struct view *view = page->ui->view;
    const char *none = page_word(page, WORD_DEBRIEF_NO_RECORD);
    int32_t used = page_section(page, (struct spot){in.x, in.y + 14, 200},
                                page_word(page, WORD_DEBRIEF_MOVES)) +
                   8;
    bool beside = page_text_width(page, none, TYPE_NOTE) <= in.w - used;
    if (!beside)
        box_cut_top(&in, 20);
    used = beside ? used : 0;
    page_label(page, (struct spot){in.x + used, in.y + 14, in.w - used}, none,
               beside ? style_right(TYPE_NOTE, TOKEN_MUTED)
                      : style(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 28);
    int32_t y = page_scroll_begin(page, "record.list",
                                  page_word(page, WORD_DEBRIEF_MOVES),
                                  box(in.x, in.y, in.w + 14, in.h));
    for (int32_t i = 0; i < view->history.count; i++) {
        if (view->history.items[i].kind == VIEW_OWN_MOVE)
            y += move_row(page, box(in.x, y, in.w, 0), &view->history.items[i]);
    }
    page_scroll_end(page, y);
}

static void records(struct page *page, struct rect rect)
{
    bool real = page->ui->view->records.count > 0;
    struct rect in = page_panel(page, "records",
                                real ? page_word(page, WORD_DEBRIEF_BOTH)
                                     : page_word(page, WORD_DEBRIEF_MOVES),
                                rect, 20);
    if (real)
        record_list(page, in);
    else
        move_list(page, in);
    page_end(page);
}

/* What was hidden -----------------------------------------------------------
 */

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

static bool begins_so(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

static int32_t told_item(struct page *page, struct rect at,
                         const struct view_unknown *unknown)
{
    struct rect words = box(at.x + 28, at.y, at.w - 28, 0);
    const char *answer =
        unknown->never ? page_word(page, WORD_DEBRIEF_NEVER) : unknown->answer;
    bool tag = unknown->invented &&
               !begins_so(answer, page_word(page, WORD_DEBRIEF_INVENTED));
    told_mark(page, (struct spot){at.x + 9, at.y + 10, 0}, !unknown->never);
    words.y += page_text(page, words, unknown->question,
                         style(TYPE_CARD_STRONG, TOKEN_TEXT));
    words.y += page_text(page, words, answer, style(TYPE_CARD, TOKEN_TEXT2));
    if (tag)
        words.y += page_text(page, words, page_word(page, WORD_STATUS_INVENTED),
                             style(TYPE_NOTE, TOKEN_MUTED));
    return words.y + 8 - at.y;
}

/* Which truths these are is what is never told, so only that there are. */
static int32_t never_item(struct page *page, struct rect at, int32_t count)
{
    struct rect words = box(at.x + 28, at.y, at.w - 28, 0);
    told_mark(page, (struct spot){at.x + 9, at.y + 10, 0}, false);
    words.y += page_text(
        page, words,
        page_say(page, WORD_DEBRIEF_OPEN, VALUES(VALUE_NUMBER("n", count))),
        style(TYPE_CARD_STRONG, TOKEN_TEXT));
    words.y +=
        page_text(page, words, page_word(page, WORD_DEBRIEF_NOT_EVEN_NOW),
                  style(TYPE_CARD, TOKEN_TEXT2));
    return words.y - at.y;
}

static void told(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in =
        page_panel(page, "told", page_word(page, WORD_DEBRIEF_TOLD), rect, 20);
    page_section(page, (struct spot){in.x, in.y + 14, 120},
                 page_word(page, WORD_DEBRIEF_TOLD));
    page_label(page, (struct spot){in.x + 120, in.y + 14, in.w - 120},
               page_word(page, WORD_DEBRIEF_TOLD_ASIDE),
               style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 26);
    int32_t y = page_scroll_begin(page, "told.list",
                                  page_word(page, WORD_DEBRIEF_TOLD_LIST),
                                  box(in.x, in.y, in.w + 14, in.h));
    for (int32_t i = 0; i < view->unknowns.count; i++)
        y += told_item(page, box(in.x, y, in.w, 0), &view->unknowns.items[i]);
    if (view->never_told > 0)
        y += never_item(page, box(in.x, y, in.w, 0), view->never_told);
    if (view->unknowns.count == 0 && view->never_told == 0)
        y += page_text(page, box(in.x, y, in.w, 0),
                       page_word(page, WORD_DEBRIEF_NOTHING),
                       style(TYPE_CARD, TOKEN_MUTED));
    page_scroll_end(page, y);
    page_end(page);
}

static void discuss(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(
        page, "discuss", page_word(page, WORD_DEBRIEF_DISCUSS_NAME), rect, 20);
    page_section(page, (struct spot){in.x, in.y + 14, 200},
                 page_word(page, WORD_DEBRIEF_DISCUSS));
    box_cut_top(&in, 26);
    int32_t y = page_scroll_begin(page, "discuss.list",
                                  page_word(page, WORD_DEBRIEF_QUESTIONS),
                                  box(in.x, in.y, in.w + 14, in.h));
    int32_t number = view->questions.count > 9 ? 30 : 22;
    for (int32_t i = 0; i < view->questions.count; i++) {
        page_label(page, (struct spot){in.x, y + 16, number},
                   page_format(page, "%" PRId32, i + 1),
                   style(TYPE_BRIEF_STRONG, TOKEN_FOCUS));
        y +=
            page_text(page, box(in.x + number, y, in.w - number, 0),
                      view->questions.items[i], style(TYPE_BRIEF, TOKEN_TEXT)) +
            10;
    }
    if (view->questions.count == 0)
        y += page_text(page, box(in.x, y, in.w, 0),
                       page_word(page, WORD_DEBRIEF_QUESTION),
                       style(TYPE_BRIEF, TOKEN_TEXT));
    page_scroll_end(page, y);
    page_end(page);
}

/* Buttons from the left, each as wide as its label needs; and one at the
 * right. */
static void footer(struct page *page)
{
    struct rect bar = box(0, page->h - 56, page->w, 56);
    struct button ledger = {.id = "ledger",
                            .label = page_word(page, WORD_DEBRIEF_LEDGER),
                            .key = "H",
                            .action = ACT_GO,
                            .number = SCREEN_HISTORY};
    struct button title = {.id = "title",
                           .label = page_word(page, WORD_DEBRIEF_OTHERS),
                           .key = "",
                           .action = ACT_TITLE};
    struct button again = {.id = "again",
                           .label = page_word(page, WORD_DEBRIEF_AGAIN),
                           .key = "",
                           .action = ACT_AGAIN,
                           .main = true};
    int32_t right = part_button_width(page, &again, 272);
    page_fill(page, bar, 0, page_color(page, TOKEN_BG1));
    page_rule(page, box(0, bar.y, page->w, 0), TOKEN_HAIR);
    ledger.rect =
        box(24, bar.y + 10, part_button_width(page, &ledger, 250), 36);
    part_button(page, &ledger);
    int32_t x =
        part_undo(page, box(box_right(ledger.rect) + 12, bar.y + 10, 140, 36));
    title.rect =
        box(x + 12, bar.y + 10, part_button_width(page, &title, 160), 36);
    part_button(page, &title);
    again.rect = box(page->w - 24 - right, bar.y + 10, right, 36);
    part_button(page, &again);
}

/* The ending in a sentence, beside its name; a long one on two lines. */
static void ending_line(struct page *page, int32_t x)
{
    const struct view *view = page->ui->view;
    struct style look = style_most(style(TYPE_BRIEF, TOKEN_TEXT2), 2);
    const char *text =
        view->ending.text.count > 0 ? view->ending.text.items[0] : "";
    int32_t width = page->w - x - 24;
    int32_t height = page_text_height(page, width, text, look);
    page_text(page, box(x, height > 22 ? 66 : 83, width, 0), text, look);
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
    ending_line(page, 24 + used + 20);
    struct rect right = box_cut_right(&top, top.w * 472 / 1232);
    box_cut_right(&top, 16);
    chart_panel(page, top);
    records(page, right);
    told(page, box_cell(low, three, 0));
    seats_panel(page, box_cell(low, three, 1));
    discuss(page, box_cell(low, three, 2));
    footer(page);
}
