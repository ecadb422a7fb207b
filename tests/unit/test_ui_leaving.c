/* Leaving a play: without a word where it is kept, and never without asking
 * where it is not. */
#include "ui_saves.h"

static const char full[] = "This play could not be kept: the disk is full.";

static void a_kept_play_is_left_without_asking(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    hand_key(kept.hand, KEY_ESCAPE);
    assert_true(
        kept_says(kept.hand, "Continue on the title page goes on here"));
    hand_click(kept.hand, "title");
    assert_screen(kept.hand, "title");
    hand_key(kept.hand, KEY_QUIT);
    ui_input(kept.hand->ui, &(struct input){.kind = INPUT_CLOSE});
    assert_int_equal(kept.hand->host.quits, 2);
    kept_free(&kept);
}

static void leaving_tries_once_more(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    kept.saves->keep_problem = full;
    hand_key(kept.hand, KEY_ENTER);
    int before = kept.saves->keeps;
    kept.saves->keep_problem = NULL;
    ui_input(kept.hand->ui, &(struct input){.kind = INPUT_CLOSE});
    assert_int_equal(kept.saves->keeps, before + 1);
    assert_int_equal(kept.hand->host.quits, 1);
    kept_free(&kept);
}

static void an_unkept_play_is_not_left_unasked(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    struct hand *hand = kept.hand;
    kept.saves->keep_problem = full;
    hand_key(hand, KEY_ENTER);
    hand_click(hand, "understood");
    hand_key(hand, KEY_ESCAPE);
    assert_true(kept_says(hand, "the disk is full"));
    assert_false(kept_says(hand, "goes on here"));
    hand_click(hand, "title");
    assert_screen(hand, "confirm");
    assert_true(kept_says(hand, "the disk is full"));
    assert_string_equal(hand_focus(hand), "back");
    hand_key(hand, KEY_ESCAPE);
    assert_non_null(ui_session(hand->ui));
    hand_key(hand, KEY_QUIT);
    assert_screen(hand, "confirm");
    assert_int_equal(hand->host.quits, 0);
    hand_key(hand, KEY_ESCAPE);
    assert_true(ui_input(hand->ui, &(struct input){.kind = INPUT_CLOSE}));
    assert_screen(hand, "confirm");
    ui_input(hand->ui, &(struct input){.kind = INPUT_CLOSE}); /* it is meant */
    assert_int_equal(hand->host.quits, 1);
    hand_click(hand, "confirm");
    assert_int_equal(hand->host.quits, 2);
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    if (strcmp(ui_screen(hand->ui), "menu") != 0)
        hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "title");
    hand_click(hand, "confirm");
    assert_screen(hand, "title");
    assert_null(ui_session(hand->ui));
    kept_free(&kept);
}

/* A play that is over is one to look at, too. */
static void an_unkept_ending_is_not_left_unasked(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    struct hand *hand = kept.hand;
    kept.saves->keep_problem = full;
    for (int i = 0; i < 40; i++) {
        if (strcmp(ui_screen(hand->ui), "debrief") == 0)
            break;
        hand_key(hand, KEY_ENTER);
    }
    hand_click(hand, "understood");
    hand_click(hand, "again");
    assert_screen(hand, "confirm");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "debrief");
    ui_input(hand->ui, &(struct input){.kind = INPUT_DROP, .path = MERIDIA});
    assert_screen(hand, "confirm");
    assert_true(kept_says(hand, "the disk is full"));
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "again");
    hand_click(hand, "confirm");
    assert_screen(hand, "seat");
    kept.saves->keep_problem = NULL; /* nothing to ask then */
    hand_click(hand, "seat.a");
    hand_click(hand, "start");
    for (int i = 0; i < 40; i++) {
        if (strcmp(ui_screen(hand->ui), "debrief") == 0)
            break;
        hand_key(hand, KEY_ENTER);
    }
    hand_click(hand, "again");
    assert_screen(hand, "seat");
    kept_free(&kept);
}

/* Not even between two persons. */
static void a_hand_over_is_a_play_too(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(true);
    assert_screen(kept.hand, "handover");
    ui_input(kept.hand->ui,
             &(struct input){.kind = INPUT_DROP, .path = MERIDIA});
    assert_screen(kept.hand, "confirm");
    hand_key(kept.hand, KEY_ESCAPE);
    assert_screen(kept.hand, "handover");
    kept_free(&kept);
}

/* Another play is gone on with: this one is left. */
static void an_unkept_play_is_not_left_for_another(void **state)
{
    (void)state;
    struct kept_hand kept = kept_two(false);
    struct hand *hand = kept.hand;
    kept.saves->keep_problem = full;
    kept.saves->count = 1;
    kept.saves->rows[0] = (struct ui_save){
        "", "Two", "Turn 2", "", "other.save", false, false, false};
    hand_key(hand, KEY_ENTER);
    hand_key(hand, KEY_F9);
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "confirm");
    assert_string_equal(kept.saves->opened, "");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "saves");
    hand_key(hand, KEY_ENTER);
    hand_click(hand, "confirm");
    assert_string_equal(kept.saves->opened, "other.save");
    assert_screen(hand, "decision");
    kept_free(&kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_kept_play_is_left_without_asking),
        cmocka_unit_test(leaving_tries_once_more),
        cmocka_unit_test(an_unkept_play_is_not_left_unasked),
        cmocka_unit_test(an_unkept_ending_is_not_left_unasked),
        cmocka_unit_test(a_hand_over_is_a_play_too),
        cmocka_unit_test(an_unkept_play_is_not_left_for_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
