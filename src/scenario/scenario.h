/* The compiled scenario: an immutable model that every floor above reads.
 *
 * Names are resolved to indices, texts are chosen by expressions, blocks are
 * spans into shared tables. Everything lives in the arena given to
 * scenario_load(). An index of -1 means "none". Strings are valid UTF-8 and
 * never NULL ("" where left out) unless said otherwise.
 *
 * The vocabulary is that of the author's guide (scenarios/README.md). */
#ifndef SCENARIO_SCENARIO_H
#define SCENARIO_SCENARIO_H

#include "base/names.h"

#include <stdbool.h>
#include <stdint.h>

/* `count` elements from `first` of the table that the comment names. */
struct span {
    int32_t first;
    int32_t count;
};

/* An expression. Most are plain numbers, which need no code. */
struct expr {
    int64_t constant; /* the value where code is 0 */
    int32_t code;     /* offset into model->code, 0: a constant */
    int32_t source;   /* offset into model->expr_text, 0: a constant */
};

enum fact_status {
    FACT_UNMARKED,
    FACT_REPORTED,
    FACT_CONTESTED,
    FACT_COUNTERFACTUAL,
    FACT_MODEL
};

struct fact {
    struct span sources; /* model->source_refs */
    uint8_t status;      /* enum fact_status */
};

/* One variant of a text. `text` still holds its {placeholders} and markup. */
struct piece {
    struct expr when;
    const char *text;
    const char *name; /* path of ids: "scenes/cable/brief/0" */
    struct fact fact;
    int32_t at; /* byte of the file where it stands */
};

/* A text: the first piece that holds is shown. */
struct text {
    struct span pieces; /* model->pieces; count 0: no text */
};

/* Paragraphs: each text that has a piece that holds is shown. */
struct prose {
    struct span texts; /* model->texts */
};

enum show_mode { SHOW_ALWAYS, SHOW_DEBRIEF, SHOW_ACTORS };
struct show {
    uint64_t actors; /* bit i: actor i, where mode is SHOW_ACTORS */
    uint8_t mode;
};

/* A block ------------------------------------------------------------- */

struct effect {
    struct expr amount;
    int32_t meter;
};

enum target_kind { TARGET_METER, TARGET_FLAG };
struct assign {
    struct expr value;
    int32_t target;
    uint8_t kind; /* enum target_kind */
};

struct block {
    struct span effects; /* model->effects */
    struct span sets;    /* model->assigns */
    struct span later;   /* model->later_refs -> model->consequences */
    struct text text;    /* of a scene: none; of an option: read before */
    struct text headline;
};

/* What can cause a change, for the ledger; also who owns a consequence. */
enum cause_kind {
    CAUSE_START, /* start values and unknowns, turn 0 */
    CAUSE_DRIFT, /* index: the meter */
    CAUSE_SCENE,
    CAUSE_OPTION, /* index: model->options (as used: overrides are their own) */
    CAUSE_OUTCOME,
    CAUSE_CONSEQUENCE,
    CAUSE_RULE,
    CAUSE_EVENT,
    CAUSE_ENDING,
    CAUSE_FACILITATOR
};
struct cause {
    int32_t index;
    uint8_t kind; /* enum cause_kind */
};

/* In the order of its objects in the file, an outer one before its own
 * `later`. */
struct consequence {
    const char *id;
    struct block block;
    struct expr cancel_if; /* constant 0 where left out */
    struct text label;
    struct fact fact;
    struct cause owner; /* what sends it */
    int32_t in;         /* turns, 1 to LIMIT_LATER */
};

/* Head and people ------------------------------------------------------- */

struct source {
    const char *id, *title, *publisher, *date, *url;
    struct fact fact;
};

struct codex_entry {
    const char *id, *title;
    struct prose text;
    struct fact fact;
};

struct timeline_entry {
    const char *date; /* as in the file, ISO */
    struct text text;
    struct fact fact;
};

enum policy {
    POLICY_WEIGHTS,
    POLICY_UNIFORM,
    POLICY_HAWK,
    POLICY_DOVE,
    POLICY_TIT_FOR_TAT,
    POLICY_PLANNER,
    POLICY_COUNT
};

struct mandate {
    const char *id, *name;
    struct text text;
    struct expr goal;
    bool has_goal;
};

struct actor {
    const char *id, *name, *short_name, *role; /* short_name: name if none */
    uint64_t hash; /* hash_text of the id, for the dice */
    struct prose brief;
    struct span mandates; /* model->mandates */
    struct expr goal;
    struct fact fact;
    bool has_goal;
    bool playable;
    uint8_t policy; /* enum policy */
};

