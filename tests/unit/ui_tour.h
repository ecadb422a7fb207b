/* A walk over every screen of the game, for the tests that look at all of
 * them: each is shown to a visitor once its animations are over. */
#ifndef TESTS_UNIT_UI_TOUR_H
#define TESTS_UNIT_UI_TOUR_H

#include "base/strbuf.h"
#include "ui_fixture.h"

struct tour {
    const struct text_measure *measure;
    const struct language *words; /* NULL: English */
    /* Sees a screen at 1280x720; may do to it what leaves it as it was. */
    void (*visit)(void *context, struct hand *hand);
    void *context;
    uint64_t seen; /* bit i: `enum screen_kind` i was visited */
};

/* Title, seats, a hand-over between two persons. */
void tour_before_play(struct tour *tour);

void tour_error(struct tour *tour);

/* From the briefing to the debrief, with every page that can be looked up at
 * the first decision and at the end; `step` shifts which option is taken. */
void tour_play(struct tour *tour, const char *path, const char *seat, int step);

/* A play whose one decision has `count` options; every text of it is
 * `text`. */
void tour_options(struct tour *tour, int count, const char *text);

/* Saved plays: the list, names, what asks, going on, and a play that cannot
 * be kept. */
void tour_saves(struct tour *tour);

/* Fails with the name of a screen that was not visited. */
void tour_saw_all(const struct tour *tour);

#endif
