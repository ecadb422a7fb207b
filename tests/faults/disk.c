#include "disk_core.h"

#include <assert.h>
#include <string.h>

/* FILE_MISSING where the folder of a name is. */
static enum file_result folder_there(const char *path)
{
    char above[TEXT];
    struct name *name;

    folder_of(above, path);
    if (above[0] == '\0')
        return FILE_OK;
    name = names_reach(&disk.now, above);
    return name != NULL && disk.nodes[name->node].folder ? FILE_OK
                                                         : FILE_MISSING;
}

/* Faults ----------------------------------------------------------------- */

static void changed(void)
{
    if (disk.after != NULL)
        disk.after(disk.context);
}

/* Whether it is this call that is to fail. */
static bool error_in(enum disk_call call)
{
    if (disk.error == FILE_OK || disk.hit != DISK_NONE)
        return false;
    if (disk.calls_left-- > 0)
        return false;
    disk.hit = call;
    return true;
}

/* What a call that changes something is met with: FILE_OK, it may go on. */
static enum file_result meets(enum disk_call call)
{
    bool after = disk.for_good && disk.hit != DISK_NONE;

    if (error_in(call) || after)
        return disk.error;
    disk.failed = disk.failed || (disk.to_fail && disk.changes_left == 0);
    if (disk.to_fail && disk.changes_left > 0)
        disk.changes_left--;
    return disk.failed ? FILE_IO : FILE_OK;
}

/* Calls ------------------------------------------------------------------ */

static int new_handle(int node, enum disk_call close)
{
    int file = 0;

    while (disk.handles[file].node >= 0) {
        file++;
        assert(file < HANDLES);
    }
    disk.handles[file] = (struct handle){.node = node, .close = close};
    return file;
}

static struct handle *handle_of(int file)
{
    assert(file >= 0 && file < HANDLES && disk.handles[file].node >= 0);
    return &disk.handles[file];
}

static enum file_result disk_open(const char *path, int *file, size_t *size)
{
    struct name *name = names_reach(&disk.now, path);

    if (error_in(DISK_OPEN))
        return disk.error;
    if (name == NULL)
        return FILE_MISSING;
    if (disk.nodes[name->node].folder)
        return FILE_NOT_REGULAR;
    *file = new_handle(name->node, DISK_CLOSE_READ);
    *size = disk.nodes[name->node].now->is.length;
    return FILE_OK;
}

static enum file_result disk_create(const char *path, int *file)
{
    enum file_result result = meets(DISK_CREATE);

    if (result == FILE_OK)
        result = folder_there(path);
    if (result == FILE_OK && names_find(&disk.now, path) != NULL)
        result = FILE_TAKEN;
    if (result != FILE_OK)
        return result;
    *file = new_handle(disk_new_node(false), DISK_CLOSE_WRITTEN);
    disk_step("", path, disk.handles[*file].node);
    changed();
    return FILE_OK;
}

static ptrdiff_t disk_read(int file, char *bytes, size_t size)
{
    struct handle *handle = handle_of(file);
    const struct file_bytes *all = &disk.nodes[handle->node].now->is;
    size_t rest = all->length - handle->at;
    size_t count = size < rest ? size : rest;

    memcpy(bytes, all->bytes + handle->at, count);
    handle->at += count;
    return (ptrdiff_t)count;
}

static size_t taken_of(size_t size)
{
    size_t most = disk.piece == DISK_HALF ? (size + 1) / 2 : disk.piece;

    return size < most ? size : most;
}

static enum file_result disk_write(int file, const char *bytes, size_t size,
                                   size_t *put)
{
    struct handle *handle = handle_of(file);
    struct node *node = &disk.nodes[handle->node];
    size_t count = taken_of(size);
    size_t end = handle->at + count;
    size_t length = node->now->is.length;
    enum file_result result = meets(DISK_WRITE);
    struct blob *grown;

    if (result != FILE_OK)
        return result;
    grown = blob_make(node->now->is.bytes, length, end > length ? end : length);
    memcpy(grown->is.bytes + handle->at, bytes, count);
    blob_drop(node->now);
    node->now = grown;
    handle->at = end;
    changed();
    *put = count;
    return FILE_OK;
}

