#include "cli/commands.h"

#include "app/finder.h"
#include "app/slots.h"
#include "base/hash.h"
#include "play/recording.h"
#include "play/view.h"

#include <inttypes.h>
#include <string.h>

static enum exit_code tell(const struct session *session, int32_t turns)
{
    struct arena arena = {0};
    struct sink out = command_out();
    char hex[17];
    const struct view *view = view_make(session, -1, &arena);
    hash_to_hex(view->hash, hex);
    sink_format(&out, "the same: %" PRId32 " turns, every hash is equal\n",
                turns);
    if (view->phase == PHASE_OVER) {
        sink_text(&out, "ending ");
        sink_escaped(&out, view->ending.id);
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
        code = tell(session, recording->turn_count);
        session_free(session);
    }
    return code;
}

/* Opens the recorded scenario: `named`, or wherever it is found. */
static bool open_scenario(struct loaded *loaded, const char *named,
                          const char *path, const struct recording *recording,
                          enum exit_code *code)
{
    struct diag_list diags = {0};
    const struct wanted wanted = {.id = recording->scenario,
                                  .beside = path,
                                  .file_hash = recording->file_hash};
    if (named != NULL) {
        return command_open(loaded, named, code);
    }
    bool found = finder_open(loaded, &wanted);
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
    return found;
}

/* A save goes its way again as it is loaded. False with a finding. */
static bool is_same(struct slot_play *play, const char *path)
{
    const struct diag_place place = {.file = path};
    const struct save_found *found = &play->found;
    if (play->session == NULL) {
        return false;
    }
    if (play->damaged) {
        diag_add(&play->diags, CODE_SAVE_DAMAGED, &place,
                 "the file was damaged after turn %" PRId32,
                 save_turns(play->save));
    }
    if (found->fit == FIT_AGREES) {
        diag_add(&play->diags, CODE_RECORDING_RULES, &place,
                 "the rules were edited since; every turn still comes out as "
                 "it was saved");
    } else if (found->fit == FIT_SHIFTS) {
        diag_add(&play->diags, CODE_RECORDING_DIFFERS, &place,
                 "turn %" PRId32 " does not come out alike: %s", found->turn,
                 found->reason);
    }
    return !play->damaged && found->fit == FIT_SAME;
}

static enum exit_code judge_save(struct slot_play *play, const char *path)
{
    bool same = is_same(play, path);
    command_findings(&play->diags);
    enum exit_code code =
        same ? tell(play->session, save_turns(play->save)) : EXIT_FINDINGS;
    slot_play_clear(play);
    return code;
}

static enum exit_code replay_save(const char *path, const char *named)
{
    struct slot_play play;
    struct loaded loaded;
    enum exit_code code;
    if (named == NULL) {
        slot_open(&play, path);
        bool lost = play.save != NULL && play.loaded.model == NULL;
        code = judge_save(&play, path);
        return lost ? EXIT_USAGE : code;
    }
    if (command_open(&loaded, named, &code)) {
        slot_open_on(&play, path, loaded.model);
        code = judge_save(&play, path);
        loaded_clear(&loaded);
    }
    return code;
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
        .arguments = "RECORDING|SAVE [--scenario FILE]",
        .summary = "Plays a recording or a save again and compares the world's "
                   "hash at "
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
        code = slot_kind(files.items[0]) == SLOT_SAVE
                   ? replay_save(files.items[0], scenario)
                   : replay_file(&arena, files.items[0], scenario);
        arena_clear(&arena);
    }
    return code;
}
