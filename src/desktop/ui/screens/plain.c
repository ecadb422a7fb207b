/* Screens of one panel with a few words: handing over, a scene to read. */
#include "desktop/ui/map.h"
#include "desktop/ui/meter.h"
#include "desktop/ui/parts.h"
#include "desktop/ui/screens/desk.h"
#include "desktop/ui/screens/screens.h"
#include "desktop/ui/timeline.h"

#include <inttypes.h>

/* Handing over
 * ---------------------------------------------------------------*/

static const char *next_person(const struct ui *ui)
{
    return ui->started ? ui->view->seat.name
                       : ui->briefing->seats.items[ui->seat].name;
}

void screen_handover(struct page *page)
{
    const char *name = next_person(page->ui);
    struct rect rect = box(page->w / 2 - 320, page->h / 2 - 140, 640, 280);
    part_top_bar(page, page->ui->briefing->title,
                 page_word(page, WORD_HANDOVER_BAR));
    struct rect in = page_panel(page, "handover",
                                page_word(page, WORD_HANDOVER_NAME), rect, 32);
    int32_t y = in.y;
    y +=
        page_text(
            page, box(in.x, y, in.w, 0),
            page_say(page, WORD_HANDOVER_TITLE,
                     VALUES(VALUE_TEXT("actor", part_in_sentence(page, name)))),
            style(TYPE_SCREEN, TOKEN_TEXT)) +
        12;
    page_text(page, box(in.x, y, in.w, 0), page_word(page, WORD_HANDOVER_WORDS),
              style(TYPE_BODY, TOKEN_TEXT2));
    part_button(
        page,
        &(struct button){
            .id = "ready",
            .label = page_say(
                page, WORD_HANDOVER_READY,
                VALUES(VALUE_TEXT("actor", part_in_sentence(page, name)))),
            .key = page_word(page, WORD_KEY_ENTER),
            .rect = box(in.x, box_bottom(in) - 48, in.w, 48),
            .action = ACT_READY,
            .main = true});
    page_end(page);
    if (page->ui->pending)
        part_button(page,
                    &(struct button){
                        .id = "withdraw",
                        .label = page_word(page, WORD_HANDOVER_WITHDRAW),
                        .key = "",
                        .rect = box(rect.x, box_bottom(rect) + 12, 640, 40),
                        .action = ACT_WITHDRAW});
}

/* A scene to read ------------------------------------------------------------
 */

static void scene_text(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(page, "scene", view->scene, rect, 24);
    page_section(page, (struct spot){in.x, in.y + 12, 200},
                 page_word(page, WORD_SITUATION_NAME));
    page_label(page, (struct spot){in.x + 200, in.y + 12, in.w - 200},
               view->date, style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 28);
    struct rect aside = box_cut_right(&in, 248);
    box_cut_right(&in, 24);
    desk_standing(page, box(aside.x, aside.y, aside.w + 12, aside.h));
    int32_t width = in.w < 640 ? in.w : 640;
    int32_t y =
        page_scroll_begin(page, "brief", page_word(page, WORD_SITUATION_BRIEF),
                          box(in.x, in.y, in.w + 14, in.h));
    y += page_text(page, box(in.x, y, width, 0), view->scene,
                   style(TYPE_SCREEN, TOKEN_TEXT)) +
         12;
    y += part_prose(page, box(in.x, y, width, 0), view->brief,
                    style(TYPE_BODY, TOKEN_TEXT2));
    page_scroll_end(page, y);
    page_end(page);
}

void screen_read(struct page *page)
{
    struct desk desk = desk_columns(page);
    struct rect wide =
        box(desk.left.x, desk.left.y, box_right(desk.centre) - desk.left.x,
            desk.left.h - 60);
    part_top_bar(page, NULL, NULL);
    scene_text(page, wide);
    part_button(page,
                &(struct button){.id = "next",
                                 .label = page_word(page, WORD_BUTTON_CONTINUE),
                                 .key = page_word(page, WORD_KEY_ENTER),
                                 .rect = box(box_right(wide) - 288,
                                             box_bottom(wide) + 12, 288, 48),
                                 .action = ACT_NEXT,
                                 .main = true});
    desk_balance(page, desk.right, -1);
    timeline_bar(page);
}
