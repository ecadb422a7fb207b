#include "engine/draws.h"

#include <assert.h>

int32_t draws_take(struct draws *draws, int32_t width)
{
    int32_t at = draws->count;

    if (width == 1)
        return 0;
    assert(at < DRAWS_MOST);
    if (at >= draws->fixed)
        draws->branch[at] = 0;
    draws->width[at] = width;
    draws->count++;
    return draws->branch[at];
}

/* Like an odometer whose last wheels change with what the first ones show:
 * those after the one that turns are forgotten. */
bool draws_next(struct draws *draws)
{
    int32_t last = draws->count - 1;

    while (last >= 0 && draws->branch[last] + 1 == draws->width[last])
        last--;
    draws->count = 0;
    draws->fixed = last + 1;
    if (last >= 0)
        draws->branch[last]++;
    return last >= 0;
}
