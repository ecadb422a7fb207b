/* What a seat may see: everything a front end shows, as filled-in text and
 * plain numbers. A front end reads this and nothing else of the play.
 *
 * view_make() builds it all from a session into an arena; it stays valid
 * until that arena is cleared, whatever the session does then. Texts are
 * chosen and filled ({names} replaced), their markup (*emphasis*,
 * **strong**, [word](codex:id)) is kept: view_plain() removes it. Every text
 * of a view may hold markup, ids and moves excepted: plain strings of a
 * scenario, as names are, and formulas come as view_literal() makes them. */
#ifndef PLAY_VIEW_H
#define PLAY_VIEW_H

#include "play/session.h"

/* A list of `count` items in the view's arena. */
#define VIEW_LIST(type)                                                        \
    struct {                                                                   \
        const type *items;                                                     \
        int32_t count;                                                         \
    }

typedef VIEW_LIST(char *const) view_texts; /* paragraphs or lines */

/* Labels of fact: FACT_* of scenario.h, and the ids of its sources. */
struct view_fact {
    view_texts sources; /* "S14: title, publisher, date" */
    uint8_t status;
};

struct view_band {
    const char *name;
    int32_t from;
};

struct view_meter {
    const char *id, *name;
    const char *band; /* where it stands, "" where it has none; the
                         likelihood word for a likelihood meter */
    const char *note; /* "" */
    VIEW_LIST(struct view_band) bands;
    VIEW_LIST(int32_t) past; /* values at each turn so far, the last is now */
    int32_t min, max, value;
    int32_t before; /* when this seat last stopped */
    int8_t better;  /* enum better */
    uint8_t scale;  /* enum scale */
    int8_t goal;    /* rising helps (1), hurts (-1) this seat's mandates or
                       goal, 0 neither: the colour of an arrow */
    bool is_ladder; /* its bands are the ladder's rungs */
};

/* What a card says beforehand of one meter. */
struct view_mark {
    int32_t meter; /* index into view.meters */
    int8_t way;    /* 1 rises, -1 falls, 0 unknown way */
    int8_t size;   /* 1 (up to 5), 2 (up to 12), 3; 0 where not told */
    int8_t colour; /* 1 helps, -1 hurts, 0 neither */
    bool unknown;  /* depends on what the seat does not know: "?" */
    bool exact;    /* `amount` may be shown */
    int32_t amount;
};

struct view_advice {
    const char *by;   /* the adviser's name */
    const char *text; /* is fictional: say so */
    VIEW_LIST(struct view_mark) expects;
    bool in_favour;
};

struct view_option {
    const char *id;
    const char *move; /* the line for session_submit() */
    const char *label, *line, *text;
    const char *locked; /* why it is closed; "" where it is open */
    VIEW_LIST(struct view_mark) marks;
    VIEW_LIST(struct view_advice) advice;
    struct view_fact fact;
    int32_t rung;
    uint8_t means, signal, forecast;
    bool open;
    bool chosen; /* by this seat, while others still choose */
};

struct view_rung {
    const char *name, *text;
    int32_t from;
    bool now;
};

/* A side's last public act on the ladder. */
struct view_token {
    const char *name; /* the actor's short name */
    int32_t rung;
    bool own; /* this seat's */
};

/* One thing that happened, for the consequence page and the history. */
enum view_kind {
    VIEW_OWN_MOVE, /* title: the option's label; text: what followed */
    VIEW_OTHER_MOVE,
    VIEW_HEADLINE,
    VIEW_LANDED, /* origin: the move that sent it, with its date */
    VIEW_EVENT,
    VIEW_RULE,    /* a rule that told something */
    VIEW_SCENE,   /* a scene that passed */
    VIEW_PASSED,  /* one that a class cut leaves out; text: who did what */
    VIEW_SKIPPED, /* a decision in which nothing was open */
    VIEW_FACILITATOR,
    VIEW_ENDING
};
struct view_happening {
    const char *date; /* "Fri 19 Dec" */
    const char *day;  /* "19 Dec" */
    const char *who;  /* the actor's name, "" where nobody's or not known */
    const char *title;
    const char *text;   /* may be "" */
    const char *origin; /* "from your choice of 18 Dec: Ask Tokyo first", "" */
    struct view_fact fact;
    int32_t turn;
    int32_t rung; /* of a move, -1 otherwise */
    uint8_t kind;
};

/* Why a meter changed: one line of the ledger. */
struct view_cause {
    const char *name;    /* what did it: "Your choice: Sanction", a rule's name;
                            "" where this seat may not know: amount alone */
    bool own;            /* the seat's own move, before what came of it */
    const char *inputs;  /* "tension 40, rung 3"; "" */
    const char *formula; /* the amount's expression; "" for a plain number */
    struct view_fact fact;
    int32_t before, after;
    int32_t turn;
};
struct view_change {
    int32_t meter; /* index into view.meters */
    int32_t before, after;
    VIEW_LIST(struct view_cause) causes;
};

enum view_when { WHEN_PAST, WHEN_NOW, WHEN_PENDING };
struct view_date {
    const char *date; /* "19 Dec"; "in 2 turns" where not certain */
    const char *text;
    struct view_fact fact;
    uint8_t when; /* enum view_when */
};

