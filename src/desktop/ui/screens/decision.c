#include "desktop/ui/meter.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/desk.h"
#include "desktop/ui/screens/screens.h"
#include "desktop/ui/timeline.h"

#include <inttypes.h>
#include <string.h>

#define STRIP      172
#define STRIP_LOW  136 /* where three rows of cards stand above it */
#define LIST_FROM  10  /* as many options and more scroll as a list */
#define LIST_ROW   64
#define MARK_PITCH 17
#define PIP        11 /* from one pip to the next */

static int32_t option_of(const struct view *view, const char *id)
{
    if (strncmp(id, "option.", 7) != 0)
        return -1;
    for (int32_t i = 0; i < view->options.count; i++) {
        if (strcmp(view->options.items[i].id, id + 7) == 0)
            return i;
    }
    return -1;
}

int32_t desk_option(const struct page *page)
{
    struct ui *ui = page->ui;
    int32_t hovered = option_of(ui->view, strbuf_get(&ui->hover));
    int32_t focused = option_of(ui->view, strbuf_get(&ui->focus));
    if (focused >= 0)
        ui->option = focused;
    if (hovered >= 0)
        return hovered;
    return ui->option < ui->view->options.count ? ui->option : -1;
}

/* A card ------------------------------------------------------------------- */

static const char *mark_name(const struct page *page,
                             const struct view_mark *mark)
{
    return page->ui->view->meters.items[mark->meter].name;
}

/* Two columns where every name fits beside its pips, else one. */
static int32_t mark_columns(struct page *page, int32_t width,
                            const struct view_option *option)
{
    for (int32_t i = 0; i < option->marks.count; i++) {
        const struct view_mark *mark = &option->marks.items[i];
        int32_t name = page_text_width(page, mark_name(page, mark), TYPE_NOTE);
        if (name + meter_pips_width(mark, PIP) + 16 > width / 2)
            return 1;
    }
    return 2;
}

static void card_mark(struct page *page, struct rect at,
                      const struct view_mark *mark)
{
    int32_t pips = meter_pips_width(mark, PIP);
    int32_t used =
        page_label(page, (struct spot){at.x, at.y + 14, at.w - pips - 8},
                   mark_name(page, mark), style(TYPE_NOTE, TOKEN_TEXT2));
    meter_pips(page, (struct spot){at.x + used + 5, at.y + 9, 0}, mark, PIP);
}

/* As many as there is room for, then how many more. */
static void card_marks(struct page *page, struct rect rect,
                       const struct view_option *option)
{
    int32_t columns = mark_columns(page, rect.w, option);
    int32_t slots = rect.h / MARK_PITCH * columns;
    int32_t count = option->marks.count;
    int32_t shown = count <= slots ? count : slots;
    if (count == 0)
        page_label(page, (struct spot){rect.x, rect.y + 14, rect.w},
                   "depends on the answer", style(TYPE_NOTE, TOKEN_MUTED));
    int32_t width = rect.w / columns;
    for (int32_t i = 0; i < shown; i++)
        card_mark(page,
                  box(rect.x + i % columns * width,
                      rect.y + i / columns * MARK_PITCH, width, MARK_PITCH),
                  &option->marks.items[i]);
    if (shown > 0 && shown < count)
        page_label(
            page,
            (struct spot){box_right(rect) - 28,
                          rect.y + (slots / columns - 1) * MARK_PITCH + 14, 28},
            page_format(page, "+%" PRId32, count - shown),
            style_right(TYPE_NOTE_STRONG, TOKEN_MUTED));
}

static void padlock(struct page *page, struct rect at)
{
    color ink = page_color(page, TOKEN_DISABLED);
    page_border(page, box(at.x + 7, at.y + 4, 12, 14), 6, 2 * DRAW_SUB, ink);
    page_fill(page, box(at.x + 4, at.y + 12, 18, 12), 3, ink);
}

