/* Scenes that never come or lead nowhere, decisions that may be skipped. */
#include "scenario/check_judge.h"

#include "base/hash.h"
#include "scenario/ops.h"

/* Scenes ------------------------------------------------------------------ */

static void tell_unreached(struct judge *judge, int32_t index)
{
    struct loader *loader = judge->loader;
    const struct scene *scene = &loader->model->scenes[index];
    int32_t node = loader->kinds[KIND_SCENE].nodes[index];
    int32_t steps = judge->world.turns[index].steps;
    int32_t cap = loader->model->turn_cap;
    int32_t when = load_field(loader, node, KEY_when);

    if (steps == 0)
        report_node(&loader->report, CODE_FLOW_UNREACHED, node,
                    "nothing leads to the scene \"%s\": not the order of the "
                    "file, no \"next\", no \"goto\"",
                    scene->id);
    else if (steps > cap)
        report_node(&loader->report, CODE_FLOW_CUT_OFF, node,
                    "the play ends after %d turns, and the scene \"%s\" comes "
                    "in turn %d at the earliest; raise \"turns\", or shorten "
                    "the way",
                    (int)cap, scene->id, (int)steps);
    else if (when < 0 || expr_is_constant(&scene->when))
        report_node(&loader->report, CODE_FLOW_UNREACHED, node,
                    "nothing leads to the scene \"%s\": what would has a "
                    "condition that can never hold then",
                    scene->id);
    else
        judge_never(judge,
                    &(struct never){
                        CODE_FLOW_UNREACHED, when, &scene->when,
                        (struct moment){0, judge->world.last_turn - 1, false},
                        "nothing leads to this scene"});
}

/* One finding for all, since they lead to each other: at the last that comes
 * new, for what it leads on to has been before. */
static void check_round(struct judge *judge)
{
    struct loader *loader = judge->loader;
    int32_t last = -1;
    int32_t node;
    int32_t next;

    for (int32_t i = 0; i < loader->model->scenes_count; i++)
        if (!judge->world.ending[i] &&
            (last < 0 ||
             judge->world.turns[i].first >= judge->world.turns[last].first))
            last = i;
    if (last < 0)
        return;
    node = loader->kinds[KIND_SCENE].nodes[last];
    next = load_field(loader, node, KEY_next);
    report_node(&loader->report, CODE_FLOW_ROUND, next >= 0 ? next : node,
                "from the scene \"%s\" no way leads to an end: the play goes "
                "round until turn %d cuts it off; lead somewhere by \"next\" "
                "or \"goto\", or let an ending be \"early\"",
                loader->model->scenes[last].id, (int)loader->model->turn_cap);
}

bool check_begins(struct judge *judge)
{
    struct loader *loader = judge->loader;

    if (judge->world.last_turn > 0)
        return true;
    if (loader->model->scenes_count == 0)
        return false;
    report_node(&loader->report, CODE_FLOW_UNREACHED,
                loader->kinds[KIND_SCENE].nodes[0],
                "the play is over before it begins: the \"when\" of no scene "
                "can hold at the start; leave it out here");
    return false;
}

void check_scenes(struct judge *judge)
{
    for (int32_t i = 0; i < judge->loader->model->scenes_count; i++)
        if (judge->world.turns[i].count == 0 &&
            !doubt_has(judge->loader->doubt, DOUBT_SCENE, i, DOUBT_USED))
            tell_unreached(judge, i);
    check_round(judge);
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

/* In one case: some option certainly open, or not. Only whether that can fail
 * is asked, so one such case is enough: CAN_BOTH ends the search. */
static enum can some_open(const enum can *truths, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        if (truths[i] == CAN_HOLD)
            return CAN_HOLD;
    return CAN_BOTH;
}

static bool always_open(struct judge *judge, const struct decision *decision)
{
    const struct model *model = judge->loader->model;
    const struct scene_turns *turns = &judge->world.turns[decision->scene];
    const struct moment moment = {turns->first, turns->last, true};
    const struct expr *whens[LIMIT_OPTIONS];

    for (int32_t i = 0; i < decision->options.count; i++)
        whens[i] =
            &model->options[model->option_refs[decision->options.first + i]]
                 .when;
    return (world_can_all(&judge->world, &moment, whens,
                          decision->options.count, some_open) &
            CAN_FAIL) == 0;
}

/* Whether it is known what a decision offers, and when; one without options
 * is a finding of its own. */
static bool is_known(const struct loader *loader, int32_t index)
{
    const struct model *model = loader->model;
    const struct decision *decision = &model->decisions[index];
    int32_t i;

    if (decision->options.count == 0)
        return false;
    if (loader->doubt == NULL)
        return true;
    for (i = 0; i < decision->options.count; i++) {
        int32_t option = model->option_refs[decision->options.first + i];

        if (option < 0 ||
            load_is_anything(loader, &model->options[option].when))
            return false;
    }
    return decision->actor >= 0 &&
           load_offers_all(loader, loader->decision_nodes[index], decision);
}

/* All under one condition that may fail: mostly meant, and then the scene
 * could have it. */
static void check_together(struct judge *judge, const struct gist *gists,
                           int32_t index)
{
    struct loader *loader = judge->loader;
    const struct decision *decision = &loader->model->decisions[index];
    const int32_t *refs = loader->model->option_refs + decision->options.first;

    for (int32_t i = 0; i < decision->options.count; i++)
        if (gists[refs[i]].constant ||
            gists[refs[i]].whole != gists[refs[0]].whole)
            return;
    if (decision->options.count < 2 || always_open(judge, decision))
        return;
    report_key(&loader->report, CODE_FLOW_TOGETHER,
               load_field(loader, loader->decision_nodes[index], KEY_options),
               "all options of \"%s\" here have the same \"when\"; where it "
               "does not hold nobody is asked; if the whole scene should be "
               "left out then, give it that \"when\" instead",
               loader->model->actors[decision->actor].id);
}

void check_closed(struct judge *judge)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    struct gist *gists = arena_array(
        &loader->scratch, (size_t)model->options_count, sizeof *gists);
    int32_t i;

    for (i = 0; i < model->options_count; i++)
        gists[i] = gist_of(model, &model->options[i].when);
    for (i = 0; i < model->decisions_count; i++) {
        const struct decision *decision = &model->decisions[i];

        if (judge->world.turns[decision->scene].count == 0 ||
            !is_known(loader, i))
            continue;
        check_together(judge, gists, i);
        if (surely_open(gists, model->option_refs + decision->options.first,
                        decision->options.count) ||
            always_open(judge, decision) || judge->world.work <= 0)
            continue;
        report_node(&loader->report, CODE_FLOW_CLOSED,
                    loader->decision_nodes[i],
                    "every option of \"%s\" here has a condition; if none "
                    "holds the decision is skipped; leave one without "
                    "\"when\"",
                    model->actors[decision->actor].id);
    }
}
