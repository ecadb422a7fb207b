#include "scenario/scan_parts.h"

#include "base/hash.h"
#include "base/sort.h"
#include "base/word8.h"
#include "scenario/scan_number.h"

#include <string.h>

/* Strings ---------------------------------------------------------------- */

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
        scan_report(s, problem, at, scan_string_message(problem));
    return s->in.bytes[at] == '\\';
}

/* Reads the string at the cursor, past its closing quote; returns whether
 * there are escapes in it. */
static bool scan_string(struct scanner *s)
{
    size_t offset = s->in.at++;
    bool escapes = false;

    for (;;) {
        scan_plain(&s->in);
        if (s->in.at >= s->in.length || s->in.bytes[s->in.at] == '"')
            break;
        escapes = scan_sign(s) || escapes;
        if (s->stopped)
            return escapes;
    }
    if (s->in.at >= s->in.length)
        scan_stop(s, CODE_SYNTAX_UNFINISHED, offset,
                  "the string that begins here has no closing quote");
    else
        check_length(s, offset, s->in.at++);
    return escapes;
}

/* Keys ------------------------------------------------------------------- */

#define FEW 16 /* keys that are compared each with each */

/* By hash, length and text, so that equal keys are neighbours. */
static int compare_keys(const void *a, const void *b)
{
    const struct scanned_key *left = a;
    const struct scanned_key *right = b;

    if (left->hash != right->hash)
        return left->hash < right->hash ? -1 : 1;
    if (left->length != right->length)
        return left->length < right->length ? -1 : 1;
    return memcmp(left->text, right->text, left->length);
}

static void report_twice(struct scanner *s, const struct scanned_key *first,
                         const struct scanned_key *again)
{
    struct strbuf message = {0};
    int32_t line;
    int32_t column;

    s->stack[s->depth - 1].key = again->offset;
    locator_find(s->text, (size_t)first->offset, &line, &column);
    strbuf_format(&message,
                  "this key stands already in line %d, column %d of the same "
                  "object; keep one",
                  (int)line, (int)column);
    scan_report(s, CODE_SYNTAX_TWICE, (size_t)again->offset,
                strbuf_get(&message));
    strbuf_clear(&message);
}

static void compare_few(struct scanner *s, const struct scanned_key *keys,
                        size_t count)
{
    size_t i;
    size_t j;

    for (i = 1; i < count; i++)
        for (j = i; j-- > 0 && !s->stopped;)
            if (compare_keys(&keys[i], &keys[j]) == 0) {
                report_twice(s, &keys[j], &keys[i]);
                break;
            }
}

/* Sorting bounds the time whatever the keys are. */
static void compare_many(struct scanner *s, struct scanned_key *keys,
                         size_t count)
{
    size_t i;

    sort_stable(keys, count, sizeof *keys, compare_keys);
    for (i = 1; i < count && !s->stopped; i++)
        if (compare_keys(&keys[i - 1], &keys[i]) == 0)
            report_twice(s, &keys[i - 1], &keys[i]);
}

