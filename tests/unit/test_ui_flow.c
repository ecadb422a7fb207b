/* What keys and clicks lead to. */
#include "ui_fixture.h"

/* Two seats that decide at once, and an option of a high rung. */
static const char two_seats[] =
    "{\"format\":1,\"id\":\"two\",\"title\":\"Two\",\"language\":\"en\","
    "\"start\":\"2031-03-02\",\"limits\":{\"turns\":4},"
    "\"actors\":[{\"id\":\"a\",\"name\":\"Alba\",\"playable\":true,"
    "\"brief\":[\"Only Alba reads this.\"]},"
    "{\"id\":\"b\",\"name\":\"Brix\",\"playable\":true,"
    "\"brief\":[\"Only Brix reads this.\"]}],"
    "\"meters\":[{\"id\":\"m\",\"name\":\"Tension\",\"start\":10}],"
    "\"ladder\":{\"meter\":\"m\",\"rungs\":[{\"from\":0,\"name\":\"r0\"},"
    "{\"from\":10,\"name\":\"r1\"},{\"from\":20,\"name\":\"r2\"},"
    "{\"from\":30,\"name\":\"r3\"},{\"from\":40,\"name\":\"r4\"},"
    "{\"from\":50,\"name\":\"r5\"}]},"
    "\"scenes\":[{\"id\":\"s\",\"title\":\"First\",\"brief\":"
    "[\"See the [ladder](codex:l).\"],\"decisions\":["
    "{\"actor\":\"a\",\"prompt\":\"Alba?\",\"options\":["
    "{\"id\":\"a1\",\"label\":\"Wait\",\"text\":\"Alba waits.\"},"
    "{\"id\":\"a2\",\"label\":\"Strike\",\"rung\":5,\"effects\":{\"m\":40}},"
    "{\"id\":\"a3\",\"label\":\"Never\",\"when\":\"m > 90\","
    "\"locked\":\"Too calm.\"}]},"
    "{\"actor\":\"b\",\"prompt\":\"Brix?\",\"options\":["
    "{\"id\":\"b1\",\"label\":\"Stay\"},{\"id\":\"b2\",\"label\":\"Go\"}]}]},"
    "{\"id\":\"t\",\"title\":\"Second\",\"brief\":[\"It passed.\"]}],"
    "\"codex\":[{\"id\":\"k\",\"title\":\"Key\",\"text\":[\"Words.\"]},"
    "{\"id\":\"l\",\"title\":\"Ladder\",\"text\":[\"Rungs.\"]}],"
    "\"endings\":[{\"id\":\"e\",\"title\":\"Over\",\"text\":[\"Done.\"]}]}";

static struct hand *alba(void)
{
    struct hand *hand = hand_new(1280, 720);
    hand_open_text(hand, two_seats, "a");
    assert_screen(hand, "briefing");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    return hand;
}

static void the_title_lists_good_and_bad_ones(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    assert_screen(hand, "title");
    assert_string_equal(hand_focus(hand), "scenario.0");
    assert_non_null(strstr(hand_find(hand, "scenario.2")->value, "E101"));
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "seat");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "title");
    hand_click(hand, "scenario.2");
    assert_screen(hand, "error");
    assert_null(ui_session(hand->ui));
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "title");
    hand_click(hand, "quit");
    assert_int_equal(hand->host.quits, 1);
    hand_free(hand);
}

static void a_whole_play_by_keys(void **state)
{
    (void)state;
    struct hand *hand = alba();
    assert_string_equal(hand_focus(hand), "option.a1");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "consequence");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "read");
    hand_key(hand, KEY_SPACE);
    if (strcmp(ui_screen(hand->ui), "consequence") == 0)
        hand_key(hand, KEY_ENTER);
    assert_screen(hand, "ending");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "debrief");
    assert_int_equal(session_phase(ui_session(hand->ui)), PHASE_OVER);
    hand_click(hand, "again");
    assert_screen(hand, "seat");
    assert_null(ui_session(hand->ui));
    hand_free(hand);
}

static void digits_arrows_and_tab_move_the_focus(void **state)
{
    (void)state;
    struct hand *hand = alba();
    hand_type(hand, '2');
    assert_string_equal(hand_focus(hand), "option.a2");
    hand_key(hand, KEY_LEFT);
    assert_string_equal(hand_focus(hand), "option.a1");
    hand_key(hand, KEY_DOWN);
    assert_string_equal(hand_focus(hand), "option.a3");
    hand_key(hand, KEY_BACKTAB);
    assert_string_equal(hand_focus(hand), "option.a2");
    hand_key(hand, KEY_TAB);
    assert_string_equal(hand_focus(hand), "option.a3");
    hand_type(hand, '9');
    assert_string_equal(hand_focus(hand), "option.a3");
    hand_free(hand);
}

