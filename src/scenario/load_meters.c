/* What expressions read: meters, unknowns' values, the ladder. These are
 * filled before the first expression is compiled. */
#include "scenario/load_parts.h"

#include "base/hash.h"
#include "scenario/limits.h"

/* Whether min and max can be relied upon. */
static bool knows_range(const struct loader *loader, int32_t node)
{
    return !doubt_refused(loader, node, KEY_min) &&
           !doubt_refused(loader, node, KEY_max) &&
           load_number(loader, node, KEY_min, 0) <=
               load_number(loader, node, KEY_max, 100);
}

/* Bands and rungs: from the meter's least value, rising, within it. */
static void check_steps(struct loader *loader, int32_t node,
                        const struct meter *meter, int32_t list)
{
    bool known = knows_range(loader, node);
    int32_t errors = loader->report.errors;
    int64_t before = 0;
    int32_t child;

    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        int32_t at = load_field(loader, child, KEY_from);
        bool first = load_node(loader, child)->place == 0;
        int64_t from;

        if (at < 0)
            continue;
        from = load_node(loader, at)->number;
        if (first && known && from != meter->min)
            report_node(&loader->report, CODE_RANGE_BANDS, at,
                        "the first begins at %lld, expected the meter's min "
                        "%d",
                        (long long)from, (int)meter->min);
        else if (!first && from <= before)
            report_node(&loader->report, CODE_RANGE_BANDS, at,
                        "%lld follows %lld; each must begin above the one "
                        "before",
                        (long long)from, (long long)before);
        else if (known && from > meter->max)
            report_node(&loader->report, CODE_RANGE_BANDS, at,
                        "%lld is above the meter's max %d", (long long)from,
                        (int)meter->max);
        before = from;
    }
    if (loader->report.errors > errors)
        doubt_at(loader, list);
}

static void load_bands(struct loader *loader, int32_t node, struct meter *meter)
{
    int32_t list = load_field(loader, node, KEY_bands);
    int32_t child;
    int32_t i;

    if (list < 0)
        return;
    check_steps(loader, node, meter, list);
    meter->bands = load_span(loader, TABLE_bands, load_count(loader, list));
    i = meter->bands.first;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->bands[i++] = (struct band){
            .name = load_string(loader, child, KEY_name),
            .from = (int32_t)load_number(loader, child, KEY_from, 0)};
}

static void bad_range(struct loader *loader, int32_t node, struct meter *meter)
{
    int32_t min = meter->min;

    report_node(&loader->report, CODE_RANGE_METER, node,
                "min is %d and max %d; min must not be above max", (int)min,
                (int)meter->max);
    doubt_at(loader, node);
    meter->min = meter->max;
    meter->max = min;
}

static void load_range(struct loader *loader, int32_t node, struct meter *meter)
{
    bool likelihood = meter->scale == SCALE_LIKELIHOOD;
    int32_t start = load_field(loader, node, KEY_start);

    if (likelihood) {
        meter->min = 1;
        meter->max = 99;
    } else {
        meter->min = (int32_t)load_number(loader, node, KEY_min, 0);
        meter->max = (int32_t)load_number(loader, node, KEY_max, 100);
    }
    meter->start = (int32_t)load_number(loader, node, KEY_start, meter->min);
    if (meter->min > meter->max)
        bad_range(loader, node, meter);
    else if (start >= 0 && knows_range(loader, node) &&
             (meter->start < meter->min || meter->start > meter->max)) {
        doubt_at(loader, node);
        report_node(&loader->report, CODE_RANGE_METER, start,
                    "start is %d, allowed %d to %d; change it, or the meter's "
                    "\"min\" and \"max\"",
                    (int)meter->start, (int)meter->min, (int)meter->max);
    }
}

static void load_drift(struct loader *loader, int32_t node, struct meter *meter)
{
    int32_t drift = load_field(loader, node, KEY_drift);
    int32_t to = load_field(loader, drift, KEY_to);

    if (drift < 0)
        return;
    meter->drift_to = (int32_t)load_number(loader, drift, KEY_to, 0);
    meter->drift_by = (int32_t)load_number(loader, drift, KEY_by, 1);
    if (to < 0 || !knows_range(loader, node) ||
        (meter->drift_to >= meter->min && meter->drift_to <= meter->max))
        return;
    doubt_at(loader, node);
    report_node(&loader->report, CODE_RANGE_METER, to,
                "the meter drifts to %d, allowed %d to %d",
                (int)meter->drift_to, (int)meter->min, (int)meter->max);
}

static void load_one_meter(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_METER].nodes[i];
    struct meter meter = {.id = load_string(loader, node, KEY_id),
                          .name = load_string(loader, node, KEY_name)};

    meter.better = (uint8_t)load_word(loader, node, KEY_better, 0);
    meter.scale = (uint8_t)load_word(loader, node, KEY_scale, 0);
    meter.actor = load_actor(loader, node, KEY_actor);
    meter.show = load_show(loader, node, UINT64_MAX);
    load_range(loader, node, &meter);
    if (meter.scale == SCALE_NUMBER)
        load_bands(loader, node, &meter);
    load_drift(loader, node, &meter);
    loader->model->meters[i] = meter;
}

