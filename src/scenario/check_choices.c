/* Choices that are none, advice to the wrong seat, and things that are
 * declared and then do nothing. */
#include "scenario/check_judge.h"

/* Decisions -----------------------------------------------------------------
 */

/* Where nobody is playable people may play everyone. */
static uint64_t played(const struct loader *loader)
{
    const struct model *model = loader->model;
    uint64_t playable = 0;

    for (int32_t i = 0; i < model->actors_count; i++)
        if (model->actors[i].playable)
            playable |= UINT64_C(1) << i;
    if (doubt_any(loader->doubt, DOUBT_ACTOR, DOUBT_OPEN))
        return playable;
    return playable != 0 ? playable : UINT64_MAX;
}

/* A seat that plays by rules may have one option: it then does that. */
static void check_single(struct loader *loader, int32_t index, uint64_t seats)
{
    const struct model *model = loader->model;
    const struct decision *decision = &model->decisions[index];

    if (decision->options.count != 1 || decision->actor < 0 ||
        (seats >> decision->actor & 1) == 0 ||
        !load_offers_all(loader, loader->decision_nodes[index], decision))
        return;
    report_key(&loader->report, CODE_FLOW_SINGLE,
               load_field(loader, loader->decision_nodes[index], KEY_options),
               "\"%s\" has one option here and so nothing to decide; add "
               "another, or put into the scene what it does and leave the "
               "decision out",
               model->actors[decision->actor].id);
}

/* Advice --------------------------------------------------------------------
 */

/* The actors whose decisions offer an option, one set an option. */
static uint64_t *offering(const struct judge *judge)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    uint64_t *actors = arena_array(
        &loader->scratch, (size_t)model->options_count, sizeof *actors);

    for (int32_t i = 0; i < model->decisions_count; i++) {
        const struct decision *decision = &model->decisions[i];

        for (int32_t k = 0; k < decision->options.count; k++) {
            int32_t option = model->option_refs[decision->options.first + k];

            if (option >= 0 && decision->actor >= 0)
                actors[option] |= UINT64_C(1) << decision->actor;
        }
    }
    return actors;
}

/* Whether something broken may offer an option to somebody else. */
static bool doubts_offers(const struct loader *loader, int32_t option)
{
    return doubt_has(loader->doubt, DOUBT_OPTION,
                     loader->model->options[option].identity, DOUBT_USED) ||
           doubt_has(loader->doubt, DOUBT_OPTION, option, DOUBT_USED) ||
           doubt_any(loader->doubt, DOUBT_ACTOR, DOUBT_USED);
}

static void check_advice(struct judge *judge, int32_t option, uint64_t actors)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    int32_t list = load_field(loader, judge->option_nodes[option], KEY_advice);
    int32_t child = -1;

    if (list < 0)
        return;
    for (int32_t i = 0; i < model->options[option].advice.count; i++) {
        int32_t by =
            model->advice[model->options[option].advice.first + i].adviser;
        int32_t actor = by >= 0 ? model->advisers[by].actor : -1;

        child = load_next(loader, list, child);
        if (actor < 0 || (actors >> actor & 1) != 0)
            continue;
        report_node(&loader->report, CODE_SENSE_ADVISER,
                    load_field(loader, child, KEY_by),
                    "\"%s\" advises \"%s\", which never has the choice of "
                    "\"%s\"; let an adviser of who decides speak, or one "
                    "without \"actor\"",
                    model->advisers[by].id, model->actors[actor].id,
                    model->options[option].id);
    }
}

/* What does nothing ---------------------------------------------------------
 */

static bool is_idle(const struct block *block)
{
    return block->effects.count == 0 && block->sets.count == 0 &&
           block->later.count == 0 && block->text.pieces.count == 0 &&
           block->headline.pieces.count == 0;
}

static void report_idle(struct loader *loader, int32_t node, const char *what,
                        const char *id)
{
    report_node(&loader->report, CODE_SENSE_NO_BLOCK, node,
                "the %s \"%s\" does nothing and tells nothing: give it "
                "\"effects\", \"set\", \"later\" or a \"headline\"",
                what, id);
}

static void check_idle(struct loader *loader)
{
    const struct model *model = loader->model;

    for (int32_t i = 0; i < model->rules_count; i++)
        if (is_idle(&model->rules[i].block) &&
            !doubt_within(loader, loader->kinds[KIND_RULE].nodes[i]))
            report_idle(loader, loader->kinds[KIND_RULE].nodes[i], "rule",
                        model->rules[i].id);
    for (int32_t i = 0; i < model->events_count; i++) {
        int32_t node = loader->kinds[KIND_EVENT].nodes[i];

        if (is_idle(&model->events[i].block) && !doubt_within(loader, node) &&
            load_field(loader, node, KEY_goto) < 0)
            report_idle(loader, node, "event", model->events[i].id);
    }
}

/* Unknowns of which one value alone can be drawn. */
static void check_certain(struct loader *loader, int32_t index)
{
    const struct model *model = loader->model;
    const struct unknown *unknown = &model->unknowns[index];
    int32_t drawn = 0;
    int32_t last = -1;

    for (int32_t i = 0; i < unknown->values.count; i++)
        if (model->values[unknown->values.first + i].weight > 0) {
            drawn++;
            last = unknown->values.first + i;
        }
    if (drawn == 1 &&
        !doubt_has(loader->doubt, DOUBT_UNKNOWN, index, DOUBT_OPEN))
        report_node(&loader->report, CODE_SENSE_CERTAIN,
                    loader->kinds[KIND_UNKNOWN].nodes[index],
                    "\"%s\" is always \"%s\": no other value can be drawn; add "
                    "one, or give another a weight",
                    unknown->id, model->values[last].id);
}

void check_choices(struct judge *judge)
{
    struct loader *loader = judge->loader;
    const struct model *model = loader->model;
    uint64_t seats = played(loader);
    const uint64_t *actors = offering(judge);

    for (int32_t i = 0; i < model->decisions_count; i++)
        check_single(loader, i, seats);
    for (int32_t i = 0; i < model->options_count; i++)
        if (actors[i] != 0 && !doubts_offers(loader, i))
            check_advice(judge, i, actors[i]);
    check_idle(loader);
    for (int32_t i = 0; i < model->unknowns_count; i++)
        check_certain(loader, i);
}
