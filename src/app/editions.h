/* The scenario files that saved plays were made with, one copy an edition, in
 * the folder "editions" beside the saves: so that a play can be gone on with
 * as it was begun when its scenario was edited, moved or deleted since. */
#ifndef APP_EDITIONS_H
#define APP_EDITIONS_H

#include "app/catalogue.h"

#define EDITIONS_FOLDER "editions"
#define EDITION_END     ".json"

/* Keeps a copy of the scenario file at `path`, if it is still the edition of
 * that hash and there is none yet. `saves` is the folder of the saves. What
 * goes wrong is no reason to stop: then there is no copy. slots_scan() tidies
 * up after programs that were killed meanwhile. */
void editions_keep(const char *saves, const char *path, uint64_t file_hash);

/* Opens the copy of an edition; false, with nothing in `loaded`, where there
 * is none or it is not as it was written. */
bool editions_open(struct loaded *loaded, const char *saves,
                   uint64_t file_hash);

#endif
