/* What moves on the screen, and how far it has come. The time is handed in
 * as milliseconds; everything is integers. Zero bytes are a valid one, at
 * rest. */
#ifndef DESKTOP_UI_MOTION_H
#define DESKTOP_UI_MOTION_H

#include <stdbool.h>
#include <stdint.h>

enum motion_kind {
    MOTION_FOCUS,  /* 120 ms: what has the focus lights up */
    MOTION_HOVER,  /* 120 ms: the same under the pointer */
    MOTION_PAGE,   /* 200 ms: a screen slides in */
    MOTION_COUNT,  /* 600 ms: meters count from what they were */
    MOTION_LADDER, /* 400 ms: the marker goes to its rung */
    MOTION_KINDS
};

struct motion {
    int32_t gone[MOTION_KINDS]; /* ms, of those that run */
    bool runs[MOTION_KINDS];
    bool on; /* false: reduced motion, nothing ever starts */
};

void motion_start(struct motion *motion, enum motion_kind kind);

/* Lets `ms` pass; true when something moved. */
bool motion_pass(struct motion *motion, int32_t ms);

/* Ends all at once; true when something ran. */
bool motion_finish(struct motion *motion);

bool motion_running(const struct motion *motion);

/* How far it is, 0 to 1000, slowing towards its end; 1000 at rest. */
int32_t motion_done(const struct motion *motion, enum motion_kind kind);

/* The number that far on the way from `from` to `to`. */
int32_t motion_between(const struct motion *motion, enum motion_kind kind,
                       int32_t from, int32_t to);

#endif
