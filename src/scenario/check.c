#include "scenario/check.h"

#include "scenario/load_parts.h"

void scenario_check(struct check_context *context)
{
    (void)context;
}
