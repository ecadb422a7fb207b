/* From keys and pointer to focus, scrolling and activation. */
#include "desktop/ui/field.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

#define LINE_STEP 44 /* units a notch of the wheel scrolls */

static int32_t focused(struct ui *ui)
{
    ui_build(ui);
    return widget_find(&ui->tree, strbuf_get(&ui->focus));
}

/* Nobody decides what they cannot see: what has the focus out of sight is
 * shown first. */
static bool out_of_sight(struct ui *ui, int32_t widget)
{
    if (widget < 0)
        return false;
    int32_t all = ui->tree.items[widget].rect.h;
    if (all > ui->height)
        all = ui->height;
    return 2 * widget_visible(&ui->tree, widget).h < all;
}

static void activate(struct ui *ui, int32_t widget)
{
    if (widget < 0 || (size_t)widget >= ui->tree.count)
        return;
    struct action action = ui->actions[widget];
    if (action.kind != ACT_NONE)
        flow_activate(ui, &action);
}

/* Scrolling ---------------------------------------------------------------- */

/* The area that keys scroll: the one around the focus, else the first that
 * has more than it shows. */
static int32_t key_area(struct ui *ui)
{
    int32_t at = focused(ui);
    int32_t area = at < 0 ? -1
                   : ui->tree.items[at].role == ROLE_SCROLL
                       ? at
                       : widget_scroller(&ui->tree, at);
    if (area >= 0 && (ui->tree.items[area].state & STATE_SCROLLS) != 0)
        return area;
    if (ui->pan.most_y > 0)
        return -1; /* the page itself comes before any other area */
    for (size_t i = 0; i < ui->tree.count; i++) {
        if (ui->tree.items[i].role == ROLE_SCROLL &&
            (ui->tree.items[i].state & STATE_SCROLLS) != 0)
            return (int32_t)i;
    }
    return -1;
}

static bool scroll_by(struct ui *ui, int32_t area, int32_t units)
{
    if (area < 0)
        return false;
    struct scroll_spot *spot = ui_scroll(ui, ui->tree.items[area].id);
    int32_t to = spot->offset + units;
    if (to > spot->most)
        to = spot->most;
    if (to < 0)
        to = 0;
    if (to == spot->offset)
        return false;
    spot->offset = to;
    ui->stale = true;
    return true;
}

static bool scroll_page(struct ui *ui, enum key key)
{
    int32_t area = key_area(ui);
    int32_t view = area < 0
                       ? ui->theme.h
                       : theme_units(&ui->theme, ui->tree.items[area].rect.h);
    int32_t far = 1 << 24;
    int32_t by = key == KEY_PAGE_UP     ? -view + LINE_STEP
                 : key == KEY_PAGE_DOWN ? view - LINE_STEP
                 : key == KEY_HOME      ? -far
                                        : far;
    return scroll_by(ui, area, by) || ui_pan(ui, 0, by);
}

/* Focus ---------------------------------------------------------------------*/

static bool focus_widget(struct ui *ui, int32_t widget)
{
    if (widget < 0)
        return false;
    ui_focus(ui, ui->tree.items[widget].id);
    return true;
}

static bool arrow(struct ui *ui, int32_t dx, int32_t dy)
{
    int32_t from = focused(ui);
    if (from < 0)
        return false;
    /* An area that has the focus itself scrolls to its end first. */
    if (ui->tree.items[from].role == ROLE_SCROLL &&
        scroll_by(ui, from, dy * LINE_STEP))
        return true;
    int32_t to = widget_towards(&ui->tree, from, dx, dy);
    if (to < 0 && dy != 0 && scroll_by(ui, key_area(ui), dy * LINE_STEP))
        return true;
    if (to < 0)
        return ui_pan(ui, dx * LINE_STEP, dy * LINE_STEP);
    return focus_widget(ui, to);
}

