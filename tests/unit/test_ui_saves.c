/* Every move is kept before it is seen; what happens where that fails; and
 * going on with what was kept. */
#include "ui_saves.h"

static const char full[] = "This play could not be kept: the disk is full.";
static const char gone[] = "This play could not be kept: its folder is gone.";

/* The last input had the play kept once, as it stands. */
static void assert_kept(const struct kept_hand *kept, int *before)
{
    char stand[200];
    fake_stand(ui_session(kept->hand->ui), stand);
    assert_int_equal(kept->saves->keeps, ++*before);
    assert_string_equal(kept->saves->kept, stand);
}

/* An input that is not looked at: what it leads to is kept before. */
static void enter(const struct kept_hand *kept)
{
    ui_widgets(kept->hand->ui);
    hand_key(kept->hand, KEY_ENTER);
}

/* Keeping
 * ---------------------------------------------------------------------*/

static void every_move_is_kept(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    int keeps = 0;
    assert_kept(&kept, &keeps); /* its beginning */
    enter(&kept);               /* a decision */
    assert_kept(&kept, &keeps);
    enter(&kept); /* from the news to the scene that is read: no move */
    assert_int_equal(kept.saves->keeps, keeps);
    assert_screen(kept.hand, "read");
    enter(&kept); /* continue */
    assert_kept(&kept, &keeps);
    hand_type(kept.hand, 'z');
    assert_kept(&kept, &keeps);
    hand_type(kept.hand, 'h');
    hand_click(kept.hand, "redo");
    assert_kept(&kept, &keeps);
    hand_type(kept.hand, 'h');
    hand_click(kept.hand, "stop.0");
    assert_kept(&kept, &keeps);
    hand_click(kept.hand, "option.a2"); /* asks first */
    assert_int_equal(kept.saves->keeps, keeps);
    hand_click(kept.hand, "confirm");
    assert_kept(&kept, &keeps);
    hand_click(kept.hand, "next");
    hand_click(kept.hand, "next");
    assert_kept(&kept, &keeps);
    assert_int_equal(kept.saves->fresh, 1);
    kept_free(&kept);
}

static void a_choice_that_waits_is_kept(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(true);
    int keeps = 0;
    assert_screen(kept.hand, "handover");
    assert_kept(&kept, &keeps);
    hand_click(kept.hand, "ready");
    hand_click(kept.hand, "option.a1");
    assert_screen(kept.hand, "handover");
    assert_kept(&kept, &keeps);
    assert_non_null(strstr(kept.saves->kept, "waits for 1"));
    hand_click(kept.hand, "withdraw");
    assert_kept(&kept, &keeps);
    assert_non_null(strstr(kept.saves->kept, "waits for 0"));
    hand_click(kept.hand, "option.a1");
    assert_kept(&kept, &keeps);
    hand_click(kept.hand, "ready");
    assert_int_equal(kept.saves->keeps, keeps); /* nobody moved */
    hand_click(kept.hand, "option.b1");
    assert_kept(&kept, &keeps);
    kept_free(&kept);
}

static void mandates_are_kept_from_the_start(void **state)
{
    (void)state;
    struct kept_hand kept = kept_with(0);
    ui_open(kept.hand->ui, SONY, "white_house");
    hand_click(kept.hand, "mandate.no_clash");
    hand_click(kept.hand, "mandate.allies");
    hand_click(kept.hand, "start");
    assert_int_equal(kept.saves->keeps, 1);
    assert_true(kept.saves->mandates[0] >= 0);
    assert_true(kept.saves->mandates[1] >= 0);
    kept_free(&kept);
}

static void a_whole_play_is_kept_to_its_end(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    for (int i = 0; i < 40; i++) {
        int before = kept.saves->keeps;
        char stand[200];
        enter(&kept);
        if (strcmp(ui_screen(kept.hand->ui), "debrief") == 0)
            break;
        fake_stand(ui_session(kept.hand->ui), stand);
        assert_string_equal(kept.saves->kept, stand);
        assert_true(kept.saves->keeps - before <= 1);
    }
    assert_screen(kept.hand, "debrief");
    hand_click(kept.hand, "again");
    assert_int_equal(kept.saves->fresh, 1);
    hand_click(kept.hand, "seat.a");
    hand_click(kept.hand, "start");
    assert_int_equal(kept.saves->fresh, 2); /* another play */
    kept_free(&kept);
}

