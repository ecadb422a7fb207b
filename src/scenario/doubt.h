/* What broken parts of a file may have meant, so that no finding follows
 * from another. A part is broken where its shape was refused, an id names
 * nothing, an expression cannot be compiled or a key is missing. What it
 * named may be used or read by it: nobody can say that nothing does. What
 * it stood in is open: nobody can say that this does nothing else. A broken
 * expression may be any number or truth (load_anything()). All else is
 * certain, and what the checks find in it is said in the same run.
 *
 * A wrong id is taken for one of those that are near; where none is it may be
 * each of its kind. */
#ifndef SCENARIO_DOUBT_H
#define SCENARIO_DOUBT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Kinds of things of which something can be doubted; the first four in the
 * order of enum thing_kind. */
enum doubted {
    DOUBT_METER,
    DOUBT_FLAG,
    DOUBT_UNKNOWN,
    DOUBT_ACTOR,
    DOUBT_OPTION, /* overrides behind those that bear an id */
    DOUBT_SCENE,
    DOUBT_EVENT,
    DOUBT_ENDING,
    DOUBT_SOURCE,
    DOUBT_ADVISER,
    DOUBT_COUNT
};

enum {
    DOUBT_READ = 1, /* something broken may ask for it */
    DOUBT_USED = 2, /* may change, set, offer, lead to or name it */
    DOUBT_OPEN = 4, /* something in it is broken */
    DOUBT_NAMED = DOUBT_READ | DOUBT_USED
};

struct doubt {
    uint8_t *of[DOUBT_COUNT]; /* one a thing of the model: bits from above */
    int32_t count[DOUBT_COUNT];
    uint8_t all[DOUBT_COUNT]; /* bits of every one of a kind */
    bool *within; /* one a node of the document: something in it is broken */
};

/* Whether one of `bits` is set; `doubt` is NULL where nothing is broken. */
static inline bool doubt_has(const struct doubt *doubt, enum doubted kind,
                             int32_t index, unsigned bits)
{
    return doubt != NULL && index < doubt->count[kind] &&
           ((doubt->of[kind][index] | doubt->all[kind]) & bits) != 0;
}

/* Whether one is set for any of that kind. */
bool doubt_any(const struct doubt *doubt, enum doubted kind, unsigned bits);

#endif
