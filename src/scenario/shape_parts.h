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

/* Whether a type takes a node of that type. */
bool shape_takes(enum shape_type type, enum node_type node);

/* The node is not looked at any more. */
void shape_refuse(struct walker *w, int32_t at);
/* Reports a key that its object does not take. Returns the bit of the row that
 * was meant, 0 where that is not plain. Where it is, and the value fits, the
 * walk goes on as if the key were mended, with the row in `*mended`, so that
 * what stands under it is looked at in the same run; else it is refused, and
 * that is NULL. */
uint64_t shape_unknown_key(struct walker *w, int32_t at, enum shape_kind kind,
                           const struct shape_field **mended);

/* Reports a node of another type than its rule takes and refuses it. */
void shape_wrong_type(struct walker *w, int32_t at);

/* These report what is wrong with a node of the right type and refuse it. */
void shape_check_number(struct walker *w, int32_t at);
void shape_check_degrees(struct walker *w, int32_t at);
void shape_check_string(struct walker *w, int32_t at);
void shape_check_show(struct walker *w, int32_t at);
/* Reports characters that no string or key may hold; refuses nothing. */
void shape_check_signs(struct walker *w, int32_t at);
static inline void shape_check_letters(struct walker *w, int32_t at)
{
    const struct node *node = &w->nodes[at];

    /* Plain ones, as the language's keys, hold nothing else. */
    if ((node->key && !node->plain_key) || (node->text && !node->plain))
        shape_check_signs(w, at);
}
/* Reports keys of an object that cannot stand together; refuses nothing.
 * `seen` has a bit for each row of its table whose key is there, `meant` for
 * each that an unknown key was most likely meant to be. */
void shape_check_bonds(struct walker *w, int32_t at, uint64_t seen,
                       uint64_t meant);

#endif
