/* Ids: lists of the objects, their names, and references to them. */
#include "scenario/limits.h"
#include "scenario/load_parts.h"

#include <stddef.h>
#include <string.h>

/* Lists of objects --------------------------------------------------------- */

/* The kind of object that a node is, KIND_NONE if it is none, as most are:
 * that is told from the rule alone. */
static enum shape_kind kind_of(const struct loader *loader, int32_t node)
{
    enum shape_kind kind = loader->rules[node].kind;
    const struct node *found = load_node(loader, node);

    if (kind == KIND_NONE || found->type != NODE_OBJECT || found->bad)
        return KIND_NONE;
    return kind;
}

void load_kinds(struct loader *loader)
{
    int32_t count = loader->document.count;
    int32_t i;

    loader->index =
        arena_array(&loader->scratch, (size_t)count, sizeof *loader->index);
    for (i = 0; i < count; i++)
        loader->kinds[kind_of(loader, i)].count++;
    loader->kinds[KIND_NONE].count = 0;
    for (i = 0; i < KIND_COUNT; i++) {
        struct kind_list *list = &loader->kinds[i];

        list->nodes = arena_array(&loader->scratch, (size_t)list->count,
                                  sizeof *list->nodes);
        list->count = 0;
    }
    for (i = 0; i < count; i++) {
        enum shape_kind kind = kind_of(loader, i);
        struct kind_list *list = &loader->kinds[kind];

        loader->index[i] = -1;
        if (kind == KIND_NONE)
            continue;
        /* A text is known once it is loaded. */
        if (kind != KIND_TEXT)
            loader->index[i] = list->count;
        list->nodes[list->count++] = i;
    }
}

/* Names -------------------------------------------------------------------- */

struct name_rule {
    enum shape_kind kind;
    enum table table;
    const char *what;
    size_t names; /* offset in struct model */
    int32_t base; /* added to the index */
};

#define NAMES(kind, table, what, names, base)                                  \
    {                                                                          \
        KIND_##kind, TABLE_##table, what, offsetof(struct model, names), base  \
    }

static const struct name_rule name_rules[] = {
    NAMES(METER, meters, "meter", things, THING_METER *THING_STRIDE),
    NAMES(FLAG, flags, "flag", things, THING_FLAG *THING_STRIDE),
    NAMES(UNKNOWN, unknowns, "unknown", things, THING_UNKNOWN *THING_STRIDE),
    NAMES(ACTOR, actors, "actor", things, THING_ACTOR *THING_STRIDE),
    NAMES(OPTION, options, "option", option_names, 0),
    NAMES(SCENE, scenes, "scene", scene_names, 0),
    NAMES(RULE, rules, "rule", rule_names, 0),
    NAMES(EVENT, events, "event", event_names, 0),
    NAMES(ENDING, endings, "ending", ending_names, 0),
    NAMES(CONSEQUENCE, consequences, "consequence", consequence_names, 0),
    NAMES(SOURCE, sources, "source", source_names, 0),
    NAMES(CODEX, codex, "codex entry", codex_names, 0),
    NAMES(ADVISER, advisers, "adviser", adviser_names, 0),
    NAMES(PLACE, places, "place", place_names, 0),
};

void load_id_twice(struct loader *loader, int32_t at, int32_t first,
                   const char *what, const char *more)
{
    int32_t line;
    int32_t column;

    locator_find(&loader->document.text,
                 (size_t)load_node(loader, first)->offset, &line, &column);
    report_node(&loader->report, CODE_NAME_TWICE, at,
                "the id \"%s\" of this %s is taken already in line %d, column "
                "%d%s; choose another",
                load_node(loader, at)->text, what, (int)line, (int)column,
                more);
}

/* The string that stands as an object's id, whether it can be one or not, so
 * that a thing whose id is refused is not said to be missing as well. */
static int32_t id_node(const struct loader *loader, int32_t object)
{
    int32_t child;

    for (child = load_node(loader, object)->child; child >= 0;
         child = load_node(loader, child)->next)
        if (load_node(loader, child)->key_id == KEY_id &&
            load_node(loader, child)->type == NODE_STRING)
            return child;
    return -1;
}

