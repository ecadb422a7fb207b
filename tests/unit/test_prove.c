/* What is proved without going through every play: by hand, and against plays
 * of scenarios out of numbers. */
#include "unit/fixture.h"

#include "analysis/explore.h"
#include "analysis/prove.h"

#include <string.h>

#define METER "'meters':[{'id':'m','name':'M','max':20}],"
#define TRUTH                                                                  \
    "'unknowns':[{'id':'u','question':'Q?','values':[{'id':'one',"             \
    "'weight':1},{'id':'two','weight':1}]}],"

/* One letter a claim: d(ecided) or o(pen). */
static void proofs(const char *members, const char *wanted)
{
    struct fixture f;
    struct claims claims;
    struct budget budget;

    fixture_open(&f, members);
    claims_init(&claims, f.model, &f.arena);
    budget = budget_of(f.model, 100000);
    prove_claims(&claims, &budget);
    assert_int_equal(f.model->expectations_count, strlen(wanted));
    for (size_t i = 0; wanted[i] != '\0'; i++)
        if ((claims.list[i].verdict == VERDICT_UNDECIDED) != (wanted[i] == 'o'))
            fail_msg("claim %d of %s is not %c", (int)i, members, wanted[i]);
    fixture_close(&f);
}

/* So many situations that no search ends; what is claimed is plain. */
static void what_nobody_can_go_through(void **state)
{
    (void)state;
    proofs("'limits':{'turns':300},'actors':[{'id':'a','name':'A'}],"
           "'meters':[{'id':'m','name':'M','max':1000000},"
           "{'id':'k','name':'K','max':1000000}],"
           "'flags':[{'id':'f','name':'F'},{'id':'g','name':'G'}],"
           "'events':[{'id':'e','name':'E','chance':'m % 90','once':false,"
           "'effects':{'k':'m % 7'}}],"
           "'scenes':[{'id':'s','title':'S','next':'s','actor':'a',"
           "'options':[{'id':'x','label':'X','effects':{'m':3},"
           "'set':{'f':true}},{'id':'y','label':'Y','when':'f',"
           "'effects':{'k':'m / 3'},'set':{'g':true}},{'id':'z','label':'Z',"
           "'when':'not g','set':{'f':false},'effects':{'m':'k + 1'}}]},"
           "{'id':'t','title':'T','when':'m > 5'}],"
           "'expect':[{'never':'g and not f'},{'always':'f or not g'},"
           "{'reachable':'visited(t) > 0'},{'never':'g and turn < 2'},"
           "{'never':'g and turn < 3'},{'never':'m == 999'},"
           "{'reachable':'g'},{'never':'taken(y) > 0 and taken(x) == 0'}]",
           "ddddoood");
}

/* A consequence that sets a flag is followed from its sending. */
static void what_lands_later(void **state)
{
    (void)state;
    proofs("'actors':[{'id':'a','name':'A'}]," METER
           "'flags':[{'id':'f','name':'F'},{'id':'g','name':'G'}],"
           "'scenes':[{'id':'s','title':'S','actor':'a','options':["
           "{'id':'x','label':'X','set':{'g':true},'later':[{'id':'l','in':2,"
           "'later':[{'id':'k','in':1,'set':{'f':true}}]}]},"
           "{'id':'y','label':'Y'}]},{'id':'t','title':'T'},"
           "{'id':'u','title':'U'},{'id':'v','title':'V'}],"
           "'expect':[{'never':'f and not g'},{'never':'f'},"
           "{'never':'f and turn < 2'}]",
           "dod");
}

/* An interruption, and the way back from it. */
static void what_interrupts(void **state)
{
    (void)state;
    proofs("'flags':[{'id':'f','name':'F'}],"
           "'events':[{'id':'e','name':'E','chance':20,'goto':'p'}],"
           "'scenes':[{'id':'s','title':'S'},{'id':'t','title':'T',"
           "'next':'end'},{'id':'p','title':'P','when':false,"
           "'set':{'f':true},'next':'back'}],"
           "'expect':[{'never':'f and visited(p) == 0'},"
           "{'never':'visited(p) > 0 and turn < 2'},"
           "{'never':'f and turn < 2'},{'never':'f'},"
           "{'always':'visited(s) > 0 or turn == 0'}]",
           "dddod");
}

static uint32_t next_number(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 16) % below;
}

