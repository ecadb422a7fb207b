/* Every screen at four sizes: nothing overlaps, nothing is outside its box
 * or off the screen, everything has a name and a turn in the focus order. */
#include "ui_fixture.h"

struct size {
    int32_t w, h;
};
static const struct size sizes[] = {
    {960, 540}, {1280, 720}, {1920, 1080}, {3840, 2160}};

/* What a check says when it fails. */
static const char *where(struct hand *hand, const struct widget *widget)
{
    static char text[400];
    struct rect whole = ui_widgets(hand->ui)->items[0].rect;
    snprintf(text, sizeof text, "%s at %dx%d: '%s' (%s)", ui_screen(hand->ui),
             (int)whole.w, (int)whole.h, widget->id, widget->name);
    return text;
}

static void say(const char *place, const char *what, struct rect a,
                struct rect b)
{
    fail_msg("%s %s: %d,%d %dx%d and %d,%d %dx%d", place, what, (int)a.x,
             (int)a.y, (int)a.w, (int)a.h, (int)b.x, (int)b.y, (int)b.w,
             (int)b.h);
}

static bool beyond_sides(struct rect inner, struct rect outer)
{
    return inner.x < outer.x || box_right(inner) > box_right(outer);
}

/* In a scroll area only the sides bind; elsewhere all of the parent. */
static void check_inside(struct hand *hand, const struct widget_tree *tree,
                         const struct widget *widget)
{
    if (widget->parent < 0)
        return;
    const struct widget *parent = &tree->items[widget->parent];
    bool scrolls = parent->role == ROLE_SCROLL;
    if (scrolls ? beyond_sides(widget->rect, parent->rect)
                : !box_inside(widget->rect, parent->rect))
        say(where(hand, widget), "is outside its parent", widget->rect,
            parent->rect);
}

static void check_text(struct hand *hand, const struct widget *widget,
                       int32_t least)
{
    if (widget->text.w == 0)
        return;
    if (!box_inside(widget->text, widget->rect))
        say(where(hand, widget), "has text outside", widget->text,
            widget->rect);
    if (widget->text_px < least)
        fail_msg("%s: text of %d px", where(hand, widget),
                 (int)widget->text_px);
}

static bool container(const struct widget *widget)
{
    return widget->role == ROLE_SCREEN || widget->role == ROLE_GROUP ||
           widget->role == ROLE_LIST || widget->role == ROLE_SCROLL;
}

static void check_siblings(struct hand *hand, const struct widget_tree *tree,
                           size_t at)
{
    const struct widget *widget = &tree->items[at];
    for (size_t i = at + 1; i < tree->count; i++) {
        const struct widget *other = &tree->items[i];
        bool link = widget->role == ROLE_LINK || other->role == ROLE_LINK;
        if (other->parent == widget->parent && !link &&
            box_overlaps(widget->rect, other->rect))
            say(where(hand, widget), other->id, widget->rect, other->rect);
    }
}

static void check_name(struct hand *hand, const struct widget_tree *tree,
                       size_t at)
{
    const struct widget *widget = &tree->items[at];
    if (widget->name[0] == '\0' && (widget->focusable || !container(widget)))
        fail_msg("%s has no name", where(hand, widget));
    if (widget->focusable && widget_find(tree, widget->id) != (int32_t)at)
        fail_msg("%s: its id stands twice", where(hand, widget));
}

/* A control is large enough for a finger or an unsteady hand: 24 units. */
static void check_target(struct hand *hand, const struct widget *widget)
{
    int32_t s = ui_widgets(hand->ui)->items[0].rect.w;
    int32_t least = 24 * s / 1280 - 1;
    bool small = widget->rect.w < least || widget->rect.h < least;
    if (widget->focusable && widget->role != ROLE_LINK && small)
        fail_msg("%s is only %dx%d", where(hand, widget), (int)widget->rect.w,
                 (int)widget->rect.h);
}

