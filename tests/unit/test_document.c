/* A JSON file as a table of nodes. */
#include "unit/unit.h"

#include "scenario/document.h"

#include <stdlib.h>
#include <string.h>

struct parsed {
    struct document document;
    struct arena lasting;
    struct diag_list diags;
    bool fine;
};

static void parse(struct parsed *p, const char *text)
{
    *p = (struct parsed){0};
    document_init(&p->document, "t.json", text, strlen(text));
    p->fine = document_parse(&p->document, &p->lasting, &p->diags);
}

static void parsed_free(struct parsed *p)
{
    document_clear(&p->document);
    diag_clear(&p->diags);
    arena_clear(&p->lasting);
}

static const struct node *at(const struct parsed *p, int32_t i)
{
    return &p->document.nodes[i];
}

static void test_tree(void **state)
{
    static const uint8_t types[] = {NODE_OBJECT, NODE_LIST,   NODE_NUMBER,
                                    NODE_LIST,   NODE_STRING, NODE_TRUE,
                                    NODE_FALSE,  NODE_NULL};
    static const int32_t parents[] = {-1, 0, 1, 1, 1, 1, 0, 0};
    static const int32_t nexts[] = {-1, 6, 3, 4, 5, -1, 7, -1};
    struct parsed p;
    int32_t i;

    (void)state;
    parse(&p, "{\"a\": [1, [], \"s\", true], \"b\": false, \"c\": null}");
    assert_true(p.fine);
    assert_int_equal(p.document.count, COUNT(types));
    for (i = 0; i < p.document.count; i++) {
        assert_int_equal(at(&p, i)->type, types[i]);
        assert_int_equal(at(&p, i)->parent, parents[i]);
        assert_int_equal(at(&p, i)->next, nexts[i]);
    }
    assert_int_equal(at(&p, 0)->child, 1);
    assert_int_equal(at(&p, 0)->count, 3);
    assert_int_equal(at(&p, 5)->place, 3);
    assert_string_equal(at(&p, 7)->key, "c");
    assert_null(at(&p, 2)->key);
    parsed_free(&p);
}

static void test_strings(void **state)
{
    struct parsed p;

    (void)state;
    parse(&p, "{\"k\\u00e9y\": \"a\\n\\ud83d\\ude00\\/\"}");
    assert_string_equal(at(&p, 1)->key, "k\xc3\xa9y");
    assert_string_equal(at(&p, 1)->text, "a\n\xf0\x9f\x98\x80/");
    parsed_free(&p);
}

struct number_case {
    const char *text;
    int64_t value;
    bool fraction, beyond;
};

/* Beyond 2^53 a double would lose them. */
static void test_numbers_are_exact(void **state)
{
    static const struct number_case cases[] = {
        {"0", 0, false, false},
        {"-0", 0, false, false},
        {"9007199254740993", INT64_C(9007199254740993), false, false},
        {"9223372036854775807", INT64_MAX, false, false},
        {"-9223372036854775808", INT64_MIN, false, false},
        {"9223372036854775808", INT64_MAX, false, true},
        {"-9223372036854775809", INT64_MIN, false, true},
        {"1e2", 1, true, false},
        {"12.75", 12, true, false},
        {"-1.0", -1, true, false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(cases); i++) {
        struct parsed p;

        parse(&p, cases[i].text);
        assert_true(at(&p, 0)->number == cases[i].value);
        assert_int_equal(at(&p, 0)->fraction, cases[i].fraction);
        assert_int_equal(at(&p, 0)->beyond, cases[i].beyond);
        parsed_free(&p);
    }
}

/* cJSON never sees a number with a point or an exponent; what stands around
 * one is read all the same, whatever the number's length. */
static void test_texts_beside_fractions(void **state)
{
    static const char text[] =
        "{\"a\": [{\"n\": -77.04, \"t\": \"one\", \"m\": [1e5,2.5E-1]}, 0.5],"
        " \"b\": 1.25, \"c\": {\"d\": 3.14159265358979323846264338327950288,"
        " \"e\": \"two\"}, \"f\": \"three\"}";
    static const int32_t numbers[] = {3, 6, 7, 8, 9, 11};
    struct parsed p;
    size_t i;

    (void)state;
    parse(&p, text);
    assert_true(p.fine);
    assert_int_equal(p.document.count, 14);
    for (i = 0; i < COUNT(numbers); i++)
        assert_true(at(&p, numbers[i])->fraction);
    assert_string_equal(at(&p, 4)->text, "one");
    assert_string_equal(at(&p, 12)->text, "two");
    assert_string_equal(at(&p, 13)->text, "three");
    parsed_free(&p);
}

struct hundredths_case {
    const char *text;
    int64_t value;
    bool fine;
};

static void test_hundredths(void **state)
{
    static const struct hundredths_case cases[] = {
        {"12", 1200, true},  {"-12.5", -1250, true},  {"0.07", 7, true},
        {"-0.07", -7, true}, {"179.99", 17999, true}, {"1.234", 123, false},
        {"1e1", 0, false},
    };
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(cases); i++) {
        struct parsed p;
        int64_t value;

        parse(&p, cases[i].text);
        assert_int_equal(document_hundredths(&p.document, 0, &value),
                         cases[i].fine);
        if (cases[i].fine)
            assert_true(value == cases[i].value);
        parsed_free(&p);
    }
}

