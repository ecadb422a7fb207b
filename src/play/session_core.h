/* The inside of a session, for the files of this folder that make one up:
 * the tree of turns, and how a turn resolves. */
#ifndef PLAY_SESSION_CORE_H
#define PLAY_SESSION_CORE_H

#include "engine/ledger.h"
#include "play/session.h"

/* All remarks of one session together; more are refused, so that every
 * recording can be read again (RECORDING_BYTES). */
#define SESSION_REMARK_BYTES (512 * 1024)
#define SESSION_ORDERS       32 /* of one turn */

/* What has been said at a turn that has not resolved yet. */
struct pending {
    int32_t choice[LIMIT_DECISIONS]; /* persons' choices by slot, -1 */
    struct order *orders;
    const char **remarks; /* in the session's arena */
    size_t order_capacity, remark_capacity;
    int32_t order_count, remark_count;
};

/* A piece of ledger of its own: spans of `entries` point into `inputs`. */
struct pages {
    struct ledger_entry *entries;
    struct eval_input *inputs;
    size_t entry_count, input_count;
};

/* One turn that waits, or the closed play. What was decided in a turn
 * belongs to the way out of it, so the child keeps it: other children of
 * the same turn decided otherwise. */
struct node {
    int32_t *world;
    struct pages begun; /* steps 1 to 3 of this turn (0 to 3 of the first) */
    /* The parent's turn as it was decided; nothing for the first node. */
    const int32_t *choice; /* LIMIT_DECISIONS of them */
    const struct order *orders;
    const char *const *remarks;
    struct pages whole; /* steps 1 to 9 of the parent's turn */
    int32_t order_count, remark_count;
    int32_t parent;  /* node, -1 */
    int32_t stop;    /* its number among the stops, -1: it passes by itself */
    int32_t forward; /* node of the stop that `redo` goes to, -1 */
    uint64_t hash;
    struct pending said;
};

struct session {
    const struct model *model;
    const struct language *words; /* of its views */
    struct arena arena;
    struct ledger ledger; /* scratch of the step */
    int32_t *scratch;     /* a world */
    void *policy_scratch;
    struct node *nodes;
    int32_t *stops; /* nodes by stop number */
    int32_t *path;  /* nodes from the first to the current */
    size_t node_count, node_capacity;
    size_t stop_count, stop_capacity;
    size_t path_count, path_capacity;
    size_t remark_bytes;
    uint64_t seed;
    struct seats seats;
    int32_t mandates[LIMIT_ACTORS][2];
};

/* A way through the tree: nodes from the first to the one it ends at. */
struct way {
    const int32_t *nodes;
    size_t count;
};

/* The way to where the play stands, and a turn of any way, as
 * session_turn(). */
struct way session_way(const struct session *session);
struct session_turn session_way_turn(const struct session *session,
                                     struct way way, size_t index);

/* A session that stands at its first turn, whoever decides in it. */
struct session *session_start(const struct model *model, uint64_t seed,
                              const struct seats *seats);

struct node *session_node(const struct session *session);
struct turn_point session_point(const struct session *session);

/* The decisions of the scene that waits; none when the play is over. */
struct span session_decisions(const struct session *session);

/* Whether a person decides in `slot` of the scene that waits. */
bool session_person(const struct session *session, int32_t slot);

/* Whether a person or a policy has an option open in `slot`. */
bool session_open(const struct session *session, int32_t slot);

/* Whether the play waits here for a person. */
bool session_rests(const struct session *session);

/* Makes the waiting turn a stop, if it is none yet. */
void session_mark(struct session *session);

/* Resolves the waiting turn with `choice` (one an decision of its scene, all
 * legal) and stands at the next. A way that was gone before is gone again:
 * nothing is kept twice. */
void session_resolve(struct session *session,
                     const int32_t choice[LIMIT_DECISIONS]);

/* Resolves with the persons' choices and those of the policies, then goes on
 * through all turns that wait for nobody. */
void session_go_on(struct session *session);
/* The second half alone: to the next stop, which may be here. */
void session_run(struct session *session);

/* Stands at `node`; every stop left behind remembers the way for `redo`. */
void session_stand(struct session *session, int32_t node);

/* Nearest stop above `node`, -1 for none. */
int32_t session_stop_above(const struct session *session, int32_t node);

/* Adds an order, or a remark, to the waiting turn. A cap replaces the cap
 * before it; choices that an order closes are taken back. */
void session_order(struct session *session, struct order order);
/* False when the session holds as many as it may. */
bool session_remark(struct session *session, const char *line);

/* The facilitator's orders and all remarks, read from a line; false with a
 * finding. For session_submit() and for replays. */
bool session_read_order(const struct session *session, const char *line,
                        struct order *order, struct diag_list *diags);
bool session_is_order(const char *line);
bool session_is_remark(const char *line);

/* An order as its line. */
void session_order_line(const struct model *model, const struct order *order,
                        struct strbuf *out);

#endif
