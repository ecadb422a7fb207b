/* Other versions of a play: "as it was", and a class cut. */
#include "unit/recording_fixture.h"

#include <string.h>

/* As it was -------------------------------------------------------------- */

/* `doubt` has nothing on record, and `truth` what is rarely drawn. */
static const char *const history =
    "'actors': [{'id': 'us', 'name': 'We', 'playable': true}],"
    "'meters': [{'id': 'heat', 'name': 'Heat'}],"
    "'unknowns': [{'id': 'truth', 'question': 'Who?', 'history': 'rare',"
    "  'values': [{'id': 'common', 'weight': 1000000},"
    "             {'id': 'rare', 'weight': 1}]},"
    " {'id': 'doubt', 'question': 'Why?',"
    "  'values': [{'id': 'one', 'weight': 1}, {'id': 'two', 'weight': 1}]}],"
    "'scenes': ["
    "  {'id': 'never', 'title': 'Not so', 'when': 'truth == common'},"
    "  {'id': 'first', 'title': 'First', 'actor': 'us', 'options': ["
    "    {'id': 'go', 'label': 'Go',"
    "     'effects': {'heat': '5 if truth == rare else 1'}}]}]";

static void truths_stand_as_on_record(void **state)
{
    struct fixture f;
    bool one = false, two = false;

    (void)state;
    fixture_open(&f, history);
    for (uint64_t seed = 0; seed < 64; seed++) {
        ledger_reset(&f.ledger);
        step_start(f.model, (struct start){.seed = seed, .as_it_was = true},
                   f.world, &f.ledger);
        assert_int_equal(world_unknown(f.model, f.world, 0), 1);
        assert_int_equal(fixture_count(&f, LEDGER_UNKNOWN), 2);
        one = one || world_unknown(f.model, f.world, 1) == 0;
        two = two || world_unknown(f.model, f.world, 1) == 1;
        /* It stands before the first scene is looked for. */
        assert_string_equal(fixture_scene(&f), "first");
        step_start(f.model, (struct start){.seed = seed}, f.world, NULL);
        assert_int_equal(world_unknown(f.model, f.world, 0), 0);
        assert_string_equal(fixture_scene(&f), "never");
    }
    assert_true(one && two);
    fixture_close(&f);
}

/* What has nothing on record is drawn as in any play of the same seed. */
static void other_truths_are_drawn_as_ever(void **state)
{
    struct fixture f;

    (void)state;
    fixture_open(&f, history);
    for (uint64_t seed = 0; seed < 64; seed++) {
        int32_t drawn;

        fixture_start(&f, seed);
        drawn = world_unknown(f.model, f.world, 1);
        step_start(f.model, (struct start){.seed = seed, .as_it_was = true},
                   f.world, NULL);
        assert_int_equal(world_unknown(f.model, f.world, 1), drawn);
    }
    fixture_close(&f);
}

/* The same play once more, from its recording; it must write the same. */
static void assert_replays(struct play *play, const char *line)
{
    const char *text = play_recording(play);
    struct session *first = play->session;

    if (line != NULL && strstr(text, line) == NULL)
        fail_msg("'%s' is not in the recording:\n%s", line, text);
    play->session = recording_replayed(play, text, strlen(text));
    if (play->session == NULL)
        fail_msg("%s", recording_findings(play));
    assert_string_equal(play_recording(play), text);
    assert_int_equal(session_stop_count(play->session),
                     session_stop_count(first));
    session_free(first);
}

static void a_play_as_it_was(void **state)
{
    struct seats seats;
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, history, "us");
    assert_null(strstr(play_recording(&play), "unknowns"));
    seats = *session_seats(play.session);
    seats.as_it_was = true;
    play_seats(&play, 7, &seats);
    play_say(&play, "move us go");
    view = play_view(&play, NULL);
    assert_int_equal(view_find_meter(view, "heat")->value, 5);
    assert_string_equal(view->unknowns.items[0].answer, "rare");
    assert_false(view->unknowns.items[0].invented);
    assert_replays(&play,
                   "\nseed 0000000000000007\nunknowns history\nseat us person");
    play_close(&play);
}

