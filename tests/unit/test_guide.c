/* The author's guide, scenarios/README.md, names every key that a file may
 * have. (What it shows is run by tests/guide.) */
#include "unit/load_fixture.h"

#include "scenario/document.h"

#include <string.h>

#define GUIDE DEMARCHE_SOURCE "/scenarios/README.md"

static void read_guide(struct strbuf *guide)
{
    assert_true(load_fixture_read(GUIDE, guide));
}

static bool names_key(const struct strbuf *guide, const char *key)
{
    static const char frames[] = "`\"";
    bool found = false;
    size_t i;

    for (i = 0; frames[i] != 0; i++) {
        struct strbuf word = {0};

        strbuf_char(&word, frames[i]);
        strbuf_text(&word, key);
        strbuf_char(&word, frames[i]);
        found = found || strstr(strbuf_get(guide), strbuf_get(&word));
        strbuf_clear(&word);
    }
    return found;
}

static void test_every_key(void **state)
{
    struct strbuf guide = {0};
    int missing = 0;
    int i;

    (void)state;
    read_guide(&guide);
    for (i = 0; i < KEY_COUNT; i++) {
        if (names_key(&guide, key_text((enum key)i)))
            continue;
        print_error("the guide does not name %s\n", key_text((enum key)i));
        missing++;
    }
    assert_int_equal(missing, 0);
    strbuf_clear(&guide);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
