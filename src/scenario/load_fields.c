/* Tables, fields and expressions of the loader. */
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
        (list < 0 || load_count(loader, list) == 0))
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

/* Expressions -------------------------------------------------------------- */

/* A goal is what a sentence is most often written for. */
static const char *goal_advice(const struct node *node)
{
    return node->key_id == KEY_goal && expr_is_prose(node->text)
               ? "; a goal is reckoned from meters, as in 'trust - tension', "
                 "and its sentence stands in the \"text\" of a mandate or in "
                 "the \"brief\""
               : "";
}

/* Places are worked out for findings alone, so the compiler reports to a
 * list of its own first. */
static void pass_on(struct loader *loader, int32_t node)
{
    size_t i;

    for (i = 0; i < loader->heard.count; i++) {
        const struct diag *heard = &loader->heard.items[i];

        loader->report.near = heard->near;
        report_inside(&loader->report, heard->code, node,
                      heard->place.column - 1, "%s%s", heard->message,
                      goal_advice(load_node(loader, node)));
    }
    diag_clear(&loader->heard);
}

static struct expr compile(struct loader *loader, int32_t node,
                           enum expr_type type)
{
    static const struct diag_place nowhere = {0};
    struct expr expr;

    expr_compile(&loader->env, load_node(loader, node)->text, type, &nowhere,
                 &expr);
    loader->unknowns_read = loader->env.unknowns_read;
    if (loader->heard.count > 0)
        pass_on(loader, node);
    return expr;
}

static void wrong_plain(struct loader *loader, int32_t node,
                        enum expr_type type)
{
    report_node(&loader->report, CODE_EXPR_RESULT, node,
                type == EXPR_TRUTH
                    ? "found a number, expected true, false or an expression"
                    : "found a truth value, expected a number or an "
                      "expression");
}

struct expr load_expr(struct loader *loader, int32_t node, enum expr_type type,
                      int64_t otherwise)
{
    const struct node *found;

    loader->unknowns_read = 0;
    if (node < 0)
        return expr_constant(otherwise);
    found = load_node(loader, node);
    if (found->type == NODE_STRING)
        return compile(loader, node, type);
    if ((found->type == NODE_NUMBER) != (type == EXPR_NUMBER))
        wrong_plain(loader, node, type);
    if (found->type == NODE_NUMBER)
        return expr_constant(found->number);
    return expr_constant(found->type == NODE_TRUE);
}

struct expr load_amount(struct loader *loader, int32_t node, enum key key,
                        const int64_t range[2], int64_t otherwise)
{
    int32_t at = load_field(loader, node, key);
    struct expr expr = load_expr(loader, at, EXPR_NUMBER, otherwise);

    if (at >= 0 && expr_is_constant(&expr) &&
        (expr.constant < range[0] || expr.constant > range[1]))
        report_node(&loader->report, CODE_RANGE_NUMBER, at,
                    "found %lld, allowed %lld to %lld",
                    (long long)expr.constant, (long long)range[0],
                    (long long)range[1]);
    return expr;
}

struct expr load_condition(struct loader *loader, int32_t node, enum key key,
                           bool otherwise)
{
    return load_expr(loader, load_field(loader, node, key), EXPR_TRUTH,
                     otherwise);
}
