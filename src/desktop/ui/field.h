/* A line of text that is typed: the codex's search. */
#ifndef DESKTOP_UI_FIELD_H
#define DESKTOP_UI_FIELD_H

#include "desktop/ui/page.h"

#define FIELD_BYTES 60 /* more is not taken */

/* Draws it: what is typed, else `hint`. */
void field(struct page *page, const char *id, const char *name,
           const char *hint, struct rect rect);

/* A key for the field that has the focus; false: there is none, or the key
 * is none of its own. */
bool field_key(struct ui *ui, const struct input *input);

/* Whether `text` holds what is typed, capitals or not; an empty field is in
 * every text. */
bool field_matches(const struct ui *ui, const char *text);

#endif
