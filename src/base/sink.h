/* Where output goes. The core never writes to a file or terminal: it is
 * handed a sink. `write` is called with whole pieces of text in order. */
#ifndef BASE_SINK_H
#define BASE_SINK_H

#include "base/strbuf.h"

struct sink {
    void (*write)(void *context, const char *bytes, size_t length);
    void *context;
};

/* A sink that appends to `buf`. */
struct sink sink_to_strbuf(struct strbuf *buf);

void sink_text(struct sink *sink, const char *text);
void sink_format(struct sink *sink, const char *format, ...) PRINTF_LIKE(2, 3);

/* `text` with every byte that could steer a terminal (below 0x20 but '\n',
 * 0x7f, C1 controls, invalid UTF-8) shown as \xNN. All terminal output of
 * text from files, names and arguments passes here. */
void sink_escaped(struct sink *sink, const char *text);

#endif
