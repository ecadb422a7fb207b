/* Keys of objects: read, known, and no two alike. */
#include "scenario/scan_parts.h"

#include "base/hash.h"
#include "base/sort.h"

#include <string.h>

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

void scan_close_keys(struct scanner *s)
{
    struct frame *frame = &s->stack[s->depth - 1];
    size_t count = s->keys_count - frame->first_key;

    s->keys_count = frame->first_key;
    if (count > FEW)
        compare_many(s, s->keys + frame->first_key, count);
    else if (count > 1)
        compare_few(s, s->keys + frame->first_key, count);
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
        key->text = arena_copy(&s->out->keys, strbuf_get(&text), text.length);
        key->length = text.length;
        strbuf_clear(&text);
    }
    key->hash = hash_short(key->text, key->length);
}

/* What the next value will say of its key. */
static void keep_key(struct scanner *s, const struct scanned_key *key)
{
    struct frame *frame = &s->stack[s->depth - 1];
    enum key id = key_find(&s->known, key->text, key->length, key->hash);

    frame->key_id = (uint8_t)id;
    frame->key_text = id < KEY_COUNT
                          ? key_text(id)
                          : arena_copy(&s->out->keys, key->text, key->length);
    s->keys = mem_grow(s->keys, s->keys_count, &s->keys_capacity, sizeof *key);
    s->keys[s->keys_count++] = *key;
}

void scan_key(struct scanner *s)
{
    struct scanned_key key = {.offset = (int32_t)s->in.at};
    struct scan_found found;

    s->stack[s->depth - 1].key = key.offset;
    found = scan_string(s);
    if (s->stopped)
        return;
    s->stack[s->depth - 1].plain_key = !found.signs;
    read_key(s, &key, found.escapes);
    keep_key(s, &key);
    scan_blanks(s);
    if (s->in.at >= s->in.length || s->in.bytes[s->in.at] != ':') {
        s->state = AFTER_KEY;
        scan_unexpected(s, "':' after the key");
        return;
    }
    s->in.at++;
    s->state = VALUE;
}
