/* Dates of a scenario: the proleptic Gregorian calendar in whole days, no
 * time zones. */
#ifndef SCENARIO_DATE_H
#define SCENARIO_DATE_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stdint.h>

struct date {
    int32_t day;    /* since 1970-01-01 */
    int32_t minute; /* of that day, -1: none given */
};

/* Reads "2014-12-17" or "2014-12-17T09:30" (seconds are allowed and
 * dropped). Years 1 to 9999. */
bool date_parse(const char *text, struct date *out);

/* Adds why that refuses the text, as in "February 2031 has 28 days". */
void date_explain(const char *text, struct strbuf *out);

#endif