static bool is_thing(const struct name_rule *rule)
{
    return rule->base > 0 || rule->kind == KIND_METER;
}

/* Of so many things that the file is refused for it, those beyond the stride
 * count as the last, so that none becomes one of another kind. */
static int32_t name_value(const struct name_rule *rule, int32_t index)
{
    if (is_thing(rule) && index >= THING_STRIDE)
        index = THING_STRIDE - 1;
    return rule->base + index;
}

static void name_twice(struct loader *loader, int32_t at,
                       const struct name_rule *rule, int32_t other)
{
    static const uint8_t kinds[] = {
        [THING_METER] = KIND_METER,
        [THING_FLAG] = KIND_FLAG,
        [THING_UNKNOWN] = KIND_UNKNOWN,
        [THING_ACTOR] = KIND_ACTOR,
    };
    bool thing = is_thing(rule);
    enum shape_kind kind =
        thing ? (enum shape_kind)kinds[other / THING_STRIDE] : rule->kind;
    int32_t index = thing ? other % THING_STRIDE : other;

    load_id_twice(loader, at, id_node(loader, loader->kinds[kind].nodes[index]),
                  rule->what,
                  thing ? "; meters, flags, unknowns and actors share one "
                          "kind of id"
                        : "");
}

static void name_kind(struct loader *loader, const struct name_rule *rule)
{
    const struct kind_list *list = &loader->kinds[rule->kind];
    struct names *names =
        (struct names *)(void *)((char *)loader->model + rule->names);
    int32_t i;

    load_reserve(loader, rule->table, list->count);
    for (i = 0; i < list->count; i++) {
        int32_t at = id_node(loader, list->nodes[i]);
        const char *id = at >= 0 ? load_node(loader, at)->text : NULL;

        if (id != NULL && names_add(names, id, name_value(rule, i)))
            continue;
        /* What is written for it is not found by its id. */
        doubt_object(loader, rule->kind, i);
        if (id != NULL && !load_node(loader, at)->bad)
            name_twice(loader, at, rule, names_find(names, id));
    }
}

/* Kinds whose ids are unique within the list that holds them alone. */
static void name_within(struct loader *loader, enum shape_kind kind,
                        const char *what)
{
    const struct kind_list *list = &loader->kinds[kind];
    struct names names = {0};
    int32_t parent = -1;
    int32_t i;

    for (i = 0; i < list->count; i++) {
        int32_t at = load_field(loader, list->nodes[i], KEY_id);
        int32_t holder = load_node(loader, list->nodes[i])->parent;

        if (holder != parent)
            names_init(&names, &loader->scratch);
        parent = holder;
        if (at >= 0 && !names_add(&names, load_node(loader, at)->text, at))
            load_id_twice(loader, at,
                          names_find(&names, load_node(loader, at)->text), what,
                          "; within this list each needs its own");
    }
}

static const struct {
    uint8_t kind; /* enum shape_kind */
    const char *what;
} within[] = {
    {KIND_VALUE, "value"}, {KIND_MANDATE, "mandate"}, {KIND_BAND, "band"}};

bool load_has_names(enum shape_kind kind)
{
    size_t i;

    for (i = 0; i < sizeof within / sizeof within[0]; i++)
        if (within[i].kind == kind)
            return true;
    for (i = 0; i < sizeof name_rules / sizeof name_rules[0]; i++)
        if (name_rules[i].kind == kind)
            return true;
    return false;
}

static void count_limit(struct loader *loader, enum shape_kind kind,
                        int32_t most, const char *what)
{
    const struct kind_list *list = &loader->kinds[kind];

    if (list->count > most)
        report_node(&loader->report, CODE_LIMIT_COUNT, list->nodes[most],
                    "found %d %s in the file, allowed %d", (int)list->count,
                    what, (int)most);
}