static const char *const conditions[] = {
    "true",     "f",       "not f",    "g and m > 2",
    "turn > 2", "m > 3",   "u == one", "taken(x1) > 0",
    "not h",    "h or f",  "m < 2",    "visited(s2) > 0",
    "g == f",   "moved(a)"};
static const char *const values[] = {"true", "false",  "not f", "m > 2",
                                     "g",    "h or f", "true"};
static const char *const targets[] = {"s0", "s1", "s2", "s3", "back", "end"};

#define ANY(list) (list)[next_number(&seed, COUNT(list))]

static void add_option(struct strbuf *out, uint32_t *state, uint32_t number)
{
    uint32_t seed = *state;

    strbuf_format(out, "{'id':'x%u','label':'X','when':'%s',", number,
                  number % 3 == 0 ? "true" : ANY(conditions));
    strbuf_format(out, "'set':{'%c':'%s'},'effects':{'m':%u},",
                  "fgh"[next_number(&seed, 3)], ANY(values),
                  next_number(&seed, 3));
    if (next_number(&seed, 3) == 0)
        strbuf_format(out, "'goto':'%s',", ANY(targets));
    if (next_number(&seed, 3) == 0)
        strbuf_format(out,
                      "'later':[{'id':'l%u','in':%u,'cancel_if':'%s',"
                      "'set':{'%c':'%s'}}],",
                      number, 1 + next_number(&seed, 3), ANY(conditions),
                      "fgh"[next_number(&seed, 3)], ANY(values));
    strbuf_format(out, "'outcomes':[{'weight':'%s','set':{'%c':'%s'}},",
                  next_number(&seed, 2) ? "2 - m" : "1",
                  "fgh"[next_number(&seed, 3)], ANY(values));
    strbuf_format(out, "{'when':'%s'", ANY(conditions));
    if (next_number(&seed, 2) == 0)
        strbuf_format(out, ",'goto':'%s'", ANY(targets));
    strbuf_text(out, "}]}");
    *state = seed;
}

static void add_scene(struct strbuf *out, uint32_t *state, uint32_t number)
{
    uint32_t seed = *state;

    strbuf_format(out, "{'id':'s%u','title':'S','when':'%s','decisions':[",
                  number, number == 3 ? "true" : ANY(conditions));
    for (uint32_t i = 0; i < 2; i++) {
        strbuf_format(out, "%s{'actor':'%c','options':[", i > 0 ? "," : "",
                      "ab"[i]);
        add_option(out, &seed, number * 6 + i * 3);
        strbuf_text(out, ",");
        add_option(out, &seed, number * 6 + i * 3 + 1);
        strbuf_text(out, "]}");
    }
    strbuf_format(out, "],'next':[{'to':'%s','when':'%s'},{'to':'%s',",
                  ANY(targets), ANY(conditions), ANY(targets));
    strbuf_format(out, "'when':'%s'}]}", ANY(conditions));
    *state = seed;
}

static void add_rest(struct strbuf *out, uint32_t seed)
{
    strbuf_format(out,
                  "],'rules':[{'id':'r','name':'R','when':'%s',"
                  "'once':%s,'set':{'%c':'%s'}}],",
                  ANY(conditions), next_number(&seed, 2) ? "true" : "false",
                  "fgh"[next_number(&seed, 3)], ANY(values));
    strbuf_format(out,
                  "'events':[{'id':'e','name':'E','when':'%s',"
                  "'chance':'%s','once':%s,'goto':'s%u',",
                  ANY(conditions), next_number(&seed, 2) ? "40" : "m * 20",
                  next_number(&seed, 2) ? "true" : "false",
                  next_number(&seed, 4));
    strbuf_format(out, "'set':{'%c':'%s'}}],", "fgh"[next_number(&seed, 3)],
                  ANY(values));
    strbuf_format(out,
                  "'endings':[{'id':'soon','early':true,'when':'%s and h',"
                  "'title':'T','text':['.']},",
                  ANY(conditions));
    strbuf_format(out,
                  "{'id':'some','when':'%s','title':'T','text':['.']},"
                  "{'id':'calm','title':'T','text':['.']}],'expect':[",
                  ANY(conditions));
}

static void add_claims(struct strbuf *out, uint32_t seed)
{
    static const char *const ends[] = {"true", "ended(soon)", "ended(some)",
                                       "ended(calm)", "turn < 4"};

    for (int i = 0; i < 60; i++)
        strbuf_format(out, "%s{'%s':'%s and (%s) and %s'}", i > 0 ? "," : "",
                      i % 2 == 0 ? "never" : "reachable", ANY(ends),
                      ANY(conditions), ANY(conditions));
    for (int i = 0; i < 20; i++)
        strbuf_format(out, ",{'always':'not (%s) or turn == 0 or %s'}",
                      ANY(conditions), ANY(conditions));
    strbuf_text(out, "]");
}

