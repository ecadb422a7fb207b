/* Legal moves, and moves as text. Front ends may include this file and no
 * other of the engine. */
#ifndef ENGINE_MOVES_H
#define ENGINE_MOVES_H

#include "base/diag.h"
#include "base/strbuf.h"
#include "engine/draws.h"
#include "scenario/limits.h"
#include "scenario/scenario.h"

/* What a facilitator may order for the turn that is being decided. */
enum order_kind {
    ORDER_INJECT, /* a: event: happens in step 7, whatever its `when`, its
                     chance and `once` */
    ORDER_VETO,   /* a: actor, b: identity of the option that is closed */
    ORDER_CAP     /* a: highest rung open from now on, RUNG_UNCAPPED */
};
struct order {
    int32_t a, b;
    uint8_t kind; /* enum order_kind */
};

/* Everything that is decided in one turn. */
struct moves {
    /* Of each decision of the scene, in order: the option as used (index
     * into model->options), -1: nothing was open. */
    int32_t choice[LIMIT_DECISIONS];
    const struct order *orders;
    int32_t order_count;
    struct draws *draws; /* decide the turn's draws; NULL: the dice do */
};

/* A turn that waits for its moves: a world at a decision point and what the
 * facilitator has ordered for it so far. */
struct turn_point {
    const struct model *model;
    const int32_t *world;
    const struct order *orders; /* may be NULL where order_count is 0 */
    int32_t order_count;
    struct span offered; /* model->cut_options: those that a class cut offers
                            in this scene; empty: all */
};

struct move {
    int32_t decision; /* index into model->decisions */
    int32_t option;   /* as used: index into model->options */
};

/* The open options of a decision (index into model->decisions), in the order
 * in which the file offers them: `when` holds, no veto, rung within the cap,
 * and, where the turn is of a class cut, among what that offers. A cut shuts
 * no decision: where nothing that it offers is open, all that is open is.
 * Returns how many. */
int32_t moves_list(const struct turn_point *turn, int32_t decision,
                   int32_t options[LIMIT_OPTIONS]);

/* "move ACTOR OPTION", by ids; and back. Inverse on moves_list(). */
void move_format(const struct model *model, struct move move,
                 struct strbuf *out);

/* Reads a move for the scene of the turn. False with one finding in `diags`
 * when the words are not a move, nobody of that name decides in this scene,
 * or the option is not open; nearest names are offered. */
bool move_parse(const struct turn_point *turn, const char *text,
                struct move *move, struct diag_list *diags);

#endif
