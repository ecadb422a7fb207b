#include "desktop/sdl/saves.h"

#include "app/editions.h"
#include "platform/clock.h"
#include "platform/file_words.h"
#include "platform/paths.h"

#include <string.h>

#define FINDINGS_SHOWN 100

void saves_open(struct saves *saves, const struct language *words,
                const char *folder)
{
    memset(saves, 0, sizeof *saves);
    saves->words = words;
    saves->folder = folder != NULL
                        ? paths_absolute(&saves->arena, folder)
                        : slots_folder(words, &saves->arena, &saves->trouble);
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

/* `what` is an entry with {why}: "This play could not be kept: {why}." */
static const char *say_why(struct saves *saves, enum word what, const char *why)
{
    strbuf_reset(&saves->sentence);
    words_fill(saves->words, &saves->sentence, what,
               VALUES(VALUE_TEXT("why", why)));
    return strbuf_get(&saves->sentence);
}

static const char *say(struct saves *saves, enum word what,
                       enum file_result result)
{
    return say_why(saves, what,
                   words_get(saves->words, file_write_word(result)));
}

static const char *no_folder(const struct saves *saves)
{
    return saves->trouble.length > 0
               ? strbuf_get(&saves->trouble)
               : words_get(saves->words, WORD_KEEPING_NO_FOLDER);
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
    enum file_result result = FILE_OK;
    if (saves->folder == NULL) {
        return say_why(saves, WORD_KEEPING_PLAY, no_folder(saves));
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
    return result == FILE_OK ? NULL : say(saves, WORD_KEEPING_PLAY, result);
}

const char *saves_keep_as(struct saves *saves, const struct session *session,
                          const char *scenario, const char *name)
{
    struct slot_file slot = {0};
    if (saves->folder == NULL) {
        return say_why(saves, WORD_KEEPING_COPY, no_folder(saves));
    }
    enum file_result result =
        slot_new(&slot, saves->folder, session_model(session)->id);
    if (result == FILE_OK) {
        result = slot_save(&slot, session, scenario, name);
    }
    slot_release(&slot);
    return result == FILE_OK ? NULL : say(saves, WORD_KEEPING_COPY, result);
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

static const char *two_digits(struct arena *arena, int32_t number)
{
    const char digits[] = {(char)('0' + number / 10 % 10),
                           (char)('0' + number % 10)};
    return arena_copy(arena, digits, sizeof digits);
}

static const char *moment(const struct language *words, struct arena *arena,
                          int64_t seconds)
{
    static const enum word months[] = {
        WORD_LONGMONTH_JAN, WORD_LONGMONTH_FEB, WORD_LONGMONTH_MAR,
        WORD_LONGMONTH_APR, WORD_LONGMONTH_MAY, WORD_LONGMONTH_JUN,
        WORD_LONGMONTH_JUL, WORD_LONGMONTH_AUG, WORD_LONGMONTH_SEP,
        WORD_LONGMONTH_OCT, WORD_LONGMONTH_NOV, WORD_LONGMONTH_DEC};
    struct clock_date date = clock_local(seconds);
    if (seconds <= 0 || date.month < 1 || date.month > 12) {
        return "";
    }
    return words_say(
        words, arena, WORD_DATE_MOMENT,
        VALUES(VALUE_NUMBER("day", date.day),
               VALUE_TEXT("month", words_get(words, months[date.month - 1])),
               VALUE_NUMBER("year", date.year),
               VALUE_TEXT("hour", two_digits(arena, date.hour)),
               VALUE_TEXT("minute", two_digits(arena, date.minute))));
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
        .when = moment(saves->words, &saves->list_arena, slot->head.saved),
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
    enum file_result result = file_read_found(&arena, saves_path(saves, index),
                                              SAVE_BYTES, &bytes, &length);
    if (result != FILE_OK) {
        why = say_why(saves, WORD_KEEPING_NOT_READ,
                      words_get(saves->words, file_problem_word(result)));
    } else {
        result = file_add(path, bytes, length);
        if (result == FILE_TAKEN) {
            why = words_get(saves->words, WORD_KEEPING_TAKEN);
        } else if (result != FILE_OK) {
            why = say(saves, WORD_KEEPING_NOT_COPIED, result);
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
               : say(saves, WORD_KEEPING_NOT_DELETED, result);
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
static bool note_damage(const struct saves *saves, const struct slot_play *play,
                        const char *path, struct strbuf *note)
{
    struct strbuf kept = {0};
    bool aside = is_own(saves, path) && slot_keep_bad(path, &kept) == FILE_OK;
    struct arena arena = {0};
    const char *text =
        aside
            ? words_say(saves->words, &arena, WORD_NOTE_DAMAGED_KEPT,
                        VALUES(VALUE_NUMBER("turn", play->found.stand),
                               VALUE_TEXT("file", name_of(strbuf_get(&kept)))))
            : words_say(saves->words, &arena, WORD_NOTE_DAMAGED,
                        VALUES(VALUE_NUMBER("turn", play->found.stand)));
    add_note(note, text);
    arena_clear(&arena);
    strbuf_clear(&kept);
    return aside;
}

static void note_edits(const struct language *words,
                       const struct save_found *found, struct strbuf *note)
{
    struct arena arena = {0};
    if (found->fit == FIT_SHIFTS) {
        add_note(note, words_say(words, &arena, WORD_NOTE_SHIFTS,
                                 VALUES(VALUE_NUMBER("turn", found->turn),
                                        VALUE_TEXT("reason", found->reason),
                                        VALUE_NUMBER("stand", found->stand))));
    }
    if (found->ways_left > 0) {
        add_note(note, words_say(words, &arena, WORD_NOTE_WAYS,
                                 VALUES(VALUE_NUMBER("n", found->ways_left))));
    }
    arena_clear(&arena);
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
        same = note_damage(saves, play, path, note) && same;
    }
    note_edits(saves->words, &play->found, note);
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
        add_note(note, words_get(saves->words, WORD_NOTE_BUSY));
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
    bool good = is_own(saves, path)
                    ? slot_open_found_on(play, path, edition.model)
                    : slot_open_on(play, path, edition.model);
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
    if (is_own(saves, whole)) {
        slot_open_found(&play, whole);
    } else {
        slot_open(&play, whole);
    }
    write_findings(saves, &play);
    bool gone = play.loaded.model == NULL;
    bool copy = (as_begun || play.session == NULL) &&
                open_as_begun(saves, &play, whole);
    if (play.session != NULL) {
        resumed = go_on(saves, &play, whole, &slot);
        resumed.as_begun = resumed.changed && has_edition(saves, &play);
        if (copy && !as_begun) {
            add_note(&saves->sentence,
                     words_get(saves->words,
                               gone ? WORD_NOTE_GONE : WORD_NOTE_EDITED));
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
