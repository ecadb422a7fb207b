/* The pages around the decision: the codex's search, a dropped file, findings
 * with their places, beliefs in words, and the debrief. */
#include "ui_fixture.h"

/* One seat, a rule-played side with a goal, a belief, truths that are told
 * and one that never is. */
static const char pages[] =
    "{\"format\":1,\"id\":\"p\",\"title\":\"P\",\"language\":\"en\","
    "\"start\":\"2031-03-02\",\"limits\":{\"turns\":3},"
    "\"actors\":[{\"id\":\"a\",\"name\":\"Alba\",\"playable\":true,"
    "\"mandates\":[{\"id\":\"calm\",\"name\":\"Calm\",\"text\":\"Be calm.\","
    "\"goal\":\"-m\"},{\"id\":\"loud\",\"name\":\"Loud\",\"text\":\"Be "
    "loud.\",\"goal\":\"m\"}]},"
    "{\"id\":\"b\",\"name\":\"Brix\",\"goal\":\"t - m\"}],"
    "\"meters\":[{\"id\":\"m\",\"name\":\"Tension\",\"start\":10},"
    "{\"id\":\"t\",\"name\":\"Trust\",\"start\":50},"
    "{\"id\":\"p\",\"name\":\"Belief\",\"scale\":\"likelihood\","
    "\"start\":30}],"
    "\"unknowns\":[{\"id\":\"u\",\"question\":\"Who cut it?\",\"values\":["
    "{\"id\":\"x\",\"weight\":1,\"text\":\"The storm did.\"}]},"
    "{\"id\":\"v\",\"question\":\"Who lied?\",\"reveal\":\"never\","
    "\"values\":[{\"id\":\"y\",\"weight\":1}]}],"
    "\"scenes\":[{\"id\":\"s\",\"title\":\"First\",\"actor\":\"a\","
    "\"options\":[{\"id\":\"go\",\"label\":\"Go\",\"text\":\"Gone.\","
    "\"effects\":{\"m\":20,\"t\":-2,\"p\":20}}]},"
    "{\"id\":\"n\",\"title\":\"Second\",\"brief\":[\"It passed.\"]}],"
    "\"codex\":[{\"id\":\"k\",\"title\":\"Key\",\"text\":[\"Opens a "
    "door, \xC3\x96"
    "ffnet eine "
    "T\xC3\xBCr.\"]},{\"id\":\"l\",\"title\":\"Ladder\",\"text\":[\"Rungs. See "
    "[keys](codex:k).\"]}],"
    "\"endings\":[{\"id\":\"e\",\"title\":\"Over\",\"text\":[\"Done.\"]}]}";

static struct hand *begun(void)
{
    struct hand *hand = hand_new(1280, 720);
    hand_open_text(hand, pages, "a");
    hand_click(hand, "mandate.calm");
    hand_click(hand, "mandate.loud");
    hand_click(hand, "start");
    assert_screen(hand, "decision");
    return hand;
}

/* Whether a widget, or one in it, says these words. */
static bool says(struct hand *hand, const char *id, const char *words)
{
    const struct widget_tree *tree = ui_widgets(hand->ui);
    int32_t in = widget_find(tree, id);
    assert_true(in >= 0);
    for (size_t i = (size_t)in; i < tree->count; i++) {
        int32_t up = (int32_t)i;
        while (up > in)
            up = tree->items[up].parent;
        if (up == in && (strstr(tree->items[i].name, words) != NULL ||
                         strstr(tree->items[i].value, words) != NULL))
            return true;
    }
    return false;
}

static void type(struct hand *hand, const char *words)
{
    for (; *words != '\0'; words++)
        hand_type(hand, *words);
}

static void the_codex_is_searched(void **state)
{
    (void)state;
    struct hand *hand = begun();
    hand_type(hand, 'c');
    assert_screen(hand, "codex");
    hand_type(hand, '/');
    assert_string_equal(hand_focus(hand), "search");
    type(hand, "DOOR"); /* in the text, in small letters */
    assert_true(hand_has(hand, "entry.k"));
    assert_false(hand_has(hand, "entry.l"));
    assert_true(says(hand, "entry", "Opens a door, "));
    hand_key(hand, KEY_SPACE); /* a blank, no activation */
    assert_string_equal(hand_find(hand, "search")->value, "DOOR ");
    hand_key(hand, KEY_BACKSPACE);
    hand_key(hand, KEY_ENTER);
    assert_string_equal(hand_focus(hand), "entry.k");
    hand_type(hand, '/');
    hand_key(hand, KEY_ESCAPE);
    ui_input(hand->ui, &(struct input){.kind = INPUT_KEY,
                                       .key = KEY_CHAR,
                                       .character = 0xf6}); /* a small o with
                                                               two dots */
    type(hand, "ffnet");
    assert_true(hand_has(hand, "entry.k"));
    assert_false(hand_has(hand, "entry.l"));
    type(hand, "hcl"); /* keys that mean something elsewhere */
    assert_screen(hand, "codex");
    assert_true(says(hand, "entries", "Nothing was found"));
    hand_key(hand, KEY_ESCAPE);
    assert_true(hand_has(hand, "entry.l"));
    assert_string_equal(hand_find(hand, "search")->value, "");
    hand_key(hand, KEY_ESCAPE);
    assert_screen(hand, "decision");
    hand_free(hand);
}

