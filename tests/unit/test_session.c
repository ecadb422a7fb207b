/* The session: lines in, a tree of stops, seats, orders, remarks. */
#include "unit/play_fixture.h"

#include <string.h>

/* Every decision has a first option that adds 1 and stands on rung 0, and a
 * second one that takes 10 and stands on rung 2. */
#define ACTORS                                                                 \
    "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B','policy':'hawk'}],"
#define METER      "'meters':[{'id':'m','name':'M','start':50}],"
#define FIRST(id)  "{'id':'" id "','label':'One','effects':{'m':1}},"
#define SECOND(id) "{'id':'" id "','label':'Two','rung':2,'effects':{'m':-10}}"
#define TALK_OR_STRIKE                                                         \
    "{'actor':'a','options':[" FIRST("talk") SECOND("strike") "]}"
#define YIELD_OR_HIT                                                           \
    "{'actor':'b','options':[" FIRST("yield") SECOND("hit") "]}"
#define WAIT_OR_PUSH                                                           \
    "{'actor':'b','options':[" FIRST("wait") SECOND("push") "]}"
#define STAY_OR_GO "{'actor':'a','options':[" FIRST("stay") SECOND("go") "]}"
#define BOTH                                                                   \
    "{'id':'both','title':'Both','decisions':[" TALK_OR_STRIKE                 \
    "," YIELD_OR_HIT "]}"

/* Three turns: both decide, then a scene to read, then `a` alone. */
static const char three_turns[] = ACTORS METER
    "'events':[{'id':'storm','name':'Storm','chance':0,'effects':{'m':20}}],"
    "'scenes':[" BOTH ",{'id':'pause','title':'Pause'},"
    "{'id':'one','title':'One','decisions':[" STAY_OR_GO "]}]";

static int32_t meter(const struct play *play)
{
    size_t last = session_turn_count(play->session) - 1;

    return world_meter(play->model, session_turn(play->session, last).world, 0);
}

static uint64_t hash(const struct play *play)
{
    size_t last = session_turn_count(play->session) - 1;

    return session_turn(play->session, last).hash;
}

static size_t current_stop(const struct play *play)
{
    size_t count = session_stop_count(play->session);

    for (size_t i = 0; i < count; i++)
        if (session_stop(play->session, i).current)
            return i;
    fail_msg("no current stop");
    return 0;
}

/* A turn resolves when the last person's choice is in. */
static void resolves_when_all_are_in(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a b");
    assert_int_equal(session_phase(play.session), PHASE_DECIDE);
    assert_int_equal(session_waiting(play.session), 0);
    play_say(&play, "move b hit");
    assert_int_equal(session_waiting(play.session), 0);
    assert_int_equal(session_turn_count(play.session), 1);
    assert_int_equal(meter(&play), 50);
    play_say(&play, " \tmove   a \ttalk\t");
    assert_int_equal(session_turn_count(play.session), 2);
    assert_int_equal(meter(&play), 41);
    assert_int_equal(session_phase(play.session), PHASE_READ);
    play_say(&play, "continue");
    play_say(&play, "move a go");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    assert_int_equal(meter(&play), 31);
    play_close(&play);
}

/* A rule-played seat chooses by its policy on the world that the person saw,
 * and a turn in which only such seats decide passes by itself. */
static void policies_play_their_seats(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              ACTORS METER "'scenes':[" BOTH ",{'id':'t','title':'T',"
                           "'decisions':[" WAIT_OR_PUSH "]},"
                           "{'id':'u','title':'U'}]",
              "a");
    play_say(&play, "move a talk");
    /* hawk: hit (-10), then push (-10) */
    assert_int_equal(session_turn_count(play.session), 3);
    assert_int_equal(meter(&play), 31);
    assert_int_equal(session_since(play.session), 0);
    assert_int_equal(session_stop_count(play.session), 2);
    play_say(&play, "continue");
    assert_int_equal(session_since(play.session), 2);
    play_close(&play);
}

