/* Scenes and their decisions. */
#include "scenario/load_parts.h"

#include "base/hash.h"
#include "scenario/date.h"

void load_for_scene(struct loader *loader, int32_t node)
{
    const struct show *show = &loader->model->scenes[loader->index[node]].show;

    if (show->mode == SHOW_ACTORS)
        load_for(loader, show->actors, false);
    else
        load_for(loader, READ_BY_ALL, show->mode == SHOW_DEBRIEF);
}

/* Decisions ---------------------------------------------------------------- */

/* One of each identity; the list is short. */
static void check_once(struct loader *loader, const struct decision *decision,
                       int32_t count, int32_t offer)
{
    const struct model *model = loader->model;
    const int32_t *refs = model->option_refs + decision->options.first;
    int32_t identity;
    int32_t i;

    if (refs[count] < 0)
        return;
    identity = model->options[refs[count]].identity;
    for (i = 0; i < count; i++)
        if (refs[i] >= 0 && model->options[refs[i]].identity == identity)
            report_node(&loader->report, CODE_FLOW_OPTION_TWICE, offer,
                        "\"%s\" stands in this decision already; an option "
                        "stands once",
                        model->options[identity].id);
}

static void load_choices(struct loader *loader, int32_t node,
                         struct decision *decision)
{
    int32_t list = load_field(loader, node, KEY_options);
    int32_t child;
    int32_t i = 0;

    if (list < 0)
        return;
    decision->options =
        load_span(loader, TABLE_option_refs, load_count(loader, list));
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child), i++) {
        loader->model->option_refs[decision->options.first + i] =
            load_offered(loader, child);
        check_once(loader, decision, i, child);
    }
}

bool load_offers_all(const struct loader *loader, int32_t node,
                     const struct decision *decision)
{
    int32_t list = load_field(loader, node, KEY_options);
    int32_t i;

    for (i = 0; i < decision->options.count; i++)
        if (loader->model->option_refs[decision->options.first + i] < 0)
            return false;
    return list >= 0 && load_node(loader, list)->count == i;
}

static void check_record(struct loader *loader, int32_t at,
                         const struct decision *decision)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < decision->options.count; i++) {
        int32_t option = model->option_refs[decision->options.first + i];

        if (option >= 0 && model->options[option].identity == decision->history)
            return;
    }
    report_node(&loader->report, CODE_REF_OFFERED, at,
                "\"%s\" is not among the options of this decision; what "
                "really happened must be one of them",
                load_node(loader, at)->text);
}

static void load_history(struct loader *loader, int32_t node,
                         struct decision *decision)
{
    int32_t history = load_field(loader, node, KEY_history);
    int32_t at = load_field(loader, history, KEY_option);
    struct reader before = loader->reader;

    decision->history = -1;
    if (history < 0)
        return;
    if (at >= 0)
        decision->history =
            load_ref(loader, at, &loader->model->option_names, "option");
    /* What is written wrongly there may be this one. */
    if (decision->history >= 0 && load_offers_all(loader, node, decision))
        check_record(loader, at, decision);
    load_for(loader, READ_BY_ALL, true);
    decision->history_text = load_text(loader, history, KEY_text);
    decision->history_fact = load_fact(loader, history);
    loader->reader = before;
}

/* `node` is a decision, or a scene in short form, whose brief is its own. */
static void load_decision(struct loader *loader, int32_t node, int32_t scene,
                          int32_t index)
{
    struct decision decision = {.scene = scene};

    decision.actor = load_actor(loader, node, KEY_actor);
    load_for(loader, 0, false); /* nobody knows who, so nothing is told */
    if (decision.actor >= 0) {
        load_for(loader, UINT64_C(1) << (decision.actor & 63), false);
        expr_need_last(&loader->env, decision.actor);
    }
    if (loader->rules[node].kind == KIND_DECISION)
        decision.brief = load_prose(loader, node, KEY_brief);
    decision.prompt = load_text(loader, node, KEY_prompt);
    load_choices(loader, node, &decision);
    load_history(loader, node, &decision);
    loader->decision_nodes[index] = node;
    loader->model->decisions[index] = decision;
}

static void check_deciders(struct loader *loader, int32_t list,
                           struct span decisions)
{
    uint64_t seen = 0;
    int32_t i = decisions.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child), i++) {
        int32_t actor = loader->model->decisions[i].actor;

        if (actor < 0)
            continue;
        if (seen >> (actor & 63) & 1)
            report_node(&loader->report, CODE_FLOW_ACTOR_TWICE,
                        load_field(loader, child, KEY_actor),
                        "\"%s\" decides in this scene already; one decision "
                        "an actor a scene",
                        loader->model->actors[actor].id);
        seen |= UINT64_C(1) << (actor & 63);
    }
}

