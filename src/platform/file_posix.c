/* renameat2 is hidden without this, and -std=c11 hides the other calls. */
#define _GNU_SOURCE

#include "platform/file_calls.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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
    case EISDIR:
        return FILE_NOT_REGULAR;
    case EFBIG:
        return FILE_TOO_LARGE;
    case ENOSPC:
    case EDQUOT:
        return FILE_FULL;
    case EROFS:
        return FILE_READ_ONLY;
    case EAGAIN: /* a lock that is held */
    case EBUSY:
        return FILE_BUSY;
    case EMFILE:
    case ENFILE:
        return FILE_NO_HANDLES;
    case EEXIST:
        return FILE_TAKEN;
    default:
        return FILE_IO;
    }
}

/* Of a call that gives 0, or -1 and errno. */
static enum file_result told(int result)
{
    return result == 0 ? FILE_OK : result_of(errno);
}

/* Whether a call has to be repeated, since a signal interrupted it. */
static bool interrupted(ptrdiff_t result)
{
    return result < 0 && errno == EINTR;
}

static enum file_result open_it(const char *path, int flags, int *file)
{
    do {
        *file = open(path, flags | O_NOCTTY | O_CLOEXEC, 0666);
    } while (interrupted(*file));
    return *file >= 0 ? FILE_OK : result_of(errno);
}

static enum file_result kind_of(const struct stat *about)
{
    return S_ISREG(about->st_mode)   ? FILE_OK
           : S_ISLNK(about->st_mode) ? FILE_LINK
                                     : FILE_NOT_REGULAR;
}

/* The kind is asked twice: before, since opening a device can do things, and
 * after, since the name may mean another file by then. */
static enum file_result open_regular(const char *path, int flags, int *file,
                                     size_t *size)
{
    struct stat about;
    bool follows = (flags & O_NOFOLLOW) == 0;
    int asked = follows ? stat(path, &about) : lstat(path, &about);
    enum file_result result = told(asked);
    if (result == FILE_OK) {
        result = kind_of(&about);
    }
    if (result == FILE_OK) {
        result = open_it(path, O_RDONLY | O_NONBLOCK | flags, file);
    }
    if (result != FILE_OK) {
        return result;
    }
    result = told(fstat(*file, &about));
    if (result == FILE_OK) {
        result = kind_of(&about);
    }
    if (result != FILE_OK) {
        close(*file);
        return result;
    }
    *size = (size_t)about.st_size;
    return FILE_OK;
}

static enum file_result posix_open(const char *path, int *file, size_t *size)
{
    return open_regular(path, 0, file, size);
}

/* A link that took the name after it was looked at is not opened either: that
 * is FILE_DENIED. */
static enum file_result posix_open_found(const char *path, int *file,
                                         size_t *size)
{
    return open_regular(path, O_NOFOLLOW, file, size);
}

static enum file_result posix_create(const char *path, int *file)
{
    return open_it(path, O_WRONLY | O_CREAT | O_EXCL, file);
}

static ptrdiff_t posix_read(int file, char *bytes, size_t size)
{
    ssize_t got;
    do {
        got = read(file, bytes, size);
    } while (interrupted(got));
    return got;
}

static enum file_result posix_write(int file, const char *bytes, size_t size,
                                    size_t *put)
{
    ssize_t count;
    do {
        count = write(file, bytes, size);
    } while (interrupted(count));
    *put = count < 0 ? 0 : (size_t)count;
    return count < 0 ? result_of(errno) : FILE_OK;
}

static enum file_result posix_sync(int file)
{
    int result;
    do {
        result = fsync(file);
    } while (interrupted(result));
    return told(result);
}

/* Not repeated: after EINTR the descriptor is gone on Linux. */
static enum file_result posix_close(int file)
{
    return close(file) == 0 || errno == EINTR ? FILE_OK : result_of(errno);
}

static enum file_result posix_rename(const char *from, const char *to)
{
    int result;
    do {
        result = rename(from, to);
    } while (interrupted(result));
    return told(result);
}

static enum file_result posix_remove(const char *path)
{
    int result;
    do {
        result = unlink(path);
    } while (interrupted(result));
    return told(result);
}

