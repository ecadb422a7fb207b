/* From the bytes of a file to a model. */
#ifndef SCENARIO_LOAD_H
#define SCENARIO_LOAD_H

#include "base/diag.h"
#include "scenario/scenario.h"

/* Scans, parses, compiles and checks the shape and names of `length` bytes.
 * Returns the model in `arena`, or NULL with at least one error in `diags`;
 * warnings may come either way. All findings of the file come in one run,
 * and `diags` is sorted by place.
 * Keeps nothing of `bytes`; `file` is copied and only named in findings. */
const struct model *scenario_load(struct arena *arena, const char *file,
                                  const char *bytes, size_t length,
                                  struct diag_list *diags);

#endif
