/* Texts: variants, paragraphs, and what stands within them. */
#include "scenario/load_parts.h"

#include "scenario/limits.h"

#include <string.h>

/* Names repeat the ids around them, so a small file could ask for much. The
 * names of a sensible one of full size take a tenth of this. */
#define MOST_PATH_BYTES ((size_t)8 * 1024 * 1024)

struct reader load_for(struct loader *loader, uint64_t actors, bool debrief)
{
    struct reader before = loader->reader;

    loader->reader =
        (struct reader){.actors = actors & loader->people, .debrief = debrief};
    return before;
}

/* Names -------------------------------------------------------------------- */

/* An override is known in its decision by the option it uses. */
static const char *own_name(const struct loader *loader, int32_t node)
{
    const char *id = load_string(loader, node, KEY_id);

    if (id[0] == '\0' && loader->rules[node].kind == KIND_USE)
        id = load_string(loader, node, KEY_use);
    return id;
}

/* One id, key or place of a text's name. */
struct part {
    const char *text;
    size_t length;
    char digits[12]; /* where a place stands in */
};

/* A number from 0, at the end of `digits`. */
static const char *place_text(int32_t place, char digits[12])
{
    char *at = digits + 11;

    *at = '\0';
    do {
        *--at = (char)('0' + place % 10);
        place /= 10;
    } while (place > 0);
    return at;
}

static void read_part(const struct loader *loader, int32_t node,
                      struct part *part)
{
    const struct node *found = load_node(loader, node);

    part->text = "";
    if (found->key)
        part->text = found->key;
    else if (found->type == NODE_OBJECT)
        part->text = own_name(loader, node);
    if (!found->key && part->text[0] == '\0')
        part->text = place_text(found->place, part->digits);
    part->length = strlen(part->text);
}

static bool path_has_room(struct loader *loader, int32_t node, size_t more)
{
    bool had_room = loader->path_bytes <= MOST_PATH_BYTES;

    loader->path_bytes += more;
    if (loader->path_bytes <= MOST_PATH_BYTES)
        return true;
    if (had_room)
        report_node(&loader->report, CODE_LIMIT_NAMES, node,
                    "the names of all texts so far, as "
                    "scenes/cable/brief/0, take more than %zu bytes; give "
                    "shorter ids",
                    MOST_PATH_BYTES);
    return false;
}

/* From the last part to the first; returns the bytes of all, slashes among
 * them. */
static size_t read_parts(const struct loader *loader, int32_t node,
                         struct part parts[LIMIT_DEPTH + 1], int *count)
{
    size_t length = 0;

    *count = 0;
    for (; load_node(loader, node)->parent >= 0;
         node = load_node(loader, node)->parent) {
        read_part(loader, node, &parts[*count]);
        length += parts[(*count)++].length + 1;
    }
    return length > 0 ? length - 1 : 0;
}

static const char *write_path(struct loader *loader, const struct part *parts,
                              int count, size_t length)
{
    char *path = arena_room(loader->arena, length + 1, 1);
    char *at = path;

    while (count-- > 0) {
        memcpy(at, parts[count].text, parts[count].length);
        at += parts[count].length;
        *at++ = '/';
    }
    path[length] = '\0';
    return path;
}

const char *load_label_path(struct loader *loader, int32_t node)
{
    struct part parts[LIMIT_DEPTH + 1];
    int count;
    size_t length = read_parts(loader, node, parts, &count);

    return write_path(loader, parts, count, length);
}

const char *load_path(struct loader *loader, int32_t node)
{
    struct part parts[LIMIT_DEPTH + 1];
    int count;
    size_t length = read_parts(loader, node, parts, &count);

    return path_has_room(loader, node, length)
               ? write_path(loader, parts, count, length)
               : "";
}

/* What a text may tell ----------------------------------------------------- */

void load_told(struct loader *loader, int32_t node, uint32_t read)
{
    const struct reader *reader = &loader->reader;
    int32_t i;

    for (i = 0; read >> i != 0; i++) {
        const struct unknown *unknown = &loader->model->unknowns[i];

        if (!(read >> i & 1))
            continue;
        if (reader->debrief ? unknown->never_told
                            : (reader->actors & ~unknown->known_by) != 0)
            report_node(&loader->report, CODE_TEXT_UNKNOWN, node,
                        "this depends on \"%s\", so whoever reads it can tell "
                        "what is hidden; %s",
                        unknown->id,
                        reader->debrief
                            ? "its reveal is never"
                            : "its known_by does not name every reader");
    }
}

static void load_piece(struct loader *loader, int32_t node, struct piece *piece)
{
    int32_t text = node;

    *piece = (struct piece){.when = expr_constant(1), .text = ""};
    if (load_node(loader, node)->type == NODE_OBJECT) {
        int32_t when = load_field(loader, node, KEY_when);

        piece->when = load_expr(loader, when, EXPR_TRUTH, 1);
        if (when >= 0)
            load_told(loader, when, loader->unknowns_read);
        piece->fact = load_fact(loader, node);
        text = load_field(loader, node, KEY_text);
    }
    piece->name = load_path(loader, node);
    if (text < 0)
        return;
    piece->at = load_node(loader, text)->offset;
    piece->text = load_node(loader, text)->text;
    load_markup(loader, text);
}

static struct text load_text_at(struct loader *loader, int32_t node)
{
    struct text text = {0};
    int32_t child;
    int32_t i;

    if (load_node(loader, node)->type != NODE_LIST) {
        struct piece piece;

        load_piece(loader, node, &piece);
        text.pieces = load_span(loader, TABLE_pieces, 1);
        loader->model->pieces[text.pieces.first] = piece;
        loader->index[node] = text.pieces.first;
        return text;
    }
    text.pieces = load_span(loader, TABLE_pieces, load_count(loader, node));
    i = text.pieces.first;
    for (child = load_next(loader, node, -1); child >= 0;
         child = load_next(loader, node, child)) {
        loader->index[child] = i;
        load_piece(loader, child, &loader->model->pieces[i++]);
    }
    return text;
}

struct text load_text(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);

    return at < 0 ? (struct text){0} : load_text_at(loader, at);
}

struct prose load_prose(struct loader *loader, int32_t node, enum key key)
{
    int32_t at = load_field(loader, node, key);
    struct prose prose = {0};
    int32_t child;
    int32_t i;

    if (at < 0)
        return prose;
    if (load_node(loader, at)->type != NODE_LIST) {
        struct text text = load_text_at(loader, at);

        prose.texts = load_span(loader, TABLE_texts, 1);
        loader->model->texts[prose.texts.first] = text;
        return prose;
    }
    prose.texts = load_span(loader, TABLE_texts, load_count(loader, at));
    i = prose.texts.first;
    for (child = load_next(loader, at, -1); child >= 0;
         child = load_next(loader, at, child)) {
        struct text text = load_text_at(loader, child);

        loader->model->texts[i++] = text;
    }
    return prose;
}
