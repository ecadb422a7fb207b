#include "scenario/check_judge.h"

#include "scenario/ops.h"

#define TOLD_MOST 3 /* things said of what a condition asks */

/* Telling -------------------------------------------------------------------
 */

static void tell_range(struct strbuf *out, const char *name,
                       struct expr_range range)
{
    if (range.low == range.high)
        strbuf_format(out, "%s is always %lld", name, (long long)range.low);
    else
        strbuf_format(out, "%s is %lld to %lld", name, (long long)range.low,
                      (long long)range.high);
}

static const char *option_id(const struct model *model, int32_t identity)
{
    return model->options[identity].id;
}

/* What cannot be, in words; false where there is nothing to say. */
static bool tell_impossible(const struct model *model, const int32_t *pc,
                            struct strbuf *out)
{
    switch (*pc) {
    case OP_FLAG:
        strbuf_format(out, "nothing sets %s", model->flags[pc[1]].id);
        return true;
    case OP_TAKEN:
        strbuf_format(out, "%s cannot have been taken",
                      option_id(model, model->taken_slots[pc[1]].identity));
        return true;
    case OP_VISITED:
        strbuf_format(out, "%s cannot have come",
                      model->scenes[model->visited_slots[pc[1]]].id);
        return true;
    case OP_MOVED:
        strbuf_format(out, "%s has not moved yet", model->actors[pc[1]].id);
        return true;
    case OP_LAST_IS:
        strbuf_format(out, "%s cannot have taken %s", model->actors[pc[1]].id,
                      option_id(model, pc[2]));
        return true;
    case OP_MEANS_IS:
    case OP_SIGNAL_IS:
        strbuf_format(out, "no option of %s is %s", model->actors[pc[1]].id,
                      *pc == OP_MEANS_IS ? means_words[pc[2]]
                                         : signal_words[pc[2]]);
        return true;
    default:
        return false;
    }
}

static bool tell_read(const struct world *world, const struct moment *moment,
                      const int32_t *pc, struct strbuf *out)
{
    const struct model *model = world->model;
    struct expr_range range = world_read(world, moment, pc);

    if (*pc == OP_TURN)
        tell_range(out, "turn", range);
    else if (*pc == OP_METER)
        tell_range(out, model->meters[pc[1]].id, range);
    else if (*pc == OP_RUNG)
        tell_range(out, "that rung", range);
    else if (range.high == 0)
        return tell_impossible(model, pc, out);
    else
        return false;
    return true;
}

/* ": turn is 1 to 10, nothing sets named". */
static void tell_reads(const struct world *world, const struct moment *moment,
                       const struct expr *expr, struct strbuf *out)
{
    const int32_t *pc = world->model->code + expr->code;
    int32_t told = 0;
    const int32_t *seen[TOLD_MOST];

    for (; *pc != OP_END && told < TOLD_MOST;
         pc += 1 + op_table[*pc].operands) {
        struct strbuf part = {0};
        bool again = false;

        for (int32_t i = 0; i < told; i++)
            again =
                again || (seen[i][0] == pc[0] &&
                          (op_table[*pc].operands == 0 || seen[i][1] == pc[1]));
        if (*pc < OP_FIRST_PURE && *pc != OP_CONST && *pc != OP_WIDE &&
            !again && tell_read(world, moment, pc, &part)) {
            strbuf_format(out, "%s%s", told == 0 ? ": " : ", ",
                          strbuf_get(&part));
            seen[told++] = pc;
        }
        strbuf_clear(&part);
    }
}

void judge_never(struct judge *judge, const struct never *never)
{
    const struct model *model = judge->loader->model;
    struct strbuf reads = {0};

    if (expr_is_constant(never->when)) {
        report_node(&judge->loader->report, never->code, never->node,
                    "this condition never holds; %s", never->so);
        return;
    }
    tell_reads(&judge->world, &never->moment, never->when, &reads);
    report_node(&judge->loader->report, never->code, never->node,
                "\"%s\" can never hold%s; %s",
                model->expr_text + never->when->source, strbuf_get(&reads),
                never->so);
    strbuf_clear(&reads);
}

/* Only whether it can hold is asked, so one case in which it can is enough:
 * CAN_BOTH ends the search. */
static enum can comes_first(const enum can *truths, int32_t count)
{
    for (int32_t i = 0; i + 1 < count; i++)
        if ((truths[i] & CAN_FAIL) == 0)
            return CAN_FAIL;
    return (truths[count - 1] & CAN_HOLD) != 0 ? CAN_BOTH : CAN_FAIL;
}

