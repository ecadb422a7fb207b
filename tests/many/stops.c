#include "many/same.h"

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