/* With no person at all the play runs to its end at once. */
static void nobody_plays(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, three_turns, "");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    assert_int_equal(session_turn_count(play.session), 4);
    assert_int_equal(session_stop_count(play.session), 1);
    play_close(&play);
}

/* A scene that no person's seat may see is no stop. */
static void unseen_scene_passes(void **state)
{
    struct play play;
    const char *members =
        ACTORS METER "'scenes':[{'id':'secret','title':'S','show':['b']},"
                     "{'id':'s','title':'S','decisions':[" TALK_OR_STRIKE "]}]";

    (void)state;
    play_open(&play, members, "a");
    assert_int_equal(session_phase(play.session), PHASE_DECIDE);
    assert_int_equal(session_turn_count(play.session), 2);
    play_close(&play);
    play_open(&play, members, "b");
    assert_int_equal(session_phase(play.session), PHASE_READ);
    assert_int_equal(session_turn_count(play.session), 1);
    play_close(&play);
}

/* Undo goes to the stop before, with the same world; the way taken stays. */
static void undo_is_replay(void **state)
{
    struct play play;
    uint64_t start, middle, end;

    (void)state;
    play_open(&play, three_turns, "a");
    start = hash(&play);
    play_say(&play, "move a strike");
    middle = hash(&play);
    play_say(&play, "continue");
    play_say(&play, "move a stay");
    end = hash(&play);
    play_say(&play, "undo");
    play_say(&play, "undo");
    assert_true(hash(&play) == middle);
    play_say(&play, "undo");
    assert_true(hash(&play) == start);
    assert_int_equal(session_turn_count(play.session), 1);
    /* The same choices go the same way: nothing is kept twice. */
    play_say(&play, "move a strike");
    assert_true(hash(&play) == middle);
    assert_int_equal(session_stop_count(play.session), 4);
    play_say(&play, "continue");
    play_say(&play, "move a stay");
    assert_true(hash(&play) == end);
    assert_int_equal(session_stop_count(play.session), 4);
    play_close(&play);
}

/* Redo goes forward on the branch left last; branch goes anywhere. */
static void redo_and_branch(void **state)
{
    struct play play;
    uint64_t talked, struck;

    (void)state;
    play_open(&play, three_turns, "a");
    play_say(&play, "move a talk");
    talked = hash(&play);
    play_say(&play, "undo");
    play_say(&play, "move a strike");
    struck = hash(&play);
    play_say(&play, "continue");
    assert_int_equal(session_stop_count(play.session), 4);
    assert_int_equal(session_stop(play.session, 1).parent, 0);
    assert_int_equal(session_stop(play.session, 2).parent, 0);
    assert_false(session_stop(play.session, 1).on_path);
    assert_true(session_stop(play.session, 2).on_path);
    play_say(&play, "branch 0");
    play_say(&play, "redo");
    assert_true(hash(&play) == struck);
    play_say(&play, "branch 1");
    assert_true(hash(&play) == talked);
    assert_int_equal(current_stop(&play), 1);
    play_say(&play, "undo");
    play_say(&play, "redo");
    assert_true(hash(&play) == talked);
    play_close(&play);
}

/* What was said at a stop waits there while one is elsewhere. */
static void what_was_said_waits(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a b");
    play_say(&play, "move a talk");
    play_say(&play, "move b hit");
    play_say(&play, "continue");
    play_say(&play, "note here");
    play_say(&play, "veto a stay");
    play_say(&play, "branch 0");
    assert_int_equal(session_turn(play.session, 0).remark_count, 0);
    play_say(&play, "branch 2");
    assert_string_equal(session_turn(play.session, 2).remarks[0], "note here");
    assert_int_equal(session_turn(play.session, 2).order_count, 1);
    play_close(&play);
}

