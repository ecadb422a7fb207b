/* What follows from what: activations carried out, and which screen a play
 * is on. The only file here that changes a session. */
#include "desktop/ui/map.h"
#include "desktop/ui/ui_state.h"

#include <string.h>

#define GRAVE_RUNG 5 /* an act from here on is asked about once more */

/* The play
 * -------------------------------------------------------------------*/

bool flow_playing(const struct ui *ui)
{
    if (!ui->started)
        return false;
    enum screen_kind base = (enum screen_kind)ui->stack[0];
    return base >= SCREEN_DECISION && base <= SCREEN_DEBRIEF;
}

static void end_session(struct ui *ui)
{
    session_free(ui->session);
    ui->session = NULL;
    ui->started = false;
    ui->pending = false;
    ui->view = NULL;
    ui->fan_option = -1;
    ui->sitting = -1;
    ui->counted = -1;
    arena_clear(&ui->view_arena);
    arena_clear(&ui->fan_arena);
}

void flow_title(struct ui *ui)
{
    end_session(ui);
    ui_show(ui, SCREEN_TITLE);
}

static int32_t current_stop(const struct session *session)
{
    size_t count = session_stop_count(session);
    for (size_t i = 0; i < count; i++) {
        if (session_stop(session, i).current)
            return (int32_t)i;
    }
    return 0;
}

static void look(struct ui *ui, int32_t actor)
{
    arena_clear(&ui->view_arena);
    ui->view = view_make(ui->session, actor, &ui->view_arena);
    ui->fan_option = -1;
}

static bool several_persons(const struct ui *ui)
{
    return (ui->persons & (ui->persons - 1)) != 0;
}

/* What changed since the stop before is counted once, when it comes to a
 * screen that shows all meters. */
static void count_meters(struct ui *ui)
{
    int32_t stop = current_stop(ui->session);
    if (ui->counted == stop)
        return;
    ui->counted = stop;
    motion_start(&ui->motion, MOTION_COUNT);
    motion_start(&ui->motion, MOTION_LADDER);
}

static void main_screen(struct ui *ui)
{
    enum phase phase = (enum phase)ui->view->phase;
    if (phase != PHASE_OVER)
        count_meters(ui);
    ui_show(ui, phase == PHASE_DECIDE ? SCREEN_DECISION
                : phase == PHASE_READ ? SCREEN_READ
                                      : SCREEN_ENDING);
}

/* The person whose view this is sits before the screen: first what is new
 * to them, then what they have to do. */
static void settle(struct ui *ui)
{
    int32_t actor = ui->view->seat.index;
    int32_t stop = current_stop(ui->session);
    ui->sitting = actor;
    ui->option = 0;
    ui->meter = -1;
    bool fresh = actor >= 0 && actor < UI_ACTORS && ui->seen[actor] != stop;
    if (fresh)
        ui->seen[actor] = stop;
    /* Turns may have gone by before the first stop, too. */
    if (fresh && (stop > 0 || ui->view->turn > 1) && ui->view->news.count > 0)
        ui_show(ui, SCREEN_CONSEQUENCE);
    else
        main_screen(ui);
}

/* The play stands somewhere new. */
static void arrive(struct ui *ui)
{
    look(ui, -1);
    bool deciding = ui->view->phase == PHASE_DECIDE;
    if (several_persons(ui) && !deciding && ui->sitting >= 0)
        look(ui, ui->sitting);
    if (several_persons(ui) && deciding && ui->view->seat.index != ui->sitting)
        ui_show(ui, SCREEN_HANDOVER);
    else
        settle(ui);
}

static bool submit(struct ui *ui, const char *line)
{
    struct diag_list diags = {0};
    bool taken = session_submit(ui->session, line, &diags);
    if (!taken)
        ui_error(ui, "This could not be done",
                 diags.count > 0 ? diags.items[0].message : line);
    diag_clear(&diags);
    return taken;
}

static void submit_and_arrive(struct ui *ui, const char *line)
{
    if (submit(ui, line))
        arrive(ui);
}

/* Going about in the tree of stops: what stands there was read before. */
static void travel(struct ui *ui, const char *line)
{
    if (!ui->started || !submit(ui, line))
        return;
    for (int32_t i = 0; i < UI_ACTORS; i++)
        ui->seen[i] = current_stop(ui->session);
    arrive(ui);
}

