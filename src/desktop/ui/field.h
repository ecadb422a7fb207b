/* A line of text that is typed: the codex's search; a name or a path. */
#ifndef DESKTOP_UI_FIELD_H
#define DESKTOP_UI_FIELD_H

#include "desktop/ui/page.h"
#include "desktop/ui/typed.h"

#define FIELD_SEARCH "search" /* ids: ui->search, and */
#define FIELD_ENTRY  "typed"  /* ui->entry */
#define FIELD_MOST   60       /* characters of a search or a name */
#define FIELD_PATH   1000     /* of a path */

/* Draws the one of that id: what is typed, else `hint`. */
void field(struct page *page, const char *id, const char *name,
           const char *hint, struct rect rect);

/* A key for the field that has the focus; false: there is none, or the key
 * is none of its own. */
bool field_key(struct ui *ui, const struct input *input);

/* Whether `text` holds what is searched for, capitals or not; an empty search
 * is in every text. */
bool field_matches(const struct ui *ui, const char *text);

#endif
