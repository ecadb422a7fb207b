/* The keys that a scenario file may have, and the way from a text to one. */
#ifndef SCENARIO_KEYS_H
#define SCENARIO_KEYS_H

#include <stddef.h>
#include <stdint.h>

enum key {
    KEY_schema, /* "$schema", which is no name in C */
#define X(name) KEY_##name,
#include "scenario/keys.def"
#undef X
    KEY_COUNT,
    KEY_NOTE,  /* begins with x- */
    KEY_OTHER, /* any other, as the ids in `effects` */
    KEY_NONE   /* not in an object */
};

/* "effects", the text of a key. */
const char *key_text(enum key key);

/* Open addressing by hash_short(); at most half full. */
#define KEY_SLOTS 256

struct key_table {
    uint8_t slots[KEY_SLOTS]; /* enum key; KEY_COUNT: free */
};

void key_table_init(struct key_table *table);

/* The key whose text this is; KEY_NOTE or KEY_OTHER where it is none. `hash`
 * is the text's hash_short(). */
enum key key_find(const struct key_table *table, const char *text,
                  size_t length, uint64_t hash);

#endif
