#include "engine/moves.h"

#include "engine/eval.h"

#include <assert.h>
#include <string.h>

static int32_t rung_cap(const struct turn_point *turn)
{
    int32_t cap = turn->world[WORLD_CAP];

    for (int32_t i = 0; i < turn->order_count; i++)
        if (turn->orders[i].kind == ORDER_CAP)
            cap = turn->orders[i].a;
    return cap;
}

static bool vetoed(const struct turn_point *turn, int32_t actor,
                   int32_t identity)
{
    for (int32_t i = 0; i < turn->order_count; i++) {
        const struct order *order = &turn->orders[i];

        if (order->kind == ORDER_VETO && order->a == actor &&
            order->b == identity)
            return true;
    }
    return false;
}

static bool is_offered(const struct turn_point *turn, int32_t identity)
{
    const int32_t *offered = turn->model->cut_options + turn->offered.first;

    for (int32_t i = 0; i < turn->offered.count; i++)
        if (offered[i] == identity)
            return true;
    return false;
}

/* What a class cut leaves of `count` open options, in place. */
static int32_t keep_offered(const struct turn_point *turn,
                            int32_t options[LIMIT_OPTIONS], int32_t count)
{
    int32_t kept = 0;

    for (int32_t i = 0; i < count; i++)
        if (is_offered(turn, turn->model->options[options[i]].identity))
            options[kept++] = options[i];
    return kept > 0 ? kept : count;
}

int32_t moves_list(const struct turn_point *turn, int32_t decision,
                   int32_t options[LIMIT_OPTIONS])
{
    const struct model *model = turn->model;
    const struct decision *d = &model->decisions[decision];
    int32_t cap = rung_cap(turn);
    int32_t count = 0;

    assert(d->options.count <= LIMIT_OPTIONS);
    for (int32_t i = 0; i < d->options.count; i++) {
        int32_t index = model->option_refs[d->options.first + i];
        const struct option *option = &model->options[index];

        if (option->rung <= cap && eval(model, turn->world, &option->when) &&
            !vetoed(turn, d->actor, option->identity))
            options[count++] = index;
    }
    return turn->offered.count > 0 ? keep_offered(turn, options, count) : count;
}

void move_format(const struct model *model, struct move move,
                 struct strbuf *out)
{
    int32_t actor = model->decisions[move.decision].actor;

    strbuf_format(out, "move %s %s", model->actors[actor].id,
                  model->options[move.option].id);
}

/* Reading a move ---------------------------------------------------------- */

struct reading {
    const struct turn_point *turn;
    const struct model *model;
    const int32_t *world;
    struct diag_list *diags;
};

/* Splits "move ACTOR OPTION"; false for any other shape. */
static bool split(const char *text, struct strbuf *actor, struct strbuf *option)
{
    size_t length;

    if (strncmp(text, "move ", 5) != 0)
        return false;
    text += 5;
    length = strcspn(text, " ");
    if (length == 0 || text[length] == '\0')
        return false;
    strbuf_add(actor, text, length);
    text += length + 1;
    length = strcspn(text, " ");
    if (length == 0 || text[length] != '\0')
        return false;
    strbuf_add(option, text, length);
    return true;
}

static int32_t decision_of(const struct reading *r, const char *actor)
{
    int32_t scene = r->world[WORLD_SCENE];
    struct span span =
        scene < 0 ? (struct span){0, 0} : r->model->scenes[scene].decisions;

    for (int32_t i = 0; i < span.count; i++) {
        int32_t who = r->model->decisions[span.first + i].actor;

        if (strcmp(r->model->actors[who].id, actor) == 0)
            return span.first + i;
    }
    return -1;
}

static void no_decision(const struct reading *r, const char *actor)
{
    int32_t thing = names_find(&r->model->things, actor);
    const char *near = names_nearest(&r->model->things, actor);
    int32_t scene = r->world[WORLD_SCENE];

    if (thing >= 0 && thing / THING_STRIDE != THING_ACTOR)
        diag_add(r->diags, CODE_INPUT_MOVE, NULL, "'%s' is no actor", actor);
    else if (thing >= 0 && scene < 0)
        diag_add(r->diags, CODE_INPUT_MOVE, NULL,
                 "the play is over; nobody decides any more");
    else if (thing >= 0)
        diag_add(r->diags, CODE_INPUT_MOVE, NULL,
                 "'%s' does not decide in scene '%s'", actor,
                 r->model->scenes[scene].id);
    else if (near != NULL)
        diag_add(r->diags, CODE_INPUT_MOVE, NULL,
                 "there is no actor '%s'; the nearest name is '%s'", actor,
                 near);
    else
        diag_add(r->diags, CODE_INPUT_MOVE, NULL, "there is no actor '%s'",
                 actor);
}

/* The option of that id as the decision offers it, open or not; -1. */
static int32_t offered(const struct reading *r, int32_t decision,
                       const char *id)
{
    struct span span = r->model->decisions[decision].options;

    for (int32_t i = 0; i < span.count; i++) {
        int32_t index = r->model->option_refs[span.first + i];

        if (strcmp(r->model->options[index].id, id) == 0)
            return index;
    }
    return -1;
}

static void not_offered(const struct reading *r, int32_t decision,
                        const char *id)
{
    struct span span = r->model->decisions[decision].options;
    struct nearest near = nearest_to(id);

    for (int32_t i = 0; i < span.count; i++) {
        int32_t index = r->model->option_refs[span.first + i];

        nearest_try(&near, r->model->options[index].id);
    }
    if (near.best != NULL)
        diag_add(r->diags, CODE_INPUT_MOVE, NULL,
                 "option '%s' is not offered here; the nearest is '%s'", id,
                 near.best);
    else
        diag_add(r->diags, CODE_INPUT_MOVE, NULL,
                 "option '%s' is not offered here", id);
}

static bool is_open(const struct reading *r, int32_t decision, int32_t option)
{
    int32_t open[LIMIT_OPTIONS];
    int32_t count = moves_list(r->turn, decision, open);

    for (int32_t i = 0; i < count; i++)
        if (open[i] == option)
            return true;
    return false;
}

static bool find_move(const struct reading *r, const char *actor,
                      const char *id, struct move *move)
{
    move->decision = decision_of(r, actor);
    if (move->decision < 0) {
        no_decision(r, actor);
        return false;
    }
    move->option = offered(r, move->decision, id);
    if (move->option < 0) {
        not_offered(r, move->decision, id);
        return false;
    }
    if (!is_open(r, move->decision, move->option)) {
        diag_add(r->diags, CODE_INPUT_MOVE, NULL, "option '%s' is closed now",
                 id);
        return false;
    }
    return true;
}

bool move_parse(const struct turn_point *turn, const char *text,
                struct move *move, struct diag_list *diags)
{
    struct reading r = {turn, turn->model, turn->world, diags};
    struct strbuf actor = {0};
    struct strbuf id = {0};
    bool found = false;

    if (split(text, &actor, &id))
        found = find_move(&r, strbuf_get(&actor), strbuf_get(&id), move);
    else
        diag_add(diags, CODE_INPUT_MOVE, NULL,
                 "'%s' is not a move; expected 'move ACTOR OPTION'", text);
    strbuf_clear(&actor);
    strbuf_clear(&id);
    return found;
}
