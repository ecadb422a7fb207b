/* The interface without a display: from what a play shows and what a person
 * did to a tree of widgets and a list of things to draw. No SDL here. */
#ifndef DESKTOP_UI_UI_H
#define DESKTOP_UI_UI_H

#include "base/arena.h"
#include "base/sink.h"
#include "base/words.h"

#include <stdbool.h>
#include <stdint.h>

/* Pixels of the window's drawable, already scaled; x right, y down. */
struct rect {
    int32_t x, y, w, h;
};

/* Faces and sizes -------------------------------------------------------- */

enum face {
    FACE_REGULAR,
    FACE_MEDIUM,
    FACE_SEMIBOLD,
    FACE_BOLD,
    FACE_ITALIC,
    FACE_COUNT
};

/* How text is measured: real fonts in the game and in layout tests, a fixed
 * width in unit tests. `px` is the pixel size of the face. */
struct text_measure {
    int32_t (*width)(void *context, enum face face, int32_t px,
                     const char *text, size_t length);
    int32_t (*ascent)(void *context, enum face face, int32_t px);
    int32_t (*height)(void *context, enum face face, int32_t px);
    void *context;
};

/* The draw list ------------------------------------------------------------ */

/* 0xRRGGBBAA. */
typedef uint32_t color;

enum draw_kind {
    DRAW_FILL,     /* rect, radius */
    DRAW_BORDER,   /* rect, radius, width (inside the rectangle) */
    DRAW_TEXT,     /* text at rect.x, baseline rect.y; face, px */
    DRAW_LINE,     /* points, width; dash > 0: dash and gap length */
    DRAW_POLYGON,  /* points, filled, with soft edges */
    DRAW_CIRCLE,   /* centre rect.x, rect.y; radius; width 0: filled */
    DRAW_CLIP,     /* rect: what follows is cut to it, until */
    DRAW_CLIP_END, /* the clip before */
    DRAW_LAND      /* rect; land: coasts and borders of a map */
};

struct point {
    int32_t x, y; /* sixteenths of a pixel */
};

/* The land of a map as one picture. What decides it: `view`, which stands for
 * the shape, the rectangle's size, and all the rest here. */
struct map_shape;
struct land_tint {
    color color;
    int32_t code; /* of the country: ISO 3166-1 numeric */
};
struct draw_land {
    const struct map_shape *shape; /* the interface's: until its next build */
    const struct land_tint *tints;
    uint64_t view;
    int32_t tint_count;
    color land, border;
    int32_t border_width; /* sixteenths of a pixel */
    int32_t fade;         /* pixels from its foot up in which it thins out */
};

struct draw {
    const char *text;
    const struct point *points;
    const struct draw_land *land;
    struct rect rect;
    color color;
    int32_t point_count;
    int32_t radius, width, dash; /* sixteenths of a pixel, but radius of
                                    DRAW_FILL and DRAW_BORDER: pixels */
    int32_t px;
    uint8_t face;
    uint8_t kind; /* enum draw_kind */
};

struct draw_list {
    struct draw *items;
    size_t count, capacity;
    struct arena arena; /* texts and points */
};

/* Widgets: the tree that focus, screen readers, layout tests and scripts
 * read. ---------------------------------------------------------------- */

enum role {
    ROLE_SCREEN,
    ROLE_GROUP,
    ROLE_HEADING,
    ROLE_TEXT,
    ROLE_BUTTON,
    ROLE_CARD,
    ROLE_LINK,
    ROLE_METER,
    ROLE_LIST,
    ROLE_ITEM,
    ROLE_SCROLL,
    ROLE_CHART,
    ROLE_FIELD, /* a line that can be typed in; value: what is typed */
    ROLE_COUNT
};

enum widget_state {
    STATE_FOCUSED = 1,
    STATE_HOVERED = 2,
    STATE_PRESSED = 4,
    STATE_CHOSEN = 8,
    STATE_LOCKED = 16,
    STATE_SCROLLS = 32 /* its content is longer than its rectangle */
};

