#include "many/same.h"

#include "many/telling.h"
#include "many/view_text.h"

#include "engine/world.h"

#include <inttypes.h>
#include <string.h>

struct pair {
    const struct session *a, *b;
    const struct model *model;
    struct strbuf *what;
};

static bool differ(const struct pair *pair, const char *format, ...)
    PRINTF_LIKE(2, 3);

static bool differ(const struct pair *pair, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    strbuf_vformat(pair->what, format, args);
    va_end(args);
    return false;
}

static bool equal(const struct pair *pair, const char *name, int64_t a,
                  int64_t b)
{
    return a == b || differ(pair, "%s: %" PRId64 " and %" PRId64, name, a, b);
}

/* Seats -------------------------------------------------------------------- */

static bool same_seats(const struct pair *pair)
{
    const struct seats *a = session_seats(pair->a);
    const struct seats *b = session_seats(pair->b);

    if (session_seed(pair->a) != session_seed(pair->b))
        return differ(pair, "the seeds differ");
    if (a->persons != b->persons || a->as_it_was != b->as_it_was ||
        a->cut != b->cut)
        return differ(pair, "the seats differ");
    for (int32_t i = 0; i < pair->model->actors_count; i++) {
        int32_t one[2], other[2];

        if (!equal(pair, "a seat's policy", a->policy[i], b->policy[i]))
            return false;
        session_get_mandates(pair->a, i, one);
        session_get_mandates(pair->b, i, other);
        if (!equal(pair, "a mandate", one[0], other[0]) ||
            !equal(pair, "a mandate", one[1], other[1]))
            return false;
    }
    return true;
}

/* Turns -------------------------------------------------------------------- */

static bool same_world(const struct pair *pair, const int32_t *a,
                       const int32_t *b)
{
    if (memcmp(a, b, world_size(pair->model)) == 0)
        return true;
    if (!telling_difference(pair->model, a, b, pair->what))
        strbuf_text(pair->what, "the seed");
    return false;
}

static bool same_entry(const struct ledger_entry *a,
                       const struct ledger_entry *b)
{
    return a->amount == b->amount && a->turn == b->turn &&
           a->target == b->target && a->before == b->before &&
           a->after == b->after && a->actor == b->actor && a->expr == b->expr &&
           a->inputs.count == b->inputs.count &&
           a->cause.index == b->cause.index && a->cause.kind == b->cause.kind &&
           a->kind == b->kind && a->step == b->step;
}

static bool same_inputs(const struct session_turn *a,
                        const struct session_turn *b, size_t entry)
{
    const struct eval_input *one = a->inputs + a->entries[entry].inputs.first;
    const struct eval_input *other = b->inputs + b->entries[entry].inputs.first;

    for (int32_t i = 0; i < a->entries[entry].inputs.count; i++)
        if (one[i].value != other[i].value || one[i].op != other[i].op ||
            one[i].a != other[i].a || one[i].b != other[i].b)
            return false;
    return true;
}

static bool same_ledger(const struct pair *pair, const struct session_turn *a,
                        const struct session_turn *b)
{
    if (!equal(pair, "entries of the ledger", (int64_t)a->entry_count,
               (int64_t)b->entry_count))
        return false;
    for (size_t i = 0; i < a->entry_count; i++)
        if (!same_entry(&a->entries[i], &b->entries[i]) ||
            !same_inputs(a, b, i))
            return differ(pair, "entry %zu of the ledger", i);
    return true;
}

static bool same_said(const struct pair *pair, const struct session_turn *a,
                      const struct session_turn *b)
{
    if (!equal(pair, "orders", a->order_count, b->order_count) ||
        !equal(pair, "remarks", a->remark_count, b->remark_count))
        return false;
    for (int32_t i = 0; i < a->order_count; i++)
        if (a->orders[i].kind != b->orders[i].kind ||
            a->orders[i].a != b->orders[i].a ||
            (a->orders[i].kind == ORDER_VETO &&
             a->orders[i].b != b->orders[i].b))
            return differ(pair, "order %" PRId32, i);
    for (int32_t i = 0; i < a->remark_count; i++)
        if (strcmp(a->remarks[i], b->remarks[i]) != 0)
            return differ(pair, "remark %" PRId32 ": '%s' and '%s'", i,
                          a->remarks[i], b->remarks[i]);
    return true;
}

