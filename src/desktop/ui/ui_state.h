/* What the interface remembers between two inputs. Private to this folder.
 *
 * ui.c makes and draws it, input.c turns keys and pointer into activations,
 * flow.c, before.c and resume.c carry activations out, screens/ build pages
 * from it. */
#ifndef DESKTOP_UI_UI_STATE_H
#define DESKTOP_UI_UI_STATE_H

#include "desktop/ui/map_frame.h"
#include "desktop/ui/motion.h"
#include "desktop/ui/page.h"
#include "desktop/ui/typed.h"
#include "play/view.h"

enum screen_kind {
    SCREEN_TITLE,
    SCREEN_SEAT,
    SCREEN_BRIEFING,
    SCREEN_HANDOVER,
    SCREEN_DECISION,
    SCREEN_CONFIRM,
    SCREEN_READ,
    SCREEN_CONSEQUENCE,
    SCREEN_ENDING,
    SCREEN_DEBRIEF,
    SCREEN_HISTORY,
    SCREEN_CODEX,
    SCREEN_LADDER,
    SCREEN_MAP,
    SCREEN_HELP,
    SCREEN_MENU,
    SCREEN_ERROR,
    SCREEN_SAVES,
    SCREEN_NAME,
    SCREEN_RESUME,
    SCREEN_COUNT
};

/* What the confirm page asks about. */
enum asked {
    ASK_OPTION,  /* a grave act */
    ASK_DROPPED, /* a file that would end this play */
    ASK_DELETE,  /* a saved play */
    /* Leaving a play that could not be kept: */
    ASK_TITLE,
    ASK_QUIT,
    ASK_SAVE, /* for another one */
    ASK_AGAIN /* to play the scenario from the start */
};

#define UI_DEPTH   8  /* screens over each other */
#define UI_SCROLLS 24 /* scroll areas remembered */
#define UI_ACTORS  64

struct scroll_spot {
    uint64_t id;    /* hash of the area's id and its screen */
    int32_t offset; /* units that are scrolled off its top */
    int32_t most;   /* the greatest offset, as of the last build */
};

struct ui {
    struct ui_host host;
    const struct language *words; /* that everything is said in */
    struct text_measure measure;
    struct theme theme;
    int32_t width, height;

    /* The last build. */
    struct draw_list list;
    struct widget_tree tree;
    struct action *actions; /* one a widget */
    size_t action_capacity;
    bool stale;   /* the build does not show the state */
    bool reveal;  /* the focus moved: scroll it into view */
    bool resized; /* a scroll offset was corrected: build again */
    bool fresh;   /* the screen has just come: it shows its top */
    struct motion motion;
    /* A page that is larger than the window: how far it is moved, and the
     * most that it can be, in units. */
    struct pan {
        int32_t x, y, most_x, most_y;
    } pan;

    /* Where we are. */
    uint8_t stack[UI_DEPTH]; /* enum screen_kind; the last is shown */
    int32_t depth;
    struct strbuf focus, hover, pressed; /* widget ids */
    struct scroll_spot scrolls[UI_SCROLLS];
    int32_t scroll_count;
    int32_t pointer_x, pointer_y;

    /* Before a play. */
    struct arena briefing_arena;
    const struct view_briefing *briefing; /* NULL: no scenario is open */
    uint64_t joined;  /* bit i: seat i of the briefing is a person's */
    uint64_t persons; /* bit i: actor i is a person */
    int32_t seat;     /* of the briefing, that reads */
    int32_t cut;      /* of the briefing's cuts, -1: the whole play */
    bool as_it_was;   /* hidden truths stand as on record */
    int32_t picks[UI_ACTORS][2]; /* mandates of a briefing's seat, -1 */

    /* The play. */
    struct session *session; /* NULL before there is one; while a briefing is
                                read, one at its first stop, for the codex */
    bool started;            /* the session is the play itself */
    struct arena view_arena;
    const struct view *view;
    struct arena fan_arena;
    struct view_fan fan;
    int32_t fan_option, fan_meter; /* -1: none worked out */
    int32_t sitting;               /* actor that sees the screen, -1 */
    bool pending;                  /* sitting chose, but others still do */
    int32_t seen[UI_ACTORS];       /* stop whose news a seat has read */
    int32_t counted;               /* stop whose meters have counted */
    int32_t option;                /* that is previewed */
    int32_t meter;                 /* that the chart shows, -1: by option */
    int32_t shown;                 /* of the list beside its text */
    int32_t closer;                /* steps the map is seen closer, from 0 */

    struct map_shape map_shape; /* of the map that was built last */
    uint64_t map_view;          /* what it was made for, 0: for nothing */

    /* Saved plays. */
    struct ui_save *saves; /* as of the last listing */
    int32_t save_count;
    bool listed;          /* it is up to date */
    int32_t save;         /* of the list, that is looked at */
    bool continuing;      /* the title looks at the play to go on with */
    bool anew;            /* the pointer pressed what did not have the focus */
    bool unkept;          /* a new play that has no file yet */
    bool understood;      /* the player read why the play is not kept */
    struct strbuf why;    /* the play could not be kept last, "" */
    struct strbuf note;   /* what to know before going on with a save */
    struct strbuf opened; /* path of the save that was opened last */
    bool as_begun;        /* there is a copy of its scenario as it was */
    bool changed;         /* its scenario was, so that it comes out otherwise */
    struct strbuf answer; /* to what was asked of the saves last, "" */
    bool answer_good;     /* it was done */
    bool entry_is_path;   /* what the name page asks for: else a name */

    struct strbuf error_title, error_lines;
    bool error_of_save;    /* of a file that nobody mends by hand */
    struct typed search;   /* in the codex */
    struct typed entry;    /* on the name page */
    struct strbuf dropped; /* the file that is asked about */
    uint8_t asked;         /* enum asked: what the confirm page is for */
};

enum screen_kind ui_current(const struct ui *ui);

/* The screen on top is replaced; or a further one is laid over it. */
void ui_show(struct ui *ui, enum screen_kind screen);
void ui_push(struct ui *ui, enum screen_kind screen);
void ui_pop(struct ui *ui);

/* Builds where the state changed. */
void ui_build(struct ui *ui);

void ui_focus(struct ui *ui, const char *id);

/* Offset of a scroll area of the current screen. */
struct scroll_spot *ui_scroll(struct ui *ui, const char *id);

/* Moves a page that is larger than the window; true when it moved. */
bool ui_pan(struct ui *ui, int32_t dx, int32_t dy);

/* Carries out what a widget stands for. */
void flow_activate(struct ui *ui, const struct action *action);

/* Esc. */
void flow_escape(struct ui *ui);

/* Ends the program, or asks where the play could not be kept. */
void flow_quit(struct ui *ui);

/* Opens a scenario; `seat` NULL: its seat page. */
void flow_open(struct ui *ui, const char *path, const char *seat);

/* The same for a file dropped on the window; asks first while a play is on. */
void flow_drop(struct ui *ui, const char *path);

/* True while a play is on screen, so that history and codex can open. */
bool flow_playing(const struct ui *ui);

#endif
