/* JSON as text: only what a program needs that writes it. */
#ifndef REPORT_JSON_OUT_H
#define REPORT_JSON_OUT_H

#include "base/sink.h"

#include <stdbool.h>

/* A string with its quotes. Whatever is no valid UTF-8 becomes U+FFFD, and
 * what could steer a terminal is escaped. */
void json_string(struct sink *sink, const char *text);

/* `"name": ` and a string, behind ", " where `first` is false. */
void json_member(struct sink *sink, bool first, const char *name,
                 const char *text);

#endif
