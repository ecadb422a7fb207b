/* What can never come, happen, be chosen or be told: near misses of each
 * finding, which must be silent, beside what it is for. */
#include "unit/load_fixture.h"

#include <stdio.h>
#include <string.h>

struct flow_case {
    const char *what;
    const char *members;
    const char *code;
    int count;
};

#define ACTORS                                                                 \
    "'actors': [{'id': 'us', 'name': 'We', 'playable': true},"                 \
    "{'id': 'them', 'name': 'They', 'playable': true}],"
#define TURNS(n) "'limits': {'turns': " #n "},"
#define HEAT                                                                   \
    "'meters': [{'id': 'heat', 'name': 'H', 'drift': {'to': 9, 'by': 3}}],"
#define TWO          "{'id': 'one', 'title': '1'}, {'id': 'two', 'title': '2'}"
#define SCENES(list) "'scenes': [" list "],"
#define CHOICE(options)                                                        \
    "{'id': 'one', 'title': '1', 'actor': 'us', 'options': [" options "]}"
#define RULE(when)  "'rules': [{'id': 'r', 'name': 'R', 'when': '" when "'}],"
#define EVENT(keys) "'events': [{'id': 'v', 'name': 'V', " keys "}],"
#define WHO(weights)                                                           \
    "'unknowns': [{'id': 'who', 'question': '?', 'values': [" weights "]}],"

#define END(id, heat)                                                          \
    "{'id': '" id "', 'when': 'heat " heat "', 'title': 'E', 'text': 'E'}, "
#define IN(n) "{'text': 'x', 'when': 'turn == " #n "'},"