static struct span load_decisions(struct loader *loader, int32_t list,
                                  int32_t scene)
{
    struct span span =
        load_span(loader, TABLE_decisions, load_count(loader, list));
    int32_t i = span.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        load_decision(loader, child, scene, i++);
    check_deciders(loader, list, span);
    return span;
}

/* What belongs to a decision of nobody is not loaded. */
static void pass_over(struct loader *loader, int32_t node)
{
    static const enum key keys[] = {KEY_prompt, KEY_options, KEY_history};
    size_t i;

    for (i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        int32_t at = load_field(loader, node, keys[i]);

        if (at < 0)
            continue;
        doubt_at(loader, at);
        doubt_tree(loader, at);
        doubt_kind(loader, DOUBT_ACTOR, DOUBT_USED);
    }
}

/* A scene has `decisions`, or the keys of one decision, or neither. */
static struct span load_either(struct loader *loader, int32_t node,
                               int32_t scene)
{
    int32_t list = load_field(loader, node, KEY_decisions);
    int32_t actor = load_field(loader, node, KEY_actor);
    struct span span = {0};

    if (list >= 0) {
        pass_over(loader, node);
        return load_decisions(loader, list, scene);
    }
    if (actor < 0) {
        pass_over(loader, node);
        return span;
    }
    span = load_span(loader, TABLE_decisions, 1);
    load_decision(loader, node, scene, span.first);
    return span;
}

/* Scenes ------------------------------------------------------------------- */

static void load_date(struct loader *loader, int32_t node, struct scene *scene)
{
    int32_t date = load_field(loader, node, KEY_date);
    int32_t days = load_field(loader, node, KEY_days);
    struct date day;

    scene->minute = -1;
    if (load_field(loader, 0, KEY_clock) >= 0)
        return;
    if (date >= 0 && date_parse(load_node(loader, date)->text, &day)) {
        scene->when_mode = SCENE_DATE;
        scene->day = day.day - loader->model->start_day;
        scene->minute = day.minute;
    } else if (days >= 0) {
        scene->when_mode = SCENE_DAYS;
        scene->day = (int32_t)load_node(loader, days)->number;
    }
}

static struct span load_next_list(struct loader *loader, int32_t node)
{
    int32_t next = load_field(loader, node, KEY_next);
    struct span span = {0};
    int32_t child;
    int32_t i;

    if (next < 0)
        return span;
    if (load_node(loader, next)->type == NODE_STRING) {
        span = load_span(loader, TABLE_nexts, 1);
        loader->model->nexts[span.first] = (struct next_entry){
            .when = expr_constant(1), .to = load_target(loader, next, false)};
        return span;
    }
    span = load_span(loader, TABLE_nexts, load_count(loader, next));
    i = span.first;
    for (child = load_next(loader, next, -1); child >= 0;
         child = load_next(loader, next, child)) {
        struct next_entry entry = {
            .when = load_condition(loader, child, KEY_when, true)};

        entry.to =
            load_target(loader, load_field(loader, child, KEY_to), false);
        loader->model->nexts[i++] = entry;
    }
    return span;
}

static void load_scene(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_SCENE].nodes[i];
    struct scene scene = {.id = load_string(loader, node, KEY_id)};

    scene.hash = hash_text(HASH_START, scene.id);
    scene.show = load_show(loader, node, 0);
    loader->model->scenes[i] = scene;
    load_date(loader, node, &scene);
    scene.when = load_condition(loader, node, KEY_when, true);
    load_for_scene(loader, node);
    scene.title = load_text(loader, node, KEY_title);
    scene.brief = load_prose(loader, node, KEY_brief);
    scene.discuss = load_prose(loader, node, KEY_discuss);
    load_block(loader, node, &scene.block);
    scene.fact = load_fact(loader, node);
    scene.decisions = load_either(loader, node, i);
    scene.next = load_next_list(loader, node);
    loader->model->scenes[i] = scene;
}

void load_scenes(struct loader *loader)
{
    int32_t most =
        loader->kinds[KIND_SCENE].count + loader->kinds[KIND_DECISION].count;
    int32_t i;

    loader->decision_nodes = arena_array(&loader->scratch, (size_t)most,
                                         sizeof *loader->decision_nodes);
    for (i = 0; i < loader->model->scenes_count; i++)
        load_scene(loader, i);
}
