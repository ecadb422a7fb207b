#include "desktop/sdl/desktop.h"

#include "desktop/sdl/console.h"
#include "desktop/sdl/input.h"
#include "platform/fileio.h"
#include "platform/languages.h"

#include <string.h>

#define FRAME_MS      16 /* between two pictures of an animation */
#define PICTURES_MOST 9999

/* Opening ------------------------------------------------------------------ */

static bool open_file(struct desktop *desktop, const struct options *options,
                      struct strbuf *problem)
{
    struct host *host = &desktop->host;
    if (options->file == NULL) {
        return true;
    }
    if (host->keeps && slot_is_save(options->file)) {
        struct input drop = {.kind = INPUT_DROP, .path = options->file};
        ui_input(desktop->ui, &drop);
        return true;
    }
    ui_open(desktop->ui, options->file, options->seat);
    bool loaded = !host->failed;
    if (loaded && options->seat != NULL &&
        !host_has_seat(host, options->seat, problem)) {
        return false;
    }
    if (loaded && options->cut >= 0 &&
        !host_has_cut(host, options->cut, problem)) {
        return false;
    }
    ui_version(desktop->ui, options->as_it_was, options->cut);
    return true;
}

bool desktop_open(struct desktop *desktop, const struct options *options,
                  struct strbuf *problem)
{
    memset(desktop, 0, sizeof *desktop);
    struct window *window = &desktop->window;
    if (!window_open(window, options->width, options->height,
                     options_ends_by_itself(options), problem) ||
        !fonts_open(&desktop->fonts, options->font_dir, problem)) {
        return false;
    }
    painter_init(&desktop->painter, window->renderer, &desktop->fonts,
                 window->width, window->height);
    host_speak(&desktop->host,
               options->lang == NULL
                   ? (struct language_wish){languages_wanted(), false}
                   : (struct language_wish){options->lang, true});
    desktop->host.seed = options->seed;
    desktop->host.seed_given = options->seed_given;
    if (options_saves(options)) {
        host_keeps(&desktop->host, options->save_dir);
    }
    struct ui_host table = host_table(&desktop->host);
    struct text_measure measure = fonts_measure(&desktop->fonts);
    desktop->ui = ui_new(&table, &measure, window->width, window->height);
    ui_speak(desktop->ui, desktop->host.words);
    if (options->text_size > 0) {
        ui_text_size(desktop->ui, options->text_size);
    }
    /* What ends by itself shows each picture at rest. */
    ui_motion(desktop->ui,
              !options->no_motion && !options_ends_by_itself(options));
    desktop->running = desktop->stale = true;
    desktop->ticked = SDL_GetTicks64();
    return open_file(desktop, options, problem);
}

void desktop_close(struct desktop *desktop)
{
    if (desktop->ui != NULL) {
        ui_free(desktop->ui);
        painter_free(&desktop->painter);
    }
    host_clear(&desktop->host);
    fonts_close(&desktop->fonts);
    window_close(&desktop->window);
}

/* Drawing ------------------------------------------------------------------ */

bool desktop_draw(struct desktop *desktop, const char *path)
{
    painter_draw(&desktop->painter, ui_draw(desktop->ui));
    bool good = path == NULL || window_picture(&desktop->window, path);
    SDL_RenderPresent(desktop->window.renderer);
    desktop->stale = false;
    return good;
}

/* A file of no bytes at most tells whether it is there. */
static bool taken(const char *path)
{
    struct arena arena = {0};
    char *bytes = NULL;
    size_t length = 0;
    enum file_result result = file_read_found(&arena, path, 0, &bytes, &length);
    arena_clear(&arena);
    return result != FILE_MISSING;
}

static void free_picture_path(struct strbuf *path)
{
    char *folder = SDL_GetPrefPath("", "demarche"); /* made if missing */
    int number = 0;
    do {
        number++;
        strbuf_reset(path);
        strbuf_format(path, "%spicture-%04d.png", folder == NULL ? "" : folder,
                      number);
    } while (number < PICTURES_MOST && taken(strbuf_get(path)));
    SDL_free(folder);
}

