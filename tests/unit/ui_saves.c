#include "ui_saves.h"

#include <inttypes.h>

static struct fake_saves *of(void *context)
{
    return ((struct fake_host *)context)->saves;
}

void fake_stand(const struct session *session, char out[200])
{
    size_t turns = session_turn_count(session);
    int32_t stop = 0;
    while (!session_stop(session, (size_t)stop).current)
        stop++;
    snprintf(
        out, 200, "turn %d, stop %d of %d, waits for %d, world %016" PRIx64,
        (int)turns, (int)stop, (int)session_stop_count(session),
        (int)session_waiting(session), session_turn(session, turns - 1).hash);
}

static size_t saves_count(void *context)
{
    of(context)->listings++;
    return of(context)->count;
}

static struct ui_save saves_item(void *context, size_t index)
{
    assert_true(index < of(context)->count);
    of(context)->looks++;
    return of(context)->rows[index];
}

static const char *saves_path(void *context, size_t index)
{
    return saves_item(context, index).file;
}

static bool saves_is_save(void *context, const char *path)
{
    (void)context;
    return strstr(path, ".save") != NULL;
}

static struct session *play_moves(const struct fake_saves *saves,
                                  const struct model *model)
{
    struct seats seats = seats_default(model, -1);
    struct diag_list diags = {0};
    seats.persons = saves->persons;
    seats.as_it_was = saves->as_it_was;
    seats.cut = seats_cut(model, saves->minutes);
    struct session *session = session_new(model, 7, &seats);
    for (int i = 0; saves->moves[i] != NULL; i++) {
        if (!session_submit(session, saves->moves[i], &diags))
            fail_msg("%s: %s", saves->moves[i], diags.items[0].message);
    }
    return session;
}

static struct ui_resumed saves_open(void *context, const char *path)
{
    struct fake_host *host = context;
    struct fake_saves *saves = host->saves;
    struct ui_resumed found = {
        .note = "", .changed = saves->changed, .as_begun = saves->as_begun};
    snprintf(saves->opened, sizeof saves->opened, "%s", path);
    strbuf_reset(&host->findings);
    if (saves->refused) {
        strbuf_text(&host->findings, "this is no saved play");
        return found;
    }
    if (saves->scenario != NULL)
        assert_true(host_open(host, saves->scenario));
    found.note = saves->note == NULL ? "" : saves->note;
    found.session = play_moves(saves, host->model);
    return found;
}

static struct ui_resumed saves_as_begun(void *context, const char *path)
{
    struct fake_saves *saves = of(context);
    saves->changed = saves->as_begun = false;
    saves->note = NULL;
    return saves_open(context, path);
}

static const char *saves_keep(void *context, const struct session *session,
                              bool fresh)
{
    struct fake_saves *saves = of(context);
    int32_t person = 0;
    while ((session_seats(session)->persons >> person & 1) == 0)
        person++;
    saves->keeps++;
    saves->fresh += fresh ? 1 : 0;
    fake_stand(session, saves->kept);
    session_get_mandates(session, person, saves->mandates);
    return saves->keep_problem;
}

static const char *saves_keep_as(void *context, const struct session *session,
                                 const char *name)
{
    struct fake_saves *saves = of(context);
    assert_non_null(session);
    snprintf(saves->named, sizeof saves->named, "%s", name);
    return saves->name_problem;
}

static const char *saves_copy_to(void *context, size_t index, const char *path)
{
    struct fake_saves *saves = of(context);
    saves->copied_index = (int)index;
    snprintf(saves->copied, sizeof saves->copied, "%s", path);
    return saves->copy_problem;
}

static const char *saves_copy_path(void *context, size_t index)
{
    (void)index;
    (void)context;
    return "/home/anna/Documents/A long folder name that nobody shortens/"
           "December 2014, turn 5, 19 December 2014.save";
}

static const char *saves_forget(void *context, size_t index)
{
    struct fake_saves *saves = of(context);
    saves->forgotten_index = (int)index;
    if (saves->forget_problem == NULL) {
        saves->count--;
        memmove(&saves->rows[index], &saves->rows[index + 1],
                (saves->count - index) * sizeof saves->rows[0]);
    }
    return saves->forget_problem;
}

static const struct ui_saves table = {
    .count = saves_count,
    .item = saves_item,
    .open = saves_open,
    .open_as_begun = saves_as_begun,
    .path = saves_path,
    .is_save = saves_is_save,
    .keep = saves_keep,
    .keep_as = saves_keep_as,
    .copy_to = saves_copy_to,
    .copy_path = saves_copy_path,
    .forget = saves_forget,
};

