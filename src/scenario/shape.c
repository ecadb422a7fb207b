#include "scenario/shape_parts.h"

/* What a type takes ------------------------------------------------------- */

#define IS(type) (1u << NODE_##type)
#define BOOLEAN  (IS(TRUE) | IS(FALSE))

bool shape_takes(enum shape_type type, enum node_type node)
{
    static const uint8_t taken[SHAPE_TYPE_COUNT] = {
        [SHAPE_STRING] = IS(STRING),
        [SHAPE_ID] = IS(STRING),
        [SHAPE_NUMBER] = IS(NUMBER),
        [SHAPE_DEGREES] = IS(NUMBER),
        [SHAPE_TRUTH] = BOOLEAN,
        [SHAPE_WORD] = IS(STRING),
        [SHAPE_DATE] = IS(STRING),
        [SHAPE_TEXT] = IS(STRING) | IS(OBJECT) | IS(LIST),
        [SHAPE_VARIANT] = IS(STRING) | IS(OBJECT),
        [SHAPE_PROSE] = IS(STRING) | IS(OBJECT) | IS(LIST),
        [SHAPE_AMOUNT] = IS(NUMBER) | IS(STRING),
        [SHAPE_CONDITION] = BOOLEAN | IS(STRING),
        [SHAPE_VALUE] = BOOLEAN | IS(NUMBER) | IS(STRING),
        [SHAPE_OBJECT] = IS(OBJECT),
        [SHAPE_OBJECTS] = IS(LIST),
        [SHAPE_REF] = IS(STRING),
        [SHAPE_REFS] = IS(LIST),
        [SHAPE_LINES] = IS(LIST),
        [SHAPE_AUTHORS] = IS(STRING) | IS(LIST),
        [SHAPE_EFFECTS] = IS(OBJECT),
        [SHAPE_SETS] = IS(OBJECT),
        [SHAPE_MARKS] = IS(OBJECT),
        [SHAPE_SHOW] = IS(STRING) | IS(LIST),
        [SHAPE_NEXT] = IS(STRING) | IS(LIST),
        [SHAPE_OFFER] = IS(STRING) | IS(OBJECT),
        [SHAPE_OFFERS] = IS(LIST),
    };

    return taken[type] >> node & 1;
}

/* The rule of a list's elements. */
static struct shape_rule element_rule(const struct shape_rule *rule)
{
    static const uint8_t types[] = {
        [SHAPE_TEXT] = SHAPE_VARIANT,   [SHAPE_PROSE] = SHAPE_TEXT,
        [SHAPE_OBJECTS] = SHAPE_OBJECT, [SHAPE_NEXT] = SHAPE_OBJECT,
        [SHAPE_REFS] = SHAPE_REF,       [SHAPE_SHOW] = SHAPE_REF,
        [SHAPE_LINES] = SHAPE_STRING,   [SHAPE_AUTHORS] = SHAPE_STRING,
        [SHAPE_OFFERS] = SHAPE_OFFER,
    };
    struct shape_rule element = {.type = types[rule->type], .told = rule->told};

    if (rule->type == SHAPE_OBJECTS)
        element.kind = rule->kind;
    else if (rule->type == SHAPE_NEXT)
        element.kind = KIND_NEXT;
    return element;
}

/* The rule of the values of an object whose keys are ids. */
static struct shape_rule member_rule(const struct shape_rule *rule)
{
    struct shape_rule member = {.told = rule->told};

    if (rule->type == SHAPE_EFFECTS)
        member.type = SHAPE_AMOUNT;
    else if (rule->type == SHAPE_SETS)
        member.type = SHAPE_VALUE;
    else
        member.type = SHAPE_WORD;
    return member;
}

/* Objects ----------------------------------------------------------------- */

static void report_missing(struct walker *w, int32_t at, enum shape_kind kind,
                           uint64_t seen)
{
    const struct shape_object *object = shape_objects[kind];
    int32_t i;

    for (i = 0; i < object->count; i++) {
        const struct shape_field *field = &object->fields[i];
        struct strbuf example = {0};

        if (!(field->flags & SHAPE_REQUIRED) || (seen >> i & 1))
            continue;
        shape_example(field, &example);
        report_node(w->report, CODE_SHAPE_MISSING, at,
                    "%s needs \"%s\": %s, such as \"%s\": %s", object->name,
                    key_text(field->key), field->about, key_text(field->key),
                    strbuf_get(&example));
        strbuf_clear(&example);
    }
}

