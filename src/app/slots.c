#include "app/slots.h"

#include "app/editions.h"
#include "base/sort.h"
#include "base/words.h"
#include "platform/clock.h"
#include "platform/file_words.h"
#include "platform/paths.h"
#include "play/view.h"

#include <inttypes.h>
#include <string.h>

#define SLOT_LOCK ".lock"
#define SLOT_NEW  ".new" /* and a number: a file that is being written */

/* More plays of one scenario on one day are refused. */
#define NUMBER_MOST 10000

static bool ends_in(const char *name, size_t length, const char *end)
{
    size_t size = strlen(end);
    return length > size && memcmp(name + length - size, end, size) == 0;
}

/* The list ------------------------------------------------------------------
 */

const char *slots_folder(const struct language *words, struct arena *arena,
                         struct strbuf *problem)
{
    const char *user = paths_user(arena);
    if (user == NULL) {
        strbuf_text(problem, words_get(words, WORD_KEEPING_NO_HOME));
        return NULL;
    }
    const char *folder = paths_join(arena, user, "saves");
    enum file_result result = folder_make(folder);
    if (result != FILE_OK) {
        words_fill(words, problem, WORD_KEEPING_NOT_IN,
                   VALUES(VALUE_TEXT("folder", folder),
                          VALUE_TEXT("why", words_get(words, file_write_word(
                                                                 result)))));
        return NULL;
    }
    return folder;
}

struct scan {
    struct slots *slots;
    const char *folder;
    size_t capacity;
    struct strbuf tidied; /* the file that was looked after last */
};

/* The file of ours that a lock or a temporary file belongs to, as a length of
 * its name; 0 where it is neither. */
static size_t owner_length(const char *name)
{
    size_t length = strlen(name);
    size_t digits = 0;
    if (ends_in(name, length, SLOT_LOCK)) {
        length -= strlen(SLOT_LOCK);
    } else {
        while (digits < length && name[length - digits - 1] >= '0' &&
               name[length - digits - 1] <= '9') {
            digits++;
        }
        if (digits == 0 || !ends_in(name, length - digits, SLOT_NEW)) {
            return 0;
        }
        length -= digits + strlen(SLOT_NEW);
    }
    return ends_in(name, length, SLOT_END) || ends_in(name, length, SLOT_BAD) ||
                   ends_in(name, length, EDITION_END)
               ? length
               : 0;
}

/* The owner comes before what belongs to it: names come in order. */
static void mark_busy(struct slots *slots, const char *owner)
{
    for (size_t i = 0; i < slots->count; i++) {
        slots->items[i].busy |= strcmp(slots->items[i].path, owner) == 0;
    }
}

/* A lock is taken only where something was left: whoever wants to go on with a
 * save must not find it busy because of a list. */
static void tidy(struct scan *scan, const char *name, size_t length)
{
    struct arena arena = {0};
    struct file_lock *lock;
    const char *owner =
        paths_join(&arena, scan->folder, arena_copy(&arena, name, length));
    if (strcmp(strbuf_get(&scan->tidied), owner) != 0) {
        strbuf_reset(&scan->tidied);
        strbuf_text(&scan->tidied, owner);
        enum file_result result = file_lock(owner, &lock);
        if (result == FILE_OK) {
            file_tidy(owner);
            file_unlock(lock);
        } else if (result == FILE_BUSY) {
            mark_busy(scan->slots, owner);
        }
    }
    arena_clear(&arena);
}

static void read_head(struct arena *arena, struct slot *slot)
{
    struct arena text = {0};
    char *bytes;
    size_t length;
    slot->damaged = file_read_found(&text, slot->path, SAVE_BYTES, &bytes,
                                    &length) != FILE_OK ||
                    !save_read_head(arena, bytes, length, &slot->head);
    if (slot->damaged) {
        slot->head = (struct save_head){"", "", "", "", 0};
    }
    slot->kept = slot->head.name[0] != '\0';
    arena_clear(&text);
}

static void add_save(struct scan *scan, const char *name)
{
    struct slots *slots = scan->slots;
    slots->items = mem_grow(slots->items, slots->count, &scan->capacity,
                            sizeof(*slots->items));
    struct slot *slot = &slots->items[slots->count++];
    memset(slot, 0, sizeof(*slot));
    slot->path = paths_join(&slots->arena, scan->folder, name);
    read_head(&slots->arena, slot);
}

