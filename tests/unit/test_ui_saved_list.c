/* The list of saved plays, and what is typed for them: names and paths. */
#include "ui_saves.h"

static struct kept_hand list_of(size_t rows)
{
    struct kept_hand list = kept_with(rows);
    list.saves->scenario = MERIDIA;
    hand_key(list.hand, KEY_F9);
    assert_screen(list.hand, "saves");
    return list;
}

static void type(struct hand *hand, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == ' ')
            hand_key(hand, KEY_SPACE);
        else
            hand_type(hand, *text);
    }
}

static void begin(struct hand *hand)
{
    hand_click(hand, "mandate.calm");
    hand_click(hand, "mandate.heard");
    hand_click(hand, "start");
    assert_screen(hand, "decision");
}

/* The list
 * ---------------------------------------------------------------------*/

static void rows_say_what_they_are(void **state)
{
    (void)state;
    struct kept_hand list = list_of(5);
    assert_string_equal(hand_focus(list.hand), "save.0");
    assert_string_equal(hand_find(list.hand, "save.0")->value,
                        "Turn 3, 4 March 2031; 24 November 2026, 19:38");
    assert_non_null(strstr(hand_find(list.hand, "save.1")->name, "Before"));
    assert_non_null(strstr(hand_find(list.hand, "save.2")->value, "damaged"));
    assert_string_equal(hand_find(list.hand, "save.2")->name,
                        "sony_2014-1.save");
    assert_non_null(
        strstr(hand_find(list.hand, "save.3")->value, "another window"));
    kept_free(&list);
}

static void a_click_looks_and_a_second_goes_on(void **state)
{
    (void)state;
    struct kept_hand list = list_of(5);
    hand_click(list.hand, "save.1");
    assert_screen(list.hand, "saves");
    assert_true(kept_says(list.hand, "Before the **film**"));
    hand_click(list.hand, "save.4");
    hand_click(list.hand, "save.4");
    assert_string_equal(list.saves->opened, "meridia-2.save");
    assert_screen(list.hand, "decision");
    kept_free(&list);
}

static void keys_go_on_with_the_one_looked_at(void **state)
{
    (void)state;
    struct kept_hand list = list_of(5);
    hand_key(list.hand, KEY_DOWN);
    hand_key(list.hand, KEY_ENTER);
    assert_string_equal(list.saves->opened, "sony_2014-2.save");
    kept_free(&list);
    list = list_of(5);
    hand_type(list.hand, '5');
    hand_key(list.hand, KEY_RIGHT); /* into its details */
    hand_click(list.hand, "open");
    assert_string_equal(list.saves->opened, "meridia-2.save");
    kept_free(&list);
}

static void it_is_reached_from_everywhere(void **state)
{
    (void)state;
    struct kept_hand list = list_of(0);
    struct hand *hand = list.hand;
    assert_true(kept_says(hand, "Nothing is kept yet"));
    hand_key(hand, KEY_F9);
    assert_screen(hand, "title");
    assert_false(hand_has(hand, "continue"));
    hand_click(hand, "saves");
    assert_screen(hand, "saves");
    hand_click(hand, "back");
    ui_open(hand->ui, MERIDIA, "aldra");
    hand_key(hand, KEY_F5); /* nothing to keep before a play */
    assert_screen(hand, "briefing");
    hand_key(hand, KEY_F9);
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "briefing");
    begin(hand);
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "saves");
    assert_screen(hand, "saves");
    kept_free(&list);
}

static void without_saves_there_is_none_of_it(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    hand_key(hand, KEY_F9);
    assert_screen(hand, "title");
    assert_false(hand_has(hand, "saves"));
    hand_key(hand, KEY_F1);
    assert_false(kept_says(hand, "F9"));
    hand_key(hand, KEY_F1);
    ui_open(hand->ui, MERIDIA, "aldra");
    begin(hand);
    hand_key(hand, KEY_F5);
    assert_screen(hand, "decision");
    hand_key(hand, KEY_ESCAPE);
    assert_false(hand_has(hand, "keep"));
    assert_false(hand_has(hand, "saves"));
    ui_input(hand->ui, &(struct input){.kind = INPUT_DROP, .path = SONY});
    assert_true(kept_says(hand, "its moves are not kept"));
    hand_free(hand);
}

