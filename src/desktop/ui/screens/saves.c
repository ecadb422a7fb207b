/* Saved plays: the list, and what can be done with the one looked at. */
#include "desktop/ui/keep.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <string.h>

#define ROW   68
#define PITCH 78
#define LIST  620

/* What it goes by: the player's name for it, else its scenario's. */
static const char *title_of(const struct ui_save *save)
{
    if (save->name[0] != '\0')
        return save->name;
    return save->title[0] != '\0' ? save->title : save->file;
}

static bool is_on(const struct ui *ui, const struct ui_save *save)
{
    return ui->started && save->current;
}

struct mark {
    const char *words;
    enum token token;
};

static struct mark mark_of(const struct page *page, const struct ui_save *save)
{
    if (save->damaged)
        return (struct mark){page_word(page, WORD_SAVES_DAMAGED), TOKEN_UNF};
    if (is_on(page->ui, save))
        return (struct mark){page_word(page, WORD_SAVES_PLAYING), TOKEN_FAV};
    if (save->busy)
        return (struct mark){page_word(page, WORD_SAVES_ELSEWHERE),
                             TOKEN_TEXT2};
    return (struct mark){"", TOKEN_TEXT2};
}

static struct style plain(enum type type, enum token token, int32_t lines)
{
    struct style look = style_most(style(type, token), lines);
    look.plain = true;
    return look;
}

/* The list
 * ---------------------------------------------------------------------*/

/* The row with the focus, else the one looked at last. */
static int32_t looked_at(struct ui *ui, int32_t count)
{
    const char *focus = strbuf_get(&ui->focus);
    int32_t before = ui->save;
    for (int32_t i = 0; strncmp(focus, "save.", 5) == 0 && i < count; i++) {
        struct strbuf id = {0};
        strbuf_format(&id, "save.%d", (int)i);
        if (strcmp(strbuf_get(&id), focus) == 0)
            ui->save = i;
        strbuf_clear(&id);
    }
    if (ui->save >= count)
        ui->save = count - 1;
    if (ui->save < 0)
        ui->save = 0;
    if (ui->save != before)
        strbuf_reset(&ui->answer);
    return ui->save;
}

static void row_words(struct page *page, struct rect rect,
                      const struct ui_save *save)
{
    struct mark mark = mark_of(page, save);
    int32_t x = rect.x + 16;
    int32_t room = rect.w - 32;
    struct style right = plain(TYPE_NOTE_STRONG, mark.token, 1);
    struct style when = plain(TYPE_CARD, TOKEN_MUTED, 1);
    right.align = when.align = ALIGN_RIGHT;
    int32_t badge =
        mark.words[0] == '\0'
            ? 0
            : page_text_width(page, mark.words, TYPE_NOTE_STRONG) + 2;
    page_label(page, (struct spot){x + room - badge, rect.y + 28, badge},
               mark.words, right);
    page_label(page, (struct spot){x, rect.y + 29, room - badge - 12},
               title_of(save), plain(TYPE_VALUE, TOKEN_TEXT, 1));
    int32_t late = page_text_width(page, save->when, TYPE_CARD) + 2;
    page_label(page, (struct spot){x + room - late, rect.y + 52, late},
               save->when, when);
    page_label(page, (struct spot){x, rect.y + 52, room - late - 12},
               save->damaged ? page_word(page, WORD_SAVES_UNREADABLE)
                             : save->stand,
               plain(TYPE_CARD, TOKEN_TEXT2, 1));
}

/* Rows out of sight are there for focus and readers, and cost no drawing. */
static void row(struct page *page, struct rect rect, int32_t index, bool seen)
{
    struct ui_save save = keep_item(page->ui, index);
    struct mark mark = mark_of(page, &save);
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_CARD,
                                .id = page_format(page, "save.%d", (int)index),
                                .name = title_of(&save),
                                .rect = rect,
                                .action = ACT_SAVE,
                                .number = index});
    const char *value = part_then(page, save.stand, save.when);
    if (mark.words[0] != '\0')
        value = part_then(page, value, mark.words);
    page_value(page, "%s", value);
    if (seen) {
        part_card(page, widget, rect, 10);
        if (index == page->ui->save)
            page_fill(page, box(rect.x, rect.y + 12, 4, rect.h - 24), 2,
                      page_color(page, TOKEN_FOCUS));
        row_words(page, rect, &save);
    }
    page_end(page);
}

static void list(struct page *page, struct rect rect, int32_t count)
{
    int32_t y = page_scroll_begin(page, "plays",
                                  page_word(page, WORD_SAVES_NAME), rect);
    for (int32_t i = 0; i < count; i++) {
        bool seen = y + PITCH >= rect.y && y <= box_bottom(rect);
        row(page, box(rect.x + 4, y + 4, rect.w - 8 - PAGE_SCROLL_BAR, ROW), i,
            seen);
        y += PITCH;
    }
    page_scroll_end(page, y);
}

/* The one looked at
 * ------------------------------------------------------------*/

