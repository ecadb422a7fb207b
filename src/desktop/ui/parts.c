#include "desktop/ui/parts.h"

#include "desktop/ui/ui_state.h"

#include <inttypes.h>
#include <string.h>

/* A fill on its way to another colour. */
static color lit(struct page *page, enum motion_kind motion, color from,
                 enum token to)
{
    return theme_mix(from, page_color(page, to),
                     motion_done(&page->ui->motion, motion));
}

const char *part_locked(const struct page *page, bool locked, enum word why)
{
    return locked ? page_word(page, why) : "";
}

int32_t part_wide(struct page *page, const char *text, enum type type,
                  int32_t least)
{
    int32_t width = page_text_width(page, text, type) + 1;
    return width > least ? width : least;
}

int32_t part_undo(struct page *page, struct rect rect)
{
    struct button undo = {.id = "undo",
                          .label = page_word(page, WORD_BUTTON_TAKE_BACK),
                          .key = "Z",
                          .rect = rect,
                          .action = ACT_UNDO,
                          .locked = part_locked(page, !page->ui->view->can_undo,
                                                WORD_LOCKED_NOTHING_DECIDED)};
    undo.rect.w = part_button_width(page, &undo, rect.w);
    part_button(page, &undo);
    return box_right(undo.rect);
}

void part_card(struct page *page, int32_t widget, struct rect rect,
               int32_t radius)
{
    uint8_t state = page_state(page, widget);
    color fill = page_color(page, TOKEN_BG2);
    if ((state & STATE_FOCUSED) != 0)
        fill = lit(page, MOTION_FOCUS, fill, TOKEN_BG3);
    if ((state & STATE_HOVERED) != 0)
        fill = lit(page, MOTION_HOVER, fill, TOKEN_HOVER);
    if ((state & STATE_PRESSED) != 0)
        fill = page_color(page, TOKEN_PRESSED);
    if ((state & STATE_LOCKED) != 0)
        fill = page_color(page, TOKEN_BG1);
    bool chosen = (state & STATE_CHOSEN) != 0;
    page_fill(page, rect, radius, fill);
    page_border(page, rect, radius, chosen ? 2 * DRAW_SUB : DRAW_SUB,
                page_color(page, chosen ? TOKEN_FAV : TOKEN_LINE));
    if ((state & STATE_FOCUSED) != 0)
        page_ring(page, rect, radius);
}

static void button_words(struct page *page, const struct button *button,
                         bool locked)
{
    struct rect at = button->rect;
    int32_t base = at.y + at.h / 2 + 5;
    enum token ink = locked ? TOKEN_DISABLED : TOKEN_TEXT;
    int32_t key = button->key[0] == '\0'
                      ? 0
                      : page_text_width(page, button->key, TYPE_CARD_STRONG);
    if (button->main) {
        int32_t pad = at.h >= 44 ? 20 : 16;
        page_label(page,
                   (struct spot){at.x + pad, base, at.w - 2 * pad - key - 8},
                   button->label, style(TYPE_OPTION, ink));
        page_label(page, (struct spot){at.x + at.w - pad - key, base, key + 1},
                   button->key, style(TYPE_CARD_STRONG, TOKEN_FOCUS));
        return;
    }
    int32_t words = page_text_width(page, button->label, TYPE_CARD_MEDIUM);
    int32_t gap = key > 0 ? 10 : 0;
    int32_t left = at.w - key - gap - words;
    int32_t x = at.x + (left > 24 ? left / 2 : 12);
    page_label(page, (struct spot){x, base, key + 1}, button->key,
               style(TYPE_CARD_STRONG, TOKEN_MUTED));
    page_label(
        page,
        (struct spot){x + key + gap, base, at.x + at.w - 8 - x - key - gap},
        button->label, style(TYPE_CARD_MEDIUM, ink));
}

int32_t part_button_width(struct page *page, const struct button *button,
                          int32_t least)
{
    enum type type = button->main ? TYPE_OPTION : TYPE_CARD_MEDIUM;
    int32_t key = page_text_width(page, button->key, TYPE_CARD_STRONG);
    int32_t width = page_text_width(page, button->label, type) + key;
    if (button->main)
        width += 2 * 20 + 8 + 1;
    else
        width += (key > 0 ? 10 : 0) + 12 + 8 + 1;
    return width > least ? width : least;
}

void part_button(struct page *page, const struct button *button)
{
    bool locked = button->locked != NULL && button->locked[0] != '\0';
    int32_t widget =
        page_control(page, &(struct control){.role = ROLE_BUTTON,
                                             .id = button->id,
                                             .name = button->label,
                                             .rect = button->rect,
                                             .action = button->action,
                                             .number = button->number,
                                             .locked = locked});
    if (locked)
        page_value(page, "%s", button->locked);
    part_card(page, widget, button->rect, 12);
    button_words(page, button, locked);
    page_end(page);
}

