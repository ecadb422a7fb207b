#include "platform/file_calls.h"

#include "base/sort.h"
#include "base/strbuf.h"

#include <stdint.h>
#include <string.h>

#define READ_PIECE     (64 * 1024)
#define TEMPORARY_MOST 100

/* Reads to the end, at most limit + 1 bytes: the one more tells a file that
 * is too large, also one that grew after its size was asked. */
static enum file_result read_all(const struct file_calls *calls, int file,
                                 size_t limit, struct strbuf *to)
{
    size_t most = limit < SIZE_MAX ? limit + 1 : limit;
    char *piece = mem_resize(NULL, READ_PIECE);
    ptrdiff_t got = 1;
    while (got > 0 && to->length < most) {
        size_t rest = most - to->length;
        got = calls->read(file, piece, rest < READ_PIECE ? rest : READ_PIECE);
        if (got > 0) {
            strbuf_add(to, piece, (size_t)got);
        }
    }
    mem_free(piece);
    if (got < 0) {
        return FILE_IO;
    }
    return to->length > limit ? FILE_TOO_LARGE : FILE_OK;
}

static enum file_result read_into(const struct file_calls *calls,
                                  struct arena *arena, int file, size_t limit,
                                  struct file_bytes *out)
{
    struct strbuf read = {0};
    enum file_result result = read_all(calls, file, limit, &read);
    if (result == FILE_OK) {
        out->bytes = arena_copy(arena, strbuf_get(&read), read.length);
        out->length = read.length;
    }
    strbuf_clear(&read);
    return result;
}

enum file_result file_read_with(const struct file_calls *calls,
                                struct arena *arena, const char *path,
                                size_t limit, struct file_bytes *out)
{
    int file;
    size_t size;
    enum file_result result = calls->open(path, &file, &size);
    if (result != FILE_OK) {
        return result;
    }
    result = size > limit ? FILE_TOO_LARGE
                          : read_into(calls, arena, file, limit, out);
    calls->close(file);
    return result;
}

enum file_result file_read(struct arena *arena, const char *path, size_t limit,
                           char **bytes, size_t *length)
{
    struct file_bytes out = {NULL, 0};
    enum file_result result =
        file_read_with(&file_system, arena, path, limit, &out);
    *bytes = out.bytes;
    *length = out.length;
    return result;
}

enum file_result file_read_input(struct arena *arena, size_t limit,
                                 char **bytes, size_t *length)
{
    struct file_bytes out = {NULL, 0};
    enum file_result result =
        read_into(&file_system, arena, FILE_STANDARD_INPUT, limit, &out);
    *bytes = out.bytes;
    *length = out.length;
    return result;
}

static bool write_all(const struct file_calls *calls, int file,
                      const char *bytes, size_t length)
{
    while (length > 0) {
        ptrdiff_t put = calls->write(file, bytes, length);
        if (put <= 0) {
            return false;
        }
        bytes += put;
        length -= (size_t)put;
    }
    return true;
}

/* A name that is free, beside the file: a rename cannot leave its disk. An
 * old one from a killed program is passed by, never written over. */
static enum file_result create_beside(const struct file_calls *calls,
                                      const char *path, struct strbuf *name,
                                      int *file)
{
    bool taken = true;
    enum file_result result = FILE_IO;
    for (int i = 0; i < TEMPORARY_MOST && taken; i++) {
        strbuf_reset(name);
        strbuf_format(name, "%s.new%d", path, i);
        result = calls->create(strbuf_get(name), file, &taken);
    }
    return result;
}

static bool sync_folder_of(const struct file_calls *calls, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct strbuf folder = {0};
    if (slash == NULL) {
        strbuf_char(&folder, '.');
    } else {
        strbuf_add(&folder, path, (size_t)(slash - path) + 1);
    }
    bool fine = calls->sync_folder(strbuf_get(&folder));
    strbuf_clear(&folder);
    return fine;
}

/* Renaming would replace a folder's or device's name, not fill it. */
static bool may_replace(const struct file_calls *calls, const char *path)
{
    int file;
    size_t size;
    enum file_result result = calls->open(path, &file, &size);
    if (result == FILE_OK) {
        calls->close(file);
    }
    return result != FILE_NOT_REGULAR;
}

enum file_result file_replace_with(const struct file_calls *calls,
                                   const char *path, const char *bytes,
                                   size_t length)
{
    int file;
    struct strbuf name = {0};
    enum file_result result = FILE_NOT_REGULAR;
    if (may_replace(calls, path)) {
        result = create_beside(calls, path, &name, &file);
    }
    if (result == FILE_OK) {
        bool fine = write_all(calls, file, bytes, length) && calls->sync(file);
        fine = calls->close(file) && fine;
        fine = fine && calls->rename(strbuf_get(&name), path);
        if (!fine) {
            calls->remove(strbuf_get(&name));
        }
        fine = fine && sync_folder_of(calls, path);
        result = fine ? FILE_OK : FILE_IO;
    }
    strbuf_clear(&name);
    return result;
}

enum file_result file_replace(const char *path, const char *bytes,
                              size_t length)
{
    return file_replace_with(&file_system, path, bytes, length);
}

const char *file_problem(enum file_result result)
{
    switch (result) {
    case FILE_OK:
        return "nothing is wrong with it";
    case FILE_MISSING:
        return "it does not exist";
    case FILE_DENIED:
        return "access to it is denied";
    case FILE_NOT_REGULAR:
        return "it is not a regular file";
    case FILE_TOO_LARGE:
        return "it is too large";
    case FILE_IO:
        break;
    }
    return "reading or writing it failed";
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

bool file_each(const char *folder,
               void (*visit)(void *context, const char *name), void *context)
{
    struct arena arena = {0};
    const char **names = NULL;
    size_t count;
    bool fine = file_names(&arena, folder, &names, &count);
    if (fine) {
        sort_stable(names, count, sizeof(*names), compare_names);
        for (size_t i = 0; i < count; i++) {
            visit(context, names[i]);
        }
    }
    arena_clear(&arena);
    return fine;
}
