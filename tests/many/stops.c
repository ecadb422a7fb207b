#include "many/same.h"

#include "base/sort.h"
#include "play/session_core.h"

#include <inttypes.h>
#include <string.h>

/* What was decided on the way from the parent to a node. */
static void add_step(const struct session *session, int32_t index,
                     struct strbuf *out)
{
    const struct node *node = &session->nodes[index];
    int32_t decisions = 0;

    if (node->parent >= 0) {
        int32_t scene = session->nodes[node->parent].world[WORLD_SCENE];

        decisions = session->model->scenes[scene].decisions.count;
    }
    for (int32_t i = 0; i < decisions; i++)
        strbuf_format(out, " %" PRId32, node->choice[i]);
    for (int32_t i = 0; i < node->order_count; i++)
        strbuf_format(out, " order %d %" PRId32 " %" PRId32,
                      node->orders[i].kind, node->orders[i].a,
                      node->orders[i].b);
    for (int32_t i = 0; i < node->remark_count; i++)
        strbuf_format(out, " remark %s", node->remarks[i]);
    strbuf_char(out, '/');
}

/* From the stop upwards: two are the same exactly when these are. */
static void way_of(const struct session *session, int32_t stop,
                   struct strbuf *out)
{
    for (int32_t at = session->stops[stop]; at >= 0;
         at = session->nodes[at].parent)
        add_step(session, at, out);
}

int32_t same_stop(const struct session *a, int32_t stop,
                  const struct session *b)
{
    struct strbuf one = {0}, other = {0};
    int32_t found = -1;

    way_of(a, stop, &one);
    for (size_t i = 0; i < session_stop_count(b) && found < 0; i++) {
        strbuf_reset(&other);
        way_of(b, (int32_t)i, &other);
        if (strcmp(strbuf_get(&one), strbuf_get(&other)) == 0)
            found = (int32_t)i;
    }
    strbuf_clear(&one);
    strbuf_clear(&other);
    return found;
}

/* What waits there, and where `redo` goes: from a stop above the one where
 * the play stands, always back to that. */
static void add_said(const struct session *session, int32_t stop,
                     struct strbuf *out)
{
    const struct node *node = &session->nodes[session->stops[stop]];
    struct session_stop seen = session_stop(session, (size_t)stop);

    strbuf_text(out, "waits:");
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        strbuf_format(out, " %" PRId32, node->said.choice[i]);
    for (int32_t i = 0; i < node->said.order_count; i++)
        strbuf_format(out, " order %d %" PRId32 " %" PRId32,
                      node->said.orders[i].kind, node->said.orders[i].a,
                      node->said.orders[i].b);
    for (int32_t i = 0; i < node->said.remark_count; i++)
        strbuf_format(out, " remark %s", node->said.remarks[i]);
    strbuf_text(out, ", redo: ");
    if (node->forward >= 0 && (seen.current || !seen.on_path))
        way_of(session, session->nodes[node->forward].stop, out);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* A text for every stop, in an order that its number does not tell. */
static char **tell_stops(const struct session *session, struct arena *arena)
{
    size_t count = session_stop_count(session);
    char **texts = arena_array(arena, count, sizeof *texts);
    struct strbuf text = {0};

    for (size_t i = 0; i < count; i++) {
        strbuf_reset(&text);
        way_of(session, (int32_t)i, &text);
        add_said(session, (int32_t)i, &text);
        texts[i] = arena_text(arena, strbuf_get(&text));
    }
    sort_stable(texts, count, sizeof *texts, by_text);
    strbuf_clear(&text);
    return texts;
}

bool same_tree(const struct session *a, const struct session *b,
               struct strbuf *what)
{
    struct arena arena = {0};
    size_t count = session_stop_count(a);
    char **one = tell_stops(a, &arena);
    char **other = tell_stops(b, &arena);
    bool same = count == session_stop_count(b);

    if (!same)
        strbuf_format(what, "%zu stops and %zu", count, session_stop_count(b));
    for (size_t i = 0; same && i < count; i++) {
        same = strcmp(one[i], other[i]) == 0;
        if (!same)
            strbuf_format(what, "a stop: '%s' and '%s'", one[i], other[i]);
    }
    arena_clear(&arena);
    return same;
}
