/* Recordings: the text, its reading and its replay. */
#include "unit/play_fixture.h"

#include "base/hash.h"

#include <stdio.h>
#include <string.h>

#define MOVES(a, b)                                                            \
    "'options':[{'id':'" a "','label':'One','effects':{'m':1}},{'id':'" b      \
    "','label':'Two','rung':1,'effects':{'m':-2},'outcomes':[{'weight':1,"     \
    "'effects':{'m':'3 if truth == yes else -1'}},{'weight':1,'later':"        \
    "[{'id':'wait_" b "','in':2,'effects':{'m':5}}]}]}]"

/* Six turns with everything that a recording holds. */
static const char members[] =
    "'actors':[{'id':'a','name':'A','mandates':[{'id':'peace','name':'P'},"
    "{'id':'pride','name':'Q'}]},{'id':'b','name':'B','policy':'uniform'}],"
    "'meters':[{'id':'m','name':'M','start':50},{'id':'n','name':'N'}],"
    "'unknowns':[{'id':'truth','question':'Q?','values':"
    "[{'id':'yes','weight':1},{'id':'no','weight':1}]}],"
    "'events':[{'id':'storm','name':'S','chance':30,'once':false,"
    "'effects':{'n':3}}],"
    "'scenes':[{'id':'s1','title':'1','decisions':[{'actor':'a'," MOVES(
        "a1",
        "a2") "},{'actor':'b'," MOVES("b1",
                                      "b2") "}]},"
                                            "{'id':'s2','title':'2'},"
                                            "{'id':'s3','title':'3','actor':'b'"
                                            "," MOVES(
                                                "c1",
                                                "c2") "},"
                                                      "{'id':'s4','title':'4','"
                                                      "actor':'a'," MOVES(
                                                          "d1",
                                                          "d2") "},"
                                                                "{'id':'s5','"
                                                                "title':'5','"
                                                                "actor':'a'"
                                                                "," MOVES(
                                                                    "e1",
                                                                    "e2") "}]";

/* Text that a test changes and seals again. */
static struct strbuf sealed(const char *recording)
{
    struct strbuf text = {0};
    const char *seal = strstr(recording, "checksum ");
    size_t length =
        seal != NULL ? (size_t)(seal - recording) : strlen(recording);
    char hex[17];

    strbuf_add(&text, recording, length);
    hash_to_hex(hash_bytes(HASH_START, recording, length), hex);
    strbuf_format(&text, "checksum %s\n", hex);
    return text;
}

/* `recording` with the first `from` replaced, sealed again. */
static struct strbuf altered(const char *recording, const char *from,
                             const char *to)
{
    const char *at = strstr(recording, from);
    struct strbuf text = {0};
    struct strbuf result;

    assert_non_null(at);
    strbuf_add(&text, recording, (size_t)(at - recording));
    strbuf_text(&text, to);
    strbuf_text(&text, at + strlen(from));
    result = sealed(strbuf_get(&text));
    strbuf_clear(&text);
    return result;
}

static const struct recording *read_text(struct play *play, const char *bytes,
                                         size_t length)
{
    return recording_read(&play->arena, "play.rec", bytes, length,
                          &play->diags);
}

/* The findings as lines. */
static const char *findings(struct play *play)
{
    static char text[2000];
    struct strbuf lines = {0};
    struct sink sink = sink_to_strbuf(&lines);

    diag_write_all(&play->diags, 5, &sink);
    snprintf(text, sizeof text, "%s", strbuf_get(&lines));
    strbuf_clear(&lines);
    diag_clear(&play->diags);
    return text;
}

/* Reads and replays; NULL with findings. */
static struct session *replay_text(struct play *play, const char *bytes,
                                   size_t length)
{
    const struct recording *recording = read_text(play, bytes, length);

    if (recording == NULL)
        return NULL;
    return recording_replay(recording, "play.rec", play->model, &play->diags);
}

static void play_some(struct play *play)
{
    play_open(play, members, "a");
    session_mandates(play->session, 0, 0, -1);
    play_say(play, "note back\\slash\nand a line");
    play_say(play, "inject storm");
    play_say(play, "veto a a1");
    play_say(play, "move a a2");
    play_say(play, "continue");
    play_say(play, "cap 0");
    play_say(play, "vote 3 to 2");
    play_say(play, "move a d1");
}

