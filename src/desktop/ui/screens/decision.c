#include "desktop/ui/map.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/cards.h"
#include "desktop/ui/screens/desk.h"
#include "desktop/ui/screens/screens.h"
#include "desktop/ui/timeline.h"

#include <inttypes.h>
#include <string.h>

#define MAP_ROOM   81 /* of the strip of map above the question */
#define STRIP      140
#define STRIP_GAP  16
#define STRIP_TALL 190 /* where the page scrolls */
#define CARD_TALL  134
#define STRIP_WIDE                                                             \
    540 /* from here on what speaks for and against it stands                  \
           beside the option's text */

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

/* The strip under the cards ------------------------------------------------ */

#define STRIP_HEAD 42 /* two lines, then the text */
#define COLUMN_GAP 22

/* Advisers are invented, and always marked so; some bear it in their name. */
static const char *fictional(struct page *page, const char *name)
{
    bool says_so =
        strstr(name, page_word(page, WORD_ADVICE_MARK)) != NULL ||
        strstr(name, words_get(&words_english, WORD_ADVICE_MARK)) != NULL;
    return says_so ? name
                   : page_say(page, WORD_ADVICE_BY,
                              VALUES(VALUE_TEXT("adviser", name)));
}

/* What an adviser expects, beside "For" where it fits, else below. */
static int32_t expectations(struct page *page, struct rect rect,
                            const struct view_advice *advice, int32_t y)
{
    int32_t x = rect.x +
                page_text_width(page, page_word(page, WORD_ADVICE_AGAINST),
                                TYPE_CARD_STRONG) +
                14;
    for (int32_t k = 0; k < advice->expects.count; k++) {
        const struct view_mark *mark = &advice->expects.items[k];
        int32_t width = cards_mark_width(page, mark, true);
        if (x + width <= box_right(rect)) {
            cards_mark(page, (struct spot){x, rect.y + 14, width + 1}, mark,
                       true);
            x += width + 10;
            continue;
        }
        cards_mark(page, (struct spot){rect.x, y + 14, rect.w}, mark, false);
        y += 18;
    }
    return y;
}

static int32_t one_advice(struct page *page, struct rect rect,
                          const struct view_advice *advice)
{
    int32_t y = rect.y + 20;
    y += page_text(page, box(rect.x, y, rect.w, 0), fictional(page, advice->by),
                   style(TYPE_NOTE, TOKEN_MUTED));
    if (y < rect.y + STRIP_HEAD)
        y = rect.y + STRIP_HEAD;
    y += page_text(page, box(rect.x, y, rect.w, 0), advice->text,
                   style(TYPE_CARD, TOKEN_TEXT2));
    return expectations(page, rect, advice, y) + 8;
}

static int32_t advice_side(struct page *page, struct rect rect,
                           const struct view_option *option, bool in_favour)
{
    int32_t y = rect.y;
    page_label(page, (struct spot){rect.x, rect.y + 15, rect.w},
               in_favour ? page_word(page, WORD_ADVICE_FOR)
                         : page_word(page, WORD_ADVICE_AGAINST),
               style(TYPE_CARD_STRONG, TOKEN_TEXT));
    for (int32_t i = 0; i < option->advice.count; i++) {
        const struct view_advice *advice = &option->advice.items[i];
        if (advice->in_favour == in_favour)
            y = one_advice(page, box(rect.x, y, rect.w, 0), advice);
    }
    if (y > rect.y)
        return y;
    return y + 20 +
           page_text(page, box(rect.x, y + 20, rect.w, 0),
                     page_word(page, WORD_ADVICE_NONE),
                     style(TYPE_NOTE, TOKEN_MUTED));
}

