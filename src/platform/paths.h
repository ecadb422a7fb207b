/* Where things lie. */
#ifndef PLATFORM_PATHS_H
#define PLATFORM_PATHS_H

#include "base/arena.h"

/* Folder of the running program, with a slash at its end; "" if unknown. */
const char *paths_program(struct arena *arena);

/* The folder of `name` ("assets", "scenarios"): beside the program, in the
 * build tree, as installed (../share/demarche/NAME), or compiled in; the
 * first that exists. NULL if none does. */
const char *paths_data(struct arena *arena, const char *name);

/* $XDG_DATA_HOME/demarche (or ~/.local/share/demarche); on Windows
 * %APPDATA%\demarche. NULL where no home is known. Is not created. */
const char *paths_user(struct arena *arena);

/* `path` itself where it begins at the root, else in the folder that the
 * program was started in. */
const char *paths_absolute(struct arena *arena, const char *path);

/* Where a person looks for files: ~/Documents, where it is not there the home
 * folder, where none is known ".". */
const char *paths_documents(struct arena *arena);

/* `folder` + "/" + `name`. */
const char *paths_join(struct arena *arena, const char *folder,
                       const char *name);

#endif
