#include "many/invariants.h"
#include "many/telling.h"
#include "scenario/saturate.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What a meter stood at before each entry, worked out from the entries. */
struct balance {
    struct invariants *check;
    int32_t now[LIMIT_METERS];
    int32_t before[LIMIT_METERS]; /* the block that is being read */
    uint64_t changed;             /* by this block: bit i is meter i */
    struct cause cause;
    int32_t actor;
    uint8_t step;
};

/* Owners, found a second time --------------------------------------------- */

static const struct block *block_of(const struct model *model,
                                    struct cause cause)
{
    switch ((enum cause_kind)cause.kind) {
    case CAUSE_SCENE:
        return &model->scenes[cause.index].block;
    case CAUSE_OPTION:
        return &model->options[cause.index].block;
    case CAUSE_OUTCOME:
        return &model->outcomes[cause.index].block;
    case CAUSE_CONSEQUENCE:
        return &model->consequences[cause.index].block;
    case CAUSE_RULE:
        return &model->rules[cause.index].block;
    case CAUSE_EVENT:
        return &model->events[cause.index].block;
    case CAUSE_START:
    case CAUSE_DRIFT:
    case CAUSE_ENDING:
    case CAUSE_FACILITATOR:
        break;
    }
    return NULL; /* changes no meter */
}

static struct fact fact_of(const struct model *model, struct cause cause)
{
    switch ((enum cause_kind)cause.kind) {
    case CAUSE_DRIFT:
        return model->meters[cause.index].fact;
    case CAUSE_SCENE:
        return model->scenes[cause.index].fact;
    case CAUSE_OPTION:
        return model->options[cause.index].fact;
    case CAUSE_OUTCOME:
        return model->outcomes[cause.index].fact;
    case CAUSE_CONSEQUENCE:
        return model->consequences[cause.index].fact;
    case CAUSE_RULE:
        return model->rules[cause.index].fact;
    case CAUSE_EVENT:
        return model->events[cause.index].fact;
    case CAUSE_START:
    case CAUSE_ENDING:
    case CAUSE_FACILITATOR:
        break;
    }
    return (struct fact){{0, 0}, FACT_UNMARKED};
}

/* The expression that the block has for a meter, NULL for none; `*sets`: in
 * its `set`. */
static const struct expr *amount_of(const struct model *model,
                                    const struct block *block, int32_t meter,
                                    bool *sets)
{
    for (int32_t i = 0; i < block->effects.count; i++) {
        const struct effect *effect = &model->effects[block->effects.first + i];

        *sets = false;
        if (effect->meter == meter)
            return &effect->amount;
    }
    for (int32_t i = 0; i < block->sets.count; i++) {
        const struct assign *assign = &model->assigns[block->sets.first + i];

        *sets = true;
        if (assign->kind == TARGET_METER && assign->target == meter)
            return &assign->value;
    }
    return NULL;
}

/* Entries ----------------------------------------------------------------- */

static bool wrong(const struct balance *balance,
                  const struct ledger_entry *entry, const char *what)
{
    struct strbuf cause = {0};

    telling_cause(balance->check->model, entry->cause, &cause);
    invariants_wrong(balance->check,
                     "%s: meter %s by %s: before %" PRId32 ", amount %" PRId64
                     ", after %" PRId32,
                     what, balance->check->model->meters[entry->target].id,
                     strbuf_get(&cause), entry->before, entry->amount,
                     entry->after);
    strbuf_clear(&cause);
    return false;
}

static int64_t held(const struct meter *meter, int64_t value)
{
    if (value < meter->min)
        return meter->min;
    return value > meter->max ? meter->max : value;
}

static bool same_block(const struct balance *balance,
                       const struct ledger_entry *entry)
{
    return balance->cause.kind == entry->cause.kind &&
           balance->cause.index == entry->cause.index &&
           balance->actor == entry->actor && balance->step == entry->step &&
           (balance->changed >> entry->target & 1) == 0;
}

/* A block reads the world before it: that is kept where a block begins. */
static void begin_block(struct balance *balance,
                        const struct ledger_entry *entry)
{
    if (!same_block(balance, entry)) {
        memcpy(balance->before, balance->now, sizeof(balance->now));
        balance->changed = 0;
        balance->cause = entry->cause;
        balance->actor = entry->actor;
        balance->step = entry->step;
    }
    balance->changed |= UINT64_C(1) << entry->target;
}

static bool check_drift(const struct balance *balance,
                        const struct ledger_entry *entry)
{
    const struct meter *meter = &balance->check->model->meters[entry->target];
    int64_t before = llabs((int64_t)meter->drift_to - entry->before);
    int64_t after = llabs((int64_t)meter->drift_to - entry->after);

    if (entry->cause.index != entry->target || after >= before ||
        before - after > meter->drift_by)
        return wrong(balance, entry, "it drifts otherwise");
    if (entry->expr != 0 || entry->inputs.count != 0)
        return wrong(balance, entry, "a drift that read something");
    return true;
}

