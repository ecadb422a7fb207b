/* Any bytes: the scanner and cJSON. What is taken must be UTF-8 within the
 * limits, every node must stand where it says, and the layout of `fmt` must
 * hold the same values. */
#include "fuzz/fuzz.h"

#include "base/hash.h"
#include "scenario/document.h"
#include "scenario/format.h"
#include "scenario/limits.h"

#include <stdlib.h>
#include <string.h>

static void judge_node(const struct document *document, int32_t at,
                       size_t length)
{
    const struct node *node = &document->nodes[at];

    fuzz_must(node->offset >= 0 && (size_t)node->offset < length,
              "a node stands outside the file");
    fuzz_must(node->parent < at, "a node stands before its parent");
    fuzz_must((node->key == NULL) == (node->key_offset < 0),
              "a key without a place");
    fuzz_must((node->text != NULL) == (node->type == NODE_STRING),
              "a string without a text");
    if (node->text != NULL)
        fuzz_utf8(node->text, "a string that is no UTF-8");
}

static void judge_place(struct document *document, int32_t at)
{
    struct strbuf pointer = {0};
    struct diag_place place = document_place(document, at, false, &pointer);

    fuzz_must(place.line > 0 && place.column > 0, "a node without a place");
    fuzz_must(at == 0 || place.pointer[0] == '/', "a node without a pointer");
    strbuf_clear(&pointer);
}

static void judge(struct document *document, size_t length)
{
    fuzz_must(document->count > 0 && document->count <= LIMIT_VALUES,
              "more values than there may be");
    for (int32_t i = 0; i < document->count; i++)
        judge_node(document, i, length);
    judge_place(document, 0);
    judge_place(document, document->count - 1);
}

static bool same_text(const char *a, const char *b)
{
    return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_node(const struct node *a, const struct node *b)
{
    bool keyed = a->type == NODE_OBJECT || a->number == b->number;

    return a->type == b->type && keyed && a->fraction == b->fraction &&
           a->parent == b->parent && a->place == b->place &&
           same_text(a->key, b->key) && same_text(a->text, b->text);
}

static void judge_same(const struct document *a, const struct document *b)
{
    fuzz_must(a->count == b->count, "its layout has other values");
    for (int32_t i = 0; i < a->count; i++)
        fuzz_must(same_node(&a->nodes[i], &b->nodes[i]),
                  "its layout has another value");
}

/* The canonical layout holds the same values, and is its own layout. */
static void judge_layout(const struct document *document, const char *text,
                         size_t length)
{
    struct arena lasting = {0};
    struct diag_list diags = {0};
    struct document other;
    struct strbuf once = {0};
    struct strbuf twice = {0};

    if (format_json("fuzz.json", text, length, &once, &diags)) {
        document_init(&other, "once.json", strbuf_get(&once), once.length);
        fuzz_must(document_parse(&other, &lasting, &diags),
                  "its layout is refused");
        judge_same(document, &other);
        document_clear(&other);
        fuzz_must(format_json("once.json", strbuf_get(&once), once.length,
                              &twice, &diags) &&
                      strcmp(strbuf_get(&once), strbuf_get(&twice)) == 0,
                  "its layout has another layout");
    }
    strbuf_clear(&twice);
    strbuf_clear(&once);
    diag_clear(&diags);
    arena_clear(&lasting);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena lasting = {0};
    struct diag_list diags = {0};
    struct document document;
    char *text = fuzz_exact(bytes, length);

    document_init(&document, "fuzz.json", text, length);
    if (document_parse(&document, &lasting, &diags)) {
        judge(&document, length);
        if (fuzz_seldom(hash_bytes(HASH_START, bytes, length), 3))
            judge_layout(&document, text, length);
    } else {
        fuzz_must(diags.errors > 0, "refused without a word");
    }
    document_clear(&document);
    free(text);
    diag_clear(&diags);
    arena_clear(&lasting);
    return 0;
}
