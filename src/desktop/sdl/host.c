#include "desktop/sdl/host.h"

#include "platform/clock.h"
#include "play/view.h"

#include <SDL.h>
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
        catalogue_scan(&host->catalogue);
        host->scanned = now;
    }
    return host->catalogue.count;
}

static struct ui_scenario scenario(void *context, size_t index)
{
    const struct host *host = context;
    const struct catalogue_entry *entry = &host->catalogue.entries[index];
    return (struct ui_scenario){entry->path, entry->title, entry->summary,
                                entry->error};
}

static void write_findings(struct host *host, const struct diag_list *diags)
{
    struct sink sink = sink_to_strbuf(&host->findings);
    strbuf_reset(&host->findings);
    diag_write_all(diags, FINDINGS_SHOWN, &sink);
}

/* The interface may still show a play of the scenario that was open: that
 * one is kept until the next is opened. */
bool host_open(struct host *host, const char *path)
{
    struct loaded next;
    loaded_open(&next, path);
    write_findings(host, &next.diags);
    host->failed = next.model == NULL;
    host->unreadable = next.unreadable;
    if (host->failed) {
        loaded_clear(&next);
        return false;
    }
    loaded_clear(&host->before);
    host->before = host->now;
    host->now = next;
    return true;
}

static bool open_path(void *context, const char *path)
{
    return host_open(context, path);
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

struct ui_host host_table(struct host *host)
{
    return (struct ui_host){.scenario_count = scenario_count,
                            .scenario = scenario,
                            .open = open_path,
                            .model = model,
                            .findings = findings,
                            .seed = seed,
                            .quit = quit,
                            .screenshot = screenshot,
                            .context = host};
}

void host_clear(struct host *host)
{
    catalogue_clear(&host->catalogue);
    loaded_clear(&host->now);
    loaded_clear(&host->before);
    strbuf_clear(&host->findings);
    memset(host, 0, sizeof *host);
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