/* Unknowns ----------------------------------------------------------------- */

static void check_weights(struct loader *loader, int32_t list,
                          const struct unknown *unknown)
{
    int32_t i;

    for (i = 0; i < unknown->values.count; i++)
        if (loader->model->values[unknown->values.first + i].weight > 0)
            return;
    if (unknown->values.count == 0)
        return;
    doubt_at(loader, list);
    report_node(&loader->report, CODE_RANGE_WEIGHTS, list,
                "every value of \"%s\" has the weight 0; one needs more",
                unknown->id);
}

static void load_values(struct loader *loader, int32_t node,
                        struct unknown *unknown)
{
    int32_t list = load_field(loader, node, KEY_values);
    int32_t child;
    int32_t i;

    if (list < 0)
        return;
    unknown->values = load_span(loader, TABLE_values, load_count(loader, list));
    i = unknown->values.first;
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child))
        loader->model->values[i++] = (struct unknown_value){
            .id = load_string(loader, child, KEY_id),
            .weight = (int32_t)load_number(loader, child, KEY_weight, 10)};
    check_weights(loader, list, unknown);
}

static int32_t load_record(struct loader *loader, int32_t node,
                           const struct unknown *unknown)
{
    int32_t at = load_field(loader, node, KEY_history);
    struct names names = {0};
    int32_t i;

    if (at < 0)
        return -1;
    names_init(&names, &loader->scratch);
    for (i = 0; i < unknown->values.count; i++)
        names_add(&names, loader->model->values[unknown->values.first + i].id,
                  i);
    return load_ref(loader, at, &names, "value of this unknown");
}

static void load_one_unknown(struct loader *loader, int32_t i)
{
    int32_t node = loader->kinds[KIND_UNKNOWN].nodes[i];
    struct unknown unknown = {.id = load_string(loader, node, KEY_id),
                              .question =
                                  load_string(loader, node, KEY_question)};
    int32_t known_by = load_field(loader, node, KEY_known_by);

    unknown.hash = hash_text(HASH_START, unknown.id);
    if (known_by >= 0)
        unknown.known_by = load_actors(loader, known_by);
    if (doubt_within(loader, known_by) ||
        doubt_refused(loader, node, KEY_known_by))
        unknown.known_by = UINT64_MAX;
    unknown.never_told = load_word(loader, node, KEY_reveal, 0) == 1;
    load_values(loader, node, &unknown);
    unknown.history = load_record(loader, node, &unknown);
    loader->model->unknowns[i] = unknown;
}

/* The ladder --------------------------------------------------------------- */

/* The rungs are the meter's bands, so whoever reads bands finds them. */
static void load_rungs(struct loader *loader, struct meter *meter, int32_t list)
{
    struct model *model = loader->model;
    int32_t child;
    int32_t i = 0;

    check_steps(loader, loader->kinds[KIND_METER].nodes[model->ladder_meter],
                meter, list);
    load_reserve(loader, TABLE_rungs, load_count(loader, list));
    meter->bands = load_span(loader, TABLE_bands, model->rungs_count);
    for (child = load_next(loader, list, -1); child >= 0;
         child = load_next(loader, list, child)) {
        struct band band = {
            .name = load_string(loader, child, KEY_name),
            .from = (int32_t)load_number(loader, child, KEY_from, 0)};

        model->bands[meter->bands.first + i] = band;
        model->rungs[i++] = (struct rung){.name = band.name, .from = band.from};
    }
}

static void refuse_bands(struct loader *loader, int32_t meter)
{
    int32_t node = loader->kinds[KIND_METER].nodes[meter];
    int32_t at = load_field(loader, node, KEY_bands);

    if (at >= 0)
        report_key(&loader->report, CODE_REF_RULED_OUT, at,
                   "\"bands\" cannot stand here: this is the ladder's meter, "
                   "its rungs are its bands");
}

static void load_ladder(struct loader *loader)
{
    struct model *model = loader->model;
    int32_t node = load_field(loader, 0, KEY_ladder);
    int32_t rungs = load_field(loader, node, KEY_rungs);
    struct meter *meter;

    model->ladder_meter = load_meter(loader, node, KEY_meter);
    if (node >= 0 && (model->ladder_meter < 0 || rungs < 0))
        doubt_tree(loader, node); /* it is not loaded */
    if (model->ladder_meter < 0 || rungs < 0)
        return;
    meter = &model->meters[model->ladder_meter];
    refuse_bands(loader, model->ladder_meter);
    load_rungs(loader, meter, rungs);
}

void load_meters(struct loader *loader)
{
    struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < model->meters_count; i++)
        load_one_meter(loader, i);
    for (i = 0; i < model->unknowns_count; i++)
        load_one_unknown(loader, i);
    for (i = 0; i < model->flags_count; i++) {
        int32_t node = loader->kinds[KIND_FLAG].nodes[i];

        model->flags[i] = (struct flag){load_string(loader, node, KEY_id),
                                        load_string(loader, node, KEY_name)};
    }
    load_ladder(loader);
}
