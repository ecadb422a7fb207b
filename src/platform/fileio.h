/* Files: the only code that opens one. Paths are UTF-8. */
#ifndef PLATFORM_FILEIO_H
#define PLATFORM_FILEIO_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum file_result {
    FILE_OK,
    FILE_MISSING,
    FILE_DENIED,
    FILE_NOT_REGULAR, /* a directory, FIFO, device or socket */
    FILE_TOO_LARGE,
    FILE_IO /* reading or writing failed */
};

/* Reads a regular file of at most `limit` bytes into `arena` (a NUL follows
 * it there). Never waits: a FIFO is refused unopened. At most limit + 1
 * bytes are read. */
enum file_result file_read(struct arena *arena, const char *path, size_t limit,
                           char **bytes, size_t *length);

/* Writes a file anew: a temporary file in the same folder, fsync, rename,
 * fsync of the folder. The old file stays where anything fails. */
enum file_result file_replace(const char *path, const char *bytes,
                              size_t length);

/* What a result means, as part of a sentence: "it does not exist". */
const char *file_problem(enum file_result result);

/* Calls `visit` for each entry of a folder, in byte order of names. False
 * when the folder cannot be read. */
bool file_each(const char *folder,
               void (*visit)(void *context, const char *name), void *context);

/* Standard input as it is, at most `limit` bytes. */
enum file_result file_read_input(struct arena *arena, size_t limit,
                                 char **bytes, size_t *length);

#endif
