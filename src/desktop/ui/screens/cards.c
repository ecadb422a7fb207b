#include "desktop/ui/screens/cards.h"

#include "desktop/ui/meter.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/ui_state.h"

#include <inttypes.h>

#define GAP      12
#define PAD      12
#define LIST_ROW 64
#define PIP      11 /* from one pip to the next */
#define MARK_GAP 5  /* between a name and its pips */
#define TITLE    38 /* two lines of it */

/* How the cards of a page are laid out: all alike, so that their lines run
 * on from card to card. */
struct look {
    int32_t title, line, marks; /* from the card's top */
    int32_t pitch;              /* of the rows of marks */
    int32_t rows;               /* that there is room for */
    bool brief;                 /* the short names of meters */
};

/* Marks ---------------------------------------------------------------------*/

static const char *mark_name(struct page *page, const struct view_mark *mark,
                             bool brief)
{
    return brief ? meter_short(page, mark->meter)
                 : page->ui->view->meters.items[mark->meter].name;
}

int32_t cards_mark_width(struct page *page, const struct view_mark *mark,
                         bool brief)
{
    return page_text_width(page, mark_name(page, mark, brief), TYPE_NOTE) +
           MARK_GAP + meter_pips_width(page, mark, PIP);
}

void cards_mark(struct page *page, struct spot at, const struct view_mark *mark,
                bool brief)
{
    int32_t pips = meter_pips_width(page, mark, PIP);
    int32_t used =
        page_label(page, (struct spot){at.x, at.y, at.width - pips - MARK_GAP},
                   mark_name(page, mark, brief), style(TYPE_NOTE, TOKEN_TEXT2));
    meter_pips(page, (struct spot){at.x + used + MARK_GAP, at.y - 5, 0}, mark,
               PIP);
}

/* The widest mark of every second one from `from`. */
static int32_t widest(struct page *page, const struct view_option *option,
                      int32_t from, bool brief)
{
    int32_t most = 0;
    for (int32_t i = from; i < option->marks.count; i += 2) {
        int32_t width = cards_mark_width(page, &option->marks.items[i], brief);
        most = width > most ? width : most;
    }
    return most;
}

static bool two_columns_fit(struct page *page, int32_t width,
                            const struct view_option *option, bool brief)
{
    return widest(page, option, 0, brief) + 10 +
               widest(page, option, 1, brief) <=
           width + 4;
}

/* Where the second column begins: the middle, or what fits. */
static int32_t second_column(struct page *page, int32_t width,
                             const struct view_option *option, bool brief)
{
    int32_t least = widest(page, option, 0, brief) + 10;
    int32_t most = width + 4 - widest(page, option, 1, brief);
    int32_t at = width * 94 / 168;
    at = at > most ? most : at;
    return at < least ? least : at;
}

/* As many as there is room for; in the last place, how many more. */
static void card_marks(struct page *page, struct rect rect,
                       const struct view_option *option,
                       const struct look *look)
{
    int32_t count = option->marks.count;
    bool two = two_columns_fit(page, rect.w, option, look->brief);
    int32_t columns = two ? 2 : 1;
    int32_t slots = look->rows * columns;
    int32_t shown = count <= slots ? count : slots - 1;
    int32_t aside =
        two ? second_column(page, rect.w, option, look->brief) : rect.w;
    int32_t base = rect.y + look->pitch - 5;
    if (count == 0)
        page_label(page, (struct spot){rect.x, base, rect.w},
                   page_word(page, WORD_CARDS_NO_MARKS),
                   style(TYPE_NOTE, TOKEN_MUTED));
    for (int32_t i = 0; i < shown; i++) {
        int32_t x = i % columns == 0 ? 0 : aside;
        cards_mark(page,
                   (struct spot){rect.x + x, base + i / columns * look->pitch,
                                 x > 0 ? rect.w + 6 - aside : aside},
                   &option->marks.items[i], look->brief);
    }
    if (shown < count)
        page_label(page,
                   (struct spot){rect.x + (two ? aside : 0),
                                 base + (look->rows - 1) * look->pitch, 70},
                   page_say(page, WORD_CARDS_MORE,
                            VALUES(VALUE_NUMBER("n", count - shown))),
                   style(TYPE_NOTE, TOKEN_MUTED));
}

