/* Actors, advisers, and the texts and expressions of meters, unknowns and
 * rungs. */
#include "scenario/load_parts.h"

#include "base/hash.h"

static void load_goal(struct loader *loader, int32_t node, struct expr *goal,
                      bool *has)
{
    int32_t at = load_field(loader, node, KEY_goal);

    *has = at >= 0;
    *goal = load_expr(loader, at, EXPR_NUMBER, 0);
}

/* A mandate without an id is known by its place. */
static const char *mandate_id(struct loader *loader, int32_t node)
{
    const char *id = load_string(loader, node, KEY_id);
    struct strbuf place = {0};

    if (id[0] != '\0')
        return id;
    strbuf_format(&place, "%d", (int)load_node(loader, node)->place);
    id = arena_text(loader->arena, strbuf_get(&place));
    strbuf_clear(&place);
    return id;
}

static struct mandate load_mandate(struct loader *loader, int32_t node)
{
    struct mandate mandate = {.id = mandate_id(loader, node),
                              .name = load_string(loader, node, KEY_name)};

    mandate.text = load_text(loader, node, KEY_text);
    load_goal(loader, node, &mandate.goal, &mandate.has_goal);
    return mandate;
}

static struct span load_mandates(struct loader *loader, int32_t node)
{
    int32_t list = load_field(loader, node, KEY_mandates);
    struct span span = {0};
    int32_t child;
    int32_t i;

    if (list < 0)
        return span;
    span = load_span(loader, TABLE_mandates, load_count(loader, list));
    i = span.first;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        struct mandate mandate = load_mandate(loader, child);

        loader->model->mandates[i++] = mandate;
    }
    return span;
}

static void load_one_actor(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_ACTOR].nodes[i];
    struct actor actor = {.id = load_string(loader, node, KEY_id),
                          .name = load_string(loader, node, KEY_name),
                          .short_name = load_string(loader, node, KEY_short),
                          .role = load_string(loader, node, KEY_role)};

    load_for(loader, UINT64_C(1) << (i & 63), false);
    actor.hash = hash_text(HASH_START, actor.id);
    if (actor.short_name[0] == '\0')
        actor.short_name = actor.name;
    actor.playable = load_truth(loader, node, KEY_playable, false);
    actor.policy = (uint8_t)load_word(loader, node, KEY_policy, POLICY_WEIGHTS);
    actor.brief = load_prose(loader, node, KEY_brief);
    load_goal(loader, node, &actor.goal, &actor.has_goal);
    actor.mandates = load_mandates(loader, node);
    actor.fact = load_fact(loader, node);
    loader->model->actors[i] = actor;
}

static void load_adviser(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_ADVISER].nodes[i];
    struct adviser *adviser = &loader->model->advisers[i];

    adviser->id = load_string(loader, node, KEY_id);
    adviser->name = load_string(loader, node, KEY_name);
    adviser->actor = load_actor(loader, node, KEY_actor);
}

static void finish_meter(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_METER].nodes[i];
    struct meter *meter = &loader->model->meters[i];
    int32_t about = load_field(loader, node, KEY_about);

    if (meter->show.mode == SHOW_ACTORS)
        load_for(loader, meter->show.actors, false);
    else
        load_for(loader, READ_BY_ALL, meter->show.mode == SHOW_DEBRIEF);
    meter->has_about = about >= 0;
    meter->about = load_expr(loader, about, EXPR_TRUTH, 0);
    meter->note = load_text(loader, node, KEY_note);
    meter->fact = load_fact(loader, node);
}

static void finish_unknown(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_UNKNOWN].nodes[i];
    struct unknown *unknown = &loader->model->unknowns[i];
    int32_t list = load_field(loader, node, KEY_values);
    int32_t value = unknown->values.first;
    int32_t child;

    unknown->fact = load_fact(loader, node);
    if (list < 0)
        return;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->values[value++].text =
            load_text(loader, child, KEY_text);
}

static void finish_rungs(struct loader *loader)
{
    int32_t ladder = load_field(loader, 0, KEY_ladder);
    int32_t list = load_field(loader, ladder, KEY_rungs);
    int32_t child;
    int32_t i = 0;

    if (list < 0 || loader->model->rungs_count == 0)
        return;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child), i++) {
        loader->model->rungs[i].text = load_text(loader, child, KEY_text);
        loader->model->rungs[i].fact = load_fact(loader, child);
    }
}

void load_people(struct loader *loader)
{
    struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < model->actors_count; i++)
        load_one_actor(loader, i);
    for (i = 0; i < model->advisers_count; i++)
        load_adviser(loader, i);
    for (i = 0; i < model->meters_count; i++)
        finish_meter(loader, i);
    load_for(loader, READ_BY_ALL, true);
    for (i = 0; i < model->unknowns_count; i++)
        finish_unknown(loader, i);
    load_for(loader, READ_BY_ALL, false);
    finish_rungs(loader);
}
