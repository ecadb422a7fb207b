/* Another language in the midst of a play: everything on the page is told
 * anew, and the play stands where it stood. */
#include "app/lexicon.h"
#include "base/pseudo.h"
#include "desktop/ui/ui_state.h"
#include "ui_fixture.h"

static struct lexicon lexicon;
static bool german;

static const struct language *next_language(void *context)
{
    struct diag_list diags = {0};
    (void)context;
    german = !german;
    return lexicon_find(&lexicon, german ? "de" : "en", &diags);
}

static int set_up(void **state)
{
    struct hand *hand = hand_new(1280, 720);
    german = false;
    lexicon_open(&lexicon);
    *state = hand;
    return 0;
}

static int tear_down(void **state)
{
    hand_free(*state);
    lexicon_close(&lexicon);
    return 0;
}

static void play(struct hand *hand)
{
    ui_open(hand->ui, MERIDIA, "aldra");
    hand_click(hand, "mandate.calm");
    hand_click(hand, "mandate.heard");
    hand_click(hand, "start");
    hand_type(hand, '2');
    hand_key(hand, KEY_ENTER);
    hand_click(hand, "next");
    assert_screen(hand, "decision");
}

static const char *name_of(struct hand *hand, const char *id)
{
    return hand_find(hand, id)->name;
}

static void only_where_there_are_several(void **state)
{
    struct hand *hand = *state;
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "menu");
    assert_false(hand_has(hand, "language"));
}

static void a_play_goes_on_in_another_language(void **state)
{
    struct hand *hand = *state;
    hand->ui->host.next_language = next_language;
    play(hand);
    const struct session *session = ui_session(hand->ui);
    size_t turns = session_turn_count(session);
    uint64_t hash = session_turn(session, turns - 1).hash;
    hand_key(hand, KEY_ESCAPE);
    assert_string_equal(name_of(hand, "language"), "Language: English");
    hand_click(hand, "language");
    assert_screen(hand, "menu");
    assert_string_equal(name_of(hand, "language"), "Sprache: Deutsch");
    assert_string_equal(name_of(hand, "resume"), "Weiterspielen");
    assert_string_equal(hand_focus(hand), "language");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "decision");
    assert_non_null(strstr(hand->ui->view->date, "M\xC3\xA4rz"));
    assert_string_equal(name_of(hand, "menu"), "Esc Men\xC3\xBC");
    assert_ptr_equal(session, ui_session(hand->ui));
    assert_int_equal(session_turn_count(session), turns);
    assert_int_equal(session_turn(session, turns - 1).hash, hash);
    hand_type(hand, 'z');
    assert_screen(hand, "decision");
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "language");
    assert_string_equal(name_of(hand, "language"), "Language: English");
}

static void a_briefing_keeps_what_was_chosen(void **state)
{
    struct hand *hand = *state;
    hand->ui->host.next_language = next_language;
    ui_open(hand->ui, MERIDIA, "aldra");
    hand_click(hand, "mandate.calm");
    hand_click(hand, "length");
    int32_t cut = hand->ui->cut;
    hand_click(hand, "menu");
    hand_click(hand, "language");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "briefing");
    assert_int_equal(hand->ui->cut, cut);
    assert_true(hand_find(hand, "mandate.calm")->state & STATE_CHOSEN);
    assert_non_null(strstr(name_of(hand, "length"), "L\xC3\xA4nge: "));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(only_where_there_are_several, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_play_goes_on_in_another_language,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_briefing_keeps_what_was_chosen,
                                        set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
