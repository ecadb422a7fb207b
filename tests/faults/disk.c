#include "disk.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NODES 512
#define NAMES 16
#define STEPS 6 /* changes of names that wait to be synced */

/* A file's bytes: as they are read, and as they are safe. */
struct node {
    struct file_bytes now, safe;
    size_t at; /* where the next byte goes or comes from */
};
struct name {
    char text[64];
    int node; /* -1: no such name */
};
/* What a call did to the names: `from` (may be "") goes, `to` (may be "") is
 * `node` from now on. */
struct step {
    char from[64], to[64];
    int node;
};
struct folder {
    struct name names[NAMES];
};

static struct disk {
    struct node nodes[NODES];
    struct folder now, safe;
    struct step steps[STEPS];
    int node_count, step_count;
    size_t calls_left; /* while the power is to fail */
    bool to_fail, failed;
    void (*after)(void *context);
    void *context;
} disk;

static void set_bytes(struct file_bytes *to, const char *bytes, size_t length)
{
    char *copy = malloc(length + 1);

    assert(copy != NULL);
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    free(to->bytes);
    *to = (struct file_bytes){copy, length};
}

/* Names ------------------------------------------------------------------ */

static struct name *find(struct folder *folder, const char *text)
{
    for (int i = 0; i < NAMES; i++)
        if (folder->names[i].node >= 0 &&
            strcmp(folder->names[i].text, text) == 0)
            return &folder->names[i];
    return NULL;
}

static void set_name(struct folder *folder, const char *text, int node)
{
    struct name *name = find(folder, text);

    for (int i = 0; name == NULL; i++) {
        assert(i < NAMES);
        if (folder->names[i].node < 0)
            name = &folder->names[i];
    }
    snprintf(name->text, sizeof name->text, "%s", text);
    name->node = node;
}

static void take_step(struct folder *folder, const struct step *step)
{
    struct name *from = find(folder, step->from);

    if (from != NULL)
        from->node = -1;
    if (step->to[0] != '\0')
        set_name(folder, step->to, step->node);
}

static void step(const char *from, const char *to, int node)
{
    struct step *next = &disk.steps[disk.step_count++];

    assert(disk.step_count <= STEPS);
    snprintf(next->from, sizeof next->from, "%s", from);
    snprintf(next->to, sizeof next->to, "%s", to);
    next->node = node;
    take_step(&disk.now, next);
}

static void changed(void)
{
    if (disk.after != NULL)
        disk.after(disk.context);
}

/* Whether there is power for one more call that changes something. */
static bool powered(void)
{
    disk.failed = disk.failed || (disk.to_fail && disk.calls_left == 0);
    if (disk.to_fail && disk.calls_left > 0)
        disk.calls_left--;
    return !disk.failed;
}

/* Calls ------------------------------------------------------------------ */

static enum file_result disk_open(const char *path, int *file, size_t *size)
{
    struct name *name = find(&disk.now, path);

    if (name == NULL)
        return FILE_MISSING;
    *file = name->node;
    disk.nodes[*file].at = 0;
    *size = disk.nodes[*file].now.length;
    return FILE_OK;
}

static enum file_result disk_create(const char *path, int *file)
{
    if (find(&disk.now, path) != NULL)
        return FILE_TAKEN;
    if (!powered())
        return FILE_IO;
    assert(disk.node_count < NODES);
    *file = disk.node_count++;
    set_bytes(&disk.nodes[*file].now, "", 0);
    set_bytes(&disk.nodes[*file].safe, "", 0);
    step("", path, *file);
    changed();
    return FILE_OK;
}

static ptrdiff_t disk_read(int file, char *bytes, size_t size)
{
    struct node *node = &disk.nodes[file];
    size_t rest = node->now.length - node->at;
    size_t count = size < rest ? size : rest;

    memcpy(bytes, node->now.bytes + node->at, count);
    node->at += count;
    return (ptrdiff_t)count;
}

static enum file_result disk_write(int file, const char *bytes, size_t size,
                                   size_t *put)
{
    struct node *node = &disk.nodes[file];
    size_t count = size < DISK_PIECE ? size : DISK_PIECE;
    size_t end = node->at + count;
    struct file_bytes grown = {NULL, 0};

    if (!powered())
        return FILE_IO;
    set_bytes(&grown, node->now.bytes, node->now.length);
    if (end > grown.length) {
        grown.bytes = realloc(grown.bytes, end + 1);
        assert(grown.bytes != NULL);
        grown.bytes[end] = '\0';
        grown.length = end;
    }
    memcpy(grown.bytes + node->at, bytes, count);
    free(node->now.bytes);
    node->now = grown;
    node->at = end;
    changed();
    *put = count;
    return FILE_OK;
}

static enum file_result disk_sync(int file)
{
    struct node *node = &disk.nodes[file];

    if (!powered())
        return FILE_IO;
    set_bytes(&node->safe, node->now.bytes, node->now.length);
    changed();
    return FILE_OK;
}

