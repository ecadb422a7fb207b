/* The table of what a file may hold. */
#include "unit/load_fixture.h"

#include "scenario/shape.h"

#include <string.h>

struct required {
    enum shape_kind kind;
    const char *keys; /* parted and ended by blanks */
};

/* What an author cannot leave out; everything else can be. */
static const struct required required[] = {
    {KIND_SCENARIO, "format id title language start limits scenes endings "},
    {KIND_LIMITS, "turns "},
    {KIND_CENTRE, "lon lat "},
    {KIND_PLACE, "id name lon lat "},
    {KIND_ARC, "from to "},
    {KIND_COUNTRY, "code "},
    {KIND_ACTOR, "id name "},
    {KIND_METER, "id name "},
    {KIND_BAND, "from name "},
    {KIND_DRIFT, "to by "},
    {KIND_FLAG, "id name "},
    {KIND_UNKNOWN, "id question "},
    {KIND_VALUE, "id "},
    {KIND_LADDER, "meter rungs "},
    {KIND_RUNG, "from name "},
    {KIND_SCENE, "id title "},
    {KIND_DECISION, "actor options "},
    {KIND_OPTION, "id label "},
    {KIND_USE, "use "},
    {KIND_ADVICE, "by "},
    {KIND_CONSEQUENCE, "id in "},
    {KIND_NEXT, "to "},
    {KIND_RULE, "id name "},
    {KIND_EVENT, "id name "},
    {KIND_ENDING, "id title text "},
    {KIND_ODDS, "ending "},
    {KIND_TEXT, "text "},
};

static const char *required_keys(enum shape_kind kind)
{
    size_t i;

    for (i = 0; i < COUNT(required); i++)
        if (required[i].kind == kind)
            return required[i].keys;
    return "";
}

static void test_required(void **state)
{
    int kind;

    (void)state;
    for (kind = 0; kind < KIND_COUNT; kind++) {
        const struct shape_object *object = shape_objects[kind];
        struct strbuf keys = {0};
        int32_t i;

        for (i = 0; i < object->count; i++)
            if (object->fields[i].flags & SHAPE_REQUIRED)
                strbuf_format(&keys, "%s ", key_text(object->fields[i].key));
        assert_string_equal(strbuf_get(&keys),
                            required_keys((enum shape_kind)kind));
        strbuf_clear(&keys);
    }
}

static void check_row(const struct shape_field *field)
{
    bool list = field->type == SHAPE_OBJECT || field->type == SHAPE_OBJECTS;
    bool range = field->type == SHAPE_NUMBER || field->type == SHAPE_DEGREES;

    assert_non_null(field->about);
    assert_true(strlen(field->about) > 0);
    assert_true((field->type == SHAPE_WORD) == (field->words != NULL));
    assert_true(list == (field->kind != KIND_NONE));
    if (range)
        assert_true(field->low <= field->high);
    assert_true(strlen(shape_type_name(field->type)) > 0);
}

static void test_rows(void **state)
{
    int kind;

    (void)state;
    for (kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct shape_object *object = shape_objects[kind];
        bool seen[KEY_COUNT] = {false};
        int32_t i;

        assert_non_null(object->name);
        assert_true(object->count > 0);
        for (i = 0; i < object->count; i++) {
            const struct shape_field *field = &object->fields[i];

            check_row(field);
            assert_false(seen[field->key]);
            seen[field->key] = true;
            assert_ptr_equal(
                shape_find((enum shape_kind)kind, (enum key)field->key), field);
        }
    }
}

/* Each key of the list is a key of something. */
static void test_no_key_is_idle(void **state)
{
    int key;

    (void)state;
    for (key = 0; key < KEY_COUNT; key++) {
        bool found = false;
        int kind;

        for (kind = 0; kind < KIND_COUNT; kind++)
            found = found || shape_find((enum shape_kind)kind, (enum key)key);
        if (!found)
            fail_msg("%s", key_text((enum key)key));
    }
}

/* The words of the table stand in the order of their enums. */
static void test_words(void **state)
{
    const struct shape_word *words;
    int i;

    (void)state;
    words = shape_find(KIND_ACTOR, KEY_policy)->words;
    for (i = 0; i < POLICY_COUNT; i++)
        assert_string_equal(words[i].text, policy_words[i]);
    words = shape_find(KIND_OPTION, KEY_means)->words;
    for (i = 0; i < MEANS_COUNT; i++)
        assert_string_equal(words[i].text, means_words[i]);
    words = shape_find(KIND_OPTION, KEY_signal)->words;
    for (i = 0; i < SIGNAL_COUNT; i++)
        assert_string_equal(words[i].text, signal_words[i]);
    words = shape_find(KIND_TEXT, KEY_status)->words;
    for (i = FACT_REPORTED; i <= FACT_MODEL; i++)
        assert_string_equal(words[i - 1].text, status_words[i]);
}