/* A choice can be taken back until the turn resolves. */
static void withdraw_before_the_turn_resolves(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a b");
    play_say(&play, "move a talk");
    assert_true(session_chosen(play.session, 0) >= 0);
    play_say(&play, "withdraw a");
    assert_int_equal(session_chosen(play.session, 0), -1);
    play_say(&play, "move a strike");
    play_say(&play, "move b yield");
    assert_int_equal(meter(&play), 41);
    assert_string_equal(play_refused(&play, "withdraw a"),
                        "E906 'a' has no choice to take back: a turn that has "
                        "resolved goes back by 'undo'");
    play_close(&play);
}

/* The facilitator's orders hold for the turn being decided. */
static void orders_change_the_turn(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a");
    play_say(&play, "veto a talk");
    assert_string_equal(play_refused(&play, "move a talk"),
                        "E901 option 'talk' is closed now");
    play_say(&play, "inject storm");
    play_say(&play, "cap 1");
    assert_string_equal(play_refused(&play, "move a strike"),
                        "E901 option 'strike' is closed now");
    /* With nothing left to decide, the turn goes on without a. */
    assert_int_equal(session_phase(play.session), PHASE_READ);
    play_say(&play, "cap none");
    assert_int_equal(session_turn(play.session, 0).order_count, 3);
    play_say(&play, "move a strike");
    assert_int_equal(meter(&play), 50 - 10 + 20 - 10);
    assert_int_equal(session_turn(play.session, 0).order_count, 3);
    assert_int_equal(session_turn(play.session, 1).order_count, 0);
    play_close(&play);
}

/* The same choice under other orders or with other remarks is another way. */
static void orders_and_remarks_make_another_way(void **state)
{
    struct play play;
    int32_t calm, stormy;

    (void)state;
    play_open(&play, three_turns, "a");
    play_say(&play, "move a talk");
    calm = meter(&play);
    play_say(&play, "undo");
    play_say(&play, "inject storm");
    play_say(&play, "move a talk");
    stormy = meter(&play);
    assert_int_equal(stormy, calm + 20);
    assert_int_equal(session_stop_count(play.session), 3);
    play_say(&play, "undo");
    play_say(&play, "note calm");
    play_say(&play, "move a talk");
    assert_int_equal(meter(&play), calm);
    assert_int_equal(session_stop_count(play.session), 4);
    play_close(&play);
}

/* As many orders and remarks, but others: what was said first is not found
 * again, what was said twice is. */
static void each_order_and_remark_counts(void **state)
{
    static const struct {
        const char *said;
        size_t stops;
    } rows[] = {{"veto a strike", 3}, {"inject storm", 4}, {"veto b hit", 5},
                {"veto b yield", 6},  {"veto b hit", 6},   {"cap 0", 7},
                {"cap 1", 8},         {"note one", 9},     {"note two", 10},
                {"note one", 10}};
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a");
    play_say(&play, "move a talk");
    for (size_t i = 0; i < COUNT(rows); i++) {
        play_say(&play, "undo");
        play_say(&play, rows[i].said);
        play_say(&play, "move a talk");
        assert_int_equal(session_stop_count(play.session), rows[i].stops);
    }
    assert_int_equal(session_chosen(play.session, -1), -1);
    assert_int_equal(session_chosen(play.session, 9), -1);
    play_close(&play);
}

/* A choice that an order closes is taken back. */
static void an_order_takes_back_a_choice(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a b");
    play_say(&play, "move a strike");
    play_say(&play, "cap 0");
    assert_int_equal(session_chosen(play.session, 0), -1);
    play_say(&play, "move a talk");
    play_say(&play, "veto b hit");
    assert_true(session_chosen(play.session, 0) >= 0);
    play_close(&play);
}

