#include "base/hash.h"
#include "base/word8.h"

#include <string.h>

uint64_t hash_mix(uint64_t value)
{
    value ^= value >> 30;
    value *= UINT64_C(0xbf58476d1ce4e5b9);
    value ^= value >> 27;
    value *= UINT64_C(0x94d049bb133111eb);
    value ^= value >> 31;
    return value;
}

uint64_t hash_value(uint64_t hash, uint64_t value)
{
    /* The odd constant keeps a run of zeros from standing still: hash_mix
     * maps 0 to 0. */
    return hash_mix((hash ^ hash_mix(value)) + HASH_START);
}

uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    uint64_t word = 0;
    size_t i;

    for (i = 0; length - i >= 8; i += 8)
        hash = hash_value(hash, word8_load(from + i));
    for (; i < length; i++)
        word |= (uint64_t)from[i] << (i % 8 * 8);
    hash = hash_value(hash, word);
    /* The length ends it: "a" and "a\0" differ. */
    return hash_value(hash, (uint64_t)length);
}

/* A bijection of each of the two where the other stays. */
static uint64_t quick_step(uint64_t hash, uint64_t word)
{
    hash = (hash ^ word) * HASH_START; /* an odd number */
    return hash ^ hash >> 32;
}

uint64_t hash_file(const void *bytes, size_t length)
{
    const unsigned char *from = bytes;
    uint64_t chains[4] = {1, 2, 3, 4};
    uint64_t hash = hash_value(HASH_START, length);
    size_t left = length;
    int i;

    /* Each step of a chain waits for the one before it; four chains do not
     * wait for each other. A step loses nothing, so that one word that is
     * changed is always found; what is left to chance is mixed at the end. */
    for (; left >= 32; left -= 32, from += 32)
        for (i = 0; i < 4; i++)
            chains[i] = quick_step(chains[i], word8_load(from + i * 8));
    for (i = 0; i < 4; i++)
        hash = hash_value(hash, chains[i]);
    return hash_bytes(hash, from, left);
}

uint64_t hash_text(uint64_t hash, const char *text)
{
    return hash_bytes(hash, text, strlen(text));
}

uint64_t hash_short(const char *text, size_t length)
{
    uint64_t hash = length;
    uint64_t last;
    size_t i;

    for (i = 0; i + 8 < length; i += 8)
        hash = quick_step(hash, word8_load(text + i));
    last =
        length < 8 ? word8_part(text, length) : word8_load(text + length - 8);
    /* The last letters, by which ids most often differ, are the highest bits,
     * and a multiplication carries upwards alone. */
    return quick_step(hash, last ^ last >> 32);
}

void hash_to_hex(uint64_t hash, char hex[17])
{
    int i;

    for (i = 0; i < 16; i++)
        hex[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    hex[16] = '\0';
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1;
}

int hash_from_hex(const char *text, uint64_t *hash)
{
    uint64_t value = 0;
    int i;

    for (i = 0; i < 16; i++) {
        int digit = hex_digit(text[i]); /* a NUL is no digit: it ends here */

        if (digit < 0)
            return 0;
        value = value << 4 | (uint64_t)digit;
    }
    if (text[16] != '\0')
        return 0;
    *hash = value;
    return 1;
}
