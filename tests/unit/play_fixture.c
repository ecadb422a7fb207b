#include "unit/play_fixture.h"

#include <stdio.h>
#include <string.h>

static struct seats seats_of(const struct model *model, const char *persons)
{
    struct seats seats = seats_default(model, -1);

    while (*persons != '\0') {
        size_t length = strcspn(persons, " ");
        char id[64];
        int32_t thing;

        snprintf(id, sizeof id, "%.*s", (int)length, persons);
        thing = names_find(&model->things, id);
        assert_true(thing >= 0);
        seats.persons |= UINT64_C(1) << (thing % THING_STRIDE);
        persons += length;
        persons += *persons == ' ';
    }
    return seats;
}

void play_open(struct play *play, const char *members, const char *persons)
{
    struct seats seats;

    memset(play, 0, sizeof *play);
    fixture_open(&play->fixture, members);
    play->model = play->fixture.model;
    seats = seats_of(play->model, persons);
    play->session = session_new(play->model, 1, &seats);
}

void play_close(struct play *play)
{
    session_free(play->session);
    arena_clear(&play->arena);
    diag_clear(&play->diags);
    fixture_close(&play->fixture);
}

void play_seed(struct play *play, uint64_t seed)
{
    struct seats seats = *session_seats(play->session);

    play_seats(play, seed, &seats);
}

void play_seats(struct play *play, uint64_t seed, const struct seats *seats)
{
    session_free(play->session);
    play->session = session_new(play->model, seed, seats);
}

void play_say(struct play *play, const char *line)
{
    if (session_submit(play->session, line, &play->diags)) {
        assert_int_equal(play->diags.count, 0);
        return;
    }
    fail_msg("'%s' was refused: %s", line, play->diags.items[0].message);
}

/* What a session shows of itself, in one number. */
static uint64_t footprint(const struct play *play)
{
    const struct session *session = play->session;
    size_t turns = session_turn_count(session);
    struct session_turn turn = session_turn(session, turns - 1);
    uint64_t all = turn.hash * 31 + turns;

    all = all * 31 + session_stop_count(session);
    all = all * 31 + (uint64_t)turn.order_count;
    all = all * 31 + (uint64_t)turn.remark_count;
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        all = all * 31 + (uint64_t)(session_chosen(session, i) + 1);
    return all * 31 + (uint64_t)(session_waiting(session) + 1);
}

const char *play_refused(struct play *play, const char *line)
{
    static char message[1000];
    uint64_t before = footprint(play);

    if (session_submit(play->session, line, &play->diags))
        fail_msg("'%s' was taken", line);
    assert_int_equal(play->diags.count, 1);
    assert_true(footprint(play) == before);
    snprintf(message, sizeof message, "%s %s",
             diag_code_info(play->diags.items[0].code)->text,
             play->diags.items[0].message);
    diag_clear(&play->diags);
    return message;
}

const struct view *play_view(struct play *play, const char *actor)
{
    int32_t index = -1;

    if (actor != NULL)
        index = names_find(&play->model->things, actor) % THING_STRIDE;
    return view_make(play->session, index, &play->arena);
}

const struct view_meter *view_find_meter(const struct view *view,
                                         const char *id)
{
    for (int32_t i = 0; i < view->meters.count; i++)
        if (strcmp(view->meters.items[i].id, id) == 0)
            return &view->meters.items[i];
    return NULL;
}

const struct view_option *view_find_option(const struct view *view,
                                           const char *id)
{
    for (int32_t i = 0; i < view->options.count; i++)
        if (strcmp(view->options.items[i].id, id) == 0)
            return &view->options.items[i];
    return NULL;
}

const struct view_mark *view_find_mark(const struct view *view,
                                       const char *option, const char *meter)
{
    const struct view_option *card = view_find_option(view, option);

    assert_non_null(card);
    for (int32_t i = 0; i < card->marks.count; i++)
        if (strcmp(view->meters.items[card->marks.items[i].meter].id, meter) ==
            0)
            return &card->marks.items[i];
    return NULL;
}

const struct view_happening *view_find_news(const struct view *view,
                                            enum view_kind kind)
{
    for (int32_t i = 0; i < view->news.count; i++)
        if (view->news.items[i].kind == kind)
            return &view->news.items[i];
    return NULL;
}

static bool holds(const char *text, const char *part)
{
    return text != NULL && strstr(text, part) != NULL;
}

static bool happening_tells(const struct view_happening *item, const char *text)
{
    return holds(item->title, text) || holds(item->text, text) ||
           holds(item->origin, text) || holds(item->who, text);
}

static bool cause_tells(const struct view_cause *cause, const char *text)
{
    return holds(cause->name, text) || holds(cause->inputs, text) ||
           holds(cause->formula, text);
}

bool view_tells(const struct view *view, const char *text)
{
    bool found = false;

    for (int32_t i = 0; i < view->news.count; i++)
        found = found || happening_tells(&view->news.items[i], text);
    for (int32_t i = 0; i < view->history.count; i++)
        found = found || happening_tells(&view->history.items[i], text);
    for (int32_t i = 0; i < view->ledger.count; i++)
        for (int32_t k = 0; k < view->ledger.items[i].causes.count; k++)
            found = found ||
                    cause_tells(&view->ledger.items[i].causes.items[k], text);
    for (int32_t i = 0; i < view->timeline.count; i++)
        found = found || holds(view->timeline.items[i].text, text);
    for (int32_t i = 0; i < view->unknowns.count; i++)
        found = found || holds(view->unknowns.items[i].question, text);
    return found;
}

const struct view_cause *view_find_cause(const struct view *view,
                                         const char *meter)
{
    for (int32_t i = view->ledger.count - 1; i >= 0; i--) {
        const struct view_change *change = &view->ledger.items[i];

        if (strcmp(view->meters.items[change->meter].id, meter) == 0)
            return &change->causes.items[change->causes.count - 1];
    }
    return NULL;
}

const char *play_recording(struct play *play)
{
    struct strbuf text = {0};
    struct sink sink = sink_to_strbuf(&text);
    const char *kept;

    recording_write(play->session, &sink);
    kept = arena_copy(&play->arena, strbuf_get(&text), text.length);
    strbuf_clear(&text);
    return kept;
}