/* Badge and title; returns the height they take. */
static int32_t card_head(struct page *page, struct rect in,
                         const struct view_option *option, int32_t number)
{
    bool filled = (page_state(page, page->open) & STATE_FOCUSED) != 0;
    enum token ink = option->open ? TOKEN_TEXT : TOKEN_DISABLED;
    struct rect badge = box(in.x, in.y + 1, 26, 26);
    if (!option->open)
        padlock(page, badge);
    else
        part_badge(page, badge, page_format(page, "%" PRId32, number), filled);
    struct style title = style_most(style(TYPE_OPTION, ink), 2);
    struct rect at = box(in.x + 36, in.y, in.w - 36, 38);
    int32_t height = page_text_height(page, at.w, option->label, title);
    at.y += height < 38 ? 5 : -5;
    page_text(page, at, option->label, title);
    return 38;
}

static void card_value(struct page *page, const struct view_option *option)
{
    const struct view *view = page->ui->view;
    struct strbuf words = {0};
    strbuf_format(&words, "%s; an act of rung %" PRId32, option->line,
                  option->rung);
    if (!option->open)
        strbuf_format(&words, "; closed: %s", option->locked);
    for (int32_t i = 0; i < option->marks.count; i++)
        strbuf_format(&words, "; %s %s",
                      view->meters.items[option->marks.items[i].meter].name,
                      part_mark_words(page, &option->marks.items[i]));
    page_value(page, "%s", strbuf_get(&words));
    strbuf_clear(&words);
}

static int32_t begin_card(struct page *page, struct rect rect, int32_t index)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    int32_t widget = page_control(
        page,
        &(struct control){.role = ROLE_CARD,
                          .id = page_format(page, "option.%s", option->id),
                          .name = option->label,
                          .rect = rect,
                          .action = ACT_OPTION,
                          .number = index,
                          .locked = !option->open,
                          .chosen = option->chosen});
    card_value(page, option);
    part_card(page, widget, rect, 12);
    return widget;
}

/* A card is tight where three rows of them stand. */
#define TIGHT 140

static void draw_card(struct page *page, struct rect rect, int32_t index)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    bool tight = rect.h < TIGHT;
    begin_card(page, rect, index);
    struct rect in = box_inset(rect, tight ? 10 : 12);
    box_cut_top(&in, card_head(page, in, option, index + 1) + (tight ? 1 : 4));
    enum token ink = option->open ? TOKEN_TEXT2 : TOKEN_DISABLED;
    const char *line = option->open ? option->line : option->locked;
    int32_t most = option->open ? tight ? 1 : 2 : in.h / 18;
    int32_t used =
        page_text(page, in, line, style_most(style(TYPE_NOTE, ink), most));
    box_cut_top(&in, used + (tight ? 0 : 5));
    if (option->open && in.h >= MARK_PITCH) {
        if (!tight)
            page_rule(page, box(in.x, in.y, in.w, 0), TOKEN_HAIR);
        box_cut_top(&in, tight ? 0 : 2);
        card_marks(page, in, option);
    }
    page_end(page);
}

static struct grid card_grid(int32_t count)
{
    struct grid grid = {.columns = count <= 4 ? 2 : 3, .gap = 12};
    grid.rows = (count + grid.columns - 1) / grid.columns;
    if (grid.rows < 2)
        grid.rows = 2;
    return grid;
}

static void cards(struct page *page, struct rect rect)
{
    int32_t count = page->ui->view->options.count;
    for (int32_t i = 0; i < count; i++)
        draw_card(page, box_cell(rect, card_grid(count), i), i);
}

