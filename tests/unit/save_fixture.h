/* Saves for tests: of a play as text, read back and loaded. */
#ifndef UNIT_SAVE_FIXTURE_H
#define UNIT_SAVE_FIXTURE_H

#include "unit/recording_fixture.h"

#include "play/save.h"

/* A play of recording_members with three ways: undone, gone elsewhere, gone
 * back; something waits in two of them. */
void save_play(struct play *play);

/* The save of a session as text, in the play's fixture arena. */
const char *save_text(struct play *play, const struct session *session);

struct save_again {
    const struct save *save; /* NULL: not readable */
    struct session *session; /* NULL: nothing to stand on */
    struct save_found found;
    struct arena arena;
};

/* Reads and loads into `model`; findings go to the play's list. */
struct save_again save_again(struct play *play, const struct model *model,
                             const char *bytes, size_t length);
void save_again_close(struct save_again *again);

#endif