void load_names(struct loader *loader)
{
    struct model *model = loader->model;
    struct names *all[] = {&model->things,
                           &model->option_names,
                           &model->scene_names,
                           &model->rule_names,
                           &model->event_names,
                           &model->ending_names,
                           &model->consequence_names,
                           &model->source_names,
                           &model->codex_names,
                           &model->adviser_names,
                           &model->place_names};
    size_t i;

    for (i = 0; i < sizeof all / sizeof all[0]; i++)
        names_init(all[i], loader->arena);
    for (i = 0; i < sizeof name_rules / sizeof name_rules[0]; i++)
        name_kind(loader, &name_rules[i]);
    for (i = 0; i < sizeof within / sizeof within[0]; i++)
        name_within(loader, (enum shape_kind)within[i].kind, within[i].what);
    count_limit(loader, KIND_CONSEQUENCE, LIMIT_CONSEQUENCES, "consequences");
}

/* References --------------------------------------------------------------- */

int32_t load_ref(struct loader *loader, int32_t node, const struct names *names,
                 const char *what)
{
    static const int32_t all[2] = {0, INT32_MAX};
    const char *id = load_node(loader, node)->text;
    int32_t value = names_find(names, id);
    struct strbuf near = {0};
    const char *hint;

    if (value >= 0 || doubt_meets_lost(loader, node, id))
        return value;
    hint = report_known(&loader->report, names, all, id, &near);
    doubt_ref(loader, node, names, id);
    report_node(&loader->report, CODE_REF_UNKNOWN, node,
                "no %s is called \"%s\"%s", what, id, hint);
    strbuf_clear(&near);
    return -1;
}

void load_idle_sources(struct loader *loader)
{
    static const enum shape_kind kinds[] = {
        KIND_PLACE,  KIND_ARC,  KIND_COUNTRY, KIND_MANDATE,  KIND_ADVISER,
        KIND_BAND,   KIND_FLAG, KIND_VALUE,   KIND_DECISION, KIND_NEXT,
        KIND_EXPECT, KIND_ROLE, KIND_CUT};
    size_t k;

    for (k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        const struct kind_list *list = &loader->kinds[kinds[k]];
        int32_t i;

        for (i = 0; i < list->count; i++) {
            int32_t sources = load_field(loader, list->nodes[i], KEY_sources);
            int32_t child = load_next(loader, sources, -1);

            for (; child >= 0; child = load_next(loader, sources, child))
                load_ref(loader, child, &loader->model->source_names, "source");
        }
    }
}

static const char *const thing_words[] = {
    [THING_METER] = "a meter",
    [THING_FLAG] = "a flag",
    [THING_UNKNOWN] = "an unknown",
    [THING_ACTOR] = "an actor",
};

/* What is wrong with an id, at the key or the value that it is. */
static void report_id(struct loader *loader, enum diag_code code, int32_t at,
                      const char *id, const char *message)
{
    if (load_node(loader, at)->key == id)
        report_key(&loader->report, code, at, "%s", message);
    else
        report_node(&loader->report, code, at, "%s", message);
}

static bool is_flag_in_effects(const struct loader *loader, int32_t at,
                               int32_t thing)
{
    int32_t parent = load_node(loader, at)->parent;

    return thing / THING_STRIDE == THING_FLAG &&
           loader->rules[parent].type == SHAPE_EFFECTS;
}

/* Whether what is named there changes, is set or decides by that. */
static bool serves(const struct loader *loader, int32_t at)
{
    const struct shape_rule *rule =
        &loader->rules[load_node(loader, at)->parent];

    return rule->type == SHAPE_EFFECTS || rule->type == SHAPE_SETS ||
           (load_node(loader, at)->key_id == KEY_actor &&
            (rule->kind == KIND_SCENE || rule->kind == KIND_DECISION));
}

int32_t load_thing(struct loader *loader, int32_t at, const char *id,
                   enum thing_kind kind)
{
    const struct names *things = &loader->model->things;
    const int32_t range[2] = {(int32_t)kind * THING_STRIDE,
                              (int32_t)kind * THING_STRIDE + THING_STRIDE - 1};
    int32_t value = names_find(things, id);
    struct strbuf message = {0};
    struct strbuf near = {0};

