/* Pages to look things up: keys, rungs, codex. */
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

static const char *const keys[][2] = {
    {"1 to 9", "look at option 1 to 9"},
    {"Arrows", "move the focus"},
    {"Tab, Shift+Tab", "next and previous thing on the page"},
    {"Enter, Space", "decide, open, go on"},
    {"Esc", "back; the menu"},
    {"H", "history: every turn, every change and its cause, branches"},
    {"C", "codex: what the words mean"},
    {"L", "ladder: what the rungs mean"},
    {"M", "map: where it all is; there + and \xE2\x88\x92 go closer and back"},
    {"Z, Ctrl+Z", "take back the last move; the way taken stays as a branch"},
    {"Page Up, Page Down, Home, End", "scroll"},
    {"F1", "this page"},
    {"F10", "colours: dark, light, high contrast"},
    {"F11", "full screen"},
    {"F12", "save a picture of the window"},
    {"Mouse", "point at an option to see what it may do; a click decides"},
};

void screen_help(struct page *page)
{
    struct rect in = part_sheet(page, "Keys", "everything works by mouse too");
    int32_t y = page_scroll_begin(page, "keys", "Keys",
                                  box(in.x, in.y, in.w + 12, in.h));
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        page_begin(page, ROLE_ITEM, page_format(page, "key.%d", (int)i),
                   keys[i][0], box(in.x, y, in.w, 30));
        page_value(page, "%s", keys[i][1]);
        page_label(page, (struct spot){in.x, y + 20, 260}, keys[i][0],
                   style(TYPE_BRIEF_STRONG, TOKEN_TEXT));
        page_label(page, (struct spot){in.x + 270, y + 20, in.w - 270},
                   keys[i][1], style(TYPE_BRIEF, TOKEN_TEXT2));
        page_end(page);
        y += 32;
    }
    page_scroll_end(page, y);
    part_sheet_end(page);
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

/* The codex
 * -------------------------------------------------------------------*/

static void entries(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    int32_t y = page_scroll_begin(page, "entries", "Entries", rect);
    for (int32_t i = 0; i < view->codex.count; i++) {
        const struct view_codex *entry = &view->codex.items[i];
        struct rect row = box(rect.x + 4, y + 4, rect.w - 20, 36);
        int32_t widget = page_control(
            page,
            &(struct control){.role = ROLE_ITEM,
                              .id = page_format(page, "entry.%s", entry->id),
                              .name = entry->title,
                              .rect = row,
                              .action = ACT_SHOW,
                              .number = i,
                              .chosen = i == page->ui->shown});
        part_card(page, widget, row, 6);
        page_label(page, (struct spot){row.x + 12, row.y + 23, row.w - 24},
                   entry->title, style(TYPE_CARD_MEDIUM, TOKEN_TEXT));
        page_end(page);
        y += 44;
    }
    page_scroll_end(page, y);
}

static void entry(struct page *page, struct rect rect, int32_t index)
{
    const struct view_codex *shown = &page->ui->view->codex.items[index];
    int32_t width = rect.w < 654 ? rect.w - 14 : 640;
    int32_t y = page_scroll_begin(page, "entry", shown->title, rect);
    y += page_text(page, box(rect.x, y, width, 0), shown->title,
                   style(TYPE_QUESTION, TOKEN_TEXT)) +
         8;
    y += part_prose(page, box(rect.x, y, width, 0), shown->text,
                    style(TYPE_BODY, TOKEN_TEXT2)) +
         16;
    y += part_sources(page, box(rect.x, y, width, 0), &shown->fact);
    page_scroll_end(page, y);
}

void screen_codex(struct page *page)
{
    const struct view *view = page->ui->view;
    struct rect in = part_sheet(page, "Codex", "what the words mean");
    if (view->codex.count == 0) {
        page_text(page, in, "This scenario has no codex.",
                  style(TYPE_BODY, TOKEN_TEXT2));
    } else {
        struct rect left = box_cut_left(&in, 340);
        box_cut_left(&in, 28);
        entries(page, box(left.x - 4, left.y, left.w + 4, left.h));
        entry(page, box(in.x, in.y, in.w + 12, in.h),
              page->ui->shown < view->codex.count ? page->ui->shown : 0);
    }
    part_sheet_end(page);
}
