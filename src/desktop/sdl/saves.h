/* What the screens ask about saved plays, answered from the player's folder:
 * the play that is on and the file it keeps itself in. */
#ifndef DESKTOP_SDL_SAVES_H
#define DESKTOP_SDL_SAVES_H

#include "app/slots.h"
#include "desktop/ui/ui.h"

struct saves {
    const struct language *words; /* that it answers in */
    struct arena arena;           /* the folder's path */
    struct slots list;
    struct arena list_arena; /* texts of the list */
    const char *folder;      /* NULL: there is none */
    struct slot_file now;    /* the play that is on; none before its first
                                save */
    uint64_t edition;        /* of the scenario that was kept last, 0 */
    struct strbuf trouble;   /* why there is no folder, "" */
    struct strbuf sentence;  /* said last */
    struct strbuf findings;  /* of a save that cannot be gone on with */
};

/* Saves in `folder`; NULL: the player's own. A folder that cannot be made is
 * told when a play is to be kept. */
void saves_open(struct saves *saves, const struct language *words,
                const char *folder);
void saves_close(struct saves *saves);

/* A save played again; `opened` has its scenario then, which is the caller's
 * to keep. `as_begun`: with the scenario as it was, of which a copy was kept;
 * so too where the scenario is not to be found. */
struct ui_resumed saves_resume(struct saves *saves, const char *path,
                               bool as_begun, struct loaded *opened);

/* Keeps the play; `scenario` is the path of its file. The same as in struct
 * ui_saves. */
const char *saves_keep(struct saves *saves, const struct session *session,
                       const char *scenario, bool fresh);
const char *saves_keep_as(struct saves *saves, const struct session *session,
                          const char *scenario, const char *name);

/* The list, newest first. */
size_t saves_count(struct saves *saves);
struct ui_save saves_item(struct saves *saves, size_t index);
const char *saves_path(const struct saves *saves, size_t index);
const char *saves_copy_to(struct saves *saves, size_t index, const char *path);
const char *saves_copy_path(struct saves *saves, size_t index);
const char *saves_forget(struct saves *saves, size_t index);

#endif
