/* A save played again: in the scenario that it was made with, or in one that
 * was edited since. */
#include "engine/policy.h"
#include "engine/world.h"
#include "play/save_core.h"

#include <string.h>

struct load {
    const struct save *save;
    const struct model *model;
    const char *file;
    struct arena *arena;
    struct save_found *found;
    struct diag_list *diags;
    struct session *session;
    struct save_judge values;
    struct replay_judge judge;
};

static bool refuse(const struct load *load, const char *format, ...)
    PRINTF_LIKE(2, 3);
static bool refuse(const struct load *load, const char *format, ...)
{
    struct diag_place place = {.file = load->file};
    struct strbuf message = {0};
    va_list args;

    va_start(args, format);
    strbuf_vformat(&message, format, args);
    va_end(args);
    diag_add(load->diags, CODE_RECORDING_RULES, &place, "%s",
             strbuf_get(&message));
    strbuf_clear(&message);
    return false;
}

static bool is_edited(const struct load *load)
{
    return load->save->recording->rules_hash != load->model->rules_hash;
}

/* Whether it can be asked at all. */
static bool may_fit(const struct load *load)
{
    const struct recording *recording = load->save->recording;

    if (strcmp(recording->scenario, load->model->id) != 0)
        return refuse(load, "the save is of scenario '%s', not of '%s'",
                      recording->scenario, load->model->id);
    if (is_edited(load) && load->save->name_count == 0)
        return refuse(load,
                      "the rules of scenario '%s' were edited since, and the "
                      "file does not tell enough to compare: find the scenario "
                      "file it was made with",
                      load->model->id);
    return true;
}

/* Seats ----------------------------------------------------------------------
 */

static int32_t find_actor(const struct model *model, const char *id)
{
    for (int32_t i = 0; i < model->actors_count; i++)
        if (strcmp(model->actors[i].id, id) == 0)
            return i;
    return -1;
}

/* By id: an edit may have added seats, which rules then play, or taken away
 * some that nobody sat in. */
static bool take_seat(const struct load *load,
                      const struct recording_seat *saved, struct seats *seats)
{
    int32_t actor = find_actor(load->model, saved->actor);
    int32_t policy = policy_find(saved->player);
    bool person = strcmp(saved->player, "person") == 0;

    if (actor < 0 && person)
        return refuse(load, "the seat '%s' is no longer in the scenario",
                      saved->actor);
    if (actor >= 0 && person)
        seats->persons |= UINT64_C(1) << actor;
    else if (actor >= 0 && policy >= 0)
        seats->policy[actor] = (uint8_t)policy;
    return true;
}

static bool take_seats(const struct load *load, struct seats *seats)
{
    const struct recording *recording = load->save->recording;

    *seats = seats_default(load->model, -1);
    seats->as_it_was = recording->as_it_was;
    if (recording->cut_minutes >= 0) {
        seats->cut = seats_cut(load->model, recording->cut_minutes);
        if (seats->cut == NULL)
            return refuse(load,
                          "the class cut of %d minutes is no longer in the "
                          "scenario",
                          (int)recording->cut_minutes);
    }
    for (int32_t i = 0; i < recording->seat_count; i++)
        if (!take_seat(load, &recording->seats[i], seats))
            return false;
    return true;
}

/* Mandates change nothing in the world: one that is gone is left out. */
static void take_mandates(const struct load *load)
{
    const struct recording *recording = load->save->recording;
    struct diag_list none = {0};
    struct replay replay = {.recording = recording,
                            .model = load->model,
                            .session = load->session,
                            .diags = &none,
                            .file = load->file};

    for (int32_t i = 0; i < recording->mandate_count; i++)
        replay_take_mandates(&replay, &recording->mandates[i]);
    diag_clear(&none);
}

/* Ways -----------------------------------------------------------------------
 */

/* Other ways are no reason to refuse a play: those that cannot be gone are
 * counted. Their values are not kept, so an edit leaves them out. */