void part_badge(struct page *page, struct rect rect, const char *text,
                bool filled)
{
    if (filled)
        page_fill(page, rect, 6, page_color(page, TOKEN_FOCUS));
    else
        page_border(page, rect, 6, DRAW_SUB, page_color(page, TOKEN_LINE));
    page_label(page, (struct spot){rect.x, rect.y + rect.h / 2 + 5, rect.w},
               text,
               style_centre(TYPE_BADGE, filled ? TOKEN_ON_FOCUS : TOKEN_TEXT));
}

static void bar_button(struct page *page, int32_t *right, const char *id,
                       const char *label, enum screen_kind screen)
{
    int32_t width = page_text_width(page, label, TYPE_CARD);
    struct rect rect = box(*right - width - 8, 10, width + 16, 32);
    int32_t widget =
        page_control(page, &(struct control){.role = ROLE_BUTTON,
                                             .id = id,
                                             .name = label,
                                             .rect = rect,
                                             .action = ACT_GO,
                                             .number = (int32_t)screen});
    uint8_t state = page_state(page, widget);
    if ((state & (STATE_HOVERED | STATE_PRESSED)) != 0)
        page_fill(page, rect, 6, page_color(page, TOKEN_HOVER));
    page_label(page, (struct spot){rect.x + 8, 32, width + 1}, label,
               style(TYPE_CARD, TOKEN_TEXT2));
    if ((state & STATE_FOCUSED) != 0)
        page_ring(page, box_inset(rect, 3), 6);
    page_end(page);
    *right = rect.x - 8;
}

static void turn_dots(struct page *page, struct rect at, int32_t turn,
                      int32_t cap)
{
    for (int32_t i = 1; i <= cap; i++) {
        struct rect centre = box(at.x + (i - 1) * 13, 28, 0, 0);
        if (i < turn)
            page_circle(page, centre, 56, 0, page_color(page, TOKEN_MUTED));
        else if (i == turn)
            page_circle(page, centre, 88, 0, page_color(page, TOKEN_FOCUS));
        else
            page_circle(page, centre, 56, 20, page_color(page, TOKEN_LINE));
    }
}

/* Between what stands at the left and at the right of the bar; the dots, and
 * then the label, only where they have room. */
static void turn_label(struct page *page, const struct view *view, int32_t left,
                       int32_t right)
{
    bool over = view->phase == PHASE_OVER;
    int32_t turn = over ? view->turn_cap + 1 : view->turn;
    int32_t dots = view->turn_cap <= 20 ? 13 * view->turn_cap : 0;
    const char *text =
        over ? page_word(page, WORD_BAR_OVER)
             : page_say(page, WORD_BAR_TURN,
                        VALUES(VALUE_NUMBER("turn", view->turn),
                               VALUE_NUMBER("most", view->turn_cap)));
    int32_t width = page_text_width(page, text, TYPE_CARD_STRONG);
    if (dots > 0 && width + 22 + dots > right - left)
        dots = 0;
    if (width > right - left)
        return;
    int32_t x = (page->w - width - 22 - dots) / 2;
    if (x < left || x + width + 22 + dots > right)
        x = left;
    page_label(page, (struct spot){x, 33, width + 1}, text,
               style(TYPE_CARD_STRONG, TOKEN_TEXT));
    if (dots > 0)
        turn_dots(page, box(x + width + 22, 0, 0, 0), turn, view->turn_cap);
}

/* What is played and by whom, up to `end`; returns where they end. */
static int32_t bar_names(struct page *page, const char *title,
                         const char *subtitle, int32_t end)
{
    int32_t x = 24;
    int32_t room = end - x;
    x += page_label(page, (struct spot){x, 33, room < 260 ? room : 260}, title,
                    style(TYPE_BAR, TOKEN_TEXT));
    int32_t most = end < 444 ? end : 444;
    if (most - x < 14 + 60)
        return x;
    return x + 14 +
           page_label(page, (struct spot){x + 14, 33, most - x - 14}, subtitle,
                      style_most(style(TYPE_CARD, TOKEN_MUTED), 1));
}

