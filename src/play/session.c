#include "play/session_core.h"

#include <assert.h>
#include <string.h>

/* Seats ------------------------------------------------------------------ */

struct seats seats_default(const struct model *model, int32_t actor)
{
    struct seats seats = {0};

    for (int32_t i = 0; i < model->actors_count; i++)
        seats.policy[i] = model->actors[i].policy;
    if (actor >= 0)
        seats.persons = UINT64_C(1) << actor;
    return seats;
}

const struct class_cut *seats_cut(const struct model *model, int32_t minutes)
{
    for (int32_t i = 0; i < model->cuts_count; i++)
        if (model->cuts[i].minutes == minutes)
            return &model->cuts[i];
    return NULL;
}

/* Life ------------------------------------------------------------------- */

struct session *session_new(const struct model *model, uint64_t seed,
                            const struct seats *seats)
{
    struct session *session = session_start(model, seed, seats);

    session_run(session);
    return session;
}

void session_free(struct session *session)
{
    if (session == NULL)
        return;
    for (size_t i = 0; i < session->node_count; i++) {
        mem_free(session->nodes[i].said.orders);
        mem_free(session->nodes[i].said.remarks);
    }
    ledger_clear(&session->ledger);
    mem_free(session->nodes);
    mem_free(session->stops);
    mem_free(session->path);
    arena_clear(&session->arena);
    mem_free(session);
}

/* Where it stands -------------------------------------------------------- */

struct node *session_node(const struct session *session)
{
    return &session->nodes[session->path[session->path_count - 1]];
}

struct turn_point session_point(const struct session *session)
{
    const struct node *node = session_node(session);
    const struct class_cut *cut = session->seats.cut;
    struct turn_point point = {.model = session->model,
                               .world = node->world,
                               .orders = node->said.orders,
                               .order_count = node->said.order_count};

    if (cut != NULL && session_voted(session, node->world[WORLD_SCENE]))
        point.offered = cut->options;
    return point;
}

bool session_voted(const struct session *session, int32_t scene)
{
    const struct class_cut *cut = session->seats.cut;

    if (cut == NULL)
        return true;
    for (int32_t i = 0; i < cut->scenes.count; i++)
        if (session->model->cut_scenes[cut->scenes.first + i] == scene)
            return true;
    return false;
}

struct span session_decisions(const struct session *session)
{
    int32_t scene = session_node(session)->world[WORLD_SCENE];

    if (scene < 0) /* the play is over */
        return (struct span){0, 0};
    return session->model->scenes[scene].decisions;
}

bool session_open(const struct session *session, int32_t slot)
{
    struct turn_point point = session_point(session);
    int32_t options[LIMIT_OPTIONS];

    return moves_list(&point, session_decisions(session).first + slot,
                      options) > 0;
}

bool session_person(const struct session *session, int32_t slot)
{
    int32_t decision = session_decisions(session).first + slot;
    int32_t actor = session->model->decisions[decision].actor;
    int32_t scene = session->model->decisions[decision].scene;

    return (session->seats.persons >> actor & 1) != 0 &&
           session_voted(session, scene);
}

int32_t session_waiting(const struct session *session)
{
    int32_t count = session_decisions(session).count;

    for (int32_t i = 0; i < count; i++)
        if (session_person(session, i) &&
            session_node(session)->said.choice[i] < 0 &&
            session_open(session, i))
            return i;
    return -1;
}

int32_t session_chosen(const struct session *session, int32_t slot)
{
    if (slot < 0 || slot >= session_decisions(session).count)
        return -1;
    return session_node(session)->said.choice[slot];
}

enum phase session_phase(const struct session *session)
{
    if (world_over(session_node(session)->world))
        return PHASE_OVER;
    return session_waiting(session) >= 0 ? PHASE_DECIDE : PHASE_READ;
}

/* Moving about the tree -------------------------------------------------- */

static void push_path(struct session *session, int32_t node)
{
    session->path = mem_grow(session->path, session->path_count,
                             &session->path_capacity, sizeof *session->path);
    session->path[session->path_count++] = node;
}

