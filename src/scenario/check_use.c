/* What a file declares and nothing serves. */
#include "scenario/check_parts.h"

#include "scenario/limits.h"
#include "scenario/ops.h"

struct use {
    bool changed[LIMIT_METERS], read[LIMIT_METERS];
    bool set[LIMIT_FLAGS], asked[LIMIT_FLAGS];
};

/* The code of all expressions is one run, so one walk finds all reads. */
static void note_reads(const struct model *model, struct use *use)
{
    int32_t at = 0;

    while (at < model->code_count) {
        int32_t op = model->code[at];

        if (op == OP_METER)
            use->read[model->code[at + 1]] = true;
        else if (op == OP_FLAG)
            use->asked[model->code[at + 1]] = true;
        at += 1 + op_table[op].operands;
    }
}

static void note_changes(const struct model *model, struct use *use)
{
    int32_t i;

    for (i = 0; i < model->effects_count; i++)
        if (model->effects[i].meter >= 0)
            use->changed[model->effects[i].meter] = true;
    for (i = 0; i < model->assigns_count; i++) {
        const struct assign *assign = &model->assigns[i];

        if (assign->target < 0)
            continue;
        if (assign->kind == TARGET_METER)
            use->changed[assign->target] = true;
        else
            use->set[assign->target] = true;
    }
    for (i = 0; i < model->meters_count; i++)
        if (model->meters[i].drift_by > 0)
            use->changed[i] = true;
}

/* What something broken may do is not said to be left undone. */
static void note_doubts(const struct loader *loader, struct use *use)
{
    const struct doubt *doubt = loader->doubt;
    int32_t i;

    for (i = 0; i < loader->model->meters_count; i++) {
        use->changed[i] = use->changed[i] || doubt_has(doubt, DOUBT_METER, i,
                                                       DOUBT_USED | DOUBT_OPEN);
        use->read[i] = use->read[i] || doubt_has(doubt, DOUBT_METER, i,
                                                 DOUBT_READ | DOUBT_OPEN);
    }
    for (i = 0; i < loader->model->flags_count; i++) {
        use->set[i] =
            use->set[i] || doubt_has(doubt, DOUBT_FLAG, i, DOUBT_USED);
        use->asked[i] =
            use->asked[i] || doubt_has(doubt, DOUBT_FLAG, i, DOUBT_READ);
    }
}

static void check_meters(struct loader *loader, const struct use *use)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < model->meters_count; i++) {
        const struct meter *meter = &model->meters[i];
        int32_t node = loader->kinds[KIND_METER].nodes[i];
        bool shown = meter->show.mode != SHOW_ACTORS ||
                     meter->show.actors != 0 || i == model->clock ||
                     i == model->ladder_meter;

        if (!use->changed[i])
            report_node(&loader->report, CODE_SENSE_METER, node,
                        "nothing changes the meter \"%s\": no effect, no "
                        "\"set\", no drift",
                        meter->id);
        if (!shown && !use->read[i])
            report_node(&loader->report, CODE_SENSE_HIDDEN, node,
                        "the meter \"%s\" is shown to nobody and read by "
                        "nothing",
                        meter->id);
    }
}

static void check_flags(struct loader *loader, const struct use *use)
{
    const struct model *model = loader->model;
    int32_t i;

    for (i = 0; i < model->flags_count; i++) {
        int32_t node = loader->kinds[KIND_FLAG].nodes[i];

        if (!use->set[i])
            report_node(&loader->report, CODE_SENSE_FLAG_UNSET, node,
                        "nothing sets the flag \"%s\"", model->flags[i].id);
        else if (!use->asked[i])
            report_node(&loader->report, CODE_SENSE_FLAG_UNREAD, node,
                        "the flag \"%s\" is set, but nothing asks for it",
                        model->flags[i].id);
    }
}

static void check_library(struct loader *loader)
{
    const struct kind_list *list = &loader->kinds[KIND_OPTION];
    int32_t i;

    for (i = 0; i < list->count; i++)
        if (load_decision_of(loader, list->nodes[i]) < 0 &&
            loader->users[i] == 0 &&
            !doubt_has(loader->doubt, DOUBT_OPTION, i, DOUBT_USED))
            report_node(&loader->report, CODE_FLOW_UNUSED, list->nodes[i],
                        "no decision offers the library option \"%s\"",
                        loader->model->options[i].id);
}

static void check_sources(struct loader *loader)
{
    const struct model *model = loader->model;
    struct arena arena = {0};
    bool *cited =
        arena_array(&arena, (size_t)model->sources_count, sizeof *cited);
    int32_t i;

    for (i = 0; i < model->source_refs_count; i++)
        if (model->source_refs[i] >= 0)
            cited[model->source_refs[i]] = true;
    for (i = 0; i < model->sources_count; i++)
        if (!cited[i] && !doubt_has(loader->doubt, DOUBT_SOURCE, i, DOUBT_USED))
            report_node(&loader->report, CODE_SENSE_UNCITED,
                        loader->kinds[KIND_SOURCE].nodes[i],
                        "nothing names the source \"%s\": cite it in "
                        "\"sources\" of what it reports, or take it out",
                        model->sources[i].id);
    arena_clear(&arena);
}

void check_use(struct loader *loader)
{
    struct use use = {0};

    note_reads(loader->model, &use);
    note_changes(loader->model, &use);
    note_doubts(loader, &use);
    check_meters(loader, &use);
    check_flags(loader, &use);
    check_library(loader);
    check_sources(loader);
}
