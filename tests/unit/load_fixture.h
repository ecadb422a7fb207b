/* Files and loads for the tests of the loader. */
#ifndef UNIT_LOAD_FIXTURE_H
#define UNIT_LOAD_FIXTURE_H

#include "unit/unit.h"

#include "scenario/load.h"

/* Appends a whole file; false if it cannot be read. */
bool load_fixture_read(const char *path, struct strbuf *out);

struct load {
    struct arena arena;
    struct diag_list diags;
    const struct model *model; /* NULL: refused */
};

/* Loads bytes as the file "t.json"; they are copied to memory of just that
 * size first, so that reading beyond them is caught. */
void load_open(struct load *load, const char *bytes, size_t length);
/* A scenario out of some members of its top object, each ended by a comma;
 * required ones that are missing are put in, and ' may stand for ". */
void load_open_members(struct load *load, const char *members);
void load_close(struct load *load);

/* How many findings have a code like "E101". */
int load_found(const struct load *load, const char *code);

/* The whole list as text, for messages; stays until load_close(). */
const char *load_findings(struct load *load);

#endif
