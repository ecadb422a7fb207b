/* Steps 1 to 3 of a turn: time passes, what waited lands, the scene's own
 * block acts. */
#include "engine/step.h"

#include "engine/block.h"

#include <assert.h>

static void move_date(const struct step *step, const struct scene *scene)
{
    int32_t *day = &step->world[WORLD_DAY];

    if (scene->when_mode == SCENE_DAYS)
        *day += scene->day;
    else if (scene->when_mode == SCENE_DATE && scene->day > *day)
        *day = scene->day; /* a date already past counts as today */
}

static void drift(const struct step *step)
{
    const struct model *model = step->model;

    for (int32_t i = 0; i < model->meters_count; i++) {
        const struct meter *meter = &model->meters[i];
        int32_t far = meter->drift_to - world_meter(model, step->world, i);
        struct meter_change change = {.meter = i};

        if (meter->drift_by == 0 || far == 0)
            continue;
        if (far > 0)
            change.amount = far < meter->drift_by ? far : meter->drift_by;
        else
            change.amount = -far < meter->drift_by ? far : -meter->drift_by;
        block_change(step, &change, (struct cause){i, CAUSE_DRIFT});
    }
}

static void count_visit(const struct step *step, int32_t scene)
{
    const struct model *model = step->model;

    for (int32_t i = 0; i < model->visited_slots_count; i++)
        if (model->visited_slots[i] == scene)
            step->world[model->layout.visited + i]++;
}

static void forget_moved(const struct step *step)
{
    if (step->model->layout.has_moved) {
        step->world[step->model->layout.moved] = 0;
        step->world[step->model->layout.moved + 1] = 0;
    }
}

static void open_turn(struct step *step)
{
    int32_t *world = step->world;
    const struct scene *scene = &step->model->scenes[world[WORLD_NEXT]];

    step->number = 1;
    world[WORLD_TURN]++;
    world[WORLD_SCENE] = world[WORLD_NEXT];
    world[WORLD_NEXT] = GO_NOWHERE;
    forget_moved(step);
    count_visit(step, world[WORLD_SCENE]);
    move_date(step, scene);
    if (step->ledger != NULL) {
        struct ledger_entry *entry =
            block_entry(step, LEDGER_SCENE,
                        (struct cause){world[WORLD_SCENE], CAUSE_SCENE});

        entry->target = world[WORLD_SCENE];
        entry->after = world_day(step->model, world);
    }
    if (world[WORLD_TURN] > 1)
        drift(step);
}

static void note_waiting(const struct step *step, uint8_t kind, int32_t index,
                         int32_t due)
{
    if (step->ledger != NULL) {
        struct ledger_entry *entry =
            block_entry(step, kind, (struct cause){index, CAUSE_CONSEQUENCE});

        entry->target = index;
        entry->before = due - step->model->consequences[index].in;
        entry->after = due;
    }
}

/* One consequence; bit k of `waited` means due in k turns from this one. */
static void ask_waiting(const struct step *step, int32_t index, uint32_t waited)
{
    const struct model *model = step->model;
    const struct consequence *later = &model->consequences[index];
    int32_t *word = &step->world[model->layout.waiting + index];

    for (int32_t k = 0; waited >> k != 0; k++) {
        int32_t due = step->world[WORLD_TURN] + k;

        if ((waited >> k & 1) == 0)
            continue;
        if (eval(model, step->world, &later->cancel_if)) {
            if (k > 0)
                *word &= (int32_t) ~(UINT32_C(1) << (k - 1));
            note_waiting(step, LEDGER_DROPPED, index, due);
        } else if (k == 0) {
            note_waiting(step, LEDGER_LANDED, index, due);
            block_run(step, &later->block,
                      (struct cause){index, CAUSE_CONSEQUENCE});
        }
        if (k == 31)
            break; /* shifting by 32 is not defined */
    }
}

/* Asks only what waited when the turn began, so all are moved on first: what
 * a landing sends must not be asked in the same turn. */
static void land_waiting(struct step *step)
{
    const struct model *model = step->model;
    int32_t *waiting = step->world + model->layout.waiting;
    uint32_t waited[LIMIT_CONSEQUENCES];

    step->number = 2;
    assert(model->consequences_count <= LIMIT_CONSEQUENCES);
    for (int32_t i = 0; i < model->consequences_count; i++) {
        waited[i] = (uint32_t)waiting[i];
        waiting[i] = (int32_t)(waited[i] >> 1);
    }
    for (int32_t i = 0; i < model->consequences_count; i++)
        if (waited[i] != 0)
            ask_waiting(step, i, waited[i]);
}

void step_begin(const struct model *model, int32_t *world,
                struct ledger *ledger)
{
    struct step step = {.model = model,
                        .world = world,
                        .ledger = ledger,
                        .actor = -1,
                        .number = 1};
    int32_t scene;

    if (world_over(world)) {
        world[WORLD_SCENE] = GO_END;
        return;
    }
    open_turn(&step);
    land_waiting(&step);
    step.number = 3;
    scene = world[WORLD_SCENE];
    block_run(&step, &model->scenes[scene].block,
              (struct cause){scene, CAUSE_SCENE});
}
