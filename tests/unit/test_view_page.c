/* The rest of a page: meters, ladder, time line, news, stops, codex, the
 * debrief and the briefing. */
#include "unit/play_fixture.h"

#include <string.h>

static const struct view_date *find_date(const struct view *view,
                                         const char *text)
{
    for (int32_t i = 0; i < view->timeline.count; i++)
        if (strcmp(view->timeline.items[i].text, text) == 0)
            return &view->timeline.items[i];
    return NULL;
}

static void meters_know_band_and_past(void **state)
{
    struct play play;
    const struct view_meter *meter;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'m','name':'M','start':30,'better':'low',"
              "'note':'Stands at {m}.','bands':[{'from':0,'name':'calm'},"
              "{'from':40,'name':'tense'},{'from':80,'name':'hot'}]},"
              "{'id':'p','name':'P','scale':'likelihood','start':50},"
              "{'id':'q','name':'Q','min':-5,'max':5}],"
              "'scenes':[{'id':'s','title':'S','effects':{'m':10}},"
              "{'id':'t','title':'T','effects':{'m':39,'p':30}},"
              "{'id':'u','title':'U','effects':{'m':1}}]",
              "a");
    meter = view_find_meter(play_view(&play, "a"), "m");
    assert_int_equal(meter->before, 30);
    assert_string_equal(meter->band, "tense");
    assert_string_equal(meter->note, "Stands at 40.");
    play_say(&play, "continue");
    meter = view_find_meter(play_view(&play, "a"), "m");
    assert_int_equal(meter->before, 40);
    assert_int_equal(meter->value, 79);
    assert_string_equal(meter->band, "tense");
    play_say(&play, "continue");
    meter = view_find_meter(play_view(&play, "a"), "m");
    assert_string_equal(meter->band, "hot");
    assert_int_equal(meter->bands.count, 3);
    assert_int_equal(meter->past.count, 3);
    assert_int_equal(meter->past.items[0], 40);
    assert_int_equal(meter->past.items[2], 80);
    assert_false(meter->is_ladder);
    meter = view_find_meter(play_view(&play, "a"), "p");
    assert_string_equal(meter->band, "very likely");
    assert_int_equal(meter->bands.count, 7);
    assert_int_equal(meter->min, 1);
    assert_int_equal(meter->max, 99);
    meter = view_find_meter(play_view(&play, "a"), "q");
    assert_string_equal(meter->band, "");
    assert_int_equal(meter->min, -5);
    play_close(&play);
}

static const char ladder[] =
    "'actors':[{'id':'a','name':'A','short':'Al'},"
    "{'id':'b','name':'B','short':'Bo'},{'id':'c','name':'C'}],"
    "'meters':[{'id':'m','name':'M','start':45}],"
    "'ladder':{'meter':'m','rungs':[{'from':0,'name':'Low','text':'Quiet'},"
    "{'from':40,'name':'Mid'},{'from':80,'name':'High'}]},"
    "'scenes':[{'id':'s','title':'S','decisions':["
    "{'actor':'a','options':[{'id':'x','label':'X','rung':2}]},"
    "{'actor':'b','options':[{'id':'y','label':'Y','rung':1}]}]},"
    "{'id':'t','title':'T','decisions':["
    "{'actor':'a','options':[{'id':'z','label':'Z','rung':0,"
    "'signal':'private'}]},{'actor':'b','options':[{'id':'w','label':'W',"
    "'rung':2}]}]},{'id':'u','title':'U'}]";

/* A token a side, at the rung of its last public act. */
static void tokens_mark_public_acts(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, ladder, "a b");
    view = play_view(&play, "a");
    assert_int_equal(view->ladder.count, 3);
    assert_int_equal(view->rung_now, 1);
    assert_true(view->ladder.items[1].now);
    assert_false(view->ladder.items[0].now);
    assert_string_equal(view->ladder.items[0].text, "Quiet");
    assert_int_equal(view->tokens.count, 0);
    assert_true(view_find_meter(view, "m")->is_ladder);
    assert_string_equal(view_find_meter(view, "m")->band, "Mid");
    play_say(&play, "move a x");
    play_say(&play, "move b y");
    play_say(&play, "move a z");
    play_say(&play, "move b w");
    view = play_view(&play, "a");
    assert_int_equal(view->tokens.count, 2);
    assert_string_equal(view->tokens.items[0].name, "Al");
    assert_int_equal(view->tokens.items[0].rung, 2);
    assert_true(view->tokens.items[0].own);
    assert_string_equal(view->tokens.items[1].name, "Bo");
    assert_int_equal(view->tokens.items[1].rung, 2);
    assert_false(view->tokens.items[1].own);
    play_close(&play);
}

