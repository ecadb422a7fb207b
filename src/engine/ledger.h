/* What happened and why: every change of every meter with its cause, its
 * inputs and its source, and everything else that was decided, drawn or
 * told. Written by the step; read by views, reports and tests. */
#ifndef ENGINE_LEDGER_H
#define ENGINE_LEDGER_H

#include "engine/eval.h"

enum ledger_kind {
    LEDGER_UNKNOWN,  /* target: unknown; after: value */
    LEDGER_SCENE,    /* target: scene; after: day */
    LEDGER_CHANGE,   /* target: meter; before, after; amount as asked for */
    LEDGER_FLAG,     /* target: flag; before, after */
    LEDGER_TOLD,     /* target: piece; before: 1 for a headline, else 0;
                        inputs: one for each placeholder in its order */
    LEDGER_MOVE,     /* actor; target: option as used; before: decision */
    LEDGER_SKIPPED,  /* actor; before: decision that had nothing open; its
                        cause is the scene */
    LEDGER_OUTCOME,  /* actor; target: outcome drawn, -1: none could be;
                        before: its weight, amount: the sum of weights */
    LEDGER_SENT,     /* target: consequence; after: turn it is due */
    LEDGER_NOT_KEPT, /* the same: one waited for that turn already */
    LEDGER_DROPPED,  /* target: consequence; before: turn it was sent,
                        after: turn it was due */
    LEDGER_LANDED,   /* the same */
    LEDGER_RULE,     /* target: rule whose block ran */
    LEDGER_EVENT,    /* target: event that happened; before: 1 if injected;
                        after: its chance */
    LEDGER_NO_BREAK, /* target: event whose goto was not taken, since a
                        scene waited already */
    LEDGER_ORDER,    /* a facilitator's: before: enum order_kind; target */
    LEDGER_ENDING    /* target: ending */
};

struct ledger_entry {
    int64_t amount;
    int32_t turn;
    int32_t target;
    int32_t before, after;
    int32_t actor;      /* whose move it stems from, -1 */
    int32_t expr;       /* offset into model->expr_text of the amount, 0 */
    struct span inputs; /* ledger->inputs */
    struct cause cause;
    uint8_t kind; /* enum ledger_kind */
    uint8_t step; /* of the turn, 0 to 9 */
};

struct ledger {
    struct ledger_entry *entries;
    struct eval_input *inputs;
    size_t count, capacity;
    size_t input_count, input_capacity;
};

/* A ledger of all zero bytes is valid and empty. */
void ledger_clear(struct ledger *ledger);
void ledger_reset(struct ledger *ledger); /* empty, keeps its memory */

/* A new entry at the end, all zero; valid until the next call. */
struct ledger_entry *ledger_add(struct ledger *ledger);

/* Keeps what `expr` read on `world`; returns its place in ledger->inputs. */
struct span ledger_inputs(struct ledger *ledger, const struct model *model,
                          const int32_t *world, const struct expr *expr);

/* Keeps the values of the {placeholders} of `text` on `world`, in order:
 * METER (a: meter), DAY (a: day, b: minute or -1), CONST (a: actor). */
struct span ledger_placeholders(struct ledger *ledger,
                                const struct model *model, const int32_t *world,
                                const char *text);

/* The sources that an entry's cause names: the owner of its block. */
struct fact ledger_fact(const struct model *model,
                        const struct ledger_entry *entry);

#endif