static void go_ways(const struct load *load)
{
    const struct save *save = load->save;
    struct diag_list none = {0};

    load->found->ways_left = save->ways_lost;
    for (int32_t i = 0; i < save->way_count; i++) {
        struct replay replay = {.recording = save->ways[i],
                                .model = load->model,
                                .session = load->session,
                                .diags = &none,
                                .file = load->file};

        if (is_edited(load)) {
            load->found->ways_left++;
            continue;
        }
        session_stand(load->session, 0);
        if (!replay_run(&replay))
            load->found->ways_left++;
    }
    diag_clear(&none);
}

/* What comes before the first choice is the same in every way, so that each
 * stop but the first has one above it; in a file made by hand it need not. */
static bool begins_once(const struct load *load)
{
    const struct session *session = load->session;

    for (size_t i = 1; i < session->stop_count; i++)
        if (session_stop_above(session, session->stops[i]) < 0)
            return refuse(load,
                          "its ways part before anybody could choose, so this "
                          "program did not write it");
    return true;
}

/* The way to where it stood ---------------------------------------------------
 */

static int32_t current_node(const struct session *session)
{
    struct way way = session_way(session);

    return way.nodes[way.count - 1];
}

static int32_t turn_of(const struct session *session, int32_t node)
{
    return session->nodes[node].world[WORLD_TURN];
}

/* The replay went no further: back to the last stop that is as it was. */
static bool stand_before(const struct load *load, const struct replay *replay,
                         const struct diag_list *why)
{
    int32_t node = current_node(load->session);
    int32_t stop = node;
    const char *reason = why->count > 0 ? why->items[0].message : "";

    load->found->fit = FIT_SHIFTS;
    load->found->turn = turn_of(load->session, node);
    load->found->reason = arena_text(load->arena, reason);
    if (replay->differs || load->session->nodes[node].stop < 0)
        stop = session_stop_above(load->session, node);
    if (stop < 0)
        return refuse(load, "it comes out otherwise from turn %d on: %s",
                      (int)load->found->turn, reason);
    session_stand(load->session, stop);
    return true;
}

static bool go_main(struct load *load)
{
    struct diag_list why = {0};
    struct replay replay = {.recording = load->save->recording,
                            .model = load->model,
                            .session = load->session,
                            .diags = &why,
                            .file = load->file,
                            .judge = load->save->name_count > 0 ? &load->judge
                                                                : NULL};
    bool good = true;

    session_stand(load->session, 0);
    load->found->fit = is_edited(load) ? FIT_AGREES : FIT_SAME;
    if (!replay_run(&replay))
        good = stand_before(load, &replay, &why);
    load->found->stand = turn_of(load->session, current_node(load->session));
    diag_clear(&why);
    return good;
}

static bool play_again(struct load *load)
{
    struct seats seats;

    if (!may_fit(load) || !take_seats(load, &seats))
        return false;
    load->session =
        session_start(load->model, load->save->recording->seed, &seats);
    save_judge_init(&load->values, load->save, load->model, load->arena);
    load->judge = (struct replay_judge){.agrees = save_judge_agrees,
                                        .context = &load->values,
                                        .edited = is_edited(load)};
    take_mandates(load);
    go_ways(load);
    return go_main(load) && begins_once(load);
}

struct session *save_load(const struct save *save, const char *file,
                          const struct model *model, struct save_found *found,
                          struct diag_list *diags)
{
    struct load load = {.save = save,
                        .model = model,
                        .file = file,
                        .arena = save->arena,
                        .found = found,
                        .diags = diags};

    *found = (struct save_found){.fit = FIT_NONE, .reason = ""};
    if (play_again(&load))
        return load.session;
    session_free(load.session);
    found->fit = FIT_NONE;
    found->stand = 0;
    if (diags->count > 0 && found->reason[0] == '\0')
        found->reason =
            arena_text(load.arena, diags->items[diags->count - 1].message);
    return NULL;
}
