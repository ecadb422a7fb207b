/* What it costs to load a scenario, beside cJSON alone on the same bytes:
 * cJSON_ParseWithLength() and cJSON_Delete(). Each stage is measured with all
 * before it, its memory got and given back as well:
 *
 *   scan        every byte judged as RFC 8259 and limits.h have it, keys
 *               known, no two alike: scan_json()
 *   + document  each part parsed by cJSON once more, its strings taken:
 *               document_parse()
 *   + compile   shape, ids, references, texts, expressions to bytecode, both
 *               hashes: a model, unless there are errors: load_compile().
 *               This is what a load is: scan, parse, compile
 *   + check     what a person would call a mistake in it: scenario_check().
 *               This is all of scenario_load(), and all that `check` does but
 *               for `expect`, which is played */
#ifndef BENCH_LOAD_RATIO_H
#define BENCH_LOAD_RATIO_H

#include <stdbool.h>

/* Prints a line for each stage of loading the file; false, with a reason
 * printed, where it cannot be loaded. */
bool load_ratio(const char *path, int rounds);

#endif
