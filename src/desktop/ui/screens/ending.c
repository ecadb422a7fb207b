#include "desktop/ui/parts.h"
#include "desktop/ui/screens/screens.h"

#include <inttypes.h>

static enum word tone_words(uint8_t tone)
{
    return tone == TONE_GRAVE     ? WORD_ENDING_GRAVE
           : tone == TONE_HOPEFUL ? WORD_ENDING_HOPEFUL
                                  : WORD_ENDING_SOBER;
}

#define READING 620 /* 66 characters of the body type */

static const char *dotted(struct page *page, const char *first,
                          const char *second)
{
    return page_say(
        page, WORD_LIST_DOT,
        VALUES(VALUE_TEXT("first", first), VALUE_TEXT("second", second)));
}

/* How far the play went: turns, decisions, where the ladder stands. */
static const char *far_words(struct page *page)
{
    const struct view *view = page->ui->view;
    int32_t own = 0;
    for (int32_t i = 0; i < view->history.count; i++)
        own += view->history.items[i].kind == VIEW_OWN_MOVE ? 1 : 0;
    const char *far = dotted(
        page,
        page_say(page, WORD_ENDING_TURNS,
                 VALUES(VALUE_NUMBER("n", view->turn))),
        page_say(page, WORD_ENDING_DECISIONS, VALUES(VALUE_NUMBER("n", own))));
    if (view->rung_now < 0)
        return far;
    return dotted(
        page, far,
        page_say(page, WORD_ENDING_RUNG,
                 VALUES(VALUE_NUMBER("rung", view->rung_now),
                        VALUE_TEXT("name",
                                   view->ladder.items[view->rung_now].name))));
}

static int32_t prose_height(struct page *page, int32_t width)
{
    const struct view *view = page->ui->view;
    int32_t height = 0;
    for (int32_t i = 0; i < view->ending.text.count; i++)
        height += 8 + page_text_height(page, width, view->ending.text.items[i],
                                       style(TYPE_BODY, TOKEN_TEXT2));
    return height;
}

/* As high as what it says, and no higher than there is room. */
static struct rect ending_rect(struct page *page)
{
    int32_t most = page->h - 84 - 100;
    int32_t height = 2 * 40 + 22 + 8 + 20 + 16 + 12 + 22 +
                     prose_height(page, READING) +
                     page_text_height(page, 720, page->ui->view->ending.title,
                                      style(TYPE_SCREEN, TOKEN_TEXT));
    if (height > most)
        height = most;
    int32_t top = 84 + (most - height) / 3;
    return box(page->w / 2 - 400, top, 800, height);
}

void screen_ending(struct page *page)
{
    const struct view *view = page->ui->view;
    struct rect rect = ending_rect(page);
    part_top_bar(page, NULL, NULL);
    struct rect in = page_panel(page, "ending", view->ending.title, rect, 40);
    int32_t y = page_scroll_begin(page, "ending.text", view->ending.title,
                                  box(in.x, in.y, in.w + 20, in.h));
    y += page_text(
             page, box(in.x, y, in.w, 0),
             page_say(
                 page, WORD_LIST_DOT,
                 VALUES(VALUE_TEXT("first", view->date),
                        VALUE_TEXT(
                            "second",
                            page_word(page, tone_words(view->ending.tone))))),
             style(TYPE_BRIEF, TOKEN_MUTED)) +
         8;
    y += page_text(page, box(in.x, y, in.w, 0), view->ending.title,
                   style(TYPE_SCREEN, TOKEN_TEXT)) +
         20;
    y += part_prose(page, box(in.x, y, READING, 0), view->ending.text,
                    style(TYPE_BODY, TOKEN_TEXT2)) +
         16;
    page_rule(page, box(in.x, y, READING, 0), TOKEN_HAIR);
    y += 12;
    y += page_text(page, box(in.x, y, in.w, 0), far_words(page),
                   style(TYPE_BRIEF, TOKEN_MUTED));
    page_scroll_end(page, y);
    page_end(page);
    part_undo(page, box(rect.x, box_bottom(rect) + 20, 150, 48));
    struct button next = {.id = "next",
                          .label = page_word(page, WORD_NEXT_DEBRIEF),
                          .key = page_word(page, WORD_KEY_ENTER),
                          .action = ACT_NEXT,
                          .main = true};
    int32_t width = part_button_width(page, &next, 340);
    next.rect = box(box_right(rect) - width, box_bottom(rect) + 20, width, 48);
    part_button(page, &next);
}
