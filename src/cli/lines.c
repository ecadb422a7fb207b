#include "cli/lines.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

static int next_byte(struct lines *lines)
{
    if (lines->file == NULL) {
        return getchar();
    }
    return lines->at < lines->length ? (unsigned char)lines->bytes[lines->at++]
                                     : EOF;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static void trim(struct strbuf *line)
{
    size_t first = 0;
    size_t end = line->length;
    while (end > 0 && is_blank(line->text[end - 1])) {
        end--;
    }
    while (first < end && is_blank(line->text[first])) {
        first++;
    }
    if (line->length > 0) {
        memmove(line->text, line->text + first, end - first);
        line->length = end - first;
        line->text[line->length] = '\0';
    }
}

enum line_result lines_next(struct lines *lines, struct strbuf *line)
{
    size_t length = 0;
    int byte = EOF;
    strbuf_reset(line);
    while (length <= LINE_ENDLESS && (byte = next_byte(lines)) != EOF &&
           byte != '\n') {
        if (length++ < LINE_BYTES) {
            strbuf_char(line, (char)byte);
        }
    }
    if (byte == EOF && length == 0) {
        return LINE_END;
    }
    lines->line++;
    if (length > LINE_BYTES) {
        return length > LINE_ENDLESS ? LINE_NO_END : LINE_LONG;
    }
    trim(line);
    if (utf8_valid_prefix(strbuf_get(line), line->length) != line->length ||
        strlen(strbuf_get(line)) != line->length) {
        return LINE_BYTES_WRONG;
    }
    return LINE_READ;
}

const char *lines_problem(enum line_result result)
{
    switch (result) {
    case LINE_LONG:
        return "the line is too long";
    case LINE_BYTES_WRONG:
        return "the line is not valid UTF-8 text";
    case LINE_NO_END:
        return "the line does not end; this is no text of a play";
    case LINE_READ:
    case LINE_END:
        break;
    }
    return "";
}