struct adviser {
    const char *id, *name;
    int32_t actor; /* -1: of nobody in particular */
};

struct band {
    const char *name;
    int32_t from;
};

enum better { BETTER_NEITHER, BETTER_HIGH, BETTER_LOW };
enum scale { SCALE_NUMBER, SCALE_LIKELIHOOD };

struct meter {
    const char *id, *name;
    struct span bands; /* model->bands, rising */
    struct expr about; /* what a belief is about */
    struct text note;
    struct show show;
    struct fact fact;
    int32_t actor; /* -1: nobody's */
    int32_t min, max, start;
    int32_t drift_to, drift_by; /* by 0: no drift */
    bool has_about;
    uint8_t better; /* enum better */
    uint8_t scale;  /* enum scale */
};

struct flag {
    const char *id, *name;
};

struct unknown_value {
    const char *id;
    struct text text;
    int32_t weight;
};

struct unknown {
    const char *id, *question;
    uint64_t hash;
    struct span values; /* model->values; count 0: never drawn */
    uint64_t known_by;  /* bit i: actor i */
    struct fact fact;
    int32_t history; /* index in the span, -1: none on record */
    bool never_told; /* reveal: never */
};

struct rung {
    const char *name;
    struct text text;
    struct fact fact;
    int32_t from;
};

struct place {
    const char *id, *name;
    int32_t lon, lat; /* hundredths of a degree, east and north positive */
    int32_t actor;
};

struct arc {
    struct expr when;
    struct text label;
    int32_t from, to; /* places */
};

struct country {
    struct expr when;
    const char *code; /* ISO 3166-1 numeric, three digits */
    int32_t actor;
};

struct map {
    struct span places, arcs, countries;
    int32_t lon, lat; /* centre, hundredths of a degree */
    int32_t zoom;     /* percent; 0: no map */
};

/* Scenes ------------------------------------------------------------------ */

/* Where to go. A scene's index, or one of these. */
enum { GO_NOWHERE = -1, GO_END = -2, GO_BACK = -3 };

struct next_entry {
    struct expr when;
    int32_t to;
};

enum means {
    MEANS_NONE,
    MEANS_VERBAL,
    MEANS_LEGAL,
    MEANS_ECONOMIC,
    MEANS_CYBER,
    MEANS_SHOW,
    MEANS_FORCE,
    MEANS_COUNT
};

enum signal { SIGNAL_PUBLIC, SIGNAL_PRIVATE, SIGNAL_DENIABLE, SIGNAL_COUNT };

enum forecast {
    FORECAST_NONE,
    FORECAST_SIZE,
    FORECAST_DIRECTION,
    FORECAST_NUMBERS
};

struct expectation_mark { /* what an adviser expects of a meter */
    int32_t meter;
    bool up;
};

struct advice {
    struct text text;
    struct span expects; /* model->marks */
    struct fact fact;
    int32_t adviser;
    bool in_favour;
};

struct outcome {
    const char *id; /* "" where left out; `hash` then covers its place */
    uint64_t hash;  /* of option id and outcome id, for the dice */
    struct expr weight, when;
    struct block block;
    struct fact fact;
    int32_t go_to;
};

/* An option as it is offered. One from the library or written in its
 * decision is its own `identity`; a `use` with other keys is an option of its
 * own whose `identity` is the library's. */
struct option {
    const char *id;
    uint64_t hash;
    struct text label, line, locked;
    struct expr when, weight;
    struct block block;
    struct span outcomes; /* model->outcomes */
    struct span advice;   /* model->advice */
    struct fact fact;
    uint64_t to;      /* bit i: actor i receives a private one */
    int32_t identity; /* index of the option that bears the id */
    int32_t rung;
    int32_t go_to;
    uint8_t means, signal, forecast;
};

/* Where something stands in the file, for findings of later checks. */
struct source_place {
    const char *pointer;  /* JSON pointer */
    int32_t line, column; /* from 1; 0: not kept */
};

struct decision {
    struct prose brief;
    struct text prompt;
    struct span options; /* model->option_refs -> model->options */
    struct text history_text;
    struct fact history_fact;
    int32_t actor;
    int32_t scene;
    int32_t history;            /* identity of the option on record, -1: none */
    struct source_place record; /* of its condition, where it has one */
};

enum when_mode { SCENE_UNDATED, SCENE_DATE, SCENE_DAYS };

