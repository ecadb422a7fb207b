/* JSON as text (RFC 8259), a member or an element a line. A writer of all
 * zero bytes but its sink is at the beginning; keys are NULL in lists and for
 * the whole, and else words of our own or ids. Whatever is begun is ended by
 * its caller, in order. */
#ifndef REPORT_JSON_OUT_H
#define REPORT_JSON_OUT_H

#include "base/sink.h"

#include <stdbool.h>
#include <stdint.h>

struct json {
    struct sink *sink;
    int32_t depth;
    bool filled; /* something stands in the innermost list or object */
};

void json_object(struct json *json, const char *key);
void json_object_end(struct json *json);
void json_list(struct json *json, const char *key);
void json_list_end(struct json *json);

/* What is no valid UTF-8 in `text` becomes U+FFFD, and what could steer a
 * terminal is escaped. */
void json_text(struct json *json, const char *key, const char *text);
void json_number(struct json *json, const char *key, int64_t number);
/* "3.4" of 34; `tenths` is not below 0. */
void json_tenths(struct json *json, const char *key, int64_t tenths);
void json_truth(struct json *json, const char *key, bool truth);

/* A value that is JSON already, on one line. */
void json_raw(struct json *json, const char *key, const char *value);

/* A string alone, with its quotes. */
void json_string(struct sink *sink, const char *text);

#endif
