/* The table of what the game says, filled in, in other languages. */
#include "base/words.h"
#include "unit/unit.h"

#include <string.h>

static struct arena arena;

static int clear(void **state)
{
    (void)state;
    arena_clear(&arena);
    return 0;
}

/* A language that says one word in its own way. */
static struct language speaking(enum word word, const char *one,
                                const char *many)
{
    struct language words = words_english;
    words.text[word][0] = one;
    words.text[word][1] = many;
    return words;
}

static void values_go_in_by_name_in_any_order(void **state)
{
    struct language words =
        speaking(WORD_BAR_TURN, "{most} max, {turn} now", NULL);
    (void)state;
    assert_string_equal(
        words_say(&words_english, &arena, WORD_BAR_TURN,
                  VALUES(VALUE_NUMBER("turn", 3), VALUE_NUMBER("most", 17))),
        "Turn 3 of at most 17");
    assert_string_equal(words_say(&words, &arena, WORD_BAR_TURN,
                                  VALUES(VALUE_NUMBER("turn", -3),
                                         VALUE_NUMBER("most", INT64_MIN))),
                        "-9223372036854775808 max, -3 now");
}

static void doubled_braces_are_signs(void **state)
{
    struct language words =
        speaking(WORD_LIST_PAIR, "{{{name}}}: {{text}} {text}", NULL);
    (void)state;
    assert_string_equal(words_say(&words, &arena, WORD_LIST_PAIR,
                                  VALUES(VALUE_TEXT("name", "{text}"),
                                         VALUE_TEXT("text", "%s"))),
                        "{{text}}: {text} %s");
}

static void a_number_takes_its_form(void **state)
{
    (void)state;
    assert_string_equal(words_say(&words_english, &arena, WORD_CHANGES_STILL,
                                  VALUES(VALUE_NUMBER("n", 1))),
                        "One other meter did not move");
    assert_string_equal(words_say(&words_english, &arena, WORD_CHANGES_STILL,
                                  VALUES(VALUE_NUMBER("n", 2))),
                        "2 other meters did not move");
}

static void a_number_takes_its_form_in_any_language(void **state)
{
    struct language words = speaking(WORD_CHANGES_STILL, "{n} a", "{n} b");
    size_t at;
    (void)state;
    words.text[WORD_CHANGES_STILL][2] = "{n} c";
    assert_null(po_plural_read(
        &words.plural, "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
        &at));
    for (int n = 0; n < 7; n++) {
        const char *said = words_say(&words, &arena, WORD_CHANGES_STILL,
                                     VALUES(VALUE_NUMBER("n", n)));
        assert_int_equal(said[0], '0' + n);
        assert_int_equal(said[2], "cabbbcc"[n]);
    }
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* NAME_OF_IT is "name.of_it": so no two entries share a name, and none loses
 * its translations by accident. */
static void names_are_those_of_the_code(void **state)
{
    static const char *const names[] = {
#define WORD(name, context, text, note)           #name,
#define WORD_MANY(name, context, one, many, note) #name,
#include "base/words.def"
#undef WORD
#undef WORD_MANY
    };
    (void)state;
    for (int word = 0; word < WORD_COUNT; word++) {
        char context[64];
        size_t length = strlen(names[word]);
        assert_true(length < sizeof context);
        for (size_t i = 0; i <= length; i++)
            context[i] = small(names[word][i]);
        *strchr(context, '_') = '.';
        assert_string_equal(words_entry((enum word)word)->context, context);
    }
}

static bool has(const char *text, const char *name, size_t length)
{
    size_t other;
    const char *at = words_placeholder(text, &other);
    while (at != NULL) {
        if (other == length && strncmp(at, name, length) == 0)
            return true;
        at = words_placeholder(at + other + 1, &other);
    }
    return false;
}

/* The form of one may leave the number out, and nothing else. */
static void forms_have_the_same_placeholders(void **state)
{
    (void)state;
    for (int word = 0; word < WORD_COUNT; word++) {
        const struct word_entry *entry = words_entry((enum word)word);
        const char *at;
        size_t length;
        if (entry->many == NULL)
            continue;
        at = words_placeholder(entry->many, &length);
        assert_true(has(entry->many, "n", 1));
        for (; at != NULL; at = words_placeholder(at + length + 1, &length))
            assert_true(has(entry->one, at, length) || *at == 'n');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_go_in_by_name_in_any_order),
        cmocka_unit_test(doubled_braces_are_signs),
        cmocka_unit_test(a_number_takes_its_form),
        cmocka_unit_test(a_number_takes_its_form_in_any_language),
        cmocka_unit_test(names_are_those_of_the_code),
        cmocka_unit_test(forms_have_the_same_placeholders),
    };
    return cmocka_run_group_tests(tests, NULL, clear);
}
