/* Recordings that cannot be read or replayed: each finding says where, what
 * and what was expected. */
#include "unit/recording_fixture.h"

#include <stdio.h>
#include <string.h>

struct change {
    const char *from, *to, *finding;
};

/* What is wrong is said with its line. */
static const struct change wrong_lines[] = {
    {"demarche recording 1\n", "demarche recording 2\n",
     "play.rec:1: error[E912]: a recording of another version; this "
     "program reads version 1\n"},
    {"demarche recording 1\n", "demarche recording 1\r\n",
     "play.rec:1: error[E910]: the lines end in CR LF; a recording's "
     "lines end in LF alone\n"},
    {"demarche recording 1\n", "democracy",
     "play.rec:1: error[E910]: this is no recording; expected 'demarche "
     "recording 1' as its first line\n"},
    {"scenario t\n", "scenario t\r\n",
     "play.rec:2: error[E910]: the line ends in CR LF or holds a CR; a "
     "recording's lines end in LF alone\n"},
    {"scenario t\n", "",
     "play.rec:2: error[E910]: a 'file' line is out of place here\n"},
    {"seed 0000000000000001", "seed 1",
     "play.rec:5: error[E910]: '1' is no hash; expected 16 lower-case hex "
     "digits\n"},
    {"seat b uniform", "seat b  uniform",
     "play.rec:7: error[E910]: expected 'seat ACTOR PLAYER'\n"},
    {"mandates a peace -", "mandates a peace",
     "play.rec:8: error[E910]: expected 'mandates ACTOR ID ID'\n"},
    {"seat a person", "unknowns\nseat a person",
     "play.rec:6: error[E910]: expected 'unknowns history'\n"},
    {"seat a person", "cut\nseat a person",
     "play.rec:6: error[E910]: expected 'cut MINUTES'\n"},
    {"seat a person", "cut 3x\nseat a person",
     "play.rec:6: error[E910]: 'cut 3x'; expected one 'cut' with 0 to 10000 "
     "minutes\n"},
    {"seat a person", "cut 3:\nseat a person",
     "play.rec:6: error[E910]: 'cut 3:'; expected one 'cut' with 0 to 10000 "
     "minutes\n"},
    {"seat a person", "cut 99999999999\nseat a person",
     "play.rec:6: error[E910]: 'cut 99999999999'; expected one 'cut' with 0 to "
     "10000 minutes\n"},
    {"turn 1 ", "turn -1 ",
     "play.rec:10: error[E910]: '-1' is no turn; expected 0 to 1000\n"},
    {"turn 1 ", "turn 1a ",
     "play.rec:10: error[E910]: '1a' is no turn; expected 0 to 1000\n"},
    {"turn 1 ", "turn 2 ",
     "play.rec:10: error[E910]: turn 2, where turn 1 was expected (of at "
     "most 1000)\n"},
    {"turn 1 ", "turn 1001 ",
     "play.rec:10: error[E910]: turn 1001, where turn 1 was expected (of "
     "at most 1000)\n"},
    {"turn 1 ", "turn 99999999999 ",
     "play.rec:10: error[E910]: '99999999999' is no turn; expected 0 to "
     "1000\n"},
    {"veto a a1", "bribe a a1",
     "play.rec:12: error[E911]: 'bribe' is no kind of line that a "
     "recording has; a later version of the program may know it\n"},
    {"note back\\\\", "note back\\t",
     "play.rec:13: error[E910]: an escape that is neither '\\\\' nor "
     "'\\n'\n"},
    {"vote 3 to 2", "vote",
     "play.rec:24: error[E910]: expected a text of 1 to 4096 characters\n"},
    {"move a d1\n", "move a d1\n\n",
     "play.rec:26: error[E911]: '' is no kind of line that a recording "
     "has; a later version of the program may know it\n"},
    {"note back", "note \xff",
     "play.rec: error[E910]: the file is not UTF-8 text\n"},
};

static void wrong_lines_are_named(void **state)
{
    struct play play;

    (void)state;
    recording_play(&play);
    for (size_t i = 0; i < COUNT(wrong_lines); i++) {
        struct strbuf text = recording_altered(
            play_recording(&play), wrong_lines[i].from, wrong_lines[i].to);
        const char *expected = wrong_lines[i].finding;

        assert_null(recording_of(&play, text.text, text.length));
        assert_string_equal(recording_findings(&play), expected);
        strbuf_clear(&text);
    }
    play_close(&play);
}

