/* A play that uses all that a recording can hold, and recordings that a test
 * changes and seals again. */
#ifndef UNIT_RECORDING_FIXTURE_H
#define UNIT_RECORDING_FIXTURE_H

#include "unit/play_fixture.h"

/* Five scenes: both decide, one to read, then `b`, `a` and `a`. */
extern const char recording_members[];

/* Plays it to its last scene with every kind of line; `a` is a person. */
void recording_play(struct play *play);

/* `recording` with a checksum that fits, in place of its own. */
struct strbuf recording_sealed(const char *recording);
/* The same with the first `from` replaced. */
struct strbuf recording_altered(const char *recording, const char *from,
                                const char *to);

/* Reads; reads and replays. NULL with findings in the play's list. */
const struct recording *recording_of(struct play *play, const char *bytes,
                                     size_t length);
struct session *recording_replayed(struct play *play, const char *bytes,
                                   size_t length);

/* The findings as lines, until the next call; empties the list. */
const char *recording_findings(struct play *play);

#endif
