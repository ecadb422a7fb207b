#include "disk_core.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct disk disk;

/* Bytes ------------------------------------------------------------------ */

struct blob *blob_make(const char *bytes, size_t length, size_t room)
{
    struct blob *blob = malloc(sizeof *blob + room + 1);

    assert(blob != NULL && length <= room);
    *blob = (struct blob){{(char *)(blob + 1), room}, 1};
    memset(blob->is.bytes, 0, room + 1);
    if (length > 0)
        memcpy(blob->is.bytes, bytes, length);
    return blob;
}

void blob_drop(struct blob *blob)
{
    if (blob != NULL && --blob->users == 0)
        free(blob);
}

void blob_assign(struct blob **to, struct blob *blob)
{
    blob->users++;
    blob_drop(*to);
    *to = blob;
}

/* Names ------------------------------------------------------------------ */

struct name *names_find(struct names *names, const char *text)
{
    for (int i = 0; i < NAMES; i++)
        if (names->names[i].node >= 0 &&
            strcmp(names->names[i].text, text) == 0)
            return &names->names[i];
    return NULL;
}

void folder_of(char *folder, const char *text)
{
    const char *slash = strrchr(text, '/');
    size_t length = slash == NULL ? 0 : (size_t)(slash - text);

    assert(length < TEXT);
    memmove(folder, text, length);
    folder[length] = '\0';
}

struct name *names_reach(struct names *names, const char *text)
{
    char above[TEXT];

    for (folder_of(above, text); above[0] != '\0'; folder_of(above, above))
        if (names_find(names, above) == NULL)
            return NULL;
    return names_find(names, text);
}

static void set_name(struct names *names, const char *text, int node)
{
    struct name *name = names_find(names, text);

    for (int i = 0; name == NULL; i++) {
        assert(i < NAMES);
        if (names->names[i].node < 0)
            name = &names->names[i];
    }
    snprintf(name->text, TEXT, "%s", text);
    name->node = node;
}

void names_step(struct names *names, const struct step *step)
{
    struct name *from = names_find(names, step->from);

    if (from != NULL)
        from->node = -1;
    if (step->to[0] != '\0')
        set_name(names, step->to, step->node);
}

void disk_step(const char *from, const char *to, int node)
{
    struct step *next = &disk.steps[disk.step_count++];

    assert(disk.step_count <= STEPS);
    snprintf(next->from, TEXT, "%s", from);
    snprintf(next->to, TEXT, "%s", to);
    next->node = node;
    names_step(&disk.now, next);
}

int disk_new_node(bool folder)
{
    int number = disk.node_count++;

    assert(number < NODES);
    disk.nodes[number] = (struct node){.folder = folder};
    disk.nodes[number].now = blob_make("", 0, 0);
    blob_assign(&disk.nodes[number].safe, disk.nodes[number].now);
    return number;
}

void names_clear(struct names *names)
{
    for (int i = 0; i < NAMES; i++)
        names->names[i].node = -1;
}
