/* What is said at a turn beside its moves: orders and remarks. */
#include "play/session_core.h"

#include <inttypes.h>
#include <string.h>

/* Whether `text` begins with `word` and a blank or its end. */
static bool begins(const char *text, const char *word)
{
    size_t length = strlen(word);

    return strncmp(text, word, length) == 0 &&
           (text[length] == ' ' || text[length] == '\0');
}

bool session_is_order(const char *line)
{
    return begins(line, "inject") || begins(line, "veto") ||
           begins(line, "cap");
}

bool session_is_remark(const char *line)
{
    return begins(line, "vote") || begins(line, "guess") ||
           begins(line, "note");
}

/* An order may have closed what a person had chosen already. */
static void drop_closed(struct session *session)
{
    struct turn_point point = session_point(session);
    struct span decisions = session_decisions(session);

    for (int32_t i = 0; i < decisions.count; i++) {
        int32_t *choice = &session_node(session)->said.choice[i];
        int32_t options[LIMIT_OPTIONS];
        int32_t count = moves_list(&point, decisions.first + i, options);
        bool open = false;

        for (int32_t k = 0; k < count; k++)
            open = open || options[k] == *choice;
        if (!open)
            *choice = -1;
    }
}

void session_order(struct session *session, struct order order)
{
    struct pending *said = &session_node(session)->said;
    int32_t at = 0;

    while (at < said->order_count &&
           !(order.kind == ORDER_CAP && said->orders[at].kind == ORDER_CAP))
        at++;
    if (at == said->order_count) {
        said->orders = mem_grow(said->orders, (size_t)at, &said->order_capacity,
                                sizeof *said->orders);
        said->order_count++;
    }
    said->orders[at] = order;
    drop_closed(session);
}

bool session_remark(struct session *session, const char *line)
{
    struct pending *said = &session_node(session)->said;
    size_t size = strlen(line) + 1;

    if (size > SESSION_REMARK_BYTES - session->remark_bytes)
        return false;
    session->remark_bytes += size;
    said->remarks = mem_grow(said->remarks, (size_t)said->remark_count,
                             &said->remark_capacity, sizeof *said->remarks);
    said->remarks[said->remark_count++] = arena_text(&session->arena, line);
    return true;
}

void session_order_line(const struct model *model, const struct order *order,
                        struct strbuf *out)
{
    switch ((enum order_kind)order->kind) {
    case ORDER_INJECT:
        strbuf_format(out, "inject %s", model->events[order->a].id);
        break;
    case ORDER_VETO:
        strbuf_format(out, "veto %s %s", model->actors[order->a].id,
                      model->options[order->b].id);
        break;
    case ORDER_CAP:
        if (order->a == RUNG_UNCAPPED)
            strbuf_text(out, "cap none");
        else
            strbuf_format(out, "cap %" PRId32, order->a);
        break;
    }
}
