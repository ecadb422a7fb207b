#include "platform/file_calls.h"

#include "base/strbuf.h"

#include <string.h>

/* One file on its way: the bytes go to a name beside it, since a rename cannot
 * leave its disk. */
struct draft {
    const struct file_calls *calls;
    const char *path, *bytes;
    size_t length;
    bool is_new;        /* and replaces nothing */
    bool takes_rights;  /* of the file that it replaces */
    struct strbuf name; /* the temporary one */
    int folder;         /* open from the start: what can fail, fails before
                         * the name is changed */
};

static enum file_result open_folder_of(const struct file_calls *calls,
                                       const char *path, int *folder)
{
    const char *slash = strrchr(path, '/');
    struct strbuf name = {0};
    if (slash == NULL) {
        strbuf_char(&name, '.');
    } else {
        strbuf_add(&name, path, (size_t)(slash - path) + 1);
    }
    enum file_result result = calls->open_folder(strbuf_get(&name), folder);
    strbuf_clear(&name);
    return result;
}

static enum file_result write_all(const struct draft *draft, int file)
{
    enum file_result result = FILE_OK;
    size_t done = 0;
    while (result == FILE_OK && done < draft->length) {
        size_t put = 0;
        result = draft->calls->write(file, draft->bytes + done,
                                     draft->length - done, &put);
        if (result == FILE_OK && put == 0) {
            result = FILE_IO;
        }
        done += put;
    }
    return result;
}

/* A sync that failed is never tried again: a second one may say that all is
 * well with bytes that are gone. The next attempt begins with a new file. */
static enum file_result fill(const struct draft *draft, int file,
                             const char *name)
{
    enum file_result result = FILE_OK;
    if (draft->takes_rights) {
        result = draft->calls->take_rights(file, draft->path);
    }
    if (result == FILE_OK) {
        result = write_all(draft, file);
    }
    if (result == FILE_OK) {
        result = draft->calls->sync(file);
    }
    enum file_result closed = draft->calls->close(file);
    if (result == FILE_OK) {
        result = closed;
    }
    if (result != FILE_OK) {
        draft->calls->remove(name);
    }
    return result;
}

/* An old one from a killed program is passed by, never written over. */
static enum file_result fill_beside(struct draft *draft)
{
    int file;
    enum file_result result = FILE_TAKEN;
    for (int i = 0; i < FILE_TEMPORARY_MOST && result == FILE_TAKEN; i++) {
        strbuf_reset(&draft->name);
        strbuf_format(&draft->name, "%s.new%d", draft->path, i);
        result = draft->calls->create(strbuf_get(&draft->name), &file);
    }
    if (result == FILE_TAKEN) {
        return FILE_BUSY;
    }
    return result == FILE_OK ? fill(draft, file, strbuf_get(&draft->name))
                             : result;
}

/* What to do where there is no other way to replace nothing. */
static enum file_result fill_in_place(const struct draft *draft,
                                      const char *name)
{
    const struct file_calls *calls = draft->calls;
    int file;
    enum file_result result = calls->create(draft->path, &file);
    if (result == FILE_OK) {
        result = fill(draft, file, draft->path);
    }
    if (result == FILE_OK) {
        calls->remove(name);
    }
    return result;
}

static enum file_result give_name(const struct draft *draft)
{
    const struct file_calls *calls = draft->calls;
    const char *name = strbuf_get(&draft->name);
    enum file_result result = draft->is_new
                                  ? calls->rename_new(name, draft->path)
                                  : calls->rename(name, draft->path);
    if (draft->is_new && result == FILE_DENIED) {
        result = fill_in_place(draft, name);
    }
    if (result != FILE_OK) {
        calls->remove(name);
    }
    return result;
}

/* What was replaced cannot be had back, but what is new can go again. */
static enum file_result keep_name(const struct draft *draft)
{
    enum file_result result = draft->calls->sync_folder(draft->folder);
    if (result != FILE_OK && draft->is_new) {
        draft->calls->remove(draft->path);
    }
    return result;
}

static enum file_result write_draft(struct draft *draft)
{
    const struct file_calls *calls = draft->calls;
    enum file_result result =
        open_folder_of(calls, draft->path, &draft->folder);
    if (result != FILE_OK) {
        return result;
    }
    result = fill_beside(draft);
    if (result == FILE_OK) {
        result = give_name(draft);
    }
    if (result == FILE_OK) {
        result = keep_name(draft);
    }
    calls->close(draft->folder);
    strbuf_clear(&draft->name);
    return result;
}

/* What is there now, if it can be told. */
static enum file_result look(const struct file_calls *calls, const char *path)
{
    int file;
    size_t size;
    enum file_result result = calls->open(path, &file, &size);
    if (result == FILE_OK) {
        calls->close(file);
    }
    return result;
}