/* Where it fails
 * ---------------------------------------------------------------*/

static void a_failure_is_said_once(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    assert_false(hand_has(kept.hand, "understood"));
    kept.saves->keep_problem = full;
    hand_key(kept.hand, KEY_ENTER);
    assert_screen(kept.hand, "consequence"); /* the move was made */
    assert_true(kept_says(kept.hand,
                          "could not be kept: the disk is full. You can "
                          "go on; it will be tried again after the next "
                          "move."));
    assert_string_equal(hand_focus(kept.hand), "next");
    hand_click(kept.hand, "understood");
    assert_screen(kept.hand, "consequence");
    assert_false(hand_has(kept.hand, "understood"));
    hand_click(kept.hand, "next");
    hand_click(kept.hand, "next");
    assert_false(
        kept_says(kept.hand, "could not be kept")); /* the same again */
    kept.saves->keep_problem = gone;
    hand_type(kept.hand, 'z');
    assert_true(kept_says(kept.hand, "its folder is gone"));
    kept_free(&kept);
}

static void what_works_again_is_not_said(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    kept.saves->keep_problem = full;
    hand_key(kept.hand, KEY_ENTER);
    assert_true(hand_has(kept.hand, "understood"));
    kept.saves->keep_problem = NULL;
    hand_type(kept.hand, 'z');
    assert_false(hand_has(kept.hand, "understood"));
    kept.saves->keep_problem = full; /* anew: it is said anew */
    hand_key(kept.hand, KEY_ENTER);
    assert_true(hand_has(kept.hand, "understood"));
    kept_free(&kept);
}

static void a_play_is_new_until_it_is_kept(void **state)
{
    (void)state;
    struct kept_hand kept = kept_with(0);
    kept.saves->keep_problem = full;
    hand_open_text(kept.hand, kept_two_seats, "a");
    hand_click(kept.hand, "start");
    hand_click(kept.hand, "option.a1");
    assert_int_equal(kept.saves->fresh, 2);
    kept.saves->keep_problem = NULL;
    hand_type(kept.hand, 'z');
    assert_int_equal(kept.saves->fresh, 3);
    hand_type(kept.hand, '1');
    hand_key(kept.hand, KEY_ENTER);
    assert_int_equal(kept.saves->keeps, 4);
    assert_int_equal(kept.saves->fresh, 3);
    kept_free(&kept);
}

static void the_strip_moves_what_is_below(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    int32_t before = hand_find(kept.hand, "help")->rect.y;
    kept.saves->keep_problem = full;
    hand_type(kept.hand, '1');
    hand_key(kept.hand, KEY_ENTER);
    struct rect strip = hand_find(kept.hand, "unkept")->rect;
    assert_int_equal(strip.y, 0);
    assert_int_equal(hand_find(kept.hand, "help")->rect.y, before + strip.h);
    hand_click(kept.hand, "help"); /* where it is drawn, it is hit */
    assert_screen(kept.hand, "help");
    assert_true(hand_has(kept.hand, "understood"));
    kept_free(&kept);
}

/* Going on
 * ---------------------------------------------------------------------*/

static struct kept_hand with_two(size_t rows)
{
    struct kept_hand kept = kept_with(rows);
    hand_open_text(kept.hand, kept_two_seats, NULL); /* the host's model */
    hand_key(kept.hand, KEY_ESCAPE);
    assert_screen(kept.hand, "title");
    return kept;
}

static void continue_comes_first(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(3);
    struct hand *hand = kept.hand;
    kept.saves->moves[0] = "move a a1";
    assert_string_equal(hand_focus(hand), "continue");
    assert_non_null(strstr(hand_find(hand, "continue")->name, "Meridia"));
    assert_non_null(strstr(hand_find(hand, "continue")->value, "Turn 3"));
    hand_key(hand, KEY_DOWN);
    assert_string_equal(hand_focus(hand), "scenario.0");
    hand_key(hand, KEY_UP);
    hand_key(hand, KEY_ENTER);
    assert_string_equal(kept.saves->opened, "meridia-1.save");
    assert_screen(hand, "read"); /* not the news of the turn before */
    assert_int_equal(kept.saves->keeps, 1); /* as the one saved last */
    hand_key(hand, KEY_ENTER);
    assert_int_equal(kept.saves->keeps, 2);
    assert_int_equal(kept.saves->fresh, 0); /* in its own file */
    kept_free(&kept);
}