/* What was written reads back to the same play, which writes the same. */
static void assert_round_trip(struct play *play)
{
    const char *text = play_recording(play);
    struct session *again = replay_text(play, text, strlen(text));
    struct session *first = play->session;

    if (again == NULL)
        fail_msg("%s", findings(play));
    assert_int_equal(play->diags.count, 0);
    play->session = again;
    assert_string_equal(play_recording(play), text);
    assert_int_equal(session_turn_count(again), session_turn_count(first));
    assert_int_equal(session_phase(again), session_phase(first));
    assert_int_equal(session_since(again), session_since(first));
    play->session = first;
    session_free(again);
}

static void the_text_is_as_documented(void **state)
{
    static const char *const lines[] = {
        "demarche recording 1\nscenario t\nfile ",
        "\nrules ",
        "\nseed 0000000000000001\nseat a person\nseat b uniform\n",
        "mandates a peace -\nturn 1 ",
        "\ninject storm\nveto a a1\nnote back\\\\slash\\nand a line\n",
        "move a a2\nmove b b",
        "\nturn 2 ",
        "\nturn 3 ",
        "\nmove b c",
        "\nturn 4 ",
        "\ncap 0\nvote 3 to 2\nmove a d1\nturn 5 ",
        "\nchecksum "};
    struct play play;
    const char *at;

    (void)state;
    play_some(&play);
    at = play_recording(&play);
    for (size_t i = 0; i < COUNT(lines); i++) {
        at = strstr(at, lines[i]);
        if (at == NULL)
            fail_msg("not found in its place: %s", lines[i]);
        at += strlen(lines[i]);
    }
    assert_int_equal(strlen(at), 17);
    play_close(&play);
}

static void every_stop_reads_back(void **state)
{
    struct play play;

    (void)state;
    play_some(&play);
    assert_round_trip(&play);
    play_say(&play, "move a e1");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    play_say(&play, "guess it was no");
    assert_round_trip(&play);
    for (int32_t i = 0; i < 4; i++) {
        play_say(&play, "undo");
        assert_round_trip(&play);
    }
    play_close(&play);
}

/* A choice that waits for another person's is part of the recording. */
static void waiting_choices_are_kept(void **state)
{
    struct play play;
    struct session *again;
    const char *text;

    (void)state;
    play_open(&play, members, "a b");
    play_say(&play, "move b b2");
    assert_round_trip(&play);
    text = play_recording(&play);
    again = replay_text(&play, text, strlen(text));
    assert_non_null(again);
    assert_int_equal(session_waiting(again), 0);
    assert_true(session_chosen(again, 1) >= 0);
    session_free(again);
    play_close(&play);
}

/* The recorded choices are taken, also where the policies would not take
 * them: they are not asked again. */
static void policies_are_not_asked_again(void **state)
{
    struct play play;
    struct session *again;
    struct strbuf text;

    (void)state;
    play_some(&play);
    text = altered(play_recording(&play), "seat b uniform", "seat b dove");
    again = replay_text(&play, text.text, text.length);
    assert_non_null(again);
    session_free(again);
    strbuf_clear(&text);
    play_close(&play);
}

/* Over many seeds and random lines. */
static void random_plays_read_back(void **state)
{
    static const char *const lines[] = {
        "move a a1",    "move a a2",   "move a d1",  "move a d2", "move a e1",
        "move a e2",    "move b b1",   "move b c2",  "continue",  "undo",
        "redo",         "branch 1",    "cap 0",      "cap none",  "veto a a1",
        "inject storm", "note a\\n b", "withdraw b", "branch 2",  "vote x\n"};
    struct play play;
    uint64_t dice = 7;

    (void)state;
    play_open(&play, members, "a b");
    for (uint64_t seed = 1; seed <= 60; seed++) {
        play_seed(&play, seed);
        for (int32_t i = 0; i < 40; i++) {
            dice = hash_mix(dice);
            session_submit(play.session, lines[dice % COUNT(lines)],
                           &play.diags);
            diag_clear(&play.diags);
            assert_round_trip(&play);
        }
        arena_clear(&play.arena);
    }
    play_close(&play);
}