static const struct flow_case cases[] = {
    /* W701: what can come first. */
    {"no scene at the start",
     SCENES("{'id': 'one', 'title': '1', 'when': false}, "
            "{'id': 'two', "
            "'title': '2', 'when': 'turn > 0'}"),
     "W701", 1},
    {"the second scene at the start",
     SCENES("{'id': 'one', 'title': '1', 'when': false}, "
            "{'id': 'two', "
            "'title': '2', 'when': 'turn < 1', 'next': 'one'}"),
     "W701", 0},

    /* W716: as many turns as the scenes need are enough. */
    {"the last scene in the last turn", TURNS(2) SCENES(TWO), "W716", 0},
    {"the last scene one turn too late", TURNS(1) SCENES(TWO), "W716", 1},
    {"a long way with a short cut",
     TURNS(2)
         ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O', 'goto': 'three'}, "
                              "{'id': 'p', "
                              "'label': 'P'}") ", {'id': 'two', 'title': "
                                               "'2'}, {'id': "
                                               "'three', 'title': '3'}"),
     "W716", 0},

    /* W717: what the turn, a meter, a truth or a move allows.
     */
    {"a scene that never comes opens nothing earlier",
     TURNS(3) ACTORS "'options': [{'id': 'o', 'label': 'O', 'when': 'turn < "
                     "2'}]," SCENES(TWO ", {'id': 'three', 'title': '3', "
                                        "'actor': 'us', 'options': ['o', "
                                        "{'id': 'p', 'label': 'P'}], 'next': "
                                        "'end'}, {'id': 'four', "
                                        "'title': '4', 'when': false, 'actor': "
                                        "'us', 'options': ['o']}"),
     "W717", 1},
    {"an outcome whose condition never holds",
     TURNS(2) ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O', 'outcomes': "
                                   "[{'when': 'turn > 5'}, "
                                   "{}]}") ", {'id': 'two', 'title': '2'}"),
     "W717", 1},
    {"an ending behind more than are looked at",
     TURNS(20) HEAT SCENES(
         "{'id': 'one', 'title': '1', 'next': 'one'}") "'endings': [" END("a",
                                                                          "> 4")
         END("b", "< 3") END("c", "< 3") END("d", "< 3") END("e", "< 3") END(
             "f", "< 3") END("g", "< 3") END("h", "< 3") END("i", "< 3")
             END("j", "< 3") END("k", "< 3") END("l", "< 3") END("m", "< 3")
                 END("n", "> 5") "{'id': 'rest', 'title': 'L', 'text': 'L'}],",
     "W718", 11},
    {"more variants than are looked at",
     TURNS(20) SCENES("{'id': 'one', 'title': [" IN(1) IN(2) IN(3) IN(4) IN(5)
                          IN(6) IN(7) IN(8) IN(9) IN(10) IN(11) IN(12)
                              IN(13) "{'text': 'x', 'when': 'turn == 1'}], "
                                     "'next': 'one'}"),
     "W725", 0},
    {"the last turn", TURNS(2) SCENES(TWO) RULE("turn == 2"), "W717", 0},
    {"a turn beyond the last", TURNS(9) SCENES(TWO) RULE("turn == 3"), "W717",
     1},
    {"as far as the drift gets", TURNS(2) HEAT SCENES(TWO) RULE("heat > 5"),
     "W717", 0},
    {"farther than it gets", TURNS(2) HEAT SCENES(TWO) RULE("heat > 6"), "W717",
     1},
    {"farther than it gets by then",
     TURNS(2) HEAT SCENES(TWO) RULE("heat > 3 and turn < 2"), "W717", 1},
    {"one case of two", HEAT SCENES(TWO) RULE("heat > 2 and heat < 4"), "W717",
     0},
    {"no case between", HEAT SCENES(TWO) RULE("heat > 2 and heat < 3"), "W717",
     1},
    {"a value with a weight",
     WHO("{'id': 'x', 'weight': 1}, {'id': 'y'}") SCENES(TWO)
         RULE("who == x and not (who == y)"),
     "W717", 0},
    {"two values at once",
     WHO("{'id': 'x'}, {'id': 'y'}") SCENES(TWO) RULE("who == x and who == y"),
     "W717", 1},
    {"neither of two values",
     WHO("{'id': 'x'}, {'id': 'y'}") SCENES(TWO) RULE("who != x and who != y"),
     "W717", 1},
    {"neither of two of three values",
     WHO("{'id': 'x'}, {'id': 'y'}, {'id': 'z'}") SCENES(TWO)
         RULE("who != x and who != y"),
     "W717", 0},
    {"a move of the turn before",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}") ", {'id': 'two', "
                                                       "'title': '2', "
                                                       "'actor': 'them', "
                                                       "'options': "
                                                       "[{'id': 'p', 'label': "
                                                       "'P', "
                                                       "'when': 'last(us) == "
                                                       "o'}, "
                                                       "{'id': 'q', 'label': "
                                                       "'Q'}]}"),
     "W717", 0},
    {"a move of this turn, before it is made",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': "
                          "'P', 'when': 'last(us) == o'}")),
     "W717", 1},
    {"who has moved, asked afterwards",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}")) RULE("moved(us)"),
     "W717", 0},
    {"who has moved and never does",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}")) RULE("moved(them)"),
     "W717", 1},
    {"how often an option can be taken",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}"))
         RULE("taken(o) > 0 and taken(o, us) < 2"),
     "W717", 0},
    {"what nobody can have taken before the first move",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': "
                          "'P', 'when': 'taken(o) > 0'}")),
     "W717", 1},
    {"what can have been taken before the second move",
     TURNS(2) ACTORS SCENES(
         "{'id': 'one', 'title': '1', 'actor': 'us', 'next': 'one', 'options': "
         "[{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': 'P', 'when': "
         "'taken(o) > 0'}]}"),
     "W717", 0},
    {"more often than it is offered",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}")) RULE("taken(o) > 1"),
     "W717", 1},
    {"a scene that comes again",
     TURNS(3) SCENES("{'id': 'one', 'title': '1', 'next': 'one'}")
         RULE("visited(one) == 3"),
     "W717", 0},
    {"the first scene, which waited while another came between",
     TURNS(5) ACTORS EVENT("'when': 'turn == 1', 'chance': 50, 'goto': 'two'")
         SCENES("{'id': 'one', 'title': '1', 'actor': 'us', 'options': "
                "[{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': 'P', "
                "'when': 'turn == 3'}], 'next': [{'to': 'one', 'when': "
                "'turn == 1'}, {'to': 'end'}]}, {'id': 'two', 'title': '2', "
                "'next': 'back'}"),
     "W717", 0},
    {"a scene that comes but once",
     TURNS(9) SCENES(TWO) RULE("visited(one) == 2"), "W717", 1},
    {"means that some option has",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O', 'means': 'force', "
                          "'rung': 2}"))
         RULE("means(us) == force and rung(us) == 2"),
     "W717", 0},
    {"a rung that none has",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O', 'rung': 2}"))
         RULE("rung(us) > 2"),
     "W717", 1},
    {"arithmetic that may come out", HEAT SCENES(TWO) RULE("2 * heat - 1 == 5"),
     "W717", 0},
    {"an event that only a facilitator calls",
     SCENES(TWO) "'events': [{'id': 'v', 'name': 'V', 'when': "
                 "false}],",
     "W717", 0},
    {"a flag that nothing sets is said once",
     "'flags': [{'id': 'f', 'name': 'F'}]," SCENES(TWO) RULE("f"), "W717", 0},

    /* W718. */
    {"an ending behind another that does not cover it",
     HEAT SCENES(TWO) "'endings': [{'id': 'a', 'when': 'heat > "
                      "4', 'title': "
                      "'A', 'text': 'A'}, "
                      "{'id': 'b', 'when': 'heat > 2', "
                      "'title': 'B', 'text': "
                      "'B'}, {'id': 'c', "
                      "'title': 'C', 'text': 'C'}],",
     "W718", 0},
    {"an early ending behind one asked only at the end",
     HEAT SCENES(TWO) "'endings': [{'id': 'a', 'when': 'heat > 2', "
                      "'title': "
                      "'A', 'text': 'A'}, "
                      "{'id': 'b', 'when': 'heat > 4', 'early': true, "
                      "'title': "
                      "'B', 'text': "
                      "'B'}, {'id': 'c', 'title': 'C', 'text': 'C'}],",
     "W718", 0},
    {"a last ending that others leave nothing",
     HEAT SCENES(TWO) "'endings': [{'id': 'a', 'when': 'heat > "
                      "2', 'title': "
                      "'A', 'text': 'A'}, "
                      "{'id': 'b', 'when': 'heat <= 2', "
                      "'title': 'B', 'text': "
                      "'B'}, {'id': 'c', "
                      "'title': 'C', 'text': 'C'}],",
     "W718", 1},

    /* W719, W720. */
    {"a weight that can rise above 0",
     HEAT ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O', 'outcomes': "
                               "[{'weight': 'heat - 2'}, {}]}")),
     "W719", 0},
    {"an option without outcomes",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}")), "W720", 0},
    {"outcomes that a move decides",
     ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O', 'outcomes': [{'when': "
                          "'last(us) == o'}]}")),
     "W720", 0},

    /* W721, W722. */
    {"a landing in the last turn",
     TURNS(2) ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O', 'later': "
                                   "[{'id': 'l', 'in': 1}]}") ", {'id': "
                                                              "'two', "
                                                              "'title': '2'}"),
     "W721", 0},
    {"a landing that a loop leaves time for",
     TURNS(9) ACTORS SCENES("{'id': 'one', 'title': '1', 'actor': "
                            "'us', 'next': 'one', 'options': "
                            "[{'id': 'o', 'label': 'O', 'later': "
                            "[{'id': 'l', 'in': 8}]}]}"),
     "W721", 0},
    {"a consequence of an event in the last turn",
     TURNS(2) SCENES(TWO) EVENT("'when': 'turn == 2', 'later': [{'id': 'l', "
                                "'in': 1}]"),
     "W721", 0},
    {"cancelled by what may be",
     TURNS(2) ACTORS HEAT SCENES(
         CHOICE("{'id': 'o', 'label': 'O', 'later': [{'id': "
                "'l', 'in': 1, "
                "'cancel_if': 'heat > 0'}]}") ", {'id': 'two', "
                                              "'title': '2'}"),
     "W722", 0},

    /* W723. */
    {"a reason that only an override has a use for",
     ACTORS HEAT SCENES(CHOICE("{'use': 'o', 'when': 'heat > "
                               "1'}")) "'options': [{'id': 'o', "
                                       "'label': 'O', 'locked': "
                                       "'Not yet.'}],",
     "W723", 0},
    {"a reason in a library that nobody uses",
     SCENES(TWO) "'options': [{'id': 'o', 'label': 'O', "
                 "'locked': 'No.'}],",
     "W723", 0},

    /* W724. */
    {"a loop with a way out",
     TURNS(9) HEAT SCENES("{'id': 'one', 'title': '1', 'next': [{'to': 'one', "
                          "'when': 'heat < 5'}]}"),
     "W724", 0},
    {"a loop that an early ending leaves",
     TURNS(9) HEAT SCENES("{'id': 'one', 'title': '1', 'next': "
                          "'one'}") "'endings': [{'id': "
                                    "'a', 'when': 'heat > "
                                    "8', 'early': true, "
                                    "'title': "
                                    "'A', 'text': 'A'}, "
                                    "{'id': 'b', 'title': "
                                    "'B', 'text': 'B'}],",
     "W724", 0},
    {"a loop that an event may leave",
     TURNS(9) SCENES("{'id': 'one', 'title': '1', 'next': 'one'}")
         EVENT("'goto': 'end', 'chance': 5"),
     "W724", 0},
    {"a loop that a choice leaves",
     TURNS(9) ACTORS SCENES("{'id': 'one', 'title': '1', 'actor': "
                            "'us', 'next': 'one', 'options': "
                            "[{'id': 'o', 'label': 'O', 'goto': "
                            "'end'}, {'id': 'p', 'label': "
                            "'P'}]}"),
     "W724", 0},

    /* W725, W726. */
    {"variants whose last has no condition",
     HEAT SCENES("{'id': 'one', 'title': [{'text': 'a', "
                 "'when': 'heat > 0'}, "
                 "{'text': 'b', 'when': 'heat < 1'}, 'c']}"),
     "W725", 1},
    {"variants that leave something",
     TURNS(2) HEAT SCENES("{'id': 'one', 'title': [{'text': 'a', 'when': 'heat "
                          "> 0'}, 'c'], "
                          "'brief': ['x', 'y']}, {'id': 'two', 'title': '2'}"),
     "W725", 0},
    {"a truth that must be",
     "'unknowns': [{'id': 'u', 'question': '?', 'values': "
     "[{'id': 'x', "
     "'weight': 1}, {'id': 'y', 'weight': 0}]}, {'id': 'v', "
     "'question': '?', "
     "'values': [{'id': 'z', 'weight': 1}]}]," SCENES(
         "{'id': 'one', 'title': '1', 'next': [{'to': 'end', "
         "'when': "
         "'u == x'}, {'to': 'two'}]}, {'id': 'two', 'title': "
         "'2'}"),
     "W726", 1},
    {"a truth that may be",
     WHO("{'id': 'x', 'weight': 1}, {'id': 'y', 'weight': 1}")
         SCENES("{'id': 'one', 'title': '1', 'next': [{'to': "
                "'end', 'when': "
                "'who == x'}, {'to': 'two'}]}, {'id': 'two', "
                "'title': '2'}"),
     "W726", 0},
    {"the highest value and all others",
     "'meters': [{'id': 'm', 'name': 'M', 'max': 2, 'start': 1}],"
     "'events': [{'id': 'a', 'name': 'A', 'effects': {'m': 1}}, {'id': 'b', "
     "'name': 'B', 'effects': {'m': -1}}]," SCENES(
         "{'id': 'one', 'title': '1', 'next': [{'to': 'end', 'when': "
         "'m == 2 or m < 2'}, {'to': 'two'}]}, {'id': 'two', 'title': '2'}"),
     "W726", 1},
    {"the lowest value and all others",
     "'meters': [{'id': 'm', 'name': 'M', 'max': 2, 'start': 1}],"
     "'events': [{'id': 'a', 'name': 'A', 'effects': {'m': 1}}, {'id': 'b', "
     "'name': 'B', 'effects': {'m': -1}}]," SCENES(
         "{'id': 'one', 'title': '1', 'next': [{'to': 'end', 'when': "
         "'m == 0 or m > 0'}, {'to': 'two'}]}, {'id': 'two', 'title': '2'}"),
     "W726", 1},
    {"back, which may lead nowhere",
     SCENES("{'id': 'one', 'title': '1', 'next': [{'to': "
            "'back'}, {'to': "
            "'two'}]}, {'id': 'two', 'title': '2'}"),
     "W726", 0},
};

