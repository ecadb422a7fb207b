/* What writing and replaying a recording share. */
#ifndef PLAY_RECORDING_CORE_H
#define PLAY_RECORDING_CORE_H

#include "base/hash.h"
#include "base/strbuf.h"
#include "play/recording.h"
#include "play/session_core.h"

/* Appends two hex digits a world word, of its first RECORDING_CHECKS; 00 for
 * a hidden truth that is never told, which no export may show. */
void recording_checks(const struct model *model, const int32_t *world,
                      struct strbuf *out);

/* Writes another way than that to where the play stands. */
void recording_write_way(const struct session *session, struct way way,
                         struct strbuf *out);

/* What a `sum` line seals: the bytes since the one before, begun with that
 * one's hash. */
struct sum {
    size_t from;
    uint64_t hash;
};
#define SUM_START ((struct sum){0, HASH_START})
void sum_add(struct sum *sum, const char *bytes, size_t to);

/* Tells whether a turn comes out as it was saved, by the names of values;
 * `index` counts from 0 and rises by one from call to call. False with a
 * sentence in `why`. */
struct replay_judge {
    bool (*agrees)(void *context, const int32_t *world, int32_t index,
                   struct strbuf *why);
    void *context;
    bool edited; /* the rules are not those recorded: hashes say nothing */
};

/* A replay on its way. */
struct replay {
    const struct recording *recording;
    const struct model *model;
    struct session *session;
    struct diag_list *diags;
    const char *file;
    const struct replay_judge *judge; /* NULL: the hashes alone */
    bool differs; /* it stopped since a turn came out otherwise */
};

/* Plays all of it in a session that stands at its first turn, where other
 * ways may have been gone before: those stay as they are. False with a finding
 * where it goes no further; the session then stands in the turn that could not
 * be gone on from, or that came out otherwise. */
bool replay_run(struct replay *replay);

/* A finding at a line of the recording (0: of none); always false. */
bool replay_refuse(const struct replay *replay, enum diag_code code,
                   int32_t line, const char *format, ...) PRINTF_LIKE(4, 5);

/* Whether the recording is of this model; seats and mandates as recorded.
 * Each is false with a finding. */
bool replay_check_rules(const struct replay *replay);
bool replay_read_seats(const struct replay *replay, struct seats *seats);
bool replay_take_mandates(const struct replay *replay,
                          const struct recording_mandates *mandates);

/* Whether the replay stands in the recorded world; else a finding that names
 * turn and field. */
bool replay_compare(const struct replay *replay, uint64_t hash,
                    const char *checks, int32_t line);

#endif