    if (value >= 0 && value / THING_STRIDE == (int32_t)kind)
        return value % THING_STRIDE;
    if (value < 0 && doubt_meets_lost(loader, at, id))
        return -1;
    if (value >= 0)
        strbuf_format(&message, "\"%s\" is %s, expected %s%s", id,
                      thing_words[value / THING_STRIDE], thing_words[kind],
                      is_flag_in_effects(loader, at, value)
                          ? "; flags are set in \"set\""
                          : "");
    else
        strbuf_format(&message, "nothing is called \"%s\", expected %s%s", id,
                      thing_words[kind],
                      report_known(&loader->report, things, range, id, &near));
    if (serves(loader, at))
        doubt_ref(loader, at, things, id);
    else
        doubt_at(loader, at);
    report_id(loader, value >= 0 ? CODE_REF_KIND : CODE_REF_UNKNOWN, at, id,
              strbuf_get(&message));
    strbuf_clear(&message);
    strbuf_clear(&near);
    return -1;
}

static int32_t thing_at(struct loader *loader, int32_t node,
                        enum thing_kind kind)
{
    return load_thing(loader, node, load_node(loader, node)->text, kind);
}

int32_t load_actor(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);

    return at < 0 ? -1 : thing_at(loader, at, THING_ACTOR);
}

int32_t load_meter(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);

    return at < 0 ? -1 : thing_at(loader, at, THING_METER);
}

uint64_t load_actors(struct loader *loader, int32_t list)
{
    uint64_t actors = 0;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        int32_t actor = thing_at(loader, child, THING_ACTOR);

        if (actor >= 0 && actor < LIMIT_ACTORS)
            actors |= UINT64_C(1) << actor;
    }
    return actors;
}

struct show load_show(struct loader *loader, int32_t node, uint64_t otherwise)
{
    int32_t at = load_field(loader, node, KEY_show);
    struct show show = {.mode = SHOW_ALWAYS};

    if (at < 0)
        return show;
    if (load_node(loader, at)->type == NODE_LIST) {
        show.mode = SHOW_ACTORS;
        show.actors = load_actors(loader, at);
        if (doubt_within(loader, at))
            show.actors = otherwise;
    } else if (strcmp(load_node(loader, at)->text, "debrief") == 0) {
        show.mode = SHOW_DEBRIEF;
    }
    return show;
}

/* Two words are targets, too. */
static void report_target(struct loader *loader, int32_t node, const char *id)
{
    struct strbuf near = {0};
    struct nearest words = nearest_to(id);
    const char *hint =
        report_nearest(&loader->report, &loader->model->scene_names, id, &near);

    nearest_try(&words, "end");
    nearest_try(&words, "back");
    if (hint[0] == '\0')
        hint = report_suggest(&loader->report, words.best, &near);
    doubt_ref(loader, node, &loader->model->scene_names, id);
    report_node(&loader->report, CODE_REF_UNKNOWN, node,
                "no scene is called \"%s\"%s", id, hint);
    strbuf_clear(&near);
}

static void refuse_back(struct loader *loader, int32_t node)
{
    doubt_at(loader, node);
    doubt_kind(loader, DOUBT_SCENE, DOUBT_USED);
    report_node(&loader->report, CODE_FLOW_BACK, node,
                "\"back\" is no target for an event: it is what an "
                "interrupting scene goes on with; name a scene or \"end\"");
}

int32_t load_target(struct loader *loader, int32_t node, bool of_event)
{
    const char *id;
    int32_t scene;

    if (node < 0)
        return GO_NOWHERE;
    id = load_node(loader, node)->text;
    if (strcmp(id, "end") == 0)
        return GO_END;
    if (strcmp(id, "back") == 0) {
        if (of_event)
            refuse_back(loader, node);
        return GO_BACK;
    }
    scene = names_find(&loader->model->scene_names, id);
    if (scene < 0 && !doubt_meets_lost(loader, node, id))
        report_target(loader, node, id);
    return scene;
}