static void test_places(void **state)
{
    struct strbuf pointer = {0};
    struct diag_place place;
    struct parsed p;

    (void)state;
    parse(&p, "\xef\xbb\xbf{\n \"a/~\": [\"\xc3\xa9\", 7]\n}");
    place = document_place(&p.document, 3, false, &pointer);
    assert_string_equal(place.pointer, "/a~1~0/1");
    assert_int_equal(place.line, 2);
    assert_int_equal(place.column, 15);
    strbuf_reset(&pointer);
    place = document_place(&p.document, 1, true, &pointer);
    assert_int_equal(place.column, 2);
    strbuf_reset(&pointer);
    place = document_place(&p.document, 0, false, &pointer);
    assert_string_equal(place.pointer, "");
    strbuf_clear(&pointer);
    parsed_free(&p);
}

static void test_fields(void **state)
{
    struct parsed p;

    (void)state;
    parse(&p, "{\"id\": 1, \"x-id\": 2, \"other\": 3, \"title\": 4}");
    assert_int_equal(document_field(&p.document, 0, KEY_id), 1);
    assert_int_equal(document_field(&p.document, 0, KEY_title), 4);
    assert_int_equal(document_field(&p.document, 0, KEY_name), -1);
    assert_int_equal(at(&p, 2)->key_id, KEY_NOTE);
    assert_int_equal(at(&p, 3)->key_id, KEY_OTHER);
    p.document.nodes[1].bad = true;
    assert_int_equal(document_field(&p.document, 0, KEY_id), -1);
    assert_int_equal(document_next(&p.document, 0, -1), 2);
    parsed_free(&p);
}

/* All of it is handed back, cJSON's part too. */
struct count {
    int64_t blocks;
};

static void *count_resize(void *context, void *old, size_t size)
{
    if (!old)
        ((struct count *)context)->blocks++;
    return realloc(old, size);
}

static void count_release(void *context, void *block)
{
    ((struct count *)context)->blocks--;
    free(block);
}

static void test_memory_goes_through_the_hook(void **state)
{
    struct count count = {0};
    struct mem_source source = {count_resize, count_release, &count};
    struct parsed p;

    (void)state;
    mem_set_source(&source);
    parse(&p, "{\"a\": [1, 2, {\"b\": \"c\"}]}");
    assert_true(count.blocks > 0);
    parsed_free(&p);
    mem_set_source(NULL);
    assert_int_equal(count.blocks, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tree),
        cmocka_unit_test(test_strings),
        cmocka_unit_test(test_numbers_are_exact),
        cmocka_unit_test(test_texts_beside_fractions),
        cmocka_unit_test(test_hundredths),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_memory_goes_through_the_hook),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