struct widget {
    const char *id;    /* stable in a screen: "option.sanction" */
    const char *name;  /* what it is called; "" only for groups */
    const char *value; /* "31 of 100, rises by 2"; "" */
    struct rect rect;  /* on screen; may lie outside its scroll area */
    struct rect text;  /* bounds of the text it draws; w 0: none */
    int32_t parent;    /* index in the tree, -1 */
    int32_t text_px;   /* size of its text, 0: none */
    uint8_t role;      /* enum role */
    uint8_t state;     /* enum widget_state */
    bool focusable;
};

struct widget_tree {
    struct widget *items;
    size_t count, capacity;
    struct arena arena;
};

/* Input ------------------------------------------------------------------ */

enum key {
    KEY_NONE,
    KEY_ENTER,
    KEY_SPACE,
    KEY_ESCAPE,
    KEY_TAB,
    KEY_BACKTAB,
    KEY_UP,
    KEY_DOWN,
    KEY_LEFT,
    KEY_RIGHT,
    KEY_PAGE_UP,
    KEY_PAGE_DOWN,
    KEY_HOME,
    KEY_END,
    KEY_BACKSPACE,
    KEY_DELETE,
    KEY_CHAR, /* input.character */
    KEY_F1,
    KEY_F5,
    KEY_F9,
    KEY_F10,
    KEY_F11,
    KEY_F12,
    KEY_UNDO /* Ctrl+Z */,
    KEY_BIGGER,
    KEY_SMALLER,
    KEY_NORMAL_SIZE /* Ctrl + - 0 */,
    KEY_QUIT
};

enum input_kind {
    INPUT_KEY,
    INPUT_POINTER,
    INPUT_PRESS,
    INPUT_RELEASE,
    INPUT_WHEEL,
    INPUT_RESIZE,
    INPUT_DROP,
    INPUT_CLOSE,
    INPUT_TICK
};

struct input {
    const char *path; /* INPUT_DROP */
    int32_t x, y;     /* pointer; new size for INPUT_RESIZE */
    int32_t wheel;    /* notches, up positive */
    int32_t sideways; /* the same, right positive */
    int32_t ms;       /* INPUT_TICK: milliseconds gone */
    uint32_t character;
    uint8_t kind; /* enum input_kind */
    uint8_t key;  /* enum key */
};

/* The whole interface ------------------------------------------------------ */

/* What the screens ask of the program around them; the desktop program
 * answers from app/, tests from a fake. */
struct land;
struct ui_host {
    /* Lists the scenarios again; entries stay valid until the next call. */
    size_t (*scenario_count)(void *context);
    struct ui_scenario {
        const char *path, *title, *summary;
        const char *error; /* its first finding, "" for a good one */
        const char *note;  /* on its content, "" */
        const char *seats; /* who can be played, "" */
        int32_t turns;     /* at most, 0: not known */
    } (*scenario)(void *context, size_t index);
    /* Loads one; false: the findings are shown on the error page. */
    bool (*open)(void *context, const char *path);
    /* Whether a file would load, changing nothing but the findings; NULL:
     * that is seen when it is opened. */
    bool (*check)(void *context, const char *path);
    const struct model *(*model)(void *context); /* NULL: none open */
    const char *(*findings)(void *context);      /* lines, for the page */
    uint64_t (*seed)(void *context);             /* for a new play */
    /* The next language that there is; the model is then told in
     * it too. NULL: there is but one. */
    const struct language *(*next_language)(void *context);
    void (*quit)(void *context);
    void (*screenshot)(void *context); /* F12 */
    /* Coasts and borders; NULL, or no function: maps go without. */
    const struct land *(*land)(void *context);
    /* Saved plays; NULL: plays are not kept. */
    const struct ui_saves *saves;
    void *context;
};

/* A play that was kept. Texts are never NULL. */
struct ui_save {
    const char *name;  /* the player's own, "" */
    const char *title; /* of its scenario; "" where the file is damaged */
    const char *stand; /* "Turn 5, 19 December 2014" */
    const char *when;  /* "24 November 2026, 19:38" */
    const char *file;  /* its name without folder */
    bool damaged;      /* not even its first lines can be read */
    bool busy;         /* it is played in another window right now */
    bool current;      /* the play that was kept or opened last is in it */
};

