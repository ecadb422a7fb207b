#include "engine/world.h"
#include "play/save_core.h"

#include <inttypes.h>
#include <string.h>

/* The head ------------------------------------------------------------------
 */

static void write_text(struct strbuf *out, const char *word, const char *text)
{
    strbuf_text(out, word);
    if (text[0] != '\0')
        strbuf_char(out, ' ');
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            strbuf_text(out, "\\n");
        else if (*text == '\r')
            strbuf_char(out, ' ');
        else if (*text == '\\')
            strbuf_text(out, "\\\\");
        else
            strbuf_char(out, *text);
    }
    strbuf_char(out, '\n');
}

static void write_seal(struct strbuf *out, const char *word)
{
    char hex[17];

    hash_to_hex(hash_bytes(HASH_START, strbuf_get(out), out->length), hex);
    strbuf_format(out, "%s %s\n", word, hex);
}

static void write_head(struct strbuf *out, const struct save_head *head)
{
    strbuf_text(out, SAVE_TITLE);
    write_text(out, "name", head->name);
    write_text(out, "title", head->title);
    write_text(out, "stand", head->stand);
    write_text(out, "path", head->path);
    strbuf_format(out, "saved %" PRId64 "\n", head->saved);
    write_seal(out, "sum");
}

/* Values --------------------------------------------------------------------
 */

static void write_values(struct strbuf *out, const struct session *session)
{
    struct arena arena = {0};
    struct value_list list = values_list(session->model, &arena);
    int32_t *before = arena_array(&arena, (size_t)list.count, sizeof *before);
    struct way way = session_way(session);

    for (int32_t i = 0; i < list.count; i++)
        strbuf_format(out, "value %s\n", list.rows[i].name);
    for (size_t i = 0; i < way.count; i++) {
        struct value_turn turn = {.model = session->model,
                                  .list = &list,
                                  .world = session->nodes[way.nodes[i]].world,
                                  .seed = session->seed,
                                  .index = (int32_t)i};

        strbuf_format(out, "values %d ", (int)i + 1);
        save_write_values(&turn, before, out);
        strbuf_char(out, '\n');
    }
    arena_clear(&arena);
}

/* Ways ----------------------------------------------------------------------
 * A way is written for each stop that nothing follows, and for each at which
 * something waits; so the tree grows again from them. The order decides what
 * `redo` does afterwards: of the ways from a stop, that which was left last
 * comes last. */

struct ways {
    const struct session *session;
    const struct strbuf *main; /* the way to where the play stands */
    struct strbuf *out;
    struct strbuf text;
    int32_t *child, *sibling; /* stops: the first below each, and the next */
    int32_t *nodes;           /* of the way that is written */
    size_t *starts;           /* where each way begins in `out` */
    size_t *sizes;            /* its bytes when it is read */
    int32_t count;
};

static bool is_on_way(const struct session *session, int32_t node)
{
    for (size_t i = 0; i < session->path_count; i++)
        if (session->path[i] == node)
            return true;
    return false;
}

/* The stop below `stop` that comes last: towards where the play stands, else
 * where `redo` goes; -1 for none. */
static int32_t last_below(const struct ways *ways, int32_t stop)
{
    const struct session *session = ways->session;
    const struct node *node = &session->nodes[session->stops[stop]];

    for (int32_t at = ways->child[stop]; at >= 0; at = ways->sibling[at])
        if (is_on_way(session, session->stops[at]))
            return at;
    return node->forward < 0 ? -1 : session->nodes[node->forward].stop;
}

static bool something_waits(const struct node *node)
{
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        if (node->said.choice[i] >= 0)
            return true;
    return node->said.order_count > 0 || node->said.remark_count > 0;
}

static size_t shared_with_main(const struct ways *ways)
{
    size_t shared = 0;
    size_t at = 0;

    while (at < ways->main->length && at < ways->text.length &&
           ways->main->text[at] == ways->text.text[at])
        if (ways->text.text[at++] == '\n')
            shared = at;
    return shared;
}

static struct way way_to(const struct ways *ways, int32_t node)
{
    const struct session *session = ways->session;
    size_t length = 0, at;

