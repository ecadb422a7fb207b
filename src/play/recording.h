/* A play as a text file that replays to the same world on every machine.
 *
 *   demarche recording 1
 *   scenario ID
 *   file HEX16          hash of the scenario file
 *   rules HEX16         hash of its rules without texts
 *   seed HEX16
 *   unknowns history    where the play is one "as it was"
 *   cut MINUTES         where it is a class cut, of so many minutes
 *   seat ACTOR person | seat ACTOR POLICY          one an actor, file order
 *   mandates ACTOR ID ID                           where picked ("-" for none)
 *   sum HEX16           before every turn, and over: hash of the bytes since
 *                       the sum before; tells how far a damaged file is good
 *   turn N HEX16 CHECKS the world's hash at turn N's decision point, and two
 *                       hex digits a world word (00 for a truth that is never
 *                       told), so that a replay that differs can
 *                       name the field
 *   move ACTOR OPTION   every choice of turn N, also those of policies
 *   inject EVENT | veto ACTOR OPTION | cap RUNG | vote … | guess … | note …
 *   …
 *   over N HEX16 CHECKS ENDING   where the play is over; vote, guess and
 *                       note lines may follow it
 *   checksum HEX16      hash_bytes of all bytes before this line
 *
 * One line each, '\n' only, UTF-8. An unknown kind of line is refused by
 * name; a version above 1 too. Remarks are escaped (\\, \n). */
#ifndef PLAY_RECORDING_H
#define PLAY_RECORDING_H

#include "base/diag.h"
#include "base/sink.h"
#include "play/session.h"

#define RECORDING_BYTES (4 * 1024 * 1024) /* more is refused */

/* Checks are kept of so many words of a world, so that the recording of the
 * longest play of the largest world stays within RECORDING_BYTES. */
#define RECORDING_CHECKS 640

/* Writes the way from the start to the current stop. */
void recording_write(const struct session *session, struct sink *sink);

struct recording_line {
    const char *text; /* "move a b" and so on, unescaped */
    int32_t line;     /* in the file */
};
struct recording_turn {
    struct recording_line *lines;
    const char *checks; /* hex, two digits a world word */
    int32_t line_count;
    int32_t number;
    int32_t line;
    uint64_t hash;
};
struct recording_seat {
    const char *actor, *player; /* "person" or a policy's word */
};
struct recording_mandates {
    const char *actor, *first, *second;
};
struct recording {
    const char *scenario;
    struct recording_seat *seats;
    struct recording_mandates *mandates;
    struct recording_turn *turns;
    const char *ending; /* NULL where the play was not over */
    const char *over_checks;
    struct recording_line *over_lines; /* remarks */
    int32_t over_line_count;
    int32_t seat_count, mandate_count, turn_count;
    uint64_t file_hash, rules_hash, seed, over_hash;
    int32_t over_turn;
    int32_t cut_minutes; /* -1: the whole play */
    bool as_it_was;
    bool cut_off; /* a salvage: the rest was damaged, and all of the last
                     turn's moves are here */
};

/* Reads; NULL with findings (file, line) in `diags`. */
const struct recording *recording_read(struct arena *arena, const char *file,
                                       const char *bytes, size_t length,
                                       struct diag_list *diags);

/* Reads what is good of a damaged recording: all before the last `sum` line
 * whose bytes are as they were written. NULL with findings where that is not
 * even the head. */
const struct recording *recording_salvage(struct arena *arena, const char *file,
                                          const char *bytes, size_t length,
                                          struct diag_list *diags);

/* Plays it again on `model`, comparing every turn's hash. NULL with a
 * finding that names the first differing turn, and the field where the
 * recorded choices still allow to say so. Other rules than recorded are a
 * finding; another file hash with the same rules is a notice. */
struct session *recording_replay(const struct recording *recording,
                                 const char *file, const struct model *model,
                                 struct diag_list *diags);

#endif