/* Every prefix is refused, and none crashes. */
static void every_prefix_is_refused(void **state)
{
    struct play play;
    const char *text;
    size_t length;

    (void)state;
    play_some(&play);
    text = play_recording(&play);
    length = strlen(text);
    for (size_t i = 0; i < length; i++) {
        /* A copy of just that size lets the sanitizer see a step too far. */
        char *part = mem_resize(NULL, i + 1);

        memcpy(part, text, i);
        assert_null(read_text(&play, part, i));
        assert_int_equal(play.diags.errors, 1);
        diag_clear(&play.diags);
        mem_free(part);
    }
    play_close(&play);
}

/* Any changed byte is refused; sealed again, it never crashes. */
static void every_changed_byte(void **state)
{
    struct play play;
    const char *text;
    char *copy;
    size_t length;

    (void)state;
    play_some(&play);
    text = play_recording(&play);
    length = strlen(text);
    copy = arena_copy(&play.fixture.arena, text, length);
    for (size_t i = 0; i < length; i++) {
        struct strbuf again;
        struct session *session;

        copy[i] = (char)(copy[i] ^ (1 << (i % 7)));
        assert_null(read_text(&play, copy, length));
        diag_clear(&play.diags);
        if (copy[i] != '\0' && i < length - 26) {
            again = sealed(copy);
            session = replay_text(&play, again.text, again.length);
            assert_true(session != NULL || play.diags.errors > 0);
            session_free(session);
            strbuf_clear(&again);
            diag_clear(&play.diags);
        }
        copy[i] = text[i];
        if (i % 64 == 0) {
            text = arena_copy(&play.fixture.arena, copy, length);
            arena_clear(&play.arena);
        }
    }
    play_close(&play);
}

struct change {
    const char *from, *to, *finding;
};

