/* A test a sentence of "What a seat may see". Each was seen to fail on a view
 * that tells more. */
#include "unit/play_fixture.h"

#include "play/sight.h"

#include <string.h>

/* Three seats. `a` acts in public, in private towards b, in private towards
 * nobody, or deniably; every act tells a text and prints a headline, changes
 * the shown meter, and sends something for two turns later. */
static const char acts[] =
    "'actors':[{'id':'a','name':'Aldra','brief':['Brief of a']},"
    "{'id':'b','name':'Boreal','brief':['Brief of b']},"
    "{'id':'c','name':'Cele'}],"
    "'meters':[{'id':'m','name':'Tension','start':20}],"
    "'scenes':[{'id':'s1','title':'One','days':0,'decisions':[{'actor':'a',"
    "'brief':['For a alone'],'prompt':'What now, a?','options':["
    "{'id':'open','label':'Label open','rung':1,'effects':{'m':3},"
    "'outcomes':[{'weight':1,'text':'Text open','headline':'Headline open',"
    "'effects':{'m':2},'later':[{'id':'late_open','in':2,"
    "'label':'Coming open','text':'Landed open','effects':{'m':7}}]}]},"
    "{'id':'whisper','label':'Label whisper','rung':1,'signal':'private',"
    "'to':['b'],'effects':{'m':3},'outcomes':[{'weight':1,"
    "'text':'Text whisper','headline':'Headline whisper','effects':{'m':2},"
    "'later':[{'id':'late_whisper','in':2,'label':'Coming whisper',"
    "'text':'Landed whisper','effects':{'m':7}}]}]},"
    "{'id':'strike','label':'Label strike','rung':1,'signal':'deniable',"
    "'effects':{'m':3},'outcomes':[{'weight':1,'text':'Text strike',"
    "'headline':'Headline strike','effects':{'m':2},'later':["
    "{'id':'late_strike','in':2,'label':'Coming strike',"
    "'text':'Landed strike','effects':{'m':7}}]}]}]}]},"
    "{'id':'s2','title':'Two','days':1},{'id':'s3','title':'Three','days':1},"
    "{'id':'s4','title':'Four','days':1}]";

static const char *brief_line(const struct view *view, const char *part)
{
    for (int32_t i = 0; i < view->brief.count; i++)
        if (strstr(view->brief.items[i], part) != NULL)
            return view->brief.items[i];
    return NULL;
}

static bool waits(const struct view *view, const char *text)
{
    for (int32_t i = 0; i < view->timeline.count; i++)
        if (view->timeline.items[i].when == WHEN_PENDING &&
            strcmp(view->timeline.items[i].text, text) == 0)
            return true;
    return false;
}

/* "Meters … by `show`" */
static void meters_by_show(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'meters':[{'id':'all','name':'All'},"
              "{'id':'late','name':'Late','show':'debrief','start':7},"
              "{'id':'mine','name':'Mine','show':['a']}],"
              "'scenes':[{'id':'s','title':'S','effects':{'all':1,'late':1,"
              "'mine':1}},{'id':'t','title':'T','actor':'a',"
              "'options':[{'id':'x','label':'X','effects':{'late':9}}]}]",
              "a b");
    view = play_view(&play, "a");
    assert_non_null(view_find_meter(view, "all"));
    assert_null(view_find_meter(view, "late"));
    assert_non_null(view_find_meter(view, "mine"));
    view = play_view(&play, "b");
    assert_non_null(view_find_meter(view, "all"));
    assert_null(view_find_meter(view, "late"));
    assert_null(view_find_meter(view, "mine"));
    assert_int_equal(view->ledger.count, 1);
    assert_int_equal(view->changes.count, 1);
    play_say(&play, "continue");
    view = play_view(&play, "a");
    assert_int_equal(view_find_option(view, "x")->marks.count, 0);
    play_say(&play, "move a x");
    view = play_view(&play, "b");
    assert_int_equal(view_find_meter(view, "late")->value, 17);
    assert_int_equal(view_find_meter(view, "late")->past.items[0], 8);
    assert_non_null(view_find_meter(view, "mine"));
    play_close(&play);
}

