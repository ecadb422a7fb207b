#include "engine/playout.h"
#include "play/session_core.h"
#include "play/view_parts.h"

#include <string.h>

/* Seats ------------------------------------------------------------------ */

static bool was_picked(const struct viewer *viewer, int32_t actor,
                       int32_t mandate)
{
    int32_t picked[2];

    if (viewer->session == NULL)
        return false;
    session_get_mandates(viewer->session, actor, picked);
    return picked[0] == mandate || picked[1] == mandate;
}

static int32_t goal_value(const struct model *model, const int32_t *world,
                          const struct mandate *mandate)
{
    int64_t value = mandate->has_goal ? eval(model, world, &mandate->goal) : 0;

    if (value > INT32_MAX)
        return INT32_MAX;
    return value < INT32_MIN ? INT32_MIN : (int32_t)value;
}

void view_add_known(const struct viewer *viewer, int32_t actor,
                    struct list *brief)
{
    const struct model *model = viewer->model;

    for (int32_t i = 0; i < model->unknowns_count; i++) {
        const struct unknown *unknown = &model->unknowns[i];
        int32_t value = world_unknown(model, viewer->world, i);
        const struct unknown_value *known;
        struct strbuf out = {0};
        const char *text;

        if (value < 0 || (unknown->known_by >> actor & 1) == 0)
            continue;
        known = &model->values[unknown->values.first + value];
        text = fill_choice(viewer->arena, model, viewer->world, &known->text);
        strbuf_format(&out, "%s %s",
                      view_literal(viewer->arena, unknown->question),
                      *text != '\0' ? text : known->id);
        *(const char **)list_add(viewer->arena, brief, sizeof(char *)) =
            parts_keep(viewer, &out);
    }
}

struct view_seat view_seat_of(const struct viewer *viewer, int32_t actor,
                              const int32_t *start, const int32_t *now)
{
    const struct model *model = viewer->model;
    const struct actor *a = &model->actors[actor];
    struct view_mandate *mandates =
        arena_array(viewer->arena, (size_t)a->mandates.count, sizeof *mandates);
    struct list brief = {0};
    struct view_seat seat = {.actor = a->id,
                             .name = view_literal(viewer->arena, a->name),
                             .role = view_literal(viewer->arena, a->role),
                             .wants = "",
                             .index = actor};

    for (int32_t i = 0; i < a->mandates.count; i++) {
        int32_t index = a->mandates.first + i;
        const struct mandate *mandate = &model->mandates[index];

        mandates[i].id = mandate->id;
        mandates[i].name = view_literal(viewer->arena, mandate->name);
        mandates[i].text =
            fill_choice(viewer->arena, model, viewer->world, &mandate->text);
        mandates[i].index = index;
        mandates[i].picked = was_picked(viewer, actor, index);
        mandates[i].measured = mandate->has_goal;
        mandates[i].start = goal_value(model, start, mandate);
        mandates[i].now = goal_value(model, now, mandate);
    }
    parts_prose(viewer, viewer->world, &a->brief, &brief);
    view_add_known(viewer, actor, &brief);
    seat.brief = parts_texts(&brief);
    seat.mandates.items = mandates;
    seat.mandates.count = a->mandates.count;
    return seat;
}

/* The first person who may see the scene that waits, else the first. */
static int32_t reading_seat(const struct session *session)
{
    const struct model *model = session_model(session);
    int32_t scene = session_node(session)->world[WORLD_SCENE];
    int32_t first = -1;

    for (int32_t i = 0; i < model->actors_count; i++) {
        if ((session_seats(session)->persons >> i & 1) == 0)
            continue;
        if (scene < 0 || foresight_shown(&model->scenes[scene].show, i))
            return i;
        first = first < 0 ? i : first;
    }
    return first;
}

/* Whose view it is when nobody is named. */
static int32_t default_seat(const struct session *session)
{
    const struct model *model = session_model(session);
    int32_t slot = session_waiting(session);

    if (slot >= 0)
        return model->decisions[session_decisions(session).first + slot].actor;
    return reading_seat(session);
}

/* Putting it together ---------------------------------------------------- */

static int32_t *copy_world(const struct viewer *viewer, const int32_t *world)
{
    int32_t *copy = arena_alloc(viewer->arena, world_size(viewer->model));

    memcpy(copy, world, world_size(viewer->model));
    return copy;
}

/* A world as the seat must take it; in the debrief as it is. */
static const int32_t *imagine(const struct viewer *viewer, const int32_t *world)
{
    int32_t *imagined = copy_world(viewer, world);

    if (!viewer->sight.over)
        foresight_world(viewer->model, world, viewer->sight.actor, 0, imagined);
    return imagined;
}

/* Whether a seat had the stop at that index of the way to itself: it decided
 * there, or read where nobody did. */