static void continue_passes_over_what_cannot_go_on(void **state)
{
    (void)state;
    struct kept_hand kept = kept_with(5);
    kept.saves->rows[0].damaged = true;
    kept.saves->rows[1].busy = true;
    assert_non_null(strstr(hand_find(kept.hand, "continue")->value, "The end"));
    kept.saves->count = 4;
    hand_key(kept.hand, KEY_F9);
    hand_key(kept.hand, KEY_F9);
    assert_screen(kept.hand, "title");
    assert_false(hand_has(kept.hand, "continue"));
    assert_string_equal(hand_focus(kept.hand), "scenario.0");
    kept_free(&kept);
}

/* A copy under a name stays as it is; the play itself is gone on with. */
static void continue_prefers_the_play_to_its_copies(void **state)
{
    (void)state;
    struct kept_hand kept = kept_with(3);
    kept.saves->rows[2].damaged = false;
    kept.saves->rows[2].title = "The one";
    kept.saves->rows[0].name = "A copy";
    assert_non_null(strstr(hand_find(kept.hand, "continue")->name, "The one"));
    kept.saves->rows[2].name = "Another copy"; /* nothing but copies */
    hand_key(kept.hand, KEY_F9);
    hand_key(kept.hand, KEY_F9);
    assert_non_null(strstr(hand_find(kept.hand, "continue")->name, "A copy"));
    kept_free(&kept);
}

static void several_persons_are_asked_who_sits_there(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(1);
    struct hand *hand = kept.hand;
    kept.saves->persons = 3;
    kept.saves->moves[0] = "move a a2"; /* and Brix is still to choose */
    hand_click(hand, "continue");
    assert_screen(hand, "handover");
    assert_true(kept_says(hand, "Hand over to Brix"));
    assert_false(kept_says(hand, "Brix?"));
    assert_false(hand_has(hand, "withdraw")); /* by whom? */
    hand_click(hand, "ready");
    assert_screen(hand, "decision");
    hand_click(hand, "option.b1");
    hand_free(hand);
    kept.hand = hand_with_saves(kept.saves, &fixed_measure);
    hand = kept.hand;
    hand_open_text(hand, kept_two_seats, NULL);
    hand_key(hand, KEY_ESCAPE);
    kept.saves->moves[1] = "move b b1"; /* a scene to read: hand over, too */
    hand_click(hand, "continue");
    assert_screen(hand, "handover");
    hand_click(hand, "ready");
    assert_screen(hand, "read");
    kept_free(&kept);
}

static void a_play_that_is_over_ends_again(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(1);
    kept.saves->persons = 3;
    static const char *const moves[] = {"move a a1", "move b b1", "continue",
                                        "move a c1"};
    for (int i = 0; i < 4; i++)
        kept.saves->moves[i] = moves[i];
    hand_click(kept.hand, "continue");
    assert_screen(kept.hand, "ending");
    hand_click(kept.hand, "next");
    hand_click(kept.hand, "again");
    assert_screen(kept.hand, "seat");
    kept_free(&kept);
}

/* Playing it again is to play the same version. */
static void the_version_comes_back(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(1);
    kept.saves->moves[0] = "move a a1";
    kept.saves->as_it_was = true;
    kept.saves->minutes = 20;
    hand_click(kept.hand, "continue");
    assert_screen(kept.hand, "ending");
    hand_click(kept.hand, "next");
    hand_click(kept.hand, "again");
    hand_click(kept.hand, "seat.a");
    hand_click(kept.hand, "start");
    const struct seats *seats = session_seats(ui_session(kept.hand->ui));
    assert_true(seats->as_it_was);
    assert_non_null(seats->cut);
    kept_free(&kept);
}

