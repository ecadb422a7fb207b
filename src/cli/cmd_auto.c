#include "cli/commands.h"
#include "cli/coverage.h"
#include "cli/seats.h"

#include "engine/playout.h"
#include "engine/policy.h"

#include <inttypes.h>
#include <string.h>

/* The blocks that every play of a run uses again. */
struct run {
    const struct model *model;
    int32_t *world, *other;
    struct playout playout;
    uint8_t policies[LIMIT_ACTORS];
    struct ledger ledger;
    struct coverage coverage;
};

static void run_init(struct run *run, const struct model *model,
                     enum policy policy, struct arena *arena)
{
    *run = (struct run){.model = model};
    run->world = arena_alloc(arena, world_size(model));
    run->other = arena_alloc(arena, world_size(model));
    memset(run->policies, (int)policy, sizeof(run->policies));
    run->playout.model = model;
    run->playout.policies = run->policies;
    run->playout.scratch = arena_alloc(arena, policy_scratch(model));
    coverage_init(&run->coverage, model, arena);
}

static void take_turn(struct run *run)
{
    const struct move none = {-1, -1};
    struct moves moves = {.order_count = 0};
    int32_t *next = run->other;
    playout_moves(&run->playout, run->world, none, &moves);
    step_apply(run->model, run->world, &moves, next, &run->ledger);
    run->other = run->world;
    run->world = next;
}

/* A play that is not over by the turn cap is stuck: it never would be. */
static void play_once(struct run *run, uint64_t seed)
{
    int32_t turns = 0;
    ledger_reset(&run->ledger);
    step_start(run->model, (struct start){.seed = seed}, run->world,
               &run->ledger);
    while (!world_over(run->world) && turns < run->model->turn_cap) {
        take_turn(run);
        turns++;
    }
    run->coverage.plays++;
    run->coverage.turns += (uint64_t)turns;
    run->coverage.stuck += !world_over(run->world);
    coverage_add(&run->coverage, &run->ledger);
}

static enum exit_code report(const struct coverage *coverage)
{
    struct sink out = command_out();
    sink_format(&out, "plays: %" PRIu64 "\nturns: %" PRIu64 "\n",
                coverage->plays, coverage->turns);
    sink_format(&out, "stuck: %" PRIu64 "\n", coverage->stuck);
    int32_t unseen = coverage_write(coverage, &out);
    if (unseen == 0) {
        sink_text(&out, "everything was seen\n");
    }
    return unseen == 0 && coverage->stuck == 0 ? EXIT_FINE : EXIT_FINDINGS;
}

static enum exit_code play_many(const char *path, enum policy policy,
                                uint64_t plays, uint64_t seed, const char *lang)
{
    struct loaded loaded;
    struct arena arena = {0};
    struct run run;
    enum exit_code code;
    if (!command_open(&loaded, path, &code)) {
        return code;
    }
    if (!command_speak(&loaded, lang)) {
        loaded_clear(&loaded);
        return EXIT_USAGE;
    }
    run_init(&run, loaded.model, policy, &arena);
    for (uint64_t i = 0; i < plays; i++) {
        play_once(&run, seed + i);
    }
    code = report(&run.coverage);
    ledger_clear(&run.ledger);
    arena_clear(&arena);
    loaded_clear(&loaded);
    return code;
}

/* One policy for all seats. False: the finding is written. */
static bool read_policy(const char *word, enum policy *policy)
{
    struct diag_list diags = {0};
    const char *name = strchr(word, '=');
    if (name != NULL) {
        diag_add(&diags, CODE_USE_VALUE, NULL,
                 "--policy %s: auto plays all seats by one policy; give its "
                 "name alone, as --policy %s",
                 word, name[1] == '\0' ? "hawk" : name + 1);
    } else {
        seats_policy(word, policy, &diags);
    }
    command_findings(&diags);
    bool good = diags.errors == 0;
    diag_clear(&diags);
    return good;
}

enum exit_code cmd_auto(struct words words)
{
    const char *word = "uniform", *lang = NULL;
    uint64_t plays = 1000, seed = 1;
    const char *policies[POLICY_COUNT + 1] = {NULL};
    const struct option_row rows[] = {
        {.name = "plays",
         .value = "N",
         .help = "How many; 1000 if not given.",
         .number = &plays},
        {.name = "policy",
         .value = "NAME",
         .help = "Of all seats; uniform if not given.",
         .text = &word,
         .words = policies},
        {.name = "seed",
         .value = "N",
         .help = "Of the first play, each next one has one more.",
         .number = &seed},
        OPTION_LANG(&lang),
    };
    const struct option_table table = {
        .command = "auto",
        .arguments = "FILE [--plays N] [--policy NAME] [--seed N] "
                     "[--lang TAG]",
        .summary = "Plays a scenario many times, all seats by one policy. "
                   "Tells how often each\nending came and what was never "
                   "seen; ends with 1 if there is such a thing or a\nplay "
                   "got stuck.",
        .rows = rows,
        .row_count = sizeof(rows) / sizeof(rows[0]),
        .least = 1,
        .most = 1,
    };
    struct words files;
    enum exit_code code;
    enum policy policy;
    for (int32_t i = 0; i < POLICY_COUNT; i++) {
        policies[i] = policy_words[i];
    }
    if (!command_options(&table, words, &files, &code)) {
        return code;
    }
    return read_policy(word, &policy)
               ? play_many(files.items[0], policy, plays, seed, lang)
               : EXIT_USAGE;
}