/* Digits choose among the page's cards. */
static bool focus_card(struct ui *ui, int32_t number)
{
    ui_build(ui);
    for (size_t i = 0; i < ui->tree.count; i++) {
        if (ui->tree.items[i].role == ROLE_CARD &&
            ui->tree.items[i].focusable && --number == 0)
            return focus_widget(ui, (int32_t)i);
    }
    return false;
}

/* Keys --------------------------------------------------------------------- */

static bool toggle(struct ui *ui, enum screen_kind screen)
{
    if (ui_current(ui) == screen)
        ui_pop(ui);
    else
        ui_push(ui, screen);
    return true;
}

static bool undo(struct ui *ui)
{
    if (!flow_playing(ui))
        return false;
    flow_activate(ui, &(struct action){.kind = ACT_UNDO});
    return true;
}

static bool map_key(struct ui *ui, uint32_t character)
{
    bool closer = character == '+' || character == '=';
    if (!closer && character != '-')
        return false;
    flow_activate(
        ui, &(struct action){.kind = ACT_CLOSER, .number = closer ? 1 : -1});
    return true;
}

static bool letter(struct ui *ui, uint32_t character)
{
    if (character >= '1' && character <= '9')
        return focus_card(ui, (int32_t)(character - '0'));
    if (character == '/' && ui_current(ui) == SCREEN_CODEX) {
        ui_focus(ui, "search");
        return true;
    }
    if (!flow_playing(ui))
        return false;
    uint32_t lower = character | 0x20;
    if (lower == 'h')
        return toggle(ui, SCREEN_HISTORY);
    if (lower == 'c')
        return toggle(ui, SCREEN_CODEX);
    if (lower == 'l')
        return toggle(ui, SCREEN_LADDER);
    if (lower == 'm' && ui->view->map.zoom > 0)
        return toggle(ui, SCREEN_MAP);
    if (ui_current(ui) == SCREEN_MAP)
        return map_key(ui, character);
    if (lower == 'z')
        return undo(ui);
    return false;
}

static bool text_size(struct ui *ui, enum key key)
{
    int32_t step = key == KEY_BIGGER ? 1 : key == KEY_SMALLER ? -1 : 0;
    ui_text_size(ui, theme_text_step(ui->theme.text, step));
    return true;
}

static bool save_key(struct ui *ui, enum key key)
{
    if (ui->host.saves == NULL)
        return false;
    if (key == KEY_F9)
        return toggle(ui, SCREEN_SAVES);
    if (!flow_playing(ui))
        return false;
    flow_activate(ui, &(struct action){.kind = ACT_NAME});
    return true;
}

/* True where it asks first. */
static bool quit(struct ui *ui)
{
    flow_quit(ui);
    return ui->stale;
}

static bool other_key(struct ui *ui, enum key key)
{
    if (key >= KEY_BIGGER && key <= KEY_NORMAL_SIZE)
        return text_size(ui, key);
    if (key == KEY_F1)
        return toggle(ui, SCREEN_HELP);
    if (key == KEY_UNDO)
        return undo(ui);
    if (key == KEY_F5 || key == KEY_F9)
        return save_key(ui, key);
    if (key == KEY_F12)
        ui->host.screenshot(ui->host.context);
    if (key == KEY_QUIT)
        return quit(ui);
    if (key != KEY_F10)
        return false;
    flow_activate(ui, &(struct action){.kind = ACT_THEME});
    return true;
}

static void enter(struct ui *ui)
{
    int32_t at = focused(ui);
    if (out_of_sight(ui, at))
        ui->reveal = ui->stale = true;
    else
        activate(ui, at);
}

static bool take_key(struct ui *ui, const struct input *input)
{
    enum key key = (enum key)input->key;
    ui->anew = false;
    if (field_key(ui, input))
        return true;
    if (key == KEY_ENTER || key == KEY_SPACE) {
        enter(ui);
        return true;
    }
    if (key == KEY_ESCAPE) {
        flow_escape(ui);
        return true;
    }
    if (key == KEY_TAB || key == KEY_BACKTAB)
        return focus_widget(
            ui, widget_next(&ui->tree, focused(ui), key == KEY_TAB ? 1 : -1));
    if (key == KEY_UP || key == KEY_DOWN)
        return arrow(ui, 0, key == KEY_DOWN ? 1 : -1);
    if (key == KEY_LEFT || key == KEY_RIGHT)
        return arrow(ui, key == KEY_RIGHT ? 1 : -1, 0);
    if (key >= KEY_PAGE_UP && key <= KEY_END)
        return scroll_page(ui, key);
    if (key == KEY_CHAR)
        return letter(ui, input->character);
    return other_key(ui, key);
}

