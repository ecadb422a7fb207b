#include "unit/expr_dump_fixture.h"

#include "scenario/ops.h"

#include <inttypes.h>

static const char *option_id(const struct model *model, int32_t option)
{
    return model->options[option].id;
}

static void dump_taken(const struct model *model, int32_t slot,
                       struct sink *sink)
{
    struct taken_slot taken = model->taken_slots[slot];
    sink_format(sink, " %s", option_id(model, taken.identity));
    if (taken.actor >= 0)
        sink_format(sink, " %s", model->actors[taken.actor].id);
}

/* The operands of `pc` by their ids, each after a space. */
static void dump_operands(const struct model *model, const int32_t *pc,
                          struct sink *sink)
{
    switch (pc[0]) {
    case OP_CONST:
        sink_format(sink, " %" PRId32, pc[1]);
        break;
    case OP_WIDE:
        sink_format(sink, " %" PRId64, model->wide[pc[1]]);
        break;
    case OP_METER:
        sink_format(sink, " %s", model->meters[pc[1]].id);
        break;
    case OP_FLAG:
        sink_format(sink, " %s", model->flags[pc[1]].id);
        break;
    case OP_UNKNOWN_IS: {
        const struct unknown *unknown = &model->unknowns[pc[1]];
        sink_format(sink, " %s %s", unknown->id,
                    model->values[unknown->values.first + pc[2]].id);
        break;
    }
    case OP_TAKEN:
        dump_taken(model, pc[1], sink);
        break;
    case OP_SINCE:
        sink_format(sink, " %s",
                    option_id(model, model->since_slots[pc[1]].identity));
        break;
    case OP_VISITED:
        sink_format(sink, " %s", model->scenes[model->visited_slots[pc[1]]].id);
        break;
    case OP_ENDED:
        sink_format(sink, " %s", model->endings[pc[1]].id);
        break;
    case OP_MOVED:
    case OP_RUNG:
        sink_format(sink, " %s", model->actors[pc[1]].id);
        break;
    case OP_LAST_IS:
        sink_format(sink, " %s %s", model->actors[pc[1]].id,
                    option_id(model, pc[2]));
        break;
    case OP_MEANS_IS:
        sink_format(sink, " %s %s", model->actors[pc[1]].id,
                    means_words[pc[2]]);
        break;
    case OP_SIGNAL_IS:
        sink_format(sink, " %s %s", model->actors[pc[1]].id,
                    signal_words[pc[2]]);
        break;
    default:
        break;
    }
}

void expr_dump(const struct model *model, const struct expr *expr,
               struct sink *sink)
{
    if (expr->code == 0) {
        sink_format(sink, "const %" PRId64 "\nend\n", expr->constant);
        return;
    }
    const int32_t *pc = model->code + expr->code;
    for (; *pc != OP_END; pc += 1 + op_table[*pc].operands) {
        sink_text(sink, op_table[*pc].text);
        dump_operands(model, pc, sink);
        sink_text(sink, "\n");
    }
    sink_text(sink, "end\n");
}
