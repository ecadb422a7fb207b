/* What follows from what: activations carried out, and which screen a play
 * is on. Every line that changes a session is submitted here, and what comes
 * of it is kept at once. */
#include "desktop/ui/flow.h"
#include "desktop/ui/keep.h"
#include "desktop/ui/map.h"

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

void flow_end_session(struct ui *ui)
{
    session_free(ui->session);
    ui->session = NULL;
    ui->started = false;
    ui->pending = false;
    ui->view = NULL;
    ui->fan_option = -1;
    ui->sitting = -1;
    ui->counted = -1;
    ui->understood = false;
    strbuf_reset(&ui->why);
    arena_clear(&ui->view_arena);
    arena_clear(&ui->fan_arena);
}

void flow_title(struct ui *ui)
{
    flow_end_session(ui);
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

void flow_look(struct ui *ui, int32_t actor)
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
void flow_settle(struct ui *ui)
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
void flow_arrive(struct ui *ui)
{
    flow_look(ui, -1);
    bool deciding = ui->view->phase == PHASE_DECIDE;
    if (several_persons(ui) && !deciding && ui->sitting >= 0)
        flow_look(ui, ui->sitting);
    if (several_persons(ui) && deciding && ui->view->seat.index != ui->sitting)
        ui_show(ui, SCREEN_HANDOVER);
    else
        flow_settle(ui);
}

void flow_sit_down(struct ui *ui)
{
    for (int32_t i = 0; i < UI_ACTORS; i++)
        ui->seen[i] = current_stop(ui->session);
    flow_look(ui, -1);
    if (several_persons(ui) && ui->view->phase != PHASE_OVER)
        ui_show(ui, SCREEN_HANDOVER);
    else
        flow_settle(ui);
}

static bool submit(struct ui *ui, const char *line)
{
    struct diag_list diags = {0};
    bool taken = session_submit(ui->session, line, &diags);
    if (!taken)
        ui_error(ui, words_get(ui->words, WORD_ERROR_MOVE),
                 diags.count > 0 ? diags.items[0].message : line);
    diag_clear(&diags);
    if (taken)
        keep_play(ui);
    return taken;
}

static void submit_and_arrive(struct ui *ui, const char *line)
{
    if (submit(ui, line))
        flow_arrive(ui);
}

/* Going about in the tree of stops: what stands there was read before. */
static void travel(struct ui *ui, const char *line)
{
    if (!ui->started || !submit(ui, line))
        return;
    for (int32_t i = 0; i < UI_ACTORS; i++)
        ui->seen[i] = current_stop(ui->session);
    flow_arrive(ui);
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

void flow_withdraw(struct ui *ui)
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
    ui->asked = ASK_OPTION;
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
    typed_set(&ui->search, "", false); /* it must not hide what was asked for */
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

/* Leaving -------------------------------------------------------------------
 */

/* A second time, on the page that asks, means yes. */
void flow_quit(struct ui *ui)
{
    bool asked = ui_current(ui) == SCREEN_CONFIRM && ui->asked == ASK_QUIT;
    if (asked || keep_leave(ui, ASK_QUIT))
        ui->host.quit(ui->host.context);
}

static void confirm(struct ui *ui)
{
    enum asked asked = (enum asked)ui->asked;
    if (asked == ASK_OPTION)
        decide(ui);
    else if (asked == ASK_DROPPED)
        before_dropped(ui);
    else if (asked == ASK_DELETE)
        resume_delete(ui);
    else if (asked == ASK_TITLE)
        flow_title(ui);
    else if (asked == ASK_QUIT)
        flow_quit(ui);
    else if (asked == ASK_AGAIN)
        before_again(ui);
    else
        resume_listed(ui);
}

/* Activation
 * ------------------------------------------------------------------*/

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

static void in_play(struct ui *ui, const struct action *action)
{
    enum action_kind kind = (enum action_kind)action->kind;
    if (kind == ACT_OPTION)
        choose_option(ui, action->number);
    else if (kind == ACT_CONFIRM)
        confirm(ui);
    else if (kind == ACT_NEXT)
        go_on(ui);
    else if (kind == ACT_UNDO && ui->view->can_undo)
        travel(ui, "undo");
    else if (kind == ACT_REDO && ui->view->can_redo)
        travel(ui, "redo");
    else if (kind == ACT_BRANCH)
        branch(ui, action->number);
    else if (kind == ACT_AGAIN && keep_leave(ui, ASK_AGAIN))
        before_again(ui);
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
    else if (kind == ACT_TITLE && keep_leave(ui, ASK_TITLE))
        flow_title(ui);
    else if (kind == ACT_THEME)
        next_theme(ui);
    else if (kind == ACT_TEXT)
        next_text_size(ui);
    else if (kind == ACT_MOTION)
        ui_motion(ui, !ui->motion.on);
    else if (kind == ACT_LANGUAGE)
        ui_speak(ui, ui->host.next_language(ui->host.context));
    else if (kind == ACT_QUIT)
        flow_quit(ui);
}

void flow_activate(struct ui *ui, const struct action *action)
{
    if (action->kind >= ACT_SCENARIO && action->kind <= ACT_WITHDRAW)
        before_activate(ui, action);
    else if (action->kind >= ACT_OPTION && action->kind <= ACT_AGAIN)
        in_play(ui, action);
    else if (action->kind >= ACT_LATEST && action->kind <= ACT_UNDERSTOOD)
        resume_activate(ui, action);
    else
        anywhere(ui, action);
}

void flow_escape(struct ui *ui)
{
    enum screen_kind screen = ui_current(ui);
    if (screen == SCREEN_NAME && !ui->answer_good)
        strbuf_reset(&ui->answer);
    if (ui->depth > 1)
        ui_pop(ui);
    else if (screen == SCREEN_BRIEFING && ui->briefing->seats.count > 1)
        ui_show(ui, SCREEN_SEAT);
    else if (screen == SCREEN_SEAT || screen == SCREEN_BRIEFING ||
             screen == SCREEN_RESUME)
        flow_title(ui);
    else
        ui_push(ui, SCREEN_MENU);
}
