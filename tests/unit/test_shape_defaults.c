/* What the table of shapes says of a key is so: what holds where it is left
 * out, against a model that was loaded without it; and tests/schema's
 * every_key.json has every row. */
#include "unit/load_fixture.h"

#include "scenario/expr.h"
#include "scenario/shape_parts.h"

#include <string.h>

#define EVERY_KEY DEMARCHE_SOURCE "/tests/schema/every_key.json"

/* One of everything, with as little said of each as can be. */
static const char bare[] =
    "'map': {'places': [{'id': 'a', 'name': 'A', 'lon': 1, 'lat': 1}],"
    " 'arcs': [{'from': 'a', 'to': 'a'}], 'countries': [{'code': '004'}]},"
    "'actors': [{'id': 'us', 'name': 'We'}],"
    "'meters': [{'id': 'heat', 'name': 'Heat'}],"
    "'unknowns': [{'id': 'who', 'question': 'Who?', 'values': [{'id': 'we'}]}],"
    "'scenes': [{'id': 's', 'title': {'text': 'S'}, 'actor': 'us', 'options':"
    " [{'id': 'o', 'label': 'O', 'outcomes': [{}]}], 'next': [{'to': 's'}]}],"
    "'rules': [{'id': 'r', 'name': 'R'}],"
    "'events': [{'id': 'e', 'name': 'E'}],"
    "'endings': [{'id': 'x', 'title': 'X', 'text': ['x']}],"
    "'expect': [{'odds': {'ending': 'x'}}],";

struct left_out {
    enum shape_kind kind;
    enum key key;
    int64_t value; /* in the model */
};

static int64_t constant(const struct expr *expr)
{
    assert_true(expr_is_constant(expr));
    return expr->constant;
}

#define IN(table) (&load.model->table[0])

static void check_defaults(const struct left_out *found, size_t count)
{
    int rows = 0;
    size_t i;
    int kind;

    for (i = 0; i < count; i++) {
        const struct shape_field *field =
            shape_find(found[i].kind, found[i].key);

        if (!shape_has_default(found[i].kind, field) ||
            field->otherwise != found[i].value)
            fail_msg("%s of %s is %ld where it is left out, the table says %d",
                     key_text(found[i].key), shape_objects[found[i].kind]->name,
                     (long)found[i].value, (int)field->otherwise);
    }
    for (kind = 0; kind < KIND_COUNT; kind++)
        for (i = 0; i < (size_t)shape_objects[kind]->count; i++)
            rows += shape_has_default((enum shape_kind)kind,
                                      &shape_objects[kind]->fields[i]);
    assert_int_equal(rows, count);
}

static void test_defaults(void **state)
{
    struct load load;

    (void)state;
    load_open_members(&load, bare);
    if (load.diags.errors > 0)
        fail_msg("%s", load_findings(&load));
    {
        const struct left_out found[] = {
            {KIND_SCENARIO, KEY_forecast, load.model->forecast},
            {KIND_MAP, KEY_zoom, load.model->map.zoom},
            {KIND_ARC, KEY_when, constant(&IN(arcs)->when)},
            {KIND_COUNTRY, KEY_when, constant(&IN(countries)->when)},
            {KIND_ACTOR, KEY_playable, IN(actors)->playable},
            {KIND_ACTOR, KEY_policy, IN(actors)->policy},
            {KIND_METER, KEY_min, IN(meters)->min},
            {KIND_METER, KEY_max, IN(meters)->max},
            {KIND_METER, KEY_better, IN(meters)->better},
            {KIND_METER, KEY_show, IN(meters)->show.mode},
            {KIND_METER, KEY_scale, IN(meters)->scale},
            {KIND_UNKNOWN, KEY_reveal, IN(unknowns)->never_told},
            {KIND_VALUE, KEY_weight, IN(values)->weight},
            {KIND_SCENE, KEY_when, constant(&IN(scenes)->when)},
            {KIND_SCENE, KEY_show, IN(scenes)->show.mode},
            {KIND_OPTION, KEY_when, constant(&IN(options)->when)},
            {KIND_OPTION, KEY_means, IN(options)->means},
            {KIND_OPTION, KEY_signal, IN(options)->signal},
            {KIND_OPTION, KEY_rung, IN(options)->rung},
            {KIND_OPTION, KEY_weight, constant(&IN(options)->weight)},
            {KIND_OUTCOME, KEY_weight, constant(&IN(outcomes)->weight)},
            {KIND_OUTCOME, KEY_when, constant(&IN(outcomes)->when)},
            {KIND_NEXT, KEY_when, constant(&IN(nexts)->when)},
            {KIND_TEXT, KEY_when, constant(&IN(pieces)->when)},
            {KIND_RULE, KEY_when, constant(&IN(rules)->when)},
            {KIND_RULE, KEY_once, IN(rules)->once_bit >= 0},
            {KIND_EVENT, KEY_when, constant(&IN(events)->when)},
            {KIND_EVENT, KEY_chance, constant(&IN(events)->chance)},
            {KIND_EVENT, KEY_once, IN(events)->once_bit >= 0},
            {KIND_ENDING, KEY_early, IN(endings)->early},
            {KIND_ENDING, KEY_tone, IN(endings)->tone},
            {KIND_ODDS, KEY_policy, IN(expectations)->policy},
            {KIND_ODDS, KEY_min, IN(expectations)->min},
            {KIND_ODDS, KEY_max, IN(expectations)->max},
        };

        check_defaults(found, COUNT(found));
    }
    load_close(&load);
}

