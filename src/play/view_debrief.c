/* What is told when the play is over: its ending, the hidden truths, and
 * what really happened. */
#include "play/view_parts.h"

#include "engine/world.h"

static void add_ending(struct viewer *viewer)
{
    const struct ending *ending =
        &viewer->model->endings[viewer->world[WORLD_ENDING]];
    struct view_ending *item = &viewer->view->ending;
    struct list text = {0};

    item->id = ending->id;
    item->title = fill_choice(viewer->arena, viewer->model, viewer->world,
                              &ending->title);
    item->tone = ending->tone;
    parts_prose(viewer, viewer->world, &ending->text, &text);
    item->text = parts_texts(&text);
}

/* Unknowns --------------------------------------------------------------- */

static void fill_unknown(const struct viewer *viewer, int32_t index,
                         struct view_unknown *item)
{
    const struct unknown *unknown = &viewer->model->unknowns[index];
    int32_t drawn = world_unknown(viewer->model, viewer->world, index);
    const struct unknown_value *value;

    item->question = view_literal(viewer->arena, unknown->question);
    item->answer = "";
    item->never = drawn < 0; /* without values: nobody knows */
    if (drawn < 0)
        return;
    value = &viewer->model->values[unknown->values.first + drawn];
    item->answer =
        fill_choice(viewer->arena, viewer->model, viewer->world, &value->text);
    if (*item->answer == '\0')
        item->answer = value->id;
    item->invented = unknown->history >= 0 && unknown->history != drawn;
}

static void add_unknowns(struct viewer *viewer)
{
    struct list list = {0};

    for (int32_t i = 0; i < viewer->model->unknowns_count; i++)
        if (sight_unknown(&viewer->sight, i))
            fill_unknown(
                viewer, i,
                list_add(viewer->arena, &list, sizeof(struct view_unknown)));
    viewer->view->unknowns.items = list.items;
    viewer->view->unknowns.count = list.count;
}

/* What really happened --------------------------------------------------- */

/* What the option on record is called here: as its decision offers it. */
static const char *recorded_label(const struct viewer *viewer,
                                  const struct decision *decision)
{
    const struct model *model = viewer->model;
    struct span span = decision->options;
    int32_t option = decision->history;

    if (option < 0)
        return "";
    for (int32_t i = 0; i < span.count; i++) {
        int32_t offered = model->option_refs[span.first + i];

        if (model->options[offered].identity == decision->history)
            option = offered;
    }
    return fill_choice(viewer->arena, model, viewer->world,
                       &model->options[option].label);
}

/* `choice` is the option as used, -1 where nothing was open. */
static void fill_record(const struct viewer *viewer, size_t index,
                        const struct decision *decision, int32_t choice,
                        struct view_record *item)
{
    const struct model *model = viewer->model;

    item->date = parts_date(viewer, index, CALENDAR_SHORT);
    item->title = fill_choice(viewer->arena, model,
                              session_turn(viewer->session, index).world,
                              &model->scenes[decision->scene].title);
    item->in_fact = fill_choice(viewer->arena, model, viewer->world,
                                &decision->history_text);
    if (*item->in_fact == '\0')
        item->in_fact = recorded_label(viewer, decision);
    item->in_play = choice < 0 ? "" : parts_label(viewer, index, choice);
    item->fact = parts_fact(viewer, &decision->history_fact);
    item->same = choice >= 0 && decision->history >= 0 &&
                 model->options[choice].identity == decision->history;
}

static void add_records_of(const struct viewer *viewer, size_t index,
                           struct list *list)
{
    struct session_turn turn = session_turn(viewer->session, index);
    struct span span;

    if (turn.choice == NULL)
        return;
    span = viewer->model->scenes[turn.world[WORLD_SCENE]].decisions;
    for (int32_t i = 0; i < span.count; i++) {
        const struct decision *decision =
            &viewer->model->decisions[span.first + i];

        if (decision->history >= 0 || decision->history_text.pieces.count > 0)
            fill_record(
                viewer, index, decision, turn.choice[i],
                list_add(viewer->arena, list, sizeof(struct view_record)));
    }
}

