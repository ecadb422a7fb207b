/* Lines over time: the small chart of one meter and the debrief's. */
#ifndef DESKTOP_UI_CHART_H
#define DESKTOP_UI_CHART_H

#include "desktop/ui/page.h"
#include "play/view.h"

/* The meter's way so far, the next band's border as a dashed line,
 * and a fan (count 0: none) as a wedge from now on. */
void chart_small(struct page *page, struct rect rect,
                 const struct view_meter *meter, const struct view_fan *fan);

/* What the dashed line is: "dashed: Protest from 40", "". */
const char *chart_threshold(struct page *page, const struct view_meter *meter);

/* Up to four meters from start to end, labelled directly. */
#define CHART_SERIES 4
struct chart_lines {
    const struct view_meter *meters[CHART_SERIES];
    int32_t count;
};
void chart_large(struct page *page, struct rect rect,
                 const struct chart_lines *lines);

#endif
