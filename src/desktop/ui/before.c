/* Before a play: opening a scenario, taking seats, reading briefings, picking
 * mandates; and its beginning. */
#include "desktop/ui/flow.h"
#include "desktop/ui/keep.h"

#include <string.h>

static void clear_picks(struct ui *ui)
{
    for (int32_t i = 0; i < UI_ACTORS; i++) {
        ui->picks[i][0] = -1;
        ui->picks[i][1] = -1;
        ui->seen[i] = -1;
    }
}

/* Words in a briefing lead to the codex, which only a view holds: so a
 * session of this seat stands at its first stop until the play begins. */
static void open_codex(struct ui *ui, int32_t actor)
{
    const struct model *model = ui->host.model(ui->host.context);
    struct seats seats = seats_default(model, actor);
    flow_end_session(ui);
    ui->session = session_new(model, 0, &seats);
    session_speak(ui->session, ui->words);
    flow_look(ui, actor);
}

static void read_briefing(struct ui *ui, int32_t seat)
{
    ui->seat = seat;
    open_codex(ui, ui->briefing->seats.items[seat].index);
    ui_show(ui, SCREEN_BRIEFING);
}

static void play_alone(struct ui *ui, int32_t seat)
{
    ui->joined = (uint64_t)1 << seat;
    clear_picks(ui);
    read_briefing(ui, seat);
}

static int32_t find_seat(const struct ui *ui, const char *actor)
{
    for (int32_t i = 0; i < ui->briefing->seats.count; i++) {
        if (strcmp(ui->briefing->seats.items[i].actor, actor) == 0)
            return i;
    }
    return -1;
}

static void choose_seat(struct ui *ui, const char *seat)
{
    ui->joined = 0;
    clear_picks(ui);
    int32_t found = seat == NULL ? -1 : find_seat(ui, seat);
    if (found < 0 && ui->briefing->seats.count == 1)
        found = 0;
    if (found >= 0)
        play_alone(ui, found);
    else
        ui_show(ui, SCREEN_SEAT);
}

static void make_briefing(struct ui *ui)
{
    arena_clear(&ui->briefing_arena);
    ui->briefing =
        view_briefing(ui->host.model(ui->host.context), &ui->briefing_arena);
}

/* Everything that is open is told anew, in the language of now. */
void flow_speak(struct ui *ui)
{
    if (ui->briefing == NULL)
        return;
    make_briefing(ui);
    if (ui->session == NULL)
        return;
    session_speak(ui->session, ui->words);
    session_translate(ui->session, ui->host.model(ui->host.context));
    flow_look(ui, ui->view->seat.index);
}

void flow_read_briefing(struct ui *ui)
{
    make_briefing(ui);
    ui->as_it_was = false;
    ui->cut = -1;
}

void flow_open(struct ui *ui, const char *path, const char *seat)
{
    /* A file that does not load ends no play: its page lies over the screen
     * that is there, and `back` goes on with that. */
    if (!ui->host.open(ui->host.context, path)) {
        ui_error(ui, words_get(ui->words, WORD_ERROR_SCENARIO),
                 ui->host.findings(ui->host.context));
        return;
    }
    flow_end_session(ui);
    ui_show(ui, SCREEN_TITLE);
    flow_read_briefing(ui);
    choose_seat(ui, seat);
}

static bool would_load(const struct ui *ui, const char *path)
{
    return ui->host.check == NULL || ui->host.check(ui->host.context, path);
}

static bool is_save(const struct ui *ui, const char *path)
{
    return ui->host.saves != NULL &&
           ui->host.saves->is_save(ui->host.context, path);
}

static void open_file(struct ui *ui, const char *path)
{
    if (is_save(ui, path))
        resume_open(ui, path);
    else
        flow_open(ui, path, NULL);
}

/* Nobody loses a play to a slip of the hand. */
void flow_drop(struct ui *ui, const char *path)
{
    bool play =
        ui->started && (ui->view->phase != PHASE_OVER || ui->why.length > 0);
    if (!play || (!is_save(ui, path) && !would_load(ui, path))) {
        open_file(ui, path); /* a bad one ends no play */
        return;
    }
    strbuf_reset(&ui->dropped);
    strbuf_text(&ui->dropped, path);
    ui->asked = ASK_DROPPED;
    ui_push(ui, SCREEN_CONFIRM);
}

void before_dropped(struct ui *ui)
{
    ui_pop(ui);
    open_file(ui, strbuf_get(&ui->dropped));
}

