/* What the loader makes of a file: the model. What it refuses is tested by
 * tests/bad_scenarios. */
#include "unit/load_fixture.h"

#include "base/hash.h"

#include <string.h>

static const struct model *open_fine(struct load *load, const char *members)
{
    load_open_members(load, members);
    if (!load->model)
        fail_msg("%s", load_findings(load));
    return load->model;
}

/* Without any finding at all. */
static const struct model *open_clean(struct load *load, const char *members)
{
    const struct model *model = open_fine(load, members);

    if (load->diags.count > 0)
        fail_msg("%s", load_findings(load));
    return model;
}

static const struct piece *piece_of(const struct model *model, struct text text,
                                    int32_t i)
{
    assert_in_range(i, 0, text.pieces.count - 1);
    return &model->pieces[text.pieces.first + i];
}

static const struct text *paragraph(const struct model *model,
                                    struct prose prose, int32_t i)
{
    assert_in_range(i, 0, prose.texts.count - 1);
    return &model->texts[prose.texts.first + i];
}

#define ACTORS                                                                 \
    "'actors': [{'id': 'us', 'name': 'We', 'playable': true},"                 \
    "{'id': 'them', 'name': 'They', 'short': 'Th'}],"
#define METERS                                                                 \
    "'meters': [{'id': 'heat', 'name': 'Heat', 'drift': {'to': 9, 'by': 1}},"  \
    "{'id': 'trust', 'name': 'Trust', 'start': 40, 'min': -5, 'max': 60,"      \
    "'better': 'high', 'drift': {'to': 9, 'by': 1}}],"

static void test_left_out(void **state)
{
    struct load load;
    const struct model *m = open_clean(
        &load, ACTORS METERS "'scenes': [{'id': 's', 'title': 'S', 'actor': "
                             "'us', 'options': [{'id': 'o', 'label': 'O', "
                             "'outcomes': [{}]}, {'id': 'p', 'label': "
                             "'P'}]}],"
                             "'rules': [{'id': 'r', 'name': 'R', "
                             "'headline': 'H'}],"
                             "'events': [{'id': 'v', 'name': 'V', "
                             "'headline': 'H'}],"
                             "'unknowns': [{'id': 'u', 'question': '?', "
                             "'values': [{'id': 'x'}, {'id': 'y'}]}],"
                             "'expect': [{'reachable': 'u == x'}],");

    (void)state;
    assert_int_equal(m->meters[0].min, 0);
    assert_int_equal(m->meters[0].max, 100);
    assert_int_equal(m->meters[0].start, 0);
    assert_int_equal(m->meters[0].better, BETTER_NEITHER);
    assert_int_equal(m->meters[0].scale, SCALE_NUMBER);
    assert_int_equal(m->meters[0].show.mode, SHOW_ALWAYS);
    assert_int_equal(m->meters[1].start, 40);
    assert_int_equal(m->options[0].means, MEANS_NONE);
    assert_int_equal(m->options[0].signal, SIGNAL_PUBLIC);
    assert_int_equal(m->options[0].rung, 0);
    assert_int_equal(m->options[0].weight.constant, 10);
    assert_int_equal(m->options[0].when.constant, 1);
    assert_int_equal(m->options[0].forecast, FORECAST_DIRECTION);
    assert_int_equal(m->options[0].go_to, GO_NOWHERE);
    assert_int_equal(m->outcomes[0].weight.constant, 10);
    assert_int_equal(m->actors[0].policy, POLICY_WEIGHTS);
    assert_false(m->actors[1].playable);
    assert_string_equal(m->actors[0].short_name, "We");
    assert_string_equal(m->actors[1].short_name, "Th");
    assert_int_equal(m->unknowns[0].never_told, 0);
    assert_int_equal(m->unknowns[0].history, -1);
    assert_int_equal(m->values[0].weight, 10);
    assert_int_equal(m->events[0].chance.constant, 100);
    assert_int_equal(m->events[0].once_bit, 0);
    assert_int_equal(m->rules[0].once_bit, -1);
    assert_int_equal(m->endings[0].early, 0);
    assert_int_equal(m->endings[0].tone, TONE_SOBER);
    assert_int_equal(m->clock, -1);
    assert_int_equal(m->ladder_meter, -1);
    assert_int_equal(m->map.zoom, 0);
    assert_false(m->classroom.present);
    load_close(&load);
}

