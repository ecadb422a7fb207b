#include "scenario/date.h"

#define EPOCH 719468 /* days from 0000-03-01 to 1970-01-01 */

/* Years begin in March here, so that the leap day is the last of a year. */
static int32_t day_number(int32_t year, int32_t month, int32_t day)
{
    int32_t y = month <= 2 ? year - 1 : year;
    int32_t m = month <= 2 ? month + 9 : month - 3;

    return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 -
           EPOCH;
}

static int32_t days_in(int32_t year, int32_t month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30,
                                  31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

/* `count` digits;
 * -1 where they do not stand there. */
static int32_t digits(const char **at, int count)
{
    int32_t value = 0;

    for (; count > 0; count--, (*at)++) {
        if (**at < '0' || **at > '9')
            return -1;
        value = value * 10 + (**at - '0');
    }
    return value;
}

static bool take(const char **at, char c)
{
    if (**at != c)
        return false;
    (*at)++;
    return true;
}

static bool read_day(const char **at, struct date *out)
{
    int32_t year = digits(at, 4);
    int32_t month;
    int32_t day;

    if (year < 1 || !take(at, '-'))
        return false;
    month = digits(at, 2);
    if (month < 1 || month > 12 || !take(at, '-'))
        return false;
    day = digits(at, 2);
    if (day < 1 || day > days_in(year, month))
        return false;
    out->day = day_number(year, month, day);
    return true;
}

static bool read_time(const char **at, struct date *out)
{
    int32_t hour = digits(at, 2);
    int32_t minute;

    if (hour < 0 || hour > 23 || !take(at, ':'))
        return false;
    minute = digits(at, 2);
    if (minute < 0 || minute > 59)
        return false;
    out->minute = hour * 60 + minute;
    if (take(at, ':')) {
        int32_t second = digits(at, 2);

        return second >= 0 && second <= 59;
    }
    return true;
}

bool date_parse(const char *text, struct date *out)
{
    const char *at = text;

    out->minute = -1;
    if (!read_day(&at, out))
        return false;
    if (take(&at, 'T') && !read_time(&at, out))
        return false;
    return *at == '\0';
}

/* Why not ------------------------------------------------------------------ */

static void explain_day(int32_t year, int32_t month, int32_t day,
                        struct strbuf *out)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};

    if (year < 1)
        strbuf_text(out, "years go from 0001 to 9999");
    else if (month < 1 || month > 12)
        strbuf_format(out, "there is no month %02d", (int)month);
    else if (day < 1)
        strbuf_text(out, "days are counted from 01");
    else
        strbuf_format(out, "%s %d has %d days", names[month - 1], (int)year,
                      (int)days_in(year, month));
}

/* Of what stands after a day that is one. */
static void explain_rest(const char *rest, struct strbuf *out)
{
    struct date date;

    if (*rest == ' ')
        strbuf_text(out, "write T between the day and the time, as in "
                         "2014-12-17T09:30");
    else if (*rest == 'T' && (rest++, !read_time(&rest, &date)))
        strbuf_text(out, "the time after T goes from 00:00 to 23:59, with two "
                         "digits each");
    else if (*rest == 'Z' || *rest == '+' || *rest == '-')
        strbuf_format(out, "leave \"%s\" out, dates have no time zone", rest);
    else
        strbuf_format(out, "\"%s\" is more than a date", rest);
}

/* A number of up to four digits; -1: none. */
static int32_t short_number(const char **at)
{
    int32_t value = -1;

    for (int32_t i = 0; i < 4 && **at >= '0' && **at <= '9'; i++)
        value = (value < 0 ? 0 : value) * 10 + *(*at)++ - '0';
    return value;
}

/* Days as they are written elsewhere, where it is plain which number is
 * which: 17.12.2014, 2014/12/17, 2014-1-7. */
static bool explain_order(const char *text, struct strbuf *out)
{
    const char *at = text;
    int32_t parts[3] = {-1, -1, -1};
    char sign = '\0';
    int32_t count = 0;

    for (; count < 3; count++) {
        if (count > 0 && !(*at == sign && take(&at, sign)))
            return false;
        parts[count] = short_number(&at);
        if (parts[count] < 0)
            return false;
        sign = count == 0 ? *at : sign;
        if (sign != '.' && sign != '/' && sign != '-')
            return false;
    }
    if (sign == '.' || (sign == '/' && parts[0] > 12 && parts[0] <= 31)) {
        int32_t day = parts[0];

        parts[0] = parts[2];
        parts[2] = day;
    }
    if (*at != '\0' || parts[0] < 1000 || parts[1] < 1 || parts[1] > 12 ||
        parts[2] < 1 || parts[2] > days_in(parts[0], parts[1]))
        return false;
    strbuf_format(out, "write %04d-%02d-%02d", (int)parts[0], (int)parts[1],
                  (int)parts[2]);
    return true;
}

void date_explain(const char *text, struct strbuf *out)
{
    const char *at = text;
    struct date date;
    int32_t year = digits(&at, 4);
    bool dash = year >= 0 && take(&at, '-');
    int32_t month = dash ? digits(&at, 2) : -1;
    int32_t day = month >= 0 && take(&at, '-') ? digits(&at, 2) : -1;

    if (day < 0) {
        if (!explain_order(text, out))
            strbuf_text(out, "write four digits for the year and two each for "
                             "month and day, as in 2014-12-17");
        return;
    }
    at = text;
    if (read_day(&at, &date))
        explain_rest(at, out);
    else
        explain_day(year, month, day, out);
}
