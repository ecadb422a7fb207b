/* Whether what really happened can be played: class cuts and plays as it was
 * take the move on record, where it is open. */
#ifndef ANALYSIS_RECORD_H
#define ANALYSIS_RECORD_H

#include "base/diag.h"
#include "scenario/scenario.h"

/* Plays as it was, some times with other dice, and a finding (W727) for each
 * decision whose move on record was closed when it came. Nothing is played
 * where no move on record has a condition. */
void record_report(const struct model *model, const char *file,
                   struct diag_list *diags);

#endif