static void add_records(struct viewer *viewer)
{
    struct list list = {0};

    for (size_t i = 0; i < viewer->turns; i++)
        add_records_of(viewer, i, &list);
    viewer->view->records.items = list.items;
    viewer->view->records.count = list.count;
}

/* Questions -------------------------------------------------------------- */

/* Those of the class first, then those of the scenes on the way. */
static void add_questions(struct viewer *viewer)
{
    const struct model *model = viewer->model;
    struct span span = model->classroom.questions;
    struct list list = {0};

    for (int32_t i = 0; i < span.count; i++)
        *(const char **)list_add(viewer->arena, &list, sizeof(char *)) =
            view_literal(viewer->arena, model->class_lines[span.first + i]);
    for (size_t i = 0; i < viewer->turns; i++) {
        const int32_t *world = session_turn(viewer->session, i).world;

        if (world[WORLD_SCENE] >= 0)
            parts_prose(viewer, world,
                        &model->scenes[world[WORLD_SCENE]].discuss, &list);
    }
    viewer->view->questions = parts_texts(&list);
}

/* What each side wanted -------------------------------------------------- */

/* A rule-played side has no words for its goal: which meters it wants
 * higher, and which lower. */
static const char *goal_words(const struct viewer *viewer,
                              const struct expr *goal)
{
    /* [wants less, wants more][is not the first, is it] */
    static const enum word words[2][2] = {
        {WORD_GOAL_LESS, WORD_GOAL_LESS_FIRST},
        {WORD_GOAL_MORE, WORD_GOAL_MORE_FIRST}};
    const char *all = "";

    for (int32_t i = 0; i < viewer->model->meters_count; i++) {
        int32_t sign = view_goal_sign(viewer, i, goal);
        const char *name =
            view_literal(viewer->arena, viewer->model->meters[i].name);

        if (sign != 0)
            all = parts_list(viewer, all,
                             parts_say(viewer, words[sign > 0][*all == '\0'],
                                       VALUES(VALUE_TEXT("meter", name))));
    }
    return all;
}

static int32_t goal_at(const struct viewer *viewer, const int32_t *world,
                       const struct expr *goal)
{
    int64_t value = eval(viewer->model, world, goal);

    return value > INT32_MAX   ? INT32_MAX
           : value < INT32_MIN ? INT32_MIN
                               : (int32_t)value;
}

static void add_seat_of(struct viewer *viewer, int32_t index, struct list *list)
{
    const struct actor *actor = &viewer->model->actors[index];
    const int32_t *start = session_turn(viewer->session, 0).world;
    struct view_seat *seat =
        list_add(viewer->arena, list, sizeof(struct view_seat));

    *seat = view_seat_of(viewer, index, start, viewer->world);
    if (actor->mandates.count > 0 || !actor->has_goal)
        return;
    seat->wants = goal_words(viewer, &actor->goal);
    seat->start = goal_at(viewer, start, &actor->goal);
    seat->now = goal_at(viewer, viewer->world, &actor->goal);
}

static void add_seats(struct viewer *viewer)
{
    struct list list = {0};

    for (int32_t i = 0; i < viewer->model->actors_count; i++)
        if (viewer->model->actors[i].mandates.count > 0 ||
            viewer->model->actors[i].has_goal)
            add_seat_of(viewer, i, &list);
    viewer->view->seats.items = list.items;
    viewer->view->seats.count = list.count;
}

static void count_never_told(struct viewer *viewer)
{
    for (int32_t i = 0; i < viewer->model->unknowns_count; i++)
        viewer->view->never_told +=
            viewer->model->unknowns[i].never_told ? 1 : 0;
}

void view_add_debrief(struct viewer *viewer)
{
    viewer->view->ending.id = viewer->view->ending.title = "";
    if (!viewer->sight.over)
        return;
    add_ending(viewer);
    add_unknowns(viewer);
    count_never_told(viewer);
    add_records(viewer);
    add_seats(viewer);
    add_questions(viewer);
}
