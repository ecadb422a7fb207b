/* Plays for tests of sessions, recordings and views: a fixture's scenario,
 * the actors that persons play, and lines as people type them. */
#ifndef UNIT_PLAY_FIXTURE_H
#define UNIT_PLAY_FIXTURE_H

#include "unit/fixture.h"

#include "play/recording.h"
#include "play/view.h"

struct play {
    struct fixture fixture;
    const struct model *model;
    struct session *session;
    struct arena arena; /* of views */
    struct diag_list diags;
};

/* `members` as fixture_open() takes them; `persons` are actor ids parted by
 * blanks. */
void play_open(struct play *play, const char *members, const char *persons);
void play_close(struct play *play);

/* Begins again with another seed and the same persons. */
void play_seed(struct play *play, uint64_t seed);

/* Begins again with these seats. */
void play_seats(struct play *play, uint64_t seed, const struct seats *seats);

/* Says a line that must be taken. */
void play_say(struct play *play, const char *line);
/* Says a line that must be refused and leave everything as it was; returns
 * "CODE message", valid until the next call. */
const char *play_refused(struct play *play, const char *line);

/* The view of an actor by id, NULL: as view_make() chooses (an actor id that
 * no person has is a rule-played seat's). */
const struct view *play_view(struct play *play, const char *actor);

/* In a view: NULL where there is none. */
const struct view_meter *view_find_meter(const struct view *view,
                                         const char *id);
const struct view_option *view_find_option(const struct view *view,
                                           const char *id);
/* The mark on a card for a meter. */
const struct view_mark *view_find_mark(const struct view *view,
                                       const char *option, const char *meter);
/* The first piece of news of a kind. */
const struct view_happening *view_find_news(const struct view *view,
                                            enum view_kind kind);
/* Whether any text of the news, the history, the ledger or the time line
 * holds `text`. */
bool view_tells(const struct view *view, const char *text);
/* The last cause of the last change of a meter in the whole ledger. */
const struct view_cause *view_find_cause(const struct view *view,
                                         const char *meter);

/* The recording of a play as text, in the play's arena. */
const char *play_recording(struct play *play);

#endif
