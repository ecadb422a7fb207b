#include "ui_tour.h"

#include "desktop/ui/screens/screens.h"
#include "ui_saves.h"

static struct hand *speaking(const struct tour *tour, struct hand *hand)
{
    if (tour->words != NULL)
        ui_speak(hand->ui, tour->words);
    return hand;
}

static struct hand *begin(const struct tour *tour)
{
    return speaking(tour, hand_new_with(tour->measure, 1280, 720));
}

static struct hand *begin_with(const struct tour *tour,
                               struct fake_saves *saves)
{
    return speaking(tour, hand_with_saves(saves, tour->measure));
}

static void visit(struct tour *tour, struct hand *hand)
{
    hand_settle(hand);
    ui_widgets(hand->ui);
    tour->seen |= UINT64_C(1) << ui_current(hand->ui);
    tour->visit(tour->context, hand);
}

static void visit_as(struct tour *tour, struct hand *hand, const char *screen)
{
    assert_screen(hand, screen);
    visit(tour, hand);
}

void tour_saw_all(const struct tour *tour)
{
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if ((tour->seen >> i & 1) == 0)
            fail_msg("the screen '%s' was not visited: take the tour there",
                     screens[i].name);
    }
}

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

void tour_before_play(struct tour *tour)
{
    struct hand *hand = begin(tour);
    visit_as(tour, hand, "title");
    ui_open(hand->ui, MERIDIA, NULL);
    visit_as(tour, hand, "seat");
    hand_click(hand, "join.aldra");
    hand_click(hand, "join.boreal");
    visit_as(tour, hand, "seat");
    hand_click(hand, "together");
    pick_two(hand);
    hand_click(hand, "start");
    visit_as(tour, hand, "handover");
    hand_free(hand);
}

void tour_error(struct tour *tour)
{
    struct hand *hand = begin(tour);
    struct strbuf lines = {0};
    for (int i = 0; i < 200; i++)
        strbuf_format(&lines,
                      "file.json:%d:1: error[E101]: found "
                      "'averyveryveryveryveryveryverylongwordindeed', "
                      "expected another one (/scenes/%d/title)\n",
                      i, i);
    ui_error(hand->ui, "This scenario cannot be played", strbuf_get(&lines));
    visit_as(tour, hand, "error");
    assert_true(hand_find(hand, "lines")->state & STATE_SCROLLS);
    strbuf_clear(&lines);
    hand_free(hand);
}

/* From afar and closer; the key does nothing where there is no map. */
static void look_at_map(struct tour *tour, struct hand *hand)
{
    hand_type(hand, 'm');
    if (strcmp(ui_screen(hand->ui), "map") != 0)
        return;
    visit(tour, hand);
    hand_type(hand, '+');
    visit(tour, hand);
    hand_key(hand, KEY_ESCAPE);
}

static void look_up(struct tour *tour, struct hand *hand)
{
    static const struct {
        char key;
        const char *screen;
    } pages[] = {{'h', "history"}, {'c', "codex"}, {'l', "ladder"}};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        hand_type(hand, pages[i].key);
        visit_as(tour, hand, pages[i].screen);
        hand_key(hand, KEY_ESCAPE);
    }
    look_at_map(tour, hand);
    hand_key(hand, KEY_F1);
    visit_as(tour, hand, "help");
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    if (strcmp(ui_screen(hand->ui), "menu") == 0) {
        visit(tour, hand);
        hand_key(hand, KEY_ESCAPE);
    }
}

/* Takes option `1 + (turn + step) % 3` each time. */
static void play_through(struct tour *tour, struct hand *hand, int step)
{
    for (int turn = 0; turn < 200; turn++) {
        visit(tour, hand);
        const char *screen = ui_screen(hand->ui);
        if (strcmp(screen, "debrief") == 0)
            return;
        if (strcmp(screen, "decision") == 0) {
            hand_type(hand, (char)('1' + (turn + step) % 3));
            visit(tour, hand);
            hand_key(hand, KEY_ENTER);
        } else if (strcmp(screen, "confirm") == 0) {
            hand_click(hand, "confirm");
        } else {
            hand_click(hand, "next");
        }
    }
    fail_msg("the play came to no end");
}

