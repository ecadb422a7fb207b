#include "analysis/record.h"

#include "engine/playout.h"

#define PLAYS 16 /* a millisecond for a scenario of a school hour */

/* What became of the moves on record, one a decision. */
struct tally {
    int32_t met, closed;
};

struct recall {
    const struct model *model;
    struct tally *tallies;
    int32_t *world;
    struct playout playout;
};

static bool has_condition(const struct decision *decision)
{
    return decision->record.line > 0;
}

static bool any_condition(const struct model *model)
{
    for (int32_t i = 0; i < model->decisions_count; i++)
        if (has_condition(&model->decisions[i]))
            return true;
    return false;
}

/* The open option that is the move on record, -1: it is closed. */
static int32_t on_record(const struct recall *recall, int32_t decision)
{
    const struct model *model = recall->model;
    struct turn_point point = {.model = model, .world = recall->world};
    int32_t open[LIMIT_OPTIONS];
    int32_t count = moves_list(&point, decision, open);

    for (int32_t i = 0; i < count; i++)
        if (model->options[open[i]].identity ==
            model->decisions[decision].history)
            return open[i];
    return -1;
}

/* What really happened, where it is open; else as everybody would. */
static void recall_turn(struct recall *recall)
{
    const struct model *model = recall->model;
    struct span span = model->scenes[recall->world[WORLD_SCENE]].decisions;
    struct moves moves;

    playout_moves(&recall->playout, recall->world, (struct move){-1, -1},
                  &moves);
    for (int32_t i = 0; i < span.count; i++) {
        struct tally *tally = &recall->tallies[span.first + i];
        int32_t option;

        if (model->decisions[span.first + i].history < 0)
            continue;
        option = on_record(recall, span.first + i);
        tally->met++;
        tally->closed += option < 0;
        if (option >= 0)
            moves.choice[i] = option;
    }
    step_resolve(model, recall->world, &moves, NULL);
    step_begin(model, recall->world, NULL);
}

static void recall_play(struct recall *recall, uint64_t seed)
{
    struct start start = {.seed = seed, .as_it_was = true};

    world_init(recall->model, start, recall->world, NULL);
    step_begin(recall->model, recall->world, NULL);
    while (!world_over(recall->world))
        recall_turn(recall);
}

static void report(const struct recall *recall, int32_t index, const char *file,
                   struct diag_list *diags)
{
    const struct model *model = recall->model;
    const struct decision *decision = &model->decisions[index];
    const struct tally *tally = &recall->tallies[index];
    const struct diag_place place = {.file = file,
                                     .pointer = decision->record.pointer,
                                     .line = decision->record.line,
                                     .column = decision->record.column};

    diag_add(diags, CODE_FLOW_RECORD, &place,
             "\"%s\" is what really happened, but where everything before was "
             "played as it was, this closed it in %d of %d plays; a class that "
             "skips the scene then sees another move",
             model->options[decision->history].id, (int)tally->closed,
             (int)tally->met);
}

void record_report(const struct model *model, const char *file,
                   struct diag_list *diags)
{
    uint8_t policies[LIMIT_ACTORS] = {POLICY_WEIGHTS};
    struct recall recall = {.model = model,
                            .playout = {.model = model, .policies = policies}};
    struct arena arena = {0};

    if (!any_condition(model))
        return;
    recall.tallies = arena_array(&arena, (size_t)model->decisions_count,
                                 sizeof *recall.tallies);
    recall.world = arena_alloc(&arena, world_size(model));
    for (uint64_t seed = 1; seed <= PLAYS; seed++)
        recall_play(&recall, seed);
    for (int32_t i = 0; i < model->decisions_count; i++)
        if (has_condition(&model->decisions[i]) && recall.tallies[i].closed > 0)
            report(&recall, i, file, diags);
    arena_clear(&arena);
}
