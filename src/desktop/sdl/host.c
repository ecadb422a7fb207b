#include "desktop/sdl/host.h"

#include "app/sidecar.h"
#include "desktop/sdl/console.h"
#include "desktop/ui/land.h"
#include "platform/clock.h"
#include "platform/fileio.h"
#include "platform/paths.h"
#include "play/view.h"

#include <SDL.h>
#include <inttypes.h>
#include <string.h>

#define FINDINGS_SHOWN 100
#define SCAN_KEPT_MS   2000

/* The title page asks each time that it is drawn, also for a pointer that
 * only moves; a scan loads every file. */
static size_t scenario_count(void *context)
{
    struct host *host = context;
    uint64_t now = SDL_GetTicks64() + 1; /* 0 is: not yet */
    if (host->scanned == 0 || now - host->scanned > SCAN_KEPT_MS) {
        catalogue_clear(&host->catalogue);
        catalogue_scan(&host->catalogue, host->language.wanted);
        host->scanned = now;
    }
    return host->catalogue.count;
}

static struct ui_scenario scenario(void *context, size_t index)
{
    const struct host *host = context;
    const struct catalogue_entry *entry = &host->catalogue.entries[index];
    return (struct ui_scenario){
        .path = entry->path,
        .title = entry->title,
        .summary = entry->summary,
        .error = entry->error,
        .note = entry->note,
        .seats = entry->seats,
        .turns = entry->turns,
    };
}

static void write_findings(struct host *host, const struct diag_list *diags)
{
    struct sink sink = sink_to_strbuf(&host->findings);
    strbuf_reset(&host->findings);
    diag_write_all(diags, FINDINGS_SHOWN, &sink);
}

/* What hinders goes to standard error: the play goes on as it is written. */
static void complain(struct diag_list *diags)
{
    struct sink sink = console_error();
    diag_write_all(diags, FINDINGS_SHOWN, &sink);
    diag_clear(diags);
}

void host_speak(struct host *host, struct language_wish wish)
{
    struct diag_list diags = {0};
    lexicon_open(&host->lexicon);
    host->language = wish;
    host->words = lexicon_find(&host->lexicon, wish.wanted, &diags);
    complain(&diags);
}

/* The texts of what was opened, in the language that is wished for, and what
 * is filled into them in that which they are in. */
static void speak(struct host *host)
{
    struct loaded *now = &host->now;
    struct diag_list diags = {0};
    now->model = host->source;
    sidecar_speak(now, host->language, &diags);
    loaded_speak(now,
                 lexicon_find(&host->lexicon, now->model->language, &diags));
    complain(&diags);
}

static const struct language *next_language(void *context)
{
    struct host *host = context;
    struct diag_list diags = {0};
    host->words = lexicon_next(&host->lexicon, host->words, &diags);
    host->language = (struct language_wish){host->words->tag, false};
    host->saves.words = host->words;
    host->scanned = 0; /* titles are told anew */
    complain(&diags);
    if (host->source != NULL) {
        speak(host);
    }
    return host->words;
}

static void keep_opened(struct host *host, struct loaded opened)
{
    loaded_clear(&host->before);
    host->before = host->now;
    host->now = opened;
    host->source = opened.model;
    speak(host);
}

/* Those of the list were found in a folder; all others the player named. */
static void open_any(const struct host *host, struct loaded *loaded,
                     const char *path)
{
    for (size_t i = 0; i < host->catalogue.count; i++) {
        if (strcmp(host->catalogue.entries[i].path, path) == 0) {
            loaded_open_found(loaded, path);
            return;
        }
    }
    loaded_open(loaded, path);
}

/* The one that is open stays where this fails. The interface may still show
 * a play of the scenario that was open: that one is kept until the next is
 * opened. */
static bool open_path(void *context, const char *path)
{
    struct host *host = context;
    struct loaded next;
    open_any(host, &next, path);
    write_findings(host, &next.diags);
    host->failed = next.model == NULL;
    host->unreadable = next.unreadable;
    if (host->failed) {
        loaded_clear(&next);
        return false;
    }
    keep_opened(host, next);
    return true;
}

static bool check_path(void *context, const char *path)
{
    struct host *host = context;
    struct loaded tried;
    open_any(host, &tried, path);
    write_findings(host, &tried.diags);
    bool good = tried.model != NULL;
    loaded_clear(&tried);
    return good;
}

static const struct model *model(void *context)
{
    const struct host *host = context;
    return host->now.model;
}

static const char *findings(void *context)
{
    const struct host *host = context;
    return strbuf_get(&host->findings);
}

static uint64_t seed(void *context)
{
    const struct host *host = context;
    return host->seed_given ? host->seed : clock_seed();
}

static void quit(void *context)
{
    struct host *host = context;
    host->quit = true;
}

static void screenshot(void *context)
{
    struct host *host = context;
    host->picture = true;
}

/* Without land a map still has its places: said once, then done without. */
static void read_land(struct host *host)
{
    struct arena arena = {0};
    const char *assets = paths_data(&arena, "assets");
    const char *path =
        paths_join(&arena, assets == NULL ? "assets" : assets, "map/land.bin");
    char *bytes = NULL;
    size_t length = 0;
    enum file_result result =
        file_read(&arena, path, LAND_BYTES_MOST, &bytes, &length);
    if (result == FILE_OK)
        host->land = land_read(&host->land_arena, bytes, length);
    if (host->land == NULL) {
        struct strbuf line = {0};
        strbuf_format(&line, "maps are drawn without land: %s: %s", path,
                      result == FILE_OK ? "it is damaged, or of another version"
                                        : file_problem(result));
        console_complain(strbuf_get(&line));
        strbuf_clear(&line);
    }
    arena_clear(&arena);
}

