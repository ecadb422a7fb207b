/* What is told to whom, at its edges: each was once wrong. */
#include "unit/play_fixture.h"

#include <string.h>

#define TWO                                                                    \
    "'actors':[{'id':'a','name':'Aldra','playable':true},"                     \
    "{'id':'b','name':'Boreal','playable':true}],"                             \
    "'meters':[{'id':'m','name':'M','start':50}],"
#define LADDER                                                                 \
    "'ladder':{'meter':'m','rungs':[{'from':0,'name':'0'},"                    \
    "{'from':90,'name':'1'},{'from':95,'name':'2'}]},"

/* "everyone sees the move and its text", "everyone sees the text" */
static void others_read_the_text_of_a_move(void **state)
{
    struct play play;
    const struct view_happening *move;

    (void)state;
    play_open(&play,
              TWO "'scenes':[{'id':'s','title':'S','actor':'b','next':'s',"
                  "'options':[{'id':'p','label':'Label p','text':'Openly.',"
                  "'outcomes':[{'text':'It is done.'}]},"
                  "{'id':'d','label':'Label d','text':'A convoy stops.',"
                  "'signal':'deniable'},"
                  "{'id':'q','label':'Label q','text':'In secret.',"
                  "'signal':'private'}]}]",
              "a b");
    play_say(&play, "move b p");
    move = view_find_news(play_view(&play, "a"), VIEW_OTHER_MOVE);
    assert_string_equal(move->text, "Openly. It is done.");
    move = view_find_news(play_view(&play, "b"), VIEW_OWN_MOVE);
    assert_string_equal(move->text, "It is done."); /* it read the rest */
    play_say(&play, "move b d");
    assert_true(view_tells(play_view(&play, "a"), "A convoy stops."));
    assert_false(view_tells(play_view(&play, "a"), "Label d"));
    play_say(&play, "move b q");
    assert_false(view_tells(play_view(&play, "a"), "In secret."));
    play_close(&play);
}

static bool briefed(const struct view *view, const char *text)
{
    for (int32_t i = 0; i < view->seat.brief.count; i++)
        if (strstr(view->seat.brief.items[i], text) != NULL)
            return true;
    return false;
}

#define SECRET                                                                 \
    "'unknowns':[{'id':'u','question':'Who was it?','known_by':['a'],"         \
    "'reveal':'never','values':[{'id':'p','weight':1,'text':'A boat.'}]}],"    \
    "'scenes':[{'id':'s','title':'S','actor':'a','options':["                  \
    "{'id':'x','label':'X','effects':{'m':'7 if u == p else 3'}}]},"           \
    "{'id':'t','title':'T','actor':'a','options':[{'id':'y','label':'Y'}]}]"

/* "`known_by` (actors told at the start)" */
static void who_knows_is_told_at_the_start(void **state)
{
    struct play play;

    (void)state;
    play_open(&play, TWO SECRET, "a b");
    assert_true(briefed(play_view(&play, "a"), "Who was it? A boat."));
    assert_false(briefed(play_view(&play, "b"), "Who was it?"));
    /* On the page of its first stop too, and there alone. */
    assert_int_equal(play_view(&play, "a")->brief.count, 1);
    assert_string_equal(play_view(&play, "a")->brief.items[0],
                        "Who was it? A boat.");
    assert_int_equal(play_view(&play, "b")->brief.count, 0);
    play_say(&play, "move a x");
    assert_int_equal(play_view(&play, "a")->brief.count, 0);
    play_close(&play);
}

/* Before the play has drawn its truths, a briefing tells none. */
static void a_briefing_before_the_play_tells_no_truth(void **state)
{
    struct fixture f;
    struct arena arena = {0};
    const struct view_briefing *briefing;

    (void)state;
    fixture_open(&f, "'actors':[{'id':'a','name':'A','playable':true,"
                     "'brief':['Both.',{'text':'It was p.','when':'u == p'},"
                     "{'text':'It was q.','when':'u == q'}]}],"
                     "'unknowns':[{'id':'u','question':'Q?','known_by':['a'],"
                     "'values':[{'id':'p','weight':1},{'id':'q','weight':1}]"
                     "}],'scenes':[{'id':'s','title':'S'}]");
    briefing = view_briefing(f.model, &arena);
    assert_int_equal(briefing->seats.items[0].brief.count, 1);
    assert_string_equal(briefing->seats.items[0].brief.items[0], "Both.");
    arena_clear(&arena);
    fixture_close(&f);
}

