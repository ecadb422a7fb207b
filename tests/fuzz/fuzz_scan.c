/* Any bytes: the scanner and cJSON. What is taken must be UTF-8 within the
 * limits, and every node must stand where it says. */
#include "fuzz/fuzz.h"

#include "scenario/document.h"
#include "scenario/limits.h"

#include <stdlib.h>

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

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena lasting = {0};
    struct diag_list diags = {0};
    struct document document;
    char *text = fuzz_exact(bytes, length);

    document_init(&document, "fuzz.json", text, length);
    if (document_parse(&document, &lasting, &diags))
        judge(&document, length);
    else
        fuzz_must(diags.errors > 0, "refused without a word");
    document_clear(&document);
    free(text);
    diag_clear(&diags);
    arena_clear(&lasting);
    return 0;
}
