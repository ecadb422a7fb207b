/* The codex: entries that can be searched, and the one that is read. */
#include "desktop/ui/field.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

/* Width of a line that is read: 66 characters of the body type. */
#define READING 620

static bool matches(struct page *page, const struct view_codex *entry)
{
    struct arena *arena = &page->list->arena;
    if (field_matches(page->ui, view_plain(arena, entry->title)))
        return true;
    for (int32_t i = 0; i < entry->text.count; i++) {
        if (field_matches(page->ui, view_plain(arena, entry->text.items[i])))
            return true;
    }
    return false;
}

/* The entry that is read: the one chosen, else the first that is found; -1
 * where none is. */
static int32_t shown_entry(struct page *page)
{
    const struct view *view = page->ui->view;
    int32_t chosen = page->ui->shown;
    if (chosen < view->codex.count && matches(page, &view->codex.items[chosen]))
        return chosen;
    for (int32_t i = 0; i < view->codex.count; i++) {
        if (matches(page, &view->codex.items[i]))
            return i;
    }
    return -1;
}

static void entry_row(struct page *page, struct rect row, int32_t index,
                      bool chosen)
{
    const struct view_codex *entry = &page->ui->view->codex.items[index];
    int32_t widget = page_control(
        page, &(struct control){.role = ROLE_ITEM,
                                .id = page_format(page, "entry.%s", entry->id),
                                .name = entry->title,
                                .rect = row,
                                .action = ACT_SHOW,
                                .number = index,
                                .chosen = chosen});
    part_card(page, widget, row, 6);
    page_label(page, (struct spot){row.x + 12, row.y + 23, row.w - 24},
               entry->title, style(TYPE_CARD_MEDIUM, TOKEN_TEXT));
    page_end(page);
}

static void entries(struct page *page, struct rect rect, int32_t shown)
{
    const struct view *view = page->ui->view;
    int32_t found = 0;
    int32_t y = page_scroll_begin(page, "entries",
                                  page_word(page, WORD_CODEX_ENTRIES), rect);
    for (int32_t i = 0; i < view->codex.count; i++) {
        if (!matches(page, &view->codex.items[i]))
            continue;
        entry_row(page, box(rect.x + 4, y + 4, rect.w - 20, 36), i, i == shown);
        y += 44;
        found++;
    }
    if (found == 0)
        y += page_text(page, box(rect.x + 4, y + 8, rect.w - 20, 0),
                       page_word(page, WORD_CODEX_NOTHING),
                       style(TYPE_CARD, TOKEN_TEXT2));
    page_scroll_end(page, y);
}

static void entry(struct page *page, struct rect rect, int32_t index)
{
    const struct view_codex *shown = &page->ui->view->codex.items[index];
    int32_t width = rect.w < READING + 14 ? rect.w - 14 : READING;
    int32_t y = page_scroll_begin(page, "entry", shown->title, rect);
    y += page_text(page, box(rect.x, y, width, 0), shown->title,
                   style(TYPE_QUESTION, TOKEN_TEXT)) +
         8;
    y += part_prose(page, box(rect.x, y, width, 0), shown->text,
                    style(TYPE_BODY, TOKEN_TEXT2)) +
         16;
    if (shown->fact.sources.count > 0) {
        page_rule(page, box(rect.x, y, width, 0), TOKEN_HAIR);
        y += 10;
    }
    y += part_sources(page, box(rect.x, y, width, 0), &shown->fact);
    page_scroll_end(page, y);
}

void screen_codex(struct page *page)
{
    const struct view *view = page->ui->view;
    struct rect in = part_sheet(page, page_word(page, WORD_CODEX_NAME),
                                page_word(page, WORD_CODEX_SUBTITLE));
    if (view->codex.count == 0) {
        page_text(page, in, page_word(page, WORD_CODEX_NONE),
                  style(TYPE_BODY, TOKEN_TEXT2));
    } else {
        int32_t shown = shown_entry(page);
        struct rect left = box_cut_left(&in, 340);
        box_cut_left(&in, 28);
        field(page, "search", page_word(page, WORD_CODEX_SEARCH),
              page_word(page, WORD_CODEX_HINT),
              box(left.x, left.y, left.w - 16, 36));
        entries(page, box(left.x - 4, left.y + 44, left.w + 4, left.h - 44),
                shown);
        if (shown >= 0)
            entry(page, box(in.x, in.y, in.w + 12, in.h), shown);
    }
    part_sheet_end(page);
}
