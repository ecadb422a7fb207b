#include "scenario/doubt.h"

#include "scenario/limits.h"
#include "scenario/load_parts.h"

#include <string.h>

#define NEAR_MOST 100000 /* ids looked at for what broken parts may name */

struct doubt_row {
    enum shape_kind kind;
    size_t names; /* offset in struct model */
};

#define ROW(kind, names)                                                       \
    {                                                                          \
        KIND_##kind, offsetof(struct model, names)                             \
    }

static const struct doubt_row rows[DOUBT_COUNT] = {
    [DOUBT_METER] = ROW(METER, things),
    [DOUBT_FLAG] = ROW(FLAG, things),
    [DOUBT_UNKNOWN] = ROW(UNKNOWN, things),
    [DOUBT_ACTOR] = ROW(ACTOR, things),
    [DOUBT_OPTION] = ROW(OPTION, option_names),
    [DOUBT_SCENE] = ROW(SCENE, scene_names),
    [DOUBT_EVENT] = ROW(EVENT, event_names),
    [DOUBT_ENDING] = ROW(ENDING, ending_names),
    [DOUBT_SOURCE] = ROW(SOURCE, source_names),
    [DOUBT_ADVISER] = ROW(ADVISER, adviser_names),
};

static const struct names *names_of(const struct loader *loader, int kind)
{
    const char *model = (const char *)loader->model;

    return (const struct names *)(const void *)(model + rows[kind].names);
}

bool doubt_any(const struct doubt *doubt, enum doubted kind, unsigned bits)
{
    int32_t i;

    for (i = 0; doubt != NULL && i < doubt->count[kind]; i++)
        if (doubt_has(doubt, kind, i, bits))
            return true;
    return false;
}

/* Marks -------------------------------------------------------------------- */

static struct doubt *doubt_of(struct loader *loader)
{
    struct arena *arena = &loader->scratch;
    struct doubt *doubt = loader->doubt;
    int i;

    if (doubt != NULL)
        return doubt;
    doubt = arena_alloc(arena, sizeof *doubt);
    doubt->within = arena_array(arena, (size_t)loader->document.count,
                                sizeof *doubt->within);
    for (i = 0; i < DOUBT_COUNT; i++) {
        int32_t count = loader->kinds[rows[i].kind].count;

        if (i == DOUBT_OPTION)
            count += loader->kinds[KIND_USE].count;
        doubt->count[i] = count;
        doubt->of[i] = arena_array(arena, (size_t)count, sizeof **doubt->of);
    }
    loader->doubt = doubt;
    return doubt;
}

void doubt_index(struct loader *loader, enum doubted kind, int32_t index,
                 unsigned bits)
{
    struct doubt *doubt = doubt_of(loader);

    if (index >= 0 && index < doubt->count[kind])
        doubt->of[kind][index] |= (uint8_t)bits;
}

void doubt_kind(struct loader *loader, enum doubted kind, unsigned bits)
{
    doubt_of(loader)->all[kind] |= (uint8_t)bits;
}

void doubt_object(struct loader *loader, enum shape_kind kind, int32_t index)
{
    int i;

    for (i = 0; i < DOUBT_COUNT; i++)
        if (rows[i].kind == kind)
            doubt_index(loader, (enum doubted)i, index, DOUBT_NAMED);
}

void doubt_at(struct loader *loader, int32_t node)
{
    bool *within = doubt_of(loader)->within;

    for (; node >= 0 && !within[node]; node = load_node(loader, node)->parent)
        within[node] = true;
}

bool doubt_within(const struct loader *loader, int32_t node)
{
    return loader->doubt != NULL && node >= 0 && loader->doubt->within[node];
}

bool doubt_refused(const struct loader *loader, int32_t node, enum key key)
{
    int32_t child;

    if (loader->report.errors == 0 || node < 0)
        return false;
    for (child = load_node(loader, node)->child; child >= 0;
         child = load_node(loader, child)->next)
        if (load_node(loader, child)->key_id == key)
            return load_node(loader, child)->bad;
    return false;
}

