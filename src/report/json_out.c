#include "report/json_out.h"

#include "base/utf8.h"

#include <string.h>

static bool goes_as_it_is(uint32_t point)
{
    return point >= 0x20 && point != '"' && point != '\\' &&
           (point < 0x7f || point > 0x9f);
}

void json_string(struct sink *sink, const char *text)
{
    size_t length = strlen(text);
    size_t at = 0;
    sink_text(sink, "\"");
    while (at < length) {
        uint32_t point = 0xfffd;
        size_t size = utf8_decode(text + at, length - at, &point);
        if (size > 0 && goes_as_it_is(point)) {
            sink->write(sink->context, text + at, size);
        } else {
            sink_format(sink, "\\u%04x", size > 0 ? (unsigned)point : 0xfffdu);
        }
        at += size > 0 ? size : 1;
    }
    sink_text(sink, "\"");
}

void json_member(struct sink *sink, bool first, const char *name,
                 const char *text)
{
    sink_format(sink, "%s\"%s\": ", first ? "" : ", ", name);
    json_string(sink, text);
}
