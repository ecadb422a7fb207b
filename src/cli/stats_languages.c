#include "app/sidecar.h"
#include "cli/stats_report.h"

struct visit {
    struct stats *stats;
    struct strings strings;
    struct arena arena;
};

static void add_language(void *context, const char *path, const char *tag)
{
    struct visit *visit = context;
    struct stats *stats = visit->stats;
    struct diag_list diags = {0};
    struct po po;
    bool fine = false;
    stats->languages =
        mem_grow(stats->languages, stats->language_count,
                 &stats->language_capacity, sizeof(*stats->languages));
    struct stats_language *language =
        &stats->languages[stats->language_count++];
    *language = (struct stats_language){.tag = arena_text(&stats->arena, tag)};
    if (sidecar_read(&po, &visit->arena, path, &fine, &diags) == FILE_OK &&
        fine) {
        const struct translation translation = {&visit->strings, &po, path};
        language->count = translate_check(&translation, false, &diags);
        language->readable = true;
    }
    diag_clear(&diags); /* `strings --check` tells them */
}

void stats_languages(struct stats *stats, const char *path)
{
    struct visit visit = {.stats = stats};
    strings_list(&visit.strings, stats->model, &visit.arena);
    sidecar_each(path, add_language, &visit);
    arena_clear(&visit.arena);
}
