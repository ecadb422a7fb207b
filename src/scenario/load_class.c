/* What is said about a scenario as a whole: expectations, the classroom. */
#include "scenario/load_parts.h"

/* Expectations ------------------------------------------------------------- */

static void load_odds(struct loader *loader, int32_t node,
                      struct expectation *out)
{
    int32_t ending = load_field(loader, node, KEY_ending);

    out->kind = EXPECT_ODDS;
    out->claim = expr_constant(1);
    if (ending >= 0)
        out->ending =
            load_ref(loader, ending, &loader->model->ending_names, "ending");
    out->policy = (uint8_t)load_word(loader, node, KEY_policy, POLICY_WEIGHTS);
    out->min = (int32_t)load_number(loader, node, KEY_min, 0);
    out->max = (int32_t)load_number(loader, node, KEY_max, 100);
    if (out->min > out->max)
        report_node(&loader->report, CODE_RANGE_NUMBER, node,
                    "min is %d and max %d; min must not be above max",
                    (int)out->min, (int)out->max);
}

/* Its shape has seen to it that there is one at most. */
static int32_t claim_of(struct loader *loader, int32_t node, enum key *key)
{
    static const enum key claims[] = {KEY_never, KEY_always, KEY_reachable,
                                      KEY_odds};
    int32_t found = -1;
    size_t i;

    for (i = 0; i < sizeof claims / sizeof claims[0]; i++) {
        int32_t at = load_field(loader, node, claims[i]);

        if (at >= 0 && found < 0) {
            found = at;
            *key = claims[i];
        } else if (at >= 0) {
            doubt_tree(loader, at); /* it is not loaded */
        }
    }
    return found;
}

static void load_expectation(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_EXPECT].nodes[i];
    struct expectation claim = {.ending = -1};
    enum key key = KEY_never;
    int32_t at = claim_of(loader, node, &key);

    if (at < 0)
        return;
    locator_find(&loader->document.text, (size_t)load_node(loader, at)->offset,
                 &claim.line, &claim.column);
    if (key == KEY_odds)
        load_odds(loader, at, &claim);
    else
        claim.claim = load_expr(loader, at, EXPR_TRUTH, 1);
    if (key != KEY_odds)
        claim.kind = key == KEY_never    ? EXPECT_NEVER
                     : key == KEY_always ? EXPECT_ALWAYS
                                         : EXPECT_REACHABLE;
    loader->model->expectations[i] = claim;
}

static void load_expectations(struct loader *loader)
{
    int32_t i;

    load_reserve(loader, TABLE_expectations, loader->kinds[KIND_EXPECT].count);
    loader->env.in_expect = true;
    for (i = 0; i < loader->model->expectations_count; i++)
        load_expectation(loader, i);
    loader->env.in_expect = false;
}

/* The classroom ------------------------------------------------------------ */

static struct span load_lines(struct loader *loader, int32_t node, enum key key)
{
    int32_t list = load_field(loader, node, key);
    struct span span = {0};
    int32_t child;
    int32_t i;

    if (list < 0)
        return span;
    span = load_span(loader, TABLE_class_lines, load_count(loader, list));
    i = span.first;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->class_lines[i++] = load_node(loader, child)->text;
    return span;
}

static struct span load_cut_scenes(struct loader *loader, int32_t cut)
{
    int32_t list = load_field(loader, cut, KEY_scenes);
    struct span span =
        load_span(loader, TABLE_cut_scenes, load_count(loader, list));
    int32_t i = span.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->cut_scenes[i++] =
            load_ref(loader, child, &loader->model->scene_names, "scene");
    return span;
}

static struct span load_cut_options(struct loader *loader, int32_t cut)
{
    int32_t list = load_field(loader, cut, KEY_options);
    struct span span =
        load_span(loader, TABLE_cut_options, load_count(loader, list));
    int32_t i = span.first;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->cut_options[i++] =
            load_ref(loader, child, &loader->model->option_names, "option");
    return span;
}

static void load_cut(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_CUT].nodes[i];
    struct class_cut *cut = &loader->model->cuts[i];

    cut->minutes = (int32_t)load_number(loader, node, KEY_minutes, 0);
    cut->scenes = load_cut_scenes(loader, node);
    cut->options = load_cut_options(loader, node);
}

static void load_roles(struct loader *loader, struct classroom *room)
{
    int32_t i;

    room->roles =
        load_span(loader, TABLE_roles, loader->kinds[KIND_ROLE].count);
    for (i = 0; i < room->roles.count; i++) {
        int32_t node = loader->kinds[KIND_ROLE].nodes[i];

        loader->model->roles[i] =
            (struct class_role){.name = load_string(loader, node, KEY_name),
                                .text = load_string(loader, node, KEY_text)};
    }
}

static void load_classroom(struct loader *loader)
{
    int32_t node = load_field(loader, 0, KEY_classroom);
    struct classroom *room = &loader->model->classroom;
    int32_t i;

    if (node < 0)
        return;
    room->present = true;
    room->minutes = (int32_t)load_number(loader, node, KEY_minutes, 0);
    room->group = (int32_t)load_number(loader, node, KEY_group, 0);
    room->objectives = load_lines(loader, node, KEY_objectives);
    room->questions = load_lines(loader, node, KEY_questions);
    room->rubric = load_lines(loader, node, KEY_rubric);
    load_roles(loader, room);
    room->cuts = load_span(loader, TABLE_cuts, loader->kinds[KIND_CUT].count);
    for (i = 0; i < room->cuts.count; i++)
        load_cut(loader, i);
}

void load_class(struct loader *loader)
{
    load_expectations(loader);
    load_classroom(loader);
}