/* "… and scenes by `show`": for other seats the scene passes unseen. */
static void scenes_by_show(void **state)
{
    struct play play;
    const struct view *view;
    const char *members =
        "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
        "'meters':[{'id':'m','name':'M'}],"
        "'scenes':[{'id':'s','title':'Secret scene','show':['b'],"
        "'brief':['Secret brief'],'discuss':['Secret question'],"
        "'effects':{'m':4}},{'id':'t','title':'Open scene','actor':'a',"
        "'options':[{'id':'x','label':'X'}]}]";

    (void)state;
    play_open(&play, members, "a b");
    view = play_view(&play, "a");
    assert_string_equal(view->scene, "");
    assert_int_equal(view->brief.count, 0);
    assert_int_equal(view->discuss.count, 0);
    view = play_view(&play, "b");
    assert_string_equal(view->scene, "Secret scene");
    assert_string_equal(view->brief.items[0], "Secret brief");
    play_say(&play, "continue");
    view = play_view(&play, "a");
    assert_false(view_tells(view, "Secret scene"));
    assert_string_equal(view_find_cause(view, "m")->name, "");
    assert_int_equal(view_find_cause(view, "m")->after, 4);
    assert_true(view_tells(play_view(&play, "b"), "Secret scene"));
    play_say(&play, "move a x");
    assert_true(view_tells(play_view(&play, "a"), "Secret scene"));
    play_close(&play);
}

/* "… its own briefs." */
static void its_own_briefs(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, acts, "a b");
    view = play_view(&play, "a");
    assert_string_equal(view->prompt, "What now, a?");
    assert_non_null(brief_line(view, "For a alone"));
    assert_string_equal(view->seat.brief.items[0], "Brief of a");
    view = play_view(&play, "b");
    assert_string_equal(view->prompt, "");
    assert_null(brief_line(view, "For a alone"));
    assert_string_equal(view->seat.brief.items[0], "Brief of b");
    assert_int_equal(view->options.count, 0);
    play_close(&play);
}

/* "`public`: everyone sees the move and its text" */
static void public_moves(void **state)
{
    static const char *const seats[] = {"a", "b", "c"};
    struct play play;

    (void)state;
    play_open(&play, acts, "a b c");
    play_say(&play, "move a open");
    for (size_t i = 0; i < COUNT(seats); i++) {
        const struct view *view = play_view(&play, seats[i]);
        const struct view_happening *move =
            view_find_news(view, i == 0 ? VIEW_OWN_MOVE : VIEW_OTHER_MOVE);

        assert_string_equal(move->title, "Label open");
        assert_string_equal(move->who, "Aldra");
        assert_string_equal(move->text, "Text open");
        assert_int_equal(move->rung, 1);
        assert_true(waits(view, "Coming open"));
    }
    play_say(&play, "continue");
    for (size_t i = 0; i < COUNT(seats); i++) {
        const struct view *view = play_view(&play, seats[i]);
        const struct view_happening *landed = view_find_news(view, VIEW_LANDED);

        assert_string_equal(landed->title, "Coming open");
        assert_string_equal(landed->text, "Landed open");
        assert_string_equal(landed->origin,
                            i == 0 ? "from your choice of 1 Jan: Label open"
                                   : "from Aldra\xe2\x80\x99s choice of 1 Jan: "
                                     "Label open");
    }
    play_close(&play);
}

/* "`private`: only its maker and the actors in `to`" */
static void private_moves(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, acts, "a b c");
    play_say(&play, "move a whisper");
    assert_string_equal(
        view_find_news(play_view(&play, "a"), VIEW_OWN_MOVE)->text,
        "Text whisper");
    assert_string_equal(
        view_find_news(play_view(&play, "b"), VIEW_OTHER_MOVE)->text,
        "Text whisper");
    assert_null(view_find_news(play_view(&play, "c"), VIEW_OTHER_MOVE));
    assert_true(waits(play_view(&play, "b"), "Coming whisper"));
    assert_false(waits(play_view(&play, "c"), "Coming whisper"));
    play_say(&play, "continue");
    assert_true(view_tells(play_view(&play, "b"), "Landed whisper"));
    assert_false(view_tells(play_view(&play, "c"), "Landed whisper"));
    assert_false(view_tells(play_view(&play, "c"), "Label whisper"));
    assert_false(view_tells(play_view(&play, "c"), "Text whisper"));
    play_say(&play, "continue");
    play_say(&play, "continue");
    assert_true(view_tells(play_view(&play, "c"), "Label whisper"));
    assert_true(view_tells(play_view(&play, "c"), "Landed whisper"));
    play_close(&play);
}