static void an_edited_scenario_asks(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(1);
    struct hand *hand = kept.hand;
    kept.saves->changed = true;
    kept.saves->note = "In turn 2 the option 'a9' is gone.";
    hand_click(hand, "continue");
    assert_screen(hand, "resume");
    assert_true(kept_says(hand, "In turn 2 the option 'a9' is gone."));
    assert_string_equal(hand_focus(hand), "back");
    assert_null(ui_session(hand->ui));
    hand_type(hand, 'h'); /* no play yet */
    assert_screen(hand, "resume");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "title");
    assert_null(ui_session(hand->ui));
    hand_click(hand, "continue");
    hand_click(hand, "next");
    assert_screen(hand, "decision");
    assert_non_null(ui_session(hand->ui));
    assert_int_equal(kept.saves->keeps, 1);
    kept_free(&kept);
}

static void the_scenario_as_it_was_comes_first(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(1);
    struct hand *hand = kept.hand;
    kept.saves->changed = true;
    kept.saves->as_begun = true;
    kept.saves->note = "In turn 2 the option 'a9' is gone.";
    hand_click(hand, "continue");
    assert_string_equal(hand_focus(hand), "as_begun");
    kept.saves->opened[0] = '\0';
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    assert_string_equal(kept.saves->opened, "meridia-1.save");
    kept_free(&kept);
}

static void a_note_is_read_first(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(1);
    kept.saves->note = "The file was damaged.";
    hand_click(kept.hand, "continue");
    assert_screen(kept.hand, "resume");
    assert_string_equal(hand_focus(kept.hand), "next");
    hand_key(kept.hand, KEY_ENTER);
    assert_screen(kept.hand, "decision");
    kept_free(&kept);
}

static void what_cannot_be_opened_says_why(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    struct hand *hand = kept.hand;
    struct session *before = ui_session(hand->ui);
    kept.saves->count = 1;
    kept.saves->rows[0] =
        (struct ui_save){"", "", "", "", "bad.save", true, false, false};
    kept.saves->refused = true;
    hand_key(hand, KEY_F9);
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "error");
    assert_true(kept_says(hand, "this is no saved play"));
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "saves");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "decision");
    assert_ptr_equal(ui_session(hand->ui), before);
    kept_free(&kept);
}

static void drop(struct hand *hand, const char *path)
{
    ui_input(hand->ui, &(struct input){.kind = INPUT_DROP, .path = path});
}

static void a_dropped_save_goes_on(void **state)
{
    (void)state;
    struct kept_hand kept = with_two(0);
    struct hand *hand = kept.hand;
    drop(hand, "/from/elsewhere.save");
    assert_string_equal(kept.saves->opened, "/from/elsewhere.save");
    assert_screen(hand, "decision");
    kept.saves->opened[0] = '\0';
    drop(hand, "/another.save"); /* while a play is on */
    assert_screen(hand, "confirm");
    assert_true(kept_says(hand, "This play is kept as it stands"));
    assert_string_equal(kept.saves->opened, "");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "decision");
    drop(hand, "/another.save");
    hand_click(hand, "confirm");
    assert_string_equal(kept.saves->opened, "/another.save");
    assert_screen(hand, "decision");
    drop(hand, MERIDIA); /* a scenario is one as before */
    hand_click(hand, "confirm");
    assert_screen(hand, "seat");
    kept_free(&kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_move_is_kept),
        cmocka_unit_test(a_choice_that_waits_is_kept),
        cmocka_unit_test(mandates_are_kept_from_the_start),
        cmocka_unit_test(a_whole_play_is_kept_to_its_end),
        cmocka_unit_test(a_failure_is_said_once),
        cmocka_unit_test(what_works_again_is_not_said),
        cmocka_unit_test(a_play_is_new_until_it_is_kept),
        cmocka_unit_test(the_strip_moves_what_is_below),
        cmocka_unit_test(continue_comes_first),
        cmocka_unit_test(continue_passes_over_what_cannot_go_on),
        cmocka_unit_test(continue_prefers_the_play_to_its_copies),
        cmocka_unit_test(several_persons_are_asked_who_sits_there),
        cmocka_unit_test(a_play_that_is_over_ends_again),
        cmocka_unit_test(the_version_comes_back),
        cmocka_unit_test(an_edited_scenario_asks),
        cmocka_unit_test(the_scenario_as_it_was_comes_first),
        cmocka_unit_test(a_note_is_read_first),
        cmocka_unit_test(what_cannot_be_opened_says_why),
        cmocka_unit_test(a_dropped_save_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