static void a_closed_option_says_why_and_does_nothing(void **state)
{
    (void)state;
    struct hand *hand = alba();
    const struct widget *card = hand_find(hand, "option.a3");
    assert_true(card->state & STATE_LOCKED);
    assert_true(card->focusable);
    assert_non_null(strstr(card->value, "Too calm."));
    hand_type(hand, '3');
    hand_key(hand, KEY_ENTER);
    hand_click(hand, "option.a3");
    assert_screen(hand, "decision");
    hand_free(hand);
}

static void a_grave_act_is_asked_about_once(void **state)
{
    (void)state;
    struct hand *hand = alba();
    hand_click(hand, "option.a2");
    assert_screen(hand, "confirm");
    assert_string_equal(hand_focus(hand), "back");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    assert_int_equal(session_turn_count(ui_session(hand->ui)), 1);
    hand_click(hand, "option.a2");
    hand_click(hand, "confirm");
    assert_screen(hand, "consequence");
    hand_free(hand);
}

static void pressing_and_leaving_does_nothing(void **state)
{
    (void)state;
    struct hand *hand = alba();
    struct rect at = hand_find(hand, "option.a1")->rect;
    hand_at(hand, INPUT_POINTER, at.x + 9, at.y + 9);
    assert_true(hand_find(hand, "option.a1")->state & STATE_HOVERED);
    hand_at(hand, INPUT_PRESS, at.x + 9, at.y + 9);
    assert_true(hand_find(hand, "option.a1")->state & STATE_PRESSED);
    hand_at(hand, INPUT_RELEASE, 2, 2);
    assert_screen(hand, "decision");
    assert_false(hand_find(hand, "option.a1")->state & STATE_PRESSED);
    struct rect other = hand_find(hand, "history")->rect;
    hand_at(hand, INPUT_PRESS, at.x + 9, at.y + 9);
    hand_at(hand, INPUT_RELEASE, other.x + 9, other.y + 9);
    assert_screen(hand, "decision");
    hand_at(hand, INPUT_RELEASE, at.x + 9, at.y + 9);
    assert_screen(hand, "decision");
    hand_free(hand);
}

/* Under the pointer an option is shown, without the focus moving. */
static void hovering_previews(void **state)
{
    (void)state;
    struct hand *hand = alba();
    struct rect at = hand_find(hand, "option.a2")->rect;
    assert_null(strstr(hand_find(hand, "rung.5")->value, "looked at"));
    hand_at(hand, INPUT_POINTER, at.x + 9, at.y + 9);
    assert_string_equal(hand_focus(hand), "option.a1");
    assert_non_null(strstr(hand_find(hand, "rung.5")->value, "looked at"));
    hand_free(hand);
}

static void undo_goes_back_and_redo_forward(void **state)
{
    (void)state;
    struct hand *hand = alba();
    hand_type(hand, 'z');
    assert_screen(hand, "decision");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "consequence");
    hand_key(hand, KEY_UNDO);
    assert_screen(hand, "decision");
    assert_int_equal(session_turn_count(ui_session(hand->ui)), 1);
    hand_type(hand, 'h');
    assert_screen(hand, "history");
    hand_click(hand, "redo");
    assert_screen(hand, "read");
    hand_type(hand, 'h');
    hand_click(hand, "stop.0");
    assert_screen(hand, "decision");
    hand_free(hand);
}

static void look_ups_come_and_go(void **state)
{
    (void)state;
    struct hand *hand = alba();
    hand_type(hand, 'h');
    assert_screen(hand, "history");
    hand_type(hand, 'C');
    assert_screen(hand, "codex");
    hand_type(hand, 'c');
    assert_screen(hand, "history");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "decision");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "menu");
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "link.l");
    assert_screen(hand, "codex");
    assert_string_equal(hand_focus(hand), "entry.l");
    for (int i = 0; i < 40; i++) {
        hand_type(hand, "hcl"[i % 3]);
        hand_key(hand, KEY_F1);
    }
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    assert_true(hand_has(hand, "option.a1") || hand_has(hand, "resume"));
    hand_free(hand);
}

/* All that is drawn or can be read of the current page. */
static bool page_says(struct hand *hand, const char *words)
{
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    ui_dump(hand->ui, &sink);
    bool found = strstr(strbuf_get(&text), words) != NULL;
    strbuf_clear(&text);
    return found;
}

