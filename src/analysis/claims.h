/* What a scenario's `expect` claims, and what is known of each claim so far.
 *
 * `never`, `always` and `reachable` are asked of worlds at rest: of the start
 * (turn 0) and after step 9 of every turn, before time passes. One world that
 * fits decides a claim, whoever comes across it; the other verdicts need
 * every such world (explore.h). `odds` is the business of odds.h. */
#ifndef ANALYSIS_CLAIMS_H
#define ANALYSIS_CLAIMS_H

#include "base/arena.h"
#include "engine/world.h"

enum verdict { VERDICT_UNDECIDED, VERDICT_PROVED, VERDICT_REFUTED };

/* A world at rest that decides a claim, and the way to it: its turn is
 * world[WORLD_TURN], its scene world[WORLD_SCENE]. */
struct hit {
    const int32_t *world; /* NULL: no hit */
    const uint32_t *ways; /* which way (ways.h) the start took and each turn
                             from the first; NULL: the play of `seed` in which
                             every seat chose by `uniform` */
    uint64_t seed;
};

struct witness;

struct claim {
    enum verdict verdict;
    bool exhausted;                /* decided by looking at every world */
    bool reasoned;                 /* decided by prove.h */
    struct hit hit;                /* `odds` never has one */
    const struct witness *witness; /* the hit spelled out (expect.h); or NULL */
    uint64_t plays, came;          /* of `odds`: in how many the ending came */
    int32_t low, high; /* of `odds`: its share, tenths of a percent */
};

struct claims {
    const struct model *model;
    struct arena *arena; /* worlds of hits live there */
    struct claim *list;  /* one a model->expectations */
    int32_t *open;       /* those that a world at rest may still decide */
    int32_t open_count;
};

void claims_init(struct claims *claims, const struct model *model,
                 struct arena *arena);

/* Asks the open claims of a world at rest. For those that it decides `hit`,
 * whose world is not looked at, becomes the hit with a copy of the world.
 * Returns how many it decided. */
int32_t claims_ask(struct claims *claims, const int32_t *world,
                   const struct hit *hit);

/* Whether `world` decides expectation `index`, and how. */
enum verdict claims_judge(const struct model *model, int32_t index,
                          const int32_t *world);

/* Every world at rest was asked: what is still open is decided by that. */
void claims_exhausted(struct claims *claims);

#endif