static enum file_result disk_sync(int file)
{
    struct node *node = &disk.nodes[handle_of(file)->node];
    enum file_result result = meets(DISK_SYNC);

    node->lost = node->lost || result != FILE_OK;
    if (result == FILE_OK && !node->lost)
        blob_assign(&node->safe, node->now);
    if (result == FILE_OK)
        changed();
    return result;
}

static enum file_result disk_close(int file)
{
    struct handle *handle = handle_of(file);

    handle->node = -1;
    return error_in(handle->close) ? disk.error : FILE_OK;
}

static enum file_result rename_it(const char *from, const char *to)
{
    struct name *name = names_reach(&disk.now, from);

    if (name == NULL || folder_there(to) != FILE_OK)
        return FILE_MISSING;
    disk_step(from, to, name->node);
    changed();
    return FILE_OK;
}

static enum file_result disk_rename(const char *from, const char *to)
{
    enum file_result result = meets(DISK_RENAME);

    return result == FILE_OK ? rename_it(from, to) : result;
}

static enum file_result disk_rename_new(const char *from, const char *to)
{
    enum file_result result = meets(DISK_RENAME_NEW);

    if (result == FILE_OK && names_find(&disk.now, to) != NULL)
        result = FILE_TAKEN;
    return result == FILE_OK ? rename_it(from, to) : result;
}

static enum file_result disk_remove(const char *path)
{
    enum file_result result = meets(DISK_REMOVE);

    if (result == FILE_OK && names_reach(&disk.now, path) == NULL)
        result = FILE_MISSING;
    if (result != FILE_OK)
        return result;
    disk_step(path, "", -1);
    changed();
    return FILE_OK;
}

static enum file_result find_folder(const char *path)
{
    struct name *name = names_reach(&disk.now, path);

    if (path[0] == '\0')
        return FILE_OK;
    if (name == NULL)
        return FILE_MISSING;
    return disk.nodes[name->node].folder ? FILE_OK : FILE_TAKEN;
}

static enum file_result disk_make_folder(const char *path, bool shared)
{
    enum file_result result = meets(DISK_MAKE_FOLDER);

    (void)shared; /* it knows no rights */
    if (result == FILE_OK)
        result = folder_there(path);
    if (result == FILE_OK && names_find(&disk.now, path) != NULL)
        result = FILE_TAKEN;
    if (result != FILE_OK)
        return result;
    disk_step("", path, disk_new_node(true));
    changed();
    return FILE_OK;
}

static enum file_result disk_find_folder(const char *path)
{
    return error_in(DISK_FIND_FOLDER) ? disk.error : find_folder(path);
}

/* As folders are named here: "" is the one that all lie in, and no slash is at
 * the end. */
static void name_folder(char *folder, const char *path)
{
    size_t length = strcmp(path, ".") == 0 ? 0 : strlen(path);

    if (length > 0 && path[length - 1] == '/')
        length--;
    assert(length < TEXT);
    memcpy(folder, path, length);
    folder[length] = '\0';
}

static enum file_result disk_open_folder(const char *path, int *file)
{
    char folder[TEXT];

    name_folder(folder, path);
    if (error_in(DISK_OPEN_FOLDER))
        return disk.error;
    if (find_folder(folder) != FILE_OK)
        return FILE_MISSING;
    *file = new_handle(0, DISK_CLOSE_FOLDER);
    strcpy(disk.handles[*file].folder, folder);
    return FILE_OK;
}

/* Whether a step changed the names in that folder. */
static bool step_in(const struct step *step, const char *folder)
{
    char of[TEXT];

    folder_of(of, step->to[0] != '\0' ? step->to : step->from);
    return strcmp(of, folder) == 0;
}

