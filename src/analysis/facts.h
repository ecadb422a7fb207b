/* What is followed of a world where a proof takes everything else to be
 * anything: some flags, and whether some counters are above 0 and some
 * consequences have been sent. One bit each. */
#ifndef ANALYSIS_FACTS_H
#define ANALYSIS_FACTS_H

#include "scenario/ops.h"
#include "scenario/scenario.h"

#define FACTS_MOST 12

enum { FACT_SENT = OP_COUNT }; /* beside OP_FLAG, OP_VISITED, OP_TAKEN */

struct fact_read {
    int32_t kind;
    int32_t index; /* operand: flag, slot; or consequence */
};

struct facts {
    const struct model *model;
    struct fact_read list[FACTS_MOST];
    int32_t count;
};

/* The bit of a fact, 0 where it is not followed. */
uint32_t facts_bit(const struct facts *facts, int32_t kind, int32_t index);

/* Follows what a claim reads, and what the endings that it names ask for, as
 * far as there is room. */
void facts_add_claim(struct facts *facts, const struct expr *claim);

/* Follows whether consequences were sent whose landing changes a fact. False
 * where there is no room: nothing can be proved then. */
bool facts_add_sent(struct facts *facts);

/* Follows what decides whether the facts change: conditions of what changes
 * them and values that they are set to, and conditions of scenes. */
void facts_add_guards(struct facts *facts);

/* Whether a block changes a fact. */
bool facts_touched(const struct facts *facts, const struct block *block);

/* Where a proof stands, as far as an expression may ask for it. */
struct facts_point {
    uint32_t bits;
    int32_t turn;
    int32_t ending; /* -1 */
};

/* Bounds of what an expression may be in any world of which the point is
 * true. */
struct bounds {
    int64_t low, high;
};
struct bounds facts_bounds(const struct facts *facts, const struct expr *expr,
                           const struct facts_point *point);

enum truth { TRUTH_NO, TRUTH_YES, TRUTH_MAYBE };
enum truth facts_truth(const struct facts *facts, const struct expr *expr,
                       const struct facts_point *point);

#endif
