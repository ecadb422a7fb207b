/* A disk in memory, behind the table of calls that files are written with. It
 * keeps what was synced apart from what was not, makes any call fail, and
 * lists what may be left when the power fails now.
 *
 * What may be left: of the changes of names since their folder was synced, any
 * that reached the disk, in their order; of a file's bytes since it was
 * synced, none, all, a piece, or zeros where bytes were to come. A name is
 * gone where the folder that it lies in is. After a sync that failed, that
 * file's bytes are lost, and further syncs say all the same that they are
 * safe: so do disks.
 *
 * There is one disk; disk_reset() makes it empty. Paths are relative, their
 * parts are divided by one slash. */
#ifndef FAULTS_DISK_H
#define FAULTS_DISK_H

#include "platform/file_calls.h"

/* Bytes that one write takes at most. */
#define DISK_PIECE 1024
#define DISK_HALF  0 /* half of what it is given, at least one */

extern const struct file_calls disk_calls;

void disk_reset(void);
void disk_take(size_t piece);

/* `after` (may be NULL) is called after each call that changes something. */
void disk_watch(void (*after)(void *context), void *context);

/* A file as a program reads it now; NULL where there is none. */
const struct file_bytes *disk_file(const char *name);
bool disk_has_folder(const char *name);
/* Names, of folders too, and descriptors that are not closed. */
size_t disk_names(void);
size_t disk_handles(void);

/* A file as it was put there long ago, or as it has become. */
void disk_put(const char *name, const char *text);

/* Errors -------------------------------------------------------------------
 */

/* What a call does, for what to expect of it when it fails. */
enum disk_call {
    DISK_NONE,
    DISK_OPEN, /* for reading */
    DISK_CREATE,
    DISK_WRITE,
    DISK_SYNC,
    DISK_RENAME,
    DISK_RENAME_NEW,
    DISK_REMOVE,
    DISK_MAKE_FOLDER,
    DISK_FIND_FOLDER,
    DISK_OPEN_FOLDER,
    DISK_SYNC_FOLDER,
    DISK_NAMES,
    DISK_OPEN_LOCK,
    DISK_TAKE_LOCK,
    DISK_FIND_LOCK,
    DISK_FIND_REAL,
    DISK_TAKE_RIGHTS,
    DISK_CLOSE_READ, /* of what was opened for reading */
    DISK_CLOSE_WRITTEN,
    DISK_CLOSE_FOLDER,
    DISK_CLOSE_LOCK,
    DISK_CALLS
};

/* The call of that number from now on, the first is 0, says `result` and does
 * nothing; but what is closed is closed. `for_good`: so do all calls after it
 * that would change something. */
void disk_fail(size_t call, enum file_result result, bool for_good);

/* Which one that was, DISK_NONE: the number was not reached. Ends it. */
enum disk_call disk_failed(void);

/* Power --------------------------------------------------------------------
 */

/* Of some files what is left, NULL: it is not there. */
typedef void disk_visit(void *context, const struct file_bytes *const *left);

/* Calls `visit` with each way in which those files may be left (at most
 * DISK_FILES) and returns how many there are. */
#define DISK_FILES 2
size_t disk_survivors(const char *const *files, size_t count, disk_visit *visit,
                      void *context);

/* The power fails after so many calls that change something, from now on:
 * those that follow fail and change nothing. */
void disk_cut(size_t calls);

/* The power is back. Returns whether it had failed. The disk is as the way of
 * that number left it, of those that disk_survivors() shows for these files;
 * 0: all that was not synced is gone. Nothing is open or locked any more. */
bool disk_back(const char *const *files, size_t count, size_t way);

/* What no good program does: opens a file for writing from its start, as it
 * is. For the protocol that has to be caught. */
int disk_overwrite(const char *name);

#endif
