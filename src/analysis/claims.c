#include "analysis/claims.h"

#include "engine/eval.h"

#include <string.h>

void claims_init(struct claims *claims, const struct model *model,
                 struct arena *arena)
{
    size_t count = (size_t)model->expectations_count;

    *claims = (struct claims){.model = model, .arena = arena};
    claims->list = arena_array(arena, count, sizeof *claims->list);
    claims->open = arena_array(arena, count, sizeof *claims->open);
    for (int32_t i = 0; i < model->expectations_count; i++)
        if (model->expectations[i].kind != EXPECT_ODDS)
            claims->open[claims->open_count++] = i;
}

enum verdict claims_judge(const struct model *model, int32_t index,
                          const int32_t *world)
{
    const struct expectation *e = &model->expectations[index];
    bool holds = eval(model, world, &e->claim) != 0;

    if (e->kind == EXPECT_REACHABLE)
        return holds ? VERDICT_PROVED : VERDICT_UNDECIDED;
    return holds == (e->kind == EXPECT_ALWAYS) ? VERDICT_UNDECIDED
                                               : VERDICT_REFUTED;
}

static const int32_t *keep_world(const struct claims *claims,
                                 const int32_t *world)
{
    size_t size = world_size(claims->model);

    return memcpy(arena_alloc(claims->arena, size), world, size);
}

int32_t claims_ask(struct claims *claims, const int32_t *world,
                   const struct hit *hit)
{
    const int32_t *kept = NULL;
    int32_t still = 0;
    int32_t decided;

    for (int32_t i = 0; i < claims->open_count; i++) {
        int32_t index = claims->open[i];
        enum verdict verdict = claims_judge(claims->model, index, world);

        claims->open[still] = index;
        still += verdict == VERDICT_UNDECIDED;
        if (verdict == VERDICT_UNDECIDED)
            continue;
        if (kept == NULL)
            kept = keep_world(claims, world);
        claims->list[index].verdict = verdict;
        claims->list[index].hit = *hit;
        claims->list[index].hit.world = kept;
    }
    decided = claims->open_count - still;
    claims->open_count = still;
    return decided;
}

void claims_exhausted(struct claims *claims)
{
    for (int32_t i = 0; i < claims->open_count; i++) {
        int32_t index = claims->open[i];
        bool wanted =
            claims->model->expectations[index].kind == EXPECT_REACHABLE;

        claims->list[index].verdict = wanted ? VERDICT_REFUTED : VERDICT_PROVED;
        claims->list[index].exhausted = true;
    }
    claims->open_count = 0;
}
