/* What the cards of a decision say: marks, reasons, advice, colours. */
#include "unit/play_fixture.h"

#include <string.h>

/* One option a forecast level, with effects of every size. */
#define CARD(id, level)                                                        \
    "{'id':'" id "','label':'L','forecast':'" level "',"                       \
    "'effects':{'small':5,'middle':-12,'large':13,'none':0,'hidden':9},"       \
    "'set':{'put':30}}"
#define METERS                                                                 \
    "'meters':[{'id':'small','name':'S','start':50,'better':'high'},"          \
    "{'id':'middle','name':'M','start':50,'better':'high'},"                   \
    "{'id':'large','name':'L','start':50,'better':'low'},"                     \
    "{'id':'none','name':'N','start':50},"                                     \
    "{'id':'hidden','name':'H','start':50,'show':['b']},"                      \
    "{'id':'put','name':'P','start':50}],"
static const char levels[] =
    "'forecast':'size','actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}]"
    "," METERS "'scenes':[{'id':'s','title':'S','actor':'a','options':[" CARD(
        "dumb",
        "none") "," CARD("sized",
                         "size") "," CARD("told",
                                          "direction") "," CARD("exact",
                                                                "numbers") ","
                                                                           "{'"
                                                                           "id'"
                                                                           ":'"
                                                                           "lef"
                                                                           "t',"
                                                                           "'la"
                                                                           "bel"
                                                                           "':'"
                                                                           "L',"
                                                                           "'ef"
                                                                           "fec"
                                                                           "ts'"
                                                                           ":{'"
                                                                           "sma"
                                                                           "ll'"
                                                                           ":1}"
                                                                           "}]}"
                                                                           "]";

static void assert_mark(const struct view *view, const char *option,
                        const char *meter, const struct view_mark *expected)
{
    const struct view_mark *mark = view_find_mark(view, option, meter);

    assert_non_null(mark);
    assert_int_equal(mark->size, expected->size);
    assert_int_equal(mark->way, expected->way);
    assert_int_equal(mark->colour, expected->colour);
    assert_int_equal(mark->exact, expected->exact);
    assert_int_equal(mark->amount, expected->amount);
    assert_false(mark->unknown);
}

/* `forecast`: none, size, size and direction, numbers. */
static void a_card_says_no_more_than_its_forecast(void **state)
{
    static const struct view_mark sizes[] = {
        {.size = 1}, {.size = 2}, {.size = 3}, {.size = 3}};
    static const struct view_mark directions[] = {
        {.size = 1, .way = 1, .colour = 1},
        {.size = 2, .way = -1, .colour = -1},
        {.size = 3, .way = 1, .colour = -1},
        {.size = 3, .way = -1}};
    static const struct view_mark numbers[] = {
        {.size = 1, .way = 1, .colour = 1, .exact = true, .amount = 5},
        {.size = 2, .way = -1, .colour = -1, .exact = true, .amount = -12},
        {.size = 3, .way = 1, .colour = -1, .exact = true, .amount = 13},
        {.size = 3, .way = -1, .exact = true, .amount = -20}};
    static const char *const meters[] = {"small", "middle", "large", "put"};
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, levels, "a");
    view = play_view(&play, "a");
    assert_int_equal(view_find_option(view, "dumb")->marks.count, 0);
    for (size_t i = 0; i < COUNT(meters); i++) {
        assert_mark(view, "sized", meters[i], &sizes[i]);
        assert_mark(view, "told", meters[i], &directions[i]);
        assert_mark(view, "exact", meters[i], &numbers[i]);
    }
    /* The head's forecast holds where an option says nothing. */
    assert_int_equal(view_find_mark(view, "left", "small")->way, 0);
    assert_null(view_find_mark(view, "exact", "none"));
    assert_int_equal(view_find_option(view, "exact")->marks.count, 4);
    play_close(&play);
}

/* Marks are of the option's own effects, never of an outcome's. */
static void outcomes_stand_on_no_card(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'m','name':'M'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','outcomes':[{'weight':1,"
              "'effects':{'m':5}}]}]}]",
              "a");
    assert_int_equal(view_find_option(play_view(&play, "a"), "x")->marks.count,
                     0);
    play_close(&play);
}