static void list(struct page *page, struct rect rect)
{
    int32_t y = page_scroll_begin(page, "options", "Options", rect);
    for (int32_t i = 0; i < page->ui->view->options.count; i++) {
        struct rect row =
            box(rect.x + 4, y + 4, rect.w - 8 - PAGE_SCROLL_BAR, LIST_ROW - 8);
        const struct view_option *option = &page->ui->view->options.items[i];
        begin_card(page, row, i);
        struct rect in = box(row.x + 12, row.y + 9, row.w / 2, 38);
        card_head(page, in, option, i + 1);
        struct rect right =
            box(row.x + 12 + row.w / 2, row.y + 10, row.w / 2 - 24, 38);
        page_text(page, right, option->open ? option->line : option->locked,
                  style_most(style(TYPE_NOTE,
                                   option->open ? TOKEN_TEXT2 : TOKEN_DISABLED),
                             2));
        page_end(page);
        y += LIST_ROW;
    }
    page_scroll_end(page, y);
}

/* The strip under the cards ------------------------------------------------ */

/* Advisers are invented, and always marked so; some bear it in their name. */
static const char *fictional(struct page *page, const char *name)
{
    return strstr(name, "fictional") != NULL
               ? name
               : page_format(page, "%s (fictional)", name);
}

static int32_t advice_side(struct page *page, struct rect rect,
                           const struct view_option *option, bool in_favour)
{
    int32_t y = rect.y;
    y += page_text(page, box(rect.x, y, rect.w, 0),
                   in_favour ? "For" : "Against",
                   style(TYPE_CARD_STRONG, TOKEN_TEXT));
    int32_t found = 0;
    for (int32_t i = 0; i < option->advice.count; i++) {
        const struct view_advice *advice = &option->advice.items[i];
        if (advice->in_favour != in_favour)
            continue;
        found++;
        y += page_text(page, box(rect.x, y, rect.w, 0),
                       fictional(page, advice->by),
                       style(TYPE_NOTE, TOKEN_MUTED)) +
             4;
        y += page_text(page, box(rect.x, y, rect.w, 0), advice->text,
                       style(TYPE_CARD, TOKEN_TEXT2));
        for (int32_t k = 0; k < advice->expects.count; k++) {
            card_mark(page, box(rect.x, y + 2, rect.w, 0),
                      &advice->expects.items[k]);
            y += 18;
        }
        y += 6;
    }
    if (found == 0)
        y += page_text(page, box(rect.x, y, rect.w, 0),
                       "Nobody at the table speaks to it.",
                       style(TYPE_NOTE, TOKEN_MUTED));
    return y;
}

static const char *act_words(struct page *page,
                             const struct view_option *option)
{
    const char *how = option->signal == SIGNAL_PRIVATE    ? ", in private"
                      : option->signal == SIGNAL_DENIABLE ? ", deniable"
                                                          : "";
    if (page->ui->view->ladder.count == 0)
        return how[0] == '\0' ? "in public" : how + 2;
    const char *status = part_status(option->fact.status);
    return page_format(page, "an act of rung %" PRId32 "%s%s%s", option->rung,
                       how, status[0] != '\0' ? ", " : "", status);
}

static int32_t option_text(struct page *page, struct rect rect, int32_t index)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    int32_t y = rect.y;
    part_badge(page, box(rect.x, y, 20, 20),
               page_format(page, "%" PRId32, index + 1), true);
    int32_t used =
        page_text(page, box(rect.x + 28, y, rect.w - 28, 0), option->label,
                  style(TYPE_CARD_STRONG, TOKEN_TEXT));
    y += used > 20 ? used : 20;
    y += page_text(page, box(rect.x, y, rect.w, 0), act_words(page, option),
                   style(TYPE_NOTE_STRONG, TOKEN_FOCUS)) +
         4;
    const char *text = option->text[0] != '\0' ? option->text : option->line;
    y += page_text(page, box(rect.x, y, rect.w, 0), text,
                   style(TYPE_CARD, TOKEN_TEXT2)) +
         4;
    struct view_fact sources = option->fact;
    sources.status = FACT_UNMARKED; /* said above */
    return y + part_sources(page, box(rect.x, y, rect.w, 0), &sources);
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static void strip(struct page *page, struct rect rect, int32_t index)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    struct rect in =
        page_panel(page, "focused", "The option looked at", rect, 12);
    in.w += 8;
    int32_t top = page_scroll_begin(page, "advice", option->label, in);
    int32_t width = in.w - PAGE_SCROLL_BAR;
    int32_t end;
    if (option->advice.count == 0) {
        end = option_text(page, box(in.x, top, width, 0), index);
    } else {
        struct grid grid = {.columns = 3, .rows = 1, .gap = 20};
        struct rect all = box(in.x, top, width, 1);
        struct rect second = box_cell(all, grid, 1);
        struct rect third = box_cell(all, grid, 2);
        end = option_text(page, box_cell(all, grid, 0), index);
        end = larger(end, advice_side(page, second, option, true));
        end = larger(end, advice_side(page, third, option, false));
        page_rule(page, box(second.x - 10, top, 0, end - top), TOKEN_HAIR);
        page_rule(page, box(third.x - 10, top, 0, end - top), TOKEN_HAIR);
    }
    page_scroll_end(page, end);
    page_end(page);
}

