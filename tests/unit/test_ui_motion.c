/* Animations under a time that the test hands in: where they begin, how far
 * they are, that they end, and that a key or reduced motion ends them. */
#include "desktop/ui/motion.h"
#include "desktop/ui/ui_state.h"
#include "ui_fixture.h"

static const int32_t lengths[MOTION_KINDS] = {120, 120, 200, 600, 400};

static void each_takes_its_time(void **state)
{
    (void)state;
    for (int kind = 0; kind < MOTION_KINDS; kind++) {
        struct motion motion = {.on = true};
        motion_start(&motion, (enum motion_kind)kind);
        assert_int_equal(motion_done(&motion, (enum motion_kind)kind), 0);
        assert_int_equal(
            motion_between(&motion, (enum motion_kind)kind, 10, 90), 10);
        assert_true(motion_pass(&motion, lengths[kind] / 2));
        /* Half the time is three quarters of the way. */
        assert_int_equal(motion_done(&motion, (enum motion_kind)kind), 750);
        assert_int_equal(
            motion_between(&motion, (enum motion_kind)kind, 10, 90), 70);
        assert_true(motion_pass(&motion, lengths[kind] / 2 - 1));
        assert_true(motion_running(&motion));
        assert_true(motion_pass(&motion, 1));
        assert_false(motion_running(&motion));
        assert_int_equal(
            motion_between(&motion, (enum motion_kind)kind, 10, 90), 90);
        assert_false(motion_pass(&motion, 16));
    }
}

static void it_never_turns_back(void **state)
{
    struct motion motion = {.on = true};
    int32_t before = 0;
    (void)state;
    motion_start(&motion, MOTION_COUNT);
    while (motion_running(&motion)) {
        motion_pass(&motion, 7);
        int32_t now = motion_between(&motion, MOTION_COUNT, -1000000, 1000000);
        assert_true(before == 0 || now >= before);
        before = now;
    }
    assert_int_equal(before, 1000000);
}

static void reduced_motion_starts_nothing(void **state)
{
    struct motion motion = {.on = false};
    (void)state;
    motion_start(&motion, MOTION_COUNT);
    assert_false(motion_running(&motion));
    assert_int_equal(motion_between(&motion, MOTION_COUNT, 1, 5), 5);
    assert_false(motion_finish(&motion));
}

/* In a play ---------------------------------------------------------------- */

static void tick(struct hand *hand, int32_t ms)
{
    ui_input(hand->ui, &(struct input){.kind = INPUT_TICK, .ms = ms});
}

static void rest(struct hand *hand)
{
    ui_draw(hand->ui);
    for (int i = 0; i < 100 && ui_animating(hand->ui); i++)
        tick(hand, 100);
    assert_false(ui_animating(hand->ui));
    ui_draw(hand->ui);
}

static bool drawn(struct hand *hand, const char *text)
{
    const struct draw_list *list = ui_draw(hand->ui);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].kind == DRAW_TEXT &&
            strcmp(list->items[i].text, text) == 0)
            return true;
    }
    return false;
}

/* One meter, that the only option takes from 20 to 80. */
static struct hand *counting(void)
{
    static const char text[] =
        "{\"format\":1,\"id\":\"x\",\"title\":\"X\",\"language\":\"en\","
        "\"start\":\"2031-03-02\",\"limits\":{\"turns\":4},"
        "\"actors\":[{\"id\":\"a\",\"name\":\"A\",\"playable\":true}],"
        "\"meters\":[{\"id\":\"m\",\"name\":\"M\",\"start\":20}],"
        "\"ladder\":{\"meter\":\"m\",\"rungs\":[{\"from\":0,\"name\":\"Low\"},"
        "{\"from\":50,\"name\":\"High\"}]},"
        "\"scenes\":[{\"id\":\"s\",\"title\":\"S\",\"actor\":\"a\","
        "\"options\":[{\"id\":\"p\",\"label\":\"P\",\"effects\":{\"m\":60}}]},"
        "{\"id\":\"t\",\"title\":\"T\",\"actor\":\"a\",\"options\":[\"q\"]}],"
        "\"options\":[{\"id\":\"q\",\"label\":\"Q\"}],"
        "\"endings\":[{\"id\":\"e\",\"title\":\"E\",\"text\":[\"E\"]}]}";
    struct hand *hand = hand_new(1280, 720);
    ui_motion(hand->ui, true);
    hand_open_text(hand, text, NULL);
    hand_click(hand, "start");
    rest(hand);
    assert_screen(hand, "decision");
    hand_click(hand, "option.p");
    rest(hand);
    if (strcmp(ui_screen(hand->ui), "consequence") == 0)
        hand_click(hand, "next");
    assert_screen(hand, "decision");
    return hand;
}