static void persons_take_turns_unseen(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    hand_open_text(hand, two_seats, NULL);
    assert_screen(hand, "seat");
    hand_click(hand, "together");
    assert_screen(hand, "seat");
    hand_click(hand, "join.a");
    hand_click(hand, "join.b");
    hand_click(hand, "together");
    assert_true(page_says(hand, "Only Alba reads this."));
    hand_click(hand, "start");
    assert_screen(hand, "handover");
    assert_false(page_says(hand, "Only Brix reads this."));
    hand_click(hand, "ready");
    assert_true(page_says(hand, "Only Brix reads this."));
    hand_click(hand, "start");
    assert_screen(hand, "handover");
    assert_true(page_says(hand, "Alba"));
    assert_false(hand_has(hand, "withdraw"));
    hand_click(hand, "ready");
    assert_screen(hand, "decision");
    hand_click(hand, "option.a1");
    assert_screen(hand, "handover");
    assert_false(page_says(hand, "Wait"));
    hand_click(hand, "withdraw"); /* before anybody else looks */
    assert_screen(hand, "decision");
    assert_true(hand_has(hand, "option.a1"));
    hand_click(hand, "option.a1");
    assert_screen(hand, "handover");
    hand_click(hand, "ready");
    assert_screen(hand, "decision");
    assert_true(hand_has(hand, "option.b1"));
    assert_false(page_says(hand, "Alba waits."));
    hand_click(hand, "option.b1");
    assert_screen(hand, "consequence");
    hand_free(hand);
}

static void mandates_are_picked_in_twos(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    ui_open(hand->ui, MERIDIA, "aldra");
    assert_true(hand_find(hand, "start")->state & STATE_LOCKED);
    hand_click(hand, "start");
    assert_screen(hand, "briefing");
    hand_type(hand, '1');
    hand_key(hand, KEY_ENTER);
    hand_type(hand, '2');
    hand_key(hand, KEY_ENTER);
    hand_type(hand, '3');
    hand_key(hand, KEY_ENTER);
    int chosen = 0;
    const struct widget_tree *tree = ui_widgets(hand->ui);
    for (size_t i = 0; i < tree->count; i++)
        chosen += (tree->items[i].state & STATE_CHOSEN) != 0 ? 1 : 0;
    assert_int_equal(chosen, 2);
    hand_click(hand, "start");
    assert_screen(hand, "decision");
    hand_free(hand);
}

/* What a scroll area holds first. */
static const struct widget *content(struct hand *hand, const char *area)
{
    return hand_find(hand, area) + 1;
}

/* Truths on record and shorter versions are chosen at the briefing. */
static void versions_are_chosen_before_the_play(void **state)
{
    static const char text[] =
        "{\"format\":1,\"id\":\"v\",\"title\":\"V\",\"language\":\"en\","
        "\"start\":\"2031-03-02\",\"limits\":{\"turns\":4},"
        "\"actors\":[{\"id\":\"a\",\"name\":\"Alba\",\"playable\":true}],"
        "\"unknowns\":[{\"id\":\"u\",\"question\":\"Who?\",\"values\":["
        "{\"id\":\"x\",\"weight\":1}],\"history\":\"x\"}],"
        "\"scenes\":[{\"id\":\"s\",\"title\":\"First\",\"actor\":\"a\","
        "\"options\":[{\"id\":\"o\",\"label\":\"Go\"}]},"
        "{\"id\":\"t\",\"title\":\"Second\",\"actor\":\"a\","
        "\"options\":[\"p\"]}],\"options\":[{\"id\":\"p\",\"label\":\"P\"}],"
        "\"classroom\":{\"cuts\":[{\"minutes\":20,\"scenes\":[\"t\"]},"
        "{\"minutes\":40,\"scenes\":[\"s\",\"t\"]}]},"
        "\"endings\":[{\"id\":\"e\",\"title\":\"E\",\"text\":[\"Done.\"]}]}";
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    hand_open_text(hand, text, "a");
    hand_click(hand, "start");
    assert_false(session_seats(ui_session(hand->ui))->as_it_was);
    assert_null(session_seats(ui_session(hand->ui))->cut);
    hand_open_text(hand, text, "a");
    hand_click(hand, "truths");
    hand_click(hand, "length");
    assert_non_null(strstr(hand_find(hand, "length")->name, "20 min"));
    hand_click(hand, "start");
    assert_true(session_seats(ui_session(hand->ui))->as_it_was);
    assert_int_equal(session_seats(ui_session(hand->ui))->cut->minutes, 20);
    /* What was passed over is told before the first decision. */
    assert_screen(hand, "consequence");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    assert_non_null(hand_find(hand, "option.p"));
    /* Round again to the whole play; another file begins anew. */
    hand_open_text(hand, text, "a");
    ui_version(hand->ui, true, 40);
    assert_non_null(strstr(hand_find(hand, "length")->name, "40 min"));
    hand_click(hand, "length");
    assert_non_null(strstr(hand_find(hand, "length")->name, "whole"));
    hand_click(hand, "truths");
    hand_click(hand, "start");
    assert_false(session_seats(ui_session(hand->ui))->as_it_was);
    assert_null(session_seats(ui_session(hand->ui))->cut);
    hand_free(hand);
}

