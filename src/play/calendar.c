#include "play/calendar.h"

static const char *const weekdays[7] = {"Mon", "Tue", "Wed", "Thu",
                                        "Fri", "Sat", "Sun"};
static const char *const months[12] = {"Jan", "Feb", "Mar", "Apr",
                                       "May", "Jun", "Jul", "Aug",
                                       "Sep", "Oct", "Nov", "Dec"};

/* Years are taken to begin in March: then the leap day is the last of its
 * year, and the months before it have one pattern (153 days in every five).
 * 719468 days lie between 0000-03-01 and 1970-01-01; 400 years are one era
 * of 146097 days. */
#define DAYS_TO_1970 719468
#define DAYS_OF_ERA  146097

static int32_t floor_divide(int32_t a, int32_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

struct calendar_date calendar_from_days(int32_t days)
{
    int32_t shifted = days + DAYS_TO_1970;
    int32_t era = floor_divide(shifted, DAYS_OF_ERA);
    int32_t in_era = shifted - era * DAYS_OF_ERA;
    int32_t year =
        (in_era - in_era / 1460 + in_era / 36524 - in_era / (DAYS_OF_ERA - 1)) /
        365;
    int32_t in_year = in_era - (365 * year + year / 4 - year / 100);
    int32_t from_march = (5 * in_year + 2) / 153;

    return (struct calendar_date){
        .year = year + era * 400 + (from_march >= 10 ? 1 : 0),
        .month = from_march < 10 ? from_march + 3 : from_march - 9,
        .day = in_year - (153 * from_march + 2) / 5 + 1};
}

void calendar_write(struct strbuf *out, int32_t days, int32_t minute,
                    enum calendar_style style)
{
    struct calendar_date date = calendar_from_days(days);
    /* 1970-01-01 was a Thursday. */
    int32_t weekday = days + 3 - floor_divide(days + 3, 7) * 7;

    if (style == CALENDAR_FULL || style == CALENDAR_WEEK)
        strbuf_format(out, "%s ", weekdays[weekday]);
    strbuf_format(out, "%d %s", (int)date.day, months[date.month - 1]);
    if (style == CALENDAR_FULL || style == CALENDAR_YEAR)
        strbuf_format(out, " %d", (int)date.year);
    if (minute >= 0)
        strbuf_format(out, ", %02d:%02d", (int)(minute / 60 % 24),
                      (int)(minute % 60));
}