static void drawn_truths_are_marked_invented(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    play_open(&play, history, "us");
    play_say(&play, "continue");
    play_say(&play, "move us go");
    view = play_view(&play, NULL);
    assert_string_equal(view->unknowns.items[0].answer, "common");
    assert_true(view->unknowns.items[0].invented);
    play_close(&play);
}

/* A class cut ------------------------------------------------------------ */

/* Two seats; `them` would choose `b` by weight, and did choose `a`. The
 * second scene has no record; in the fourth the record is closed. */
static const char *const class =
    "'actors': [{'id': 'us', 'name': 'We', 'playable': true},"
    "           {'id': 'them', 'name': 'They', 'policy': 'hawk'}],"
    "'meters': [{'id': 'heat', 'name': 'Heat'},"
    "           {'id': 'level', 'name': 'Level'}],"
    "'options': ["
    "  {'id': 'a', 'label': 'Aye', 'rung': 0, 'weight': 0,"
    "   'outcomes': [{'id': 'o', 'text': 'What came of it.'}],"
    "   'effects': {'heat': 1}},"
    "  {'id': 'b', 'label': 'Bee', 'rung': 0, 'weight': 5,"
    "   'headline': 'A loud headline', 'effects': {'heat': 10}},"
    "  {'id': 'c', 'label': 'Sea', 'rung': 1, 'weight': 0,"
    "   'effects': {'heat': 20},"
    "   'later': [{'id': 'echo', 'in': 3, 'label': 'An echo',"
    "              'text': 'It comes back.', 'effects': {'heat': 7}}]}],"
    "'ladder': {'meter': 'level', 'rungs': ["
    "   {'from': 0, 'name': 'Low'}, {'from': 50, 'name': 'High'}]},"
    "'scenes': ["
    "  {'id': 's1', 'title': 'One', 'decisions': ["
    "    {'actor': 'us', 'options': ['a', 'b', 'c'], 'history': "
    "      {'option': 'c', 'text': 'So it was.'}},"
    "    {'actor': 'them', 'options': ['a', 'b', 'c'], 'history': "
    "      {'option': 'a'}}]},"
    "  {'id': 's2', 'title': 'Two', 'decisions': ["
    "    {'actor': 'us', 'options': ['a', 'b', 'c']},"
    "    {'actor': 'them', 'options': ['a', 'b', 'c']}]},"
    "  {'id': 's3', 'title': 'Three', 'actor': 'us',"
    "   'options': ['a', 'b', 'c']},"
    "  {'id': 's4', 'title': 'Four', 'actor': 'us', 'options': ["
    "    'a', {'use': 'b', 'when': 'false'}],"
    "   'history': {'option': 'b'}},"
    "  {'id': 's5', 'title': 'Five', 'brief': ['Read this.']},"
    "  {'id': 's6', 'title': 'Six', 'actor': 'us', 'options': ["
    "    {'use': 'a', 'when': 'false'}, 'b', 'c']}],"
    "'classroom': {'cuts': ["
    "  {'minutes': 20, 'scenes': ['s3', 's6'], 'options': ['b', 'a']},"
    "  {'minutes': 30, 'scenes': ['s2', 's5']}]}";

static void open_members(struct play *play, const char *members,
                         int32_t minutes)
{
    struct seats seats;

    play_open(play, members, "us");
    seats = *session_seats(play->session);
    seats.cut = seats_cut(play->model, minutes);
    assert_non_null(seats.cut);
    play_seats(play, 1, &seats);
}

static void open_cut(struct play *play, int32_t minutes)
{
    open_members(play, class, minutes);
}

static const char *scene_of(const struct play *play)
{
    size_t last = session_turn_count(play->session) - 1;
    int32_t scene = session_turn(play->session, last).world[WORLD_SCENE];

    return scene < 0 ? "" : play->model->scenes[scene].id;
}

/* The move of an actor's slot in turn `index` (from 0), by id. */
static const char *chosen(const struct play *play, size_t index, int32_t slot)
{
    int32_t option = session_turn(play->session, index).choice[slot];

    return option < 0 ? "-" : play->model->options[option].id;
}