static void test_cases(void **state)
{
    size_t i;
    int wrong = 0;

    (void)state;
    for (i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct load load;

        load_open_members(&load, cases[i].members);
        if (!load.model || load_found(&load, cases[i].code) != cases[i].count) {
            print_error("%s: expected %d of %s, found\n%s", cases[i].what,
                        cases[i].count, cases[i].code, load_findings(&load));
            wrong++;
        }
        load_close(&load);
    }
    assert_int_equal(wrong, 0);
}

/* The finding itself, where it says more than its code. */
static const struct told_case {
    const char *members, *told;
} told[] = {
    /* A scene is led to by the end of the turn before at the latest. */
    {TURNS(5) SCENES("{'id': 'one', 'title': '1'}, "
                     "{'id': 'two', 'title': '2', 'when': 'turn > 3'}"),
     "\"turn > 3\" can never hold: turn is always 0; nothing leads to"},
    {TURNS(5) SCENES("{'id': 'one', 'title': '1'}, "
                     "{'id': 'two', 'title': '2', 'when': 'turn > 3'}, "
                     "{'id': 'three', 'title': '3'}"),
     "\"turn > 3\" can never hold: turn is 0 to 1; nothing leads to"},
    {ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}"))
         RULE("signal(us) == deniable"),
     "can never hold: no option of us is deniable;"},
    {ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}"))
         RULE("signal(us) == private"),
     "can never hold: no option of us is private;"},
    {ACTORS SCENES(CHOICE("{'id': 'o', 'label': 'O'}"))
         RULE("means(us) == legal"),
     "can never hold: no option of us is legal;"},
};