/* What reads but cannot be played is said with its line, too. */
static void unplayable_lines_are_named(void **state)
{
    static const struct change changes[] = {
        {"scenario t\n", "scenario u\n",
         "play.rec: error[E915]: the recording is of scenario 'u', not of "
         "'t'\n"},
        {"seat b uniform\n", "",
         "play.rec: error[E917]: the recording has 1 seats, the scenario 2\n"},
        {"seat b uniform", "seat c uniform",
         "play.rec: error[E917]: a seat of 'c', where 'b' was expected\n"},
        {"seat b uniform", "seat b cat",
         "play.rec: error[E917]: 'cat' plays no seat; expected 'person' or a "
         "policy\n"},
        {"mandates a peace -", "mandates a war -",
         "play.rec: error[E917]: 'a' has no mandate 'war'\n"},
        {"mandates a peace -", "mandates a peace war",
         "play.rec: error[E917]: 'a' has no mandate 'war'\n"},
        {"mandates a peace -", "mandates m peace -",
         "play.rec: error[E917]: mandates of 'm', who is no actor\n"},
        {"inject storm", "inject strom",
         "play.rec:11: error[E917]: 'inject strom' cannot be played: there is "
         "no event 'strom'; the nearest name is 'storm'\n"},
        {"move a a2\n", "move a a1\n",
         "play.rec:14: error[E917]: 'move a a1' cannot be played: option 'a1' "
         "is closed now\n"},
        {"move a a2\n", "move a a2\nmove a a2\n",
         "play.rec:15: error[E917]: 'move a a2' is a second move of one "
         "actor\n"},
        {"move a a2\n", "",
         "play.rec:10: error[E917]: turn 1 has no move of 'a'\n"},
        {"checksum ", "inject strom\nchecksum ",
         "play.rec:28: error[E917]: 'inject strom' cannot be played: there is "
         "no event 'strom'; the nearest name is 'storm'\n"},
        {"move a d1\n", "",
         "play.rec:22: error[E917]: turn 4 has no move of 'a'\n"},
    };
    struct play play;

    (void)state;
    recording_play(&play);
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct strbuf text = recording_altered(play_recording(&play),
                                               changes[i].from, changes[i].to);

        assert_null(recording_replayed(&play, text.text, text.length));
        assert_string_equal(recording_findings(&play), changes[i].finding);
        strbuf_clear(&text);
    }
    play_close(&play);
}

/* How a play that is over differs. */
static void wrong_ends_are_named(void **state)
{
    static const struct change changes[] = {
        {" calm\n", " war\n",
         "play.rec: error[E918]: the replay ends in 'calm', the recording in "
         "'war'\n"},
        {" calm\n", " calm and quiet\n",
         "play.rec:30: error[E910]: expected 'over N HASH CHECKS ENDING'\n"},
        {"over 5 ", "over five ",
         "play.rec:30: error[E910]: 'five' is no turn; expected 0 to 1000\n"},
        {"over 5 ", "over 5 x",
         "play.rec:30: error[E910]: 'x0280579a36e6f082' is no hash; expected "
         "16 lower-case hex digits\n"},
        {"guess end", "guess ",
         "play.rec:31: error[E910]: expected a text of 1 to 4096 characters\n"},
        {"over 5 ", "over 4 ",
         "play.rec:30: error[E910]: over in turn 4, but the last turn was 5\n"},
        {"\nover 5", "\nturn 6",
         "play.rec:30: error[E910]: expected 'turn N HASH CHECKS'\n"},
        {"guess end", "guess",
         "play.rec:31: error[E910]: expected a text of 1 to 4096 "
         "characters\n"},
        {"guess end", "cap 0",
         "play.rec:31: error[E910]: a 'cap' line is out of place here\n"},
    };
    struct play play;
    const char *text;

    (void)state;
    recording_play(&play);
    play_say(&play, "move a e1");
    play_say(&play, "guess end");
    text = play_recording(&play);
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct strbuf other =
            recording_altered(text, changes[i].from, changes[i].to);

        assert_null(recording_replayed(&play, other.text, other.length));
        assert_string_equal(recording_findings(&play), changes[i].finding);
        strbuf_clear(&other);
    }
    play_close(&play);
}

