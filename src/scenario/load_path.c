/* Names of texts: the ids, keys and places on the way to them. */
#include "scenario/load_parts.h"

#include "scenario/limits.h"

#include <string.h>

/* Names repeat the ids around them, so a small file could ask for much. The
 * names of a sensible one of full size take a tenth of this. */
#define MOST_PATH_BYTES ((size_t)8 * 1024 * 1024)

/* An override is known in its decision by the option it uses. */
static const char *own_name(const struct loader *loader, int32_t node)
{
    const char *id = load_string(loader, node, KEY_id);

    if (id[0] == '\0' && loader->rules[node].kind == KIND_USE)
        id = load_string(loader, node, KEY_use);
    return id;
}

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

/* Adds one id, key or place, and a slash. */
static void add_part(const struct loader *loader, int32_t node,
                     struct strbuf *out)
{
    const struct node *found = load_node(loader, node);
    const char *text = "";
    char digits[12];

    if (found->key)
        text = found->key;
    else if (found->type == NODE_OBJECT)
        text = own_name(loader, node);
    if (!found->key && text[0] == '\0')
        text = place_text(found->place, digits);
    strbuf_text(out, text);
    strbuf_char(out, '/');
}

/* Goes from the text before to this one: up to what both stand in, and down
 * again. Texts are loaded nearly in the order of the file, so most of the way
 * is known. Returns the bytes of the name; it stands at the beginning of
 * loader->path.text. */
static size_t go_to(struct loader *loader, int32_t node)
{
    struct load_path *path = &loader->path;
    int32_t down[LIMIT_DEPTH + 1];
    int32_t depth = load_node(loader, node)->depth;
    int32_t count = 0;

    for (; depth > 0 && (depth > path->depth || path->nodes[depth] != node);
         depth--) {
        down[count++] = node;
        node = load_node(loader, node)->parent;
    }
    path->text.length = path->ends[depth];
    while (count-- > 0) {
        add_part(loader, down[count], &path->text);
        path->nodes[++depth] = down[count];
        path->ends[depth] = path->text.length;
    }
    path->depth = depth;
    return path->text.length > 0 ? path->text.length - 1 : 0;
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

const char *load_label_path(struct loader *loader, int32_t node)
{
    size_t length = go_to(loader, node);

    return arena_copy(loader->arena, loader->path.text.text, length);
}

const char *load_path(struct loader *loader, int32_t node)
{
    size_t length = go_to(loader, node);

    return path_has_room(loader, node, length)
               ? arena_copy(loader->arena, loader->path.text.text, length)
               : "";
}
