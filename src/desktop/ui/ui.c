#include "desktop/ui/ui.h"

#include "base/hash.h"
#include "desktop/ui/flow.h"
#include "desktop/ui/keep.h"
#include "desktop/ui/screens/screens.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

struct ui *ui_new(const struct ui_host *host, const struct text_measure *text,
                  int32_t width, int32_t height)
{
    struct ui *ui = mem_resize(NULL, sizeof *ui);
    memset(ui, 0, sizeof *ui);
    ui->host = *host;
    ui->words = &words_english;
    ui->measure = *text;
    ui->width = width;
    ui->height = height;
    theme_resize(&ui->theme, width, height);
    ui->counted = -1;
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
    mem_free(ui->saves);
    arena_clear(&ui->briefing_arena);
    arena_clear(&ui->view_arena);
    arena_clear(&ui->fan_arena);
    map_shape_clear(&ui->map_shape);
    strbuf_clear(&ui->focus);
    strbuf_clear(&ui->hover);
    strbuf_clear(&ui->pressed);
    strbuf_clear(&ui->error_title);
    strbuf_clear(&ui->error_lines);
    typed_clear(&ui->search);
    typed_clear(&ui->entry);
    strbuf_clear(&ui->why);
    strbuf_clear(&ui->note);
    strbuf_clear(&ui->opened);
    strbuf_clear(&ui->answer);
    strbuf_clear(&ui->dropped);
    mem_free(ui);
}

void ui_open(struct ui *ui, const char *path, const char *seat)
{
    flow_open(ui, path, seat);
}

void ui_version(struct ui *ui, bool as_it_was, int32_t minutes)
{
    if (ui->briefing == NULL)
        return;
    ui->as_it_was = as_it_was && ui->briefing->on_record;
    ui->cut = -1;
    for (int32_t i = 0; i < ui->briefing->cuts.count; i++) {
        if (ui->briefing->cuts.items[i].minutes == minutes)
            ui->cut = i;
    }
    ui->stale = true;
}

void ui_error(struct ui *ui, const char *title, const char *lines)
{
    strbuf_reset(&ui->error_title);
    strbuf_text(&ui->error_title, title);
    strbuf_reset(&ui->error_lines);
    strbuf_text(&ui->error_lines, lines);
    ui->error_of_save = false;
    if (ui_current(ui) != SCREEN_ERROR)
        ui_push(ui, SCREEN_ERROR);
    ui->stale = true;
}

bool ui_animating(const struct ui *ui)
{
    return motion_running(&ui->motion);
}

void ui_text_size(struct ui *ui, int32_t percent)
{
    int32_t most = THEME_TEXT_MOST;
    ui->theme.text = percent < most ? percent : most;
    if (ui->theme.text < THEME_TEXT_LEAST)
        ui->theme.text = THEME_TEXT_LEAST;
    theme_resize(&ui->theme, ui->width, ui->height);
    ui->reveal = true;
    ui->stale = true;
}

void ui_speak(struct ui *ui, const struct language *words)
{
    ui->words = words;
    ui->listed = false;
    flow_speak(ui);
    ui->stale = true;
}

void ui_motion(struct ui *ui, bool on)
{
    motion_finish(&ui->motion);
    ui->motion.on = on;
    ui->stale = true;
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
    ui->pan = (struct pan){0};
    ui->fresh = true;
    ui->listed = false;
    ui->stale = true;
    motion_start(&ui->motion, MOTION_PAGE);
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
    ui->closer = 0;
    strbuf_reset(&ui->answer);
    enter(ui);
}

/* Back on the list, the one looked at is still the one looked at. */
static void focus_save(struct ui *ui)
{
    struct strbuf id = {0};
    strbuf_format(&id, "save.%d", (int)ui->save);
    ui_focus(ui, strbuf_get(&id));
    strbuf_clear(&id);
}