/* "`deniable`: everyone sees the text, only the maker knows whose it was." */
static void deniable_moves(void **state)
{
    struct play play;
    const struct view_happening *move;

    (void)state;
    play_open(&play, acts, "a b c");
    play_say(&play, "move a strike");
    move = view_find_news(play_view(&play, "a"), VIEW_OWN_MOVE);
    assert_string_equal(move->title, "Label strike");
    move = view_find_news(play_view(&play, "c"), VIEW_OTHER_MOVE);
    assert_string_equal(move->text, "Text strike");
    assert_string_equal(move->who, "");
    assert_int_equal(move->rung, -1);
    assert_false(view_tells(play_view(&play, "c"), "Aldra"));
    assert_false(view_tells(play_view(&play, "c"), "Label strike"));
    assert_false(waits(play_view(&play, "c"), "Coming strike"));
    play_say(&play, "continue");
    assert_true(view_tells(play_view(&play, "c"), "Landed strike"));
    assert_false(view_tells(play_view(&play, "c"), "Aldra"));
    assert_false(view_tells(play_view(&play, "c"), "Label strike"));
    play_say(&play, "continue");
    play_say(&play, "continue");
    assert_true(view_tells(play_view(&play, "c"), "Label strike"));
    play_close(&play);
}

/* What a landing sends is as secret as the move that sent the landing. */
static void secrets_stay_secret_down_the_line(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'meters':[{'id':'m','name':'M'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'Label x','signal':'private','later':["
              "{'id':'one','in':1,'later':[{'id':'two','in':2,"
              "'label':'Second','text':'It came.','effects':{'m':5}}]}]}]},"
              "{'id':'t','title':'T'},{'id':'u','title':'U'},"
              "{'id':'v','title':'V'}]",
              "a b");
    play_say(&play, "move a x");
    assert_true(waits(play_view(&play, "a"), "Second"));
    assert_false(waits(play_view(&play, "b"), "Second"));
    play_say(&play, "continue");
    play_say(&play, "continue");
    view = play_view(&play, "a");
    assert_string_equal(view_find_news(view, VIEW_LANDED)->origin,
                        "from your choice of 1 Jan: Label x");
    assert_string_equal(view_find_cause(view, "m")->name, "Second");
    view = play_view(&play, "b");
    assert_false(view_tells(view, "It came."));
    assert_string_equal(view_find_cause(view, "m")->name, "");
    assert_int_equal(view_find_cause(view, "m")->after, 5);
    play_close(&play);
}

/* Without a person the view is an onlooker's, and the debrief tells all. */
static void without_persons_all_is_told(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, acts, "");
    view = play_view(&play, NULL);
    assert_int_equal(view->phase, PHASE_OVER);
    assert_int_equal(view->seat.index, -1);
    assert_string_equal(view->seat.name, "");
    assert_non_null(view_find_news(view, VIEW_OTHER_MOVE));
    assert_null(view_find_news(view, VIEW_OWN_MOVE));
    assert_non_null(view_find_news(view, VIEW_ENDING));
    play_close(&play);
}

/* Nobody's seat sees what all see. No view of a play that goes on is made for
 * it, but the tables must bear it. */
static void nobody_sees_what_all_see(void **state)
{
    struct play play;
    struct sight sight;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'meters':[{'id':'all','name':'All'},"
              "{'id':'mine','name':'Mine','show':['a']}],"
              "'unknowns':[{'id':'u','question':'Who?','known_by':['a'],"
              "'values':[{'id':'y','text':'They.'}]}],"
              "'scenes':[{'id':'s','title':'S','show':['a'],'actor':'a',"
              "'options':[{'id':'x','label':'X'},"
              "{'id':'y','label':'Y','signal':'private','to':['a']}]}]",
              "a");
    sight = sight_open(play.session, -1, &play.arena);
    assert_true(sight_meter(&sight, 0));
    assert_false(sight_meter(&sight, 1));
    assert_false(sight_scene(&sight, 0));
    assert_false(sight_unknown(&sight, 0));
    assert_int_equal(sight_move(&sight, 0, 0), SEEN_ALL);
    assert_int_equal(sight_move(&sight, 1, 0), SEEN_NOT);
    play_close(&play);
}

/* "Everyone reads a `headline`." */
static void everyone_reads_headlines(void **state)
{
    static const char *const seats[] = {"a", "b", "c"};
    static const char *const moves[] = {"open", "whisper", "strike"};
    struct play play;

    (void)state;
    for (size_t i = 0; i < COUNT(moves); i++) {
        char line[40] = "move a ";

        strcat(line, moves[i]);
        play_open(&play, acts, "a b c");
        play_say(&play, line);
        for (size_t k = 0; k < COUNT(seats); k++) {
            const struct view *view = play_view(&play, seats[k]);

            assert_memory_equal(view_find_news(view, VIEW_HEADLINE)->title,
                                "Headline ", 9);
            assert_string_equal(view_find_news(view, VIEW_HEADLINE)->who, "");
        }
        play_close(&play);
    }
}

/* "A ledger line whose cause a seat may not see keeps its amount alone until
 * the debrief." */
static void hidden_causes_keep_their_amount(void **state)
{
    static const char *const moves[] = {"move a whisper", "move a strike"};
    struct play play;
    const struct view *view;

    (void)state;
    for (size_t i = 0; i < COUNT(moves); i++) {
        play_open(&play, acts, "a b c");
        play_say(&play, moves[i]);
        view = play_view(&play, "c");
        assert_int_equal(view->changes.count, 1);
        assert_int_equal(view->changes.items[0].before, 20);
        assert_int_equal(view->changes.items[0].after, 25);
        for (int32_t k = 0; k < 2; k++) {
            const struct view_cause *cause =
                &view->changes.items[0].causes.items[k];

            assert_string_equal(cause->name, "");
            assert_string_equal(cause->inputs, "");
            assert_string_equal(cause->formula, "");
            assert_int_equal(cause->after - cause->before, k == 0 ? 3 : 2);
        }
        view = play_view(&play, "a");
        assert_memory_equal(view_find_cause(view, "m")->name,
                            "After your choice: Label ", 25);
        play_say(&play, "continue");
        assert_string_equal(view_find_cause(play_view(&play, "c"), "m")->name,
                            "");
        play_say(&play, "continue");
        play_say(&play, "continue");
        assert_memory_equal(view_find_cause(play_view(&play, "c"), "m")->name,
                            "Coming ", 7);
        play_close(&play);
    }
}

/* Two decisions in one scene: neither view shows the other's choice. */
static void nobody_sees_anothers_choice(void **state)
{
    struct play play;
    const struct view *before, *after;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'},{'id':'b','name':'B'}],"
              "'meters':[{'id':'m','name':'M'}],"
              "'scenes':[{'id':'s','title':'S','decisions':[{'actor':'a',"
              "'options':[{'id':'x','label':'Xylo','effects':{'m':5}},"
              "{'id':'y','label':'Ypsilon'}]},{'actor':'b','options':["
              "{'id':'v','label':'V','when':'taken(x) == 0',"
              "'effects':{'m':'m + 1'}},{'id':'w','label':'W'}]}]}]",
              "a b");
    before = play_view(&play, "b");
    play_say(&play, "move a x");
    after = play_view(&play, "b");
    assert_true(view_find_option(play_view(&play, "a"), "x")->chosen);
    assert_false(view_tells(after, "Xylo"));
    assert_int_equal(after->options.count, before->options.count);
    assert_true(view_find_option(after, "v")->open);
    assert_int_equal(view_find_mark(after, "v", "m")->size,
                     view_find_mark(before, "v", "m")->size);
    assert_int_equal(view_find_meter(after, "m")->value, 0);
    for (int32_t i = 0; i < after->options.count; i++)
        assert_false(after->options.items[i].chosen);
    assert_true(after->hash == before->hash);
    assert_int_equal(after->news.count, before->news.count);
    play_say(&play, "move b v");
    assert_true(view_tells(play_view(&play, "b"), "Xylo"));
    play_close(&play);
}

