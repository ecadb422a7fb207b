/* The scene that waits, and what its seat may choose. */
#include "play/view_parts.h"

#include "engine/moves.h"
#include "engine/world.h"
#include "play/session_core.h"

#include <string.h>

int32_t view_decision(const struct viewer *viewer)
{
    struct span decisions = session_decisions(viewer->session);

    for (int32_t i = decisions.first; i < decisions.first + decisions.count;
         i++)
        if (viewer->model->decisions[i].actor == viewer->sight.actor)
            return i;
    return -1;
}

/* The scene -------------------------------------------------------------- */

void view_add_scene(struct viewer *viewer)
{
    struct view *view = viewer->view;
    int32_t index = viewer->world[WORLD_SCENE];
    int32_t decision = view_decision(viewer);
    struct list brief = {0};
    struct list discuss = {0};

    view->scene = view->prompt = "";
    if (index < 0)
        return;
    if (sight_scene(&viewer->sight, index)) {
        const struct scene *scene = &viewer->model->scenes[index];

        view->scene = fill_choice(viewer->arena, viewer->model, viewer->world,
                                  &scene->title);
        parts_prose(viewer, viewer->world, &scene->brief, &brief);
        parts_prose(viewer, viewer->world, &scene->discuss, &discuss);
    }
    if (decision >= 0) {
        const struct decision *d = &viewer->model->decisions[decision];

        view->prompt = fill_choice(viewer->arena, viewer->model, viewer->world,
                                   &d->prompt);
        parts_prose(viewer, viewer->world, &d->brief, &brief);
    }
    /* At its first stop a seat is told what it knows. */
    if (viewer->first_stop && viewer->sight.actor >= 0)
        view_add_known(viewer, viewer->sight.actor, &brief);
    view->brief = parts_texts(&brief);
    view->discuss = parts_texts(&discuss);
}

/* Marks ------------------------------------------------------------------ */

/* Unknowns that the seat does not know: bit i is unknown i. */
static uint32_t hidden_unknowns(const struct viewer *viewer)
{
    uint32_t hidden = 0;

    for (int32_t i = 0; i < viewer->model->unknowns_count; i++)
        if (!sight_unknown(&viewer->sight, i))
            hidden |= UINT32_C(1) << i;
    return hidden;
}

static int32_t hold(int64_t amount)
{
    const int64_t most = 2 * (int64_t)LIMIT_METER_VALUE;

    if (amount > most)
        return (int32_t)most;
    return amount < -most ? (int32_t)-most : (int32_t)amount;
}

static int8_t pips(int32_t amount)
{
    int32_t size = amount < 0 ? -amount : amount;

    if (size <= 5)
        return 1;
    return size <= 12 ? 2 : 3;
}

/* What the card says of an amount, no more than its forecast allows. */
static void say_amount(const struct viewer *viewer, uint8_t forecast,
                       int32_t meter, int32_t amount, struct view_mark *mark)
{
    mark->size = pips(amount);
    if (forecast == FORECAST_SIZE)
        return;
    mark->way = amount > 0 ? 1 : -1;
    mark->colour = (int8_t)(mark->way * view_meter_goal(viewer, meter));
    mark->exact = forecast == FORECAST_NUMBERS;
    mark->amount = mark->exact ? amount : 0;
}

static void add_mark(const struct viewer *viewer, const struct option *option,
                     const struct effect *effect, bool replaces,
                     struct list *list)
{
    const struct model *model = viewer->model;
    int32_t meter = effect->meter;
    bool unknown =
        (eval_unknowns(model, &effect->amount) & hidden_unknowns(viewer)) != 0;
    int32_t amount = hold(eval(model, viewer->imagined, &effect->amount));
    struct view_mark *mark;

    if (replaces)
        amount -= world_meter(model, viewer->imagined, meter);
    if (viewer->meter_place[meter] < 0 || (amount == 0 && !unknown))
        return;
    mark = list_add(viewer->arena, list, sizeof *mark);
    mark->meter = viewer->meter_place[meter];
    mark->unknown = unknown;
    if (!unknown)
        say_amount(viewer, option->forecast, meter, amount, mark);
}

static void add_marks(const struct viewer *viewer, const struct option *option,
                      struct view_option *item)
{
    const struct model *model = viewer->model;
    const struct block *block = &option->block;
    struct list list = {0};

    if (option->forecast == FORECAST_NONE)
        return;
    for (int32_t i = 0; i < block->effects.count; i++)
        add_mark(viewer, option, &model->effects[block->effects.first + i],
                 false, &list);
    for (int32_t i = 0; i < block->sets.count; i++) {
        const struct assign *assign = &model->assigns[block->sets.first + i];
        const struct effect effect = {assign->value, assign->target};

        if (assign->kind == TARGET_METER)
            add_mark(viewer, option, &effect, true, &list);
    }
    item->marks.items = list.items;
    item->marks.count = list.count;
}

/* Advice ----------------------------------------------------------------- */