/* Neither an endless word nor half a letter. */
static void a_search_has_an_end(void **state)
{
    (void)state;
    struct hand *hand = begun();
    hand_type(hand, 'c');
    hand_type(hand, '/');
    for (int i = 0; i < 100; i++)
        ui_input(hand->ui, &(struct input){.kind = INPUT_KEY,
                                           .key = KEY_CHAR,
                                           .character = 0xE9});
    assert_int_equal(strlen(hand_find(hand, "search")->value), 2 * 60);
    hand_key(hand, KEY_BACKSPACE);
    assert_int_equal(strlen(hand_find(hand, "search")->value), 2 * 59);
    hand_free(hand);
}

/* What is typed must not hide the entry that a link asks for. */
static void a_link_ends_the_search(void **state)
{
    (void)state;
    struct hand *hand = begun();
    hand_type(hand, 'c');
    hand_type(hand, '/');
    type(hand, "rungs");
    hand_click(hand, "link.k");
    assert_true(hand_find(hand, "entry.k")->state & STATE_CHOSEN);
    assert_true(hand_has(hand, "entry.l"));
    hand_free(hand);
}

static void drop(struct hand *hand, const char *path)
{
    ui_input(hand->ui, &(struct input){.kind = INPUT_DROP, .path = path});
}

static void a_dropped_file_asks_first(void **state)
{
    (void)state;
    struct hand *hand = begun();
    struct session *session = ui_session(hand->ui);
    drop(hand, MERIDIA);
    assert_screen(hand, "confirm");
    assert_true(says(hand, "ask", "meridia"));
    assert_string_equal(hand_focus(hand), "back");
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "decision");
    assert_ptr_equal(ui_session(hand->ui), session);
    drop(hand, MERIDIA);
    hand_click(hand, "confirm");
    assert_screen(hand, "seat");
    assert_null(ui_session(hand->ui));
    hand_free(hand);
}

static void findings_stand_beside_their_places(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    ui_error(hand->ui, "This scenario cannot be played",
             "/x/a.json:12:3: error[E102]: unknown key \"labbel\"\n"
             "/x/a.json:40:7: warning[W301]: nobody comes here\n"
             "/x/a.json: error[E920]: the file cannot be read\n"
             "and 3 more\n");
    assert_true(says(hand, "finding.0", "unknown key"));
    assert_true(says(hand, "lines", "/x/a.json"));
    assert_true(says(hand, "finding.1", "W301"));
    assert_true(says(hand, "finding.2", "the file cannot be read"));
    assert_true(says(hand, "finding.3", "and 3 more"));
    assert_true(says(hand, "error", "open it again"));
    hand_key(hand, KEY_ENTER);
    assert_screen(hand, "title");
    hand_free(hand);
}

static void beliefs_are_told_in_words(void **state)
{
    (void)state;
    struct hand *hand = begun();
    hand_click(hand, "option.go");
    assert_screen(hand, "consequence");
    assert_true(says(hand, "change.p", "unlikely \xE2\x86\x92 roughly even"));
    assert_true(says(hand, "change.p", "much more likely"));
    assert_false(says(hand, "change.p", "20"));
    assert_true(says(hand, "change.m", "10 \xE2\x86\x92 30"));
    hand_type(hand, 'h');
    assert_true(says(hand, "turns", "much more likely: Your choice: Go"));
    assert_false(says(hand, "turns", "30 \xE2\x86\x92 50"));
    hand_free(hand);
}

static void a_history_of_nothing_says_so(void **state)
{
    (void)state;
    struct hand *hand = begun();
    hand_type(hand, 'h');
    assert_screen(hand, "history");
    assert_true(says(hand, "turns", "Nothing has happened yet."));
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "option.go");
    hand_type(hand, 'h');
    assert_false(says(hand, "turns", "Nothing has happened yet."));
    assert_true(says(hand, "turns", "Tension"));
    hand_free(hand);
}

