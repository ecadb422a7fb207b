/* clock_gettime is hidden by -std=c11 without this. */
#define _POSIX_C_SOURCE 200809L

#include "platform/clock.h"

#include "base/hash.h"

#include <time.h>

static uint64_t nanoseconds(clockid_t clock)
{
    struct timespec now = {0, 0};
    clock_gettime(clock, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

uint64_t clock_seed(void)
{
    return hash_mix(nanoseconds(CLOCK_REALTIME));
}

int64_t clock_spent(void)
{
    return (int64_t)(nanoseconds(CLOCK_PROCESS_CPUTIME_ID) / 1000000u);
}