static void test_things_share_a_kind(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS METERS "'flags': [{'id': 'f', 'name': 'F'}],"
                             "'unknowns': [{'id': 'u', 'question': '?'}],");

    (void)state;
    assert_int_equal(names_find(&m->things, "trust"), 1);
    assert_int_equal(names_find(&m->things, "f"), THING_FLAG * THING_STRIDE);
    assert_int_equal(names_find(&m->things, "u"), THING_UNKNOWN * THING_STRIDE);
    assert_int_equal(names_find(&m->things, "them"),
                     THING_ACTOR * THING_STRIDE + 1);
    load_close(&load);
}

static void test_texts(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS METERS
        "'sources': [{'id': 's1', 'title': 'One'}, {'id': 's2'}],"
        "'scenes': [{'id': 'cable', 'title': ["
        "{'text': 'Hot', 'when': 'heat > 0', 'id': 'hot'}, 'Cold'],"
        "'brief': ['One', {'text': 'Two', 'status': 'contested', 'sources': "
        "['s2', 's1']}, [{'text': 'Three', 'when': 'heat > 0'}, 'Four']], "
        "'discuss': 'Why?'}],");
    const struct scene *s = &m->scenes[0];
    const struct piece *p;

    (void)state;
    p = piece_of(m, s->title, 0);
    assert_string_equal(p->text, "Hot");
    assert_string_equal(p->name, "scenes/cable/title/hot");
    assert_int_not_equal(p->when.code, 0);
    p = piece_of(m, s->title, 1);
    assert_string_equal(p->name, "scenes/cable/title/1");
    assert_int_equal(p->when.constant, 1);
    assert_int_equal(s->brief.texts.count, 3);
    p = piece_of(m, *paragraph(m, s->brief, 1), 0);
    assert_string_equal(p->name, "scenes/cable/brief/1");
    assert_int_equal(p->fact.status, FACT_CONTESTED);
    assert_int_equal(p->fact.sources.count, 2);
    assert_int_equal(m->source_refs[p->fact.sources.first], 1);
    p = piece_of(m, *paragraph(m, s->brief, 2), 1);
    assert_string_equal(p->name, "scenes/cable/brief/2/1");
    p = piece_of(m, *paragraph(m, s->discuss, 0), 0);
    assert_string_equal(p->name, "scenes/cable/discuss");
    load_close(&load);
}

static void test_block(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, METERS "'flags': [{'id': 'f', 'name': 'F'}],"
                      "'rules': [{'id': 'r', 'name': 'R', 'effects': "
                      "{'trust': -3, 'x-why': 9, 'heat': 'trust + 1'}, 'set': "
                      "{'f': true}, 'text': 'T', 'headline': 'H'}],");
    const struct block *b = &m->rules[0].block;
    const struct effect *e = &m->effects[b->effects.first];

    (void)state;
    assert_int_equal(b->effects.count, 2);
    assert_int_equal(e[0].meter, 1);
    assert_int_equal(e[0].amount.constant, -3);
    assert_int_equal(e[1].meter, 0);
    assert_string_equal(m->expr_text + e[1].amount.source, "trust + 1");
    assert_int_equal(m->assigns[b->sets.first].kind, TARGET_FLAG);
    assert_int_equal(m->assigns[b->sets.first].value.constant, 1);
    assert_string_equal(piece_of(m, b->text, 0)->name, "rules/r/text");
    assert_string_equal(piece_of(m, b->headline, 0)->name, "rules/r/headline");
    load_close(&load);
}