static const char *act_words(struct page *page,
                             const struct view_option *option)
{
    static const enum word alone[] = {
        [SIGNAL_PUBLIC] = WORD_MOVE_PUBLIC,
        [SIGNAL_PRIVATE] = WORD_MOVE_PRIVATE,
        [SIGNAL_DENIABLE] = WORD_MOVE_DENIABLE,
    };
    static const enum word of_rung[] = {
        [SIGNAL_PUBLIC] = WORD_MOVE_RUNG,
        [SIGNAL_PRIVATE] = WORD_MOVE_RUNG_PRIVATE,
        [SIGNAL_DENIABLE] = WORD_MOVE_RUNG_DENIABLE,
    };
    if (page->ui->view->ladder.count == 0)
        return page_word(page, alone[option->signal]);
    return page_say(page, of_rung[option->signal],
                    VALUES(VALUE_NUMBER("rung", option->rung)));
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
         STRIP_HEAD - 38;
    const char *text = option->text[0] != '\0' ? option->text : option->line;
    y += page_text(page, box(rect.x, y, rect.w, 0), text,
                   style(TYPE_CARD, TOKEN_TEXT2)) +
         4;
    return y + part_sources(page, box(rect.x, y, rect.w, 0), &option->fact);
}

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* The option's text beside who speaks for and against it. */
static int32_t in_columns(struct page *page, struct rect all, int32_t index)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    struct grid grid = {.columns = 3, .rows = 1, .gap = COLUMN_GAP};
    struct rect second = box_cell(all, grid, 1);
    struct rect third = box_cell(all, grid, 2);
    int32_t end = option_text(page, box_cell(all, grid, 0), index);
    end = larger(end, advice_side(page, second, option, true));
    end = larger(end, advice_side(page, third, option, false));
    page_rule(page, box(second.x - 11, all.y, 0, end - all.y), TOKEN_HAIR);
    page_rule(page, box(third.x - 11, all.y, 0, end - all.y), TOKEN_HAIR);
    return end;
}

/* The same below each other. */
static int32_t in_one_column(struct page *page, struct rect all, int32_t index)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    all.y = option_text(page, all, index) + 10;
    if (option->advice.count == 0)
        return all.y;
    all.y = advice_side(page, all, option, true) + 6;
    return advice_side(page, all, option, false);
}

/* About what strip() takes; sources of several lines may take more. */
static int32_t side_height(struct page *page, int32_t width,
                           const struct view_option *option, bool in_favour)
{
    int32_t used = 0;
    for (int32_t i = 0; i < option->advice.count; i++) {
        const struct view_advice *advice = &option->advice.items[i];
        if (advice->in_favour == in_favour)
            used += STRIP_HEAD + 8 +
                    page_text_height(page, width, advice->text,
                                     style(TYPE_CARD, TOKEN_TEXT2));
    }
    return used;
}

static int32_t columns_height(struct page *page, int32_t width,
                              const struct view_option *option)
{
    bool alone = option->advice.count == 0;
    int32_t column = alone ? width : (width - 2 * COLUMN_GAP) / 3;
    const char *text = option->text[0] != '\0' ? option->text : option->line;
    int32_t title = page_text_height(page, column - 28, option->label,
                                     style(TYPE_CARD_STRONG, TOKEN_TEXT));
    int32_t used =
        larger(title, 20) + 18 + STRIP_HEAD - 38 + 4 +
        page_text_height(page, column, text, style(TYPE_CARD, TOKEN_TEXT2)) +
        18 * option->fact.sources.count;
    used = larger(used, side_height(page, column, option, true));
    return larger(used, side_height(page, column, option, false));
}

/* The strip's height over three rows of cards, and more where the cards can
 * spare it, so that less of a long text scrolls. It is one height for all
 * options: nothing moves under the pointer. */
static int32_t strip_height(struct page *page, struct rect centre)
{
    const struct view *view = page->ui->view;
    if (view->options.count > CARDS_MOST)
        return STRIP;
    int32_t spare = centre.h - STRIP_GAP - cards_height(page, centre.w) - STRIP;
    int32_t needs = STRIP;
    for (int32_t i = 0; i < view->options.count; i++)
        needs = larger(needs, 24 + columns_height(page, centre.w - 32,
                                                  &view->options.items[i]));
    return STRIP + larger(0, spare < needs - STRIP ? spare : needs - STRIP);
}