void ui_pop(struct ui *ui)
{
    if (ui->depth > 1)
        ui->depth--;
    enter(ui);
    if (ui_current(ui) == SCREEN_SAVES)
        focus_save(ui);
}

/* Building ------------------------------------------------------------------*/

void ui_focus(struct ui *ui, const char *id)
{
    ui->reveal = true;
    ui->stale = true;
    if (strcmp(strbuf_get(&ui->focus), id) == 0)
        return;
    char *copy = arena_text(&ui->tree.arena, id);
    strbuf_reset(&ui->focus);
    strbuf_text(&ui->focus, copy);
    motion_start(&ui->motion, MOTION_FOCUS);
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

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t held(int32_t value, int32_t most)
{
    return value > most ? most : larger(value, 0);
}

static bool set_pan(struct ui *ui, int32_t x, int32_t y)
{
    struct pan *pan = &ui->pan;
    struct pan before = *pan;
    pan->x = held(x, pan->most_x);
    pan->y = held(y, pan->most_y);
    return pan->x != before.x || pan->y != before.y;
}

bool ui_pan(struct ui *ui, int32_t dx, int32_t dy)
{
    bool moved = set_pan(ui, ui->pan.x + dx, ui->pan.y + dy);
    ui->stale = ui->stale || moved;
    return moved;
}

/* Where the window stands on a page that is larger. */
static void pan_bars(struct ui *ui)
{
    const struct pan *pan = &ui->pan;
    int32_t thick = theme_px(&ui->theme, 5);
    color ink = theme_color(&ui->theme, TOKEN_MUTED);
    if (pan->most_y > 0) {
        int32_t all = ui->theme.h + pan->most_y;
        int32_t length = larger(ui->height * ui->theme.h / all, 24);
        int32_t at = (ui->height - length) * pan->y / pan->most_y;
        draw_fill(&ui->list, box(ui->width - thick, at, thick, length),
                  thick / 2, ink);
    }
    if (pan->most_x > 0) {
        int32_t all = ui->theme.w + pan->most_x;
        int32_t length = larger(ui->width * ui->theme.w / all, 24);
        int32_t at = (ui->width - length) * pan->x / pan->most_x;
        draw_fill(&ui->list, box(at, ui->height - thick, length, thick),
                  thick / 2, ink);
    }
}

/* Puts the page where it is panned and slid to. The first draw is the
 * background, the first widget the window itself. */
static void place_page(struct ui *ui, const struct page *page)
{
    struct rect window = {0, 0, ui->width, ui->height};
    struct widget *screen = &ui->tree.items[0];
    int32_t dx = -theme_px(&ui->theme, ui->pan.x);
    int32_t dy = -theme_px(&ui->theme, ui->pan.y);
    int32_t slide =
        theme_px(&ui->theme, motion_between(&ui->motion, MOTION_PAGE, 16, 0));
    screen->rect = window;
    ui->list.items[0].rect = window;
    if (ui->pan.most_x > 0 || ui->pan.most_y > 0)
        screen->state |= STATE_SCROLLS;
    draw_move(&ui->list, 1, dx, dy);
    draw_move(&ui->list, page->still > 1 ? page->still : 1, slide, 0);
    widget_move(&ui->tree, 1, dx, dy);
    pan_bars(ui);
}

/* The screen, below the strip if there is one, which takes its height off
 * the room; returns that. */
static int32_t below_strip(struct page *page, const struct screen *screen)
{
    struct ui *ui = page->ui;
    int32_t strip = keep_strip(page);
    int32_t least_h = screen->least_h > 0 ? screen->least_h : GRID_HEIGHT;
    size_t draws = ui->list.count;
    size_t widgets = ui->tree.count;
    int32_t down = theme_px(&ui->theme, strip);
    page->h = larger(ui->theme.h - strip, least_h);
    page->still = draws;
    screen->build(page);
    draw_move(&ui->list, draws, 0, down);
    widget_move(&ui->tree, widgets, 0, down);
    return strip;
}

static void build_once(struct ui *ui)
{
    const struct screen *screen = &screens[ui_current(ui)];
    int32_t least_w = screen->least_w > 0 ? screen->least_w : GRID_WIDTH;
    struct page page = {
        .ui = ui,
        .theme = &ui->theme,
        .list = &ui->list,
        .tree = &ui->tree,
        .w = larger(ui->theme.w, least_w),
        .h = ui->theme.h,
        .open = -1,
    };
    draw_reset(&ui->list);
    widget_reset(&ui->tree);
    struct rect whole = {0, 0, page.w, page.h};
    page_begin(&page, ROLE_SCREEN, "screen", screen->name, whole);
    page_fill(&page, whole, 0, page_color(&page, TOKEN_BG0));
    int32_t strip = below_strip(&page, screen);
    page_end(&page);
    ui->pan.most_x = page.w - ui->theme.w;
    ui->pan.most_y = strip + page.h - ui->theme.h;
    if (set_pan(ui, ui->pan.x, ui->pan.y))
        ui->resized = true;
    place_page(ui, &page);
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
    motion_start(&ui->motion, MOTION_HOVER);
    return true;
}

/* By how much to move what lies from `at` for `length` into a view from 0 for
 * `view`, `air` from its ends: 0 where it is in it already. */
static int32_t into_view(int32_t at, int32_t length, int32_t view, int32_t air)
{
    int32_t by = 0;
    if (at + length + air > view)
        by = at + length + air - view;
    if (at - by < air)
        by = at - air;
    return by;
}

static int32_t signed_units(const struct ui *ui, int32_t px)
{
    return px >= 0 ? theme_units(&ui->theme, px)
                   : -theme_units(&ui->theme, -px);
}

/* Moves the page so that the window shows the focused widget; of one in a
 * scroll area, where that is. */
static bool reveal_on_page(struct ui *ui, int32_t at, int32_t area)
{
    const struct widget_tree *tree = &ui->tree;
    int32_t air = theme_px(&ui->theme, 12);
    struct rect rect = tree->items[at].rect;
    if (area >= 0) {
        struct rect seen = box_common(rect, tree->items[area].rect);
        rect = seen.h > 0 ? seen : tree->items[area].rect;
    }
    return ui_pan(ui,
                  signed_units(ui, into_view(rect.x, rect.w, ui->width, air)),
                  signed_units(ui, into_view(rect.y, rect.h, ui->height, air)));
}

static bool reveal_in_area(struct ui *ui, int32_t at, int32_t area)
{
    struct rect inner = ui->tree.items[at].rect;
    struct rect outer = ui->tree.items[area].rect;
    int32_t px = into_view(inner.y - outer.y, inner.h, outer.h, 8);
    struct scroll_spot *spot = ui_scroll(ui, ui->tree.items[area].id);
    int32_t before = spot->offset;
    spot->offset = held(before + signed_units(ui, px), spot->most);
    return spot->offset != before;
}

/* Scrolls the focused widget into its area. True when that moved it. */
static bool reveal_focus(struct ui *ui)
{
    int32_t at = widget_find(&ui->tree, strbuf_get(&ui->focus));
    int32_t area = at < 0 ? -1 : widget_scroller(&ui->tree, at);
    ui->reveal = false;
    if (at < 0)
        return false;
    if (area >= 0 && reveal_in_area(ui, at, area)) {
        ui->reveal = true; /* where it then lies on the page is not known yet */
        return true;
    }
    return !ui->fresh && reveal_on_page(ui, at, area);
}

#define BUILDS_MOST 6

/* What a build shows can depend on what it found (the first focus, the end
 * of a scroll area); a few rounds settle that. */
void ui_build(struct ui *ui)
{
    for (int round = 0; ui->stale && round < BUILDS_MOST; round++) {
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
    ui->fresh = false;
}
