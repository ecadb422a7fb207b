/* Saved plays: going on with one, and what can be done with those on the
 * list. */
#include "desktop/ui/field.h"
#include "desktop/ui/flow.h"
#include "desktop/ui/keep.h"

#include <string.h>

static const struct ui_saves *saves(const struct ui *ui)
{
    return ui->host.saves;
}

/* NULL: it went well. */
static void answer(struct ui *ui, const char *problem, const char *good)
{
    ui->answer_good = problem == NULL;
    strbuf_reset(&ui->answer);
    strbuf_text(&ui->answer, problem == NULL ? good : problem);
    ui->stale = true;
}

/* Going on
 * ---------------------------------------------------------------------*/

/* Who plays, and which version: for this play, and for playing it again. */
static void read_seats(struct ui *ui)
{
    const struct seats *seats = session_seats(ui->session);
    const struct view_briefing *briefing = ui->briefing;
    ui->persons = seats->persons;
    ui->as_it_was = seats->as_it_was;
    for (int32_t i = 0; seats->cut != NULL && i < briefing->cuts.count; i++) {
        if (briefing->cuts.items[i].minutes == seats->cut->minutes)
            ui->cut = i;
    }
}

/* Kept at once, the play is the one saved last: whatever happens before its
 * first move, it is the one to continue. */
static void go_on(struct ui *ui)
{
    ui->started = true;
    ui->unkept = false;
    keep_play(ui);
    flow_sit_down(ui);
}

static void take(struct ui *ui, struct ui_resumed found)
{
    ui->listed = false;
    if (found.session == NULL) {
        ui_error(ui, words_get(ui->words, WORD_ERROR_SAVE),
                 ui->host.findings(ui->host.context));
        ui->error_of_save = true;
        return;
    }
    strbuf_reset(&ui->note);
    strbuf_text(&ui->note, found.note);
    ui->changed = found.changed;
    ui->as_begun = found.as_begun;
    flow_end_session(ui);
    flow_read_briefing(ui);
    ui->session = found.session;
    session_speak(ui->session, ui->words);
    read_seats(ui);
    if (found.changed || ui->note.length > 0)
        ui_show(ui, SCREEN_RESUME);
    else
        go_on(ui);
    if (found.changed) /* what loses nothing comes first */
        ui_focus(ui, found.as_begun ? "as_begun" : "back");
}

void resume_open(struct ui *ui, const char *path)
{
    strbuf_reset(&ui->opened);
    strbuf_text(&ui->opened, path);
    take(ui, saves(ui)->open(ui->host.context, path));
}

/* The play that is asked about, on the scenario as it was. */
static void open_as_begun(struct ui *ui)
{
    take(ui,
         saves(ui)->open_as_begun(ui->host.context, strbuf_get(&ui->opened)));
}

void resume_listed(struct ui *ui)
{
    struct arena arena = {0};
    const char *listed = saves(ui)->path(ui->host.context, (size_t)ui->save);
    resume_open(ui, arena_text(&arena, listed));
    arena_clear(&arena);
}

static void back_to_play(struct ui *ui)
{
    while (ui->depth > 1)
        ui_pop(ui);
}

/* The first click on a row shows it, as the focus does; whatever comes then
 * goes on with it. */
static void choose(struct ui *ui, const struct action *action)
{
    bool look = action->kind == ACT_SAVE && ui->anew;
    ui->save = action->number;
    ui->stale = true;
    if (look)
        return;
    if (ui->started && keep_item(ui, ui->save).current)
        back_to_play(ui);
    else if (keep_leave(ui, ASK_SAVE))
        resume_listed(ui);
}

/* Names and paths
 * --------------------------------------------------------------*/

static void ask_name(struct ui *ui)
{
    struct strbuf stand = {0};
    if (ui->view->phase == PHASE_OVER)
        words_fill(ui->words, &stand, WORD_SAVE_NAME_END,
                   VALUES(VALUE_TEXT("date", ui->view->date)));
    else
        words_fill(ui->words, &stand, WORD_TURN_DATE,
                   VALUES(VALUE_NUMBER("turn", (int)ui->view->turn),
                          VALUE_TEXT("date", ui->view->date)));
    typed_set(&ui->entry, strbuf_get(&stand), true);
    ui->entry_is_path = false;
    ui_push(ui, SCREEN_NAME);
    strbuf_clear(&stand);
}

static void ask_path(struct ui *ui)
{
    typed_set(&ui->entry,
              saves(ui)->copy_path(ui->host.context, (size_t)ui->save), false);
    ui->entry_is_path = true;
    ui_push(ui, SCREEN_NAME);
}

/* What was typed without the blanks around it. */
static const char *trimmed(struct strbuf *out, const char *text)
{
    text += strspn(text, " ");
    strbuf_text(out, text);
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        out->text[--out->length] = '\0';
    return strbuf_get(out);
}

static void keep_named(struct ui *ui, const char *name)
{
    struct strbuf good = {0};
    words_fill(ui->words, &good, WORD_SAVE_KEPT_AS,
               VALUES(VALUE_TEXT("name", name)));
    answer(ui, saves(ui)->keep_as(ui->host.context, ui->session, name),
           strbuf_get(&good));
    ui->listed = false;
    strbuf_clear(&good);
}

static void copy_to(struct ui *ui, const char *path)
{
    struct strbuf good = {0};
    words_fill(ui->words, &good, WORD_SAVE_COPIED,
               VALUES(VALUE_TEXT("path", path)));
    answer(ui, saves(ui)->copy_to(ui->host.context, (size_t)ui->save, path),
           strbuf_get(&good));
    strbuf_clear(&good);
}

static void take_typed(struct ui *ui)
{
    struct strbuf line = {0};
    const char *text = trimmed(&line, typed_get(&ui->entry));
    if (text[0] == '\0')
        answer(ui,
               ui->entry_is_path ? words_get(ui->words, WORD_SAVE_ASK_PATH)
                                 : words_get(ui->words, WORD_SAVE_ASK_NAME),
               "");
    else if (ui->entry_is_path)
        copy_to(ui, text);
    else
        keep_named(ui, text);
    strbuf_clear(&line);
}

/* Activation
 * ------------------------------------------------------------------*/

void resume_delete(struct ui *ui)
{
    ui_pop(ui);
    answer(ui, saves(ui)->forget(ui->host.context, (size_t)ui->save),
           words_get(ui->words, WORD_SAVE_DELETED));
    ui->listed = false;
}

static void ask_delete(struct ui *ui)
{
    ui->asked = ASK_DELETE;
    ui_push(ui, SCREEN_CONFIRM);
}

void resume_activate(struct ui *ui, const struct action *action)
{
    enum action_kind kind = (enum action_kind)action->kind;
    if (kind == ACT_LATEST || kind == ACT_SAVE)
        choose(ui, action);
    else if (kind == ACT_COPY)
        ask_path(ui);
    else if (kind == ACT_DELETE)
        ask_delete(ui);
    else if (kind == ACT_NAME)
        ask_name(ui);
    else if (kind == ACT_TYPED)
        take_typed(ui);
    else if (kind == ACT_GO_ON)
        go_on(ui);
    else if (kind == ACT_AS_BEGUN)
        open_as_begun(ui);
    else if (kind == ACT_LEAVE)
        flow_title(ui);
    else {
        ui->understood = true;
        ui->stale = true;
    }
}
