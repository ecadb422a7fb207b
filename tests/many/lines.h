/* What people may say next, at random: sensible for the most part. */
#ifndef MANY_LINES_H
#define MANY_LINES_H

#include "many/roll.h"

#include "play/session.h"

/* Writes a line for session_submit(); some are refused. Where it is "branch
 * N", returns N, a stop of this session; else -1. */
int32_t lines_roll(struct roll *dice, const struct session *session,
                   struct strbuf *line);

#endif
