/* Screens of one panel with a few words: handing over, asking again, a
 * scene to read, the menu. */
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
    part_top_bar(page, page->ui->briefing->title, "changing seats");
    struct rect in = page_panel(page, "handover", "Hand over", rect, 32);
    int32_t y = in.y;
    y += page_text(
             page, box(in.x, y, in.w, 0),
             page_format(page, "Hand over to %s", part_in_sentence(page, name)),
             style(TYPE_SCREEN, TOKEN_TEXT)) +
         12;
    page_text(page, box(in.x, y, in.w, 0),
              "What comes next is for their eyes only. Everybody else looks "
              "away until they have chosen.",
              style(TYPE_BODY, TOKEN_TEXT2));
    part_button(page, &(struct button){
                          .id = "ready",
                          .label = page_format(page, "I am %s",
                                               part_in_sentence(page, name)),
                          .key = "Enter",
                          .rect = box(in.x, box_bottom(in) - 48, in.w, 48),
                          .action = ACT_READY,
                          .main = true});
    page_end(page);
    if (page->ui->pending)
        part_button(page,
                    &(struct button){
                        .id = "withdraw",
                        .label = "Take back what I just chose",
                        .key = "",
                        .rect = box(rect.x, box_bottom(rect) + 12, 640, 40),
                        .action = ACT_WITHDRAW});
}

/* Asking once more -----------------------------------------------------------
 */

/* Returns the height used. */
static int32_t rung_words(struct page *page, struct rect in, int32_t rung)
{
    const struct view *view = page->ui->view;
    int32_t y = in.y;
    if (rung < view->ladder.count) {
        const struct view_rung *step = &view->ladder.items[rung];
        y += page_text(
                 page, box(in.x, y, in.w, 0),
                 page_format(page, "Rung %" PRId32 ": %s", rung, step->name),
                 style(TYPE_HEADLINE, TOKEN_FOCUS)) +
             4;
        y += page_text(page, box(in.x, y, in.w, 0), step->text,
                       style(TYPE_BRIEF, TOKEN_TEXT2)) +
             8;
    }
    y += page_text(page, box(in.x, y, in.w, 0),
                   "The other side will read it as such. Do you mean it?",
                   style(TYPE_BODY, TOKEN_TEXT));
    return y - in.y;
}

static void ask_option(struct page *page, struct rect in)
{
    struct ui *ui = page->ui;
    const struct view_option *option = &ui->view->options.items[ui->option];
    int32_t used = page_text(page, in, option->label,
                             style_most(style(TYPE_SCREEN, TOKEN_TEXT), 2));
    box_cut_top(&in, used + 8);
    box_cut_bottom(&in, 16);
    int32_t y = page_scroll_begin(page, "act", "What you would do",
                                  box(in.x, in.y, in.w + 14, in.h));
    y += page_text(page, box(in.x, y, in.w, 0), option->text,
                   style(TYPE_BODY, TOKEN_TEXT2)) +
         16;
    y += rung_words(page, box(in.x, y, in.w, 0), option->rung);
    page_scroll_end(page, y);
}

/* A file was dropped on the window while a play is on. */
static void ask_leave(struct page *page, struct rect in)
{
    struct style path = style_most(style(TYPE_BRIEF, TOKEN_FOCUS), 3);
    path.plain = true;
    int32_t used = page_text(page, in, "Leave this play?",
                             style_most(style(TYPE_SCREEN, TOKEN_TEXT), 2));
    box_cut_top(&in, used + 8);
    used = page_text(page, in, "You dropped another file on the window:",
                     style(TYPE_BODY, TOKEN_TEXT2));
    box_cut_top(&in, used + 4);
    used = page_text(page, in, strbuf_get(&page->ui->dropped), path);
    box_cut_top(&in, used + 12);
    page_text(page, in,
              "Opening it ends this play, and its moves are not kept.",
              style_most(style(TYPE_BODY, TOKEN_TEXT), 3));
}

void screen_confirm(struct page *page)
{
    bool leave = page->ui->dropped.length > 0;
    struct rect rect = box(page->w / 2 - 320, page->h / 2 - 200, 640, 400);
    page_fill(page, box(0, 0, page->w, page->h), 0,
              page_color(page, TOKEN_BG0));
    struct rect in = page_panel(page, "ask", "Do you mean it?", rect, 32);
    struct rect foot = box_cut_bottom(&in, 48);
    if (leave)
        ask_leave(page, in);
    else
        ask_option(page, in);
    part_button(page, &(struct button){.id = "back",
                                       .label = leave ? "Go on with this play"
                                                      : "Think again",
                                       .key = "Esc",
                                       .rect = box(foot.x, foot.y, 280, 48),
                                       .action = ACT_BACK});
    part_button(page, &(struct button){
                          .id = "confirm",
                          .label = leave ? "Open the file" : "Do it",
                          .key = "",
                          .rect = box(box_right(foot) - 280, foot.y, 280, 48),
                          .action = ACT_CONFIRM});
    page_end(page);
}

