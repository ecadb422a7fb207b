/* What disk.c (the calls) and disk_power.c (what may be left) share. */
#ifndef FAULTS_DISK_CORE_H
#define FAULTS_DISK_CORE_H

#include "disk.h"

#define NODES   512
#define NAMES   48
#define HANDLES 16
#define STEPS   8 /* changes of names that wait to be synced */
#define TEXT    64

/* Bytes that never change, so that files and their pasts can share them. */
struct blob {
    struct file_bytes is;
    int users;
};

/* A file's bytes: as they are read, and as they are safe. */
struct node {
    struct blob *now, *safe;
    bool folder;
    bool lost; /* a sync failed: whatever comes, it is as it is safe */
};
struct name {
    char text[TEXT];
    int node; /* -1: no such name */
};
struct names {
    struct name names[NAMES];
};
/* What a call did to the names: `from` (may be "") goes, `to` (may be "") is
 * `node` from now on. */
struct step {
    char from[TEXT], to[TEXT];
    int node;
};
struct handle {
    int node; /* -1: not in use */
    size_t at;
    enum disk_call close; /* as which its closing counts */
    char folder[TEXT];
    bool locked;
};

struct disk {
    struct node nodes[NODES];
    struct names now, safe;
    struct step steps[STEPS];
    struct handle handles[HANDLES];
    int node_count, step_count;
    size_t piece;
    size_t changes_left; /* while the power is to fail */
    bool to_fail, failed;
    size_t calls_left; /* while a call is to fail */
    bool for_good;     /* and those that change something after it */
    enum file_result error;
    enum disk_call hit;
    void (*after)(void *context);
    void *context;
};
extern struct disk disk;

/* A copy of `length` bytes with zeros behind them, `room` in all. */
struct blob *blob_make(const char *bytes, size_t length, size_t room);
void blob_drop(struct blob *blob);
void blob_assign(struct blob **to, struct blob *blob); /* and drops the old */

/* A name, wherever it is; and one only where all folders above it are. */
struct name *names_find(struct names *names, const char *text);
struct name *names_reach(struct names *names, const char *text);
void names_clear(struct names *names);
void names_step(struct names *names, const struct step *step);

/* The folder of a name: "" is the one that all lie in. */
void folder_of(char *folder, const char *text);

int disk_new_node(bool folder);
void disk_step(const char *from, const char *to, int node);

#endif
