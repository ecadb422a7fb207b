/* The surface that a screen is built on: it draws and adds widgets in one
 * go, in units of the 1280x720 grid, so that what is seen and what a screen
 * reader or script finds cannot differ.
 *
 * Text that is drawn while a leaf widget (button, card, item, meter, link,
 * heading, chart) is open belongs to that widget; elsewhere it becomes a
 * widget of role text. */
#ifndef DESKTOP_UI_PAGE_H
#define DESKTOP_UI_PAGE_H

#include "base/words.h"
#include "desktop/ui/box.h"
#include "desktop/ui/draw.h"
#include "desktop/ui/text_layout.h"
#include "desktop/ui/theme.h"
#include "desktop/ui/widget.h"

/* What a widget does when it is activated; flow.c has one function each. */
enum action_kind {
    ACT_NONE,
    /* Before a play. */
    ACT_SCENARIO, /* number: of the host's list */
    ACT_SEAT,     /* number: of the briefing's seats: plays it alone */
    ACT_JOIN,     /* the same: a person plays it too, or no longer */
    ACT_TOGETHER, /* starts with all that joined */
    ACT_MANDATE,  /* number: of the seat's mandates: picked or not */
    ACT_TRUTHS,   /* hidden truths by dice, or as on record */
    ACT_LENGTH,   /* the whole play, or the next class cut */
    ACT_START,    /* the briefing is read */
    ACT_READY,    /* the next person sits down */
    ACT_WITHDRAW, /* the person before takes back what they just chose */
    /* In a play. */
    ACT_OPTION,  /* number: of the view's options */
    ACT_CONFIRM, /* takes the option asked about */
    ACT_NEXT,    /* goes on from what is read */
    ACT_UNDO,
    ACT_REDO,
    ACT_BRANCH, /* number: of the stop */
    ACT_AGAIN,  /* the same scenario from the start */
    /* Saved plays. */
    ACT_LATEST,     /* goes on with that of the list's number */
    ACT_SAVE,       /* the same; a first click only shows it */
    ACT_COPY,       /* asks for a path to copy the one looked at to */
    ACT_DELETE,     /* asks whether to delete it */
    ACT_NAME,       /* asks for a name to keep this play under */
    ACT_TYPED,      /* takes what was typed */
    ACT_GO_ON,      /* goes on with the save whose note was read */
    ACT_AS_BEGUN,   /* the same on its scenario as it was */
    ACT_LEAVE,      /* leaves that as it is */
    ACT_UNDERSTOOD, /* the strip that says why nothing is kept */
    /* Anywhere. */
    ACT_GO,     /* number: enum screen_kind, over this one */
    ACT_BACK,   /* to the screen below */
    ACT_CLOSER, /* number: steps on the map; 0: one, and round */
    ACT_CODEX,  /* text: the entry's id */
    ACT_SHOW,   /* number: what a list beside its text shows */
    ACT_TITLE,
    ACT_THEME,
    ACT_TEXT,     /* the next size of text */
    ACT_MOTION,   /* animations on or off */
    ACT_LANGUAGE, /* the next one that there is */
    ACT_QUIT,
    ACT_COUNT
};

struct action {
    const char *text; /* in the tree's arena */
    int32_t number;
    uint8_t kind; /* enum action_kind */
};

enum align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };

struct style {
    int32_t most; /* lines, then "…"; 0: any number */
    uint8_t type, token, align;
    bool plain; /* no markup */
};
struct style style(enum type type, enum token token);
struct style style_right(enum type type, enum token token);
struct style style_centre(enum type type, enum token token);
struct style style_most(struct style base, int32_t lines);

struct ui;

struct page {
    struct ui *ui;
    const struct theme *theme;
    struct draw_list *list;
    struct widget_tree *tree;
    int32_t w, h;  /* in units; a screen may make itself higher */
    int32_t open;  /* the widget that is open */
    int32_t texts; /* numbers text widgets */
    size_t still;  /* draws from this one on slide when a screen comes */
};

