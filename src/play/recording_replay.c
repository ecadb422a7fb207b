#include "engine/policy.h"
#include "engine/world.h"
#include "play/recording_core.h"
#include "play/session_core.h"

#include <inttypes.h>
#include <string.h>

struct replay {
    const struct recording *recording;
    const struct model *model;
    struct session *session;
    struct diag_list *diags;
    const char *file;
};

static bool refuse(const struct replay *replay, enum diag_code code,
                   int32_t line, const char *message)
{
    struct diag_place place = {.file = replay->file, .line = line};

    diag_add(replay->diags, code, &place, "%s", message);
    return false;
}

static bool refuse_about(const struct replay *replay, enum diag_code code,
                         int32_t line, const char *format, ...)
    PRINTF_LIKE(4, 5);

static bool refuse_about(const struct replay *replay, enum diag_code code,
                         int32_t line, const char *format, ...)
{
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    refuse(replay, code, line, strbuf_get(&message));
    strbuf_clear(&message);
    return false;
}

/* The head -------------------------------------------------------------------
 */

static bool check_rules(const struct replay *replay)
{
    const struct recording *recording = replay->recording;
    const struct model *model = replay->model;

    if (strcmp(recording->scenario, model->id) != 0)
        return refuse_about(replay, CODE_RECORDING_RULES, 0,
                            "the recording is of scenario '%s', not of '%s'",
                            recording->scenario, model->id);
    if (recording->rules_hash != model->rules_hash)
        return refuse_about(replay, CODE_RECORDING_RULES, 0,
                            "the recording was made with other rules of "
                            "scenario '%s'; find the file it was made with",
                            model->id);
    if (recording->file_hash != model->file_hash)
        refuse(replay, CODE_RECORDING_EDITION, 0,
               "the recording was made with another edition of the file; its "
               "rules are the same");
    return true;
}

static bool read_seats(const struct replay *replay, struct seats *seats)
{
    const struct recording *recording = replay->recording;

    *seats = seats_default(replay->model, -1);
    if (recording->seat_count != replay->model->actors_count)
        return refuse_about(replay, CODE_RECORDING_MOVE, 0,
                            "the recording has %d seats, the scenario %d",
                            (int)recording->seat_count,
                            (int)replay->model->actors_count);
    for (int32_t i = 0; i < recording->seat_count; i++) {
        const struct recording_seat *seat = &recording->seats[i];
        int32_t policy = policy_find(seat->player);

        if (strcmp(seat->actor, replay->model->actors[i].id) != 0)
            return refuse_about(replay, CODE_RECORDING_MOVE, 0,
                                "a seat of '%s', where '%s' was expected",
                                seat->actor, replay->model->actors[i].id);
        if (strcmp(seat->player, "person") == 0)
            seats->persons |= UINT64_C(1) << i;
        else if (policy >= 0)
            seats->policy[i] = (uint8_t)policy;
        else
            return refuse_about(replay, CODE_RECORDING_MOVE, 0,
                                "'%s' plays no seat; expected 'person' or a "
                                "policy",
                                seat->player);
    }
    return true;
}

/* The mandate of that id, -1 for "-", -2 where the actor has no such. */
static int32_t find_mandate(const struct model *model, int32_t actor,
                            const char *id)
{
    struct span span = model->actors[actor].mandates;

    if (strcmp(id, "-") == 0)
        return -1;
    for (int32_t i = span.first; i < span.first + span.count; i++)
        if (strcmp(model->mandates[i].id, id) == 0)
            return i;
    return -2;
}

static bool take_mandates(const struct replay *replay,
                          const struct recording_mandates *mandates)
{
    const struct model *model = replay->model;
    int32_t thing = names_find(&model->things, mandates->actor);
    int32_t actor = thing % THING_STRIDE;
    int32_t first, second;

    if (thing < 0 || thing / THING_STRIDE != THING_ACTOR)
        return refuse_about(replay, CODE_RECORDING_MOVE, 0,
                            "mandates of '%s', who is no actor",
                            mandates->actor);
    first = find_mandate(model, actor, mandates->first);
    second = find_mandate(model, actor, mandates->second);
    if (first == -2 || second == -2)
        return refuse_about(replay, CODE_RECORDING_MOVE, 0,
                            "'%s' has no mandate '%s'", mandates->actor,
                            first == -2 ? mandates->first : mandates->second);
    session_mandates(replay->session, actor, first, second);
    return true;
}

/* Differences ----------------------------------------------------------------
 */

static bool is_secret(const struct model *model, int32_t word)
{
    int32_t unknown = word - model->layout.unknowns;

    return unknown >= 0 && unknown < model->unknowns_count &&
           model->unknowns[unknown].never_told;
}

