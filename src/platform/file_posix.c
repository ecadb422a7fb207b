/* The calls below are hidden by -std=c11 without this. */
#define _POSIX_C_SOURCE 200809L

#include "platform/file_calls.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static enum file_result result_of(int error)
{
    switch (error) {
    case ENOENT:
    case ENOTDIR:
        return FILE_MISSING;
    case EACCES:
    case EPERM:
    case ELOOP:
        return FILE_DENIED;
    default:
        return FILE_IO;
    }
}

/* The kind is asked twice: before, since opening a device can do things, and
 * after, since the name may mean another file by then. */
static enum file_result posix_open(const char *path, int *file, size_t *size)
{
    struct stat about;
    if (stat(path, &about) != 0) {
        return result_of(errno);
    }
    if (!S_ISREG(about.st_mode)) {
        return FILE_NOT_REGULAR;
    }
    *file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (*file < 0) {
        return result_of(errno);
    }
    if (fstat(*file, &about) != 0 || !S_ISREG(about.st_mode)) {
        close(*file);
        return FILE_NOT_REGULAR;
    }
    *size = (size_t)about.st_size;
    return FILE_OK;
}

static enum file_result posix_create(const char *path, int *file, bool *taken)
{
    *file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    *taken = *file < 0 && errno == EEXIST;
    return *file >= 0 ? FILE_OK : result_of(errno);
}

static ptrdiff_t posix_read(int file, char *bytes, size_t size)
{
    ssize_t got;
    do {
        got = read(file, bytes, size);
    } while (got < 0 && errno == EINTR);
    return got;
}

static ptrdiff_t posix_write(int file, const char *bytes, size_t size)
{
    ssize_t put;
    do {
        put = write(file, bytes, size);
    } while (put < 0 && errno == EINTR);
    return put;
}

static bool posix_sync(int file)
{
    int result;
    do {
        result = fsync(file);
    } while (result != 0 && errno == EINTR);
    return result == 0;
}

/* Not repeated: after EINTR the descriptor is gone on Linux. */
static bool posix_close(int file)
{
    return close(file) == 0 || errno == EINTR;
}

static bool posix_rename(const char *from, const char *to)
{
    return rename(from, to) == 0;
}

static bool posix_remove(const char *path)
{
    return unlink(path) == 0;
}

/* Some file systems cannot sync a folder and say EINVAL. */
static bool posix_sync_folder(const char *folder)
{
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) {
        return false;
    }
    bool fine = posix_sync(file) || errno == EINVAL;
    close(file);
    return fine;
}

const struct file_calls file_system = {
    .open = posix_open,
    .create = posix_create,
    .read = posix_read,
    .write = posix_write,
    .sync = posix_sync,
    .close = posix_close,
    .rename = posix_rename,
    .remove = posix_remove,
    .sync_folder = posix_sync_folder,
};

bool file_names(struct arena *arena, const char *folder, const char ***names,
                size_t *count)
{
    size_t capacity = 0;
    const char **found = NULL;
    DIR *entries = opendir(folder);
    *count = 0;
    if (entries == NULL) {
        return false;
    }
    for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        if (strcmp(entry->d_name, ".") == 0 ||
            strcmp(entry->d_name, "..") == 0) {
            continue;
        }
        found = mem_grow(found, *count, &capacity, sizeof(*found));
        found[(*count)++] = arena_text(arena, entry->d_name);
    }
    closedir(entries);
    *names = arena_array(arena, *count, sizeof(*found));
    for (size_t i = 0; i < *count; i++) {
        (*names)[i] = found[i];
    }
    mem_free(found);
    return true;
}
