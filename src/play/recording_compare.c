/* The head of a recording against a model, and a replayed turn against the
 * recorded one. */
#include "engine/policy.h"
#include "engine/world.h"
#include "play/recording_core.h"
#include "play/session_core.h"

#include <inttypes.h>
#include <string.h>

bool replay_refuse(const struct replay *replay, enum diag_code code,
                   int32_t line, const char *format, ...)
{
    struct diag_place place = {.file = replay->file, .line = line};
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    diag_add(replay->diags, code, &place, "%s", strbuf_get(&message));
    strbuf_clear(&message);
    return false;
}

/* The head --------------------------------------------------------------- */

bool replay_check_rules(const struct replay *replay)
{
    const struct recording *recording = replay->recording;
    const struct model *model = replay->model;

    if (strcmp(recording->scenario, model->id) != 0)
        return replay_refuse(replay, CODE_RECORDING_RULES, 0,
                             "the recording is of scenario '%s', not of '%s'",
                             recording->scenario, model->id);
    if (recording->rules_hash != model->rules_hash)
        return replay_refuse(replay, CODE_RECORDING_RULES, 0,
                             "the recording was made with other rules of "
                             "scenario '%s'; find the file it was made with",
                             model->id);
    if (recording->file_hash != model->file_hash)
        replay_refuse(
            replay, CODE_RECORDING_EDITION, 0,
            "the recording was made with another edition of the file; its "
            "rules are the same");
    return true;
}

static bool read_cut(const struct replay *replay, struct seats *seats)
{
    int32_t minutes = replay->recording->cut_minutes;

    if (minutes < 0)
        return true;
    seats->cut = seats_cut(replay->model, minutes);
    if (seats->cut != NULL)
        return true;
    return replay_refuse(replay, CODE_RECORDING_RULES, 0,
                         "the recording is of a cut of %d minutes, which the "
                         "scenario no longer has",
                         (int)minutes);
}

bool replay_read_seats(const struct replay *replay, struct seats *seats)
{
    const struct recording *recording = replay->recording;

    *seats = seats_default(replay->model, -1);
    seats->as_it_was = recording->as_it_was;
    if (!read_cut(replay, seats))
        return false;
    if (recording->seat_count != replay->model->actors_count)
        return replay_refuse(replay, CODE_RECORDING_MOVE, 0,
                             "the recording has %d seats, the scenario %d",
                             (int)recording->seat_count,
                             (int)replay->model->actors_count);
    for (int32_t i = 0; i < recording->seat_count; i++) {
        const struct recording_seat *seat = &recording->seats[i];
        int32_t policy = policy_find(seat->player);

        if (strcmp(seat->actor, replay->model->actors[i].id) != 0)
            return replay_refuse(replay, CODE_RECORDING_MOVE, 0,
                                 "a seat of '%s', where '%s' was expected",
                                 seat->actor, replay->model->actors[i].id);
        if (strcmp(seat->player, "person") == 0)
            seats->persons |= UINT64_C(1) << i;
        else if (policy >= 0)
            seats->policy[i] = (uint8_t)policy;
        else
            return replay_refuse(replay, CODE_RECORDING_MOVE, 0,
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

bool replay_take_mandates(const struct replay *replay,
                          const struct recording_mandates *mandates)
{
    const struct model *model = replay->model;
    int32_t thing = names_find(&model->things, mandates->actor);
    int32_t actor = thing % THING_STRIDE;
    int32_t first, second;

    if (thing < 0 || thing / THING_STRIDE != THING_ACTOR)
        return replay_refuse(replay, CODE_RECORDING_MOVE, 0,
                             "mandates of '%s', who is no actor",
                             mandates->actor);
    first = find_mandate(model, actor, mandates->first);
    second = find_mandate(model, actor, mandates->second);
    if (first == -2 || second == -2)
        return replay_refuse(replay, CODE_RECORDING_MOVE, 0,
                             "'%s' has no mandate '%s'", mandates->actor,
                             first == -2 ? mandates->first : mandates->second);
    session_mandates(replay->session, actor, first, second);
    return true;
}

/* Differences ------------------------------------------------------------ */

static void name_word(const struct replay *replay, int32_t word,
                      struct strbuf *out)
{
    const int32_t *world = session_node(replay->session)->world;

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

bool replay_compare(const struct replay *replay, uint64_t hash,
                    const char *checks, int32_t line)
{
    const struct node *node = session_node(replay->session);
    struct strbuf out = {0};

    if (node->hash == hash)
        return true;
    strbuf_format(&out, "turn %" PRId32 " differs from the recording: ",
                  node->world[WORLD_TURN]);
    name_difference(replay, checks, &out);
    replay_refuse(replay, CODE_RECORDING_DIFFERS, line, "%s", strbuf_get(&out));
    strbuf_clear(&out);
    return false;
}
