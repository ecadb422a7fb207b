#include "base/sink.h"
#include "base/utf8.h"

#include <string.h>

static void write_to_strbuf(void *context, const char *bytes, size_t length)
{
    strbuf_add(context, bytes, length);
}

struct sink sink_to_strbuf(struct strbuf *buf)
{
    return (struct sink){.write = write_to_strbuf, .context = buf};
}

void sink_text(struct sink *sink, const char *text)
{
    sink->write(sink->context, text, strlen(text));
}

void sink_format(struct sink *sink, const char *format, ...)
{
    struct strbuf buf = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&buf, format, args);
    va_end(args);
    sink->write(sink->context, buf.text, buf.length);
    strbuf_clear(&buf);
}

/* Bytes of the code point at `text` that may go to a terminal as they are;
 * 0 where the first of them may not. */
static size_t harmless(const char *text, size_t length, bool line)
{
    uint32_t point = 0;
    size_t size = utf8_decode(text, length, &point);

    if (point == '\n' && !line)
        return size;
    return utf8_steers(point) ? 0 : size;
}

static void escape(struct sink *sink, const char *text, bool line)
{
    size_t length = strlen(text);
    size_t start = 0;
    size_t at = 0;

    while (at < length) {
        size_t size = harmless(text + at, length - at, line);

        if (size > 0) {
            at += size;
            continue;
        }
        if (at > start)
            sink->write(sink->context, text + start, at - start);
        sink_format(sink, "\\x%02x", (unsigned)(unsigned char)text[at]);
        at++;
        start = at;
    }
    if (at > start)
        sink->write(sink->context, text + start, at - start);
}

void sink_escaped(struct sink *sink, const char *text)
{
    escape(sink, text, false);
}

void sink_escaped_line(struct sink *sink, const char *text)
{
    escape(sink, text, true);
}
