/* What files need of the operating system, as a table: one constant a system,
 * and a test puts one that fails at the n-th call in its place. Calls are
 * repeated when a signal interrupts them. Private to platform and its tests.
 */
#ifndef PLATFORM_FILE_CALLS_H
#define PLATFORM_FILE_CALLS_H

#include "platform/fileio.h"

/* A `file` is a descriptor, to be closed. All calls say why they failed. */
struct file_calls {
    /* Opens a regular file for reading, without waiting for a writer. */
    enum file_result (*open)(const char *path, int *file, size_t *size);
    /* The same, but where the name itself is a symbolic link (or a like thing
     * of another system: a reparse point) nothing is opened, whenever it
     * became one: FILE_LINK or FILE_DENIED. */
    enum file_result (*open_found)(const char *path, int *file, size_t *size);
    /* Makes a new file for writing; FILE_TAKEN where there is one. */
    enum file_result (*create)(const char *path, int *file);
    /* Bytes read, 0 at the end, -1 for an error. */
    ptrdiff_t (*read)(int file, char *bytes, size_t size);
    /* May take less than `size`: `*put` bytes. */
    enum file_result (*write)(int file, const char *bytes, size_t size,
                              size_t *put);
    enum file_result (*sync)(int file);
    enum file_result (*close)(int file);

    enum file_result (*rename)(const char *from, const char *to);
    /* Replaces nothing: FILE_TAKEN. FILE_DENIED also where the file system
     * cannot do that in one step. */
    enum file_result (*rename_new)(const char *from, const char *to);
    enum file_result (*remove)(const char *path);

    /* What a path means once links are followed; in `arena`. */
    enum file_result (*find_real)(struct arena *arena, const char *path,
                                  const char **real);
    /* Gives an open file the owner, where that is allowed, and the rights of
     * the one at `path`, which is no link; FILE_DENIED where that may not be
     * written. */
    enum file_result (*take_rights)(int file, const char *path);

    /* For the player alone, or `shared` as the system makes one. */
    enum file_result (*make_folder)(const char *path, bool shared);
    /* FILE_OK: it is a folder; FILE_TAKEN: something else; FILE_MISSING. */
    enum file_result (*find_folder)(const char *path);
    /* A folder, to be synced and closed. Syncing makes the names in it last;
     * it is fine where a system has no such thing. */
    enum file_result (*open_folder)(const char *path, int *file);
    enum file_result (*sync_folder)(int file);
    /* The names in it but "." and "..", in no order. */
    enum file_result (*names)(struct arena *arena, const char *folder,
                              const char ***names, size_t *count);

    /* Opens or makes a lock file; takes its lock, or FILE_BUSY at once; and
     * whether that name still means the file: FILE_MISSING if not. */
    enum file_result (*open_lock)(const char *path, int *file);
    enum file_result (*take_lock)(int file);
    enum file_result (*find_lock)(const char *path, int file);
};

/* Those of this system. */
extern const struct file_calls file_system;

struct file_bytes {
    char *bytes; /* followed by a NUL */
    size_t length;
};

/* The functions of fileio.h with other calls. */
enum file_result file_read_with(const struct file_calls *calls,
                                struct arena *arena, const char *path,
                                size_t limit, struct file_bytes *out);
enum file_result file_read_found_with(const struct file_calls *calls,
                                      struct arena *arena, const char *path,
                                      size_t limit, struct file_bytes *out);
enum file_result file_replace_with(const struct file_calls *calls,
                                   const char *path, const char *bytes,
                                   size_t length);
enum file_result file_rewrite_with(const struct file_calls *calls,
                                   const char *path, const char *bytes,
                                   size_t length);
enum file_result file_rewrite_found_with(const struct file_calls *calls,
                                         const char *path, const char *bytes,
                                         size_t length);
enum file_result file_add_with(const struct file_calls *calls, const char *path,
                               const char *bytes, size_t length);
enum file_result file_remove_with(const struct file_calls *calls,
                                  const char *path);
enum file_result folder_make_with(const struct file_calls *calls,
                                  const char *path, bool shared);
void file_tidy_with(const struct file_calls *calls, const char *path);
enum file_result file_lock_with(const struct file_calls *calls,
                                const char *path, struct file_lock **lock);

/* The descriptor of standard input. */
#define FILE_STANDARD_INPUT 0

/* Temporary names of one file: ".new0" to ".new99". */
#define FILE_TEMPORARY_MOST 100

#endif
