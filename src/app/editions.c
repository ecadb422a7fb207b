#include "app/editions.h"

#include "base/hash.h"
#include "platform/fileio.h"
#include "platform/paths.h"
#include "scenario/limits.h"

#include <string.h>

static const char *folder_of(struct arena *arena, const char *saves)
{
    return paths_join(arena, saves, EDITIONS_FOLDER);
}

static const char *copy_of(struct arena *arena, const char *saves,
                           uint64_t file_hash)
{
    char name[] = "0123456789abcdef" EDITION_END;
    char hex[17];
    hash_to_hex(file_hash, hex);
    memcpy(name, hex, 16);
    return paths_join(arena, folder_of(arena, saves), name);
}

/* Reads a file that must be of that edition. */
static bool read_edition(struct arena *arena, const char *path,
                         uint64_t file_hash, struct strbuf *out)
{
    char *bytes;
    size_t length;
    bool good =
        file_read(arena, path, LIMIT_FILE_BYTES, &bytes, &length) == FILE_OK &&
        hash_file(bytes, length) == file_hash;
    if (good) {
        strbuf_add(out, bytes, length);
    }
    return good;
}

static bool is_there(struct arena *arena, const char *path)
{
    char *bytes;
    size_t length;
    return file_read_found(arena, path, 0, &bytes, &length) != FILE_MISSING;
}

/* Under a lock, so that what a killed program left there can be removed. */
static void add_copy(const char *copy, const struct strbuf *text)
{
    struct file_lock *lock;
    if (file_lock(copy, &lock) == FILE_OK) {
        file_tidy(copy);
        file_add(copy, strbuf_get(text), text->length);
        file_unlock(lock);
    }
}

void editions_keep(const char *saves, const char *path, uint64_t file_hash)
{
    struct arena arena = {0};
    struct strbuf text = {0};
    const char *copy = copy_of(&arena, saves, file_hash);
    if (!is_there(&arena, copy) &&
        read_edition(&arena, path, file_hash, &text) &&
        folder_make(folder_of(&arena, saves)) == FILE_OK) {
        add_copy(copy, &text);
    }
    strbuf_clear(&text);
    arena_clear(&arena);
}

bool editions_open(struct loaded *loaded, const char *saves, uint64_t file_hash)
{
    struct arena arena = {0};
    const char *copy = copy_of(&arena, saves, file_hash);
    loaded_open_found(loaded, copy);
    bool good = loaded->model != NULL && loaded->model->file_hash == file_hash;
    if (!good) {
        loaded_clear(loaded);
    }
    arena_clear(&arena);
    return good;
}
