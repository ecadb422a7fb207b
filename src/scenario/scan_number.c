#include "scenario/scan_number.h"

#define MOST_EXPONENT 1000000 /* beyond it only the sign matters */

struct reader {
    const char *bytes;
    size_t length, at;
    bool negative;
    bool zero;         /* no digit but 0 so far */
    int64_t magnitude; /* places before the point from the first digit that
                          is not 0; at or below 0 behind the point */
};

static bool is_digit(const struct reader *r)
{
    return r->at < r->length && r->bytes[r->at] >= '0' &&
           r->bytes[r->at] <= '9';
}

static bool take(struct reader *r, char c)
{
    if (r->at >= r->length || r->bytes[r->at] != c)
        return false;
    r->at++;
    return true;
}

/* Appends a digit, held to the range of 64 bits; below 0 all along, since
 * that side reaches further. */
static int64_t append(int64_t value, int digit, bool *beyond)
{
    if (value < (INT64_MIN + digit) / 10) {
        *beyond = true;
        return INT64_MIN;
    }
    return value * 10 - digit;
}

static int64_t signed_value(int64_t value, bool negative, bool *beyond)
{
    if (negative)
        return value;
    if (value == INT64_MIN) {
        *beyond = true;
        return INT64_MAX;
    }
    return -value;
}

static void whole_part(struct reader *r, struct scan_number *out)
{
    while (is_digit(r)) {
        int digit = r->bytes[r->at++] - '0';

        out->value = append(out->value, digit, &out->beyond);
        if (digit != 0)
            r->zero = false;
        if (!r->zero)
            r->magnitude++;
    }
    out->hundredths = out->value;
}

static void decimals(struct reader *r, struct scan_number *out)
{
    bool beyond = false;

    while (is_digit(r)) {
        int digit = r->bytes[r->at++] - '0';

        if (out->decimals < 2)
            out->hundredths = append(out->hundredths, digit, &beyond);
        if (out->decimals < INT32_MAX)
            out->decimals++;
        if (digit != 0)
            r->zero = false;
        else if (r->zero)
            r->magnitude--;
    }
}

static int64_t exponent(struct reader *r)
{
    bool negative = take(r, '-');
    int64_t value = 0;

    if (!negative)
        take(r, '+');
    while (is_digit(r)) {
        int digit = r->bytes[r->at++] - '0';

        if (value < MOST_EXPONENT)
            value = value * 10 + digit;
    }
    return negative ? -value : value;
}

/* Whether a digit stands after the sign of an exponent. */
static bool exponent_begins(const struct reader *r)
{
    struct reader ahead = *r;

    if (!take(&ahead, '-'))
        take(&ahead, '+');
    return is_digit(&ahead);
}

static void finish(const struct reader *r, struct scan_number *out)
{
    bool beyond = false;
    int32_t i;

    for (i = out->decimals; i < 2; i++)
        out->hundredths = append(out->hundredths, 0, &beyond);
    out->value = signed_value(out->value, r->negative, &out->beyond);
    out->hundredths = signed_value(out->hundredths, r->negative, &beyond);
    out->end = r->at;
}

static enum number_fault fault_at(const struct reader *r,
                                  struct scan_number *out,
                                  enum number_fault fault)
{
    out->end = r->at;
    return fault;
}

enum number_fault scan_number(const char *bytes, size_t length, size_t at,
                              struct scan_number *out)
{
    struct reader r = {
        .bytes = bytes, .length = length, .at = at, .zero = true};

    *out = (struct scan_number){0};
    r.negative = take(&r, '-');
    if (!is_digit(&r))
        return fault_at(&r, out, NUMBER_DIGITS);
    if (take(&r, '0')) {
        if (is_digit(&r))
            return fault_at(&r, out, NUMBER_ZERO);
    }
    whole_part(&r, out);
    if (take(&r, '.')) {
        out->fraction = true;
        if (!is_digit(&r))
            return fault_at(&r, out, NUMBER_DIGITS);
        decimals(&r, out);
    }
    if (take(&r, 'e') || take(&r, 'E')) {
        out->fraction = out->exponent = true;
        if (!exponent_begins(&r))
            return fault_at(&r, out, NUMBER_DIGITS);
        r.magnitude += exponent(&r);
    }
    finish(&r, out);
    if (!r.zero && r.magnitude > 308)
        return fault_at(&r, out, NUMBER_INFINITE);
    return NUMBER_FINE;
}
