#include "desktop/ui/ui.h"

#include "base/hash.h"
#include "desktop/ui/screens/screens.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

struct ui *ui_new(const struct ui_host *host, const struct text_measure *text,
                  int32_t width, int32_t height)
{
    struct ui *ui = mem_resize(NULL, sizeof *ui);
    memset(ui, 0, sizeof *ui);
    ui->host = *host;
    ui->measure = *text;
    ui->width = width;
    ui->height = height;
    theme_resize(&ui->theme, width, height);
    ui->pointer_x = -1;
    ui->pointer_y = -1;
    ui->sitting = -1;
    ui->fan_option = -1;
    ui_show(ui, SCREEN_TITLE);
    return ui;
}

void ui_free(struct ui *ui)
{
    if (ui == NULL)
        return;
    session_free(ui->session);
    draw_clear(&ui->list);
    widget_clear(&ui->tree);
    mem_free(ui->actions);
    arena_clear(&ui->briefing_arena);
    arena_clear(&ui->view_arena);
    arena_clear(&ui->fan_arena);
    strbuf_clear(&ui->focus);
    strbuf_clear(&ui->hover);
    strbuf_clear(&ui->pressed);
    strbuf_clear(&ui->error_title);
    strbuf_clear(&ui->error_lines);
    mem_free(ui);
}

void ui_open(struct ui *ui, const char *path, const char *seat)
{
    flow_open(ui, path, seat);
}

void ui_error(struct ui *ui, const char *title, const char *lines)
{
    strbuf_reset(&ui->error_title);
    strbuf_text(&ui->error_title, title);
    strbuf_reset(&ui->error_lines);
    strbuf_text(&ui->error_lines, lines);
    if (ui_current(ui) != SCREEN_ERROR)
        ui_push(ui, SCREEN_ERROR);
    ui->stale = true;
}

bool ui_animating(const struct ui *ui)
{
    (void)ui; /* every change shows at once */
    return false;
}

const struct draw_list *ui_draw(struct ui *ui)
{
    ui_build(ui);
    return &ui->list;
}

const struct widget_tree *ui_widgets(struct ui *ui)
{
    ui_build(ui);
    return &ui->tree;
}

const char *ui_screen(const struct ui *ui)
{
    return screens[ui_current(ui)].name;
}

struct session *ui_session(struct ui *ui)
{
    return ui->started ? ui->session : NULL;
}

void ui_dump(struct ui *ui, struct sink *sink)
{
    widget_dump(ui_widgets(ui), sink);
}

/* Screens over each other -------------------------------------------------- */

enum screen_kind ui_current(const struct ui *ui)
{
    return (enum screen_kind)ui->stack[ui->depth - 1];
}

/* A screen begins at its top with its own first focus. */
static void enter(struct ui *ui)
{
    strbuf_reset(&ui->focus);
    strbuf_reset(&ui->pressed);
    ui->scroll_count = 0;
    ui->stale = true;
}

void ui_show(struct ui *ui, enum screen_kind screen)
{
    ui->depth = 1;
    ui->stack[0] = (uint8_t)screen;
    enter(ui);
}

/* A screen that already lies below is gone back to, so that the stack stays
 * within its depth. */
void ui_push(struct ui *ui, enum screen_kind screen)
{
    int32_t at = 0;
    while (at < ui->depth && ui->stack[at] != (uint8_t)screen)
        at++;
    if (at == UI_DEPTH)
        at = UI_DEPTH - 1;
    ui->stack[at] = (uint8_t)screen;
    ui->depth = at + 1;
    ui->shown = 0;
    enter(ui);
}

void ui_pop(struct ui *ui)
{
    if (ui->depth > 1)
        ui->depth--;
    enter(ui);
}

/* Building ------------------------------------------------------------------*/

void ui_focus(struct ui *ui, const char *id)
{
    if (strcmp(strbuf_get(&ui->focus), id) == 0)
        return;
    char *copy = arena_text(&ui->tree.arena, id);
    strbuf_reset(&ui->focus);
    strbuf_text(&ui->focus, copy);
    ui->reveal = true;
    ui->stale = true;
}

