#include "fuzz/grammar_names.h"

enum { NAMES = 4 };

static const char *const WORDS[POOL_COUNT][NAMES] = {
    [POOL_ACTOR] = {"aldra", "boreal", "dprk", "league"},
    [POOL_METER] = {"tension", "trust", "gap", "belief"},
    [POOL_FLAG] = {"named", "sent", "flag3", "flag4"},
    [POOL_UNKNOWN] = {"cause", "attacker", "insider", "nobody"},
    [POOL_VALUE] = {"accident", "proxy", "yes", "no"},
    [POOL_OPTION] = {"ask", "deny", "blame", "wait"},
    [POOL_SCENE] = {"cable", "answer", "brief", "close"},
    [POOL_ENDING] = {"brink", "calm", "truce", "drift"},
    [POOL_SOURCE] = {"report", "speech", "memo", "law"},
    [POOL_CODEX] = {"note", "term", "where", "who"},
    [POOL_ADVISER] = {"legal", "navy", "press", "trade"},
    [POOL_PLACE] = {"north", "south", "east", "west"},
    [POOL_REST] = {"alpha", "beta", "gamma", "delta"},
};

void pool_name(enum pool pool, int32_t n, struct strbuf *out)
{
    if (n < NAMES)
        strbuf_text(out, WORDS[pool][n]);
    else
        strbuf_format(out, "%s_%d", WORDS[pool][n % NAMES], (int)n);
}

void pool_choose(struct choices *choices, enum pool pool, struct strbuf *out)
{
    int32_t n = choose(choices, choices->strict ? 2 : 40);

    if (n == 39)
        pool = (enum pool)choose(choices, POOL_COUNT);
    pool_name(pool, n % 3 == 2 ? n % 7 : n % 2, out);
}

enum pool pool_of_kind(enum shape_kind kind)
{
    static const struct {
        enum shape_kind kind;
        enum pool pool;
    } rows[] = {{KIND_ACTOR, POOL_ACTOR},     {KIND_METER, POOL_METER},
                {KIND_FLAG, POOL_FLAG},       {KIND_UNKNOWN, POOL_UNKNOWN},
                {KIND_VALUE, POOL_VALUE},     {KIND_OPTION, POOL_OPTION},
                {KIND_SCENE, POOL_SCENE},     {KIND_ENDING, POOL_ENDING},
                {KIND_SOURCE, POOL_SOURCE},   {KIND_CODEX, POOL_CODEX},
                {KIND_ADVISER, POOL_ADVISER}, {KIND_PLACE, POOL_PLACE}};

    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].kind == kind)
            return rows[i].pool;
    return POOL_REST;
}

enum pool pool_of_key(enum shape_kind kind, enum key key)
{
    static const struct {
        enum key key;
        enum pool pool;
    } rows[] = {{KEY_actor, POOL_ACTOR},   {KEY_by, POOL_ADVISER},
                {KEY_goto, POOL_SCENE},    {KEY_meter, POOL_METER},
                {KEY_clock, POOL_METER},   {KEY_use, POOL_OPTION},
                {KEY_ending, POOL_ENDING}, {KEY_option, POOL_OPTION},
                {KEY_scenes, POOL_SCENE},  {KEY_options, POOL_OPTION},
                {KEY_sources, POOL_SOURCE}};

    if (kind == KIND_ARC && (key == KEY_from || key == KEY_to))
        return POOL_PLACE;
    if (kind == KIND_NEXT && key == KEY_to)
        return POOL_SCENE;
    if (kind == KIND_UNKNOWN && key == KEY_history)
        return POOL_VALUE;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (rows[i].key == key)
            return rows[i].pool;
    return POOL_ACTOR;
}