/* File order, an outer one before its own `later`, whoever sends it. */
static void test_consequences(void **state)
{
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    static const uint8_t kinds[] = {CAUSE_RULE, CAUSE_CONSEQUENCE, CAUSE_RULE,
                                    CAUSE_OUTCOME, CAUSE_SCENE};
    static const int32_t owners[] = {0, 0, 0, 1, 0};
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS METERS
        "'rules': [{'id': 'r', 'name': 'R', 'later': ["
        "{'id': 'a', 'in': 2, 'later': [{'id': 'b', 'in': 1}]},"
        "{'id': 'c', 'in': 32, 'cancel_if': 'heat > 5', 'label': 'L'}]}],"
        "'scenes': [{'id': 's', 'title': 'S', 'actor': 'us', 'options': ["
        "{'id': 'o', 'label': 'O', 'outcomes': [{}, {'later': "
        "[{'id': 'd', 'in': 1}]}]}], 'later': [{'id': 'e', 'in': 3}]}],");
    int32_t i;

    (void)state;
    assert_int_equal(m->consequences_count, COUNT(ids));
    for (i = 0; i < m->consequences_count; i++) {
        assert_string_equal(m->consequences[i].id, ids[i]);
        assert_int_equal(m->consequences[i].owner.kind, kinds[i]);
        assert_int_equal(m->consequences[i].owner.index, owners[i]);
    }
    assert_int_equal(m->consequences[2].in, 32);
    assert_int_equal(m->consequences[0].cancel_if.constant, 0);
    assert_int_not_equal(m->consequences[2].cancel_if.code, 0);
    assert_int_equal(m->rules[0].block.later.count, 2);
    assert_int_equal(m->later_refs[m->rules[0].block.later.first + 1], 2);
    assert_int_equal(m->later_refs[m->consequences[0].block.later.first], 1);
    load_close(&load);
}

#define LIBRARY                                                                \
    "'options': [{'id': 'talk', 'label': 'Talk', 'line': 'Softly', 'rung': "   \
    "0, 'means': 'verbal', 'signal': 'private', 'to': ['them'], 'weight': "    \
    "40, 'effects': {'heat': -2}, 'set': {'trust': 5}, 'status': 'reported',"  \
    "'outcomes': [{'id': 'yes', 'weight': 3}, {'weight': 1}]}],"

static void test_overrides(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS METERS LIBRARY
        "'scenes': [{'id': 'one', 'title': 'S', 'actor': 'us', 'options': "
        "['talk', {'id': 'own', 'label': 'Own'}]},"
        "{'id': 'two', 'title': 'S', 'actor': 'us', 'options': [{'use': "
        "'talk', 'x-note': 1, 'label': 'Again', 'means': 'legal', 'effects': "
        "{'heat': 7}, 'signal': 'public'}]},"
        "{'id': 'three', 'title': 'S', 'actor': 'us', 'options': "
        "[{'use': 'talk'}]}],");
    const int32_t *refs = m->option_refs;
    const struct option *lib = &m->options[refs[m->decisions[0].options.first]];
    const struct option *use = &m->options[refs[m->decisions[1].options.first]];

    (void)state;
    assert_string_equal(lib->id, "talk");
    assert_ptr_equal(lib, &m->options[lib->identity]);
    assert_string_equal(use->id, "talk");
    assert_ptr_not_equal(use, lib);
    assert_int_equal(use->identity, lib->identity);
    assert_true(use->hash == lib->hash);
    assert_string_equal(piece_of(m, use->label, 0)->text, "Again");
    assert_string_equal(piece_of(m, use->label, 0)->name,
                        "scenes/two/options/talk/label");
    assert_string_equal(piece_of(m, use->line, 0)->name, "options/talk/line");
    assert_int_equal(use->means, MEANS_LEGAL);
    assert_int_equal(use->weight.constant, 40);
    assert_int_equal(use->signal, SIGNAL_PUBLIC);
    assert_true(use->to == 0 && lib->to == 2);
    assert_int_equal(m->effects[use->block.effects.first].amount.constant, 7);
    assert_int_equal(use->block.sets.first, lib->block.sets.first);
    assert_int_equal(use->outcomes.first, lib->outcomes.first);
    assert_int_equal(use->fact.status, FACT_REPORTED);
    /* Without other keys it is the library's own. */
    assert_int_equal(refs[m->decisions[2].options.first], lib->identity);
    load_close(&load);
}

