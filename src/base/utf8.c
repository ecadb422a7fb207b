#include "base/utf8.h"

struct form { /* one row of RFC 3629, section 4 */
    unsigned char first_low;
    unsigned char first_high;
    unsigned char second_low; /* the other bytes are 80..bf */
    unsigned char second_high;
    unsigned char length;
    unsigned char mask; /* of the value bits in the first byte */
};

static const struct form forms[] = {
    {0x00, 0x7f, 0x00, 0x00, 1, 0x7f}, {0xc2, 0xdf, 0x80, 0xbf, 2, 0x1f},
    {0xe0, 0xe0, 0xa0, 0xbf, 3, 0x0f}, {0xe1, 0xec, 0x80, 0xbf, 3, 0x0f},
    {0xed, 0xed, 0x80, 0x9f, 3, 0x0f}, {0xee, 0xef, 0x80, 0xbf, 3, 0x0f},
    {0xf0, 0xf0, 0x90, 0xbf, 4, 0x07}, {0xf1, 0xf3, 0x80, 0xbf, 4, 0x07},
    {0xf4, 0xf4, 0x80, 0x8f, 4, 0x07},
};

/* The row of each first byte from c0 on; 0: it begins nothing. */
static const unsigned char rows[0x40] = {
    0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
    3, 4, 5, 5, 6, 7, 7, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
};

static const struct form *form_of(unsigned char first)
{
    unsigned char row = first < 0xc0 ? 0 : rows[first - 0xc0];

    if (first < 0x80)
        return &forms[0];
    return row > 0 ? &forms[row] : NULL;
}

size_t utf8_decode(const char *bytes, size_t length, uint32_t *point)
{
    const unsigned char *from = (const unsigned char *)bytes;
    const struct form *form = length > 0 ? form_of(from[0]) : NULL;
    uint32_t value;
    size_t i;

    if (!form || form->length > length)
        return 0;
    value = from[0] & form->mask;
    for (i = 1; i < form->length; i++) {
        unsigned char low = i == 1 ? form->second_low : 0x80;
        unsigned char high = i == 1 ? form->second_high : 0xbf;

        if (from[i] < low || from[i] > high)
            return 0;
        value = value << 6 | (from[i] & 0x3fu);
    }
    if (point)
        *point = value;
    return form->length;
}

static size_t encoded_length(uint32_t point)
{
    if (point < 0x80)
        return 1;
    if (point < 0x800)
        return 2;
    return point < 0x10000 ? 3 : 4;
}

size_t utf8_encode(uint32_t point, char bytes[4])
{
    static const unsigned char marks[] = {0, 0x00, 0xc0, 0xe0, 0xf0};
    unsigned char *to = (unsigned char *)bytes;
    size_t length = encoded_length(point);
    size_t i;

    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
        return 0;
    for (i = length - 1; i > 0; i--) {
        to[i] = (unsigned char)(0x80 | (point & 0x3f));
        point >>= 6;
    }
    to[0] = (unsigned char)(marks[length] | point);
    return length;
}

size_t utf8_valid_prefix(const char *bytes, size_t length)
{
    size_t at = 0;

    while (at < length) {
        size_t step = utf8_decode(bytes + at, length - at, NULL);

        if (step == 0)
            break;
        at += step;
    }
    return at;
}

/* Small letters of which the capital lies `by` before them: each of the range,
 * or every second one. Between them lie letters without a capital. */
static const struct letters {
    uint32_t from, to, every, by;
} small_letters[] = {
    {'a', 'z', 1, 32},     {0xe0, 0xf6, 1, 32},   {0xf8, 0xfe, 1, 32},
    {0x101, 0x12f, 2, 1},  {0x133, 0x137, 2, 1},  {0x13a, 0x148, 2, 1},
    {0x14b, 0x177, 2, 1},  {0x17a, 0x17e, 2, 1},  {0x3b1, 0x3c1, 1, 32},
    {0x3c3, 0x3c9, 1, 32}, {0x430, 0x44f, 1, 32}, {0x450, 0x45f, 1, 80},
};

uint32_t utf8_upper(uint32_t point)
{
    for (size_t i = 0; i < sizeof small_letters / sizeof small_letters[0];
         i++) {
        const struct letters *row = &small_letters[i];

        if (point >= row->from && point <= row->to &&
            (point - row->from) % row->every == 0)
            return point - row->by;
    }
    return point;
}

bool utf8_steers(uint32_t point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00, 0x1f}, {0x7f, 0x9f}, {0x2028, 0x202e}, {0xe0000, 0xe007f}};
    size_t i;

    for (i = 0; i < sizeof ranges / sizeof ranges[0]; i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    return false;
}

size_t utf8_points(const char *bytes, size_t length)
{
    size_t points = 0;
    size_t i;

    for (i = 0; i < length; i++)
        if (((unsigned char)bytes[i] & 0xc0) != 0x80)
            points++;
    return points;
}
