/* Dice without a state: a draw is a pure function of its key. So adding an
 * event does not reshuffle the rest, undo costs nothing, and one seed
 * compares two choices fairly. */
#ifndef BASE_DICE_H
#define BASE_DICE_H

#include <stdint.h>

/* What is drawn; part of the key. Append only: recordings depend on it. */
enum dice_what {
    DICE_UNKNOWN = 1,
    DICE_OUTCOME = 2,
    DICE_EVENT = 3,
    DICE_POLICY = 4,
    DICE_PLAYOUT = 5
};

struct dice_key {
    uint64_t seed;
    uint64_t actor; /* hash of the actor's id, 0 where there is none */
    uint64_t thing; /* hash of the drawing thing's id (hash_text) */
    int32_t turn;
    int32_t what;   /* enum dice_what */
    int32_t number; /* of the draw, from 0 */
};

/* 64 even bits. */
uint64_t dice_bits(const struct dice_key *key);

/* A number in [0, sides); 0 when sides is 0. The bias is below
 * sides / 2^64. */
uint32_t dice_below(const struct dice_key *key, uint32_t sides);

/* The same for sums of weights that a hostile file may make larger. For
 * sides below 2^32 both give the same number. */
uint64_t dice_below_wide(const struct dice_key *key, uint64_t sides);

#endif