/* The play that is on is gone back to, not opened a second time. */
static void the_play_that_is_on_is_known(void **state)
{
    (void)state;
    struct kept_hand list = list_of(3);
    struct hand *hand = list.hand;
    list.saves->rows[1].current = true;
    assert_false(kept_says(hand, "the play that is on")); /* none is */
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    list.saves->opened[0] = '\0';
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "saves");
    hand_click(hand, "save.1");
    assert_true(kept_says(hand, "the play that is on"));
    assert_true(hand_find(hand, "delete")->state & STATE_LOCKED);
    hand_click(hand, "save.1");
    assert_screen(hand, "decision");
    assert_string_equal(list.saves->opened, "");
    kept_free(&list);
}

static void deleting_asks_first(void **state)
{
    (void)state;
    struct kept_hand list = list_of(5);
    struct hand *hand = list.hand;
    hand_click(hand, "save.1");
    hand_click(hand, "delete");
    assert_screen(hand, "confirm");
    assert_true(kept_says(hand, "Before the **film**"));
    assert_string_equal(hand_focus(hand), "back");
    hand_key(hand, KEY_ENTER);
    assert_int_equal(list.saves->forgotten_index, -1);
    assert_string_equal(hand_focus(hand), "save.1"); /* as it was */
    hand_click(hand, "delete");
    hand_click(hand, "confirm");
    assert_screen(hand, "saves");
    assert_int_equal(list.saves->forgotten_index, 1);
    assert_false(hand_has(hand, "save.4"));
    list.saves->forget_problem = "It could not be deleted: it is read-only.";
    hand_click(hand, "save.0");
    hand_click(hand, "delete");
    hand_click(hand, "confirm");
    assert_string_equal(hand_find(hand, "answer")->name,
                        list.saves->forget_problem);
    hand_click(hand, "save.2"); /* an answer is to one of them */
    assert_false(hand_has(hand, "answer"));
    hand_click(hand, "save.2");
    kept_free(&list);
}

static void what_is_open_elsewhere_is_not_deleted(void **state)
{
    (void)state;
    struct kept_hand list = list_of(5);
    hand_click(list.hand, "save.3");
    assert_true(hand_find(list.hand, "delete")->state & STATE_LOCKED);
    hand_click(list.hand, "delete");
    assert_screen(list.hand, "saves");
    hand_click(list.hand, "save.2"); /* a damaged one may go */
    assert_false(hand_find(list.hand, "delete")->state & STATE_LOCKED);
    kept_free(&list);
}

#define ROW 10 /* draws of one row */

/* Reading the folder and drawing the rows cost what is seen of them. */
static void hundreds_of_rows_are_cheap(void **state)
{
    (void)state;
    struct kept_hand few = list_of(12);
    struct kept_hand many = list_of(FAKE_ROWS);
    size_t drawn = ui_draw(few.hand->ui)->count;
    assert_true(ui_draw(many.hand->ui)->count <= drawn + ROW);
    int listings = many.saves->listings;
    int looks = many.saves->looks;
    for (int i = 0; i < 40; i++)
        hand_key(many.hand, KEY_DOWN);
    assert_string_equal(hand_focus(many.hand), "save.40");
    assert_true(ui_draw(many.hand->ui)->count <= drawn + ROW);
    const struct widget_tree *tree = ui_widgets(many.hand->ui);
    int32_t at = widget_find(tree, "save.40");
    assert_int_equal(widget_visible(tree, at).h, tree->items[at].rect.h);
    assert_true(tree->items[at].text.w > 0); /* it is written */
    assert_int_equal(many.saves->listings, listings);
    assert_int_equal(many.saves->looks, looks);
    hand_key(many.hand, KEY_END);
    tree = ui_widgets(many.hand->ui);
    at = widget_find(tree, "save.599");
    assert_true(widget_visible(tree, at).h > 0);
    kept_free(&few);
    kept_free(&many);
}