void part_top_bar(struct page *page, const char *title, const char *subtitle)
{
    const struct view *view = page->ui->view;
    struct rect bar = box(0, 0, page->w, TOP_BAR);
    page_fill(page, bar, 0, page_color(page, TOKEN_BG1));
    page_rule(page, box(0, TOP_BAR - 1, page->w, 0), TOKEN_HAIR);
    page_begin(page, ROLE_GROUP, "bar", page_word(page, WORD_BAR_NAME), bar);
    bool play = title == NULL && view != NULL;
    if (play) {
        title = view->title;
        subtitle = view->seat.name;
    }
    int32_t right = page->w - 24;
    bar_button(page, &right, "menu", page_word(page, WORD_BAR_MENU),
               SCREEN_MENU);
    bar_button(page, &right, "help", page_word(page, WORD_BAR_HELP),
               SCREEN_HELP);
    if (play) {
        bar_button(page, &right, "codex", page_word(page, WORD_BAR_CODEX),
                   SCREEN_CODEX);
        bar_button(page, &right, "history", page_word(page, WORD_BAR_HISTORY),
                   SCREEN_HISTORY);
    }
    int32_t left = bar_names(page, title, subtitle, right - 24);
    if (play)
        turn_label(page, view, left + 24, right - 24);
    page_end(page);
    page->still = page->list->count;
}

void part_triangle(struct page *page, struct spot centre, int32_t size,
                   int32_t way, color fill)
{
    int32_t x = centre.x * DRAW_SUB;
    int32_t y = centre.y * DRAW_SUB;
    int32_t half = size * DRAW_SUB / 2;
    int32_t tip = way > 0 ? y - half * 7 / 8 : y + half * 7 / 8;
    int32_t foot = way > 0 ? y + half * 7 / 8 : y - half * 7 / 8;
    page_polygon(page,
                 (struct point[]){{x - half, foot}, {x + half, foot}, {x, tip}},
                 3, fill);
}

enum token part_tone(int32_t colour)
{
    return colour > 0 ? TOKEN_FAV : colour < 0 ? TOKEN_UNF : TOKEN_TEXT2;
}

const char *part_signed(struct page *page, int32_t number)
{
    if (number < 0)
        return page_format(page, "\xE2\x88\x92%" PRId64, -(int64_t)number);
    return page_format(page, number > 0 ? "+%" PRId32 : "%" PRId32, number);
}

const char *part_short(const struct page *page, const char *name)
{
    const struct model *model = session_model(page->ui->session);
    struct arena *arena = &page->list->arena;
    for (int32_t i = 0; i < model->actors_count; i++) {
        const struct actor *actor = &model->actors[i];
        if (strcmp(view_literal(arena, actor->name), name) == 0)
            return view_literal(arena, actor->short_name);
    }
    return name;
}

const char *part_in_sentence(struct page *page, const char *name)
{
    const char *article = page_word(page, WORD_NAME_ARTICLES);
    size_t first = strcspn(name, " ");
    while (*article != '\0') {
        size_t length = strcspn(article, " ");
        if (length == first && strncmp(article, name, length) == 0)
            return page_format(page, "%c%s", name[0] | 0x20, name + 1);
        article += length + strspn(article + length, " ");
    }
    return name;
}

const char *part_number(struct page *page, int32_t number, bool sign)
{
    int64_t size = number < 0 ? -(int64_t)number : number;
    const char *front = number < 0 ? "\xE2\x88\x92" : "";
    if (sign && number > 0)
        front = "+";
    if (size < 10000)
        return page_format(page, "%s%" PRId64, front, size);
    int64_t unit = size < 1000000 ? 1000 : 1000000;
    const char *units = page_format(page, "%" PRId64, size / unit);
    if (size < 10 * unit)
        units =
            page_say(page, WORD_NUMBER_PLACE,
                     VALUES(VALUE_TEXT("whole", units),
                            VALUE_NUMBER("tenth", size % unit * 10 / unit)));
    units = page_format(page, "%s%s", front, units);
    return page_say(page,
                    unit == 1000 ? WORD_NUMBER_THOUSANDS : WORD_NUMBER_MILLIONS,
                    VALUES(VALUE_TEXT("number", units)));
}

/* [falls, changes, rises][not told, little, some, much] */
static const enum word ways[3][4] = {
    {WORD_MARK_FALLS, WORD_MARK_FALLS_LITTLE, WORD_MARK_FALLS,
     WORD_MARK_FALLS_LOT},
    {WORD_MARK_CHANGES, WORD_MARK_CHANGES_LITTLE, WORD_MARK_CHANGES,
     WORD_MARK_CHANGES_LOT},
    {WORD_MARK_RISES, WORD_MARK_RISES_LITTLE, WORD_MARK_RISES,
     WORD_MARK_RISES_LOT},
};

static int way_of(const struct view_mark *mark)
{
    return mark->way > 0 ? 2 : mark->way < 0 ? 0 : 1;
}

