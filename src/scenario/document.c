#include "scenario/document.h"

#include "scenario/limits.h"
#include "scenario/scan.h"
#include "scenario/scan_number.h"
#include "scenario/scan_string.h"

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
    scan_clear(&document->scan);
    *document = (struct document){0};
}

/* cJSON's memory ----------------------------------------------------------- */

/* cJSON asks two functions of the whole process for memory, which are told
 * nothing but a size. This names the arena that they serve: only while this
 * thread parses, NULL at any other time. */
static _Thread_local struct arena *tree_arena;

/* cJSON zeroes what needs it. */
static void *take_memory(size_t size)
{
    assert(tree_arena);
    return arena_room(tree_arena, 1, size);
}

/* The arena forgets a tree as a whole. */
static void leave_memory(void *block)
{
    (void)block;
}

/* Pieces ------------------------------------------------------------------- */

/* cJSON reads a file piece by piece, so that its tree stays small: a piece is
 * what stands in a list or object of the whole, as one scene, or beside them,
 * as the title. */
struct piece {
    struct document *document;
    struct arena *lasting;
    struct arena tree;
    int32_t at, end; /* its nodes */
    bool fractions;  /* among its numbers */
};

/* Lists and objects that are opened here and not by cJSON. */
static bool is_open(const struct node *nodes, int32_t at)
{
    int32_t parent = nodes[at].parent;

    return (nodes[at].type == NODE_LIST || nodes[at].type == NODE_OBJECT) &&
           (parent < 0 || nodes[parent].parent < 0);
}

/* Nodes stand in the order of the file: what is within follows. */
static void find_end(struct piece *piece)
{
    const struct document *document = piece->document;
    int32_t at = piece->at;

    piece->fractions = document->nodes[at].fraction;
    for (at++; at < document->count; at++) {
        if (document->nodes[at].parent < piece->at)
            break;
        piece->fractions = piece->fractions || document->nodes[at].fraction;
    }
    piece->end = at;
}

/* cJSON reads numbers by the locale, in some of which a point is no point. No
 * value comes from there: a 0 and blanks stand in the place of those. */
static void hide_fractions(const struct piece *piece, char *copy)
{
    const struct node *nodes = piece->document->nodes;
    const struct locator *text = &piece->document->text;
    size_t first = (size_t)nodes[piece->at].offset;
    int32_t i;

    for (i = piece->at; i < piece->end; i++) {
        size_t offset = (size_t)nodes[i].offset;
        struct scan_number number;

        if (!nodes[i].fraction)
            continue;
        scan_number(text->bytes, text->length, offset, &number);
        memset(copy + (offset - first), ' ', number.end - offset);
        copy[offset - first] = '0';
    }
}

/* NULL where cJSON cannot read it. */
static const cJSON *parse(struct piece *piece)
{
    const struct document *document = piece->document;
    size_t first = (size_t)document->nodes[piece->at].offset;
    const char *bytes = document->text.bytes + first;
    size_t length = document->text.length - first;
    const cJSON *tree;

    arena_reset(&piece->tree);
    if (piece->fractions) {
        char *copy;

        if (piece->end < document->count)
            length = (size_t)document->nodes[piece->end].offset - first;
        copy = arena_copy(&piece->tree, bytes, length);
        hide_fractions(piece, copy);
        bytes = copy;
    }
    tree_arena = &piece->tree;
    tree = cJSON_ParseWithLengthOpts(bytes, length, NULL, 0);
    tree_arena = NULL;
    return tree;
}

static enum node_type type_of(const cJSON *item)
{
    switch (item->type & 0xff) { /* flags of cJSON's stand above it */
    case cJSON_String:
        return NODE_STRING;
    case cJSON_Number:
        return NODE_NUMBER;
    case cJSON_Object:
        return NODE_OBJECT;
    case cJSON_Array:
        return NODE_LIST;
    case cJSON_True:
        return NODE_TRUE;
    case cJSON_False:
        return NODE_FALSE;
    default:
        return NODE_NULL;
    }
}

/* Walks a tree in the order of the file, beside its nodes. */
static void take_texts(const struct piece *piece, const cJSON *item)
{
    const cJSON *within[LIMIT_DEPTH + 1];
    struct node *node = &piece->document->nodes[piece->at];
    int depth = 0;

    while (item) {
        assert(node < piece->document->nodes + piece->end);
        assert(node->type == type_of(item));
        if (node->type == NODE_STRING)
            node->text = arena_text(piece->lasting, item->valuestring);
        node++;
        if (item->child) {
            assert(depth <= LIMIT_DEPTH);
            within[depth++] = item;
            item = item->child;
            continue;
        }
        while (!item->next && depth > 0)
            item = within[--depth];
        item = depth > 0 ? item->next : NULL;
    }
    assert(node == piece->document->nodes + piece->end);
}

static void report_refused(const struct piece *piece, struct diag_list *diags)
{
    struct strbuf pointer = {0};
    struct diag_place place =
        document_place(piece->document, piece->at, false, &pointer);

    diag_add(diags, CODE_SYNTAX, &place,
             "the JSON library cannot read what begins here");
    strbuf_clear(&pointer);
}

static bool parse_pieces(struct document *document, struct arena *lasting,
                         struct diag_list *diags)
{
    cJSON_Hooks hooks = {take_memory, leave_memory};
    struct piece piece = {.document = document, .lasting = lasting};
    const cJSON *tree = NULL;

    cJSON_InitHooks(&hooks);
    while (piece.at < document->count) {
        if (is_open(document->nodes, piece.at)) {
            piece.at++;
            continue;
        }
        find_end(&piece);
        tree = parse(&piece);
        if (!tree)
            break;
        take_texts(&piece, tree);
        piece.at = piece.end;
    }
    if (piece.at < document->count)
        report_refused(&piece, diags);
    arena_clear(&piece.tree);
    return piece.at == document->count;
}

bool document_parse(struct document *document, struct arena *lasting,
                    struct diag_list *diags)
{
    struct scan *scan = &document->scan;

    if (!scan_json(document->file, &document->text, scan, diags))
        return false;
    document->nodes = scan->nodes;
    document->count = (int32_t)scan->count;
    return parse_pieces(document, lasting, diags);
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

int32_t document_find(const struct document *document, int32_t object,
                      enum key key)
{
    const struct node *nodes = document->nodes;
    int32_t at;

    for (at = nodes[object].child; at >= 0; at = nodes[at].next)
        if (nodes[at].key_id == (uint8_t)key)
            return nodes[at].bad ? -1 : at;
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

struct diag_place document_place_inside(struct document *document, int32_t node,
                                        int32_t point, struct strbuf *pointer)
{
    struct diag_place place = document_place(document, node, false, pointer);
    struct scan_cursor cursor = {document->text.bytes, document->text.length,
                                 (size_t)document->nodes[node].offset + 1};
    enum diag_code problem;

    while (point-- > 0)
        scan_point(&cursor, &problem);
    locator_find(&document->text, cursor.at, &place.line, &place.column);
    return place;
}
