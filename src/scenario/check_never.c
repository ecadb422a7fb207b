/* Conditions that can never hold, and those that always do where that hides
 * something. */
#include "scenario/check_judge.h"

#include "scenario/ops.h"

static bool is_false(const struct expr *expr)
{
    return expr_is_constant(expr) && expr->constant == 0;
}

/* After the moves of any turn. */
static struct moment in_play(const struct judge *judge)
{
    return (struct moment){1, judge->world.last_turn, false};
}

static bool holds_never(struct judge *judge, const struct expr *when,
                        struct moment moment)
{
    return (world_can(&judge->world, &moment, when) & CAN_HOLD) == 0;
}

static bool holds_always(struct judge *judge, const struct expr *when,
                         struct moment moment)
{
    return (world_can(&judge->world, &moment, when) & CAN_FAIL) == 0;
}

/* Options -------------------------------------------------------------------
 */

/* What is known of the reasons for closing, one an option. */
enum { REASON_OFFERED = 1, REASON_SHOWN = 2 };

/* An override shows the reason of its library option, unless it has its
 * own. */
static void note_reason(struct judge *judge, int32_t index, uint8_t *reasons)
{
    const struct model *model = judge->loader->model;
    const struct option *option = &model->options[index];
    const struct option *bearer = &model->options[option->identity];
    int32_t whose = index;

    if (judge->offered[index].last == 0 || option->locked.pieces.count == 0)
        return;
    if (bearer->locked.pieces.count > 0 &&
        bearer->locked.pieces.first == option->locked.pieces.first)
        whose = option->identity;
    reasons[whose] |= REASON_OFFERED;
    if (!holds_always(judge, &option->when, judge->offered[index]))
        reasons[whose] |= REASON_SHOWN;
}

static void check_locked(struct judge *judge, int32_t index, uint8_t reason)
{
    struct loader *loader = judge->loader;
    const struct option *option = &loader->model->options[index];
    int32_t node = load_field(loader, judge->option_nodes[index], KEY_locked);

    if (node < 0 || reason != REASON_OFFERED)
        return;
    report_key(&loader->report, CODE_FLOW_LOCKED, node,
               expr_is_constant(&option->when)
                   ? "\"locked\" is why an option is closed, but nothing "
                     "closes \"%s\"; give it a \"when\", or remove this"
                   : "\"locked\" is why an option is closed, but the \"when\" "
                     "of \"%s\" always holds; mend that, or remove both",
               option->id);
}

void check_options(struct judge *judge)
{
    struct loader *loader = judge->loader;
    uint8_t *reasons =
        arena_array(&loader->scratch, (size_t)loader->model->options_count,
                    sizeof *reasons);

    for (int32_t i = 0; i < loader->model->options_count; i++)
        note_reason(judge, i, reasons);
    for (int32_t i = 0; i < loader->model->options_count; i++) {
        const struct option *option = &loader->model->options[i];
        int32_t when = load_field(loader, judge->option_nodes[i], KEY_when);

        check_locked(judge, i, reasons[i]);
        if (judge->offered[i].last == 0)
            continue;
        if (when >= 0 && holds_never(judge, &option->when, judge->offered[i]))
            judge_never(judge,
                        &(struct never){CODE_FLOW_NEVER, when, &option->when,
                                        judge->offered[i],
                                        "nobody can choose this option"});
    }
}

/* Outcomes ------------------------------------------------------------------
 */

/* Most are above 0 in any world, which is told without its cases. */
static bool has_weight(struct judge *judge, const struct outcome *outcome,
                       struct moment moment)
{
    return expr_range(judge->loader->model, &outcome->weight).low > 0 ||
           world_range(&judge->world, &moment, &outcome->weight).high > 0;
}

/* Where a reader would point: at the weight, or what closes it. */
static int32_t blame(struct judge *judge, const struct outcome *outcome,
                     int32_t node, struct moment moment)
{
    enum key key = has_weight(judge, outcome, moment) ? KEY_when : KEY_weight;
    int32_t at = load_field(judge->loader, node, key);

    return at >= 0 ? at : node;
}

static void tell_outcome(struct judge *judge, const struct outcome *outcome,
                         int32_t node, struct moment moment)
{
    int32_t at = blame(judge, outcome, node, moment);

    if (has_weight(judge, outcome, moment))
        judge_never(judge,
                    &(struct never){CODE_FLOW_NEVER, at, &outcome->when, moment,
                                    "this outcome can never be drawn"});
    else
        report_node(&judge->loader->report, CODE_FLOW_OUTCOME, at,
                    "this outcome can never be drawn: its weight is never "
                    "above 0");
}

