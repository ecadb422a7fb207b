/* Plays of the scenarios that are shipped, told by the hash of every turn, so
 * that a change of the rules, a compiler or a machine that plays otherwise
 * shows.
 *
 *   golden_plays SCENARIO...              writes the plays, a line each
 *   golden_plays --compare FILE SCENARIO...   compares them with a file
 *
 * A line: scenario, who plays, seed, turns, ending, and one hash over the
 * hashes of all worlds in order. Ends with 1 at the first line that differs.
 * The file changes only by update.sh, and whoever runs that reads the
 * difference. */
#include "app/catalogue.h"
#include "base/hash.h"
#include "engine/playout.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define SEEDS   90   /* of each scenario and policy */
#define PLANNED 30   /* of those by planner, which takes longest */
#define MIXED   (-1) /* every seat by another policy */
#define LINE    200  /* characters of a line at most */

struct golden {
    FILE *file; /* compared with; NULL: lines are written */
    int line;
    bool same;
};

static void take_line(struct golden *golden, const char *line)
{
    char expected[LINE] = "(the file ends)\n";

    golden->line++;
    if (golden->file == NULL) {
        fputs(line, stdout);
        return;
    }
    if (fgets(expected, sizeof expected, golden->file) == NULL ||
        strcmp(expected, line) != 0) {
        printf("line %d differs:\n  kept %s  now  %s", golden->line, expected,
               line);
        golden->same = false;
    }
}

static void seats(const struct model *model, int32_t policy,
                  uint8_t policies[LIMIT_ACTORS])
{
    for (int32_t i = 0; i < model->actors_count; i++)
        policies[i] = (uint8_t)(policy == MIXED ? i % POLICY_COUNT : policy);
}

static void play(struct golden *golden, const struct playout *playout,
                 const char *players, uint64_t seed)
{
    const struct model *model = playout->model;
    const struct move nothing = {-1, -1};
    struct arena arena = {0};
    int32_t *world = arena_alloc(&arena, world_size(model));
    uint64_t hash = HASH_START;
    char line[LINE];
    char hex[17];

    step_start(model, (struct start){.seed = seed}, world, NULL);
    for (;;) {
        uint64_t now = world_hash(model, world);

        hash_to_hex(now, hex);
        hash = hash_bytes(hash, hex, 16);
        if (world_over(world))
            break;
        playout_turn(playout, world, nothing);
    }
    hash_to_hex(hash, hex);
    snprintf(line, sizeof line, "%s %s %" PRIu64 " %" PRId32 " %s %s\n",
             model->id, players, seed, world[WORLD_TURN],
             model->endings[world[WORLD_ENDING]].id, hex);
    take_line(golden, line);
    arena_clear(&arena);
}

static void play_scenario(struct golden *golden, const struct model *model)
{
    struct arena arena = {0};
    uint8_t policies[LIMIT_ACTORS];
    const struct playout playout = {
        .model = model,
        .policies = policies,
        .scratch = arena_alloc(&arena, policy_scratch(model))};

    for (int32_t policy = MIXED; policy < POLICY_COUNT && golden->same;
         policy++) {
        uint64_t seeds = policy == POLICY_PLANNER ? PLANNED : SEEDS;

        seats(model, policy, policies);
        for (uint64_t seed = 1; seed <= seeds && golden->same; seed++)
            play(golden, &playout,
                 policy == MIXED ? "mixed" : policy_words[policy], seed);
    }
    arena_clear(&arena);
}

static bool play_file(struct golden *golden, const char *path)
{
    struct loaded loaded;
    bool good;

    loaded_open(&loaded, path);
    good = loaded.model != NULL;
    if (good)
        play_scenario(golden, loaded.model);
    else
        fprintf(stderr, "%s cannot be played\n", path);
    loaded_clear(&loaded);
    return good;
}

int main(int count, char **words)
{
    struct golden golden = {.same = true};
    int first = 1;

    if (count > 2 && strcmp(words[1], "--compare") == 0) {
        golden.file = fopen(words[2], "rb");
        if (golden.file == NULL) {
            fprintf(stderr, "%s cannot be read\n", words[2]);
            return 2;
        }
        first = 3;
    }
    for (int i = first; i < count && golden.same; i++)
        if (!play_file(&golden, words[i]))
            return 2;
    if (golden.file != NULL) {
        golden.same = golden.same && fgetc(golden.file) == EOF;
        fclose(golden.file);
        printf("%d plays: %s\n", golden.line,
               golden.same ? "all as kept" : "not as kept; see update.sh");
    }
    return golden.same ? 0 : 1;
}