static void no_ladder(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'scenes':[{'id':'s','title':'S'}]",
              "a");
    assert_int_equal(play_view(&play, "a")->rung_now, -1);
    assert_int_equal(play_view(&play, "a")->ladder.count, 0);
    play_close(&play);
}

/* Entries of the file up to now, own moves, now, and what waits. */
static void the_time_line_is_in_order(void **state)
{
    static const char *const texts[] = {"Long ago", "Begun", "Label X",
                                        "Second", "The bill"};
    static const char *const dates[] = {"3 Jan 2013", "17 Dec", "18 Dec",
                                        "20 Dec", "24 Dec"};
    static const uint8_t whens[] = {WHEN_PAST, WHEN_PAST, WHEN_PAST, WHEN_NOW,
                                    WHEN_PENDING};
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'start':'2014-12-17','actors':[{'id':'a','name':'A'}],"
              "'timeline':[{'date':'2014-12-17','text':'Begun'},"
              "{'date':'2013-01-03','text':'Long ago'},"
              "{'date':'2014-12-21','text':'Ahead'}],"
              "'scenes':[{'id':'s','title':'First','days':1,'actor':'a',"
              "'options':[{'id':'x','label':'Label X','later':[{'id':'bill',"
              "'in':2,'label':'The bill'},{'id':'hush','in':2}]}]},"
              "{'id':'t','title':'Second','days':2},"
              "{'id':'u','title':'Third','date':'2014-12-24'}]",
              "a");
    play_say(&play, "move a x");
    view = play_view(&play, "a");
    assert_string_equal(view->date, "Sat 20 Dec 2014");
    assert_int_equal(view->timeline.count, 5);
    for (int32_t i = 0; i < 5; i++) {
        assert_string_equal(view->timeline.items[i].text, texts[i]);
        assert_string_equal(view->timeline.items[i].date, dates[i]);
        assert_int_equal(view->timeline.items[i].when, whens[i]);
    }
    play_say(&play, "continue");
    view = play_view(&play, "a");
    assert_non_null(find_date(view, "Ahead"));
    assert_null(find_date(view, "The bill"));
    play_close(&play);
}

/* "in n turns" until the date is certain. */
static void a_date_is_said_when_it_is_certain(void **state)
{
    static const char *const uncertain[] = {
        "{'id':'t','title':'T','when':'m > 0'},", /* may be left out */
        "{'id':'t','title':'T','next':[{'to':'v','when':'m > 0'},"
        "{'to':'u'}]},",
        "{'id':'t','title':'T','actor':'a','options':[{'id':'z','label':'Z',"
        "'goto':'v'}]},",
        "{'id':'t','title':'T','actor':'a','options':[{'id':'z','label':'Z',"
        "'outcomes':[{'weight':1,'goto':'v'}]}]},"};
    struct play play;
    char members[2000];

    (void)state;
    for (size_t i = 0; i < COUNT(uncertain); i++) {
        strcpy(members,
               "'actors':[{'id':'a','name':'A'}],"
               "'meters':[{'id':'m','name':'M','start':1}],"
               "'scenes':[{'id':'s','title':'S','actor':'a','options':["
               "{'id':'x','label':'X','later':[{'id':'late','in':3,"
               "'label':'Late'}]}]},"
               "{'id':'q','title':'Q'},");
        strcat(members, uncertain[i]);
        strcat(members, "{'id':'u','title':'U','days':3},"
                        "{'id':'v','title':'V','days':5}]");
        play_open(&play, members, "a");
        play_say(&play, "move a x");
        assert_string_equal(find_date(play_view(&play, "a"), "Late")->date,
                            "in 2 turns");
        play_say(&play, "continue");
        assert_string_equal(find_date(play_view(&play, "a"), "Late")->date,
                            i == 0 ? "4 Jan" : "in 1 turn");
        play_close(&play);
    }
}

