/* The time of day and time spent: for a seed and for measuring. The play
 * itself knows no clock. */
#ifndef PLATFORM_CLOCK_H
#define PLATFORM_CLOCK_H

#include <stdint.h>

/* A seed that is another one at each start. */
uint64_t clock_seed(void);

/* Milliseconds that a core has spent on this program: other programs that
 * want the same core do not count. */
int64_t clock_spent(void);

#endif