static void test_outcome_hashes(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS METERS LIBRARY
        "'scenes': [{'id': 'one', 'title': 'S', 'actor': 'us', 'options': "
        "['talk']}],");
    uint64_t option = hash_text(HASH_START, "talk");

    (void)state;
    assert_true(m->outcomes[0].hash == hash_text(option, "yes"));
    assert_true(m->outcomes[1].hash == hash_value(option, 1));
    assert_string_equal(m->outcomes[1].id, "");
    load_close(&load);
}

static void test_decisions_and_targets(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS
        "'scenes': [{'id': 'one', 'title': 'S', 'decisions': ["
        "{'actor': 'them', 'brief': 'For them', 'options': [{'id': 'a', "
        "'label': 'A', 'goto': 'two'}]}, {'actor': 'us', 'prompt': 'Well?', "
        "'options': [{'id': 'b', 'label': 'B', 'goto': 'end', 'outcomes': "
        "[{'goto': 'back'}]}], 'history': {'option': 'b', 'text': 'So.'}}],"
        "'next': [{'to': 'two', 'when': 'turn > 2'}, {'to': 'end'}]},"
        "{'id': 'two', 'title': 'S', 'next': 'one', 'show': ['them']}],"
        "'events': [{'id': 'v', 'name': 'V', 'goto': 'two'}],");
    const struct decision *d = m->decisions;

    (void)state;
    assert_int_equal(m->scenes[0].decisions.count, 2);
    assert_int_equal(d[0].actor, 1);
    assert_int_equal(d[1].scene, 0);
    assert_string_equal(piece_of(m, *paragraph(m, d[0].brief, 0), 0)->name,
                        "scenes/one/decisions/0/brief");
    assert_string_equal(piece_of(m, d[1].history_text, 0)->text, "So.");
    assert_int_equal(d[1].history, 1);
    assert_int_equal(d[0].history, -1);
    assert_int_equal(m->options[0].go_to, 1);
    assert_int_equal(m->options[1].go_to, GO_END);
    assert_int_equal(m->outcomes[0].go_to, GO_BACK);
    assert_int_equal(m->scenes[0].next.count, 2);
    assert_int_equal(m->nexts[0].to, 1);
    assert_int_equal(m->nexts[1].to, GO_END);
    assert_int_equal(m->scenes[1].next.count, 1);
    assert_int_equal(m->events[0].go_to, 1);
    assert_int_equal(m->scenes[1].show.mode, SHOW_ACTORS);
    assert_true(m->scenes[1].show.actors == 2);
    load_close(&load);
}

static void test_ladder(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, METERS "'ladder': {'meter': 'trust', 'rungs': [{'from': -5, "
                      "'name': 'Low', 'text': 'Quiet'}, {'from': 20, 'name': "
                      "'High'}]},");

    (void)state;
    assert_int_equal(m->ladder_meter, 1);
    assert_int_equal(m->rungs_count, 2);
    assert_int_equal(m->rungs[1].from, 20);
    assert_string_equal(piece_of(m, m->rungs[0].text, 0)->name,
                        "ladder/rungs/0/text");
    assert_int_equal(m->meters[1].bands.count, 2);
    assert_string_equal(m->bands[m->meters[1].bands.first].name, "Low");
    load_close(&load);
}