static void add_expects(const struct viewer *viewer,
                        const struct advice *advice, struct view_advice *item)
{
    struct list list = {0};

    for (int32_t i = 0; i < advice->expects.count; i++) {
        const struct expectation_mark *expected =
            &viewer->model->marks[advice->expects.first + i];
        struct view_mark *mark;

        if (viewer->meter_place[expected->meter] < 0)
            continue;
        mark = list_add(viewer->arena, &list, sizeof *mark);
        mark->meter = viewer->meter_place[expected->meter];
        mark->way = expected->up ? 1 : -1;
        mark->colour =
            (int8_t)(mark->way * view_meter_goal(viewer, expected->meter));
    }
    item->expects.items = list.items;
    item->expects.count = list.count;
}

static void add_advice(const struct viewer *viewer, const struct option *option,
                       struct view_option *item)
{
    struct list list = {0};

    for (int32_t i = 0; i < option->advice.count; i++) {
        const struct advice *advice =
            &viewer->model->advice[option->advice.first + i];
        const char *text = fill_choice(viewer->arena, viewer->model,
                                       viewer->world, &advice->text);
        const struct adviser *by =
            advice->adviser < 0 ? NULL
                                : &viewer->model->advisers[advice->adviser];
        struct view_advice *line;

        /* Another side's adviser speaks to that side alone. */
        if (by != NULL && by->actor >= 0 && by->actor != viewer->sight.actor)
            continue;
        line = list_add(viewer->arena, &list, sizeof *line);
        line->by = by != NULL ? view_literal(viewer->arena, by->name) : "";
        line->text = text;
        line->in_favour = advice->in_favour;
        add_expects(viewer, advice, line);
    }
    item->advice.items = list.items;
    item->advice.count = list.count;
}

/* Options ---------------------------------------------------------------- */

static bool is_listed(const struct turn_point *point, int32_t decision,
                      int32_t option)
{
    int32_t options[LIMIT_OPTIONS];
    int32_t count = moves_list(point, decision, options);

    for (int32_t i = 0; i < count; i++)
        if (options[i] == option)
            return true;
    return false;
}

/* Why an option is closed; NULL where it is not even shown, as what a class
 * cut leaves out. */
static const char *closed_reason(const struct viewer *viewer, int32_t decision,
                                 int32_t index)
{
    const struct option *option = &viewer->model->options[index];
    struct turn_point point = session_point(viewer->session);
    const char *reason;

    point.offered = (struct span){0, 0};
    if (is_listed(&point, decision, index))
        return NULL;
    if (eval(viewer->model, viewer->world, &option->when))
        return words_get(viewer->words, WORD_LOCKED_FACILITATOR);
    reason = fill_choice(viewer->arena, viewer->model, viewer->world,
                         &option->locked);
    return *reason != '\0' ? reason : NULL;
}

static const char *move_line(const struct viewer *viewer, int32_t decision,
                             int32_t option)
{
    struct strbuf line = {0};

    move_format(viewer->model, (struct move){decision, option}, &line);
    return parts_keep(viewer, &line);
}

static void fill_option(const struct viewer *viewer,
                        const struct option *option, struct view_option *item)
{
    const struct model *model = viewer->model;
    const int32_t *world = viewer->world;

    item->id = option->id;
    item->label = fill_choice(viewer->arena, model, world, &option->label);
    item->line = fill_choice(viewer->arena, model, world, &option->line);
    item->text = fill_choice(viewer->arena, model, world, &option->block.text);
    item->fact = parts_fact(viewer, &option->fact);
    item->rung = option->rung;
    item->means = option->means;
    item->signal = option->signal;
    item->forecast = option->forecast;
    add_marks(viewer, option, item);
    add_advice(viewer, option, item);
}

static void add_option(const struct viewer *viewer, int32_t decision,
                       int32_t index, struct list *list)
{
    const struct option *option = &viewer->model->options[index];
    int32_t slot = decision - session_decisions(viewer->session).first;
    struct turn_point point = session_point(viewer->session);
    bool open = is_listed(&point, decision, index);
    const char *locked = open ? "" : closed_reason(viewer, decision, index);
    struct view_option *item;

    if (locked == NULL)
        return;
    item = list_add(viewer->arena, list, sizeof *item);
    fill_option(viewer, option, item);
    item->move = move_line(viewer, decision, index);
    item->locked = locked;
    item->open = open;
    item->chosen = session_chosen(viewer->session, slot) == index;
}

void view_add_options(struct viewer *viewer)
{
    const struct model *model = viewer->model;
    int32_t decision = view_decision(viewer);
    struct list list = {0};

    if (decision < 0 || session_phase(viewer->session) != PHASE_DECIDE ||
        (session_seats(viewer->session)->persons >> viewer->sight.actor & 1) ==
            0)
        return;
    for (int32_t i = 0; i < model->decisions[decision].options.count; i++)
        add_option(
            viewer, decision,
            model->option_refs[model->decisions[decision].options.first + i],
            &list);
    viewer->view->options.items = list.items;
    viewer->view->options.count = list.count;
}