/* The question
 * ----------------------------------------------------------------*/

static int32_t key_word(struct page *page, struct spot at, const char *word)
{
    return page_label(page, at, word, style(TYPE_NOTE, TOKEN_TEXT2));
}

static void key_row(struct page *page, struct rect row)
{
    int32_t base = row.y + 15;
    int32_t mid = base - 5;
    int32_t x = row.x;
    page_begin(page, ROLE_TEXT, "key", "What the signs mean", row);
    x += page_label(page, (struct spot){x, base, 120}, "Advisers expect",
                    style(TYPE_NOTE_STRONG, TOKEN_TEXT)) +
         14;
    for (int32_t way = 1; way >= -1; way -= 2) {
        part_triangle(page, (struct spot){x + 5, mid, 0}, 9, way,
                      page_color(page, TOKEN_TEXT2));
        x += 14 +
             key_word(page, (struct spot){x + 14, base, 60},
                      way > 0 ? "rises" : "falls") +
             12;
    }
    for (int32_t tone = 1; tone >= -1; tone -= 2) {
        page_circle(page, box(x + 5, mid, 0, 0), 72, 0,
                    page_color(page, part_tone(tone)));
        x += 14 +
             key_word(page, (struct spot){x + 14, base, 60},
                      tone > 0 ? "helps" : "hurts") +
             12;
    }
    page_circle(page, box(x + 5, mid, 0, 0), 72, 0,
                page_color(page, TOKEN_TEXT2));
    key_word(page, (struct spot){x + 14, base, 60}, "neither");
    page_label(page, (struct spot){box_right(row) - 90, base, 90},
               "Enter decides", style_right(TYPE_NOTE, TOKEN_MUTED));
    page_end(page);
}

static void question(struct page *page, struct rect *centre)
{
    const struct view *view = page->ui->view;
    const char *prompt = view->prompt;
    if (prompt[0] == '\0')
        prompt = page_format(page, "What does %s do?", view->seat.name);
    int32_t used = page_text(page, *centre, prompt,
                             style_most(style(TYPE_QUESTION, TOKEN_TEXT), 3));
    box_cut_top(centre, used + 2);
    key_row(page, box_cut_top(centre, 22));
    box_cut_top(centre, 8);
}

void screen_decision(struct page *page)
{
    struct desk desk = desk_columns(page);
    int32_t option = desk_option(page);
    part_top_bar(page, NULL, NULL);
    page_begin(page, ROLE_GROUP, "options.group", "Decision", desk.centre);
    struct rect centre = desk.centre;
    question(page, &centre);
    int32_t count = page->ui->view->options.count;
    bool low = count < LIST_FROM && card_grid(count).rows > 2;
    struct rect foot = box_cut_bottom(&centre, low ? STRIP_LOW : STRIP);
    box_cut_bottom(&centre, DESK_GAP);
    if (count >= LIST_FROM)
        list(page, centre);
    else
        cards(page, centre);
    if (option >= 0)
        strip(page, foot, option);
    page_end(page);
    desk_situation(page, desk.left);
    desk_balance(page, desk.right, option);
    timeline_bar(page);
}