static void test_head(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS
        "'authors': ['A', 'B'], 'forecast': 'size', 'limits': {'turns': 7},"
        "'map': {'centre': {'lon': -12.5, 'lat': 3}, 'places': [{'id': 'p', "
        "'name': 'P', 'lon': 1.25, 'lat': -2.07, 'actor': 'us'}, {'id': 'q', "
        "'name': 'Q', 'lon': 0, 'lat': 0}], 'arcs': [{'from': 'q', 'to': "
        "'p', 'when': 'turn > 2'}], 'countries': [{'code': '408'}]},"
        "'codex': [{'id': 'k', 'title': 'K', 'text': ['x', 'y']}],"
        "'timeline': [{'date': '1999-01-02', 'text': 'Then'}],");

    (void)state;
    assert_string_equal(m->authors, "A, B");
    assert_int_equal(m->forecast, FORECAST_SIZE);
    assert_int_equal(m->turn_cap, 7);
    assert_int_equal(m->map.zoom, 100);
    assert_int_equal(m->map.lon, -1250);
    assert_int_equal(m->map.lat, 300);
    assert_int_equal(m->places[0].lon, 125);
    assert_int_equal(m->places[0].lat, -207);
    assert_int_equal(m->places[1].actor, -1);
    assert_int_equal(m->arcs[0].from, 1);
    assert_int_not_equal(m->arcs[0].when.code, 0);
    assert_int_equal(m->countries[0].when.constant, 1);
    assert_int_equal(m->codex[0].text.texts.count, 2);
    assert_string_equal(m->timeline[0].date, "1999-01-02");
    load_close(&load);
}

static void test_one_author(void **state)
{
    struct load load;
    const struct model *m = open_fine(&load, "'authors': 'One alone',");

    (void)state;
    assert_string_equal(m->authors, "One alone");
    load_close(&load);
}

static void test_unknowns(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS "'unknowns': [{'id': 'u', 'question': '?', 'values': "
                      "[{'id': 'x', 'weight': 0}, {'id': 'y', 'text': 'Y'}], "
                      "'known_by': ['them'], 'history': 'y', 'reveal': "
                      "'never'}, {'id': 'w', 'question': '?'}],");

    (void)state;
    assert_int_equal(m->unknowns[0].values.count, 2);
    assert_true(m->unknowns[0].known_by == 2);
    assert_int_equal(m->unknowns[0].history, 1);
    assert_true(m->unknowns[0].never_told);
    assert_true(m->unknowns[0].hash == hash_text(HASH_START, "u"));
    assert_int_equal(m->unknowns[1].values.count, 0);
    load_close(&load);
}

static void test_class_and_expect(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, ACTORS
        "'scenes': [{'id': 's', 'title': 'S', 'actor': 'us', 'options': "
        "[{'id': 'o', 'label': 'O'}]}],"
        "'expect': [{'never': 'turn > 9'}, {'reachable': 'ended(e)'}, "
        "{'odds': {'ending': 'e', 'policy': 'hawk', 'min': 5}}],"
        "'classroom': {'minutes': 45, 'questions': ['a', 'b'], 'rubric': "
        "['c'], 'roles': [{'name': 'N', 'text': 'T'}], 'cuts': [{'minutes': "
        "30, 'scenes': ['s'], 'options': ['o']}]},");

    (void)state;
    assert_int_equal(m->expectations[0].kind, EXPECT_NEVER);
    assert_int_equal(m->expectations[1].kind, EXPECT_REACHABLE);
    assert_int_equal(m->expectations[2].kind, EXPECT_ODDS);
    assert_int_equal(m->expectations[2].policy, POLICY_HAWK);
    assert_int_equal(m->expectations[2].min, 5);
    assert_int_equal(m->expectations[2].max, 100);
    assert_int_equal(m->expectations[0].line, 1);
    assert_true(m->classroom.present);
    assert_int_equal(m->classroom.minutes, 45);
    assert_string_equal(m->class_lines[m->classroom.questions.first + 1], "b");
    assert_string_equal(m->class_lines[m->classroom.rubric.first], "c");
    assert_string_equal(m->roles[0].text, "T");
    assert_int_equal(m->cut_options[m->cuts[0].options.first], 0);
    load_close(&load);
}

