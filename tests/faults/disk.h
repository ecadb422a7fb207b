/* A disk in memory, behind the table of calls that files are written with. It
 * keeps what was synced apart from what was not, and lists what may be left of
 * it when the power fails now.
 *
 * What may be left: of the changes of names since the folder was synced, any
 * that reached the disk, in their order; of a file's bytes since it was
 * synced, none, all, a piece, or zeros where bytes were to come. There is one
 * folder and one disk; disk_reset() makes it empty. */
#ifndef FAULTS_DISK_H
#define FAULTS_DISK_H

#include "platform/file_calls.h"

#define DISK_PIECE 1024 /* bytes that one write takes at most */

extern const struct file_calls disk_calls;

void disk_reset(void);

/* `after` (may be NULL) is called after each call that changes something. */
void disk_watch(void (*after)(void *context), void *context);

/* A file as a program reads it now; NULL where there is none. */
const struct file_bytes *disk_file(const char *name);
size_t disk_names(void);

/* Calls `visit` with what each way of failing leaves of the file `name` (NULL:
 * it is not there) and returns how many there are. */
size_t disk_survivors(const char *name,
                      void (*visit)(void *context,
                                    const struct file_bytes *left),
                      void *context);

/* The power fails after so many calls that change something, from now on:
 * those that follow fail and change nothing. */
void disk_cut(size_t calls);

/* The power is back: all that was not synced is gone. Returns whether it had
 * failed. */
bool disk_back(void);

/* What no good program does: opens a file for writing from its start, as it
 * is. For the protocol that has to be caught. */
int disk_overwrite(const char *name);

#endif
