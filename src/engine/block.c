#include "engine/block.h"

#include "scenario/limits.h"
#include "scenario/saturate.h"

#include <assert.h>

struct ledger_entry *block_entry(const struct step *step, uint8_t kind,
                                 struct cause cause)
{
    struct ledger_entry *entry = ledger_add(step->ledger);

    entry->kind = kind;
    entry->cause = cause;
    entry->actor = step->actor;
    entry->turn = step->world[WORLD_TURN];
    entry->step = step->number;
    return entry;
}

static int32_t clamp_meter(const struct meter *meter, int64_t value)
{
    if (value < meter->min)
        return meter->min;
    return value > meter->max ? meter->max : (int32_t)value;
}

void block_change(const struct step *step, const struct meter_change *change,
                  struct cause cause)
{
    const struct model *model = step->model;
    int32_t *word = &step->world[model->layout.meters + change->meter];
    int32_t before = *word;

    *word = clamp_meter(&model->meters[change->meter],
                        saturate_add(before, change->amount));
    if (step->ledger != NULL && change->amount != 0) {
        struct ledger_entry *entry = block_entry(step, LEDGER_CHANGE, cause);

        entry->target = change->meter;
        entry->before = before;
        entry->after = *word;
        entry->amount = change->amount;
        entry->inputs = change->inputs;
        entry->expr = change->expr != NULL ? change->expr->source : 0;
    }
}

static void set_flag(const struct step *step, const struct assign *assign,
                     bool value, struct cause cause)
{
    const struct model *model = step->model;
    int32_t *word = &step->world[model->layout.flags + assign->target / 32];
    uint32_t bit = UINT32_C(1) << (assign->target % 32);
    bool before = ((uint32_t)*word & bit) != 0;

    *word = (int32_t)(value ? (uint32_t)*word | bit : (uint32_t)*word & ~bit);
    if (step->ledger != NULL && before != value) {
        struct ledger_entry *entry = block_entry(step, LEDGER_FLAG, cause);

        entry->target = assign->target;
        entry->before = before;
        entry->after = value;
        entry->expr = assign->value.source;
    }
}

/* The most entries of `effects` and `set` that one block can have: each
 * meter and flag once. */
#define BLOCK_ENTRIES (LIMIT_METERS + LIMIT_FLAGS)

/* What a block's expressions said on the world before it. */
struct amounts {
    int64_t value[BLOCK_ENTRIES];
    struct span inputs[BLOCK_ENTRIES]; /* filled where there is a ledger */
    int32_t count;
};

static void work_out(const struct step *step, const struct expr *expr,
                     struct amounts *amounts)
{
    amounts->value[amounts->count] = eval(step->model, step->world, expr);
    if (step->ledger != NULL)
        amounts->inputs[amounts->count] =
            ledger_inputs(step->ledger, step->model, step->world, expr);
    amounts->count++;
}

static void read_amounts(const struct step *step, const struct block *block,
                         struct amounts *amounts)
{
    const struct model *model = step->model;

    amounts->count = 0;
    assert(block->effects.count + block->sets.count <= BLOCK_ENTRIES);
    for (int32_t i = 0; i < block->effects.count; i++)
        work_out(step, &model->effects[block->effects.first + i].amount,
                 amounts);
    for (int32_t i = 0; i < block->sets.count; i++)
        work_out(step, &model->assigns[block->sets.first + i].value, amounts);
}

static void write_effects(const struct step *step, const struct block *block,
                          const struct amounts *amounts, struct cause cause)
{
    for (int32_t i = 0; i < block->effects.count; i++) {
        const struct effect *effect =
            &step->model->effects[block->effects.first + i];
        struct meter_change change = {.expr = &effect->amount,
                                      .amount = amounts->value[i],
                                      .meter = effect->meter};

        if (step->ledger != NULL)
            change.inputs = amounts->inputs[i];
        block_change(step, &change, cause);
    }
}

static void write_sets(const struct step *step, const struct block *block,
                       const struct amounts *amounts, struct cause cause)
{
    const struct model *model = step->model;

    for (int32_t i = 0; i < block->sets.count; i++) {
        const struct assign *assign = &model->assigns[block->sets.first + i];
        int32_t at = block->effects.count + i;
        struct meter_change change = {.expr = &assign->value,
                                      .meter = assign->target};

        if (assign->kind == TARGET_FLAG) {
            set_flag(step, assign, amounts->value[at] != 0, cause);
            continue;
        }
        change.amount = saturate_sub(
            amounts->value[at], world_meter(model, step->world, change.meter));
        if (step->ledger != NULL)
            change.inputs = amounts->inputs[at];
        block_change(step, &change, cause);
    }
}

/* `later` begin to wait; a second for the same turn is not kept. */
static void send(const struct step *step, int32_t index, struct cause cause)
{
    const struct model *model = step->model;
    const struct consequence *later = &model->consequences[index];
    int32_t *word = &step->world[model->layout.waiting + index];
    uint32_t bit = UINT32_C(1) << (later->in - 1);
    bool kept = ((uint32_t)*word & bit) == 0;

    *word = (int32_t)((uint32_t)*word | bit);
    if (step->ledger != NULL) {
        struct ledger_entry *entry =
            block_entry(step, kept ? LEDGER_SENT : LEDGER_NOT_KEPT, cause);

        entry->target = index;
        entry->after = step->world[WORLD_TURN] + later->in;
    }
}

static void tell(const struct step *step, const struct text *text,
                 bool headline, struct cause cause)
{
    const struct model *model = step->model;
    int32_t piece = eval_text(model, step->world, text);
    struct ledger_entry *entry;
    struct span inputs;

    if (piece < 0)
        return;
    inputs = ledger_placeholders(step->ledger, model, step->world,
                                 model->pieces[piece].text);
    entry = block_entry(step, LEDGER_TOLD, cause);
    entry->target = piece;
    entry->before = headline;
    entry->inputs = inputs;
}

void block_run(const struct step *step, const struct block *block,
               struct cause cause)
{
    struct amounts amounts;

    if (step->ledger != NULL) {
        /* An option's text was read before choosing: it is not told again. */
        if (cause.kind != CAUSE_OPTION)
            tell(step, &block->text, false, cause);
        tell(step, &block->headline, true, cause);
    }
    read_amounts(step, block, &amounts);
    write_effects(step, block, &amounts, cause);
    write_sets(step, block, &amounts, cause);
    for (int32_t i = 0; i < block->later.count; i++)
        send(step, step->model->later_refs[block->later.first + i], cause);
}
