#include "cli/commands.h"

#include "base/hash.h"
#include "platform/paths.h"
#include "play/recording.h"
#include "play/view.h"

#include <inttypes.h>
#include <string.h>

/* Keeps `path` open if it is the recorded scenario; others are closed. */
static bool take_if_recorded(struct loaded *loaded, const char *path,
                             const struct recording *recording)
{
    loaded_open(loaded, path);
    if (loaded->model != NULL &&
        strcmp(loaded->model->id, recording->scenario) == 0) {
        return true;
    }
    loaded_clear(loaded);
    return false;
}

static const char *folder_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? "."
                         : arena_copy(arena, path, (size_t)(slash - path) + 1);
}

/* Beside the recording: whoever sends one sends its scenario with it. */
static bool find_beside(struct loaded *loaded, struct arena *arena,
                        const char *path, const struct recording *recording)
{
    const char *folder = folder_of(arena, path);
    struct strbuf name = {0};
    strbuf_format(&name, "%s.json", recording->scenario);
    bool found =
        take_if_recorded(loaded, paths_join(arena, folder, strbuf_get(&name)),
                         recording) ||
        take_if_recorded(loaded, paths_join(arena, folder, "scenario.json"),
                         recording);
    strbuf_clear(&name);
    return found;
}

static bool find_in_catalogue(struct loaded *loaded,
                              const struct recording *recording)
{
    struct catalogue catalogue;
    bool found = false;
    catalogue_scan(&catalogue);
    for (size_t i = 0; i < catalogue.count && !found; i++) {
        found = strcmp(catalogue.entries[i].id, recording->scenario) == 0 &&
                take_if_recorded(loaded, catalogue.entries[i].path, recording);
    }
    catalogue_clear(&catalogue);
    return found;
}

static enum exit_code tell(const struct session *session,
                           const struct recording *recording)
{
    struct arena arena = {0};
    struct sink out = command_out();
    char hex[17];
    const struct view *view = view_make(session, -1, &arena);
    hash_to_hex(view->hash, hex);
    sink_format(&out, "the same: %" PRId32 " turns, every hash is equal\n",
                recording->turn_count);
    if (recording->ending != NULL) {
        sink_text(&out, "ending ");
        sink_escaped(&out, recording->ending);
        sink_text(&out, "\n");
    }
    sink_format(&out, "hash %s\n", hex);
    arena_clear(&arena);
    return EXIT_FINE;
}

static enum exit_code replay(const struct recording *recording,
                             const char *path, const struct model *model)
{
    struct diag_list diags = {0};
    struct session *session = recording_replay(recording, path, model, &diags);
    enum exit_code code = EXIT_FINDINGS;
    command_findings(&diags);
    diag_clear(&diags);
    if (session != NULL) {
        code = tell(session, recording);
        session_free(session);
    }
    return code;
}

/* Opens the recorded scenario: `named`, or wherever it is found. */
static bool open_scenario(struct loaded *loaded, const char *named,
                          const char *path, const struct recording *recording,
                          enum exit_code *code)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    if (named != NULL) {
        return command_open(loaded, named, code);
    }
    bool found = find_beside(loaded, &arena, path, recording) ||
                 find_in_catalogue(loaded, recording);
    if (!found) {
        const struct diag_place place = {.file = path};
        diag_add(&diags, CODE_FILE_MISSING, &place,
                 "its scenario %s is neither beside it nor among the known "
                 "ones, name the file with --scenario",
                 recording->scenario);
        command_findings(&diags);
        diag_clear(&diags);
        *code = EXIT_USAGE;
    }
    arena_clear(&arena);
    return found;
}

static enum exit_code replay_file(struct arena *arena, const char *path,
                                  const char *named)
{
    struct diag_list diags = {0};
    const struct recording *recording = NULL;
    struct loaded loaded;
    char *bytes;
    size_t length;
    enum exit_code code = EXIT_USAGE;
    enum file_result result =
        file_read(arena, path, RECORDING_BYTES, &bytes, &length);
    if (result == FILE_OK) {
        recording = recording_read(arena, path, bytes, length, &diags);
        code = EXIT_FINDINGS;
    } else {
        catalogue_unreadable(&diags, path, result);
    }
    command_findings(&diags);
    diag_clear(&diags);
    if (recording != NULL &&
        open_scenario(&loaded, named, path, recording, &code)) {
        code = replay(recording, path, loaded.model);
        loaded_clear(&loaded);
    }
    return code;
}

enum exit_code cmd_replay(struct words words)
{
    const char *scenario = NULL;
    const struct option_row rows[] = {
        {.name = "scenario",
         .value = "FILE",
         .help = "The scenario, where it is not found by its id.",
         .text = &scenario},
    };
    const struct option_table table = {
        .command = "replay",
        .arguments = "RECORDING [--scenario FILE]",
        .summary = "Plays a recording again and compares the world's hash at "
                   "every turn. The first\nturn that differs is named, with "
                   "the field, and the end is then 1. The scenario is\nlooked "
                   "for beside the recording, then among the known ones.",
        .rows = rows,
        .row_count = 1,
        .least = 1,
        .most = 1,
    };
    struct words files;
    enum exit_code code;
    if (command_options(&table, words, &files, &code)) {
        struct arena arena = {0};
        code = replay_file(&arena, files.items[0], scenario);
        arena_clear(&arena);
    }
    return code;
}