void tour_play(struct tour *tour, const char *path, const char *seat, int step)
{
    struct hand *hand = begin(tour);
    ui_open(hand->ui, path, seat);
    visit_as(tour, hand, "briefing");
    pick_two(hand);
    visit_as(tour, hand, "briefing");
    hand_click(hand, "start");
    look_up(tour, hand);
    play_through(tour, hand, step);
    look_up(tour, hand);
    hand_free(hand);
}

static void write_meters(struct strbuf *out, const char *text)
{
    for (int i = 0; i < 12; i++)
        strbuf_format(out, "%s{\"id\":\"m%d\",\"name\":\"%s\",\"start\":50%s}",
                      i > 0 ? "," : "", i, text,
                      i % 4 == 3 ? ",\"scale\":\"likelihood\"" : "");
}

static void write_ladder(struct strbuf *out, const char *text)
{
    strbuf_text(out, "],\"ladder\":{\"meter\":\"m0\",\"rungs\":[");
    for (int i = 0; i < 8; i++)
        strbuf_format(out, "%s{\"from\":%d,\"name\":\"%s\",\"text\":\"%s\"}",
                      i > 0 ? "," : "", i * 10, text, text);
    strbuf_text(out, "]}");
}

/* More places than there is room for names, and lines between them. */
static void write_map(struct strbuf *out, const char *text)
{
    strbuf_text(out, ",\"map\":{\"centre\":{\"lon\":170,\"lat\":10},"
                     "\"places\":[");
    for (int i = 0; i < 70; i++)
        strbuf_format(out,
                      "%s{\"id\":\"p%d\",\"name\":\"%s\",\"lon\":%d,"
                      "\"lat\":%d%s}",
                      i > 0 ? "," : "", i, text, i * 67 % 360 - 180,
                      i * 29 % 180 - 90, i % 3 == 0 ? ",\"actor\":\"a\"" : "");
    strbuf_text(out, "],\"arcs\":[");
    for (int i = 0; i < 20; i++)
        strbuf_format(out,
                      "%s{\"from\":\"p%d\",\"to\":\"p%d\",\"label\":"
                      "\"%s\"}",
                      i > 0 ? "," : "", i, i * 7 % 70, text);
    strbuf_text(out, "],\"countries\":[{\"code\":\"840\",\"actor\":\"a\"}]}");
}

/* The third is grave, so that it is asked about. */
static void write_options(struct strbuf *out, int count, const char *text)
{
    for (int i = 0; i < count; i++)
        strbuf_format(out,
                      "%s{\"id\":\"o%d\",\"label\":\"%s\",\"line\":\"%s\","
                      "\"text\":\"%s\",\"rung\":%d,\"effects\":{\"m0\":1,"
                      "\"m1\":-9,\"m2\":20,\"m4\":3,\"m5\":3,\"m6\":3}%s}",
                      i > 0 ? "," : "", i, text, text, text, i == 2 ? 5 : 1,
                      i == 1 ? ",\"when\":\"false\",\"locked\":\"Not yet.\""
                             : "");
}

static void write_scenario(struct strbuf *out, int count, const char *text)
{
    strbuf_text(out, "{\"format\":1,\"id\":\"x\",\"title\":\"");
    strbuf_format(out, "%s\",\"language\":\"en\",\"start\":\"2031-03-02\",",
                  text);
    strbuf_text(out, "\"limits\":{\"turns\":3},\"actors\":[{\"id\":\"a\","
                     "\"name\":\"Us\",\"playable\":true}],\"meters\":[");
    write_meters(out, text);
    write_ladder(out, text);
    write_map(out, text);
    strbuf_text(out, ",\"scenes\":[{\"id\":\"s\",\"title\":\"");
    strbuf_format(out,
                  "%s\",\"actor\":\"a\",\"brief\":[\"%s\"],\"prompt\":"
                  "\"%s\",\"options\":[",
                  text, text, text);
    write_options(out, count, text);
    strbuf_text(out, "]}],\"endings\":[{\"id\":\"e\",\"title\":\"");
    strbuf_format(out, "%s\",\"text\":[\"%s\"]}]}", text, text);
}

