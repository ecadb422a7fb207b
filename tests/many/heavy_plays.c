/* heavy_plays [--first SEED] [--lines N] PLAYS SCENARIO...
 *
 * So many plays of each scenario in which, at every stop, the play is kept,
 * read back and compared, and goes on as what was read, so that an error
 * would add up. Persons have some of the seats, policies the others; beside
 * choosing they undo, redo, change between ways, withdraw, order and remark,
 * at random. A second session is told the same lines and is never kept: it
 * must stay the same as the one that was read each time. Plays with an odd
 * seed are kept as saves, with all ways; those with an even seed as
 * recordings, which hold the way to where they stand. One in four goes on in
 * the session that was kept: a tree that was read is in another order.
 *
 * Prints what was looked at, with a hash over all bytes that were kept. Ends
 * with 1 at the first difference, and names scenario, seed, the number
 * of the line after which it was, the line and what differs. */
#include "many/lines.h"
#include "many/same.h"

#include "app/catalogue.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SELDOM_PLANNED 32 /* one seat in so many may be `planner`'s */

struct asked {
    uint64_t plays, first;
    uint64_t lines; /* that are said in a play */
};

struct heavy {
    const struct model *model;
    struct session *read;  /* as a rule what was read at the last stop */
    struct session *never; /* never kept; NULL where recordings are made */
    struct roll dice;
    struct strbuf line, what;
    uint64_t seed;
    uint64_t stops, refused, over, undone; /* that were looked at */
    uint64_t kept;                         /* a hash over all bytes */
    bool tree;
    bool drops; /* goes on in the session that was kept */
};

/* Seats -------------------------------------------------------------------- */

static uint8_t roll_policy(struct heavy *heavy)
{
    int32_t policy = roll(&heavy->dice, POLICY_COUNT);

    if (policy == POLICY_PLANNER && roll(&heavy->dice, SELDOM_PLANNED) > 0)
        policy = POLICY_WEIGHTS;
    return (uint8_t)policy;
}

static struct seats roll_seats(struct heavy *heavy)
{
    const struct model *model = heavy->model;
    struct seats seats = seats_default(model, -1);

    for (int32_t i = 0; i < model->actors_count; i++) {
        if (model->actors[i].playable && roll(&heavy->dice, 2) == 0)
            seats.persons |= UINT64_C(1) << i;
        else /* a person's is the scenario's: both programs see to that */
            seats.policy[i] = roll_policy(heavy);
    }
    if (seats.persons == 0) {
        int32_t actor = roll(&heavy->dice, model->actors_count);

        seats.persons = UINT64_C(1) << actor;
        seats.policy[actor] = model->actors[actor].policy;
    }
    seats.as_it_was = roll(&heavy->dice, 3) == 0;
    if (model->cuts_count > 0 && roll(&heavy->dice, 4) == 0)
        seats.cut = &model->cuts[roll(&heavy->dice, model->cuts_count)];
    return seats;
}

static void roll_mandates(struct heavy *heavy)
{
    for (int32_t i = 0; i < heavy->model->actors_count; i++) {
        struct span span = heavy->model->actors[i].mandates;
        int32_t picked[2] = {-1, -1};
        bool person = (session_seats(heavy->read)->persons >> i & 1) != 0;

        if (!person || span.count < 2)
            continue;
        picked[0] = span.first + roll(&heavy->dice, span.count - 1);
        if (roll(&heavy->dice, 2) == 0)
            picked[1] = picked[0] + 1;
        session_mandates(heavy->read, i, picked[0], picked[1]);
        if (heavy->never != NULL)
            session_mandates(heavy->never, i, picked[0], picked[1]);
    }
}

static void begin(struct heavy *heavy, uint64_t seed)
{
    struct seats seats;

    heavy->seed = heavy->dice.state = seed;
    heavy->tree = seed % 2 == 1;
    heavy->drops = seed % 4 == 1;
    strbuf_reset(&heavy->line);
    strbuf_reset(&heavy->what);
    seats = roll_seats(heavy);
    heavy->read = session_new(heavy->model, seed, &seats);
    heavy->never = heavy->tree ? session_new(heavy->model, seed, &seats) : NULL;
    roll_mandates(heavy);
}

static void end(struct heavy *heavy)
{
    session_free(heavy->read);
    session_free(heavy->never);
}

/* Stops -------------------------------------------------------------------- */

/* Keeps the play, and for the most part goes on as what was read. */
static bool keep(struct heavy *heavy)
{
    struct same how = {roll(&heavy->dice, heavy->model->actors_count),
                       heavy->tree};
    struct session *read =
        same_kept(heavy->read, heavy->tree, &heavy->kept, &heavy->what);
    bool good = read != NULL &&
                same_play(heavy->read, read, how, &heavy->what) &&
                (heavy->never == NULL ||
                 same_play(heavy->never, read, how, &heavy->what));

    if (read != NULL && heavy->drops) {
        session_free(read);
    } else if (read != NULL) {
        session_free(heavy->read);
        heavy->read = read;
    }
    heavy->stops++;
    heavy->over += session_phase(heavy->read) == PHASE_OVER;
    return good;
}

