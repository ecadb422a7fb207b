/* What writing and replaying a recording share. */
#ifndef PLAY_RECORDING_CORE_H
#define PLAY_RECORDING_CORE_H

#include "base/strbuf.h"
#include "play/recording.h"

/* Appends two hex digits a world word, of its first RECORDING_CHECKS; 00 for
 * a hidden truth that is never told, which no export may show. */
void recording_checks(const struct model *model, const int32_t *world,
                      struct strbuf *out);

/* A replay on its way. */
struct replay {
    const struct recording *recording;
    const struct model *model;
    struct session *session;
    struct diag_list *diags;
    const char *file;
};

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
