/* A strict JSON scanner (RFC 8259) that stands before cJSON, which takes
 * much that is not JSON and knows no lines. It refuses invalid UTF-8, raw
 * control characters, lone surrogates, U+0000, keys that are equal once
 * unescaped, numbers from 10^308 on, text after the end, and what is beyond
 * limits.h. One leading byte order mark is skipped. */
#ifndef SCENARIO_SCAN_H
#define SCENARIO_SCAN_H

#include "base/diag.h"
#include "scenario/keys.h"
#include "scenario/locate.h"
#include "scenario/node.h"

/* The values in the order in which they begin; all of each is known but the
 * text of a string. */
struct scan {
    struct node *nodes; /* mem_free() frees all */
    size_t count;
    struct arena keys; /* texts of keys that the language does not know */
};

/* False with at least one finding. A slip that leaves the structure alone
 * (a bad escape, a double key) does not end the scan; others do. Clear
 * `out`, which must be all zero, either way. */
bool scan_json(const char *file, struct locator *text, struct scan *out,
               struct diag_list *diags);
void scan_clear(struct scan *scan);

#endif
