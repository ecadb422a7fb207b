/* Any bytes as a scenario: it gets findings, or it plays. */
#include "fuzz/fuzz.h"

#include "base/hash.h"
#include "fuzz/loading.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char *text = fuzz_exact(bytes, length);

    fuzz_load(text, length, hash_bytes(HASH_START, bytes, length));
    free(text);
    return 0;
}
