#include "analysis/explore.h"

#include "analysis/relevant.h"
#include "analysis/ways.h"
#include "analysis/worlds.h"
#include "engine/playout.h"

#include <string.h>

/* Seeded plays ------------------------------------------------------------- */

struct plays {
    struct claims *claims;
    struct budget *budget;
    struct playout playout;
    int32_t *world;
};

static bool ask_play(const struct plays *plays, uint64_t seed)
{
    const struct hit hit = {.seed = seed};

    if (!budget_take(plays->budget, plays->claims->open_count))
        return false;
    claims_ask(plays->claims, plays->world, &hit);
    return plays->claims->open_count > 0;
}

/* False when the search is over. */
static bool play_seed(const struct plays *plays, uint64_t seed)
{
    const struct model *model = plays->claims->model;
    const struct move none = {-1, -1};
    struct moves moves;

    step_zero(model, (struct start){.seed = seed}, plays->world, NULL);
    if (!ask_play(plays, seed))
        return false;
    while (!world_over(plays->world)) {
        step_begin(model, plays->world, NULL);
        playout_moves(&plays->playout, plays->world, none, &moves);
        step_resolve(model, plays->world, &moves, NULL);
        if (!ask_play(plays, seed))
            return false;
    }
    return true;
}

uint64_t explore_plays(struct claims *claims, struct budget *budget,
                       uint64_t first)
{
    uint8_t policies[LIMIT_ACTORS];
    struct arena arena = {0};
    struct plays plays = {.claims = claims, .budget = budget};

    memset(policies, POLICY_UNIFORM, sizeof policies);
    plays.playout.model = claims->model;
    plays.playout.policies = policies;
    plays.world = arena_alloc(&arena, world_size(claims->model));
    while (claims->open_count > 0 && play_seed(&plays, first))
        first++;
    arena_clear(&arena);
    return first + 1;
}

/* Every world -------------------------------------------------------------- */

#define NO_PARENT UINT32_MAX

/* How a world was first come to: a number of a way from an earlier one. Kept
 * of all turns, so that the way back is known; the worlds themselves are kept
 * of two turns only, since `turn` is part of them. */
struct trail {
    uint32_t parent; /* NO_PARENT: the start */
    uint32_t way;
};

struct search {
    struct claims *claims;
    struct budget *budget;
    struct worlds now, next; /* at their decision points */
    struct trail *trails;
    size_t trail_count, trail_capacity;
    size_t first;     /* trail of the first world of `now` */
    size_t bytes;     /* allowed */
    int32_t *world;   /* scratch */
    uint32_t *unused; /* room for the ways of the next hit */
    struct ways ways;
    struct relevant relevant;
};

static void new_room(struct search *search)
{
    search->unused = arena_array(search->claims->arena,
                                 (size_t)search->claims->model->turn_cap + 1,
                                 sizeof *search->unused);
}

/* The ways that led to the scratch world, into the room that its hits point
 * to. */
static void write_ways(struct search *search, struct trail at)
{
    int32_t turn = search->world[WORLD_TURN];

    search->unused[turn] = at.way;
    while (at.parent != NO_PARENT) {
        at = search->trails[at.parent];
        search->unused[--turn] = at.way;
    }
    new_room(search);
}

static void follow(struct search *search, struct trail at)
{
    const struct model *model = search->claims->model;

    if (world_over(search->world))
        return;
    step_begin(model, search->world, NULL);
    relevant_reduce(&search->relevant, search->world);
    if (!worlds_add(&search->next, search->world))
        return;
    search->trails = mem_grow(search->trails, search->trail_count,
                              &search->trail_capacity, sizeof at);
    search->trails[search->trail_count++] = at;
}

static bool within_memory(const struct search *search)
{
    return worlds_bytes(&search->now) + worlds_bytes(&search->next) +
               search->trail_capacity * sizeof *search->trails <=
           search->bytes;
}

/* Asks the scratch world, at rest, and keeps what follows from it. False when
 * the search is over. */
static bool arrive(struct search *search, struct trail at)
{
    const struct hit hit = {.ways = search->unused};

    if (claims_ask(search->claims, search->world, &hit) > 0)
        write_ways(search, at);
    follow(search, at);
    return search->claims->open_count > 0 && within_memory(search);
}

static bool take_turn(const struct search *search)
{
    return budget_take(search->budget, search->claims->open_count);
}

static bool search_starts(struct search *search)
{
    struct trail at = {NO_PARENT, 0};
    struct draws draws = {0};

    do {
        if (!take_turn(search))
            return false;
        ways_start(search->claims->model, &draws, search->world, NULL);
        if (!arrive(search, at))
            return false;
        at.way++;
    } while (draws_next(&draws));
    return true;
}

static bool search_from(struct search *search, size_t index)
{
    struct trail at = {(uint32_t)(search->first + index), 0};

    ways_open(&search->ways, search->claims->model,
              worlds_get(&search->now, index));
    do {
        if (!take_turn(search))
            return false;
        ways_take(&search->ways, search->world, NULL);
        at.way = search->ways.number;
        if (!arrive(search, at))
            return false;
    } while (ways_next(&search->ways));
    return true;
}

/* The worlds of the next turn become those of this one. */
static void turn_over(struct search *search)
{
    struct worlds now = search->next;

    search->next = search->now;
    search->now = now;
    worlds_reset(&search->next);
    search->first = search->trail_count - now.count;
}

static bool search_all(struct search *search)
{
    if (!search_starts(search))
        return false;
    for (turn_over(search); search->now.count > 0; turn_over(search))
        for (size_t i = 0; i < search->now.count; i++)
            if (!search_from(search, i))
                return false;
    return true;
}

struct explored explore_all(struct claims *claims, struct budget *budget,
                            size_t bytes)
{
    struct search search = {.claims = claims,
                            .budget = budget,
                            .now = {.model = claims->model},
                            .next = {.model = claims->model},
                            .bytes = bytes};
    struct explored explored = {0};
    struct arena arena = {0};

    search.world = arena_alloc(&arena, world_size(claims->model));
    relevant_init(&search.relevant, claims->model, &arena);
    new_room(&search);
    explored.complete = search_all(&search);
    explored.worlds = search.trail_count;
    if (explored.complete)
        claims_exhausted(claims);
    worlds_clear(&search.now);
    worlds_clear(&search.next);
    mem_free(search.trails);
    arena_clear(&arena);
    return explored;
}
