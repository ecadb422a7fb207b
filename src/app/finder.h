/* Which scenario a save or a recording is of. */
#ifndef APP_FINDER_H
#define APP_FINDER_H

#include "app/catalogue.h"

struct wanted {
    const char *id;     /* the scenario's */
    const char *path;   /* where it lay then; "" or NULL: not known */
    const char *beside; /* a file that it may lie beside; NULL: none */
    uint64_t file_hash; /* of the edition that is liked best */
};

/* Opens the scenario: where it lay; FOLDER/ID.json and FOLDER/scenario.json
 * beside the file; then among those that are known. The first of the wanted
 * edition, else the first of that id. False where there is none; `loaded` is
 * then empty. */
bool finder_open(struct loaded *loaded, const struct wanted *wanted);

#endif
