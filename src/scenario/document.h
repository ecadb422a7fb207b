/* A JSON file as a flat table of nodes, each knowing where it stands in the
 * file. The only door to cJSON: the scanner has judged the whole file and
 * left its nodes; cJSON then reads one thing of the file after another, and
 * the strings of its tree become the nodes' texts. */
#ifndef SCENARIO_DOCUMENT_H
#define SCENARIO_DOCUMENT_H

#include "base/diag.h"
#include "scenario/scan.h"

struct document {
    const char *file;
    struct locator text;
    struct scan scan;
    struct node *nodes; /* of the scan */
    int32_t count;      /* node 0 is the whole */
};

/* String values live in `lasting`. `bytes` must stay until document_clear().
 * False with at least one finding. */
bool document_parse(struct document *document, struct arena *lasting,
                    struct diag_list *diags);
/* The file and its bytes, before document_parse(). */
void document_init(struct document *document, const char *file,
                   const char *bytes, size_t length);
void document_clear(struct document *document);

/* What document_field() finds, by looking at each child. */
int32_t document_find(const struct document *document, int32_t object,
                      enum key key);
/* The child of an object under a key, -1 where there is none or its shape
 * was refused. */
static inline int32_t document_field(const struct document *document,
                                     int32_t node, enum key key)
{
    /* Most questions are for keys that are left out: told from a bit. */
    if (node < 0 || document->nodes[node].type != NODE_OBJECT ||
        !(document->nodes[node].keys & NODE_KEY(key)))
        return -1;
    return document_find(document, node, key);
}

/* The next child after `child` whose shape was not refused; the first where
 * `child` is -1. -1 at the end. */
int32_t document_next(const struct document *document, int32_t node,
                      int32_t child);

/* A number with at most two decimals and no exponent, in hundredths. */
bool document_hundredths(const struct document *document, int32_t node,
                         int64_t *out);

/* Where a node, or its key, stands. The pointer is in `pointer`. */
struct strbuf;
struct diag_place document_place(struct document *document, int32_t node,
                                 bool at_key, struct strbuf *pointer);

/* Inside the string of a node, before its code point `point`, from 0. */
struct diag_place document_place_inside(struct document *document, int32_t node,
                                        int32_t point, struct strbuf *pointer);

#endif