/* A fixed way ahead is certain, wherever it leads. */
static void a_fixed_way_is_certain(void **state)
{
    struct play play;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','later':[{'id':'late','in':2,"
              "'label':'Late'}]}]},{'id':'t','title':'T','next':'v'},"
              "{'id':'u','title':'U','when':false,'days':9},"
              "{'id':'v','title':'V','days':5}]",
              "a");
    play_say(&play, "move a x");
    assert_string_equal(find_date(play_view(&play, "a"), "Late")->date,
                        "6 Jan");
    play_close(&play);
    /* Where no scene is left, nobody knows when. */
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','later':[{'id':'late','in':2,"
              "'label':'Late'}]}]},{'id':'t','title':'T'},"
              "{'id':'u','title':'U','when':false}]",
              "a");
    play_say(&play, "move a x");
    assert_string_equal(find_date(play_view(&play, "a"), "Late")->date,
                        "in 1 turn");
    play_close(&play);
    /* An event that may interrupt makes all dates uncertain. */
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'events':[{'id':'e','name':'E','chance':1,'goto':'u'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','later':[{'id':'late','in':3,"
              "'label':'Late'}]}]},{'id':'t','title':'T'},"
              "{'id':'v','title':'V','days':5},{'id':'w','title':'W'},"
              "{'id':'u','title':'U','when':false}]",
              "a");
    play_say(&play, "move a x");
    assert_string_equal(find_date(play_view(&play, "a"), "Late")->date,
                        "in 2 turns");
    play_close(&play);
}

/* A clock gives every date its time. */
static void a_clock_gives_times(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'start':'1983-09-26T00:15','clock':'t',"
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'t','name':'T','max':90000}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','effects':{'t':300},'later':["
              "{'id':'late','in':2,'label':'Late'}]}]},"
              "{'id':'u','title':'U'},{'id':'v','title':'V'}]",
              "a");
    assert_string_equal(play_view(&play, "a")->date, "Mon 26 Sep 1983, 00:15");
    play_say(&play, "move a x");
    view = play_view(&play, "a");
    /* How long a turn will take nobody knows. */
    assert_string_equal(find_date(view, "Late")->date, "in 1 turn");
    assert_string_equal(view->date, "Mon 26 Sep 1983, 00:20");
    assert_string_equal(view_find_news(view, VIEW_OWN_MOVE)->date,
                        "Mon 26 Sep, 00:15");
    play_close(&play);
}

static void stops_are_told_as_a_story(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'scenes':[{'id':'s','title':'First','actor':'a','options':["
              "{'id':'x','label':'X'},{'id':'y','label':'Y'}]},"
              "{'id':'t','title':'Second','days':2}]",
              "a");
    view = play_view(&play, "a");
    assert_false(view->can_undo);
    assert_false(view->can_redo);
    play_say(&play, "move a x");
    play_say(&play, "continue");
    play_say(&play, "branch 0");
    play_say(&play, "move a y");
    view = play_view(&play, "a");
    assert_true(view->can_undo);
    assert_false(view->can_redo);
    assert_int_equal(view->stops.count, 4);
    assert_string_equal(view->stops.items[0].title, "Turn 1, 1 Jan: First");
    assert_string_equal(view->stops.items[1].title,
                        "Turn 2, 3 Jan: Second (after X)");
    assert_string_equal(view->stops.items[2].title, "Turn 2, 3 Jan: Calm");
    assert_string_equal(view->stops.items[3].title,
                        "Turn 2, 3 Jan: Second (after Y)");
    assert_int_equal(view->stops.items[3].parent, 0);
    assert_true(view->stops.items[3].current);
    assert_false(view->stops.items[1].on_path);
    play_say(&play, "undo");
    assert_true(play_view(&play, "a")->can_redo);
    play_close(&play);
}

static void the_codex_is_filled_in(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'m','name':'M','start':4}],"
              "'codex':[{'id':'c','title':'C','text':['Now *{m}*.',"
              "{'text':'Never','when':false}]}],"
              "'scenes':[{'id':'s','title':'S'}]",
              "a");
    view = play_view(&play, "a");
    assert_int_equal(view->codex.count, 1);
    assert_int_equal(view->codex.items[0].text.count, 1);
    assert_string_equal(view->codex.items[0].text.items[0], "Now *4*.");
    play_close(&play);
}

