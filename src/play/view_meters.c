/* Meters, and the ladder with each side's last public act. */
#include "play/view_parts.h"

#include "engine/world.h"

#include <string.h>

/* Helps and hurts -------------------------------------------------------- */

int32_t view_goal_sign(const struct viewer *viewer, int32_t meter,
                       const struct expr *goal)
{
    const struct model *model = viewer->model;
    int32_t *word = &viewer->probe[model->layout.meters + meter];
    int32_t step = *word < model->meters[meter].max ? 1 : -1;
    int64_t before = eval(model, viewer->probe, goal);
    int64_t after;

    *word += step;
    after = eval(model, viewer->probe, goal);
    *word -= step;
    if (after == before)
        return 0;
    return (after > before) == (step > 0) ? 1 : -1;
}

static int8_t sign(int32_t number)
{
    return (int8_t)((number > 0) - (number < 0));
}

/* Whether the picked mandates say anything; their signs are added. */
static bool mandates_sign(const struct viewer *viewer, int32_t meter,
                          int32_t *sum)
{
    int32_t picked[2];
    bool measured = false;

    session_get_mandates(viewer->session, viewer->sight.actor, picked);
    for (int32_t i = 0; i < 2; i++) {
        const struct mandate *mandate;

        if (picked[i] < 0 || picked[i] >= viewer->model->mandates_count)
            continue;
        mandate = &viewer->model->mandates[picked[i]];
        if (!mandate->has_goal)
            continue;
        measured = true;
        *sum += view_goal_sign(viewer, meter, &mandate->goal);
    }
    return measured;
}

int8_t view_meter_goal(const struct viewer *viewer, int32_t meter)
{
    const struct model *model = viewer->model;
    int32_t actor = viewer->sight.actor;
    int32_t sum = 0;

    if (actor >= 0 && mandates_sign(viewer, meter, &sum))
        return sign(sum);
    if (actor >= 0 && model->actors[actor].has_goal)
        return sign(view_goal_sign(viewer, meter, &model->actors[actor].goal));
    if (model->meters[meter].better == BETTER_NEITHER)
        return 0;
    return model->meters[meter].better == BETTER_HIGH ? 1 : -1;
}

/* Meters ----------------------------------------------------------------- */

/* A meter's bands, wherever the file keeps them: the ladder's meter has its
 * rungs, a likelihood its seven words. */
static int32_t band_count(const struct model *model, int32_t meter)
{
    if (meter == model->ladder_meter)
        return model->rungs_count;
    if (model->meters[meter].scale == SCALE_LIKELIHOOD)
        return LIKELIHOODS;
    return model->meters[meter].bands.count;
}

static struct view_band band_at(const struct viewer *viewer, int32_t meter,
                                int32_t index)
{
    const struct model *model = viewer->model;
    const struct band *band;

    if (meter == model->ladder_meter)
        return (struct view_band){
            view_literal(viewer->arena, model->rungs[index].name),
            model->rungs[index].from};
    if (model->meters[meter].scale == SCALE_LIKELIHOOD)
        return (struct view_band){
            words_get(viewer->words, likelihoods[index].word),
            likelihoods[index].from};
    band = &model->bands[model->meters[meter].bands.first + index];
    return (struct view_band){view_literal(viewer->arena, band->name),
                              band->from};
}

static void add_bands(const struct viewer *viewer, int32_t meter,
                      struct view_meter *item)
{
    struct list list = {0};
    int32_t count = band_count(viewer->model, meter);

    item->band = "";
    for (int32_t i = 0; i < count; i++) {
        struct view_band *band = list_add(viewer->arena, &list, sizeof *band);

        *band = band_at(viewer, meter, i);
        if (i == 0 || item->value >= band->from)
            item->band = band->name;
    }
    item->bands.items = list.items;
    item->bands.count = list.count;
}

static void add_past(const struct viewer *viewer, int32_t meter,
                     struct view_meter *item)
{
    int32_t *past = arena_array(viewer->arena, viewer->turns, sizeof *past);

