/* Beliefs: likelihoods as one of seven words and as many cells, never as a
 * number. */
#include "desktop/ui/meter.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"
#include "play/wording.h"

#include <string.h>

#define CELLS      7
#define CELL_PITCH 11
#define CELLS_WIDE (CELLS * CELL_PITCH)
#define PIPS_WIDE  36
#define PAD        10
#define ROW        22 /* from one line of the head to the next */

/* Which of the seven words a value stands for, from 1. */
static int32_t step_of(const struct view_meter *meter, int32_t value)
{
    int32_t step = 1;
    for (int32_t i = 1; i < meter->bands.count; i++)
        step += value >= meter->bands.items[i].from ? 1 : 0;
    return step;
}

static const char *word_before(struct page *page,
                               const struct view_meter *meter)
{
    const char *before = wording_value(page->ui->words, &page->list->arena,
                                       meter, meter->before);
    return strcmp(before, meter->band) == 0 ? "" : before;
}

/* Name, cells and word stand on one line where they fit. */
static bool on_one_line(struct page *page, int32_t width,
                        const struct view_meter *meter)
{
    return page_text_width(page, meter->name, TYPE_CARD_STRONG) +
               page_text_width(page, meter->band, TYPE_CARD_STRONG) +
               CELLS_WIDE + PIPS_WIDE + 20 <=
           width - 2 * PAD;
}

/* The line that the word stands on: a long name has the first one alone, the
 * word is then beside the cells, or below them where that is too narrow. */
static int32_t word_line(struct page *page, int32_t width,
                         const struct view_meter *meter)
{
    int32_t room = width - 2 * PAD;
    int32_t name = page_text_width(page, meter->name, TYPE_CARD_STRONG);
    int32_t word = page_text_width(page, meter->band, TYPE_CARD_STRONG) + 1;
    if (name + 8 + word <= room)
        return 0;
    return CELLS_WIDE + PIPS_WIDE + 8 + word <= room ? 1 : 2;
}

static const char *change_text(struct page *page,
                               const struct view_meter *meter)
{
    const char *before = word_before(page, meter);
    return before[0] == '\0' ? ""
                             : page_say(page, WORD_BELIEF_WAS,
                                        VALUES(VALUE_TEXT("word", before)));
}

/* What it was stands beside the cells where these have a line of their own
 * and leave the room; else on a line below them. */
static bool change_beside(struct page *page, int32_t width,
                          const struct view_meter *meter)
{
    return !on_one_line(page, width, meter) &&
           word_line(page, width, meter) != 1 &&
           page_text_width(page, change_text(page, meter), TYPE_NOTE) + 16 +
                   CELLS_WIDE + PIPS_WIDE <=
               width - 2 * PAD;
}

static int32_t head_height(struct page *page, int32_t width,
                           const struct view_meter *meter)
{
    int32_t lines = on_one_line(page, width, meter) ? 1 : 2;
    if (word_line(page, width, meter) == 2)
        lines++;
    if (change_text(page, meter)[0] != '\0' &&
        !change_beside(page, width, meter))
        lines++;
    return 10 + lines * (ROW - 2);
}

int32_t meter_belief_height(struct page *page, int32_t width,
                            const struct view_meter *meter)
{
    int32_t head = head_height(page, width, meter);
    if (meter->note[0] == '\0')
        return head;
    return head + 4 +
           page_text_height(page, width - 2 * PAD, meter->note,
                            style(TYPE_NOTE, TOKEN_TEXT2));
}

/* Where the step would be by the mark's size, at its middle. */
static int32_t step_after(const struct view_meter *meter,
                          const struct view_mark *mark)
{
    static const int32_t middle[] = {0, 3, 9, 16};
    if (mark == NULL || mark->unknown)
        return step_of(meter, meter->value);
    int32_t by =
        mark->exact ? mark->amount : mark->way * middle[mark->size & 3];
    return step_of(meter, meter->value + by);
}

/* Filled up to now; those that an option would fill or empty have the colour
 * of a preview. */
