/* A panel of the debrief that is a file of its own. */
#ifndef DESKTOP_UI_SCREENS_DEBRIEF_H
#define DESKTOP_UI_SCREENS_DEBRIEF_H

#include "desktop/ui/page.h"

/* What each side wanted and what became of it, and all meters from start to
 * end. */
void seats_panel(struct page *page, struct rect rect);

#endif