static void strip(struct page *page, struct rect rect, int32_t index)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    page_panel(page, "focused", page_word(page, WORD_DECISION_STRIP), rect, 0);
    struct rect in = box(rect.x + 16, rect.y + 9, rect.w - 32, rect.h - 15);
    int32_t top = page_scroll_begin(page, "advice", option->label,
                                    box(in.x, in.y, in.w + 12, in.h));
    struct rect all = box(in.x, top, in.w, 1);
    bool wide = rect.w >= STRIP_WIDE && option->advice.count > 0;
    int32_t end =
        wide ? in_columns(page, all, index) : in_one_column(page, all, index);
    page_scroll_end(page, end);
    page_end(page);
}

/* The question ------------------------------------------------------------- */

/* Words of the key, each after its sign; those that do not fit are left
 * out. */
struct legend {
    struct page *page;
    int32_t x, base, end;
};

static void key_word(struct legend *key, const char *word, int32_t way,
                     enum token tone)
{
    int32_t width = page_text_width(key->page, word, TYPE_NOTE) + 1;
    struct spot mid = {key->x + 5, key->base - 5, 0};
    if (key->x + 14 + width > key->end)
        return;
    if (way != 0)
        part_triangle(key->page, mid, 9, way, page_color(key->page, tone));
    else
        page_circle(key->page, box(mid.x, mid.y, 0, 0), 72, 0,
                    page_color(key->page, tone));
    page_label(key->page, (struct spot){key->x + 14, key->base, width}, word,
               style(TYPE_NOTE, TOKEN_TEXT2));
    key->x += 14 + width + 13;
}

static void key_row(struct page *page, struct rect row)
{
    const char *decides = page_word(page, WORD_DECISION_ENTER);
    int32_t right = page_text_width(page, decides, TYPE_NOTE) + 1;
    struct legend key = {page, row.x, row.y + 15, box_right(row) - right - 8};
    page_begin(page, ROLE_TEXT, "key", page_word(page, WORD_DECISION_KEY), row);
    const char *expect = page_word(page, WORD_DECISION_EXPECT);
    int32_t wide = part_wide(page, expect, TYPE_NOTE_STRONG, 120);
    key.x += page_label(page, (struct spot){row.x, key.base, wide}, expect,
                        style(TYPE_NOTE_STRONG, TOKEN_TEXT)) +
             16;
    key_word(&key, page_word(page, WORD_SIGN_RISES), 1, TOKEN_TEXT2);
    key_word(&key, page_word(page, WORD_SIGN_FALLS), -1, TOKEN_TEXT2);
    key.x += 6;
    key_word(&key, page_word(page, WORD_SIGN_HELPS), 0, TOKEN_FAV);
    key_word(&key, page_word(page, WORD_SIGN_HURTS), 0, TOKEN_UNF);
    key_word(&key, page_word(page, WORD_SIGN_NEITHER), 0, TOKEN_TEXT2);
    page_label(page, (struct spot){box_right(row) - right, key.base, right},
               decides, style_right(TYPE_NOTE, TOKEN_MUTED));
    page_end(page);
}

static void question(struct page *page, struct rect *centre)
{
    const struct view *view = page->ui->view;
    const char *prompt = view->prompt;
    if (prompt[0] == '\0')
        prompt = page_say(page, WORD_DECISION_PROMPT,
                          VALUES(VALUE_TEXT("actor", view->seat.name)));
    int32_t used = page_text(page, *centre, prompt,
                             style_most(style(TYPE_QUESTION, TOKEN_TEXT), 3));
    box_cut_top(centre, used + 2);
    key_row(page, box_cut_top(centre, 22));
    box_cut_top(centre, 7);
}