static void sync_names(const char *folder)
{
    int left = 0;

    for (int i = 0; i < disk.step_count; i++)
        if (step_in(&disk.steps[i], folder))
            names_step(&disk.safe, &disk.steps[i]);
        else
            disk.steps[left++] = disk.steps[i];
    disk.step_count = left;
}

static enum file_result disk_sync_folder(int file)
{
    enum file_result result = meets(DISK_SYNC_FOLDER);

    if (result == FILE_OK) {
        sync_names(handle_of(file)->folder);
        changed();
    }
    return result;
}

/* Without links a path is what it says. */
static enum file_result disk_find_real(struct arena *arena, const char *path,
                                       const char **real)
{
    if (error_in(DISK_FIND_REAL))
        return disk.error;
    *real = arena_text(arena, path);
    return names_reach(&disk.now, path) != NULL ? FILE_OK : FILE_MISSING;
}

static enum file_result disk_take_rights(int file, const char *path)
{
    (void)file;
    if (error_in(DISK_TAKE_RIGHTS))
        return disk.error;
    return names_reach(&disk.now, path) != NULL ? FILE_OK : FILE_MISSING;
}

static enum file_result disk_list(struct arena *arena, const char *folder,
                                  const char ***names, size_t *count)
{
    char wanted[TEXT], of[TEXT];

    if (error_in(DISK_NAMES))
        return disk.error;
    name_folder(wanted, folder);
    *count = 0;
    *names = arena_array(arena, NAMES, sizeof **names);
    for (int i = 0; i < NAMES; i++) {
        const struct name *name = &disk.now.names[i];

        folder_of(of, name->text);
        if (name->node >= 0 && strcmp(of, wanted) == 0)
            (*names)[(*count)++] =
                arena_text(arena, name->text + strlen(of) + (of[0] != '\0'));
    }
    return FILE_OK;
}

static enum file_result disk_open_lock(const char *path, int *file)
{
    struct name *name = names_reach(&disk.now, path);
    enum file_result result = meets(DISK_OPEN_LOCK);

    if (result == FILE_OK)
        result = folder_there(path);
    if (result != FILE_OK)
        return result;
    if (name == NULL) {
        disk_step("", path, disk_new_node(false));
        name = names_reach(&disk.now, path);
        changed();
    }
    *file = new_handle(name->node, DISK_CLOSE_LOCK);
    return FILE_OK;
}

static enum file_result disk_take_lock(int file)
{
    struct handle *handle = handle_of(file);

    if (error_in(DISK_TAKE_LOCK))
        return disk.error;
    for (int i = 0; i < HANDLES; i++)
        if (disk.handles[i].node == handle->node && disk.handles[i].locked)
            return FILE_BUSY;
    handle->locked = true;
    return FILE_OK;
}

static enum file_result disk_find_lock(const char *path, int file)
{
    struct name *name = names_reach(&disk.now, path);

    if (error_in(DISK_FIND_LOCK))
        return disk.error;
    return name != NULL && name->node == handle_of(file)->node ? FILE_OK
                                                               : FILE_MISSING;
}

const struct file_calls disk_calls = {
    .open = disk_open,
    .open_found = disk_open, /* it knows no links */
    .create = disk_create,
    .read = disk_read,
    .write = disk_write,
    .sync = disk_sync,
    .close = disk_close,
    .rename = disk_rename,
    .rename_new = disk_rename_new,
    .remove = disk_remove,
    .find_real = disk_find_real,
    .take_rights = disk_take_rights,
    .make_folder = disk_make_folder,
    .find_folder = disk_find_folder,
    .open_folder = disk_open_folder,
    .sync_folder = disk_sync_folder,
    .names = disk_list,
    .open_lock = disk_open_lock,
    .take_lock = disk_take_lock,
    .find_lock = disk_find_lock,
};