/* A scene to read ------------------------------------------------------------
 */

static void scene_text(struct page *page, struct rect rect)
{
    const struct view *view = page->ui->view;
    struct rect in = page_panel(page, "scene", view->scene, rect, 24);
    page_section(page, (struct spot){in.x, in.y + 12, 200}, "Situation");
    page_label(page, (struct spot){in.x + 200, in.y + 12, in.w - 200},
               view->date, style_right(TYPE_NOTE, TOKEN_MUTED));
    box_cut_top(&in, 28);
    struct rect aside = box_cut_right(&in, 248);
    box_cut_right(&in, 24);
    desk_standing(page, box(aside.x, aside.y, aside.w + 12, aside.h));
    int32_t width = in.w < 640 ? in.w : 640;
    int32_t y = page_scroll_begin(page, "brief", "What is known",
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
                                 .label = "Continue",
                                 .key = "Enter",
                                 .rect = box(box_right(wide) - 288,
                                             box_bottom(wide) + 12, 288, 48),
                                 .action = ACT_NEXT,
                                 .main = true});
    desk_balance(page, desk.right, -1);
    timeline_bar(page);
}

/* The menu
 * ---------------------------------------------------------------------*/

struct menu_item {
    const char *id, *label, *key;
    uint8_t action; /* enum action_kind */
    uint8_t screen;
    bool play; /* only while a play is on */
};

static const struct menu_item menu_items[] = {
    {"resume", "Go on", "Esc", ACT_BACK, 0, false},
    {"history", "History and branches", "H", ACT_GO, SCREEN_HISTORY, true},
    {"codex", "Codex", "C", ACT_GO, SCREEN_CODEX, true},
    {"ladder", "What the rungs mean", "L", ACT_GO, SCREEN_LADDER, true},
    {"map", "Map", "M", ACT_GO, SCREEN_MAP, true},
    {"undo", "Take back the last move", "Z", ACT_UNDO, 0, true},
    {"help", "Keys", "F1", ACT_GO, SCREEN_HELP, false},
    {"theme", "Colours: dark, light, high contrast", "F10", ACT_THEME, 0,
     false},
    {"text", "Size of text", "Ctrl +", ACT_TEXT, 0, false},
    {"motion", "Animations", "", ACT_MOTION, 0, false},
    {"title", "Back to the title", "", ACT_TITLE, 0, false},
    {"quit", "Quit", "", ACT_QUIT, 0, false},
};

static bool offered(const struct page *page, const struct menu_item *item)
{
    bool play = flow_playing(page->ui);
    if (item->screen == SCREEN_MAP)
        return play && map_there(page);
    return play || !item->play;
}

/* With how it is set now. */
static const char *menu_label(struct page *page, const struct menu_item *item)
{
    const struct ui *ui = page->ui;
    if (item->action == ACT_TEXT)
        return page_format(page, "%s: %" PRId32 " %%", item->label,
                           ui->theme.text > 0 ? ui->theme.text : 100);
    if (item->action == ACT_MOTION)
        return page_format(page, "%s: %s", item->label,
                           ui->motion.on ? "on" : "off");
    return item->label;
}

void screen_menu(struct page *page)
{
    int32_t count = (int32_t)(sizeof menu_items / sizeof menu_items[0]);
    int32_t shown = 0;
    for (int32_t i = 0; i < count; i++)
        shown += offered(page, &menu_items[i]) ? 1 : 0;
    struct rect rect = box(page->w / 2 - 230, 0, 460, 84 + shown * 46);
    rect.y = (page->h - rect.h) / 2;
    struct rect in = page_panel(page, "menu.panel", "Menu", rect, 24);
    page_heading(page, (struct spot){in.x, in.y + 24, in.w}, "Menu",
                 style(TYPE_QUESTION, TOKEN_TEXT));
    box_cut_top(&in, 44);
    for (int32_t i = 0; i < count; i++) {
        const struct menu_item *item = &menu_items[i];
        if (!offered(page, item))
            continue;
        bool closed = item->action == ACT_UNDO && !page->ui->view->can_undo;
        part_button(page, &(struct button){
                              .id = item->id,
                              .label = menu_label(page, item),
                              .key = item->key,
                              .rect = box_cut_top(&in, 40),
                              .action = (enum action_kind)item->action,
                              .number = item->screen,
                              .locked = closed ? "nothing was decided yet" : "",
                              .main = true});
        box_cut_top(&in, 6);
    }
    page_end(page);
}
