/* The head, the map, sources, codex and time line. */
#include "scenario/load_parts.h"

#include "scenario/date.h"
#include "scenario/limits.h"

static const char *load_authors(struct loader *loader)
{
    int32_t list = load_field(loader, 0, KEY_authors);
    struct strbuf joined = {0};
    const char *copy;
    int32_t child;

    if (list < 0)
        return "";
    if (load_node(loader, list)->type == NODE_STRING)
        return load_node(loader, list)->text;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        if (joined.length > 0)
            strbuf_text(&joined, ", ");
        strbuf_text(&joined, load_node(loader, child)->text);
    }
    copy = arena_text(loader->arena, strbuf_get(&joined));
    strbuf_clear(&joined);
    return copy;
}

static void load_start(struct loader *loader)
{
    struct model *model = loader->model;
    struct date date = {.minute = -1};

    model->start = load_string(loader, 0, KEY_start);
    date_parse(model->start, &date);
    model->start_day = date.day;
    model->start_minute = date.minute;
}

/* The map ------------------------------------------------------------------ */

static int32_t load_degrees(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);
    int64_t hundredths = 0;

    if (at >= 0)
        document_hundredths(&loader->document, at, &hundredths);
    return (int32_t)hundredths;
}

static void load_place(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_PLACE].nodes[i];
    struct place *place = &loader->model->places[i];

    place->id = load_string(loader, node, KEY_id);
    place->name = load_string(loader, node, KEY_name);
    place->lon = load_degrees(loader, node, KEY_lon);
    place->lat = load_degrees(loader, node, KEY_lat);
    place->actor = load_actor(loader, node, KEY_actor);
}

static int32_t load_place_ref(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);

    return at < 0 ? -1
                  : load_ref(loader, at, &loader->model->place_names, "place");
}

/* A condition on the map is read by all, like a text's. */
static struct expr load_map_when(struct loader *loader, int32_t node)
{
    struct expr when = load_condition(loader, node, KEY_when, true);

    if (loader->unknowns_read != 0)
        load_told(loader, load_field(loader, node, KEY_when),
                  loader->unknowns_read);
    return when;
}

static void load_arc(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_ARC].nodes[i];
    struct arc arc = {.from = load_place_ref(loader, node, KEY_from),
                      .to = load_place_ref(loader, node, KEY_to)};

    arc.when = load_map_when(loader, node);
    arc.label = load_text(loader, node, KEY_label);
    loader->model->arcs[i] = arc;
}

static void load_country(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_COUNTRY].nodes[i];
    struct country country = {.code = load_string(loader, node, KEY_code),
                              .actor = load_actor(loader, node, KEY_actor)};

    country.when = load_map_when(loader, node);
    loader->model->countries[i] = country;
}

static void load_map(struct loader *loader)
{
    struct model *model = loader->model;
    int32_t node = load_field(loader, 0, KEY_map);
    int32_t centre = load_field(loader, node, KEY_centre);
    struct map *map = &model->map;
    int32_t i;

    if (node < 0)
        return;
    map->zoom = (int32_t)load_number(loader, node, KEY_zoom, 100);
    map->lon = load_degrees(loader, centre, KEY_lon);
    map->lat = load_degrees(loader, centre, KEY_lat);
    map->places = (struct span){0, model->places_count};
    map->arcs = load_span(loader, TABLE_arcs, loader->kinds[KIND_ARC].count);
    map->countries =
        load_span(loader, TABLE_countries, loader->kinds[KIND_COUNTRY].count);
    for (i = 0; i < model->places_count; i++)
        load_place(loader, i);
    for (i = 0; i < model->arcs_count; i++)
        load_arc(loader, i);
    for (i = 0; i < model->countries_count; i++)
        load_country(loader, i);
}

/* What can be looked up ---------------------------------------------------- */

static void load_source(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_SOURCE].nodes[i];

    loader->model->sources[i] =
        (struct source){.id = load_string(loader, node, KEY_id),
                        .title = load_string(loader, node, KEY_title),
                        .publisher = load_string(loader, node, KEY_publisher),
                        .date = load_string(loader, node, KEY_date),
                        .url = load_string(loader, node, KEY_url),
                        .fact = load_fact(loader, node)};
}

static void load_entry(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_CODEX].nodes[i];
    struct codex_entry *entry = &loader->model->codex[i];

    entry->id = load_string(loader, node, KEY_id);
    entry->title = load_string(loader, node, KEY_title);
    entry->text = load_prose(loader, node, KEY_text);
    entry->fact = load_fact(loader, node);
}

static void load_moment(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_MOMENT].nodes[i];
    struct timeline_entry *entry = &loader->model->timeline[i];

    entry->date = load_string(loader, node, KEY_date);
    entry->text = load_text(loader, node, KEY_text);
    entry->fact = load_fact(loader, node);
}

static void load_strings(struct loader *loader)
{
    struct model *model = loader->model;

    model->id = load_string(loader, 0, KEY_id);
    model->title = load_string(loader, 0, KEY_title);
    model->summary = load_string(loader, 0, KEY_summary);
    model->language = load_string(loader, 0, KEY_language);
    model->license = load_string(loader, 0, KEY_license);
    model->version = load_string(loader, 0, KEY_version);
    model->content_note = load_string(loader, 0, KEY_content_note);
    model->facts_note = load_string(loader, 0, KEY_facts_note);
    model->authors = load_authors(loader);
}

void load_head(struct loader *loader)
{
    struct model *model = loader->model;
    int32_t i;

    load_for(loader, READ_BY_ALL, false);
    load_strings(loader);
    model->forecast =
        (uint8_t)load_word(loader, 0, KEY_forecast, FORECAST_DIRECTION);
    model->clock = load_meter(loader, 0, KEY_clock);
    load_map(loader);
    for (i = 0; i < model->sources_count; i++)
        load_source(loader, i);
    for (i = 0; i < model->codex_count; i++)
        load_entry(loader, i);
    load_reserve(loader, TABLE_timeline, loader->kinds[KIND_MOMENT].count);
    for (i = 0; i < model->timeline_count; i++)
        load_moment(loader, i);
}

void load_calendar(struct loader *loader)
{
    int32_t limits = load_field(loader, 0, KEY_limits);

    load_start(loader);
    /* Where it is broken, nothing comes too late. */
    loader->model->turn_cap =
        (int32_t)load_number(loader, limits, KEY_turns, LIMIT_TURNS);
}
