#include "scenario/document.h"

#include "scenario/limits.h"
#include "scenario/scan.h"
#include "scenario/scan_number.h"

#include <assert.h>
#include <cjson/cJSON.h>
#include <string.h>

void document_init(struct document *document, const char *file,
                   const char *bytes, size_t length)
{
    *document = (struct document){.file = file};
    locator_init(&document->text, bytes, length);
}

void document_clear(struct document *document)
{
    locator_clear(&document->text);
    *document = (struct document){0};
}

/* cJSON's memory ----------------------------------------------------------- */

static void *take_memory(size_t size)
{
    return mem_resize(NULL, size);
}

static cJSON *parse_tree(const struct locator *text)
{
    cJSON_Hooks hooks = {take_memory, mem_free};

    cJSON_InitHooks(&hooks);
    return cJSON_ParseWithLengthOpts(text->bytes + text->start,
                                     text->length - text->start, NULL, 0);
}

/* From the tree to the table ----------------------------------------------- */

struct walk {
    struct document *document;
    const struct scan *scan;
    struct arena *lasting, *scratch;
    int32_t open[LIMIT_DEPTH + 1]; /* nodes whose children are being walked */
    int32_t last[LIMIT_DEPTH + 1]; /* the last child of each so far */
    const cJSON *items[LIMIT_DEPTH + 1];
    int depth;
};

static uint8_t type_of(const cJSON *item)
{
    if (cJSON_IsFalse(item))
        return NODE_FALSE;
    if (cJSON_IsTrue(item))
        return NODE_TRUE;
    if (cJSON_IsNumber(item))
        return NODE_NUMBER;
    if (cJSON_IsString(item))
        return NODE_STRING;
    if (cJSON_IsArray(item))
        return NODE_LIST;
    return cJSON_IsObject(item) ? NODE_OBJECT : NODE_NULL;
}

/* cJSON keeps numbers as doubles: the file itself says them exactly. */
static void read_number(const struct document *document, struct node *node)
{
    struct scan_number number;

    scan_number(document->text.bytes, document->text.length,
                (size_t)node->offset, &number);
    node->number = number.value;
    node->fraction = number.fraction;
    node->beyond = number.beyond;
}

/* Links a new node to its parent and to the child before it. */
static void link_node(struct walk *walk, int32_t index)
{
    struct node *nodes = walk->document->nodes;
    struct node *parent;
    int32_t last;

    if (walk->depth == 0)
        return;
    parent = &nodes[walk->open[walk->depth - 1]];
    last = walk->last[walk->depth - 1];
    nodes[index].parent = walk->open[walk->depth - 1];
    nodes[index].place = parent->count++;
    if (last < 0)
        parent->child = index;
    else
        nodes[last].next = index;
    walk->last[walk->depth - 1] = index;
}

static void add_node(struct walk *walk, const cJSON *item)
{
    struct document *document = walk->document;
    int32_t index = document->count++;
    const struct scan_value *value = &walk->scan->values[index];
    struct node *node = &document->nodes[index];

    *node = (struct node){.parent = -1,
                          .child = -1,
                          .next = -1,
                          .offset = value->offset,
                          .key_offset = value->key,
                          .type = type_of(item),
                          .key_id = value->key_id};
    if (value->key_id < KEY_COUNT)
        node->key = key_text(value->key_id);
    else if (item->string)
        node->key = arena_text(walk->scratch, item->string);
    if (node->type == NODE_STRING)
        node->text = arena_text(walk->lasting, item->valuestring);
    else if (node->type == NODE_NUMBER)
        read_number(document, node);
    link_node(walk, index);
}

/* The item after `item` in the order of the file, NULL at the end. */
static const cJSON *step(struct walk *walk, const cJSON *item)
{
    if (item->child) {
        assert(walk->depth <= LIMIT_DEPTH);
        walk->open[walk->depth] = walk->document->count - 1;
        walk->last[walk->depth] = -1;
        walk->items[walk->depth++] = item;
        return item->child;
    }
    while (!item->next && walk->depth > 0)
        item = walk->items[--walk->depth];
    return walk->depth > 0 ? item->next : NULL;
}