/* The look ------------------------------------------------------------------*/

static bool shows_all(struct page *page, int32_t width, const struct look *look)
{
    const struct view *view = page->ui->view;
    for (int32_t i = 0; i < view->options.count; i++) {
        const struct view_option *option = &view->options.items[i];
        int32_t columns =
            two_columns_fit(page, width, option, look->brief) ? 2 : 1;
        if (option->open && option->marks.count > look->rows * columns)
            return false;
    }
    return true;
}

/* Gaps above the line, above the marks, and from mark to mark. */
struct spacing {
    int32_t line, marks, pitch;
};

static const struct spacing roomy = {11, 12, 20};

static struct look spaced(int32_t height, struct spacing gaps, bool brief)
{
    struct look look = {.brief = brief, .pitch = gaps.pitch};
    look.title = height < 120 ? 4 : 9;
    look.line = look.title + TITLE + gaps.line;
    look.marks = look.line + 18 + gaps.marks;
    look.rows = (height - 2 - look.marks) / look.pitch;
    if (look.rows < 0)
        look.rows = 0;
    return look;
}

/* Room first, then full names, then all marks: the first look of these that
 * shows every mark of every card; failing that, the last. */
static struct look choose_look(struct page *page, struct rect card)
{
    const struct spacing tries[] = {roomy, {5, 6, 17}, {1, 3, 15}};
    struct look look = {0};
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        for (int brief = 0; brief < 2; brief++) {
            look = spaced(card.h, tries[i], brief != 0);
            if (shows_all(page, card.w - 2 * PAD, &look))
                return look;
        }
    }
    return look;
}

/* A card --------------------------------------------------------------------*/

static void padlock(struct page *page, struct rect at)
{
    color ink = page_color(page, TOKEN_DISABLED);
    page_border(page, box(at.x + 7, at.y + 4, 12, 14), 6, 2 * DRAW_SUB, ink);
    page_fill(page, box(at.x + 4, at.y + 12, 18, 12), 3, ink);
}

/* Badge and title, its two lines from `in.y`. */
static void card_head(struct page *page, struct rect in,
                      const struct view_option *option, int32_t number)
{
    bool filled = (page_state(page, page->open) & STATE_FOCUSED) != 0;
    enum token ink = option->open ? TOKEN_TEXT : TOKEN_DISABLED;
    struct rect badge = box(in.x, in.y + 4, 26, 26);
    if (!option->open)
        padlock(page, badge);
    else
        part_badge(page, badge, page_format(page, "%" PRId32, number), filled);
    struct style title = style_most(style(TYPE_OPTION, ink), 2);
    struct rect at = box(in.x + 36, in.y, in.w - 34, TITLE);
    if (page_text_height(page, at.w, option->label, title) < TITLE)
        at.y += 8;
    page_text(page, at, option->label, title);
}