static bool check_input(const struct balance *balance,
                        const struct ledger_entry *entry,
                        const struct eval_input *input,
                        const struct eval_input *read)
{
    if (input->op != read->op || input->a != read->a)
        return wrong(balance, entry, "its inputs are others");
    if (input->op == OP_METER && input->value != balance->before[input->a])
        return wrong(balance, entry, "it read another meter's value");
    if (input->op == OP_TURN && input->value != entry->turn)
        return wrong(balance, entry, "it read another turn");
    return true;
}

static bool check_inputs(const struct balance *balance,
                         const struct ledger_entry *entry,
                         const struct expr *expr)
{
    struct invariants *check = balance->check;
    struct eval_input read[LIMIT_EXPR_NODES];
    int32_t count = 0;

    if (expr->code != 0)
        count =
            eval_inputs(check->model, check->to, expr, read, LIMIT_EXPR_NODES);
    if (entry->expr != expr->source || entry->inputs.count != count)
        return wrong(balance, entry, "its expression is another");
    for (int32_t i = 0; i < count; i++)
        if (!check_input(balance, entry,
                         &check->ledger.inputs[entry->inputs.first + i],
                         &read[i]))
            return false;
    check->inputs += (uint64_t)count;
    return true;
}

/* An expression that reads meters only is worked out again on the meters
 * before its block. */
static bool reads_meters_only(const struct invariants *check,
                              const struct ledger_entry *entry)
{
    for (int32_t i = 0; i < entry->inputs.count; i++)
        if (check->ledger.inputs[entry->inputs.first + i].op != OP_METER)
            return false;
    return true;
}

static int64_t again(const struct balance *balance, const struct expr *expr)
{
    const struct invariants *check = balance->check;

    memcpy(check->bare, check->to, world_size(check->model));
    memcpy(check->bare + check->model->layout.meters, balance->before,
           (size_t)check->model->meters_count * sizeof(int32_t));
    return eval(check->model, check->bare, expr);
}

static bool check_amount(const struct balance *balance,
                         const struct ledger_entry *entry)
{
    const struct invariants *check = balance->check;
    const struct block *block = block_of(check->model, entry->cause);
    const struct expr *expr = NULL;
    bool sets = false;
    int64_t amount;

    if (block != NULL)
        expr = amount_of(check->model, block, entry->target, &sets);
    if (expr == NULL)
        return wrong(balance, entry, "its cause says nothing of the meter");
    if (!check_inputs(balance, entry, expr))
        return false;
    if (!reads_meters_only(check, entry))
        return true;
    amount = again(balance, expr);
    if (entry->amount != (sets ? saturate_sub(amount, entry->before) : amount))
        return wrong(balance, entry, "its expression gives another amount");
    return true;
}

/* Where the amount and the value before may be added without overflow they
 * are; further out only the ends are possible. */
static int64_t expected_after(const struct meter *meter,
                              const struct ledger_entry *entry)
{
    if (llabs(entry->amount / 4) < INT64_MAX / 8)
        return held(meter, entry->before + entry->amount);
    return entry->amount < 0 ? meter->min : meter->max;
}

static bool same_fact(struct fact a, struct fact b)
{
    return a.sources.first == b.sources.first &&
           a.sources.count == b.sources.count && a.status == b.status;
}

static bool check_change(struct balance *balance,
                         const struct ledger_entry *entry)
{
    const struct model *model = balance->check->model;

    begin_block(balance, entry);
    if (entry->before != balance->now[entry->target])
        return wrong(balance, entry, "the entry before left another value");
    if (entry->after != expected_after(&model->meters[entry->target], entry))
        return wrong(balance, entry, "the sum is wrong");
    balance->now[entry->target] = entry->after;
    if (!same_fact(ledger_fact(model, entry), fact_of(model, entry->cause)))
        return wrong(balance, entry, "its sources are others");
    balance->check->changes++;
    return entry->cause.kind == CAUSE_DRIFT ? check_drift(balance, entry)
                                            : check_amount(balance, entry);
}

static bool check_cause(struct invariants *check,
                        const struct ledger_entry *entry)
{
    struct strbuf name = {0};
    bool named;

    if (entry->kind == LEDGER_SKIPPED && entry->target >= 0)
        return invariants_wrong(check, "a decision without a choice has one");
    telling_cause(check->model, entry->cause, &name);
    named = name.length > 0;
    strbuf_clear(&name);
    return named || invariants_wrong(check, "an entry's cause has no name");
}

static bool check_sums(const struct balance *balance)
{
    struct invariants *check = balance->check;

    for (int32_t i = 0; i < check->model->meters_count; i++) {
        int32_t value = world_meter(check->model, check->to, i);

        if (balance->now[i] != value)
            return invariants_wrong(
                check, "meter %s is %" PRId32 ", its entries give %" PRId32,
                check->model->meters[i].id, value, balance->now[i]);
    }
    return true;
}

bool invariants_balance(struct invariants *check, const int32_t *values)
{
    struct balance balance = {.check = check, .actor = -2};

    memcpy(balance.now, values,
           (size_t)check->model->meters_count * sizeof(int32_t));
    for (size_t i = 0; i < check->ledger.count; i++) {
        const struct ledger_entry *entry = &check->ledger.entries[i];

        if (!check_cause(check, entry))
            return false;
        if (entry->kind == LEDGER_CHANGE && !check_change(&balance, entry))
            return false;
    }
    return check_sums(&balance);
}
