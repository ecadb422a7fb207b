/* The tree of widgets: building it, finding in it, moving the focus. */
#ifndef DESKTOP_UI_WIDGET_H
#define DESKTOP_UI_WIDGET_H

#include "desktop/ui/ui.h"

void widget_reset(struct widget_tree *tree); /* empty, keeps its array */
void widget_clear(struct widget_tree *tree); /* frees it */

/* Adds a widget under `parent` and returns its index. Strings are copied. */
int32_t widget_add(struct widget_tree *tree, int32_t parent, enum role role,
                   const char *id, const char *name);

/* Index of the first of that id, -1. */
int32_t widget_find(const struct widget_tree *tree, const char *id);

/* The scroll area that holds a widget, -1. */
int32_t widget_scroller(const struct widget_tree *tree, int32_t index);

/* What can be seen of its rectangle: cut by its scroll areas and by the
 * window, which is the first widget's rectangle. */
struct rect widget_visible(const struct widget_tree *tree, int32_t index);

/* Moves those from `from` on. */
void widget_move(struct widget_tree *tree, size_t from, int32_t dx, int32_t dy);

/* The focusable widget, or scroll area, in front at a point; -1. */
int32_t widget_at(const struct widget_tree *tree, int32_t x, int32_t y);
int32_t widget_scroll_at(const struct widget_tree *tree, int32_t x, int32_t y);

/* The focusable widget after (`step` 1) or before (-1) `from` in the tree's
 * order, going round; `from` -1: the first or last. -1: none is focusable. */
int32_t widget_next(const struct widget_tree *tree, int32_t from, int32_t step);

/* The nearest focusable one in a direction (dx, dy are -1, 0 or 1), -1. */
int32_t widget_towards(const struct widget_tree *tree, int32_t from, int32_t dx,
                       int32_t dy);

extern const char *const role_words[ROLE_COUNT];

/* Role, name and so on as one JSON object a line. */
void widget_dump(const struct widget_tree *tree, struct sink *sink);

#endif
