/* What it costs to load a scenario, beside cJSON alone on the same bytes. */
#ifndef BENCH_LOAD_RATIO_H
#define BENCH_LOAD_RATIO_H

#include <stdbool.h>

/* Prints a line for each part of loading the file; false, with a reason
 * printed, where it cannot be loaded. */
bool load_ratio(const char *path, int rounds);

#endif
