/* What writing and replaying a recording share. */
#ifndef PLAY_RECORDING_CORE_H
#define PLAY_RECORDING_CORE_H

#include "base/strbuf.h"
#include "play/recording.h"

/* Checks are kept of so many words of a world, so that a recording of the
 * longest play of the largest world stays within RECORDING_BYTES. */
#define RECORDING_CHECKS 1000

/* Appends two hex digits a world word. */
void recording_checks(const struct model *model, const int32_t *world,
                      struct strbuf *out);

#endif