static bool was_theirs(const struct session *session, size_t index,
                       int32_t actor)
{
    const struct model *model = session->model;
    const struct node *node = &session->nodes[session->path[index]];
    const int32_t *choice = session->nodes[session->path[index + 1]].choice;
    const struct scene *scene = &model->scenes[node->world[WORLD_SCENE]];
    bool decided = false;

    if (node->stop < 0)
        return false;
    for (int32_t i = 0; i < scene->decisions.count; i++) {
        decided = decided || choice[i] >= 0;
        if (choice[i] >= 0 &&
            model->decisions[scene->decisions.first + i].actor == actor)
            return true;
    }
    return !decided && foresight_shown(&scene->show, actor);
}

/* What is news: since the last stop of the seat itself. Where several
 * persons take turns, others' stops lie between. */
static void look_back(struct viewer *viewer)
{
    const struct session *session = viewer->session;
    int32_t actor = viewer->sight.actor;
    size_t at = viewer->turns - 1;

    viewer->since = session_since(session);
    viewer->first_stop =
        session_stop_above(session, session->path[session->path_count - 1]) < 0;
    if (actor < 0 || (session->seats.persons >> actor & 1) == 0)
        return;
    while (at > 0 && !was_theirs(session, at - 1, actor))
        at--;
    viewer->since = at > 0 ? at - 1 : 0;
    viewer->first_stop = at == 0;
}

static struct viewer look(const struct session *session, int32_t actor,
                          struct arena *arena)
{
    struct viewer viewer = {.session = session,
                            .model = session_model(session),
                            .arena = arena,
                            .words = session->words,
                            .turns = session_turn_count(session)};

    viewer.world = session_turn(session, viewer.turns - 1).world;
    viewer.sight = sight_open(session, actor, arena);
    look_back(&viewer);
    viewer.imagined = imagine(&viewer, viewer.world);
    viewer.probe = copy_world(&viewer, viewer.imagined);
    viewer.view = arena_alloc(arena, sizeof *viewer.view);
    return viewer;
}

static void add_dates(struct viewer *viewer)
{
    const struct model *model = viewer->model;
    int32_t day = model->start_day + world_day(model, viewer->world);
    int32_t minute = world_minute(model, viewer->world);
    struct strbuf week = {0};
    struct strbuf near = {0};

    viewer->view->date = parts_date(viewer, viewer->turns - 1, CALENDAR_FULL);
    calendar_write(viewer->words, &week, (struct calendar_time){day, -1},
                   CALENDAR_WEEK);
    viewer->view->week = parts_keep(viewer, &week);
    calendar_write(viewer->words, &near, (struct calendar_time){day, minute},
                   minute >= 0 ? CALENDAR_WEEK : CALENDAR_FULL);
    viewer->view->near = parts_keep(viewer, &near);
}

static void add_head(struct viewer *viewer)
{
    const struct model *model = viewer->model;
    const struct seats *seats = session_seats(viewer->session);
    struct view *view = viewer->view;

    view->words = viewer->words;
    view->scenario = model->id;
    view->title = view_literal(viewer->arena, model->title);
    view->summary = view_literal(viewer->arena, model->summary);
    view->content_note = view_literal(viewer->arena, model->content_note);
    view->facts_note = view_literal(viewer->arena, model->facts_note);
    add_dates(viewer);
    view->turn = viewer->world[WORLD_TURN];
    view->turn_cap = model->turn_cap;
    view->as_it_was = seats->as_it_was;
    view->cut_minutes = seats->cut != NULL ? seats->cut->minutes : -1;
    view->seed = session_seed(viewer->session);
    view->hash = session_turn(viewer->session, viewer->turns - 1).hash;
    view->phase = (uint8_t)session_phase(viewer->session);
}

static void add_seat(struct viewer *viewer)
{
    const int32_t *start = session_turn(viewer->session, 0).world;

    viewer->view->seat.index = -1;
    viewer->view->seat.actor = viewer->view->seat.name =
        viewer->view->seat.role = "";
    if (viewer->sight.actor >= 0)
        viewer->view->seat =
            view_seat_of(viewer, viewer->sight.actor, imagine(viewer, start),
                         viewer->imagined);
}

const struct view *view_make(const struct session *session, int32_t actor,
                             struct arena *arena)
{
    struct viewer viewer =
        look(session, actor >= 0 ? actor : default_seat(session), arena);

    add_head(&viewer);
    add_seat(&viewer);
    view_add_debrief(&viewer);
    view_add_meters(&viewer);
    view_add_scene(&viewer);
    view_add_options(&viewer);
    view_add_ladder(&viewer);
    view_add_timeline(&viewer);
    view_add_happenings(&viewer);
    view_add_changes(&viewer);
    view_add_codex(&viewer);
    view_add_stops(&viewer);
    view_add_map(&viewer);
    return viewer.view;
}

/* Before a play ---------------------------------------------------------- */

