/* Causes and worlds in words, for what a check found. */
#ifndef MANY_TELLING_H
#define MANY_TELLING_H

#include "engine/ledger.h"
#include "engine/world.h"

/* The id of what a cause points at: "option ask", "rule keeping_word",
 * "drift m", "start"; nothing where it is no cause. */
void telling_cause(const struct model *model, struct cause cause,
                   struct strbuf *out);

/* Names the first word but the seed's in which two worlds differ, as "meter
 * tension: 40 and 42"; false when they are equal. */
bool telling_difference(const struct model *model, const int32_t *a,
                        const int32_t *b, struct strbuf *out);

#endif
