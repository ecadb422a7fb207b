/* Standard output and standard error as sinks. */
#ifndef DESKTOP_SDL_CONSOLE_H
#define DESKTOP_SDL_CONSOLE_H

#include "base/sink.h"

struct sink console_out(void);
struct sink console_error(void);

/* "demarche: SENTENCE" on standard error, safe for a terminal. */
void console_complain(const char *sentence);

#endif
