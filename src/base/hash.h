/* A stable 64-bit hash over values: the same on every machine, compiler and
 * word size. Not cryptographic: it finds accidents, not forgeries. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#define HASH_START UINT64_C(0x9e3779b97f4a7c15)

/* Mixes one value into a running hash; order matters. */
uint64_t hash_value(uint64_t hash, uint64_t value);
uint64_t hash_bytes(uint64_t hash, const void *bytes, size_t length);
uint64_t hash_text(uint64_t hash, const char *text);

/* Of a whole file: ten times as fast as hash_bytes(), another value. */
uint64_t hash_file(const void *bytes, size_t length);

/* For tables within one run alone, as of ids: its value may change. Quick
 * where texts are short, and all of its bits are good enough. */
uint64_t hash_short(const char *text, size_t length);

/* A bijection of 64-bit words in which each input bit moves each output bit
 * (the finaliser of SplitMix64, Steele, Lea and Flood 2014). */
uint64_t hash_mix(uint64_t value);

/* 16 lower-case hex digits and a NUL; and back: false when `text` is not
 * exactly that. */
void hash_to_hex(uint64_t hash, char hex[17]);
int hash_from_hex(const char *text, uint64_t *hash);

#endif