/* The play cut short or drawn out: its turns end too soon or too late. */
static void other_lengths_are_named(void **state)
{
    struct play play;
    const char *text, *over;
    struct strbuf longer = {0};
    struct strbuf other;

    (void)state;
    recording_play(&play);
    play_say(&play, "move a e1");
    text = play_recording(&play);
    over = strstr(text, "over 5 ");
    strbuf_add(&longer, text, (size_t)(over - text));
    strbuf_text(&longer, "turn 6 0123456789abcdef 00\nmove a e1\n");
    other = recording_sealed(strbuf_get(&longer));
    assert_null(recording_replayed(&play, other.text, other.length));
    assert_string_equal(recording_findings(&play),
                        "play.rec:30: error[E918]: the "
                        "replay is over before turn 6\n");
    strbuf_clear(&other);
    strbuf_reset(&longer);
    strbuf_add(&longer, text, (size_t)(strstr(text, "turn 5 ") - text));
    strbuf_text(&longer, "over 4 0123456789abcdef 00 calm\n");
    other = recording_sealed(strbuf_get(&longer));
    assert_null(recording_replayed(&play, other.text, other.length));
    assert_string_equal(recording_findings(&play),
                        "play.rec: error[E918]: the recording is over in turn "
                        "4, the replay goes on\n");
    strbuf_clear(&other);
    strbuf_clear(&longer);
    play_close(&play);
}

/* Lines that stand again and again, up to what is allowed and beyond. */
static void too_many_lines_are_named(void **state)
{
    static const struct {
        const char *line, *finding;
    } lines[] = {
        {"seat b uniform\n", "play.rec:70: error[E910]: more than 64 seats\n"},
        {"mandates a peace -\n",
         "play.rec:72: error[E910]: mandates of more than 64 seats\n"}};
    struct play play;

    (void)state;
    recording_play(&play);
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct strbuf many = {0};
        struct strbuf other;

        for (int k = 0; k <= LIMIT_ACTORS; k++)
            strbuf_text(&many, lines[i].line);
        other = recording_altered(play_recording(&play), lines[i].line,
                                  strbuf_get(&many));
        assert_null(recording_of(&play, other.text, other.length));
        assert_string_equal(recording_findings(&play), lines[i].finding);
        strbuf_clear(&other);
        strbuf_clear(&many);
    }
    play_close(&play);
}

/* As many checks and letters as a line may have, and one more. */
static void too_long_lines_are_named(void **state)
{
    static const struct {
        const char *from, *letter;
        int most;
        const char *finding;
    } lines[] = {
        {"\nnote ", "\xc3\xa4", LIMIT_STRING,
         "play.rec:13: error[E910]: expected a text of 1 to 4096 characters\n"},
        {"\nturn 1 0123456789abcdef ", "00", RECORDING_CHECKS,
         "play.rec:10: error[E910]: the checks are wrong; expected up to 640 "
         "pairs of lower-case hex digits\n"}};
    struct play play;

    (void)state;
    recording_play(&play);
    for (size_t i = 0; i < COUNT(lines); i++)
        for (int more = 0; more < 2; more++) {
            struct strbuf text = {0};
            struct strbuf other;
            const char *made = play_recording(&play);
            const char *at = strstr(made, i == 0 ? "\nnote " : "\nturn 1 ");

            strbuf_add(&text, made, (size_t)(at - made));
            strbuf_text(&text, lines[i].from);
            for (int k = 0; k < lines[i].most + more; k++)
                strbuf_text(&text, lines[i].letter);
            strbuf_text(&text, strchr(at + 1, '\n'));
            other = recording_sealed(strbuf_get(&text));
            if (more == 0) {
                assert_non_null(recording_of(&play, other.text, other.length));
            } else {
                assert_null(recording_of(&play, other.text, other.length));
                assert_string_equal(recording_findings(&play),
                                    lines[i].finding);
            }
            strbuf_clear(&other);
            strbuf_clear(&text);
        }
    play_close(&play);
}

