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

/* Up to four meters that share a range, from start to end, labelled
 * directly; below them the turns, those with a decision marked and named. */
#define CHART_SERIES    4
#define CHART_DECISIONS 32
struct chart_decision {
    int32_t turn; /* from 1 */
    const char *label;
};
struct chart_lines {
    const struct view_meter *meters[CHART_SERIES];
    struct chart_decision decisions[CHART_DECISIONS];
    int32_t count, decision_count;
};
void chart_large(struct page *page, struct rect rect,
                 const struct chart_lines *lines);

#endif
