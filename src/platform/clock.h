/* The time of day and time spent: for a seed, for measuring and for dates
 * of saved plays. The play itself knows no clock. */
#ifndef PLATFORM_CLOCK_H
#define PLATFORM_CLOCK_H

#include <stdint.h>

/* A seed that is another one at each start. */
uint64_t clock_seed(void);

/* Milliseconds that a core has spent on this program: other programs that
 * want the same core do not count. */
int64_t clock_spent(void);

/* Seconds since 1970. */
int64_t clock_now(void);

/* A moment where the player is: year as people write it, month 1 to 12, day 1
 * to 31, hour 0 to 23, minute 0 to 59. */
struct clock_date {
    int32_t year, month, day, hour, minute;
};

/* `seconds` since 1970 in local time; all 0 for a moment before that, after
 * the year 9999, or that the system cannot tell. */
struct clock_date clock_local(int64_t seconds);

#endif
