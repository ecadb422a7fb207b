/* Consequences, ways on and texts: what never lands, is never gone or told. */
#include "scenario/check_judge.h"

#define NEVER_SENT INT32_MAX

/* Consequences --------------------------------------------------------------
 */

/* The first turn in which an owner can send. */
static int32_t first_sent(const struct judge *judge, const struct cause *owner,
                          const int32_t *option_of, const int32_t *landings)
{
    int32_t index = owner->index;
    int32_t turn = 1;

    if (index < 0)
        return NEVER_SENT;
    switch (owner->kind) {
    case CAUSE_SCENE:
        turn = judge->world.turns[index].first;
        break;
    case CAUSE_OUTCOME:
        turn = judge->offered[option_of[index]].first;
        break;
    case CAUSE_OPTION:
        turn = judge->offered[index].first;
        break;
    case CAUSE_CONSEQUENCE:
        return landings[index];
    default:
        break;
    }
    return turn > 0 ? turn : NEVER_SENT;
}

/* What can be done about one that is sent in `sent` at the earliest. */
static void advise_late(const struct judge *judge, int32_t sent,
                        struct strbuf *out)
{
    int32_t last = judge->world.last_turn;

    if (sent < last)
        strbuf_format(out, "make \"in\" at most %d", (int)(last - sent));
    else if (last < judge->loader->model->turn_cap)
        strbuf_text(out, "no scene comes after the one that sends it; send "
                         "it earlier, or add a scene");
    else
        strbuf_text(out, "it is sent in the last turn that \"limits\" allows; "
                         "send it earlier, or allow more turns");
}

static void check_late(struct judge *judge, int32_t index, int32_t lands)
{
    struct loader *loader = judge->loader;
    const struct consequence *sequel = &loader->model->consequences[index];
    int32_t in = load_field(
        loader, loader->kinds[KIND_CONSEQUENCE].nodes[index], KEY_in);
    int32_t last = judge->world.last_turn;
    struct strbuf advice = {0};

    if (in < 0 || lands == NEVER_SENT || lands <= last)
        return;
    advise_late(judge, lands - sequel->in, &advice);
    report_node(&loader->report, CODE_FLOW_LATE, in,
                "\"%s\" would land in turn %d at the earliest, and no play "
                "goes beyond turn %d; %s",
                sequel->id, (int)lands, (int)last, strbuf_get(&advice));
    strbuf_clear(&advice);
}

static void check_cancel(struct judge *judge, int32_t index, int32_t lands)
{
    struct loader *loader = judge->loader;
    const struct consequence *sequel = &loader->model->consequences[index];
    int32_t node = load_field(
        loader, loader->kinds[KIND_CONSEQUENCE].nodes[index], KEY_cancel_if);
    struct moment moment = {lands - sequel->in + 1, judge->world.last_turn,
                            true};
    enum can can;

    if (node < 0 || lands > judge->world.last_turn)
        return;
    can = world_can(&judge->world, &moment, &sequel->cancel_if);
    if ((can & CAN_HOLD) == 0)
        judge_never(judge, &(struct never){CODE_FLOW_NEVER, node,
                                           &sequel->cancel_if, moment,
                                           "nothing cancels this consequence"});
    else if ((can & CAN_FAIL) == 0)
        report_node(&loader->report, CODE_FLOW_DROPPED, node,
                    "this holds whenever \"%s\" waits, so it is always "
                    "cancelled",
                    sequel->id);
}

void check_sequels(struct judge *judge)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    int32_t *landings = arena_array(
        &loader->scratch, (size_t)model->consequences_count, sizeof *landings);
    int32_t *option_of = arena_array(
        &loader->scratch, (size_t)model->outcomes_count, sizeof *option_of);

    for (int32_t i = model->options_count - 1; i >= 0; i--)
        for (int32_t k = 0; k < model->options[i].outcomes.count; k++)
            option_of[model->options[i].outcomes.first + k] = i;
    for (int32_t i = 0; i < model->consequences_count; i++) {
        const struct consequence *sequel = &model->consequences[i];
        int32_t sent = first_sent(judge, &sequel->owner, option_of, landings);

        landings[i] = sent == NEVER_SENT ? sent : sent + sequel->in;
        check_late(judge, i, landings[i]);
        check_cancel(judge, i, landings[i]);
    }
}

