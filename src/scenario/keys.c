#include "scenario/keys.h"

#include "base/hash.h"

#include <assert.h>
#include <string.h>

struct key_name {
    const char *text;
    size_t length;
};

static const struct key_name names[KEY_COUNT] = {
    [KEY_schema] = {"$schema", sizeof "$schema" - 1},
#define X(name) [KEY_##name] = {#name, sizeof #name - 1},
#include "scenario/keys.def"
#undef X
};

_Static_assert(KEY_COUNT <= KEY_SLOTS / 2, "a probe must find a free slot");

const char *key_text(enum key key)
{
    assert(key < KEY_COUNT);
    return names[key].text;
}

void key_table_init(struct key_table *table)
{
    int key;

    memset(table->slots, KEY_COUNT, sizeof table->slots);
    for (key = 0; key < KEY_COUNT; key++) {
        uint64_t at = hash_short(names[key].text, names[key].length);

        while (table->slots[at % KEY_SLOTS] != KEY_COUNT)
            at++;
        table->slots[at % KEY_SLOTS] = (uint8_t)key;
    }
}

enum key key_find(const struct key_table *table, const char *text,
                  size_t length, uint64_t hash)
{
    uint64_t at = hash;
    uint8_t key;

    while ((key = table->slots[at % KEY_SLOTS]) != KEY_COUNT) {
        if (names[key].length == length &&
            memcmp(names[key].text, text, length) == 0)
            return (enum key)key;
        at++;
    }
    return length >= 2 && memcmp(text, "x-", 2) == 0 ? KEY_NOTE : KEY_OTHER;
}