/* Tab visits every control once and comes back. */
static void check_focus_order(struct hand *hand)
{
    const struct widget_tree *tree = ui_widgets(hand->ui);
    size_t wanted = 0;
    for (size_t i = 0; i < tree->count; i++)
        wanted += tree->items[i].focusable ? 1 : 0;
    char *seen = calloc(tree->count, 1);
    int32_t first = widget_find(tree, hand_focus(hand));
    size_t count = 0;
    int32_t at = first;
    assert_true(wanted == 0 || first >= 0);
    while (wanted > 0 && count <= wanted) {
        assert_false(seen[at]);
        seen[at] = 1;
        count++;
        hand_key(hand, KEY_TAB);
        tree = ui_widgets(hand->ui);
        at = widget_find(tree, hand_focus(hand));
        if (at == first)
            break;
    }
    assert_int_equal(count, wanted);
    free(seen);
}

static void check_screen(struct hand *hand)
{
    const struct widget_tree *tree = ui_widgets(hand->ui);
    int32_t width = tree->items[0].rect.w;
    int32_t least = width * 13 / 1280;
    for (size_t i = 0; i < tree->count; i++) {
        check_inside(hand, tree, &tree->items[i]);
        check_text(hand, &tree->items[i], least);
        check_siblings(hand, tree, i);
        check_name(hand, tree, i);
        check_target(hand, &tree->items[i]);
    }
}

/* At all four sizes, and back; the focus stays what it was. */
static void check(struct hand *hand, const char *screen)
{
    assert_screen(hand, screen);
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        ui_input(hand->ui, &(struct input){.kind = INPUT_RESIZE,
                                           .x = sizes[i].w,
                                           .y = sizes[i].h});
        check_screen(hand);
    }
    check_focus_order(hand);
    check_screen(hand);
}

/* The screens of a play -----------------------------------------------------
 */

static void pick_two(struct hand *hand)
{
    int picked = 0;
    const struct widget_tree *tree = ui_widgets(hand->ui);
    for (size_t i = 0; i < tree->count && picked < 2; i++) {
        if (strncmp(tree->items[i].id, "mandate.", 8) != 0 ||
            tree->items[i].role != ROLE_CARD)
            continue;
        char id[64];
        snprintf(id, sizeof id, "%s", tree->items[i].id);
        hand_click(hand, id);
        tree = ui_widgets(hand->ui);
        picked++;
    }
}

static void check_lookups(struct hand *hand)
{
    static const struct {
        char key;
        const char *screen;
    } pages[] = {{'h', "history"}, {'c', "codex"}, {'l', "ladder"}};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        hand_type(hand, pages[i].key);
        check(hand, pages[i].screen);
        hand_key(hand, KEY_ESCAPE);
    }
    hand_key(hand, KEY_F1);
    check(hand, "help");
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    if (strcmp(ui_screen(hand->ui), "menu") == 0) {
        check(hand, "menu");
        hand_key(hand, KEY_ESCAPE);
    }
}

/* Plays on by the option with the focus after `step` more of them, checking
 * each screen that comes; returns at the debrief. */
static void play_through(struct hand *hand, int step)
{
    for (int i = 0; i < 200; i++) {
        const char *screen = ui_screen(hand->ui);
        check(hand, screen);
        if (strcmp(screen, "debrief") == 0)
            return;
        if (strcmp(screen, "decision") == 0) {
            hand_type(hand, (char)('1' + (i + step) % 3));
            check_screen(hand);
            hand_key(hand, KEY_ENTER);
        } else if (strcmp(screen, "confirm") == 0) {
            hand_click(hand, "confirm");
        } else {
            hand_click(hand, "next");
        }
    }
    fail_msg("the play came to no end");
}

static void whole_play(const char *path, const char *seat, int step)
{
    struct hand *hand = hand_new(1280, 720);
    ui_open(hand->ui, path, seat);
    check(hand, "briefing");
    pick_two(hand);
    check(hand, "briefing");
    hand_click(hand, "start");
    check_lookups(hand);
    play_through(hand, step);
    check_lookups(hand);
    hand_free(hand);
}

static void meridia_fits(void **state)
{
    (void)state;
    whole_play(MERIDIA, "aldra", 0);
    whole_play(MERIDIA, "boreal", 1);
}

static void sony_fits(void **state)
{
    (void)state;
    for (int step = 0; step < 3; step++)
        whole_play(SONY, "white_house", step);
}

