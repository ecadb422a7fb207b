#include "desktop/sdl/saves.h"

#include "app/editions.h"
#include "platform/clock.h"
#include "platform/paths.h"

#include <inttypes.h>
#include <string.h>

#define FINDINGS_SHOWN 100

#define NOTE_GONE                                                              \
    "Its scenario is no longer where it was. You go on with the copy that "    \
    "was kept with the play."
#define NOTE_EDITED                                                            \
    "Its scenario was edited since, so that not even the first turn comes "    \
    "out alike. You go on with the copy that was kept with the play."

void saves_open(struct saves *saves, const char *folder)
{
    memset(saves, 0, sizeof *saves);
    saves->folder = folder != NULL
                        ? paths_absolute(&saves->arena, folder)
                        : slots_folder(&saves->arena, &saves->trouble);
}

void saves_close(struct saves *saves)
{
    slot_release(&saves->now);
    slots_clear(&saves->list);
    strbuf_clear(&saves->trouble);
    strbuf_clear(&saves->sentence);
    strbuf_clear(&saves->findings);
    arena_clear(&saves->list_arena);
    arena_clear(&saves->arena);
}

static bool is_now(const struct saves *saves, const char *path)
{
    return saves->now.lock != NULL &&
           strcmp(strbuf_get(&saves->now.path), path) == 0;
}

/* Keeping ------------------------------------------------------------------ */

/* `what` is the beginning of a sentence: "This play could not be kept". */
static const char *say(struct saves *saves, const char *what, const char *why)
{
    strbuf_reset(&saves->sentence);
    strbuf_format(&saves->sentence, "%s: %s.", what, why);
    return strbuf_get(&saves->sentence);
}

static const char *no_folder(const struct saves *saves)
{
    return saves->trouble.length > 0 ? strbuf_get(&saves->trouble)
                                     : "there is no folder for saved plays";
}

/* A copy of each edition that is played, once. */
static void keep_edition(struct saves *saves, const struct model *model,
                         const char *scenario)
{
    if (saves->edition != model->file_hash) {
        saves->edition = model->file_hash;
        editions_keep(saves->folder, scenario, model->file_hash);
    }
}

const char *saves_keep(struct saves *saves, const struct session *session,
                       const char *scenario, bool fresh)
{
    static const char what[] = "This play could not be kept";
    enum file_result result = FILE_OK;
    if (saves->folder == NULL) {
        return say(saves, what, no_folder(saves));
    }
    if (fresh || saves->now.lock == NULL) {
        slot_release(&saves->now);
        result =
            slot_new(&saves->now, saves->folder, session_model(session)->id);
    }
    if (result == FILE_OK) {
        result = slot_save(&saves->now, session, scenario, NULL);
        keep_edition(saves, session_model(session), scenario);
    }
    return result == FILE_OK ? NULL
                             : say(saves, what, file_write_problem(result));
}

const char *saves_keep_as(struct saves *saves, const struct session *session,
                          const char *scenario, const char *name)
{
    static const char what[] = "This could not be kept";
    struct slot_file slot = {0};
    if (saves->folder == NULL) {
        return say(saves, what, no_folder(saves));
    }
    enum file_result result =
        slot_new(&slot, saves->folder, session_model(session)->id);
    if (result == FILE_OK) {
        result = slot_save(&slot, session, scenario, name);
    }
    slot_release(&slot);
    return result == FILE_OK ? NULL
                             : say(saves, what, file_write_problem(result));
}

/* The list ----------------------------------------------------------------- */

size_t saves_count(struct saves *saves)
{
    arena_clear(&saves->list_arena);
    if (saves->folder == NULL) {
        return 0;
    }
    slots_scan(&saves->list, saves->folder);
    return saves->list.count;
}

