/* Who may choose an option, and who reads what came of it. */
#include "scenario/load_parts.h"

int32_t load_decision_of(const struct loader *loader, int32_t offer)
{
    int32_t list = load_node(loader, offer)->parent;
    int32_t holder = load_node(loader, list)->parent;

    return holder == 0 ? -1 : holder;
}

uint64_t load_decider(struct loader *loader, int32_t offer)
{
    int32_t decision = load_decision_of(loader, offer);
    int32_t at = load_field(loader, decision, KEY_actor);
    int32_t thing;

    if (at < 0)
        return 0;
    thing = names_find(&loader->model->things, load_node(loader, at)->text);
    if (thing < 0 || thing / THING_STRIDE != THING_ACTOR)
        return 0;
    return UINT64_C(1) << (thing % THING_STRIDE & 63);
}

static void note_offer(struct loader *loader, int32_t offer)
{
    const struct node *node = load_node(loader, offer);
    const char *id = node->type == NODE_STRING
                         ? node->text
                         : load_string(loader, offer, KEY_use);
    int32_t option = loader->rules[offer].kind == KIND_OPTION
                         ? loader->index[offer]
                         : names_find(&loader->model->option_names, id);

    if (option < 0)
        return;
    loader->users[option] |= load_decider(loader, offer);
    /* Where nobody knows who decides. */
    if (load_decision_of(loader, offer) >= 0 && loader->users[option] == 0)
        doubt_index(loader, DOUBT_OPTION, option, DOUBT_USED);
}

void load_offers(struct loader *loader)
{
    int32_t count = loader->document.count;
    int32_t i;

    loader->users =
        arena_array(&loader->scratch, (size_t)loader->model->options_count,
                    sizeof *loader->users);
    for (i = 1; i < count; i++)
        if (loader->rules[i].type == SHAPE_OFFER && !load_node(loader, i)->bad)
            note_offer(loader, i);
}

uint64_t load_users(struct loader *loader, int32_t node)
{
    if (loader->rules[node].kind == KIND_USE)
        return load_decider(loader, node);
    return loader->users[loader->index[node]];
}

uint64_t load_readers(struct loader *loader, int32_t node)
{
    int32_t index = loader->index[node];
    const struct option *option;

    if (index < 0) /* an override of nothing, which is an error */
        return READ_BY_ALL;
    option = &loader->model->options[index];
    if (option->signal != SIGNAL_PRIVATE)
        return READ_BY_ALL;
    return load_users(loader, node) | option->to;
}