static void card_value(struct page *page, const struct view_option *option)
{
    const struct view *view = page->ui->view;
    const char *words = page_say(page, WORD_CARDS_VALUE,
                                 VALUES(VALUE_TEXT("line", option->line),
                                        VALUE_NUMBER("rung", option->rung)));
    if (!option->open)
        words = page_say(page, WORD_CARDS_CLOSED,
                         VALUES(VALUE_TEXT("card", words),
                                VALUE_TEXT("reason", option->locked)));
    for (int32_t i = 0; i < option->marks.count; i++) {
        const struct view_mark *mark = &option->marks.items[i];
        words = page_say(
            page, WORD_CARDS_MARK,
            VALUES(VALUE_TEXT("card", words),
                   VALUE_TEXT("meter", view->meters.items[mark->meter].name),
                   VALUE_TEXT("change", part_mark_words(page, mark))));
    }
    page_value(page, "%s", words);
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

static void draw_card(struct page *page, struct rect rect, int32_t index,
                      const struct look *look)
{
    const struct view_option *option = &page->ui->view->options.items[index];
    int32_t widget = begin_card(page, rect, index);
    bool lit = (page_state(page, widget) & STATE_FOCUSED) != 0;
    struct rect in = box(rect.x + PAD, rect.y, rect.w - 2 * PAD, rect.h);
    card_head(page, box(in.x, rect.y + look->title, in.w, TITLE), option,
              index + 1);
    enum token ink = option->open ? TOKEN_TEXT2 : TOKEN_DISABLED;
    int32_t room = rect.h - look->line - 6;
    page_text(page, box(in.x, rect.y + look->line, in.w, 0),
              option->open ? option->line : option->locked,
              style_most(style(TYPE_NOTE, ink), option->open ? 1 : room / 18));
    if (option->open && look->rows > 0) {
        page_rule(page, box(in.x, rect.y + look->marks - 3, in.w, 0),
                  lit ? TOKEN_LINE : TOKEN_HAIR);
        card_marks(page, box(in.x, rect.y + look->marks, in.w, 0), option,
                   look);
    }
    page_end(page);
}

static int32_t columns_for(int32_t count, int32_t width)
{
    if (width < 360)
        return 1;
    return width < 540 || count <= 4 ? 2 : 3;
}

int32_t cards_rows(int32_t count, int32_t width)
{
    int32_t columns = columns_for(count, width);
    int32_t rows = (count + columns - 1) / columns;
    return rows < 2 ? 2 : rows;
}

/* Rows of marks that a card of that width needs under full names. */
static int32_t mark_rows(struct page *page, int32_t width,
                         const struct view_option *option)
{
    int32_t columns = two_columns_fit(page, width, option, false) ? 2 : 1;
    int32_t rows = (option->marks.count + columns - 1) / columns;
    return rows < 1 ? 1 : rows;
}

/* What a closed card says of why it is closed. */
static int32_t locked_height(struct page *page, int32_t width,
                             const struct view_option *option)
{
    return option->open ? 0
                        : page_text_height(page, width, option->locked,
                                           style(TYPE_NOTE, TOKEN_DISABLED));
}

int32_t cards_height(struct page *page, int32_t width)
{
    const struct view *view = page->ui->view;
    struct grid grid = {.columns = columns_for(view->options.count, width),
                        .rows = cards_rows(view->options.count, width),
                        .gap = GAP};
    int32_t inner = box_cell(box(0, 0, width, 1000), grid, 0).w - 2 * PAD;
    struct look look = spaced(1000, roomy, false);
    int32_t most = 0;
    for (int32_t i = 0; i < view->options.count; i++) {
        const struct view_option *option = &view->options.items[i];
        int32_t marks =
            look.marks + mark_rows(page, inner, option) * look.pitch;
        int32_t closed = look.line + locked_height(page, inner, option) + 6;
        int32_t needs = marks > closed ? marks : closed;
        most = needs > most ? needs : most;
    }
    return grid.rows * (most + PAD / 2) + (grid.rows - 1) * GAP;
}

void cards_grid(struct page *page, struct rect rect)
{
    int32_t count = page->ui->view->options.count;
    struct grid grid = {.columns = columns_for(count, rect.w),
                        .rows = cards_rows(count, rect.w),
                        .gap = GAP};
    struct look look = choose_look(page, box_cell(rect, grid, 0));
    for (int32_t i = 0; i < count; i++)
        draw_card(page, box_cell(rect, grid, i), i, &look);
}

/* A list --------------------------------------------------------------------*/

int32_t cards_list_height(int32_t count)
{
    return count * LIST_ROW + 4;
}

void cards_list(struct page *page, struct rect rect)
{
    int32_t y = page_scroll_begin(page, "options",
                                  page_word(page, WORD_CARDS_NAME), rect);
    for (int32_t i = 0; i < page->ui->view->options.count; i++) {
        struct rect row =
            box(rect.x + 4, y + 4, rect.w - 8 - PAGE_SCROLL_BAR, LIST_ROW - 8);
        const struct view_option *option = &page->ui->view->options.items[i];
        begin_card(page, row, i);
        card_head(page, box(row.x + 12, row.y + 9, row.w / 2, TITLE), option,
                  i + 1);
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
