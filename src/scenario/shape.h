/* What a scenario file may hold: one table of every kind of object, its
 * keys, their types and ranges, and a sentence on each. The walker checks a
 * document against it; a schema can be printed from it. */
#ifndef SCENARIO_SHAPE_H
#define SCENARIO_SHAPE_H

#include "scenario/document.h"

enum shape_type {
    SHAPE_SKIP,      /* an author's note: anything */
    SHAPE_STRING,    /* plain text */
    SHAPE_ID,        /* a new id */
    SHAPE_NUMBER,    /* a whole number in low..high */
    SHAPE_DEGREES,   /* a number with at most two decimals */
    SHAPE_TRUTH,     /* true or false */
    SHAPE_WORD,      /* one of `words` */
    SHAPE_DATE,      /* an ISO date or date-time */
    SHAPE_TEXT,      /* a string, a text object, or a list of variants */
    SHAPE_VARIANT,   /* a string or a text object */
    SHAPE_PROSE,     /* paragraphs: a list of texts, or one */
    SHAPE_AMOUNT,    /* a number or a numeric expression */
    SHAPE_CONDITION, /* true, false or an expression of truth */
    SHAPE_VALUE,     /* a number, true, false or an expression */
    SHAPE_OBJECT,    /* of kind `kind` */
    SHAPE_OBJECTS,   /* a list of them */
    SHAPE_REF,       /* an id that stands elsewhere */
    SHAPE_REFS,      /* a list of them */
    SHAPE_LINES,     /* a list of strings */
    SHAPE_AUTHORS,   /* a string or a list of strings */
    SHAPE_EFFECTS,   /* {"meter": amount} */
    SHAPE_SETS,      /* {"flag or meter": value} */
    SHAPE_MARKS,     /* {"meter": "up" or "down"} */
    SHAPE_SHOW,      /* always, debrief, or a list of actors */
    SHAPE_NEXT,      /* a scene or a list of {"to", "when"} */
    SHAPE_OFFER,     /* in a decision: an id, an option or an override */
    SHAPE_OFFERS,    /* a list of them; in the library, of options */
    SHAPE_TYPE_COUNT
};

enum shape_kind {
    KIND_NONE,
    KIND_SCENARIO,
    KIND_LIMITS,
    KIND_MAP,
    KIND_CENTRE,
    KIND_PLACE,
    KIND_ARC,
    KIND_COUNTRY,
    KIND_SOURCE,
    KIND_CODEX,
    KIND_MOMENT, /* of the time line */
    KIND_ACTOR,
    KIND_MANDATE,
    KIND_ADVISER,
    KIND_METER,
    KIND_BAND,
    KIND_DRIFT,
    KIND_FLAG,
    KIND_UNKNOWN,
    KIND_VALUE,
    KIND_LADDER,
    KIND_RUNG,
    KIND_SCENE,
    KIND_DECISION,
    KIND_HISTORY,
    KIND_OPTION,
    KIND_USE,
    KIND_ADVICE,
    KIND_OUTCOME,
    KIND_CONSEQUENCE,
    KIND_NEXT,
    KIND_RULE,
    KIND_EVENT,
    KIND_ENDING,
    KIND_EXPECT,
    KIND_ODDS,
    KIND_CLASSROOM,
    KIND_ROLE,
    KIND_CUT,
    KIND_TEXT,
    KIND_COUNT
};

enum shape_flag {
    SHAPE_REQUIRED = 1,
    SHAPE_TOLD = 2, /* only told: does not decide the play */
    SHAPE_SOME = 4  /* a list that may not be empty */
};

struct shape_field {
    const char *about;        /* one sentence for the author */
    const char *const *words; /* SHAPE_WORD, ends with NULL */
    int32_t low, high;        /* SHAPE_NUMBER; SHAPE_DEGREES in degrees; of a
                                 list, `high` is the most items, 0: any */
    uint8_t key;              /* enum key */
    uint8_t type;             /* enum shape_type */
    uint8_t kind;             /* enum shape_kind of the object(s) within */
    uint8_t flags;            /* enum shape_flag */
};

struct shape_object {
    const char *name; /* "a meter" */
    const struct shape_field *fields;
    int32_t count;
};

extern const struct shape_object shape_objects[KIND_COUNT];

/* The row of a key in a kind of object, NULL where it has none. */
const struct shape_field *shape_find(enum shape_kind kind, enum key key);

/* "a number", "a list of texts": what a type accepts, for messages. */
const char *shape_type_name(enum shape_type type);

/* What the walker knows of each node. */
struct shape_rule {
    const struct shape_field *field; /* NULL for elements of lists */
    uint8_t type;                    /* enum shape_type */
    uint8_t kind; /* enum shape_kind of an object, or of those within */
    bool told;    /* within something that is only told */
};

/* Checks a parsed document; marks what it refuses as bad and reports it.
 * Returns one rule a node, in `scratch`. */
struct report;
struct shape_rule *shape_check(struct report *report, struct arena *scratch);

#endif
