#include "desktop/sdl/window.h"

#include "desktop/sdl/options.h"
#include "desktop/sdl/png.h"
#include "platform/fileio.h"

#include <signal.h>
#include <string.h>

/* An environment variable of the same name wins over each of these, so a
 * person can still choose. */
static const struct {
    const char *name, *value;
} HINTS[] = {
    {SDL_HINT_RENDER_DRIVER, "software"},
    /* Else SDL shows a software picture through OpenGL, which costs 100 MB
     * where the graphics driver is software too. */
    {SDL_HINT_FRAMEBUFFER_ACCELERATION, "0"},
    /* Keeping the screen awake would wake us every half a minute. */
    {SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1"},
    {SDL_HINT_WINDOWS_DPI_AWARENESS, "permonitorv2"},
    {SDL_HINT_WINDOWS_DPI_SCALING, "1"},
};

static void set_hints(void)
{
    for (size_t i = 0; i < sizeof HINTS / sizeof HINTS[0]; i++) {
        SDL_SetHint(HINTS[i].name, HINTS[i].value);
    }
}

static bool set(const char *variable)
{
    const char *value = SDL_getenv(variable);
    return value != NULL && value[0] != '\0';
}

/* Windows and macOS always have one. */
static bool display_named(void)
{
#if defined(_WIN32) || defined(__APPLE__) || defined(__EMSCRIPTEN__)
    return true;
#else
    return set("DISPLAY") || set("WAYLAND_DISPLAY");
#endif
}

static bool driver_is(const char *name)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL && strcmp(driver, name) == 0;
}

static bool driver_shows_nothing(void)
{
    return driver_is("dummy") || driver_is("offscreen");
}

/* X ends a program at the first error that it reports. Ours is to end as if
 * its window was closed: most likely somebody destroyed the window from
 * outside, as xdotool windowclose does, and SDL does not tell. The signal is
 * what SDL turns into SDL_QUIT; to send an event from here is not allowed. */
static int end_game(void *display, void *error)
{
    (void)display;
    (void)error;
    raise(SIGTERM);
    return 0;
}

static void handle_x_errors(void)
{
    void *library = NULL;
    if (driver_is("x11")) {
        library = SDL_LoadObject("libX11.so.6"); /* SDL has it already */
    }
    void *found =
        library == NULL ? NULL : SDL_LoadFunction(library, "XSetErrorHandler");
    if (found != NULL) {
        int (*(*set_handler)(int (*)(void *, void *)))(void *, void *);
        memcpy(&set_handler, &found, sizeof set_handler);
        set_handler(end_game);
    }
}

static bool start_video(bool unseen, struct strbuf *problem)
{
    bool chosen = set("SDL_VIDEODRIVER");
    if (unseen && !chosen && !display_named()) {
        SDL_SetHint(SDL_HINT_VIDEODRIVER, "dummy");
        chosen = true;
    }
    bool started = SDL_Init(SDL_INIT_VIDEO) == 0;
    if (started && (chosen || !driver_shows_nothing())) {
        handle_x_errors();
        return true;
    }
    strbuf_format(problem,
                  "there is no display to open a window on (%s); in a "
                  "terminal, play with: demarche-cli play FILE",
                  started ? "SDL found none" : SDL_GetError());
    return false;
}

static bool start_window(struct window *window, int32_t width, int32_t height)
{
    window->window = SDL_CreateWindow(
        "D\xc3\xa9marche", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
        width, height, SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (window->window == NULL) {
        return false;
    }
    SDL_SetWindowMinimumSize(window->window, WINDOW_LEAST_WIDTH,
                             WINDOW_LEAST_HEIGHT);
    window->renderer =
        SDL_CreateRenderer(window->window, -1, SDL_RENDERER_SOFTWARE);
    return window->renderer != NULL;
}

bool window_open(struct window *window, int32_t width, int32_t height,
                 bool unseen, struct strbuf *problem)
{
    memset(window, 0, sizeof *window);
    set_hints();
    if (!start_video(unseen, problem)) {
        return false;
    }
    if (!start_window(window, width, height)) {
        strbuf_format(problem, "the window cannot be opened: %s",
                      SDL_GetError());
        return false;
    }
    window_measure(window);
    return true;
}

void window_close(struct window *window)
{
    if (window->renderer != NULL) {
        SDL_DestroyRenderer(window->renderer);
    }
    /* With X the window may be gone already, and closing it again would be
     * an error: it goes with the process. */
    if (!driver_is("x11")) {
        SDL_DestroyWindow(window->window);
        SDL_Quit();
    }
    memset(window, 0, sizeof *window);
}

bool window_measure(struct window *window)
{
    int width = 0, height = 0;
    SDL_GetRendererOutputSize(window->renderer, &width, &height);
    bool changed = width != window->width || height != window->height;
    window->width = width;
    window->height = height;
    return changed;
}

static int32_t scaled(int32_t value, int32_t to, int32_t from)
{
    return from > 0 ? (int32_t)((int64_t)value * to / from) : value;
}

SDL_Point window_pixel(const struct window *window, int32_t x, int32_t y)
{
    int width = 0, height = 0;
    SDL_GetWindowSize(window->window, &width, &height);
    return (SDL_Point){scaled(x, window->width, width),
                       scaled(y, window->height, height)};
}

SDL_Point window_unit(const struct window *window, int32_t x, int32_t y)
{
    int width = 0, height = 0;
    SDL_GetWindowSize(window->window, &width, &height);
    return (SDL_Point){scaled(x, width, window->width),
                       scaled(y, height, window->height)};
}

void window_full_screen(struct window *window)
{
    bool full = (SDL_GetWindowFlags(window->window) &
                 SDL_WINDOW_FULLSCREEN_DESKTOP) != 0;
    SDL_SetWindowFullscreen(window->window,
                            full ? 0 : SDL_WINDOW_FULLSCREEN_DESKTOP);
}

static bool read_row(void *context, int32_t y, uint8_t *rgb)
{
    const struct window *window = context;
    SDL_Rect row = {0, y, window->width, 1};
    return SDL_RenderReadPixels(window->renderer, &row, SDL_PIXELFORMAT_RGB24,
                                rgb, window->width * 3) == 0;
}

bool window_picture(struct window *window, const char *path)
{
    struct png_picture picture = {read_row, window, window->width,
                                  window->height};
    struct strbuf file = {0};
    bool good = png_write(&picture, &file) &&
                file_replace(path, file.text, file.length) == FILE_OK;
    strbuf_clear(&file);
    return good;
}
