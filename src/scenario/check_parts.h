/* The parts of scenario_check(). Private to check*.c. */
#ifndef SCENARIO_CHECK_PARTS_H
#define SCENARIO_CHECK_PARTS_H

#include "scenario/check.h"
#include "scenario/load_parts.h"

/* What can never come, happen, be chosen or be told. */
void check_flow(struct loader *loader);
/* Meters, flags and library options that serve nothing. */
void check_use(struct loader *loader);

/* Codes of other standards: language, countries. */
void check_codes(struct loader *loader);
/* Dates, sources, lists of ids. */
void check_facts(struct loader *loader);
/* Seats, advisers and cards. */
void check_people(struct loader *loader);
/* Strings that people read. */
void check_strings(struct loader *loader);

/* A class page that asks nothing; class cuts that name what their scenes do
 * not offer. */
void check_class(struct loader *loader);

#endif
