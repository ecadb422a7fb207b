/* Saves: the text, its reading, its tree of ways, and what an edited scenario
 * does to it. */
#include "unit/save_fixture.h"

#include "base/hash.h"
#include "engine/values.h"

#include <stdio.h>
#include <string.h>

/* The text ----------------------------------------------------------------- */

static void the_text_is_as_documented(void **state)
{
    static const char *const lines[] = {
        "demarche save 1\nname Our \\\\ try\\n2\ntitle T\nstand Turn 4\n",
        "path scenarios/t.json\nsaved 1416787200\nsum ",
        "\ndemarche recording 1\nscenario t\n",
        "\nchecksum ",
        "\nvalue turn\nvalue scene\n",
        "\nvalue meter m\n",
        "\nvalues 1 ",
        "\nvalues 4 ",
        "\nway ",
        "\nchecksum ",
        "\nway ",
        "\nchecksum ",
        "\nend "};
    struct play play;
    struct save_head head;
    const char *text, *at;

    (void)state;
    save_play(&play);
    text = at = save_text(&play, play.session);
    for (size_t i = 0; i < COUNT(lines); i++) {
        at = strstr(at, lines[i]);
        if (at == NULL)
            fail_msg("not found in its place: %s", lines[i]);
        at += strlen(lines[i]);
    }
    assert_int_equal(strlen(at), 17);
    assert_true(save_read_head(&play.fixture.arena, text, strlen(text), &head));
    assert_string_equal(head.name, "Our \\ try\n2");
    assert_string_equal(head.title, "T");
    assert_string_equal(head.stand, "Turn 4");
    assert_string_equal(head.path, "scenarios/t.json");
    assert_int_equal(head.saved, 1416787200);
    play_close(&play);
}

/* Nothing of a hidden truth that is never told, and no truth to be read by
 * accident. */
static void secrets_are_not_told(void **state)
{
    struct play play;
    const char *text;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],'unknowns':[{'id':'dark',"
              "'question':'Q?','reveal':'never','values':["
              "{'id':'x','weight':1},{'id':'y','weight':1}]},{'id':'dim',"
              "'question':'Q?','values':["
              "{'id':'left','weight':1},{'id':'right','weight':1}]}],"
              "'scenes':[{'id':'s','title':'S','when':'dark == x or true'}]",
              "a");
    text = save_text(&play, play.session);
    assert_null(strstr(text, "dark"));
    assert_non_null(strstr(text, "value unknown dim\n"));
    assert_null(strstr(text, "left"));
    assert_null(strstr(text, "right"));
    play_close(&play);
}

/* The tree ----------------------------------------------------------------- */

static void assert_same_way(const struct session *a, const struct session *b)
{
    assert_int_equal(session_turn_count(a), session_turn_count(b));
    for (size_t i = 0; i < session_turn_count(a); i++) {
        struct session_turn one = session_turn(a, i);
        struct session_turn two = session_turn(b, i);

        assert_int_equal(one.hash, two.hash);
        assert_int_equal(one.order_count, two.order_count);
        assert_int_equal(one.remark_count, two.remark_count);
        assert_int_equal(one.entry_count, two.entry_count);
    }
}

/* What was written reads back to the same tree, which writes the same. */
static struct session *loaded(struct play *play, const struct session *session)
{
    const char *text = save_text(play, session);
    struct save_again again = save_again(play, play->model, text, strlen(text));
    struct session *kept = again.session;

    if (kept == NULL)
        fail_msg("%s", recording_findings(play));
    assert_true(save_whole(again.save));
    assert_int_equal(again.found.fit, FIT_SAME);
    assert_int_equal(again.found.ways_left, 0);
    assert_same_way(session, kept);
    assert_memory_equal(session_seats(kept), session_seats(session),
                        sizeof(struct seats));
    assert_int_equal(session_stop_count(kept), session_stop_count(session));
    assert_string_equal(save_text(play, kept), text);
    again.session = NULL;
    save_again_close(&again);
    return kept;
}

static void the_tree_comes_back(void **state)
{
    static const char *const lines[] = {"redo",      "undo", "undo", "undo",
                                        "move a a1", "undo", "redo"};
    struct play play;

    (void)state;
    save_play(&play);
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct session *again = loaded(&play, play.session);

        /* Both go on alike, the loaded one in place of the first. */
        play_say(&play, lines[i]);
        struct session *first = play.session;
        play.session = again;
        play_say(&play, lines[i]);
        assert_same_way(first, again);
        session_free(first);
    }
    play_close(&play);
}

static bool last_remark_is(const struct session *session, const char *remark)
{
    struct session_turn turn =
        session_turn(session, session_turn_count(session) - 1);

    return turn.remark_count == 1 && strcmp(turn.remarks[0], remark) == 0;
}

