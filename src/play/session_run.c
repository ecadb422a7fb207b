#include "base/words.h"
#include "engine/playout.h"
#include "play/session_core.h"

#include <assert.h>
#include <string.h>

/* Keeping what happened -------------------------------------------------- */

/* Appends ledger entries [from, to), whose inputs begin at `base`, to pages
 * that have room for them. */
static void add_pages(struct pages *pages, const struct ledger *ledger,
                      size_t from, size_t to)
{
    size_t base = from < ledger->count ? ledger->input_count : 0;
    size_t end = 0;

    for (size_t i = from; i < to; i++) {
        const struct span *inputs = &ledger->entries[i].inputs;

        if (inputs->count == 0)
            continue;
        if ((size_t)inputs->first < base)
            base = (size_t)inputs->first;
        if ((size_t)inputs->first + (size_t)inputs->count > end)
            end = (size_t)inputs->first + (size_t)inputs->count;
    }
    for (size_t i = from; i < to; i++) {
        struct ledger_entry entry = ledger->entries[i];

        entry.inputs.first = entry.inputs.count == 0
                                 ? 0
                                 : entry.inputs.first - (int32_t)base +
                                       (int32_t)pages->input_count;
        pages->entries[pages->entry_count++] = entry;
    }
    if (end > base)
        memcpy(pages->inputs + pages->input_count, ledger->inputs + base,
               (end - base) * sizeof *ledger->inputs);
    pages->input_count += end > base ? end - base : 0;
}

/* A copy of `first`, then the ledger's entries [from, to). */
static struct pages join_pages(struct session *session,
                               const struct pages *first, size_t from,
                               size_t to)
{
    const struct ledger *ledger = &session->ledger;
    struct pages pages = {0};

    pages.entries = arena_array(&session->arena, first->entry_count + to - from,
                                sizeof *pages.entries);
    pages.inputs =
        arena_array(&session->arena, first->input_count + ledger->input_count,
                    sizeof *pages.inputs);
    if (first->entry_count > 0)
        memcpy(pages.entries, first->entries,
               first->entry_count * sizeof *pages.entries);
    if (first->input_count > 0)
        memcpy(pages.inputs, first->inputs,
               first->input_count * sizeof *pages.inputs);
    pages.entry_count = first->entry_count;
    pages.input_count = first->input_count;
    add_pages(&pages, ledger, from, to);
    return pages;
}

/* The ledger holds first what ended a turn, then what began the next. */
static size_t first_of_turn(const struct ledger *ledger, int32_t turn)
{
    size_t at = 0;

    while (at < ledger->count && ledger->entries[at].turn < turn)
        at++;
    return at;
}

/* Growing the tree ------------------------------------------------------- */

/* Adds a node that waits in the scratch world. */
static int32_t add_node(struct session *session, int32_t parent)
{
    size_t size = world_size(session->model);
    struct node *node;

    session->nodes = mem_grow(session->nodes, session->node_count,
                              &session->node_capacity, sizeof *node);
    node = &session->nodes[session->node_count];
    memset(node, 0, sizeof *node);
    node->world = arena_alloc(&session->arena, size);
    memcpy(node->world, session->scratch, size);
    node->hash = world_hash(session->model, node->world);
    node->parent = parent;
    node->stop = -1;
    node->forward = -1;
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        node->said.choice[i] = -1;
    return (int32_t)session->node_count++;
}

struct session *session_start(const struct model *model, uint64_t seed,
                              const struct seats *seats)
{
    struct session *session = mem_resize(NULL, sizeof *session);
    const struct pages none = {0};
    int32_t node;

    memset(session, 0, sizeof *session);
    session->model = model;
    session->words = &words_english;
    session->seed = seed;
    session->seats = *seats;
    for (int32_t i = 0; i < LIMIT_ACTORS; i++)
        session->mandates[i][0] = session->mandates[i][1] = -1;
    session->scratch = arena_alloc(&session->arena, world_size(model));
    session->policy_scratch =
        arena_alloc(&session->arena, policy_scratch(model));
    step_start(model,
               (struct start){.seed = seed, .as_it_was = seats->as_it_was},
               session->scratch, &session->ledger);
    node = add_node(session, -1);
    session->nodes[node].begun =
        join_pages(session, &none, 0, session->ledger.count);
    session_stand(session, node);
    return session;
}

static bool same_orders(const struct node *node, const struct pending *said)
{
    if (node->order_count != said->order_count)
        return false;
    for (int32_t i = 0; i < said->order_count; i++)
        if (node->orders[i].kind != said->orders[i].kind ||
            node->orders[i].a != said->orders[i].a ||
            node->orders[i].b != said->orders[i].b)
            return false;
    return true;
}

static bool same_remarks(const struct node *node, const struct pending *said)
{
    if (node->remark_count != said->remark_count)
        return false;
    for (int32_t i = 0; i < said->remark_count; i++)
        if (strcmp(node->remarks[i], said->remarks[i]) != 0)
            return false;
    return true;
}

/* The child of `parent` that was decided in just this way, -1 if none. */
static int32_t find_child(const struct session *session, int32_t parent,
                          const int32_t choice[LIMIT_DECISIONS])
{
    const struct pending *said = &session->nodes[parent].said;

    for (size_t i = (size_t)parent + 1; i < session->node_count; i++) {
        const struct node *node = &session->nodes[i];

        if (node->parent == parent &&
            memcmp(node->choice, choice,
                   LIMIT_DECISIONS * sizeof *node->choice) == 0 &&
            same_orders(node, said) && same_remarks(node, said))
            return (int32_t)i;
    }
    return -1;
}