static void other_scenes_go_by_record_or_policy(void **state)
{
    struct play play;

    (void)state;
    open_cut(&play, 20);
    assert_string_equal(scene_of(&play), "s3");
    assert_int_equal(session_phase(play.session), PHASE_DECIDE);
    assert_int_equal(session_stop_count(play.session), 1);
    assert_string_equal(chosen(&play, 0, 0), "c"); /* on record */
    assert_string_equal(chosen(&play, 0, 1), "a"); /* a rule-played seat too */
    assert_string_equal(chosen(&play, 1, 0), "b"); /* a person's, by weights */
    assert_string_equal(chosen(&play, 1, 1), "c"); /* hawk */
    play_say(&play, "move us a");
    /* What is on record is closed in s4: by policy. s5 is not read. */
    assert_string_equal(scene_of(&play), "s6");
    assert_string_equal(chosen(&play, 3, 0), "a");
    play_close(&play);
}

static void options_are_those_of_the_cut(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    open_cut(&play, 20);
    view = play_view(&play, NULL);
    assert_int_equal(view->options.count, 2);
    assert_string_equal(view->options.items[0].id, "a");
    assert_string_equal(view->options.items[1].id, "b");
    assert_non_null(strstr(play_refused(&play, "move us c"), "closed now"));
    play_say(&play, "move us b");
    /* In s6 `a` is closed, so `b` alone is left of what the cut offers. */
    view = play_view(&play, NULL);
    assert_int_equal(view->options.count, 1);
    assert_string_equal(view->options.items[0].id, "b");
    play_say(&play, "move us b");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    play_close(&play);
}

/* Without `options` all are offered; and a veto on the last that the cut
 * offers opens the others rather than shutting the decision. */
static void a_cut_shuts_no_decision(void **state)
{
    struct play play;

    (void)state;
    open_cut(&play, 30);
    assert_string_equal(scene_of(&play), "s2");
    assert_int_equal(play_view(&play, NULL)->options.count, 3);
    play_close(&play);
    open_cut(&play, 20);
    play_say(&play, "move us a");
    play_say(&play, "veto us b");
    play_say(&play, "move us c");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    play_close(&play);
}

static int32_t count_of(const struct view *view, enum view_kind kind)
{
    int32_t count = 0;

    for (int32_t i = 0; i < view->news.count; i++)
        count += view->news.items[i].kind == kind;
    return count;
}

static void they_are_told_in_one_line(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    open_cut(&play, 20);
    view = play_view(&play, NULL);
    assert_int_equal(view->news.count, 2);
    assert_int_equal(count_of(view, VIEW_PASSED), 2);
    assert_string_equal(view->news.items[0].title, "One");
    assert_string_equal(view->news.items[0].text, "We: Sea; They: Aye");
    assert_string_equal(view->news.items[1].text, "We: Bee; They: Sea");
    assert_false(view_tells(view, "What came of it."));
    assert_false(view_tells(view, "A loud headline"));
    /* What the numbers did is there in full. */
    assert_int_equal(view_find_meter(view, "heat")->value, 1 + 20 + 10 + 20);
    play_close(&play);
}

/* A scene that only they see leaves no line, and nothing on another's. */
static void what_is_unseen_is_not_told(void **state)
{
    static const char *const members =
        "'actors': [{'id': 'us', 'name': 'We', 'playable': true},"
        "           {'id': 'them', 'name': 'They'}],"
        "'meters': [{'id': 'heat', 'name': 'Heat'}],"
        "'scenes': ["
        "  {'id': 's1', 'title': 'One', 'actor': 'them', 'options': ["
        "    {'id': 'a', 'label': 'Aye', 'effects': {'heat': 1}}]},"
        "  {'id': 's2', 'title': 'Two', 'show': ['them'], 'actor': 'them',"
        "   'options': [{'id': 'b', 'label': 'Bee'}]},"
        "  {'id': 's3', 'title': 'Three', 'actor': 'us',"
        "   'options': [{'id': 'c', 'label': 'Sea'}]}],"
        "'classroom': {'cuts': [{'minutes': 5, 'scenes': ['s3']}]}";
    struct play play;
    const struct view *view;

    (void)state;
    open_members(&play, members, 5);
    view = play_view(&play, NULL);
    assert_int_equal(view->news.count, 1);
    assert_string_equal(view->news.items[0].text, "They: Aye");
    play_close(&play);
}