static void close_keys(struct scanner *s)
{
    struct frame *frame = &s->stack[s->depth - 1];
    size_t count = s->keys_count - frame->keys;
    struct scanned_key *keys = s->keys + frame->keys;

    s->keys_count = frame->keys;
    if (count > FEW)
        compare_many(s, keys, count);
    else if (count > 1)
        compare_few(s, keys, count);
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

static void skip_blanks(struct scanner *s)
{
    const struct scan_cursor *in = &s->in;
    size_t at = in->at;

    while (at < in->length && is_blank(in->bytes[at]))
        at = skip_spaces(in, at + 1);
    s->in.at = at;
}

/* The text of the key from `offset` to the cursor, without its quotes. */
static void read_key(struct scanner *s, struct scanned_key *key, bool escapes)
{
    size_t first = (size_t)key->offset + 1;
    const struct scan_cursor inside = {s->in.bytes, s->in.length, first};
    struct strbuf text = {0};

    key->text = s->in.bytes + first;
    key->length = s->in.at - 1 - first;
    if (escapes) {
        scan_unescape(inside, &text);
        key->text = arena_copy(&s->unescaped, strbuf_get(&text), text.length);
        key->length = text.length;
        strbuf_clear(&text);
    }
    key->hash = key_hash(key->text, key->length);
}

static void scan_key(struct scanner *s)
{
    struct frame *frame = &s->stack[s->depth - 1];
    struct scanned_key key = {.offset = (int32_t)s->in.at};
    bool escapes;

    frame->key = key.offset;
    escapes = scan_string(s);
    if (s->stopped)
        return;
    read_key(s, &key, escapes);
    frame->key_id =
        (uint8_t)key_find(&s->known, key.text, key.length, key.hash);
    s->keys = mem_grow(s->keys, s->keys_count, &s->keys_capacity, sizeof key);
    s->keys[s->keys_count++] = key;
    skip_blanks(s);
    if (s->in.at >= s->in.length || s->in.bytes[s->in.at] != ':') {
        scan_unexpected(s, "':' after the key");
        return;
    }
    s->in.at++;
    s->state = VALUE;
}

/* Values ----------------------------------------------------------------- */

static void record_value(struct scanner *s)
{
    struct scan_value value = {
        .offset = (int32_t)s->in.at, .key = -1, .key_id = KEY_NONE};
    struct scan *out = s->out;

    if (s->depth > 0 && s->stack[s->depth - 1].object) {
        value.key = s->stack[s->depth - 1].key;
        value.key_id = s->stack[s->depth - 1].key_id;
    }
    if (out->count >= LIMIT_VALUES) {
        struct strbuf message = {0};

        strbuf_format(&message, "found more than %d values, allowed %d",
                      LIMIT_VALUES, LIMIT_VALUES);
        scan_stop(s, CODE_LIMIT_VALUES, s->in.at, strbuf_get(&message));
        strbuf_clear(&message);
        return;
    }
    out->values =
        mem_grow(out->values, out->count, &out->capacity, sizeof value);
    out->values[out->count++] = value;
}

static void open_frame(struct scanner *s, bool object)
{
    if (s->depth >= LIMIT_DEPTH) {
        struct strbuf message = {0};

        strbuf_format(&message, "found depth %d, allowed %d", s->depth + 1,
                      LIMIT_DEPTH);
        scan_stop(s, CODE_LIMIT_DEPTH, s->in.at, strbuf_get(&message));
        strbuf_clear(&message);
        return;
    }
    s->in.at++;
    s->stack[s->depth++] =
        (struct frame){.keys = s->keys_count, .key = -1, .object = object};
    s->state = object ? FIRST_KEY : FIRST_VALUE;
}

static void close_frame(struct scanner *s)
{
    if (s->stack[s->depth - 1].object)
        close_keys(s);
    s->in.at++;
    s->depth--;
    s->state = s->depth > 0 ? AFTER_VALUE : FINISHED;
}

static void after_scalar(struct scanner *s)
{
    s->state = s->depth > 0 ? AFTER_VALUE : FINISHED;
}

static void scan_number_value(struct scanner *s)
{
    static const char *const messages[] = {
        [NUMBER_FINE] = "",
        [NUMBER_ZERO] = "a number cannot begin with 0 and more digits",
        [NUMBER_DIGITS] = "a digit is missing in this number",
        [NUMBER_INFINITE] = "this number is too large; at most 10^308",
    };
    struct scan_number number;
    enum number_fault fault =
        scan_number(s->in.bytes, s->in.length, s->in.at, &number);

    if (fault == NUMBER_DIGITS && number.end >= s->in.length)
        scan_stop(s, CODE_SYNTAX_UNFINISHED, s->in.at,
                  "the file ends within a number");
    else if (fault == NUMBER_INFINITE)
        scan_report(s, CODE_SYNTAX_NUMBER, s->in.at, messages[fault]);
    else if (fault != NUMBER_FINE)
        scan_stop(s, CODE_SYNTAX_NUMBER, s->in.at, messages[fault]);
    s->in.at = number.end;
    after_scalar(s);
}

static bool scan_word(struct scanner *s)
{
    static const char *const words[] = {"true", "false", "null"};
    size_t i;

    for (i = 0; i < sizeof words / sizeof words[0]; i++) {
        size_t length = strlen(words[i]);

        if (s->in.length - s->in.at >= length &&
            memcmp(s->in.bytes + s->in.at, words[i], length) == 0) {
            s->in.at += length;
            after_scalar(s);
            return true;
        }
    }
    return false;
}

static void scan_value(struct scanner *s)
{
    char c = s->in.bytes[s->in.at];

    record_value(s);
    if (s->stopped)
        return;
    if (c == '{' || c == '[') {
        open_frame(s, c == '{');
    } else if (c == '"') {
        scan_string(s);
        after_scalar(s);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        scan_number_value(s);
    } else if (c == '+' || c == '.') {
        scan_stop(s, CODE_SYNTAX_NUMBER, s->in.at,
                  "a number begins with a digit or '-'");
    } else if (!scan_word(s)) {
        scan_unexpected(s, "a value");
    }
}

/* The whole -------------------------------------------------------------- */

static void scan_after_value(struct scanner *s)
{
    struct frame *frame = &s->stack[s->depth - 1];
    char c = s->in.bytes[s->in.at];

    if (c == ',') {
        s->in.at++;
        frame->place++;
        s->state = frame->object ? KEY : VALUE;
    } else if (c == (frame->object ? '}' : ']')) {
        close_frame(s);
    } else {
        scan_unexpected(s, frame->object ? "',' or '}'" : "',' or ']'");
    }
}

static const char *expected_at_end(const struct scanner *s)
{
    if (s->state == KEY || s->state == FIRST_KEY)
        return "a key or '}'";
    if (s->state == AFTER_VALUE)
        return s->stack[s->depth - 1].object ? "',' or '}'" : "',' or ']'";
    return "a value";
}

static void scan_token(struct scanner *s)
{
    char c = s->in.bytes[s->in.at];

    switch (s->state) {
    case FIRST_VALUE:
        if (c == ']') {
            close_frame(s);
            return;
        }
        scan_value(s);
        return;
    case VALUE:
        scan_value(s);
        return;
    case FIRST_KEY:
        if (c == '}') {
            close_frame(s);
            return;
        }
        /* fall through */
    case KEY:
        if (c == '"')
            scan_key(s);
        else
            scan_unexpected(s, "a key in double quotes");
        return;
    case AFTER_VALUE:
        scan_after_value(s);
        return;
    case FINISHED:
        scan_stop(s, CODE_SYNTAX_TRAILING, s->in.at,
                  "text after the end of the scenario; remove it");
        return;
    }
}

static void scan_all(struct scanner *s)
{
    while (!s->stopped) {
        skip_blanks(s);
        if (s->in.at >= s->in.length)
            break;
        scan_token(s);
    }
    if (s->stopped || s->state == FINISHED)
        return;
    if (s->out->count == 0)
        scan_stop(s, CODE_SYNTAX_EMPTY, s->in.at,
                  "the file is empty; a scenario is one JSON object");
    else
        scan_unexpected(s, expected_at_end(s));
}

/* What a Windows editor may have saved; every other byte is then a NUL. */
static bool looks_like_utf16(const struct scanner *s)
{
    const char *b = s->in.bytes;

    if (s->in.length < 2)
        return false;
    return memcmp(b, "\xff\xfe", 2) == 0 || memcmp(b, "\xfe\xff", 2) == 0 ||
           (b[0] == 0 && b[1] != 0) || (b[0] != 0 && b[1] == 0);
}

static bool refuse_whole(struct scanner *s)
{
    if (s->in.length > LIMIT_FILE_BYTES) {
        struct strbuf message = {0};

        strbuf_format(&message, "found %zu bytes in the file, allowed %d",
                      s->in.length, LIMIT_FILE_BYTES);
        scan_stop(s, CODE_LIMIT_FILE, 0, strbuf_get(&message));
        strbuf_clear(&message);
    } else if (looks_like_utf16(s)) {
        scan_stop(s, CODE_SYNTAX_UTF8, 0,
                  "the file looks like UTF-16; save it as UTF-8");
    }
    return s->stopped;
}

bool scan_json(const char *file, struct locator *text, struct scan *out,
               struct diag_list *diags)
{
    struct scanner s = {.in = {text->bytes, text->length, text->start},
                        .file = file,
                        .text = text,
                        .out = out,
                        .diags = diags,
                        .state = VALUE};

    key_table_init(&s.known);
    if (!refuse_whole(&s))
        scan_all(&s);
    mem_free(s.keys);
    arena_clear(&s.unescaped);
    return s.findings == 0;
}

void scan_clear(struct scan *scan)
{
    mem_free(scan->values);
    *scan = (struct scan){0};
}
