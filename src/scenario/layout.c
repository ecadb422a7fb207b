#include "scenario/expr.h"

/* Hands out `words` words of the world; returns where they begin. */
static int32_t layout_take(struct layout *layout, int32_t words)
{
    int32_t at = layout->words;
    layout->words += words;
    return at;
}

static int32_t bit_words(int32_t bits)
{
    return (bits + 31) / 32;
}

void layout_finish(struct model *model, int32_t once_bits)
{
    struct layout *layout = &model->layout;
    layout->words = WORLD_HEADER;
    layout->meters = layout_take(layout, model->meters_count);
    layout->unknowns = layout_take(layout, model->unknowns_count);
    layout->flags = layout_take(layout, bit_words(model->flags_count));
    layout->done = layout_take(layout, bit_words(once_bits));
    layout->waiting = layout_take(layout, model->consequences_count);
    layout->taken = layout_take(layout, model->taken_slots_count);
    layout->since = layout_take(layout, model->since_slots_count);
    layout->last = layout_take(layout, layout->last_slots);
    layout->moved = layout_take(layout, layout->has_moved ? 2 : 0);
    layout->visited = layout_take(layout, model->visited_slots_count);
}
