/* Blocks and the consequences that they send. */
#include "scenario/load_parts.h"

#include "scenario/limits.h"

static struct span load_effects(struct loader *loader, int32_t list)
{
    struct span span =
        load_span(loader, TABLE_effects, load_count(loader, list));
    int32_t i = span.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->effects[i++] = (struct effect){
            .meter = load_thing(loader, child, load_node(loader, child)->key,
                                THING_METER),
            .amount = load_expr(loader, child, EXPR_NUMBER, 0)};
    return span;
}

static void report_unknown_target(struct loader *loader, int32_t node,
                                  const char *id)
{
    const struct names *things = &loader->model->things;
    struct strbuf near = {0};
    const char *hint = report_nearest(&loader->report, things, id, &near);

    doubt_ref(loader, node, things, id);
    report_key(&loader->report, CODE_REF_UNKNOWN, node,
               "nothing is called \"%s\", expected a flag or a meter%s", id,
               hint);
    strbuf_clear(&near);
}

static struct assign load_assign(struct loader *loader, int32_t node)
{
    const char *id = load_node(loader, node)->key;
    int32_t thing = names_find(&loader->model->things, id);
    struct assign assign = {.kind = TARGET_METER, .target = -1};

    if (thing >= 0 && thing / THING_STRIDE == THING_FLAG) {
        assign.kind = TARGET_FLAG;
        assign.target = thing % THING_STRIDE;
        assign.value = load_expr(loader, node, EXPR_TRUTH, 0);
    } else if (thing < 0 && !doubt_meets_lost(loader, node, id)) {
        report_unknown_target(loader, node, id);
    } else if (thing >= 0) {
        assign.target = load_thing(loader, node, id, THING_METER);
        if (assign.target >= 0)
            assign.value = load_expr(loader, node, EXPR_NUMBER, 0);
    }
    return assign;
}

static struct span load_sets(struct loader *loader, int32_t list)
{
    struct span span =
        load_span(loader, TABLE_assigns, load_count(loader, list));
    int32_t i = span.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        struct assign assign = load_assign(loader, child);

        loader->model->assigns[i++] = assign;
    }
    return span;
}

static struct span load_later(struct loader *loader, int32_t list)
{
    struct span span =
        load_span(loader, TABLE_later_refs, load_count(loader, list));
    int32_t i = span.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->later_refs[i++] = loader->index[child];
    return span;
}

void load_block(struct loader *loader, int32_t node, struct block *block)
{
    int32_t effects = load_field(loader, node, KEY_effects);
    int32_t sets = load_field(loader, node, KEY_set);
    int32_t later = load_field(loader, node, KEY_later);

    if (effects >= 0)
        block->effects = load_effects(loader, effects);
    if (sets >= 0)
        block->sets = load_sets(loader, sets);
    if (later >= 0)
        block->later = load_later(loader, later);
    if (load_field(loader, node, KEY_text) >= 0)
        block->text = load_text(loader, node, KEY_text);
    if (load_field(loader, node, KEY_headline) >= 0) {
        struct reader before = load_for(loader, READ_BY_ALL, false);

        block->headline = load_text(loader, node, KEY_headline);
        loader->reader = before;
    }
}

/* Consequences ------------------------------------------------------------- */

/* The object in whose `later` a node stands. */
static int32_t sender_of(const struct loader *loader, int32_t node)
{
    int32_t list = load_node(loader, node)->parent;

    return load_node(loader, list)->parent;
}

static struct cause owner_of(const struct loader *loader, int32_t node)
{
    static const uint8_t causes[KIND_COUNT] = {
        [KIND_SCENE] = CAUSE_SCENE,
        [KIND_OPTION] = CAUSE_OPTION,
        [KIND_USE] = CAUSE_OPTION,
        [KIND_OUTCOME] = CAUSE_OUTCOME,
        [KIND_RULE] = CAUSE_RULE,
        [KIND_EVENT] = CAUSE_EVENT,
        [KIND_CONSEQUENCE] = CAUSE_CONSEQUENCE,
    };
    int32_t sender = sender_of(loader, node);

    return (struct cause){.kind = causes[loader->rules[sender].kind],
                          .index = loader->index[sender]};
}

/* Whoever sees what sends it reads the texts of a consequence. */
static void set_readers(struct loader *loader, int32_t node)
{
    int32_t at = node;

    for (;; at = load_node(loader, at)->parent) {
        enum shape_kind kind = loader->rules[at].kind;
        bool object = load_node(loader, at)->type == NODE_OBJECT;

        if (object && (kind == KIND_OPTION || kind == KIND_USE)) {
            load_for(loader, load_readers(loader, at), false);
            return;
        }
        if (object && kind == KIND_SCENE) {
            load_for_scene(loader, at);
            return;
        }
        if (load_node(loader, at)->parent < 0) {
            load_for(loader, READ_BY_ALL, false);
            return;
        }
    }
}

void load_sequels(struct loader *loader)
{
    int32_t i;

    for (i = 0; i < loader->model->consequences_count; i++) {
        int32_t node = loader->kinds[KIND_CONSEQUENCE].nodes[i];
        struct consequence sequel = {.id = load_string(loader, node, KEY_id)};

        set_readers(loader, node);
        sequel.owner = owner_of(loader, node);
        sequel.in = (int32_t)load_number(loader, node, KEY_in, 1);
        sequel.cancel_if = load_condition(loader, node, KEY_cancel_if, false);
        sequel.label = load_text(loader, node, KEY_label);
        sequel.fact = load_fact(loader, node);
        load_block(loader, node, &sequel.block);
        loader->model->consequences[i] = sequel;
    }
}
