/* Whether two sessions are the same play, down to what every seat sees. */
#ifndef MANY_SAME_H
#define MANY_SAME_H

#include "base/strbuf.h"
#include "play/session.h"

#define SAME_ALL_SEATS (-2)

/* How far to look: with `tree` also at the ways that were left, with a seat
 * at what that one and whoever is to decide see, and no other. */
struct same {
    int32_t seat;
    bool tree;
};

/* Compares seed, seats and mandates, every turn on the way with its world,
 * hash, choices, orders, remarks and ledger, what has been said in the turn
 * that waits, and views. False with the first difference in `what`, the
 * world's by turn and field. */
bool same_play(const struct session *a, const struct session *b,
               struct same how, struct strbuf *what);

/* Whether all ways are the same, what waits on each, and where `redo` goes.
 * Part of same_play() with `tree`. */
bool same_tree(const struct session *a, const struct session *b,
               struct strbuf *what);

/* The play, kept as bytes and played again from those: as a save, with all
 * ways, or as a recording. The bytes are mixed into `hash`. NULL with a
 * sentence in `what` where they are refused, or what was read writes others. */
struct session *same_kept(const struct session *session, bool tree,
                          uint64_t *hash, struct strbuf *what);

/* The stop of `b` to which the same way leads as to a stop of `a`; -1 for
 * none. Stops of a play that was read may be numbered otherwise. */
int32_t same_stop(const struct session *a, int32_t stop,
                  const struct session *b);

#endif
