/* The time of day and time spent: for a seed and for measuring. The play
 * itself knows no clock. */
#ifndef PLATFORM_CLOCK_H
#define PLATFORM_CLOCK_H

#include <stdint.h>

/* A seed that is another one at each start. */
uint64_t clock_seed(void);

/* Milliseconds since some moment; never goes back. */
int64_t clock_milliseconds(void);

#endif