struct scene {
    const char *id;
    uint64_t hash;
    struct text title;
    struct prose brief;
    struct expr when;
    struct block block;
    struct span decisions; /* model->decisions */
    struct span next;      /* model->nexts; count 0: file order */
    struct prose discuss;
    struct show show;
    struct fact fact;
    int32_t day;       /* SCENE_DATE: days from start; SCENE_DAYS: days on */
    int32_t minute;    /* SCENE_DATE: minute of that day, -1: none given */
    uint8_t when_mode; /* enum when_mode */
};

struct rule {
    const char *id, *name;
    struct expr when;
    struct block block;
    struct fact fact;
    int32_t once_bit; /* -1: not once */
};

struct event {
    const char *id, *name;
    uint64_t hash;
    struct expr when, chance;
    struct block block;
    struct fact fact;
    int32_t go_to;
    int32_t once_bit; /* -1: may happen again */
};

enum tone { TONE_SOBER, TONE_GRAVE, TONE_HOPEFUL };

struct ending {
    const char *id;
    struct expr when;
    struct text title;
    struct prose text;
    struct fact fact;
    const char *rare; /* the reason, "" where it is not rare */
    bool early;
    uint8_t tone;
};

enum expect_kind { EXPECT_NEVER, EXPECT_ALWAYS, EXPECT_REACHABLE, EXPECT_ODDS };

struct expectation {
    struct expr claim;
    int32_t ending, min, max; /* EXPECT_ODDS, percent */
    int32_t line, column;     /* of the claim in the file, for the report */
    uint8_t kind, policy;
};

struct class_role {
    const char *name, *text;
};

struct class_cut {
    struct span scenes;  /* model->cut_scenes */
    struct span options; /* model->cut_options: identities */
    int32_t minutes;
};

struct classroom {
    struct span objectives, questions, rubric; /* model->class_lines */
    struct span roles;                         /* model->roles */
    struct span cuts;                          /* model->cuts */
    int32_t minutes, group;
    bool present;
};

/* World layout -------------------------------------------------------------
 * The state holds only what the model can read. Each counter slot below is
 * one word of the world, named by the expressions that need it. */

#define WORLD_HEADER 10

struct taken_slot {
    int32_t identity; /* option */
    int32_t actor;    /* -1: by anybody */
};

struct layout {
    /* Word offsets in the world. The first WORLD_HEADER words are fixed:
     * engine/world.h names them. */
    int32_t meters;     /* one a meter */
    int32_t unknowns;   /* one an unknown: value index, -1 never drawn */
    int32_t flags;      /* 32 a word */
    int32_t done;       /* `once` bits of rules and events, 32 a word */
    int32_t waiting;    /* one a consequence: bit k = due in k + 1 turns */
    int32_t taken;      /* one a model->taken_slots */
    int32_t since;      /* one a model->since_slots: turn last taken, 0 */
    int32_t last;       /* one an actor with last_slot: option + 1, or 0 */
    int32_t moved;      /* bit i of 2 words: actor i; only if has_moved */
    int32_t visited;    /* one a model->visited_slots */
    int32_t words;      /* in all */
    int32_t last_slots; /* how many actors have one */
    bool has_moved;
};

/* Plain strings that a player reads, beside the texts: X(KIND, key, table,
 * member). */
#define MODEL_LABELS(X)                                                        \
    X(PLACE, name, places, name)                                               \
    X(CODEX, title, codex, title)                                              \
    X(ACTOR, name, actors, name)                                               \
    X(ACTOR, short, actors, short_name)                                        \
    X(ACTOR, role, actors, role)                                               \
    X(MANDATE, name, mandates, name)                                           \
    X(ADVISER, name, advisers, name)                                           \
    X(METER, name, meters, name)                                               \
    X(BAND, name, bands, name)                                                 \
    X(FLAG, name, flags, name)                                                 \
    X(UNKNOWN, question, unknowns, question)                                   \
    X(RUNG, name, rungs, name)                                                 \
    X(RULE, name, rules, name)                                                 \
    X(EVENT, name, events, name)                                               \
    X(ROLE, name, roles, name)                                                 \
    X(ROLE, text, roles, text)

/* The same of the head: X(key), which is the member too. */
#define MODEL_HEAD_LABELS(X)                                                   \
    X(title)                                                                   \
    X(summary)                                                                 \
    X(content_note)                                                            \
    X(facts_note)

enum label_kind {
#define X(kind, key, table, member) LABEL_##kind##_##key,
    MODEL_LABELS(X)
#undef X
#define X(key) LABEL_HEAD_##key,
        MODEL_HEAD_LABELS(X)
#undef X
            LABEL_CLASS_LINE
};

