/* Strings and blanks, as the scanner passes over them. */
#include "scenario/scan_parts.h"

#include "base/word8.h"

static void too_long(struct scanner *s, size_t offset, int64_t found)
{
    struct strbuf message = {0};

    strbuf_format(&message, "found a string of %lld characters, allowed %d",
                  (long long)found, LIMIT_STRING);
    scan_report(s, CODE_LIMIT_STRING, offset, strbuf_get(&message));
    strbuf_clear(&message);
}

/* Code points up to the closing quote at `end`; an escape is one. */
static int64_t count_points(struct scan_cursor cursor, size_t end)
{
    int64_t points = 0;

    while (cursor.at < end) {
        enum diag_code problem;

        scan_point(&cursor, &problem);
        points++;
    }
    return points;
}

static void check_length(struct scanner *s, size_t offset, size_t end)
{
    struct scan_cursor inside = {s->in.bytes, s->in.length, offset + 1};
    int64_t points;

    if (end - offset - 1 <= LIMIT_STRING)
        return;
    points = count_points(inside, end);
    if (points > LIMIT_STRING)
        too_long(s, offset, points);
}

/* Past a sign that does not stand for itself; whether it is an escape. */
static bool scan_sign(struct scanner *s)
{
    size_t at = s->in.at;
    enum diag_code problem;

    scan_point(&s->in, &problem);
    if (problem != CODE_COUNT)
        scan_report_string(s, problem, at);
    return s->in.bytes[at] == '\\';
}

struct scan_found scan_string(struct scanner *s)
{
    size_t offset = s->in.at++;
    struct scan_found found = {false, false};

    for (;;) {
        scan_plain(&s->in);
        if (s->in.at >= s->in.length || s->in.bytes[s->in.at] == '"')
            break;
        found.signs = true;
        found.escapes = scan_sign(s) || found.escapes;
        if (s->stopped)
            return found;
    }
    if (s->in.at >= s->in.length)
        scan_stop(s, CODE_SYNTAX_UNFINISHED, offset,
                  "the string that begins here has no closing quote");
    else
        check_length(s, offset, s->in.at++);
    return found;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Past spaces; they are most of a file that is laid out. */
static size_t skip_spaces(const struct scan_cursor *in, size_t at)
{
    for (; in->length - at >= 8; at += 8) {
        uint64_t others = word8_load(in->bytes + at) ^ WORD8_EACH(' ');

        if (others != 0)
            return at + word8_first(others);
    }
    return at;
}

void scan_blanks(struct scanner *s)
{
    const struct scan_cursor *in = &s->in;
    size_t at = in->at;

    while (at < in->length && is_blank(in->bytes[at]))
        at = skip_spaces(in, at + 1);
    s->in.at = at;
}