/* Ways on -------------------------------------------------------------------
 */

static void check_next(struct judge *judge, int32_t index, int32_t list)
{
    struct loader *loader = judge->loader;
    const struct scene_turns *turns = &judge->world.turns[index];
    struct moment moment = {turns->first, turns->last, false};
    struct span next = loader->model->scenes[index].next;
    int32_t child = -1;
    bool hidden = false;

    for (int32_t i = next.first; i < next.first + next.count; i++) {
        const struct next_entry *entry = &loader->model->nexts[i];
        enum can can = world_can(&judge->world, &moment, &entry->when);

        child = load_next(loader, list, child);
        if (hidden)
            report_node(&loader->report, CODE_FLOW_HIDDEN_NEXT, child,
                        "an entry before this one always holds, so this is "
                        "never asked; put it first");
        else if ((can & CAN_HOLD) == 0)
            judge_never(
                judge, &(struct never){
                           CODE_FLOW_NEVER, load_field(loader, child, KEY_when),
                           &entry->when, moment, "this way is never gone"});
        hidden = hidden || ((can & CAN_FAIL) == 0 && entry->to != GO_BACK);
    }
}

void check_nexts(struct judge *judge)
{
    struct loader *loader = judge->loader;

    for (int32_t i = 0; i < loader->model->scenes_count; i++) {
        int32_t list =
            load_field(loader, loader->kinds[KIND_SCENE].nodes[i], KEY_next);

        if (list >= 0 && load_node(loader, list)->type == NODE_LIST &&
            judge->world.turns[i].count > 0)
            check_next(judge, i, list);
    }
}

/* Texts ---------------------------------------------------------------------
 */

static bool is_text(const struct loader *loader, int32_t node)
{
    return loader->rules[node].kind == KIND_TEXT &&
           load_node(loader, node)->type == NODE_OBJECT &&
           loader->index[node] >= 0;
}

static const struct expr *when_of(const struct judge *judge, int32_t node)
{
    const struct loader *loader = judge->loader;

    return &loader->model->pieces[loader->index[node]].when;
}

static void check_told(struct judge *judge, int32_t node)
{
    struct loader *loader = judge->loader;
    struct moment moment = moment_any(&judge->world);
    int32_t when = load_field(loader, node, KEY_when);

    if (when < 0 || (world_can(&judge->world, &moment, when_of(judge, node)) &
                     CAN_HOLD) != 0)
        return;
    judge_never(judge,
                &(struct never){CODE_FLOW_NEVER, when, when_of(judge, node),
                                moment, "this text is never told"});
}

/* Of variants the first that holds is told. */
static void check_variants(struct judge *judge, int32_t list)
{
    struct loader *loader = judge->loader;
    struct moment moment = moment_any(&judge->world);
    const struct expr *whens[JUDGE_BEFORE + 1];
    int32_t count = 0;

    for (int32_t child = load_next(loader, list, -1);
         child >= 0 && count <= JUDGE_BEFORE;
         child = load_next(loader, list, child)) {
        /* What is unknown there may be a condition. */
        if (loader->index[child] < 0 || doubt_within(loader, child))
            return;
        whens[count++] = when_of(judge, child);
        if ((world_can(&judge->world, &moment, whens[count - 1]) & CAN_HOLD) ==
            0)
            continue;
        if (count == 1 || judge_first(judge, &moment, whens, count))
            continue;
        report_node(&loader->report, CODE_FLOW_HIDDEN_TEXT, child,
                    "the first that holds is told, and whenever this could, "
                    "one before it holds as well; put this one first, or give "
                    "that a \"when\"");
        return;
    }
}

void check_texts(struct judge *judge)
{
    struct loader *loader = judge->loader;

    for (int32_t i = 0; i < loader->document.count; i++) {
        const struct node *node = load_node(loader, i);
        bool text = is_text(loader, i);

        /* What is neither is told from its rule alone. */
        if ((!text && loader->rules[i].type != SHAPE_TEXT) || node->bad)
            continue;
        if (text)
            check_told(judge, i);
        else if (node->type == NODE_LIST)
            check_variants(judge, i);
    }
}
