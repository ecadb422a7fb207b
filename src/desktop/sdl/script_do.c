#include "base/hash.h"
#include "desktop/sdl/console.h"
#include "desktop/sdl/input.h"
#include "desktop/sdl/script_state.h"
#include "platform/fileio.h"
#include "platform/paths.h"
#include "play/session.h"

#include <string.h>

#define TIMES_MOST 1000
#define TICK_MS    16
#define TICKS_MOST 1000 /* 16 s: nothing may move for longer */

/* Pointer -------------------------------------------------------------------
 */

static struct rect cut(struct rect a, struct rect b)
{
    int32_t left = a.x > b.x ? a.x : b.x;
    int32_t top = a.y > b.y ? a.y : b.y;
    int32_t right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
    int32_t low = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){left, top, right - left, low - top};
}

/* What a person can see of a widget, within window and scroll areas. */
static struct rect seen_part(struct script *script, const struct widget *widget)
{
    const struct window *window = &script->desktop->window;
    const struct widget_tree *tree = ui_widgets(script->desktop->ui);
    struct rect seen = {0, 0, window->width, window->height};
    seen = cut(seen, widget->rect);
    for (int32_t i = widget->parent; i >= 0; i = tree->items[i].parent) {
        if (tree->items[i].role == ROLE_SCROLL) {
            seen = cut(seen, tree->items[i].rect);
        }
    }
    return seen;
}

/* "ID" or "X Y" of the line; false when stopped. */
static bool take_place(struct script *script, SDL_Point *place)
{
    const char *word = script_word(script);
    if (word[0] >= '0' && word[0] <= '9') {
        return script_number(script, word, &place->x) &&
               script_number(script, script_word(script), &place->y);
    }
    const struct widget *widget = script_widget(script, word);
    if (widget == NULL) {
        return false;
    }
    struct rect seen = seen_part(script, widget);
    if (seen.w <= 0 || seen.h <= 0) {
        script_stop(script, SCRIPT_FAILED,
                    "expected to see the widget '%s', found it out of sight",
                    word);
        return false;
    }
    *place = (SDL_Point){seen.x + seen.w / 2, seen.y + seen.h / 2};
    return true;
}

static void move_pointer(SDL_Point unit)
{
    SDL_Event event = {.type = SDL_MOUSEMOTION};
    event.motion.x = unit.x;
    event.motion.y = unit.y;
    SDL_PushEvent(&event);
}

static void do_hover(struct script *script)
{
    SDL_Point place;
    if (take_place(script, &place)) {
        move_pointer(window_unit(&script->desktop->window, place.x, place.y));
    }
}

static void do_click(struct script *script)
{
    SDL_Point place;
    if (!take_place(script, &place)) {
        return;
    }
    SDL_Point unit = window_unit(&script->desktop->window, place.x, place.y);
    move_pointer(unit);
    SDL_Event event = {.type = SDL_MOUSEBUTTONDOWN};
    event.button.button = SDL_BUTTON_LEFT;
    event.button.state = SDL_PRESSED;
    event.button.clicks = 1;
    event.button.x = unit.x;
    event.button.y = unit.y;
    SDL_PushEvent(&event);
    event.type = SDL_MOUSEBUTTONUP;
    event.button.state = SDL_RELEASED;
    SDL_PushEvent(&event);
}

static void do_wheel(struct script *script)
{
    SDL_Point place;
    int32_t notches = 0;
    if (!take_place(script, &place) ||
        !script_number(script, script_word(script), &notches)) {
        return;
    }
    SDL_Point unit = window_unit(&script->desktop->window, place.x, place.y);
    move_pointer(unit);
    SDL_Event event = {.type = SDL_MOUSEWHEEL};
    event.wheel.mouseX = unit.x;
    event.wheel.mouseY = unit.y;
    event.wheel.y = notches;
    SDL_PushEvent(&event);
}

/* Keys, files, window --------------------------------------------------------
 */

static void do_key(struct script *script)
{
    SDL_Event events[3];
    const char *name = script_word(script);
    const char *word = script_word(script);
    int32_t times = 1;
    int32_t count = input_key_events(name, events);
    if (count == 0) {
        script_stop(script, SCRIPT_WRONG, "there is no key '%s'", name);
        return;
    }
    if (word[0] != '\0' && !script_number(script, word, &times)) {
        return;
    }
    for (int32_t i = 0; i < times && i < TIMES_MOST; i++) {
        for (int32_t j = 0; j < count; j++) {
            SDL_PushEvent(&events[j]);
        }
        desktop_take_events(script->desktop);
    }
}

