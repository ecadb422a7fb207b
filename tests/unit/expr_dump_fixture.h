/* The code of an expression as text. */
#ifndef UNIT_EXPR_DUMP_FIXTURE_H
#define UNIT_EXPR_DUMP_FIXTURE_H

#include "base/sink.h"
#include "scenario/expr.h"

/* One operation a line, with the ids of its operands. */
void expr_dump(const struct model *model, const struct expr *expr,
               struct sink *sink);

#endif
