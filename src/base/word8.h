/* Eight bytes of a text as one number, the first in its lowest bits, on every
 * machine. Where that is the machine's own order a compiler makes one load of
 * word8_load(). */
#ifndef BASE_WORD8_H
#define BASE_WORD8_H

#include <stddef.h>
#include <stdint.h>

#define WORD8_EACH(byte) (UINT64_C(0x0101010101010101) * (uint64_t)(byte))
#define WORD8_HIGHS      WORD8_EACH(0x80)

static inline uint64_t word8_load(const void *bytes)
{
    const unsigned char *from = bytes;

    return (uint64_t)from[0] | (uint64_t)from[1] << 8 |
           (uint64_t)from[2] << 16 | (uint64_t)from[3] << 24 |
           (uint64_t)from[4] << 32 | (uint64_t)from[5] << 40 |
           (uint64_t)from[6] << 48 | (uint64_t)from[7] << 56;
}

/* Fewer than eight bytes as one number: each length tells all texts apart.
 * Pieces that may overlap are read quicker than byte after byte. */
static inline uint64_t word8_part(const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    const unsigned char *last = from + length;

    if (length >= 4)
        return (uint64_t)from[0] | (uint64_t)from[1] << 8 |
               (uint64_t)from[2] << 16 | (uint64_t)from[3] << 24 |
               (uint64_t)last[-4] << 32 | (uint64_t)last[-3] << 40 |
               (uint64_t)last[-2] << 48 | (uint64_t)last[-1] << 56;
    if (length == 0)
        return 0;
    return (uint64_t)from[0] | (uint64_t)from[length / 2] << 8 |
           (uint64_t)last[-1] << 16;
}

/* Marks bytes below `least`, up to 0x80: the lowest bit that is set lies in
 * the first of them; none is set where there is none. What stands above the
 * first may be marked too. */
static inline uint64_t word8_below(uint64_t word, unsigned least)
{
    return (word - WORD8_EACH(least)) & ~word & WORD8_HIGHS;
}

/* The same for bytes that are `byte`. */
static inline uint64_t word8_equal(uint64_t word, unsigned byte)
{
    return word8_below(word ^ WORD8_EACH(byte), 1);
}

/* In which byte, from 0, the lowest bit of a word is that is set. */
static inline unsigned word8_first(uint64_t marks)
{
    uint64_t lower = (marks & (~marks + 1)) - 1;

    return (unsigned)((lower >> 7 & WORD8_EACH(1)) * WORD8_EACH(1) >> 56);
}

#endif
