/* Keeping the play that is on: after every move, and what is said where that
 * fails. */
#ifndef DESKTOP_UI_KEEP_H
#define DESKTOP_UI_KEEP_H

#include "desktop/ui/page.h"

/* Keeps the play as it stands; call it wherever a session has changed. */
void keep_play(struct ui *ui);

/* True where the play can be left and nothing of it is lost: a last try is
 * made. Else the confirm page asks: `asked`, an enum asked. */
bool keep_leave(struct ui *ui, int32_t asked);

/* Draws the strip that says why the play is not kept at the top of a page;
 * returns its height, 0 where there is nothing to say. */
int32_t keep_strip(struct page *page);

/* How many saved plays there are; lists them again where that is due. */
int32_t keep_count(struct ui *ui);

/* The one that a player most likely wants to go on with, -1. */
int32_t keep_latest(struct ui *ui);

/* One of them, as of the last keep_count(). */
struct ui_save keep_item(const struct ui *ui, int32_t index);

#endif
