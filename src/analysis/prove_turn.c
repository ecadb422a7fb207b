#include "analysis/prove_turn.h"

#include "scenario/limits.h"

#include <string.h>

#define STATES_MOST                                                            \
    2048 /* different ones at one place; more are not proved                   \
          */

/* A play as far as it is followed. Between turns `next` is a scene and `to`
 * and `stop` are nothing; within one `to` is what a move asked for and `stop`
 * an event that interrupts. */
struct state {
    uint32_t bits;
    int32_t next, back;
    int32_t to, stop;
};

struct states {
    struct state list[STATES_MOST];
    int32_t count;
};

struct proof {
    const struct facts *facts;
    const struct model *model;
    prove_fine *fine;
    const void *context;
    struct budget *budget;
    struct states *layer, *following; /* this turn's and the next's */
    struct states *now, *then;        /* within a turn */
    const struct state *from;         /* of the turn */
    int32_t turn;
    bool failed;
};

static void add(struct proof *proof, struct states *states, struct state state)
{
    for (int32_t i = 0; i < states->count; i++)
        if (memcmp(&states->list[i], &state, sizeof state) == 0)
            return;
    if (states->count == STATES_MOST)
        proof->failed = true;
    else
        states->list[states->count++] = state;
}

static struct facts_point point_at(const struct proof *proof, uint32_t bits)
{
    return (struct facts_point){bits, proof->turn, -1};
}

static enum truth truth_at(const struct proof *proof, const struct expr *expr,
                           uint32_t bits)
{
    struct facts_point point = point_at(proof, bits);

    return facts_truth(proof->facts, expr, &point);
}

static void ask(struct proof *proof, uint32_t bits, int32_t ending)
{
    struct facts_point point = {bits, proof->turn, ending};

    if (!proof->fine(proof->context, proof->facts, &point))
        proof->failed = true;
}

/* Blocks ----------------------------------------------------------------------
 */

static uint32_t sent_bits(const struct proof *proof, const struct block *block)
{
    uint32_t bits = 0;

    for (int32_t i = 0; i < block->later.count; i++)
        bits |= facts_bit(proof->facts, FACT_SENT,
                          proof->model->later_refs[block->later.first + i]);
    return bits;
}

/* All that a block may make of `state`, into `out`: each flag that it sets to
 * what cannot be told may become either. Its values are of the world before
 * it. */
static void run_block(struct proof *proof, const struct block *block,
                      struct state state, struct states *out)
{
    uint32_t before = state.bits;
    uint32_t either = 0;
    uint32_t part;

    for (int32_t i = 0; i < block->sets.count; i++) {
        const struct assign *assign =
            &proof->model->assigns[block->sets.first + i];
        uint32_t bit = assign->kind == TARGET_FLAG
                           ? facts_bit(proof->facts, OP_FLAG, assign->target)
                           : 0;
        enum truth truth =
            bit == 0 ? TRUTH_NO : truth_at(proof, &assign->value, before);

        state.bits &= ~bit;
        state.bits |= truth == TRUTH_YES ? bit : 0;
        either |= truth == TRUTH_MAYBE ? bit : 0;
    }
    state.bits |= sent_bits(proof, block);
    before = state.bits;
    for (part = either;; part = (part - 1) & either) {
        state.bits = before | part;
        add(proof, out, state);
        if (part == 0)
            break;
    }
}

/* What has been put into `then` is what there is now. */
static void turn_over(struct proof *proof)
{
    struct states *empty = proof->now;

    proof->now = proof->then;
    proof->then = empty;
    empty->count = 0;
}

/* A block that runs, may run or does not. */
static void may_run(struct proof *proof, const struct block *block,
                    enum truth truth, struct state state)
{
    if (truth != TRUTH_YES)
        add(proof, proof->then, state);
    if (truth != TRUTH_NO)
        run_block(proof, block, state, proof->then);
}

/* Steps 1 to 3 ------------------------------------------------------------- */