void tour_options(struct tour *tour, int count, const char *text)
{
    struct strbuf scenario = {0};
    struct hand *hand = begin(tour);
    write_scenario(&scenario, count, text);
    hand_open_text(hand, strbuf_get(&scenario), NULL);
    visit_as(tour, hand, "briefing");
    hand_click(hand, "start");
    visit_as(tour, hand, "decision");
    look_at_map(tour, hand);
    play_through(tour, hand, 2);
    strbuf_clear(&scenario);
    hand_free(hand);
}

/* Saved plays ----------------------------------------------------------------
 */

/* The list, each kind of row looked at, and what asks about one. */
static void look_at_saves(struct tour *tour, struct hand *hand)
{
    static const char *const rows[] = {"save.0", "save.1", "save.2", "save.3"};
    hand_key(hand, KEY_F9);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (i > 0)
            hand_click(hand, rows[i]);
        visit_as(tour, hand, "saves");
    }
    hand_click(hand, "save.1");
    hand_click(hand, "delete");
    visit_as(tour, hand, "confirm");
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "copy");
    visit_as(tour, hand, "name");
    hand_key(hand, KEY_ENTER);
    visit_as(tour, hand, "name");
    hand_key(hand, KEY_ESCAPE);
    visit_as(tour, hand, "saves");
    hand_key(hand, KEY_ESCAPE);
}

static void resume_with(struct tour *tour, struct hand *hand, const char *note,
                        bool changed)
{
    hand->host.saves->note = note;
    hand->host.saves->changed = changed;
    hand_click(hand, "continue");
    visit_as(tour, hand, "resume");
    hand_click(hand, "back");
    hand->host.saves->as_begun = changed;
    hand_click(hand, "continue");
    visit_as(tour, hand, "resume");
    hand_click(hand, "back");
    hand->host.saves->as_begun = false;
    hand->host.saves->note = NULL;
    hand->host.saves->changed = false;
}

/* A play that cannot be kept, and what asks whether to leave it. */
static void play_unkept(struct tour *tour, struct hand *hand)
{
    static const char *const problem =
        "This play could not be kept: the folder for saved plays "
        "(/home/anna/.local/share/demarche/saves) can only be read.";
    hand->host.saves->keep_problem = problem;
    hand_key(hand, KEY_F5);
    visit_as(tour, hand, "name");
    hand_key(hand, KEY_ESCAPE);
    hand_key(hand, KEY_ESCAPE);
    visit_as(tour, hand, "menu");
    hand_key(hand, KEY_ESCAPE);
    hand_type(hand, '1');
    hand_key(hand, KEY_ENTER);
    visit_as(tour, hand, "consequence");
    hand_click(hand, "next");
    visit(tour, hand);
    hand_key(hand, KEY_QUIT);
    visit_as(tour, hand, "confirm");
    hand_key(hand, KEY_ESCAPE);
    hand_click(hand, "understood");
    visit(tour, hand);
}

void tour_saves(struct tour *tour)
{
    struct fake_saves *saves = fake_saves_new(0);
    struct hand *hand = begin_with(tour, saves);
    saves->scenario = MERIDIA;
    hand_key(hand, KEY_F9);
    visit_as(tour, hand, "saves"); /* empty */
    hand_free(hand);
    free(saves);
    saves = fake_saves_new(12);
    saves->scenario = MERIDIA;
    hand = begin_with(tour, saves);
    visit_as(tour, hand, "title");
    hand_key(hand, KEY_F1);
    visit_as(tour, hand, "help");
    hand_key(hand, KEY_ESCAPE);
    look_at_saves(tour, hand);
    resume_with(tour, hand,
                "The file of this play was damaged. What could be read of it "
                "ends after turn 4 of 5; the damaged file was set aside as "
                "meridia-1.bad.",
                false);
    resume_with(tour, hand,
                "The scenario was edited since this play was saved. Up to "
                "turn 3 it comes out as before; in turn 4 the option "
                "\xE2\x80\x9C"
                "expel\xE2\x80\x9D that was taken is no "
                "longer there.",
                true);
    hand_click(hand, "continue");
    visit_as(tour, hand, "decision");
    play_unkept(tour, hand);
    hand_free(hand);
    free(saves);
}