static void what_waits_elsewhere_comes_back(void **state)
{
    struct play play;
    struct session *again;
    int32_t found = 0;

    (void)state;
    save_play(&play);
    again = loaded(&play, play.session);
    session_free(play.session);
    play.session = again;
    for (size_t i = 0; i < session_stop_count(again); i++) {
        char line[32];

        snprintf(line, sizeof line, "branch %d", (int)i);
        play_say(&play, line);
        found += last_remark_is(again, "note thinking");
    }
    assert_int_equal(found, 1);
    play_close(&play);
}

/* Edited scenarios --------------------------------------------------------- */

struct edit {
    const char *from, *to; /* in recording_members */
    enum save_fit fit;
    int32_t turn, stand;
    const char *reason;
};

static const char *edited_members(struct play *play, const struct edit *edit)
{
    struct strbuf text = {0};
    const char *at = strstr(recording_members, edit->from);
    const char *kept;

    assert_non_null(at);
    strbuf_add(&text, recording_members, (size_t)(at - recording_members));
    strbuf_text(&text, edit->to);
    strbuf_text(&text, at + strlen(edit->from));
    kept = arena_text(&play->fixture.arena, strbuf_get(&text));
    strbuf_clear(&text);
    return kept;
}

static void assert_edit(struct play *play, const struct edit *edit)
{
    struct fixture other;
    const char *text = save_text(play, play->session);
    struct save_again again;

    fixture_open(&other, edited_members(play, edit));
    again = save_again(play, other.model, text, strlen(text));
    diag_clear(&play->diags);
    assert_string_equal(again.found.reason, edit->reason);
    assert_int_equal(again.found.fit, edit->fit);
    assert_int_equal(again.found.turn, edit->turn);
    assert_int_equal(again.found.stand, edit->stand);
    /* Three other ways, of which only rules that are the same are sure. */
    if (edit->fit != FIT_NONE)
        assert_int_equal(again.found.ways_left, edit->fit == FIT_SAME ? 0 : 3);
    if (edit->fit == FIT_NONE)
        assert_null(again.session);
    else
        assert_non_null(again.session);
    save_again_close(&again);
    fixture_close(&other);
}

static void edits_are_told_apart(void **state)
{
    static const struct edit edits[] = {
        {"'name':'N'}", "'name':'Nu'}", FIT_SAME, 0, 4, ""},
        {"{'id':'n','name':'N'}",
         "{'id':'n','name':'N'},{'id':'o','name':'O','start':7}", FIT_AGREES, 0,
         4, ""},
        {"'chance':30,", "'chance':30,'when':'m >= 0',", FIT_AGREES, 0, 4, ""},
        {"'start':50", "'start':51", FIT_NONE, 1, 0,
         "meter m is 51 here and was 50 in the save"},
        {"{'id':'a2','label':'Two'", "{'id':'a9','label':'Two'", FIT_SHIFTS, 1,
         1, "'move a a2' cannot be played: option 'a2' is not offered here"},
        {"{'id':'s3','title':'3'",
         "{'id':'s0','title':'0'},{'id':'s3','title':'3'", FIT_SHIFTS, 3, 2,
         "scene is 's0' here and was 's3' in the save"},
        /* A turn that passes by itself is no place to stand in. */
        {"{'id':'s3','title':'3','actor':'b'",
         "{'id':'s3','title':'3','actor':'a'", FIT_SHIFTS, 3, 3,
         "'move b c1' cannot be played: 'b' does not decide in scene 's3'"},
        {"{'id':'c1'", "{'id':'c3'", FIT_SHIFTS, 3, 2,
         "'move b c1' cannot be played: option 'c1' is not offered here"},
        {"'effects':{'n':3}", "'effects':{'n':4}", FIT_SHIFTS, 2, 1,
         "meter n is 4 here and was 3 in the save"},
        {"'id':'s5'", "'id':'s6'", FIT_AGREES, 0, 4, ""},
        {"{'id':'peace','name':'P'},", "", FIT_AGREES, 0, 4, ""},
    };
    struct play play;

    (void)state;
    save_play(&play);
    for (size_t i = 0; i < COUNT(edits); i++)
        assert_edit(&play, &edits[i]);
    play_close(&play);
}

/* A way has a seal of its own: damage to one is no reason to lose another. */
static void a_damaged_way_is_counted(void **state)
{
    struct play play;
    struct save_again again;
    char *text;
    size_t length;

    (void)state;
    save_play(&play);
    text = arena_text(&play.fixture.arena, save_text(&play, play.session));
    length = strlen(text);
    text[length - 60]++; /* in the last way */
    again = save_again(&play, play.model, text, length);
    assert_non_null(again.session);
    assert_false(save_whole(again.save));
    assert_int_equal(again.found.fit, FIT_SAME);
    assert_int_equal(again.found.ways_left, 1);
    assert_same_way(again.session, play.session);
    save_again_close(&again);
    play_close(&play);
}

/* The values and the hashes of a turn must agree, also where another way has
 * made it a stop: the play then stands before it. */