/* c of turn 1 in 3: it lands in turn 4, which is passed over. */
static void consequences_keep_their_dates(void **state)
{
    struct play play;
    const struct view *view;

    (void)state;
    open_cut(&play, 20);
    play_say(&play, "move us a");
    view = play_view(&play, NULL);
    assert_int_equal(view_find_news(view, VIEW_LANDED)->turn, 4);
    assert_string_equal(view_find_news(view, VIEW_LANDED)->text,
                        "It comes back.");
    assert_int_equal(view_find_news(view, VIEW_OWN_MOVE)->turn, 3);
    /* Sent by They in turn 2: due in turn 5. */
    assert_int_equal(count_of(view, VIEW_LANDED), 2);
    play_close(&play);
}

static void a_scene_to_read_is_a_stop_of_its_cut(void **state)
{
    struct play play;

    (void)state;
    open_cut(&play, 30);
    play_say(&play, "move us a");
    assert_string_equal(scene_of(&play), "s5");
    assert_int_equal(session_phase(play.session), PHASE_READ);
    play_say(&play, "continue");
    assert_int_equal(session_phase(play.session), PHASE_OVER);
    play_say(&play, "undo");
    assert_string_equal(scene_of(&play), "s5");
    play_say(&play, "undo");
    assert_string_equal(scene_of(&play), "s2");
    play_close(&play);
}

static void cuts_replay(void **state)
{
    struct play play;

    (void)state;
    open_cut(&play, 20);
    assert_replays(&play, "\nseed 0000000000000001\ncut 20\nseat us person");
    play_say(&play, "move us b");
    assert_replays(&play, "\ncut 20\n");
    play_say(&play, "move us b");
    assert_replays(&play, "\nover ");
    play_close(&play);
}

static void versions_that_are_not_are_refused(void **state)
{
    static const struct {
        const char *from, *to, *finding;
    } cases[] = {
        {"\ncut 20\n", "\ncut 21\n", "a cut of 21 minutes"},
        {"\ncut 20\n", "\ncut 2x\n", "'cut 2x'"},
        {"\ncut 20\n", "\ncut 99999\n", "'cut 99999'"},
        {"\ncut 20\n", "\ncut 20\ncut 20\n", "expected one 'cut'"},
        {"\ncut 20\n", "\nunknowns drawn\n", "unknowns 'drawn'"},
        {"\ncut 20\n", "\nunknowns history\nunknowns history\n", "a second"},
        {"\nseat us person\n", "\nseat us person\ncut 20\n", "out of place"},
    };
    struct play play;
    const char *text;

    (void)state;
    open_cut(&play, 20);
    play_say(&play, "move us b");
    text = play_recording(&play);
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct strbuf bad = recording_altered(text, cases[i].from, cases[i].to);
        const char *findings;

        assert_null(recording_replayed(&play, bad.text, bad.length));
        findings = recording_findings(&play);
        if (strstr(findings, cases[i].finding) == NULL)
            fail_msg("case %d: %s", (int)i, findings);
        strbuf_clear(&bad);
    }
    play_close(&play);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(truths_stand_as_on_record),
        cmocka_unit_test(other_truths_are_drawn_as_ever),
        cmocka_unit_test(a_play_as_it_was),
        cmocka_unit_test(drawn_truths_are_marked_invented),
        cmocka_unit_test(other_scenes_go_by_record_or_policy),
        cmocka_unit_test(options_are_those_of_the_cut),
        cmocka_unit_test(a_cut_shuts_no_decision),
        cmocka_unit_test(they_are_told_in_one_line),
        cmocka_unit_test(what_is_unseen_is_not_told),
        cmocka_unit_test(consequences_keep_their_dates),
        cmocka_unit_test(a_scene_to_read_is_a_stop_of_its_cut),
        cmocka_unit_test(cuts_replay),
        cmocka_unit_test(versions_that_are_not_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
