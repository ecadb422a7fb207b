/* Dates in the Gregorian calendar, as people read them. Days are counted from
 * 1970-01-01; scenario/date.h reads the dates of a file. */
#ifndef PLAY_CALENDAR_H
#define PLAY_CALENDAR_H

#include "base/words.h"

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

struct calendar_time {
    int32_t days;   /* since 1970-01-01 */
    int32_t minute; /* of the day; -1: without time */
};

/* Appends the date; with a minute also ", 11:40". */
void calendar_write(const struct language *words, struct strbuf *out,
                    struct calendar_time time, enum calendar_style style);

#endif