static void long_pages_scroll(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    struct strbuf lines = {0};
    for (int i = 0; i < 100; i++)
        strbuf_format(&lines, "line %d\n", i);
    ui_error(hand->ui, "Too long", strbuf_get(&lines));
    int32_t top = content(hand, "lines")->rect.y;
    hand_key(hand, KEY_PAGE_DOWN);
    int32_t page = top - content(hand, "lines")->rect.y;
    assert_true(page > 200);
    ui_input(
        hand->ui,
        &(struct input){.kind = INPUT_WHEEL, .x = 600, .y = 300, .wheel = 1});
    assert_true(top - content(hand, "lines")->rect.y < page);
    hand_key(hand, KEY_END);
    struct rect all = hand_find(hand, "finding.99")->rect;
    struct rect area = hand_find(hand, "lines")->rect;
    assert_true(box_bottom(all) <= box_bottom(area) + 2);
    assert_true(box_bottom(all) >= box_bottom(area) - 2);
    hand_key(hand, KEY_HOME);
    assert_int_equal(content(hand, "lines")->rect.y, top);
    hand_key(hand, KEY_END);
    ui_error(hand->ui, "Shorter", "one line"); /* nothing is left to scroll */
    assert_int_equal(content(hand, "lines")->rect.y, top);
    assert_false(hand_find(hand, "lines")->state & STATE_SCROLLS);
    strbuf_clear(&lines);
    hand_free(hand);
}

/* The focus never stands where it cannot be seen. */
static void the_focus_is_scrolled_into_view(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    ui_open(hand->ui, SONY, "white_house");
    hand_click(hand, "mandate.no_clash");
    hand_click(hand, "mandate.allies");
    hand_click(hand, "start");
    hand_type(hand, 'c');
    for (int i = 0; i < 60; i++) {
        hand_key(hand, KEY_TAB);
        const struct widget_tree *tree = ui_widgets(hand->ui);
        int32_t at = widget_find(tree, hand_focus(hand));
        struct rect seen = widget_visible(tree, at);
        assert_int_equal(seen.h, tree->items[at].rect.h);
    }
    hand_free(hand);
}

static void other_inputs(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    ui_input(hand->ui, &(struct input){.kind = INPUT_DROP, .path = MERIDIA});
    assert_screen(hand, "seat");
    ui_input(hand->ui,
             &(struct input){.kind = INPUT_DROP, .path = "/nowhere.json"});
    assert_screen(hand, "error");
    hand_key(hand, KEY_F12);
    assert_int_equal(hand->host.pictures, 1);
    assert_false(ui_input(hand->ui, &(struct input){.kind = INPUT_TICK}));
    assert_false(ui_animating(hand->ui));
    ui_input(hand->ui, &(struct input){.kind = INPUT_CLOSE});
    hand_key(hand, KEY_QUIT);
    assert_int_equal(hand->host.quits, 2);
    ui_open(hand->ui, MERIDIA, "nobody");
    assert_screen(hand, "seat");
    hand_free(hand);
}

static bool drawn(struct hand *hand, const char *words)
{
    const struct draw_list *list = ui_draw(hand->ui);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_TEXT &&
            strcmp(list->items[i].text, words) == 0)
            return true;
    }
    return false;
}

/* A number that is cut off would be read wrong: large ones are shortened, and
 * stand in full in the widget's value. */
