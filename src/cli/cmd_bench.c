#include "cli/commands.h"

#include "engine/playout.h"
#include "platform/clock.h"

#include <inttypes.h>
#include <string.h>

static uint64_t play_all(const struct model *model, uint64_t plays,
                         struct arena *arena)
{
    int32_t *world = arena_alloc(arena, world_size(model));
    uint8_t policies[LIMIT_ACTORS];
    const struct playout playout = {.model = model, .policies = policies};
    uint64_t turns = 0;
    memset(policies, POLICY_UNIFORM, sizeof(policies));
    for (uint64_t i = 0; i < plays; i++) {
        step_start(model, (struct start){.seed = i}, world, NULL);
        turns += (uint64_t)playout_run(&playout, world);
    }
    return turns;
}

static void rate(struct sink *out, const char *noun, uint64_t count,
                 uint64_t milliseconds)
{
    sink_format(out, "%s: %" PRIu64 ", %" PRIu64 " a second\n", noun, count,
                count * 1000 / milliseconds);
}

static void measure(const struct model *model, uint64_t plays)
{
    struct arena arena = {0};
    struct sink out = command_out();
    int64_t before = clock_spent();
    uint64_t turns = play_all(model, plays, &arena);
    int64_t spent = clock_spent() - before;
    uint64_t milliseconds = spent > 0 ? (uint64_t)spent : 1;
    rate(&out, "plays", plays, milliseconds);
    rate(&out, "turns", turns, milliseconds);
    arena_clear(&arena);
}

enum exit_code cmd_bench(struct words words)
{
    uint64_t plays = 100000;
    const struct option_row rows[] = {
        {.name = "plays",
         .value = "N",
         .help = "How many; 100000 if not given.",
         .number = &plays},
    };
    const struct option_table table = {
        .command = "bench",
        .arguments = "FILE [--plays N]",
        .summary = "Measures how many plays, all seats uniform, the engine "
                   "makes in a second of\none core.",
        .rows = rows,
        .row_count = 1,
        .least = 1,
        .most = 1,
    };
    struct words files;
    struct loaded loaded;
    enum exit_code code;
    if (command_options(&table, words, &files, &code) &&
        command_open(&loaded, files.items[0], &code)) {
        measure(loaded.model, plays);
        loaded_clear(&loaded);
    }
    return code;
}
