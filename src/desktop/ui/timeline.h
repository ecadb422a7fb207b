/* The line of dates at the foot of a play's screens. */
#ifndef DESKTOP_UI_TIMELINE_H
#define DESKTOP_UI_TIMELINE_H

#include "desktop/ui/page.h"
#include "play/view.h"

#define TIMELINE_HEIGHT 56

/* The last dates that fit, now, and what is pending. */
void timeline_bar(struct page *page);

#endif
