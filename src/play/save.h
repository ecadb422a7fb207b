/* A play kept in a file: where it stands, every way that was tried, and what
 * it takes to go on after the file was damaged or the scenario edited.
 *
 *   demarche save 1
 *   name TEXT           what the player calls it; nothing after the word: it
 *                       was kept by itself
 *   title TEXT          of the scenario
 *   stand TEXT          where it stands, for a list: "Turn 5, 19 Dec 2014"
 *   path TEXT           of the scenario file
 *   saved N             seconds since 1970
 *   sum HEX16           hash of the bytes before this line
 *   demarche recording 1
 *   …                   the way from the start to where it stands, whole:
 *   checksum HEX16      see recording.h
 *   value NAME          one line for every value of the scenario's world, by
 *                       names that outlive an edit ("meter tension"); never a
 *                       hidden truth that is never told
 *   values N HEX        those of turn N, as changes since the turn before,
 *                       mixed with the seed so that nobody reads a secret by
 *                       accident
 *   way N               a further way that was tried: the first N bytes of
 *                       the recording above, then these lines
 *   …
 *   checksum HEX16
 *   end HEX16           hash of all bytes before this line
 *
 * Texts are escaped as remarks are. The last values are the snapshot: a play
 * that is loaded stands in just that world, or is refused. A save is data: it
 * is judged as strictly as a scenario, and seals find accidents, not
 * forgeries. */
#ifndef PLAY_SAVE_H
#define PLAY_SAVE_H

#include "play/recording.h"

#define SAVE_BYTES (16 * 1024 * 1024) /* more is refused */

struct save_head {
    const char *name, *title, *stand, *path; /* "": not known */
    int64_t saved;                           /* seconds since 1970, 0 */
};

/* Writes the play as it stands. Where all ways would take more than
 * SAVE_BYTES, those that were tried first are left out. */
void save_write(const struct session *session, const struct save_head *head,
                struct sink *sink);

/* What a list of saves shows, from a file's first lines alone: false when
 * they are damaged or this is no save. Texts are in `arena`. */
bool save_read_head(struct arena *arena, const char *bytes, size_t length,
                    struct save_head *head);

struct save;

/* Reads a save, or a recording, as far as it is good. NULL with findings
 * where nothing is left to go on from: no save, another version, or its
 * first lines are gone. */
const struct save *save_read(struct arena *arena, const char *file,
                             const char *bytes, size_t length,
                             struct diag_list *diags);

const struct save_head *save_head(const struct save *save);
const char *save_scenario(const struct save *save); /* its id */
uint64_t save_file_hash(const struct save *save);   /* of the scenario file */
int32_t save_turns(const struct save *save); /* on its way, the last included */

/* False: the file is damaged, and the way is only good up to its last turn
 * whose bytes are as they were written. */
bool save_whole(const struct save *save);

enum save_fit {
    FIT_SAME,   /* the same rules: it stands where it stood */
    FIT_AGREES, /* the rules were edited; every turn still comes out alike */
    FIT_SHIFTS, /* the way agrees up to a turn, then goes elsewhere */
    FIT_NONE    /* not even the first turn can be stood before */
};

/* How a save fits a scenario. */
struct save_found {
    enum save_fit fit;
    int32_t turn;       /* the first that differs; 0: none does */
    int32_t stand;      /* the turn that the play stands in */
    const char *reason; /* one sentence on the first difference, "" */
    int32_t ways_left;  /* that were tried and cannot be gone here */
};

/* Plays a save again on `model`. The session stands where the play stood, or,
 * where that does not come out alike, before the first turn that differs:
 * ask the player before going on from there. NULL with findings and
 * FIT_NONE where there is nothing to stand on. Never guesses: no turn is
 * taken whose world is not the one that was saved. The reason lives as long
 * as the save. */
struct session *save_load(const struct save *save, const char *file,
                          const struct model *model, struct save_found *found,
                          struct diag_list *diags);

#endif