/* A save that was opened: its scenario is the host's model now. */
struct ui_resumed {
    struct session *session; /* the interface's from now on; NULL: the host's
                                findings() say why */
    const char *note; /* what the player has to know before going on ("the
                         file was damaged, …"), "": nothing */
    bool changed;     /* the scenario was edited so that the play does not come
                         out alike: `note` names the turn and why, and the
                         player is asked whether to stand before it */
    bool as_begun;    /* open_as_begun() would find the scenario as it was */
};

/* What the screens ask about saved plays. Sentences that come back are valid
 * until the next call; NULL: it went well. */
struct ui_saves {
    /* Lists them again, the one saved last first; entries stay valid until
     * the next call. */
    size_t (*count)(void *context);
    struct ui_save (*item)(void *context, size_t index);
    /* Opens one of the list; or a file: saves that are dropped on the window
     * come this way too. The open scenario stays where that fails. */
    struct ui_resumed (*open)(void *context, const char *path);
    /* The same with the scenario as it was when the play was begun. */
    struct ui_resumed (*open_as_begun)(void *context, const char *path);
    const char *(*path)(void *context, size_t index); /* for open() */
    /* Whether a file is a save rather than a scenario. */
    bool (*is_save)(void *context, const char *path);
    /* A play has begun, or stands somewhere new: keeps it in its own file.
     * `fresh`: a new play, which gets a new one, and every time until that
     * was done; one that was opened goes on in its own. A sentence says what
     * went wrong, "This play could not be kept: the disk is full."; the
     * interface adds what comes of it, and shows each sentence once. */
    const char *(*keep)(void *context, const struct session *session,
                        bool fresh);
    /* Keeps a copy under a name: 1 to 60 characters, no blank at its ends. */
    const char *(*keep_as)(void *context, const struct session *session,
                           const char *name);
    /* Copies one of the list to a file of any other place. */
    const char *(*copy_to)(void *context, size_t index, const char *path);
    /* Where copy_to() would put it if nobody says otherwise. */
    const char *(*copy_path)(void *context, size_t index);
    const char *(*forget)(void *context, size_t index); /* deletes it */
};

struct ui;

struct ui *ui_new(const struct ui_host *host, const struct text_measure *text,
                  int32_t width, int32_t height);
void ui_free(struct ui *ui);

/* Starts at once where the command line said so: `seat` NULL: the title or
 * seat page; else straight to that seat's briefing. */
void ui_open(struct ui *ui, const char *path, const char *seat);

/* Which version of the scenario just opened is played: hidden truths as on
 * record, a class cut of so many minutes (-1: all of it). What the scenario
 * does not have is left. */
void ui_version(struct ui *ui, bool as_it_was, int32_t minutes);

/* Shows the error page. */
void ui_error(struct ui *ui, const char *title, const char *lines);

/* The size of text in percent, held to 90 to 200. A page that then has no
 * room in the window scrolls. */
void ui_text_size(struct ui *ui, int32_t percent);

/* The language that everything is said in from now on; English at first. The
 * words stay the caller's. What is open is told anew: the host's model may be
 * the same scenario with other texts. */
void ui_speak(struct ui *ui, const struct language *words);

/* Animations: off at first. Scripts and pictures do without. */
void ui_motion(struct ui *ui, bool on);

/* Takes one input; true when the picture changes. */
bool ui_input(struct ui *ui, const struct input *input);

/* True while an animation runs: the loop then sends INPUT_TICK. */
bool ui_animating(const struct ui *ui);

/* Lays out and draws the current screen. Both stay valid until the next
 * call. */
const struct draw_list *ui_draw(struct ui *ui);
const struct widget_tree *ui_widgets(struct ui *ui);

/* Name of the current screen ("decision"), and the play's session (NULL
 * before there is one), for scripts and dumps. */
const char *ui_screen(const struct ui *ui);
struct session *ui_session(struct ui *ui);

/* The tree as JSON, one widget a line. */
void ui_dump(struct ui *ui, struct sink *sink);

#endif
