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

static bool play_turn(const struct replay *replay, int32_t index)
{
    const struct recording *recording = replay->recording;
    const struct recording_turn *turn = &recording->turns[index];
    bool last = index + 1 == recording->turn_count && recording->ending == NULL;
    int32_t choice[LIMIT_DECISIONS];

    if (world_over(session_node(replay->session)->world))
        return replay_refuse(replay, CODE_RECORDING_DIFFERS, turn->line,
                             "the replay is over before turn %d",
                             (int)turn->number);
    if (!replay_compare(replay, turn->hash, turn->checks, turn->line))
        return false;
    if (session_rests(replay->session))
        session_mark(replay->session);
    if (!play_lines(replay, turn, choice))
        return false;
    return last ? leave_waiting(replay, turn, choice)
                : resolve(replay, turn, choice);
}

static bool play_over(const struct replay *replay)
{
    const struct recording *recording = replay->recording;
    const int32_t *world = session_node(replay->session)->world;

    if (recording->ending == NULL)
        return true;
    if (!world_over(world))
        return replay_refuse(replay, CODE_RECORDING_DIFFERS, 0,
                             "the recording is over in turn %d, the replay "
                             "goes on",
                             (int)recording->over_turn);
    if (!replay_compare(replay, recording->over_hash, recording->over_checks,
                        0))
        return false;
    if (strcmp(replay->model->endings[world[WORLD_ENDING]].id,
               recording->ending) != 0)
        return replay_refuse(replay, CODE_RECORDING_DIFFERS, 0,
                             "the replay ends in '%s', the recording in '%s'",
                             replay->model->endings[world[WORLD_ENDING]].id,
                             recording->ending);
    for (int32_t i = 0; i < recording->over_line_count; i++)
        if (!play_said(replay, &recording->over_lines[i]))
            return false;
    return true;
}

static bool play_all(const struct replay *replay)
{
    const struct recording *recording = replay->recording;

    for (int32_t i = 0; i < recording->mandate_count; i++)
        if (!replay_take_mandates(replay, &recording->mandates[i]))
            return false;
    for (int32_t i = 0; i < recording->turn_count; i++)
        if (!play_turn(replay, i))
            return false;
    return play_over(replay);
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
    if (!play_all(&replay)) {
        session_free(replay.session);
        return NULL;
    }
    /* A recording ends at a stop; where somebody cut it by hand, the play
     * goes on to the next. */
    session_run(replay.session);
    return replay.session;
}