/* Remarks are kept in their turn and change nothing. */
static void remarks_change_nothing(void **state)
{
    struct play play;
    uint64_t plain;

    (void)state;
    play_open(&play, three_turns, "a");
    play_say(&play, "move a talk");
    plain = hash(&play);
    play_say(&play, "undo");
    play_say(&play, "vote 12 talk, 3 strike");
    play_say(&play, "guess b yields");
    play_say(&play, "note two\nlines");
    assert_int_equal(session_turn(play.session, 0).remark_count, 3);
    assert_string_equal(session_turn(play.session, 0).remarks[2],
                        "note two\nlines");
    play_say(&play, "move a talk");
    assert_true(hash(&play) == plain);
    assert_string_equal(session_turn(play.session, 0).remarks[0],
                        "vote 12 talk, 3 strike");
    play_close(&play);
}

/* The entries of a turn are those of its steps 1 to 9, in order. */
static void a_turn_has_its_ledger(void **state)
{
    struct play play;
    int32_t step = 0, moves = 0;
    struct session_turn turn;

    (void)state;
    play_open(&play, three_turns, "a b");
    play_say(&play, "move a talk");
    play_say(&play, "move b hit");
    turn = session_turn(play.session, 0);
    for (size_t i = 0; i < turn.entry_count; i++) {
        assert_true(turn.entries[i].turn <= 1);
        assert_true(turn.entries[i].step >= step);
        step = turn.entries[i].step;
        moves += turn.entries[i].kind == LEDGER_MOVE;
    }
    assert_int_equal(moves, 2);
    turn = session_turn(play.session, 1);
    assert_true(turn.entry_count > 0);
    assert_null(turn.choice);
    for (size_t i = 0; i < turn.entry_count; i++) {
        assert_int_equal(turn.entries[i].turn, 2);
        assert_true(turn.entries[i].step <= 3);
    }
    play_close(&play);
}

/* Entries keep what their expressions read, whatever ledger they came from. */
static void inputs_stay_with_their_entries(void **state)
{
    struct play play;
    int32_t seen = 0;

    (void)state;
    play_open(&play,
              ACTORS "'meters':[{'id':'m','name':'M','start':5},"
                     "{'id':'n','name':'N','start':7}],"
                     "'scenes':[{'id':'s','title':'S','effects':{'m':'n'},"
                     "'actor':'a','options':[{'id':'x','label':'X',"
                     "'effects':{'n':'m * 2'}}]},"
                     "{'id':'t','title':'T','effects':{'m':'n - m'}}]",
              "a");
    play_say(&play, "move a x");
    for (size_t k = 0; k < session_turn_count(play.session); k++) {
        struct session_turn turn = session_turn(play.session, k);

        for (size_t i = 0; i < turn.entry_count; i++) {
            const struct ledger_entry *entry = &turn.entries[i];
            const struct eval_input *input = turn.inputs + entry->inputs.first;

            if (entry->kind != LEDGER_CHANGE)
                continue;
            seen++;
            assert_int_equal(input[0].op, OP_METER);
            if (entry->cause.kind == CAUSE_OPTION)
                assert_int_equal(input[0].value, 12);
            else if (k == 0)
                assert_int_equal(input[0].value, 7);
            else
                assert_int_equal(input[1].value, 12);
        }
    }
    assert_int_equal(seen, 3);
    play_close(&play);
}

struct bad_line {
    const char *line, *answer;
};

