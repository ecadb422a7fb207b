#include "desktop/ui/typed.h"

#include "base/utf8.h"

#include <string.h>

void typed_clear(struct typed *typed)
{
    strbuf_clear(&typed->text);
    typed->at = 0;
    typed->whole = false;
}

void typed_set(struct typed *typed, const char *text, bool whole)
{
    strbuf_reset(&typed->text);
    strbuf_text(&typed->text, text);
    typed->at = typed->text.length;
    typed->whole = whole && typed->at > 0;
}

const char *typed_get(const struct typed *typed)
{
    return strbuf_get(&typed->text);
}

static bool inside_character(const struct typed *typed, size_t at)
{
    return at > 0 && at < typed->text.length &&
           ((unsigned char)typed->text.text[at] & 0xC0) == 0x80;
}

size_t typed_before(const struct typed *typed, size_t at)
{
    at -= at > 0 ? 1 : 0;
    while (inside_character(typed, at))
        at--;
    return at;
}

size_t typed_after(const struct typed *typed, size_t at)
{
    at += at < typed->text.length ? 1 : 0;
    while (inside_character(typed, at))
        at++;
    return at;
}

/* Takes out the bytes up to `to`, and puts the mark there. */
static void cut(struct typed *typed, size_t from, size_t to)
{
    struct strbuf *text = &typed->text;
    if (to > from) {
        memmove(text->text + from, text->text + to, text->length - to + 1);
        text->length -= to - from;
    }
    typed->at = from;
    typed->whole = false;
}

static void cut_marked(struct typed *typed)
{
    if (typed->whole)
        cut(typed, 0, typed->text.length);
}

void typed_add(struct typed *typed, uint32_t point, size_t most)
{
    struct strbuf *text = &typed->text;
    char bytes[4];
    size_t count = utf8_encode(point, bytes);
    cut_marked(typed);
    if (utf8_points(strbuf_get(text), text->length) >= most)
        return;
    strbuf_add(text, bytes, count);
    memmove(text->text + typed->at + count, text->text + typed->at,
            text->length - count - typed->at);
    memcpy(text->text + typed->at, bytes, count);
    typed->at += count;
}

void typed_back(struct typed *typed)
{
    if (typed->whole)
        cut_marked(typed);
    else
        cut(typed, typed_before(typed, typed->at), typed->at);
}

void typed_delete(struct typed *typed)
{
    if (typed->whole)
        cut_marked(typed);
    else
        cut(typed, typed->at, typed_after(typed, typed->at));
}

void typed_step(struct typed *typed, int step)
{
    typed->whole = false;
    typed->at = step < 0 ? typed_before(typed, typed->at)
                         : typed_after(typed, typed->at);
}

void typed_home(struct typed *typed)
{
    typed->whole = false;
    typed->at = 0;
}

void typed_end(struct typed *typed)
{
    typed->whole = false;
    typed->at = typed->text.length;
}
