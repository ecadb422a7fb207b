/* The parts that view_make() is put together from; each file of them fills
 * some fields of the view. */
#ifndef PLAY_VIEW_PARTS_H
#define PLAY_VIEW_PARTS_H

#include "base/strbuf.h"
#include "play/calendar.h"
#include "play/fill.h"
#include "play/list.h"
#include "play/sight.h"
#include "play/view.h"

struct viewer {
    struct sight sight;
    const struct session *session;
    const struct model *model;
    struct arena *arena;
    const struct language *words; /* that the view is told in */
    const int32_t *world;         /* now */
    /* The world as the seat must imagine it: what marks, colours and
     * mandates are worked out on; in the debrief the world itself. */
    const int32_t *imagined;
    int32_t *probe; /* a copy of it, to be changed and changed back */
    int32_t meter_place[LIMIT_METERS]; /* index in view.meters, -1: hidden */
    size_t turns;                      /* session_turn_count() */
    size_t since;    /* index of the turn in which the seat last stopped */
    bool first_stop; /* it never did before */
    struct view *view;
};

/* Texts ------------------------------------------------------------------ */

/* The texts of `prose` that hold on `world`, filled in, added to `list`. */
void parts_prose(const struct viewer *viewer, const int32_t *world,
                 const struct prose *prose, struct list *list);
view_texts parts_texts(const struct list *list);
struct view_fact parts_fact(const struct viewer *viewer,
                            const struct fact *fact);
/* A sentence of the game, in the arena. */
const char *parts_say(const struct viewer *viewer, enum word word,
                      const struct word_value *values);
/* "first, second"; `second` alone where `first` is empty. */
const char *parts_list(const struct viewer *viewer, const char *first,
                       const char *second);
/* Moves what `buf` holds into the arena and clears it. */
const char *parts_keep(const struct viewer *viewer, struct strbuf *buf);
/* The date of a turn on the way, by its index. */
const char *parts_date(const struct viewer *viewer, size_t index,
                       enum calendar_style style);
/* An option's label as it read in a turn, by its index. */
const char *parts_label(const struct viewer *viewer, size_t index,
                        int32_t option);
/* "from your choice of 18 Dec: Ask Tokyo first"; "" where the seat may not
 * know. */
const char *parts_origin(const struct viewer *viewer,
                         const struct origin *origin);
/* What it was alone: a label, a rule's name, a scene's title. */
const char *parts_origin_name(const struct viewer *viewer,
                              const struct origin *origin);
/* A text that a ledger entry of that turn told. */
const char *parts_told(const struct viewer *viewer,
                       const struct session_turn *turn,
                       const struct ledger_entry *entry);
/* Whether an entry of that turn came after the seat last stopped. */
bool parts_is_news(const struct viewer *viewer, size_t index,
                   const struct ledger_entry *entry);

/* The parts -------------------------------------------------------------- */

void view_add_scene(struct viewer *viewer);
void view_add_options(struct viewer *viewer);
void view_add_meters(struct viewer *viewer);
void view_add_ladder(struct viewer *viewer);
void view_add_timeline(struct viewer *viewer);
void view_add_happenings(struct viewer *viewer);
void view_add_changes(struct viewer *viewer);
void view_add_codex(struct viewer *viewer);
void view_add_stops(struct viewer *viewer);
void view_add_map(struct viewer *viewer);
void view_add_debrief(struct viewer *viewer);

/* Rising helps (1), hurts (-1) what the seat wants, 0 neither: the mandates
 * it picked, else its goal, else what the meter calls better. */
int8_t view_meter_goal(const struct viewer *viewer, int32_t meter);

/* What a goal gains when the meter rises: 1, -1, 0 nothing. */
int32_t view_goal_sign(const struct viewer *viewer, int32_t meter,
                       const struct expr *goal);

/* Adds the hidden truths that a seat knows from the start. Before a play has
 * drawn them there are none. */
void view_add_known(const struct viewer *viewer, int32_t actor,
                    struct list *brief);

/* A seat with its briefing; `start` and `now` are worlds for its mandates. */
struct view_seat view_seat_of(const struct viewer *viewer, int32_t actor,
                              const int32_t *start, const int32_t *now);

/* The decision that the seat has in the scene that waits, -1 if none. */
int32_t view_decision(const struct viewer *viewer);

#endif
