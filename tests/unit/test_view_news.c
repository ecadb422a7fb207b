/* What happened and why: news, changes of meters, causes and inputs. */
#include "unit/play_fixture.h"

#include <string.h>

#define MINUS "\xe2\x88\x92"

static const char newsy[] =
    "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
    "'sources':[{'id':'s1','title':'Report','publisher':'Paper',"
    "'date':'2014'}],"
    "'meters':[{'id':'m','name':'M','start':50,'drift':{'to':0,'by':1}}],"
    "'scenes':[{'id':'s','title':'First','actor':'a','options':["
    "{'id':'x','label':'X','status':'reported','sources':['s1'],"
    "'effects':{'m':10}}]},"
    "{'id':'t','title':'Second','actor':'b','options':["
    "{'id':'y','label':'Y','when':'m > 90'}]},"
    "{'id':'u','title':'Third','actor':'b','options':["
    "{'id':'z','label':'Z','effects':{'m':-3}}]},"
    "{'id':'v','title':'Fourth'}],"
    "'rules':[{'id':'r','name':'A rule','when':'taken(z) > 0','once':true,"
    "'text':'It said {m}.','effects':{'m':1}},"
    "{'id':'mute','name':'Mute rule','effects':{'m':0}}],"
    "'events':[{'id':'e','name':'An event','when':'taken(z) > 0',"
    "'headline':'Read all about it','text':'It rained.'}]";

struct expected_news {
    enum view_kind kind;
    const char *title, *text;
    int32_t turn;
};

static const struct view_date *find_date(const struct view *view,
                                         const char *text)
{
    for (int32_t i = 0; i < view->timeline.count; i++)
        if (strcmp(view->timeline.items[i].text, text) == 0)
            return &view->timeline.items[i];
    return NULL;
}

/* What happened since the stop before, in order; the rest is history. */
static void news_is_what_came_since(void **state)
{
    static const struct expected_news expected[] = {
        {VIEW_OWN_MOVE, "X", "", 1},
        {VIEW_SCENE, "Second", "", 2},
        {VIEW_SKIPPED, "Nothing was open to decide", "", 2},
        {VIEW_SCENE, "Third", "", 3},
        {VIEW_OTHER_MOVE, "Z", "", 3},
        {VIEW_RULE, "A rule", "It said 55.", 3},
        {VIEW_EVENT, "An event", "It rained.", 3},
        {VIEW_HEADLINE, "Read all about it", "", 3},
    };
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, newsy, "a");
    assert_int_equal(play_view(&play, "a")->news.count, 0);
    play_say(&play, "move a x");
    /* `t` has nothing open: nobody decides, so it is read. */
    assert_int_equal(play_view(&play, "a")->news.count, 1);
    play_say(&play, "branch 0");
    play_say(&play, "redo");
    play_say(&play, "continue");
    view = play_view(&play, "a");
    assert_int_equal(view->news.count, 6);
    for (int32_t i = 0; i < view->news.count; i++) {
        const struct view_happening *item = &view->news.items[i];
        const struct expected_news *wanted = &expected[i + 2];

        assert_int_equal(item->kind, wanted->kind);
        assert_string_equal(item->title, wanted->title);
        assert_string_equal(item->text, wanted->text);
        assert_int_equal(item->turn, wanted->turn);
    }
    assert_int_equal(view->history.count, 9); /* and the scene of turn 1 */
    assert_string_equal(view->news.items[0].who, "B");
    play_close(&play);
}