static void values_that_disagree_are_found(void **state)
{
    struct play play;
    struct save_again again;
    char *text, *digit, hex[17];
    size_t sealed;

    (void)state;
    save_play(&play);
    text = arena_text(&play.fixture.arena, save_text(&play, play.session));
    digit = strstr(text, "\nvalues 2 ") + strlen("\nvalues 2 ") + 3;
    *digit = *digit == '0' ? '1' : '0';
    sealed = strlen(text) - strlen("end 0123456789abcdef\n");
    hash_to_hex(hash_bytes(HASH_START, text, sealed), hex);
    memcpy(text + sealed + strlen("end "), hex, 16);
    again = save_again(&play, play.model, text, strlen(text));
    assert_true(save_whole(again.save));
    assert_int_equal(again.found.fit, FIT_SHIFTS);
    assert_int_equal(again.found.turn, 2);
    assert_int_equal(again.found.stand, 1);
    save_again_close(&again);
    play_close(&play);
}

/* Values ------------------------------------------------------------------- */

static void values_go_by_names(void **state)
{
    static const char *const expected[] = {"turn=1",
                                           "scene='s1'",
                                           "next scene=none",
                                           "ending=none",
                                           "day=0",
                                           "scene behind=none",
                                           "rung cap=2147483647",
                                           "meter m=50",
                                           "unknown truth='yes'",
                                           "flag f=not set",
                                           "flag g=set",
                                           "mark of rule r=not set",
                                           "mark of event e=not set",
                                           "moved a=not set",
                                           "waiting w=0",
                                           "taken o=0",
                                           "since o=0",
                                           "last move of a=none",
                                           "visits of s2=0"};
    struct play play;
    struct value_list list;
    struct arena arena = {0};
    struct strbuf text = {0};

    (void)state;
    play_open(
        &play,
        "'actors':[{'id':'a','name':'A'}],'meters':[{'id':'m','name':'M',"
        "'start':50}],'flags':[{'id':'f','name':'F'},{'id':'g','name':'G'}],'"
        "unknowns':[{'id':'truth','question':'Q?','values':"
        "[{'id':'yes','weight':1},{'id':'no','weight':0}]}],"
        "'rules':[{'id':'r','name':'R','once':true,'when':'moved(a) and "
        "last(a) == o and since(o) > 3'}],'events':[{'id':'e','name':'E',"
        "'chance':0,'when':'taken(o) > visited(s2)'},{'id':'d','name':'D',"
        "'once':false,'chance':0}],"
        "'scenes':[{'id':'s1','title':'1','set':{'g':true},'actor':'a','"
        "options':[{'id':'o',"
        "'label':'O','later':[{'id':'w','in':1,'effects':{'m':1}}]}]},"
        "{'id':'s2','title':'2'}]",
        "a");
    list = values_list(play.model, &arena);
    assert_int_equal(list.count, COUNT(expected));
    for (int32_t i = 0; i < list.count; i++) {
        const struct value_row *row = &list.rows[i];

        strbuf_reset(&text);
        strbuf_format(&text, "%s=", row->name);
        values_tell(
            play.model, row,
            values_read(play.model, row, session_turn(play.session, 0).world),
            &text);
        assert_string_equal(strbuf_get(&text), expected[i]);
    }
    strbuf_clear(&text);
    arena_clear(&arena);
    play_close(&play);
}

static void other_scenarios_are_refused(void **state)
{
    struct play play;
    struct strbuf other;
    struct save_again again;

    (void)state;
    save_play(&play);
    other =
        recording_altered(play_recording(&play), "scenario t", "scenario u");
    again = save_again(&play, play.model, other.text, other.length);
    assert_null(again.session);
    assert_int_equal(again.found.fit, FIT_NONE);
    assert_string_equal(recording_findings(&play),
                        "play.save: error[E915]: the save is of scenario 'u', "
                        "not of 't'\n");
    save_again_close(&again);
    strbuf_clear(&other);
    play_close(&play);
}

static void no_saves_are_refused(void **state)
{
    static const struct {
        const char *text, *finding;
    } files[] = {
        {"", "play.save: error[E910]: this is no save, or its first lines are "
             "lost; expected 'demarche save 1' as its first line\n"},
        {"demarche recording 1\n",
         "play.save: error[E913]: not even the recording's first lines are as "
         "they were written: there is nothing to go on from\n"},
    };
    struct play play;

    (void)state;
    save_play(&play);
    for (size_t i = 0; i < COUNT(files); i++) {
        struct save_again again =
            save_again(&play, play.model, files[i].text, strlen(files[i].text));

        assert_null(again.save);
        assert_string_equal(recording_findings(&play), files[i].finding);
        save_again_close(&again);
    }
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_text_is_as_documented),
        cmocka_unit_test(secrets_are_not_told),
        cmocka_unit_test(the_tree_comes_back),
        cmocka_unit_test(what_waits_elsewhere_comes_back),
        cmocka_unit_test(edits_are_told_apart),
        cmocka_unit_test(a_damaged_way_is_counted),
        cmocka_unit_test(values_that_disagree_are_found),
        cmocka_unit_test(values_go_by_names),
        cmocka_unit_test(other_scenarios_are_refused),
        cmocka_unit_test(no_saves_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
