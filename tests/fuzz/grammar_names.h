/* The names that written scenarios and expressions use. Those of
 * unit/expr_model.h are among them, so that both can be named there too. */
#ifndef FUZZ_GRAMMAR_NAMES_H
#define FUZZ_GRAMMAR_NAMES_H

#include "fuzz/fuzz.h"
#include "scenario/shape.h"

enum pool {
    POOL_ACTOR,
    POOL_METER,
    POOL_FLAG,
    POOL_UNKNOWN,
    POOL_VALUE,
    POOL_OPTION,
    POOL_SCENE,
    POOL_ENDING,
    POOL_SOURCE,
    POOL_CODEX,
    POOL_ADVISER,
    POOL_PLACE,
    POOL_REST, /* a kind that nothing refers to */
    POOL_COUNT
};

/* The n-th name of a pool, from 0: any number of them. */
void pool_name(enum pool pool, int32_t n, struct strbuf *out);

/* One of a pool's first names, or, seldom, of another's. */
void pool_choose(struct choices *choices, enum pool pool, struct strbuf *out);

/* Where an object of a kind takes its id from, and which pool a reference
 * under a key means. */
enum pool pool_of_kind(enum shape_kind kind);
enum pool pool_of_key(enum shape_kind kind, enum key key);

#endif