static void build_path(struct session *session, int32_t node)
{
    size_t length = 0;

    for (int32_t at = node; at >= 0; at = session->nodes[at].parent)
        length++;
    session->path_count = 0;
    for (size_t i = 0; i < length; i++)
        push_path(session, -1);
    for (int32_t at = node; at >= 0; at = session->nodes[at].parent)
        session->path[--length] = at;
}

int32_t session_stop_above(const struct session *session, int32_t node)
{
    int32_t at = session->nodes[node].parent;

    while (at >= 0 && session->nodes[at].stop < 0)
        at = session->nodes[at].parent;
    return at;
}

void session_stand(struct session *session, int32_t node)
{
    if (session->path_count > 0) {
        int32_t below = session->path[session->path_count - 1];
        int32_t at = session_stop_above(session, below);

        for (; at >= 0; at = session_stop_above(session, at)) {
            session->nodes[at].forward = below;
            below = at;
        }
    }
    build_path(session, node);
}

/* What others read ------------------------------------------------------- */

const struct model *session_model(const struct session *session)
{
    return session->model;
}

void session_translate(struct session *session, const struct model *model)
{
    assert(model->rules_hash == session->model->rules_hash);
    session->model = model;
}

uint64_t session_seed(const struct session *session)
{
    return session->seed;
}

void session_speak(struct session *session, const struct language *words)
{
    session->words = words;
}

const struct seats *session_seats(const struct session *session)
{
    return &session->seats;
}

void session_mandates(struct session *session, int32_t actor, int32_t first,
                      int32_t second)
{
    session->mandates[actor][0] = first;
    session->mandates[actor][1] = second;
}

void session_get_mandates(const struct session *session, int32_t actor,
                          int32_t out[2])
{
    out[0] = session->mandates[actor][0];
    out[1] = session->mandates[actor][1];
}

size_t session_turn_count(const struct session *session)
{
    return session->path_count;
}

static struct session_turn waiting_turn(const struct node *node)
{
    return (struct session_turn){.world = node->world,
                                 .orders = node->said.orders,
                                 .remarks = node->said.remarks,
                                 .entries = node->begun.entries,
                                 .inputs = node->begun.inputs,
                                 .entry_count = node->begun.entry_count,
                                 .order_count = node->said.order_count,
                                 .remark_count = node->said.remark_count,
                                 .hash = node->hash};
}

struct session_turn session_way_turn(const struct session *session,
                                     struct way way, size_t index)
{
    const struct node *node, *child;

    assert(index < way.count);
    node = &session->nodes[way.nodes[index]];
    if (index + 1 == way.count)
        return waiting_turn(node);
    child = &session->nodes[way.nodes[index + 1]];
    return (struct session_turn){.world = node->world,
                                 .choice = child->choice,
                                 .orders = child->orders,
                                 .remarks = child->remarks,
                                 .entries = child->whole.entries,
                                 .inputs = child->whole.inputs,
                                 .entry_count = child->whole.entry_count,
                                 .order_count = child->order_count,
                                 .remark_count = child->remark_count,
                                 .hash = node->hash};
}

struct way session_way(const struct session *session)
{
    return (struct way){session->path, session->path_count};
}

struct session_turn session_turn(const struct session *session, size_t index)
{
    return session_way_turn(session, session_way(session), index);
}

size_t session_since(const struct session *session)
{
    size_t at = session->path_count - 1;

    while (at > 0 && session->nodes[session->path[at - 1]].stop < 0)
        at--;
    return at > 0 ? at - 1 : 0;
}

size_t session_stop_count(const struct session *session)
{
    return session->stop_count;
}

static bool on_path(const struct session *session, int32_t node)
{
    for (size_t i = 0; i < session->path_count; i++)
        if (session->path[i] == node)
            return true;
    return false;
}

struct session_stop session_stop(const struct session *session, size_t index)
{
    int32_t node, above;

    assert(index < session->stop_count);
    node = session->stops[index];
    above = session_stop_above(session, node);
    return (struct session_stop){
        .parent = above < 0 ? -1 : session->nodes[above].stop,
        .turn = session->nodes[node].world[WORLD_TURN],
        .on_path = on_path(session, node),
        .current = node == session->path[session->path_count - 1]};
}
