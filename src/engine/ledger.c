#include "engine/ledger.h"

#include "base/strbuf.h"
#include "scenario/limits.h"

#include <string.h>

void ledger_clear(struct ledger *ledger)
{
    mem_free(ledger->entries);
    mem_free(ledger->inputs);
    memset(ledger, 0, sizeof *ledger);
}

void ledger_reset(struct ledger *ledger)
{
    ledger->count = 0;
    ledger->input_count = 0;
}

struct ledger_entry *ledger_add(struct ledger *ledger)
{
    struct ledger_entry *entry;

    ledger->entries = mem_grow(ledger->entries, ledger->count,
                               &ledger->capacity, sizeof *ledger->entries);
    entry = &ledger->entries[ledger->count++];
    memset(entry, 0, sizeof *entry);
    return entry;
}

static void add_input(struct ledger *ledger, const struct eval_input *input)
{
    ledger->inputs = mem_grow(ledger->inputs, ledger->input_count,
                              &ledger->input_capacity, sizeof *ledger->inputs);
    ledger->inputs[ledger->input_count++] = *input;
}

struct span ledger_inputs(struct ledger *ledger, const struct model *model,
                          const int32_t *world, const struct expr *expr)
{
    struct eval_input read[LIMIT_EXPR_NODES];
    struct span span = {(int32_t)ledger->input_count, 0};

    if (expr->code == 0)
        return span;
    span.count = eval_inputs(model, world, expr, read, LIMIT_EXPR_NODES);
    for (int32_t i = 0; i < span.count; i++)
        add_input(ledger, &read[i]);
    return span;
}

static bool placeholder_value(const struct model *model, const int32_t *world,
                              const char *name, struct eval_input *input)
{
    int32_t thing;

    if (strcmp(name, "date") == 0) {
        input->op = OP_DAY;
        input->a = world_day(model, world);
        input->b = world_minute(model, world);
        input->value = input->a;
        return true;
    }
    thing = names_find(&model->things, name);
    if (thing < 0)
        return false;
    input->a = thing % THING_STRIDE;
    input->op = thing / THING_STRIDE == THING_METER ? OP_METER : OP_CONST;
    input->value =
        input->op == OP_METER ? world_meter(model, world, input->a) : input->a;
    return true;
}

struct span ledger_placeholders(struct ledger *ledger,
                                const struct model *model, const int32_t *world,
                                const char *text)
{
    struct span span = {(int32_t)ledger->input_count, 0};
    struct strbuf name = {0};

    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at, '{')) {
        struct eval_input input = {0};
        size_t length = strcspn(++at, "}");

        if (*at == '{') { /* "{{" stands for the sign itself */
            at++;
            continue;
        }
        strbuf_reset(&name);
        strbuf_add(&name, at, length);
        at += length;
        if (placeholder_value(model, world, strbuf_get(&name), &input)) {
            add_input(ledger, &input);
            span.count++;
        }
    }
    strbuf_clear(&name);
    return span;
}

static const struct fact *owner_fact(const struct model *model,
                                     struct cause cause)
{
    switch ((enum cause_kind)cause.kind) {
    case CAUSE_SCENE:
        return &model->scenes[cause.index].fact;
    case CAUSE_OPTION:
        return &model->options[cause.index].fact;
    case CAUSE_OUTCOME:
        return &model->outcomes[cause.index].fact;
    case CAUSE_CONSEQUENCE:
        return &model->consequences[cause.index].fact;
    case CAUSE_RULE:
        return &model->rules[cause.index].fact;
    case CAUSE_EVENT:
        return &model->events[cause.index].fact;
    case CAUSE_ENDING:
        return &model->endings[cause.index].fact;
    case CAUSE_DRIFT:
        return &model->meters[cause.index].fact;
    case CAUSE_START:
    case CAUSE_FACILITATOR:
        break;
    }
    return NULL;
}

struct fact ledger_fact(const struct model *model,
                        const struct ledger_entry *entry)
{
    const struct fact *fact = owner_fact(model, entry->cause);

    return fact != NULL ? *fact : (struct fact){{0, 0}, FACT_UNMARKED};
}