/* Where several persons take turns, each hears what came since its own stop. */
static void every_person_hears_all_news(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'meters':[{'id':'m','name':'M','start':50}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','effects':{'m':1}}]},"
              "{'id':'t','title':'T','actor':'b','options':["
              "{'id':'y','label':'Y','effects':{'m':2}}]},"
              "{'id':'u','title':'U','actor':'a','options':["
              "{'id':'z','label':'Z'}]},"
              "{'id':'v','title':'V','show':['b']}]",
              "a b");
    play_say(&play, "move a x");
    view = play_view(&play, NULL);
    assert_int_equal(view->seat.index, 1);
    assert_string_equal(view_find_news(view, VIEW_OTHER_MOVE)->title, "X");
    assert_int_equal(view_find_meter(view, "m")->before, 50);
    play_say(&play, "move b y");
    view = play_view(&play, NULL);
    assert_int_equal(view->seat.index, 0);
    assert_string_equal(view_find_news(view, VIEW_OWN_MOVE)->title, "X");
    assert_string_equal(view_find_news(view, VIEW_OTHER_MOVE)->title, "Y");
    assert_int_equal(view_find_meter(view, "m")->before, 50);
    assert_int_equal(view->changes.items[0].causes.count, 2);
    play_say(&play, "move a z");
    /* `v` is shown to b alone: it is for b to read. */
    view = play_view(&play, NULL);
    assert_int_equal(view->phase, PHASE_READ);
    assert_int_equal(view->seat.index, 1);
    assert_string_equal(view_find_news(view, VIEW_OWN_MOVE)->title, "Y");
    assert_int_equal(view_find_meter(view, "m")->before, 51);
    play_close(&play);
}

/* Every change of a meter since the stop before, with its causes. */
static void changes_name_their_causes(void **state)
{
    static const char *const names[] = {"As time passes", "B: Z", "A rule",
                                        "As time passes"};
    static const int32_t amounts[] = {-1, -3, 1, -1};
    struct play play;
    const struct view *view;
    const struct view_change *change;

    (void)state;
    play_open(&play, newsy, "a");
    play_say(&play, "move a x");
    view = play_view(&play, "a");
    change = &view->changes.items[0];
    assert_int_equal(change->before, 50);
    assert_int_equal(change->after, 59);
    assert_string_equal(change->causes.items[0].name, "Your choice: X");
    assert_int_equal(change->causes.items[0].fact.status, FACT_REPORTED);
    assert_string_equal(change->causes.items[0].fact.sources.items[0],
                        "s1: Report, Paper, 2014");
    play_say(&play, "continue");
    view = play_view(&play, "a");
    change = &view->changes.items[0];
    assert_int_equal(change->before, 59);
    assert_int_equal(change->after, view_find_meter(view, "m")->value);
    assert_int_equal(change->causes.count, 4);
    for (int32_t i = 0; i < 4; i++) {
        const struct view_cause *cause = &change->causes.items[i];

        assert_string_equal(cause->name, names[i]);
        assert_int_equal(cause->after - cause->before, amounts[i]);
    }
    /* The whole ledger: one change a turn. */
    assert_int_equal(view->ledger.count, 4);
    play_close(&play);
}

/* What no longer comes is said to whom it was told. */
static void a_dropped_consequence_is_said(void **state)
{
    struct play play;
    const struct view_happening *item;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'m','name':'M'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','later':[{'id':'l','in':2,'label':'Bill',"
              "'cancel_if':'m > 0'}]}]},"
              "{'id':'t','title':'T','effects':{'m':1}},"
              "{'id':'u','title':'U'},{'id':'v','title':'V'}]",
              "a");
    play_say(&play, "move a x");
    assert_non_null(find_date(play_view(&play, "a"), "Bill"));
    play_say(&play, "continue");
    item = view_find_news(play_view(&play, "a"), VIEW_LANDED);
    assert_string_equal(item->title, "Bill");
    assert_string_equal(item->text, "This will not come any more.");
    assert_null(find_date(play_view(&play, "a"), "Bill"));
    play_close(&play);
}