/* The map. Whose a place or a country is; nobody's: name "". */
struct view_party {
    const char *name;
    bool own;      /* this seat's */
    bool playable; /* a seat of the play */
};
struct view_place {
    const char *id, *name;
    struct view_party party;
    int32_t lon, lat; /* hundredths of a degree, east and north positive */
};
struct view_arc {
    const char *label; /* "" */
    int32_t from, to;  /* indices into the places */
};
struct view_country {
    struct view_party party;
    int32_t code; /* ISO 3166-1 numeric; 0: the file's is none */
};
/* Arcs and countries only while they hold, and while this seat may know. */
struct view_map {
    VIEW_LIST(struct view_place) places;
    VIEW_LIST(struct view_arc) arcs;
    VIEW_LIST(struct view_country) countries;
    int32_t lon, lat; /* its middle */
    int32_t zoom;     /* percent; 0: the scenario has no map */
};

struct view_codex {
    const char *id, *title;
    view_texts text;
    struct view_fact fact;
};

struct view_unknown { /* told in the debrief */
    const char *question, *answer;
    bool invented; /* not the value on record */
    bool never;    /* nobody will be told: answer is "" */
};

/* What really happened at a decision, beside what was done here. */
struct view_record {
    const char *date, *title; /* of the scene */
    const char *in_fact, *in_play;
    struct view_fact fact;
    bool same;
};

struct view_mandate {
    const char *id, *name, *text;
    int32_t index; /* model->mandates */
    bool picked;
    bool measured;      /* has a goal expression */
    int32_t start, now; /* its goal then and now */
};

struct view_seat {
    const char *actor, *name, *role;
    view_texts brief;
    VIEW_LIST(struct view_mandate) mandates;
    /* In the debrief, of a side without mandates: what its goal asks for,
     * "Less Tension, more Trust", "" where it has none; and the goal's value
     * at the start and now. */
    const char *wants;
    int32_t start, now;
    int32_t index; /* actor */
};

struct view_ending {
    const char *id, *title;
    view_texts text;
    uint8_t tone;
};

/* A stop of the tree, in story terms. */
struct view_stop {
    const char *title; /* "Turn 4, 19 Dec: The podium (after Sanction)" */
    const char *place; /* the same without what it comes after */
    const char *after; /* label of the option that led there, "" */
    int32_t number, parent, turn;
    bool on_path, current;
};

struct view {
    const struct language *words; /* that it is told in: the session's */
    /* The scenario. */
    const char *scenario, *title, *summary, *content_note, *facts_note;
    /* Where the play stands. */
    const char *date;  /* "Fri 19 Dec 2014", with time where the scene has */
    const char *week;  /* "Fri 19 Dec", never with time */
    const char *near;  /* short of the year where it has a time */
    const char *scene; /* its title; "" for a scene this seat cannot see */
    const char *prompt;
    view_texts brief; /* of the scene, then the decision's own */
    view_texts discuss;
    struct view_seat seat; /* who is to decide, or the first person */
    VIEW_LIST(struct view_option) options; /* empty unless PHASE_DECIDE */
    VIEW_LIST(struct view_meter) meters;   /* those the seat may see */
    VIEW_LIST(struct view_rung) ladder;    /* lowest first; empty: none */
    VIEW_LIST(struct view_token) tokens;
    VIEW_LIST(struct view_date) timeline;     /* in order of date */
    VIEW_LIST(struct view_happening) news;    /* since its stop before */
    VIEW_LIST(struct view_change) changes;    /* the same */
    VIEW_LIST(struct view_happening) history; /* all turns, oldest first */
    VIEW_LIST(struct view_change) ledger; /* whole play, by turn and meter */
    VIEW_LIST(struct view_codex) codex;
    VIEW_LIST(struct view_stop) stops;
    struct view_map map;
    /* PHASE_OVER only. */
    struct view_ending ending;
    VIEW_LIST(struct view_unknown) unknowns;
    VIEW_LIST(struct view_record) records;
    VIEW_LIST(struct view_seat)
    seats;                /* all sides with mandates or a goal: what each
                             wanted, and what became of it */
    int32_t never_told;   /* hidden truths that not even the debrief names */
    view_texts questions; /* for discussion */
    int32_t turn, turn_cap;
    int32_t rung_now;    /* -1: no ladder */
    uint64_t seed, hash; /* of the world now */
    uint8_t phase;       /* enum phase */
    int32_t cut_minutes; /* of the class cut that is played, -1: none */
    bool as_it_was;      /* hidden truths stand as on record */
    bool can_undo, can_redo;
};

/* The view of `actor`; -1: of the seat that is to decide, else the first
 * person's, else (nobody a person) what everyone sees. */
const struct view *view_make(const struct session *session, int32_t actor,
                             struct arena *arena);

/* A class cut, by which seats_cut() finds it. */
struct view_cut {
    int32_t minutes, scenes;
};

/* Before a play: seats that can be chosen, with briefings; for the title and
 * briefing screens. */
struct view_briefing {
    const char *title, *summary, *content_note, *facts_note, *license, *authors;
    view_texts questions;
    VIEW_LIST(struct view_seat) seats; /* playable actors; all if none is */
    VIEW_LIST(struct view_cut) cuts;   /* shorter versions for a class */
    int32_t turn_cap;
    bool on_record; /* a play "as it was" differs from one that is drawn */
};
const struct view_briefing *view_briefing(const struct model *model,
                                          struct arena *arena);

/* `text` without its markup; links keep their words. */
const char *view_plain(struct arena *arena, const char *text);

/* Markup that shows `text` as it stands, stars and brackets included; `text`
 * itself where it has none. */
const char *view_literal(struct arena *arena, const char *text);

/* A forecast fan for a meter if an option is taken: value ranges for the
 * next turns. Worked out when asked for; see foresight_fan(). */
struct view_fan {
    VIEW_LIST(int32_t) low, middle, high;
};
struct view_fan view_fan(const struct session *session, const struct view *view,
                         int32_t option, int32_t meter, struct arena *arena);

#endif
