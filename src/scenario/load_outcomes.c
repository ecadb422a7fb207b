/* What advisers say of an option, and what may come of it. */
#include "scenario/load_parts.h"

#include "base/hash.h"
#include "scenario/limits.h"

#include <string.h>

static const int64_t weight_range[2] = {0, LIMIT_WEIGHT};

static struct span load_marks(struct loader *loader, int32_t node)
{
    int32_t list = load_field(loader, node, KEY_expects);
    struct span span = {0};
    int32_t child;
    int32_t i;

    if (list < 0)
        return span;
    span = load_span(loader, TABLE_marks, load_count(loader, list));
    i = span.first;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->marks[i++] = (struct expectation_mark){
            .meter = load_thing(loader, child, load_node(loader, child)->key,
                                THING_METER),
            .up = strcmp(load_node(loader, child)->text, "up") == 0};
    return span;
}

static struct advice load_one_advice(struct loader *loader, int32_t node)
{
    struct advice advice = {.adviser = -1};
    int32_t by = load_field(loader, node, KEY_by);

    if (by >= 0)
        advice.adviser =
            load_ref(loader, by, &loader->model->adviser_names, "adviser");
    advice.in_favour = load_word(loader, node, KEY_side, 0) == 0;
    advice.text = load_text(loader, node, KEY_text);
    advice.expects = load_marks(loader, node);
    advice.fact = load_fact(loader, node);
    return advice;
}

struct span load_advice(struct loader *loader, int32_t list)
{
    struct span span =
        load_span(loader, TABLE_advice, load_count(loader, list));
    int32_t i = span.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        struct advice advice = load_one_advice(loader, child);

        loader->model->advice[i++] = advice;
    }
    return span;
}

/* The dice of an outcome know it by its id, else by its place. */
static uint64_t outcome_hash(struct loader *loader, int32_t node,
                             const struct option *option, const char *id)
{
    if (id[0] != '\0')
        return hash_text(option->hash, id);
    return hash_value(option->hash, (uint64_t)load_node(loader, node)->place);
}

static void load_outcome(struct loader *loader, int32_t node,
                         const struct option *option, int32_t index)
{
    struct outcome outcome = {.id = load_string(loader, node, KEY_id)};

    loader->index[node] = index;
    outcome.hash = outcome_hash(loader, node, option, outcome.id);
    outcome.weight = load_amount(loader, node, KEY_weight, weight_range, 10);
    outcome.when = load_condition(loader, node, KEY_when, true);
    outcome.go_to =
        load_target(loader, load_field(loader, node, KEY_goto), false);
    outcome.fact = load_fact(loader, node);
    load_block(loader, node, &outcome.block);
    loader->model->outcomes[index] = outcome;
}

struct span load_outcomes(struct loader *loader, int32_t list,
                          const struct option *option)
{
    struct span span =
        load_span(loader, TABLE_outcomes, load_count(loader, list));
    struct names names = {0};
    int32_t i = span.first;
    int32_t child;

    names_init(&names, &loader->scratch);
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child), i++) {
        int32_t id = load_field(loader, child, KEY_id);

        if (id >= 0 && !names_add(&names, load_node(loader, id)->text, id))
            load_id_twice(loader, id,
                          names_find(&names, load_node(loader, id)->text),
                          "outcome", "; within its option each needs its own");
        load_outcome(loader, child, option, i);
    }
    return span;
}
