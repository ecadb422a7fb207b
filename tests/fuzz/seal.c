/* Seals that fit whatever was changed: see recording.h and save.h. */
#include "fuzz/fuzz.h"

#include "base/hash.h"

#include <string.h>

#define RECORDING "demarche recording 1\n"

struct lines {
    const char *text;
    size_t length, at;
};

struct line {
    const char *text;
    size_t length; /* its end included */
};

static bool next_line(struct lines *lines, struct line *line)
{
    const char *begin = lines->text + lines->at;
    size_t rest = lines->length - lines->at;
    const char *end = rest > 0 ? memchr(begin, '\n', rest) : NULL;

    *line =
        (struct line){begin, end == NULL ? rest : (size_t)(end - begin) + 1};
    lines->at += line->length;
    return line->length > 0;
}

static bool begins(struct line line, const char *word)
{
    size_t length = strlen(word);

    return line.length >= length && memcmp(line.text, word, length) == 0;
}

static void add_seal(struct strbuf *out, const char *word, uint64_t hash)
{
    char hex[17];

    hash_to_hex(hash, hex);
    strbuf_format(out, "%s %s\n", word, hex);
}

/* All lines of a recording up to its checksum, sealed anew. */
static void seal_recording(struct lines *lines, struct strbuf *out)
{
    struct line line;
    uint64_t sum = HASH_START;
    size_t summed = 0;

    while (next_line(lines, &line)) {
        if (begins(line, "sum ")) {
            sum =
                hash_bytes(sum, strbuf_get(out) + summed, out->length - summed);
            summed = out->length;
            add_seal(out, "sum", sum);
        } else if (begins(line, "checksum ")) {
            add_seal(out, "checksum",
                     hash_bytes(HASH_START, strbuf_get(out), out->length));
            return;
        } else {
            strbuf_add(out, line.text, line.length);
        }
    }
}

static size_t read_size(struct line line)
{
    size_t size = 0;

    for (size_t i = 4; i < line.length; i++)
        if (line.text[i] >= '0' && line.text[i] <= '9' && size < 1000000)
            size = size * 10 + (size_t)(line.text[i] - '0');
    return size;
}

/* A further way: the first bytes of the main one, then its own lines. */
static void seal_way(struct lines *lines, struct line head,
                     const struct strbuf *main, struct strbuf *out)
{
    size_t shared = read_size(head);
    struct strbuf whole = {0};
    struct strbuf sealed = {0};
    struct lines again;

    if (shared > main->length)
        shared = main->length;
    strbuf_add(&whole, strbuf_get(main), shared);
    strbuf_add(&whole, lines->text + lines->at, lines->length - lines->at);
    again = (struct lines){strbuf_get(&whole), whole.length, 0};
    seal_recording(&again, &sealed);
    strbuf_add(out, head.text, head.length);
    if (sealed.length > shared) {
        strbuf_add(out, sealed.text + shared, sealed.length - shared);
        lines->at += again.at - shared;
    }
    strbuf_clear(&sealed);
    strbuf_clear(&whole);
}

static void seal_line(struct lines *lines, struct line line,
                      struct strbuf *main, struct strbuf *out)
{
    if (begins(line, RECORDING)) {
        lines->at -= line.length;
        strbuf_reset(main);
        seal_recording(lines, main);
        strbuf_add(out, main->text, main->length);
    } else if (begins(line, "way ")) {
        seal_way(lines, line, main, out);
    } else if (begins(line, "sum ") || begins(line, "end ")) {
        add_seal(out, begins(line, "sum ") ? "sum" : "end",
                 hash_bytes(HASH_START, strbuf_get(out), out->length));
    } else {
        strbuf_add(out, line.text, line.length);
    }
}

void fuzz_seal(struct strbuf *text)
{
    struct strbuf out = {0};
    struct strbuf main = {0};
    struct lines lines = {strbuf_get(text), text->length, 0};
    struct line line;

    while (next_line(&lines, &line))
        seal_line(&lines, line, &main, &out);
    strbuf_clear(&main);
    strbuf_clear(text);
    *text = out;
}
