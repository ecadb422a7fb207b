/* Files: the only code that opens one. Paths are UTF-8.
 *
 * A path that a person named leads wherever its symbolic links lead. A file
 * that the program looks for by itself, because of where it lies or what
 * another file says, may have been put there by anybody: its name is never
 * followed where it is a link (functions of the name "_found"; its folder is
 * the person's choice). So a scenario from a stranger cannot have a file shown
 * or written that lies elsewhere.
 *
 * A file is only ever written as a whole: under a name of its own beside it
 * ("PATH.new0" and up), synced, and given its name in one step; so whoever
 * looks, also after the power failed, sees the old file or the new one. What
 * changes a name syncs the folder too before it says FILE_OK. Two programs
 * that write one file take its lock first ("PATH.lock"). */
#ifndef PLATFORM_FILEIO_H
#define PLATFORM_FILEIO_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum file_result {
    FILE_OK,
    FILE_MISSING,     /* the file, or the folder it is to be in */
    FILE_DENIED,      /* not allowed */
    FILE_NOT_REGULAR, /* a directory, FIFO, device or socket */
    FILE_TOO_LARGE,
    FILE_FULL,       /* no room on the disk, or none left for this user */
    FILE_READ_ONLY,  /* the disk is */
    FILE_BUSY,       /* another program is using it */
    FILE_NO_HANDLES, /* too many files are open */
    FILE_TAKEN,      /* there is one of that name */
    FILE_IO,         /* reading or writing failed */
    FILE_LINK        /* a symbolic link that nobody named */
};

/* What a result means, as part of a sentence: "it does not exist". The second
 * is for what could not be written: "its folder does not exist". */
const char *file_problem(enum file_result result);
const char *file_write_problem(enum file_result result);

/* Reading --------------------------------------------------------------------
 */

/* Reads a regular file of at most `limit` bytes into `arena` (a NUL follows
 * it there). Never waits: a FIFO is refused unopened. At most limit + 1
 * bytes are read. */
enum file_result file_read(struct arena *arena, const char *path, size_t limit,
                           char **bytes, size_t *length);

/* The same for a file that the program found by itself. */
enum file_result file_read_found(struct arena *arena, const char *path,
                                 size_t limit, char **bytes, size_t *length);

/* Standard input as it is, at most `limit` bytes. */
enum file_result file_read_input(struct arena *arena, size_t limit,
                                 char **bytes, size_t *length);

/* Calls `visit` for each entry of a folder, in byte order of names. False
 * when the folder cannot be read. */
bool file_each(const char *folder,
               void (*visit)(void *context, const char *name), void *context);

/* Writing --------------------------------------------------------------------
 */

/* Writes a file anew, or a first one; a symbolic link of that name is replaced
 * and what it leads to stays as it is. Where anything fails, the old file is
 * there as it was and the temporary one is gone. One case is left: where only
 * the last step fails, which makes the name outlast a power cut, the new file
 * is there already, and that it failed is said all the same. */
enum file_result file_replace(const char *path, const char *bytes,
                              size_t length);

/* The same for somebody else's file, which is there: it keeps its owner and
 * its rights, a symbolic link stays one, and one that is not to be written is
 * not (FILE_DENIED). */
enum file_result file_rewrite(const char *path, const char *bytes,
                              size_t length);

/* The same for one that the program found by itself: FILE_LINK where it is a
 * symbolic link; one that becomes a link meanwhile is replaced. */
enum file_result file_rewrite_found(const char *path, const char *bytes,
                                    size_t length);

/* Writes a file of a new name: FILE_TAKEN where there is anything of that
 * name, which is never touched. Where anything fails there is none. (A file
 * system that can neither link nor rename without replacing gets the file
 * written in place: there alone a power cut can leave a piece of it.) */
enum file_result file_add(const char *path, const char *bytes, size_t length);

/* FILE_MISSING where there is none. */
enum file_result file_remove(const char *path);

/* Makes a folder and those above it, for the player alone; fine where it is
 * there. FILE_TAKEN: what has that name, or a name on the way, is none. */
enum file_result folder_make(const char *path);

/* The same for everybody whom the system lets in, as files are made. */
enum file_result folder_make_shared(const char *path);

/* Removes what programs that were killed while they wrote `path` left beside
 * it. The caller holds its lock: what a running program writes is left
 * beside it too. What cannot be removed stays. */
void file_tidy(const char *path);

/* Locks ----------------------------------------------------------------------
 */

struct file_lock;

/* Takes the lock of a file, which need not be there yet. FILE_BUSY where it is
 * held, also by this very program; never waits. It is let go when the program
 * ends, however that happens; a lock file that is left then bars nobody. A
 * file system without locks gives one to everybody. */
enum file_result file_lock(const char *path, struct file_lock **lock);

/* Lets go, removes the lock file and frees; NULL is allowed. */
void file_unlock(struct file_lock *lock);

#endif
