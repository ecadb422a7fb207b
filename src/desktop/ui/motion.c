#include "desktop/ui/motion.h"

#define WHOLE 1000

static const int32_t lengths[MOTION_KINDS] = {[MOTION_FOCUS] = 120,
                                              [MOTION_HOVER] = 120,
                                              [MOTION_PAGE] = 200,
                                              [MOTION_COUNT] = 600,
                                              [MOTION_LADDER] = 400};

void motion_start(struct motion *motion, enum motion_kind kind)
{
    motion->runs[kind] = motion->on;
    motion->gone[kind] = 0;
}

bool motion_pass(struct motion *motion, int32_t ms)
{
    bool moved = false;
    for (int kind = 0; kind < MOTION_KINDS; kind++) {
        if (!motion->runs[kind] || ms <= 0)
            continue;
        moved = true;
        if (ms >= lengths[kind] - motion->gone[kind])
            motion->runs[kind] = false;
        else
            motion->gone[kind] += ms;
    }
    return moved;
}

bool motion_running(const struct motion *motion)
{
    bool any = false;
    for (int kind = 0; kind < MOTION_KINDS; kind++)
        any = any || motion->runs[kind];
    return any;
}

bool motion_finish(struct motion *motion)
{
    bool ran = motion_running(motion);
    for (int kind = 0; kind < MOTION_KINDS; kind++)
        motion->runs[kind] = false;
    return ran;
}

/* What is left falls with the square of the time left. */
int32_t motion_done(const struct motion *motion, enum motion_kind kind)
{
    if (!motion->runs[kind])
        return WHOLE;
    int32_t left = WHOLE - motion->gone[kind] * WHOLE / lengths[kind];
    return WHOLE - left * left / WHOLE;
}

int32_t motion_between(const struct motion *motion, enum motion_kind kind,
                       int32_t from, int32_t to)
{
    int64_t way = (int64_t)to - from;
    return (int32_t)(from + way * motion_done(motion, kind) / WHOLE);
}
