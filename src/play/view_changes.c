/* Why meters changed: the ledger as a seat may read it. */
#include "play/view_parts.h"

#include "engine/world.h"

#include <inttypes.h>
#include <string.h>

/* Causes ----------------------------------------------------------------- */

static const char *mover(const struct viewer *viewer, int32_t actor)
{
    return viewer->model->actors[actor].short_name;
}

static const char *move_name(const struct viewer *viewer,
                             const struct ledger_entry *entry,
                             const struct origin *origin)
{
    bool own = entry->actor == viewer->sight.actor;
    bool after = entry->cause.kind == CAUSE_OUTCOME;
    const char *label = parts_origin_name(viewer, origin);
    struct strbuf out = {0};

    if (own)
        strbuf_format(&out, "%s: %s",
                      after ? "After your choice" : "Your choice", label);
    else if (after)
        strbuf_format(&out, "After %s\xe2\x80\x99s choice: %s",
                      mover(viewer, entry->actor), label);
    else
        strbuf_format(&out, "%s: %s", mover(viewer, entry->actor), label);
    return parts_keep(viewer, &out);
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

static const char *yes_or_no(int64_t value)
{
    return value != 0 ? "yes" : "no";
}

static void name_unknown(const struct model *model, struct strbuf *out,
                         const struct eval_input *input)
{
    const struct unknown *unknown = &model->unknowns[input->a];

    strbuf_format(out, "%s %s: %s", unknown->question,
                  model->values[unknown->values.first + input->b].id,
                  yes_or_no(input->value));
}

static void name_slot(const struct viewer *viewer, struct strbuf *out,
                      const struct eval_input *input)
{
    const struct model *model = viewer->model;
    const struct taken_slot *slot = input->op == OP_TAKEN
                                        ? &model->taken_slots[input->a]
                                        : &model->since_slots[input->a];
    const char *label = fill_choice(viewer->arena, model, viewer->world,
                                    &model->options[slot->identity].label);

    strbuf_format(out, "%s%s%s%s %" PRId64,
                  input->op == OP_TAKEN ? "times taken: " : "turns since ",
                  label, slot->actor >= 0 ? " by " : "",
                  slot->actor >= 0 ? mover(viewer, slot->actor) : "",
                  input->value);
}

static void name_last(const struct viewer *viewer, struct strbuf *out,
                      const struct eval_input *input)
{
    const struct model *model = viewer->model;
    const char *who = mover(viewer, input->a);
    const char *yes = yes_or_no(input->value);

    if (input->op == OP_RUNG)
        strbuf_format(out, "rung of %s %" PRId64, who, input->value);
    else if (input->op == OP_MOVED)
        strbuf_format(out, "%s has moved: %s", who, yes);
    else if (input->op == OP_MEANS_IS)
        strbuf_format(out, "%s last used %s means: %s", who,
                      means_words[input->b], yes);
    else if (input->op == OP_SIGNAL_IS)
        strbuf_format(out, "%s last acted %s: %s", who, signal_words[input->b],
                      yes);
    else
        strbuf_format(out, "%s last chose %s: %s", who,
                      fill_choice(viewer->arena, model, viewer->world,
                                  &model->options[input->b].label),
                      yes);
}

static void name_input(const struct viewer *viewer, struct strbuf *out,
                       const struct eval_input *input)
{
    const struct model *model = viewer->model;

    switch (input->op) {
    case OP_METER:
        strbuf_format(out, "%s ", model->meters[input->a].name);
        fill_meter(out, &model->meters[input->a], input->value);
        break;
    case OP_FLAG:
        strbuf_format(out, "%s: %s", model->flags[input->a].name,
                      yes_or_no(input->value));
        break;
    case OP_UNKNOWN_IS:
        name_unknown(model, out, input);
        break;
    case OP_TAKEN:
    case OP_SINCE:
        name_slot(viewer, out, input);
        break;
    case OP_VISITED:
        strbuf_format(
            out, "visits of %s %" PRId64,
            fill_choice(viewer->arena, model, viewer->world,
                        &model->scenes[model->visited_slots[input->a]].title),
            input->value);
        break;
    case OP_TURN:
    case OP_DAY:
        strbuf_format(out, "%s %" PRId64, input->op == OP_TURN ? "turn" : "day",
                      input->value);
        break;
    default:
        name_last(viewer, out, input);
        break;
    }
}

/* Names what an amount was worked out from, as far as the seat may know it;
 * false where it may not know all. */
static bool add_inputs(const struct viewer *viewer,
                       const struct session_turn *turn,
                       const struct ledger_entry *entry,
                       struct view_cause *cause)
{
    struct strbuf out = {0};
    bool all = true;

    for (int32_t i = 0; i < entry->inputs.count; i++) {
        const struct eval_input *input = &turn->inputs[entry->inputs.first + i];

        if (!sight_input(&viewer->sight, entry, input)) {
            all = false;
            continue;
        }
        if (out.length > 0)
            strbuf_text(&out, ", ");
        name_input(viewer, &out, input);
    }
    cause->inputs = parts_keep(viewer, &out);
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
        cause->formula = viewer->model->expr_text + entry->expr;
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