static const char *beside_script(struct script *script, const char *name)
{
    const char *slash = strrchr(script->path, '/');
    if (name[0] == '/' || slash == NULL) {
        return name;
    }
    size_t length = (size_t)(slash - script->path);
    const char *folder = arena_copy(&script->arena, script->path, length);
    return paths_join(&script->arena, folder, name);
}

static void do_drop(struct script *script)
{
    SDL_Event event = {.type = SDL_DROPFILE};
    event.drop.file = SDL_strdup(beside_script(script, script_rest(script)));
    SDL_PushEvent(&event);
}

static void do_size(struct script *script)
{
    int32_t width = 0, height = 0;
    if (script_number(script, script_word(script), &width) &&
        script_number(script, script_word(script), &height)) {
        SDL_SetWindowSize(script->desktop->window.window, width, height);
    }
}

static void wait_for(struct script *script, int32_t ms)
{
    for (int32_t gone = 0; gone < ms; gone += TICK_MS) {
        desktop_pass(script->desktop,
                     ms - gone < TICK_MS ? ms - gone : TICK_MS);
    }
}

static void do_wait(struct script *script)
{
    const char *word = script_word(script);
    int32_t ms = 0;
    if (word[0] != '\0') {
        if (script_number(script, word, &ms)) {
            wait_for(script, ms);
        }
        return;
    }
    int32_t ticks = 0;
    while (ui_animating(script->desktop->ui) && ticks < TICKS_MOST) {
        desktop_pass(script->desktop, TICK_MS);
        ticks++;
    }
    if (ticks == TICKS_MOST) {
        script_stop(script, SCRIPT_FAILED,
                    "expected the screen to come to rest, found it still "
                    "moving after %d ms",
                    TICKS_MOST * TICK_MS);
    }
}

static void do_motion(struct script *script)
{
    const char *word = script_word(script);
    bool on = strcmp(word, "on") == 0;
    if (!on && strcmp(word, "off") != 0) {
        script_stop(script, SCRIPT_WRONG,
                    "'%s' is no motion, expected on or off", word);
        return;
    }
    ui_motion(script->desktop->ui, on);
}

/* Output ---------------------------------------------------------------------
 */

static void do_picture(struct script *script)
{
    const char *path = script_rest(script);
    if (!desktop_draw(script->desktop, path)) {
        script_stop(script, SCRIPT_FAILED,
                    "the picture '%s' cannot be "
                    "written",
                    path);
    }
}

static void do_dump(struct script *script)
{
    struct sink sink = console_out();
    ui_dump(script->desktop->ui, &sink);
}

bool script_hash(struct script *script, uint64_t *hash)
{
    const struct session *session = ui_session(script->desktop->ui);
    if (session == NULL) {
        script_stop(script, SCRIPT_FAILED,
                    "expected a play, found none begun on screen '%s'",
                    ui_screen(script->desktop->ui));
        return false;
    }
    *hash = session_turn(session, session_turn_count(session) - 1).hash;
    return true;
}

static void do_hash(struct script *script)
{
    uint64_t hash = 0;
    char hex[17];
    struct sink sink = console_out();
    if (script_hash(script, &hash)) {
        hash_to_hex(hash, hex);
        sink_format(&sink, "hash %s\n", hex);
    }
}

static void do_moves(struct script *script)
{
    const char *path = script_rest(script);
    const struct session *session = ui_session(script->desktop->ui);
    struct strbuf text = {0};
    if (session != NULL) {
        script_moves(session, &text);
    }
    enum file_result result =
        file_replace(path, strbuf_get(&text), text.length);
    if (result != FILE_OK) {
        script_stop(script, SCRIPT_FAILED, "'%s' cannot be written: %s", path,
                    file_write_problem(result));
    }
    strbuf_clear(&text);
}

static void do_quit(struct script *script)
{
    script->over = true;
}

/* The table ------------------------------------------------------------------
 */

static const struct {
    const char *name;
    void (*run)(struct script *script);
} COMMANDS[] = {
    {"assert", script_assert}, {"click", do_click},   {"drop", do_drop},
    {"dump", do_dump},         {"hash", do_hash},     {"hover", do_hover},
    {"key", do_key},           {"motion", do_motion}, {"moves", do_moves},
    {"picture", do_picture},   {"quit", do_quit},     {"size", do_size},
    {"wait", do_wait},         {"wheel", do_wheel},
};
#define COMMAND_COUNT (sizeof COMMANDS / sizeof COMMANDS[0])

void script_do(struct script *script, const char *command)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(COMMANDS[i].name, command) == 0) {
            COMMANDS[i].run(script);
            return;
        }
    }
    script_stop(script, SCRIPT_WRONG,
                "'%s' is no command, expected one like click, key, wait, "
                "picture or assert",
                command);
}
