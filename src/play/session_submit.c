#include "base/utf8.h"
#include "play/session_line.h"

#include <string.h>

/* Persons ---------------------------------------------------------------- */

static bool parse_move(const struct session *session, const struct line *line,
                       struct move *move, struct diag_list *diags)
{
    struct turn_point point = session_point(session);
    struct strbuf text = {0};
    bool good;

    strbuf_format(&text, "move %s %s", line->words[1], line->words[2]);
    good = move_parse(&point, strbuf_get(&text), move, diags);
    strbuf_clear(&text);
    return good;
}

static bool may_choose(const struct session *session, int32_t decision,
                       struct diag_list *diags)
{
    const struct model *model = session->model;
    int32_t actor = model->decisions[decision].actor;
    const char *id = model->actors[actor].id;
    int32_t chosen =
        session_chosen(session, decision - session_decisions(session).first);

    if ((session->seats.persons >> actor & 1) == 0) {
        diag_add(diags, CODE_INPUT_PHASE, NULL,
                 "'%s' is played by rules (%s), not by a person", id,
                 policy_words[session->seats.policy[actor]]);
        return false;
    }
    if (chosen >= 0) {
        diag_add(diags, CODE_INPUT_PHASE, NULL,
                 "'%s' has chosen already; 'withdraw %s' takes it back", id,
                 id);
        return false;
    }
    return true;
}

static bool run_move(struct session *session, const struct line *line,
                     struct diag_list *diags)
{
    struct move move;

    if (!line_usage(line, 3, "move ACTOR OPTION", diags) ||
        session_is_over(session, diags) ||
        !parse_move(session, line, &move, diags) ||
        !may_choose(session, move.decision, diags))
        return false;
    session_node(session)
        ->said.choice[move.decision - session_decisions(session).first] =
        move.option;
    if (session_waiting(session) < 0)
        session_go_on(session);
    return true;
}

static bool run_continue(struct session *session, const struct line *line,
                         struct diag_list *diags)
{
    const struct model *model = session->model;
    int32_t waiting = session_waiting(session);

    if (!line_usage(line, 1, "continue", diags) ||
        session_is_over(session, diags))
        return false;
    if (waiting >= 0) {
        int32_t decision = session_decisions(session).first + waiting;
        const char *id = model->actors[model->decisions[decision].actor].id;

        diag_add(diags, CODE_INPUT_PHASE, NULL,
                 "'%s' decides first; expected 'move %s OPTION'", id, id);
        return false;
    }
    session_go_on(session);
    return true;
}

static bool run_withdraw(struct session *session, const struct line *line,
                         struct diag_list *diags)
{
    struct span decisions = session_decisions(session);
    int32_t actor;

    if (!line_usage(line, 2, "withdraw ACTOR", diags))
        return false;
    actor = line_actor(session->model, line->words[1], diags);
    if (actor < 0)
        return false;
    for (int32_t i = 0; i < decisions.count; i++) {
        int32_t *choice = &session_node(session)->said.choice[i];

        if (session->model->decisions[decisions.first + i].actor == actor &&
            *choice >= 0) {
            *choice = -1;
            return true;
        }
    }
    diag_add(diags, CODE_INPUT_PHASE, NULL,
             "'%s' has no choice to take back: a turn that has resolved goes "
             "back by 'undo'",
             line->words[1]);
    return false;
}

/* Orders and remarks */

static bool run_order(struct session *session, const struct line *line,
                      struct diag_list *diags)
{
    struct order order;

    if (!order_read(session, line, &order, diags))
        return false;
    session_order(session, order);
    return true;
}

static bool run_remark(struct session *session, const struct line *line,
                       struct diag_list *diags)
{
    struct strbuf text = {0};
    bool kept;

    if (*line->rest == '\0') {
        diag_add(diags, CODE_INPUT_REMARK, NULL,
                 "nothing to keep; expected '%s TEXT'", line->words[0]);
        return false;
    }
    if (utf8_points(line->rest, strlen(line->rest)) > LIMIT_STRING) {
        diag_add(diags, CODE_INPUT_REMARK, NULL,
                 "the text is longer than %d characters", LIMIT_STRING);
        return false;
    }
    strbuf_format(&text, "%s %s", line->words[0], line->rest);
    kept = session_remark(session, strbuf_get(&text));
    strbuf_clear(&text);
    if (!kept)
        diag_add(diags, CODE_INPUT_REMARK, NULL,
                 "the remarks of this play hold %d bytes, and no more fit",
                 SESSION_REMARK_BYTES);
    return kept;
}