/* What is wrong is said with its line. */
static void wrong_lines_are_named(void **state)
{
    static const struct change changes[] = {
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
        {"turn 1 ", "turn 2 ",
         "play.rec:9: error[E910]: turn 2, where turn 1 was expected (of at "
         "most 1000)\n"},
        {"turn 1 ", "turn 1001 ",
         "play.rec:9: error[E910]: turn 1001, where turn 1 was expected (of "
         "at most 1000)\n"},
        {"turn 1 ", "turn 99999999999 ",
         "play.rec:9: error[E910]: '99999999999' is no turn; expected 0 to "
         "1000\n"},
        {"veto a a1", "bribe a a1",
         "play.rec:11: error[E911]: 'bribe' is no kind of line that a "
         "recording has; a later version of the program may know it\n"},
        {"note back\\\\", "note back\\t",
         "play.rec:12: error[E910]: an escape that is neither '\\\\' nor "
         "'\\n'\n"},
        {"vote 3 to 2", "vote",
         "play.rec:20: error[E910]: expected a text of 1 to 4096 characters\n"},
        {"move a d1\n", "move a d1\n\n",
         "play.rec:22: error[E911]: '' is no kind of line that a recording "
         "has; a later version of the program may know it\n"},
        {"note back", "note \xff",
         "play.rec: error[E910]: the file is not UTF-8 text\n"},
    };
    struct play play;

    (void)state;
    play_some(&play);
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct strbuf text =
            altered(play_recording(&play), changes[i].from, changes[i].to);
        const char *expected = changes[i].finding;

        assert_null(read_text(&play, text.text, text.length));
        assert_string_equal(findings(&play), expected);
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
        {"mandates a peace -", "mandates m peace -",
         "play.rec: error[E917]: mandates of 'm', who is no actor\n"},
        {"inject storm", "inject strom",
         "play.rec:10: error[E917]: 'inject strom' cannot be played: there is "
         "no event 'strom'; the nearest name is 'storm'\n"},
        {"move a a2\n", "move a a1\n",
         "play.rec:13: error[E917]: 'move a a1' cannot be played: option 'a1' "
         "is closed now\n"},
        {"move a a2\n", "move a a2\nmove a a2\n",
         "play.rec:14: error[E917]: 'move a a2' is a second move of one "
         "actor\n"},
        {"move a a2\n", "",
         "play.rec:9: error[E917]: turn 1 has no move of 'a'\n"},
        {"move a d1\n", "",
         "play.rec:18: error[E917]: turn 4 has no move of 'a'\n"},
    };
    struct play play;

    (void)state;
    play_some(&play);
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct strbuf text =
            altered(play_recording(&play), changes[i].from, changes[i].to);

        assert_null(replay_text(&play, text.text, text.length));
        assert_string_equal(findings(&play), changes[i].finding);
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
        {"over 5 ", "over 4 ",
         "play.rec:24: error[E910]: over in turn 4, but the last turn was 5\n"},
        {"move a e1\nover 5", "move a e1\nturn 6",
         "play.rec:24: error[E910]: expected 'turn N HASH CHECKS'\n"},
        {"guess end", "guess",
         "play.rec:25: error[E910]: expected a text of 1 to 4096 "
         "characters\n"},
        {"guess end", "cap 0",
         "play.rec:25: error[E910]: a 'cap' line is out of place here\n"},
    };
    struct play play;
    const char *text;

    (void)state;
    play_some(&play);
    play_say(&play, "move a e1");
    play_say(&play, "guess end");
    text = play_recording(&play);
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct strbuf other = altered(text, changes[i].from, changes[i].to);

        assert_null(replay_text(&play, other.text, other.length));
        assert_string_equal(findings(&play), changes[i].finding);
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
    play_some(&play);
    play_say(&play, "move a e1");
    text = play_recording(&play);
    over = strstr(text, "over 5 ");
    strbuf_add(&longer, text, (size_t)(over - text));
    strbuf_text(&longer, "turn 6 0123456789abcdef 00\nmove a e1\n");
    other = sealed(strbuf_get(&longer));
    assert_null(replay_text(&play, other.text, other.length));
    assert_string_equal(findings(&play), "play.rec:24: error[E918]: the "
                                         "replay is over before turn 6\n");
    strbuf_clear(&other);
    strbuf_reset(&longer);
    strbuf_add(&longer, text, (size_t)(strstr(text, "turn 5 ") - text));
    strbuf_text(&longer, "over 4 0123456789abcdef 00 calm\n");
    other = sealed(strbuf_get(&longer));
    assert_null(replay_text(&play, other.text, other.length));
    assert_string_equal(findings(&play),
                        "play.rec: error[E918]: the recording is over in turn "
                        "4, the replay goes on\n");
    strbuf_clear(&other);
    strbuf_clear(&longer);
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
    struct strbuf text = sealed(head);

    (void)state;
    play_open(&play, members, "a");
    assert_null(read_text(&play, text.text, text.length));
    assert_string_equal(findings(&play),
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
    play_open(&play, members, "a");
    strbuf_text(&text, play_recording(&play));
    text.length -= 26;
    text.text[text.length] = '\0';
    strbuf_text(&text, "move b b1\n");
    other = sealed(strbuf_get(&text));
    assert_null(replay_text(&play, other.text, other.length));
    assert_string_equal(findings(&play),
                        "play.rec:8: error[E917]: a move of 'b' in a turn "
                        "that was not over\n");
    strbuf_clear(&other);
    strbuf_clear(&text);
    play_close(&play);
}

