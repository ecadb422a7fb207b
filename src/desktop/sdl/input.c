#include "desktop/sdl/input.h"

#include "base/utf8.h"

#include <string.h>

/* Keys that are no characters, and those with Ctrl. */
struct key_row {
    const char *name; /* in scripts */
    SDL_Keycode code;
    uint8_t modifier; /* what must be held: 0, or one of these */
    uint8_t key;      /* enum key */
};
enum { HELD_NONE, HELD_SHIFT, HELD_CTRL };

static const struct key_row ROWS[] = {
    {"enter", SDLK_RETURN, HELD_NONE, KEY_ENTER},
    {"keypad-enter", SDLK_KP_ENTER, HELD_NONE, KEY_ENTER},
    {"space", SDLK_SPACE, HELD_NONE, KEY_SPACE},
    {"escape", SDLK_ESCAPE, HELD_NONE, KEY_ESCAPE},
    {"shift+tab", SDLK_TAB, HELD_SHIFT, KEY_BACKTAB},
    {"tab", SDLK_TAB, HELD_NONE, KEY_TAB},
    {"backspace", SDLK_BACKSPACE, HELD_NONE, KEY_BACKSPACE},
    {"delete", SDLK_DELETE, HELD_NONE, KEY_DELETE},
    {"up", SDLK_UP, HELD_NONE, KEY_UP},
    {"down", SDLK_DOWN, HELD_NONE, KEY_DOWN},
    {"left", SDLK_LEFT, HELD_NONE, KEY_LEFT},
    {"right", SDLK_RIGHT, HELD_NONE, KEY_RIGHT},
    {"page-up", SDLK_PAGEUP, HELD_NONE, KEY_PAGE_UP},
    {"page-down", SDLK_PAGEDOWN, HELD_NONE, KEY_PAGE_DOWN},
    {"home", SDLK_HOME, HELD_NONE, KEY_HOME},
    {"end", SDLK_END, HELD_NONE, KEY_END},
    {"f1", SDLK_F1, HELD_NONE, KEY_F1},
    {"f5", SDLK_F5, HELD_NONE, KEY_F5},
    {"f9", SDLK_F9, HELD_NONE, KEY_F9},
    {"f10", SDLK_F10, HELD_NONE, KEY_F10},
    {"f12", SDLK_F12, HELD_NONE, KEY_F12},
    {"ctrl+z", SDLK_z, HELD_CTRL, KEY_UNDO},
    {"ctrl++", SDLK_PLUS, HELD_CTRL, KEY_BIGGER},
    {"ctrl+=", SDLK_EQUALS, HELD_CTRL, KEY_BIGGER},
    {"ctrl+keypad-plus", SDLK_KP_PLUS, HELD_CTRL, KEY_BIGGER},
    {"ctrl+-", SDLK_MINUS, HELD_CTRL, KEY_SMALLER},
    {"ctrl+keypad-minus", SDLK_KP_MINUS, HELD_CTRL, KEY_SMALLER},
    {"ctrl+0", SDLK_0, HELD_CTRL, KEY_NORMAL_SIZE},
    {"ctrl+keypad-0", SDLK_KP_0, HELD_CTRL, KEY_NORMAL_SIZE},
    {"ctrl+q", SDLK_q, HELD_CTRL, KEY_QUIT},
};
#define ROW_COUNT (sizeof ROWS / sizeof ROWS[0])

static bool held(const struct key_row *row, uint16_t modifiers)
{
    bool ctrl = (modifiers & (KMOD_CTRL | KMOD_GUI)) != 0;
    bool shift = (modifiers & KMOD_SHIFT) != 0;
    if (row->modifier == HELD_CTRL) {
        return ctrl;
    }
    return !ctrl && (row->modifier == HELD_NONE || shift);
}

static int32_t translate_key(const SDL_KeyboardEvent *event,
                             struct input *input)
{
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (ROWS[i].code == event->keysym.sym &&
            held(&ROWS[i], event->keysym.mod)) {
            input->kind = INPUT_KEY;
            input->key = ROWS[i].key;
            return 1;
        }
    }
    return 0;
}

