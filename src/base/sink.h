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

/* `text` with every byte shown as \xNN that is no valid UTF-8 or belongs to
 * what utf8_steers(), but for '\n'. All terminal output of text from files,
 * names and arguments passes here. */
void sink_escaped(struct sink *sink, const char *text);

/* The same as part of one line: '\n' is escaped too. */
void sink_escaped_line(struct sink *sink, const char *text);

#endif
