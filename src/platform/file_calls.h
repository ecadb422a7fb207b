/* What files need of the operating system, as a table: one constant a system,
 * and a test puts one that fails at the n-th call in its place. Calls are
 * repeated when a signal interrupts them. Private to platform and its tests.
 */
#ifndef PLATFORM_FILE_CALLS_H
#define PLATFORM_FILE_CALLS_H

#include "platform/fileio.h"

struct file_calls {
    /* Opens a regular file for reading, without waiting for a writer. */
    enum file_result (*open)(const char *path, int *file, size_t *size);
    /* Makes a new file for writing. `*taken`: it failed because there is one
     * of that name. */
    enum file_result (*create)(const char *path, int *file, bool *taken);
    /* Bytes read or written, 0 at the end, -1 for an error. */
    ptrdiff_t (*read)(int file, char *bytes, size_t size);
    ptrdiff_t (*write)(int file, const char *bytes, size_t size);
    bool (*sync)(int file);
    bool (*close)(int file);
    bool (*rename)(const char *from, const char *to);
    bool (*remove)(const char *path);
    /* Makes the names in a folder last; true where a system has no such
     * thing. */
    bool (*sync_folder)(const char *folder);
};

/* Those of this system. */
extern const struct file_calls file_system;

struct file_bytes {
    char *bytes; /* followed by a NUL */
    size_t length;
};

/* file_read() and file_replace() with other calls. */
enum file_result file_read_with(const struct file_calls *calls,
                                struct arena *arena, const char *path,
                                size_t limit, struct file_bytes *out);
enum file_result file_replace_with(const struct file_calls *calls,
                                   const char *path, const char *bytes,
                                   size_t length);

/* The names in a folder but "." and "..", in no order; false where it cannot
 * be read. */
bool file_names(struct arena *arena, const char *folder, const char ***names,
                size_t *count);

/* The descriptor of standard input. */
#define FILE_STANDARD_INPUT 0

#endif
