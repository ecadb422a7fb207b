/* Dates in the Gregorian calendar, as people read them in English. Days are
 * counted from 1970-01-01; years run from 1 to 9999. */
#ifndef PLAY_CALENDAR_H
#define PLAY_CALENDAR_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

struct calendar_date {
    int32_t year;
    int32_t month; /* 1 to 12 */
    int32_t day;   /* 1 to 31 */
};

struct calendar_date calendar_from_days(int32_t days);
int32_t calendar_to_days(struct calendar_date date);

/* Reads "2014-12-19" or "2014-12-19T11:40"; `minute` of the day, -1 where
 * none is given. False for anything else. */
bool calendar_read(const char *text, int32_t *days, int32_t *minute);

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
