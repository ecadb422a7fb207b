/* Why meters changed: the ledger as a seat may read it. */
#include "play/view_parts.h"
#include "play/wording.h"

#include "engine/world.h"

/* Causes ----------------------------------------------------------------- */

static const char *mover(const struct viewer *viewer, int32_t actor)
{
    return view_literal(viewer->arena, viewer->model->actors[actor].short_name);
}

static const char *move_name(const struct viewer *viewer,
                             const struct ledger_entry *entry,
                             const struct origin *origin)
{
    bool own = entry->actor == viewer->sight.actor;
    bool after = entry->cause.kind == CAUSE_OUTCOME;
    const char *label = parts_origin_name(viewer, origin);

    if (own)
        return parts_say(viewer,
                         after ? WORD_CAUSE_OWN_AFTER : WORD_CAUSE_OWN_MOVE,
                         VALUES(VALUE_TEXT("option", label)));
    if (after)
        return parts_say(
            viewer, WORD_CAUSE_OTHER_AFTER,
            VALUES(VALUE_TEXT("actor", mover(viewer, entry->actor)),
                   VALUE_TEXT("option", label)));
    return parts_say(viewer, WORD_LIST_PAIR,
                     VALUES(VALUE_TEXT("name", mover(viewer, entry->actor)),
                            VALUE_TEXT("text", label)));
}

static const char *landed_name(const struct viewer *viewer,
                               const struct ledger_entry *entry,
                               const struct origin *origin)
{
    const struct model *model = viewer->model;
    const char *label = fill_choice(
        viewer->arena, model,
        session_turn(viewer->session, (size_t)entry->turn - 1).world,
        &model->consequences[entry->cause.index].label);

    return *label != '\0' ? label : parts_origin(viewer, origin);
}

static const char *cause_name(const struct viewer *viewer,
                              const struct ledger_entry *entry,
                              const struct origin *origin)
{
    if (entry->cause.kind == CAUSE_CONSEQUENCE)
        return landed_name(viewer, entry, origin);
    if (origin->cause.kind == CAUSE_OPTION)
        return move_name(viewer, entry, origin);
    return parts_origin_name(viewer, origin);
}

/* Inputs ----------------------------------------------------------------- */

static const char *yes_or_no(const struct viewer *viewer, int64_t value)
{
    return words_get(viewer->words,
                     value != 0 ? WORD_INPUT_YES : WORD_INPUT_NO);
}

static const char *name_unknown(const struct viewer *viewer,
                                const struct eval_input *input)
{
    const struct model *model = viewer->model;
    const struct unknown *unknown = &model->unknowns[input->a];

    return parts_say(
        viewer, WORD_INPUT_UNKNOWN,
        VALUES(VALUE_TEXT("question",
                          view_literal(viewer->arena, unknown->question)),
               VALUE_TEXT("value",
                          model->values[unknown->values.first + input->b].id),
               VALUE_TEXT("yes", yes_or_no(viewer, input->value))));
}

static const char *label_of(const struct viewer *viewer, int32_t option)
{
    return fill_choice(viewer->arena, viewer->model, viewer->world,
                       &viewer->model->options[option].label);
}

static const char *name_slot(const struct viewer *viewer,
                             const struct eval_input *input)
{
    const struct model *model = viewer->model;
    bool taken = input->op == OP_TAKEN;
    const struct taken_slot *slot =
        taken ? &model->taken_slots[input->a] : &model->since_slots[input->a];
    const char *label = label_of(viewer, slot->identity);

    if (slot->actor < 0)
        return parts_say(viewer, taken ? WORD_INPUT_TAKEN : WORD_INPUT_SINCE,
                         VALUES(VALUE_TEXT("option", label),
                                VALUE_NUMBER("number", input->value)));
    return parts_say(viewer, taken ? WORD_INPUT_TAKEN_BY : WORD_INPUT_SINCE_BY,
                     VALUES(VALUE_TEXT("option", label),
                            VALUE_TEXT("actor", mover(viewer, slot->actor)),
                            VALUE_NUMBER("number", input->value)));
}

static const char *name_last(const struct viewer *viewer,
                             const struct eval_input *input)
{
    const char *who = mover(viewer, input->a);
    const char *yes = yes_or_no(viewer, input->value);

    if (input->op == OP_RUNG)
        return parts_say(viewer, WORD_INPUT_RUNG,
                         VALUES(VALUE_TEXT("actor", who),
                                VALUE_NUMBER("number", input->value)));
    if (input->op == OP_MOVED)
        return parts_say(
            viewer, WORD_INPUT_MOVED,
            VALUES(VALUE_TEXT("actor", who), VALUE_TEXT("yes", yes)));
    if (input->op == OP_MEANS_IS)
        return parts_say(
            viewer, WORD_INPUT_MEANS,
            VALUES(VALUE_TEXT("actor", who),
                   VALUE_TEXT("means",
                              wording_means(viewer->words, (uint8_t)input->b)),
                   VALUE_TEXT("yes", yes)));
    if (input->op == OP_SIGNAL_IS)
        return parts_say(
            viewer, WORD_INPUT_SIGNAL,
            VALUES(VALUE_TEXT("actor", who),
                   VALUE_TEXT("signal",
                              wording_signal(viewer->words, (uint8_t)input->b)),
                   VALUE_TEXT("yes", yes)));
    return parts_say(viewer, WORD_INPUT_LAST,
                     VALUES(VALUE_TEXT("actor", who),
                            VALUE_TEXT("option", label_of(viewer, input->b)),
                            VALUE_TEXT("yes", yes)));
}

