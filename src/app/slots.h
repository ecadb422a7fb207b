/* Saved plays on disk: one file each in the player's folder, "ID.save".
 *
 * A play that is on keeps itself in a file of its own after every move, and
 * holds a lock on it: another program can look at it but not write there.
 * A file is only ever replaced as a whole (file_replace()). One that is found
 * damaged is copied to "ID.bad", never over another, before anything is
 * written in its place. All paths are UTF-8. */
#ifndef APP_SLOTS_H
#define APP_SLOTS_H

#include "app/catalogue.h"
#include "platform/fileio.h"
#include "play/save.h"

#define SLOT_END ".save"
#define SLOT_BAD ".bad"

/* The list ------------------------------------------------------------------
 */

struct slot {
    const char *path;
    struct save_head head; /* texts "" where it is damaged */
    bool kept;             /* the player gave it a name */
    bool damaged;          /* its first lines cannot be read */
    bool busy;             /* a program that is running holds it */
};
struct slots {
    struct arena arena;
    struct slot *items; /* those saved last first; damaged ones at the end */
    size_t count;
};

/* The player's folder for saves, made where it is missing; NULL with a
 * sentence in `problem` where that is not possible. */
struct language;
const char *slots_folder(const struct language *words, struct arena *arena,
                         struct strbuf *problem);

/* Lists a folder's saves and removes temporary files that killed programs
 * left there and in its editions (editions.h), where no running one may be
 * writing them. A folder that is not there has none. `slots` of zero bytes is
 * valid; what it held is forgotten. */
void slots_scan(struct slots *slots, const char *folder);
void slots_clear(struct slots *slots);

/* The play that is on --------------------------------------------------------
 */

/* Zero bytes: none. */
struct slot_file {
    struct strbuf path;
    struct file_lock *lock;
};

/* Takes a new file for a play of `scenario` (an id): none of that name was
 * there. The file itself comes with the first slot_save(). `folder` is made
 * where it is missing. */
enum file_result slot_new(struct slot_file *slot, const char *folder,
                          const char *scenario);

/* Takes a file to write a play there, be it there already or not, and removes
 * what a killed program left beside it. FILE_BUSY: another program has it;
 * its copy can be played in a new slot. */
enum file_result slot_take(struct slot_file *slot, const char *path);

/* Writes the play as it stands; `path` is the scenario's, `name` NULL or what
 * the player calls it: a save that has a name keeps it only so. The file is
 * as before where that fails; the next call tries again from the start. */
enum file_result slot_save(const struct slot_file *slot,
                           const struct session *session, const char *path,
                           const char *name);
void slot_release(struct slot_file *slot);

/* Where a play stands, for a list: "Turn 5, Fri 19 Dec 2014"; of one that is
 * over its ending's title. */
const char *slot_stand(struct arena *arena, const struct session *session);

/* Copies a file to a free ".bad" name beside it; that name in `kept`. A copy
 * that is there already, byte for byte, is enough. */
enum file_result slot_keep_bad(const char *path, struct strbuf *kept);

/* Deletes a save; FILE_BUSY where a running program has it. */
enum file_result slot_forget(const char *path);

/* What a file is, by its first line; of one that was found in a folder, which
 * is not followed, also that it is a symbolic link. */
enum slot_kind { SLOT_OTHER, SLOT_SAVE, SLOT_RECORDING, SLOT_LINK };
enum slot_kind slot_kind(const char *path);
enum slot_kind slot_kind_found(const char *path);

/* Whether it can be opened as a play: a save or a recording. */
bool slot_is_save(const char *path);

/* Loading --------------------------------------------------------------------
 */

struct slot_play {
    struct arena arena;
    struct loaded loaded;    /* the scenario; model NULL: not loaded */
    struct session *session; /* NULL: see diags */
    struct save_found found;
    const struct save *save; /* NULL: see diags */
    struct diag_list diags;
    enum file_result file; /* how reading the file went */
    bool damaged;          /* it is not as it was written */
};

/* Reads a save or a recording, finds its scenario (finder_open(): where it
 * lay, beside the file, among those that are known; the edition that it was
 * made with first) and plays it again. False where there is no session to go
 * on with. Changes no file. slot_play_clear() is to be called either way;
 * what the caller keeps of it, it takes out before. */
bool slot_open(struct slot_play *play, const char *path);
/* The same for a file that was found in a folder, see fileio.h. */
bool slot_open_found(struct slot_play *play, const char *path);

/* The same on a scenario that is open already and stays the caller's. Where
 * it is another than the save's, FIT_NONE with a finding. */
bool slot_open_on(struct slot_play *play, const char *path,
                  const struct model *model);
bool slot_open_found_on(struct slot_play *play, const char *path,
                        const struct model *model);
void slot_play_clear(struct slot_play *play);

#endif