static void cells(struct page *page, struct spot at,
                  const struct view_meter *meter, const struct view_mark *mark)
{
    int32_t now = step_of(meter, meter->value);
    int32_t then = step_after(meter, mark);
    for (int32_t i = 0; i < CELLS; i++) {
        struct rect cell = box(at.x + i * CELL_PITCH, at.y, 8, 10);
        bool moved = (i < now) != (i < then);
        if (i < now)
            page_fill(page, cell, 2,
                      page_color(page, moved ? TOKEN_FOCUS : TOKEN_TEXT2));
        else
            page_border(page, cell, 2, moved ? 2 * DRAW_SUB : DRAW_SUB,
                        page_color(page, moved ? TOKEN_FOCUS : TOKEN_LINE));
    }
}

/* The mark itself beside them: a step may be too far for it. */
static void preview(struct page *page, struct spot at,
                    const struct view_mark *mark)
{
    color ink = page_color(page, TOKEN_FOCUS);
    int32_t count = mark->size < 1 ? 1 : mark->size;
    if (mark->unknown) {
        page_label(page, (struct spot){at.x, at.y + 10, 12}, "?",
                   style(TYPE_NOTE_STRONG, TOKEN_FOCUS));
        return;
    }
    for (int32_t i = 0; i < count; i++) {
        struct spot centre = {at.x + 5 + i * 11, at.y + 5, 0};
        if (mark->way == 0)
            page_circle(page, box(centre.x, centre.y, 0, 0), 4 * DRAW_SUB, 24,
                        ink);
        else
            part_triangle(page, centre, 9, mark->way, ink);
    }
}

/* "▲ was unlikely", ending at the right. */
static void change_words(struct page *page, struct spot at,
                         const struct view_meter *meter)
{
    const char *text = change_text(page, meter);
    if (text[0] == '\0')
        return;
    int32_t change = meter->value - meter->before;
    enum token tone = part_tone(change > 0 ? meter->goal : -meter->goal);
    int32_t width = page_text_width(page, text, TYPE_NOTE);
    if (width > at.width - 14)
        width = at.width - 14;
    int32_t x = at.x + at.width - width;
    page_label(page, (struct spot){x, at.y, width + 1}, text,
               style(TYPE_NOTE, TOKEN_MUTED));
    part_triangle(page, (struct spot){x - 10, at.y - 4, 0}, 9, change,
                  page_color(page, tone));
}

static void head(struct page *page, struct rect in,
                 const struct view_meter *meter, const struct view_mark *mark)
{
    bool one = on_one_line(page, in.w + 2 * PAD, meter);
    int32_t word = page_text_width(page, meter->band, TYPE_CARD_STRONG) + 1;
    int32_t base = in.y + 19;
    int32_t line = word_line(page, in.w + 2 * PAD, meter);
    int32_t name = line > 0 ? in.w : in.w - word - 8;
    int32_t used = page_label(page, (struct spot){in.x, base, name},
                              meter->name, style(TYPE_CARD_STRONG, TOKEN_TEXT));
    page_label(page,
               (struct spot){box_right(in) - word, base + line * 20, word},
               meter->band, style(TYPE_CARD_STRONG, TOKEN_TEXT));
    struct spot at = {in.x + (one ? used + 12 : 0), base + (one ? -10 : 10), 0};
    cells(page, at, meter, mark);
    if (mark != NULL)
        preview(page, (struct spot){at.x + CELLS_WIDE + 2, at.y, 0}, mark);
    bool beside = change_beside(page, in.w + 2 * PAD, meter);
    change_words(page,
                 (struct spot){in.x,
                               base + (one || beside ? 20 : 39) +
                                   (line == 2 && !beside ? 20 : 0),
                               in.w},
                 meter);
}

int32_t meter_belief(struct page *page, struct rect rect,
                     const struct view_meter *meter,
                     const struct view_mark *mark)
{
    rect.h = meter_belief_height(page, rect.w, meter);
    int32_t widget = meter_begin(page, rect, meter, mark);
    page_fill(page, rect, 6, page_color(page, TOKEN_BG2));
    struct rect in = box(rect.x + PAD, rect.y, rect.w - 2 * PAD, rect.h);
    head(page, in, meter, mark);
    page_text(page,
              box(in.x, rect.y + head_height(page, rect.w, meter) - 3, in.w, 0),
              meter->note, style(TYPE_NOTE, TOKEN_TEXT2));
    if ((page_state(page, widget) & STATE_FOCUSED) != 0)
        page_ring(page, box_inset(rect, 2), 4);
    page_end(page);
    return rect.h;
}
