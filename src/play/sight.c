#include "play/sight.h"

#include "engine/playout.h"

bool sight_meter(const struct sight *sight, int32_t meter)
{
    return sight->over ||
           foresight_shown(&sight->model->meters[meter].show, sight->actor);
}

bool sight_scene(const struct sight *sight, int32_t scene)
{
    return sight->over ||
           foresight_shown(&sight->model->scenes[scene].show, sight->actor);
}

static bool in_set(uint64_t set, int32_t actor)
{
    return actor >= 0 && (set >> actor & 1) != 0;
}

bool sight_unknown(const struct sight *sight, int32_t unknown)
{
    const struct unknown *u = &sight->model->unknowns[unknown];

    /* Named nowhere, not even to who knows it. */
    if (u->never_told)
        return false;
    return sight->over || in_set(u->known_by, sight->actor);
}

enum seen sight_move(const struct sight *sight, int32_t option, int32_t mover)
{
    const struct option *o = &sight->model->options[option];

    if (sight->over || o->signal == SIGNAL_PUBLIC ||
        (mover >= 0 && mover == sight->actor))
        return SEEN_ALL;
    if (o->signal == SIGNAL_DENIABLE)
        return SEEN_TEXT;
    return in_set(o->to, sight->actor) ? SEEN_ALL : SEEN_NOT;
}

/* Looking back ----------------------------------------------------------- */

/* The first entry of that kind in a turn of the play with this target (-1:
 * any) and actor (-2: any); NULL if there is none. */
static const struct ledger_entry *find_entry(const struct sight *sight,
                                             int32_t turn, uint8_t kind,
                                             int32_t target, int32_t actor)
{
    struct session_turn page;

    if (turn < 1 || (size_t)turn > session_turn_count(sight->session))
        return NULL;
    page = session_turn(sight->session, (size_t)turn - 1);
    for (size_t i = 0; i < page.entry_count; i++)
        if (page.entries[i].kind == kind &&
            (target == -1 || page.entries[i].target == target) &&
            (actor == -2 || page.entries[i].actor == actor))
            return &page.entries[i];
    return NULL;
}

/* Sets an outcome down to the move that it followed. */
static void to_move(const struct sight *sight, struct origin *origin)
{
    const struct ledger_entry *move =
        find_entry(sight, origin->turn, LEDGER_MOVE, -1, origin->actor);

    if (origin->cause.kind == CAUSE_OUTCOME && move != NULL)
        origin->cause = (struct cause){move->target, CAUSE_OPTION};
}

struct origin sight_sender(const struct sight *sight, int32_t consequence,
                           int32_t turn)
{
    struct origin origin = {{consequence, CAUSE_CONSEQUENCE}, -1, turn};

    /* Every round goes at least one turn back. */
    while (origin.cause.kind == CAUSE_CONSEQUENCE) {
        const struct ledger_entry *sent =
            find_entry(sight, origin.turn, LEDGER_SENT, origin.cause.index, -2);

        if (sent == NULL)
            break;
        origin.cause = sent->cause;
        origin.actor = sent->actor;
        if (origin.cause.kind == CAUSE_CONSEQUENCE) {
            const struct ledger_entry *landed = find_entry(
                sight, origin.turn, LEDGER_LANDED, origin.cause.index, -2);

            origin.turn = landed != NULL ? landed->before : 0;
        }
    }
    to_move(sight, &origin);
    return origin;
}

struct origin sight_origin(const struct sight *sight,
                           const struct ledger_entry *entry)
{
    struct origin origin = {entry->cause, entry->actor, entry->turn};

    if (entry->cause.kind == CAUSE_CONSEQUENCE) {
        const struct ledger_entry *landed =
            entry->kind == LEDGER_LANDED || entry->kind == LEDGER_DROPPED
                ? entry
                : find_entry(sight, entry->turn, LEDGER_LANDED,
                             entry->cause.index, -2);

        return sight_sender(sight, entry->cause.index,
                            landed != NULL ? landed->before : 0);
    }
    to_move(sight, &origin);
    return origin;
}

