/* Values of another type than their key takes: what was found, what was
 * expected, and how what stands there is written right. */
#include "scenario/shape_parts.h"

#include <string.h>

#define SHOWN_MOST 40 /* bytes of a string that messages repeat */

static const char *found(const struct node *node)
{
    switch ((enum node_type)node->type) {
    case NODE_NULL:
        return "null";
    case NODE_FALSE:
        return "false";
    case NODE_TRUE:
        return "true";
    case NODE_NUMBER:
        return "a number";
    case NODE_STRING:
        return "a string";
    case NODE_LIST:
        return "a list";
    case NODE_OBJECT:
        break;
    }
    return "an object";
}

static const struct node *only_child(const struct walker *w, int32_t at)
{
    const struct node *node = &w->nodes[at];

    return node->count == 1 ? &w->nodes[node->child] : NULL;
}

/* Quotation marks ----------------------------------------------------------
 */

static size_t digits(const char *text)
{
    return strspn(text, "0123456789");
}

/* A string that holds a number as JSON has it, without an exponent: its
 * length, 0 where it is none. A sign + or a percent sign is passed over. */
static size_t number_within(const char **text, bool fraction)
{
    const char *end = *text += **text == '+';
    size_t count;

    end += *end == '-';
    count = digits(end);
    if (count == 0 || count > 15 || (end[0] == '0' && count > 1))
        return 0;
    end += count;
    if (fraction && end[0] == '.' && digits(end + 1) > 0)
        end += 1 + digits(end + 1);
    return strcmp(end, "") == 0 || strcmp(end, "%") == 0 ? (size_t)(end - *text)
                                                         : 0;
}

static bool say_number(const struct node *node, bool fraction,
                       struct strbuf *out)
{
    const char *text = node->type == NODE_STRING ? node->text : "";
    size_t length = number_within(&text, fraction);

    if (length > 0)
        strbuf_format(out, "; write %.*s without quotation marks", (int)length,
                      text);
    return length > 0;
}

static bool is_one_of(const char *text, const char *const *words)
{
    for (; *words != NULL; words++)
        if (strcmp(text, *words) == 0)
            return true;
    return false;
}

/* Yes or no, as other languages have it. */
static bool say_truth(const struct node *node, struct strbuf *out)
{
    static const char *const yes[] = {"true", "True", "TRUE", "yes", NULL};
    static const char *const no[] = {"false", "False", "FALSE", "no", NULL};
    const char *text = node->type == NODE_STRING ? node->text : "";
    bool number = node->type == NODE_NUMBER && !node->fraction;

    if (is_one_of(text, yes) || (number && node->number == 1))
        strbuf_text(out, "; write true");
    else if (is_one_of(text, no) || (number && node->number == 0))
        strbuf_text(out, "; write false");
    else
        return false;
    if (!number)
        strbuf_text(out, " without quotation marks");
    return true;
}

/* A number where words are wanted. */
static bool say_quoted(const struct node *node, struct strbuf *out)
{
    if (node->type != NODE_NUMBER || node->fraction || node->beyond)
        return false;
    strbuf_format(out, "; write \"%lld\" in quotation marks",
                  (long long)node->number);
    return true;
}

/* Brackets -----------------------------------------------------------------
 */

static bool is_short(const struct node *node)
{
    return node->type == NODE_STRING && strlen(node->text) <= SHOWN_MOST;
}

/* Objects by their ids, as other formats have them. */
static bool is_by_id(const struct walker *w, const struct node *node)
{
    const struct node *first = &w->nodes[node->child];

    return first->type == NODE_OBJECT && first->key_id >= KEY_COUNT &&
           strlen(first->key) <= SHOWN_MOST;
}

static void say_brackets(const struct walker *w, int32_t at, struct strbuf *out)
{
    const struct node *node = &w->nodes[at];

    if (is_by_id(w, node))
        strbuf_format(out,
                      "; write each as an entry of the list, with its key as "
                      "its id: [{\"id\": \"%s\", ...}]",
                      w->nodes[node->child].key);
    else
        strbuf_format(out, "; \"%s\" may have several: put [ ] around it",
                      key_text((enum key)w->rules[at].field->key));
}

/* One thing where a list of such is wanted. */
static bool say_list(const struct walker *w, int32_t at, struct strbuf *out)
{
    const struct node *node = &w->nodes[at];

    if (node->type == NODE_OBJECT && node->count > 0) {
        say_brackets(w, at, out);
        return true;
    }
    if (!is_short(node) || w->rules[at].type == SHAPE_OBJECTS)
        return false;
    strbuf_format(out, "; write [\"%s\"]", node->text);
    return true;
}

/* A list around the one thing that is wanted. */
static bool say_unlisted(const struct walker *w, int32_t at,
                         enum node_type type, struct strbuf *out)
{
    const struct node *child = only_child(w, at);

    if (w->nodes[at].type != NODE_LIST || !child || child->type != type)
        return false;
    if (type == NODE_OBJECT &&
        (child->count == 0 ||
         !shape_find(w->rules[at].kind, w->nodes[child->child].key_id)))
        return false;
    strbuf_text(out, "; there is one only: remove the [ ] around it");
    return true;
}

