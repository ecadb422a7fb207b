/* A model built by hand, with one thing of every kind that an expression can
 * name, so that the compiler and the evaluator are tested without a loader. */
#ifndef UNIT_EXPR_MODEL_H
#define UNIT_EXPR_MODEL_H

#include "unit/unit.h"

#include "engine/eval.h"
#include "scenario/expr.h"
#include "scenario/limits.h"

#include <string.h>

enum { ALDRA, BOREAL, DPRK, EXPR_ACTORS };
enum {
    TENSION,        /* 0 to 100 */
    TRUST,          /* -50 to 50 */
    GAP,            /* 1 to 10 */
    DEBT,           /* -10 to -1 */
    BELIEF,         /* a likelihood */
    ACCIDENT_METER, /* bears the id of a value of `cause` */
    EXPR_METERS
};
enum { NAMED, SENT, EXPR_FLAGS = 40 };
enum { CAUSE, ATTACKER, INSIDER, NOBODY, EXPR_UNKNOWNS };
enum { ASK, DENY, ASK_LOUDLY, EXPR_OPTIONS }; /* the last overrides ASK */
enum { CABLE, ANSWER, EXPR_SCENES };
enum { BRINK, CALM, EXPR_ENDINGS };

#define EXPR_TURN_CAP 20

struct expr_model {
    struct arena arena;
    struct model model;
    struct expr_env env;
    struct diag_list diags;
    int32_t *world;
};

static inline void expr_model_thing(struct expr_model *m, int kind, int index,
                                    const char *id)
{
    assert_true(names_add(&m->model.things, id, kind * THING_STRIDE + index));
}

static inline void expr_model_meters(struct expr_model *m)
{
    static const struct meter meters[EXPR_METERS] = {
        [TENSION] = {.id = "tension", .min = 0, .max = 100},
        [TRUST] = {.id = "trust", .min = -50, .max = 50},
        [GAP] = {.id = "gap", .min = 1, .max = 10},
        [DEBT] = {.id = "debt", .min = -10, .max = -1},
        [BELIEF] = {.id = "belief", .max = 100, .scale = SCALE_LIKELIHOOD},
        [ACCIDENT_METER] = {.id = "accident", .min = 0, .max = 9},
    };
    m->model.meters = arena_array(&m->arena, EXPR_METERS, sizeof(struct meter));
    memcpy(m->model.meters, meters, sizeof meters);
    m->model.meters_count = EXPR_METERS;
    for (int i = 0; i < EXPR_METERS; i++)
        expr_model_thing(m, THING_METER, i, meters[i].id);
}

static inline void expr_model_flags(struct expr_model *m)
{
    m->model.flags = arena_array(&m->arena, EXPR_FLAGS, sizeof(struct flag));
    m->model.flags_count = EXPR_FLAGS;
    for (int i = 0; i < EXPR_FLAGS; i++) {
        struct strbuf id = {0};
        strbuf_format(&id, "flag%d", i);
        m->model.flags[i].id = arena_text(&m->arena, strbuf_get(&id));
        strbuf_clear(&id);
    }
    m->model.flags[NAMED].id = "named";
    m->model.flags[SENT].id = "sent";
    for (int i = 0; i < EXPR_FLAGS; i++)
        expr_model_thing(m, THING_FLAG, i, m->model.flags[i].id);
}

static inline void expr_model_unknowns(struct expr_model *m)
{
    static const struct unknown unknowns[EXPR_UNKNOWNS] = {
        [CAUSE] = {.id = "cause", .values = {0, 2}},
        [ATTACKER] = {.id = "attacker", .values = {2, 2}},
        [INSIDER] = {.id = "insider", .values = {4, 2}},
        [NOBODY] = {.id = "nobody"},
    };
    static const struct unknown_value values[] = {
        {.id = "accident"}, {.id = "proxy"}, {.id = "dprk"},
        {.id = "insider"},  {.id = "yes"},   {.id = "no"},
    };
    m->model.unknowns =
        arena_array(&m->arena, EXPR_UNKNOWNS, sizeof(struct unknown));
    memcpy(m->model.unknowns, unknowns, sizeof unknowns);
    m->model.unknowns_count = EXPR_UNKNOWNS;
    m->model.values =
        arena_array(&m->arena, COUNT(values), sizeof(struct unknown_value));
    memcpy(m->model.values, values, sizeof values);
    m->model.values_count = (int32_t)COUNT(values);
    for (int i = 0; i < EXPR_UNKNOWNS; i++)
        expr_model_thing(m, THING_UNKNOWN, i, unknowns[i].id);
}

