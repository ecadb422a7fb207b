#include "play/calendar.h"

static const enum word weekdays[7] = {
    WORD_WEEKDAY_MON, WORD_WEEKDAY_TUE, WORD_WEEKDAY_WED, WORD_WEEKDAY_THU,
    WORD_WEEKDAY_FRI, WORD_WEEKDAY_SAT, WORD_WEEKDAY_SUN};
static const enum word months[12] = {
    WORD_MONTH_JAN, WORD_MONTH_FEB, WORD_MONTH_MAR, WORD_MONTH_APR,
    WORD_MONTH_MAY, WORD_MONTH_JUN, WORD_MONTH_JUL, WORD_MONTH_AUG,
    WORD_MONTH_SEP, WORD_MONTH_OCT, WORD_MONTH_NOV, WORD_MONTH_DEC};

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

static const char *two_digits(struct arena *arena, int32_t number)
{
    const char digits[] = {(char)('0' + number / 10 % 10),
                           (char)('0' + number % 10)};

    return arena_copy(arena, digits, sizeof digits);
}

static const char *day_words(const struct language *words, struct arena *arena,
                             int32_t days, enum calendar_style style)
{
    struct calendar_date date = calendar_from_days(days);
    /* 1970-01-01 was a Thursday. */
    int32_t weekday = days + 3 - floor_divide(days + 3, 7) * 7;
    const char *name = words_get(words, weekdays[weekday]);
    const char *month = words_get(words, months[date.month - 1]);

    switch (style) {
    case CALENDAR_WEEK:
        return words_say(words, arena, WORD_DATE_WEEK,
                         VALUES(VALUE_TEXT("weekday", name),
                                VALUE_NUMBER("day", date.day),
                                VALUE_TEXT("month", month)));
    case CALENDAR_SHORT:
        return words_say(
            words, arena, WORD_DATE_SHORT,
            VALUES(VALUE_NUMBER("day", date.day), VALUE_TEXT("month", month)));
    case CALENDAR_YEAR:
        return words_say(words, arena, WORD_DATE_YEAR,
                         VALUES(VALUE_NUMBER("day", date.day),
                                VALUE_TEXT("month", month),
                                VALUE_NUMBER("year", date.year)));
    case CALENDAR_FULL:
        break;
    }
    return words_say(
        words, arena, WORD_DATE_FULL,
        VALUES(VALUE_TEXT("weekday", name), VALUE_NUMBER("day", date.day),
               VALUE_TEXT("month", month), VALUE_NUMBER("year", date.year)));
}

void calendar_write(const struct language *words, struct strbuf *out,
                    struct calendar_time time, enum calendar_style style)
{
    struct arena arena = {0};
    const char *date = day_words(words, &arena, time.days, style);

    if (time.minute < 0)
        strbuf_text(out, date);
    else
        words_fill(
            words, out, WORD_DATE_TIME,
            VALUES(
                VALUE_TEXT("date", date),
                VALUE_TEXT("hour", two_digits(&arena, time.minute / 60 % 24)),
                VALUE_TEXT("minute", two_digits(&arena, time.minute % 60))));
    arena_clear(&arena);
}
