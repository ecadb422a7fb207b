#include "desktop/sdl/png.h"

#include "base/arena.h"

#include <string.h>

/* Parts of a file ---------------------------------------------------------- */

static void put_word(struct strbuf *out, uint32_t word)
{
    const char bytes[4] = {(char)(word >> 24), (char)(word >> 16),
                           (char)(word >> 8), (char)word};
    strbuf_add(out, bytes, sizeof bytes);
}

/* The cyclic redundancy check of PNG, four bits at a time. */
static uint32_t crc(const char *bytes, size_t length)
{
    static const uint32_t TABLE[16] = {
        0x00000000, 0x1db71064, 0x3b6e20c8, 0x26d930ac, 0x76dc4190, 0x6b6b51f4,
        0x4db26158, 0x5005713c, 0xedb88320, 0xf00f9344, 0xd6d6a3e8, 0xcb61b38c,
        0x9b64c2b0, 0x86d3d2d4, 0xa00ae278, 0xbdbdf21c};
    uint32_t sum = 0xffffffff;
    for (size_t i = 0; i < length; i++) {
        sum ^= (uint8_t)bytes[i];
        sum = (sum >> 4) ^ TABLE[sum & 15];
        sum = (sum >> 4) ^ TABLE[sum & 15];
    }
    return ~sum;
}

static void put_chunk(struct strbuf *out, const char *name,
                      const struct strbuf *body)
{
    put_word(out, (uint32_t)body->length);
    size_t start = out->length;
    strbuf_text(out, name);
    strbuf_add(out, strbuf_get(body), body->length);
    put_word(out, crc(out->text + start, out->length - start));
}

/* Deflate, with its fixed codes -------------------------------------------- */

struct packer {
    struct strbuf *out;
    uint32_t bits; /* not yet written, lowest first */
    int count;
    uint32_t low, high; /* Adler-32 of what was packed */
};

static void put_bits(struct packer *packer, uint32_t bits, int count)
{
    packer->bits |= bits << packer->count;
    packer->count += count;
    while (packer->count >= 8) {
        strbuf_char(packer->out, (char)packer->bits);
        packer->bits >>= 8;
        packer->count -= 8;
    }
}

/* Codes go highest bit first, all else lowest first. */
static void put_code(struct packer *packer, uint32_t code, int count)
{
    uint32_t turned = 0;
    for (int i = 0; i < count; i++) {
        turned = turned << 1 | (code >> i & 1);
    }
    put_bits(packer, turned, count);
}

static void put_symbol(struct packer *packer, uint32_t symbol)
{
    if (symbol < 144) {
        put_code(packer, 0x30 + symbol, 8);
    } else if (symbol < 256) {
        put_code(packer, 0x190 + symbol - 144, 9);
    } else if (symbol < 280) {
        put_code(packer, symbol - 256, 7);
    } else {
        put_code(packer, 0xc0 + symbol - 280, 8);
    }
}

/* Lengths from 3 to 258: a symbol stands for 2^extra of them. */
static void put_length(struct packer *packer, uint32_t length)
{
    if (length == 258) {
        put_symbol(packer, 285);
        return;
    }
    uint32_t offset = length - 3;
    int extra = 0;
    while (offset >> extra >= 8) {
        extra++;
    }
    uint32_t symbol = 257 + (offset >> extra) + 4 * (uint32_t)extra;
    put_symbol(packer, symbol);
    put_bits(packer, offset & ((UINT32_C(1) << extra) - 1), extra);
}

static void add_sum(struct packer *packer, uint8_t byte, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        packer->low = (packer->low + byte) % 65521;
        packer->high = (packer->high + packer->low) % 65521;
    }
}

/* A run is the byte itself, then copies from one byte back. */
static void put_run(struct packer *packer, uint8_t byte, size_t times)
{
    add_sum(packer, byte, times);
    put_symbol(packer, byte);
    times--;
    while (times >= 3) {
        uint32_t length = times < 258 ? (uint32_t)times : 258;
        put_length(packer, length);
        put_code(packer, 0, 5);
        times -= length;
    }
    for (; times > 0; times--) {
        put_symbol(packer, byte);
    }
}

static void pack(struct packer *packer, const uint8_t *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t end = at + 1;
        while (end < length && bytes[end] == bytes[at]) {
            end++;
        }
        put_run(packer, bytes[at], end - at);
        at = end;
    }
}

/* The picture -------------------------------------------------------------- */

/* Each byte less the one above: flat areas and upright edges become 0. */
static void filter_row(uint8_t *row, const uint8_t *now, const uint8_t *above,
                       size_t length)
{
    row[0] = 2;
    for (size_t i = 0; i < length; i++) {
        row[i + 1] = (uint8_t)(now[i] - above[i]);
    }
}

/* Above the first row all is 0. */
static bool put_rows(const struct png_picture *picture, struct packer *packer)
{
    size_t length = (size_t)picture->width * 3;
    uint8_t *rows = mem_resize(NULL, 3 * length + 1);
    uint8_t *now = rows;
    uint8_t *above = rows + length;
    uint8_t *filtered = rows + 2 * length;
    bool good = true;
    memset(above, 0, length);
    for (int32_t y = 0; good && y < picture->height; y++) {
        good = picture->row(picture->context, y, now);
        filter_row(filtered, now, above, length);
        pack(packer, filtered, length + 1);
        uint8_t *last = now;
        now = above;
        above = last;
    }
    mem_free(rows);
    return good;
}

static bool put_pixels(const struct png_picture *picture, struct strbuf *body)
{
    struct packer packer = {.out = body, .low = 1};
    strbuf_add(body, "\x78\x01", 2);
    put_bits(&packer, 1, 1); /* the last block */
    put_bits(&packer, 1, 2); /* with the fixed codes */
    bool good = put_rows(picture, &packer);
    put_symbol(&packer, 256);
    put_bits(&packer, 0, 7);
    put_word(body, packer.high << 16 | packer.low);
    return good;
}

bool png_write(const struct png_picture *picture, struct strbuf *out)
{
    struct strbuf body = {0};
    strbuf_add(out, "\x89PNG\r\n\x1a\n", 8);
    put_word(&body, (uint32_t)picture->width);
    put_word(&body, (uint32_t)picture->height);
    strbuf_add(&body, "\x08\x02\x00\x00\x00", 5); /* 8 bits, red green blue */
    put_chunk(out, "IHDR", &body);
    strbuf_reset(&body);
    bool good = put_pixels(picture, &body);
    put_chunk(out, "IDAT", &body);
    strbuf_reset(&body);
    put_chunk(out, "IEND", &body);
    strbuf_clear(&body);
    return good;
}