/* One of them: where the model holds it, and what it is called. */
struct label {
    const char *name; /* path of ids: "actors/aldra/name" */
    int32_t index;    /* in its table; 0 for the head */
    int32_t at;       /* byte of the file where it stands */
    uint8_t kind;     /* enum label_kind */
};

struct language;
struct model {
    const char *id, *title, *summary, *language, *license, *version;
    const char *content_note, *facts_note;
    const char *authors; /* joined by ", " */
    /* In the language of its texts, for what is filled into them; NULL:
     * English. Whoever loads it may set another. */
    const struct language *words;
    const char *start;    /* as in the file */
    int32_t start_day;    /* of `start`: days since 1970-01-01, Gregorian */
    int32_t start_minute; /* minute of the day, -1: none given */
    int32_t turn_cap;
    int32_t clock;        /* meter, -1 */
    int32_t ladder_meter; /* -1: no ladder */
    uint8_t forecast;
    struct map map;
    struct classroom classroom;
    struct layout layout;

    /* Hashes of the file's bytes, and of what decides the play: everything
     * but texts, names, facts, map, classroom. A mended typo changes the
     * first alone. */
    uint64_t file_hash, rules_hash;

#define MODEL_TABLES(X)                                                        \
    X(struct source, sources)                                                  \
    X(int32_t, source_refs)                                                    \
    X(struct codex_entry, codex)                                               \
    X(struct timeline_entry, timeline)                                         \
    X(struct actor, actors)                                                    \
    X(struct mandate, mandates)                                                \
    X(struct adviser, advisers)                                                \
    X(struct meter, meters)                                                    \
    X(struct band, bands)                                                      \
    X(struct flag, flags)                                                      \
    X(struct unknown, unknowns)                                                \
    X(struct unknown_value, values)                                            \
    X(struct rung, rungs)                                                      \
    X(struct place, places)                                                    \
    X(struct arc, arcs)                                                        \
    X(struct country, countries)                                               \
    X(struct scene, scenes)                                                    \
    X(struct decision, decisions)                                              \
    X(struct option, options)                                                  \
    X(int32_t, option_refs)                                                    \
    X(struct outcome, outcomes)                                                \
    X(struct advice, advice)                                                   \
    X(struct expectation_mark, marks)                                          \
    X(struct next_entry, nexts)                                                \
    X(struct rule, rules)                                                      \
    X(struct event, events)                                                    \
    X(struct ending, endings)                                                  \
    X(struct expectation, expectations)                                        \
    X(struct effect, effects)                                                  \
    X(struct assign, assigns)                                                  \
    X(struct consequence, consequences)                                        \
    X(int32_t, later_refs)                                                     \
    X(struct piece, pieces)                                                    \
    X(struct text, texts)                                                      \
    X(struct label, labels)                                                    \
    X(struct class_role, roles)                                                \
    X(struct class_cut, cuts)                                                  \
    X(const char *, class_lines)                                               \
    X(int32_t, cut_scenes)                                                     \
    X(int32_t, cut_options)                                                    \
    X(struct taken_slot, taken_slots)                                          \
    X(struct taken_slot, since_slots)                                          \
    X(int32_t, visited_slots) /* scene */                                      \
    X(int32_t, last_slot)     /* one an actor: its slot, or -1 */              \
    X(int32_t, code)          /* bytecode; offset 0 is never used */           \
    X(int64_t, wide)          /* constants beyond 32 bits */                   \
    X(char, expr_text)        /* sources of expressions, NUL-ended */

#define X(type, name)                                                          \
    type *name;                                                                \
    int32_t name##_count;
    MODEL_TABLES(X)
#undef X

    /* Ids to indices. `things`: meters, flags, unknowns and actors share one
     * kind; its value is kind * THING_STRIDE + index. */
    struct names things, option_names, scene_names, rule_names, event_names,
        ending_names, consequence_names, source_names, codex_names,
        adviser_names, place_names;
};

enum thing_kind { THING_METER, THING_FLAG, THING_UNKNOWN, THING_ACTOR };
#define THING_STRIDE 4096

/* The words of enums as they stand in a file, by value. */
extern const char *const policy_words[POLICY_COUNT];
extern const char *const means_words[MEANS_COUNT];
extern const char *const signal_words[SIGNAL_COUNT];
extern const char *const status_words[5]; /* "" for FACT_UNMARKED */

/* Those of `model->words`. */
const struct language *model_words(const struct model *model);

#endif
