/* Facts, people and texts: what a reader would stumble over. */
#include "scenario/check_parts.h"

#include "scenario/date.h"

#include <string.h>

/* Dates ---------------------------------------------------------------------
 */

static void note_target(bool *targets, int32_t to)
{
    if (to >= 0)
        targets[to] = true;
}

/* Scenes that something leads to but the order of the file. */
static void note_targets(const struct model *model, bool *targets)
{
    int32_t i;

    for (i = 0; i < model->options_count; i++)
        note_target(targets, model->options[i].go_to);
    for (i = 0; i < model->outcomes_count; i++)
        note_target(targets, model->outcomes[i].go_to);
    for (i = 0; i < model->events_count; i++)
        note_target(targets, model->events[i].go_to);
    for (i = 0; i < model->nexts_count; i++)
        note_target(targets, model->nexts[i].to);
}

static void check_scene_date(struct loader *loader, int32_t index,
                             int32_t least, int32_t by)
{
    int32_t date =
        load_field(loader, loader->kinds[KIND_SCENE].nodes[index], KEY_date);

    if (by < 0)
        report_node(&loader->report, CODE_SENSE_DATE, date,
                    "this is before the start of the scenario, %s; a date "
                    "already past counts as today",
                    loader->model->start);
    else
        report_node(&loader->report, CODE_SENSE_DATE, date,
                    "the scene \"%s\" before this one is %d days later; a "
                    "date already past counts as today",
                    loader->model->scenes[by].id,
                    (int)(least - loader->model->scenes[index].day));
}

/* Whoever falls to a scene has passed all before it that have no condition,
 * back to the last that may have been jumped to. */
static void check_dates(struct loader *loader)
{
    const struct model *model = loader->model;
    bool *targets = arena_array(&loader->scratch, (size_t)model->scenes_count,
                                sizeof *targets);
    /* Else they are counted from nowhere. */
    bool known = load_field(loader, 0, KEY_start) >= 0;
    int32_t least = known ? 0 : INT32_MIN;
    int32_t by = -1;
    int32_t i;

    note_targets(model, targets);
    for (i = 0; i < model->scenes_count; i++)
        targets[i] =
            targets[i] || doubt_has(loader->doubt, DOUBT_SCENE, i, DOUBT_USED);
    for (i = 0; i < model->scenes_count; i++) {
        const struct scene *scene = &model->scenes[i];
        bool sure = expr_is_constant(&scene->when) && scene->when.constant != 0;

        if (targets[i]) {
            least = known ? 0 : INT32_MIN;
            by = -1;
        }
        if (scene->when_mode == SCENE_DATE && scene->day < least)
            check_scene_date(loader, i, least, by);
        if (scene->when_mode == SCENE_DATE && sure && scene->day > least) {
            least = scene->day;
            by = i;
        }
    }
}

/* Sources -------------------------------------------------------------------
 */

/* 2014, 2014-12, 2014-12-17 or with a time. */
static bool is_source_date(const char *text)
{
    static const char form[] = "dddd-dd";
    struct date date;
    size_t length = strlen(text);
    size_t i;

    if (length != 4 && length != 7)
        return date_parse(text, &date);
    for (i = 0; i < length; i++)
        if (form[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != '-')
            return false;
    return length == 4 ||
           (memcmp(text + 5, "13", 2) < 0 && memcmp(text + 5, "00", 2) > 0);
}

static bool is_address(const char *url)
{
    static const char *const ways[] = {"https://", "http://", "doi:", "urn:"};
    size_t i;

    for (i = 0; i < sizeof ways / sizeof ways[0]; i++)
        if (strncmp(url, ways[i], strlen(ways[i])) == 0)
            return strpbrk(url, " \t\n\"<>") == NULL &&
                   url[strlen(ways[i])] != '\0';
    return false;
}

static void check_source(struct loader *loader, int32_t index)
{
    const struct source *source = &loader->model->sources[index];
    int32_t node = loader->kinds[KIND_SOURCE].nodes[index];
    int32_t date = load_field(loader, node, KEY_date);
    int32_t url = load_field(loader, node, KEY_url);

    if (source->title[0] == '\0' ||
        (source->publisher[0] == '\0' && source->url[0] == '\0'))
        report_node(&loader->report, CODE_SENSE_BARE_SOURCE, node,
                    "nobody could find this source: say its \"title\", and "
                    "its \"publisher\" or \"url\"");
    if (date >= 0 && !is_source_date(source->date))
        report_node(&loader->report, CODE_SENSE_SOURCE_FORM, date,
                    "found \"%s\", expected a year, a month or a day, as "
                    "2014, 2014-12 or 2014-12-17",
                    source->date);
    if (url >= 0 && !is_address(source->url))
        report_node(&loader->report, CODE_SENSE_SOURCE_FORM, url,
                    "found \"%s\", expected an address that begins with "
                    "https://, http://, doi: or urn:",
                    source->url);
}

/* Lists of ids --------------------------------------------------------------
 */

static bool is_id_list(const struct loader *loader, int32_t node)
{
    uint8_t type = loader->rules[node].type;

    return load_node(loader, node)->type == NODE_LIST &&
           !load_node(loader, node)->bad &&
           (type == SHAPE_REFS || type == SHAPE_SHOW);
}

/* An id of an entry for the names of its texts alone: no table holds it. */
static const char *own_id(const struct loader *loader, int32_t node)
{
    int32_t id = load_node(loader, node)->type == NODE_OBJECT
                     ? load_field(loader, node, KEY_id)
                     : -1;
    const struct shape_field *field = id >= 0 ? loader->rules[id].field : NULL;

    return field != NULL && (field->flags & SHAPE_TOLD) != 0
               ? load_node(loader, id)->text
               : NULL;
}

/* Texts of two entries of one id would have one name, and one translation. */
static void check_own_ids(struct loader *loader, int32_t list)
{
    struct names names = {0};
    int32_t child;

    names_init(&names, &loader->scratch);
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        const char *id = own_id(loader, child);

        if (id != NULL && !names_add(&names, id, 0))
            report_node(&loader->report, CODE_SENSE_TWICE,
                        load_field(loader, child, KEY_id),
                        "another entry of this list is called \"%s\", so that "
                        "translations cannot tell their texts apart; give each "
                        "an id of its own",
                        id);
    }
}

static bool may_have_own_ids(const struct loader *loader, int32_t node)
{
    uint8_t type = loader->rules[node].type;

    if (load_node(loader, node)->type != NODE_LIST ||
        load_node(loader, node)->bad || load_node(loader, node)->count < 2)
        return false;
    return type == SHAPE_PROSE || type == SHAPE_TEXT || type == SHAPE_NEXT ||
           (type == SHAPE_OBJECTS &&
            !load_has_names((enum shape_kind)loader->rules[node].kind));
}

static void check_list(struct loader *loader, int32_t list)
{
    struct names names = {0};
    int32_t child;

    if (load_node(loader, list)->count < 2)
        return;
    names_init(&names, &loader->scratch);
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        if (!names_add(&names, load_node(loader, child)->text, 0))
            report_node(&loader->report, CODE_SENSE_TWICE, child,
                        "\"%s\" stands in this list already",
                        load_node(loader, child)->text);
}

void check_facts(struct loader *loader)
{
    int32_t i;

    check_dates(loader);
    for (i = 0; i < loader->model->sources_count; i++)
        check_source(loader, i);
    for (i = 0; i < loader->document.count; i++)
        if (is_id_list(loader, i))
            check_list(loader, i);
        else if (may_have_own_ids(loader, i))
            check_own_ids(loader, i);
}