/* Typing ------------------------------------------------------------------- */

static struct kept_hand playing(void)
{
    struct kept_hand list = list_of(1);
    hand_key(list.hand, KEY_ENTER);
    assert_screen(list.hand, "decision");
    return list;
}

static void a_copy_gets_a_name(void **state)
{
    (void)state;
    struct kept_hand list = playing();
    struct hand *hand = list.hand;
    hand_key(hand, KEY_F5);
    assert_screen(hand, "name");
    assert_string_equal(hand_focus(hand), "typed");
    assert_non_null(strstr(hand_find(hand, "typed")->value, "Turn 1, "));
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "decision");
    assert_string_equal(list.saves->named, "");
    hand_key(hand, KEY_F5);
    type(hand, " My best h try "); /* in place of what stood there */
    assert_screen(hand, "name");
    hand_key(hand, KEY_ENTER);
    assert_string_equal(list.saves->named, "My best h try");
    assert_true(kept_says(hand, "My best h try"));
    assert_false(hand_has(hand, "typed"));
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    kept_free(&list);
}

static void an_empty_name_is_asked_for_again(void **state)
{
    (void)state;
    struct kept_hand list = playing();
    struct hand *hand = list.hand;
    hand_key(hand, KEY_F5);
    hand_key(hand, KEY_BACKSPACE);
    hand_key(hand, KEY_SPACE);
    hand_key(hand, KEY_ENTER);
    assert_string_equal(list.saves->named, "");
    assert_non_null(strstr(hand_find(hand, "answer")->name, "Type a name"));
    for (int i = 0; i < 90; i++)
        hand_type(hand, 'x');
    hand_click(hand, "keep");
    assert_int_equal(strlen(list.saves->named), 59); /* after the blank */
    kept_free(&list);
}

static void a_name_that_cannot_be_kept_stays_to_mend(void **state)
{
    (void)state;
    struct kept_hand list = playing();
    list.saves->name_problem = "The copy could not be kept: the disk is full.";
    hand_key(list.hand, KEY_F5);
    type(list.hand, "One");
    hand_key(list.hand, KEY_ENTER);
    assert_string_equal(hand_find(list.hand, "answer")->name,
                        list.saves->name_problem);
    assert_string_equal(hand_find(list.hand, "typed")->value, "One");
    hand_key(list.hand, KEY_ESCAPE);
    assert_screen(list.hand, "decision");
    kept_free(&list);
}

static void a_path_is_mended_in_place(void **state)
{
    (void)state;
    struct kept_hand list = list_of(5);
    struct hand *hand = list.hand;
    struct strbuf path = {0};
    hand_click(hand, "save.1");
    hand_click(hand, "copy");
    assert_screen(hand, "name");
    strbuf_text(&path, hand_find(hand, "typed")->value);
    assert_non_null(strstr(strbuf_get(&path), "Documents"));
    hand_key(hand, KEY_LEFT);
    hand_key(hand, KEY_LEFT);
    hand_key(hand, KEY_DELETE);
    hand_key(hand, KEY_END);
    hand_type(hand, '2');
    hand_key(hand, KEY_HOME);
    hand_key(hand, KEY_RIGHT);
    hand_type(hand, 'x');
    hand_key(hand, KEY_ENTER);
    assert_int_equal(list.saves->copied_index, 1);
    size_t length = strlen(list.saves->copied);
    assert_int_equal(length, path.length + 1);
    assert_memory_equal(list.saves->copied, "/xhome", 6);
    assert_string_equal(list.saves->copied + length - 4, "sae2");
    assert_true(kept_says(hand, "The copy is in /xhome"));
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "saves");
    assert_string_equal(hand_focus(hand), "save.1");
    strbuf_clear(&path);
    kept_free(&list);
}

static bool drawn(struct hand *hand, const char *end)
{
    const struct draw_list *list = ui_draw(hand->ui);
    for (size_t i = 0; i < list->count; i++) {
        const char *text =
            list->items[i].kind == DRAW_TEXT ? list->items[i].text : "";
        if (strstr(text, end) != NULL)
            return true;
    }
    return false;
}