static void add_notes(struct strbuf *text, size_t bytes)
{
    while (bytes > 0) {
        size_t part = bytes < 4000 ? bytes : 4000;

        strbuf_text(text, "note ");
        for (size_t i = 0; i < part; i++)
            strbuf_char(text, 'x');
        strbuf_char(text, '\n');
        bytes -= part;
    }
}

/* Remarks that no play could have kept, in a turn and behind the last. */
static void too_many_remarks_do_not_fit_in(void **state)
{
    static const char *const behind[] = {"\nturn 2 ", "\nchecksum "};
    struct play play;

    (void)state;
    recording_play(&play);
    play_say(&play, "move a e1");
    for (size_t i = 0; i < COUNT(behind); i++) {
        const char *made = play_recording(&play);
        const char *at = strstr(made, behind[i]) + 1;
        struct strbuf text = {0};
        struct strbuf other;

        strbuf_add(&text, made, (size_t)(at - made));
        add_notes(&text, 600000);
        strbuf_text(&text, at);
        other = recording_sealed(strbuf_get(&text));
        assert_null(recording_replayed(&play, other.text, other.length));
        assert_int_equal(play.diags.count, 1);
        assert_non_null(strstr(play.diags.items[0].message,
                               "cannot be played: it does not fit in"));
        diag_clear(&play.diags);
        strbuf_clear(&other);
        strbuf_clear(&text);
    }
    play_close(&play);
}

/* What differs is named, also where the checks are not of such a world, and
 * where the play is over. */
static void other_hashes_are_named(void **state)
{
    static const struct change changes[] = {
        {"\nturn 2 ", "\nturn 2 0123456789abcdef 0000\nnote ",
         "play.rec:17: error[E918]: turn 2 differs from the recording: its "
         "checks are of a world of another size\n"},
        {"\nover 5 ", "\nover 5 0123456789abcdef 0000 calm\nnote ",
         "play.rec: error[E918]: turn 5 differs from the recording: its checks "
         "are of a world of another size\n"},
    };
    struct play play;
    const char *text;

    (void)state;
    recording_play(&play);
    play_say(&play, "move a e1");
    text = play_recording(&play);
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct strbuf other =
            recording_altered(text, changes[i].from, changes[i].to);

        assert_null(recording_replayed(&play, other.text, other.length));
        assert_string_equal(recording_findings(&play), changes[i].finding);
        strbuf_clear(&other);
    }
    play_close(&play);
}

/* The head alone is no play. */
static void no_turns(void **state)
{
    static const char head[] = "demarche recording 1\nscenario t\n"
                               "file 0000000000000000\n"
                               "rules 0000000000000000\n"
                               "seed 0000000000000000\n";
    struct play play;
    struct strbuf text = recording_sealed(head);

    (void)state;
    play_open(&play, recording_members, "a");
    assert_null(recording_of(&play, text.text, text.length));
    assert_string_equal(recording_findings(&play),
                        "play.rec:5: error[E910]: the recording ends before "
                        "its first turn\n");
    strbuf_clear(&text);
    play_close(&play);
}

/* A move of a rule-played seat stands only in a turn that was over. */
static void policies_do_not_wait(void **state)
{
    struct play play;
    struct strbuf text = {0};
    struct strbuf other;

    (void)state;
    play_open(&play, recording_members, "a");
    strbuf_text(&text, play_recording(&play));
    text.length -= 26;
    text.text[text.length] = '\0';
    strbuf_text(&text, "move b b1\n");
    other = recording_sealed(strbuf_get(&text));
    assert_null(recording_replayed(&play, other.text, other.length));
    assert_string_equal(recording_findings(&play),
                        "play.rec:9: error[E917]: a move of 'b' in a turn "
                        "that was not over\n");
    strbuf_clear(&other);
    strbuf_clear(&text);
    play_close(&play);
}

/* What is never told is not named here either, and its check shows nothing:
 * recordings of both truths carry the same. */
