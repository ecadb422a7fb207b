/* Loading a scenario, and what must hold of it. */
#ifndef FUZZ_LOADING_H
#define FUZZ_LOADING_H

#include <stddef.h>
#include <stdint.h>

/* Loads; findings must be sorted, placed and clean. Where none is an error,
 * plays by `seed`. Whether it loaded. */
int fuzz_load(const char *text, size_t length, uint64_t seed);

#endif
