/* Writing PO files as gettext's own tools lay them out, so that those tools
 * and the editors of translators take them and change nothing by the way. */
#ifndef BASE_PO_WRITE_H
#define BASE_PO_WRITE_H

#include "base/po.h"
#include "base/sink.h"

/* What the source says of a text beside what `po_entry` holds. */
struct po_origin {
    const char *about; /* for the translator, lines joined by '\n'; "" */
    const char *file;  /* "scenario.json"; NULL: no reference */
    int32_t line;
};

/* The fields of a header are lines "Name: value\n". */
void po_write_header(struct sink *sink, const char *note, const char *fields,
                     bool fuzzy);

/* One entry and the empty line before it; `origin` may be NULL. */
void po_write_entry(struct sink *sink, const struct po_entry *entry,
                    const struct po_origin *origin);

#endif