static const char *moment(struct arena *arena, int64_t seconds)
{
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    struct clock_date date = clock_local(seconds);
    struct strbuf text = {0};
    if (seconds > 0 && date.month >= 1 && date.month <= 12) {
        strbuf_format(&text,
                      "%" PRId32 " %s %" PRId32 ", %02" PRId32 ":%02" PRId32,
                      date.day, months[date.month - 1], date.year, date.hour,
                      date.minute);
    }
    const char *kept = arena_text(arena, strbuf_get(&text));
    strbuf_clear(&text);
    return kept;
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

struct ui_save saves_item(struct saves *saves, size_t index)
{
    const struct slot *slot = &saves->list.items[index];
    bool current = is_now(saves, slot->path);
    return (struct ui_save){
        .name = slot->head.name,
        .title = slot->head.title,
        .stand = slot->head.stand,
        .when = moment(&saves->list_arena, slot->head.saved),
        .file = name_of(slot->path),
        .damaged = slot->damaged,
        .busy = slot->busy && !current,
        .current = current,
    };
}

const char *saves_path(const struct saves *saves, size_t index)
{
    return saves->list.items[index].path;
}

const char *saves_copy_path(struct saves *saves, size_t index)
{
    const char *folder = paths_documents(&saves->list_arena);
    return paths_join(&saves->list_arena, folder,
                      name_of(saves_path(saves, index)));
}

const char *saves_copy_to(struct saves *saves, size_t index, const char *path)
{
    struct arena arena = {0};
    char *bytes = NULL;
    size_t length = 0;
    const char *why = NULL;
    enum file_result result = file_read(&arena, saves_path(saves, index),
                                        SAVE_BYTES, &bytes, &length);
    if (result != FILE_OK) {
        why = say(saves, "The saved play cannot be read", file_problem(result));
    } else {
        result = file_add(path, bytes, length);
        if (result == FILE_TAKEN) {
            why = say(saves, "The copy was not written",
                      "there is something of that name already; choose "
                      "another");
        } else if (result != FILE_OK) {
            why = say(saves, "The copy could not be written",
                      file_write_problem(result));
        }
    }
    arena_clear(&arena);
    return why;
}

const char *saves_forget(struct saves *saves, size_t index)
{
    const char *path = saves_path(saves, index);
    if (is_now(saves, path)) {
        slot_release(&saves->now);
    }
    enum file_result result = slot_forget(path);
    return result == FILE_OK || result == FILE_MISSING
               ? NULL
               : say(saves, "It could not be deleted",
                     file_write_problem(result));
}

/* Going on ----------------------------------------------------------------- */

static bool is_own(const struct saves *saves, const char *path)
{
    size_t length = saves->folder == NULL ? 0 : strlen(saves->folder);
    return length > 0 && strncmp(path, saves->folder, length) == 0 &&
           path[length] == '/' && strchr(path + length + 1, '/') == NULL;
}

static void add_note(struct strbuf *note, const char *text)
{
    strbuf_text(note, note->length > 0 ? "\n\n" : "");
    strbuf_text(note, text);
}

/* False where it could not be put aside: then nothing is written over it. */
static bool note_damage(const struct slot_play *play, const char *path,
                        bool own, struct strbuf *note)
{
    struct strbuf kept = {0};
    bool aside = own && slot_keep_bad(path, &kept) == FILE_OK;
    struct strbuf text = {0};
    strbuf_format(&text,
                  "The file of this play was damaged. All that is as it was "
                  "written is here: it stands in turn %" PRId32 ".",
                  play->found.stand);
    if (aside) {
        strbuf_format(&text, " The damaged file is kept as %s.",
                      name_of(strbuf_get(&kept)));
    }
    add_note(note, strbuf_get(&text));
    strbuf_clear(&text);
    strbuf_clear(&kept);
    return aside;
}

static void note_edits(const struct slot_play *play, struct strbuf *note)
{
    const struct save_found *found = &play->found;
    struct strbuf text = {0};
    if (found->fit == FIT_SHIFTS) {
        strbuf_format(&text,
                      "From turn %" PRId32 " on this play would go otherwise: "
                      "%s. It can be gone on with from turn %" PRId32 ".",
                      found->turn, found->reason, found->stand);
        add_note(note, strbuf_get(&text));
    }
    if (found->ways_left > 0) {
        strbuf_reset(&text);
        strbuf_format(&text,
                      "%" PRId32 " other %s that you tried cannot be gone "
                      "here; the saved play keeps %s.",
                      found->ways_left, found->ways_left == 1 ? "way" : "ways",
                      found->ways_left == 1 ? "it" : "them");
        add_note(note, strbuf_get(&text));
    }
    strbuf_clear(&text);
}

/* Whether the play goes on in the file itself: where nothing of it would be
 * lost by that. Else it gets a file of its own with its next move. */
static bool goes_on_there(const struct saves *saves,
                          const struct slot_play *play, const char *path,
                          struct strbuf *note)
{
    bool own = is_own(saves, path);
    bool same = own && play->found.fit <= FIT_AGREES &&
                play->found.ways_left == 0 &&
                save_head(play->save)->name[0] == '\0';
    if (play->damaged) {
        same = note_damage(play, path, own, note) && same;
    }
    note_edits(play, note);
    return same;
}

/* The lock comes before the reading: what is read is then what stands there
 * until this play writes. */
static void lock_first(struct saves *saves, const char *path,
                       struct slot_file *slot)
{
    if (is_now(saves, path)) {
        *slot = saves->now;
        memset(&saves->now, 0, sizeof saves->now);
    } else if (is_own(saves, path)) {
        slot_take(slot, path);
    }
}

static void give_back(struct saves *saves, struct slot_file *slot, bool was_now)
{
    if (was_now) {
        saves->now = *slot;
    } else {
        slot_release(slot);
    }
}

static void write_findings(struct saves *saves, const struct slot_play *play)
{
    struct sink sink = sink_to_strbuf(&saves->findings);
    strbuf_reset(&saves->findings);
    diag_write_all(&play->diags, FINDINGS_SHOWN, &sink);
    diag_write_all(&play->loaded.diags, FINDINGS_SHOWN, &sink);
}

/* What was opened is taken out of `play`. */
static struct ui_resumed go_on(struct saves *saves, struct slot_play *play,
                               const char *path, struct slot_file *slot)
{
    struct strbuf *note = &saves->sentence;
    strbuf_reset(note);
    bool same = goes_on_there(saves, play, path, note);
    slot_release(&saves->now);
    if (same && slot->lock != NULL) {
        saves->now = *slot;
    } else {
        slot_release(slot);
    }
    if (same && saves->now.lock == NULL) {
        add_note(note, "This play is open in another window too. You go on "
                       "with a copy of it, in a file of its own.");
    }
    struct ui_resumed resumed = {.session = play->session,
                                 .note = strbuf_get(note),
                                 .changed = play->found.fit == FIT_SHIFTS};
    play->session = NULL;
    return resumed;
}

/* Reads the save once more, on the kept copy of its scenario. */
static bool open_as_begun(const struct saves *saves, struct slot_play *play,
                          const char *path)
{
    struct loaded edition;
    if (play->save == NULL || saves->folder == NULL ||
        !editions_open(&edition, saves->folder, save_file_hash(play->save))) {
        return false;
    }
    slot_play_clear(play);
    bool good = slot_open_on(play, path, edition.model);
    play->loaded = edition;
    return good;
}

static bool has_edition(const struct saves *saves, const struct slot_play *play)
{
    struct loaded edition;
    bool has =
        saves->folder != NULL &&
        editions_open(&edition, saves->folder, save_file_hash(play->save));
    if (has) {
        loaded_clear(&edition);
    }
    return has;
}

struct ui_resumed saves_resume(struct saves *saves, const char *path,
                               bool as_begun, struct loaded *opened)
{
    struct ui_resumed resumed = {.note = ""};
    struct slot_play play;
    struct slot_file slot = {0};
    struct arena arena = {0};
    const char *whole = paths_absolute(&arena, path);
    bool was_now = is_now(saves, whole);
    lock_first(saves, whole, &slot);
    slot_open(&play, whole);
    write_findings(saves, &play);
    bool gone = play.loaded.model == NULL;
    bool copy = (as_begun || play.session == NULL) &&
                open_as_begun(saves, &play, whole);
    if (play.session != NULL) {
        resumed = go_on(saves, &play, whole, &slot);
        resumed.as_begun = resumed.changed && has_edition(saves, &play);
        if (copy && !as_begun) {
            add_note(&saves->sentence, gone ? NOTE_GONE : NOTE_EDITED);
            resumed.note = strbuf_get(&saves->sentence);
        }
        *opened = play.loaded;
        memset(&play.loaded, 0, sizeof play.loaded);
    } else {
        give_back(saves, &slot, was_now);
    }
    slot_play_clear(&play);
    arena_clear(&arena);
    return resumed;
}
