/* readlink and stat are hidden by -std=c11 without this. */
#define _POSIX_C_SOURCE 200809L

#include "platform/paths.h"

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_BYTES 4096

const char *paths_program(struct arena *arena)
{
    char path[PATH_BYTES];
    ssize_t length = readlink("/proc/self/exe", path, sizeof(path));
    while (length > 0 && path[length - 1] != '/') {
        length--;
    }
    return arena_copy(arena, path, length > 0 ? (size_t)length : 0);
}

static bool is_folder(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISDIR(about.st_mode);
}

const char *paths_join(struct arena *arena, const char *folder,
                       const char *name)
{
    struct strbuf path = {0};
    size_t length = strlen(folder);
    bool ends = length > 0 && folder[length - 1] == '/';
    strbuf_format(&path, "%s%s%s", folder, ends ? "" : "/", name);
    const char *joined = arena_text(arena, strbuf_get(&path));
    strbuf_clear(&path);
    return joined;
}

/* The build's source folder comes last: an installed tree that was moved
 * must never read from where it was built. */
const char *paths_data(struct arena *arena, const char *name)
{
    const char *program = paths_program(arena);
    const char *const folders[] = {
        program,
        paths_join(arena, program, "../share/demarche"),
#ifdef DEMARCHE_DATA
        DEMARCHE_DATA,
#endif
    };
    size_t first = program[0] == '\0' ? 2 : 0;
    for (size_t i = first; i < sizeof(folders) / sizeof(folders[0]); i++) {
        const char *path = paths_join(arena, folders[i], name);
        if (is_folder(path)) {
            return path;
        }
    }
    return NULL;
}

/* A relative one is to be ignored, says the XDG base directory rule. */
static const char *absolute(const char *variable)
{
    const char *path = getenv(variable);
    return path != NULL && path[0] == '/' ? path : NULL;
}

const char *paths_user(struct arena *arena)
{
    const char *data = absolute("XDG_DATA_HOME");
    const char *home = absolute("HOME");
    if (data != NULL) {
        return paths_join(arena, data, "demarche");
    }
    return home == NULL ? NULL
                        : paths_join(arena, home, ".local/share/demarche");
}

const char *paths_absolute(struct arena *arena, const char *path)
{
    char here[PATH_BYTES];
    if (path[0] == '/' || getcwd(here, sizeof(here)) == NULL) {
        return arena_text(arena, path);
    }
    return paths_join(arena, here, path);
}

const char *paths_documents(struct arena *arena)
{
    const char *home = absolute("HOME");
    if (home == NULL) {
        return ".";
    }
    const char *documents = paths_join(arena, home, "Documents");
    return is_folder(documents) ? documents : arena_text(arena, home);
}
