/* The manual page of the game and its completion. */
#ifndef DESKTOP_SDL_USAGE_H
#define DESKTOP_SDL_USAGE_H

#include "base/sink.h"

#include <stdbool.h>

void usage_manual(struct sink *sink);

/* False, and said so, for a shell that is not known. */
bool usage_completion(const char *shell, struct sink *sink);

#endif
