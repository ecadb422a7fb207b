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

uint32_t dice_below(const struct dice_key *key, uint32_t sides)
{
    uint64_t bits = dice_bits(key);
    uint64_t high = (bits >> 32) * sides;
    uint64_t low = (bits & UINT64_C(0xffffffff)) * sides;

    /* The top 32 of the 96 bits of bits * sides. */
    return (uint32_t)((high + (low >> 32)) >> 32);
}
