/* Numbers as they stand in a JSON text, without a double in between. */
#ifndef SCENARIO_SCAN_NUMBER_H
#define SCENARIO_SCAN_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum number_fault {
    NUMBER_FINE,
    NUMBER_ZERO,    /* digits after a leading 0 */
    NUMBER_DIGITS,  /* a digit is missing at `end` */
    NUMBER_INFINITE /* 10^308 or more */
};

struct scan_number {
    size_t end;         /* of its text, from the start of the bytes */
    int64_t value;      /* towards zero of what stands before the point; held
                           to INT64_MIN..INT64_MAX */
    int64_t hundredths; /* likewise, with two decimals */
    bool fraction;      /* it has a point or an exponent */
    bool exponent;
    bool beyond;      /* `value` was held */
    int32_t decimals; /* digits after the point */
};

/* Reads the number that begins at bytes[at], which is a digit or '-'. */
enum number_fault scan_number(const char *bytes, size_t length, size_t at,
                              struct scan_number *out);

#endif
