/* What the manual pages of demarche-cli say beside its tables. */
#ifndef CLI_PROSE_H
#define CLI_PROSE_H

#include "app/manual.h"

extern const struct manual_prose cli_prose[];
extern const int32_t cli_prose_count;

#endif