static void visit(void *context, const char *name)
{
    struct scan *scan = context;
    size_t length = owner_length(name);
    if (length > 0) {
        tidy(scan, name, length);
    } else if (ends_in(name, strlen(name), SLOT_END)) {
        add_save(scan, name);
    }
}

static void visit_edition(void *context, const char *name)
{
    size_t length = owner_length(name);
    if (length > 0) {
        tidy(context, name, length);
    }
}

/* Copies of scenarios are kept beside the saves. */
static void tidy_editions(struct slots *slots, const char *folder)
{
    struct arena arena = {0};
    struct scan scan = {
        .slots = slots,
        .folder = paths_join(&arena, folder, EDITIONS_FOLDER),
    };
    file_each(scan.folder, visit_edition, &scan);
    strbuf_clear(&scan.tidied);
    arena_clear(&arena);
}

static int compare_slots(const void *a, const void *b)
{
    const struct slot *left = a;
    const struct slot *right = b;
    if (left->damaged != right->damaged) {
        return left->damaged ? 1 : -1;
    }
    if (left->head.saved != right->head.saved) {
        return left->head.saved < right->head.saved ? 1 : -1;
    }
    return strcmp(left->path, right->path);
}

void slots_scan(struct slots *slots, const char *folder)
{
    struct scan scan = {.slots = slots, .folder = folder};
    slots_clear(slots);
    file_each(folder, visit, &scan);
    tidy_editions(slots, folder);
    sort_stable(slots->items, slots->count, sizeof(*slots->items),
                compare_slots);
    strbuf_clear(&scan.tidied);
}

void slots_clear(struct slots *slots)
{
    arena_clear(&slots->arena);
    mem_free(slots->items);
    memset(slots, 0, sizeof(*slots));
}

/* The play that is on --------------------------------------------------------
 */

/* FILE_OK: nothing of that name is there. */
static enum file_result is_free(const char *path)
{
    struct arena arena = {0};
    char *bytes;
    size_t length;
    enum file_result result = file_read_found(&arena, path, 0, &bytes, &length);
    arena_clear(&arena);
    return result == FILE_MISSING ? FILE_OK : FILE_TAKEN;
}

static enum file_result take_free(struct slot_file *slot, const char *path)
{
    enum file_result result = slot_take(slot, path);
    if (result != FILE_OK) {
        return result;
    }
    result = is_free(path);
    if (result != FILE_OK) {
        slot_release(slot);
    }
    return result;
}

enum file_result slot_new(struct slot_file *slot, const char *folder,
                          const char *scenario)
{
    struct arena arena = {0};
    struct strbuf name = {0};
    struct clock_date day = clock_local(clock_now());
    memset(slot, 0, sizeof(*slot));
    enum file_result result = folder_make(folder);
    bool taken = result == FILE_OK;
    for (int32_t i = 1; i <= NUMBER_MOST && taken; i++) {
        strbuf_reset(&name);
        strbuf_format(
            &name, "%s-%04" PRId32 "-%02" PRId32 "-%02" PRId32 "-%" PRId32 "%s",
            scenario, day.year, day.month, day.day, i, SLOT_END);
        result = take_free(slot, paths_join(&arena, folder, strbuf_get(&name)));
        taken = result == FILE_TAKEN || result == FILE_BUSY;
    }
    strbuf_clear(&name);
    arena_clear(&arena);
    return result;
}

enum file_result slot_take(struct slot_file *slot, const char *path)
{
    memset(slot, 0, sizeof(*slot));
    enum file_result result = file_lock(path, &slot->lock);
    if (result == FILE_OK) {
        strbuf_text(&slot->path, path);
        file_tidy(path);
    }
    return result;
}

void slot_release(struct slot_file *slot)
{
    file_unlock(slot->lock);
    strbuf_clear(&slot->path);
    memset(slot, 0, sizeof(*slot));
}