/* Read when a map is first drawn, so that starting does not wait for it. */
static const struct land *land(void *context)
{
    struct host *host = context;
    if (!host->land_sought) {
        host->land_sought = true;
        read_land(host);
    }
    return host->land;
}

/* Saved plays --------------------------------------------------------------
 */

static size_t save_count(void *context)
{
    struct host *host = context;
    return saves_count(&host->saves);
}

static struct ui_save save_item(void *context, size_t index)
{
    struct host *host = context;
    return saves_item(&host->saves, index);
}

static const char *save_path(void *context, size_t index)
{
    const struct host *host = context;
    return saves_path(&host->saves, index);
}

static struct ui_resumed resume(struct host *host, const char *path,
                                bool as_begun)
{
    struct loaded opened;
    struct ui_resumed resumed =
        saves_resume(&host->saves, path, as_begun, &opened);
    if (resumed.session == NULL) {
        strbuf_reset(&host->findings);
        strbuf_text(&host->findings, strbuf_get(&host->saves.findings));
        return resumed;
    }
    keep_opened(host, opened);
    session_translate(resumed.session, host->now.model);
    return resumed;
}

static struct ui_resumed open_save(void *context, const char *path)
{
    return resume(context, path, false);
}

static struct ui_resumed open_as_begun(void *context, const char *path)
{
    return resume(context, path, true);
}

static bool is_save(void *context, const char *path)
{
    (void)context;
    return slot_is_save(path);
}

static const char *keep(void *context, const struct session *session,
                        bool fresh)
{
    struct host *host = context;
    return saves_keep(&host->saves, session, host->now.path, fresh);
}

static const char *keep_as(void *context, const struct session *session,
                           const char *name)
{
    struct host *host = context;
    return saves_keep_as(&host->saves, session, host->now.path, name);
}

static const char *copy_to(void *context, size_t index, const char *path)
{
    struct host *host = context;
    return saves_copy_to(&host->saves, index, path);
}

static const char *copy_path(void *context, size_t index)
{
    struct host *host = context;
    return saves_copy_path(&host->saves, index);
}

static const char *forget(void *context, size_t index)
{
    struct host *host = context;
    return saves_forget(&host->saves, index);
}

void host_keeps(struct host *host, const char *folder)
{
    saves_open(&host->saves, host->words, folder);
    host->keeps = true;
    host->table = (struct ui_saves){.count = save_count,
                                    .item = save_item,
                                    .open = open_save,
                                    .open_as_begun = open_as_begun,
                                    .path = save_path,
                                    .is_save = is_save,
                                    .keep = keep,
                                    .keep_as = keep_as,
                                    .copy_to = copy_to,
                                    .copy_path = copy_path,
                                    .forget = forget};
}

struct ui_host host_table(struct host *host)
{
    return (struct ui_host){.scenario_count = scenario_count,
                            .scenario = scenario,
                            .open = open_path,
                            .check = check_path,
                            .model = model,
                            .findings = findings,
                            .seed = seed,
                            .next_language =
                                host->lexicon.count > 1 ? next_language : NULL,
                            .quit = quit,
                            .screenshot = screenshot,
                            .land = land,
                            .saves = host->keeps ? &host->table : NULL,
                            .context = host};
}

void host_clear(struct host *host)
{
    catalogue_clear(&host->catalogue);
    lexicon_close(&host->lexicon);
    loaded_clear(&host->now);
    loaded_clear(&host->before);
    strbuf_clear(&host->findings);
    if (host->keeps) {
        saves_close(&host->saves);
    }
    arena_clear(&host->land_arena);
    memset(host, 0, sizeof *host);
}

bool host_has_cut(const struct host *host, int32_t minutes,
                  struct strbuf *problem)
{
    struct arena arena = {0};
    const struct view_briefing *briefing =
        view_briefing(host->now.model, &arena);
    bool found = false;
    strbuf_format(problem, "there is no class cut of %" PRId32 " minutes%s",
                  minutes,
                  briefing->cuts.count > 0 ? " here, expected one of:" : "");
    for (int32_t i = 0; i < briefing->cuts.count; i++) {
        found = found || briefing->cuts.items[i].minutes == minutes;
        strbuf_format(problem, " %" PRId32, briefing->cuts.items[i].minutes);
    }
    arena_clear(&arena);
    if (found) {
        strbuf_reset(problem);
    }
    return found;
}

bool host_has_seat(const struct host *host, const char *seat,
                   struct strbuf *problem)
{
    struct arena arena = {0};
    const struct view_briefing *briefing =
        view_briefing(host->now.model, &arena);
    bool found = false;
    strbuf_format(problem, "nobody can play '%s' here, expected one of:", seat);
    for (int32_t i = 0; i < briefing->seats.count; i++) {
        const char *id = briefing->seats.items[i].actor;
        found = found || strcmp(id, seat) == 0;
        strbuf_format(problem, " %s", id);
    }
    arena_clear(&arena);
    if (found) {
        strbuf_reset(problem);
    }
    return found;
}