static const char *name_meter(const struct viewer *viewer,
                              const struct eval_input *input)
{
    const struct meter *meter = &viewer->model->meters[input->a];
    struct strbuf value = {0};

    fill_meter(viewer->words, &value, meter, input->value);
    return parts_say(
        viewer, WORD_INPUT_METER,
        VALUES(VALUE_TEXT("meter", view_literal(viewer->arena, meter->name)),
               VALUE_TEXT("value", parts_keep(viewer, &value))));
}

static const char *name_visited(const struct viewer *viewer,
                                const struct eval_input *input)
{
    const struct model *model = viewer->model;
    const struct scene *scene = &model->scenes[model->visited_slots[input->a]];

    return parts_say(
        viewer, WORD_INPUT_VISITED,
        VALUES(VALUE_TEXT("scene", fill_choice(viewer->arena, model,
                                               viewer->world, &scene->title)),
               VALUE_NUMBER("number", input->value)));
}

static const char *name_input(const struct viewer *viewer,
                              const struct eval_input *input)
{
    switch (input->op) {
    case OP_METER:
        return name_meter(viewer, input);
    case OP_FLAG:
        return parts_say(
            viewer, WORD_LIST_PAIR,
            VALUES(VALUE_TEXT("name", view_literal(
                                          viewer->arena,
                                          viewer->model->flags[input->a].name)),
                   VALUE_TEXT("text", yes_or_no(viewer, input->value))));
    case OP_UNKNOWN_IS:
        return name_unknown(viewer, input);
    case OP_TAKEN:
    case OP_SINCE:
        return name_slot(viewer, input);
    case OP_VISITED:
        return name_visited(viewer, input);
    case OP_TURN:
    case OP_DAY:
        return parts_say(
            viewer, input->op == OP_TURN ? WORD_INPUT_TURN : WORD_INPUT_DAY,
            VALUES(VALUE_NUMBER("number", input->value)));
    default:
        return name_last(viewer, input);
    }
}

/* Names what an amount was worked out from, as far as the seat may know it;
 * false where it may not know all. */
static bool add_inputs(const struct viewer *viewer,
                       const struct session_turn *turn,
                       const struct ledger_entry *entry,
                       struct view_cause *cause)
{
    bool all = true;

    for (int32_t i = 0; i < entry->inputs.count; i++) {
        const struct eval_input *input = &turn->inputs[entry->inputs.first + i];

        if (!sight_input(&viewer->sight, entry, input)) {
            all = false;
            continue;
        }
        cause->inputs =
            parts_list(viewer, cause->inputs, name_input(viewer, input));
    }
    return all;
}

static void fill_cause(const struct viewer *viewer,
                       const struct session_turn *turn,
                       const struct ledger_entry *entry,
                       struct view_cause *cause)
{
    struct origin origin = sight_origin(&viewer->sight, entry);
    struct fact fact = ledger_fact(viewer->model, entry);

    cause->before = entry->before;
    cause->after = entry->after;
    cause->turn = entry->turn;
    cause->name = cause->inputs = cause->formula = "";
    if (sight_cause(&viewer->sight, &origin) != SEEN_ALL)
        return;
    cause->name = cause_name(viewer, entry, &origin);
    cause->own = origin.cause.kind == CAUSE_OPTION &&
                 entry->cause.kind == CAUSE_OPTION &&
                 entry->actor == viewer->sight.actor;
    cause->fact = parts_fact(viewer, &fact);
    /* With its amount, an expression would tell what a hidden input was. */
    if (add_inputs(viewer, turn, entry, cause) && entry->expr > 0)
        cause->formula =
            view_literal(viewer->arena, viewer->model->expr_text + entry->expr);
}

/* Changes ---------------------------------------------------------------- */

struct change_range {
    size_t from, to; /* turns by index */
    bool news_only;
};

static void add_causes(const struct viewer *viewer, int32_t meter,
                       const struct change_range *range, size_t index,
                       struct list *causes)
{
    struct session_turn turn = session_turn(viewer->session, index);

    for (size_t i = 0; i < turn.entry_count; i++) {
        const struct ledger_entry *entry = &turn.entries[i];

        if (entry->kind != LEDGER_CHANGE || entry->target != meter ||
            (range->news_only && !parts_is_news(viewer, index, entry)))
            continue;
        fill_cause(viewer, &turn, entry,
                   list_add(viewer->arena, causes, sizeof(struct view_cause)));
    }
}

static void add_change(const struct viewer *viewer, int32_t meter,
                       const struct change_range *range, struct list *changes)
{
    struct list causes = {0};
    struct view_change *change;

    for (size_t i = range->from; i < range->to; i++)
        add_causes(viewer, meter, range, i, &causes);
    if (causes.count == 0)
        return;
    change = list_add(viewer->arena, changes, sizeof *change);
    change->meter = viewer->meter_place[meter];
    change->causes.items = causes.items;
    change->causes.count = causes.count;
    change->before = change->causes.items[0].before;
    change->after = change->causes.items[causes.count - 1].after;
}

static void add_changes(const struct viewer *viewer,
                        const struct change_range *range, struct list *changes)
{
    for (int32_t i = 0; i < viewer->model->meters_count; i++)
        if (viewer->meter_place[i] >= 0)
            add_change(viewer, i, range, changes);
}

void view_add_changes(struct viewer *viewer)
{
    const struct change_range news = {viewer->since, viewer->turns, true};
    struct list changes = {0};
    struct list whole = {0};

    add_changes(viewer, &news, &changes);
    for (size_t i = 0; i < viewer->turns; i++) {
        const struct change_range turn = {i, i + 1, false};

        add_changes(viewer, &turn, &whole);
    }
    viewer->view->changes.items = changes.items;
    viewer->view->changes.count = changes.count;
    viewer->view->ledger.items = whole.items;
    viewer->view->ledger.count = whole.count;
}