const char *slot_stand(struct arena *arena, const struct session *session)
{
    struct strbuf text = {0};
    const struct view *view = view_make(session, -1, arena);
    if (view->phase == PHASE_OVER) {
        strbuf_text(&text, view_plain(arena, view->ending.title));
    } else {
        words_fill(view->words, &text, WORD_TURN_DATE,
                   VALUES(VALUE_NUMBER("turn", view->turn),
                          VALUE_TEXT("date", view->date)));
    }
    const char *stand = arena_text(arena, strbuf_get(&text));
    strbuf_clear(&text);
    return stand;
}

enum file_result slot_save(const struct slot_file *slot,
                           const struct session *session, const char *path,
                           const char *name)
{
    struct arena arena = {0};
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    const struct save_head head = {
        .name = name == NULL ? "" : name,
        .title = session_model(session)->title,
        .stand = slot_stand(&arena, session),
        .path = path == NULL ? "" : path,
        .saved = clock_now(),
    };
    save_write(session, &head, &sink);
    enum file_result result =
        file_replace(strbuf_get(&slot->path), strbuf_get(&text), text.length);
    strbuf_clear(&text);
    arena_clear(&arena);
    return result;
}

/* Keeping and deleting -------------------------------------------------------
 */

static bool is_copy(const char *path, const char *bytes, size_t length)
{
    struct arena arena = {0};
    char *there;
    size_t size;
    bool same =
        file_read_found(&arena, path, length, &there, &size) == FILE_OK &&
        size == length && memcmp(there, bytes, length) == 0;
    arena_clear(&arena);
    return same;
}

/* Under a lock, so that whoever tidies up knows that it is being written. */
static enum file_result add_copy(const char *path, const char *bytes,
                                 size_t length)
{
    struct file_lock *lock;
    if (is_copy(path, bytes, length)) {
        return FILE_OK;
    }
    enum file_result result = file_lock(path, &lock);
    if (result == FILE_OK) {
        result = file_add(path, bytes, length);
        file_unlock(lock);
    }
    return result;
}

enum file_result slot_keep_bad(const char *path, struct strbuf *kept)
{
    struct arena arena = {0};
    char *bytes;
    size_t length;
    size_t stem = strlen(path);
    stem -= ends_in(path, stem, SLOT_END) ? strlen(SLOT_END) : 0;
    enum file_result result =
        file_read(&arena, path, SAVE_BYTES, &bytes, &length);
    bool taken = result == FILE_OK;
    for (int32_t i = 1; i <= NUMBER_MOST && taken; i++) {
        strbuf_reset(kept);
        strbuf_add(kept, path, stem);
        if (i > 1) {
            strbuf_format(kept, ".%" PRId32, i);
        }
        strbuf_text(kept, SLOT_BAD);
        result = add_copy(strbuf_get(kept), bytes, length);
        taken = result == FILE_TAKEN || result == FILE_BUSY;
    }
    arena_clear(&arena);
    return result;
}

enum file_result slot_forget(const char *path)
{
    struct slot_file slot;
    enum file_result result = slot_take(&slot, path);
    if (result == FILE_OK) {
        result = file_remove(path);
        slot_release(&slot);
    }
    return result;
}

static bool begins(const char *bytes, const char *with)
{
    return strncmp(bytes, with, strlen(with)) == 0;
}

static enum slot_kind kind_of(const char *bytes)
{
    return begins(bytes, "demarche save ")        ? SLOT_SAVE
           : begins(bytes, "demarche recording ") ? SLOT_RECORDING
                                                  : SLOT_OTHER;
}

enum slot_kind slot_kind(const char *path)
{
    struct arena arena = {0};
    char *bytes;
    size_t length;
    enum slot_kind kind = SLOT_OTHER;
    if (file_read(&arena, path, SAVE_BYTES, &bytes, &length) == FILE_OK) {
        kind = kind_of(bytes);
    }
    arena_clear(&arena);
    return kind;
}

enum slot_kind slot_kind_found(const char *path)
{
    struct arena arena = {0};
    char *bytes;
    size_t length;
    enum file_result result =
        file_read_found(&arena, path, SAVE_BYTES, &bytes, &length);
    enum slot_kind kind = result == FILE_OK     ? kind_of(bytes)
                          : result == FILE_LINK ? SLOT_LINK
                                                : SLOT_OTHER;
    arena_clear(&arena);
    return kind;
}

bool slot_is_save(const char *path)
{
    return slot_kind(path) != SLOT_OTHER;
}
