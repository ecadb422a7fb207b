/* clock_gettime and tzset are hidden by -std=c11 without this. */
#define _XOPEN_SOURCE 700

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

int64_t clock_now(void)
{
    return (int64_t)time(NULL);
}

#define YEAR_10000 INT64_C(253402300800)

/* localtime_r need not read the zone by itself. */
struct clock_date clock_local(int64_t seconds)
{
    time_t moment = (time_t)seconds;
    struct tm local;
    tzset();
    if (seconds < 0 || seconds >= YEAR_10000 || (int64_t)moment != seconds ||
        localtime_r(&moment, &local) == NULL) {
        return (struct clock_date){0};
    }
    return (struct clock_date){local.tm_year + 1900, local.tm_mon + 1,
                               local.tm_mday, local.tm_hour, local.tm_min};
}