/* `x-` keys may stand in every object and hold anything. */
static void test_notes_everywhere(void **state)
{
    struct load load;

    (void)state;
    load_open_members(
        &load,
        "'x-a': {'effects': 1.5}, 'limits': {'turns': 3, 'x-a': null}, "
        "'actors': [{'id': 'us', 'name': 'W', 'x-a': []}], 'meters': [{'id': "
        "'m', 'name': 'M', 'x-a': 1e3}], 'scenes': [{'id': 's', 'title': "
        "{'text': 'T', 'x-a': 1}, 'effects': {'m': 1, 'x-m': 'why'}, 'set': "
        "{'x-m': 'why'}, 'actor': 'us', 'options': [{'id': 'o', 'label': 'O', "
        "'x-a': 1, 'outcomes': [{'x-a': {}}]}, {'id': 'p', 'label': 'P'}]}],");
    if (load.diags.count > 0)
        fail_msg("%s", load_findings(&load));
    assert_int_equal(load.model->effects_count, 1);
    assert_int_equal(load.model->assigns_count, 0);
    load_close(&load);
}

/* Other names for keys: each row of key_advice.def serves, with each of its
 * keys, some kind of object that takes the key and not the other name. */
static bool takes(enum shape_kind kind, const char *name)
{
    const struct shape_object *object = shape_objects[kind];
    int32_t i;

    for (i = 0; i < object->count; i++)
        if (strcmp(key_text((enum key)object->fields[i].key), name) == 0)
            return true;
    return false;
}

static bool serves(const char *wrong, const char *name, size_t length)
{
    int kind;

    for (kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct shape_field *field =
            shape_meant((enum shape_kind)kind, wrong);
        const char *text = field ? key_text((enum key)field->key) : "";

        if (strlen(text) == length && memcmp(text, name, length) == 0 &&
            !takes((enum shape_kind)kind, wrong))
            return true;
    }
    return false;
}

/* How many of `keys` would never be named; they are "KEYS(a, b)". */
static int idle_keys(const char *wrong, const char *keys)
{
    const char *at = strchr(keys, '(') + 1;
    int idle = 0;

    while (*at != '\0') {
        size_t length = strcspn(at, ",)");

        if (!serves(wrong, at, length)) {
            print_error("\"%s\" for \"%.*s\" serves nothing\n", wrong,
                        (int)length, at);
            idle++;
        }
        at += length;
        at += strspn(at, ", )");
    }
    return idle;
}

static void check_order(const char **before, const char *wrong)
{
    if (strcmp(*before, wrong) >= 0)
        fail_msg("\"%s\" stands behind \"%s\"", wrong, *before);
    *before = wrong;
}

static void test_other_names(void **state)
{
    static const struct {
        const char *wrong, *keys;
    } rows[] = {
#define MEANT(wrong, keys) {wrong, #keys},
#define ELSEWHERE(kind, wrong, key, text)
#include "scenario/key_advice.def"
#undef MEANT
#undef ELSEWHERE
    };
    const char *before = "";
    int idle = 0;
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(rows); i++) {
        check_order(&before, rows[i].wrong);
        idle += idle_keys(rows[i].wrong, rows[i].keys);
    }
    assert_int_equal(idle, 0);
}

static void check_elsewhere(enum shape_kind kind, const char *wrong,
                            enum key key, const char *text)
{
    enum key found = KEY_COUNT;

    if (takes(kind, wrong))
        fail_msg("%s takes \"%s\"", shape_objects[kind]->name, wrong);
    assert_string_equal(shape_elsewhere(kind, wrong, &found), text);
    assert_int_equal(found, key);
    assert_true(key == KEY_NONE || shape_find(kind, key) != NULL);
}

static void test_elsewhere(void **state)
{
    enum key key = KEY_NONE;

    (void)state;
#define MEANT(wrong, keys)
#define ELSEWHERE(kind, wrong, key, text)                                      \
    check_elsewhere(KIND_##kind, wrong, KEY_##key, text);
#include "scenario/key_advice.def"
#undef MEANT
#undef ELSEWHERE
    assert_null(shape_elsewhere(KIND_SCENE, "turns", &key));
    assert_non_null(shape_elsewhere(KIND_USE, "chance", &key));
}

/* What was found, by its name in JSON. */
static void test_found(void **state)
{
    static const char *const values[][2] = {
        {"null", "null"},     {"false", "false"},  {"true", "true"},
        {"7.25", "a number"}, {"'x'", "a string"}, {"[]", "a list"},
        {"{}", "an object"}};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(values); i++) {
        struct strbuf text = {0};
        struct load load;

        /* A list of objects, and for the list an object. */
        strbuf_format(&text, "'%s': %s,",
                      values[i][0][0] == '[' ? "map" : "rules", values[i][0]);
        load_open_members(&load, strbuf_get(&text));
        strbuf_reset(&text);
        strbuf_format(&text, "found %s, expected ", values[i][1]);
        if (strstr(load_findings(&load), strbuf_get(&text)) == NULL)
            fail_msg("%s: %s", values[i][0], load_findings(&load));
        load_close(&load);
        strbuf_clear(&text);
    }
}