static void begin(struct proof *proof)
{
    const struct model *model = proof->model;
    struct state state = *proof->from;

    proof->now->count = proof->then->count = 0;
    for (int32_t i = 0; i < model->visited_slots_count; i++)
        if (model->visited_slots[i] == state.next)
            state.bits |= facts_bit(proof->facts, OP_VISITED, i);
    add(proof, proof->now, state);
    for (int32_t i = 0; i < model->consequences_count; i++) {
        uint32_t bit = facts_bit(proof->facts, FACT_SENT, i);

        if (bit == 0)
            continue;
        for (int32_t k = 0; k < proof->now->count; k++)
            may_run(proof, &model->consequences[i].block,
                    (proof->now->list[k].bits & bit) != 0 ? TRUTH_MAYBE
                                                          : TRUTH_NO,
                    proof->now->list[k]);
        turn_over(proof);
    }
    for (int32_t k = 0; k < proof->now->count; k++)
        run_block(proof, &model->scenes[state.next].block, proof->now->list[k],
                  proof->then);
    turn_over(proof);
}

/* Steps 4 and 5 --------------------------------------------------------------
 */

/* The first target counts; `back` where nothing waits is none. */
static void aim(struct state *state, int32_t to)
{
    if (state->to != GO_NOWHERE || to == GO_NOWHERE)
        return;
    if (to == GO_BACK) {
        to = state->back;
        state->back = GO_NOWHERE;
    }
    state->to = to;
}

/* Outcomes that may follow; none, where none surely can. */
static void draw(struct proof *proof, const struct option *option,
                 struct state state)
{
    bool sure = false;

    for (int32_t i = 0; i < option->outcomes.count; i++) {
        const struct outcome *outcome =
            &proof->model->outcomes[option->outcomes.first + i];
        struct facts_point point = point_at(proof, state.bits);
        enum truth when = facts_truth(proof->facts, &outcome->when, &point);
        struct bounds weight =
            facts_bounds(proof->facts, &outcome->weight, &point);
        struct state after = state;

        if (when == TRUTH_NO || weight.high <= 0)
            continue;
        sure = sure || (when == TRUTH_YES && weight.low > 0);
        aim(&after, outcome->go_to);
        aim(&after, option->go_to);
        run_block(proof, &outcome->block, after, proof->then);
    }
    aim(&state, option->go_to);
    if (!sure)
        add(proof, proof->then, state);
}

static void resolve(struct proof *proof, const struct option *option)
{
    for (int32_t k = 0; k < proof->now->count; k++)
        run_block(proof, &option->block, proof->now->list[k], proof->then);
    turn_over(proof);
    for (int32_t k = 0; k < proof->now->count; k++)
        draw(proof, option, proof->now->list[k]);
    turn_over(proof);
}

static uint32_t taken_bits(const struct proof *proof,
                           const struct option *option, int32_t actor)
{
    const struct model *model = proof->model;
    uint32_t bits = 0;

    for (int32_t i = 0; i < model->taken_slots_count; i++)
        if (model->taken_slots[i].identity == option->identity &&
            (model->taken_slots[i].actor < 0 ||
             model->taken_slots[i].actor == actor))
            bits |= facts_bit(proof->facts, OP_TAKEN, i);
    return bits;
}

/* Whether a move makes any difference to what is followed. */
static bool matters(const struct proof *proof, const struct option *option,
                    int32_t actor)
{
    bool some = facts_touched(proof->facts, &option->block) ||
                option->go_to != GO_NOWHERE ||
                taken_bits(proof, option, actor) != 0;

    for (int32_t i = 0; i < option->outcomes.count && !some; i++) {
        const struct outcome *outcome =
            &proof->model->outcomes[option->outcomes.first + i];

        some = facts_touched(proof->facts, &outcome->block) ||
               outcome->go_to != GO_NOWHERE;
    }
    return some;
}

/* What may be chosen in a decision: options that matter, and NULL for all
 * that does not, and for none. */
struct choices {
    const struct option *list[LIMIT_OPTIONS + 1];
    int32_t count, at;
    int32_t actor;
};