/* What is never told is not named here either. */
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
        other = altered(text, "seed 0000000000000001", line);
        play_seed(&play, seed);
        /* The checks of the seed itself are made to fit: what differs first
         * is then the truth. */
        memcpy(strstr(other.text, "turn 1 ") + 24,
               strstr(play_recording(&play), "turn 1 ") + 24, 4);
        again = sealed(other.text);
        session = replay_text(&play, again.text, again.length);
        if (session == NULL)
            assert_string_equal(findings(&play),
                                "play.rec:7: error[E918]: turn 1 differs from "
                                "the recording: something that is never "
                                "told\n");
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
    play_some(&play);
    text = altered(play_recording(&play), "inject storm\nveto a a1\n",
                   "veto a a1\n");
    assert_null(replay_text(&play, text.text, text.length));
    assert_non_null(strstr(findings(&play),
                           "error[E918]: turn 2 differs from the recording: "
                           "meter n (here 0)"));
    strbuf_clear(&text);
    text = altered(play_recording(&play), "seed 0000000000000001",
                   "seed 0000000000000003");
    assert_null(replay_text(&play, text.text, text.length));
    assert_non_null(strstr(findings(&play), "differs from the recording: seed "
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
    char changed[sizeof members + 100];
    const char *at = strstr(members, "'name':'Q'");

    (void)state;
    play_some(&play);
    text = play_recording(&play);
    snprintf(changed, sizeof changed, "%.*s'name':'A longer name'%s",
             (int)(at - members), members, at + 10);
    play_open(&other, changed, "a");
    again = replay_text(&other, text, strlen(text));
    assert_non_null(again);
    session_free(again);
    assert_string_equal(findings(&other),
                        "play.rec: notice[N916]: the recording was made with "
                        "another edition of the file; its rules are the "
                        "same\n");
    play_close(&other);
    at = strstr(members, "'start':50");
    snprintf(changed, sizeof changed, "%.*s'start':51%s", (int)(at - members),
             members, at + 10);
    play_open(&other, changed, "a");
    assert_null(replay_text(&other, text, strlen(text)));
    assert_non_null(strstr(findings(&other), "error[E915]: the recording was "
                                             "made with other rules"));
    play_close(&other);
    play_close(&play);
}

/* As many turns as a play can have, and one beyond. */
static void turns_are_bounded(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, members, "a");
    for (int32_t most = LIMIT_TURNS; most <= LIMIT_TURNS + 1; most++) {
        struct strbuf text = {0};
        struct strbuf whole;

        strbuf_text(&text, "demarche recording 1\nscenario t\n"
                           "file 0000000000000000\nrules 0000000000000000\n"
                           "seed 0000000000000000\n");
        for (int32_t i = 1; i <= most; i++)
            strbuf_format(&text, "turn %d 0000000000000000 00\n", (int)i);
        whole = sealed(strbuf_get(&text));
        if (most == LIMIT_TURNS)
            assert_non_null(read_text(&play, whole.text, whole.length));
        else
            assert_null(read_text(&play, whole.text, whole.length));
        assert_int_equal(play.diags.errors, most > LIMIT_TURNS);
        strbuf_clear(&text);
        strbuf_clear(&whole);
    }
    play_close(&play);
}

/* RECORDING_BYTES at its value and one beyond. */
static void size_is_bounded(void **state)
{
    struct play play;
    char *bytes = mem_resize(NULL, RECORDING_BYTES + 1);

    (void)state;
    play_open(&play, members, "a");
    memset(bytes, 'x', RECORDING_BYTES + 1);
    assert_null(read_text(&play, bytes, RECORDING_BYTES));
    assert_non_null(strstr(findings(&play), "E910"));
    assert_null(read_text(&play, bytes, RECORDING_BYTES + 1));
    assert_string_equal(findings(&play),
                        "play.rec: error[E914]: 4194305 bytes; a recording "
                        "has at most 4194304\n");
    mem_free(bytes);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_is_as_documented),
        cmocka_unit_test(every_stop_reads_back),
        cmocka_unit_test(waiting_choices_are_kept),
        cmocka_unit_test(policies_are_not_asked_again),
        cmocka_unit_test(random_plays_read_back),
        cmocka_unit_test(every_prefix_is_refused),
        cmocka_unit_test(every_changed_byte),
        cmocka_unit_test(wrong_lines_are_named),
        cmocka_unit_test(unplayable_lines_are_named),
        cmocka_unit_test(wrong_ends_are_named),
        cmocka_unit_test(other_lengths_are_named),
        cmocka_unit_test(no_turns),
        cmocka_unit_test(policies_do_not_wait),
        cmocka_unit_test(secrets_are_not_named),
        cmocka_unit_test(a_planted_difference_is_named),
        cmocka_unit_test(rules_and_editions),
        cmocka_unit_test(turns_are_bounded),
        cmocka_unit_test(size_is_bounded),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
