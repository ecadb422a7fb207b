/* "What a seat may see", its part on foresight and unknowns: a test a
 * sentence. */
#include "unit/play_fixture.h"

#include <string.h>

static const char truths[] =
    "'actors':[{'id':'a','name':'A','goal':'10 - m if guilt == yes else m'},"
    "{'id':'b','name':'B'}],"
    "'meters':[{'id':'m','name':'M','start':50},"
    "{'id':'h','name':'H','show':['b'],'start':40}],"
    "'unknowns':[{'id':'guilt','question':'Who?','known_by':['b'],'values':"
    "[{'id':'yes','weight':1},{'id':'no','weight':1}]}],"
    "'scenes':[{'id':'s','title':'S','set':{'h':'90 if guilt == yes else 0'}},"
    "{'id':'t','title':'T','actor':'a','options':[{'id':'x','label':'X',"
    "'forecast':'numbers','effects':{'m':'h / 10'},'outcomes':[{'weight':"
    "'9 if guilt == yes else 1','effects':{'m':20}},{'weight':1}]},"
    "{'id':'y','label':'Y','forecast':'numbers',"
    "'effects':{'m':'8 if guilt == yes else -8'}}]},"
    "{'id':'u','title':'U','actor':'b','options':[{'id':'v','label':'V',"
    "'effects':{'m':-10},'weight':'30 if guilt == yes else 1'},"
    "{'id':'w','label':'W','forecast':'numbers',"
    "'effects':{'m':'8 if guilt == yes else -8'}}]},"
    "{'id':'r','title':'R','effects':{'m':'5 if guilt == yes else -5'}}]";

static void assert_same_fans(struct play *play, const struct view *view,
                             const struct view_fan fans[2])
{
    for (int32_t option = 0; option < 2; option++) {
        struct view_fan fan =
            view_fan(play->session, view, option, 0, &play->arena);

        assert_true(fan.low.count > 0);
        assert_int_equal(fan.low.count, fans[option].low.count);
        for (int32_t i = 0; i < fan.low.count; i++) {
            assert_int_equal(fan.low.items[i], fans[option].low.items[i]);
            assert_int_equal(fan.middle.items[i], fans[option].middle.items[i]);
            assert_int_equal(fan.high.items[i], fans[option].high.items[i]);
        }
    }
}

static int32_t truth_of(const struct play *play)
{
    return world_unknown(play->model, session_turn(play->session, 0).world, 0);
}

/* "Foresight redraws every unknown that the seat does not know, takes meters
 * hidden from it at their start …, and throws its own dice, never the
 * play's: a seat's fan is the same whatever the truth is." */
static void foresight_is_blind_to_the_truth(void **state)
{
    struct play play;
    struct view_fan fans[2];
    int32_t truths_seen = 0;

    (void)state;
    play_open(&play, truths, "a");
    for (uint64_t seed = 1; seed <= 24; seed++) {
        const struct view *view;

        play_seed(&play, seed);
        play_say(&play, "continue");
        view = play_view(&play, "a");
        if (seed == 1)
            for (int32_t i = 0; i < 2; i++)
                fans[i] = view_fan(play.session, view, i, 0, &play.arena);
        assert_same_fans(&play, view, fans);
        assert_int_equal(view_find_mark(view, "x", "m")->amount, 4);
        assert_int_equal(view_find_meter(view, "m")->goal,
                         view_find_mark(view, "x", "m")->colour);
        truths_seen |= 1 << truth_of(&play);
    }
    assert_int_equal(truths_seen, 3);
    /* The two cards do differ. */
    assert_int_not_equal(fans[0].high.items[0], fans[1].high.items[0]);
    play_close(&play);
}

/* "… and leaves out consequences it was not told of": what was sent in secret
 * does not bend the fan; what was sent in public does. */
static void foresight_knows_of_no_secret_consequence(void **state)
{
    struct play play;
    int32_t middle[3];
    static const char *const moves[] = {"move b quiet", "move b whisper",
                                        "move b open"};

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'meters':[{'id':'m','name':'M','start':50}],"
              "'scenes':[{'id':'s','title':'S','actor':'b','options':["
              "{'id':'quiet','label':'Q'},"
              "{'id':'whisper','label':'W','signal':'private','later':["
              "{'id':'one','in':2,'label':'One','effects':{'m':30}}]},"
              "{'id':'open','label':'O','later':["
              "{'id':'two','in':2,'label':'Two','effects':{'m':30}}]}]},"
              "{'id':'t','title':'T','actor':'a','options':["
              "{'id':'x','label':'X'}]},{'id':'u','title':'U'}]",
              "a b");
    for (size_t i = 0; i < COUNT(moves); i++) {
        const struct view *view;

        play_say(&play, moves[i]);
        view = play_view(&play, "a");
        middle[i] =
            view_fan(play.session, view, 0, 0, &play.arena).middle.items[0];
        play_say(&play, "undo");
    }
    assert_int_equal(middle[0], 50);
    assert_int_equal(middle[1], 50);
    assert_int_equal(middle[2], 80);
    play_close(&play);
}

