/* A meter over time, small; the debrief's chart is in debrief_chart.h. */
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

#endif
