#include "base/strbuf.h"
#include "base/arena.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Room for `extra` more bytes and a NUL. */
static void make_room(struct strbuf *buf, size_t extra)
{
    size_t needed;
    size_t capacity = buf->capacity < 32 ? 32 : buf->capacity;

    /* A length beyond this cannot be had: let the allocation say so. */
    if (extra > SIZE_MAX / 4 || buf->length > SIZE_MAX / 4)
        needed = SIZE_MAX / 2;
    else
        needed = buf->length + extra + 1;
    if (needed <= buf->capacity)
        return;
    while (capacity < needed)
        capacity *= 2;
    buf->text = mem_resize(buf->text, capacity);
    buf->capacity = capacity;
}

void strbuf_clear(struct strbuf *buf)
{
    mem_free(buf->text);
    *buf = (struct strbuf){0};
}

void strbuf_reset(struct strbuf *buf)
{
    buf->length = 0;
    if (buf->text)
        buf->text[0] = '\0';
}

void strbuf_add(struct strbuf *buf, const char *bytes, size_t length)
{
    make_room(buf, length);
    if (length > 0)
        memcpy(buf->text + buf->length, bytes, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void strbuf_text(struct strbuf *buf, const char *text)
{
    strbuf_add(buf, text, strlen(text));
}

void strbuf_char(struct strbuf *buf, char c)
{
    strbuf_add(buf, &c, 1);
}

void strbuf_vformat(struct strbuf *buf, const char *format, va_list args)
{
    va_list again;
    int length;

    va_copy(again, args);
    length = vsnprintf(NULL, 0, format, args);
    assert(length >= 0); /* only for a broken format, which is our bug */
    make_room(buf, (size_t)length);
    vsnprintf(buf->text + buf->length, (size_t)length + 1, format, again);
    va_end(again);
    buf->length += (size_t)length;
}

void strbuf_format(struct strbuf *buf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    strbuf_vformat(buf, format, args);
    va_end(args);
}

const char *strbuf_get(const struct strbuf *buf)
{
    return buf->text ? buf->text : "";
}
