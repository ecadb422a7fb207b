/* A host that keeps plays, for the tests of the interface: it writes nothing,
 * and remembers what it was asked for. */
#ifndef TESTS_UNIT_UI_SAVES_H
#define TESTS_UNIT_UI_SAVES_H

#include "ui_fixture.h"

#define FAKE_ROWS 600

struct fake_saves {
    /* The list. */
    struct ui_save rows[FAKE_ROWS];
    size_t count;
    int listings, looks; /* how often it, or one of it, was asked for */

    /* What open() gives. */
    const char *scenario; /* NULL: the one that is open */
    uint64_t persons;
    const char *moves[8]; /* up to a NULL */
    const char *note;
    bool changed, refused, as_it_was;
    bool as_begun;   /* its scenario as it was can be had */
    int32_t minutes; /* of a class cut, 0: none */
    char opened[200];

    /* What comes back, NULL: all is well. */
    const char *keep_problem, *name_problem, *copy_problem, *forget_problem;

    /* What was asked. */
    int keeps;           /* of them, */
    int fresh;           /* that were of a new play */
    char kept[200];      /* where the play stood that was kept last */
    int32_t mandates[2]; /* of its first person */
    char named[300], copied[1200];
    int copied_index, forgotten_index; /* -1: none yet */
};

/* Where a play stands, so that two stands can be compared. */
void fake_stand(const struct session *session, char out[200]);

/* With `count` rows, 0 to FAKE_ROWS: a named one second, then, where there
 * are as many, one that is damaged and one that is open elsewhere. */
struct fake_saves *fake_saves_new(size_t count);

/* A hand whose plays are kept; hand_free() leaves `saves`, free() ends it. */
struct hand *hand_with_saves(struct fake_saves *saves,
                             const struct text_measure *measure);

/* Both as one, as most tests want them. */
struct kept_hand {
    struct fake_saves *saves;
    struct hand *hand;
};
struct kept_hand kept_with(size_t rows);
void kept_free(struct kept_hand *kept);

/* Two seats that decide at once, then a scene to read, then Alba again. */
extern const char kept_two_seats[];

/* At the beginning of that: Alba a person, or both, who hand over. */
struct kept_hand kept_two(bool both);

/* Whether anything on the page has these words in its name. */
bool kept_says(struct hand *hand, const char *words);

#endif
