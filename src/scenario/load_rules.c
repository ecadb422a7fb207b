/* Rules, events, endings, expectations and the classroom. */
#include "scenario/load_parts.h"

#include "base/hash.h"

static int32_t once_bit(struct loader *loader, int32_t node, bool otherwise)
{
    return load_truth(loader, node, KEY_once, otherwise) ? loader->once_bits++
                                                         : -1;
}

static void load_rule(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_RULE].nodes[i];
    struct rule rule = {.id = load_string(loader, node, KEY_id),
                        .name = load_string(loader, node, KEY_name)};

    rule.when = load_condition(loader, node, KEY_when, true);
    rule.once_bit = once_bit(loader, node, false);
    load_block(loader, node, &rule.block);
    rule.fact = load_fact(loader, node);
    loader->model->rules[i] = rule;
}

static void load_event(struct loader *loader, int32_t i)
{
    static const int64_t percent[2] = {0, 100};
    int32_t node = loader->kinds[KIND_EVENT].nodes[i];
    struct event event = {.id = load_string(loader, node, KEY_id),
                          .name = load_string(loader, node, KEY_name)};

    event.hash = hash_text(HASH_START, event.id);
    event.when = load_condition(loader, node, KEY_when, true);
    event.chance = load_amount(loader, node, KEY_chance, percent, 100);
    event.once_bit = once_bit(loader, node, true);
    load_block(loader, node, &event.block);
    event.go_to = load_target(loader, load_field(loader, node, KEY_goto), true);
    event.fact = load_fact(loader, node);
    loader->model->events[i] = event;
}

/* Whether nothing follows it, not even something that was refused. */
static bool is_last(const struct loader *loader, int32_t node)
{
    return load_node(loader, node)->next < 0;
}

static void check_ending(struct loader *loader, int32_t node)
{
    bool last = is_last(loader, node);
    int32_t when = load_field(loader, node, KEY_when);
    int32_t early = load_field(loader, node, KEY_early);

    if (!last && when < 0 && !doubt_refused(loader, node, KEY_when))
        report_node(&loader->report, CODE_FLOW_ENDING, node,
                    "only the last ending goes without \"when\"; this one "
                    "would hide those after it");
    if (last && when >= 0)
        report_key(&loader->report, CODE_FLOW_LAST_ENDING, when,
                   "the last ending may not have a \"when\", so that every "
                   "play closes; remove it, or add an ending after this one "
                   "that has none");
    if (last && early >= 0)
        report_key(&loader->report, CODE_FLOW_LAST_ENDING, early,
                   "the last ending may not have \"early\": it would close "
                   "the play after the first turn; remove it");
}

static void load_ending(struct loader *loader, int32_t i)
{
    const struct kind_list *list = &loader->kinds[KIND_ENDING];
    int32_t node = list->nodes[i];
    struct ending ending = {.id = load_string(loader, node, KEY_id),
                            .rare = load_string(loader, node, KEY_rare)};

    check_ending(loader, node);
    ending.when = load_condition(loader, node, KEY_when, true);
    /* One that must not be there, or is missing, says nothing. */
    if ((load_field(loader, node, KEY_when) < 0) != is_last(loader, node))
        ending.when = load_anything(loader);
    ending.early = load_truth(loader, node, KEY_early, false);
    ending.title = load_text(loader, node, KEY_title);
    ending.text = load_prose(loader, node, KEY_text);
    ending.tone = (uint8_t)load_word(loader, node, KEY_tone, TONE_SOBER);
    ending.fact = load_fact(loader, node);
    loader->model->endings[i] = ending;
}

void load_rules(struct loader *loader)
{
    int32_t i;

    load_for(loader, READ_BY_ALL, false);
    for (i = 0; i < loader->model->rules_count; i++)
        load_rule(loader, i);
    for (i = 0; i < loader->model->events_count; i++)
        load_event(loader, i);
    load_for(loader, READ_BY_ALL, true);
    for (i = 0; i < loader->model->endings_count; i++)
        load_ending(loader, i);
    load_for(loader, READ_BY_ALL, false);
}
