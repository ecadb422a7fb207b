/* What a seat may see: every rule of it is here, and nowhere else.
 *
 * Meters and scenes by `show`. A public move is seen by everybody, a private
 * one by its maker and its receivers; of a deniable one everybody sees the
 * text, and only the maker knows whose it was. What a move sent later is
 * seen as the move was. In the debrief all is told but unknowns that are
 * never told. */
#ifndef PLAY_SIGHT_H
#define PLAY_SIGHT_H

#include "play/session.h"

struct sight {
    const struct session *session;
    const struct model *model;
    /* Worked out once by sight_open(), so that a long play is read in one
     * pass: from which turn on a flag was set by something unseen (never:
     * INT32_MAX), and whose last move up to a turn is unseen (bit i: actor
     * i; by the turn's index). */
    const int32_t *flag_unseen;
    const uint64_t *move_unseen;
    int32_t actor; /* -1: somebody without a seat */
    bool over;
};

/* How `actor` sees the play as it stands. Keeps its tables in `arena`. */
struct sight sight_open(const struct session *session, int32_t actor,
                        struct arena *arena);

enum seen {
    SEEN_NOT,
    SEEN_TEXT, /* what it told, but not whose it was */
    SEEN_ALL
};

bool sight_meter(const struct sight *sight, int32_t meter);
bool sight_scene(const struct sight *sight, int32_t scene);
bool sight_unknown(const struct sight *sight, int32_t unknown);

/* A move of `mover` by which it took `option` (as used). */
enum seen sight_move(const struct sight *sight, int32_t option, int32_t mover);

/* What a ledger entry stems from in the end: behind a consequence stands what
 * sent it, in the turn it did so. */
struct origin {
    struct cause cause; /* never CAUSE_CONSEQUENCE or CAUSE_OUTCOME */
    int32_t actor;      /* whose move, -1 */
    int32_t turn;
};
struct origin sight_origin(const struct sight *sight,
                           const struct ledger_entry *entry);
/* The same of a consequence that was sent in `turn`. */
struct origin sight_sender(const struct sight *sight, int32_t consequence,
                           int32_t turn);

enum seen sight_cause(const struct sight *sight, const struct origin *origin);

/* Whether the seat may know the value that an entry's expression read, at
 * the time of `entry`. */
bool sight_input(const struct sight *sight, const struct ledger_entry *entry,
                 const struct eval_input *input);

#endif