void before_again(struct ui *ui)
{
    flow_end_session(ui);
    choose_seat(ui, NULL);
}

static void open_listed(struct ui *ui, int32_t number)
{
    struct arena arena = {0};
    const char *listed =
        ui->host.scenario(ui->host.context, (size_t)number).path;
    const char *path = arena_text(&arena, listed);
    flow_open(ui, path, NULL);
    arena_clear(&arena);
}

static void begin_play(struct ui *ui)
{
    const struct model *model = ui->host.model(ui->host.context);
    struct seats seats = seats_default(model, -1);
    ui->persons = 0;
    for (int32_t i = 0; i < ui->briefing->seats.count; i++) {
        if ((ui->joined >> i & 1) != 0)
            ui->persons |= (uint64_t)1 << ui->briefing->seats.items[i].index;
    }
    seats.persons = ui->persons;
    seats.as_it_was = ui->as_it_was;
    if (ui->cut >= 0)
        seats.cut = seats_cut(model, ui->briefing->cuts.items[ui->cut].minutes);
    flow_end_session(ui);
    ui->started = true;
    ui->session = session_new(model, ui->host.seed(ui->host.context), &seats);
    session_speak(ui->session, ui->words);
    for (int32_t i = 0; i < ui->briefing->seats.count; i++) {
        const struct view_seat *seat = &ui->briefing->seats.items[i];
        const int32_t *pick = ui->picks[i];
        if ((ui->joined >> i & 1) != 0 && pick[0] >= 0)
            session_mandates(
                ui->session, seat->index, seat->mandates.items[pick[0]].index,
                pick[1] < 0 ? -1 : seat->mandates.items[pick[1]].index);
    }
    ui->sitting = ui->briefing->seats.items[ui->seat].index;
    ui->unkept = true;
    keep_play(ui);
    flow_arrive(ui);
}

/* The next one who joined reads its briefing, else the play begins. */
static void start(struct ui *ui)
{
    for (int32_t i = ui->seat + 1; i < ui->briefing->seats.count; i++) {
        if ((ui->joined >> i & 1) != 0) {
            ui->seat = i;
            ui_show(ui, SCREEN_HANDOVER);
            return;
        }
    }
    begin_play(ui);
}

static void ready(struct ui *ui)
{
    ui->pending = false;
    if (ui->started)
        flow_settle(ui);
    else
        read_briefing(ui, ui->seat);
}

static void together(struct ui *ui)
{
    int32_t first = 0;
    while ((ui->joined >> first & 1) == 0)
        first++;
    clear_picks(ui);
    read_briefing(ui, first);
}

/* At most two; a third takes the place of the one picked first. */
static void pick_mandate(struct ui *ui, int32_t mandate)
{
    int32_t *pick = ui->picks[ui->seat];
    if (pick[0] == mandate) {
        pick[0] = pick[1];
        pick[1] = -1;
    } else if (pick[1] == mandate) {
        pick[1] = -1;
    } else if (pick[0] < 0) {
        pick[0] = mandate;
    } else {
        if (pick[1] >= 0)
            pick[0] = pick[1];
        pick[1] = mandate;
        ui_focus(ui, "start"); /* that is all there is to pick */
    }
    ui->stale = true;
}

static void next_length(struct ui *ui)
{
    ui->cut = ui->cut + 1 < ui->briefing->cuts.count ? ui->cut + 1 : -1;
    ui->stale = true;
}

static void next_truths(struct ui *ui)
{
    ui->as_it_was = !ui->as_it_was;
    ui->stale = true;
}

/* Activation
 * ------------------------------------------------------------------*/

static void join(struct ui *ui, int32_t seat)
{
    ui->joined ^= (uint64_t)1 << seat;
    ui->stale = true;
}

void before_activate(struct ui *ui, const struct action *action)
{
    enum action_kind kind = (enum action_kind)action->kind;
    if (kind == ACT_SCENARIO)
        open_listed(ui, action->number);
    else if (kind == ACT_SEAT)
        play_alone(ui, action->number);
    else if (kind == ACT_JOIN)
        join(ui, action->number);
    else if (kind == ACT_TOGETHER)
        together(ui);
    else if (kind == ACT_MANDATE)
        pick_mandate(ui, action->number);
    else if (kind == ACT_TRUTHS)
        next_truths(ui);
    else if (kind == ACT_LENGTH)
        next_length(ui);
    else if (kind == ACT_START)
        start(ui);
    else if (kind == ACT_READY)
        ready(ui);
    else if (kind == ACT_WITHDRAW)
        flow_withdraw(ui);
}
