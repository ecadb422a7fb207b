/* The author's guide, scenarios/README.md: its whole examples load without a
 * finding, and it names every key that a file may have. */
#include "unit/load_fixture.h"

#include "scenario/document.h"

#include <string.h>

#define GUIDE DEMARCHE_SOURCE "/scenarios/README.md"

static void read_guide(struct strbuf *guide)
{
    assert_true(load_fixture_read(GUIDE, guide));
}

/* Fragments are shown too; a whole scenario begins with its format. */
static void test_examples(void **state)
{
    static const char opening[] = "```json\n{\n  \"format\"";
    struct strbuf guide = {0};
    const char *at;
    int count = 0;

    (void)state;
    read_guide(&guide);
    at = strbuf_get(&guide);
    while ((at = strstr(at, opening)) != NULL) {
        const char *begin = strchr(at, '{');
        const char *end = strstr(begin, "```");
        struct load load;

        assert_non_null(end);
        load_open(&load, begin, (size_t)(end - begin));
        if (load.diags.count > 0)
            fail_msg("%s", load_findings(&load));
        load_close(&load);
        count++;
        at = end;
    }
    assert_int_equal(count, 2);
    strbuf_clear(&guide);
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
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_every_key),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