/* A closed option shows its reason; without one it is not shown. */
static void closed_options_show_their_reason(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'m','name':'M'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','line':'A line','text':'A {m} text',"
              "'means':'legal','signal':'private','rung':2},"
              "{'id':'y','label':'Y','when':'m > 0','locked':'Needs {m} more'},"
              "{'id':'z','label':'Z','when':'m > 0'},"
              "{'id':'v','label':'V'}]}]",
              "a");
    play_say(&play, "veto a v");
    view = play_view(&play, "a");
    assert_int_equal(view->options.count, 3);
    assert_true(view_find_option(view, "x")->open);
    assert_string_equal(view_find_option(view, "x")->locked, "");
    assert_string_equal(view_find_option(view, "x")->move, "move a x");
    assert_string_equal(view_find_option(view, "x")->line, "A line");
    assert_string_equal(view_find_option(view, "x")->text, "A 0 text");
    assert_int_equal(view_find_option(view, "x")->means, MEANS_LEGAL);
    assert_int_equal(view_find_option(view, "x")->signal, SIGNAL_PRIVATE);
    assert_int_equal(view_find_option(view, "x")->rung, 2);
    assert_false(view_find_option(view, "y")->open);
    assert_string_equal(view_find_option(view, "y")->locked, "Needs 0 more");
    assert_null(view_find_option(view, "z"));
    assert_false(view_find_option(view, "v")->open);
    assert_string_equal(view_find_option(view, "v")->locked,
                        "Closed by the facilitator");
    play_say(&play, view_find_option(view, "x")->move);
    assert_int_equal(play_view(&play, "a")->options.count, 0);
    play_close(&play);
}

/* Options are those of a person's seat while it decides. */
static void only_who_decides_has_options(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'scenes':[{'id':'s','title':'S','decisions':["
              "{'actor':'a','options':[{'id':'x','label':'X'}]},"
              "{'actor':'b','options':[{'id':'y','label':'Y'}]}]},"
              "{'id':'t','title':'T'}]",
              "a");
    assert_int_equal(play_view(&play, NULL)->seat.index, 0);
    assert_int_equal(play_view(&play, "a")->options.count, 1);
    assert_int_equal(play_view(&play, "b")->options.count, 0);
    play_say(&play, "move a x");
    assert_int_equal(play_view(&play, NULL)->phase, PHASE_READ);
    assert_int_equal(play_view(&play, "a")->options.count, 0);
    play_close(&play);
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'scenes':[{'id':'s','title':'S','decisions':["
              "{'actor':'a','options':[{'id':'x','label':'X'}]},"
              "{'actor':'b','options':[{'id':'y','label':'Y'}]}]}]",
              "a b");
    play_say(&play, "move a x");
    assert_int_equal(play_view(&play, NULL)->seat.index, 1);
    assert_true(play_view(&play, "a")->options.items[0].chosen);
    play_close(&play);
}

static void advisers_speak_to_their_side(void **state)
{
    struct play play;
    const struct view_option *card;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'advisers':[{'id':'law','name':'Law','actor':'a'},"
              "{'id':'spy','name':'Spy','actor':'b'}],"
              "'meters':[{'id':'m','name':'M','start':50,'better':'low'},"
              "{'id':'h','name':'H','show':['b']}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','effects':{'m':1,'h':1},'advice':["
              "{'by':'law','side':'against','text':'Mind {m}.',"
              "'expects':{'m':'up','h':'up'}},"
              "{'by':'spy','side':'for','text':'Not for a.'}]}]}]",
              "a");
    card = view_find_option(play_view(&play, "a"), "x");
    assert_int_equal(card->advice.count, 1);
    assert_string_equal(card->advice.items[0].by, "Law");
    assert_string_equal(card->advice.items[0].text, "Mind 50.");
    assert_false(card->advice.items[0].in_favour);
    assert_int_equal(card->advice.items[0].expects.count, 1);
    assert_int_equal(card->advice.items[0].expects.items[0].way, 1);
    assert_int_equal(card->advice.items[0].expects.items[0].colour, -1);
    play_close(&play);
}

/* Colours ------------------------------------------------------------------ */

#define WANTS                                                                  \
    "'meters':[{'id':'up','name':'U','start':50,'better':'high'},"             \
    "{'id':'down','name':'D','start':100,'better':'low'},"                     \
    "{'id':'plain','name':'P','start':50}],"                                   \
    "'scenes':[{'id':'s','title':'S','actor':'a','options':["                  \
    "{'id':'x','label':'X'}]}]"

static int32_t goal(struct play *play, const char *meter)
{
    return view_find_meter(play_view(play, "a"), meter)->goal;
}

/* Without a goal, what the meter calls better. */
static void colours_by_the_meter(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, "'actors':[{'id':'a','name':'A'}]," WANTS, "a");
    assert_int_equal(goal(&play, "up"), 1);
    assert_int_equal(goal(&play, "down"), -1);
    assert_int_equal(goal(&play, "plain"), 0);
    play_close(&play);
}

/* The actor's goal goes before it, also where a meter is at its most. */
static void colours_by_the_goal(void **state)
{
    struct play play;

    (void)state;
    play_open(
        &play,
        "'actors':[{'id':'a','name':'A','goal':'2 * down - plain'}]," WANTS,
        "a");
    assert_int_equal(goal(&play, "up"), 0);
    assert_int_equal(goal(&play, "down"), 1);
    assert_int_equal(goal(&play, "plain"), -1);
    play_close(&play);
}

/* The picked mandates go before both; where they disagree, neither. */
static void colours_by_the_mandates(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A','goal':'-up','mandates':["
              "{'id':'one','name':'One','text':'Be {up}.',"
              "'goal':'up + plain'},"
              "{'id':'two','name':'Two','goal':'down - plain'},"
              "{'id':'three','name':'Three'}]}]," WANTS,
              "a");
    session_mandates(play.session, 0, 2, -1);
    assert_int_equal(goal(&play, "up"), -1);
    session_mandates(play.session, 0, 0, 1);
    assert_int_equal(goal(&play, "up"), 1);
    assert_int_equal(goal(&play, "down"), 1);
    assert_int_equal(goal(&play, "plain"), 0);
    view = play_view(&play, "a");
    assert_int_equal(view->seat.mandates.count, 3);
    assert_true(view->seat.mandates.items[0].picked);
    assert_true(view->seat.mandates.items[1].picked);
    assert_false(view->seat.mandates.items[2].picked);
    assert_string_equal(view->seat.mandates.items[0].text, "Be 50.");
    assert_int_equal(view->seat.mandates.items[0].now, 100);
    assert_true(view->seat.mandates.items[1].measured);
    assert_false(view->seat.mandates.items[2].measured);
    play_close(&play);
}

/* A fan has a value a turn, around where the option leads. */
static void fans_follow_the_option(void **state)
{
    struct play play;
    const struct view *view;
    struct view_fan fan;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'h','name':'H','show':'debrief'},"
              "{'id':'m','name':'M','start':50}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','effects':{'m':5}},"
              "{'id':'y','label':'Y','when':'m > 50','locked':'No.'}]},"
              "{'id':'t','title':'T'},"
              "{'id':'u','title':'U','effects':{'m':-20}}]",
              "a");
    view = play_view(&play, "a");
    assert_int_equal(view->meters.count, 1);
    fan = view_fan(play.session, view, 0, 0, &play.arena);
    assert_int_equal(fan.low.count, 6);
    assert_int_equal(fan.middle.items[0], 55);
    assert_int_equal(fan.low.items[1], 35);
    assert_int_equal(fan.high.items[5], 35);
    assert_int_equal(view_fan(play.session, view, 1, 0, &play.arena).low.count,
                     0);
    assert_int_equal(view_fan(play.session, view, 2, 0, &play.arena).low.count,
                     0);
    assert_int_equal(view_fan(play.session, view, 0, 1, &play.arena).low.count,
                     0);
    play_close(&play);
}