static int32_t fact(struct page *page, struct rect at, const char *title,
                    const char *text)
{
    if (text[0] == '\0')
        return 0;
    int32_t used =
        page_text(page, at, title, style(TYPE_NOTE_STRONG, TOKEN_FAV)) + 2;
    used += page_text(page, box(at.x, at.y + used, at.w, 0), text,
                      plain(TYPE_BRIEF, TOKEN_TEXT2, 3));
    return used + 14;
}

static const char *remark(const struct page *page, const struct ui_save *save)
{
    if (save->damaged)
        return page_word(page, WORD_SAVES_DAMAGED_NOTE);
    if (is_on(page->ui, save))
        return page_word(page, WORD_SAVES_PLAYING_NOTE);
    if (save->busy)
        return page_word(page, WORD_SAVES_ELSEWHERE_NOTE);
    return "";
}

static int32_t facts(struct page *page, struct rect at,
                     const struct ui_save *save)
{
    int32_t y = at.y;
    y += page_text(page, at, title_of(save),
                   plain(TYPE_QUESTION, TOKEN_TEXT, 3)) +
         12;
    if (save->name[0] != '\0')
        y += fact(page, box(at.x, y, at.w, 0),
                  page_word(page, WORD_SAVES_SCENARIO), save->title);
    y += fact(page, box(at.x, y, at.w, 0), page_word(page, WORD_SAVES_STAND),
              save->stand);
    y += fact(page, box(at.x, y, at.w, 0), page_word(page, WORD_SAVES_WHEN),
              save->when);
    y += fact(page, box(at.x, y, at.w, 0), page_word(page, WORD_SAVES_FILE),
              save->file);
    y += page_text(page, box(at.x, y, at.w, 0), remark(page, save),
                   style(TYPE_BRIEF, TOKEN_TEXT));
    return y - at.y;
}

static void buttons(struct page *page, struct rect foot,
                    const struct ui_save *save)
{
    bool on = is_on(page->ui, save);
    const char *held = on           ? page_word(page, WORD_SAVES_IS_ON)
                       : save->busy ? page_word(page, WORD_SAVES_IS_OPEN)
                                    : "";
    struct rect low = box_cut_bottom(&foot, 40);
    part_button(
        page, &(struct button){.id = "open",
                               .label = on ? page_word(page, WORD_SAVES_BACK)
                                           : page_word(page, WORD_SAVES_GO_ON),
                               .key = page_word(page, WORD_KEY_ENTER),
                               .rect = box_cut_top(&foot, 48),
                               .action = ACT_LATEST,
                               .number = page->ui->save,
                               .main = true});
    int32_t half = (low.w - 12) / 2;
    part_button(page,
                &(struct button){.id = "copy",
                                 .label = page_word(page, WORD_SAVES_COPY),
                                 .key = "",
                                 .rect = box(low.x, low.y, half, low.h),
                                 .action = ACT_COPY});
    part_button(
        page,
        &(struct button){.id = "delete",
                         .label = page_word(page, WORD_SAVES_DELETE),
                         .key = "",
                         .rect = box(box_right(low) - half, low.y, half, low.h),
                         .action = ACT_DELETE,
                         .locked = held});
}

static void details(struct page *page, struct rect in, int32_t index)
{
    struct ui_save save = keep_item(page->ui, index);
    struct rect foot = box_cut_bottom(&in, 100);
    const char *answer = strbuf_get(&page->ui->answer);
    struct style look = plain(TYPE_CARD_MEDIUM,
                              page->ui->answer_good ? TOKEN_FAV : TOKEN_UNF, 4);
    int32_t words = page_text_height(page, in.w, answer, look);
    struct rect said = box_cut_bottom(&in, words > 0 ? words + 16 : 12);
    int32_t y = page_scroll_begin(page, "facts", title_of(&save),
                                  box(in.x, in.y, in.w + 12, in.h));
    y += facts(page, box(in.x, y, in.w, 0), &save);
    page_scroll_end(page, y);
    if (words > 0) {
        said = box(said.x, said.y + 4, said.w, words);
        page_begin(page, ROLE_TEXT, "answer", answer, said);
        page_text(page, said, answer, look);
        page_end(page);
    }
    buttons(page, foot, &save);
}

static void nothing(struct page *page, struct rect in)
{
    int32_t width = in.w < 620 ? in.w : 620;
    int32_t y = in.y;
    y += page_text(page, box(in.x, y, width, 0),
                   page_word(page, WORD_SAVES_NOTHING),
                   style(TYPE_QUESTION, TOKEN_TEXT)) +
         8;
    page_text(page, box(in.x, y, width, 0),
              page_word(page, WORD_SAVES_NOTHING_NOTE),
              style(TYPE_BODY, TOKEN_TEXT2));
}

void screen_saves(struct page *page)
{
    int32_t count = keep_count(page->ui);
    struct rect in = part_sheet(page, page_word(page, WORD_SAVES_NAME),
                                page_word(page, WORD_SAVES_SUBTITLE));
    if (count == 0)
        nothing(page, in);
    else {
        int32_t shown = looked_at(page->ui, count);
        struct rect left = box_cut_left(&in, LIST);
        box_cut_left(&in, 24);
        list(page, box(left.x - 8, left.y, left.w + 8, left.h), count);
        details(page, in, shown);
    }
    part_sheet_end(page);
}