static void check_outcome_list(struct judge *judge, int32_t index)
{
    struct loader *loader = judge->loader;
    const struct option *option = &loader->model->options[index];
    int32_t list = load_field(loader, judge->option_nodes[index], KEY_outcomes);
    struct moment moment = judge->offered[index];
    int32_t dead[2] = {0, -1}; /* how many, the first */
    int32_t child = -1;

    moment.before_moves = false;
    for (int32_t i = 0; i < option->outcomes.count; i++) {
        const struct outcome *outcome =
            &loader->model->outcomes[option->outcomes.first + i];

        child = load_next(loader, list, child);
        if (has_weight(judge, outcome, moment) &&
            !holds_never(judge, &outcome->when, moment))
            continue;
        if (dead[0]++ == 0)
            dead[1] = blame(judge, outcome, child, moment);
        if (option->outcomes.count > 1)
            tell_outcome(judge, outcome, child, moment);
    }
    /* One that was refused might be drawn. */
    if (dead[0] > 0 && dead[0] == load_node(loader, list)->count)
        report_node(&loader->report, CODE_FLOW_NO_OUTCOME, dead[1],
                    "no outcome of \"%s\" can be drawn, so nothing follows "
                    "it; give one a weight above 0 and a \"when\" that can "
                    "hold",
                    option->id);
}

void check_outcomes(struct judge *judge)
{
    struct loader *loader = judge->loader;

    for (int32_t i = 0; i < loader->model->options_count; i++)
        if (judge->offered[i].last > 0 &&
            load_field(loader, judge->option_nodes[i], KEY_outcomes) >= 0)
            check_outcome_list(judge, i);
}

/* Rules and events ----------------------------------------------------------
 */

/* One that is false as it stands may be there for a facilitator to call. */
static void check_event(struct judge *judge, int32_t index)
{
    struct loader *loader = judge->loader;
    const struct event *event = &loader->model->events[index];
    int32_t node = loader->kinds[KIND_EVENT].nodes[index];
    struct moment moment = in_play(judge);

    if (!is_false(&event->when) && holds_never(judge, &event->when, moment))
        judge_never(judge, &(struct never){CODE_FLOW_NEVER,
                                           load_field(loader, node, KEY_when),
                                           &event->when, moment,
                                           "this event can never happen"});
    else if (load_field(loader, node, KEY_chance) >= 0 &&
             !is_false(&event->when) && is_false(&event->chance))
        report_node(&loader->report, CODE_SENSE_CHANCE,
                    load_field(loader, node, KEY_chance),
                    "a chance of 0: this event never happens by itself; say "
                    "how likely it is, or write \"when\": false if a "
                    "facilitator alone calls it");
    else if (!expr_is_constant(&event->chance) &&
             world_range(&judge->world, &moment, &event->chance).high <= 0)
        report_node(&loader->report, CODE_SENSE_CHANCE,
                    load_field(loader, node, KEY_chance),
                    "this chance is never above 0, so the event can never "
                    "happen");
}

void check_rules(struct judge *judge)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;

    for (int32_t i = 0; i < model->rules_count; i++)
        if (holds_never(judge, &model->rules[i].when, in_play(judge)))
            judge_never(
                judge, &(struct never){
                           CODE_FLOW_NEVER,
                           load_field(loader, loader->kinds[KIND_RULE].nodes[i],
                                      KEY_when),
                           &model->rules[i].when, in_play(judge),
                           "this rule never acts"});
    for (int32_t i = 0; i < model->events_count; i++)
        check_event(judge, i);
}

/* Endings -------------------------------------------------------------------
 */

/* Early ones are also asked when the story is not over, without those before
 * them that are not early. */
static bool can_come(struct judge *judge, int32_t index)
{
    const struct model *model = judge->loader->model;
    const struct expr *whens[JUDGE_BEFORE + 1];
    struct moment moment = in_play(judge);
    int32_t count = 0;

    for (int32_t i = index - 1; i >= 0 && count < JUDGE_BEFORE; i--)
        if (!doubt_has(judge->loader->doubt, DOUBT_ENDING, i, DOUBT_OPEN) &&
            (model->endings[i].early || !model->endings[index].early))
            whens[count++] = &model->endings[i].when;
    whens[count++] = &model->endings[index].when;
    return judge_first(judge, &moment, whens, count);
}

void check_endings(struct judge *judge)
{
    struct loader *loader = judge->loader;

    for (int32_t i = 0; i < loader->model->endings_count; i++) {
        const struct ending *ending = &loader->model->endings[i];
        int32_t node = loader->kinds[KIND_ENDING].nodes[i];
        int32_t when = load_field(loader, node, KEY_when);

        if (holds_never(judge, &ending->when, in_play(judge)))
            judge_never(judge, &(struct never){CODE_FLOW_NO_ENDING, when,
                                               &ending->when, in_play(judge),
                                               "this ending can never come"});
        else if (!doubt_has(loader->doubt, DOUBT_ENDING, i, DOUBT_OPEN) &&
                 !can_come(judge, i))
            report_node(&loader->report, CODE_FLOW_NO_ENDING,
                        when >= 0 ? when : node,
                        "the ending \"%s\" can never come: whenever it could, "
                        "one before it in the file holds as well",
                        ending->id);
    }
}