/* Widgets ------------------------------------------------------------------ */

/* Opens a widget inside the open one; page_end() closes it. Returns its
 * index. */
int32_t page_begin(struct page *page, enum role role, const char *id,
                   const char *name, struct rect rect);
void page_end(struct page *page);

/* Another rectangle for a widget whose size shows only at its end. */
void page_resize(struct page *page, int32_t widget, struct rect rect);

/* The same, that can have the focus and acts. `enabled` false: locked, it
 * has the focus but does nothing. */
struct control {
    enum role role;
    const char *id, *name;
    struct rect rect;
    enum action_kind action;
    int32_t number;
    const char *text; /* of the action */
    bool locked, chosen;
};
int32_t page_control(struct page *page, const struct control *control);

void page_value(struct page *page, const char *format, ...) PRINTF_LIKE(2, 3);

/* A group with the look of a panel; returns its inside less `pad`. */
struct rect page_panel(struct page *page, const char *id, const char *name,
                       struct rect rect, int32_t pad);

/* A scroll area: content between these is cut to `rect` and moved up by the
 * returned y, at which it begins; `end` is where it ends. Content has the
 * width less the bar, page_scroll_width(). */
#define PAGE_SCROLL_BAR 12
int32_t page_scroll_begin(struct page *page, const char *id, const char *name,
                          struct rect rect);
void page_scroll_end(struct page *page, int32_t end);

/* Text ----------------------------------------------------------------------
 */

/* Lines within the width of `rect`, from its top; returns the height used.
 * Links become widgets. */
int32_t page_text(struct page *page, struct rect rect, const char *text,
                  struct style style);

/* One line on a baseline from x, cut with "…" to `width`; returns the width
 * used. */
struct spot {
    int32_t x, y, width; /* aligned right: it ends at x + width */
};
int32_t page_label(struct page *page, struct spot spot, const char *text,
                   struct style style);

/* A heading widget with one line, and a section label: in capitals. */
int32_t page_heading(struct page *page, struct spot spot, const char *text,
                     struct style style);
int32_t page_section(struct page *page, struct spot spot, const char *text);

/* Measures; widths and heights in units. */
int32_t page_section_width(struct page *page, const char *text);
int32_t page_text_width(struct page *page, const char *text, enum type type);
int32_t page_text_height(struct page *page, int32_t width, const char *text,
                         struct style style);

/* What the game says, in the language of the interface; filled in where it
 * has placeholders, in the list's arena. */
const char *page_word(const struct page *page, enum word word);
const char *page_say(struct page *page, enum word word,
                     const struct word_value *values);

/* Text in the list's arena. */
const char *page_format(struct page *page, const char *format, ...)
    PRINTF_LIKE(2, 3);

/* Shapes, in units ------------------------------------------------------------
 */

color page_color(const struct page *page, enum token token);
void page_fill(struct page *page, struct rect rect, int32_t radius, color fill);
/* `width` in sixteenths of a unit. */
void page_border(struct page *page, struct rect rect, int32_t radius,
                 int32_t width, color line);

/* From, to, in sixteenths of a unit. */
struct stroke {
    int32_t width, dash;
    color color;
};
void page_line(struct page *page, const struct point *points, int32_t count,
               struct stroke stroke);
/* A straight one, in units. */
void page_rule(struct page *page, struct rect from_to, enum token token);
void page_polygon(struct page *page, const struct point *points, int32_t count,
                  color fill);
/* Centre in units, radius and width in sixteenths of one. */
void page_circle(struct page *page, struct rect centre, int32_t radius,
                 int32_t width, color line);

/* 3 units of focus colour around `rect`. */
void page_ring(struct page *page, struct rect rect, int32_t radius);

/* State of a widget by its id, as of this build. */
uint8_t page_state(const struct page *page, int32_t widget);

#endif