/* Back and forth --------------------------------------------------------- */

static bool run_undo(struct session *session, const struct line *line,
                     struct diag_list *diags)
{
    int32_t above =
        session_stop_above(session, session->path[session->path_count - 1]);

    if (!line_usage(line, 1, "undo", diags))
        return false;
    if (above < 0) {
        diag_add(diags, CODE_INPUT_STOP, NULL,
                 "nothing to take back: this is where the play began");
        return false;
    }
    session_stand(session, above);
    return true;
}

static bool run_redo(struct session *session, const struct line *line,
                     struct diag_list *diags)
{
    if (!line_usage(line, 1, "redo", diags))
        return false;
    if (session_node(session)->forward < 0) {
        diag_add(diags, CODE_INPUT_STOP, NULL,
                 "nothing to do again: no way was left from here");
        return false;
    }
    session_stand(session, session_node(session)->forward);
    return true;
}

static bool run_branch(struct session *session, const struct line *line,
                       struct diag_list *diags)
{
    int32_t number;

    if (!line_usage(line, 2, "branch N", diags))
        return false;
    if (!line_number(line->words[1], &number) ||
        (size_t)number >= session->stop_count) {
        diag_add(diags, CODE_INPUT_STOP, NULL,
                 "there is no stop '%s'; expected a number from 0 to %d",
                 line->words[1], (int)session->stop_count - 1);
        return false;
    }
    session_stand(session, session->stops[number]);
    return true;
}

/* The table -------------------------------------------------------------- */

struct command {
    const char *word;
    bool (*run)(struct session *session, const struct line *line,
                struct diag_list *diags);
};
static const struct command commands[] = {
    {"move", run_move},     {"continue", run_continue},
    {"inject", run_order},  {"veto", run_order},
    {"cap", run_order},     {"vote", run_remark},
    {"guess", run_remark},  {"note", run_remark},
    {"undo", run_undo},     {"redo", run_redo},
    {"branch", run_branch}, {"withdraw", run_withdraw}};
#define COMMANDS (sizeof commands / sizeof commands[0])

static const struct command *find_command(const char *word,
                                          struct diag_list *diags)
{
    struct nearest near = nearest_to(word);

    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].word, word) == 0)
            return &commands[i];
        nearest_try(&near, commands[i].word);
    }
    if (near.best != NULL)
        diag_add(diags, CODE_INPUT_COMMAND, NULL,
                 "'%s' begins no line; the nearest word is '%s'", word,
                 near.best);
    else
        diag_add(diags, CODE_INPUT_COMMAND, NULL,
                 "'%s' begins no line; expected move, continue, inject, veto, "
                 "cap, vote, guess, note, undo, redo, branch or withdraw",
                 word);
    return NULL;
}

/* What stands in a recording or goes to a screen is text; remarks alone may
 * run over several lines. */
static bool readable(const char *text, struct diag_list *diags)
{
    size_t length = strlen(text);
    bool remark = session_is_remark(text);

    if (utf8_valid_prefix(text, length) != length) {
        diag_add(diags, CODE_INPUT_COMMAND, NULL, "the line is not UTF-8");
        return false;
    }
    for (; *text != '\0'; text++) {
        unsigned char c = (unsigned char)*text;

        if (c >= 0x20 || c == '\t' || (c == '\n' && remark))
            continue;
        diag_add(diags, CODE_INPUT_COMMAND, NULL,
                 "the line holds a control character (%d)", c);
        return false;
    }
    return true;
}

bool session_submit(struct session *session, const char *text,
                    struct diag_list *diags)
{
    const struct command *command;
    struct line line;
    bool taken = false;

    if (!readable(text, diags))
        return false;
    line_read(&line, text);
    if (line.count == 0) {
        diag_add(diags, CODE_INPUT_COMMAND, NULL, "the line is empty");
    } else {
        command = find_command(line.words[0], diags);
        taken = command != NULL && command->run(session, &line, diags);
    }
    strbuf_clear(&line.copy);
    return taken;
}