static inline void expr_model_actors(struct expr_model *m)
{
    static const char *const ids[EXPR_ACTORS] = {"aldra", "boreal", "dprk"};
    m->model.actors = arena_array(&m->arena, EXPR_ACTORS, sizeof(struct actor));
    m->model.actors_count = EXPR_ACTORS;
    m->model.last_slot = arena_array(&m->arena, EXPR_ACTORS, sizeof(int32_t));
    m->model.last_slot_count = EXPR_ACTORS;
    for (int i = 0; i < EXPR_ACTORS; i++) {
        m->model.actors[i].id = ids[i];
        m->model.last_slot[i] = -1;
        expr_model_thing(m, THING_ACTOR, i, ids[i]);
    }
}

static inline void expr_model_options(struct expr_model *m)
{
    static const struct option options[EXPR_OPTIONS] = {
        [ASK] = {.id = "ask",
                 .identity = ASK,
                 .rung = 1,
                 .means = MEANS_VERBAL,
                 .signal = SIGNAL_PRIVATE},
        [DENY] = {.id = "deny",
                  .identity = DENY,
                  .rung = 2,
                  .means = MEANS_CYBER,
                  .signal = SIGNAL_DENIABLE},
        [ASK_LOUDLY] = {.id = "ask",
                        .identity = ASK,
                        .rung = 3,
                        .means = MEANS_SHOW,
                        .signal = SIGNAL_PUBLIC},
    };
    m->model.options =
        arena_array(&m->arena, EXPR_OPTIONS, sizeof(struct option));
    memcpy(m->model.options, options, sizeof options);
    m->model.options_count = EXPR_OPTIONS;
    names_add(&m->model.option_names, "ask", ASK);
    names_add(&m->model.option_names, "deny", DENY);
}

static inline void expr_model_scenes(struct expr_model *m)
{
    m->model.scenes = arena_array(&m->arena, EXPR_SCENES, sizeof(struct scene));
    m->model.scenes_count = EXPR_SCENES;
    m->model.scenes[CABLE].id = "cable";
    m->model.scenes[ANSWER].id = "answer";
    names_add(&m->model.scene_names, "cable", CABLE);
    names_add(&m->model.scene_names, "answer", ANSWER);
    m->model.endings =
        arena_array(&m->arena, EXPR_ENDINGS, sizeof(struct ending));
    m->model.endings_count = EXPR_ENDINGS;
    m->model.endings[BRINK].id = "brink";
    m->model.endings[CALM].id = "calm";
    names_add(&m->model.ending_names, "brink", BRINK);
    names_add(&m->model.ending_names, "calm", CALM);
}

static inline void expr_model_open(struct expr_model *m)
{
    memset(m, 0, sizeof *m);
    m->env.arena = &m->arena;
    m->env.model = &m->model;
    m->env.diags = &m->diags;
    m->model.turn_cap = EXPR_TURN_CAP;
    m->model.clock = -1;
    names_init(&m->model.things, &m->arena);
    names_init(&m->model.option_names, &m->arena);
    names_init(&m->model.scene_names, &m->arena);
    names_init(&m->model.ending_names, &m->arena);
    expr_model_meters(m);
    expr_model_flags(m);
    expr_model_unknowns(m);
    expr_model_actors(m);
    expr_model_options(m);
    expr_model_scenes(m);
}

static inline void expr_model_close(struct expr_model *m)
{
    diag_clear(&m->diags);
    arena_clear(&m->arena);
}

/* Compiles `text` and fails the test, with the finding, if it does not. */
static inline struct expr
expr_model_compile(struct expr_model *m, const char *text, enum expr_type type)
{
    static const struct diag_place place = {"t.json", "/when", 3, 7};
    struct expr expr;
    if (!expr_compile(&m->env, text, type, &place, &expr))
        fail_msg("%s: %s", text, m->diags.items[0].message);
    assert_int_equal(m->diags.count, 0);
    return expr;
}

/* Fixes the layout and makes a world of turn 0 in which nothing happened. */
static inline void expr_model_world(struct expr_model *m)
{
    layout_finish(&m->model, 0);
    m->world =
        arena_array(&m->arena, (size_t)m->model.layout.words, sizeof(int32_t));
    m->world[WORLD_SCENE] = GO_NOWHERE;
    m->world[WORLD_NEXT] = GO_NOWHERE;
    m->world[WORLD_BACK] = GO_NOWHERE;
    m->world[WORLD_ENDING] = -1;
    m->world[WORLD_CAP] = RUNG_UNCAPPED;
    for (int i = 0; i < EXPR_UNKNOWNS; i++)
        m->world[m->model.layout.unknowns + i] = i == NOBODY ? -1 : 0;
    for (int i = 0; i < EXPR_METERS; i++)
        m->world[m->model.layout.meters + i] =
            i == BELIEF ? 1 : m->model.meters[i].min;
}

#endif