static void make_flow(struct strbuf *out, uint32_t seed)
{
    strbuf_text(out, "'limits':{'turns':6},'actors':[{'id':'a','name':'A'},"
                     "{'id':'b','name':'B'}]," METER TRUTH
                     "'flags':[{'id':'f','name':'F'},{'id':'g','name':'G'},"
                     "{'id':'h','name':'H'}],'scenes':[");
    for (uint32_t i = 0; i < 4; i++) {
        if (i > 0)
            strbuf_text(out, ",");
        add_scene(out, &seed, i);
    }
    add_rest(out, seed);
    add_claims(out, seed + 1);
}

/* Who was interrupted before t comes back to it, and f is true there. */
static void what_waits(void **state)
{
    (void)state;
    proofs("'flags':[{'id':'f','name':'F'},{'id':'g','name':'G'}],"
           "'events':[{'id':'e','name':'E','chance':20,'goto':'p'}],"
           "'scenes':[{'id':'s','title':'S'},{'id':'t','title':'T',"
           "'set':{'g':'f'},'next':'end'},{'id':'p','title':'P',"
           "'when':false,'set':{'f':true},'next':'back'}],"
           "'expect':[{'never':'g'},{'never':'g and not f'}]",
           "od");
}

/* The only option may be closed: then nothing is chosen. */
static void what_may_be_closed(void **state)
{
    (void)state;
    proofs("'actors':[{'id':'a','name':'A'}]," METER
           "'flags':[{'id':'f','name':'F'}],"
           "'scenes':[{'id':'s','title':'S','actor':'a','options':["
           "{'id':'x','label':'X','when':'m > 3','set':{'f':true}}]}],"
           "'expect':[{'always':'f or turn == 0'},{'never':'f'}]",
           "oo");
}

/* Meters are not followed, but they keep within their bounds. */
static void what_bounds_say(void **state)
{
    (void)state;
    proofs(METER "'scenes':[{'id':'s','title':'S','effects':{'m':1}}],"
                 "'expect':[{'always':'m <= 20'},{'always':'3 <= m'},"
                 "{'always':'m < 20'},{'always':'m < 21'},"
                 "{'always':'0 <= m'},{'never':'m > 20'},{'never':'m >= 20'},"
                 "{'never':'m == 20'},{'always':'m != 21'},"
                 "{'never':'m < 20 if turn > 1 else m < 0'}]",
           "dooddd"
           "oodd");
}

/* Nothing that is proved, or refuted for want of a way, does a play do. */
static void compare(uint32_t n, int32_t *decided, int32_t *hits)
{
    struct strbuf text = {0};
    struct fixture f;
    struct claims played, proved;
    struct budget budget;

    make_flow(&text, n * 7919);
    fixture_open(&f, strbuf_get(&text));
    claims_init(&played, f.model, &f.arena);
    claims_init(&proved, f.model, &f.arena);
    budget = budget_of(f.model, 6000);
    explore_plays(&played, &budget, 1);
    budget = budget_of(f.model, 20000);
    prove_claims(&proved, &budget);
    for (int32_t i = 0; i < f.model->expectations_count; i++) {
        bool is = proved.list[i].verdict != VERDICT_UNDECIDED;
        bool hit = played.list[i].hit.world != NULL;

        if (hit && is)
            fail_msg("scenario %u, claim %d: %s", n, i, strbuf_get(&text));
        *decided += is;
        *hits += hit;
    }
    fixture_close(&f);
    strbuf_clear(&text);
}

static void no_play_does_what_was_proved(void **state)
{
    int32_t decided = 0, hits = 0;

    (void)state;
    for (uint32_t n = 1; n <= 30; n++)
        compare(n, &decided, &hits);
    print_message("%d decided, %d hits\n", decided, hits);
    assert_true(decided > 100 && hits > 200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_can_go_through),
        cmocka_unit_test(what_lands_later),
        cmocka_unit_test(what_interrupts),
        cmocka_unit_test(what_waits),
        cmocka_unit_test(what_bounds_say),
        cmocka_unit_test(what_may_be_closed),
        cmocka_unit_test(no_play_does_what_was_proved),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
