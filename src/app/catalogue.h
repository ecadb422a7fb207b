/* The scenarios that there are, and loading one from its file. */
#ifndef APP_CATALOGUE_H
#define APP_CATALOGUE_H

#include "base/diag.h"
#include "platform/fileio.h"
#include "scenario/scenario.h"

/* A loaded scenario and the memory it lives in. */
struct loaded {
    struct arena arena;
    struct diag_list diags;
    const struct model *model; /* NULL: see diags */
    const char *path;          /* it was read from, from the root; NULL: from
                                  standard input */
    const char *file;          /* as findings name it */
    const char *bytes;         /* of standard input, else NULL */
    size_t length;
    bool unreadable; /* exit code 2 rather than 1 */
    bool found;      /* nobody named the file itself, see fileio.h */
};

/* Adds the finding that `path` cannot be read. */
void catalogue_unreadable(struct diag_list *diags, const char *path,
                          enum file_result result);

/* Reads and loads `path`, of a folder its scenario.json; findings that a file
 * cannot be read (E92x) come the same way as those about its text. */
void loaded_open(struct loaded *loaded, const char *path);
/* The same for a file that was found in a folder, or that another file names;
 * it is not followed where it is a symbolic link (E931). */
void loaded_open_found(struct loaded *loaded, const char *path);
/* The same for standard input. */
void loaded_open_input(struct loaded *loaded);
void loaded_clear(struct loaded *loaded);

/* Reads the file once more, as it was read: `loaded` has a path. */
enum file_result loaded_read_again(const struct loaded *loaded,
                                   struct arena *arena, char **bytes,
                                   size_t *length);

/* Dates and numbers within its texts are in that language from now on. */
void loaded_speak(struct loaded *loaded, const struct language *words);

struct catalogue_entry {
    const char *path, *title, *summary;
    const char *id;    /* "" for a bad one */
    const char *error; /* its first error, as one line; "" for a good one */
    const char *note;  /* on its content, and how long it takes; "" */
    const char *seats; /* that can be played, by name; "" for a bad one */
    int32_t turns;     /* at most; 0 for a bad one */
};

struct catalogue {
    struct arena arena;
    struct catalogue_entry *entries;
    size_t count, capacity;
    const char *languages; /* NULL: as written */
};

/* Looks through the scenarios beside the program and the user's own folder:
 * FOLDER/scenario.json and FOLDER.json. By title, bad ones last. Titles and
 * the like in one of `languages`, see sidecar_speak(); "": as written. */
void catalogue_scan(struct catalogue *catalogue, const char *languages);
/* The same for one folder, added to what is there. One that cannot be read
 * holds nothing. */
void catalogue_scan_folder(struct catalogue *catalogue, const char *folder);
void catalogue_clear(struct catalogue *catalogue);

#endif
