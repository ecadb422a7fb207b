#include "engine/policy.h"
#include "engine/world.h"
#include "play/recording_core.h"
#include "play/session_core.h"

#include <inttypes.h>
#include <string.h>

/* Lines ------------------------------------------------------------------ */

/* Adds what was wrong with a line, in the words of whoever refused it. */
static bool refuse_line(const struct replay *replay,
                        const struct recording_line *line,
                        const struct diag_list *why)
{
    return replay_refuse(replay, CODE_RECORDING_MOVE, line->line,
                         "'%s' cannot be played: %s", line->text,
                         why->count > 0 ? why->items[0].message
                                        : "it does not fit in");
}

static bool play_said(const struct replay *replay,
                      const struct recording_line *line)
{
    struct diag_list why = {0};
    struct order order;
    bool good = true;

    if (session_is_order(line->text)) {
        good = session_read_order(replay->session, line->text, &order, &why);
        if (good)
            session_order(replay->session, order);
    } else if (session_is_remark(line->text)) {
        good = session_remark(replay->session, line->text);
    }
    if (!good)
        refuse_line(replay, line, &why);
    diag_clear(&why);
    return good;
}

static bool play_move(const struct replay *replay,
                      const struct recording_line *line,
                      int32_t choice[LIMIT_DECISIONS])
{
    struct turn_point point = session_point(replay->session);
    struct diag_list why = {0};
    struct move move = {-1, -1};
    int32_t *slot;

    if (!move_parse(&point, line->text, &move, &why)) {
        refuse_line(replay, line, &why);
        diag_clear(&why);
        return false;
    }
    slot = &choice[move.decision - session_decisions(replay->session).first];
    if (*slot >= 0)
        return replay_refuse(replay, CODE_RECORDING_MOVE, line->line,
                             "'%s' is a second move of one actor", line->text);
    *slot = move.option;
    return true;
}

/* Orders first: they say which moves were open. */
static bool play_lines(const struct replay *replay,
                       const struct recording_turn *turn,
                       int32_t choice[LIMIT_DECISIONS])
{
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        choice[i] = -1;
    for (int32_t i = 0; i < turn->line_count; i++)
        if (!play_said(replay, &turn->lines[i]))
            return false;
    for (int32_t i = 0; i < turn->line_count; i++)
        if (strncmp(turn->lines[i].text, "move ", 5) == 0 &&
            !play_move(replay, &turn->lines[i], choice))
            return false;
    return true;
}

static const char *decider(const struct replay *replay, int32_t slot)
{
    int32_t decision = session_decisions(replay->session).first + slot;

    return replay->model->actors[replay->model->decisions[decision].actor].id;
}

/* A turn that the recorded play went past: all who could have decided. */
static bool resolve(const struct replay *replay,
                    const struct recording_turn *turn,
                    const int32_t choice[LIMIT_DECISIONS])
{
    int32_t count = session_decisions(replay->session).count;

    for (int32_t i = 0; i < count; i++)
        if (choice[i] < 0 && session_open(replay->session, i))
            return replay_refuse(replay, CODE_RECORDING_MOVE, turn->line,
                                 "turn %d has no move of '%s'",
                                 (int)turn->number, decider(replay, i));
    session_resolve(replay->session, choice);
    return true;
}

/* The turn in which the recorded play stood: what was chosen waits. */
static bool leave_waiting(const struct replay *replay,
                          const struct recording_turn *turn,
                          const int32_t choice[LIMIT_DECISIONS])
{
    int32_t count = session_decisions(replay->session).count;

    for (int32_t i = 0; i < count; i++) {
        if (choice[i] >= 0 && !session_person(replay->session, i))
            return replay_refuse(replay, CODE_RECORDING_MOVE, turn->line,
                                 "a move of '%s' in a turn that was not over",
                                 decider(replay, i));
        session_node(replay->session)->said.choice[i] = choice[i];
    }
    return true;
}

/* Turns ------------------------------------------------------------------ */

static bool agrees(const struct replay *replay, const struct recording_turn *at,
                   int32_t index)
{
    const struct replay_judge *judge = replay->judge;
    struct strbuf why = {0};
    bool good = true;

    if (judge != NULL)
        good = judge->agrees(judge->context,
                             session_node(replay->session)->world, index, &why);
    if (!good)
        replay_refuse(replay, CODE_RECORDING_DIFFERS, at->line, "%s",
                      strbuf_get(&why));
    strbuf_clear(&why);
    if (judge != NULL && judge->edited)
        return good;
    return good && replay_compare(replay, at->hash, at->checks, at->line);
}

/* What was said at a turn and waits there is put aside while the replay goes
 * through it. */
struct aside {
    struct pending said;
    size_t nodes, remark_bytes;
    int32_t node;
};

