/* The class page, and class cuts: shorter versions that a play must be able
 * to keep to. */
#include "scenario/check_parts.h"

static bool scene_offers(const struct model *model, int32_t scene,
                         int32_t identity)
{
    struct span decisions = model->scenes[scene].decisions;
    int32_t i, k;

    for (i = 0; i < decisions.count; i++) {
        struct span refs = model->decisions[decisions.first + i].options;

        for (k = 0; k < refs.count; k++) {
            int32_t option = model->option_refs[refs.first + k];

            if (option >= 0 && model->options[option].identity == identity)
                return true;
        }
    }
    return false;
}

/* Also where something broken in a scene may be the offer. */
static bool cut_can_offer(const struct loader *loader,
                          const struct class_cut *cut, int32_t identity)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < cut->scenes.count; i++) {
        int32_t scene = model->cut_scenes[cut->scenes.first + i];

        if (scene < 0 ||
            (doubt_has(loader->doubt, DOUBT_SCENE, scene, DOUBT_OPEN) &&
             doubt_has(loader->doubt, DOUBT_OPTION, identity, DOUBT_USED)) ||
            scene_offers(model, scene, identity))
            return true;
    }
    return false;
}

static void check_offered(struct loader *loader, int32_t number)
{
    const struct model *model = loader->model;
    const struct class_cut *cut = &model->cuts[number];
    int32_t node = loader->kinds[KIND_CUT].nodes[number];
    int32_t list = load_field(loader, node, KEY_options);
    int32_t child = -1;
    int32_t i;

    if (cut->scenes.count == 0 && doubt_within(loader, node))
        return;
    for (i = 0; i < cut->options.count; i++) {
        int32_t identity = model->cut_options[cut->options.first + i];

        child = load_next(loader, list, child);
        if (identity >= 0 && !cut_can_offer(loader, cut, identity))
            report_node(&loader->report, CODE_FLOW_CUT_OPTION, child,
                        "no scene of this cut offers \"%s\"; name an option "
                        "of its scenes, or add the scene",
                        model->options[identity].id);
    }
}

/* People and recordings name a cut by its minutes. */
static void check_minutes(struct loader *loader, int32_t number)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < number; i++) {
        if (model->cuts[i].minutes != model->cuts[number].minutes ||
            model->cuts[i].minutes == 0) /* it is broken */
            continue;
        report_node(&loader->report, CODE_FLOW_CUT_TWICE,
                    loader->kinds[KIND_CUT].nodes[number],
                    "a second cut of %d minutes; each needs its own "
                    "\"minutes\", by which it is chosen",
                    (int)model->cuts[number].minutes);
        return;
    }
}

/* A class votes where somebody decides. */
static void check_votes(struct loader *loader, int32_t number)
{
    const struct model *model = loader->model;
    const struct class_cut *cut = &model->cuts[number];
    int32_t node = loader->kinds[KIND_CUT].nodes[number];
    int32_t list = load_field(loader, node, KEY_scenes);
    int32_t child = -1;
    int32_t i;

    if (cut->scenes.count == 0 && !doubt_within(loader, node))
        report_node(&loader->report, CODE_FLOW_CUT_EMPTY, node,
                    "this cut has no scene that a class votes on; name some "
                    "in \"scenes\"");
    for (i = 0; i < cut->scenes.count; i++) {
        int32_t scene = model->cut_scenes[cut->scenes.first + i];

        child = load_next(loader, list, child);
        if (scene < 0 ||
            doubt_has(loader->doubt, DOUBT_SCENE, scene, DOUBT_OPEN))
            continue;
        if (model->scenes[scene].decisions.count == 0)
            report_node(&loader->report, CODE_FLOW_CUT_EMPTY, child,
                        "nobody decides in the scene \"%s\", so there is "
                        "nothing to vote on; take it out of the cut",
                        model->scenes[scene].id);
    }
}

static void check_page(struct loader *loader)
{
    const struct classroom *room = &loader->model->classroom;
    int32_t node = load_field(loader, 0, KEY_classroom);

    if (!room->present)
        return;
    if (room->questions.count == 0 &&
        !doubt_refused(loader, node, KEY_questions))
        report_key(&loader->report, CODE_FLOW_QUESTIONS, node,
                   "the class page asks nothing: add \"questions\" to talk "
                   "about after the play");
    if (room->group == 0 && room->roles.count > 0 &&
        !doubt_refused(loader, node, KEY_group))
        report_key(&loader->report, CODE_FLOW_ROLES,
                   load_field(loader, node, KEY_roles),
                   "%d roles, and nothing says how many share them; add "
                   "\"group\": %d, or how many a group has",
                   (int)room->roles.count, (int)room->roles.count);
    if (room->group > 0 && room->roles.count > room->group)
        report_key(&loader->report, CODE_FLOW_ROLES,
                   load_field(loader, node, KEY_group),
                   "%d roles for groups of %d: somebody would have two, or a "
                   "role nobody",
                   (int)room->roles.count, (int)room->group);
}

void check_class(struct loader *loader)
{
    int32_t i;

    check_page(loader);
    for (i = 0; i < loader->model->cuts_count; i++) {
        check_minutes(loader, i);
        check_offered(loader, i);
        check_votes(loader, i);
    }
}
