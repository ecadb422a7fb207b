#include "platform/file_calls.h"

#include <string.h>

/* Cuts the last part off; false where there is none above. */
static bool go_up(char *path)
{
    size_t length = strlen(path);
    while (length > 0 && path[length - 1] == '/') {
        length--;
    }
    while (length > 0 && path[length - 1] != '/') {
        length--;
    }
    while (length > 1 && path[length - 1] == '/') {
        length--;
    }
    bool fine = length > 0 && length < strlen(path);
    path[length] = '\0';
    return fine;
}

static enum file_result sync_above(const struct file_calls *calls,
                                   struct arena *arena, const char *path)
{
    char *above = arena_text(arena, path);
    int folder;
    go_up(above);
    enum file_result result =
        calls->open_folder(above[0] == '\0' ? "." : above, &folder);
    if (result == FILE_OK) {
        result = calls->sync_folder(folder);
        calls->close(folder);
    }
    return result;
}

/* A program that was killed may have made a folder and not synced it, so one
 * that is there is synced too; but it may be another's, above which nothing
 * is allowed. */
static enum file_result keep_found(const struct file_calls *calls,
                                   struct arena *arena, const char *path)
{
    enum file_result result = sync_above(calls, arena, path);
    return result == FILE_DENIED || result == FILE_READ_ONLY ? FILE_OK : result;
}

/* A path on its way. */
struct making {
    const struct file_calls *calls;
    struct arena arena;
    bool shared;
};

/* FILE_TAKEN from making it: another program was quicker, which is fine. */
static enum file_result make_one(struct making *making, const char *path)
{
    const struct file_calls *calls = making->calls;
    enum file_result result = calls->make_folder(path, making->shared);
    if (result == FILE_TAKEN) {
        result = calls->find_folder(path);
    }
    return result == FILE_OK ? sync_above(calls, &making->arena, path) : result;
}

/* Down from `length` bytes of `path`, which are there, one name at a time. */
static enum file_result make_down(struct making *making, const char *path,
                                  size_t length)
{
    enum file_result result = FILE_OK;
    length += strspn(path + length, "/");
    while (result == FILE_OK && path[length] != '\0') {
        length += strcspn(path + length, "/");
        result = make_one(making, arena_copy(&making->arena, path, length));
        length += strspn(path + length, "/");
    }
    return result;
}

enum file_result folder_make_with(const struct file_calls *calls,
                                  const char *path, bool shared)
{
    struct making making = {.calls = calls, .shared = shared};
    char *there = arena_text(&making.arena, path);
    enum file_result result = calls->find_folder(there);
    while (result == FILE_MISSING && go_up(there)) {
        result = calls->find_folder(there);
    }
    if (result == FILE_OK) {
        result = keep_found(calls, &making.arena, there);
    } else if (result == FILE_MISSING && there[0] == '\0' && path[0] != '\0') {
        result = FILE_OK; /* a name in the folder that we are in */
    }
    if (result == FILE_OK) {
        result = make_down(&making, path, strlen(there));
    }
    arena_clear(&making.arena);
    return result;
}

enum file_result folder_make(const char *path)
{
    return folder_make_with(&file_system, path, false);
}

enum file_result folder_make_shared(const char *path)
{
    return folder_make_with(&file_system, path, true);
}
