/* A view as text, every field of it, so that two can be compared. */
#ifndef MANY_VIEW_TEXT_H
#define MANY_VIEW_TEXT_H

#include "base/strbuf.h"
#include "play/view.h"

/* Appends the view, one line a thing. `tree` false: without what tells of
 * ways that were left, which a recording does not hold. Stops are told by
 * the way to each, not by number. */
void view_text(const struct view *view, bool tree, struct strbuf *out);

#endif