static void the_debrief_has_ending_and_questions(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A','mandates':[{'id':'p',"
              "'name':'P','goal':'m'}]},{'id':'b','name':'B'}],"
              "'meters':[{'id':'m','name':'M','start':4}],"
              "'classroom':{'questions':['In class?']},"
              "'endings':[{'id':'up','when':'m > 4','title':'Up at {m}',"
              "'tone':'grave','text':['It went up.',{'text':'Not this.',"
              "'when':'m > 9'}]},{'id':'flat','title':'F','text':['F.']}],"
              "'scenes':[{'id':'s','title':'S','discuss':['On S?']},"
              "{'id':'t','title':'T','effects':{'m':1}}]",
              "a");
    view = play_view(&play, "a");
    assert_string_equal(view->discuss.items[0], "On S?");
    assert_int_equal(view->questions.count, 0);
    assert_string_equal(view->ending.title, "");
    play_say(&play, "continue");
    play_say(&play, "continue");
    view = play_view(&play, "a");
    assert_int_equal(view->phase, PHASE_OVER);
    assert_string_equal(view->ending.id, "up");
    assert_string_equal(view->ending.title, "Up at 5");
    assert_int_equal(view->ending.text.count, 1);
    assert_int_equal(view->ending.tone, TONE_GRAVE);
    assert_int_equal(view->questions.count, 2);
    assert_string_equal(view->questions.items[0], "In class?");
    assert_string_equal(view->questions.items[1], "On S?");
    assert_int_equal(view->seats.count, 1);
    assert_int_equal(view->seats.items[0].mandates.items[0].start, 4);
    assert_int_equal(view->seats.items[0].mandates.items[0].now, 5);
    assert_string_equal(view_find_news(view, VIEW_ENDING)->title, "Up at 5");
    play_close(&play);
}

static void the_briefing_lists_playable_seats(void **state)
{
    struct play play;
    const struct view_briefing *briefing;

    (void)state;
    play_open(&play,
              "'summary':'Sum','license':'CC0','authors':['One','Two'],"
              "'content_note':'Grim.','facts_note':'From logs.',"
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B',"
              "'playable':true,'role':'Role','brief':['On {date}.']}],"
              "'scenes':[{'id':'s','title':'S'}]",
              "b");
    briefing = view_briefing(play.model, &play.arena);
    assert_string_equal(briefing->title, "T");
    assert_string_equal(briefing->summary, "Sum");
    assert_string_equal(briefing->license, "CC0");
    assert_string_equal(briefing->content_note, "Grim.");
    assert_string_equal(briefing->facts_note, "From logs.");
    assert_string_equal(briefing->authors, "One, Two");
    assert_int_equal(briefing->turn_cap, 12);
    assert_int_equal(briefing->seats.count, 1);
    assert_string_equal(briefing->seats.items[0].actor, "b");
    assert_string_equal(briefing->seats.items[0].role, "Role");
    assert_string_equal(briefing->seats.items[0].brief.items[0],
                        "On Tue 1 Jan 2030.");
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meters_know_band_and_past),
        cmocka_unit_test(tokens_mark_public_acts),
        cmocka_unit_test(no_ladder),
        cmocka_unit_test(the_time_line_is_in_order),
        cmocka_unit_test(a_date_is_said_when_it_is_certain),
        cmocka_unit_test(a_fixed_way_is_certain),
        cmocka_unit_test(a_clock_gives_times),
        cmocka_unit_test(stops_are_told_as_a_story),
        cmocka_unit_test(the_codex_is_filled_in),
        cmocka_unit_test(the_debrief_has_ending_and_questions),
        cmocka_unit_test(the_briefing_lists_playable_seats),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
