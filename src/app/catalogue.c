#include "app/catalogue.h"

#include "app/sidecar.h"
#include "base/sort.h"
#include "platform/paths.h"
#include "scenario/limits.h"
#include "scenario/load.h"

#include <string.h>

static enum diag_code code_of(enum file_result result)
{
    switch (result) {
    case FILE_MISSING:
        return CODE_FILE_MISSING;
    case FILE_DENIED:
        return CODE_FILE_DENIED;
    case FILE_NOT_REGULAR:
        return CODE_FILE_KIND;
    case FILE_LINK:
        return CODE_FILE_LINK;
    case FILE_TOO_LARGE:
        return CODE_FILE_SIZE;
    case FILE_OK:
    case FILE_FULL:
    case FILE_READ_ONLY:
    case FILE_BUSY:
    case FILE_NO_HANDLES:
    case FILE_TAKEN:
    case FILE_IO:
        break;
    }
    return CODE_FILE_IO;
}

void catalogue_unreadable(struct diag_list *diags, const char *path,
                          enum file_result result)
{
    const struct diag_place place = {.file = path};
    diag_add(diags, code_of(result), &place, "the file cannot be read: %s",
             file_problem(result));
}

static void add_unreadable(struct loaded *loaded, const char *path,
                           enum file_result result)
{
    const struct diag_place place = {.file = path};
    loaded->unreadable = true;
    if (result == FILE_TOO_LARGE) {
        diag_add(&loaded->diags, CODE_FILE_SIZE, &place,
                 "the file is too large, a scenario may have %d bytes",
                 LIMIT_FILE_BYTES);
    } else {
        catalogue_unreadable(&loaded->diags, path, result);
    }
}

/* What was read, as far as it could be. */
struct read {
    enum file_result result;
    char *bytes;
    size_t length;
};

static void load(struct loaded *loaded, const struct read *read)
{
    if (read->result == FILE_OK) {
        loaded->model = scenario_load(&loaded->arena, loaded->file, read->bytes,
                                      read->length, &loaded->diags);
    } else {
        add_unreadable(loaded, loaded->file, read->result);
    }
    diag_sort(&loaded->diags);
}

static struct read read_named(struct arena *arena, const char *path)
{
    struct read read = {0};
    read.result =
        file_read(arena, path, LIMIT_FILE_BYTES, &read.bytes, &read.length);
    return read;
}

static struct read read_found(struct arena *arena, const char *path)
{
    struct read read = {0};
    read.result = file_read_found(arena, path, LIMIT_FILE_BYTES, &read.bytes,
                                  &read.length);
    return read;
}

void loaded_open(struct loaded *loaded, const char *path)
{
    struct arena text = {0};
    memset(loaded, 0, sizeof(*loaded));
    loaded->file = path;
    struct read read = read_named(&text, path);
    if (read.result == FILE_NOT_REGULAR) {
        const char *inner = paths_join(&loaded->arena, path, "scenario.json");
        struct read other = read_found(&text, inner);
        if (other.result != FILE_MISSING && other.result != FILE_IO) {
            read = other;
            loaded->file = inner;
            loaded->found = true;
        }
    }
    loaded->path = paths_absolute(&loaded->arena, loaded->file);
    load(loaded, &read);
    arena_clear(&text);
}

void loaded_open_found(struct loaded *loaded, const char *path)
{
    struct arena text = {0};
    memset(loaded, 0, sizeof(*loaded));
    loaded->file = path;
    loaded->found = true;
    struct read read = read_found(&text, path);
    loaded->path = paths_absolute(&loaded->arena, path);
    load(loaded, &read);
    arena_clear(&text);
}

enum file_result loaded_read_again(const struct loaded *loaded,
                                   struct arena *arena, char **bytes,
                                   size_t *length)
{
    struct read read = loaded->found ? read_found(arena, loaded->path)
                                     : read_named(arena, loaded->path);
    *bytes = read.bytes;
    *length = read.length;
    return read.result;
}

void loaded_open_input(struct loaded *loaded)
{
    struct read read = {0};
    memset(loaded, 0, sizeof(*loaded));
    loaded->file = "standard input";
    read.result = file_read_input(&loaded->arena, LIMIT_FILE_BYTES, &read.bytes,
                                  &read.length);
    loaded->bytes = read.result == FILE_OK ? read.bytes : NULL;
    loaded->length = read.length;
    load(loaded, &read);
}

void loaded_speak(struct loaded *loaded, const struct language *words)
{
    struct model *copy = arena_alloc(&loaded->arena, sizeof(*copy));
    *copy = *loaded->model;
    copy->words = words;
    loaded->model = copy;
}

void loaded_clear(struct loaded *loaded)
{
    arena_clear(&loaded->arena);
    diag_clear(&loaded->diags);
    memset(loaded, 0, sizeof(*loaded));
}