/* Two names for a moment: a power cut between the steps leaves both, whole. */
static enum file_result link_and_remove(const char *from, const char *to)
{
    int result;
    do {
        result = link(from, to);
    } while (interrupted(result));
    if (result == 0) {
        posix_remove(from); /* where it stays, it is tidied up later */
        return FILE_OK;
    }
    return errno == ENOSYS || errno == EOPNOTSUPP || errno == EMLINK
               ? FILE_DENIED
               : result_of(errno);
}

/* ENOSYS and EINVAL: this kernel or file system does not know it. */
static enum file_result posix_rename_new(const char *from, const char *to)
{
#ifdef RENAME_NOREPLACE
    int result;
    do {
        result = renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
    } while (interrupted(result));
    if (result == 0 || (errno != ENOSYS && errno != EINVAL)) {
        return told(result);
    }
#endif
    return link_and_remove(from, to);
}

static enum file_result posix_find_real(struct arena *arena, const char *path,
                                        const char **real)
{
    char *found = realpath(path, NULL);
    if (found == NULL) {
        return result_of(errno);
    }
    *real = arena_text(arena, found);
    free(found);
    return FILE_OK;
}

/* Another's file becomes ours where the system does not let us give it back:
 * its rights hold all the same. The owner first: a change of it may take
 * rights away. */
static enum file_result posix_take_rights(int file, const char *path)
{
    struct stat about;
    if (access(path, W_OK) != 0 || lstat(path, &about) != 0) {
        return result_of(errno);
    }
    if (kind_of(&about) != FILE_OK) {
        return kind_of(&about);
    }
    int owned = fchown(file, about.st_uid, about.st_gid);
    (void)owned;
    return told(fchmod(file, about.st_mode & 0777));
}

static enum file_result posix_make_folder(const char *path, bool shared)
{
    int result;
    do {
        result = mkdir(path, shared ? 0777 : 0700);
    } while (interrupted(result));
    return told(result);
}

static enum file_result posix_find_folder(const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0) {
        return result_of(errno);
    }
    return S_ISDIR(about.st_mode) ? FILE_OK : FILE_TAKEN;
}

static enum file_result posix_open_folder(const char *path, int *file)
{
    return open_it(path, O_RDONLY | O_DIRECTORY, file);
}

/* Some file systems cannot sync a folder and say EINVAL. */
static enum file_result posix_sync_folder(int file)
{
    int result;
    do {
        result = fsync(file);
    } while (interrupted(result));
    return result != 0 && errno == EINVAL ? FILE_OK : told(result);
}

/* For writing, since NFS locks nothing else; what is no plain file bars the
 * way at once. */
static enum file_result posix_open_lock(const char *path, int *file)
{
    return open_it(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, file);
}

/* A file system without locks must not keep anybody from playing. */
static enum file_result posix_take_lock(int file)
{
    int result;
    do {
        result = flock(file, LOCK_EX | LOCK_NB);
    } while (interrupted(result));
    bool unknown = result != 0 && (errno == ENOSYS || errno == EOPNOTSUPP ||
                                   errno == ENOLCK || errno == EINVAL);
    return unknown ? FILE_OK : told(result);
}

static enum file_result posix_find_lock(const char *path, int file)
{
    struct stat held, named;
    if (fstat(file, &held) != 0 || stat(path, &named) != 0) {
        return result_of(errno);
    }
    return held.st_dev == named.st_dev && held.st_ino == named.st_ino
               ? FILE_OK
               : FILE_MISSING;
}

static enum file_result posix_names(struct arena *arena, const char *folder,
                                    const char ***names, size_t *count)
{
    size_t capacity = 0;
    const char **found = NULL;
    DIR *entries = opendir(folder);
    *count = 0;
    if (entries == NULL) {
        return result_of(errno);
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
    return FILE_OK;
}

const struct file_calls file_system = {
    .open = posix_open,
    .open_found = posix_open_found,
    .create = posix_create,
    .read = posix_read,
    .write = posix_write,
    .sync = posix_sync,
    .close = posix_close,
    .rename = posix_rename,
    .rename_new = posix_rename_new,
    .remove = posix_remove,
    .find_real = posix_find_real,
    .take_rights = posix_take_rights,
    .make_folder = posix_make_folder,
    .find_folder = posix_find_folder,
    .open_folder = posix_open_folder,
    .sync_folder = posix_sync_folder,
    .names = posix_names,
    .open_lock = posix_open_lock,
    .take_lock = posix_take_lock,
    .find_lock = posix_find_lock,
};