static enum file_result disk_close(int file)
{
    (void)file;
    return FILE_OK;
}

static enum file_result disk_rename(const char *from, const char *to)
{
    struct name *name = find(&disk.now, from);

    if (name == NULL || !powered())
        return FILE_IO;
    step(from, to, name->node);
    changed();
    return FILE_OK;
}

static enum file_result disk_remove(const char *path)
{
    if (find(&disk.now, path) == NULL || !powered())
        return FILE_IO;
    step(path, "", -1);
    changed();
    return FILE_OK;
}

static enum file_result disk_open_folder(const char *path, int *file)
{
    (void)path;
    *file = -1;
    return FILE_OK;
}

static enum file_result disk_sync_folder(int file)
{
    (void)file;
    if (!powered())
        return FILE_IO;
    disk.safe = disk.now;
    disk.step_count = 0;
    changed();
    return FILE_OK;
}

const struct file_calls disk_calls = {
    .open = disk_open,
    .create = disk_create,
    .read = disk_read,
    .write = disk_write,
    .sync = disk_sync,
    .close = disk_close,
    .rename = disk_rename,
    .remove = disk_remove,
    .open_folder = disk_open_folder,
    .sync_folder = disk_sync_folder,
};

/* The tests' side -------------------------------------------------------- */

void disk_reset(void)
{
    for (int i = 0; i < disk.node_count; i++) {
        free(disk.nodes[i].now.bytes);
        free(disk.nodes[i].safe.bytes);
    }
    memset(&disk, 0, sizeof disk);
    for (int i = 0; i < NAMES; i++)
        disk.now.names[i].node = disk.safe.names[i].node = -1;
}

void disk_watch(void (*after)(void *context), void *context)
{
    disk.after = after;
    disk.context = context;
}

const struct file_bytes *disk_file(const char *name)
{
    struct name *found = find(&disk.now, name);

    return found == NULL ? NULL : &disk.nodes[found->node].now;
}

size_t disk_names(void)
{
    size_t count = 0;

    for (int i = 0; i < NAMES; i++)
        count += disk.now.names[i].node >= 0;
    return count;
}

int disk_overwrite(const char *name)
{
    int file;
    size_t size;

    assert(disk_open(name, &file, &size) == FILE_OK);
    return file;
}

/* What is left ----------------------------------------------------------- */

struct visitor {
    void (*visit)(void *context, const struct file_bytes *left);
    void *context;
    size_t count;
};

static void show(struct visitor *visitor, const struct file_bytes *left)
{
    visitor->count++;
    visitor->visit(visitor->context, left);
}

/* The first `cut` bytes of what was written, and of the rest nothing, zeros,
 * or what was there before. */
static void show_cut(struct visitor *visitor, const struct node *node,
                     size_t cut)
{
    const struct file_bytes *now = &node->now;
    struct file_bytes left = {NULL, 0};

    set_bytes(&left, now->bytes, cut);
    show(visitor, &left);
    set_bytes(&left, now->bytes, now->length);
    memset(left.bytes + cut, 0, now->length - cut);
    show(visitor, &left);
    for (size_t i = cut; i < now->length && i < node->safe.length; i++)
        left.bytes[i] = node->safe.bytes[i];
    show(visitor, &left);
    /* The other way round: what comes last was written first. */
    set_bytes(&left, now->bytes, now->length);
    memset(left.bytes, 0, cut);
    show(visitor, &left);
    free(left.bytes);
}

static void show_node(struct visitor *visitor, const struct node *node)
{
    const struct file_bytes *now = &node->now;
    bool same = now->length == node->safe.length &&
                memcmp(now->bytes, node->safe.bytes, now->length) == 0;

    show(visitor, &node->safe);
    if (same)
        return;
    show(visitor, now);
    for (size_t i = 0; i < 4; i++)
        show_cut(visitor, node, now->length * i / 4);
}

size_t disk_survivors(const char *name,
                      void (*visit)(void *context,
                                    const struct file_bytes *left),
                      void *context)
{
    struct visitor visitor = {visit, context, 0};

    for (unsigned some = 0; some < 1u << disk.step_count; some++) {
        struct folder folder = disk.safe;
        const struct name *found;

        for (int i = 0; i < disk.step_count; i++)
            if ((some >> i & 1) != 0)
                take_step(&folder, &disk.steps[i]);
        found = find(&folder, name);
        if (found == NULL)
            show(&visitor, NULL);
        else
            show_node(&visitor, &disk.nodes[found->node]);
    }
    return visitor.count;
}

void disk_cut(size_t calls)
{
    disk.to_fail = true;
    disk.calls_left = calls;
}

bool disk_back(void)
{
    bool failed = disk.failed;

    for (int i = 0; i < disk.node_count; i++)
        set_bytes(&disk.nodes[i].now, disk.nodes[i].safe.bytes,
                  disk.nodes[i].safe.length);
    disk.now = disk.safe;
    disk.step_count = 0;
    disk.to_fail = disk.failed = false;
    return failed;
}