/* Space is a key of its own and comes as such. */
static int32_t translate_text(const char *text, struct input *inputs)
{
    size_t length = strlen(text);
    size_t at = 0;
    int32_t count = 0;
    while (at < length && count < INPUTS_MOST) {
        uint32_t point = 0;
        size_t size = utf8_decode(text + at, length - at, &point);
        if (size > 0 && point > ' ') {
            inputs[count] = (struct input){
                .kind = INPUT_KEY, .key = KEY_CHAR, .character = point};
            count++;
        }
        at += size > 0 ? size : 1;
    }
    return count;
}

static int32_t translate_place(const struct window *window, int32_t x,
                               int32_t y, enum input_kind kind,
                               struct input *input)
{
    SDL_Point pixel = window_pixel(window, x, y);
    input->kind = (uint8_t)kind;
    input->x = pixel.x;
    input->y = pixel.y;
    return 1;
}

static int32_t translate_button(const struct window *window,
                                const SDL_MouseButtonEvent *event,
                                struct input *input)
{
    if (event->button != SDL_BUTTON_LEFT) {
        return 0;
    }
    return translate_place(window, event->x, event->y,
                           event->type == SDL_MOUSEBUTTONDOWN ? INPUT_PRESS
                                                              : INPUT_RELEASE,
                           input);
}

static int32_t translate_wheel(const struct window *window,
                               const SDL_MouseWheelEvent *event,
                               struct input *input)
{
    translate_place(window, event->mouseX, event->mouseY, INPUT_WHEEL, input);
    bool flipped = event->direction == SDL_MOUSEWHEEL_FLIPPED;
    input->wheel = flipped ? -event->y : event->y;
    input->sideways = flipped ? -event->x : event->x;
    return input->wheel != 0 || input->sideways != 0;
}

static int32_t translate_window(const struct window *window,
                                const SDL_WindowEvent *event,
                                struct input *input)
{
    if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        input->kind = INPUT_RESIZE;
        input->x = window->width;
        input->y = window->height;
        return 1;
    }
    if (event->event == SDL_WINDOWEVENT_LEAVE) {
        input->kind = INPUT_POINTER; /* over nothing any more */
        input->x = input->y = -1;
        return 1;
    }
    return 0;
}

int32_t input_translate(const struct window *window, const SDL_Event *event,
                        struct input inputs[INPUTS_MOST])
{
    memset(inputs, 0, sizeof *inputs);
    switch (event->type) {
    case SDL_KEYDOWN:
        return translate_key(&event->key, inputs);
    case SDL_TEXTINPUT:
        return translate_text(event->text.text, inputs);
    case SDL_MOUSEMOTION:
        return translate_place(window, event->motion.x, event->motion.y,
                               INPUT_POINTER, inputs);
    case SDL_MOUSEBUTTONDOWN:
    case SDL_MOUSEBUTTONUP:
        return translate_button(window, &event->button, inputs);
    case SDL_MOUSEWHEEL:
        return translate_wheel(window, &event->wheel, inputs);
    case SDL_WINDOWEVENT:
        return translate_window(window, &event->window, inputs);
    case SDL_DROPFILE:
        inputs->kind = INPUT_DROP;
        inputs->path = event->drop.file;
        return 1;
    default:
        return 0;
    }
}

/* Keys for scripts ----------------------------------------------------------
 */

static int32_t key_pair(SDL_Keycode code, uint16_t modifiers, SDL_Event *events)
{
    memset(events, 0, 2 * sizeof *events);
    events[0].type = SDL_KEYDOWN;
    events[0].key.state = SDL_PRESSED;
    events[0].key.keysym.sym = code;
    events[0].key.keysym.mod = modifiers;
    events[1] = events[0];
    events[1].type = SDL_KEYUP;
    events[1].key.state = SDL_RELEASED;
    return 2;
}

int32_t input_key_events(const char *name, SDL_Event events[3])
{
    static const uint16_t MODIFIERS[] = {KMOD_NONE, KMOD_LSHIFT, KMOD_LCTRL};
    for (size_t i = 0; i < ROW_COUNT; i++) {
        if (strcmp(ROWS[i].name, name) == 0) {
            return key_pair(ROWS[i].code, MODIFIERS[ROWS[i].modifier], events);
        }
    }
    uint32_t point = 0;
    size_t length = strlen(name);
    if (length == 0 || utf8_decode(name, length, &point) != length) {
        return 0;
    }
    key_pair((SDL_Keycode)point, KMOD_NONE, events);
    memset(&events[2], 0, sizeof events[2]);
    events[2].type = SDL_TEXTINPUT;
    memcpy(events[2].text.text, name, length + 1);
    return 3;
}
