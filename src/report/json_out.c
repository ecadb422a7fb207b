#include "report/json_out.h"

#include "base/utf8.h"

#include <inttypes.h>
#include <string.h>

/* Beyond the first plane an escape is a pair of halves. */
static void escape(struct sink *sink, uint32_t point)
{
    if (point == '"' || point == '\\') {
        sink_format(sink, "\\%c", (int)point);
    } else if (point == '\n') {
        sink_text(sink, "\\n");
    } else if (point > 0xffff) {
        point -= 0x10000;
        sink_format(sink, "\\u%04x\\u%04x", (unsigned)(0xd800 + (point >> 10)),
                    (unsigned)(0xdc00 + (point & 0x3ff)));
    } else {
        sink_format(sink, "\\u%04x", (unsigned)point);
    }
}

static bool goes_as_it_is(uint32_t point)
{
    return point != '"' && point != '\\' && !utf8_steers(point);
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
            escape(sink, size > 0 ? point : 0xfffd);
        }
        at += size > 0 ? size : 1;
    }
    sink_text(sink, "\"");
}

static void new_line(struct json *json)
{
    sink_text(json->sink, "\n");
    for (int32_t i = 0; i < json->depth; i++) {
        sink_text(json->sink, "  ");
    }
}

/* All that stands before a value. */
static void before(struct json *json, const char *key)
{
    if (json->filled) {
        sink_text(json->sink, ",");
    }
    if (json->depth > 0) {
        new_line(json);
    }
    if (key != NULL) {
        sink_format(json->sink, "\"%s\": ", key);
    }
    json->filled = true;
}

static void begin(struct json *json, const char *key, const char *bracket)
{
    before(json, key);
    sink_text(json->sink, bracket);
    json->depth++;
    json->filled = false;
}

static void end(struct json *json, const char *bracket)
{
    json->depth--;
    if (json->filled) {
        new_line(json);
    }
    sink_text(json->sink, bracket);
    json->filled = true;
    if (json->depth == 0) {
        sink_text(json->sink, "\n");
    }
}

void json_object(struct json *json, const char *key)
{
    begin(json, key, "{");
}

void json_object_end(struct json *json)
{
    end(json, "}");
}

void json_list(struct json *json, const char *key)
{
    begin(json, key, "[");
}

void json_list_end(struct json *json)
{
    end(json, "]");
}

void json_text(struct json *json, const char *key, const char *text)
{
    before(json, key);
    json_string(json->sink, text);
}

void json_number(struct json *json, const char *key, int64_t number)
{
    before(json, key);
    sink_format(json->sink, "%" PRId64, number);
}

void json_tenths(struct json *json, const char *key, int64_t tenths)
{
    before(json, key);
    sink_format(json->sink, "%" PRId64 ".%" PRId64, tenths / 10, tenths % 10);
}

void json_truth(struct json *json, const char *key, bool truth)
{
    before(json, key);
    sink_text(json->sink, truth ? "true" : "false");
}

void json_raw(struct json *json, const char *key, const char *value)
{
    before(json, key);
    sink_text(json->sink, value);
}