/* Renaming would replace a folder's or device's name, not fill it. */
enum file_result file_replace_with(const struct file_calls *calls,
                                   const char *path, const char *bytes,
                                   size_t length)
{
    struct draft draft = {
        .calls = calls, .path = path, .bytes = bytes, .length = length};
    return look(calls, path) == FILE_NOT_REGULAR ? FILE_NOT_REGULAR
                                                 : write_draft(&draft);
}

enum file_result file_replace(const char *path, const char *bytes,
                              size_t length)
{
    return file_replace_with(&file_system, path, bytes, length);
}

enum file_result file_rewrite_with(const struct file_calls *calls,
                                   const char *path, const char *bytes,
                                   size_t length)
{
    struct arena arena = {0};
    struct draft draft = {
        .calls = calls, .bytes = bytes, .length = length, .takes_rights = true};
    enum file_result result = look(calls, path) == FILE_NOT_REGULAR
                                  ? FILE_NOT_REGULAR
                                  : calls->find_real(&arena, path, &draft.path);
    if (result == FILE_OK) {
        result = write_draft(&draft);
    }
    arena_clear(&arena);
    return result;
}

enum file_result file_rewrite(const char *path, const char *bytes,
                              size_t length)
{
    return file_rewrite_with(&file_system, path, bytes, length);
}

/* The name is what counts: renaming never writes through a link. */
enum file_result file_rewrite_found_with(const struct file_calls *calls,
                                         const char *path, const char *bytes,
                                         size_t length)
{
    struct draft draft = {.calls = calls,
                          .path = path,
                          .bytes = bytes,
                          .length = length,
                          .takes_rights = true};
    int file;
    size_t size;
    enum file_result result = calls->open_found(path, &file, &size);
    if (result == FILE_OK) {
        calls->close(file);
    }
    return result == FILE_MISSING || result == FILE_LINK ||
                   result == FILE_NOT_REGULAR
               ? result
               : write_draft(&draft);
}

enum file_result file_rewrite_found(const char *path, const char *bytes,
                                    size_t length)
{
    return file_rewrite_found_with(&file_system, path, bytes, length);
}

/* The look only saves writing bytes for nothing: it is the rename that never
 * replaces. */
enum file_result file_add_with(const struct file_calls *calls, const char *path,
                               const char *bytes, size_t length)
{
    struct draft draft = {.calls = calls,
                          .path = path,
                          .bytes = bytes,
                          .length = length,
                          .is_new = true};
    enum file_result there = look(calls, path);
    return there == FILE_OK || there == FILE_NOT_REGULAR ? FILE_TAKEN
                                                         : write_draft(&draft);
}

enum file_result file_add(const char *path, const char *bytes, size_t length)
{
    return file_add_with(&file_system, path, bytes, length);
}

/* Where it is gone already, that may not be sure to last: synced as well. */
enum file_result file_remove_with(const struct file_calls *calls,
                                  const char *path)
{
    int folder;
    enum file_result result = open_folder_of(calls, path, &folder);
    if (result != FILE_OK) {
        return result;
    }
    result = calls->remove(path);
    if (result == FILE_OK || result == FILE_MISSING) {
        enum file_result synced = calls->sync_folder(folder);
        result = synced == FILE_OK ? result : synced;
    }
    calls->close(folder);
    return result;
}

enum file_result file_remove(const char *path)
{
    return file_remove_with(&file_system, path);
}

/* "BASE.new7" or "BASE.new42" of "BASE". */
static bool is_temporary(const char *name, const char *base)
{
    size_t length = strlen(base);
    if (strncmp(name, base, length) != 0 ||
        strncmp(name + length, ".new", 4) != 0) {
        return false;
    }
    const char *number = name + length + 4;
    size_t digits = strspn(number, "0123456789");
    return digits >= 1 && digits <= 2 && number[digits] == '\0';
}

void file_tidy_with(const struct file_calls *calls, const char *path)
{
    struct arena arena = {0};
    const char *slash = strrchr(path, '/');
    const char *base = slash == NULL ? path : slash + 1;
    const char *folder = arena_copy(&arena, path, (size_t)(base - path));
    const char **names;
    size_t count = 0;
    if (calls->names(&arena, folder[0] == '\0' ? "." : folder, &names,
                     &count) != FILE_OK) {
        count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (is_temporary(names[i], base)) {
            struct strbuf name = {0};
            strbuf_format(&name, "%s%s", folder, names[i]);
            calls->remove(strbuf_get(&name));
            strbuf_clear(&name);
        }
    }
    arena_clear(&arena);
}

void file_tidy(const char *path)
{
    file_tidy_with(&file_system, path);
}