static void list_choices(const struct proof *proof, int32_t decision,
                         uint32_t bits, struct choices *out)
{
    const struct decision *d = &proof->model->decisions[decision];
    bool nothing = true; /* while no option is surely open */
    bool other = false;

    out->count = out->at = 0;
    out->actor = d->actor;
    for (int32_t i = 0; i < d->options.count; i++) {
        const struct option *option =
            &proof->model
                 ->options[proof->model->option_refs[d->options.first + i]];
        enum truth open = truth_at(proof, &option->when, bits);

        if (open == TRUTH_NO)
            continue;
        nothing = nothing && open != TRUTH_YES;
        if (matters(proof, option, d->actor))
            out->list[out->count++] = option;
        else
            other = true;
    }
    if (nothing || other)
        out->list[out->count++] = NULL;
}

static bool next_choice(struct choices *choices, int32_t count)
{
    for (int32_t i = count - 1; i >= 0; i--) {
        if (++choices[i].at < choices[i].count)
            return true;
        choices[i].at = 0;
    }
    return false;
}

/* Steps 6 to 9 ---------------------------------------------------------------
 */

static void run_rules(struct proof *proof)
{
    const struct model *model = proof->model;

    for (int32_t i = 0; i < model->rules_count; i++) {
        const struct rule *rule = &model->rules[i];

        if (!facts_touched(proof->facts, &rule->block))
            continue;
        for (int32_t k = 0; k < proof->now->count; k++) {
            struct state state = proof->now->list[k];
            enum truth truth = truth_at(proof, &rule->when, state.bits);

            if (truth == TRUTH_YES && rule->once_bit >= 0)
                truth = TRUTH_MAYBE; /* it may have been before */
            may_run(proof, &rule->block, truth, state);
        }
        turn_over(proof);
    }
}

static void run_event(struct proof *proof, const struct event *event,
                      struct state state)
{
    struct facts_point point = point_at(proof, state.bits);
    struct bounds chance = facts_bounds(proof->facts, &event->chance, &point);

    add(proof, proof->then, state);
    if (facts_truth(proof->facts, &event->when, &point) == TRUTH_NO ||
        chance.high <= 0)
        return;
    if (state.stop == GO_NOWHERE && proof->from->back == GO_NOWHERE)
        state.stop = event->go_to;
    run_block(proof, &event->block, state, proof->then);
}

static void run_events(struct proof *proof)
{
    const struct model *model = proof->model;

    for (int32_t i = 0; i < model->events_count; i++) {
        const struct event *event = &model->events[i];

        if (!facts_touched(proof->facts, &event->block) &&
            event->go_to == GO_NOWHERE)
            continue;
        for (int32_t k = 0; k < proof->now->count; k++)
            run_event(proof, event, proof->now->list[k]);
        turn_over(proof);
    }
}

/* The play may close with each ending that may hold, up to one that surely
 * does. Returns whether it may go on. */
static bool close(struct proof *proof, uint32_t bits, bool early)
{
    const struct model *model = proof->model;

    for (int32_t i = 0; i < model->endings_count; i++) {
        const struct ending *ending = &model->endings[i];
        enum truth truth = early && !ending->early
                               ? TRUTH_NO
                               : truth_at(proof, &ending->when, bits);

        if (truth != TRUTH_NO)
            ask(proof, bits, i);
        if (truth == TRUTH_YES)
            return false;
    }
    return true;
}

/* The turn ends with `next` to follow where nothing interrupts. */
static void leave(struct proof *proof, struct state state, int32_t next)
{
    if (state.stop != GO_NOWHERE) {
        state.back = next;
        next = state.stop;
    }
    if (next == GO_END || proof->turn >= proof->model->turn_cap) {
        close(proof, state.bits, false);
        return;
    }
    ask(proof, state.bits, -1);
    state.to = state.stop = GO_NOWHERE;
    state.next = next;
    add(proof, proof->following, state);
}

/* From scene `from` on in the order of the file. */
static void leave_in_order(struct proof *proof, struct state state,
                           int32_t from)
{
    const struct model *model = proof->model;

    for (int32_t i = from; i < model->scenes_count; i++) {
        enum truth truth = truth_at(proof, &model->scenes[i].when, state.bits);

        if (truth != TRUTH_NO)
            leave(proof, state, i);
        if (truth == TRUTH_YES)
            return;
    }
    leave(proof, state, GO_END);
}

