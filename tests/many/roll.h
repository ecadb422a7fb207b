/* The dice of a test: what it does at random is told by one seed. They are
 * not those of the play. */
#ifndef MANY_ROLL_H
#define MANY_ROLL_H

#include "engine/moves.h"

struct roll {
    uint64_t state;
};

/* A number in [0, sides); 0 where there are no sides. */
int32_t roll(struct roll *dice, int32_t sides);

/* Any order that a facilitator may give; what it names may have no effect. */
struct order roll_order(struct roll *dice, const struct model *model);

/* Prints "SCENARIO, seed N, turn T: what" to standard output. */
void roll_violation(const struct model *model, uint64_t seed, int32_t turn,
                    const struct strbuf *what);

#endif
