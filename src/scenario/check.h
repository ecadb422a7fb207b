/* Rules beyond shape: what a person would call a mistake. Where the file has
 * errors, what follows from them alone is no finding (doubt.h). After
 * scenario_check() reports no error, every engine call on the model is
 * total. */
#ifndef SCENARIO_CHECK_H
#define SCENARIO_CHECK_H

#include "base/diag.h"
#include "scenario/scenario.h"

/* scenario_load() calls it at its end, while the positions of the file are
 * still known, so callers of scenario_load() need not. */
struct check_context;
void scenario_check(struct check_context *context);

#endif
