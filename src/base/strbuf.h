/* Text that grows. Always NUL-terminated once something was added; may hold
 * any bytes. A strbuf of all zero bytes is valid and empty. */
#ifndef BASE_STRBUF_H
#define BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>

#ifdef __GNUC__
#define PRINTF_LIKE(a, b) __attribute__((format(printf, a, b)))
#else
#define PRINTF_LIKE(a, b)
#endif

struct strbuf {
    char *text; /* NULL while nothing was ever added */
    size_t length;
    size_t capacity;
};

void strbuf_clear(struct strbuf *buf); /* frees; the buffer is empty again */
void strbuf_reset(struct strbuf *buf); /* length 0, keeps its memory */
void strbuf_add(struct strbuf *buf, const char *bytes, size_t length);
void strbuf_text(struct strbuf *buf, const char *text);
void strbuf_char(struct strbuf *buf, char c);
void strbuf_format(struct strbuf *buf, const char *format, ...)
    PRINTF_LIKE(2, 3);
void strbuf_vformat(struct strbuf *buf, const char *format, va_list args)
    PRINTF_LIKE(2, 0);

/* The text, "" when empty; owned by the buffer. */
const char *strbuf_get(const struct strbuf *buf);

#endif