static void secrets_are_not_named(void **state)
{
    struct play play;
    const char *text;
    struct strbuf other, again;
    int32_t differed = 0;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],'unknowns':[{'id':'dark',"
              "'question':'Q?','reveal':'never','values':["
              "{'id':'x','weight':1},{'id':'y','weight':1}]}],"
              "'scenes':[{'id':'s','title':'S','when':'dark == x or true'}]",
              "a");
    text = arena_text(&play.fixture.arena, play_recording(&play));
    for (uint64_t seed = 2; seed < 40; seed++) {
        struct session *session;
        char line[40];

        snprintf(line, sizeof line, "seed %016x", (unsigned)seed);
        other = recording_altered(text, "seed 0000000000000001", line);
        play_seed(&play, seed);
        /* The checks of the seed itself are made to fit: what differs first
         * is then the truth. */
        memcpy(strstr(other.text, "turn 1 ") + 24,
               strstr(play_recording(&play), "turn 1 ") + 24, 4);
        again = recording_sealed(other.text);
        session = recording_replayed(&play, again.text, again.length);
        if (session == NULL)
            assert_string_equal(recording_findings(&play),
                                "play.rec:8: error[E918]: turn 1 differs from "
                                "the recording: in a word that its checks "
                                "do not show\n");
        differed += session == NULL;
        session_free(session);
        strbuf_clear(&again);
        strbuf_clear(&other);
    }
    assert_true(differed > 5);
    play_close(&play);
}

/* A difference is named by turn and field: here turn 2 on, since another
 * option was taken in turn 1. */
static void a_planted_difference_is_named(void **state)
{
    struct play play;
    struct strbuf text;

    (void)state;
    recording_play(&play);
    text = recording_altered(play_recording(&play), "inject storm\nveto a a1\n",
                             "veto a a1\n");
    assert_null(recording_replayed(&play, text.text, text.length));
    assert_non_null(strstr(recording_findings(&play),
                           "error[E918]: turn 2 differs from the recording: "
                           "meter n (here 0)"));
    strbuf_clear(&text);
    text = recording_altered(play_recording(&play), "seed 0000000000000001",
                             "seed 0000000000000003");
    assert_null(recording_replayed(&play, text.text, text.length));
    assert_non_null(strstr(recording_findings(&play),
                           "differs from the recording: seed "
                           "(low) (here 3)"));
    strbuf_clear(&text);
    play_close(&play);
}

/* Other rules are refused; another edition with the same rules is a notice. */
static void rules_and_editions(void **state)
{
    struct play play, other;
    struct session *again;
    const char *text;
    char changed[3000];
    const char *at = strstr(recording_members, "'name':'Q'");

    (void)state;
    recording_play(&play);
    text = play_recording(&play);
    snprintf(changed, sizeof changed, "%.*s'name':'A longer name'%s",
             (int)(at - recording_members), recording_members, at + 10);
    play_open(&other, changed, "a");
    again = recording_replayed(&other, text, strlen(text));
    assert_non_null(again);
    session_free(again);
    assert_string_equal(recording_findings(&other),
                        "play.rec: notice[N916]: the recording was made with "
                        "another edition of the file; its rules are the "
                        "same\n");
    play_close(&other);
    at = strstr(recording_members, "'start':50");
    snprintf(changed, sizeof changed, "%.*s'start':51%s",
             (int)(at - recording_members), recording_members, at + 10);
    play_open(&other, changed, "a");
    assert_null(recording_replayed(&other, text, strlen(text)));
    assert_non_null(strstr(recording_findings(&other),
                           "error[E915]: the recording was "
                           "made with other rules"));
    play_close(&other);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrong_lines_are_named),
        cmocka_unit_test(unplayable_lines_are_named),
        cmocka_unit_test(wrong_ends_are_named),
        cmocka_unit_test(other_lengths_are_named),
        cmocka_unit_test(too_many_lines_are_named),
        cmocka_unit_test(too_long_lines_are_named),
        cmocka_unit_test(too_many_remarks_do_not_fit_in),
        cmocka_unit_test(other_hashes_are_named),
        cmocka_unit_test(no_turns),
        cmocka_unit_test(policies_do_not_wait),
        cmocka_unit_test(secrets_are_not_named),
        cmocka_unit_test(a_planted_difference_is_named),
        cmocka_unit_test(rules_and_editions),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
