/* What the tests of the interface share: text of a fixed width, a host that
 * serves one scenario, and hands that press keys and click. */
#ifndef TESTS_UNIT_UI_FIXTURE_H
#define TESTS_UNIT_UI_FIXTURE_H

#include "app/catalogue.h"
#include "base/sink.h"
#include "desktop/ui/box.h"
#include "desktop/ui/land.h"
#include "desktop/ui/ui.h"
#include "desktop/ui/widget.h"
#include "platform/fileio.h"
#include "play/session.h"
#include "scenario/load.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define MERIDIA DEMARCHE_SOURCE "/scenarios/meridia/scenario.json"
#define SONY    DEMARCHE_SOURCE "/scenarios/sony_2014/scenario.json"

/* Wider than the real faces on average, so that what fits here fits there. */
static int32_t fixed_width(void *context, enum face face, int32_t px,
                           const char *text, size_t length)
{
    int32_t points = 0;
    (void)context;
    (void)face;
    for (size_t i = 0; i < length; i++)
        points += ((unsigned char)text[i] & 0xC0) != 0x80 ? 1 : 0;
    return points * ((px * 6 + 5) / 10);
}

static int32_t fixed_ascent(void *context, enum face face, int32_t px)
{
    (void)context;
    (void)face;
    return (px * 97 + 50) / 100;
}

static int32_t fixed_height(void *context, enum face face, int32_t px)
{
    (void)context;
    (void)face;
    return (px * 121 + 50) / 100;
}

static const struct text_measure fixed_measure = {
    .width = fixed_width, .ascent = fixed_ascent, .height = fixed_height};

/* The host: three scenarios on its list, the last of them a bad one. */
struct fake_saves; /* ui_saves.h */
struct fake_host {
    struct fake_saves *saves; /* NULL: plays are not kept */
    struct loaded loaded;
    struct arena arena; /* of a scenario given as text */
    struct arena land_arena;
    const struct land *land;
    const struct model *model;
    struct strbuf findings;
    int quits, pictures;
};

static size_t host_count(void *context)
{
    (void)context;
    return 3;
}

static struct ui_scenario host_scenario(void *context, size_t index)
{
    static const struct ui_scenario list[] = {
        {MERIDIA, "The Strait of Meridia",
         "A data cable is cut between two neighbours. Ten minutes, two seats: "
         "each decision shows one idea of the game.",
         "", "Invented states; nobody is hurt.", "Aldra, Boreal", 10},
        {SONY, "December 2014", "A studio is hacked.", "",
         "Threats are mentioned.", "The White House", 17},
        {"/nowhere/bad.json", "bad.json", "",
         "/nowhere/bad.json:3:7: error[E101]: found 'sceens', expected one of "
         "the keys of a scenario; did you mean 'scenes'? (/sceens)",
         "", "", 0}};
    (void)context;
    return list[index];
}

static bool host_open(void *context, const char *path)
{
    struct fake_host *host = context;
    struct sink sink = sink_to_strbuf(&host->findings);
    if (strcmp(path, "inline") == 0)
        return host->model != NULL;
    loaded_clear(&host->loaded);
    loaded_open(&host->loaded, path);
    strbuf_reset(&host->findings);
    diag_write_all(&host->loaded.diags, 50, &sink);
    host->model = host->loaded.model;
    return host->model != NULL;
}

static const struct model *host_model(void *context)
{
    return ((struct fake_host *)context)->model;
}

static const char *host_findings(void *context)
{
    return strbuf_get(&((struct fake_host *)context)->findings);
}

static uint64_t host_seed(void *context)
{
    (void)context;
    return 7;
}

static void host_quit(void *context)
{
    ((struct fake_host *)context)->quits++;
}

static void host_picture(void *context)
{
    ((struct fake_host *)context)->pictures++;
}

/* The land of the game itself, read when a map is first shown. */
static const struct land *host_land(void *context)
{
    struct fake_host *host = context;
    char *bytes = NULL;
    size_t length = 0;
    if (host->land == NULL &&
        file_read(&host->land_arena, DEMARCHE_SOURCE "/assets/map/land.bin",
                  LAND_BYTES_MOST, &bytes, &length) == FILE_OK)
        host->land = land_read(&host->land_arena, bytes, length);
    assert_non_null(host->land);
    return host->land;
}