static struct aside put_aside(struct session *session)
{
    struct aside aside = {
        .said = session_node(session)->said,
        .nodes = session->node_count,
        .remark_bytes = session->remark_bytes,
        .node = session_way(session).nodes[session_way(session).count - 1]};
    struct pending *said = &session_node(session)->said;

    memset(said, 0, sizeof *said);
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        said->choice[i] = -1;
    return aside;
}

static void put_back(struct session *session, const struct aside *aside)
{
    struct pending *said = &session->nodes[aside->node].said;

    mem_free(said->orders);
    mem_free(said->remarks);
    *said = aside->said;
    /* A way that was gone before keeps its remarks but once. */
    if (session->node_count == aside->nodes)
        session->remark_bytes = aside->remark_bytes;
}

static bool go_through(const struct replay *replay,
                       const struct recording_turn *turn)
{
    struct aside aside = put_aside(replay->session);
    int32_t choice[LIMIT_DECISIONS];
    bool good =
        play_lines(replay, turn, choice) && resolve(replay, turn, choice);

    put_back(replay->session, &aside);
    return good;
}

static bool stand_here(const struct replay *replay,
                       const struct recording_turn *turn)
{
    int32_t choice[LIMIT_DECISIONS];

    return play_lines(replay, turn, choice) &&
           leave_waiting(replay, turn, choice);
}

/* Whether the play has come to the recorded turn. */
static bool meets(const struct replay *replay, int32_t index)
{
    const struct recording_turn *turn = &replay->recording->turns[index];

    if (world_over(session_node(replay->session)->world))
        return replay_refuse(replay, CODE_RECORDING_DIFFERS, turn->line,
                             "the replay is over before turn %d",
                             (int)turn->number);
    return agrees(replay, turn, index);
}

static bool play_turn(const struct replay *replay, int32_t index)
{
    const struct recording *recording = replay->recording;
    const struct recording_turn *turn = &recording->turns[index];
    bool last = index + 1 == recording->turn_count &&
                recording->ending == NULL && !recording->cut_off;

    if (session_rests(replay->session))
        session_mark(replay->session);
    return last ? stand_here(replay, turn) : go_through(replay, turn);
}

static bool meets_end(const struct replay *replay)
{
    const struct recording *recording = replay->recording;
    const int32_t *world = session_node(replay->session)->world;
    const struct recording_turn over = {.checks = recording->over_checks,
                                        .hash = recording->over_hash};

    if (!world_over(world))
        return replay_refuse(replay, CODE_RECORDING_DIFFERS, 0,
                             "the recording is over in turn %d, the replay "
                             "goes on",
                             (int)recording->over_turn);
    if (!agrees(replay, &over, recording->turn_count))
        return false;
    if (strcmp(replay->model->endings[world[WORLD_ENDING]].id,
               recording->ending) == 0)
        return true;
    return replay_refuse(replay, CODE_RECORDING_DIFFERS, 0,
                         "the replay ends in '%s', the recording in '%s'",
                         replay->model->endings[world[WORLD_ENDING]].id,
                         recording->ending);
}

static bool play_end(const struct replay *replay)
{
    const struct recording *recording = replay->recording;

    for (int32_t i = 0; i < recording->over_line_count; i++)
        if (!play_said(replay, &recording->over_lines[i]))
            return false;
    return true;
}

bool replay_run(struct replay *replay)
{
    const struct recording *recording = replay->recording;

    replay->differs = true;
    for (int32_t i = 0; i < recording->turn_count; i++) {
        if (!meets(replay, i))
            return false;
        replay->differs = play_turn(replay, i);
        if (!replay->differs)
            return false;
    }
    if (recording->ending != NULL && !meets_end(replay))
        return false;
    replay->differs = false;
    if (recording->ending != NULL && !play_end(replay))
        return false;
    /* A recording ends at a stop; where somebody cut it by hand, the play
     * goes on to the next. */
    session_run(replay->session);
    return true;
}

static bool take_mandates(const struct replay *replay)
{
    for (int32_t i = 0; i < replay->recording->mandate_count; i++)
        if (!replay_take_mandates(replay, &replay->recording->mandates[i]))
            return false;
    return true;
}

struct session *recording_replay(const struct recording *recording,
                                 const char *file, const struct model *model,
                                 struct diag_list *diags)
{
    struct replay replay = {
        .recording = recording, .model = model, .diags = diags, .file = file};
    struct seats seats;

    if (!replay_check_rules(&replay) || !replay_read_seats(&replay, &seats))
        return NULL;
    replay.session = session_start(model, recording->seed, &seats);
    if (!take_mandates(&replay) || !replay_run(&replay)) {
        session_free(replay.session);
        return NULL;
    }
    return replay.session;
}