static bool any_playable(const struct model *model)
{
    for (int32_t i = 0; i < model->actors_count; i++)
        if (model->actors[i].playable)
            return true;
    return false;
}

static void add_seats(const struct viewer *viewer,
                      struct view_briefing *briefing)
{
    const struct model *model = viewer->model;
    bool some = any_playable(model);
    struct list list = {0};

    for (int32_t i = 0; i < model->actors_count; i++)
        if (model->actors[i].playable || !some)
            *(struct view_seat *)list_add(viewer->arena, &list,
                                          sizeof(struct view_seat)) =
                view_seat_of(viewer, i, viewer->world, viewer->world);
    briefing->seats.items = list.items;
    briefing->seats.count = list.count;
}

static void add_versions(const struct viewer *viewer,
                         struct view_briefing *briefing)
{
    const struct model *model = viewer->model;
    struct list list = {0};

    for (int32_t i = 0; i < model->unknowns_count; i++)
        briefing->on_record =
            briefing->on_record || model->unknowns[i].history >= 0;
    for (int32_t i = 0; i < model->cuts_count; i++)
        *(struct view_cut *)list_add(
            viewer->arena, &list, sizeof(struct view_cut)) = (struct view_cut){
            model->cuts[i].minutes, model->cuts[i].scenes.count};
    briefing->cuts.items = list.items;
    briefing->cuts.count = list.count;
}

const struct view_briefing *view_briefing(const struct model *model,
                                          struct arena *arena)
{
    struct view_briefing *briefing = arena_alloc(arena, sizeof *briefing);
    int32_t *world = arena_alloc(arena, world_size(model));
    struct viewer viewer = {.model = model,
                            .arena = arena,
                            .words = model_words(model),
                            .world = world};
    struct span questions = model->classroom.questions;
    struct list lines = {0};

    /* No truth is told before a play has one: no value of an unknown holds. */
    world_init(model, (struct start){0}, world, NULL);
    for (int32_t i = 0; i < model->unknowns_count; i++)
        world[model->layout.unknowns + i] = -1;
    briefing->title = view_literal(arena, model->title);
    briefing->summary = view_literal(arena, model->summary);
    briefing->content_note = view_literal(arena, model->content_note);
    briefing->facts_note = view_literal(arena, model->facts_note);
    briefing->license = view_literal(arena, model->license);
    briefing->authors = view_literal(arena, model->authors);
    briefing->turn_cap = model->turn_cap;
    for (int32_t i = 0; i < questions.count; i++)
        *(const char **)list_add(arena, &lines, sizeof(char *)) =
            view_literal(arena, model->class_lines[questions.first + i]);
    briefing->questions = parts_texts(&lines);
    add_seats(&viewer, briefing);
    add_versions(&viewer, briefing);
    return briefing;
}

/* Fans ------------------------------------------------------------------- */

#define FAN_PLAYS 128
#define FAN_TURNS 6

static bool fan_move(const struct session *session, const struct view *view,
                     int32_t option, struct move *move)
{
    struct turn_point point = session_point(session);
    struct diag_list diags = {0};
    bool good;

    if (option < 0 || option >= view->options.count)
        return false;
    good = move_parse(&point, view->options.items[option].move, move, &diags);
    diag_clear(&diags);
    return good;
}

static struct view_fan keep_fan(const struct fan *fans, int32_t turns,
                                struct arena *arena)
{
    struct view_fan view_fan;
    int32_t *low = arena_array(arena, (size_t)turns, sizeof *low);
    int32_t *middle = arena_array(arena, (size_t)turns, sizeof *middle);
    int32_t *high = arena_array(arena, (size_t)turns, sizeof *high);

    for (int32_t i = 0; i < turns; i++) {
        low[i] = fans[i].low;
        middle[i] = fans[i].middle;
        high[i] = fans[i].high;
    }
    view_fan.low.items = low;
    view_fan.middle.items = middle;
    view_fan.high.items = high;
    view_fan.low.count = view_fan.middle.count = view_fan.high.count = turns;
    return view_fan;
}

struct view_fan view_fan(const struct session *session, const struct view *view,
                         int32_t option, int32_t meter, struct arena *arena)
{
    const struct model *model = session_model(session);
    struct fan_query query = {.model = model,
                              .world = session_point(session).world,
                              .plays = FAN_PLAYS,
                              .turns = FAN_TURNS};
    struct fan *fans;
    int32_t thing;

    if (!fan_move(session, view, option, &query.move) || meter < 0 ||
        meter >= view->meters.count)
        return (struct view_fan){{NULL, 0}, {NULL, 0}, {NULL, 0}};
    thing = names_find(&model->things, view->meters.items[meter].id);
    fans = arena_array(arena, (size_t)model->meters_count * (size_t)query.turns,
                       sizeof *fans);
    foresight_fan(&query, fans, arena);
    return keep_fan(&fans[(thing % THING_STRIDE) * query.turns], query.turns,
                    arena);
}