/* Hands what was said at `parent` over to the way to its child. */
static void keep_decided(struct session *session, int32_t child,
                         const int32_t choice[LIMIT_DECISIONS])
{
    struct node *node = &session->nodes[child];
    const struct pending *said = &session->nodes[node->parent].said;
    int32_t *choices =
        arena_array(&session->arena, LIMIT_DECISIONS, sizeof *choices);
    struct order *orders =
        arena_array(&session->arena, (size_t)said->order_count, sizeof *orders);
    const char **remarks = arena_array(
        &session->arena, (size_t)said->remark_count, sizeof *remarks);

    memcpy(choices, choice, LIMIT_DECISIONS * sizeof *choices);
    for (int32_t i = 0; i < said->order_count; i++)
        orders[i] = said->orders[i];
    for (int32_t i = 0; i < said->remark_count; i++)
        remarks[i] = said->remarks[i];
    node->choice = choices;
    node->orders = orders;
    node->remarks = remarks;
    node->order_count = said->order_count;
    node->remark_count = said->remark_count;
}

static int32_t grow_child(struct session *session, int32_t parent,
                          const int32_t choice[LIMIT_DECISIONS])
{
    const struct pages none = {0};
    struct turn_point point = session_point(session);
    struct moves moves = {.orders = point.orders,
                          .order_count = point.order_count};
    size_t split;
    int32_t child;

    memcpy(moves.choice, choice, sizeof moves.choice);
    ledger_reset(&session->ledger);
    step_apply(session->model, point.world, &moves, session->scratch,
               &session->ledger);
    split = first_of_turn(&session->ledger, point.world[WORLD_TURN] + 1);
    child = add_node(session, parent);
    keep_decided(session, child, choice);
    session->nodes[child].whole =
        join_pages(session, &session->nodes[parent].begun, 0, split);
    session->nodes[child].begun =
        join_pages(session, &none, split, session->ledger.count);
    return child;
}

static void forget_said(struct pending *said)
{
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        said->choice[i] = -1;
    said->order_count = 0;
    said->remark_count = 0;
}

void session_resolve(struct session *session,
                     const int32_t choice[LIMIT_DECISIONS])
{
    int32_t parent = session->path[session->path_count - 1];
    int32_t child = find_child(session, parent, choice);

    if (child < 0)
        child = grow_child(session, parent, choice);
    forget_said(&session->nodes[parent].said);
    session_stand(session, child);
}

/* Going on --------------------------------------------------------------- */

static bool person_sees(const struct session *session,
                        const struct scene *scene)
{
    for (int32_t i = 0; i < session->model->actors_count; i++)
        if ((session->seats.persons >> i & 1) != 0 &&
            foresight_shown(&scene->show, i))
            return true;
    return false;
}

static bool anybody_decides(const struct session *session)
{
    int32_t count = session_decisions(session).count;

    for (int32_t i = 0; i < count; i++)
        if (session_open(session, i))
            return true;
    return false;
}

bool session_rests(const struct session *session)
{
    const struct node *node = session_node(session);

    if (world_over(node->world) || session_waiting(session) >= 0)
        return true;
    if (!session_voted(session, node->world[WORLD_SCENE]))
        return false;
    return !anybody_decides(session) &&
           person_sees(session,
                       &session->model->scenes[node->world[WORLD_SCENE]]);
}

void session_mark(struct session *session)
{
    struct node *node = session_node(session);

    if (node->stop >= 0)
        return;
    node->stop = (int32_t)session->stop_count;
    session->stops = mem_grow(session->stops, session->stop_count,
                              &session->stop_capacity, sizeof *session->stops);
    session->stops[session->stop_count++] =
        session->path[session->path_count - 1];
}

/* The open option that is the move on record, -1 for none. */
static int32_t on_record(const struct turn_point *point, int32_t decision)
{
    int32_t history = point->model->decisions[decision].history;
    int32_t open[LIMIT_OPTIONS];
    int32_t count = moves_list(point, decision, open);

    for (int32_t i = 0; i < count; i++)
        if (point->model->options[open[i]].identity == history)
            return open[i];
    return -1;
}

/* What is chosen for a seat that no person plays now. */
static int32_t choose(const struct session *session, int32_t decision)
{
    struct turn_point point = session_point(session);
    const struct decision *d = &session->model->decisions[decision];
    int32_t choice =
        session_voted(session, d->scene) ? -1 : on_record(&point, decision);

    if (choice >= 0)
        return choice;
    return policy_choose(&point, decision,
                         (enum policy)session->seats.policy[d->actor],
                         session->policy_scratch);
}

/* The persons' choices as they stand, and those of the others on the same
 * world: nobody sees another's choice. */
static void resolve_by_seats(struct session *session)
{
    struct span decisions = session_decisions(session);
    int32_t choice[LIMIT_DECISIONS];

    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        choice[i] = -1;
    for (int32_t i = 0; i < decisions.count; i++)
        choice[i] = session_person(session, i)
                        ? session_node(session)->said.choice[i]
                        : choose(session, decisions.first + i);
    session_resolve(session, choice);
}

void session_run(struct session *session)
{
    /* What is a stop stays one, also when orders leave nothing to decide. */
    while (session_node(session)->stop < 0 && !session_rests(session))
        resolve_by_seats(session);
    session_mark(session);
}

void session_go_on(struct session *session)
{
    assert(session_waiting(session) < 0);
    resolve_by_seats(session);
    session_run(session);
}
