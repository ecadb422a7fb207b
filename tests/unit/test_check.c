/* Warnings: raised where something is amiss, silent on sensible files. */
#include "unit/load_fixture.h"

#include <string.h>

struct check_case {
    const char *what;
    const char *members;
    const char *code;
    int count;
};

#define ACTORS                                                                 \
    "'actors': [{'id': 'us', 'name': 'We', 'playable': true},"                 \
    "{'id': 'ally', 'name': 'Ally', 'playable': true},"                        \
    "{'id': 'them', 'name': 'They'}],"
#define HEAT                                                                   \
    "'meters': [{'id': 'heat', 'name': 'H', 'drift': {'to': 9, 'by': 1}}],"
#define FAST                                                                   \
    "'meters': [{'id': 'heat', 'name': 'H', 'drift': {'to': 9, 'by': 9}}],"
#define SCENE(options)                                                         \
    "'scenes': [{'id': 's', 'title': 'S', 'actor': 'us', 'options': [" options \
    "]}],"
#define UNKNOWN(more)                                                          \
    "'unknowns': [{'id': 'who', 'question': '?', 'values': [{'id': 'x'},"      \
    "{'id': 'y'}]" more "}],"
#define TOLD_TO_US ", 'known_by': ['us']"

static const struct check_case cases[] = {
    /* Scenes that nothing leads to. */
    {"an aside that an event leads to",
     "'scenes': [{'id': 's', 'title': 'S'}, {'id': 'a', 'title': 'A', 'when': "
     "false}], 'events': [{'id': 'v', 'name': 'V', 'goto': 'a'}],",
     "W701", 0},
    {"an aside that an outcome leads to",
     ACTORS "'scenes': [{'id': 's', 'title': 'S', 'actor': 'us', 'options': "
            "[{'id': 'o', 'label': 'O', 'outcomes': [{'goto': 'a'}]}]}, "
            "{'id': 'a', 'title': 'A', 'when': false}],",
     "W701", 0},
    {"a scene behind one with a condition",
     HEAT "'scenes': [{'id': 'a', 'title': 'A'}, {'id': 's', 'title': 'S', "
          "'when': 'heat > 0'}, {'id': 't', 'title': 'T'}],"
          "'limits': {'turns': 3},",
     "W701", 0},
    {"a list of next that may not hold",
     "'scenes': [{'id': 's', 'title': 'S', 'next': [{'to': 'u', 'when': "
     "'turn > 1'}]}, {'id': 't', 'title': 'T'}, {'id': 'u', 'title': 'U'}],",
     "W701", 0},
    {"a list of next that always holds",
     HEAT
     "'scenes': [{'id': 's', 'title': 'S', 'next': [{'to': 'u', 'when': "
     "'heat > 0'}, {'to': 'end'}]}, {'id': 't', 'title': 'T', 'next': 'u'}, "
     "{'id': 'u', 'title': 'U'}],",
     "W701", 1},
    {"a scene behind one whose every choice goes elsewhere",
     ACTORS "'scenes': [{'id': 's', 'title': 'S', 'actor': 'us', 'options': "
            "[{'id': 'o', 'label': 'O', 'goto': 'u'}]}, {'id': 't', 'title': "
            "'T'}, {'id': 'u', 'title': 'U'}],",
     "W701", 1},
    {"the same where the decision may be skipped",
     ACTORS "'scenes': [{'id': 's', 'title': 'S', 'actor': 'us', 'options': "
            "[{'id': 'o', 'label': 'O', 'goto': 'u', 'when': 'turn > 5'}]}, "
            "{'id': 't', 'title': 'T'}, {'id': 'u', 'title': 'U'}],",
     "W701", 0},
    {"what follows an interruption",
     ACTORS "'scenes': [{'id': 's', 'title': 'S'}, {'id': 'a', 'title': 'A', "
            "'when': false, 'actor': 'us', 'options': [{'id': 'o', 'label': "
            "'O', 'goto': 'back'}]}, {'id': 't', 'title': 'T'}],"
            "'events': [{'id': 'v', 'name': 'V', 'goto': 'a'}],",
     "W701", 0},

    /* Decisions in which all may be closed. */
    {"one option without a condition",
     ACTORS SCENE("{'id': 'o', 'label': 'O', 'when': 'turn > 5'}, {'id': 'p', "
                  "'label': 'P'}"),
     "W702", 0},
    {"one that holds by itself",
     ACTORS SCENE("{'id': 'o', 'label': 'O', 'when': true}"), "W702", 0},
    {"a flag and its opposite",
     ACTORS "'flags': [{'id': 'f', 'name': 'F'}], 'rules': [{'id': 'r', "
            "'name': 'R', 'set': {'f': true}}]," SCENE(
                "{'id': 'o', 'label': 'O', 'when': 'f'}, {'id': 'p', 'label': "
                "'P', 'when': 'not f'}"),
     "W702", 0},
    {"all under one condition",
     ACTORS HEAT SCENE("{'id': 'o', 'label': 'O', 'when': 'heat > 5'}, {'id': "
                       "'p', 'label': 'P', 'when': 'heat > 5'}"),
     "W702", 0},
    {"two conditions that leave a gap",
     ACTORS FAST SCENE("{'id': 'o', 'label': 'O', 'when': 'heat > 5'}, {'id': "
                       "'p', 'label': 'P', 'when': 'heat < 5'}"),
     "W702", 1},
    {"two conditions that leave none",
     ACTORS FAST SCENE("{'id': 'o', 'label': 'O', 'when': 'heat > 5'}, {'id': "
                       "'p', 'label': 'P', 'when': 'heat < 6'}"),
     "W702", 0},
    {"three that share out two truths",
     ACTORS FAST UNKNOWN(TOLD_TO_US)
         SCENE("{'id': 'o', 'label': 'O', 'when': 'who == x and heat > 5'}, "
               "{'id': 'p', 'label': 'P', 'when': 'who == x and heat <= 5'}, "
               "{'id': 'q', 'label': 'Q', 'when': 'who == y'}"),
     "W702", 0},
    {"none that can ever be open",
     ACTORS SCENE("{'id': 'o', 'label': 'O', 'when': false}"), "W702", 1},

    /* Choices that are none. */
    {"one option of a seat that rules play",
     ACTORS "'scenes': [{'id': 's', 'title': 'S', 'actor': 'them', 'options': "
            "[{'id': 'o', 'label': 'O'}]}],",
     "W729", 0},
    {"one option of a seat that people play",
     ACTORS SCENE("{'id': 'o', "
                  "'label': 'O'}"),
     "W729", 1},
    {"one option where nobody is said to be playable",
     "'actors': [{'id': 'us', 'name': 'We'}]," SCENE("{'id': 'o', 'label': "
                                                     "'O'}"),
     "W729", 1},
    {"all under one condition that may fail",
     ACTORS FAST SCENE("{'id': 'o', 'label': 'O', 'when': 'heat > 5'}, {'id': "
                       "'p', 'label': 'P', 'when': 'heat > 5'}"),
     "N730", 1},
    {"all under one that always holds",
     ACTORS FAST SCENE("{'id': 'o', 'label': 'O', 'when': 'heat < 50'}, "
                       "{'id': 'p', 'label': 'P', 'when': 'heat < 50'}"),
     "N730", 0},
    {"all but one under one condition",
     ACTORS FAST SCENE("{'id': 'o', 'label': 'O', 'when': 'heat > 5'}, {'id': "
                       "'p', 'label': 'P', 'when': 'heat > 5'}, {'id': 'q', "
                       "'label': 'Q'}"),
     "N730", 0},
    {"an event that only leads elsewhere",
     "'scenes': [{'id': 's', 'title': 'S'}], 'events': [{'id': 'v', 'name': "
     "'V', 'goto': 's'}],",
     "W827", 0},
    {"a rule that only tells",
     "'rules': [{'id': 'r', 'name': 'R', 'text': 'T'}],", "W827", 0},
    {"an event that a facilitator calls",
     "'events': [{'id': 'v', 'name': 'V', 'when': false, 'chance': 0, "
     "'headline': 'H'}],",
     "W808", 0},
    {"an event with a chance of 0",
     "'events': [{'id': 'v', 'name': 'V', 'chance': 0, 'headline': 'H'}],",
     "W808", 1},
    {"advice by the deciding seat's and by nobody's",
     ACTORS "'advisers': [{'id': 'a', 'name': 'A', 'actor': 'us'}, {'id': 'b', "
            "'name': 'B'}]," SCENE(
                "{'id': 'o', 'label': 'O', 'advice': [{'by': 'a'}, {'by': "
                "'b'}]}, {'id': 'p', 'label': 'P'}"),
     "W828", 0},
    {"advice on a library option that both sides are offered",
     ACTORS "'advisers': [{'id': 'a', 'name': 'A', 'actor': 'us'}, {'id': 'b', "
            "'name': 'B', 'actor': 'ally'}], 'options': [{'id': 'o', 'label': "
            "'O', 'advice': [{'by': 'a'}, {'by': 'b'}]}], 'scenes': [{'id': "
            "'s', 'title': 'S', 'actor': 'us', 'options': ['o']}, {'id': 't', "
            "'title': 'T', 'actor': 'ally', 'options': ['o']}],",
     "W828", 0},
    {"advice by the other side's",
     ACTORS "'advisers': [{'id': 'a', 'name': 'A', 'actor': 'ally'}]," SCENE(
         "{'id': 'o', 'label': 'O', 'advice': [{'by': 'a'}]}, {'id': 'p', "
         "'label': 'P'}"),
     "W828", 1},
    {"an unknown that nobody ever knows",
     "'unknowns': [{'id': 'who', 'question': '?'}],", "W829", 0},
    {"one of two values with a weight", UNKNOWN(""), "W829", 0},
    {"roles of a group",
     "'classroom': {'group': 2, 'questions': ['?'], 'roles': [{'name': 'A'}, "
     "{'name': 'B'}]},",
     "W715", 0},
    {"roles, and no group",
     "'classroom': {'questions': ['?'], 'roles': [{'name': 'A'}]},", "W715", 1},

    /* What serves nothing. */
    {"a meter moved by drift", HEAT, "W802", 0},
    {"a meter that is set",
     "'meters': [{'id': 'm', 'name': 'M'}], 'rules': [{'id': 'r', 'name': "
     "'R', 'set': {'m': 5}}],",
     "W802", 0},
    {"a hidden meter that is read",
     "'meters': [{'id': 'm', 'name': 'M', 'show': [], 'drift': {'to': 9, "
     "'by': 1}}], 'rules': [{'id': 'r', 'name': 'R', 'when': 'm > 3'}],",
     "W803", 0},
    {"a flag read by a text",
     "'flags': [{'id': 'f', 'name': 'F'}], 'scenes': [{'id': 's', 'title': "
     "[{'text': 'a', 'when': 'f'}, 'b'], 'set': {'f': true}}],",
     "W804", 0},
    {"a flag read by an expectation",
     "'flags': [{'id': 'f', 'name': 'F'}], 'scenes': [{'id': 's', 'title': "
     "'S', 'set': {'f': true}}], 'expect': [{'reachable': 'f'}],",
     "W804", 0},
    {"a library option in an override",
     ACTORS
     "'options': [{'id': 'o', 'label': 'O'}]," SCENE("{'use': 'o', 'rung': 1}"),
     "W708", 0},

    /* Hidden truths. */
    {"an option of one who knows",
     ACTORS UNKNOWN(TOLD_TO_US) SCENE(
         "{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': 'P', 'when': 'who "
         "== x', 'locked': {'text': 'No', 'when': 'who == y'}}"),
     "W506", 0},
    {"an option of one who does not",
     ACTORS UNKNOWN("") SCENE("{'id': 'o', 'label': 'O'}, {'id': 'p', "
                              "'label': 'P', 'when': 'who == x'}"),
     "W506", 1},
    {"an option of a seat that nobody can play",
     ACTORS UNKNOWN("") "'scenes': [{'id': 's', 'title': 'S', 'actor': "
                        "'them', 'options': [{'id': 'o', 'label': 'O'}, "
                        "{'id': 'p', 'label': 'P', 'when': 'who == x'}]}],",
     "W506", 0},
    {"the outcome of a public move of one who knows",
     ACTORS UNKNOWN(TOLD_TO_US)
         SCENE("{'id': 'o', 'label': 'O', 'outcomes': [{'text': {'text': 'T', "
               "'when': 'who == x'}}]}"),
     "W506", 1},
    {"the outcome of a private one",
     ACTORS UNKNOWN(TOLD_TO_US)
         SCENE("{'id': 'o', 'label': 'O', 'signal': 'private', 'outcomes': "
               "[{'text': {'text': 'T', 'when': 'who == x'}}]}"),
     "W506", 0},
    {"the same, and its receiver does not know",
     ACTORS UNKNOWN(TOLD_TO_US)
         SCENE("{'id': 'o', 'label': 'O', 'signal': 'private', 'to': "
               "['ally'], 'outcomes': [{'later': [{'id': 'c', 'in': 1, "
               "'text': {'text': 'T', 'when': 'who == x'}}]}]}"),
     "W506", 1},
    {"the headline of a private one",
     ACTORS UNKNOWN(TOLD_TO_US)
         SCENE("{'id': 'o', 'label': 'O', 'signal': 'private', 'headline': "
               "{'text': 'T', 'when': 'who == x'}}"),
     "W506", 1},
    {"weights and amounts",
     ACTORS HEAT UNKNOWN("")
         SCENE("{'id': 'o', 'label': 'O', 'weight': '5 if who == x else 2', "
               "'effects': {'heat': '1 if who == x else 2'}, 'outcomes': "
               "[{'when': 'who == x'}, {}]}"),
     "W506", 0},
    {"an ending, when all is told",
     UNKNOWN("") "'endings': [{'id': 'e', 'title': 'E', 'text': [{'text': "
                 "'T', 'when': 'who == x'}]}],",
     "W506", 0},
    {"the briefing of one who knows",
     "'actors': [{'id': 'us', 'name': 'We', 'playable': true, 'brief': "
     "[{'text': 'T', 'when': 'who == x'}]}]," UNKNOWN(TOLD_TO_US),
     "W506", 0},
};

