/* A play that keeps itself in a file after every line that changes it. */
#ifndef CLI_KEEPER_H
#define CLI_KEEPER_H

#include "app/slots.h"
#include "cli/commands.h"

/* Zero bytes: the play is not kept. */
struct keeper {
    const char *file, *scenario; /* as they were named */
    const char *name;            /* what the player calls the save, or NULL */
    struct slot_file slot;
    bool failed; /* the last time that it was to be kept */
};

/* Takes the file. False where another program is playing there: the finding
 * is written. A folder that takes no file is no reason not to play. */
bool keeper_open(struct keeper *keeper, const char *file, const char *scenario);

/* Keeps the play as it stands: when this returns, no power cut takes it back.
 * What goes wrong is said on standard error when it begins and when it is
 * over. */
void keeper_save(struct keeper *keeper, const struct session *session);

/* Lets the file go. EXIT_USAGE where the play as it stood last is not kept.
 */
enum exit_code keeper_close(struct keeper *keeper);

/* What there is in the file: a play to go on with (`*code` EXIT_FINE,
 * resumed->session), none yet (session NULL), or something else: `*code`
 * says how to end, and the findings are written. What the player has to know
 * goes to standard error. */
struct resume {
    const char *file;
    const struct model *model;
    const struct language *words; /* to ask in */
    bool before; /* may stand before a turn that does not come out alike */
    /* Asks for that; NULL: nobody is there to answer. */
    bool (*ask)(const struct language *words, const struct save_found *found);
};
enum exit_code keeper_resume(const struct resume *resume,
                             struct slot_play *resumed);

#endif
