/* What the files of translations share. Private to strings.c and
 * translate*.c. */
#ifndef SCENARIO_TRANSLATE_PARTS_H
#define SCENARIO_TRANSLATE_PARTS_H

#include "scenario/scenario.h"

/* The text of label `i`. */
const char *translate_label(const struct model *model, int32_t i);

#endif