#define TWO_RULES(one, other)                                                  \
    METERS "'flags': [{'id': 'war', 'name': 'W'}],"                            \
           "'rules': [{'id': 'a', 'name': 'A', 'when': 'heat > 3', " one "},"  \
           "{'id': 'b', 'name': 'B', 'when': 'heat > 3', " other "}],"

static void test_equal_expressions(void **state)
{
    struct load load;
    const struct model *m = open_fine(
        &load, TWO_RULES("'effects': {'heat': '2 * trust'}",
                         "'set': {'heat': '2 * trust', 'war': 'trust > 3'}"));

    (void)state;
    assert_int_equal(m->rules[0].when.code, m->rules[1].when.code);
    assert_string_equal(m->expr_text + m->rules[1].when.source, "heat > 3");
    assert_int_equal(m->effects[0].amount.code, m->assigns[0].value.code);
    assert_int_not_equal(m->assigns[1].value.code, m->rules[0].when.code);
    load_close(&load);
}

/* One of another type is another, and each wrong one is found. */
static void test_equal_wrong_expressions(void **state)
{
    struct load load;
    int wrong = 0;

    (void)state;
    load_open_members(&load, TWO_RULES("'effects': {'heat': 'heat > 3'}",
                                       "'effects': {'heat': 'heat > 3'}"));
    assert_null(load.model);
    assert_int_equal(load.diags.errors, 2);
    for (size_t i = 0; i < load.diags.count; i++)
        wrong += load.diags.items[i].code == CODE_EXPR_RESULT;
    assert_int_equal(wrong, 2);
    load_close(&load);
}

/* What only an expectation may ask stays an error elsewhere, and each reader
 * of an unknown is warned. */
static void test_equal_expressions_apart(void **state)
{
    struct load load;
    size_t told = 0;

    (void)state;
    load_open_members(&load, "'rules': [{'id': 'a', 'name': 'A', 'when': "
                             "'ended(e)', 'headline': 'H'}],"
                             "'expect': [{'never': 'ended(e)'}, "
                             "{'always': 'ended(e)'}],");
    assert_int_equal(load.diags.errors, 1);
    assert_int_equal(load.diags.items[0].code, CODE_EXPR_CALL);
    load_close(&load);
    load_open_members(
        &load, ACTORS
        "'unknowns': [{'id': 'u', 'question': '?', 'values': [{'id': 'x'}, "
        "{'id': 'y'}]}],"
        "'codex': [{'id': 'c', 'title': 'C', 'text': [[{'text': 'T', 'when': "
        "'u == x'}, 'N'],"
        "[{'text': 'S', 'when': 'u == x'}, 'N']]}],");
    for (size_t i = 0; i < load.diags.count; i++)
        told += load.diags.items[i].code == CODE_TEXT_UNKNOWN;
    assert_int_equal(told, 2);
    load_close(&load);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equal_expressions),
        cmocka_unit_test(test_equal_wrong_expressions),
        cmocka_unit_test(test_equal_expressions_apart),
        cmocka_unit_test(test_left_out),
        cmocka_unit_test(test_things_share_a_kind),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_block),
        cmocka_unit_test(test_consequences),
        cmocka_unit_test(test_overrides),
        cmocka_unit_test(test_outcome_hashes),
        cmocka_unit_test(test_decisions_and_targets),
        cmocka_unit_test(test_ladder),
        cmocka_unit_test(test_head),
        cmocka_unit_test(test_one_author),
        cmocka_unit_test(test_unknowns),
        cmocka_unit_test(test_class_and_expect),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
