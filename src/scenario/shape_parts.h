/* What the walker of shapes and its checks of single values share. Private to
 * shape*.c. */
#ifndef SCENARIO_SHAPE_PARTS_H
#define SCENARIO_SHAPE_PARTS_H

#include "scenario/report.h"
#include "scenario/shape.h"

/* Nodes stand in the file's order, so each gets its rule from its parent
 * before the walk comes to it: no recursion. */
struct walker {
    struct report *report;
    struct node *nodes;
    struct shape_rule *rules;
};

/* The node is not looked at any more. */
void shape_refuse(struct walker *w, int32_t at);
/* Reports a key that its object does not take and refuses what stands under
 * it. Returns the bit of the row that was meant, 0 where that is not plain. */
uint64_t shape_unknown_key(struct walker *w, int32_t at, enum shape_kind kind);

/* These report what is wrong with a node of the right type and refuse it. */
void shape_check_number(struct walker *w, int32_t at);
void shape_check_degrees(struct walker *w, int32_t at);
void shape_check_string(struct walker *w, int32_t at);
void shape_check_show(struct walker *w, int32_t at);
/* Reports characters that no string or key may hold; refuses nothing. */
void shape_check_letters(struct walker *w, int32_t at);
/* Reports keys of an object that cannot stand together; refuses nothing.
 * `seen` has a bit for each row of its table whose key is there, `meant` for
 * each that an unknown key was most likely meant to be. */
void shape_check_bonds(struct walker *w, int32_t at, uint64_t seen,
                       uint64_t meant);

#endif
