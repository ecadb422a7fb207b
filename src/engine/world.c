#include "engine/world.h"

#include "base/dice.h"
#include "base/hash.h"
#include "base/strbuf.h"
#include "engine/eval.h"
#include "engine/ledger.h"
#include "engine/pick.h"

#include <inttypes.h>
#include <string.h>

size_t world_size(const struct model *model)
{
    return (size_t)model->layout.words * sizeof(int32_t);
}

uint64_t world_seed(const int32_t *world)
{
    return (uint64_t)(uint32_t)world[WORLD_SEED_HIGH] << 32 |
           (uint32_t)world[WORLD_SEED_LOW];
}

void world_set_seed(int32_t *world, uint64_t seed)
{
    world[WORLD_SEED_LOW] = (int32_t)(uint32_t)seed;
    world[WORLD_SEED_HIGH] = (int32_t)(uint32_t)(seed >> 32);
}

bool world_over(const int32_t *world)
{
    return world[WORLD_ENDING] >= 0;
}

int32_t world_meter(const struct model *model, const int32_t *world,
                    int32_t meter)
{
    return world[model->layout.meters + meter];
}

int32_t world_unknown(const struct model *model, const int32_t *world,
                      int32_t unknown)
{
    return world[model->layout.unknowns + unknown];
}

static int32_t clock_minutes(const struct model *model, const int32_t *world)
{
    int32_t start = model->start_minute > 0 ? model->start_minute : 0;
    int32_t seconds = world_meter(model, world, model->clock);

    /* Seconds before the start only where an author's clock goes negative:
     * rounded down, so that a minute is always whole. */
    return start + (seconds >= 0 ? seconds / 60 : -((59 - seconds) / 60));
}

static int32_t floor_day(int32_t minutes)
{
    return minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);
}

int32_t world_day(const struct model *model, const int32_t *world)
{
    if (model->clock >= 0)
        return floor_day(clock_minutes(model, world));
    return world[WORLD_DAY];
}

int32_t world_minute(const struct model *model, const int32_t *world)
{
    const struct scene *scene;

    if (model->clock >= 0) {
        int32_t minutes = clock_minutes(model, world);
        return minutes - floor_day(minutes) * 1440;
    }
    if (world[WORLD_SCENE] < 0)
        return -1;
    scene = &model->scenes[world[WORLD_SCENE]];
    /* A date already past counts as today: its time then means nothing. */
    return scene->when_mode == SCENE_DATE && scene->day == world[WORLD_DAY]
               ? scene->minute
               : -1;
}

int32_t world_last(const struct model *model, const int32_t *world,
                   int32_t actor)
{
    int32_t slot = model->last_slot[actor];

    return slot < 0 ? -1 : world[model->layout.last + slot] - 1;
}

static int32_t truth(const struct model *model, struct start start,
                     int32_t unknown)
{
    const struct unknown *u = &model->unknowns[unknown];
    struct chance chance = {
        .key = {.seed = start.seed, .thing = u->hash, .what = DICE_UNKNOWN},
        .draws = start.draws};

    return start.as_it_was && u->history >= 0
               ? u->history
               : pick_unknown(model, unknown, &chance);
}

static void settle_unknown(const struct model *model, int32_t *world,
                           int32_t unknown, int32_t value,
                           struct ledger *ledger)
{
    world[model->layout.unknowns + unknown] = value;
    if (ledger != NULL && value >= 0)
        *ledger_add(ledger) = (struct ledger_entry){.kind = LEDGER_UNKNOWN,
                                                    .cause = {-1, CAUSE_START},
                                                    .actor = -1,
                                                    .target = unknown,
                                                    .after = value};
}

static int32_t first_scene(const struct model *model, const int32_t *world)
{
    for (int32_t i = 0; i < model->scenes_count; i++)
        if (eval(model, world, &model->scenes[i].when))
            return i;
    return GO_END;
}

void world_init(const struct model *model, struct start start, int32_t *world,
                struct ledger *ledger)
{
    memset(world, 0, world_size(model));
    world_set_seed(world, start.seed);
    world[WORLD_SCENE] = GO_NOWHERE;
    world[WORLD_ENDING] = -1;
    world[WORLD_BACK] = GO_NOWHERE;
    world[WORLD_CAP] = RUNG_UNCAPPED;
    for (int32_t i = 0; i < model->meters_count; i++)
        world[model->layout.meters + i] = model->meters[i].start;
    for (int32_t i = 0; i < model->unknowns_count; i++)
        settle_unknown(model, world, i, truth(model, start, i), ledger);
    world[WORLD_NEXT] = first_scene(model, world);
}

uint64_t world_hash(const struct model *model, const int32_t *world)
{
    uint64_t hash = HASH_START;

    /* Two words a round: half the multiplications, the same on every
     * machine since values and not bytes are mixed. */
    for (int32_t i = WORLD_TURN; i < model->layout.words; i += 2) {
        uint64_t pair = (uint64_t)(uint32_t)world[i] << 32;
        if (i + 1 < model->layout.words)
            pair |= (uint32_t)world[i + 1];
        hash = hash_value(hash, pair);
    }
    return hash;
}

/* Names of words --------------------------------------------------------- */

static void name_header(int32_t word, struct strbuf *out)
{
    static const char *const names[WORLD_HEADER] = {
        "seed (low)", "seed (high)", "turn",         "scene",    "next scene",
        "ending",     "day",         "scene behind", "rung cap", "spare"};

    strbuf_text(out, names[word]);
}

static void name_taken(const struct model *model, const char *what,
                       const struct taken_slot *slot, struct strbuf *out)
{
    strbuf_format(out, "%s %s", what, model->options[slot->identity].id);
    if (slot->actor >= 0)
        strbuf_format(out, " by %s", model->actors[slot->actor].id);
}

static void name_last(const struct model *model, int32_t slot,
                      struct strbuf *out)
{
    for (int32_t i = 0; i < model->actors_count; i++)
        if (model->last_slot[i] == slot)
            strbuf_format(out, "last move of %s", model->actors[i].id);
}

static bool in_part(int32_t word, int32_t first, int32_t count)
{
    return word >= first && word < first + count;
}

void world_word_name(const struct model *model, int32_t word,
                     struct strbuf *out)
{
    const struct layout *at = &model->layout;

    if (word < WORLD_HEADER)
        name_header(word, out);
    else if (in_part(word, at->meters, model->meters_count))
        strbuf_format(out, "meter %s", model->meters[word - at->meters].id);
    else if (in_part(word, at->unknowns, model->unknowns_count))
        strbuf_format(out, "unknown %s",
                      model->unknowns[word - at->unknowns].id);
    else if (in_part(word, at->flags, (model->flags_count + 31) / 32))
        strbuf_format(out, "flags from %s",
                      model->flags[(word - at->flags) * 32].id);
    else if (in_part(word, at->waiting, model->consequences_count))
        strbuf_format(out, "waiting %s",
                      model->consequences[word - at->waiting].id);
    else if (in_part(word, at->taken, model->taken_slots_count))
        name_taken(model, "taken", &model->taken_slots[word - at->taken], out);
    else if (in_part(word, at->since, model->since_slots_count))
        name_taken(model, "since", &model->since_slots[word - at->since], out);
    else if (in_part(word, at->last, at->last_slots))
        name_last(model, word - at->last, out);
    else if (in_part(word, at->visited, model->visited_slots_count))
        strbuf_format(
            out, "visits of %s",
            model->scenes[model->visited_slots[word - at->visited]].id);
    else
        strbuf_format(out, "marks of rules and events (word %" PRId32 ")",
                      word);
}