/* Before the play -----------------------------------------------------------
 */

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
    end_session(ui);
    ui->session = session_new(model, 0, &seats);
    look(ui, actor);
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

void flow_open(struct ui *ui, const char *path, const char *seat)
{
    /* A file that does not load ends no play: its page lies over the screen
     * that is there, and `back` goes on with that. */
    if (!ui->host.open(ui->host.context, path)) {
        ui_error(ui, "This scenario cannot be played",
                 ui->host.findings(ui->host.context));
        return;
    }
    end_session(ui);
    ui_show(ui, SCREEN_TITLE);
    arena_clear(&ui->briefing_arena);
    ui->briefing =
        view_briefing(ui->host.model(ui->host.context), &ui->briefing_arena);
    ui->as_it_was = false;
    ui->cut = -1;
    choose_seat(ui, seat);
}

static bool would_load(const struct ui *ui, const char *path)
{
    return ui->host.check == NULL || ui->host.check(ui->host.context, path);
}

/* Nobody loses a play to a slip of the hand. */
void flow_drop(struct ui *ui, const char *path)
{
    bool play = flow_playing(ui) && ui->view->phase != PHASE_OVER;
    if (!play || !would_load(ui, path)) {
        flow_open(ui, path, NULL); /* a bad one ends no play */
        return;
    }
    strbuf_reset(&ui->dropped);
    strbuf_text(&ui->dropped, path);
    ui_push(ui, SCREEN_CONFIRM);
}

static void open_dropped(struct ui *ui)
{
    ui_pop(ui);
    flow_open(ui, strbuf_get(&ui->dropped), NULL);
    strbuf_reset(&ui->dropped);
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
    end_session(ui);
    ui->started = true;
    ui->session = session_new(model, ui->host.seed(ui->host.context), &seats);
    for (int32_t i = 0; i < ui->briefing->seats.count; i++) {
        const struct view_seat *seat = &ui->briefing->seats.items[i];
        const int32_t *pick = ui->picks[i];
        if ((ui->joined >> i & 1) != 0 && pick[0] >= 0)
            session_mandates(
                ui->session, seat->index, seat->mandates.items[pick[0]].index,
                pick[1] < 0 ? -1 : seat->mandates.items[pick[1]].index);
    }
    ui->sitting = ui->briefing->seats.items[ui->seat].index;
    arrive(ui);
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
        settle(ui);
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

/* Deciding ------------------------------------------------------------------
 */

static void decide(struct ui *ui)
{
    struct arena arena = {0};
    size_t turns = session_turn_count(ui->session);
    const char *line =
        arena_text(&arena, ui->view->options.items[ui->option].move);
    submit_and_arrive(ui, line);
    ui->pending = ui_current(ui) == SCREEN_HANDOVER &&
                  session_turn_count(ui->session) == turns;
    arena_clear(&arena);
}

static void withdraw(struct ui *ui)
{
    struct strbuf line = {0};
    strbuf_format(&line, "withdraw %s",
                  session_model(ui->session)->actors[ui->sitting].id);
    ui->pending = false;
    submit_and_arrive(ui, strbuf_get(&line));
    strbuf_clear(&line);
}

static void choose_option(struct ui *ui, int32_t number)
{
    ui->option = number;
    ui->stale = true;
    strbuf_reset(&ui->dropped);
    if (ui->view->options.items[number].rung >= GRAVE_RUNG)
        ui_push(ui, SCREEN_CONFIRM);
    else
        decide(ui);
}

static void go_on(struct ui *ui)
{
    enum screen_kind from = ui_current(ui);
    if (from == SCREEN_READ)
        submit_and_arrive(ui, "continue");
    else if (from == SCREEN_ENDING)
        ui_show(ui, SCREEN_DEBRIEF);
    else
        main_screen(ui);
}

static void branch(struct ui *ui, int32_t number)
{
    struct strbuf line = {0};
    strbuf_format(&line, "branch %d", (int)number);
    travel(ui, strbuf_get(&line));
    strbuf_clear(&line);
}

static void show_codex(struct ui *ui, const char *id)
{
    if (ui->view == NULL)
        return;
    if (ui_current(ui) != SCREEN_CODEX)
        ui_push(ui, SCREEN_CODEX);
    strbuf_reset(&ui->search); /* it must not hide what was asked for */
    for (int32_t i = 0; i < ui->view->codex.count; i++) {
        if (strcmp(ui->view->codex.items[i].id, id) == 0)
            ui->shown = i;
    }
    struct strbuf entry = {0};
    strbuf_format(&entry, "entry.%s", id);
    ui_focus(ui, strbuf_get(&entry));
    strbuf_clear(&entry);
    ui->stale = true;
}

/* Activation
 * ------------------------------------------------------------------*/

static void join(struct ui *ui, int32_t seat)
{
    ui->joined ^= (uint64_t)1 << seat;
    ui->stale = true;
}

static void show_item(struct ui *ui, int32_t item)
{
    ui->shown = item;
    ui->stale = true;
}

/* A place is looked at closer each time that it is chosen, then from afar
 * again. */
static void closer(struct ui *ui, int32_t steps)
{
    int32_t to = ui->closer + steps;
    if (steps == 0)
        to = (ui->closer + 1) % (MAP_CLOSEST + 1);
    if (to < 0 || to > MAP_CLOSEST)
        return;
    ui->closer = to;
    ui->stale = true;
}

static void next_theme(struct ui *ui)
{
    ui->theme.palette = (uint8_t)((ui->theme.palette + 1) % PALETTE_COUNT);
    ui->stale = true;
}

/* Round from the largest to the smallest. */
static void next_text_size(struct ui *ui)
{
    int32_t next = theme_text_step(ui->theme.text, 1);
    ui_text_size(ui, next == ui->theme.text ? THEME_TEXT_LEAST : next);
}

static void before_play(struct ui *ui, const struct action *action)
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
        withdraw(ui);
}

