/* Numbers, facts and people: near misses, which must be silent, beside what
 * each finding is for. */
#include "unit/load_fixture.h"

struct sense_case {
    const char *what;
    const char *members;
    const char *code;
    int count;
};

#define ACTORS                                                                 \
    "'actors': [{'id': 'us', 'name': 'We', 'playable': true},"                 \
    "{'id': 'them', 'name': 'They'}],"
#define LADDER                                                                 \
    "'meters': [{'id': 'heat', 'name': 'H', 'drift': {'to': 99, 'by': 9}}],"   \
    "'ladder': {'meter': 'heat', 'rungs': [{'from': 0, 'name': 'A'}, "         \
    "{'from': 10, 'name': 'B'}, {'from': 20, 'name': 'C'}]},"
#define OPTIONS(list)                                                          \
    "'scenes': [{'id': 's', 'title': 'S', 'actor': 'us', 'options': [" list    \
    "]}],"
#define METER(id)                                                              \
    "{'id': '" id "', 'name': 'M', 'start': 50, 'drift': {'to': 99, 'by': "    \
    "9}},"
#define LANGUAGE(tag) "'language': '" tag "',"
#define SOURCE(keys)  "'sources': [{'id': 'a', " keys "}],"

static const struct sense_case cases[] = {
    /* W808 */
    {"a chance held to its range",
     LADDER "'events': [{'id': 'v', 'name': 'V', 'chance': 'clamp(heat * 9, "
            "0, 100)'}],",
     "W808", 0},
    {"a chance that just fits",
     LADDER "'events': [{'id': 'v', 'name': 'V', 'chance': '91 + heat'}],",
     "W808", 0},
    {"one that is 1 beyond",
     LADDER "'events': [{'id': 'v', 'name': 'V', 'chance': '92 + heat'}],",
     "W808", 1},
    {"values that exclude each other",
     "'unknowns': [{'id': 'u', 'question': '?', 'values': [{'id': 'x'}, {'id': "
     "'y'}]}], 'events': [{'id': 'v', 'name': 'V', 'chance': '(60 if u == x "
     "else 0) + (60 if u == y else 0)'}],",
     "W808", 0},

    {"a flag that adds too much",
     "'flags': [{'id': 'f', 'name': 'F'}], 'rules': [{'id': 'r', 'name': 'R', "
     "'set': {'f': true}}], 'events': [{'id': 'v', 'name': 'V', 'chance': '90 "
     "+ (20 if f else 0)'}],",
     "W808", 1},
    {"turns that take away too much",
     "'limits': {'turns': 9}, 'scenes': [{'id': 's', 'title': 'S', 'next': "
     "'s'}], 'events': [{'id': 'v', 'name': 'V', 'chance': '5 - turn'}],",
     "W808", 1},
    {"more things than are looked at",
     "'meters': [" METER("a") METER("b") METER("c") METER("d") METER("e")
         METER("f") "{'id': 'g', 'name': 'G'}], 'events': [{'id': 'v', "
                    "'name': 'V', 'chance': 'a + b + c + d + e + f + g'}],",
     "W808", 0},
    {"no more than are looked at",
     "'meters': [" METER("a") METER("b") METER("c") METER("d") METER(
         "e") "{'id': 'f', 'name': 'F'}], 'events': [{'id': 'v', 'name': 'V', "
              "'chance': 'a + b + c + d + e + f + a'}],",
     "W808", 1},

    /* W809: a way down by any means that answers a choice. */
    {"an option that lowers",
     ACTORS LADDER OPTIONS(
         "{'id': 'o', 'label': 'O', 'effects': {'heat': -1}}"),
     "W809", 0},
    {"an amount that may be below 0",
     ACTORS LADDER OPTIONS(
         "{'id': 'o', 'label': 'O', 'effects': {'heat': '5 - heat'}}"),
     "W809", 0},
    {"an outcome that sets",
     ACTORS LADDER OPTIONS(
         "{'id': 'o', 'label': 'O', 'outcomes': [{'set': {'heat': 3}}]}"),
     "W809", 0},
    {"a rule that answers",
     ACTORS LADDER OPTIONS(
         "{'id': 'o', 'label': 'O'}") "'rules': [{'id': 'r', 'name': 'R', "
                                      "'effects': {'heat': -1}}],",
     "W809", 0},
    {"none", ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O'}"), "W809", 1},
    {"no ladder", ACTORS OPTIONS("{'id': 'o', 'label': 'O'}"), "W809", 0},

    /* N810, W811. */
    {"rungs one after the other",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': "
                           "'P', 'rung': 1}"),
     "N810", 0},
    {"a rung left out",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': "
                           "'P', 'rung': 2}"),
     "N810", 1},
    {"the upper rungs, left to events",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O'}"), "N810", 0},
    {"rungs that one turn reaches",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O', 'effects': {'heat': "
                           "11}}"),
     "W811", 0},
    {"a rung that is 1 too far",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O', 'effects': {'heat': "
                           "10}}"),
     "W811", 1},

    /* W812, W813, W814. */
    {"an amount that is mostly 0",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O', 'effects': {'heat': '0 "
                           "if heat > 5 else 1'}}"),
     "W812", 0},
    {"outcomes of one text under other conditions",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O', 'outcomes': [{'text': "
                           "'T', 'when': 'heat > 1'}, {'text': 'T', 'when': "
                           "'heat < 1'}]}"),
     "W813", 0},
    {"an unknown that a weight asks for",
     ACTORS "'unknowns': [{'id': 'u', 'question': '?', 'values': [{'id': 'x'}, "
            "{'id': 'y'}]}]," OPTIONS("{'id': 'o', 'label': 'O', 'weight': "
                                      "'5 if u == x else 2'}"),
     "W814", 0},

    /* W815: only where every way leads past the later date. */
    {"the same day again",
     "'scenes': [{'id': 's', 'date': '2030-02-02', 'title': 'S'}, {'id': 't', "
     "'date': '2030-02-02', 'title': 'T'}],",
     "W815", 0},
    {"a later date that may be skipped",
     LADDER "'scenes': [{'id': 'r', 'title': 'R'}, {'id': 's', 'date': "
            "'2030-02-09', 'when': 'heat > 3', 'title': 'S'}, {'id': 't', "
            "'date': '2030-02-02', 'title': 'T'}],",
     "W815", 0},
    {"a later date that a choice goes round",
     ACTORS "'scenes': [{'id': 'r', 'title': 'R', 'actor': 'us', 'options': "
            "[{'id': 'o', 'label': 'O', 'goto': 't'}, {'id': 'p', 'label': "
            "'P'}]}, {'id': 's', 'date': '2030-02-09', 'title': 'S', 'next': "
            "'end'}, {'id': 't', 'date': '2030-02-02', 'title': 'T'}],",
     "W815", 0},

    /* W816, W817. */
    {"a title and a publisher",
     SOURCE("'title': 'T', 'publisher': 'P', 'date': '1997'"), "W816", 0},
    {"a title and an address", SOURCE("'title': 'T', 'url': 'doi:10.1000/1'"),
     "W817", 0},
    {"a month that there is not",
     SOURCE("'title': 'T', 'publisher': 'P', 'date': '1997-13'"), "W817", 1},

    {"month 00", SOURCE("'title': 'T', 'publisher': 'P', 'date': '1997-00'"),
     "W817", 1},
    {"month 12", SOURCE("'title': 'T', 'publisher': 'P', 'date': '1997-12'"),
     "W817", 0},
    {"month 1x", SOURCE("'title': 'T', 'publisher': 'P', 'date': '1997-1x'"),
     "W817", 1},
    {"a sign before it",
     SOURCE("'title': 'T', 'publisher': 'P', 'date': '1997-1.'"), "W817", 1},
    {"a slash", SOURCE("'title': 'T', 'publisher': 'P', 'date': '1997/12'"),
     "W817", 1},
    {"a blank in an address",
     SOURCE("'title': 'T', 'publisher': 'P', 'url': 'https://a.b/c d'"), "W817",
     1},
    {"an address of nothing",
     SOURCE("'title': 'T', 'publisher': 'P', 'url': 'https://'"), "W817", 1},
    {"the first way of all",
     SOURCE("'title': 'T', 'publisher': 'P', 'url': 'https://a.b/'"), "W817",
     0},

    /* W818 to W820, W823. */
    {"a seat for which no person plays",
     ACTORS OPTIONS("{'id': 'o', 'label': 'O'}"), "W818", 0},
    {"two mandates to pick from",
     "'actors': [{'id': 'us', 'name': 'We', 'mandates': [{'id': 'm'}, {'id': "
     "'n'}]}],",
     "W820", 0},
    {"one id in two lists",
     ACTORS "'scenes': [{'id': 's', 'title': 'S', 'show': ['us']}, {'id': 't', "
            "'title': 'T', 'show': ['us', 'them']}],",
     "W823", 0},

    /* W510: as BCP 47 has it. */
    {"a language", LANGUAGE("de"), "W510", 0},
    {"a region", LANGUAGE("pt-BR"), "W510", 0},
    {"a region in digits", LANGUAGE("es-419"), "W510", 0},
    {"a script", LANGUAGE("sr-Latn-RS"), "W510", 0},
    {"a language of three letters", LANGUAGE("gsw"), "W510", 0},
    {"a variant", LANGUAGE("de-CH-1996"), "W510", 0},
    {"an extension", LANGUAGE("de-DE-u-co-phonebk"), "W510", 0},
    {"one's own", LANGUAGE("en-x-class-7b"), "W510", 0},
    {"a word", LANGUAGE("english"), "W510", 1},
    {"no language", LANGUAGE("xx"), "W510", 1},
    {"an underscore", LANGUAGE("en_GB"), "W510", 1},
    {"a hyphen at the end", LANGUAGE("en-"), "W510", 1},
    {"two regions", LANGUAGE("en-US-GB"), "W510", 1},
    {"a script behind the region", LANGUAGE("sr-RS-Latn"), "W510", 1},
    {"two variants", LANGUAGE("de-1901-1996"), "W510", 0},
    {"a region behind a variant", LANGUAGE("de-1996-CH"), "W510", 1},
    {"a letter and a digit", LANGUAGE("en-a1"), "W510", 1},
    {"two digits", LANGUAGE("en-12"), "W510", 1},
    {"three letters and digits", LANGUAGE("en-4a1"), "W510", 1},
    {"a digit in the language", LANGUAGE("e1"), "W510", 1},
    {"one letter", LANGUAGE("x-own"), "W510", 1},
    {"four letters", LANGUAGE("abcd"), "W510", 1},
    {"a part of nine letters", LANGUAGE("en-abcdefghi"), "W510", 1},
    {"an extension of nothing", LANGUAGE("en-u"), "W510", 1},
    {"two hyphens", LANGUAGE("en--US"), "W510", 1},
    {"a hyphen first", LANGUAGE("-en"), "W510", 1},
    {"capitals", LANGUAGE("EN-gb"), "W510", 0},
    {"nothing", LANGUAGE(""), "W510", 1},

    /* W414 */
    {"countries",
     "'map': {'centre': {'lon': 1, 'lat': 1}, 'countries': "
     "[{'code': '004'}, {'code': '894'}]},",
     "W414", 0},
    {"none",
     "'map': {'centre': {'lon': 1, 'lat': 1}, 'countries': [{'code': "
     "'4'}, {'code': '999'}, {'code': '0044'}]},",
     "W414", 3},

    /* Texts. */
    {"a label that differs by its condition",
     ACTORS LADDER OPTIONS("{'id': 'o', 'label': 'O'}, {'id': 'p', 'label': "
                           "[{'text': 'O', 'when': 'heat > 5'}, 'P']}"),
     "W514", 0},
    {"a word that holds another", "'summary': 'TBDS, XTBD, tbd',", "W512", 0},
    {"a word after one that holds it", "'summary': 'TBDS, FIXM (TBD).',",
     "W512", 1},
    {"a word that is left", "'summary': 'Say more (TBD).',", "W512", 1},
    {"blanks within", "'summary': 'One,\\n\\ntwo  three.',", "W513", 0},
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
            print_error("%s: expected %d of %s, found\n%s\n", cases[i].what,
                        cases[i].count, cases[i].code, load_findings(&load));
            wrong++;
        }
        load_close(&load);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