static void title_and_seat_fit(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    check(hand, "title");
    ui_open(hand->ui, MERIDIA, NULL);
    check(hand, "seat");
    hand_click(hand, "join.aldra");
    hand_click(hand, "join.boreal");
    check(hand, "seat");
    hand_click(hand, "together");
    pick_two(hand);
    hand_click(hand, "start");
    check(hand, "handover");
    hand_free(hand);
}

static void an_error_page_fits(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    struct strbuf lines = {0};
    for (int i = 0; i < 200; i++)
        strbuf_format(&lines,
                      "file.json:%d:1: error[E101]: found "
                      "'averyveryveryveryveryveryverylongwordindeed', "
                      "expected another one (/scenes/%d/title)\n",
                      i, i);
    ui_error(hand->ui, "This scenario cannot be played", strbuf_get(&lines));
    check(hand, "error");
    assert_true(hand_find(hand, "lines")->state & STATE_SCROLLS);
    strbuf_clear(&lines);
    hand_free(hand);
}

/* Scenarios of many options and of texts that nobody expects ----------------
 */

/* A scenario with one decision of `count` options whose texts are `text`. */
static void many_options(struct strbuf *out, int count, const char *text)
{
    strbuf_text(out, "{\"format\":1,\"id\":\"x\",\"title\":\"");
    strbuf_format(out, "%s\",\"language\":\"en\",\"start\":\"2031-03-02\",",
                  text);
    strbuf_text(out, "\"limits\":{\"turns\":3},\"actors\":[{\"id\":\"a\","
                     "\"name\":\"Us\",\"playable\":true}],\"meters\":[");
    for (int i = 0; i < 12; i++)
        strbuf_format(out, "%s{\"id\":\"m%d\",\"name\":\"%s\",\"start\":50%s}",
                      i > 0 ? "," : "", i, text,
                      i % 4 == 3 ? ",\"scale\":\"likelihood\"" : "");
    strbuf_text(out, "],\"scenes\":[{\"id\":\"s\",\"title\":\"");
    strbuf_format(out,
                  "%s\",\"actor\":\"a\",\"brief\":[\"%s\"],\"prompt\":"
                  "\"%s\",\"options\":[",
                  text, text, text);
    for (int i = 0; i < count; i++)
        strbuf_format(out,
                      "%s{\"id\":\"o%d\",\"label\":\"%s\",\"line\":\"%s\","
                      "\"text\":\"%s\",\"effects\":{\"m0\":1,\"m1\":-9,"
                      "\"m2\":20,\"m4\":3,\"m5\":3,\"m6\":3}%s}",
                      i > 0 ? "," : "", i, text, text, text,
                      i == 1 ? ",\"when\":\"false\",\"locked\":\"Not yet.\""
                             : "");
    strbuf_text(out, "]}],\"endings\":[{\"id\":\"e\",\"title\":\"");
    strbuf_format(out, "%s\",\"text\":[\"%s\"]}]}", text, text);
}

static void check_options(int count, const char *text)
{
    struct strbuf scenario = {0};
    struct hand *hand = hand_new(1280, 720);
    many_options(&scenario, count, text);
    hand_open_text(hand, strbuf_get(&scenario), NULL);
    check(hand, "briefing");
    hand_click(hand, "start");
    check(hand, "decision");
    play_through(hand, 2);
    strbuf_clear(&scenario);
    hand_free(hand);
}

static void any_number_of_options_fits(void **state)
{
    (void)state;
    for (int count = 3; count <= 32; count += count < 12 ? 1 : 10)
        check_options(count, "Say it in public");
}

static void hostile_texts_fit(void **state)
{
    (void)state;
    struct strbuf text = {0};
    for (int i = 0; i < 4000; i++)
        strbuf_char(&text, 'x');
    check_options(9, strbuf_get(&text));
    strbuf_reset(&text);
    for (int i = 0; i < 300; i++)
        strbuf_text(&text, "\xE2\x80\xAE\xD7\x90 \xCC\x81 **b** \xE5\xA4\x96 ");
    check_options(6, strbuf_get(&text));
    strbuf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_and_seat_fit),
        cmocka_unit_test(an_error_page_fits),
        cmocka_unit_test(meridia_fits),
        cmocka_unit_test(sony_fits),
        cmocka_unit_test(any_number_of_options_fits),
        cmocka_unit_test(hostile_texts_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
