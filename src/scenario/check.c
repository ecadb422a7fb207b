#include "scenario/check_parts.h"

#include "scenario/limits.h"

#include <string.h>

static int64_t block_size(const struct block *block)
{
    return block->effects.count + block->sets.count;
}

/* The most entries that an option and one of its outcomes run. */
static int64_t option_size(const struct model *model,
                           const struct option *option)
{
    int64_t most = 0;
    int32_t i;

    for (i = 0; i < option->outcomes.count; i++) {
        int64_t size =
            block_size(&model->outcomes[option->outcomes.first + i].block);

        most = size > most ? size : most;
    }
    return block_size(&option->block) + most;
}

/* The most that one choice in a decision runs. */
static int64_t decision_size(const struct model *model,
                             const struct decision *decision,
                             const int64_t *sizes)
{
    int64_t most = 0;
    int32_t i;

    for (i = 0; i < decision->options.count; i++) {
        int32_t option = model->option_refs[decision->options.first + i];

        if (option >= 0 && sizes[option] > most)
            most = sizes[option];
    }
    return most;
}

/* What can run in any turn, whatever the scene. */
static int64_t common_size(const struct model *model)
{
    int64_t size = 0;
    int32_t i;

    for (i = 0; i < model->consequences_count; i++)
        size += block_size(&model->consequences[i].block);
    for (i = 0; i < model->rules_count; i++)
        size += block_size(&model->rules[i].block);
    for (i = 0; i < model->events_count; i++)
        size += block_size(&model->events[i].block);
    return size;
}

/* Bounds what one turn can do from the file, so that no play meets it. */
static void check_effects(struct loader *loader)
{
    const struct model *model = loader->model;
    int64_t common = common_size(model);
    int64_t *sizes = arena_array(&loader->scratch, (size_t)model->options_count,
                                 sizeof *sizes);
    int32_t i;

    for (i = 0; i < model->options_count; i++)
        sizes[i] = option_size(model, &model->options[i]);
    for (i = 0; i < model->scenes_count; i++) {
        const struct scene *scene = &model->scenes[i];
        int64_t size = common + block_size(&scene->block);
        int32_t j;

        for (j = 0; j < scene->decisions.count; j++)
            size += decision_size(
                model, &model->decisions[scene->decisions.first + j], sizes);
        if (size <= LIMIT_EFFECTS)
            continue;
        report_node(&loader->report, CODE_LIMIT_EFFECTS,
                    loader->kinds[KIND_SCENE].nodes[i],
                    "a turn of this scene could run %lld effects, with those "
                    "of all rules, events and consequences; allowed %d",
                    (long long)size, LIMIT_EFFECTS);
        return;
    }
}

static bool is_meter(const struct loader *loader, const char *id)
{
    int32_t thing = names_find(&loader->model->things, id);

    return thing >= 0 && thing / THING_STRIDE == THING_METER;
}

static bool has_key(const struct loader *loader, int32_t object,
                    const char *key)
{
    int32_t child;

    for (child = load_next(loader, object, -1); child >= 0;
         child = load_next(loader, object, child))
        if (strcmp(load_node(loader, child)->key, key) == 0)
            return true;
    return false;
}

/* A block cannot both add to a meter and set it: the order would matter. */
static void check_block(struct loader *loader, int32_t node)
{
    int32_t effects = load_field(loader, node, KEY_effects);
    int32_t sets = load_field(loader, node, KEY_set);
    int32_t child;

    if (effects < 0 || sets < 0)
        return;
    for (child = load_next(loader, sets, -1); child >= 0;
         child = load_next(loader, sets, child))
        if (is_meter(loader, load_node(loader, child)->key) &&
            has_key(loader, effects, load_node(loader, child)->key))
            report_key(&loader->report, CODE_SENSE_BOTH, child,
                       "\"%s\" stands in \"effects\" and in \"set\" of one "
                       "block; keep one",
                       load_node(loader, child)->key);
}

/* An override may set what its library option adds to. */
static void check_use_block(struct loader *loader, int32_t node)
{
    const struct model *model = loader->model;
    int32_t effects = load_field(loader, node, KEY_effects);
    int32_t sets = load_field(loader, node, KEY_set);
    const struct block *block;
    int32_t i;
    int32_t j;

    if (loader->index[node] < 0 || (effects < 0) == (sets < 0))
        return;
    block = &model->options[loader->index[node]].block;
    for (i = 0; i < block->sets.count; i++)
        for (j = 0; j < block->effects.count; j++) {
            const struct assign *set = &model->assigns[block->sets.first + i];
            int32_t meter = model->effects[block->effects.first + j].meter;

            if (set->kind == TARGET_METER && meter >= 0 && set->target == meter)
                report_node(&loader->report, CODE_SENSE_BOTH, node,
                            "\"%s\" stands in \"effects\" and in \"set\" of "
                            "this option, one of them from the library",
                            model->meters[meter].id);
        }
}

static void check_blocks(struct loader *loader)
{
    static const enum shape_kind kinds[] = {
        KIND_SCENE,       KIND_OPTION, KIND_USE,  KIND_OUTCOME,
        KIND_CONSEQUENCE, KIND_RULE,   KIND_EVENT};
    size_t k;
    int32_t i;

    for (k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
        for (i = 0; i < loader->kinds[kinds[k]].count; i++)
            check_block(loader, loader->kinds[kinds[k]].nodes[i]);
    for (i = 0; i < loader->kinds[KIND_USE].count; i++)
        check_use_block(loader, loader->kinds[KIND_USE].nodes[i]);
}

static bool within_limits(const struct loader *loader)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < model->decisions_count; i++)
        if (model->decisions[i].options.count > LIMIT_OPTIONS)
            return false;
    return model->meters_count <= LIMIT_METERS &&
           model->flags_count <= LIMIT_FLAGS &&
           model->unknowns_count <= LIMIT_UNKNOWNS &&
           model->actors_count <= LIMIT_ACTORS &&
           model->scenes_count <= LIMIT_SCENES &&
           model->rules_count <= LIMIT_RULES &&
           model->events_count <= LIMIT_EVENTS &&
           model->options_count <= LIMIT_OPTIONS_ALL &&
           model->consequences_count <= LIMIT_CONSEQUENCES;
}

void scenario_check(struct check_context *context)
{
    struct loader *loader = context->loader;

    check_blocks(loader);
    check_effects(loader);
    check_codes(loader);
    check_strings(loader);
    /* Tables are as large as the limits. */
    if (!within_limits(loader))
        return;
    check_flow(loader);
    check_use(loader);
    check_class(loader);
    check_facts(loader);
    check_people(loader);
}