/* What a list holds has its type as well. */
static void test_elements(void **state)
{
    static const char *const lists[] = {
        "'authors': [7]",
        "'classroom': {'questions': [7]}",
        "'scenes': [7]",
        "'scenes': [{'id': 's', 'title': [7]}]",
        "'scenes': [{'id': 's', 'title': 'S', 'brief': [7]}]",
        "'scenes': [{'id': 's', 'title': 'S', 'next': [7]}]",
        "'scenes': [{'id': 's', 'title': 'S', 'show': [7]}]",
        "'options': [7]",
        "'codex': [{'id': 'c', 'title': 'C', 'text': 'x', 'sources': [7]}]"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(lists); i++) {
        struct strbuf text = {0};
        struct load load;

        strbuf_format(&text, "%s,", lists[i]);
        load_open_members(&load, strbuf_get(&text));
        if (strstr(load_findings(&load), "found a number, expected ") == NULL)
            fail_msg("%s: %s", lists[i], load_findings(&load));
        load_close(&load);
        strbuf_clear(&text);
    }
}

/* Remarks as other files have them are sent to keys that begin with x-. */
static void test_remarks(void **state)
{
    static const char *const keys[] = {"_later", "#", "// of us", "todo"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(keys); i++) {
        struct strbuf text = {0};
        struct load load;

        strbuf_format(&text, "'%s': 'x',", keys[i]);
        load_open_members(&load, strbuf_get(&text));
        assert_int_equal(load.diags.count, 1);
        if (strstr(load.diags.items[0].message, "x-") == NULL)
            fail_msg("%s", load.diags.items[0].message);
        load_close(&load);
        strbuf_clear(&text);
    }
}

/* Names are looked for so often in a file, and no more: what is beyond is
 * found all the same, but without advice. */
static void test_advice_is_bounded(void **state)
{
    enum { WRONG = 230 };
    struct strbuf text = {0};
    struct load load;
    int near = 0;
    int all = 0;

    (void)state;
    strbuf_text(&text, "'meters': [{'id': 'tension', 'name': 'T'}], 'scenes': "
                       "[{'id': 's', 'title': 'S', 'effects': {");
    for (int i = 0; i < WRONG; i++)
        strbuf_format(&text, "%s'tensio%c%c': 1", i > 0 ? ", " : "",
                      'a' + i % 26, 'a' + i / 26);
    strbuf_text(&text, "}}],");
    load_open_members(&load, strbuf_get(&text));
    for (size_t i = 0; i < load.diags.count; i++) {
        const struct diag *found = &load.diags.items[i];

        all += found->code == CODE_REF_UNKNOWN;
        near += strstr(found->message, "did you mean \"tension\"") != NULL;
    }
    assert_int_equal(all, WRONG);
    assert_int_equal(near, 200);
    load_close(&load);
    strbuf_clear(&text);
}

/* What messages show as an example is right by its own shape. */
static void check_example(const struct shape_field *field)
{
    struct strbuf members = {0};
    struct load load;
    size_t i;

    strbuf_format(&members, "'%s': ", key_text((enum key)field->key));
    shape_example(field, &members);
    strbuf_char(&members, ',');
    load_open_members(&load, strbuf_get(&members));
    for (i = 0; i < load.diags.count; i++)
        if (diag_code_info(load.diags.items[i].code)->kind == DIAG_SHAPE ||
            diag_code_info(load.diags.items[i].code)->kind == DIAG_SYNTAX)
            fail_msg("%s\n%s", strbuf_get(&members), load_findings(&load));
    load_close(&load);
    strbuf_clear(&members);
}

static void test_examples(void **state)
{
    const struct shape_object *scenario = shape_objects[KIND_SCENARIO];
    struct strbuf whole = {0};
    struct load load;
    int32_t i;

    (void)state;
    for (i = 0; i < scenario->count; i++) {
        const struct shape_field *field = &scenario->fields[i];
        struct strbuf example = {0};

        shape_example(field, &example);
        if (example.length > 0 && !(field->flags & SHAPE_REQUIRED))
            check_example(field);
        strbuf_clear(&example);
    }
    shape_example_object(KIND_SCENARIO, &whole);
    load_open(&load, strbuf_get(&whole), whole.length);
    if (!load.model)
        fail_msg("%s\n%s", strbuf_get(&whole), load_findings(&load));
    load_close(&load);
    strbuf_clear(&whole);
}

static void require_example(const struct shape_object *object,
                            const struct shape_field *field)
{
    struct strbuf example = {0};

    shape_example(field, &example);
    if ((field->flags & SHAPE_REQUIRED) && example.length == 0)
        fail_msg("%s: %s", object->name, key_text((enum key)field->key));
    strbuf_clear(&example);
}

/* A required key always has one. */
static void test_required_examples(void **state)
{
    int kind;

    (void)state;
    for (kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const struct shape_object *object = shape_objects[kind];
        int32_t i;

        for (i = 0; i < object->count; i++)
            require_example(object, &object->fields[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_elements),
        cmocka_unit_test(test_found),
        cmocka_unit_test(test_remarks),
        cmocka_unit_test(test_advice_is_bounded),
        cmocka_unit_test(test_required),
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_no_key_is_idle),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_notes_everywhere),
        cmocka_unit_test(test_other_names),
        cmocka_unit_test(test_elsewhere),
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_required_examples),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
