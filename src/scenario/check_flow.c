/* Cheap answers about the flow: no play is made. They err on the side of
 * silence; what can never be is proved elsewhere. */
#include "scenario/check_parts.h"

#include "base/hash.h"
#include "scenario/ops.h"

/* Scenes that nothing leads to --------------------------------------------- */

struct reach {
    const struct model *model;
    bool *seen;
    bool *followed; /* options whose outcomes were looked at */
    int32_t *queue;
    int32_t count; /* in the queue */
};

static void reach_scene(struct reach *reach, int32_t scene)
{
    if (scene < 0 || reach->seen[scene])
        return;
    reach->seen[scene] = true;
    reach->queue[reach->count++] = scene;
}

/* In file order: each that may be closed leaves the next as well. */
static void reach_from(struct reach *reach, int32_t first)
{
    int32_t i;

    for (i = first; i < reach->model->scenes_count; i++) {
        const struct expr *when = &reach->model->scenes[i].when;

        if (expr_is_constant(when) && when->constant == 0)
            continue;
        reach_scene(reach, i);
        if (expr_is_constant(when))
            return;
    }
}

static bool always(const struct expr *when)
{
    return expr_is_constant(when) && when->constant != 0;
}

/* Follows the targets of an option; whether it always has one. */
static bool reach_option(struct reach *reach, int32_t index)
{
    const struct option *option = &reach->model->options[index];
    int32_t i;

    for (i = 0; i < option->outcomes.count && !reach->followed[index]; i++)
        reach_scene(reach,
                    reach->model->outcomes[option->outcomes.first + i].go_to);
    reach->followed[index] = true;
    reach_scene(reach, option->go_to);
    return option->go_to >= 0 || option->go_to == GO_END;
}

/* Whether some choice in it always names a target. */
static bool reach_decision(struct reach *reach, const struct decision *decision)
{
    bool all = true;
    bool open = false;
    int32_t i;

    for (i = 0; i < decision->options.count; i++) {
        int32_t index = reach->model->option_refs[decision->options.first + i];

        all = reach_option(reach, index) && all;
        open = open || always(&reach->model->options[index].when);
    }
    return all && open;
}

static void reach_next(struct reach *reach, int32_t index)
{
    const struct scene *scene = &reach->model->scenes[index];
    int32_t i;

    for (i = 0; i < scene->next.count; i++) {
        const struct next_entry *entry =
            &reach->model->nexts[scene->next.first + i];

        reach_scene(reach, entry->to);
        if (always(&entry->when) && entry->to != GO_BACK)
            return;
    }
    reach_from(reach, index + 1);
}

static void reach_all(struct reach *reach)
{
    int32_t i;

    reach_from(reach, 0);
    for (i = 0; i < reach->model->events_count; i++)
        reach_scene(reach, reach->model->events[i].go_to);
    for (i = 0; i < reach->count; i++) {
        const struct scene *scene = &reach->model->scenes[reach->queue[i]];
        bool gone = false;
        int32_t j;

        for (j = 0; j < scene->decisions.count; j++)
            gone = reach_decision(
                       reach,
                       &reach->model->decisions[scene->decisions.first + j]) ||
                   gone;
        if (!gone)
            reach_next(reach, reach->queue[i]);
    }
}

void check_reach(struct loader *loader)
{
    const struct model *model = loader->model;
    size_t count = (size_t)model->scenes_count;
    struct reach reach = {.model = model};
    int32_t i;

    reach.seen = arena_array(&loader->scratch, count, sizeof *reach.seen);
    reach.queue = arena_array(&loader->scratch, count, sizeof *reach.queue);
    reach.followed = arena_array(&loader->scratch, (size_t)model->options_count,
                                 sizeof *reach.followed);
    reach_all(&reach);
    for (i = 0; i < model->scenes_count; i++)
        if (!reach.seen[i])
            report_node(&loader->report, CODE_FLOW_UNREACHED,
                        loader->kinds[KIND_SCENE].nodes[i],
                        "nothing leads to the scene \"%s\": not the order of "
                        "the file, no \"next\", no \"goto\"",
                        model->scenes[i].id);
}

/* Decisions in which all may be closed ------------------------------------- */

/* A condition in short. Library options recur, so each is read once; equal
 * hashes are taken for equal code, which a warning can bear. */
struct gist {
    uint64_t whole;    /* of its code */
    uint64_t but_last; /* of all but the last operation */
    int32_t last;      /* operation */
    bool constant, open;
};

static struct gist gist_of(const struct model *model, const struct expr *when)
{
    struct gist gist = {.whole = HASH_START, .last = OP_END};
    const int32_t *at;

    gist.constant = expr_is_constant(when);
    gist.open = gist.constant && when->constant != 0;
    if (gist.constant)
        return gist;
    at = model->code + when->code;
    while (*at != OP_END) {
        size_t words = 1 + (size_t)op_table[*at].operands;

        gist.last = *at;
        gist.but_last = gist.whole;
        gist.whole = hash_bytes(gist.whole, at, words * sizeof *at);
        at += words;
    }
    return gist;
}

static bool opposite(int32_t a, int32_t b)
{
    static const uint8_t other[OP_COUNT] = {
        [OP_EQ] = OP_NE, [OP_NE] = OP_EQ, [OP_LT] = OP_GE,
        [OP_GE] = OP_LT, [OP_GT] = OP_LE, [OP_LE] = OP_GT,
    };

    return other[a] != 0 && other[a] == b;
}

/* Whether b is `not a`, or the opposite comparison. */
static bool negates(const struct gist *a, const struct gist *b)
{
    if (b->last == OP_NOT && b->but_last == a->whole)
        return true;
    return opposite(a->last, b->last) && a->but_last == b->but_last;
}

/* Whether one of `count` options is open in every world, as far as is seen
 * at once: one without a condition, or two of which one must hold. All under
 * one condition is taken for a decision that is meant to come only then. */
static bool surely_open(const struct gist *gists, const int32_t *refs,
                        int32_t count)
{
    bool alike = true;
    int32_t i;
    int32_t j;

    for (i = 0; i < count; i++) {
        const struct gist *gist = &gists[refs[i]];

        if (gist->open)
            return true;
        alike = alike && !gist->constant && gist->whole == gists[refs[0]].whole;
        for (j = 0; j < count && !gist->constant; j++)
            if (!gists[refs[j]].constant && negates(gist, &gists[refs[j]]))
                return true;
    }
    return alike;
}

void check_closed(struct loader *loader)
{
    const struct model *model = loader->model;
    struct gist *gists = arena_array(
        &loader->scratch, (size_t)model->options_count, sizeof *gists);
    int32_t i;

    for (i = 0; i < model->options_count; i++)
        gists[i] = gist_of(model, &model->options[i].when);
    for (i = 0; i < model->decisions_count; i++) {
        const struct decision *decision = &model->decisions[i];

        if (!surely_open(gists, model->option_refs + decision->options.first,
                         decision->options.count))
            report_node(&loader->report, CODE_FLOW_CLOSED,
                        loader->decision_nodes[i],
                        "every option of \"%s\" here has a condition; if none "
                        "holds the decision is skipped; leave one without "
                        "\"when\"",
                        model->actors[decision->actor].id);
    }
}