static bool same_choices(const struct pair *pair, const struct session_turn *a,
                         const struct session_turn *b)
{
    int32_t scene = a->world[WORLD_SCENE];

    if ((a->choice == NULL) != (b->choice == NULL))
        return differ(pair, "one has resolved, the other has not");
    if (a->choice == NULL || scene < 0)
        return true;
    for (int32_t i = 0; i < pair->model->scenes[scene].decisions.count; i++)
        if (!equal(pair, "a choice", a->choice[i], b->choice[i]))
            return false;
    return true;
}

static bool same_turns(const struct pair *pair)
{
    size_t count = session_turn_count(pair->a);

    for (size_t i = 0; i < count && i < session_turn_count(pair->b); i++) {
        struct session_turn a = session_turn(pair->a, i);
        struct session_turn b = session_turn(pair->b, i);
        struct strbuf why = {0};
        struct pair here = {pair->a, pair->b, pair->model, &why};
        bool same =
            same_world(&here, a.world, b.world) &&
            (a.hash == b.hash || differ(&here, "the hashes of one world")) &&
            same_choices(&here, &a, &b) && same_said(&here, &a, &b) &&
            same_ledger(&here, &a, &b);

        if (!same)
            differ(pair, "turn %zu: %s", i + 1, strbuf_get(&why));
        strbuf_clear(&why);
        if (!same)
            return false;
    }
    return equal(pair, "turns on the way", (int64_t)count,
                 (int64_t)session_turn_count(pair->b));
}

static bool same_stand(const struct pair *pair)
{
    for (int32_t i = 0; i < LIMIT_DECISIONS; i++)
        if (!equal(pair, "what a person has chosen here",
                   session_chosen(pair->a, i), session_chosen(pair->b, i)))
            return false;
    return equal(pair, "the phase", session_phase(pair->a),
                 session_phase(pair->b)) &&
           equal(pair, "who is waited for", session_waiting(pair->a),
                 session_waiting(pair->b)) &&
           equal(pair, "where the news begin", (int64_t)session_since(pair->a),
                 (int64_t)session_since(pair->b));
}

/* Views -------------------------------------------------------------------- */

/* The first line that differs. */
static void name_line(const struct pair *pair, const char *a, const char *b)
{
    while (*a != '\0' && *b != '\0') {
        size_t one = strcspn(a, "\n");
        size_t other = strcspn(b, "\n");

        if (one != other || memcmp(a, b, one) != 0)
            break;
        a += one + (a[one] == '\n');
        b += other + (b[other] == '\n');
    }
    differ(pair, "'%.*s' and '%.*s'", (int)strcspn(a, "\n"), a,
           (int)strcspn(b, "\n"), b);
}

static bool same_view(const struct pair *pair, int32_t actor, bool tree)
{
    struct arena arena = {0};
    struct strbuf a = {0}, b = {0};
    bool same;

    view_text(view_make(pair->a, actor, &arena), tree, &a);
    view_text(view_make(pair->b, actor, &arena), tree, &b);
    same = strcmp(strbuf_get(&a), strbuf_get(&b)) == 0;
    if (!same) {
        differ(pair, "what %s sees: ",
               actor < 0 ? "the table" : pair->model->actors[actor].id);
        name_line(pair, strbuf_get(&a), strbuf_get(&b));
    }
    strbuf_clear(&a);
    strbuf_clear(&b);
    arena_clear(&arena);
    return same;
}

static bool same_views(const struct pair *pair, struct same how)
{
    if (how.seat != SAME_ALL_SEATS)
        return same_view(pair, -1, how.tree) &&
               same_view(pair, how.seat, how.tree);
    for (int32_t i = -1; i < pair->model->actors_count; i++)
        if (!same_view(pair, i, how.tree))
            return false;
    return true;
}

bool same_play(const struct session *a, const struct session *b,
               struct same how, struct strbuf *what)
{
    const struct pair pair = {a, b, session_model(a), what};

    return same_seats(&pair) && same_turns(&pair) && same_stand(&pair) &&
           (!how.tree || same_tree(a, b, what)) && same_views(&pair, how);
}
