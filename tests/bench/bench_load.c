/* bench_load SCENARIO [ROUNDS]
 *
 * What it costs to load the scenario (see load_ratio.h), and to load a play
 * of it by playing it again, beside copying what was saved: a whole play of the
 * scenario, its first seat a person's, is kept and read so many times (200).
 * Microseconds of processor time of a round, the best and the median:
 *
 *   save      writing it, with all that a load needs
 *   read      the bytes read and every seal checked
 *   play      played again, every turn compared with what was saved
 *   copy      every turn's world copied instead, and its hash checked */
#include "bench/load_ratio.h"

#include "app/catalogue.h"
#include "base/sort.h"
#include "engine/world.h"
#include "play/save.h"
#include "play/view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define ROUNDS      200
#define ROUNDS_MOST 100000

enum step { STEP_SAVE, STEP_READ, STEP_PLAY, STEP_COPY, STEPS };
static const char *const names[STEPS] = {"save", "read", "play", "copy"};

struct bench {
    const struct model *model;
    struct session *session;
    struct strbuf bytes;
    double *spent[STEPS];
    int rounds, round;
    double begun;
};

static double now(void)
{
    return (double)clock() * 1e6 / CLOCKS_PER_SEC;
}

static void take_time(struct bench *bench, enum step step)
{
    bench->spent[step][bench->round] = now() - bench->begun;
    bench->begun = now();
}

static void say(struct bench *bench, const char *line)
{
    struct diag_list diags = {0};

    session_submit(bench->session, line, &diags);
    diag_clear(&diags);
}

/* To the end, by the first option that is open. */
static void play(struct bench *bench)
{
    struct seats seats = seats_default(bench->model, 0);

    bench->session = session_new(bench->model, 2014, &seats);
    while (session_phase(bench->session) != PHASE_OVER) {
        struct arena arena = {0};
        const struct view *view = view_make(bench->session, -1, &arena);
        int32_t at = 0;

        while (at < view->options.count && !view->options.items[at].open)
            at++;
        say(bench, at < view->options.count ? view->options.items[at].move
                                            : "continue");
        arena_clear(&arena);
    }
}

static void save(struct bench *bench)
{
    const struct save_head head = {
        .name = "", .title = "", .stand = "", .path = ""};
    struct sink sink = sink_to_strbuf(&bench->bytes);

    strbuf_reset(&bench->bytes);
    save_write(bench->session, &head, &sink);
}

static bool load(struct bench *bench)
{
    struct arena arena = {0};
    struct diag_list diags = {0};
    struct save_found found;
    struct session *session = NULL;
    const struct save *read = save_read(&arena, "bench", bench->bytes.text,
                                        bench->bytes.length, &diags);
    bool good;

    take_time(bench, STEP_READ);
    if (read != NULL)
        session = save_load(read, "bench", bench->model, &found, &diags);
    take_time(bench, STEP_PLAY);
    good = session != NULL && found.fit == FIT_SAME;
    session_free(session);
    diag_clear(&diags);
    arena_clear(&arena);
    return good;
}

static bool copy(struct bench *bench)
{
    struct arena arena = {0};
    size_t size = world_size(bench->model);
    bool good = true;

    for (size_t i = 0; i < session_turn_count(bench->session); i++) {
        struct session_turn turn = session_turn(bench->session, i);
        int32_t *world = arena_alloc(&arena, size);

        memcpy(world, turn.world, size);
        good = good && world_hash(bench->model, world) == turn.hash;
    }
    arena_clear(&arena);
    return good;
}

static int by_size(const void *a, const void *b)
{
    const double *one = a;
    const double *other = b;

    return (*one > *other) - (*one < *other);
}

static void report(const struct bench *bench)
{
    printf("%s: %zu turns, %zu bytes; of %d rounds, microseconds:\n",
           bench->model->id, session_turn_count(bench->session),
           bench->bytes.length, bench->rounds);
    for (int step = 0; step < STEPS; step++) {
        double *spent = bench->spent[step];

        sort_stable(spent, (size_t)bench->rounds, sizeof *spent, by_size);
        printf("  %-5s best %8.1f  median %8.1f\n", names[step], spent[0],
               spent[bench->rounds / 2]);
    }
}

static bool run(struct bench *bench)
{
    bool good = true;

    play(bench);
    for (; good && bench->round < bench->rounds; bench->round++) {
        bench->begun = now();
        save(bench);
        take_time(bench, STEP_SAVE);
        good = load(bench);
        bench->begun = now();
        good = copy(bench) && good;
        take_time(bench, STEP_COPY);
    }
    if (good)
        report(bench);
    else
        printf("the play does not load\n");
    session_free(bench->session);
    strbuf_clear(&bench->bytes);
    return good;
}

int main(int count, char **words)
{
    struct arena arena = {0};
    struct loaded loaded = {0};
    struct bench bench = {.rounds = ROUNDS};
    bool good = false;

    if (count > 2)
        bench.rounds = atoi(words[2]);
    if (count < 2 || bench.rounds < 1 || bench.rounds > ROUNDS_MOST) {
        printf("bench_load SCENARIO [ROUNDS]\n");
        return 2;
    }
    for (int i = 0; i < STEPS; i++)
        bench.spent[i] =
            arena_array(&arena, (size_t)bench.rounds, sizeof **bench.spent);
    if (!load_ratio(words[1], bench.rounds))
        return 1;
    loaded_open(&loaded, words[1]);
    bench.model = loaded.model;
    if (bench.model == NULL)
        printf("%s cannot be played\n", words[1]);
    else
        good = run(&bench);
    loaded_clear(&loaded);
    arena_clear(&arena);
    return good ? 0 : 1;
}
