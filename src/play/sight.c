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

    if (sight->over)
        return !u->never_told;
    return in_set(u->known_by, sight->actor);
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

const struct ledger_entry *sight_last_move(const struct sight *sight,
                                           int32_t actor, int32_t turn)
{
    for (; turn > 0; turn--) {
        const struct ledger_entry *move =
            find_entry(sight, turn, LEDGER_MOVE, -1, actor);

        if (move != NULL)
            return move;
    }
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

/* Inputs of expressions -------------------------------------------------- */

static bool sees_last(const struct sight *sight, int32_t actor, int32_t turn)
{
    const struct ledger_entry *move = sight_last_move(sight, actor, turn);

    return move == NULL || sight_move(sight, move->target, actor) == SEEN_ALL;
}

static bool sees_slot(const struct sight *sight, const struct taken_slot *slot)
{
    return sight->over || (slot->actor >= 0 && slot->actor == sight->actor) ||
           sight->model->options[slot->identity].signal == SIGNAL_PUBLIC;
}

/* A flag is nobody's: it is known where all that set it so far is. */
static bool sees_flag(const struct sight *sight, int32_t flag, int32_t turn)
{
    for (; turn > 0; turn--) {
        const struct ledger_entry *set =
            find_entry(sight, turn, LEDGER_FLAG, flag, -2);
        struct origin origin;

        if (set == NULL)
            continue;
        origin = sight_origin(sight, set);
        if (sight_cause(sight, &origin) != SEEN_ALL)
            return false;
    }
    return true;
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
        return sees_flag(sight, input->a, entry->turn);
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
        return sees_last(sight, input->a, entry->turn);
    default:
        return true;
    }
}