/* Goals and amounts beyond what a page can show stand at its end, of either
 * sign: 32 bits, and twice the largest value of a meter. */
static void what_is_huge_is_held(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A','mandates':["
              "{'id':'up','name':'U','goal':'m * 9000000000'},"
              "{'id':'down','name':'D','goal':'-m * 9000000000'}]},"
              "{'id':'b','name':'B','goal':'m * 9000000000'},"
              "{'id':'c','name':'C','goal':'-m * 9000000000'}],"
              "'meters':[{'id':'m','name':'M','start':50}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','forecast':'numbers',"
              "'effects':{'m':'m * 9000000000'}},"
              "{'id':'y','label':'Y','forecast':'numbers',"
              "'effects':{'m':'-m * 9000000000'}}]}]",
              "a");
    view = play_view(&play, "a");
    assert_int_equal(view->seat.mandates.items[0].now, INT32_MAX);
    assert_int_equal(view->seat.mandates.items[1].now, INT32_MIN);
    assert_int_equal(view_find_mark(view, "x", "m")->amount, 2000000);
    assert_int_equal(view_find_mark(view, "y", "m")->amount, -2000000);
    play_say(&play, "move a x");
    view = play_view(&play, "a");
    assert_int_equal(view->seats.items[1].now, INT32_MAX);
    assert_int_equal(view->seats.items[2].now, INT32_MIN);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_card_says_no_more_than_its_forecast),
        cmocka_unit_test(outcomes_stand_on_no_card),
        cmocka_unit_test(closed_options_show_their_reason),
        cmocka_unit_test(only_who_decides_has_options),
        cmocka_unit_test(advisers_speak_to_their_side),
        cmocka_unit_test(colours_by_the_meter),
        cmocka_unit_test(colours_by_the_goal),
        cmocka_unit_test(colours_by_the_mandates),
        cmocka_unit_test(fans_follow_the_option),
        cmocka_unit_test(what_is_huge_is_held),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
