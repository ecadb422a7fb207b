#include "app/finder.h"

#include "platform/paths.h"

#include <string.h>

struct search {
    const struct wanted *wanted;
    struct loaded *best; /* model NULL: none yet */
    struct arena arena;
};

static bool is_found(const struct search *search)
{
    const struct model *model = search->best->model;
    return model != NULL && model->file_hash == search->wanted->file_hash;
}

typedef void open_as(struct loaded *loaded, const char *path);

/* Keeps what fits better than the one before; others are closed again. */
static void try_file(struct search *search, const char *path, open_as *open)
{
    struct loaded loaded;
    if (path == NULL || path[0] == '\0' || is_found(search)) {
        return;
    }
    open(&loaded, path);
    const struct model *model = loaded.model;
    if (model != NULL && strcmp(model->id, search->wanted->id) == 0 &&
        (search->best->model == NULL ||
         model->file_hash == search->wanted->file_hash)) {
        loaded_clear(search->best);
        *search->best = loaded;
    } else {
        loaded_clear(&loaded);
    }
}

/* A save may come from anybody: what it calls its scenario must not lead to
 * another folder. */
static bool is_plain(const char *id)
{
    return id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0';
}

/* Whoever sends a save sends its scenario with it. */
static void try_beside(struct search *search, const char *path)
{
    struct strbuf name = {0};
    const char *slash = path == NULL ? NULL : strrchr(path, '/');
    const char *folder = ".";
    if (path == NULL) {
        return;
    }
    if (slash != NULL) {
        folder = arena_copy(&search->arena, path, (size_t)(slash - path) + 1);
    }
    strbuf_format(&name, "%s.json", search->wanted->id);
    if (is_plain(search->wanted->id)) {
        try_file(search, paths_join(&search->arena, folder, strbuf_get(&name)),
                 loaded_open_found);
    }
    try_file(search, paths_join(&search->arena, folder, "scenario.json"),
             loaded_open_found);
    strbuf_clear(&name);
}

static void try_catalogue(struct search *search)
{
    struct catalogue catalogue;
    if (is_found(search)) {
        return;
    }
    catalogue_scan(&catalogue, NULL);
    for (size_t i = 0; i < catalogue.count; i++) {
        if (strcmp(catalogue.entries[i].id, search->wanted->id) == 0) {
            try_file(search, catalogue.entries[i].path, loaded_open_found);
        }
    }
    catalogue_clear(&catalogue);
}

bool finder_open(struct loaded *loaded, const struct wanted *wanted)
{
    struct search search = {.wanted = wanted, .best = loaded};
    memset(loaded, 0, sizeof(*loaded));
    try_file(&search, wanted->path, loaded_open);
    try_beside(&search, wanted->beside);
    try_catalogue(&search);
    arena_clear(&search.arena);
    return loaded->model != NULL;
}