/* Names -------------------------------------------------------------------- */

/* Whatever bears this id. False where nothing does. */
static bool mark_id(struct loader *loader, const char *id, unsigned bits)
{
    int32_t thing = names_find(&loader->model->things, id);
    bool found = thing >= 0;
    int kind;

    if (found)
        doubt_index(loader, (enum doubted)(thing / THING_STRIDE),
                    thing % THING_STRIDE, bits);
    for (kind = DOUBT_OPTION; kind < DOUBT_COUNT; kind++) {
        int32_t index = names_find(names_of(loader, kind), id);

        if (index >= 0)
            doubt_index(loader, (enum doubted)kind, index, bits);
        found = found || index >= 0;
    }
    return found;
}

/* Those of a kind that the id may be a misspelling of: not the nearest alone,
 * since it may be another. False where there are none. */
static bool mark_near(struct loader *loader, int kind, const char *id,
                      unsigned bits)
{
    const struct kind_list *list = &loader->kinds[rows[kind].kind];
    bool found = false;
    int32_t i;

    if (loader->doubt_searches >= NEAR_MOST)
        return false;
    loader->doubt_searches += 1 + list->count;
    for (i = 0; i < list->count; i++) {
        struct nearest near = nearest_to(id);

        nearest_try(&near, load_string(loader, list->nodes[i], KEY_id));
        if (near.best == NULL)
            continue;
        doubt_index(loader, (enum doubted)kind, i, bits);
        found = true;
    }
    return found;
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' ||
           (c >= 'A' && c <= 'Z');
}

/* All ids in a text; in a sentence only those that are written rightly. */
static void mark_text(struct loader *loader, const char *text, unsigned bits)
{
    bool sentence = expr_is_prose(text);
    struct strbuf id = {0};
    size_t length;
    int kind;

    for (; *text != '\0'; text += length > 0 ? length : 1) {
        for (length = 0; is_word(text[length]);)
            length++;
        if (length == 0 || length > LIMIT_ID)
            continue;
        strbuf_reset(&id);
        strbuf_add(&id, text, length);
        if (mark_id(loader, strbuf_get(&id), bits) || sentence ||
            expr_reserved(strbuf_get(&id)))
            continue;
        for (kind = 0; kind < DOUBT_COUNT; kind++)
            if (loader->doubt_searches < NEAR_MOST)
                mark_near(loader, kind, strbuf_get(&id), bits);
            else
                doubt_kind(loader, (enum doubted)kind, bits);
    }
    strbuf_clear(&id);
}

void doubt_tree(struct loader *loader, int32_t node)
{
    int32_t i = node;

    /* Nodes stand in the order of the file: what is within one follows. */
    do {
        const struct node *found = load_node(loader, i);

        if (found->key != NULL && i != node)
            mark_id(loader, found->key, DOUBT_NAMED);
        if (found->text != NULL && !expr_is_prose(found->text))
            mark_text(loader, found->text, DOUBT_NAMED);
        i++;
    } while (i < loader->document.count &&
             load_node(loader, i)->parent >= node);
}

void doubt_ref(struct loader *loader, int32_t at, const struct names *names,
               const char *id)
{
    const char *near = loader->report.near;
    bool found = names_find(names, id) >= 0;
    int kind;

    doubt_at(loader, at);
    mark_id(loader, id, DOUBT_USED);
    if (near != NULL)
        found = mark_id(loader, near, DOUBT_USED) || found;
    for (kind = 0; kind < DOUBT_COUNT; kind++)
        if (names_of(loader, kind) == names)
            found = mark_near(loader, kind, id, DOUBT_USED) || found;
    for (kind = 0; kind < DOUBT_COUNT && !found; kind++)
        if (names_of(loader, kind) == names)
            doubt_kind(loader, (enum doubted)kind, DOUBT_USED);
}

void doubt_expr(struct loader *loader, int32_t at, bool any)
{
    const char *text = load_node(loader, at)->text;
    int kind;

    mark_text(loader, text, DOUBT_READ);
    for (kind = DOUBT_METER; any && kind <= DOUBT_UNKNOWN; kind++)
        doubt_kind(loader, (enum doubted)kind, DOUBT_READ);
}

