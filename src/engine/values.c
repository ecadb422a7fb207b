#include "engine/values.h"

#include "base/hash.h"
#include "engine/world.h"

#include <inttypes.h>

enum reads {
    READS_NUMBER,
    READS_SCENE,
    READS_ENDING,
    READS_TRUTH,
    READS_OPTION
};

struct making {
    const struct model *model;
    struct arena *arena;
    struct value_list list;
    struct strbuf name;
};

static void add(struct making *making, int32_t word, int32_t bit,
                enum reads reads)
{
    struct value_row *row = &making->list.rows[making->list.count++];

    row->name = arena_text(making->arena, strbuf_get(&making->name));
    row->word = word;
    row->bit = (int16_t)bit;
    row->reads = (uint8_t)reads;
    strbuf_reset(&making->name);
}

/* A word that goes by its own name. */
static void add_word(struct making *making, int32_t word, enum reads reads)
{
    world_word_name(making->model, word, &making->name);
    add(making, word, -1, reads);
}

static void add_bit(struct making *making, int32_t first, int32_t bit,
                    const char *what, const char *id)
{
    strbuf_format(&making->name, "%s %s", what, id);
    add(making, first + bit / 32, bit % 32, READS_NUMBER);
}

static void add_words(struct making *making, int32_t first, int32_t count)
{
    for (int32_t i = 0; i < count; i++)
        add_word(making, first + i, READS_NUMBER);
}

static void add_header(struct making *making)
{
    static const uint8_t reads[WORLD_HEADER] = {[WORLD_SCENE] = READS_SCENE,
                                                [WORLD_NEXT] = READS_SCENE,
                                                [WORLD_BACK] = READS_SCENE,
                                                [WORLD_ENDING] = READS_ENDING};

    for (int32_t i = WORLD_TURN; i < WORLD_SPARE; i++)
        add_word(making, i, (enum reads)reads[i]);
}

static void add_truths(struct making *making)
{
    const struct model *model = making->model;

    for (int32_t i = 0; i < model->unknowns_count; i++)
        if (!model->unknowns[i].never_told)
            add_word(making, model->layout.unknowns + i, READS_TRUTH);
}

static void add_bits(struct making *making)
{
    const struct model *model = making->model;
    const struct layout *at = &model->layout;

    for (int32_t i = 0; i < model->flags_count; i++)
        add_bit(making, at->flags, i, "flag", model->flags[i].id);
    for (int32_t i = 0; i < model->rules_count; i++)
        if (model->rules[i].once_bit >= 0)
            add_bit(making, at->done, model->rules[i].once_bit, "mark of rule",
                    model->rules[i].id);
    for (int32_t i = 0; i < model->events_count; i++)
        if (model->events[i].once_bit >= 0)
            add_bit(making, at->done, model->events[i].once_bit,
                    "mark of event", model->events[i].id);
    for (int32_t i = 0; at->has_moved && i < model->actors_count; i++)
        add_bit(making, at->moved, i, "moved", model->actors[i].id);
}

static void add_last(struct making *making)
{
    const struct model *model = making->model;

    for (int32_t i = 0; i < model->layout.last_slots; i++)
        add_word(making, model->layout.last + i, READS_OPTION);
}

static int32_t most_rows(const struct model *model)
{
    return model->layout.words + model->flags_count + model->rules_count +
           model->events_count + model->actors_count;
}

struct value_list values_list(const struct model *model, struct arena *arena)
{
    const struct layout *at = &model->layout;
    struct making making = {.model = model, .arena = arena};

    making.list.rows =
        arena_array(arena, (size_t)most_rows(model), sizeof *making.list.rows);
    add_header(&making);
    add_words(&making, at->meters, model->meters_count);
    add_truths(&making);
    add_bits(&making);
    add_words(&making, at->waiting, model->consequences_count);
    add_words(&making, at->taken, model->taken_slots_count);
    add_words(&making, at->since, model->since_slots_count);
    add_last(&making);
    add_words(&making, at->visited, model->visited_slots_count);
    strbuf_clear(&making.name);
    return making.list;
}

static int32_t hash_of(const char *id)
{
    return (int32_t)(hash_text(HASH_START, id) & INT32_MAX);
}

/* How many ids a row's values can stand for. */
static int32_t id_count(const struct model *model, const struct value_row *row)
{
    switch ((enum reads)row->reads) {
    case READS_SCENE:
        return model->scenes_count;
    case READS_ENDING:
        return model->endings_count;
    case READS_TRUTH:
        return model->unknowns[row->word - model->layout.unknowns].values.count;
    case READS_OPTION:
    case READS_NUMBER:
        break;
    }
    return model->options_count;
}

static const char *id_of(const struct model *model, const struct value_row *row,
                         int32_t value)
{
    int32_t unknown = row->word - model->layout.unknowns;

    switch ((enum reads)row->reads) {
    case READS_SCENE:
        return model->scenes[value].id;
    case READS_ENDING:
        return model->endings[value].id;
    case READS_TRUTH:
        return model->values[model->unknowns[unknown].values.first + value].id;
    case READS_OPTION:
    case READS_NUMBER:
        break;
    }
    return model->options[value].id;
}

int32_t values_read(const struct model *model, const struct value_row *row,
                    const int32_t *world)
{
    int32_t value = world[row->word];

    if (row->bit >= 0)
        return (int32_t)((uint32_t)value >> row->bit & 1);
    if (row->reads == READS_NUMBER)
        return value;
    if (row->reads == READS_OPTION)
        value--; /* 0 is none there */
    return value < 0 ? value : hash_of(id_of(model, row, value));
}

static void tell_id(const struct model *model, const struct value_row *row,
                    int32_t value, struct strbuf *out)
{
    for (int32_t i = 0; i < id_count(model, row); i++)
        if (hash_of(id_of(model, row, i)) == value) {
            strbuf_format(out, "'%s'", id_of(model, row, i));
            return;
        }
    strbuf_text(out, value < 0 ? "none" : "one that is gone");
}

void values_tell(const struct model *model, const struct value_row *row,
                 int32_t value, struct strbuf *out)
{
    if (row->bit >= 0)
        strbuf_text(out, value != 0 ? "set" : "not set");
    else if (row->reads == READS_NUMBER)
        strbuf_format(out, "%" PRId32, value);
    else
        tell_id(model, row, value, out);
}