static void in_play(struct ui *ui, const struct action *action)
{
    enum action_kind kind = (enum action_kind)action->kind;
    if (kind == ACT_OPTION)
        choose_option(ui, action->number);
    else if (kind == ACT_CONFIRM && ui->dropped.length > 0)
        open_dropped(ui);
    else if (kind == ACT_CONFIRM)
        decide(ui);
    else if (kind == ACT_NEXT)
        go_on(ui);
    else if (kind == ACT_UNDO && ui->view->can_undo)
        travel(ui, "undo");
    else if (kind == ACT_REDO && ui->view->can_redo)
        travel(ui, "redo");
    else if (kind == ACT_BRANCH)
        branch(ui, action->number);
    else if (kind == ACT_AGAIN) {
        end_session(ui);
        choose_seat(ui, NULL);
    }
}

static void anywhere(struct ui *ui, const struct action *action)
{
    enum action_kind kind = (enum action_kind)action->kind;
    if (kind == ACT_GO)
        ui_push(ui, (enum screen_kind)action->number);
    else if (kind == ACT_BACK)
        flow_escape(ui);
    else if (kind == ACT_CODEX)
        show_codex(ui, action->text);
    else if (kind == ACT_SHOW)
        show_item(ui, action->number);
    else if (kind == ACT_CLOSER)
        closer(ui, action->number);
    else if (kind == ACT_TITLE)
        flow_title(ui);
    else if (kind == ACT_THEME)
        next_theme(ui);
    else if (kind == ACT_TEXT)
        next_text_size(ui);
    else if (kind == ACT_MOTION)
        ui_motion(ui, !ui->motion.on);
    else if (kind == ACT_QUIT)
        ui->host.quit(ui->host.context);
}

void flow_activate(struct ui *ui, const struct action *action)
{
    if (action->kind >= ACT_SCENARIO && action->kind <= ACT_WITHDRAW)
        before_play(ui, action);
    else if (action->kind >= ACT_OPTION && action->kind <= ACT_AGAIN)
        in_play(ui, action);
    else
        anywhere(ui, action);
}

void flow_escape(struct ui *ui)
{
    enum screen_kind screen = ui_current(ui);
    if (ui->depth > 1)
        ui_pop(ui);
    else if (screen == SCREEN_BRIEFING && ui->briefing->seats.count > 1)
        ui_show(ui, SCREEN_SEAT);
    else if (screen == SCREEN_SEAT || screen == SCREEN_BRIEFING)
        flow_title(ui);
    else
        ui_push(ui, SCREEN_MENU);
}
