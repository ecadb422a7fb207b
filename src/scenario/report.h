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
    int32_t suggestions;      /* looked up so far, as NAMES_SEARCH() counts */
    const char *near;         /* suggested in the finding that comes now */
};

void report_node(struct report *report, enum diag_code code, int32_t node,
                 const char *format, ...) PRINTF_LIKE(4, 5);
/* At the key of a node in an object. */
void report_key(struct report *report, enum diag_code code, int32_t node,
                const char *format, ...) PRINTF_LIKE(4, 5);
/* Inside the string of a node, before its code point `point`, from 0. */
void report_inside(struct report *report, enum diag_code code, int32_t node,
                   int32_t point, const char *format, ...) PRINTF_LIKE(5, 6);

/* `; did you mean "near"?`, or "" where nothing is near. Static text or in
 * `buf`; it becomes a part of the next finding, whose `near` it is too. */
const char *report_nearest(struct report *report, const struct names *names,
                           const char *wrong, struct strbuf *buf);
/* The same where those of `names` count whose values are low..high; where
 * nothing is near, the few there are, or that there are none. */
const char *report_known(struct report *report, const struct names *names,
                         const int32_t range[2], const char *wrong,
                         struct strbuf *buf);
const char *report_suggest(struct report *report, const char *near,
                           struct strbuf *buf);

#endif