static void rule_members(struct walker *w, int32_t at)
{
    const struct shape_rule *rule = &w->rules[at];
    enum shape_kind kind = rule->kind;
    uint64_t seen = 0;
    uint64_t meant = 0; /* by keys that are misspelt */
    int32_t child;

    for (child = w->nodes[at].child; child >= 0; child = w->nodes[child].next) {
        const struct shape_field *field;

        if (w->nodes[child].key_id == KEY_NOTE)
            continue;
        field = shape_find(kind, w->nodes[child].key_id);
        if (!field)
            meant |= shape_unknown_key(w, child, kind, &field);
        if (!field)
            continue;
        seen |= UINT64_C(1) << (field - shape_objects[kind]->fields);
        w->rules[child] = (struct shape_rule){
            .field = field,
            .type = field->type,
            .kind = field->kind,
            .told = rule->told || (field->flags & SHAPE_TOLD)};
    }
    report_missing(w, at, kind, seen | meant);
    shape_check_bonds(w, at, seen, meant);
}

static void rule_all(struct walker *w, int32_t at, struct shape_rule rule)
{
    int32_t child;

    for (child = w->nodes[at].child; child >= 0; child = w->nodes[child].next)
        if (w->nodes[child].key_id != KEY_NOTE)
            w->rules[child] = rule;
}

static void check_length(struct walker *w, int32_t at)
{
    const struct shape_field *field = w->rules[at].field;
    int32_t count = w->nodes[at].count;

    if (!field)
        return;
    if (field->high > 0 && count > field->high)
        report_node(w->report, CODE_LIMIT_COUNT, at, "found %d %s, allowed %d",
                    (int)count, key_text(field->key), (int)field->high);
    if (shape_needs_some(field) && count == 0) {
        struct strbuf example = {0};

        shape_example(field, &example);
        report_node(w->report, CODE_SHAPE_EMPTY, at,
                    "\"%s\" is empty; one at least is needed, such as %s",
                    key_text(field->key), strbuf_get(&example));
        strbuf_clear(&example);
    }
}

/* In a decision an object with `use` is an override; in the library nothing
 * may be one. */
static enum shape_kind offer_kind(struct walker *w, int32_t at)
{
    int32_t use = document_field(w->report->document, at, KEY_use);

    return use >= 0 ? KIND_USE : KIND_OPTION;
}

static bool in_library(const struct walker *w, int32_t at)
{
    return w->nodes[w->nodes[at].parent].parent == 0;
}

static void check_offer(struct walker *w, int32_t at)
{
    struct shape_rule *rule = &w->rules[at];

    if (w->nodes[at].type == NODE_OBJECT)
        rule->kind = (uint8_t)offer_kind(w, at);
    if (!in_library(w, at) || rule->kind == KIND_OPTION)
        return;
    report_node(w->report, CODE_SHAPE_USE, at,
                "the library holds options only; an id or \"use\" stands in a "
                "decision");
    shape_refuse(w, at);
}

/* By type: what is more than the type of the node. */
static void check_node(struct walker *w, int32_t at)
{
    switch (w->rules[at].type) {
    case SHAPE_NUMBER:
        shape_check_number(w, at);
        break;
    case SHAPE_DEGREES:
        shape_check_degrees(w, at);
        break;
    case SHAPE_AMOUNT:
    case SHAPE_VALUE:
        if (w->nodes[at].type == NODE_NUMBER)
            shape_check_number(w, at);
        break;
    case SHAPE_OFFER:
        check_offer(w, at);
        break;
    case SHAPE_SHOW:
        shape_check_show(w, at);
        break;
    case SHAPE_TEXT:
    case SHAPE_VARIANT:
    case SHAPE_PROSE:
        w->rules[at].kind =
            w->nodes[at].type == NODE_OBJECT ? KIND_TEXT : KIND_NONE;
        break;
    default:
        if (w->nodes[at].type == NODE_STRING)
            shape_check_string(w, at);
        break;
    }
}

static bool is_map(enum shape_type type)
{
    return type == SHAPE_EFFECTS || type == SHAPE_SETS || type == SHAPE_MARKS;
}

static void visit(struct walker *w, int32_t at)
{
    struct shape_rule *rule = &w->rules[at];
    const struct node *node = &w->nodes[at];

    shape_check_letters(w, at);
    if (rule->type == SHAPE_SKIP || node->bad)
        return;
    if (!shape_takes((enum shape_type)rule->type, (enum node_type)node->type)) {
        shape_wrong_type(w, at);
        return;
    }
    check_node(w, at);
    if (node->bad)
        return;
    if (node->type == NODE_LIST) {
        check_length(w, at);
        rule_all(w, at, element_rule(rule));
    } else if (node->type == NODE_OBJECT && is_map(rule->type)) {
        rule_all(w, at, member_rule(rule));
    } else if (node->type == NODE_OBJECT) {
        rule_members(w, at);
    }
}

struct shape_rule *shape_check(struct report *report, struct arena *scratch)
{
    struct document *document = report->document;
    struct walker w = {.report = report, .nodes = document->nodes};
    int32_t i;

    w.rules = arena_array(scratch, (size_t)document->count, sizeof *w.rules);
    w.rules[0] =
        (struct shape_rule){.type = SHAPE_OBJECT, .kind = KIND_SCENARIO};
    for (i = 0; i < document->count; i++)
        visit(&w, i);
    return w.rules;
}
