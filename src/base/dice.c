#include "base/dice.h"
#include "base/hash.h"

uint64_t dice_bits(const struct dice_key *key)
{
    /* Field by field, each through the full mixer: neighbouring seeds, turns
     * and numbers then share nothing. */
    uint64_t hash = hash_value(HASH_START, key->seed);

    hash = hash_value(hash, (uint64_t)(int64_t)key->turn);
    hash = hash_value(hash, key->actor);
    hash = hash_value(hash, key->thing);
    hash = hash_value(hash, (uint64_t)(int64_t)key->what);
    return hash_value(hash, (uint64_t)(int64_t)key->number);
}

uint64_t dice_below_wide(const struct dice_key *key, uint64_t sides)
{
    const uint64_t mask = UINT64_C(0xffffffff);
    uint64_t bits = dice_bits(key);
    uint64_t low = (bits & mask) * (sides & mask);
    uint64_t middle = (bits >> 32) * (sides & mask) + (low >> 32);
    uint64_t cross = (bits & mask) * (sides >> 32) + (middle & mask);

    /* The top 64 of the 128 bits of bits * sides. */
    return (bits >> 32) * (sides >> 32) + (middle >> 32) + (cross >> 32);
}

uint32_t dice_below(const struct dice_key *key, uint32_t sides)
{
    return (uint32_t)dice_below_wide(key, sides);
}
