#include "scenario/scan_parts.h"

#include "scenario/scan_number.h"

#include <string.h>

/* Values ----------------------------------------------------------------- */

/* Of the value that begins with this byte, if one does. */
static enum node_type type_of(char c)
{
    switch (c) {
    case '{':
        return NODE_OBJECT;
    case '[':
        return NODE_LIST;
    case '"':
        return NODE_STRING;
    case 't':
        return NODE_TRUE;
    case 'f':
        return NODE_FALSE;
    case 'n':
        return NODE_NULL;
    default:
        return NODE_NUMBER;
    }
}

/* Links a new node to what it stands in and to the item before it. */
static void link_node(struct scanner *s, struct node *nodes, int32_t index)
{
    struct frame *frame = &s->stack[s->depth - 1];
    struct node *node = &nodes[index];
    struct node *parent = &nodes[frame->node];

    node->parent = frame->node;
    node->place = parent->count++;
    if (frame->last < 0)
        parent->child = index;
    else
        nodes[frame->last].next = index;
    frame->last = index;
    if (!frame->object)
        return;
    node->key = frame->key_text;
    node->key_id = frame->key_id;
    node->plain_key = frame->plain_key;
    node->key_offset = frame->key;
    parent->keys |= NODE_KEY(frame->key_id);
}

static void too_many(struct scanner *s)
{
    struct strbuf message = {0};

    strbuf_format(&message, "found more than %d values, allowed %d",
                  LIMIT_VALUES, LIMIT_VALUES);
    scan_stop(s, CODE_LIMIT_VALUES, s->in.at, strbuf_get(&message));
    strbuf_clear(&message);
}

static void add_node(struct scanner *s)
{
    struct scan *out = s->out;
    int32_t index = (int32_t)out->count;

    if (out->count >= LIMIT_VALUES) {
        too_many(s);
        return;
    }
    out->nodes[out->count++] =
        (struct node){.parent = -1,
                      .child = -1,
                      .next = -1,
                      .offset = (int32_t)s->in.at,
                      .key_offset = -1,
                      .depth = (uint8_t)s->depth,
                      .type = (uint8_t)type_of(s->in.bytes[s->in.at]),
                      .key_id = KEY_NONE};
    if (s->depth > 0)
        link_node(s, out->nodes, index);
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
    s->stack[s->depth++] = (struct frame){.first_key = s->keys_count,
                                          .node = (int32_t)s->out->count - 1,
                                          .last = -1,
                                          .key = -1,
                                          .object = object};
    s->state = object ? FIRST_KEY : FIRST_VALUE;
}

static void close_frame(struct scanner *s)
{
    if (s->stack[s->depth - 1].object)
        scan_close_keys(s);
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
        [NUMBER_INFINITE] =
            "this number is too large; expected one below 10^308",
    };
    struct node *node = &s->out->nodes[s->out->count - 1];
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
    node->number = number.value;
    node->fraction = number.fraction;
    node->beyond = number.beyond;
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

    add_node(s);
    if (s->stopped)
        return;
    if (c == '{' || c == '[') {
        open_frame(s, c == '{');
    } else if (c == '"') {
        s->out->nodes[s->out->count - 1].plain = !scan_string(s).signs;
        after_scalar(s);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        scan_number_value(s);
    } else if (c == '+' || c == '.') {
        scan_stop(s, CODE_SYNTAX_NUMBER, s->in.at,
                  c == '+' ? "a number has no '+' before it; leave it out"
                           : "a number begins with a digit or '-'");
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
    case AFTER_KEY: /* the scan has stopped */
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
        scan_blanks(s);
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

#define BLOCK 255 /* bytes whose count fits a byte: those are added fastest */

static uint8_t count_openers(const char *bytes, size_t length)
{
    uint8_t count = 0;
    size_t i;

    for (i = 0; i < length; i++)
        count = (uint8_t)(count + (bytes[i] == ',') + (bytes[i] == '[') +
                          (bytes[i] == '{'));
    return count;
}

/* No file has more values: each but the first follows one of these. Those
 * within strings count too, and cost nothing. */
static size_t most_values(const struct locator *text)
{
    size_t count = 1;
    size_t at;

    for (at = text->start; at < text->length; at += BLOCK) {
        size_t left = text->length - at;

        count += count_openers(text->bytes + at, left < BLOCK ? left : BLOCK);
    }
    return count < LIMIT_VALUES ? count : LIMIT_VALUES;
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
    if (!refuse_whole(&s)) {
        out->nodes = mem_resize(NULL, most_values(text) * sizeof *out->nodes);
        scan_all(&s);
    }
    mem_free(s.keys);
    return s.findings == 0;
}

void scan_clear(struct scan *scan)
{
    mem_free(scan->nodes);
    arena_clear(&scan->keys);
    *scan = (struct scan){0};
}