static void test_told(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(told); i++) {
        struct load load;

        load_open_members(&load, told[i].members);
        if (strstr(load_findings(&load), told[i].told) == NULL)
            fail_msg("expected %s, found\n%s", told[i].told,
                     load_findings(&load));
        load_close(&load);
    }
}

/* An unknown of which one answer alone can be drawn, behind one of another
 * size: to be another is impossible, whichever it is. */
enum { ANSWERS = 12 };

static void add_one_drawn(struct strbuf *out, int drawn)
{
    strbuf_text(out, "'unknowns': [{'id': 'first', 'question': '?', 'values': "
                     "[{'id': 'yes'}]}, {'id': 'who', 'question': '?', "
                     "'values': [");
    for (int i = 0; i < ANSWERS; i++)
        strbuf_format(out, "%s{'id': 'a%d', 'weight': %d}", i > 0 ? ", " : "",
                      i, i == drawn);
    strbuf_text(out, "]}], 'rules': [");
    for (int i = 0; i < ANSWERS; i++)
        strbuf_format(out, "%s{'id': 'r%d', 'name': 'R', 'when': 'who == a%d'}",
                      i > 0 ? ", " : "", i, i);
    strbuf_text(out, "],");
}

static void test_one_answer(void **state)
{
    (void)state;
    for (int drawn = 0; drawn < ANSWERS; drawn++) {
        struct strbuf text = {0};
        char never[32];
        struct load load;

        add_one_drawn(&text, drawn);
        load_open_members(&load, strbuf_get(&text));
        snprintf(never, sizeof never, "\"who == a%d\"", drawn);
        if (load_found(&load, "W717") != ANSWERS - 1 ||
            strstr(load_findings(&load), never) != NULL)
            fail_msg("a%d is drawn: %s", drawn, load_findings(&load));
        load_close(&load);
        strbuf_clear(&text);
    }
}

