/* The scenario that an author begins with: template/scenario.json, which the
 * build puts into the program, so that it needs no file to be there. */
#ifndef APP_TEMPLATE_H
#define APP_TEMPLATE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>

/* UTF-8, with no NUL after it. */
extern const unsigned char template_bytes[];
extern const size_t template_length;

/* Whether an id may be a scenario's. Where not, `problem` gets what was
 * expected, as the end of a sentence, with one that could be meant. */
bool template_id_good(const char *id, struct strbuf *problem);

/* Adds the title that an id suggests: "Harbour talks" for harbour_talks. */
void template_title(const char *id, struct strbuf *title);

/* Adds the template under an id and a title (UTF-8) of its own. */
void template_fill(const char *id, const char *title, struct strbuf *out);

#endif