/* The facilitator's hand is seen; what was closed to another seat is not. */
static void orders_are_told(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'events':[{'id':'e','name':'Storm','chance':0}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'Xylo'},{'id':'y','label':'Y'}]},"
              "{'id':'t','title':'T'}]",
              "a b");
    play_say(&play, "veto a x");
    play_say(&play, "inject e");
    play_say(&play, "cap 2");
    play_say(&play, "move a y");
    assert_true(
        view_tells(play_view(&play, "a"), "Closed for this turn: Xylo"));
    assert_false(view_tells(play_view(&play, "b"), "Xylo"));
    assert_true(view_tells(play_view(&play, "b"), "Set off: Storm"));
    assert_true(
        view_tells(play_view(&play, "b"), "No act above rung 2 from now on"));
    play_close(&play);
}

/* What an amount can be worked out from, in words. */
static void inputs_are_said_in_words(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A','short':'Al'}],"
              "'meters':[{'id':'m','name':'M','start':50},"
              "{'id':'p','name':'P','scale':'likelihood','start':60}],"
              "'scenes':[{'id':'s','title':'Dawn','actor':'a','options':["
              "{'id':'x','label':'Xylo','means':'cyber','signal':'public'}]}],"
              "'rules':[{'id':'r','name':'R','effects':{'m':"
              "'taken(x) + taken(x, a) + since(x) + visited(s) + day + p / 60"
              " + (1 if moved(a) else 0) + (1 if last(a) == x else 0)"
              " + (1 if means(a) == cyber else 0)"
              " + (1 if signal(a) == private else 0)'}}]",
              "a");
    play_say(&play, "move a x");
    assert_string_equal(
        view_find_cause(play_view(&play, "a"), "m")->inputs,
        "times taken: Xylo 1, times taken: Xylo by Al 1, turns since Xylo 0, "
        "visits of Dawn 1, day 0, P likely, Al has moved: yes, "
        "Al last chose Xylo: yes, Al last used cyber means: yes, "
        "Al last acted private: no");
    play_close(&play);
}

/* A text's own label of fact goes before that of what told it. */
static void told_texts_bring_their_facts(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'sources':[{'id':'s1','title':'T','status':'contested'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','status':'reported','outcomes':["
              "{'weight':1,'text':{'text':'Told.','status':'contested',"
              "'sources':['s1']},'headline':{'text':'Head',"
              "'status':'counterfactual'}}]}]},"
              "{'id':'h','title':'H','show':['b'],'actor':'b','options':["
              "{'id':'y','label':'Y','when':false}]},"
              "{'id':'t','title':'T'}]",
              "a");
    play_say(&play, "move a x");
    view = play_view(&play, "a");
    assert_int_equal(view_find_news(view, VIEW_OWN_MOVE)->fact.status,
                     FACT_CONTESTED);
    assert_string_equal(
        view_find_news(view, VIEW_OWN_MOVE)->fact.sources.items[0],
        "s1: T, contested");
    assert_int_equal(view_find_news(view, VIEW_HEADLINE)->fact.status,
                     FACT_COUNTERFACTUAL);
    /* What could not be decided in a scene it does not see. */
    assert_null(view_find_news(view, VIEW_SKIPPED));
    play_close(&play);
}

/* Numbers in inputs have the sign that people read. */
static void inputs_have_a_real_minus(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'m','name':'M','min':-9,'start':-4},"
              "{'id':'n','name':'N'}],"
              "'scenes':[{'id':'s','title':'S','effects':{'n':'turn - m'}}]",
              "a");
    assert_string_equal(view_find_cause(play_view(&play, "a"), "n")->inputs,
                        "turn 1, M " MINUS "4");
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(news_is_what_came_since),
        cmocka_unit_test(every_person_hears_all_news),
        cmocka_unit_test(changes_name_their_causes),
        cmocka_unit_test(a_dropped_consequence_is_said),
        cmocka_unit_test(orders_are_told),
        cmocka_unit_test(inputs_are_said_in_words),
        cmocka_unit_test(told_texts_bring_their_facts),
        cmocka_unit_test(inputs_have_a_real_minus),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
