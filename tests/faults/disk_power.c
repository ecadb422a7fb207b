#include "disk_core.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The tests' side -------------------------------------------------------- */

void disk_reset(void)
{
    for (int i = 0; i < disk.node_count; i++) {
        blob_drop(disk.nodes[i].now);
        blob_drop(disk.nodes[i].safe);
    }
    memset(&disk, 0, sizeof disk);
    names_clear(&disk.now);
    names_clear(&disk.safe);
    for (int i = 0; i < HANDLES; i++)
        disk.handles[i].node = -1;
    disk.piece = DISK_PIECE;
}

void disk_take(size_t piece)
{
    disk.piece = piece;
}

void disk_watch(void (*after)(void *context), void *context)
{
    disk.after = after;
    disk.context = context;
}

const struct file_bytes *disk_file(const char *name)
{
    struct name *found = names_reach(&disk.now, name);

    return found == NULL || disk.nodes[found->node].folder
               ? NULL
               : &disk.nodes[found->node].now->is;
}

bool disk_has_folder(const char *name)
{
    struct name *found = names_reach(&disk.now, name);

    return found != NULL && disk.nodes[found->node].folder;
}

size_t disk_names(void)
{
    size_t count = 0;

    for (int i = 0; i < NAMES; i++)
        count += disk.now.names[i].node >= 0;
    return count;
}

size_t disk_handles(void)
{
    size_t count = 0;

    for (int i = 0; i < HANDLES; i++)
        count += disk.handles[i].node >= 0;
    return count;
}

void disk_put(const char *name, const char *text)
{
    const struct step step = {.node = disk_new_node(false)};
    struct node *node = &disk.nodes[step.node];
    struct step put = step;

    assert(strlen(name) < TEXT);
    strcpy(put.to, name);
    blob_drop(node->now);
    node->now = blob_make(text, strlen(text), strlen(text));
    blob_assign(&node->safe, node->now);
    names_step(&disk.now, &put);
    names_step(&disk.safe, &put);
}

int disk_overwrite(const char *name)
{
    int file;
    size_t size;

    assert(disk_calls.open(name, &file, &size) == FILE_OK);
    return file;
}

void disk_fail(size_t call, enum file_result result, bool for_good)
{
    disk.calls_left = call;
    disk.for_good = for_good;
    disk.error = result;
    disk.hit = DISK_NONE;
}

enum disk_call disk_failed(void)
{
    enum disk_call hit = disk.hit;

    disk.error = FILE_OK;
    disk.hit = DISK_NONE;
    return hit;
}

/* What is left of a file ------------------------------------------------- */

#define CUTS     4
#define PER_CUT  4
#define VARIANTS (2 + CUTS * PER_CUT)

/* The first bytes of what was written, and of the rest nothing, zeros, or what
 * was there before; or the other way round: what comes last was written
 * first. */
static struct blob *cut_blob(const struct node *node, size_t cut, int kind)
{
    const struct file_bytes *now = &node->now->is, *safe = &node->safe->is;
    struct blob *left;

    if (kind == 0)
        return blob_make(now->bytes, cut, cut);
    if (kind == 3) {
        left = blob_make(now->bytes, now->length, now->length);
        memset(left->is.bytes, 0, cut);
        return left;
    }
    left = blob_make(now->bytes, cut, now->length);
    for (size_t i = cut; kind == 2 && i < now->length && i < safe->length; i++)
        left->is.bytes[i] = safe->bytes[i];
    return left;
}

static bool is_safe(const struct node *node)
{
    const struct file_bytes *now = &node->now->is, *safe = &node->safe->is;

    return now->length == safe->length &&
           memcmp(now->bytes, safe->bytes, now->length) == 0;
}

static int count_variants(const struct node *node)
{
    return node == NULL || is_safe(node) ? 1 : VARIANTS;
}

/* What is left of a file in one of so many ways; the caller drops it. */
static struct blob *variant(const struct node *node, int number)
{
    size_t length = node->now->is.length;
    struct blob *blob = number == 0 ? node->safe : node->now;

