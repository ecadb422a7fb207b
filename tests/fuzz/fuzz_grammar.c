/* Scenarios by grammar: the bytes choose what is written, so that nearly all
 * inputs come past scanner and shape. */
#include "fuzz/fuzz.h"
#include "fuzz/loading.h"

#include "base/hash.h"

#include <stdio.h>
#include <stdlib.h>

/* FUZZ_PRINT=1 shows what was written and what became of it. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct choices choices = {.bytes = bytes, .length = length};
    struct strbuf text = {0};
    bool print = getenv("FUZZ_PRINT") != NULL;
    int loaded;

    grammar_write(&choices, &text);
    if (print)
        printf("%s\n", strbuf_get(&text));
    loaded = fuzz_load(strbuf_get(&text), text.length,
                       hash_bytes(HASH_START, bytes, length));
    if (print)
        printf("%s\n", loaded ? "plays" : "refused");
    strbuf_clear(&text);
    return 0;
}