/* Names of flags in a list, where each needs its value. */
static bool say_sets(const struct walker *w, int32_t at, struct strbuf *out)
{
    const struct node *node = &w->nodes[at];
    const struct node *flag = node;

    if (node->type == NODE_LIST && node->count > 0)
        flag = &w->nodes[node->child];
    if (!is_short(flag))
        return false;
    strbuf_format(out, "; write {\"%s\": true}", flag->text);
    return true;
}

/* The place of a rung in the ladder by its name, -1: none. */
static int32_t rung_of(const struct walker *w, const char *name)
{
    const struct document *document = w->report->document;
    int32_t ladder = document_field(document, 0, KEY_ladder);
    int32_t list = ladder < 0 || w->nodes[ladder].type != NODE_OBJECT
                       ? -1
                       : document_field(document, ladder, KEY_rungs);
    int32_t rung = list < 0 || w->nodes[list].type != NODE_LIST
                       ? -1
                       : w->nodes[list].child;

    for (; rung >= 0; rung = w->nodes[rung].next) {
        int32_t at = w->nodes[rung].type != NODE_OBJECT
                         ? -1
                         : document_field(document, rung, KEY_name);

        if (at >= 0 && w->nodes[at].text &&
            strcmp(w->nodes[at].text, name) == 0)
            return w->nodes[rung].place;
    }
    return -1;
}

/* A rung by its name. */
static bool say_rung(const struct walker *w, int32_t at, struct strbuf *out)
{
    const struct node *node = &w->nodes[at];
    const struct shape_field *field = w->rules[at].field;
    int32_t rung = -1;

    if (!field || field->key != KEY_rung || node->type != NODE_STRING)
        return false;
    rung = rung_of(w, node->text);
    if (rung >= 0)
        strbuf_format(out,
                      "; write %d, the place of that rung in the ladder, "
                      "counted from 0",
                      (int)rung);
    else
        strbuf_text(out, "; rungs are counted from 0, the lowest");
    return true;
}

static bool is_effect(const struct walker *w, int32_t at)
{
    return w->rules[w->nodes[at].parent].type == SHAPE_EFFECTS;
}

/* What is wrong ------------------------------------------------------------
 */

/* How what stands there would be written right; false: that is not plain. */
static bool say_right(const struct walker *w, int32_t at, struct strbuf *out)
{
    const struct node *node = &w->nodes[at];

    switch (w->rules[at].type) {
    case SHAPE_NUMBER:
        return say_number(node, false, out) || say_rung(w, at, out);
    case SHAPE_DEGREES:
        return say_number(node, true, out);
    case SHAPE_TRUTH:
    case SHAPE_CONDITION:
        return say_truth(node, out);
    case SHAPE_STRING:
        return say_unlisted(w, at, NODE_STRING, out) || say_quoted(node, out);
    case SHAPE_TEXT:
    case SHAPE_VARIANT:
    case SHAPE_PROSE:
        return say_quoted(node, out);
    case SHAPE_REF:
    case SHAPE_WORD:
    case SHAPE_DATE:
    case SHAPE_ID:
        return say_unlisted(w, at, NODE_STRING, out);
    case SHAPE_OBJECT:
        return say_unlisted(w, at, NODE_OBJECT, out);
    case SHAPE_OBJECTS:
    case SHAPE_OFFERS:
    case SHAPE_REFS:
    case SHAPE_LINES:
    case SHAPE_NEXT:
        return say_list(w, at, out);
    case SHAPE_SETS:
        return say_sets(w, at, out);
    default:
        return false;
    }
}

static void say_example(const struct walker *w, int32_t at, struct strbuf *out)
{
    const struct shape_rule *rule = &w->rules[at];
    struct strbuf example = {0};

    if (rule->field)
        shape_example(rule->field, &example);
    else if (rule->type == SHAPE_OBJECT)
        shape_example_object((enum shape_kind)rule->kind, &example);
    else
        shape_example_type((enum shape_type)rule->type, &example);
    if (example.length > 0)
        strbuf_format(out, ", such as %s", strbuf_get(&example));
    strbuf_clear(&example);
}

static void say_expected(const struct shape_rule *rule, struct strbuf *out)
{
    strbuf_text(out, shape_type_name((enum shape_type)rule->type));
    if (rule->type == SHAPE_OBJECT)
        strbuf_format(out, ": %s", shape_objects[rule->kind]->name);
    else if (rule->type == SHAPE_OBJECTS)
        strbuf_format(out, ", each %s", shape_objects[rule->kind]->name);
}

void shape_wrong_type(struct walker *w, int32_t at)
{
    const struct node *node = &w->nodes[at];
    struct strbuf message = {0};
    bool truth = node->type == NODE_TRUE || node->type == NODE_FALSE;

    strbuf_format(&message, "found %s, expected ", found(node));
    say_expected(&w->rules[at], &message);
    if (truth && is_effect(w, at))
        strbuf_text(&message, ": \"effects\" adds to meters; a flag is set in "
                              "\"set\"");
    else if (!say_right(w, at, &message) && at > 0)
        say_example(w, at, &message);
    if (node->type == NODE_NULL && node->key)
        strbuf_text(&message, "; what has no value is left out");
    report_node(w->report, CODE_SHAPE_TYPE, at, "%s", strbuf_get(&message));
    strbuf_clear(&message);
    shape_refuse(w, at);
}