enum seen sight_cause(const struct sight *sight, const struct origin *origin)
{
    switch ((enum cause_kind)origin->cause.kind) {
    case CAUSE_SCENE:
        return sight_scene(sight, origin->cause.index) ? SEEN_ALL : SEEN_NOT;
    case CAUSE_OPTION:
        return sight_move(sight, origin->cause.index, origin->actor);
    case CAUSE_START:
    case CAUSE_DRIFT:
    case CAUSE_RULE:
    case CAUSE_EVENT:
    case CAUSE_ENDING:
    case CAUSE_FACILITATOR:
        return SEEN_ALL;
    case CAUSE_OUTCOME:
    case CAUSE_CONSEQUENCE:
    default: /* nothing was found behind it: say no more than is sure */
        return sight->over ? SEEN_ALL : SEEN_NOT;
    }
}

/* Opening ---------------------------------------------------------------- */

/* What an entry of a turn adds to the tables. A flag is nobody's: it is known
 * as long as all that set it so far was seen. */
static void note_entry(const struct sight *sight,
                       const struct ledger_entry *entry, int32_t *flag_unseen,
                       uint64_t *move_unseen)
{
    if (entry->kind == LEDGER_FLAG && flag_unseen[entry->target] == INT32_MAX) {
        struct origin origin = sight_origin(sight, entry);

        if (sight_cause(sight, &origin) != SEEN_ALL)
            flag_unseen[entry->target] = entry->turn;
    }
    if (entry->kind == LEDGER_MOVE) {
        uint64_t bit = UINT64_C(1) << entry->actor;

        *move_unseen &= ~bit;
        if (sight_move(sight, entry->target, entry->actor) != SEEN_ALL)
            *move_unseen |= bit;
    }
}

struct sight sight_open(const struct session *session, int32_t actor,
                        struct arena *arena)
{
    const struct model *model = session_model(session);
    size_t turns = session_turn_count(session);
    int32_t *flags =
        arena_array(arena, (size_t)model->flags_count, sizeof *flags);
    uint64_t *moves = arena_array(arena, turns, sizeof *moves);
    struct sight sight = {
        .session = session,
        .model = model,
        .flag_unseen = flags,
        .move_unseen = moves,
        .actor = actor,
        .over = world_over(session_turn(session, turns - 1).world)};

    for (int32_t i = 0; i < model->flags_count; i++)
        flags[i] = INT32_MAX;
    for (size_t i = 0; i < turns; i++) {
        struct session_turn turn = session_turn(session, i);

        moves[i] = i > 0 ? moves[i - 1] : 0;
        for (size_t k = 0; k < turn.entry_count; k++)
            note_entry(&sight, &turn.entries[k], flags, &moves[i]);
    }
    return sight;
}

/* Inputs of expressions -------------------------------------------------- */

/* The moves of a turn are recorded in its step 5: before that an expression
 * read the last move of an earlier turn. */
static bool sees_last(const struct sight *sight,
                      const struct ledger_entry *entry, int32_t actor)
{
    int32_t turn = entry->step < 5 ? entry->turn - 1 : entry->turn;

    return turn < 1 || (sight->move_unseen[turn - 1] >> actor & 1) == 0;
}

/* Whether an option is public in every form in which it is offered. */
static bool always_public(const struct model *model, int32_t identity)
{
    for (int32_t i = 0; i < model->options_count; i++)
        if (model->options[i].identity == identity &&
            model->options[i].signal != SIGNAL_PUBLIC)
            return false;
    return true;
}

static bool sees_slot(const struct sight *sight, const struct taken_slot *slot)
{
    return sight->over || (slot->actor >= 0 && slot->actor == sight->actor) ||
           always_public(sight->model, slot->identity);
}

bool sight_input(const struct sight *sight, const struct ledger_entry *entry,
                 const struct eval_input *input)
{
    const struct model *model = sight->model;

    switch (input->op) {
    case OP_METER:
        return sight_meter(sight, input->a);
    case OP_UNKNOWN_IS:
        return sight_unknown(sight, input->a);
    case OP_FLAG:
        return entry->turn < sight->flag_unseen[input->a];
    case OP_VISITED:
        return sight_scene(sight, model->visited_slots[input->a]);
    case OP_TAKEN:
        return sees_slot(sight, &model->taken_slots[input->a]);
    case OP_SINCE:
        return sees_slot(sight, &model->since_slots[input->a]);
    case OP_MOVED:
    case OP_LAST_IS:
    case OP_RUNG:
    case OP_MEANS_IS:
    case OP_SIGNAL_IS:
        return sees_last(sight, entry, input->a);
    default:
        return true;
    }
}