/* Of a path that is longer than the field, what is around the mark. */
static void a_long_path_shows_where_one_types(void **state)
{
    (void)state;
    struct kept_hand list = list_of(1);
    hand_click(list.hand, "copy");
    assert_true(drawn(list.hand, "2014.save"));
    assert_false(drawn(list.hand, "/home/anna"));
    hand_key(list.hand, KEY_HOME);
    assert_true(drawn(list.hand, "/home/anna"));
    assert_false(drawn(list.hand, "2014.save"));
    list.saves->copy_problem = "That folder is not there.";
    hand_key(list.hand, KEY_ENTER);
    assert_string_equal(hand_find(list.hand, "answer")->name,
                        "That folder is not there.");
    hand_key(list.hand, KEY_ESCAPE);
    assert_screen(list.hand, "saves");
    assert_false(hand_has(list.hand, "answer"));
    kept_free(&list);
}

/* Any inputs at all, with saves that fail and come and go: no assert, a page
 * each time, and what stands on it was kept unless that failed. */
static void random_inputs_lose_nothing(void **state)
{
    static const uint8_t keys[] = {KEY_ENTER, KEY_ENTER, KEY_ENTER,  KEY_ESCAPE,
                                   KEY_TAB,   KEY_F5,    KEY_F9,     KEY_UNDO,
                                   KEY_DOWN,  KEY_RIGHT, KEY_DELETE, KEY_END};
    static const char *const pages[] = {"saves", "name", "resume", "error",
                                        "decision"};
    (void)state;
    struct kept_hand list = list_of(40);
    uint32_t seed = 11;
    unsigned seen = 0; /* bit i: pages[i] */
    for (int i = 0; i < 5000; i++) {
        seed = seed * 1664525U + 1013904223U;
        uint32_t draw = seed >> 12;
        struct input input = {.kind = INPUT_KEY, .key = keys[draw % 12]};
        if (draw % 5 == 0)
            input = (struct input){.kind = (uint8_t)(INPUT_POINTER + draw % 3),
                                   .x = (int32_t)(draw / 64 % 1280),
                                   .y = (int32_t)(draw / 8192 % 720)};
        else if (draw % 97 == 1)
            input = (struct input){.kind = INPUT_DROP, .path = "x.save"};
        list.saves->keep_problem = draw % 7 == 0 ? "It cannot be kept." : NULL;
        list.saves->changed = draw % 11 == 0;
        list.saves->refused = draw % 13 == 0;
        ui_input(list.hand->ui, &input);
        char stand[200] = "";
        if (ui_session(list.hand->ui) != NULL)
            fake_stand(ui_session(list.hand->ui), stand);
        assert_true(stand[0] == '\0' || strcmp(stand, list.saves->kept) == 0);
        assert_true(ui_widgets(list.hand->ui)->count > 1);
        for (unsigned k = 0; k < 5; k++) {
            if (strcmp(ui_screen(list.hand->ui), pages[k]) == 0)
                seen |= 1U << k;
        }
    }
    assert_true(list.saves->keeps > 100);
    assert_int_equal(seen, 31);
    kept_free(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_say_what_they_are),
        cmocka_unit_test(a_click_looks_and_a_second_goes_on),
        cmocka_unit_test(keys_go_on_with_the_one_looked_at),
        cmocka_unit_test(it_is_reached_from_everywhere),
        cmocka_unit_test(without_saves_there_is_none_of_it),
        cmocka_unit_test(the_play_that_is_on_is_known),
        cmocka_unit_test(deleting_asks_first),
        cmocka_unit_test(what_is_open_elsewhere_is_not_deleted),
        cmocka_unit_test(hundreds_of_rows_are_cheap),
        cmocka_unit_test(a_copy_gets_a_name),
        cmocka_unit_test(an_empty_name_is_asked_for_again),
        cmocka_unit_test(a_name_that_cannot_be_kept_stays_to_mend),
        cmocka_unit_test(a_path_is_mended_in_place),
        cmocka_unit_test(a_long_path_shows_where_one_types),
        cmocka_unit_test(random_inputs_lose_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