/* Two options and what an adviser says at length of the first. */
static const char long_words[] =
    "{\"format\":1,\"id\":\"p\",\"title\":\"P\",\"language\":\"en\","
    "\"start\":\"2031-03-02\",\"limits\":{\"turns\":3},"
    "\"actors\":[{\"id\":\"a\",\"name\":\"Alba\",\"playable\":true}],"
    "\"advisers\":[{\"id\":\"x\",\"name\":\"Envoy\",\"actor\":\"a\"}],"
    "\"meters\":[{\"id\":\"m\",\"name\":\"Tension\",\"start\":10}],"
    "\"scenes\":[{\"id\":\"s\",\"title\":\"First\",\"actor\":\"a\","
    "\"options\":[{\"id\":\"go\",\"label\":\"Go\",\"text\":\"%s\","
    "\"effects\":{\"m\":20},\"advice\":[{\"by\":\"x\",\"side\":\"for\","
    "\"text\":\"Who waits is asked why.\"}]},"
    "{\"id\":\"stay\",\"label\":\"Stay\",\"effects\":{\"m\":-2}}]}],"
    "\"endings\":[{\"id\":\"e\",\"title\":\"Over\",\"text\":[\"Done.\"]}]}";

static struct hand *with_text(const char *words)
{
    struct strbuf text = {0};
    strbuf_format(&text, long_words, words);
    struct hand *hand = hand_new(1280, 720);
    hand_open_text(hand, strbuf_get(&text), "a");
    strbuf_clear(&text);
    hand_click(hand, "start");
    assert_screen(hand, "decision");
    return hand;
}

/* What the cards need not goes to the text below them, in the same place
 * whichever option is looked at. */
static void a_long_text_takes_room_of_the_cards(void **state)
{
    (void)state;
    struct hand *hand = with_text("Short.");
    int32_t high = hand_find(hand, "option.go")->rect.h;
    hand_free(hand);
    hand = with_text("Sail at dawn with every ship that can be spared, "
                     "lights on and radio open, and tell the neighbours one "
                     "hour before that it is no exercise but no attack "
                     "either.");
    assert_false(hand_find(hand, "advice")->state & STATE_SCROLLS);
    assert_in_range(hand_find(hand, "option.go")->rect.h, high / 2, high - 1);
    struct rect before = hand_find(hand, "focused")->rect;
    hand_key(hand, KEY_RIGHT);
    assert_string_equal(hand_focus(hand), "option.stay");
    assert_int_equal(hand_find(hand, "focused")->rect.y, before.y);
    hand_free(hand);
}

static void the_debrief_says_what_became_of_it(void **state)
{
    (void)state;
    struct hand *hand = begun();
    hand_click(hand, "option.go");
    for (int i = 0; i < 5 && strcmp(ui_screen(hand->ui), "debrief") != 0; i++)
        hand_click(hand, "next");
    assert_screen(hand, "debrief");
    assert_true(says(hand, "way", "Tension rose by 20, Trust fell by 2"));
    assert_true(says(hand, "wanted", "Alba: Calm"));
    assert_true(says(hand, "wanted", "Brix"));
    assert_true(says(hand, "wanted", "Less Tension, more Trust"));
    assert_true(says(hand, "wanted", "not met"));
    assert_true(says(hand, "way.p", "unlikely \xE2\x86\x92 roughly even"));
    assert_true(says(hand, "told", "The storm did."));
    assert_true(says(hand, "told", "One more thing stayed open"));
    assert_false(says(hand, "screen", "Who lied?"));
    assert_true(says(hand, "record.list", "Go"));
    hand_free(hand);
}

/* An area that scrolls is reached by Tab, and arrows move it to its end. */
static void areas_are_read_by_keys(void **state)
{
    (void)state;
    struct hand *hand = hand_new(1280, 720);
    struct strbuf lines = {0};
    for (int i = 0; i < 100; i++)
        strbuf_format(&lines, "line %d\n", i);
    ui_error(hand->ui, "Too long", strbuf_get(&lines));
    hand_key(hand, KEY_TAB);
    assert_string_equal(hand_focus(hand), "lines");
    int32_t top = hand_find(hand, "finding.0")->rect.y;
    hand_key(hand, KEY_DOWN);
    assert_true(hand_find(hand, "finding.0")->rect.y < top);
    hand_key(hand, KEY_END);
    struct rect last = hand_find(hand, "finding.99")->rect;
    assert_true(box_bottom(last) <=
                box_bottom(hand_find(hand, "lines")->rect) + 2);
    strbuf_clear(&lines);
    hand_free(hand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_codex_is_searched),
        cmocka_unit_test(a_search_has_an_end),
        cmocka_unit_test(a_link_ends_the_search),
        cmocka_unit_test(a_dropped_file_asks_first),
        cmocka_unit_test(findings_stand_beside_their_places),
        cmocka_unit_test(beliefs_are_told_in_words),
        cmocka_unit_test(a_history_of_nothing_says_so),
        cmocka_unit_test(a_long_text_takes_room_of_the_cards),
        cmocka_unit_test(the_debrief_says_what_became_of_it),
        cmocka_unit_test(areas_are_read_by_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