/* The screen --------------------------------------------------------------- */

static void options(struct page *page, struct rect rect)
{
    if (page->ui->view->options.count > CARDS_MOST)
        cards_list(page, rect);
    else
        cards_grid(page, rect);
}

/* Three rows of cards need the room of the map. */
static int32_t map_room(const struct page *page, const struct desk *desk)
{
    const struct view *view = page->ui->view;
    int32_t count = view->options.count;
    bool room = count <= CARDS_MOST && cards_rows(count, desk->centre.w) <= 2;
    return view->map.zoom > 0 && room ? MAP_ROOM : 0;
}

static void three_columns(struct page *page, int32_t option)
{
    struct desk desk = desk_columns(page);
    struct rect centre = desk.centre;
    int32_t map = map_room(page, &desk);
    box_cut_top(&centre, map);
    if (map > 0)
        map_strip_add(page, desk.centre);
    page_begin(page, ROLE_GROUP, "options.group",
               page_word(page, WORD_DECISION_NAME), centre);
    question(page, &centre);
    struct rect foot = box_cut_bottom(&centre, strip_height(page, centre));
    box_cut_bottom(&centre, STRIP_GAP);
    options(page, centre);
    if (option >= 0)
        strip(page, foot, option);
    page_end(page);
    desk_situation(page, desk.left);
    desk_balance(page, desk.right, option);
}

static int32_t options_height(const struct view *view, int32_t width)
{
    int32_t count = view->options.count;
    if (count > CARDS_MOST)
        return cards_list_height(count);
    int32_t rows = cards_rows(count, width);
    return rows * CARD_TALL + (rows - 1) * DESK_GAP;
}

/* Question, cards and strip from `rect.y` on; returns where they end. */
static int32_t decide_part(struct page *page, struct rect rect, int32_t option)
{
    struct rect all = box(rect.x, rect.y, rect.w, 4000);
    int32_t group = page_begin(page, ROLE_GROUP, "options.group",
                               page_word(page, WORD_DECISION_NAME), all);
    question(page, &all);
    int32_t height = options_height(page->ui->view, rect.w);
    options(page, box_cut_top(&all, height));
    box_cut_top(&all, DESK_GAP);
    if (option >= 0)
        strip(page, box_cut_top(&all, STRIP_TALL), option);
    int32_t used = all.y - rect.y;
    page_resize(page, group, box(rect.x, rect.y, rect.w, used));
    page_end(page);
    return all.y;
}

/* On a narrower page the parts stand below each other and the page scrolls;
 * ladder and meters stay beside them where there is room. */
static void narrow(struct page *page, int32_t option)
{
    bool beside = page->w >= DESK_BESIDE;
    int32_t margin = beside ? DESK_MARGIN : 16;
    struct rect all = box(margin, DESK_TOP, page->w - 2 * margin, 4000);
    struct rect right = all;
    if (beside) {
        right = box_cut_right(&all, DESK_RIGHT);
        box_cut_right(&all, DESK_GAP);
    }
    int32_t height = desk_situation_height(page, all.w);
    struct rect situation = box_cut_top(&all, height);
    box_cut_top(&all, DESK_GAP);
    all.y = decide_part(page, all, option) + DESK_GAP;
    desk_situation(page, situation);
    right.y = beside ? right.y : all.y;
    right.h = desk_balance_height(page);
    desk_balance(page, right, option);
    int32_t end = larger(box_bottom(right) + DESK_GAP, all.y);
    page->h = larger(page->h, end + TIMELINE_HEIGHT);
}

void screen_decision(struct page *page)
{
    int32_t option = desk_option(page);
    part_top_bar(page, NULL, NULL);
    if (page->w >= DESK_WIDE)
        page->h = larger(page->h, GRID_HEIGHT);
    if (page->w >= DESK_WIDE)
        three_columns(page, option);
    else
        narrow(page, option);
    timeline_bar(page);
}