/* What stands in a formula may be a hidden meter or another's secret act. */
static void inputs_are_named_as_far_as_they_may(void **state)
{
    struct play play;
    const struct view_cause *cause;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'Aldra'},{'id':'b','name':'B'}],"
              "'meters':[{'id':'m','name':'Tension','start':50},"
              "{'id':'h','name':'Hidden','show':['a'],'start':5}],"
              "'flags':[{'id':'f','name':'Blamed'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X','rung':1,'signal':'private',"
              "'set':{'f':true}},{'id':'y','label':'Y','rung':2,"
              "'set':{'f':true}}]},"
              "{'id':'t','title':'T'}],"
              "'rules':[{'id':'r','name':'Rule',"
              "'effects':{'m':'m / 10 + h + rung(a) + (1 if f else 0)'}}]",
              "a b");
    play_say(&play, "move a x");
    cause = view_find_cause(play_view(&play, "a"), "m");
    assert_string_equal(cause->name, "Rule");
    assert_string_equal(cause->inputs,
                        "Tension 50, Hidden 5, rung of Aldra 1, Blamed: yes");
    assert_string_equal(cause->formula,
                        "m / 10 + h + rung(a) + (1 if f else 0)");
    cause = view_find_cause(play_view(&play, "b"), "m");
    assert_string_equal(cause->name, "Rule");
    assert_string_equal(cause->inputs, "Tension 50");
    assert_string_equal(cause->formula, "");
    play_say(&play, "undo");
    play_say(&play, "move a y");
    cause = view_find_cause(play_view(&play, "b"), "m");
    assert_string_equal(cause->inputs,
                        "Tension 50, rung of Aldra 2, Blamed: yes");
    play_close(&play);
}

