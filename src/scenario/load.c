#include "scenario/load.h"

#include "base/hash.h"
#include "scenario/check.h"
#include "scenario/limits.h"
#include "scenario/load_parts.h"
#include "scenario/ops.h"

/* Hashes ------------------------------------------------------------------- */

static uint64_t hash_node(const struct node *node, uint64_t hash)
{
    hash = hash_value(hash, node->depth);
    hash = hash_value(hash, node->type);
    if (node->key)
        hash = hash_text(hash, node->key);
    if (node->text)
        hash = hash_text(hash, node->text);
    return hash_value(hash,
                      node->type == NODE_OBJECT ? 0 : (uint64_t)node->number);
}

/* Nodes in the order of the file, each with its depth, are the tree. What is
 * only told is left out; but a condition on a text may ask for a counter,
 * which is part of every world, so the counters count. */
static uint64_t hash_rules(struct loader *loader)
{
    const struct model *model = loader->model;
    uint64_t hash = HASH_START;
    int32_t i;

    for (i = 0; i < loader->document.count; i++) {
        const struct shape_rule *rule = &loader->rules[i];

        if (rule->type != SHAPE_SKIP && !rule->told)
            hash = hash_node(load_node(loader, i), hash);
    }
    hash = hash_value(hash, (uint64_t)model->layout.words);
    for (i = 0; i < model->taken_slots_count; i++)
        hash = hash_value(hash, (uint64_t)model->taken_slots[i].identity * 128 +
                                    (uint64_t)model->taken_slots[i].actor);
    for (i = 0; i < model->since_slots_count; i++)
        hash = hash_value(hash, (uint64_t)model->since_slots[i].identity);
    for (i = 0; i < model->visited_slots_count; i++)
        hash = hash_value(hash, (uint64_t)model->visited_slots[i]);
    for (i = 0; i < model->actors_count; i++)
        hash = hash_value(hash, (uint64_t)model->last_slot[i]);
    return hash;
}

/* The phases --------------------------------------------------------------- */

static void note_people(struct loader *loader)
{
    const struct kind_list *list = &loader->kinds[KIND_ACTOR];
    bool known = true;
    int32_t i;

    for (i = 0; i < list->count; i++) {
        if (load_truth(loader, list->nodes[i], KEY_playable, false))
            loader->people |= UINT64_C(1) << (i & 63);
        known = known && !doubt_refused(loader, list->nodes[i], KEY_playable);
    }
    if (loader->people == 0 && known)
        loader->people = READ_BY_ALL;
    if (list->count < 64)
        loader->people &= (UINT64_C(1) << list->count) - 1;
}

static void prepare(struct loader *loader)
{
    int32_t i;

    load_kinds(loader);
    load_names(loader);
    doubt_shapes(loader);
    load_reserve(loader, TABLE_last_slot, loader->model->actors_count);
    for (i = 0; i < loader->model->actors_count; i++)
        loader->model->last_slot[i] = -1;
    note_people(loader);
    load_calendar(loader);
    load_meters(loader);
    load_offers(loader);
}

static void compile(struct loader *loader)
{
    load_head(loader);
    load_people(loader);
    load_options(loader);
    load_scenes(loader);
    load_sequels(loader);
    load_rules(loader);
    load_class(loader);
    load_labels(loader);
    load_idle_sources(loader);
}

/* The stages --------------------------------------------------------------- */

/* What a file that says much in few bytes needs, in multiples of its size. */
#define LASTING_SHARE 4
#define SCRATCH_SHARE 2

void load_begin(struct loader *loader, const struct load_source *source,
                struct diag_list *diags)
{
    struct model *model;

    if (source->length <= LIMIT_FILE_BYTES) {
        arena_expect(loader->arena, source->length * LASTING_SHARE);
        arena_expect(&loader->scratch, source->length * SCRATCH_SHARE);
    }
    model = arena_alloc(loader->arena, sizeof *model);
    loader->model = model;
    loader->errors_before = diags->errors;
    loader->report =
        (struct report){.document = &loader->document, .diags = diags};
    loader->env = (struct expr_env){
        .arena = loader->arena, .model = model, .diags = &loader->heard};
    model->clock = -1;
    model->ladder_meter = -1;
    model->file_hash = hash_file(source->bytes, source->length);
    /* Whoever walks over an expression's code may begin to before it looks
     * whether there is any. */
    model->code = arena_alloc(loader->arena, sizeof *model->code);
    model->code[0] = OP_END;
    loader->env.code_capacity = 1;
    document_init(&loader->document, source->file, source->bytes,
                  source->length);
}

bool load_compile(struct loader *loader)
{
    loader->rules = shape_check(&loader->report, &loader->scratch);
    if (load_node(loader, 0)->bad)
        return false;
    prepare(loader);
    compile(loader);
    doubt_finish(loader);
    layout_finish(loader->model, loader->once_bits);
    loader->model->rules_hash = hash_rules(loader);
    return true;
}

void load_end(struct loader *loader)
{
    document_clear(&loader->document);
    mem_free(loader->compiled_items);
    strbuf_clear(&loader->path.text);
    arena_clear(&loader->scratch);
}

const struct model *scenario_load(struct arena *arena, const char *file,
                                  const char *bytes, size_t length,
                                  struct diag_list *diags)
{
    const struct load_source source = {file, bytes, length};
    struct loader loader = {.arena = arena};
    struct check_context context = {&loader};

    load_begin(&loader, &source, diags);
    if (document_parse(&loader.document, arena, diags) && load_compile(&loader))
        scenario_check(&context);
    load_end(&loader);
    diag_sort(diags);
    return diags->errors == loader.errors_before ? loader.model : NULL;
}
