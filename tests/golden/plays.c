/* Plays of the scenarios that are shipped, told by the hash of every turn, so
 * that a change of the rules, a compiler or a machine that plays otherwise
 * shows.
 *
 *   golden_plays SCENARIO...    writes the plays, a line each
 *   golden_plays --compare FILE [--every N] SCENARIO...
 *                               compares them with a file: all, or the first,
 *                               the N+1st and so on
 *
 * A line: scenario, who plays, seed, turns, ending, one hash over the hashes
 * of all worlds in order, and eight digits of each of these. Ends with 1 at
 * the first play that differs, and names it and the turn.
 * The file changes only by update.sh, and whoever runs that reads the
 * difference. */
#include "app/catalogue.h"
#include "base/hash.h"
#include "engine/playout.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SEEDS   90   /* of each scenario and policy */
#define PLANNED 30   /* of those by planner, which takes longest */
#define MIXED   (-1) /* every seat by another policy */
#define LINE    (200 + 9 * (LIMIT_TURNS + 1)) /* characters at most */

/* The words of a line; the first three say which play it is. */
enum { WORD_TURNS = 3, WORD_ENDING, WORD_HASH, WORD_WORLDS };
#define WORDS (WORD_WORLDS + LIMIT_TURNS + 1)

struct golden {
    FILE *file; /* compared with; NULL: lines are written */
    int line, every, compared;
    bool same;
};

/* Cuts a line into its words; those beyond its end are "". */
static void cut(char *line, const char *words[WORDS])
{
    for (int i = 0; i < WORDS; i++) {
        line += strspn(line, " \n");
        words[i] = line;
        line += strcspn(line, " \n");
        if (*line != '\0')
            *line++ = '\0';
    }
}

/* The first word of [from, to) that differs, -1 if none does. */
static int differs(const char *const *a, const char *const *b, int from, int to)
{
    for (int i = from; i < to; i++)
        if (strcmp(a[i], b[i]) != 0)
            return i;
    return -1;
}

static void name_difference(char *kept, char *now)
{
    static const char *const names[] = {
        "another play is kept there", "another play is kept there",
        "another play is kept there", "its number of turns differs",
        "its ending differs",         "its hash over all turns differs"};
    const char *a[WORDS], *b[WORDS];
    int word;

    cut(kept, a);
    cut(now, b);
    printf("%s, by %s, seed %s: ", b[0], b[1], b[2]);
    word = differs(a, b, 0, WORD_TURNS);
    if (word < 0) /* the rest follows from the turns */
        word = differs(a, b, WORD_WORLDS, WORDS);
    if (word < 0)
        word = differs(a, b, WORD_TURNS, WORD_WORLDS);
    if (word - WORD_WORLDS >= atoi(b[WORD_TURNS]))
        printf("the world at its end differs");
    else if (word >= WORD_WORLDS)
        printf("turn %d differs", word - WORD_WORLDS + 1);
    else
        printf("%s", names[word]);
    printf(": kept '%s', now '%s'\n", a[word], b[word]);
}

static void take_line(struct golden *golden, char *line)
{
    char kept[LINE] = "";

    if (golden->file == NULL) {
        fputs(line, stdout);
        return;
    }
    golden->compared++;
    if (fgets(kept, sizeof kept, golden->file) == NULL)
        snprintf(kept, sizeof kept, "(the file ends)");
    if (strcmp(kept, line) != 0) {
        printf("line %d: ", golden->line);
        name_difference(kept, line);
        golden->same = false;
    }
}

/* Whether the next play is one of those that are not asked for. */
static bool pass(struct golden *golden)
{
    char kept[LINE];

    if (golden->line++ % golden->every == 0)
        return false;
    if (golden->same && fgets(kept, sizeof kept, golden->file) == NULL) {
        printf("line %d: the file ends\n", golden->line);
        golden->same = false;
    }
    return true;
}

static void seats(const struct model *model, int32_t policy,
                  uint8_t policies[LIMIT_ACTORS])
{
    for (int32_t i = 0; i < model->actors_count; i++)
        policies[i] = (uint8_t)(policy == MIXED ? i % POLICY_COUNT : policy);
}

/* Plays to the end; returns the hash over all worlds, and appends of each a
 * word to `turns`. */
static uint64_t run(const struct playout *playout, int32_t *world,
                    struct strbuf *turns)
{
    const struct move nothing = {-1, -1};
    uint64_t hash = HASH_START;
    char hex[17];

    for (;;) {
        hash_to_hex(world_hash(playout->model, world), hex);
        hash = hash_bytes(hash, hex, 16);
        strbuf_format(turns, " %s", hex + 8);
        if (world_over(world))
            return hash;
        playout_turn(playout, world, nothing);
    }
}

static void play(struct golden *golden, const struct playout *playout,
                 const char *players, uint64_t seed)
{
    const struct model *model = playout->model;
    struct arena arena = {0};
    int32_t *world = arena_alloc(&arena, world_size(model));
    struct strbuf turns = {0};
    char line[LINE];
    char hex[17];

    if (!pass(golden)) {
        step_start(model, (struct start){.seed = seed}, world, NULL);
        hash_to_hex(run(playout, world, &turns), hex);
        snprintf(line, sizeof line, "%s %s %" PRIu64 " %" PRId32 " %s %s%s\n",
                 model->id, players, seed, world[WORLD_TURN],
                 model->endings[world[WORLD_ENDING]].id, hex,
                 strbuf_get(&turns));
        take_line(golden, line);
    }
    strbuf_clear(&turns);
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

static void finish(struct golden *golden)
{
    if (golden->same && fgetc(golden->file) != EOF) {
        printf("line %d: the file goes on\n", golden->line + 1);
        golden->same = false;
    }
    fclose(golden->file);
    printf("%d plays of %d: %s\n", golden->compared, golden->line,
           golden->same ? "all as kept" : "not as kept; see update.sh");
}

int main(int count, char **words)
{
    struct golden golden = {.same = true, .every = 1};
    int first = 1;

    if (count > 2 && strcmp(words[1], "--compare") == 0) {
        golden.file = fopen(words[2], "rb");
        if (golden.file == NULL) {
            fprintf(stderr, "%s cannot be read\n", words[2]);
            return 2;
        }
        first = 3;
    }
    if (first == 3 && count > 4 && strcmp(words[3], "--every") == 0) {
        golden.every = atoi(words[4]);
        first = 5;
    }
    if (golden.every < 1) {
        fprintf(stderr, "--every N: a number from 1\n");
        return 2;
    }
    for (int i = first; i < count && golden.same; i++)
        if (!play_file(&golden, words[i]))
            return 2;
    if (golden.file != NULL)
        finish(&golden);
    return golden.same ? 0 : 1;
}