/* "who != a0 and who != a1 …" and, at last, "who == aN". */
static void add_named(struct strbuf *out, int count)
{
    for (int i = 0; i < count; i++)
        strbuf_format(out, "who != a%d and ", i);
    strbuf_format(out, "who == a%d", count);
}

/* However many answers a condition names, it can be the last of them. */
static void test_many_answers(void **state)
{
    (void)state;
    for (int count = 36; count < 44; count++) {
        struct strbuf text = {0};
        struct load load;

        strbuf_text(&text, "'unknowns': [{'id': 'who', 'question': '?', "
                           "'values': [");
        for (int i = 0; i < 50; i++)
            strbuf_format(&text, "%s{'id': 'a%d'}", i > 0 ? ", " : "", i);
        strbuf_text(&text, "]}], 'rules': [{'id': 'r', 'name': 'R', 'when': '");
        add_named(&text, count);
        strbuf_text(&text, "'}, {'id': 's', 'name': 'S', 'when': '");
        add_named(&text, 3);
        strbuf_text(&text, " and who != a3'}],");
        load_open_members(&load, strbuf_get(&text));
        assert_int_equal(load_found(&load, "W717"), 1);
        assert_non_null(strstr(load_findings(&load), "and who != a3\" can"));
        load_close(&load);
        strbuf_clear(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_one_answer),
        cmocka_unit_test(test_many_answers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