static void walk_tree(struct walk *walk, const cJSON *tree)
{
    struct document *document = walk->document;
    const cJSON *item;

    document->nodes =
        arena_array(walk->scratch, walk->scan->count, sizeof *document->nodes);
    for (item = tree; item; item = step(walk, item)) {
        assert((size_t)document->count < walk->scan->count);
        add_node(walk, item);
    }
    assert((size_t)document->count == walk->scan->count);
}

static void report_refused(struct document *document, struct diag_list *diags)
{
    struct diag_place place = {.file = document->file, .line = 1, .column = 1};

    diag_add(diags, CODE_SYNTAX, &place,
             "the JSON library cannot read this file; a very long number may "
             "be the reason");
}

bool document_parse(struct document *document, struct arena *lasting,
                    struct arena *scratch, struct diag_list *diags)
{
    struct scan scan = {0};
    struct walk walk = {.document = document,
                        .scan = &scan,
                        .lasting = lasting,
                        .scratch = scratch};
    bool clean = scan_json(document->file, &document->text, &scan, diags);
    cJSON *tree = clean ? parse_tree(&document->text) : NULL;

    if (clean && !tree)
        report_refused(document, diags);
    if (tree)
        walk_tree(&walk, tree);
    cJSON_Delete(tree);
    scan_clear(&scan);
    return tree != NULL;
}

/* Questions ---------------------------------------------------------------- */

int32_t document_next(const struct document *document, int32_t node,
                      int32_t child)
{
    int32_t at;

    if (node < 0)
        return -1;
    at = child < 0 ? document->nodes[node].child : document->nodes[child].next;
    while (at >= 0 && document->nodes[at].bad)
        at = document->nodes[at].next;
    return at;
}

int32_t document_field(const struct document *document, int32_t node,
                       enum key key)
{
    int32_t at;

    if (node < 0)
        return -1;
    for (at = document->nodes[node].child; at >= 0;
         at = document->nodes[at].next)
        if (document->nodes[at].key_id == (uint8_t)key)
            return document->nodes[at].bad ? -1 : at;
    return -1;
}

bool document_hundredths(const struct document *document, int32_t node,
                         int64_t *out)
{
    struct scan_number number;

    scan_number(document->text.bytes, document->text.length,
                (size_t)document->nodes[node].offset, &number);
    *out = number.hundredths;
    return !number.exponent && number.decimals <= 2;
}

static void add_pointer_part(const struct node *node, struct strbuf *pointer)
{
    const char *c;

    strbuf_char(pointer, '/');
    if (!node->key) {
        strbuf_format(pointer, "%d", (int)node->place);
        return;
    }
    for (c = node->key; *c != '\0'; c++) {
        if (*c == '~')
            strbuf_text(pointer, "~0");
        else if (*c == '/')
            strbuf_text(pointer, "~1");
        else
            strbuf_char(pointer, *c);
    }
}

struct diag_place document_place(struct document *document, int32_t node,
                                 bool at_key, struct strbuf *pointer)
{
    struct diag_place place = {.file = document->file};
    const struct node *nodes = document->nodes;
    int32_t path[LIMIT_DEPTH + 1];
    int depth = 0;
    int32_t at;
    int32_t offset = nodes[node].offset;

    for (at = node; nodes[at].parent >= 0; at = nodes[at].parent)
        path[depth++] = at;
    while (depth > 0)
        add_pointer_part(&nodes[path[--depth]], pointer);
    if (at_key && nodes[node].key_offset >= 0)
        offset = nodes[node].key_offset;
    place.pointer = strbuf_get(pointer);
    locator_find(&document->text, (size_t)offset, &place.line, &place.column);
    return place;
}