static const struct bad_line bad[] = {
    {"", "E902 the line is empty"},
    {"mvoe a talk", "E902 'mvoe' begins no line; the nearest word is "
                    "'move'"},
    {"quit", "E902 'quit' begins no line; expected move, continue, inject, "
             "veto, cap, vote, guess, note, undo, redo, branch or "
             "withdraw"},
    {"move a", "E902 too few words; expected 'move ACTOR OPTION'"},
    {"move a talk now", "E902 too many words; expected 'move ACTOR "
                        "OPTION'"},
    {"continue now", "E902 too many words; expected 'continue'"},
    {"inject", "E902 too few words; expected 'inject EVENT'"},
    {"cap", "E902 too few words; expected 'cap RUNG'"},
    {"undo it", "E902 too many words; expected 'undo'"},
    {"redo it", "E902 too many words; expected 'redo'"},
    {"branch", "E902 too few words; expected 'branch N'"},
    {"withdraw", "E902 too few words; expected 'withdraw ACTOR'"},
    {"branch 000000000", "E904 there is no stop '000000000'; expected a "
                         "number from 0 to 0"},
    {"note \x1b[2J", "E902 the line holds a control character (27)"},
    {"move a tal", "E901 option 'tal' is not offered here; the nearest is "
                   "'talk'"},
    {"move b hit", "E906 'b' is played by rules (hawk), not by a "
                   "person"},
    {"continue", "E906 'a' decides first; expected 'move a OPTION'"},
    {"inject strom", "E903 there is no event 'strom'; the nearest name is "
                     "'storm'"},
    {"inject flood", "E903 there is no event 'flood'"},
    {"veto c talk", "E903 there is no actor 'c'"},
    {"veto b yeild", "E903 there is no option here 'yeild'; the nearest "
                     "name is 'yield'"},
    {"cap high", "E903 'high' is no rung; expected a number from 0 to "
                 "1000000, or 'none'"},
    {"note", "E905 nothing to keep; expected 'note TEXT'"},
    {"undo", "E904 nothing to take back: this is where the play began"},
    {"redo", "E904 nothing to do again: no way was left from here"},
    {"branch 7", "E904 there is no stop '7'; expected a number from 0 to "
                 "0"},
    {"branch -1", "E904 there is no stop '-1'; expected a number from 0 to "
                  "0"},
    {"withdraw a", "E906 'a' has no choice to take back: a turn that has "
                   "resolved goes back by 'undo'"},
    {"withdraw x", "E903 there is no actor 'x'"},
    {"move a\ntalk", "E902 the line holds a control character (10)"},
    {"note \xff", "E902 the line is not UTF-8"},
};

/* Every refused line says why, and changes nothing. */
static void refused_lines(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a");
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_string_equal(play_refused(&play, bad[i].line), bad[i].answer);
    play_say(&play, "inject storm");
    assert_string_equal(play_refused(&play, "inject storm"),
                        "E903 that is ordered for this turn already");
    play_close(&play);
    play_open(&play, three_turns, "a b");
    play_say(&play, "move a talk");
    assert_string_equal(play_refused(&play, "move a talk"),
                        "E906 'a' has chosen already; 'withdraw a' takes it "
                        "back");
    play_close(&play);
}

/* When the play is over only ways back are open. */
static void over_is_over(void **state)
{
    static const char *const lines[] = {"move a go", "continue", "inject storm",
                                        "veto a go", "cap 0"};
    struct play play;

    (void)state;
    play_open(&play, three_turns, "a");
    play_say(&play, "move a talk");
    play_say(&play, "continue");
    play_say(&play, "move a go");
    for (size_t i = 0; i < COUNT(lines); i++)
        assert_string_equal(play_refused(&play, lines[i]),
                            "E906 the play is over; 'undo' or 'branch N' goes "
                            "back");
    play_say(&play, "note that was quick");
    play_say(&play, "undo");
    assert_int_equal(session_phase(play.session), PHASE_DECIDE);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(resolves_when_all_are_in),
        cmocka_unit_test(policies_play_their_seats),
        cmocka_unit_test(nobody_plays),
        cmocka_unit_test(unseen_scene_passes),
        cmocka_unit_test(undo_is_replay),
        cmocka_unit_test(redo_and_branch),
        cmocka_unit_test(what_was_said_waits),
        cmocka_unit_test(withdraw_before_the_turn_resolves),
        cmocka_unit_test(orders_change_the_turn),
        cmocka_unit_test(orders_and_remarks_make_another_way),
        cmocka_unit_test(each_order_and_remark_counts),
        cmocka_unit_test(an_order_takes_back_a_choice),
        cmocka_unit_test(remarks_change_nothing),
        cmocka_unit_test(a_turn_has_its_ledger),
        cmocka_unit_test(inputs_stay_with_their_entries),
        cmocka_unit_test(refused_lines),
        cmocka_unit_test(over_is_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