static void leave_by_entries(struct proof *proof, struct state state,
                             const struct scene *scene)
{
    for (int32_t i = 0; i < scene->next.count; i++) {
        const struct next_entry *entry =
            &proof->model->nexts[scene->next.first + i];
        enum truth truth = truth_at(proof, &entry->when, state.bits);
        struct state gone = state;

        if (truth == TRUTH_NO)
            continue;
        aim(&gone, entry->to);
        if (gone.to != GO_NOWHERE)
            leave(proof, gone, gone.to);
        if (truth == TRUTH_YES && gone.to != GO_NOWHERE)
            return;
    }
    leave_in_order(proof, state, proof->from->next + 1);
}

static void end_turn(struct proof *proof, struct state state)
{
    if (!close(proof, state.bits, true))
        return;
    if (state.to != GO_NOWHERE)
        leave(proof, state, state.to);
    else
        leave_by_entries(proof, state,
                         &proof->model->scenes[proof->from->next]);
}

/* Turns ----------------------------------------------------------------------
 */

/* One choice of all seats, from one decision point. */
static void take_choice(struct proof *proof, struct state state,
                        const struct choices *choices, int32_t count)
{
    proof->failed = proof->failed || !budget_take(proof->budget, 1);
    proof->now->count = proof->then->count = 0;
    for (int32_t i = 0; i < count; i++)
        if (choices[i].list[choices[i].at] != NULL)
            state.bits |= taken_bits(proof, choices[i].list[choices[i].at],
                                     choices[i].actor);
    add(proof, proof->now, state);
    for (int32_t i = 0; i < count; i++)
        if (choices[i].list[choices[i].at] != NULL)
            resolve(proof, choices[i].list[choices[i].at]);
    run_rules(proof);
    run_events(proof);
    for (int32_t k = 0; k < proof->now->count && !proof->failed; k++)
        end_turn(proof, proof->now->list[k]);
}

static void decide(struct proof *proof, struct state state)
{
    struct span span = proof->model->scenes[proof->from->next].decisions;
    struct choices choices[LIMIT_DECISIONS];

    for (int32_t i = 0; i < span.count; i++)
        list_choices(proof, span.first + i, state.bits, &choices[i]);
    do
        take_choice(proof, state, choices, span.count);
    while (!proof->failed && next_choice(choices, span.count));
}

static void take_turn(struct proof *proof, const struct state *from,
                      struct states *points)
{
    proof->from = from;
    begin(proof);
    points->count = proof->now->count;
    memcpy(points->list, proof->now->list,
           (size_t)points->count * sizeof *points->list);
    for (int32_t k = 0; k < points->count && !proof->failed; k++)
        decide(proof, points->list[k]);
}

/* Turn 0: nothing is set, nothing waits. */
static void start(struct proof *proof)
{
    const struct state nothing = {.next = GO_NOWHERE,
                                  .back = GO_NOWHERE,
                                  .to = GO_NOWHERE,
                                  .stop = GO_NOWHERE};

    leave_in_order(proof, nothing, 0);
}

static void go_through(struct proof *proof, struct states *points)
{
    start(proof);
    while (!proof->failed && proof->following->count > 0) {
        struct states *layer = proof->following;

        proof->following = proof->layer;
        proof->following->count = 0;
        proof->layer = layer;
        proof->turn++;
        for (int32_t i = 0; i < layer->count && !proof->failed; i++)
            take_turn(proof, &layer->list[i], points);
    }
}

bool prove_turns(const struct facts *facts, prove_fine *fine,
                 const void *context, struct budget *budget)
{
    struct arena arena = {0};
    struct states *rooms = arena_array(&arena, 5, sizeof *rooms);
    struct proof proof = {.facts = facts,
                          .model = facts->model,
                          .fine = fine,
                          .context = context,
                          .budget = budget,
                          .layer = &rooms[0],
                          .following = &rooms[1],
                          .now = &rooms[2],
                          .then = &rooms[3]};

    go_through(&proof, &rooms[4]);
    arena_clear(&arena);
    return !proof.failed;
}
