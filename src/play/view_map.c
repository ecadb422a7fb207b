/* The map: places, and the arcs and countries that hold and may be known.
 *
 * What is on a map is seen by all who look, so that a condition may show
 * nothing of what its seat does not know: not by being there, and not by
 * going away either. Conditions are therefore asked on a world whose flags
 * stand as the seat last saw them set, and one that reads anything else the
 * seat cannot always follow never holds for it. */
#include "engine/world.h"
#include "play/view_parts.h"
#include "scenario/limits.h"

#include <string.h>

/* What is known ---------------------------------------------------------- */

static void set_flag(const struct model *model, int32_t *world, int32_t flag,
                     bool on)
{
    int32_t *word = &world[model->layout.flags + flag / 32];
    uint32_t bit = UINT32_C(1) << (flag % 32);

    *word = (int32_t)(on ? (uint32_t)*word | bit : (uint32_t)*word & ~bit);
}

static void follow_flag(const struct viewer *viewer,
                        const struct ledger_entry *entry, int32_t *known)
{
    struct origin origin;

    if (entry->kind != LEDGER_FLAG)
        return;
    origin = sight_origin(&viewer->sight, entry);
    if (sight_cause(&viewer->sight, &origin) == SEEN_ALL)
        set_flag(viewer->model, known, entry->target, entry->after != 0);
}

/* The world as it is, but for flags: those as the seat saw them set. */
static const int32_t *known_world(const struct viewer *viewer)
{
    const struct model *model = viewer->model;
    int32_t *known = arena_alloc(viewer->arena, world_size(model));

    memcpy(known, viewer->world, world_size(model));
    if (viewer->sight.over)
        return known;
    for (int32_t i = 0; i < model->flags_count; i++)
        set_flag(model, known, i, false);
    for (size_t i = 0; i < viewer->turns; i++) {
        struct session_turn turn = session_turn(viewer->session, i);

        for (size_t k = 0; k < turn.entry_count; k++)
            follow_flag(viewer, &turn.entries[k], known);
    }
    return known;
}

/* Whether every act that an actor can ever choose is a public one. */
static bool acts_in_public(const struct model *model, int32_t actor)
{
    for (int32_t i = 0; i < model->decisions_count; i++) {
        const struct decision *decision = &model->decisions[i];

        if (decision->actor != actor)
            continue;
        for (int32_t k = 0; k < decision->options.count; k++) {
            int32_t option = model->option_refs[decision->options.first + k];

            if (model->options[option].signal != SIGNAL_PUBLIC)
                return false;
        }
    }
    return true;
}

static bool follows_input(const struct viewer *viewer,
                          const struct eval_input *input)
{
    const struct ledger_entry now = {.turn = viewer->world[WORLD_TURN],
                                     .step = 9};

    switch (input->op) {
    case OP_FLAG: /* known_world() sees to it */
        return true;
    case OP_MOVED:
    case OP_LAST_IS:
    case OP_RUNG:
    case OP_MEANS_IS:
    case OP_SIGNAL_IS: /* a secret act would make an open one go away */
        return input->a == viewer->sight.actor ||
               acts_in_public(viewer->model, input->a);
    default:
        return sight_input(&viewer->sight, &now, input);
    }
}

static bool holds(const struct viewer *viewer, const int32_t *known,
                  const struct expr *when)
{
    struct eval_input inputs[LIMIT_EXPR_NODES];
    int32_t count =
        eval_inputs(viewer->model, known, when, inputs, LIMIT_EXPR_NODES);

    for (int32_t i = 0; i < count && !viewer->sight.over; i++)
        if (!follows_input(viewer, &inputs[i]))
            return false;
    return eval(viewer->model, known, when) != 0;
}

/* The parts -------------------------------------------------------------- */

static struct view_party party_of(const struct viewer *viewer, int32_t actor)
{
    if (actor < 0)
        return (struct view_party){.name = ""};
    return (struct view_party){
        .name = view_literal(viewer->arena, viewer->model->actors[actor].name),
        .own = actor == viewer->sight.actor,
        .playable = viewer->model->actors[actor].playable};
}

static void add_places(const struct viewer *viewer, struct view_map *map)
{
    const struct model *model = viewer->model;
    struct view_place *items =
        arena_array(viewer->arena, (size_t)model->places_count, sizeof *items);

    for (int32_t i = 0; i < model->places_count; i++) {
        const struct place *place = &model->places[i];

        items[i] = (struct view_place){
            .id = place->id,
            .name = view_literal(viewer->arena, place->name),
            .party = party_of(viewer, place->actor),
            .lon = place->lon,
            .lat = place->lat};
    }
    map->places.items = items;
    map->places.count = model->places_count;
}

static void add_arcs(const struct viewer *viewer, const int32_t *known,
                     struct view_map *map)
{
    const struct model *model = viewer->model;
    struct list list = {0};

    for (int32_t i = 0; i < model->arcs_count; i++) {
        const struct arc *arc = &model->arcs[i];
        struct view_arc *item;

        if (arc->from < 0 || arc->to < 0 || !holds(viewer, known, &arc->when))
            continue;
        item = list_add(viewer->arena, &list, sizeof *item);
        item->from = arc->from;
        item->to = arc->to;
        item->label = fill_choice(viewer->arena, model, known, &arc->label);
    }
    map->arcs.items = list.items;
    map->arcs.count = list.count;
}

/* 0 for what is no number of three digits: no country has that one. */
static int32_t country_code(const char *text)
{
    int32_t code = 0;

    if (strlen(text) != 3 || strspn(text, "0123456789") != 3)
        return 0;
    for (int32_t i = 0; i < 3; i++)
        code = code * 10 + (text[i] - '0');
    return code;
}

static void add_countries(const struct viewer *viewer, const int32_t *known,
                          struct view_map *map)
{
    const struct model *model = viewer->model;
    struct list list = {0};

    for (int32_t i = 0; i < model->countries_count; i++) {
        const struct country *country = &model->countries[i];
        struct view_country *item;

        if (!holds(viewer, known, &country->when))
            continue;
        item = list_add(viewer->arena, &list, sizeof *item);
        item->code = country_code(country->code);
        item->party = party_of(viewer, country->actor);
    }
    map->countries.items = list.items;
    map->countries.count = list.count;
}

void view_add_map(struct viewer *viewer)
{
    const struct map *from = &viewer->model->map;
    struct view_map *map = &viewer->view->map;
    const int32_t *known;

    if (from->zoom == 0)
        return;
    known = known_world(viewer);
    map->zoom = from->zoom;
    map->lon = from->lon;
    map->lat = from->lat;
    add_places(viewer, map);
    add_arcs(viewer, known, map);
    add_countries(viewer, known, map);
}