static void name_word(const struct replay *replay, int32_t word,
                      struct strbuf *out)
{
    const int32_t *world = session_node(replay->session)->world;

    if (is_secret(replay->model, word)) {
        strbuf_text(out, "something that is never told");
        return;
    }
    world_word_name(replay->model, word, out);
    strbuf_format(out, " (here %" PRId32 ")", world[word]);
}

/* Names the first word whose check differs. */
static void name_difference(const struct replay *replay, const char *checks,
                            struct strbuf *out)
{
    struct strbuf own = {0};
    size_t length = strlen(checks);

    recording_checks(replay->model, session_node(replay->session)->world, &own);
    if (length != own.length) {
        strbuf_text(out, "its checks are of a world of another size");
    } else {
        size_t at = 0;

        while (at < length && memcmp(checks + at, own.text + at, 2) == 0)
            at += 2;
        if (at < length)
            name_word(replay, (int32_t)(at / 2), out);
        else
            strbuf_text(out, "in a word that its checks do not show");
    }
    strbuf_clear(&own);
}

static bool compare(const struct replay *replay, uint64_t hash,
                    const char *checks, int32_t line)
{
    const struct node *node = session_node(replay->session);
    struct strbuf out = {0};

    if (node->hash == hash)
        return true;
    strbuf_format(&out, "turn %" PRId32 " differs from the recording: ",
                  node->world[WORLD_TURN]);
    name_difference(replay, checks, &out);
    refuse(replay, CODE_RECORDING_DIFFERS, line, strbuf_get(&out));
    strbuf_clear(&out);
    return false;
}

/* Lines ----------------------------------------------------------------------
 */

/* Adds what was wrong with a line, in the words of whoever refused it. */
static bool refuse_line(const struct replay *replay,
                        const struct recording_line *line,
                        const struct diag_list *why)
{
    return refuse_about(replay, CODE_RECORDING_MOVE, line->line,
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
        return refuse_about(replay, CODE_RECORDING_MOVE, line->line,
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

static bool is_person(const struct replay *replay, int32_t slot)
{
    int32_t decision = session_decisions(replay->session).first + slot;
    int32_t actor = replay->model->decisions[decision].actor;

    return (session_seats(replay->session)->persons >> actor & 1) != 0;
}

/* A turn that the recorded play went past: all who could have decided. */
static bool resolve(const struct replay *replay,
                    const struct recording_turn *turn,
                    const int32_t choice[LIMIT_DECISIONS])
{
    int32_t count = session_decisions(replay->session).count;

    for (int32_t i = 0; i < count; i++)
        if (choice[i] < 0 && session_open(replay->session, i))
            return refuse_about(replay, CODE_RECORDING_MOVE, turn->line,
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
        if (choice[i] >= 0 && !is_person(replay, i))
            return refuse_about(replay, CODE_RECORDING_MOVE, turn->line,
                                "a move of '%s' in a turn that was not over",
                                decider(replay, i));
        session_node(replay->session)->said.choice[i] = choice[i];
    }
    return true;
}

/* Turns ----------------------------------------------------------------------
 */

static bool play_turn(const struct replay *replay, int32_t index)
{
    const struct recording *recording = replay->recording;
    const struct recording_turn *turn = &recording->turns[index];
    bool last = index + 1 == recording->turn_count && recording->ending == NULL;
    int32_t choice[LIMIT_DECISIONS];

    if (world_over(session_node(replay->session)->world))
        return refuse_about(replay, CODE_RECORDING_DIFFERS, turn->line,
                            "the replay is over before turn %d",
                            (int)turn->number);
    if (!compare(replay, turn->hash, turn->checks, turn->line))
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
        return refuse_about(replay, CODE_RECORDING_DIFFERS, 0,
                            "the recording is over in turn %d, the replay "
                            "goes on",
                            (int)recording->over_turn);
    if (!compare(replay, recording->over_hash, recording->over_checks, 0))
        return false;
    if (strcmp(replay->model->endings[world[WORLD_ENDING]].id,
               recording->ending) != 0)
        return refuse_about(replay, CODE_RECORDING_DIFFERS, 0,
                            "the replay ends in '%s', the recording in '%s'",
                            replay->model->endings[world[WORLD_ENDING]].id,
                            recording->ending);
    return true;
}

static bool play_all(const struct replay *replay)
{
    const struct recording *recording = replay->recording;

    for (int32_t i = 0; i < recording->mandate_count; i++)
        if (!take_mandates(replay, &recording->mandates[i]))
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

    if (!check_rules(&replay) || !read_seats(&replay, &seats))
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
