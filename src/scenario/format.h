/* The canonical layout of a JSON file, as `demarche-cli fmt` writes it: a
 * function of the values and of the order of keys alone, so that whoever
 * wrote a file, the same content has the same bytes.
 *
 * - Two spaces a level. What fits on a line stands on one. Else short members
 *   of an object share a line while they fit, and so do ids and numbers of a
 *   list; each sentence or object of a list has a line of its own, and so has
 *   a long text, which is never broken.
 * - The order of keys is the author's: it can mean something (consequences
 *   come in the order of the file), and `x-` notes stay beside what they are
 *   about.
 * - Numbers keep their spelling. Texts are plain UTF-8; only what JSON wants
 *   escaped is, and what nobody can see: controls, marks of direction and
 *   other invisible characters.
 * - No byte order mark, no carriage returns, one line end at the end. */
#ifndef SCENARIO_FORMAT_H
#define SCENARIO_FORMAT_H

#include "base/diag.h"
#include "base/strbuf.h"

#define FORMAT_WIDTH 130 /* columns of a line, a comma after it included */
#define FORMAT_TEXT  60  /* code points: a longer text stands alone */

/* Appends the layout of `bytes` to `out`. It need not be a scenario, only
 * JSON that scan_json() takes. False, with at least one finding and nothing
 * appended: it is not, or its layout would be larger than a file may be.
 * Formatting again gives the same bytes. */
bool format_json(const char *file, const char *bytes, size_t length,
                 struct strbuf *out, struct diag_list *diags);

#endif
