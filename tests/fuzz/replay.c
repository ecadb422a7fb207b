/* replay [--runs N] [--seed S] FILE|FOLDER...
 *
 * Gives a target every file, and then N changed ones: for machines without
 * libFuzzer, and for a quick test that what was once found stays mended. Says
 * how many it gave; a target that ends the program is a failure, and the last
 * input then lies in replay.last. */
#include "fuzz/fuzz.h"

#include "base/hash.h"
#include "platform/fileio.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INPUT_MOST = 1 << 20 };

struct input {
    char *bytes;
    size_t length;
};

struct corpus {
    struct arena arena;
    struct input *inputs;
    size_t count, capacity;
    const char *folder;
    uint64_t random;
};

static uint32_t below(struct corpus *corpus, size_t sides)
{
    corpus->random = hash_mix(corpus->random + 1);
    return (uint32_t)((corpus->random >> 33) % sides);
}

static bool add_file(struct corpus *corpus, const char *path)
{
    struct input input;

    if (file_read(&corpus->arena, path, INPUT_MOST, &input.bytes,
                  &input.length) != FILE_OK)
        return false;
    if (corpus->count == corpus->capacity)
        corpus->inputs = mem_grow(corpus->inputs, corpus->count,
                                  &corpus->capacity, sizeof *corpus->inputs);
    corpus->inputs[corpus->count++] = input;
    return true;
}

static void visit(void *context, const char *name)
{
    struct corpus *corpus = context;
    struct strbuf path = {0};

    strbuf_format(&path, "%s/%s", corpus->folder, name);
    add_file(corpus, strbuf_get(&path));
    strbuf_clear(&path);
}

static void add(struct corpus *corpus, const char *path)
{
    corpus->folder = path;
    if (!file_each(path, visit, corpus) && !add_file(corpus, path)) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(2);
    }
}

static void give(const struct strbuf *text)
{
    FILE *last = fopen("replay.last", "wb"); /* needs no power cut's safety */

    if (last == NULL ||
        fwrite(strbuf_get(text), 1, text->length, last) != text->length ||
        fclose(last) != 0) {
        fprintf(stderr, "replay.last cannot be written\n");
        exit(2);
    }
    LLVMFuzzerTestOneInput((const uint8_t *)strbuf_get(text), text->length);
}

static void change_once(struct corpus *corpus, struct strbuf *text)
{
    const struct input *other = &corpus->inputs[below(corpus, corpus->count)];
    size_t at = text->length == 0 ? 0 : below(corpus, text->length);
    size_t from = other->length == 0 ? 0 : below(corpus, other->length);
    size_t length = 1 + below(corpus, 24);

    if (text->length > 0)
        switch (below(corpus, 4)) {
        case 0: /* a bit */
            text->text[at] ^= (char)(1 << below(corpus, 8));
            return;
        case 1: /* fewer bytes */
            length = length < text->length - at ? length : text->length - at;
            memmove(text->text + at, text->text + at + length,
                    text->length - at - length);
            text->length -= length;
            return;
        case 2: /* another byte */
            text->text[at] = (char)below(corpus, 256);
            return;
        default:
            break;
        }
    if (other->length > from) { /* a piece of another, at the end */
        length = length < other->length - from ? length : other->length - from;
        strbuf_add(text, other->bytes + from, length);
    }
}

static void give_changed(struct corpus *corpus)
{
    const struct input *input = &corpus->inputs[below(corpus, corpus->count)];
    struct strbuf text = {0};

    strbuf_add(&text, input->bytes, input->length);
    for (uint32_t i = 1 + below(corpus, 4); i > 0; i--)
        change_once(corpus, &text);
    give(&text);
    strbuf_clear(&text);
}

static uint64_t option(char **words, int count, const char *name,
                       uint64_t usual)
{
    for (int i = 1; i + 1 < count; i++)
        if (strcmp(words[i], name) == 0)
            return strtoull(words[i + 1], NULL, 10);
    return usual;
}

int main(int count, char **words)
{
    struct corpus corpus = {.random = option(words, count, "--seed", 1)};
    uint64_t runs = option(words, count, "--runs", 0);

    for (int i = 1; i < count; i++) {
        if (strncmp(words[i], "--", 2) == 0)
            i++;
        else
            add(&corpus, words[i]);
    }
    if (corpus.count == 0) {
        fprintf(stderr, "no input was named\n");
        return 2;
    }
    fuzz_all = true;
    for (size_t i = 0; i < corpus.count; i++) {
        struct strbuf text = {0};

        strbuf_add(&text, corpus.inputs[i].bytes, corpus.inputs[i].length);
        give(&text);
        strbuf_clear(&text);
    }
    fuzz_all = false;
    for (uint64_t i = 0; i < runs; i++)
        give_changed(&corpus);
    printf("%zu files and %" PRIu64 " changed ones\n", corpus.count, runs);
    mem_free(corpus.inputs);
    arena_clear(&corpus.arena);
    remove("replay.last");
    return 0;
}