/* Says a line; what is said of a refused one is added to `why`. */
static bool say(struct session *session, const char *line, struct strbuf *why)
{
    struct diag_list diags = {0};
    struct sink sink = sink_to_strbuf(why);
    bool taken = session_submit(session, line, &diags);

    diag_write_all(&diags, 2, &sink);
    diag_clear(&diags);
    return taken;
}

/* The second session answers a line as the first did. */
static bool say_again(struct heavy *heavy, int32_t stop, bool taken,
                      const struct strbuf *why)
{
    struct strbuf line = {0}, other = {0};
    int32_t there = -1;
    bool same;

    strbuf_text(&line, strbuf_get(&heavy->line));
    if (stop >= 0) {
        there = same_stop(heavy->read, stop, heavy->never);
        strbuf_reset(&line);
        strbuf_format(&line, "branch %" PRId32, there);
    }
    same = say(heavy->never, strbuf_get(&line), &other) == taken &&
           (stop >= 0 || strcmp(strbuf_get(why), strbuf_get(&other)) == 0);
    if (!same || (stop >= 0 && there < 0)) {
        strbuf_format(&heavy->what, "what was read says '%s', the other '%s'",
                      strbuf_get(why), strbuf_get(&other));
        same = false;
    }
    strbuf_clear(&line);
    strbuf_clear(&other);
    return same;
}

static bool say_one(struct heavy *heavy)
{
    struct strbuf why = {0};
    int32_t stop = lines_roll(&heavy->dice, heavy->read, &heavy->line);
    bool good = true;
    bool taken;

    taken = say(heavy->read, strbuf_get(&heavy->line), &why);
    if (heavy->never != NULL)
        good = say_again(heavy, stop, taken, &why);
    heavy->refused += !taken;
    heavy->undone += taken && strcmp(strbuf_get(&heavy->line), "undo") == 0;
    strbuf_clear(&why);
    return good && (!taken || keep(heavy));
}

static bool play_one(struct heavy *heavy, const struct asked *asked,
                     uint64_t seed)
{
    uint64_t line = 0;
    bool good;

    begin(heavy, seed);
    for (good = keep(heavy); good && line < asked->lines; line++)
        good = say_one(heavy);
    if (!good)
        printf("%s, seed %" PRIu64 ", line %" PRIu64 " '%s': %s\n",
               heavy->model->id, seed, line, strbuf_get(&heavy->line),
               strbuf_get(&heavy->what));
    end(heavy);
    return good;
}

/* Programs ----------------------------------------------------------------- */

static bool play_many(const struct model *model, const struct asked *asked)
{
    struct heavy heavy = {.model = model};
    bool good = true;

    for (uint64_t i = 0; good && i < asked->plays; i++)
        good = play_one(&heavy, asked, asked->first + i);
    printf("%s: %" PRIu64 " plays kept, read and compared %" PRIu64
           " times, of these %" PRIu64 " at an end; %" PRIu64
           " taken back, %" PRIu64 " lines refused, hash %016" PRIx64 ": %s\n",
           model->id, asked->plays, heavy.stops, heavy.over, heavy.undone,
           heavy.refused, heavy.kept, good ? "all the same" : "one differs");
    strbuf_clear(&heavy.line);
    strbuf_clear(&heavy.what);
    return good;
}

static bool play_file(const char *path, const struct asked *asked)
{
    struct loaded loaded;
    bool good;

    loaded_open(&loaded, path);
    good = loaded.model != NULL;
    if (good)
        good = play_many(loaded.model, asked);
    else
        printf("%s cannot be played\n", path);
    loaded_clear(&loaded);
    return good;
}

static int read_option(char **words, int count, int at, const char *name,
                       uint64_t *value)
{
    if (at + 1 >= count || strcmp(words[at], name) != 0)
        return at;
    *value = strtoull(words[at + 1], NULL, 10);
    return at + 2;
}

int main(int count, char **words)
{
    struct asked asked = {.first = 1, .lines = 60};
    int at = read_option(words, count, 1, "--first", &asked.first);

    at = read_option(words, count, at, "--lines", &asked.lines);
    if (at < count)
        asked.plays = strtoull(words[at++], NULL, 10);
    if (asked.plays == 0 || at >= count) {
        printf("heavy_plays [--first SEED] [--lines N] PLAYS SCENARIO...\n");
        return 2;
    }
    for (; at < count; at++)
        if (!play_file(words[at], &asked))
            return 1;
    return 0;
}