/* Some of many kinds; texts that could be taken for markup among them. */
static const struct ui_save kinds[] = {
    {"", "The Strait of Meridia", "Turn 3, 4 March 2031",
     "24 November 2026, 19:38", "meridia-1.save", false, false, false},
    {"Before the **film** with [class 9b](codex:x)", "December 2014",
     "Turn 5, 19 December 2014", "24 November 2026, 09:05", "sony_2014-2.save",
     false, false, false},
    {"", "", "", "23 November 2026, 11:15", "sony_2014-1.save", true, false,
     false},
    {"", "December 2014", "Turn 2, 17 December 2014", "23 November 2026, 11:12",
     "sony_2014-3.save", false, true, false},
    {"", "The Strait of Meridia", "The end, 16 March 2031",
     "20 November 2026, 15:40", "meridia-2.save", false, false, false},
};
#define KINDS (sizeof kinds / sizeof kinds[0])

struct fake_saves *fake_saves_new(size_t count)
{
    struct fake_saves *saves = calloc(1, sizeof *saves);
    saves->count = count;
    saves->persons = 1;
    saves->copied_index = saves->forgotten_index = -1;
    for (size_t i = 0; i < count; i++)
        saves->rows[i] = kinds[i < KINDS ? i : 0];
    return saves;
}

struct hand *hand_with_saves(struct fake_saves *saves,
                             const struct text_measure *measure)
{
    struct hand *hand = hand_begin(measure, 1280, 720, &table);
    hand->host.saves = saves;
    return hand;
}

const char kept_two_seats[] =
    "{\"format\":1,\"id\":\"two\",\"title\":\"Two\",\"language\":\"en\","
    "\"start\":\"2031-03-02\",\"limits\":{\"turns\":9},"
    "\"actors\":[{\"id\":\"a\",\"name\":\"Alba\",\"playable\":true,"
    "\"brief\":[\"Only Alba reads this.\"]},"
    "{\"id\":\"b\",\"name\":\"Brix\",\"playable\":true,"
    "\"brief\":[\"Only Brix reads this.\"]}],"
    "\"meters\":[{\"id\":\"m\",\"name\":\"Tension\",\"start\":10}],"
    "\"scenes\":[{\"id\":\"s\",\"title\":\"First\",\"decisions\":["
    "{\"actor\":\"a\",\"prompt\":\"Alba?\",\"options\":["
    "{\"id\":\"a1\",\"label\":\"Wait\",\"effects\":{\"m\":1}},"
    "{\"id\":\"a2\",\"label\":\"Strike\",\"rung\":5,\"effects\":{\"m\":40}}]},"
    "{\"actor\":\"b\",\"prompt\":\"Brix?\",\"options\":["
    "{\"id\":\"b1\",\"label\":\"Stay\"},{\"id\":\"b2\",\"label\":\"Go\"}]}]},"
    "{\"id\":\"t\",\"title\":\"Second\",\"brief\":[\"It passed.\"]},"
    "{\"id\":\"u\",\"title\":\"Third\",\"decisions\":["
    "{\"actor\":\"a\",\"prompt\":\"And now?\",\"options\":["
    "{\"id\":\"c1\",\"label\":\"Talk\"},{\"id\":\"c2\",\"label\":\"Leave\"}]}"
    "]}],"
    "\"classroom\":{\"cuts\":[{\"minutes\":20,\"scenes\":[\"s\"]}]},"
    "\"endings\":[{\"id\":\"e\",\"title\":\"Over\",\"text\":[\"Done.\"]}]}";

struct kept_hand kept_with(size_t rows)
{
    struct kept_hand kept = {.saves = fake_saves_new(rows)};
    kept.hand = hand_with_saves(kept.saves, &fixed_measure);
    return kept;
}

void kept_free(struct kept_hand *kept)
{
    hand_free(kept->hand);
    free(kept->saves);
}

struct kept_hand kept_two(bool both)
{
    struct kept_hand kept = kept_with(0);
    hand_open_text(kept.hand, kept_two_seats, both ? NULL : "a");
    if (both) {
        hand_click(kept.hand, "join.a");
        hand_click(kept.hand, "join.b");
        hand_click(kept.hand, "together");
        hand_click(kept.hand, "start");
        hand_click(kept.hand, "ready");
    }
    assert_int_equal(kept.saves->keeps, 0); /* no play yet */
    hand_click(kept.hand, "start");
    return kept;
}

bool kept_says(struct hand *hand, const char *words)
{
    const struct widget_tree *tree = ui_widgets(hand->ui);
    for (size_t i = 0; i < tree->count; i++) {
        if (strstr(tree->items[i].name, words) != NULL)
            return true;
    }
    return false;
}