static const char *exact_words(struct page *page, const struct view_mark *mark)
{
    static const enum word by[] = {WORD_MARK_FALLS_BY, WORD_MARK_CHANGES_BY,
                                   WORD_MARK_RISES_BY};
    return page_say(
        page, by[way_of(mark)],
        VALUES(VALUE_TEXT("amount", part_signed(page, mark->amount))));
}

const char *part_list(struct page *page, const char *first, const char *second)
{
    return first[0] == '\0' ? second
                            : page_say(page, WORD_LIST_COMMA,
                                       VALUES(VALUE_TEXT("first", first),
                                              VALUE_TEXT("second", second)));
}

const char *part_then(struct page *page, const char *first, const char *second)
{
    return page_say(
        page, WORD_LIST_SEMICOLON,
        VALUES(VALUE_TEXT("first", first), VALUE_TEXT("second", second)));
}

const char *part_mark_words(struct page *page, const struct view_mark *mark)
{
    bool likelihood = page->ui->view->meters.items[mark->meter].scale ==
                      SCALE_LIKELIHOOD; /* never a percent */
    if (mark->unknown)
        return page_word(page, WORD_MARK_UNKNOWN);
    if (mark->exact && !likelihood)
        return exact_words(page, mark);
    const char *change = page_word(page, ways[way_of(mark)][mark->size & 3]);
    if (mark->colour == 0)
        return change;
    return page_say(page, mark->colour > 0 ? WORD_MARK_HELPS : WORD_MARK_HURTS,
                    VALUES(VALUE_TEXT("change", change)));
}

int32_t part_prose(struct page *page, struct rect rect, view_texts texts,
                   struct style style)
{
    int32_t used = 0;
    for (int32_t i = 0; i < texts.count; i++) {
        if (i > 0)
            used += 8;
        used += page_text(page, box(rect.x, rect.y + used, rect.w, rect.h),
                          texts.items[i], style);
    }
    return used;
}

int32_t part_paragraph(struct page *page, struct rect rect, const char *title,
                       const char *text)
{
    if (text[0] == '\0')
        return 0;
    int32_t y = rect.y;
    y += page_text(page, box(rect.x, y, rect.w, 0), title,
                   style(TYPE_NOTE_STRONG, TOKEN_FAV)) +
         2;
    y += page_text(page, box(rect.x, y, rect.w, 0), text,
                   style(TYPE_BRIEF, TOKEN_TEXT2)) +
         14;
    return y - rect.y;
}

const char *part_status(const struct page *page, uint8_t status)
{
    static const enum word words[] = {[FACT_REPORTED] = WORD_STATUS_REPORTED,
                                      [FACT_CONTESTED] = WORD_STATUS_CONTESTED,
                                      [FACT_COUNTERFACTUAL] =
                                          WORD_STATUS_INVENTED,
                                      [FACT_MODEL] = WORD_STATUS_MODEL};
    return status == FACT_UNMARKED ? "" : page_word(page, words[status]);
}

int32_t part_sources(struct page *page, struct rect rect,
                     const struct view_fact *fact)
{
    int32_t used = 0;
    const char *status = part_status(page, fact->status);
    if (status[0] != '\0')
        used += page_text(page, rect, page_format(page, "*%s*", status),
                          style(TYPE_NOTE, TOKEN_MUTED));
    for (int32_t i = 0; i < fact->sources.count; i++) {
        used +=
            page_text(page, box(rect.x, rect.y + used, rect.w, rect.h),
                      fact->sources.items[i], style(TYPE_NOTE, TOKEN_MUTED));
    }
    return used;
}

struct rect part_sheet(struct page *page, const char *title,
                       const char *subtitle)
{
    bool play = flow_playing(page->ui);
    part_top_bar(page, play ? NULL : "D\xC3\xA9marche",
                 play ? NULL : page_word(page, WORD_BAR_SUBTITLE));
    int32_t used = page_heading(page, (struct spot){24, 99, 900}, title,
                                style(TYPE_SCREEN, TOKEN_TEXT));
    page_label(page, (struct spot){24 + used + 20, 99, page->w - used - 230},
               subtitle, style(TYPE_BRIEF, TOKEN_TEXT2));
    part_button(page,
                &(struct button){.id = "back",
                                 .label = page_word(page, WORD_BUTTON_BACK),
                                 .key = page_word(page, WORD_KEY_ESC),
                                 .rect = box(page->w - 152, 68, 128, 40),
                                 .action = ACT_BACK});
    return page_panel(page, "sheet", title,
                      box(24, 120, page->w - 48, page->h - 144), 20);
}

void part_sheet_end(struct page *page)
{
    page_end(page);
}
