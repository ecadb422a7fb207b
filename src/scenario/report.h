/* Findings about a document: a node in, a place out. */
#ifndef SCENARIO_REPORT_H
#define SCENARIO_REPORT_H

#include "scenario/document.h"

#include "base/names.h"

/* A file with more errors than this, or more warnings, is no scenario; one
 * notice says so and the rest of those is left out, so that a hostile file
 * cannot fill memory. An error is never left out for warnings. */
#define REPORT_MOST 2000

struct report {
    struct document *document;
    struct diag_list *diags;
    int32_t errors, warnings; /* so far */
    int32_t suggestions;      /* looked up so far; each costs a search */
};

void report_node(struct report *report, enum diag_code code, int32_t node,
                 const char *format, ...) PRINTF_LIKE(4, 5);
/* At the key of a node in an object. */
void report_key(struct report *report, enum diag_code code, int32_t node,
                const char *format, ...) PRINTF_LIKE(4, 5);

/* `; did you mean "near"?`, or "" where nothing is near. Static text or in
 * `buf`. */
const char *report_nearest(struct report *report, const struct names *names,
                           const char *wrong, struct strbuf *buf);
const char *report_suggest(const char *near, struct strbuf *buf);

#endif