/* "An unknown with `reveal: never` is named in no ledger" */
static void a_secret_for_ever_is_in_no_ledger(void **state)
{
    struct play play;
    const struct view_cause *cause;

    (void)state;
    play_open(&play, TWO SECRET, "a");
    play_say(&play, "move a x");
    cause = view_find_cause(play_view(&play, "a"), "m");
    assert_int_equal(cause->after, 57);
    assert_null(strstr(cause->inputs, "Who was it"));
    assert_string_equal(cause->formula, "");
    play_close(&play);
}

/* A scene's block reads the last move of an earlier turn: that it was secret
 * does not pass with the mover's next, public move. */
static void a_secret_move_stays_secret_in_the_next_turn(void **state)
{
    struct play play;
    const struct view_cause *cause;

    (void)state;
    play_open(&play,
              TWO LADDER
              "'scenes':[{'id':'s1','title':'S','actor':'b','options':["
              "{'id':'x','label':'X','rung':2,'signal':'private'}]},"
              "{'id':'s2','title':'S','effects':{'m':'rung(b)'},"
              "'actor':'b','options':[{'id':'y','label':'Y'}]},"
              "{'id':'s3','title':'S','actor':'a','options':["
              "{'id':'z','label':'Z'}]}]",
              "a");
    cause = view_find_cause(play_view(&play, "a"), "m");
    assert_int_equal(cause->after - cause->before, 2);
    assert_string_equal(cause->inputs, "");
    assert_string_equal(cause->formula, "");
    play_close(&play);
}

/* Foresight: a deniable move's label is not told, nor that of a `use` that
 * made a library option private. */
static void what_was_not_told_is_not_foreseen(void **state)
{
    struct fixture f;
    int32_t at;

    (void)state;
    fixture_open(&f, TWO "'options':[{'id':'lib','label':'L','later':["
                         "{'id':'c1','in':2,'label':'Due.'}],'outcomes':["
                         "{'later':[{'id':'c2','in':2,'label':'Due.'}]}]}],"
                         "'scenes':[{'id':'s','title':'S','actor':'b',"
                         "'options':[{'use':'lib','signal':'private'},"
                         "{'id':'d','label':'L','signal':'deniable','later':["
                         "{'id':'c3','in':2,'label':'Due.'}]}]}]");
    for (int i = 0; i < 3; i++) {
        const char *const ids[] = {"c1", "c2", "c3"};

        at = fixture_index(&f.model->consequence_names, ids[i]);
        assert_false(foresight_told(f.model, at, fixture_thing(&f, "a")));
        assert_true(foresight_told(f.model, at, fixture_thing(&f, "b")));
    }
    fixture_close(&f);
}

/* A record may have a text without an option, or one that does not hold. */
static void a_record_without_an_option(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play,
              TWO "'options':[{'id':'lib','label':'Library label'}],"
                  "'scenes':[{'id':'s','title':'S','actor':'a','options':["
                  "{'id':'x','label':'X'}],'history':{'text':"
                  "{'text':'So it was.','when':'m > 90'}}},"
                  "{'id':'t','title':'T','actor':'a','options':["
                  "{'use':'lib','label':'Local label'}],"
                  "'history':{'option':'lib'}}]",
              "a");
    play_say(&play, "move a x");
    play_say(&play, "move a lib");
    view = play_view(&play, "a");
    assert_int_equal(view->phase, PHASE_OVER);
    assert_int_equal(view->records.count, 2);
    assert_string_equal(view->records.items[0].in_fact, "");
    assert_string_equal(view->records.items[1].in_fact, "Local label");
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(others_read_the_text_of_a_move),
        cmocka_unit_test(who_knows_is_told_at_the_start),
        cmocka_unit_test(a_briefing_before_the_play_tells_no_truth),
        cmocka_unit_test(a_secret_for_ever_is_in_no_ledger),
        cmocka_unit_test(a_secret_move_stays_secret_in_the_next_turn),
        cmocka_unit_test(what_was_not_told_is_not_foreseen),
        cmocka_unit_test(a_record_without_an_option),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