bool judge_first(struct judge *judge, const struct moment *moment,
                 const struct expr *const *whens, int32_t count)
{
    return (world_can_all(&judge->world, moment, whens, count, comes_first) &
            CAN_HOLD) != 0;
}

/* Offers --------------------------------------------------------------------
 */

static void note_offer(struct judge *judge, int32_t option,
                       const struct scene_turns *turns)
{
    struct moment *moment;

    if (option < 0)
        return;
    moment = &judge->offered[option];
    if (moment->last == 0 || turns->first < moment->first)
        moment->first = turns->first;
    if (turns->last > moment->last)
        moment->last = turns->last;
    moment->before_moves = true;
}

static void note_offers(struct judge *judge)
{
    const struct model *model = judge->loader->model;
    const struct scene_turns any = {.first = 1, .last = judge->world.last_turn};

    for (int32_t i = 0; i < model->decisions_count; i++) {
        const struct decision *decision = &model->decisions[i];
        const struct scene_turns *turns = &judge->world.turns[decision->scene];

        for (int32_t k = 0; turns->count > 0 && k < decision->options.count;
             k++)
            note_offer(judge, model->option_refs[decision->options.first + k],
                       turns);
    }
    for (int32_t i = 0; i < model->options_count; i++)
        if (doubt_has(judge->loader->doubt, DOUBT_OPTION, i, DOUBT_USED))
            note_offer(judge, i, &any);
}

static void note_nodes(struct judge *judge)
{
    struct loader *loader = judge->loader;
    const struct kind_list *bearers = &loader->kinds[KIND_OPTION];
    const struct kind_list *uses = &loader->kinds[KIND_USE];

    for (int32_t i = 0; i < bearers->count; i++)
        judge->option_nodes[i] = bearers->nodes[i];
    for (int32_t i = 0; i < uses->count; i++)
        if (loader->index[uses->nodes[i]] >= bearers->count)
            judge->option_nodes[loader->index[uses->nodes[i]]] = uses->nodes[i];
}

/* Whether moves on record are open is found by playing, where nothing is
 * known of the file. */
static void keep_record_place(struct judge *judge, struct decision *decision)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    int32_t when = -1;

    for (int32_t i = 0; decision->history >= 0 && i < decision->options.count;
         i++) {
        int32_t option = model->option_refs[decision->options.first + i];

        if (option < 0 ||
            model->options[option].identity != decision->history ||
            expr_is_constant(&model->options[option].when))
            continue;
        when = load_field(loader, judge->option_nodes[option], KEY_when);
        if (when < 0)
            when = load_field(loader, judge->option_nodes[decision->history],
                              KEY_when);
    }
    if (when < 0)
        return;
    struct strbuf pointer = {0};
    struct diag_place place =
        document_place(&loader->document, when, false, &pointer);
    decision->record = (struct source_place){
        .pointer =
            arena_copy(loader->arena, strbuf_get(&pointer), pointer.length),
        .line = place.line,
        .column = place.column};
    strbuf_clear(&pointer);
}

void check_flow(struct loader *loader)
{
    size_t options = (size_t)loader->model->options_count;
    struct judge judge = {.loader = loader};
    int32_t scenes = load_field(loader, 0, KEY_scenes);

    /* Where one was refused it is not known what follows what. */
    if (scenes < 0 ||
        load_node(loader, scenes)->count != loader->model->scenes_count)
        return;
    judge.option_nodes =
        arena_array(&loader->scratch, options, sizeof *judge.option_nodes);
    judge.offered =
        arena_array(&loader->scratch, options, sizeof *judge.offered);
    world_open(&judge.world, loader->model, loader->doubt, &loader->scratch);
    if (!check_begins(&judge))
        return;
    note_nodes(&judge);
    note_offers(&judge);
    check_scenes(&judge);
    check_closed(&judge);
    check_choices(&judge);
    check_options(&judge);
    check_outcomes(&judge);
    check_rules(&judge);
    check_endings(&judge);
    check_sequels(&judge);
    check_nexts(&judge);
    check_texts(&judge);
    check_sense(&judge);
    for (int32_t i = 0; i < loader->model->decisions_count; i++)
        keep_record_place(&judge, &loader->model->decisions[i]);
}
