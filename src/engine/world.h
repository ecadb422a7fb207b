/* The state of a play: one flat block of 32-bit integers that the caller
 * supplies and one memcpy copies. No pointers, floats, padding or time.
 *
 * A world rests at a decision point: the turn has begun (steps 1 to 3) and
 * waits for its moves, or the play is over. Between step 9 and the next
 * step 1 it rests too, with WORLD_NEXT set: there expectations are asked. */
#ifndef ENGINE_WORLD_H
#define ENGINE_WORLD_H

#include "engine/draws.h"
#include "scenario/scenario.h"

#include <stddef.h>

enum world_word {
    WORLD_SEED_LOW, /* the play's seed; no part of world_hash() */
    WORLD_SEED_HIGH,
    WORLD_TURN,   /* 0 before the first turn */
    WORLD_SCENE,  /* the turn's scene; GO_NOWHERE in turn 0, GO_END: over */
    WORLD_NEXT,   /* what step 9 chose: a scene, GO_END; else GO_NOWHERE */
    WORLD_ENDING, /* -1 while the play goes on */
    WORLD_DAY,    /* calendar days since start; 0 where a clock rules */
    WORLD_BACK,   /* what an interruption made wait: a scene, GO_END, or
                     GO_NOWHERE for nothing */
    WORLD_CAP,    /* highest rung open to any seat, RUNG_UNCAPPED */
    WORLD_SPARE   /* always 0 */
};

#define RUNG_UNCAPPED INT32_MAX

/* Bytes of a world of this model: 4 * layout.words. */
size_t world_size(const struct model *model);

/* How a play begins. */
struct start {
    uint64_t seed;
    bool as_it_was; /* an unknown with a value on record takes that one; the
                       others are drawn as ever */
    struct draws *draws; /* decide those draws; NULL: the dice do */
};

/* Turn 0: start values, unknowns drawn or as they were, nothing has happened.
 * The ledger (may be NULL) gets the truths. WORLD_NEXT is the first scene. */
struct ledger;
void world_init(const struct model *model, struct start start, int32_t *world,
                struct ledger *ledger);

uint64_t world_seed(const int32_t *world);
void world_set_seed(int32_t *world, uint64_t seed);
bool world_over(const int32_t *world);

int32_t world_meter(const struct model *model, const int32_t *world,
                    int32_t meter);
/* Index of the value in the unknown's span, -1 if it is never drawn. */
int32_t world_unknown(const struct model *model, const int32_t *world,
                      int32_t unknown);

/* Days since start, from the calendar or the clock; what `day` reads. */
int32_t world_day(const struct model *model, const int32_t *world);
/* Minute of that day: the clock's, else the scene's own, else -1. */
int32_t world_minute(const struct model *model, const int32_t *world);

/* The option (as used) of an actor's last move, -1 before any. Only actors
 * with a slot (model->last_slot) have one; -1 for others. */
int32_t world_last(const struct model *model, const int32_t *world,
                   int32_t actor);

/* Over every value but the seed, in layout order. */
uint64_t world_hash(const struct model *model, const int32_t *world);

/* What a word of the world holds: "meter tension", "flags from 0",
 * "waiting leak". `word` is below layout.words. */
struct strbuf;
void world_word_name(const struct model *model, int32_t word,
                     struct strbuf *out);

#endif
