#include "desktop/sdl/console.h"

#include <stdio.h>

/* A full disk or closed pipe is not ours to mend. */
static void write_out(void *context, const char *bytes, size_t length)
{
    (void)context;
    (void)fwrite(bytes, 1, length, stdout);
}

static void write_error(void *context, const char *bytes, size_t length)
{
    (void)context;
    (void)fwrite(bytes, 1, length, stderr);
}

struct sink console_out(void)
{
    return (struct sink){write_out, NULL};
}

struct sink console_error(void)
{
    return (struct sink){write_error, NULL};
}

void console_complain(const char *sentence)
{
    struct sink sink = console_error();
    sink_text(&sink, "demarche: ");
    sink_escaped_line(&sink, sentence);
    sink_text(&sink, "\n");
}
