#include "platform/file_calls.h"

#include "base/strbuf.h"

/* Each try that fails means that another program let go meanwhile. */
#define LOCK_TRIES 100

struct file_lock {
    const struct file_calls *calls;
    struct strbuf name;
    int file;
};

/* Whoever lets go removes the file, so it may be another one by the time that
 * its lock is ours: then FILE_MISSING, and once more. */
static enum file_result try_lock(struct file_lock *lock)
{
    const struct file_calls *calls = lock->calls;
    enum file_result result = calls->take_lock(lock->file);
    if (result == FILE_OK) {
        result = calls->find_lock(strbuf_get(&lock->name), lock->file);
    }
    if (result != FILE_OK) {
        calls->close(lock->file);
    }
    return result;
}

static enum file_result lock_by_name(struct file_lock *lock)
{
    for (int i = 0; i < LOCK_TRIES; i++) {
        enum file_result result =
            lock->calls->open_lock(strbuf_get(&lock->name), &lock->file);
        if (result != FILE_OK) {
            return result;
        }
        result = try_lock(lock);
        if (result != FILE_MISSING) {
            return result;
        }
    }
    return FILE_BUSY;
}

static void free_lock(struct file_lock *lock)
{
    strbuf_clear(&lock->name);
    mem_free(lock);
}

enum file_result file_lock_with(const struct file_calls *calls,
                                const char *path, struct file_lock **lock)
{
    struct file_lock *taken = mem_resize(NULL, sizeof(*taken));
    *taken = (struct file_lock){.calls = calls};
    strbuf_format(&taken->name, "%s.lock", path);
    enum file_result result = lock_by_name(taken);
    if (result != FILE_OK) {
        free_lock(taken);
        taken = NULL;
    }
    *lock = taken;
    return result;
}

enum file_result file_lock(const char *path, struct file_lock **lock)
{
    return file_lock_with(&file_system, path, lock);
}

/* Removed while it is still ours: afterwards it could be somebody else's. */
void file_unlock(struct file_lock *lock)
{
    if (lock != NULL) {
        lock->calls->remove(strbuf_get(&lock->name));
        lock->calls->close(lock->file);
        free_lock(lock);
    }
}
