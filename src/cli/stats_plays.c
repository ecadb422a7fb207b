/* How long plays are, from plays. */
#include "cli/stats.h"

#include "base/hash.h"
#include "base/sort.h"
#include "engine/playout.h"
#include "play/view.h"

#include <assert.h>
#include <string.h>

/* Words of what a seat is shown ------------------------------------------- */

static int64_t words_of(struct arena *arena, const char *text)
{
    return stats_words(view_plain(arena, text));
}

static int64_t words_in(struct arena *arena, const view_texts *texts)
{
    int64_t words = 0;
    for (int32_t i = 0; i < texts->count; i++) {
        words += words_of(arena, texts->items[i]);
    }
    return words;
}

static int64_t words_before(const struct view *view, struct arena *arena)
{
    int64_t words =
        words_of(arena, view->title) + words_of(arena, view->summary) +
        words_of(arena, view->content_note) +
        words_of(arena, view->facts_note) + words_in(arena, &view->seat.brief);
    for (int32_t i = 0; i < view->seat.mandates.count; i++) {
        words += words_of(arena, view->seat.mandates.items[i].name) +
                 words_of(arena, view->seat.mandates.items[i].text);
    }
    return words;
}

static int64_t words_on_card(const struct view_option *option,
                             struct arena *arena)
{
    int64_t words =
        words_of(arena, option->label) + words_of(arena, option->line) +
        words_of(arena, option->text) + words_of(arena, option->locked);
    for (int32_t i = 0; i < option->advice.count; i++) {
        words += words_of(arena, option->advice.items[i].text);
    }
    return words;
}

/* The news since the stop before, the scene and its cards. */
static int64_t words_at_stop(const struct view *view, struct arena *arena)
{
    int64_t words = words_of(arena, view->scene) +
                    words_of(arena, view->prompt) +
                    words_in(arena, &view->brief);
    for (int32_t i = 0; i < view->news.count; i++) {
        words += words_of(arena, view->news.items[i].title) +
                 words_of(arena, view->news.items[i].text);
    }
    for (int32_t i = 0; i < view->options.count; i++) {
        words += words_on_card(&view->options.items[i], arena);
    }
    return words;
}

static int64_t words_after(const struct view *view, struct arena *arena)
{
    int64_t words = words_of(arena, view->ending.title) +
                    words_in(arena, &view->ending.text);
    for (int32_t i = 0; i < view->unknowns.count; i++) {
        words += words_of(arena, view->unknowns.items[i].question) +
                 words_of(arena, view->unknowns.items[i].answer);
    }
    for (int32_t i = 0; i < view->records.count; i++) {
        words += words_of(arena, view->records.items[i].in_fact);
    }
    return words;
}

/* Plays ------------------------------------------------------------------- */

/* Among what is open, each as readily; a number of our own, so that the play's
 * dice stay what they are. */
static const char *choose(const struct view *view, uint64_t number)
{
    int32_t open = 0;
    const char *move = NULL;
    for (int32_t i = 0; i < view->options.count; i++) {
        open += view->options.items[i].open;
    }
    assert(open > 0); /* a decision with nothing open is no stop */
    int32_t left = (int32_t)(number % (uint64_t)open);
    for (int32_t i = 0; i < view->options.count && move == NULL; i++) {
        if (view->options.items[i].open && left-- == 0) {
            move = view->options.items[i].move;
        }
    }
    return move;
}

/* Reads what is shown and goes on; false once the play is over. */
static bool take_stop(struct session *session, struct stats_play *play,
                      struct diag_list *diags)
{
    struct arena arena = {0};
    const struct view *view = view_make(session, -1, &arena);
    const char *line = "continue";
    enum phase phase = session_phase(session);
    play->words += words_at_stop(view, &arena);
    if (play->turns == 0) {
        play->words += words_before(view, &arena);
    }
    if (phase == PHASE_DECIDE) {
        uint64_t number = hash_value(view->seed, (uint64_t)play->decisions);
        line = choose(view, hash_mix(number));
        play->decisions++;
    }
    play->turns = view->turn;
    if (phase == PHASE_OVER) {
        play->words += words_after(view, &arena);
    } else {
        bool taken = session_submit(session, line, diags);
        assert(taken);
        (void)taken;
    }
    arena_clear(&arena);
    return phase != PHASE_OVER;
}

static struct stats_play play_once(const struct model *model, int32_t actor,
                                   uint64_t seed, const struct stats_pace *pace)
{
    struct seats seats = seats_default(model, actor);
    struct session *session = session_new(model, seed, &seats);
    struct stats_play play = {.words = 0};
    struct diag_list diags = {0};
    while (take_stop(session, &play, &diags)) {
    }
    diag_clear(&diags);
    session_free(session);
    play.seconds = play.words * 60 / pace->words_a_minute +
                   (int64_t)play.decisions * pace->seconds_a_decision;
    return play;
}

static int by_time(const void *a, const void *b)
{
    const struct stats_play *left = a;
    const struct stats_play *right = b;
    return (left->seconds > right->seconds) - (left->seconds < right->seconds);
}

struct stats_seat stats_seat(const struct model *model, int32_t actor,
                             const struct stats_sample *sample,
                             const struct stats_pace *pace)
{
    struct stats_play *all = NULL;
    size_t capacity = 0, count = 0;
    int64_t work = 0;
    while (count == 0 ||
           (count < (size_t)sample->most && work < sample->work)) {
        struct stats_play play = play_once(model, actor, count + 1, pace);
        all = mem_grow(all, count, &capacity, sizeof(*all));
        all[count++] = play;
        work += (int64_t)play.turns * play.turns;
    }
    sort_stable(all, count, sizeof(*all), by_time);
    struct stats_seat seat = {.actor = actor,
                              .plays = (int32_t)count,
                              .shortest = all[0],
                              .typical = all[count / 2],
                              .longest = all[count - 1]};
    mem_free(all);
    return seat;
}

void stats_endings(const struct model *model, int32_t plays, int32_t *counts)
{
    struct arena arena = {0};
    uint8_t policies[LIMIT_ACTORS];
    struct playout playout = {.model = model, .policies = policies};
    int32_t *world = arena_alloc(&arena, world_size(model));
    memset(policies, POLICY_UNIFORM, sizeof(policies));
    memset(counts, 0, (size_t)model->endings_count * sizeof(*counts));
    for (int32_t i = 0; i < plays; i++) {
        const struct start start = {.seed = (uint64_t)i + 1};
        step_start(model, start, world, NULL);
        playout_run(&playout, world);
        if (world[WORLD_ENDING] >= 0) {
            counts[world[WORLD_ENDING]]++;
        }
    }
    arena_clear(&arena);
}