static void save_picture(struct desktop *desktop)
{
    struct strbuf path = {0};
    struct strbuf line = {0};
    free_picture_path(&path);
    bool good = desktop_draw(desktop, strbuf_get(&path));
    strbuf_format(&line, good ? "the picture is %s" : "%s cannot be written",
                  strbuf_get(&path));
    console_complain(strbuf_get(&line));
    strbuf_clear(&line);
    strbuf_clear(&path);
}

void desktop_refresh(struct desktop *desktop)
{
    if (desktop->host.picture) {
        desktop->host.picture = false;
        save_picture(desktop);
    } else if (desktop->stale) {
        desktop_draw(desktop, NULL);
    }
}

/* Input -------------------------------------------------------------------- */

static void give(struct desktop *desktop, const struct input *input)
{
    if (ui_input(desktop->ui, input)) {
        desktop->stale = true;
    }
    desktop->running = desktop->running && !desktop->host.quit;
}

static void take_window_event(struct desktop *desktop,
                              const SDL_WindowEvent *event)
{
    if (event->event == SDL_WINDOWEVENT_CLOSE) {
        desktop->running = false;
    } else if (event->event == SDL_WINDOWEVENT_EXPOSED) {
        desktop->stale = true;
    } else if (event->event == SDL_WINDOWEVENT_SIZE_CHANGED &&
               window_measure(&desktop->window)) {
        painter_resize(&desktop->painter, desktop->window.width,
                       desktop->window.height);
        desktop->stale = true;
    }
}

/* What the window sees to by itself, before the interface hears of it. */
static void take_own(struct desktop *desktop, const SDL_Event *event)
{
    if (event->type == SDL_QUIT) {
        desktop->running = false;
    } else if (event->type == SDL_WINDOWEVENT) {
        take_window_event(desktop, &event->window);
    } else if (event->type == SDL_KEYDOWN && event->key.repeat == 0 &&
               event->key.keysym.sym == SDLK_F11) {
        window_full_screen(&desktop->window);
    } else if (event->type == SDL_RENDER_TARGETS_RESET) {
        desktop->stale = true;
    }
}

static void take_event(struct desktop *desktop, const SDL_Event *event)
{
    struct input inputs[INPUTS_MOST];
    take_own(desktop, event);
    int32_t count = input_translate(&desktop->window, event, inputs);
    for (int32_t i = 0; i < count && desktop->running; i++) {
        give(desktop, &inputs[i]);
    }
    if (event->type == SDL_DROPFILE) {
        SDL_free(event->drop.file);
    }
}

void desktop_take_events(struct desktop *desktop)
{
    SDL_Event event;
    while (desktop->running && SDL_PollEvent(&event)) {
        take_event(desktop, &event);
    }
}

void desktop_pass(struct desktop *desktop, int32_t ms)
{
    struct input tick = {.kind = INPUT_TICK, .ms = ms};
    give(desktop, &tick);
}

/* The loop ------------------------------------------------------------------
 */

/* -1 sleeps until something happens: an idle game costs nothing. */
static int timeout(const struct desktop *desktop)
{
    if (desktop->stale) {
        return 0;
    }
    return ui_animating(desktop->ui) ? FRAME_MS : -1;
}

static void pass_time(struct desktop *desktop)
{
    uint64_t now = SDL_GetTicks64();
    uint64_t gone = now - desktop->ticked;
    desktop->ticked = now;
    if (ui_animating(desktop->ui)) {
        desktop_pass(desktop, gone < 1000 ? (int32_t)gone : 1000);
    }
}

bool desktop_frame(struct desktop *desktop)
{
    bool moved = ui_animating(desktop->ui);
    SDL_Event event;
    if (SDL_WaitEventTimeout(&event, timeout(desktop))) {
        take_event(desktop, &event);
        desktop_take_events(desktop);
    }
    if (!moved) {
        desktop->ticked = SDL_GetTicks64(); /* sleep is no animation */
    }
    pass_time(desktop);
    if (desktop->running) {
        desktop_refresh(desktop);
    }
    return desktop->running;
}
