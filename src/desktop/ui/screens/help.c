/* Pages to look things up: keys and rungs. */
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

struct key_words {
    const char *key, *does;
    bool saves; /* only where plays are kept */
};

static const struct key_words keys[] = {
    {"1 to 9", "look at option 1 to 9", false},
    {"Arrows", "move the focus", false},
    {"Tab, Shift+Tab", "next and previous thing on the page", false},
    {"Enter, Space", "decide, open, go on", false},
    {"Esc", "back; the menu", false},
    {"H", "history: every turn, every change and its cause, branches", false},
    {"C", "codex: what the words mean; there / searches", false},
    {"L", "ladder: what the rungs mean", false},
    {"M", "map: where it all is; there + and \xE2\x88\x92 go closer and back",
     false},
    {"Z, Ctrl+Z", "take back the last move; the way taken stays as a branch",
     false},
    {"Page Up, Page Down, Home, End", "scroll", false},
    {"F1", "this page", false},
    {"F5", "keep a copy of this play under a name", true},
    {"F9", "saved plays: go on with one, copy it to a file, delete it", true},
    {"F10", "colours: dark, light, high contrast", false},
    {"Ctrl and + \xE2\x88\x92 0",
     "larger and smaller text, and back; animations: in the menu", false},
    {"F11", "full screen", false},
    {"F12", "save a picture of the window", false},
    {"Mouse", "point at an option to see what it may do; a click decides",
     false},
};

static int32_t key_row(struct page *page, struct rect at, int32_t number)
{
    const struct key_words *row = &keys[number];
    page_begin(page, ROLE_ITEM, page_format(page, "key.%d", (int)number),
               row->key, box(at.x, at.y, at.w, 30));
    page_value(page, "%s", row->does);
    page_label(page, (struct spot){at.x, at.y + 20, 260}, row->key,
               style(TYPE_BRIEF_STRONG, TOKEN_TEXT));
    page_label(page, (struct spot){at.x + 270, at.y + 20, at.w - 270},
               row->does, style(TYPE_BRIEF, TOKEN_TEXT2));
    page_end(page);
    return 32;
}

#define READING 700

static int32_t on_keeping(struct page *page, struct rect at)
{
    int32_t width = at.w < READING ? at.w : READING;
    at.y += 14;
    page_section(page, (struct spot){at.x, at.y + 14, width}, "Saved plays");
    return 14 + 26 +
           page_text(page, box(at.x, at.y + 26, width, 0),
                     "Every play is kept by itself, from its beginning and "
                     "after every move: close the window whenever you like, "
                     "Continue on the title page goes on where you stood, with "
                     "every way that you tried. A new play never takes the "
                     "place of an old one; Saved plays has them all. A copy "
                     "under a name of your own stays as it is while the play "
                     "goes on. Should keeping fail, a line at the top says so, "
                     "and it is tried again after the next move.",
                     style(TYPE_BRIEF, TOKEN_TEXT2));
}

void screen_help(struct page *page)
{
    bool saves = page->ui->host.saves != NULL;
    struct rect in = part_sheet(page, "Keys", "everything works by mouse too");
    int32_t y = page_scroll_begin(page, "keys", "Keys",
                                  box(in.x, in.y, in.w + 12, in.h));
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (saves || !keys[i].saves)
            y += key_row(page, box(in.x, y, in.w, 0), (int32_t)i);
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
    struct strbuf names = {0};
    for (int32_t i = 0; i < view->tokens.count; i++) {
        if (view->tokens.items[i].rung == rung)
            strbuf_format(&names, "%s%s", names.length > 0 ? ", " : "",
                          view->tokens.items[i].name);
    }
    if (names.length > 0) {
        int32_t used = page_text(page, at, "last public act",
                                 style(TYPE_NOTE, TOKEN_MUTED));
        page_text(page, box(at.x, at.y + used, at.w, 0), strbuf_get(&names),
                  style_most(style(TYPE_CARD_STRONG, TOKEN_TEXT), 1));
    }
    strbuf_clear(&names);
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
                   page_format(page, step->now ? "%s (now)" : "%s", step->name),
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
    struct rect in = part_sheet(page, "The ladder",
                                "where the quarrel stands, not who is "
                                "right");
    int32_t width = in.w < 760 ? in.w : 760;
    int32_t y = page_scroll_begin(page, "rungs", "Rungs",
                                  box(in.x, in.y, in.w + 12, in.h));
    for (int32_t i = view->ladder.count; i-- > 0;)
        y += rung_item(page, box(in.x, y, width, 0), i);
    if (view->ladder.count == 0)
        y += page_text(page, box(in.x, y, width, 0),
                       "This scenario has no ladder.",
                       style(TYPE_BODY, TOKEN_TEXT2));
    page_scroll_end(page, y);
    part_sheet_end(page);
}
