#include "scenario/keys.h"

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

/* Up to eight bytes as a number, the same on every machine. */
static uint64_t word_of(const char *text, size_t length)
{
    uint64_t word = 0;
    size_t i;

    for (i = 0; i < length; i++)
        word |= (uint64_t)(unsigned char)text[i] << (8 * i);
    return word;
}

uint64_t key_hash(const char *text, size_t length)
{
    uint64_t hash = length;
    size_t i;

    for (i = 0; i < length; i += 8) {
        size_t rest = length - i < 8 ? length - i : 8;

        hash = (hash ^ word_of(text + i, rest)) * UINT64_C(0x9e3779b97f4a7c15);
        hash ^= hash >> 32;
    }
    return hash;
}

void key_table_init(struct key_table *table)
{
    int key;

    memset(table->slots, KEY_COUNT, sizeof table->slots);
    for (key = 0; key < KEY_COUNT; key++) {
        uint64_t at = key_hash(names[key].text, names[key].length);

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