struct hand {
    struct fake_host host;
    struct ui *ui;
};

/* `saves` NULL: plays are not kept. */
static inline struct hand *hand_begin(const struct text_measure *measure,
                                      int32_t width, int32_t height,
                                      const struct ui_saves *saves)
{
    struct hand *hand = calloc(1, sizeof *hand);
    struct ui_host host = {.scenario_count = host_count,
                           .scenario = host_scenario,
                           .open = host_open,
                           .model = host_model,
                           .findings = host_findings,
                           .seed = host_seed,
                           .quit = host_quit,
                           .screenshot = host_picture,
                           .land = host_land,
                           .saves = saves,
                           .context = &hand->host};
    hand->ui = ui_new(&host, measure, width, height);
    return hand;
}

static inline struct hand *hand_new_with(const struct text_measure *measure,
                                         int32_t width, int32_t height)
{
    return hand_begin(measure, width, height, NULL);
}

static inline struct hand *hand_new(int32_t width, int32_t height)
{
    return hand_new_with(&fixed_measure, width, height);
}

static inline void hand_free(struct hand *hand)
{
    ui_free(hand->ui);
    loaded_clear(&hand->host.loaded);
    arena_clear(&hand->host.arena);
    arena_clear(&hand->host.land_arena);
    strbuf_clear(&hand->host.findings);
    free(hand);
}

/* Opens a scenario given as text. */
static inline void hand_open_text(struct hand *hand, const char *text,
                                  const char *seat)
{
    struct diag_list diags = {0};
    hand->host.model =
        scenario_load(&hand->host.arena, "inline", text, strlen(text), &diags);
    if (hand->host.model == NULL)
        fail_msg("%s", diags.items[0].message);
    diag_clear(&diags);
    ui_open(hand->ui, "inline", seat);
}

static inline void hand_key(struct hand *hand, enum key key)
{
    ui_input(hand->ui, &(struct input){.kind = INPUT_KEY, .key = (uint8_t)key});
}

static inline void hand_type(struct hand *hand, char c)
{
    ui_input(hand->ui, &(struct input){.kind = INPUT_KEY,
                                       .key = KEY_CHAR,
                                       .character = (unsigned char)c});
}

static inline const struct widget *hand_find(struct hand *hand, const char *id)
{
    const struct widget_tree *tree = ui_widgets(hand->ui);
    int32_t at = widget_find(tree, id);
    if (at < 0)
        fail_msg("no widget '%s' on '%s'", id, ui_screen(hand->ui));
    return &tree->items[at];
}

static inline bool hand_has(struct hand *hand, const char *id)
{
    return widget_find(ui_widgets(hand->ui), id) >= 0;
}

static inline void hand_at(struct hand *hand, enum input_kind kind, int32_t x,
                           int32_t y)
{
    ui_input(hand->ui, &(struct input){.kind = (uint8_t)kind, .x = x, .y = y});
}

static inline void hand_resize(struct hand *hand, int32_t w, int32_t h)
{
    hand_at(hand, INPUT_RESIZE, w, h);
}

/* Lets every animation come to its end. */
static inline void hand_settle(struct hand *hand)
{
    for (int i = 0; ui_animating(hand->ui); i++) {
        assert_true(i < 100);
        ui_input(hand->ui, &(struct input){.kind = INPUT_TICK, .ms = 1000});
    }
}

static inline void hand_click(struct hand *hand, const char *id)
{
    struct rect at = hand_find(hand, id)->rect;
    int32_t x = at.x + at.w / 2;
    int32_t y = at.y + at.h / 2;
    hand_at(hand, INPUT_POINTER, x, y);
    hand_at(hand, INPUT_PRESS, x, y);
    hand_at(hand, INPUT_RELEASE, x, y);
}

static inline const char *hand_focus(struct hand *hand)
{
    const struct widget_tree *tree = ui_widgets(hand->ui);
    for (size_t i = 0; i < tree->count; i++) {
        if ((tree->items[i].state & STATE_FOCUSED) != 0)
            return tree->items[i].id;
    }
    return "";
}

#define assert_screen(hand, name)                                              \
    assert_string_equal(ui_screen((hand)->ui), name)

#endif
