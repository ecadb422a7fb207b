/* Seats, advisers and cards: people who have nothing to do, and what stands
 * on them. */
#include "scenario/check_parts.h"

#include <string.h>

/* Seats ---------------------------------------------------------------------
 */

static uint64_t deciders(const struct model *model)
{
    uint64_t all = 0;
    int32_t i;

    for (i = 0; i < model->decisions_count; i++)
        if (model->decisions[i].actor >= 0)
            all |= UINT64_C(1) << model->decisions[i].actor;
    return all;
}

static void check_actor(struct loader *loader, int32_t index, bool decides)
{
    const struct actor *actor = &loader->model->actors[index];
    int32_t node = loader->kinds[KIND_ACTOR].nodes[index];
    int32_t mandates = load_field(loader, node, KEY_mandates);

    if (actor->playable && !decides &&
        !doubt_has(loader->doubt, DOUBT_ACTOR, index, DOUBT_USED))
        report_node(&loader->report, CODE_SENSE_IDLE,
                    load_field(loader, node, KEY_playable),
                    "who plays \"%s\" has nothing to decide: no scene asks "
                    "it",
                    actor->id);
    if (actor->policy == POLICY_PLANNER && !actor->has_goal &&
        !doubt_refused(loader, node, KEY_goal))
        report_node(&loader->report, CODE_SENSE_PLANNER,
                    load_field(loader, node, KEY_policy),
                    "a planner without a \"goal\" does not know what to plan "
                    "for, and plays by weights; add one");
    if (actor->mandates.count == 1 && load_node(loader, mandates)->count == 1)
        report_key(&loader->report, CODE_SENSE_MANDATE, mandates,
                   "one mandate, and a person picks two of them; add some, or "
                   "leave this one out");
}

/* Where nobody is playable people may play everyone, which is plain where one
 * decides and mostly forgotten where several do. */
static void check_seats(struct loader *loader, uint64_t decide)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < model->actors_count; i++)
        if (model->actors[i].playable ||
            doubt_has(loader->doubt, DOUBT_ACTOR, i, DOUBT_OPEN))
            return;
    if ((decide & (decide - 1)) != 0)
        report_key(&loader->report, CODE_SENSE_SEATS,
                   load_field(loader, 0, KEY_actors),
                   "no actor is \"playable\", so people may play every one of "
                   "them; add \"playable\": true to those who are meant to be "
                   "played");
}

/* A belief about something is a likelihood. */
static void check_beliefs(struct loader *loader)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < model->meters_count; i++)
        if (model->meters[i].has_about &&
            model->meters[i].scale != SCALE_LIKELIHOOD &&
            !doubt_refused(loader, loader->kinds[KIND_METER].nodes[i],
                           KEY_scale))
            report_key(&loader->report, CODE_SENSE_ABOUT,
                       load_field(loader, loader->kinds[KIND_METER].nodes[i],
                                  KEY_about),
                       "\"about\" says what a belief is about, and \"%s\" is "
                       "no likelihood; add \"scale\": \"likelihood\", or "
                       "remove this",
                       model->meters[i].id);
}

static void check_advisers(struct loader *loader)
{
    const struct model *model = loader->model;
    bool *heard = arena_array(&loader->scratch, (size_t)model->advisers_count,
                              sizeof *heard);
    int32_t i;

    for (i = 0; i < model->advice_count; i++)
        if (model->advice[i].adviser >= 0)
            heard[model->advice[i].adviser] = true;
    for (i = 0; i < model->advisers_count; i++)
        if (!heard[i] &&
            !doubt_has(loader->doubt, DOUBT_ADVISER, i, DOUBT_USED))
            report_node(&loader->report, CODE_SENSE_SILENT,
                        loader->kinds[KIND_ADVISER].nodes[i],
                        "\"%s\" advises nobody on anything: no \"advice\" is "
                        "\"by\" this adviser",
                        model->advisers[i].id);
}

/* Cards ---------------------------------------------------------------------
 */

/* A label that is the same in every play; NULL where it has variants. */
static const char *plain_label(const struct model *model, int32_t option)
{
    struct span pieces;

    if (option < 0)
        return NULL;
    pieces = model->options[option].label.pieces;
    if (pieces.count != 1)
        return NULL;
    return model->pieces[pieces.first].text;
}

/* One that stands twice is an error of its own. */
static bool is_same(const struct model *model, int32_t a, int32_t b)
{
    return model->options[a].identity == model->options[b].identity;
}

static void check_labels(struct loader *loader, int32_t index)
{
    const struct model *model = loader->model;
    const struct decision *decision = &model->decisions[index];
    int32_t list =
        load_field(loader, loader->decision_nodes[index], KEY_options);
    int32_t child = -1;
    int32_t i, k;

    for (i = 0; i < decision->options.count; i++) {
        const int32_t *refs = model->option_refs + decision->options.first;
        const char *label = plain_label(model, refs[i]);

        child = load_next(loader, list, child);
        for (k = 0; k < i && label != NULL; k++) {
            const char *other = plain_label(model, refs[k]);

            if (other == NULL || strcmp(other, label) != 0 ||
                is_same(model, refs[i], refs[k]))
                continue;
            report_node(&loader->report, CODE_TEXT_SAME, child,
                        "two cards here are called \"%s\"; give each its own "
                        "label",
                        label);
            break;
        }
    }
}

void check_people(struct loader *loader)
{
    const struct model *model = loader->model;
    uint64_t decide = deciders(model);
    int32_t i;

    for (i = 0; i < model->actors_count; i++)
        check_actor(loader, i, (decide >> i & 1) != 0);
    check_seats(loader, decide);
    check_beliefs(loader);
    check_advisers(loader);
    for (i = 0; i < model->decisions_count; i++)
        check_labels(loader, i);
}
