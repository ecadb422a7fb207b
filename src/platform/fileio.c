#include "platform/file_calls.h"

#include "base/sort.h"
#include "base/strbuf.h"
#include "platform/file_words.h"

#include <stdint.h>
#include <string.h>

#define READ_PIECE (64 * 1024)

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

enum file_result file_read_found_with(const struct file_calls *calls,
                                      struct arena *arena, const char *path,
                                      size_t limit, struct file_bytes *out)
{
    struct file_calls strict = *calls;
    strict.open = calls->open_found;
    return file_read_with(&strict, arena, path, limit, out);
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

enum file_result file_read_found(struct arena *arena, const char *path,
                                 size_t limit, char **bytes, size_t *length)
{
    struct file_bytes out = {NULL, 0};
    enum file_result result =
        file_read_found_with(&file_system, arena, path, limit, &out);
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

const char *file_problem(enum file_result result)
{
    return words_get(&words_english, file_problem_word(result));
}

const char *file_write_problem(enum file_result result)
{
    return words_get(&words_english, file_write_word(result));
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
    bool fine = file_system.names(&arena, folder, &names, &count) == FILE_OK;
    if (fine) {
        sort_stable(names, count, sizeof(*names), compare_names);
        for (size_t i = 0; i < count; i++) {
            visit(context, names[i]);
        }
    }
    arena_clear(&arena);
    return fine;
}
