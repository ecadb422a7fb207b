/* A value of a JSON file, as the scanner leaves it and the loader reads it. */
#ifndef SCENARIO_NODE_H
#define SCENARIO_NODE_H

#include <stdbool.h>
#include <stdint.h>

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
    const char *text; /* NODE_STRING, else NULL; NULL until it is parsed */
    union {
        int64_t number; /* NODE_NUMBER: exact from the file, what stands before
                           the point, held to 64 bits; 0 for other scalars */
        uint64_t keys;  /* NODE_OBJECT: NODE_KEY() of each key within */
    };
    int32_t parent, child, next; /* -1: none */
    int32_t place;               /* among its parent's children, from 0 */
    int32_t count;               /* of children */
    int32_t offset, key_offset;  /* in the file; key_offset -1: no key */
    uint8_t type;                /* enum node_type */
    uint8_t key_id;              /* enum key */
    uint8_t depth;               /* of the whole 0 */
    bool fraction;               /* a number with a point or an exponent */
    bool beyond;                 /* a number beyond 64 bits */
    bool plain;                  /* a string of printable ASCII, no escapes */
    bool plain_key;              /* the same of its key */
    bool bad; /* refused by its shape: not looked at any more */
};

/* A key's bit in a set that says quickly that a key is not there. */
#define NODE_KEY(key) (UINT64_C(1) << ((unsigned)(key) % 64))

#endif
