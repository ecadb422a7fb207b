/* What must hold of every screen at every size, as findings: so that a test
 * can also plant a fault and see that it is found. */
#ifndef TESTS_UNIT_UI_RULES_H
#define TESTS_UNIT_UI_RULES_H

#include "base/strbuf.h"
#include "desktop/ui/ui.h"

struct seen {
    const struct widget_tree *tree; /* the first widget is the whole screen */
    const struct draw_list *list;   /* of the same build */
    const char *screen;
};

enum layout_rule {
    RULE_INSIDE,      /* a widget lies inside what holds it */
    RULE_TEXT_INSIDE, /* a widget's text lies inside the widget */
    RULE_TEXT_SIZE,   /* no text is under 13 px on the 720 grid */
    RULE_APART,       /* neighbours do not overlap */
    RULE_NAMED,       /* controls and whatever speaks have a name */
    RULE_ONE_ID,      /* no two controls share an id */
    RULE_TARGET,      /* a control is at least 24 by 24 on the 720 grid */
    RULE_SCROLLS,     /* what holds more than it shows says that it scrolls */
    RULE_ON_SCREEN,   /* drawn text is on screen, or scrolls there */
    RULE_TEXTS_APART, /* no drawn text runs into another */
    RULE_REPORTED,    /* every drawn text belongs to a widget */
    RULE_COUNT
};

extern const char *const rule_names[RULE_COUNT];

/* The first rule that is broken, RULE_COUNT for none; `problem` then says
 * where and how. */
enum layout_rule rules_broken(const struct seen *seen, struct strbuf *problem);

/* Controls that Tab, pressed by `press`, does not visit once each before it
 * comes back, or that it does not bring into view: false with a `problem`.
 * Leaves the focus where it was. */
struct tabbing {
    const struct widget_tree *(*tree)(void *context);
    void (*press)(void *context);
    void *context;
};
bool rules_focus_order(const struct tabbing *tabbing, struct strbuf *problem);

#endif