static void large_numbers_are_never_cut(void **state)
{
    static const char large[] =
        "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"language\":\"en\","
        "\"start\":\"2031-03-02\",\"limits\":{\"turns\":2},"
        "\"actors\":[{\"id\":\"a\",\"name\":\"A\",\"playable\":true}],"
        "\"meters\":[{\"id\":\"m\",\"name\":\"M\",\"min\":-1000000,"
        "\"max\":1000000,\"start\":-988765},{\"id\":\"n\",\"name\":\"N\","
        "\"max\":20000,\"start\":12567},{\"id\":\"o\",\"name\":\"O\","
        "\"max\":9999,\"start\":9999}],"
        "\"scenes\":[{\"id\":\"s\",\"title\":\"S\",\"actor\":\"a\","
        "\"options\":[{\"id\":\"p\",\"label\":\"P\",\"effects\":"
        "{\"m\":1988765}}]}],"
        "\"endings\":[{\"id\":\"e\",\"title\":\"E\",\"text\":[\"E\"]}]}";
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    hand_open_text(hand, large, NULL);
    hand_click(hand, "start");
    assert_true(drawn(hand, "\xE2\x88\x92"
                            "988k"));
    assert_true(drawn(hand, "12k"));
    assert_true(drawn(hand, "9999"));
    assert_non_null(strstr(hand_find(hand, "meter.m")->value, "-988765"));
    hand_click(hand, "option.p");
    assert_true(drawn(hand, "1.0M"));
    hand_free(hand);
}

/* Inputs that change nothing ask for no new picture. */
static void idle_is_idle(void **state)
{
    (void)state;
    struct hand *hand = alba();
    ui_draw(hand->ui);
    hand_at(hand, INPUT_POINTER, 3, 3);
    ui_draw(hand->ui);
    assert_false(ui_input(
        hand->ui, &(struct input){.kind = INPUT_POINTER, .x = 4, .y = 4}));
    assert_false(ui_input(
        hand->ui, &(struct input){.kind = INPUT_RESIZE, .x = 1280, .y = 720}));
    hand_free(hand);
}

static void a_dump_is_json_lines(void **state)
{
    (void)state;
    struct hand *hand = alba();
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    ui_dump(hand->ui, &sink);
    size_t lines = 0;
    for (const char *at = strbuf_get(&text); *at != '\0'; at++)
        lines += *at == '\n' ? 1 : 0;
    assert_int_equal(lines, ui_widgets(hand->ui)->count);
    assert_non_null(strstr(strbuf_get(&text),
                           "\"id\": \"option.a1\", \"role\": \"card\", "
                           "\"name\": \"Wait\""));
    assert_non_null(strstr(strbuf_get(&text), "\"state\": [\"focused\"]"));
    strbuf_clear(&text);
    hand_free(hand);
}

/* Any inputs at all, in any order: no assert, and a page each time. */
static void random_inputs_never_break_it(void **state)
{
    (void)state;
    static const char letters[] = "123456789hclzHCLZx";
    uint32_t seed = 5;
    struct hand *hand = hand_new(1280, 720);
    for (int i = 0; i < 6000; i++) {
        seed = seed * 1664525U + 1013904223U;
        uint32_t draw = seed >> 12;
        struct input input = {.kind = INPUT_KEY};
        if (draw % 8 == 0) {
            input.key = (uint8_t)(draw / 8 % KEY_F12);
        } else if (draw % 8 == 1) {
            input.key = KEY_CHAR;
            input.character = (unsigned char)letters[draw / 8 % 18];
        } else {
            input.kind = (uint8_t)(INPUT_POINTER + draw / 8 % 4);
            input.x = (int32_t)(draw / 64 % 1280);
            input.y = (int32_t)(draw / 8192 % 720);
            input.wheel = (int32_t)(draw % 3) - 1;
        }
        ui_input(hand->ui, &input);
        if (draw % 16 == 0)
            assert_true(ui_draw(hand->ui)->count > 0);
        assert_true(ui_widgets(hand->ui)->count > 1);
    }
    hand_free(hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_lists_good_and_bad_ones),
        cmocka_unit_test(a_whole_play_by_keys),
        cmocka_unit_test(digits_arrows_and_tab_move_the_focus),
        cmocka_unit_test(a_closed_option_says_why_and_does_nothing),
        cmocka_unit_test(a_grave_act_is_asked_about_once),
        cmocka_unit_test(pressing_and_leaving_does_nothing),
        cmocka_unit_test(hovering_previews),
        cmocka_unit_test(undo_goes_back_and_redo_forward),
        cmocka_unit_test(look_ups_come_and_go),
        cmocka_unit_test(persons_take_turns_unseen),
        cmocka_unit_test(mandates_are_picked_in_twos),
        cmocka_unit_test(versions_are_chosen_before_the_play),
        cmocka_unit_test(long_pages_scroll),
        cmocka_unit_test(the_focus_is_scrolled_into_view),
        cmocka_unit_test(other_inputs),
        cmocka_unit_test(large_numbers_are_never_cut),
        cmocka_unit_test(idle_is_idle),
        cmocka_unit_test(a_dump_is_json_lines),
        cmocka_unit_test(random_inputs_never_break_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