/* Pointer
 * --------------------------------------------------------------------*/

static int32_t under(struct ui *ui, const struct input *input)
{
    ui_build(ui);
    ui->pointer_x = input->x;
    ui->pointer_y = input->y;
    return widget_at(&ui->tree, input->x, input->y);
}

static bool point(struct ui *ui, const struct input *input)
{
    int32_t at = under(ui, input);
    const char *id = at < 0 ? "" : ui->tree.items[at].id;
    if (strcmp(id, strbuf_get(&ui->hover)) == 0)
        return false;
    ui->stale = true;
    return true;
}

static bool press(struct ui *ui, const struct input *input)
{
    int32_t at = under(ui, input);
    if (at < 0)
        return false;
    strbuf_reset(&ui->pressed);
    strbuf_text(&ui->pressed, ui->tree.items[at].id);
    ui->anew = strcmp(strbuf_get(&ui->focus), ui->tree.items[at].id) != 0;
    ui_focus(ui, ui->tree.items[at].id);
    ui->stale = true;
    return true;
}

static bool release(struct ui *ui, const struct input *input)
{
    int32_t at = under(ui, input);
    bool inside =
        at >= 0 && strcmp(strbuf_get(&ui->pressed), ui->tree.items[at].id) == 0;
    strbuf_reset(&ui->pressed);
    ui->stale = true;
    if (inside)
        activate(ui, at);
    return true;
}

static bool wheel(struct ui *ui, const struct input *input)
{
    under(ui, input);
    int32_t area = widget_scroll_at(&ui->tree, input->x, input->y);
    int32_t down = -input->wheel * LINE_STEP;
    bool moved =
        input->wheel != 0 && (scroll_by(ui, area, down) || ui_pan(ui, 0, down));
    return ui_pan(ui, input->sideways * LINE_STEP, 0) || moved;
}

static bool resize(struct ui *ui, const struct input *input)
{
    if (input->x == ui->width && input->y == ui->height)
        return false;
    ui->width = input->x;
    ui->height = input->y;
    theme_resize(&ui->theme, ui->width, ui->height);
    ui->reveal = true;
    ui->stale = true;
    return true;
}

/* Whoever is faster than an animation does not wait for it. */
static bool finish_motion(struct ui *ui, enum input_kind kind)
{
    if (kind != INPUT_KEY && kind != INPUT_PRESS)
        return false;
    bool ran = motion_finish(&ui->motion);
    ui->stale = ui->stale || ran;
    return ran;
}

static bool pass_time(struct ui *ui, int32_t ms)
{
    bool moved = motion_pass(&ui->motion, ms);
    ui->stale = ui->stale || moved;
    return moved;
}

static bool take(struct ui *ui, const struct input *input)
{
    switch ((enum input_kind)input->kind) {
    case INPUT_KEY:
        return take_key(ui, input);
    case INPUT_POINTER:
        return point(ui, input);
    case INPUT_PRESS:
        return press(ui, input);
    case INPUT_RELEASE:
        return release(ui, input);
    case INPUT_WHEEL:
        return wheel(ui, input);
    case INPUT_RESIZE:
        return resize(ui, input);
    case INPUT_DROP:
        flow_drop(ui, input->path);
        return true;
    case INPUT_CLOSE:
        return quit(ui);
    case INPUT_TICK:
        return pass_time(ui, input->ms);
    }
    return false;
}

bool ui_input(struct ui *ui, const struct input *input)
{
    bool ran = finish_motion(ui, (enum input_kind)input->kind);
    return take(ui, input) || ran;
}