static const char *first_error(struct arena *arena,
                               const struct diag_list *diags)
{
    struct strbuf line = {0};
    struct sink sink = sink_to_strbuf(&line);
    size_t i = 0;
    while (i < diags->count &&
           diag_code_info(diags->items[i].code)->severity != DIAG_ERROR) {
        i++;
    }
    if (i < diags->count) {
        diag_write(&diags->items[i], &sink);
    }
    while (line.length > 0 && line.text[line.length - 1] == '\n') {
        line.text[--line.length] = '\0';
    }
    const char *text = arena_text(arena, strbuf_get(&line));
    strbuf_clear(&line);
    return text;
}

static const char *seat_names(struct arena *arena, const struct model *model)
{
    struct strbuf names = {0};
    for (int32_t i = 0; model != NULL && i < model->actors_count; i++) {
        if (model->actors[i].playable) {
            strbuf_format(&names, "%s%s", names.length > 0 ? ", " : "",
                          model->actors[i].name);
        }
    }
    const char *text = arena_text(arena, strbuf_get(&names));
    strbuf_clear(&names);
    return text;
}

static void add_entry(struct catalogue *catalogue, const char *path,
                      const struct loaded *loaded)
{
    struct arena *arena = &catalogue->arena;
    const struct model *model = loaded->model;
    catalogue->entries =
        mem_grow(catalogue->entries, catalogue->count, &catalogue->capacity,
                 sizeof(*catalogue->entries));
    struct catalogue_entry *entry = &catalogue->entries[catalogue->count++];
    entry->path = arena_text(arena, path);
    entry->id = arena_text(arena, model == NULL ? "" : model->id);
    entry->title = arena_text(arena, model == NULL ? path : model->title);
    entry->summary = arena_text(arena, model == NULL ? "" : model->summary);
    entry->note = arena_text(arena, model == NULL ? "" : model->content_note);
    entry->seats = seat_names(arena, model);
    entry->turns = model == NULL ? 0 : model->turn_cap;
    entry->error = model == NULL ? first_error(arena, &loaded->diags) : "";
}

/* A folder without a scenario.json is none of ours. */
static bool nothing_there(const struct loaded *loaded)
{
    return loaded->unreadable &&
           loaded->diags.items[0].code == CODE_FILE_MISSING;
}

struct scan {
    struct catalogue *catalogue;
    const char *folder;
};

static bool ends_in_json(const char *name)
{
    size_t length = strlen(name);
    return length > 5 && strcmp(name + length - 5, ".json") == 0;
}

/* A translation that is bad is told where the scenario is opened. */
static void speak(const struct catalogue *catalogue, struct loaded *loaded)
{
    struct diag_list diags = {0};
    if (catalogue->languages != NULL) {
        sidecar_speak(loaded,
                      (struct language_wish){catalogue->languages, false},
                      &diags);
    }
    diag_clear(&diags);
}

static void visit(void *context, const char *name)
{
    struct scan *scan = context;
    struct loaded loaded;
    if (name[0] == '.') {
        return;
    }
    struct arena paths = {0};
    const char *path = paths_join(&paths, scan->folder, name);
    if (!ends_in_json(name)) {
        path = paths_join(&paths, path, "scenario.json");
    }
    loaded_open_found(&loaded, path);
    if (!nothing_there(&loaded)) {
        speak(scan->catalogue, &loaded);
        add_entry(scan->catalogue, path, &loaded);
    }
    loaded_clear(&loaded);
    arena_clear(&paths);
}

static int compare_entries(const void *a, const void *b)
{
    const struct catalogue_entry *left = a;
    const struct catalogue_entry *right = b;
    int bad = (left->error[0] != '\0') - (right->error[0] != '\0');
    int title = strcmp(left->title, right->title);
    return bad != 0 ? bad : title;
}

void catalogue_scan_folder(struct catalogue *catalogue, const char *folder)
{
    struct scan scan = {catalogue, folder};
    file_each(folder, visit, &scan);
    sort_stable(catalogue->entries, catalogue->count,
                sizeof(*catalogue->entries), compare_entries);
}

void catalogue_scan(struct catalogue *catalogue, const char *languages)
{
    struct arena paths = {0};
    const char *shipped = paths_data(&paths, "scenarios");
    const char *user = paths_user(&paths);
    *catalogue = (struct catalogue){.languages = languages};
    if (shipped != NULL) {
        catalogue_scan_folder(catalogue, shipped);
    }
    if (user != NULL) {
        catalogue_scan_folder(catalogue, paths_join(&paths, user, "scenarios"));
    }
    arena_clear(&paths);
}

void catalogue_clear(struct catalogue *catalogue)
{
    arena_clear(&catalogue->arena);
    mem_free(catalogue->entries);
    memset(catalogue, 0, sizeof(*catalogue));
}