static void meters_count(void **state)
{
    struct hand *hand = counting();
    (void)state;
    assert_true(ui_animating(hand->ui));
    assert_true(drawn(hand, "20"));
    assert_false(drawn(hand, "80"));
    tick(hand, 300);
    assert_true(drawn(hand, "65"));
    tick(hand, 300);
    assert_true(drawn(hand, "80"));
    assert_false(drawn(hand, "65"));
    assert_false(ui_animating(hand->ui));
    assert_false(
        ui_input(hand->ui, &(struct input){.kind = INPUT_TICK, .ms = 16}));
    hand_free(hand);
}

static void any_key_finishes(void **state)
{
    struct hand *hand = counting();
    (void)state;
    ui_draw(hand->ui);
    tick(hand, 10);
    assert_true(ui_animating(hand->ui));
    assert_true(ui_input(
        hand->ui,
        &(struct input){.kind = INPUT_KEY, .key = KEY_CHAR, .character = 'x'}));
    assert_false(ui_animating(hand->ui));
    assert_true(drawn(hand, "80"));
    hand_free(hand);
}

/* Widgets stand where they will be while the drawing still slides. */
static void a_screen_slides_in(void **state)
{
    struct hand *hand = counting();
    (void)state;
    struct rect before = hand_find(hand, "option.q")->rect;
    const struct draw_list *list = ui_draw(hand->ui);
    int32_t first = list->items[list->count - 1].rect.x;
    rest(hand);
    list = ui_draw(hand->ui);
    assert_int_equal(first - list->items[list->count - 1].rect.x, 16);
    assert_int_equal(hand_find(hand, "option.q")->rect.x, before.x);
    assert_int_equal(list->items[0].rect.x, 0);
    hand_free(hand);
}

static void switched_off_all_is_instant(void **state)
{
    struct hand *hand = counting();
    (void)state;
    ui_motion(hand->ui, false);
    assert_false(ui_animating(hand->ui));
    assert_true(drawn(hand, "80"));
    hand_key(hand, KEY_F1);
    ui_draw(hand->ui);
    assert_false(ui_animating(hand->ui));
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "motion");
    assert_true(drawn(hand, "Animations: on"));
    hand_free(hand);
}

/* Text ----------------------------------------------------------------------
 */

static void text_has_sizes(void **state)
{
    static const int32_t up[] = {110, 125, 150, 175, 200, 200};
    struct hand *hand = hand_new(1280, 720);
    (void)state;
    for (size_t i = 0; i < sizeof up / sizeof up[0]; i++) {
        hand_key(hand, KEY_BIGGER);
        assert_int_equal(hand->ui->theme.text, up[i]);
    }
    hand_key(hand, KEY_NORMAL_SIZE);
    assert_int_equal(hand->ui->theme.text, 100);
    hand_key(hand, KEY_SMALLER);
    hand_key(hand, KEY_SMALLER);
    assert_int_equal(hand->ui->theme.text, 90);
    ui_text_size(hand->ui, 999);
    assert_int_equal(hand->ui->theme.text, 200);
    hand_free(hand);
}

/* Enter shows what has the focus out of sight before it decides. */
static void nobody_decides_unseen(void **state)
{
    struct hand *hand = counting();
    (void)state;
    ui_text_size(hand->ui, 200);
    rest(hand);
    assert_string_equal(hand_focus(hand), "option.q");
    ui_pan(hand->ui, 0, 4000);
    assert_true(hand_find(hand, "option.q")->rect.y < 0);
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    assert_true(hand_find(hand, "option.q")->rect.y >= 0);
    hand_key(hand, KEY_ENTER);
    assert_string_not_equal(ui_screen(hand->ui), "decision");
    hand_free(hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_takes_its_time),
        cmocka_unit_test(it_never_turns_back),
        cmocka_unit_test(reduced_motion_starts_nothing),
        cmocka_unit_test(meters_count),
        cmocka_unit_test(any_key_finishes),
        cmocka_unit_test(a_screen_slides_in),
        cmocka_unit_test(switched_off_all_is_instant),
        cmocka_unit_test(text_has_sizes),
        cmocka_unit_test(nobody_decides_unseen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