/* The colours of arrows follow no hidden truth either. */
static void colours_are_blind_to_the_truth(void **state)
{
    struct play play;
    int8_t goal = 0;

    (void)state;
    play_open(&play, truths, "a");
    for (uint64_t seed = 1; seed <= 24; seed++) {
        const struct view *view;

        play_seed(&play, seed);
        play_say(&play, "continue");
        view = play_view(&play, "a");
        if (seed == 1)
            goal = view_find_meter(view, "m")->goal;
        assert_int_equal(view_find_meter(view, "m")->goal, goal);
    }
    play_close(&play);
}

/* "An amount that depends on an unknown is shown as `?`." Who knows the truth
 * is shown the number. */
static void unknown_amounts_are_question_marks(void **state)
{
    struct play play;
    const struct view_mark *mark;

    (void)state;
    play_open(&play, truths, "a b");
    play_say(&play, "continue");
    mark = view_find_mark(play_view(&play, "a"), "y", "m");
    assert_true(mark->unknown);
    assert_int_equal(mark->way, 0);
    assert_int_equal(mark->size, 0);
    assert_int_equal(mark->colour, 0);
    assert_false(mark->exact);
    assert_int_equal(mark->amount, 0);
    assert_false(view_find_mark(play_view(&play, "a"), "x", "m")->unknown);
    play_say(&play, "move a x");
    mark = view_find_mark(play_view(&play, "b"), "w", "m");
    assert_false(mark->unknown);
    assert_int_equal(mark->amount, truth_of(&play) == 0 ? 8 : -8);
    play_close(&play);
}

/* With its amount, a formula over a hidden truth would tell the truth. */
static void formulas_over_hidden_truths_are_kept_back(void **state)
{
    struct play play;
    const struct view_cause *cause;

    (void)state;
    play_open(&play, truths, "a b");
    play_say(&play, "continue");
    play_say(&play, "move a y");
    cause = view_find_cause(play_view(&play, "a"), "m");
    assert_string_equal(cause->name, "Your choice: Y");
    assert_string_equal(cause->formula, "");
    assert_string_equal(cause->inputs, "");
    cause = view_find_cause(play_view(&play, "b"), "m");
    assert_string_equal(cause->formula, "8 if guilt == yes else -8");
    assert_string_equal(cause->inputs, truth_of(&play) == 0 ? "Who? yes: yes"
                                                            : "Who? yes: no");
    play_say(&play, "move b v");
    play_say(&play, "continue");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    cause = view_find_cause(play_view(&play, "a"), "m");
    assert_string_equal(cause->formula, "5 if guilt == yes else -5");
    play_close(&play);
}

/* "An unknown with `reveal: never` is named in no ledger, debrief or
 * export." */
static void never_told_is_named_nowhere(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'m','name':'M','start':50}],"
              "'unknowns':[{'id':'dark','question':'Dark question?',"
              "'reveal':'never','values':[{'id':'yes','weight':1}]},"
              "{'id':'told','question':'Told question?','history':'was',"
              "'values':[{'id':'was','weight':0,'text':'As it was.'},"
              "{'id':'other','weight':1,'text':'Otherwise.'}]},"
              "{'id':'open','question':'Open question?'}],"
              "'scenes':[{'id':'s','title':'S',"
              "'effects':{'m':'3 if dark == yes else 1'}},"
              "{'id':'t','title':'T',"
              "'effects':{'m':'3 if told == other else 1'}}]",
              "a");
    assert_int_equal(play_view(&play, "a")->unknowns.count, 0);
    play_say(&play, "continue");
    assert_false(view_tells(play_view(&play, "a"), "Told question?"));
    play_say(&play, "continue");
    view = play_view(&play, "a");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    assert_false(view_tells(view, "Dark question?"));
    assert_false(view_tells(view, "dark"));
    assert_true(view_tells(view, "Told question?"));
    assert_int_equal(view->unknowns.count, 2);
    assert_string_equal(view->unknowns.items[0].answer, "Otherwise.");
    assert_true(view->unknowns.items[0].invented);
    assert_true(view->unknowns.items[1].never);
    assert_string_equal(view->unknowns.items[1].answer, "");
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(foresight_is_blind_to_the_truth),
        cmocka_unit_test(foresight_knows_of_no_secret_consequence),
        cmocka_unit_test(colours_are_blind_to_the_truth),
        cmocka_unit_test(unknown_amounts_are_question_marks),
        cmocka_unit_test(formulas_over_hidden_truths_are_kept_back),
        cmocka_unit_test(never_told_is_named_nowhere),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