/* What the walker of shapes refused ---------------------------------------- */

struct wanted_row {
    uint8_t key;  /* enum key, where an id is wanted and none stands */
    uint8_t kind; /* enum doubted */
};

static const struct wanted_row wanted[] = {
    {KEY_options, DOUBT_OPTION},
    {KEY_actor, DOUBT_ACTOR},
    {KEY_by, DOUBT_ADVISER},
};

/* Nothing stands under this key of `node`, and something is needed. */
static void doubt_missing(struct loader *loader, int32_t node, enum key key)
{
    size_t i;

    doubt_at(loader, node);
    for (i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        if (wanted[i].key == key)
            doubt_kind(loader, (enum doubted)wanted[i].kind, DOUBT_USED);
}

static void note_missing(struct loader *loader, int32_t node)
{
    const struct shape_object *object = shape_objects[loader->rules[node].kind];
    int32_t i;

    for (i = 0; object != NULL && i < object->count; i++) {
        const struct shape_field *field = &object->fields[i];

        if ((field->flags & SHAPE_REQUIRED) && !(field->flags & SHAPE_TOLD) &&
            field->key != KEY_id &&
            load_field(loader, node, (enum key)field->key) < 0)
            doubt_missing(loader, node, (enum key)field->key);
    }
}

static void note_lost(struct loader *loader, int32_t node)
{
    int32_t i = node;

    if (loader->lost.arena == NULL)
        names_init(&loader->lost, &loader->scratch);
    do {
        const char *text = load_node(loader, i)->text;

        if (text != NULL && strlen(text) <= LIMIT_ID)
            names_add(&loader->lost, text, i);
        i++;
    } while (i < loader->document.count &&
             load_node(loader, i)->parent >= node);
}

bool doubt_lost(const struct loader *loader, const char *id)
{
    return loader->lost.arena != NULL && names_find(&loader->lost, id) >= 0;
}

bool doubt_meets_lost(struct loader *loader, int32_t at, const char *id)
{
    if (!doubt_lost(loader, id))
        return false;
    doubt_at(loader, at);
    return true;
}

/* What is only told decides nothing, and an id only says what it is called. */
static void note_refused(struct loader *loader, int32_t node)
{
    doubt_tree(loader, node);
    note_lost(loader, node);
    if (!loader->rules[node].told && load_node(loader, node)->key_id != KEY_id)
        doubt_at(loader, node);
}

void doubt_shapes(struct loader *loader)
{
    int32_t i;

    if (loader->report.errors == 0)
        return;
    for (i = 0; i < loader->document.count; i++) {
        const struct node *node = load_node(loader, i);
        const struct shape_rule *rule = &loader->rules[i];

        if (node->bad)
            note_refused(loader, i);
        else if (node->type == NODE_LIST && node->count == 0 &&
                 rule->field != NULL && shape_needs_some(rule->field))
            doubt_missing(loader, i, (enum key)rule->field->key);
        else if (node->type == NODE_OBJECT && rule->type != SHAPE_SKIP)
            note_missing(loader, i);
    }
}

/* What is open, by its place in the model. */
void doubt_finish(struct loader *loader)
{
    int kind;
    int32_t i;

    if (loader->doubt == NULL)
        return;
    for (kind = 0; kind < DOUBT_COUNT; kind++) {
        const struct kind_list *list = &loader->kinds[rows[kind].kind];

        for (i = 0; i < list->count; i++)
            if (doubt_within(loader, list->nodes[i]))
                doubt_index(loader, (enum doubted)kind, i, DOUBT_OPEN);
    }
    for (i = 0; i < loader->kinds[KIND_USE].count; i++) {
        int32_t node = loader->kinds[KIND_USE].nodes[i];

        if (doubt_within(loader, node))
            doubt_index(loader, DOUBT_OPTION, loader->index[node], DOUBT_OPEN);
    }
}
