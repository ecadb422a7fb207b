/* Tables and fields of the loader. */
#include "scenario/load_parts.h"

#include <stddef.h>
#include <string.h>

/* Tables ------------------------------------------------------------------- */

struct table_info {
    size_t items, count; /* offsets in struct model */
    size_t size;
};

static const struct table_info infos[TABLE_COUNT] = {
#define X(type, name)                                                          \
    [TABLE_##name] = {offsetof(struct model, name),                            \
                      offsetof(struct model, name##_count), sizeof(type)},
    MODEL_TABLES(X)
#undef X
};

/* Memory for at least so many elements, of which `first` are in use. */
static char *make_room(struct loader *loader, enum table table, char *items,
                       size_t first, size_t needed)
{
    size_t size = infos[table].size;
    size_t room = loader->room[table] * 2;
    char *moved;

    if (needed <= loader->room[table])
        return items;
    room = room < needed ? needed : room;
    moved = arena_room(loader->arena, room, size);
    if (first > 0)
        memcpy(moved, items, first * size);
    loader->room[table] = room;
    return moved;
}

int32_t load_reserve(struct loader *loader, enum table table, int32_t count)
{
    const struct table_info *info = &infos[table];
    char *model = (char *)loader->model;
    int32_t first;
    char *items;

    memcpy(&first, model + info->count, sizeof first);
    memcpy(&items, model + info->items, sizeof items);
    items = make_room(loader, table, items, (size_t)first,
                      (size_t)first + (size_t)count);
    memcpy(model + info->items, &items, sizeof items);
    if (count > 0)
        memset(items + (size_t)first * info->size, 0,
               (size_t)count * info->size);
    count += first;
    memcpy(model + info->count, &count, sizeof count);
    return first;
}

struct span load_span(struct loader *loader, enum table table, int32_t count)
{
    return (struct span){load_reserve(loader, table, count), count};
}

/* Fields ------------------------------------------------------------------- */

int32_t load_next(const struct loader *loader, int32_t node, int32_t child)
{
    child = document_next(&loader->document, node, child);
    while (child >= 0 && load_node(loader, child)->key_id == KEY_NOTE)
        child = document_next(&loader->document, node, child);
    return child;
}

int32_t load_count(const struct loader *loader, int32_t node)
{
    int32_t count = 0;
    int32_t child;

    for (child = load_next(loader, node, -1); child >= 0;
         child = load_next(loader, node, child))
        count++;
    return count;
}

const char *load_string(const struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);

    return at >= 0 ? load_node(loader, at)->text : "";
}

int64_t load_number(const struct loader *loader, int32_t node, enum key key,
                    int64_t otherwise)
{
    int32_t at = load_field(loader, node, key);

    return at >= 0 ? load_node(loader, at)->number : otherwise;
}

bool load_truth(const struct loader *loader, int32_t node, enum key key,
                bool otherwise)
{
    int32_t at = load_field(loader, node, key);

    return at >= 0 ? load_node(loader, at)->type == NODE_TRUE : otherwise;
}

int32_t load_word(const struct loader *loader, int32_t node, enum key key,
                  int32_t otherwise)
{
    int32_t at = load_field(loader, node, key);
    const struct shape_word *words;
    int32_t i;

    if (at < 0)
        return otherwise;
    words = loader->rules[at].field->words;
    for (i = 0; words[i].text; i++)
        if (strcmp(words[i].text, load_node(loader, at)->text) == 0)
            return i;
    return otherwise;
}

/* What is reported was reported by somebody. */
static void check_reported(struct loader *loader, int32_t node)
{
    report_key(&loader->report, CODE_SENSE_SOURCE,
               load_field(loader, node, KEY_status),
               "\"status\" says that this is reported, and not by whom; add "
               "\"sources\", or take another status");
}

struct fact load_fact(struct loader *loader, int32_t node)
{
    int32_t list = load_field(loader, node, KEY_sources);
    struct fact fact = {0};
    int32_t child;
    int32_t i;

    fact.status =
        (uint8_t)(load_word(loader, node, KEY_status, FACT_UNMARKED - 1) + 1);
    if (fact.status == FACT_REPORTED &&
        !doubt_refused(loader, node, KEY_sources) &&
        (list < 0 || load_node(loader, list)->count == 0))
        check_reported(loader, node);
    if (list < 0)
        return fact;
    fact.sources =
        load_span(loader, TABLE_source_refs, load_count(loader, list));
    i = fact.sources.first;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->source_refs[i++] =
            load_ref(loader, child, &loader->model->source_names, "source");
    return fact;
}
