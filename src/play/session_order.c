/* Reading what a facilitator orders for the turn being decided. */
#include "engine/world.h"
#include "play/session_line.h"

#include <assert.h>
#include <string.h>

static bool read_inject(const struct session *session, const struct line *line,
                        struct order *order, struct diag_list *diags)
{
    const struct model *model = session->model;
    struct nearest near;

    if (!line_usage(line, 2, "inject EVENT", diags))
        return false;
    near = nearest_to(line->words[1]);
    for (int32_t i = 0; i < model->events_count; i++) {
        nearest_try(&near, model->events[i].id);
        if (strcmp(model->events[i].id, line->words[1]) != 0)
            continue;
        *order = (struct order){.a = i, .b = 0, .kind = ORDER_INJECT};
        return true;
    }
    line_unknown(&near, "event", diags);
    return false;
}

static int32_t decision_of(const struct session *session, int32_t actor)
{
    struct span span = session_decisions(session);

    for (int32_t i = span.first; i < span.first + span.count; i++)
        if (session->model->decisions[i].actor == actor)
            return i;
    return -1;
}

static bool read_veto(const struct session *session, const struct line *line,
                      struct order *order, struct diag_list *diags)
{
    const struct model *model = session->model;
    struct nearest near;
    int32_t decision;

    if (!line_usage(line, 3, "veto ACTOR OPTION", diags))
        return false;
    order->kind = ORDER_VETO;
    order->a = line_actor(model, line->words[1], diags);
    if (order->a < 0)
        return false;
    decision = decision_of(session, order->a);
    if (decision < 0) {
        diag_add(diags, CODE_INPUT_ORDER, NULL,
                 "'%s' decides nothing in this scene", line->words[1]);
        return false;
    }
    near = nearest_to(line->words[2]);
    for (int32_t i = 0; i < model->decisions[decision].options.count; i++) {
        const struct option *option =
            &model->options[model->option_refs
                                [model->decisions[decision].options.first + i]];

        nearest_try(&near, option->id);
        order->b = option->identity;
        if (strcmp(option->id, line->words[2]) == 0)
            return true;
    }
    line_unknown(&near, "option here", diags);
    return false;
}

static bool read_cap(const struct session *session, const struct line *line,
                     struct order *order, struct diag_list *diags)
{
    int32_t most = session->model->rungs_count > 0
                       ? session->model->rungs_count - 1
                       : LIMIT_METER_VALUE;

    if (!line_usage(line, 2, "cap RUNG", diags))
        return false;
    *order = (struct order){.a = RUNG_UNCAPPED, .b = 0, .kind = ORDER_CAP};
    if (strcmp(line->words[1], "none") == 0)
        return true;
    if (line_number(line->words[1], &order->a) && order->a <= most)
        return true;
    diag_add(diags, CODE_INPUT_ORDER, NULL,
             "'%s' is no rung; expected a number from 0 to %d, or 'none'",
             line->words[1], (int)most);
    return false;
}

struct order_word {
    const char *word;
    bool (*read)(const struct session *session, const struct line *line,
                 struct order *order, struct diag_list *diags);
};
static const struct order_word order_words[] = {
    {"inject", read_inject}, {"veto", read_veto}, {"cap", read_cap}};
#define ORDER_WORDS (sizeof order_words / sizeof order_words[0])

/* session_is_order() holds of the line. */
static const struct order_word *find_order(const char *word)
{
    size_t i = 0;

    while (strcmp(order_words[i].word, word) != 0) {
        i++;
        assert(i < ORDER_WORDS);
    }
    return &order_words[i];
}

static bool order_stands(const struct session *session,
                         const struct order *order)
{
    const struct pending *said = &session_node(session)->said;

    for (int32_t i = 0; i < said->order_count; i++)
        if (said->orders[i].kind == order->kind &&
            said->orders[i].a == order->a && said->orders[i].b == order->b)
            return true;
    return false;
}

bool order_read(const struct session *session, const struct line *line,
                struct order *order, struct diag_list *diags)
{
    *order = (struct order){0, 0, 0};
    if (session_is_over(session, diags) ||
        !find_order(line->words[0])->read(session, line, order, diags))
        return false;
    if (order_stands(session, order)) {
        diag_add(diags, CODE_INPUT_ORDER, NULL,
                 "that is ordered for this turn already");
        return false;
    }
    if (session_node(session)->said.order_count >= SESSION_ORDERS) {
        diag_add(diags, CODE_INPUT_ORDER, NULL,
                 "there are %d orders for this turn already, and no more fit",
                 SESSION_ORDERS);
        return false;
    }
    return true;
}

bool session_read_order(const struct session *session, const char *text,
                        struct order *order, struct diag_list *diags)
{
    struct line line;
    bool good;

    line_read(&line, text);
    good = order_read(session, &line, order, diags);
    strbuf_clear(&line.copy);
    return good;
}