/* Rows ----------------------------------------------------------------------
 */

static void mark_rows(const struct document *document,
                      const struct shape_rule *rules, bool seen[][64])
{
    int32_t i;

    for (i = 1; i < document->count; i++) {
        const struct shape_rule *around = &rules[document->nodes[i].parent];

        if (rules[i].field && around->kind != KIND_NONE)
            seen[around->kind]
                [rules[i].field - shape_objects[around->kind]->fields] = true;
    }
}

static int missing_rows(bool seen[][64])
{
    int missing = 0;
    int kind;
    int32_t i;

    for (kind = 0; kind < KIND_COUNT; kind++)
        for (i = 0; i < shape_objects[kind]->count; i++)
            if (!seen[kind][i] && shape_objects[kind]->fields[i].key !=
                                      KEY_clock) { /* excludes dates */
                print_error("%s has no \"%s\"\n", shape_objects[kind]->name,
                            key_text(shape_objects[kind]->fields[i].key));
                missing++;
            }
    return missing;
}

static void test_every_row_is_used(void **state)
{
    static bool seen[KIND_COUNT][64];
    struct strbuf bytes = {0};
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct document document;
    struct report report = {.document = &document, .diags = &diags};

    (void)state;
    assert_true(load_fixture_read(EVERY_KEY, &bytes));
    document_init(&document, EVERY_KEY, strbuf_get(&bytes), bytes.length);
    assert_true(document_parse(&document, &arena, &diags));
    mark_rows(&document, shape_check(&report, &arena), seen);
    assert_int_equal(diags.count, 0);
    assert_int_equal(missing_rows(seen), 0);
    document_clear(&document);
    diag_clear(&diags);
    arena_clear(&arena);
    strbuf_clear(&bytes);
}

/* A default is a value that the key takes. */
static void test_defaults_fit(void **state)
{
    int kind;
    int32_t i;

    (void)state;
    for (kind = 0; kind < KIND_COUNT; kind++)
        for (i = 0; i < shape_objects[kind]->count; i++) {
            const struct shape_field *field = &shape_objects[kind]->fields[i];
            int32_t most = 0;

            if (!(field->flags & SHAPE_DEFAULT))
                continue;
            assert_false(field->flags & SHAPE_REQUIRED);
            if (field->type == SHAPE_NUMBER || field->type == SHAPE_AMOUNT) {
                assert_true(field->otherwise >= field->low &&
                            field->otherwise <= field->high);
                continue;
            }
            if (field->type == SHAPE_WORD)
                while (field->words[most + 1].text)
                    most++;
            else if (field->type != SHAPE_SHOW)
                most = 1;
            assert_in_range(field->otherwise, 0, most);
        }
}

/* Each sentence is one, so that those made of them are. */
static void test_sentences(void **state)
{
    int kind;
    int32_t i;

    (void)state;
    for (kind = KIND_NONE + 1; kind < KIND_COUNT; kind++) {
        const char *about = shape_objects[kind]->about;

        assert_int_equal(about[strlen(about) - 1], '.');
        for (i = 0; i < shape_objects[kind]->count; i++) {
            const struct shape_field *field = &shape_objects[kind]->fields[i];
            size_t length = strlen(field->more);

            assert_int_not_equal(field->about[strlen(field->about) - 1], '.');
            assert_null(strchr(field->about, '`'));
            if (length > 0)
                assert_int_equal(field->more[length - 1], '.');
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_every_row_is_used),
        cmocka_unit_test(test_defaults_fit),
        cmocka_unit_test(test_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
