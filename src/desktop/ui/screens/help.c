/* Pages to look things up: keys and rungs. */
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

struct key_words {
    const char *key; /* "": one that has a name */
    enum word name;  /* of such a one */
    enum word does;
    bool saves; /* only where plays are kept */
};

static const struct key_words keys[] = {
    {"", WORD_KEY_DIGITS, WORD_HELP_LOOK, false},
    {"", WORD_KEY_ARROWS, WORD_HELP_FOCUS, false},
    {"", WORD_KEY_TAB, WORD_HELP_NEXT, false},
    {"", WORD_KEY_ENTER_SPACE, WORD_HELP_DECIDE, false},
    {"", WORD_KEY_ESC, WORD_HELP_BACK, false},
    {"H", WORD_COUNT, WORD_HELP_HISTORY, false},
    {"C", WORD_COUNT, WORD_HELP_CODEX, false},
    {"L", WORD_COUNT, WORD_HELP_LADDER, false},
    {"M", WORD_COUNT, WORD_HELP_MAP, false},
    {"", WORD_KEY_UNDO, WORD_HELP_UNDO, false},
    {"", WORD_KEY_SCROLL, WORD_HELP_SCROLL, false},
    {"F1", WORD_COUNT, WORD_HELP_HELP, false},
    {"F5", WORD_COUNT, WORD_HELP_KEEP, true},
    {"F9", WORD_COUNT, WORD_HELP_SAVES, true},
    {"F10", WORD_COUNT, WORD_HELP_COLOURS, false},
    {"", WORD_KEY_SIZE, WORD_HELP_SIZE, false},
    {"F11", WORD_COUNT, WORD_HELP_FULL, false},
    {"F12", WORD_COUNT, WORD_HELP_PICTURE, false},
    {"", WORD_KEY_MOUSE, WORD_HELP_MOUSE, false},
};

static const char *key_name(const struct page *page,
                            const struct key_words *row)
{
    return row->key[0] != '\0' ? row->key : page_word(page, row->name);
}

/* As wide as the longest name of a key. */
static int32_t key_column(struct page *page)
{
    int32_t width = 260;
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
        width =
            part_wide(page, key_name(page, &keys[i]), TYPE_BRIEF_STRONG, width);
    return width;
}

static int32_t key_row(struct page *page, struct rect at, int32_t column,
                       int32_t number)
{
    const struct key_words *row = &keys[number];
    const char *key = key_name(page, row);
    const char *does = page_word(page, row->does);
    page_begin(page, ROLE_ITEM, page_format(page, "key.%d", (int)number), key,
               box(at.x, at.y, at.w, 30));
    page_value(page, "%s", does);
    page_label(page, (struct spot){at.x, at.y + 20, column}, key,
               style(TYPE_BRIEF_STRONG, TOKEN_TEXT));
    column += 10;
    page_label(page, (struct spot){at.x + column, at.y + 20, at.w - column},
               does, style(TYPE_BRIEF, TOKEN_TEXT2));
    page_end(page);
    return 32;
}

#define READING 700

static int32_t on_keeping(struct page *page, struct rect at)
{
    int32_t width = at.w < READING ? at.w : READING;
    at.y += 14;
    page_section(page, (struct spot){at.x, at.y + 14, width},
                 page_word(page, WORD_SAVES_NAME));
    return 14 + 26 +
           page_text(page, box(at.x, at.y + 26, width, 0),
                     page_word(page, WORD_HELP_KEEPING),
                     style(TYPE_BRIEF, TOKEN_TEXT2));
}

void screen_help(struct page *page)
{
    bool saves = page->ui->host.saves != NULL;
    struct rect in = part_sheet(page, page_word(page, WORD_HELP_NAME),
                                page_word(page, WORD_HELP_SUBTITLE));
    int32_t y = page_scroll_begin(page, "keys", page_word(page, WORD_HELP_NAME),
                                  box(in.x, in.y, in.w + 12, in.h));
    int32_t column = key_column(page);
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (saves || !keys[i].saves)
            y += key_row(page, box(in.x, y, in.w, 0), column, (int32_t)i);
    }
    if (saves)
        y += on_keeping(page, box(in.x, y, in.w, 0));
    page_scroll_end(page, y);
    part_sheet_end(page);
}

/* Whose last public act was one of this rung. */
static void last_acts(struct page *page, struct rect at, int32_t rung)
{
    const struct view *view = page->ui->view;
    const char *names = "";
    for (int32_t i = 0; i < view->tokens.count; i++) {
        if (view->tokens.items[i].rung == rung)
            names = part_list(page, names, view->tokens.items[i].name);
    }
    if (names[0] != '\0') {
        int32_t used =
            page_text(page, at, page_word(page, WORD_LADDER_LAST_ACT),
                      style(TYPE_NOTE, TOKEN_MUTED));
        page_text(page, box(at.x, at.y + used, at.w, 0), names,
                  style_most(style(TYPE_CARD_STRONG, TOKEN_TEXT), 1));
    }
}

static int32_t rung_item(struct page *page, struct rect at, int32_t rung)
{
    const struct view *view = page->ui->view;
    const struct view_rung *step = &view->ladder.items[rung];
    int32_t y = at.y + 8;
    struct rect mark = box(at.x, at.y, 6, 0);
    page_label(page, (struct spot){at.x + 20, y + 18, 30},
               page_format(page, "%" PRId32, rung),
               style(TYPE_VALUE, TOKEN_TEXT));
    y += page_text(page, box(at.x + 56, y, at.w - 56, 0),
                   step->now ? page_say(page, WORD_LADDER_HERE,
                                        VALUES(VALUE_TEXT("rung", step->name)))
                             : step->name,
                   style(TYPE_HEADLINE, step->now ? TOKEN_FOCUS : TOKEN_TEXT));
    y += page_text(page, box(at.x + 56, y, at.w - 56, 0), step->text,
                   style(TYPE_BRIEF, TOKEN_TEXT2)) +
         8;
    last_acts(page, box(at.x + at.w + 28, at.y + 8, page->w - at.w - 130, 0),
              rung);
    mark.h = y - at.y - 4;
    page_fill(page, mark, 3, theme_ramp(page->theme, rung, view->ladder.count));
    return y - at.y;
}

void screen_ladder(struct page *page)
{
    const struct view *view = page->ui->view;
    struct rect in = part_sheet(page, page_word(page, WORD_LADDER_TITLE),
                                page_word(page, WORD_LADDER_SUBTITLE));
    int32_t width = in.w < 760 ? in.w : 760;
    int32_t y =
        page_scroll_begin(page, "rungs", page_word(page, WORD_LADDER_RUNGS),
                          box(in.x, in.y, in.w + 12, in.h));
    for (int32_t i = view->ladder.count; i-- > 0;)
        y += rung_item(page, box(in.x, y, width, 0), i);
    if (view->ladder.count == 0)
        y += page_text(page, box(in.x, y, width, 0),
                       page_word(page, WORD_LADDER_NONE),
                       style(TYPE_BODY, TOKEN_TEXT2));
    page_scroll_end(page, y);
    part_sheet_end(page);
}