struct scroll_spot *ui_scroll(struct ui *ui, const char *id)
{
    uint64_t key = hash_text(HASH_START, id);
    for (int32_t i = 0; i < ui->scroll_count; i++) {
        if (ui->scrolls[i].id == key)
            return &ui->scrolls[i];
    }
    if (ui->scroll_count == UI_SCROLLS)
        ui->scroll_count--;
    struct scroll_spot *spot = &ui->scrolls[ui->scroll_count++];
    *spot = (struct scroll_spot){.id = key};
    return spot;
}

static void build_once(struct ui *ui)
{
    const struct screen *screen = &screens[ui_current(ui)];
    struct page page = {
        .ui = ui,
        .theme = &ui->theme,
        .list = &ui->list,
        .tree = &ui->tree,
        .w = ui->theme.w,
        .h = ui->theme.h,
        .open = -1,
    };
    draw_reset(&ui->list);
    widget_reset(&ui->tree);
    struct rect whole = {0, 0, page.w, page.h};
    page_begin(&page, ROLE_SCREEN, "screen", screen->name, whole);
    page_fill(&page, whole, 0, page_color(&page, TOKEN_BG0));
    screen->build(&page);
    page_end(&page);
}

/* The first focusable widget whose id begins so, -1. */
static int32_t focusable(const struct widget_tree *tree, const char *prefix)
{
    for (size_t i = 0; i < tree->count; i++) {
        if (tree->items[i].focusable &&
            strncmp(tree->items[i].id, prefix, strlen(prefix)) == 0)
            return (int32_t)i;
    }
    return -1;
}

static int32_t first_focus(struct ui *ui)
{
    const struct screen *screen = &screens[ui_current(ui)];
    int32_t found = focusable(&ui->tree, screen->focus);
    if (found < 0 && screen->other != NULL)
        found = focusable(&ui->tree, screen->other);
    return found >= 0 ? found : focusable(&ui->tree, "");
}

/* Puts the focus on something that is there. True when it moved. */
static bool settle_focus(struct ui *ui)
{
    if (widget_find(&ui->tree, strbuf_get(&ui->focus)) >= 0)
        return false;
    int32_t first = first_focus(ui);
    if (first < 0)
        return false;
    ui_focus(ui, ui->tree.items[first].id);
    return true;
}

static bool settle_hover(struct ui *ui)
{
    int32_t at = widget_at(&ui->tree, ui->pointer_x, ui->pointer_y);
    const char *id = at < 0 ? "" : ui->tree.items[at].id;
    if (strcmp(strbuf_get(&ui->hover), id) == 0)
        return false;
    strbuf_reset(&ui->hover);
    strbuf_text(&ui->hover, id);
    return true;
}

/* Scrolls the focused widget into its area. True when that moved it. */
static bool reveal_focus(struct ui *ui)
{
    int32_t at = widget_find(&ui->tree, strbuf_get(&ui->focus));
    int32_t area = at < 0 ? -1 : widget_scroller(&ui->tree, at);
    ui->reveal = false;
    if (area < 0)
        return false;
    struct rect inner = ui->tree.items[at].rect;
    struct rect outer = ui->tree.items[area].rect;
    int32_t px = 0;
    if (box_bottom(inner) + 8 > box_bottom(outer))
        px = box_bottom(inner) + 8 - box_bottom(outer);
    if (inner.y - px < outer.y + 8)
        px = inner.y - outer.y - 8;
    struct scroll_spot *spot = ui_scroll(ui, ui->tree.items[area].id);
    int32_t before = spot->offset;
    spot->offset +=
        px >= 0 ? theme_units(&ui->theme, px) : -theme_units(&ui->theme, -px);
    if (spot->offset > spot->most)
        spot->offset = spot->most;
    if (spot->offset < 0)
        spot->offset = 0;
    return spot->offset != before;
}

/* What a build shows can depend on what it found (the first focus, the end
 * of a scroll area); a few rounds settle that. */
void ui_build(struct ui *ui)
{
    for (int round = 0; ui->stale && round < 4; round++) {
        ui->resized = false;
        build_once(ui);
        bool again = ui->resized;
        again = settle_focus(ui) || again;
        again = settle_hover(ui) || again;
        if (!again && ui->reveal)
            again = reveal_focus(ui);
        if (!again)
            ui->stale = false;
    }
    ui->stale = false;
}