    if (number < 2) {
        blob->users++;
        return blob;
    }
    number -= 2;
    return cut_blob(node, length * (size_t)(number / PER_CUT) / CUTS,
                    number % PER_CUT);
}

/* What is left of the disk ------------------------------------------------- */

/* One way: which names are there, and which variant of each file's bytes. */
struct way {
    struct names names;
    const struct node *nodes[DISK_FILES]; /* NULL: not there */
    int variants[DISK_FILES];
    size_t count;
};

/* The names where some of the changes that wait reached the disk. */
static void find_names(struct way *way, const char *const *files, unsigned some)
{
    way->names = disk.safe;
    for (int i = 0; i < disk.step_count; i++)
        if ((some >> i & 1) != 0)
            names_step(&way->names, &disk.steps[i]);
    for (size_t i = 0; i < way->count; i++) {
        const struct name *name = names_reach(&way->names, files[i]);

        way->nodes[i] = name == NULL ? NULL : &disk.nodes[name->node];
        way->variants[i] = 0;
    }
}

/* The next of all combinations of variants; false after the last. */
static bool next_variants(struct way *way)
{
    for (size_t i = 0; i < way->count; i++) {
        if (++way->variants[i] < count_variants(way->nodes[i]))
            return true;
        way->variants[i] = 0;
    }
    return false;
}

typedef bool take_way(void *context, const struct way *way);

/* Goes over all ways until `take` says true. */
static size_t each_way(const char *const *files, size_t count, take_way *take,
                       void *context)
{
    struct way way = {.count = count};
    size_t ways = 0;

    assert(count <= DISK_FILES);
    for (unsigned some = 0; some < 1u << disk.step_count; some++) {
        find_names(&way, files, some);
        do {
            ways++;
            if (take(context, &way))
                return ways;
        } while (next_variants(&way));
    }
    return ways;
}

struct shown {
    disk_visit *visit;
    void *context;
};

static bool show(void *context, const struct way *way)
{
    const struct shown *shown = context;
    struct blob *blobs[DISK_FILES] = {NULL, NULL};
    const struct file_bytes *left[DISK_FILES] = {NULL, NULL};

    for (size_t i = 0; i < way->count; i++)
        if (way->nodes[i] != NULL) {
            blobs[i] = variant(way->nodes[i], way->variants[i]);
            left[i] = &blobs[i]->is;
        }
    shown->visit(shown->context, left);
    for (size_t i = 0; i < way->count; i++)
        blob_drop(blobs[i]);
    return false;
}

size_t disk_survivors(const char *const *files, size_t count, disk_visit *visit,
                      void *context)
{
    struct shown shown = {visit, context};

    return each_way(files, count, show, &shown);
}

void disk_cut(size_t calls)
{
    disk.to_fail = true;
    disk.changes_left = calls;
}

struct wanted {
    struct way way;
    size_t left;
};

static bool is_wanted(void *context, const struct way *way)
{
    struct wanted *wanted = context;

    wanted->way = *way;
    return wanted->left-- == 0;
}

bool disk_back(const char *const *files, size_t count, size_t way)
{
    struct wanted wanted = {.left = way};
    struct blob *left[NODES] = {NULL};
    bool failed = disk.failed;

    each_way(files, count, is_wanted, &wanted);
    for (size_t i = 0; i < count; i++)
        if (wanted.way.nodes[i] != NULL)
            left[wanted.way.nodes[i] - disk.nodes] =
                variant(wanted.way.nodes[i], wanted.way.variants[i]);
    for (int i = 0; i < disk.node_count; i++) {
        struct node *node = &disk.nodes[i];

        if (left[i] != NULL)
            blob_assign(&node->safe, left[i]);
        blob_assign(&node->now, node->safe);
        node->lost = false;
        blob_drop(left[i]);
    }
    disk.now = disk.safe = wanted.way.names;
    disk.step_count = 0;
    for (int i = 0; i < HANDLES; i++)
        disk.handles[i].node = -1;
    disk.to_fail = disk.failed = false;
    return failed;
}
