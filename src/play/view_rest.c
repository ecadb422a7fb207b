/* The codex, and the stops of the tree in story terms. */
#include "play/session_core.h"
#include "play/view_parts.h"

void view_add_codex(struct viewer *viewer)
{
    const struct model *model = viewer->model;
    struct view_codex *items =
        arena_array(viewer->arena, (size_t)model->codex_count, sizeof *items);

    for (int32_t i = 0; i < model->codex_count; i++) {
        const struct codex_entry *entry = &model->codex[i];
        struct list text = {0};

        items[i].id = entry->id;
        items[i].title = view_literal(viewer->arena, entry->title);
        parts_prose(viewer, viewer->world, &entry->text, &text);
        items[i].text = parts_texts(&text);
        items[i].fact = parts_fact(viewer, &entry->fact);
    }
    viewer->view->codex.items = items;
    viewer->view->codex.count = model->codex_count;
}

/* Stops ------------------------------------------------------------------ */

/* The child of `above` on the way to `node`. */
static int32_t child_towards(const struct session *session, int32_t node,
                             int32_t above)
{
    while (session->nodes[node].parent != above)
        node = session->nodes[node].parent;
    return node;
}

/* The option that the seat chose on the way to a stop, -1 if it did not. */
static int32_t own_choice(const struct viewer *viewer, int32_t node)
{
    const struct session *session = viewer->session;
    int32_t above = session_stop_above(session, node);
    struct span span;

    if (above < 0)
        return -1;
    span = viewer->model->scenes[session->nodes[above].world[WORLD_SCENE]]
               .decisions;
    for (int32_t i = 0; i < span.count; i++)
        if (viewer->model->decisions[span.first + i].actor ==
            viewer->sight.actor)
            return session->nodes[child_towards(session, node, above)]
                .choice[i];
    return -1;
}

static const char *stop_place(const struct viewer *viewer, int32_t node)
{
    const struct model *model = viewer->model;
    const int32_t *world = viewer->session->nodes[node].world;
    int32_t scene = world[WORLD_SCENE];
    const char *what = "";
    struct strbuf date = {0};
    const char *place;

    calendar_write(
        viewer->words, &date,
        (struct calendar_time){model->start_day + world_day(model, world), -1},
        CALENDAR_SHORT);
    place = parts_say(viewer, WORD_TURN_DATE,
                      VALUES(VALUE_NUMBER("turn", world[WORLD_TURN]),
                             VALUE_TEXT("date", parts_keep(viewer, &date))));
    if (world_over(world))
        what = fill_choice(viewer->arena, model, world,
                           &model->endings[world[WORLD_ENDING]].title);
    else if (scene >= 0 && sight_scene(&viewer->sight, scene))
        what = fill_choice(viewer->arena, model, world,
                           &model->scenes[scene].title);
    if (*what == '\0')
        return place;
    return parts_say(
        viewer, WORD_LIST_PAIR,
        VALUES(VALUE_TEXT("name", place), VALUE_TEXT("text", what)));
}

static void name_stop(const struct viewer *viewer, int32_t node,
                      struct view_stop *item)
{
    int32_t choice = own_choice(viewer, node);

    item->place = item->title = stop_place(viewer, node);
    item->after = "";
    if (choice < 0)
        return;
    item->after = fill_choice(viewer->arena, viewer->model,
                              viewer->session->nodes[node].world,
                              &viewer->model->options[choice].label);
    item->title = parts_say(viewer, WORD_STOP_TITLE,
                            VALUES(VALUE_TEXT("place", item->place),
                                   VALUE_TEXT("option", item->after)));
}

void view_add_stops(struct viewer *viewer)
{
    const struct session *session = viewer->session;
    size_t count = session_stop_count(session);
    struct view_stop *items = arena_array(viewer->arena, count, sizeof *items);

    for (size_t i = 0; i < count; i++) {
        struct session_stop stop = session_stop(session, i);

        name_stop(viewer, session->stops[i], &items[i]);
        items[i].number = (int32_t)i;
        items[i].parent = stop.parent;
        items[i].turn = stop.turn;
        items[i].on_path = stop.on_path;
        items[i].current = stop.current;
    }
    viewer->view->stops.items = items;
    viewer->view->stops.count = (int32_t)count;
    viewer->view->can_undo =
        session_stop_above(session, session->path[session->path_count - 1]) >=
        0;
    viewer->view->can_redo = session_node(session)->forward >= 0;
}