static void test_cases(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(cases); i++) {
        struct load load;

        load_open_members(&load, cases[i].members);
        if (!load.model || load_found(&load, cases[i].code) != cases[i].count)
            fail_msg("%s: expected %d of %s, found\n%s", cases[i].what,
                     cases[i].count, cases[i].code, load_findings(&load));
        load_close(&load);
    }
}

/* The scenarios that come with the game raise nothing at all. The small one
 * that shows most of the language has a ladder of which one rung is jumped. */
static void test_own_scenarios(void **state)
{
    static const char *const names[] = {"scenarios/meridia/scenario.json",
                                        "scenarios/sony_2014/scenario.json",
                                        "tests/scenarios/strait.json"};
    size_t i;

    (void)state;
    for (i = 0; i < COUNT(names); i++) {
        struct strbuf path = {0};
        struct strbuf text = {0};
        struct load load;

        strbuf_format(&path, DEMARCHE_SOURCE "/%s", names[i]);
        assert_true(load_fixture_read(strbuf_get(&path), &text));
        load_open(&load, strbuf_get(&text), text.length);
        if (load.diags.count > (size_t)load_found(&load, "N810") ||
            (load.diags.count > 0 && i < 2))
            fail_msg("%s: %s", names[i], load_findings(&load));
        load_close(&load);
        strbuf_clear(&text);
        strbuf_clear(&path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_own_scenarios),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