    for (size_t i = 0; i < viewer->turns; i++)
        past[i] = world_meter(viewer->model,
                              session_turn(viewer->session, i).world, meter);
    item->past.items = past;
    item->past.count = (int32_t)viewer->turns;
}

static void fill_item(const struct viewer *viewer, int32_t index,
                      struct view_meter *item)
{
    const struct model *model = viewer->model;
    const struct meter *meter = &model->meters[index];

    item->id = meter->id;
    item->name = view_literal(viewer->arena, meter->name);
    item->note = fill_choice(viewer->arena, model, viewer->world, &meter->note);
    item->min = meter->min;
    item->max = meter->max;
    item->value = world_meter(model, viewer->world, index);
    item->before =
        viewer->first_stop
            ? meter->start
            : world_meter(model,
                          session_turn(viewer->session, viewer->since).world,
                          index);
    item->better = (int8_t)meter->better;
    item->scale = meter->scale;
    item->goal = view_meter_goal(viewer, index);
    item->is_ladder = index == model->ladder_meter;
    add_bands(viewer, index, item);
    add_past(viewer, index, item);
}

void view_add_meters(struct viewer *viewer)
{
    struct list list = {0};

    for (int32_t i = 0; i < viewer->model->meters_count; i++) {
        viewer->meter_place[i] = -1;
        if (!sight_meter(&viewer->sight, i))
            continue;
        viewer->meter_place[i] = list.count;
        fill_item(viewer, i,
                  list_add(viewer->arena, &list, sizeof(struct view_meter)));
    }
    viewer->view->meters.items = list.items;
    viewer->view->meters.count = list.count;
}

/* The ladder ------------------------------------------------------------- */

static void add_rungs(struct viewer *viewer)
{
    const struct model *model = viewer->model;
    int32_t value = world_meter(model, viewer->world, model->ladder_meter);
    struct view_rung *rungs =
        arena_array(viewer->arena, (size_t)model->rungs_count, sizeof *rungs);

    for (int32_t i = 0; i < model->rungs_count; i++) {
        const struct rung *rung = &model->rungs[i];

        rungs[i].name = view_literal(viewer->arena, rung->name);
        rungs[i].text =
            fill_choice(viewer->arena, model, viewer->world, &rung->text);
        rungs[i].from = rung->from;
        if (i == 0 || value >= rung->from)
            viewer->view->rung_now = i;
    }
    rungs[viewer->view->rung_now].now = true;
    viewer->view->ladder.items = rungs;
    viewer->view->ladder.count = model->rungs_count;
}

/* The rung of an actor's last public act, -1 before any. */
static int32_t last_public_rung(const struct viewer *viewer, int32_t actor)
{
    for (size_t turn = viewer->turns; turn > 0; turn--) {
        struct session_turn page = session_turn(viewer->session, turn - 1);

        for (size_t i = 0; i < page.entry_count; i++) {
            const struct ledger_entry *entry = &page.entries[i];
            const struct option *option;

            if (entry->kind != LEDGER_MOVE || entry->actor != actor)
                continue;
            option = &viewer->model->options[entry->target];
            if (option->signal == SIGNAL_PUBLIC)
                return option->rung;
        }
    }
    return -1;
}

static void add_tokens(struct viewer *viewer)
{
    struct list list = {0};

    for (int32_t i = 0; i < viewer->model->actors_count; i++) {
        int32_t rung = last_public_rung(viewer, i);
        struct view_token *token;

        if (rung < 0)
            continue;
        token = list_add(viewer->arena, &list, sizeof *token);
        token->name =
            view_literal(viewer->arena, viewer->model->actors[i].short_name);
        token->rung = rung;
        token->own = i == viewer->sight.actor;
    }
    viewer->view->tokens.items = list.items;
    viewer->view->tokens.count = list.count;
}

void view_add_ladder(struct viewer *viewer)
{
    int32_t meter = viewer->model->ladder_meter;

    viewer->view->rung_now = -1;
    if (meter < 0 || viewer->model->rungs_count == 0 ||
        !sight_meter(&viewer->sight, meter))
        return;
    add_rungs(viewer);
    add_tokens(viewer);
}
