/* Dates in the Gregorian calendar, as people read them in English. Days are
 * counted from 1970-01-01; scenario/date.h reads the dates of a file. */
#ifndef PLAY_CALENDAR_H
#define PLAY_CALENDAR_H

#include "base/strbuf.h"

#include <stdint.h>

struct calendar_date {
    int32_t year;
    int32_t month; /* 1 to 12 */
    int32_t day;   /* 1 to 31 */
};

struct calendar_date calendar_from_days(int32_t days);

enum calendar_style {
    CALENDAR_FULL,  /* Fri 19 Dec 2014 */
    CALENDAR_WEEK,  /* Fri 19 Dec */
    CALENDAR_SHORT, /* 19 Dec */
    CALENDAR_YEAR   /* 19 Dec 2014 */
};

/* Appends the date; `minute` at or above 0 adds ", 11:40". */
void calendar_write(struct strbuf *out, int32_t days, int32_t minute,
                    enum calendar_style style);

#endif
