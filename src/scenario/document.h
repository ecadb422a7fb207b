/* A JSON file as a flat table of nodes, each knowing where it stands in the
 * file. The only door to cJSON: scan, parse, walk, forget the tree. */
#ifndef SCENARIO_DOCUMENT_H
#define SCENARIO_DOCUMENT_H

#include "base/diag.h"
#include "scenario/keys.h"
#include "scenario/locate.h"

enum node_type {
    NODE_NULL,
    NODE_FALSE,
    NODE_TRUE,
    NODE_NUMBER,
    NODE_STRING,
    NODE_LIST,
    NODE_OBJECT
};

/* In the order of the file: a parent stands before its children. */
struct node {
    const char *key;  /* NULL outside an object */
    const char *text; /* NODE_STRING, else NULL */
    int64_t number;   /* NODE_NUMBER: exact from the file, what stands before
                         the point, held to 64 bits */
    int32_t parent, child, next; /* -1: none */
    int32_t place;               /* among its parent's children, from 0 */
    int32_t count;               /* of children */
    int32_t offset, key_offset;  /* in the file; key_offset -1: no key */
    uint8_t type;                /* enum node_type */
    uint8_t key_id;              /* enum key */
    bool fraction;               /* a number with a point or an exponent */
    bool beyond;                 /* a number beyond 64 bits */
    bool bad; /* refused by its shape: not looked at any more */
};

struct document {
    const char *file;
    struct locator text;
    struct node *nodes;
    int32_t count; /* node 0 is the whole */
};

/* String values live in `lasting`, keys and the table in `scratch`. `bytes`
 * must stay until document_clear(). False with at least one finding. */
bool document_parse(struct document *document, struct arena *lasting,
                    struct arena *scratch, struct diag_list *diags);
/* The file and its bytes, before document_parse(). */
void document_init(struct document *document, const char *file,
                   const char *bytes, size_t length);
void document_clear(struct document *document);

/* The child of an object under a key, -1 where there is none or its shape
 * was refused. */
int32_t document_field(const struct document *document, int32_t node,
                       enum key key);

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

#endif
