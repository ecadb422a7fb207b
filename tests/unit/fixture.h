/* Small plays for tests: a scenario written with ' for ", and a play of it
 * step by step. */
#ifndef UNIT_FIXTURE_H
#define UNIT_FIXTURE_H

#include "unit/unit.h"

#include "engine/playout.h"

struct fixture {
    struct arena arena;
    const struct model *model;
    int32_t *world;
    int32_t *before;      /* the world before the last turn */
    struct ledger ledger; /* of the last turn only */
    uint8_t policies[LIMIT_ACTORS];
};

/* Loads a scenario given as the members of its top object, with ' for ".
 * What is left out of format, id, title, language, start, limits (12 turns)
 * and endings (one, `calm`) is put in. The test fails, printing the findings,
 * when it does not load. The play stands at its first decision point. */
void fixture_open(struct fixture *f, const char *members);
void fixture_close(struct fixture *f);

/* Starts again with another seed. */
void fixture_start(struct fixture *f, uint64_t seed);

/* Plays a turn: `choices` are option ids in the order of the scene's
 * decisions, parted by blanks, "-" for a decision with nothing open; NULL:
 * all by uniform policy. */
void fixture_turn(struct fixture *f, const char *choices);
/* The same with a facilitator's orders. */
void fixture_ordered(struct fixture *f, const char *choices,
                     const struct order *orders, int32_t count);

int32_t fixture_meter(const struct fixture *f, const char *id);
bool fixture_flag(const struct fixture *f, const char *id);
int32_t fixture_index(const struct names *names, const char *id);
int32_t fixture_thing(const struct fixture *f, const char *id);
/* The id of the current scene, "" when the play is over. */
const char *fixture_scene(const struct fixture *f);
/* The id of the ending, "" while the play goes on. */
const char *fixture_ending(const struct fixture *f);
/* How many entries of a kind the last turn's ledger has. */
int32_t fixture_count(const struct fixture *f, enum ledger_kind kind);
/* The open options of a decision of the scene; returns how many. */
int32_t fixture_open_options(const struct fixture *f, int32_t slot,
                             int32_t options[LIMIT_OPTIONS]);

#endif