/* History stands in no view before the debrief. */
static void history_waits_for_the_debrief(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              "'actors':[{'id':'a','name':'A'}],"
              "'scenes':[{'id':'s','title':'S','actor':'a','options':["
              "{'id':'x','label':'X'},{'id':'y','label':'Y'}],"
              "'history':{'option':'x','text':'They chose X.'}},"
              "{'id':'t','title':'T','actor':'a','options':["
              "{'id':'z','label':'Z'}],'history':{'option':'z'}}]",
              "a");
    play_say(&play, "move a y");
    assert_int_equal(play_view(&play, "a")->records.count, 0);
    play_say(&play, "move a z");
    view = play_view(&play, "a");
    assert_int_equal(view->records.count, 2);
    assert_string_equal(view->records.items[0].in_fact, "They chose X.");
    assert_string_equal(view->records.items[0].in_play, "Y");
    assert_false(view->records.items[0].same);
    assert_string_equal(view->records.items[1].in_fact, "Z");
    assert_true(view->records.items[1].same);
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(meters_by_show),
        cmocka_unit_test(scenes_by_show),
        cmocka_unit_test(its_own_briefs),
        cmocka_unit_test(public_moves),
        cmocka_unit_test(private_moves),
        cmocka_unit_test(deniable_moves),
        cmocka_unit_test(secrets_stay_secret_down_the_line),
        cmocka_unit_test(without_persons_all_is_told),
        cmocka_unit_test(nobody_sees_what_all_see),
        cmocka_unit_test(everyone_reads_headlines),
        cmocka_unit_test(hidden_causes_keep_their_amount),
        cmocka_unit_test(nobody_sees_anothers_choice),
        cmocka_unit_test(inputs_are_named_as_far_as_they_may),
        cmocka_unit_test(history_waits_for_the_debrief),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
