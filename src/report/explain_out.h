/* The catalogue of codes, for people and for programs. */
#ifndef REPORT_EXPLAIN_OUT_H
#define REPORT_EXPLAIN_OUT_H

#include "base/diag.h"
#include "report/json_out.h"

/* One code: what it means, what to do, and its example. */
void explain_write(struct sink *sink, enum diag_code code);

/* All codes, one a line: code, severity, class, meaning. */
void explain_write_table(struct sink *sink);

/* The same of one as an object: `code`, `severity`, `class`, `meaning`,
 * `text`, `todo`, and `example` with `form`, `at` (where it is a pointer),
 * `wrong`, `right`, `line` and `column` (where the place is marked). */
void explain_json(struct json *json, enum diag_code code);

/* The code that is written so, in either case, its letter left out or not;
 * CODE_COUNT where there is none: `*near` is then the nearest. */
enum diag_code explain_code(const char *word, enum diag_code *near);

#endif
