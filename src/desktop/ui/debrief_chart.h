/* The debrief's chart: meters from the first turn to the last. */
#ifndef DESKTOP_UI_DEBRIEF_CHART_H
#define DESKTOP_UI_DEBRIEF_CHART_H

#include "desktop/ui/page.h"
#include "play/view.h"

#define CHART_SERIES    4
#define CHART_DECISIONS 64

/* Up to four meters that share a range. Decisions are told by turn, from 1;
 * `weight` orders them where not all names have room. */
struct chart_decision {
    const char *label, *day;
    int32_t turn, weight;
};
struct chart_lines {
    const struct view_meter *meters[CHART_SERIES];
    struct chart_decision decisions[CHART_DECISIONS];
    int32_t count, decision_count;
};

/* The three that moved most of those that share a range, and what this seat
 * decided; count 0 where there is none. */
struct chart_lines chart_most_moved(const struct view *view);

/* What the chart shows, as a sentence: "Sources kept fell by 47, Weight of
 * our word rose by 41". */
const char *chart_claim(struct page *page, const struct chart_lines *lines);

/* Lines, labels at their ends, and below them the turns: decisions as
 * diamonds with dotted verticals, dates, and the names of the decisions that
 * moved most, as many as have room. */
void chart_large(struct page *page, struct rect rect,
                 const struct chart_lines *lines);

#endif
