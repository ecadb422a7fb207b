/* The comparison of plays that heavy_plays relies on sees every difference,
 * and names it. */
#include "many/same.h"
#include "unit/recording_fixture.h"

#include "play/session_core.h"

#include <string.h>

/* Two plays of one scenario that stand in turn 4, with a way beyond it. */
struct plays {
    struct play one, other;
    struct strbuf what;
};

static void plays_open(struct plays *plays)
{
    recording_play(&plays->one);
    recording_play(&plays->other);
    /* A play and its scenario are compared, not two scenarios. */
    session_free(plays->other.session);
    plays->other.session =
        recording_replayed(&plays->one, play_recording(&plays->one),
                           strlen(play_recording(&plays->one)));
    assert_non_null(plays->other.session);
    play_say(&plays->one, "undo");
    play_say(&plays->other, "undo");
    plays->what = (struct strbuf){0};
}

static void plays_close(struct plays *plays)
{
    strbuf_clear(&plays->what);
    play_close(&plays->one);
    play_close(&plays->other);
}

/* What the comparison says, "" where both are the same. */
static const char *compared(struct plays *plays, bool tree)
{
    struct same how = {SAME_ALL_SEATS, tree};
    bool same;

    strbuf_reset(&plays->what);
    same =
        same_play(plays->one.session, plays->other.session, how, &plays->what);
    assert_int_equal(same, plays->what.length == 0);
    return strbuf_get(&plays->what);
}

static void assert_found(struct plays *plays, bool tree, const char *text)
{
    const char *what = compared(plays, tree);

    if (strstr(what, text) == NULL)
        fail_msg("expected '%s', found '%s'", text, what);
}

static void the_same(void **state)
{
    struct plays plays;

    (void)state;
    plays_open(&plays);
    assert_string_equal(compared(&plays, false), "");
    assert_string_equal(compared(&plays, true), "");
    plays_close(&plays);
}

/* By turn and field. */
static void another_world(void **state)
{
    struct plays plays;
    const struct model *model;
    int32_t *world;

    (void)state;
    plays_open(&plays);
    model = session_model(plays.one.session);
    world = session_node(plays.one.session)->world;
    world[model->layout.meters + 1]++;
    assert_found(&plays, false, "turn 4: meter n: ");
    world[model->layout.meters + 1]--;
    session_node(plays.one.session)->hash++;
    assert_found(&plays, false, "turn 4: the hashes of one world");
    plays_close(&plays);
}

static void another_choice(void **state)
{
    struct plays plays;

    (void)state;
    plays_open(&plays);
    play_say(&plays.one, "move a d1");
    assert_found(&plays, false, "turn 4: one has resolved");
    play_say(&plays.other, "move a d2");
    assert_found(&plays, false, "turn 4: a choice: ");
    plays_close(&plays);
}

static void what_was_said(void **state)
{
    struct plays plays;

    (void)state;
    plays_open(&plays);
    play_say(&plays.one, "note one");
    assert_found(&plays, false, "turn 4: remarks: 1 and 0");
    play_say(&plays.other, "note other");
    assert_found(&plays, false,
                 "turn 4: remark 0: 'note one' and 'note other'");
    plays_close(&plays);
    plays_open(&plays);
    play_say(&plays.one, "cap 0");
    play_say(&plays.other, "cap none");
    assert_found(&plays, false, "turn 4: order 0");
    plays_close(&plays);
}

static void who_plays(void **state)
{
    struct plays plays;

    (void)state;
    plays_open(&plays);
    session_mandates(plays.one.session, 0, 0, 1);
    assert_found(&plays, false, "a mandate: 1 and -1");
    plays_close(&plays);
    plays_open(&plays);
    play_seed(&plays.other, 2);
    assert_found(&plays, false, "the seeds differ");
    plays_close(&plays);
}

/* Ways that were left: one that is missing, what waits there, and where redo
 * goes. A recording's comparison leaves them out. */
static void other_ways(void **state)
{
    struct plays plays;

    (void)state;
    plays_open(&plays);
    play_say(&plays.one, "move a d1");
    play_say(&plays.one, "undo");
    assert_string_equal(compared(&plays, false), "");
    assert_found(&plays, true, "stops");
    play_say(&plays.other, "move a d1");
    play_say(&plays.other, "note on that way");
    play_say(&plays.other, "undo");
    assert_string_equal(compared(&plays, false), "");
    assert_found(&plays, true, "remark note on that way");
    plays_close(&plays);
    plays_open(&plays);
    play_say(&plays.one, "move a d1");
    play_say(&plays.one, "undo");
    play_say(&plays.one, "move a d2");
    play_say(&plays.one, "undo");
    play_say(&plays.other, "move a d2");
    play_say(&plays.other, "undo");
    play_say(&plays.other, "move a d1");
    play_say(&plays.other, "undo");
    assert_string_equal(compared(&plays, false), "");
    assert_found(&plays, true, "redo");
    play_say(&plays.other, "move a d2");
    play_say(&plays.other, "undo");
    assert_string_equal(compared(&plays, true), "");
    plays_close(&plays);
}

/* Stops are found again by their way, whatever their number. */
static void stops_by_way(void **state)
{
    struct plays plays;
    int32_t last;

    (void)state;
    plays_open(&plays);
    play_say(&plays.one, "move a d1");
    play_say(&plays.one, "undo");
    play_say(&plays.one, "move a d2");
    play_say(&plays.other, "move a d2");
    last = (int32_t)session_stop_count(plays.one.session) - 1;
    assert_int_equal(same_stop(plays.one.session, last, plays.other.session),
                     last - 1);
    assert_int_equal(
        same_stop(plays.one.session, last - 1, plays.other.session), -1);
    plays_close(&plays);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same),       cmocka_unit_test(another_world),
        cmocka_unit_test(another_choice), cmocka_unit_test(what_was_said),
        cmocka_unit_test(who_plays),      cmocka_unit_test(other_ways),
        cmocka_unit_test(stops_by_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