    for (int32_t i = node; i >= 0; i = session->nodes[i].parent)
        length++;
    at = length;
    for (int32_t i = node; i >= 0; i = session->nodes[i].parent)
        ways->nodes[--at] = i;
    return (struct way){ways->nodes, length};
}

static void write_way(struct ways *ways, int32_t stop)
{
    int32_t node = ways->session->stops[stop];
    size_t shared;

    strbuf_reset(&ways->text);
    recording_write_way(ways->session, way_to(ways, node), &ways->text);
    shared = shared_with_main(ways);
    ways->starts[ways->count] = ways->out->length;
    ways->sizes[ways->count++] = ways->text.length;
    strbuf_format(ways->out, "way %zu\n", shared);
    strbuf_add(ways->out, ways->text.text + shared, ways->text.length - shared);
}

/* All stops, so that read backwards those below a stop come before it, in
 * their order. */
static void list_stops(const struct ways *ways, int32_t *stack, int32_t *list)
{
    int32_t depth = 0;
    int32_t count = 0;

    stack[depth++] = 0;
    while (depth > 0) {
        int32_t stop = stack[--depth];
        int32_t last = last_below(ways, stop);

        list[count++] = stop;
        for (int32_t at = ways->child[stop]; at >= 0; at = ways->sibling[at])
            if (at != last)
                stack[depth++] = at;
        if (last >= 0)
            stack[depth++] = last;
    }
}

static bool has_way(const struct ways *ways, int32_t stop)
{
    const struct session *session = ways->session;
    int32_t node = session->stops[stop];

    if (&session->nodes[node] == session_node(session))
        return false;
    return ways->child[stop] < 0 || something_waits(&session->nodes[node]);
}

/* Stops come after those above them, so going backwards keeps their order. */
static void link_stops(struct ways *ways)
{
    const struct session *session = ways->session;

    for (size_t i = 0; i < session->stop_count; i++)
        ways->child[i] = ways->sibling[i] = -1;
    for (size_t i = session->stop_count; i-- > 1;) {
        int32_t above = session_stop_above(session, session->stops[i]);
        int32_t *first = &ways->child[session->nodes[above].stop];

        ways->sibling[i] = *first;
        *first = (int32_t)i;
    }
}

/* How many of the ways that were written first are too many. */
static int32_t too_many(const struct ways *ways, size_t head)
{
    size_t size = head;
    int32_t i = ways->count;

    while (i > 0 && ways->sizes[i - 1] < SAVE_BYTES - size)
        size += ways->sizes[--i];
    return i;
}

static void write_ways(struct strbuf *out, const struct session *session,
                       const struct strbuf *main)
{
    struct arena arena = {0};
    struct strbuf all = {0};
    size_t stops = session->stop_count;
    struct ways ways = {
        .session = session,
        .main = main,
        .out = &all,
        .child = arena_array(&arena, stops, sizeof *ways.child),
        .sibling = arena_array(&arena, stops, sizeof *ways.sibling),
        .nodes = arena_array(&arena, session->node_count, sizeof *ways.nodes),
        .starts = arena_array(&arena, stops, sizeof *ways.starts),
        .sizes = arena_array(&arena, stops, sizeof *ways.sizes)};
    int32_t *stack = arena_array(&arena, stops, sizeof *stack);
    int32_t *list = arena_array(&arena, stops, sizeof *list);
    int32_t from;

    link_stops(&ways);
    list_stops(&ways, stack, list);
    for (size_t i = stops; i-- > 0;)
        if (has_way(&ways, list[i]))
            write_way(&ways, list[i]);
    from = too_many(&ways, out->length);
    if (from < ways.count)
        strbuf_add(out, all.text + ways.starts[from],
                   all.length - ways.starts[from]);
    strbuf_clear(&ways.text);
    strbuf_clear(&all);
    arena_clear(&arena);
}

void save_write(const struct session *session, const struct save_head *head,
                struct sink *sink)
{
    struct strbuf out = {0};
    struct strbuf main = {0};

    write_head(&out, head);
    recording_write_way(session, session_way(session), &main);
    strbuf_add(&out, main.text, main.length);
    write_values(&out, session);
    write_ways(&out, session, &main);
    write_seal(&out, "end");
    sink->write(sink->context, out.text, out.length);
    strbuf_clear(&main);
    strbuf_clear(&out);
}
