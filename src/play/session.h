/* A play as people have it: history, undo, branches, seats.
 *
 * session_submit() is the only way in. A line it takes is one of
 *   move ACTOR OPTION     a person's choice; when the last one is in, the
 *                         turn resolves, and turns in which only rule-played
 *                         seats decide follow by themselves
 *   continue              goes on where no person has anything to decide: a
 *                         scene to read, or all that was open was closed
 *   inject EVENT | veto ACTOR OPTION | cap RUNG | cap none
 *                         a facilitator's, for the turn being decided; a
 *                         choice that it closes is taken back
 *   vote TEXT | guess TEXT | note TEXT
 *                         kept in the recording, never change the world
 *   undo                  back to the stop before; the way taken stays as a
 *                         branch
 *   redo                  forward again on the branch that was left last
 *   branch N              to stop number N (see session_stop)
 *   withdraw ACTOR        takes back a choice before the turn resolves
 * Blanks around and between words do not matter. Choosing at a stop as one
 * chose before goes the same way again: the tree keeps nothing twice. What was
 * said at a stop and not yet resolved waits there while one is elsewhere.
 * `continue`, `undo`, `redo`, `branch` and `withdraw` stand in no recording:
 * it holds the way from the start to the current stop. */
#ifndef PLAY_SESSION_H
#define PLAY_SESSION_H

#include "base/diag.h"
#include "engine/ledger.h"
#include "engine/moves.h"

struct session;

/* Who plays, and which version of the play. */
struct seats {
    uint64_t persons;            /* bit i: actor i is played by a person */
    uint8_t policy[64];          /* enum policy of every actor that is not */
    bool as_it_was;              /* unknowns stand at their value on record */
    const struct class_cut *cut; /* of the model's: in other scenes than its
                                    own everyone's choice is made by record
                                    or policy; NULL: the whole play */
};

/* The model must outlive the session. The play stands at its first stop:
 * the first turn in which a person decides or has a scene to read; turns in
 * which only rule-played seats decide resolve by themselves. A scene that no
 * person's seat may see passes by itself too, and one that a class cut
 * leaves out: there each decision is made by its `history` move, where that
 * is open, else by the seat's policy, a person's too. */
struct session *session_new(const struct model *model, uint64_t seed,
                            const struct seats *seats);
void session_free(struct session *session);

/* Seats as the file has them, `actor` (-1: none) a person's. */
struct seats seats_default(const struct model *model, int32_t actor);

/* The class cut of so many minutes, NULL where there is none. */
const struct class_cut *seats_cut(const struct model *model, int32_t minutes);

/* Takes one line. False with one finding (E9xx) in `diags` when it cannot be
 * taken; the session is then as it was. */
bool session_submit(struct session *session, const char *line,
                    struct diag_list *diags);

/* The two mandates that a person's seat picked: indices into
 * model->mandates, -1 for none. They change nothing in the world. */
void session_mandates(struct session *session, int32_t actor, int32_t first,
                      int32_t second);

/* What recordings, views and reports read. ------------------------------- */

enum phase { PHASE_DECIDE, PHASE_READ, PHASE_OVER };

/* One turn on the way to where the play stands. */
struct session_turn {
    const int32_t *world;       /* at its decision point */
    const int32_t *choice;      /* of each decision of its scene: option as
                                   used, -1 none; NULL if not yet resolved */
    const struct order *orders; /* the facilitator's */
    const char *const *remarks; /* "vote …", "guess …", "note …" lines */
    const struct ledger_entry *entries; /* steps 1 to 9 of this turn (0 to 9
                                           of turn 1), in order */
    const struct eval_input *inputs;    /* that entries' spans point into */
    size_t entry_count;
    int32_t order_count, remark_count;
    uint64_t hash; /* of the world at its decision point */
};

const struct model *session_model(const struct session *session);
/* From now on its texts are those of another model of the same rules: the
 * same scenario in another language. */
void session_translate(struct session *session, const struct model *model);
uint64_t session_seed(const struct session *session);
const struct seats *session_seats(const struct session *session);

/* In what language its views are told from now on; English at first. No part
 * of the play: no world, recording or hash knows of it. */
struct language;
void session_speak(struct session *session, const struct language *words);
enum phase session_phase(const struct session *session);

/* The turns on the way, from turn 1; the last is the one being decided, or,
 * when the play is over, a closing element whose world is over. */
size_t session_turn_count(const struct session *session);
struct session_turn session_turn(const struct session *session, size_t index);

/* Index of the first turn of what is new since the last stop: what a
 * consequence page shows is turns [since, count). */
size_t session_since(const struct session *session);

/* Persons' decisions (slot in the scene, 0..15) still open this turn: the
 * first, or -1. */
int32_t session_waiting(const struct session *session);
/* What a person already chose in slot, -1. Never shown to other seats. */
int32_t session_chosen(const struct session *session, int32_t slot);
/* The mandates of a seat, -1 for none. */
void session_get_mandates(const struct session *session, int32_t actor,
                          int32_t out[2]);

/* Whether persons decide in a scene and read it: always, but in the scenes
 * that a class cut leaves out. */
bool session_voted(const struct session *session, int32_t scene);

/* The tree of stops: 0 is the first. parent of the first is -1. */
struct session_stop {
    int32_t parent;
    int32_t turn; /* of its world */
    bool on_path; /* on the way to where the play stands */
    bool current;
};
size_t session_stop_count(const struct session *session);
struct session_stop session_stop(const struct session *session, size_t index);

#endif
